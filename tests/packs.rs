//! Broken packs: each mistake is named with its place and with what to do.

use selon::pack::{Pack, PackSource};

const PACK: &str = "schema: selon/1
language: xx
name: test
forms: { now: [finite, present, third, singular] }
paradigms:
  s: { strip: '', endings: { now: [s] } }
";

/// What is printed about the pack above with one more file, or with `pack.yaml` replaced.
fn mistake(name: &str, yaml: &str) -> String {
    let file = |name: &str, yaml: &str| PackSource {
        name: name.to_string(),
        yaml: yaml.to_string(),
    };
    let mut files = vec![file(name, yaml)];
    if name != "pack.yaml" {
        files.push(file("pack.yaml", PACK));
    }
    match Pack::compile(&files) {
        Ok(_) => "no mistake".to_string(),
        Err(error) => error.to_string(),
    }
}

/// The same for a file of rules with these rules.
fn in_rules(rules: &str) -> String {
    mistake("rules/r.yaml", &format!("schema: selon/1\nrules:\n{rules}"))
}

/// The same for a lexicon with these sections.
fn in_lexicon(sections: &str) -> String {
    mistake("lexicon/l.yaml", &format!("schema: selon/1\n{sections}"))
}

#[test]
fn a_good_pack_has_none() {
    assert_eq!(mistake("pack.yaml", PACK), "no mistake");
    let rule = "  - id: xx.a\n    pattern: [{ verb: { frame: [that] }, as: cue }, { clause: {}, as: content }]\n";
    assert_eq!(in_rules(rule), "no mistake");
    assert_eq!(
        in_lexicon("verbs: [{ lemma: say, frames: [that] }]\n"),
        "no mistake"
    );
}

#[test]
fn a_mistyped_key() {
    assert_eq!(
        in_rules("  - id: xx.a\n    patern:\n      - { verb: { frame: [that] }, as: cue }\n"),
        "rules/r.yaml:4:5: unknown key `patern`; did you mean `pattern`?"
    );
}

#[test]
fn a_key_like_no_other() {
    assert_eq!(
        in_lexicon("verbs:\n  - { lemma: say, zzz: 3 }\n"),
        "lexicon/l.yaml:3:19: unknown key `zzz`; known: lemma, class, tone, frames, paradigm, stems, forms, not_object, separable, document, auxiliary"
    );
}

#[test]
fn a_mistyped_key_of_a_paradigm() {
    assert_eq!(
        mistake("pack.yaml", &PACK.replace("strip", "stripe")),
        "pack.yaml:6:3: unknown key `stripe`; did you mean `strip`?"
    );
}

#[test]
fn a_value_of_the_wrong_kind() {
    assert_eq!(
        in_rules("  - id: xx.a\n    priority: high\n"),
        "rules/r.yaml:4:15: expected a whole number, found string \"high\""
    );
}

#[test]
fn an_unknown_value() {
    assert_eq!(
        in_lexicon("verbs:\n  - { lemma: say, class: sate }\n"),
        "lexicon/l.yaml:3:26: unknown value `sate`; did you mean `state`?"
    );
}

#[test]
fn an_unknown_frame_of_a_step() {
    assert_eq!(
        in_rules(
            "  - id: xx.a\n    pattern:\n      - { verb: { frame: [quote, thta] }, as: cue }\n"
        ),
        "rules/r.yaml:5:34: unknown frame `thta`; did you mean `that`?"
    );
}

#[test]
fn an_unknown_frame_of_a_verb() {
    assert_eq!(
        in_lexicon("verbs:\n  - lemma: say\n    frames: [that, \"qoute:of\"]\n"),
        "lexicon/l.yaml:4:20: unknown frame `qoute`; did you mean `quote`?"
    );
}

#[test]
fn an_unknown_preposition_of_a_verb() {
    assert_eq!(
        in_lexicon("verbs:\n  - lemma: talk\n    frames: [\"prep:of\"]\n"),
        "lexicon/l.yaml:4:14: unknown preposition `of`; the pack defines none"
    );
}

