//! Word orders that the embedded packs do not have, in a small pack of another language: a cue behind its
//! source, a verb at the end of its clause, a particle that stands apart.

use selon::pack::{Pack, PackSource};
use selon::{Analyzer, text::Document};

const PACK: &str = r"
schema: selon/1
language: de
name: Deutsch
forms: { pres: [finite, present, third, singular], past: [finite, past, third, singular] }
paradigms:
  weak: { strip: en, endings: { pres: [t], past: [te] } }
";

const LEXICON: &str = r"
schema: selon/1
verbs:
  - { lemma: mitteilen, class: state, frames: [that, quote], forms: { past: [mitteilte] } }
  - { lemma: teilen mit, class: state, frames: [that], separable: true }
common_verbs: [{ lemma: ist, forms: { pres: [ist] } }]
phrases:
  according: [{ text: zufolge, class: state }]
words:
  determiner: [der, die, das, dem]
  complementizer: [dass]
  subordinator: [wie, dass]
  linked_clause: [wie]
  preposition: [mit]
";

const RULES: &str = r"
schema: selon/1
rules:
  - id: de.postposition
    source: none
    pattern:
      - { np: {}, as: source }
      - { phrase: { kind: according }, as: cue }
      - { clause: { finite: true }, as: content }
  - id: de.verb-final
    pattern:
      - { clause: { finite: true }, as: content }
      - { punct: [comma] }
      - { lex: [linked_clause] }
      - { np: {}, as: source }
      - { verb: { frame: [quote], is: [finite] }, as: cue }
      - { end: {} }
  - id: de.apart
    pattern:
      - { verb: { frame: [that], is: [finite] }, as: cue }
      - { gap: { max: 6 } }
      - { lex: [complementizer] }
      - { clause: { finite: true }, as: content }
";

fn found(text: &str) -> Vec<String> {
    let source = |name: &str, yaml: &str| PackSource {
        name: name.into(),
        yaml: yaml.into(),
    };
    let pack = Pack::compile(&[
        source("pack.yaml", PACK),
        source("lexicon/l.yaml", LEXICON),
        source("rules/r.yaml", RULES),
    ]);
    let analyzer = Analyzer::with_packs([pack.unwrap_or_else(|e| panic!("{e}"))]);
    let document = Document {
        text: text.into(),
        lang: Some("de".into()),
        ..Document::default()
    };
    let role = |spans: &[selon::text::Span]| {
        spans
            .iter()
            .map(|s| s.of(text))
            .collect::<Vec<_>>()
            .join(" … ")
    };
    let analysis = analyzer.analyze(&document);
    assert!(analysis.notices.is_empty(), "{:?}", analysis.notices);
    analysis
        .attributions
        .iter()
        .map(|a| {
            format!(
                "{} | {} | {}",
                role(&a.source),
                role(&a.cue),
                role(&a.content)
            )
        })
        .collect()
}

#[test]
fn a_cue_may_stand_behind_its_source() {
    assert_eq!(
        found("Dem Sender zufolge ist der Damm gebrochen."),
        ["Dem Sender | zufolge | ist der Damm gebrochen"]
    );
}

#[test]
fn a_verb_may_close_its_clause() {
    assert_eq!(
        found("Der Damm ist sicher, wie die Abtei mitteilte."),
        ["die Abtei | mitteilte | Der Damm ist sicher"]
    );
}

#[test]
fn a_particle_may_stand_apart() {
    assert_eq!(
        found("Die Abtei teilte dem Sender mit, dass der Damm sicher ist."),
        ["Die Abtei | teilte … mit | der Damm sicher ist"]
    );
}
