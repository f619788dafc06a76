//! Exercises, grades, drafts compared and reasons, through the command line.

mod as_before;
mod drafts;
#[path = "../support/mod.rs"]
mod support;

use std::fs;
use std::path::Path;

use drafts::kinds;
use serde_json::Value;
use support::examples;
use support::folder::Folder;
use support::reading::{ANALYZER, read};
use support::run::{Run, selon};

fn english(args: &[&str]) -> Run {
    selon(&[&["--lang", "en"], args].concat())
}

const LINE: &str = "Nora Lind said that the old bridge would open in June.";

const HOSTILE: &str = "Nora Lind said: \"<script>alert(1)</script> =cmd() | \u{1b}[31m \u{202e}evil `x` </details>\".\n\n@Tom said that the bridge was closed.";

#[test]
fn hostile_text_comes_out_harmless() {
    let folder = Folder::new("hostile");
    let file = folder.file("text.txt", HOSTILE);
    let other = folder.file("other.txt", "Ann Roe said that it rains.");
    let runs: [&[&str]; 6] = [
        &["exercise", &file],
        &["exercise", "--format", "csv", &file],
        &["diff", &file, &other],
        &["diff", "--format", "markdown", &file, &other],
        &["why", &file, "a1"],
        &["grade", &file, "--answers", &file],
    ];
    for args in runs {
        let Run { out, err, .. } = english(args);
        assert!(!out.contains(['\u{1b}', '\u{202e}']), "{args:?}: {out}");
        assert!(!err.contains(['\u{1b}', '\u{202e}']), "{args:?}: {err}");
        if args.contains(&"exercise") || args.contains(&"markdown") {
            assert!(!out.contains("<script"), "{args:?}: {out}");
            assert!(out.matches("</details>").count() <= 1, "{args:?}: {out}");
        }
    }
}

#[test]
fn an_exercise_has_text_questions_and_folded_answers() {
    let folder = Folder::new("sheet");
    let file = folder.file("text.txt", LINE);
    let Run { code, out, .. } = english(&["exercise", &file]);
    assert_eq!(code, 0);
    let (open, answers) = out.split_once("<details>").unwrap();
    assert!(open.contains("> Nora Lind said that the old bridge would open in June."));
    assert!(open.contains("## Questions") && !open.contains("| a1 |"));
    assert!(
        answers
            .contains("| a1 | Nora Lind | said | the old bridge would open in June | indirect |")
    );
    let Run { out: blank, .. } = english(&["exercise", "--format", "csv", &file]);
    assert_eq!(blank, "source,cue,content,kind\n,,,\n");
}

#[test]
fn an_output_does_not_overwrite_its_input() {
    let folder = Folder::new("self");
    let file = folder.file("text.txt", LINE);
    let Run { code, err, .. } = english(&["exercise", &file, "-o", &file]);
    assert_eq!(code, 2);
    assert!(err.contains("would be overwritten"), "{err}");
    assert_eq!(fs::read_to_string(&file).unwrap(), LINE);
}

#[test]
fn answers_are_found_missed_and_invented() {
    let folder = Folder::new("graded");
    let text = format!(
        "{LINE} Tom Nash denied that the ferry had been sold. The market was empty on Monday."
    );
    let text = folder.file("text.txt", &text);
    let sheet = "content,kind,source,cue\n\
        the old bridge would open in June,indirect,Nora Lind,said\n\
        The market was empty on Monday,direct,the market,was\n\
        seven purple elephants,direct,Zed,shouted\n";
    let sheet = folder.file("sheet.csv", sheet);
    let args = ["grade", &text, "--answers", &sheet];
    let Run { code, out, err } = english(&[&args[..], &["--format", "json"]].concat());
    assert_eq!(code, 0, "{err}");
    let grade: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(
        (grade["points"].as_f64(), grade["of"].as_u64()),
        (Some(2.0), Some(8))
    );
    assert_eq!(grade["found"][0]["id"], "a1");
    assert_eq!(grade["found"][0]["points"], 4.0);
    assert_eq!(grade["missed"][0]["id"], "a2");
    let reasons: Vec<&str> = (0..2)
        .map(|i| grade["invented"][i]["reason"].as_str().unwrap())
        .collect();
    assert!(reasons[0].contains("nobody is said to assert") || reasons[0].contains("too little"));
    assert_eq!(reasons[1], "these words do not stand in the text");
    let Run { out, .. } = english(&args);
    assert!(
        out.starts_with("2 of 8 points: 1 found, 1 missed, 2 invented\n"),
        "{out}"
    );
    assert!(out.contains("found by en."), "{out}");
}

