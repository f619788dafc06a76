//! Exercises, grades, drafts compared and reasons, through the command line.

use std::fs;
use std::path::{Path, PathBuf};

use selon::cli::{Console, Terminal, run};
use serde_json::Value;

fn selon(args: &[&str]) -> (u8, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let console = Console {
        input: &mut [].as_slice(),
        out: &mut out,
        err: &mut err,
        terminal: Terminal::default(),
    };
    let args = ["selon", "--lang", "en"].iter().chain(args);
    let code = run(args.map(Into::into), console);
    (
        code,
        String::from_utf8(out).unwrap(),
        String::from_utf8(err).unwrap(),
    )
}

/// A file of a test, removed at its end.
struct File(PathBuf);

impl File {
    fn new(name: &str, text: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("lesson-{name}"));
        fs::write(&path, text).unwrap();
        Self(path)
    }
    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

/// The changes between two texts, each with its sentence.
fn changes(name: &str, a: &str, b: &str) -> Vec<(String, String)> {
    let a = File::new(&format!("{name}-a.txt"), a);
    let b = File::new(&format!("{name}-b.txt"), b);
    let (code, out, err) = selon(&["diff", "--format", "json", a.path(), b.path()]);
    assert_eq!(code, 0, "{err}");
    let found: Value = serde_json::from_str(&out).unwrap();
    let field = |f: &Value, name: &str| f[name].as_str().unwrap().to_owned();
    let found = found.as_array().unwrap().iter();
    found
        .map(|f| (field(f, "change"), field(f, "sentence")))
        .collect()
}

fn kinds(name: &str, a: &str, b: &str) -> Vec<String> {
    changes(name, a, b)
        .into_iter()
        .map(|(kind, _)| kind)
        .collect()
}

const LINE: &str = "Nora Lind said that the old bridge would open in June.";

#[test]
fn a_draft_does_not_differ_from_itself() {
    assert_eq!(kinds("same", LINE, LINE), [""; 0]);
}

#[test]
fn a_cue_that_takes_distance_is_seen() {
    let other = LINE.replace("said", "claimed");
    let found = changes("cue", LINE, &other);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, "cue-changed");
    assert!(found[0].1.contains("“said”") && found[0].1.contains("“claimed”"));
}

#[test]
fn a_source_that_comes_or_goes_is_seen() {
    let both = format!("{LINE} Tom Nash said that the ferry had been sold to a rival.");
    let found = kinds("dropped", &both, LINE);
    assert_eq!(found, ["source-dropped", "content-dropped"]);
    let found = kinds("added", LINE, &both);
    assert_eq!(found, ["source-added", "content-added"]);
}

#[test]
fn a_number_that_changes_is_seen() {
    let text = |n| format!("Nora Lind said that {n} houses in the old harbour were damaged.");
    let found = changes("number", &text(40), &text(60));
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, "number-changed");
    assert!(found[0].1.contains("40") && found[0].1.contains("60"));
}

#[test]
fn a_name_that_is_withheld_is_seen() {
    let other = LINE.replace("Nora Lind", "An official");
    assert_eq!(kinds("name", LINE, &other), ["source-anonymized"]);
}

#[test]
fn a_hedge_that_is_gone_is_seen() {
    let a = "The ferry was reportedly sold to a rival last month.";
    let b = "Tom Nash said that the ferry was sold to a rival last month.";
    let found = kinds("hedge", a, b);
    assert!(found.contains(&"hedge-removed".to_owned()), "{found:?}");
}

#[test]
fn a_conflict_that_is_no_longer_told_is_seen() {
    let a = "Nora Lind said that 40 houses in the harbour were damaged. Tom Nash said that only 12 houses in the harbour were damaged.";
    let b = "Nora Lind said that 40 houses in the harbour were damaged.";
    let found = kinds("conflict", a, b);
    assert!(found.contains(&"conflict-hidden".to_owned()), "{found:?}");
}

const HOSTILE: &str = "Nora Lind said: \"<script>alert(1)</script> =cmd() | \u{1b}[31m \u{202e}evil `x` </details>\".\n\n@Tom said that the bridge was closed.";

