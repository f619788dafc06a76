//! Mutants of a small pack.

use super::*;
use crate::pack::PackSource;

const PACK: &str = "schema: selon/1\nlanguage: xx\nname: test\n\
    forms: { now: [finite, present, third, singular] }\n\
    paradigms: { s: { strip: '', endings: { now: [s] } } }\n";
const WORDS: &str = "schema: selon/1\nverbs: [{ lemma: say, frames: [that] }, { lemma: claim, frames: [that] }]\n\
    words: { complementizer: [that], determiner: [the], adverb: [often, loudly] }\n";

fn mutants(rule: &str) -> Mutation {
    let file = |name: &str, yaml: &str| PackSource {
        name: format!("xx/{name}"),
        yaml: yaml.to_string(),
    };
    let files = vec![
        file("pack.yaml", PACK),
        file("lexicon/words.yaml", WORDS),
        file(
            "rules/rules.yaml",
            &format!("schema: selon/1\nrules:\n{rule}"),
        ),
    ];
    let open = OpenPack::new(None, files);
    assert_eq!(open.mistakes, []);
    mutate(&open, open.pack.as_ref().unwrap(), |_| true).unwrap()
}

const RULE: &str = "  - id: xx.that
    pattern:
      - { verb: { frame: [that] }, as: cue }
      - { lex: [adverb], opt: true }
      - { lex: [complementizer] }
      - { clause: {}, as: content }
";

fn survivors(examples: &str) -> Vec<String> {
    let found = mutants(&format!("{RULE}    examples:\n{examples}"));
    assert_eq!(found.mutants, found.noticed + found.survivors.len());
    let line = |s: Survivor| format!("{} {}:{}", s.damage, s.place.line, s.place.column);
    found.survivors.into_iter().map(line).collect()
}

#[test]
fn weak_examples_let_mutants_live() {
    let found = survivors("      match: ['Ada [cue:says] that [content:the pond froze].']\n");
    assert!(found.contains(&"drop 6:9".to_owned()), "{found:?}");
    assert!(found.contains(&"make optional 7:9".to_owned()), "{found:?}");
    assert!(!found.iter().any(|f| f.starts_with("drop 7")), "{found:?}");
}

#[test]
fn strong_examples_notice_all_but_what_changes_nothing() {
    let found = survivors(
        "      match: ['Ada [cue:says] that [content:the pond froze].', 'Ada [cue:says] loudly that [content:it froze].']\n\
         \x20     no_match: [{ text: 'Ada says the pond froze.', why: test }, { text: 'Ada says loudly the pond froze.', why: test }]\n",
    );
    assert!(
        found.iter().all(|f| f.starts_with("make optional 8")),
        "{found:?}"
    );
}

#[test]
fn an_entry_that_an_example_needs_is_missed() {
    let found = mutants(&format!(
        "{RULE}    examples:\n      match: ['Ada [cue:claims] that [content:the pond froze].']\n"
    ));
    assert!(found.survivors.iter().all(|s| s.damage != "remove entry"));
}

#[test]
fn the_same_mutants_survive_every_time() {
    let open = crate::authoring::open(None, Some("en")).unwrap().remove(0);
    let pack = open.pack.as_ref().unwrap();
    let wanted = |id: &str| id == "en.verb-that" || id == "en.noun-that";
    let once = mutate(&open, pack, wanted).unwrap();
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .unwrap();
    assert_eq!(pool.install(|| mutate(&open, pack, wanted)).unwrap(), once);
    assert!(once.noticed > 0);
}