#[test]
fn an_unknown_word_class() {
    assert_eq!(
        in_lexicon("words:\n  adverb: [often]\n  advreb: [seldom]\n"),
        "lexicon/l.yaml:4:3: unknown word class `advreb`; did you mean `adverb`?"
    );
    assert_eq!(
        in_rules(
            "  - id: xx.a\n    pattern:\n      - { verb: {}, as: cue }\n      - { lex: [adverb, complementiser] }\n"
        ),
        "rules/r.yaml:6:25: unknown word class `complementiser`; did you mean `complementizer`?"
    );
}

#[test]
fn an_unknown_fact() {
    assert_eq!(
        in_rules("  - id: xx.a\n    pattern:\n      - { verb: { is: [fintie] }, as: cue }\n"),
        "rules/r.yaml:5:24: unknown fact `fintie`; did you mean `finite`?"
    );
    assert_eq!(
        mistake("pack.yaml", &PACK.replace("singular", "singluar")),
        "pack.yaml:4:10: unknown fact `singluar`; did you mean `singular`?"
    );
    assert_eq!(
        in_lexicon(
            "words:\n  strong_pronoun:\n    he: [third, singular]\n    they: [third, plurla]\n"
        ),
        "lexicon/l.yaml:5:5: unknown fact `plurla`; did you mean `plural`?"
    );
}

#[test]
fn mistakes_in_numbers_and_times() {
    assert_eq!(
        in_lexicon("numbers:\n  modifers: { least: [at least] }\n"),
        "lexicon/l.yaml:3:3: unknown key `modifers`; did you mean `modifiers`?"
    );
    assert_eq!(
        in_lexicon("numbers:\n  multipliers: { hundred: 100 }\n  alone: [hundert]\n"),
        "lexicon/l.yaml:4:11: unknown multiplier `hundert`; did you mean `hundred`?"
    );
    assert_eq!(
        in_lexicon("numbers:\n  compose: words\n"),
        "lexicon/l.yaml:3:12: unknown value `words`; did you mean `word`?"
    );
    assert_eq!(
        in_lexicon("numbers:\n  indefinite:\n    dozens: []\n"),
        "lexicon/l.yaml:4:5: give the least and, where there is one, the greatest value"
    );
    assert_eq!(
        in_lexicon("times:\n  months: { may: 13 }\n"),
        "lexicon/l.yaml:3:18: 13 is not between 1 and 12"
    );
    assert_eq!(
        in_lexicon("times:\n  at: [at, \"\"]\n"),
        "lexicon/l.yaml:3:12: an empty phrase matches nothing"
    );
}

#[test]
fn an_empty_step() {
    assert_eq!(
        in_rules(
            "  - id: xx.a\n    pattern:\n      - { verb: {}, as: cue }\n      - { opt: true }\n"
        ),
        "rules/r.yaml:6:9: the step has no condition, so it would match anything; give it one"
    );
}

#[test]
fn two_tests_in_a_step() {
    assert_eq!(
        in_rules(
            "  - id: xx.a\n    pattern:\n      - { verb: {}, as: cue }\n      - { lex: [adverb], np: {} }\n"
        ),
        "rules/r.yaml:6:9: the step mixes a test of one element with something longer; make two steps of it"
    );
}

#[test]
fn no_cue() {
    assert_eq!(
        in_rules("  - id: xx.a\n    pattern:\n      - { clause: {}, as: content }\n"),
        "rules/r.yaml:4:5: the pattern has no step `as: cue`; a rule hangs on its cue"
    );
}

#[test]
fn no_pattern() {
    assert_eq!(
        in_rules("  - id: xx.a\n    doc: nothing\n"),
        "rules/r.yaml:3:5: rule `xx.a` has no `pattern`"
    );
}

#[test]
fn no_id() {
    assert_eq!(
        in_rules("  - doc: nothing\n"),
        "rules/r.yaml:3:5: the rule has no `id`"
    );
}

#[test]
fn an_unknown_macro() {
    assert_eq!(
        in_rules(
            "  - id: xx.a\n    pattern:\n      - { verb: {}, as: cue }\n      - { use: tail }\nmacros:\n  tails: [{ adjuncts: {} }]\n"
        ),
        "rules/r.yaml:6:16: unknown macro `tail`; did you mean `tails`?"
    );
}