#[test]
fn hostile_text_comes_out_harmless() {
    let file = File::new("hostile.txt", HOSTILE);
    let other = File::new("hostile-b.txt", "Ann Roe said that it rains.");
    let runs: [&[&str]; 6] = [
        &["exercise", file.path()],
        &["exercise", "--format", "csv", file.path()],
        &["diff", file.path(), other.path()],
        &["diff", "--format", "markdown", file.path(), other.path()],
        &["why", file.path(), "a1"],
        &["grade", file.path(), "--answers", file.path()],
    ];
    for args in runs {
        let (_, out, err) = selon(args);
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
    let file = File::new("sheet.txt", LINE);
    let (code, out, _) = selon(&["exercise", file.path()]);
    assert_eq!(code, 0);
    let (open, answers) = out.split_once("<details>").unwrap();
    assert!(open.contains("> Nora Lind said that the old bridge would open in June."));
    assert!(open.contains("## Questions") && !open.contains("| a1 |"));
    assert!(
        answers
            .contains("| a1 | Nora Lind | said | the old bridge would open in June | indirect |")
    );
    let (_, blank, _) = selon(&["exercise", "--format", "csv", file.path()]);
    assert_eq!(blank, "source,cue,content,kind\n,,,\n");
}

#[test]
fn an_output_does_not_overwrite_its_input() {
    let file = File::new("self.txt", LINE);
    let (code, _, err) = selon(&["exercise", file.path(), "-o", file.path()]);
    assert_eq!(code, 2);
    assert!(err.contains("would be overwritten"), "{err}");
    assert_eq!(fs::read_to_string(file.path()).unwrap(), LINE);
}

#[test]
fn answers_are_found_missed_and_invented() {
    let text = format!(
        "{LINE} Tom Nash denied that the ferry had been sold. The market was empty on Monday."
    );
    let text = File::new("graded.txt", &text);
    let sheet = "content,kind,source,cue\n\
        the old bridge would open in June,indirect,Nora Lind,said\n\
        The market was empty on Monday,direct,the market,was\n\
        seven purple elephants,direct,Zed,shouted\n";
    let sheet = File::new("graded.csv", sheet);
    let args = ["grade", text.path(), "--answers", sheet.path()];
    let (code, out, err) = selon(&[&args[..], &["--format", "json"]].concat());
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
    let (_, out, _) = selon(&args);
    assert!(
        out.starts_with("2 of 8 points: 1 found, 1 missed, 2 invented\n"),
        "{out}"
    );
    assert!(out.contains("found by en."), "{out}");
}

#[test]
fn a_sheet_without_its_columns_is_refused() {
    let text = File::new("columns.txt", LINE);
    let sheet = File::new("columns.csv", "who,what\na,b\n");
    let (code, _, err) = selon(&["grade", text.path(), "--answers", sheet.path()]);
    assert_eq!(code, 2);
    assert!(err.contains("no column `source`"), "{err}");
}

#[test]
fn the_rule_and_its_place_are_named() {
    let file = File::new("why.txt", LINE);
    let (code, out, err) = selon(&["why", "--format", "json", file.path(), "a1"]);
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
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let analyzer = selon::Analyzer::new();
    let mut lost = 0;
    for entry in fs::read_dir(examples).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|e| e != "txt") {
            continue;
        }
        let document = selon::text::Document {
            text: fs::read_to_string(&path).unwrap(),
            ..Default::default()
        };
        let analysis = analyzer.analyze(&document);
        for (i, attribution) in analysis.attributions.iter().enumerate() {
            let why = analyzer.why(&document, &format!("a{}", i + 1)).unwrap();
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
    let file = File::new("unknown.txt", LINE);
    let (code, _, err) = selon(&["why", file.path(), "a9"]);
    assert_eq!(code, 2);
    assert!(err.contains("no attribution `a9`; there are: a1"), "{err}");
}

#[test]
fn the_answers_of_the_program_earn_every_point() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let analyzer = selon::Analyzer::new();
    for entry in fs::read_dir(examples).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|e| e != "txt") {
            continue;
        }
        let document = selon::text::Document {
            text: fs::read_to_string(&path).unwrap(),
            ..Default::default()
        };
        let analysis = analyzer.analyze(&document);
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
            path.display()
        );
        assert!(grade.missed.is_empty() && grade.invented.is_empty());
    }
}

#[test]
fn a_name_without_its_apposition_is_right() {
    let text = File::new("name.txt", "The ferry is safe, said Petra Holm, a nurse.");
    let sheet = "source,cue,content,kind\nPetra Holm,said,The ferry is safe,indirect\n";
    let sheet = File::new("name.csv", sheet);
    let (_, out, _) = selon(&["grade", text.path(), "--answers", sheet.path()]);
    assert!(out.starts_with("4 of 4 points"), "{out}");
}

#[test]
fn a_quotation_that_goes_on_is_told_as_such() {
    let text = "\"We felt a jolt on the old ferry,\" said Petra Holm. \"Nobody was hurt.\"";
    let file = File::new("goes-on.txt", text);
    let (_, out, _) = selon(&["analyze", file.path()]);
    let found: Value = serde_json::from_str(&out).unwrap();
    let found = found["attributions"].as_array().unwrap();
    let on = found.iter().find(|a| !a["continues"].is_null()).unwrap();
    let (_, out, _) = selon(&["why", file.path(), on["id"].as_str().unwrap()]);
    assert!(out.contains("goes on"), "{out}");
    let other = text.replace("said", "claimed");
    let found = kinds("goes-on", text, &other);
    assert_eq!(found, ["cue-changed"]);
}
