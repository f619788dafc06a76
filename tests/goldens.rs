//! Whole articles: what `selon analyze` prints about each of `examples/` is what `tests/goldens/` holds.

mod support;

use support::run::selon;
use support::{examples, golden};

#[test]
fn articles_read_as_before() {
    let mut made = Vec::new();
    for article in examples::all() {
        let run = selon(&["analyze", "--format", "json", &examples::path(&article.id)]);
        assert_eq!(run.code, 0, "{}", run.err);
        made.push((article.id.replace(".txt", ".json"), run.out));
    }
    golden::hold("", &made);
}
