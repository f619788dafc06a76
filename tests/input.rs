//! What a newsroom has, through the command line: the text that is carried, and the spans in it.

mod support;

use std::fs;
use std::path::Path;

use serde_json::Value;
use support::folder::Folder;
use support::run::{selon, selon_with};

/// Every span of every role, read in the text that is carried, is the role's text; there is at least one.
fn spans_hold(report: &Value) {
    let text: Vec<char> = report["text"].as_str().unwrap().chars().collect();
    let attributions = report["attributions"].as_array().unwrap();
    assert!(!attributions.is_empty(), "{report}");
    for attribution in attributions {
        for role in ["source", "cue", "content"] {
            let Some(spans) = attribution[role]["spans"].as_array() else {
                continue;
            };
            let pieces: Vec<String> = spans
                .iter()
                .map(|span| {
                    let at = |end: usize| usize::try_from(span[end].as_u64().unwrap()).unwrap();
                    text[at(0)..at(1)].iter().collect()
                })
                .collect();
            assert_eq!(attribution[role]["text"], pieces.join(" … "));
        }
    }
}

const MARKDOWN: &str = "---\ntitle: Le pont\ndate: 2031-05-03\nlang: fr\noutlet: La Sélune libre\n---\n\n# Le *pont*\n\n\
    « Le pont [a tenu](http://x.test) **bon** hier », a déclaré Éléa Brunoir, ingénieure en chef.\n";

#[cfg(feature = "html")]
const PAGE: &str = r#"<!DOCTYPE html><html lang="fr"><head><title>Le pont rouvre</title>
    <meta property="og:site_name" content="La Sélune libre"></head><body><nav>Accueil</nav><article>
    <p>« Le pont a tenu bon &amp; tiendra », a déclaré Éléa Brunoir, ingénieure en chef du département, devant la presse.</p>
    <p>Selon la préfecture, aucune fissure n'a été relevée sur la pile du milieu, et le trafic reprendra dans les deux sens.</p>
    <p>La route de la vallée, fermée depuis trois semaines, sera rendue aux voitures lundi matin, puis aux camions mardi soir.</p>
    </article></body></html>"#;

#[test]
fn markdown_carries_its_text() {
    let folder = Folder::new("markdown");
    let report = selon(&["analyze", &folder.file("a.md", MARKDOWN)]).json();
    assert_eq!(
        report["text"],
        "Le pont\n\n« Le pont a tenu bon hier », a déclaré Éléa Brunoir, ingénieure en chef."
    );
    for (field, value) in [
        ("id", "a.md"),
        ("title", "Le pont"),
        ("date", "2031-05-03"),
        ("outlet", "La Sélune libre"),
        ("lang", "fr"),
    ] {
        assert_eq!(report[field], value);
    }
    spans_hold(&report);
    let piped = selon_with(MARKDOWN, &["analyze", "--input=markdown", "-"]).json();
    assert_eq!(piped["text"], report["text"]);
}

#[cfg(feature = "html")]
#[test]
fn a_page_carries_its_text() {
    let folder = Folder::new("page");
    let report = selon(&["analyze", &folder.file("a.html", PAGE)]).json();
    assert_eq!(report["title"], "Le pont rouvre");
    assert_eq!(report["outlet"], "La Sélune libre");
    assert!(report["text"].as_str().unwrap().contains("bon & tiendra"));
    spans_hold(&report);
    let piped = selon_with(PAGE, &["analyze", "-"]).json();
    assert_eq!(piped["text"], report["text"]);
}

#[cfg(feature = "docx")]
#[test]
fn a_word_document_carries_its_text() {
    use std::io::{Cursor, Write};

    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    writer.start_file("word/document.xml", options).unwrap();
    writer
        .write_all(
            "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>Le pont tient</w:t></w:r></w:p>\
             <w:p><w:r><w:t>Selon</w:t></w:r><w:r><w:t xml:space='preserve'> la préfecture, aucune fissure n'a </w:t></w:r>\
             <w:r><w:t>été relevée.</w:t></w:r></w:p></w:body></w:document>"
                .as_bytes(),
        )
        .unwrap();
    let bytes = writer.finish().unwrap().into_inner();
    for args in [
        ["analyze", "--lang=fr", "-"],
        ["analyze", "--lang=fr", "--input=docx"],
    ] {
        let report = selon_with(&bytes, &args).json();
        assert_eq!(
            report["text"],
            "Le pont tient\n\nSelon la préfecture, aucune fissure n'a été relevée."
        );
        spans_hold(&report);
    }
}

