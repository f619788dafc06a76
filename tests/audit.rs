//! `selon audit`: what it prints about each of `examples/` is what `tests/goldens/audit/` holds, and it ends with
//! the code that it should.

mod support;

use std::fs;

use selon::audit::{FindingKind, METRICS, Policy};
use support::folder::Folder;
use support::run::{Run, selon, selon_with};
use support::{examples, golden};

fn audit(args: &[&str], input: &str) -> Run {
    selon_with(input, &[&["audit"], args].concat())
}

#[test]
fn articles_are_audited_as_before() {
    let mut made = Vec::new();
    for article in examples::all() {
        let run = audit(&["--gender", &examples::path(&article.id)], "");
        assert_eq!(run.code, 0, "{}", run.err);
        made.push((article.id, run.out));
    }
    golden::hold("audit", &made);
}

#[test]
fn the_exit_code_tells_whether_findings_are_as_bad_as_that() {
    // Hearsay without a source is a warning, and nothing here is an error.
    let text = "Le pont aurait été fermé dans la nuit.";
    let code = |args: &[&str]| audit(&[&["--lang", "fr"], args].concat(), text).code;
    assert_eq!(code(&[]), 0);
    assert_eq!(code(&["--fail-on", "error"]), 0);
    assert_eq!(code(&["--fail-on", "warning"]), 1);
    assert_eq!(code(&["--fail-on", "note"]), 1);
    assert_eq!(code(&["--fail-on", "error", "--policy", "ap"]), 1);
    assert_eq!(
        audit(&["--lang", "fr", "--fail-on", "note"], "Il pleut.").code,
        0
    );
    // An input that fails is the worse news.
    assert_eq!(code(&["--fail-on", "note", "-", "no such file"]), 2);
}

#[test]
fn a_policy_is_named_with_its_clauses() {
    let text = "A source said that the ferry had sunk.";
    for policy in Policy::installed() {
        let run = audit(&["--lang", "en", "--policy", policy], text);
        assert_eq!(run.code, 0);
        assert!(run.out.starts_with("Policy: "), "{}", run.out);
    }
    let report = audit(
        &["--lang", "en", "--policy", "ap", "--format", "json"],
        text,
    )
    .json();
    assert_eq!(report["policy"]["name"], "AP");
    let findings = report["documents"][0]["findings"].as_array().unwrap();
    let bare = findings
        .iter()
        .find(|f| f["kind"] == "bare-source")
        .unwrap();
    assert_eq!(bare["severity"], "error");
    assert!(
        bare["clause"]
            .as_str()
            .unwrap()
            .starts_with("Anonymous sources")
    );
    assert_eq!(bare["place"]["span"], serde_json::json!([0, 8]));
}

#[test]
fn a_policy_that_is_wrong_says_where() {
    let folder = Folder::new("policy");
    let name = folder.file(
        "house.yaml",
        "schema: selon-policy/1\nname: x\nfindings:\n  bare-sauce: { severity: off }\n",
    );
    let run = audit(&["--policy", &name], "It rained.");
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(
        run.err.contains(&format!(
            "{name}:4:3: unknown value `bare-sauce`; did you mean `bare-source`?"
        )),
        "{}",
        run.err
    );
    let run = audit(&["--policy", "nowhere"], "It rained.");
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("installed: afp, ap, nyt, reuters"),
        "{}",
        run.err
    );
}

#[test]
fn an_output_file_gets_what_standard_output_would() {
    let folder = Folder::new("output");
    let file = folder.name("audit.csv");
    let text = "A source said that the ferry had sunk.";
    let args = ["--lang", "en", "--format", "csv"];
    let expected = audit(&args, text).out;
    let run = audit(&[&args[..], &["-o", &file]].concat(), text);
    assert_eq!((run.code, run.out.as_str()), (0, ""), "{}", run.err);
    assert_eq!(fs::read_to_string(&file).unwrap(), expected);
}

#[test]
fn the_documentation_names_every_metric_finding_and_policy() {
    let documentation = include_str!("../docs/audit.md");
    let has = |name: &str| documentation.contains(&format!("`{name}`"));
    let mut missing = Vec::new();
    for (id, name, figures) in METRICS {
        if !documentation.contains(&format!("| {id} `{name}` |")) {
            missing.push(*id);
        }
        missing.extend(figures.iter().filter(|figure| !has(figure)));
    }
    missing.extend(
        FindingKind::ALL
            .iter()
            .map(|k| k.as_str())
            .filter(|k| !has(k)),
    );
    missing.extend(Policy::installed().into_iter().filter(|p| !has(p)));
    assert!(missing.is_empty(), "add to docs/audit.md: {missing:?}");
}

#[test]
fn audits_join_with_analyses_by_their_documents() {
    let folder = Folder::new("join");
    let lines = [
        r#"{"id": "north", "lang": "en", "text": "A source said that the ferry had sunk."}"#,
        r#"{"lang": "en", "text": "Nora Lind said that the ferry was safe."}"#,
    ];
    let file = folder.file("news.jsonl", lines.join("\n"));
    let note = folder.file("note.txt", "A nurse said that the ferry was late.");
    let analyses = selon(&["analyze", "--lang=en", "--format=jsonl", &file, &note]).lines();
    let json = audit(&["--lang=en", "--format=json", &file, &note], "").json();
    let lines = audit(&["--lang=en", "--format=jsonl", &file, &note], "").lines();
    let ids = |documents: &[serde_json::Value]| {
        let ids = documents.iter().filter_map(|d| d["id"].as_str());
        ids.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(ids(&analyses), ["north", "news.jsonl:2", "note.txt"]);
    assert_eq!(ids(json["documents"].as_array().unwrap()), ids(&analyses));
    assert_eq!(ids(&lines), ids(&analyses));
    for (audited, analysis) in lines.iter().zip(&analyses) {
        let attributions = analysis["attributions"].as_array().unwrap();
        assert_eq!(audited["summary"]["attributions"], attributions.len());
    }
}
