//! Every example of a pack's concepts, compared: each has the kind that its file states, or none.

mod support;

use support::reading::{ANALYZER, document};

#[test]
fn every_example_of_a_concept_has_the_kind_that_its_file_states() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for lang in ANALYZER.languages() {
        let pack = ANALYZER.pack(lang).unwrap().unwrap();
        for example in pack.concepts.examples() {
            let found = ANALYZER.compare(&document(lang, &example.a), &document(lang, &example.b));
            let kind = found.conflict.map(|c| c.kind);
            if kind != example.conflict {
                let (file, stated) = (&example.file, example.conflict);
                wrong.push(format!(
                    "{file}: {kind:?} for {stated:?}: {} / {}",
                    example.a, example.b
                ));
            }
            seen += 1;
        }
    }
    assert!(seen > 0);
    assert!(
        wrong.is_empty(),
        "{} of {seen}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
