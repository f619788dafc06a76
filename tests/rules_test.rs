//! The commands that try examples: `rules test`, `explain`, `coverage` and `mutate`, run in-process.

mod support;

use std::fs;

use support::folder::Folder;
use support::run::{Run, selon_with};

fn selon_on(input: &str, args: &[&str]) -> Run {
    selon_with(input, &[&["rules"], args].concat())
}

fn selon(args: &[&str]) -> Run {
    selon_on("", args)
}

const PACK: &str = "schema: selon/1\nlanguage: xx\nname: test\n\
    forms: { now: [finite, present, third, singular] }\n\
    paradigms: { s: { strip: '', endings: { now: [s] } } }\n";
const WORDS: &str = "schema: selon/1\nverbs: [{ lemma: say, frames: [that] }]\n\
    words: { complementizer: [that], determiner: [the], adverb: [loudly] }\n";

/// A pack in a folder of its own.
struct PackFolder(Folder);

impl PackFolder {
    fn new(test: &str, rules: &str) -> Self {
        let folder = Folder::new(test);
        folder.file("pack.yaml", PACK);
        folder.file("lexicon/words.yaml", WORDS);
        folder.file("rules/rules.yaml", rules);
        Self(folder)
    }

    fn name(&self) -> String {
        self.0.name("")
    }

    fn rules(&self) -> String {
        fs::read_to_string(self.0.name("rules/rules.yaml")).unwrap()
    }
}

fn rule(examples: &str) -> String {
    format!(
        "schema: selon/1\nrules:\n  - id: xx.that\n    doc: X says that P.\n    pattern:\n\
        \x20     - {{ verb: {{ frame: [that] }}, as: cue }}\n\
        \x20     - {{ lex: [adverb], opt: true }}\n\
        \x20     - {{ lex: [complementizer] }}\n\
        \x20     - {{ clause: {{}}, as: content }}\n    examples:\n{examples}"
    )
}

const RIGHT: &str = "      match: ['Ada [cue:says] that [content:the pond froze].']\n";
const WRONG: &str = "      match: ['Ada [cue:says] that [content:the pond] froze.'] # kept\n";

#[test]
fn the_built_in_packs_pass() {
    let run = selon(&["test"]);
    assert_eq!(run.code, 0, "{}", run.out);
    assert!(run.out.contains(", all as expected"), "{}", run.out);
    let json = selon(&["test", "fr.verb-that", "--format", "json"]).json();
    assert_eq!(json["failed"], 0);
    assert_eq!(json["results"][0]["rule"], "fr.verb-that");
    assert_eq!(json["results"][0]["verdict"], "ok");
}

#[test]
fn a_failure_shows_the_difference_under_the_sentence_and_what_to_run_next() {
    let folder = PackFolder::new("failure", &rule(WRONG));
    let run = selon(&["test", "--rules", &folder.name()]);
    assert_eq!(run.code, 1);
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(lines[0], "xx  W");
    assert!(lines[2].starts_with("W xx.that  "), "{}", run.out);
    assert!(lines[2].ends_with("rules.yaml:11:15"), "{}", run.out);
    assert_eq!(
        lines[3..7],
        [
            "  the spans differ",
            "  Ada says that the pond froze.",
            "      cue─      content─         expected",
            "  sou cue─      content───────   found",
        ]
    );
    assert!(lines[7].starts_with("  next: selon rules explain xx.that \"Ada says"));
    assert!(run.out.contains("1 example, 1 fails"), "{}", run.out);
    assert!(
        run.out.contains("selon rules test --accept --rules"),
        "{}",
        run.out
    );
}

#[test]
fn accepting_asks_and_changes_only_what_was_agreed_to() {
    let folder = PackFolder::new("accept", &rule(WRONG));
    let args = ["test", "--accept", "--rules", &folder.name()];
    let refused = selon_on("n\n", &args);
    assert_eq!(refused.code, 1);
    assert_eq!(folder.rules(), rule(WRONG));
    let silent = selon(&args);
    assert_eq!((silent.code, folder.rules()), (1, rule(WRONG)));
    let agreed = selon_on("y\n", &args);
    assert_eq!(agreed.code, 0, "{}", agreed.err);
    assert!(
        agreed.err.contains("[content:the pond froze]"),
        "{}",
        agreed.err
    );
    let expected = rule(WRONG).replace("[content:the pond] froze", "[content:the pond froze]");
    assert_eq!(folder.rules(), expected);
    assert_eq!(selon(&["test", "--rules", &folder.name()]).code, 0);
}

