//! Coverage of a small pack.

use super::*;
use crate::pack::PackSource;

const PACK: &str = "schema: selon/1\nlanguage: xx\nname: test\n\
    forms: { now: [finite, present, third, singular] }\n\
    paradigms: { s: { strip: '', endings: { now: [s] } } }\n";
const WORDS: &str = "schema: selon/1\nverbs: [{ lemma: say, frames: [that] }, { lemma: claim, frames: [that] }]\n\
    words: { complementizer: [that], determiner: [the], adverb: [often, loudly] }\n";
const RULE: &str = "schema: selon/1\nrules:
  - id: xx.that
    pattern:
      - { verb: { frame: [that] }, as: cue }
      - { lex: [adverb], opt: true, repeat: 2 }
      - { one_of: [[{ lex: [complementizer] }], [{ punct: [colon] }]] }
      - { not: [{ word: [if] }] }
      - { clause: {}, as: content }
    unless:
      - id: often
        pattern:
          - { verb: {}, as: cue }
          - { word: [often] }
        example: 'Ada says often that it froze.'
    examples:
";

fn missing(examples: &str) -> Vec<(PartKind, String)> {
    let file = |name: &str, yaml: &str| PackSource {
        name: format!("xx/{name}"),
        yaml: yaml.to_string(),
    };
    let rules = format!("{RULE}{examples}");
    let files = vec![
        file("pack.yaml", PACK),
        file("lexicon/words.yaml", WORDS),
        file("rules/rules.yaml", &rules),
    ];
    let open = OpenPack::new(None, files);
    assert_eq!(open.mistakes, []);
    let coverage = coverage(&open, open.pack.as_ref().unwrap(), false);
    let parts = coverage.unexercised.into_iter();
    parts
        .map(|p| {
            (
                p.kind,
                format!("{}:{} {}", p.place.line, p.place.column, p.yaml),
            )
        })
        .collect()
}

#[test]
fn what_no_example_goes_through_is_named_with_its_place() {
    let found =
        missing("      match: ['[source:Ada] [cue:says] that [content:the pond froze].']\n");
    let opt = "6:9 { lex: [adverb], opt: true, repeat: 2 }".to_owned();
    assert_eq!(
        found,
        [
            (PartKind::Taken, opt.clone()),
            (PartKind::Repeated, opt),
            (
                PartKind::Alternative,
                "7:49 [{ punct: [colon] }]".to_owned()
            ),
            (PartKind::Not, "8:9 { not: [{ word: [if] }] }".to_owned()),
        ]
    );
}

#[test]
fn examples_that_go_everywhere_leave_nothing() {
    let found = missing(
        "      match: ['Ada [cue:says] that [content:the pond froze].', 'Ada [cue:says] loudly loudly that [content:it froze].', 'Ada [cue:says]: [content:it froze].']\n\
         \x20     no_match: [{ text: 'Ada says that if.', why: test }]\n",
    );
    assert_eq!(found, []);
}

#[test]
fn a_rule_that_no_example_fires_is_named() {
    let found = missing("      no_match: [{ text: 'Ada likes it.', why: test }]\n");
    assert!(found.iter().any(|(kind, _)| *kind == PartKind::Rule));
}

#[test]
fn entries_in_no_example_are_named() {
    let open = crate::authoring::open(None, Some("fr")).unwrap().remove(0);
    let pack = open.pack.as_ref().unwrap();
    let found = entries(&open, pack);
    assert!(found.len() > 1000);
    assert!(found.iter().all(|e| e.place.line > 0));
    let used = exercised(pack, &found);
    let of = |text: &str| {
        let at = found.iter().position(|e| e.text == text);
        at.map(|at| used[at])
    };
    assert_eq!(of("déclarer"), Some(true));
    assert_eq!(of("selon"), Some(true));
}

#[test]
fn of_a_pack_over_another_only_its_own_rules_count() {
    let file = |name: &str, yaml: &str| PackSource {
        name: format!("over/{name}"),
        yaml: yaml.to_string(),
    };
    let head = "schema: selon/1\nlanguage: en\nname: English\nextends: en\n";
    let rule = RULE.replace("xx.", "en.")
        + "      match: ['[source:Ada] [cue:says] that [content:the pond froze].']\n";
    let files = vec![file("pack.yaml", head), file("rules/more.yaml", &rule)];
    let open = OpenPack::new(None, files);
    assert_eq!(open.mistakes, []);
    let coverage = coverage(&open, open.pack.as_ref().unwrap(), false);
    assert_eq!(coverage.counts[&PartKind::Rule].all, 1);
    let files: BTreeSet<_> = coverage.unexercised.iter().map(|p| &p.place.file).collect();
    assert!(
        files.iter().all(|file| *file == "over/rules/more.yaml"),
        "{files:?}"
    );
}