#[test]
fn a_macro_of_itself() {
    assert_eq!(
        in_rules(
            "  - id: xx.a\n    pattern:\n      - { verb: {}, as: cue }\n      - { use: tail }\nmacros:\n  tail: [{ use: tail }]\n"
        ),
        "rules/r.yaml:8:10: macros nest more than 8 deep; does one use itself?"
    );
}

#[test]
fn a_rule_twice() {
    let rule = "  - id: xx.a\n    pattern: [{ verb: {}, as: cue }]\n";
    assert_eq!(
        in_rules(&rule.repeat(2)),
        "rules/r.yaml:5:9: rule `xx.a` stands at rules/r.yaml:3 too; ids are unique in a pack"
    );
}

#[test]
fn a_bad_regular_expression() {
    let stems = "strip: '', stems: { t: [{ from: 'a(b', to: c }] }";
    assert_eq!(
        mistake("pack.yaml", &PACK.replace("strip: ''", stems)),
        "pack.yaml:6:40: `a(b` is not a regular expression: unclosed group"
    );
}

#[test]
fn another_version_of_the_format() {
    assert_eq!(
        mistake("pack.yaml", &PACK.replace("selon/1", "selon/2")),
        "pack.yaml:1:9: `schema` is `selon/2`, but this program reads `selon/1`; begin the file with `schema: selon/1`"
    );
    assert_eq!(
        mistake("rules/r.yaml", "rules: []\n"),
        "rules/r.yaml:1:1: the key `schema` is missing; begin the file with `schema: selon/1`"
    );
}

#[test]
fn a_verb_that_no_paradigm_fits() {
    let pack = PACK.replace("strip: ''", "strip: er");
    assert_eq!(mistake("pack.yaml", &pack), "no mistake");
    assert_eq!(
        in_lexicon("verbs:\n  - lemma: say\n    paradigm: z\n"),
        "lexicon/l.yaml:4:15: unknown paradigm `z`; known: s"
    );
}

#[test]
fn a_tab() {
    assert_eq!(
        in_rules("  - id: xx.a\n\tpattern: []\n"),
        "rules/r.yaml:4:1: found a tab character that violates indentation; indent with spaces"
    );
}

#[test]
fn an_unclosed_quotation_mark() {
    assert_eq!(
        in_rules("  - id: xx.a\n    doc: \"nothing\n"),
        "rules/r.yaml:4:10: the quotation mark that opens here is not closed"
    );
}

#[test]
fn a_key_twice() {
    assert_eq!(
        in_rules("  - id: xx.a\n    id: xx.b\n"),
        "rules/r.yaml:4:5: the key `id` stands here twice, at line 3 too; take one away, or join the two"
    );
}

#[test]
fn no_pack_file() {
    let file = PackSource {
        name: "rules/r.yaml".to_string(),
        yaml: "schema: selon/1\n".to_string(),
    };
    let error = Pack::compile(&[file]).err().unwrap();
    assert_eq!(
        error.to_string(),
        "rules/r.yaml: the pack has no `pack.yaml`, which names its language"
    );
}

#[test]
fn an_empty_file() {
    assert_eq!(
        mistake("pack.yaml", ""),
        "pack.yaml:1:1: the key `schema` is missing"
    );
    assert_eq!(
        mistake("lexicon/l.yaml", ""),
        "lexicon/l.yaml:1:1: the key `schema` is missing; begin the file with `schema: selon/1`"
    );
}

#[test]
fn a_state_under_no_code_and_a_word_for_two() {
    assert_eq!(
        in_lexicon("states:\n  Peru: { names: [peru] }\n"),
        "lexicon/l.yaml:3:3: `Peru` is no ISO 3166 code of two capital letters"
    );
    assert_eq!(
        in_lexicon("states:\n  PE: { names: [peru] }\n  QU:\n    capitals: [peru]\n"),
        "lexicon/l.yaml:5:16: `peru` already stands for PE"
    );
    assert_eq!(
        in_lexicon("states:\n  PE: { names: [peru], facts: [masculin] }\n"),
        "lexicon/l.yaml:3:32: unknown fact `masculin`; did you mean `masculine`?"
    );
    assert_eq!(
        in_lexicon("mentions: { voice: [spokesman] }\n"),
        "lexicon/l.yaml:2:13: unknown key `voice`; did you mean `voices`?"
    );
}
