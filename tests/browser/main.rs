//! The pages in a browser: they open without a complaint, ask for nothing, do what a reader wants, and keep nobody out.
//!
//! Runs where Chromium is installed (`CHROMIUM` names it, or it is found by its usual names), and says so where
//! it is not. The pages and their pictures stay in `target/tmp/pages/`.

mod driver;
#[path = "../support/mod.rs"]
mod support;

use selon::lesson::exercise;
use selon::report::html::page;
use selon::text::{Document, Span};
use serde_json::Value;

use driver::{open, sound};
use support::examples;
use support::reading::{ANALYZER, read};

const READER: &str = include_str!("report.js");
const PUPIL: &str = include_str!("sheet.js");

/// What holds of every report.
fn report(notes: &Value) {
    sound(notes);
    assert_eq!(notes["filtered"], true);
    for some in ["lit", "card", "chosen"] {
        assert!(notes[some].as_u64() > Some(0), "{some}: {notes}");
    }
}

#[test]
fn a_click_on_a_conflict_shows_both_sides() {
    let document = examples::one("laiterie.fr.txt");
    let text = document.text.clone();
    let analysis = ANALYZER.analyze(&document);
    let conflict = analysis.conflicts[0].clone();
    let html = page(&[(document, analysis)], &[], &ANALYZER);
    let solid = |text: &str| text.split_whitespace().collect::<String>();
    for notes in open("laiterie", &html, READER) {
        report(&notes);
        let struck = solid(notes["struck"].as_str().unwrap());
        for side in [&conflict.a, &conflict.b] {
            assert!(struck.contains(&solid(side.span.of(&text))), "{notes}");
        }
        assert_eq!(
            (&notes["inview"], &notes["panel"]),
            (&true.into(), &2.into()),
            "{notes}"
        );
        assert_eq!(notes["letgo"], 0, "Escape lets go");
        assert_eq!(notes["dir"], "ltr");
    }
}

#[test]
fn several_articles_open() {
    let read = read(["ballot.en.txt", "ferry.en.txt", "front.fr.txt"].map(examples::one));
    let html = page(&read, &ANALYZER.across(&read), &ANALYZER);
    for notes in open("several", &html, READER) {
        report(&notes);
    }
}

#[test]
fn a_text_from_right_to_left_opens() {
    let text = "״הסכר סגור״, אמרה תמר ברק. יואב שני הכחיש שהסכר סגור.";
    let document = |text: &str, lang: &str| Document {
        id: "lock".into(),
        text: text.into(),
        lang: Some(lang.into()),
        ..Document::default()
    };
    // Read in English, then set to where the same stands in Hebrew.
    let english = document(
        "\"The lock is shut,\" said Tamar Barak. Yoav Shani denied that the lock is shut.",
        "en",
    );
    let mut analysis = ANALYZER.analyze(&english);
    let span = |part: &str| {
        let start = text.find(part).unwrap();
        vec![Span::new(start, start + part.len())]
    };
    let places = [
        ["תמר ברק", "אמרה", "הסכר סגור"],
        ["יואב שני", "הכחיש", "שהסכר סגור"],
    ];
    analysis.lang = Some("he".into());
    analysis.claims.clear();
    analysis.unresolved.clear();
    for (attribution, [source, cue, content]) in analysis.attributions.iter_mut().zip(places) {
        (attribution.source, attribution.cue, attribution.content) =
            (span(source), span(cue), span(content));
    }
    for (source, [name, ..]) in analysis.sources.iter_mut().zip(places) {
        source.name = name.into();
        source.mentions = span(name);
        source.evidence.clear();
        source.reason = None;
    }
    for conflict in &mut analysis.conflicts {
        (conflict.a.span, conflict.b.span) = (span("הסכר סגור")[0], span("שהסכר סגור")[0]);
    }
    let read = [(document(text, "he"), analysis)];
    for notes in open("right-to-left", &page(&read, &[], &ANALYZER), READER) {
        report(&notes);
        assert_eq!(notes["dir"], "rtl");
    }
}

#[test]
fn the_answers_of_an_exercise_open_when_asked_for() {
    let (document, analysis) = read([examples::one("laiterie.fr.txt")]).remove(0);
    for notes in open("exercise", &exercise::html(&document, &analysis), PUPIL) {
        sound(&notes);
        for done in ["hidden", "shown", "focused"] {
            assert_eq!(notes[done], true, "{done}: {notes}");
        }
        assert_eq!(notes["fields"], 3 * analysis.attributions.len());
    }
}

/// A page on which something is wrong for each line.
const UNKIND: &str = r##"<!DOCTYPE html><html lang="en"><head><title> </title></head><body>
    <p>Outside</p><main><h1>Title</h1><h3 id="x">Skipped</h3><p id="x" lang="english">Words</p>
    <nav aria-label="One"><a href="#x">a</a></nav><nav aria-label="One"><a href="#x">b</a></nav>
    <button></button> <label>Name</label><input> <a href="#x" aria-label="away">here</a>
    <p style="color:#999;background:#fff">pale</p> <p style="font-size:24px;color:#999;background:#fff">large and pale</p>
    <div aria-hidden="true"><a href="#x">hidden</a></div> <p tabindex="3">first</p> <p aria-labelledby="nobody">lost</p>
    <table><tr><th>head</th><th scope="col"></th></tr><tr><td>cell</td></tr></table><ul><p>no item</p></ul>
    <div style="width:40px;overflow-x:auto"><div style="width:90px">scrolls</div></div>
    <div style="line-height:6px;font-size:6px"><a style="display:block" href="#x">c</a><a style="display:block" href="#x">d</a></div>
    </main></body></html>"##;

#[test]
fn what_keeps_somebody_out_is_found() {
    let act = "async function act() { return {}; }";
    for notes in open("unkind", UNKIND, act) {
        let faults: Vec<_> = notes["faults"].as_array().unwrap().iter().collect();
        for kind in [
            "outside of the landmarks: <p>Outside",
            "no link to skip",
            "no title",
            "a heading skips a level: <h3",
            "twice: #x",
            "no such language: <p",
            "landmarks of one name: One",
            "without a name: <button",
            "without a name: <input",
            "named otherwise than seen: <a",
            "contrast 2.85: <p style=\"color",
            "contrast 2.85: <p style=\"font-size",
            "hidden, and yet reached by the keyboard: <div",
            "an order of its own: <p",
            "aria-labelledby leads nowhere: <p",
            "a table without a caption",
            "a header without a scope: <th>head",
            "an empty header",
            "a row with other columns",
            "no item of its list",
            "scrolls, and the keyboard does not reach it",
            "a small target beside another",
        ] {
            let found = |fault: &&Value| fault.as_str().unwrap().starts_with(kind);
            assert!(
                faults.iter().copied().any(|fault| found(&fault)),
                "{kind}: {faults:#?}"
            );
        }
    }
}
