//! `selon rules check`, run in-process.

use std::fs;
use std::path::{Path, PathBuf};

use selon::cli::{Console, Terminal, run};
use serde_json::Value;

/// The exit code, what was printed, and the complaints.
fn selon(args: &[&str]) -> (u8, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let console = Console {
        input: &mut "".as_bytes(),
        out: &mut out,
        err: &mut err,
        terminal: Terminal::default(),
    };
    let args = ["selon", "rules", "check"].iter().chain(args);
    let code = run(args.map(Into::into), console);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (code, text(out), text(err))
}

/// A folder of its own for a test, with a small pack.
fn pack(test: &str, rules: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("rules-check-{test}"));
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(path.join("rules")).unwrap();
    fs::create_dir_all(path.join("lexicon")).unwrap();
    let write = |name: &str, yaml: &str| {
        fs::write(path.join(name), format!("schema: selon/1\n{yaml}")).unwrap();
    };
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
    path
}

const GOOD: &str = "rules:\n  - id: xx.that\n    pattern:\n      - { verb: { frame: [that] }, as: cue }\n      - { lex: [complementizer] }\n      - { clause: {}, as: content }\n    examples:\n      match: ['[source:The miller] [cue:says] that [content:the mill closes].']\n";

#[test]
fn the_packs_hold() {
    let (code, out, err) = selon(&["--cases", "4"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
}

#[test]
fn a_good_rule_holds_and_says_how_often() {
    let folder = pack("good", GOOD);
    let folder = folder.to_str().unwrap();
    let (code, out, err) = selon(&["--rules", folder, "--cases", "24", "--format", "json"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    let report: Value = serde_json::from_str(&out).unwrap();
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
    let (_, again, _) = selon(&[
        "--rules",
        folder,
        "--cases",
        "24",
        "--format",
        "json",
        "--threads",
        "1",
    ]);
    assert_eq!(out, again, "the same for any number of threads");
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
    let path = folder.to_str().unwrap();
    let (code, out, _) = selon(&["--rules", path, "--cases", "64"]);
    assert_eq!(code, 1, "{out}");
    assert!(out.contains("round-trip xx.that"), "{out}");
    assert!(
        out.contains("to keep it, under the rule's examples:"),
        "{out}"
    );
    let kept = fs::read_to_string(folder.join("counterexamples.yaml")).unwrap();
    assert!(kept.contains("property: round-trip"), "{kept}");
    // Without a single new case it is found again.
    let (code, again, _) = selon(&["--rules", path, "--cases", "0"]);
    assert_eq!(code, 1, "{again}");
    assert!(again.contains("round-trip xx.that"), "{again}");
    assert_eq!(
        kept,
        fs::read_to_string(folder.join("counterexamples.yaml")).unwrap()
    );
}

#[test]
fn an_unknown_rule_is_said_to_be_none() {
    let (code, out, err) = selon(&["fr.no-such"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("there is no rule `fr.no-such`"), "{err}");
}
