//! What exercises, grades, drafts compared and reasons print about `tests/texts/` is what `tests/goldens/lesson/` holds.

use std::path::Path;

use regex::Regex;

use crate::support::golden;
use crate::support::run::selon;

fn text(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/texts");
    folder.join(name).display().to_string()
}

fn print(args: &[&str]) -> String {
    let run = selon(args);
    assert_eq!(run.code, 0, "{}", run.err);
    run.out
}

/// The reasons of all attributions of a text, one after another, without the lines of their rules: these move in
/// their files without another meaning.
fn reasons(file: &str) -> String {
    let found: serde_json::Value = serde_json::from_str(&print(&["analyze", file])).unwrap();
    let ids = found["attributions"].as_array().unwrap().iter();
    let one = |id: &str| print(&["why", file, id]);
    let all: Vec<String> = ids.map(|a| one(a["id"].as_str().unwrap())).collect();
    let line = Regex::new(r"\.yaml:\d+").unwrap();
    line.replace_all(&all.join("\n"), ".yaml").into_owned()
}

#[test]
fn what_is_printed_is_as_before() {
    let mut made: Vec<(String, String)> = Vec::new();
    let mut add = |name: &str, out: String| made.push((name.to_owned(), out));
    for (name, lang) in [("harbour", "en"), ("moulin", "fr")] {
        let first = text(&format!("{name}.{lang}.txt"));
        let second = text(&format!("{name}.second.{lang}.txt"));
        add(
            &format!("{name}.diff.txt"),
            print(&["diff", &first, &second]),
        );
        add(&format!("{name}.exercise.md"), print(&["exercise", &first]));
        add(&format!("{name}.why.txt"), reasons(&first));
    }
    let [first, second] = ["harbour.en.txt", "harbour.second.en.txt"].map(text);
    for (format, ending) in [("json", "json"), ("markdown", "md")] {
        let out = print(&["diff", "--format", format, &first, &second]);
        add(&format!("harbour.diff.{ending}"), out);
    }
    let answers = text("harbour.answers.csv");
    for (format, ending) in [("text", "txt"), ("json", "json")] {
        let out = print(&["grade", "--format", format, &first, "--answers", &answers]);
        add(&format!("harbour.grade.{ending}"), out);
    }
    golden::hold("lesson", &made);
}
