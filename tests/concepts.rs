//! Every example of a pack's concepts, compared: each has the kind that its file states, or none.

use selon::Analyzer;
use selon::text::Document;

#[test]
fn every_example_of_a_concept_has_the_kind_that_its_file_states() {
    let analyzer = Analyzer::new();
    let mut wrong = Vec::new();
    let mut seen = 0;
    for lang in analyzer.languages() {
        let pack = analyzer.pack(lang).unwrap().unwrap();
        for example in pack.concepts.examples() {
            let side = |text: &str| Document {
                text: text.to_owned(),
                lang: Some(lang.to_owned()),
                ..Document::default()
            };
            let found = analyzer.compare(&side(&example.a), &side(&example.b));
            let kind = found.conflict.as_ref().map(|c| c.kind);
            if kind != example.conflict {
                wrong.push(format!(
                    "{}: {kind:?} for {:?}: {} / {}",
                    example.file, example.conflict, example.a, example.b
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