#[test]
fn a_table_is_a_document_a_row() {
    let folder = Folder::new("table");
    let file = folder.file(
        "a.csv",
        "id;corps;outlet\n7;\"« Le pont tient », a déclaré Éléa Brunoir.\";=cmd|' /C calc'!A0\n;Selon la maire, le pont rouvrira.;\u{1b}[31m\n",
    );
    let run = selon(&["analyze", "--lang=fr", "--text-column", "corps", &file]);
    let reports = run.json();
    assert_eq!((run.code, reports[0]["id"].as_str()), (0, Some("7")));
    assert_eq!(reports[1]["id"], "a.csv:3");
    // JSON carries what stands there; the escape is its own in JSON.
    assert_eq!(reports[0]["outlet"], "=cmd|' /C calc'!A0");
    assert!(!run.out.contains('\u{1b}'));
    spans_hold(&reports[0]);
    spans_hold(&reports[1]);
    let wrong = selon(&["analyze", &file]);
    assert_eq!((wrong.code, wrong.out.as_str()), (2, ""));
    assert!(
        wrong
            .err
            .contains("a.csv:1:1: there is no column text, content or body")
    );
    assert!(
        wrong
            .err
            .contains("--text-column; the columns are: id, corps, outlet")
    );
}

#[test]
fn a_folder_is_read_in_order_and_what_fails_is_passed_over() {
    let folder = Folder::new("folder");
    folder.file("b/note.txt", "Selon la maire, le pont rouvrira.");
    folder.file("a.md", MARKDOWN);
    folder.file("c.docx", "PK\u{3}\u{4} torn \u{1b}[31m");
    folder.file("d.pdf", "%PDF-1.4 torn");
    folder.file("e.html", "<html><body></body></html>");
    folder.file("photo.jpg", "x");
    let run = selon(&["analyze", "--format=jsonl", &folder.name("")]);
    let ids: Vec<Value> = run.lines().iter().map(|line| line["id"].clone()).collect();
    assert_eq!(
        (run.code, ids),
        (2, vec!["a.md".into(), "b/note.txt".into()])
    );
    let lines: Vec<_> = run.err.lines().collect();
    assert_eq!(lines.len(), 3, "{}", run.err);
    for (line, name) in lines.iter().zip(["c.docx", "d.pdf", "e.html"]) {
        assert!(line.contains(&format!("{name}: ")), "{line}");
    }
    let only = selon(&["analyze", &folder.name("**/*.txt")]);
    assert_eq!(
        (only.code, only.json()["id"].as_str()),
        (0, Some("b/note.txt"))
    );
    let none = selon(&["analyze", &folder.name("*.rtf")]);
    assert!(
        none.err.contains("no file has a name like this"),
        "{}",
        none.err
    );
}

#[test]
fn the_output_is_no_input_of_its_own() {
    let folder = Folder::new("output");
    folder.file("a.txt", "Selon la maire, le pont rouvrira.");
    let out = folder.name("found.jsonl");
    let run = selon(&["analyze", "--format=jsonl", &folder.name(""), "-o", &out]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("is also an input"), "{}", run.err);
    assert!(!Path::new(&out).exists());
    let out = folder.name("found.json");
    assert_eq!(
        selon(&[
            "analyze",
            &folder.name("*"),
            "-o",
            &folder.name("../found-input.json")
        ])
        .code,
        0
    );
    let _ = fs::remove_file(folder.name("../found-input.json"));
    assert_eq!(selon(&["analyze", &folder.name(""), "-o", &out]).code, 0);
}

#[test]
fn the_options_of_inputs_hold_for_every_command() {
    let folder = Folder::new("options");
    let file = folder.file("a.csv", "corps,outlet\nLe pont a tenu.,x\n");
    let name = folder.file("a.md", MARKDOWN);
    for command in ["analyze", "audit", "exercise"] {
        let run = selon(&[command, "--lang=fr", "--text-column", "corps", &file]);
        assert_eq!(run.code, 0, "{command}: {}", run.err);
        let run = selon(&[command, "--timeout", "30", &name]);
        assert_eq!(run.code, 0, "{command}: {}", run.err);
        let run = selon(&[command, "--timeout", "0", &name]);
        assert_eq!(run.code, 2);
        assert!(run.err.contains("0 is not in 1..=86400"), "{}", run.err);
    }
}
