//! `selon rules diff`, run in-process.

mod support;

use serde_json::Value;
use support::folder::Folder;
use support::run::{Run, selon};

/// What differs from this pack, in the text below.
fn diff(test: &str, pack: &str, more: &[&str]) -> Run {
    let folder = Folder::new(test);
    folder.file("pack/pack.yaml", pack);
    let corpus = folder.file("note.txt", TEXT);
    let against = folder.name("pack");
    let args = [
        "rules",
        "diff",
        "--lang=en",
        "--corpus",
        &corpus,
        "--against",
        &against,
    ];
    selon(&[&args, more].concat())
}

const TEXT: &str =
    "According to Orla Brennick, the lock is shut. Tam Ruddock said that it was open.\n";

#[test]
fn the_same_packs_give_no_difference() {
    let run = diff(
        "same",
        "schema: selon/1\nlanguage: en\nname: English\nextends: en\n",
        &[],
    );
    let said = (run.code, run.out.as_str(), run.err.as_str());
    assert_eq!(said, (0, "1 document: no difference\n", ""));
}

#[test]
fn a_disabled_rule_is_a_gain_of_the_packs_that_have_it() {
    let pack = "schema: selon/1\nlanguage: en\nname: English\nextends: en\ndisable: [en.according-before]\n";
    let Run { code, out, .. } = diff("disabled", pack, &[]);
    assert_eq!(code, 1);
    for expected in [
        "1 document, 1 differs: 1 gained, 0 lost, 0 changed\n",
        "1       0       0  en.according-before",
        "gained en.according-before (rules/en/rules/",
        "[cue:According to] [source:Orla Brennick], [content:the lock is shut]",
    ] {
        assert!(out.contains(expected), "{expected:?} in {out}");
    }
    let run = diff("disabled-json", pack, &["--format=json"]);
    let found = run.json();
    assert_eq!((run.code, &found["counts"]["gained"]), (1, &Value::from(1)));
    let change = &found["differing"][0]["changes"][0];
    let kinds = (&change["old"], &change["new"]["kind"]);
    assert_eq!(kinds, (&Value::Null, &Value::from("indirect")));
}

#[test]
fn what_cannot_be_read_is_said() {
    let pack =
        "schema: selon/1\nlanguage: en\nname: English\nextends: en\ndisable: [en.acording]\n";
    let run = diff("broken", pack, &[]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("pack.yaml:5:"), "{}", run.err);
    let run = selon(&["rules", "diff", "--corpus", "x.txt"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("--against"), "{}", run.err);
}
