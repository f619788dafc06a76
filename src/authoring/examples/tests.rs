//! Examples of a small pack, and what becomes of them.

use super::*;
use crate::pack::PackSource;
use proptest::prelude::*;

const PACK: &str = "schema: selon/1\nlanguage: xx\nname: test\n\
    forms: { now: [finite, present, third, singular] }\n\
    paradigms: { s: { strip: '', endings: { now: [s] } } }\n";
const WORDS: &str = "schema: selon/1\nverbs: [{ lemma: say, frames: [that] }]\n\
    words: { complementizer: [that], determiner: [the], negation: [never] }\n";
const RULE: &str = "schema: selon/1\nrules:\n  - id: xx.that\n    pattern:\n\
    \x20     - { verb: { frame: [that] }, as: cue }\n\
    \x20     - { lex: [complementizer] }\n\
    \x20     - { clause: {}, as: content }\n";

fn file(name: &str, yaml: &str) -> PackSource {
    PackSource {
        name: format!("xx/{name}"),
        yaml: yaml.to_string(),
    }
}

fn open(examples: &str, golden: &str) -> OpenPack {
    let mut files = vec![
        file("pack.yaml", PACK),
        file("lexicon/words.yaml", WORDS),
        file("rules/rules.yaml", &format!("{RULE}{examples}")),
    ];
    if !golden.is_empty() {
        files.push(file("golden/walk.yaml", golden));
    }
    let open = OpenPack::new(None, files);
    assert_eq!(open.mistakes, []);
    open
}

fn verdicts(tried: &[Tried]) -> String {
    tried.iter().map(|t| t.judged.verdict.letter()).collect()
}

fn tried(examples: &str) -> Vec<Tried> {
    run(&open(&format!("    examples:\n{examples}"), ""), |_| true)
}

#[test]
fn examples_that_hold_are_ok() {
    let examples = "      match: ['[source:Ada] [cue:says] that [content:the pond froze].', 'Ada [cue:says] that [content:the pond froze].']\n\
        \x20     no_match: [{ text: 'Ada likes that pond.', why: no verb of saying }]\n";
    let tried = tried(examples);
    assert_eq!(verdicts(&tried), "...");
    assert!(tried.iter().all(|t| !t.fails()));
    assert_eq!(tried[0].place.to_string(), "xx/rules/rules.yaml:9:15");
    assert_eq!(tried[2].place.to_string(), "xx/rules/rules.yaml:10:18");
}

#[test]
fn each_fault_has_its_verdict() {
    let examples = "      match: ['[source:Ada] [cue:says] that [content:the pond] froze.', '[cue:Says] Ada.', 'Ada says that [content:it froze].']\n\
        \x20     no_match: [{ text: 'Ada says that it froze.', why: a test }]\n";
    let tried = tried(examples);
    assert_eq!(verdicts(&tried), "WMEN");
    assert!(tried[3].judged.message.ends_with(": a test"));
}

#[test]
fn a_known_gap_fails_when_it_is_closed() {
    let tried = tried(
        "      match: [{ text: '[cue:Says] Ada.', todo: true }, { text: 'Ada [cue:says] that [content:it froze].', todo: true }]\n",
    );
    assert_eq!(verdicts(&tried), "M.");
    assert!(tried[0].is_known_gap());
    assert!(tried[1].fails());
}

#[test]
fn an_antipattern_must_be_what_silences_its_example() {
    let unless = |example: &str| {
        format!(
            "    unless:\n      - id: frost\n        pattern:\n          - {{ verb: {{}}, as: cue }}\n          - {{ lex: [complementizer] }}\n          - {{ word: [it] }}\n        example: '{example}'\n"
        )
    };
    let verdict = |example: &str| verdicts(&run(&open(&unless(example), ""), |_| true));
    assert_eq!(verdict("Ada says that it froze."), ".");
    assert_eq!(verdict("Ada says that the pond froze."), "N");
    assert_eq!(verdict("Ada likes it."), "M");
    assert_eq!(verdict(""), "E");
}

#[test]
fn an_article_shows_what_is_missing_noisy_and_wrong() {
    let golden = "schema: selon/1\ntext: |\n  Ada says that it froze. Bo says that the pond is deep.\n  Cy says that the ice holds.\n  Ed says that snow fell.\nattributions:\n\
        \x20 - '[source:Ada] [cue:says] that [content:it froze].'\n\
        \x20 - 'Bo [cue:says] that [content:the pond] is deep.'\n\
        \x20 - 'Ed says that [content:snow] [cue:fell].'\n\
        \x20 - 'Flo [cue:says] that [content:it froze].'\n";
    let tried = run(&open("", golden), |_| true);
    let mut found: Vec<char> = verdicts(&tried).chars().collect();
    found.sort_unstable();
    assert_eq!(found, ['.', 'E', 'M', 'N', 'N', 'W']);
    let wrong = tried
        .iter()
        .find(|t| t.judged.verdict == Verdict::WrongSpan);
    let wrong = wrong.unwrap();
    assert_eq!(wrong.judged.text, "Bo says that the pond is deep.");
    assert_eq!(wrong.place.to_string(), "xx/golden/walk.yaml:8:5");
}

#[test]
fn accepting_changes_the_marks_and_no_other_byte() {
    let examples = "    examples:\n      match:\n        - \"[cue:Says] Ada.\"   # stays\r\n\
        \x20       - 'Cy [cue:says] that [content:Bo''s pond] froze.'\n\
        \x20       - Ada [cue:says] that [content:the \"pond\"] froze.\n\
        \x20       - \"[source:Ada] [cue:says] that [content:the pond] froze.\" # é\n";
    let open = open(examples, "");
    let tried = run(&open, |_| true);
    assert_eq!(verdicts(&tried), "MWWW");
    let changes = changes(&tried);
    let all: Vec<&Change> = changes.iter().collect();
    let yaml = &open.files[2].yaml;
    let accepted = rewrite(yaml, &all).unwrap();
    let expected = yaml
        .replace("[content:Bo''s pond] froze", "[content:Bo''s pond froze]")
        .replace(
            "Ada [cue:says] that [content:the \"pond\"] froze.\n",
            "\"Ada [cue:says] that [content:the \\\"pond\\\" froze].\"\n",
        )
        .replace("[content:the pond] froze", "[content:the pond froze]");
    assert_eq!(accepted, expected);
}

proptest! {
    #[test]
    fn marks_that_are_written_are_read_back(
        text in "[a-zé «»\\[\\]:'\"]{0,40}",
        cuts in prop::collection::vec(0usize..41, 6),
    ) {
        let mut at: Vec<usize> = cuts.iter().map(|c| text.floor_char_boundary((*c).min(text.len()))).collect();
        at.sort_unstable();
        let span = |i: usize| (at[i] < at[i + 1]).then(|| crate::text::Span::new(at[i], at[i + 1]));
        let roles = Roles {
            rule: None,
            source: span(0).into_iter().collect(),
            cue: span(2).into_iter().collect(),
            content: span(4).into_iter().collect(),
        };
        if let Some(marked) = roles.mark(&text) {
            let (plain, marks) = unmark(&marked);
            prop_assert_eq!(plain, text);
            prop_assert_eq!(Roles::marked(&marks), roles);
        } else {
            prop_assert!(text.contains(['[', ']']), "only brackets of the text stand in the way");
        }
    }
}
