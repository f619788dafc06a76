//! `selon audit`: what it prints about each of `examples/` is what `tests/goldens/audit/` holds, and it ends with
//! the code that it should.
//!
//! After a change that is meant: `UPDATE_GOLDENS=1 cargo test --test audit`, and read the difference before it
//! is committed. Where `CI` is set nothing is written.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{env, fs};

use selon::audit::{FindingKind, METRICS, Policy};
use selon::cli::{Console, Terminal, run};
use similar::TextDiff;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The exit code, standard output and standard error of `selon audit`.
fn audit(args: &[&str], input: &str) -> (u8, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let console = Console {
        input: &mut input.as_bytes(),
        out: &mut out,
        err: &mut err,
        terminal: Terminal::default(),
    };
    let args = ["selon", "audit"].iter().chain(args).map(OsString::from);
    let code = run(args, console);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (code, text(out), text(err))
}

#[test]
fn articles_are_audited_as_before() {
    let update = env::var_os("UPDATE_GOLDENS").is_some() && env::var_os("CI").is_none();
    let goldens = folder("tests/goldens/audit");
    if update {
        fs::create_dir_all(&goldens).unwrap();
    }
    let mut articles: Vec<PathBuf> = fs::read_dir(folder("examples"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    articles.sort();
    assert!(!articles.is_empty());
    let mut differences = String::new();
    for article in articles {
        let (code, found, err) = audit(&["--gender", article.to_str().unwrap()], "");
        assert_eq!(code, 0, "{err}");
        let golden = goldens.join(article.file_name().unwrap());
        if update {
            fs::write(&golden, found).unwrap();
            continue;
        }
        // A checkout may have turned the line ends.
        let expected = fs::read_to_string(&golden)
            .unwrap_or_default()
            .replace("\r\n", "\n");
        if found != expected {
            let diff = TextDiff::from_lines(&expected, &found);
            let header = golden.display().to_string();
            let mut diff = diff.unified_diff();
            differences.push_str(&diff.header(&header, "found").to_string());
        }
    }
    assert!(
        differences.is_empty(),
        "{differences}\nif this is meant: UPDATE_GOLDENS=1 cargo test --test audit"
    );
}

#[test]
fn the_exit_code_tells_whether_findings_are_as_bad_as_that() {
    // Hearsay without a source is a warning, and nothing here is an error.
    let text = "Le pont aurait été fermé dans la nuit.";
    let code = |args: &[&str]| audit(&[&["--lang", "fr"], args].concat(), text).0;
    assert_eq!(code(&[]), 0);
    assert_eq!(code(&["--fail-on", "error"]), 0);
    assert_eq!(code(&["--fail-on", "warning"]), 1);
    assert_eq!(code(&["--fail-on", "note"]), 1);
    assert_eq!(code(&["--fail-on", "error", "--policy", "ap"]), 1);
    assert_eq!(
        audit(&["--lang", "fr", "--fail-on", "note"], "Il pleut.").0,
        0
    );
    // An input that fails is the worse news.
    assert_eq!(code(&["--fail-on", "note", "-", "no such file"]), 2);
}

#[test]
fn a_policy_is_named_with_its_clauses() {
    let text = "A source said that the ferry had sunk.";
    for policy in Policy::installed() {
        let (code, out, _) = audit(&["--lang", "en", "--policy", policy], text);
        assert_eq!(code, 0);
        assert!(out.starts_with("Policy: "), "{out}");
    }
    let (_, out, _) = audit(
        &["--lang", "en", "--policy", "ap", "--format", "json"],
        text,
    );
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
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
    let file = env::temp_dir().join(format!("selon-policy-{}.yaml", std::process::id()));
    fs::write(
        &file,
        "schema: selon-policy/1\nname: x\nfindings:\n  bare-sauce: { severity: off }\n",
    )
    .unwrap();
    let name = file.to_str().unwrap();
    let (code, out, err) = audit(&["--policy", name], "It rained.");
    fs::remove_file(&file).unwrap();
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(
        err.contains(&format!(
            "{name}:4:3: unknown value `bare-sauce`; did you mean `bare-source`?"
        )),
        "{err}"
    );
    let (code, _, err) = audit(&["--policy", "nowhere"], "It rained.");
    assert_eq!(code, 2);
    assert!(err.contains("installed: afp, ap, nyt, reuters"), "{err}");
}

#[test]
fn an_output_file_gets_what_standard_output_would() {
    let file = env::temp_dir().join(format!("selon-audit-{}.csv", std::process::id()));
    let text = "A source said that the ferry had sunk.";
    let args = ["--lang", "en", "--format", "csv"];
    let (_, expected, _) = audit(&args, text);
    let (code, out, err) = audit(&[&args[..], &["-o", file.to_str().unwrap()]].concat(), text);
    let written = fs::read_to_string(&file).unwrap();
    fs::remove_file(&file).unwrap();
    assert_eq!((code, out.as_str()), (0, ""), "{err}");
    assert_eq!(written, expected);
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