#[test]
fn a_sheet_without_its_columns_is_refused() {
    let folder = Folder::new("columns");
    let text = folder.file("text.txt", LINE);
    let sheet = folder.file("sheet.csv", "who,what\na,b\n");
    let Run { code, err, .. } = english(&["grade", &text, "--answers", &sheet]);
    assert_eq!(code, 2);
    assert!(err.contains("no column `source`"), "{err}");
}

#[test]
fn the_rule_and_its_place_are_named() {
    let folder = Folder::new("why");
    let file = folder.file("text.txt", LINE);
    let Run { code, out, err } = english(&["why", "--format", "json", &file, "a1"]);
    assert_eq!(code, 0, "{err}");
    let why: Value = serde_json::from_str(&out).unwrap();
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let name = why["file"].as_str().unwrap();
    let yaml = fs::read_to_string(rules.join(name.strip_prefix("rules/").unwrap())).unwrap();
    let line = usize::try_from(why["line"].as_u64().unwrap()).unwrap();
    let line = yaml.lines().nth(line - 1).unwrap();
    assert!(line.contains(why["rule"].as_str().unwrap()), "{line}");
    let cue = why["roles"].as_array().unwrap();
    let cue = cue.iter().find(|r| r["role"] == "cue").unwrap();
    assert_eq!(cue["tokens"][0]["text"], "said");
    for lost in why["lost"].as_array().unwrap() {
        assert!(!lost["reason"].as_str().unwrap().is_empty());
    }
}

#[test]
fn every_attribution_of_the_examples_has_its_reason() {
    let mut lost = 0;
    for (document, analysis) in read(examples::all()) {
        for (i, attribution) in analysis.attributions.iter().enumerate() {
            let why = ANALYZER.why(&document, &format!("a{}", i + 1)).unwrap();
            assert_eq!(why.rule, attribution.rule);
            assert!(!why.doc.is_empty());
            let of_rule = attribution.rule.starts_with("mechanism.") || attribution.rule.is_empty();
            assert_eq!(why.file.is_none(), of_rule, "{}", why.rule);
            lost += why.lost.len();
        }
    }
    assert!(lost > 0);
}

#[test]
fn an_unknown_identifier_lists_the_known_ones() {
    let folder = Folder::new("unknown");
    let file = folder.file("text.txt", LINE);
    let Run { code, err, .. } = english(&["why", &file, "a9"]);
    assert_eq!(code, 2);
    assert!(err.contains("no attribution `a9`; there are: a1"), "{err}");
}

#[test]
fn the_answers_of_the_program_earn_every_point() {
    for (document, analysis) in read(examples::all()) {
        let words = |spans: &[selon::text::Span]| {
            let pieces: Vec<_> = spans.iter().map(|s| s.of(&document.text)).collect();
            selon::lesson::csv::field(&pieces.join(" "))
        };
        let mut sheet = "source,cue,content,kind\n".to_owned();
        for a in &analysis.attributions {
            let row = [
                words(&a.source),
                words(&a.cue),
                words(&a.content),
                a.kind.as_str().into(),
            ];
            sheet.push_str(&(row.join(",") + "\n"));
        }
        let answers = selon::lesson::grade::answers(&sheet).unwrap();
        let grade = selon::lesson::grade::grade(&document, &analysis, &answers);
        assert!(
            (grade.points - f64::from(u32::try_from(grade.of).unwrap())).abs() < 1e-9,
            "{}: {grade:?}",
            document.id
        );
        assert!(grade.missed.is_empty() && grade.invented.is_empty());
    }
}

#[test]
fn a_name_without_its_apposition_is_right() {
    let folder = Folder::new("apposition");
    let text = folder.file("text.txt", "The ferry is safe, said Petra Holm, a nurse.");
    let sheet = "source,cue,content,kind\nPetra Holm,said,The ferry is safe,indirect\n";
    let sheet = folder.file("sheet.csv", sheet);
    let Run { out, .. } = english(&["grade", &text, "--answers", &sheet]);
    assert!(out.starts_with("4 of 4 points"), "{out}");
}

#[test]
fn a_quotation_that_goes_on_is_told_as_such() {
    let folder = Folder::new("quotation");
    let text = "\"We felt a jolt on the old ferry,\" said Petra Holm. \"Nobody was hurt.\"";
    let file = folder.file("text.txt", text);
    let Run { out, .. } = english(&["analyze", &file]);
    let found: Value = serde_json::from_str(&out).unwrap();
    let found = found["attributions"].as_array().unwrap();
    let on = found.iter().find(|a| !a["continues"].is_null()).unwrap();
    let Run { out, .. } = english(&["why", &file, on["id"].as_str().unwrap()]);
    assert!(out.contains("goes on"), "{out}");
    let other = text.replace("said", "claimed");
    let found = kinds("goes-on", text, &other);
    assert_eq!(found, ["cue-changed"]);
}
