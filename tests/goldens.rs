//! Whole articles: what `selon analyze` prints about each of `examples/` is what `tests/goldens/` holds.
//!
//! After a change that is meant: `UPDATE_GOLDENS=1 cargo test --test goldens`, and read the difference
//! before it is committed. Where `CI` is set nothing is written.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use selon::cli::{Console, Terminal, run};
use similar::TextDiff;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The names of a folder's files with this extension, without it, sorted.
fn stems(folder: &Path, extension: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == extension))
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_string())
        .collect()
}

fn analyze(article: &Path) -> String {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let console = Console {
        input: &mut [].as_slice(),
        out: &mut out,
        err: &mut err,
        terminal: Terminal::default(),
    };
    let args = ["selon", "analyze", "--format", "json"].map(Into::into);
    let code = run(args.into_iter().chain([article.into()]), console);
    assert_eq!(code, 0, "{}", String::from_utf8_lossy(&err));
    String::from_utf8(out).unwrap()
}

#[test]
fn articles_read_as_before() {
    let update = env::var_os("UPDATE_GOLDENS").is_some() && env::var_os("CI").is_none();
    let (articles, goldens) = (folder("examples"), folder("tests/goldens"));
    if update {
        fs::create_dir_all(&goldens).unwrap();
    }
    let mut differences = String::new();
    for name in stems(&articles, "txt") {
        let found = analyze(&articles.join(format!("{name}.txt")));
        let golden = goldens.join(format!("{name}.json"));
        if update {
            fs::write(&golden, found).unwrap();
            continue;
        }
        // A checkout may have turned the line ends.
        let expected = fs::read_to_string(&golden)
            .unwrap_or_default()
            .replace("\r\n", "\n");
        if found != expected {
            let diff = TextDiff::from_lines(&expected, &found);
            let diff = diff
                .unified_diff()
                .context_radius(12)
                .header(&format!("tests/goldens/{name}.json"), "found")
                .to_string();
            differences.push_str(&diff);
        }
    }
    assert!(
        differences.is_empty(),
        "{differences}\nif this is meant: UPDATE_GOLDENS=1 cargo test --test goldens"
    );
}

#[test]
fn every_golden_has_its_article() {
    let left = &stems(&folder("tests/goldens"), "json") - &stems(&folder("examples"), "txt");
    assert!(left.is_empty(), "without an article: {left:?}");
}
