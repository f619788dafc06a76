//! The exercise as a page.

use selon::lesson::exercise::html;
use selon::report::escape::clean;

use super::page::{Element, elements, sound};
use super::{HOSTILE, document, examples, read};

fn attribute<'a>(element: &'a Element, name: &str) -> Option<&'a str> {
    element.attributes.get(name).map(String::as_str)
}

#[test]
fn every_example_makes_a_sheet() {
    for (document, analysis) in examples() {
        let page = html(&document, &analysis);
        let all = elements(&page);
        sound(&all);
        let count = |name: &str| all.iter().filter(|e| e.name == name).count();
        let places = analysis.attributions.len();
        assert_eq!((count("h1"), count("script"), count("details")), (1, 0, 1));
        assert_eq!(
            (count("textarea"), count("select")),
            (4 + 3 * places, places)
        );
        for line in document.text.lines().filter(|line| !line.trim().is_empty()) {
            let shown = clean(line);
            assert!(
                all.iter()
                    .any(|e| e.prose && e.name == "p" && e.text == shown),
                "{line}"
            );
        }
        let cells: Vec<_> = all
            .iter()
            .filter(|e| e.name == "td")
            .map(|e| e.text.as_str())
            .collect();
        for attribution in &analysis.attributions {
            assert!(cells.contains(&attribution.kind.as_str()));
        }
    }
}

#[test]
fn the_answers_are_folded_away() {
    let (document, analysis) = examples().remove(0);
    let page = html(&document, &analysis);
    let all = elements(&page);
    let details = all.iter().find(|e| e.name == "details").unwrap();
    assert!(attribute(details, "open").is_none());
    let (before, answers) = page.split_once("<details>").unwrap();
    let [a, b] =
        ["table class=\"blank\"", "table class=\"found\""].map(|table| before.contains(table));
    assert!(a && !b && answers.contains("table class=\"found\""));
}

#[test]
fn every_field_has_a_name() {
    let (document, analysis) = examples().remove(0);
    let all = elements(&html(&document, &analysis));
    for field in all
        .iter()
        .filter(|e| ["textarea", "select"].contains(&e.name.as_str()))
    {
        assert!(attribute(field, "aria-label").is_some_and(|label| !label.is_empty()));
    }
    // The others stand in their labels.
    let labels = all.iter().filter(|e| e.name == "label").count();
    assert_eq!(labels, all.iter().filter(|e| e.name == "input").count());
}

#[test]
fn hostile_text_is_shown_and_not_obeyed() {
    let mut read = read(vec![document(
        "</title><script>\u{202e}",
        HOSTILE,
        Some("en"),
    )]);
    read[0].1.sources[0].name = "\u{2066}</a><svg onload=x>".to_owned();
    read[0].1.sources[0].anonymous = true;
    let page = html(&read[0].0, &read[0].1);
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    assert!(!page.contains(|c: char| c.is_control() && c != '\n' || turns(c)));
    let all = elements(&page);
    sound(&all);
    for name in ["img", "x", "b", "svg", "script"] {
        assert!(all.iter().all(|e| e.name != name), "{name}");
    }
    assert!(
        all.iter()
            .any(|e| e.prose && e.text.contains("<script>alert(1)</script>"))
    );
}

#[test]
fn a_text_without_anything_makes_a_sheet() {
    for text in ["", " \n ", "12 %"] {
        let read = read(vec![document("none", text, None)]);
        sound(&elements(&html(&read[0].0, &read[0].1)));
    }
}

#[test]
fn nothing_is_fetched() {
    let (document, analysis) = examples().remove(0);
    let page = html(&document, &analysis);
    for needle in ["http://", "https://", "url(", "@import", "src="] {
        assert!(!page.contains(needle), "{needle}");
    }
    assert!(page.contains("default-src 'none'") && page.contains("script-src 'none'"));
}
