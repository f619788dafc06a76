//! `selon rules check`, run in-process.

mod support;

use std::fs;

use serde_json::Value;
use support::folder::Folder;
use support::run::{Run, selon as program};

fn selon(args: &[&str]) -> Run {
    program(&[&["rules", "check"], args].concat())
}

/// A small pack in a folder of its own.
fn pack(test: &str, rules: &str) -> Folder {
    let folder = Folder::new(test);
    let write = |name: &str, yaml: &str| folder.file(name, format!("schema: selon/1\n{yaml}"));
    write(
        "pack.yaml",
        "language: xx\nname: test\nforms: { now: [finite, present, third, singular] }\n\
         paradigms: { s: { strip: '', endings: { now: [s] } } }\n",
    );
    write(
        "lexicon/words.yaml",
        "verbs: [{ lemma: say, frames: [that] }, { lemma: claim, frames: [that] }]\n\
         common_verbs: [close]\n\
         words: { complementizer: [that], determiner: [the] }\n",
    );
    write(
        "check.yaml",
        "nominals: [the miller, the abbot, Ada Brisk]\nclauses: [the mill closes, the abbey closes]\nneutral: [The mill closes.]\n",
    );
    write("rules/rules.yaml", rules);
    folder
}

const GOOD: &str = "rules:\n  - id: xx.that\n    pattern:\n      - { verb: { frame: [that] }, as: cue }\n      - { lex: [complementizer] }\n      - { clause: {}, as: content }\n    examples:\n      match: ['[source:The miller] [cue:says] that [content:the mill closes].']\n";

#[test]
fn the_packs_hold() {
    let run = selon(&["--cases", "4"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
}

#[test]
fn a_good_rule_holds_and_says_how_often() {
    let folder = pack("good", GOOD);
    let folder = folder.name("");
    let run = selon(&["--rules", &folder, "--cases", "24", "--format", "json"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    let report = run.json();
    let rule = &report["packs"][0]["rules"][0];
    assert_eq!(rule["id"], "xx.that");
    assert_eq!(
        (&rule["generated"], &rule["matched"]),
        (&24.into(), &24.into())
    );
    assert_eq!(
        report["packs"][0]["properties"].as_array().unwrap().len(),
        24
    );
    assert_eq!(report["packs"][0]["findings"], Value::Array(Vec::new()));
    let again = selon(&[
        "--rules",
        &folder,
        "--cases",
        "24",
        "--format",
        "json",
        "--threads",
        "1",
    ]);
    assert_eq!(run.out, again.out, "the same for any number of threads");
}

#[test]
fn a_counterexample_is_shown_kept_and_tried_first() {
    // The rule takes one word of its content for the link, so that the examples hold and nothing else does.
    let rules = GOOD.replace(
        "      - { clause: {}, as: content }\n",
        "      - { lex: [determiner], opt: true }\n      - { clause: {}, as: content }\n",
    );
    let rules = rules.replace("that [content:the mill", "that the [content:mill");
    let folder = pack("kept", &rules);
    let path = &folder.name("");
    let Run { code, out, .. } = selon(&["--rules", path, "--cases", "64"]);
    assert_eq!(code, 1, "{out}");
    assert!(out.contains("round-trip xx.that"), "{out}");
    assert!(
        out.contains("to keep it, under the rule's examples:"),
        "{out}"
    );
    let kept = fs::read_to_string(folder.name("counterexamples.yaml")).unwrap();
    assert!(kept.contains("property: round-trip"), "{kept}");
    // Without a single new case it is found again.
    let again = selon(&["--rules", path, "--cases", "0"]);
    assert_eq!(again.code, 1, "{}", again.out);
    assert!(again.out.contains("round-trip xx.that"), "{}", again.out);
    assert_eq!(
        kept,
        fs::read_to_string(folder.name("counterexamples.yaml")).unwrap()
    );
}

#[test]
fn an_unknown_rule_is_said_to_be_none() {
    let Run { code, out, err } = selon(&["fr.no-such"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("there is no rule `fr.no-such`"), "{err}");
}