#[test]
fn nothing_is_asked_where_all_is_accepted() {
    let folder = PackFolder::new("yes", &rule(WRONG));
    let run = selon(&["test", "--accept", "--yes", "--rules", &folder.name()]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(!run.err.contains("[y/n]"));
    assert!(folder.rules().ends_with("froze].'] # kept\n"));
}

#[test]
fn the_built_in_packs_are_not_rewritten() {
    let run = selon(&["test", "--accept", "--yes"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("--rules DIR"), "{}", run.err);
}

#[test]
fn a_known_gap_does_not_fail_until_it_is_closed() {
    let open = "      match: [{ text: 'Ada [cue:says] [content:the pond froze].', todo: true }]\n";
    let folder = PackFolder::new("todo", &rule(open));
    let run = selon(&["test", "--rules", &folder.name()]);
    assert_eq!(run.code, 0, "{}", run.out);
    assert!(run.out.contains("1 known gap"), "{}", run.out);
    let closed = "      match: [{ text: 'Ada [cue:says] that [content:it froze].', todo: true }]\n";
    let folder = PackFolder::new("todo-closed", &rule(closed));
    let run = selon(&["test", "--rules", &folder.name()]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("take `todo` away"), "{}", run.out);
}

#[test]
fn what_does_not_compile_is_an_error_and_the_rest_is_tried() {
    let broken = format!("{}  - id: xx.broken\n    pattern: []\n", rule(RIGHT));
    let folder = PackFolder::new("broken", &broken);
    let run = selon(&["test", "--rules", &folder.name()]);
    assert_eq!(run.code, 1);
    assert!(run.out.starts_with("xx  E.\n"), "{}", run.out);
    assert!(run.out.contains("rules.yaml:12:5"), "{}", run.out);
}

#[test]
fn an_unknown_rule_is_told_with_the_nearest() {
    for args in [
        &["test", "fr.verb-taht"][..],
        &["mutate", "fr.verb-taht"],
        &["explain", "fr.verb-taht", "x"],
    ] {
        let run = selon(args);
        assert_eq!(run.code, 2);
        assert!(
            run.err.contains("did you mean `fr.verb-that`?"),
            "{}",
            run.err
        );
    }
}

#[test]
fn explanations_name_the_step_that_fails_and_its_place() {
    let folder = PackFolder::new("explain", &rule(RIGHT));
    let run = selon(&[
        "explain",
        "xx.that",
        "Ada says loudly the pond froze.",
        "--rules",
        &folder.name(),
    ]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.out
            .contains("says    verb       verb finite present third singular, say (state): that"),
        "{}",
        run.out
    );
    assert!(run.out.contains("xx.that does not match"), "{}", run.out);
    let fails = run
        .out
        .lines()
        .find(|l| l.starts_with("    fails:"))
        .unwrap();
    assert!(
        fails.contains("{ lex: [complementizer] } at “the”"),
        "{fails}"
    );
    assert!(fails.ends_with("rules.yaml:8:9"), "{fails}");
}

#[test]
fn explanations_of_all_rules_begin_with_the_one_that_wins() {
    let text = "According to the warden, the gate is shut.";
    let json = selon(&["explain", text, "--lang", "en", "--format", "json"]).json();
    assert_eq!(json["rules"][0]["id"], "en.according-before");
    assert_eq!(json["rules"][0]["matched"], true);
    assert_eq!(json["rules"][0]["attempts"][0]["fate"]["kind"], "won");
    let facts = json["sentences"][0]["elements"][0]["facts"].as_array();
    assert!(facts.unwrap().iter().any(|f| f["key"] == "phrase"));
    let guessed = selon(&["explain", "Selon la mairie, le pont rouvrira demain matin."]);
    assert!(
        guessed.out.contains("fr.according-before matches"),
        "{}",
        guessed.out
    );
}

#[test]
fn nothing_of_a_text_reaches_the_terminal_as_a_command() {
    let run = selon(&[
        "explain",
        "--lang",
        "en",
        "Ada said \u{1b}[31mthat\u{7} it froze.",
    ]);
    assert!(!run.out.contains(['\u{1b}', '\u{7}']), "{:?}", run.out);
}

#[test]
fn the_built_in_packs_are_covered() {
    let run = selon(&["coverage"]);
    assert_eq!(run.code, 0, "{}", run.out);
    let json = selon(&["coverage", "--format", "json"]).json();
    for pack in json["packs"].as_array().unwrap() {
        for kind in ["rule", "pattern", "unless", "alternative"] {
            let count = &pack["counts"][kind];
            assert_eq!(count["all"], count["exercised"], "{kind}");
        }
    }
}

#[test]
fn what_is_not_covered_is_told_with_its_place_and_in_the_exit_code() {
    let rules = rule(RIGHT).replace(
        "{ lex: [complementizer] }",
        "{ one_of: [[{ lex: [complementizer] }], [{ punct: [colon] }]] }",
    );
    let folder = PackFolder::new("coverage", &rules);
    let run = selon(&["coverage", "--rules", &folder.name(), "--entries"]);
    assert_eq!(run.code, 1);
    assert!(
        run.out.contains("1 of 2     alternatives are taken"),
        "{}",
        run.out
    );
    let line = run.out.lines().find(|l| l.contains("[{ punct: [colon] }]"));
    assert!(
        line.is_some_and(|l| l.ends_with("rules.yaml:8:49")),
        "{}",
        run.out
    );
    let line = run
        .out
        .lines()
        .find(|l| l.contains("in no example: loudly"));
    assert!(
        line.is_some_and(|l| l.ends_with("words.yaml:3:62")),
        "{}",
        run.out
    );
}

#[test]
fn hits_in_texts_are_counted_by_rule() {
    let folder = PackFolder::new("corpus", &rule(RIGHT));
    let text = "Ada says that it froze. Bo says that the pond is deep.";
    folder.0.file("texts/a.txt", text);
    let texts = folder.0.name("texts");
    let args = [
        "coverage",
        "--rules",
        &folder.name(),
        "--lang",
        "xx",
        "--format",
        "json",
        "--corpus",
        &texts,
    ];
    let run = selon(&args);
    assert_eq!(run.code, 0, "{}", run.err);
    let hits = &run.json()["corpus"][0];
    assert_eq!(hits["documents"], 1);
    assert_eq!(hits["rules"]["xx.that"], 2);
}

#[test]
fn mutants_that_survive_are_told_with_their_places() {
    let folder = PackFolder::new("mutate", &rule(RIGHT));
    let run = selon(&["mutate", "--rules", &folder.name(), "--fail-under", "100"]);
    assert_eq!(run.code, 1, "{}", run.out);
    assert!(run.out.contains("mutants noticed"), "{}", run.out);
    let line = run
        .out
        .lines()
        .find(|l| l.trim_start().starts_with("drop "));
    assert!(
        line.is_some_and(
            |l| l.contains("{ lex: [adverb], opt: true }") && l.ends_with("rules.yaml:7:9")
        ),
        "{}",
        run.out
    );
    assert_eq!(selon(&["mutate", "--rules", &folder.name()]).code, 0);
}

/// Faults that were put in on purpose, each noticed by the examples.
#[test]
fn faults_in_a_rule_are_noticed() {
    let sound = rule(
        "      match: ['[source:Ada] [cue:says] that [content:the pond froze].', 'Ada [cue:says] loudly that [content:it froze].']\n      no_match: [{ text: 'Ada says the pond froze.', why: test }]\n",
    );
    let faults = [
        (
            "compulsory",
            "{ lex: [adverb], opt: true }",
            "{ lex: [adverb] }",
        ),
        (
            "optional",
            "{ lex: [complementizer] }",
            "{ lex: [complementizer], opt: true }",
        ),
        (
            "two-words",
            "{ lex: [complementizer] }",
            "{ word: ['that the'] }",
        ),
        ("no-adverb", "      - { lex: [adverb], opt: true }\n", ""),
        (
            "too-wide",
            "    examples:\n",
            "    unless: [{ id: wide, pattern: [{ verb: {}, as: cue }], example: 'Ada says that it froze.' }]\n    examples:\n",
        ),
    ];
    for (name, part, fault) in faults {
        assert!(sound.contains(part));
        let folder = PackFolder::new(&format!("fault-{name}"), &sound.replace(part, fault));
        let run = selon(&["test", "--rules", &folder.name()]);
        assert_eq!(run.code, 1, "{name}: {}", run.out);
    }
    let folder = PackFolder::new("sound", &sound);
    assert_eq!(selon(&["test", "--rules", &folder.name()]).code, 0);
}

#[test]
fn what_stands_in_the_pack_below_is_not_rewritten() {
    let folder = Folder::new("below");
    let head = "schema: selon/1\nlanguage: en\nname: English\nextends: en\n";
    folder.file("pack.yaml", head);
    // The article of an owner stays outside.
    let owner = "[{ shape: [word], as: source }, { lex: [possessor] }]";
    let rules = format!("schema: selon/1\nmacros: {{ owner: {owner} }}\n");
    folder.file("rules/rules.yaml", &rules);
    let run = selon(&["test", "--accept", "--yes", "--rules", &folder.name("")]);
    assert!(run.out.contains("\nW en."), "{}", run.out);
    assert_eq!((run.code, run.err.as_str()), (1, ""));
}
