//! `selon rules lint`: broken packs with what is said about them, the pages of codes, and our own packs.

mod support;

use std::path::{Path, PathBuf};

use selon::authoring::OpenPack;
use selon::authoring::lint::{Code, lint};
use selon::pack::PackSource;

/// Exit code, standard output, standard error.
fn selon(args: &[&str]) -> (u8, String, String) {
    let run = support::run::selon(args);
    (run.code, run.out, run.err)
}

/// The pack of the pages: `selon/1` above every file but `pack.yaml`.
const PACK: [(&str, &str); 3] = [
    (
        "pack.yaml",
        "schema: selon/1\nlanguage: xx\nname: test\nforms: { now: [finite, present, third, singular] }\n\
         paradigms: { s: { strip: '', endings: { now: [s] } } }\n",
    ),
    (
        "lexicon/words.yaml",
        "verbs: [{ lemma: say, class: state, frames: [that, zero, quote] }, { lemma: like, class: think }]\n\
         words: { complementizer: [that], determiner: [the] }\n",
    ),
    (
        "rules/rules.yaml",
        "rules:\n  - id: xx.that\n    doc: X says that P.\n    pattern: [{ verb: { frame: [that] }, as: cue }, { lex: [complementizer] }, { clause: {}, as: content }]\n\
        \x20   examples:\n      match: ['[source:Ada] [cue:says] that [content:the pond froze].']\n\
        \x20     no_match: [{ text: Ada likes the pond., why: no clause }]\n",
    ),
];

/// The codes of the findings of the pack with one file put in place.
fn codes(name: &str, yaml: &str) -> Vec<&'static str> {
    let mut files: Vec<(&str, &str)> = PACK.into_iter().filter(|(n, _)| *n != name).collect();
    files.push((name, yaml));
    let source = |(name, yaml): (&str, &str)| PackSource {
        name: format!("xx/{name}"),
        yaml: if name == "pack.yaml" {
            yaml.to_owned()
        } else {
            format!("schema: selon/1\n{yaml}")
        },
    };
    let open = OpenPack::new(None, files.into_iter().map(source).collect());
    lint(&open).iter().map(|f| f.code.as_str()).collect()
}

#[test]
fn the_pack_of_the_pages_has_no_finding() {
    let (name, yaml) = PACK[0];
    assert_eq!(codes(name, yaml), [""; 0]);
}

#[test]
fn each_page_fails_first_and_is_mended_then() {
    for code in Code::ALL {
        let page = code.page();
        assert!(!page.is_empty(), "{}: no page", code.as_str());
        assert!(
            page.starts_with(&format!("## {} · {}\n", code.as_str(), code.title())),
            "{page}"
        );
        let examples: Vec<&str> = page
            .split("```yaml\n# ")
            .skip(1)
            .map(|block| block.split("```").next().unwrap())
            .collect();
        let [broken, mended] = examples[..] else {
            panic!("{}: two examples, not {}", code.as_str(), examples.len());
        };
        let found = |example: &str| {
            let (name, yaml) = example.split_once('\n').unwrap();
            codes(name, yaml)
        };
        assert!(
            found(broken).contains(&code.as_str()),
            "{} is not found, but {:?}:\n{broken}",
            code.as_str(),
            found(broken)
        );
        assert!(
            !found(mended).contains(&code.as_str()),
            "{} is still found:\n{mended}",
            code.as_str()
        );
    }
}

#[test]
fn a_page_is_printed_and_an_unknown_code_is_refused() {
    let (code, out, _) = selon(&["rules", "lint", "--explain", "s012"]);
    assert_eq!(code, 0);
    assert!(out.starts_with("## S012 · literal that no text can hold\n"));
    assert!(!out.contains("## S013"));
    let (code, _, err) = selon(&["rules", "lint", "--explain", "S999"]);
    assert_eq!(code, 2);
    assert!(
        err.contains("there is no code `S999`; known: S001, "),
        "{err}"
    );
}

#[test]
fn our_own_packs_have_no_findings() {
    let (code, out, err) = selon(&["rules", "lint"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(out.starts_with("No findings: 2 packs, "), "{out}");
}

fn goldens() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lint");
    let mut all: Vec<PathBuf> = std::fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    all.sort();
    all
}

#[test]
fn findings_are_one_object_for_programs_and_a_log_for_editors() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lint/unknown-fact/pack");
    let path = folder.to_str().unwrap();
    let json = support::run::selon(&["rules", "lint", "--rules", path, "--format", "json"]);
    assert_eq!(json.code, 1);
    let report = json.json();
    assert_eq!(report["schema"], "selon-lint/1");
    let finding = &report["findings"][0];
    assert_eq!(finding["code"], "S004");
    assert_eq!(finding["severity"], "error");
    assert_eq!(
        (&finding["line"], &finding["column"]),
        (&4.into(), &10.into())
    );
    assert_eq!(report["summary"]["errors"], 1);
    let sarif =
        support::run::selon(&["rules", "lint", "--rules", path, "--format", "sarif"]).json();
    assert_eq!(sarif["version"], "2.1.0");
    let run = &sarif["runs"][0];
    let result = &run["results"][0];
    assert_eq!(result["ruleId"], "S004");
    let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!(run["tool"]["driver"]["rules"][index]["id"], "S004");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["region"]["startLine"], 4);
}

/// What is said of the pack in a folder, its place left out.
fn said(folder: &Path) -> String {
    let path = folder.join("pack");
    let path = path.to_str().unwrap();
    let (code, out, err) = selon(&["rules", "lint", "--rules", path]);
    format!("{out}{err}exit code {code}\n")
        .replace(&format!("{path}/"), "")
        .replace(path, "PACK")
}

#[test]
fn each_broken_pack_is_told_line_and_column() {
    let goldens = goldens();
    assert!(goldens.len() >= 30, "{} broken packs", goldens.len());
    let update = std::env::var_os("UPDATE_GOLDENS").is_some();
    for folder in goldens {
        let found = said(&folder);
        let golden = folder.join("expected.txt");
        if update {
            std::fs::write(&golden, &found).unwrap();
        }
        let expected = std::fs::read_to_string(&golden).unwrap_or_default();
        assert_eq!(found, expected, "{}", folder.display());
        assert!(!found.ends_with("exit code 0\n"), "{}", folder.display());
    }
}
