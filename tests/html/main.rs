//! The pages for a browser: well formed, complete, the same every time, and harmless whatever a text holds.

mod collection;
mod exercise;
mod page;
#[path = "../support/mod.rs"]
mod support;

use std::collections::BTreeSet;
use std::sync::OnceLock;

use page::{Element, elements, sound};
use proptest::prelude::*;
use selon::analysis::{Analysis, Attribution};
use selon::conflict::Link;
use selon::report::escape::clean;
use selon::report::html;
use selon::text::{Document, Span};
use support::random::config;
use support::reading::{ANALYZER, read};

type Read = Vec<(Document, Analysis)>;

fn document(id: &str, text: &str, lang: Option<&str>) -> Document {
    Document {
        id: id.to_owned(),
        text: text.to_owned(),
        lang: lang.map(str::to_owned),
        ..Document::default()
    }
}

fn report(read: &[(Document, Analysis)], links: &[Link]) -> String {
    html::page(read, links, &ANALYZER)
}

fn examples() -> Read {
    read(support::examples::all())
}

fn solid(text: &str) -> String {
    clean(text).chars().filter(|c| !c.is_whitespace()).collect()
}

/// What the pieces of one attribution say together.
fn marked(attribution: &Attribution, text: &str) -> String {
    let spans = [&attribution.source, &attribution.cue, &attribution.content];
    let mut bytes = BTreeSet::new();
    for span in spans.into_iter().flatten() {
        bytes.extend(span.start..span.end);
    }
    let chars = text.char_indices().filter(|(at, _)| bytes.contains(at));
    solid(&chars.map(|(_, c)| c).collect::<String>())
}

/// Whether all that was found stands in the page, and every link in it leads somewhere.
fn check(read: &Read) -> Vec<Element> {
    let all = elements(&report(read, &[]));
    for (number, (document, analysis)) in (1..).zip(read) {
        for (index, attribution) in analysis.attributions.iter().enumerate() {
            let id = format!("d{number}-a{}", index + 1);
            let pieces = all
                .iter()
                .filter(|e| e.prose && e.name == "span" && e.has("data-a", &id));
            let found: String = pieces.map(|e| solid(&e.text)).collect();
            assert_eq!(found, marked(attribution, &document.text), "{id}");
            assert!(all.iter().any(|e| e.has("href", &format!("#{id}"))), "{id}");
        }
        for (index, conflict) in analysis.conflicts.iter().enumerate() {
            let id = format!("d{number}-x{}", index + 1);
            let pieces = all.iter().filter(|e| e.prose && e.has("data-x", &id));
            let found: String = pieces.map(|e| solid(&e.text)).collect();
            for side in [&conflict.a, &conflict.b] {
                assert!(found.contains(&solid(side.span.of(&document.text))), "{id}");
            }
        }
    }
    let prose = all.iter().filter(|e| e.has("class", "prose"));
    for (prose, (document, _)) in prose.zip(read) {
        assert_eq!(solid(&prose.text), solid(&document.text));
    }
    sound(&all);
    let scripts = all.iter().filter(|e| e.name == "script").count();
    assert_eq!(scripts, 1, "only the page's own script");
    all
}

#[test]
fn every_example_is_whole_and_well_formed() {
    let mut read = examples();
    check(&read);
    while let Some(one) = read.pop() {
        let all = check(&vec![one]);
        assert_eq!(all.iter().filter(|e| e.name == "h1").count(), 1);
    }
}

#[test]
fn nothing_is_fetched() {
    let page = report(&examples(), &[]);
    for needle in [
        "http://", "https://", "url(", "@import", "fetch(", "XMLHttp", "import(",
    ] {
        assert!(!page.contains(needle), "{needle}");
    }
    assert!(page.contains("default-src 'none'"));
}

#[test]
fn the_same_every_time() {
    let (one, two) = (examples(), examples());
    assert_eq!(report(&one, &[]), report(&two, &[]));
}

const HOSTILE: &str = "\"The <script>alert(1)</script> lock is shut,\" said O'\"Brien </style><img src=x onerror=alert(1)> \
    Kay.\n\nOrla Brennick denied \u{202e}that it was\u{202c} \u{1b}[31mshut\u{0}\u{7f}. =HYPERLINK(1), &amp; -->]]>";

#[test]
fn hostile_text_is_shown_and_not_obeyed() {
    let evil = Document {
        outlet: Some("\"><script>alert(2)</script>".to_owned()),
        url: Some("javascript:alert(3)".to_owned()),
        date: Some("<!--".to_owned()),
        ..document("</title><script>\u{202e}", HOSTILE, Some("en"))
    };
    let mut read = read(vec![evil]);
    assert!(!read[0].1.attributions.is_empty());
    read[0].1.notices.push("<b onclick=x>\u{1b}".to_owned());
    read[0].1.sources[0].name = "\u{2066}</a><svg onload=x>".to_owned();
    read[0].1.attributions[0].rule = "'\"><x>".to_owned();
    read.push(read[0].clone());
    let page = report(&read, &[]);
    let acts = |c: char| c.is_control() && c != '\n';
    assert!(!page.contains(acts));
    let turns =
        |c: char| ('\u{202a}'..='\u{202e}').contains(&c) || ('\u{2066}'..='\u{2069}').contains(&c);
    assert!(!page.contains(turns));
    let all = check(&read);
    for name in ["img", "x", "b"] {
        assert!(all.iter().all(|e| e.name != name), "{name}");
    }
    assert!(
        all.iter()
            .any(|e| e.name == "p" && e.text.contains("<script>alert(1)</script>"))
    );
}

#[test]
fn a_text_from_right_to_left_turns_around() {
    let (document, analysis) = right_to_left();
    let all = check(&vec![(document, analysis)]);
    let paragraphs: Vec<_> = all.iter().filter(|e| e.prose && e.name == "p").collect();
    assert!(!paragraphs.is_empty() && paragraphs.iter().all(|p| p.has("dir", "auto")));
    assert!(all.iter().any(|e| e.has("lang", "he")));
}

#[test]
fn a_text_without_anything_makes_a_page() {
    for text in ["", " \n ", "12 %"] {
        check(&read(vec![document("none", text, None)]));
    }
    check(&Vec::new());
}

/// A Hebrew text as a pack for it would read it: "The lock is shut", said Tamar; Yoav denied that it is shut.
fn right_to_left() -> (Document, Analysis) {
    let text = "״הסכר סגור״, אמרה תמר. יואב הכחיש שהסכר סגור.";
    let english = read(vec![document(
        "x",
        "\"The lock is shut,\" said Tamar. Yoav denied that the lock was shut.",
        Some("en"),
    )]);
    let mut analysis = english[0].1.clone();
    let span = |part: &str| {
        let start = text.find(part).unwrap();
        vec![Span::new(start, start + part.len())]
    };
    analysis.lang = Some("he".to_owned());
    analysis.claims.clear();
    analysis.conflicts.clear();
    analysis.unresolved.clear();
    analysis.attributions.truncate(2);
    let places = [
        ["תמר", "אמרה", "הסכר סגור"],
        ["יואב", "הכחיש", "שהסכר סגור"],
    ];
    for (attribution, [source, cue, content]) in analysis.attributions.iter_mut().zip(places) {
        (attribution.source, attribution.cue, attribution.content) =
            (span(source), span(cue), span(content));
    }
    for (source, name) in analysis.sources.iter_mut().zip(["תמר", "יואב"]) {
        source.name = name.to_owned();
        source.mentions = span(name);
        source.evidence.clear();
        source.reason = None;
    }
    (document("he", text, Some("he")), analysis)
}

static TEMPLATE: OnceLock<Read> = OnceLock::new();

proptest! {
    #![proptest_config(config())]

    /// Spans that nest, overlap and stand apart in any way, in a text of any characters.
    #[test]
    fn spans_of_any_shape(
        text in "([a-zé<>&\"'\u{5d0}\u{202e}\u{0}\n\r\t ]|said|\"){1,60}",
        places in prop::collection::vec((0usize..60, 0usize..60), 0..12),
    ) {
        let template = TEMPLATE.get_or_init(|| read(vec![document("x", "Orla Brennick said the lock was shut.", Some("en"))]));
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let spans: Vec<Span> = places
            .iter()
            .map(|&(a, b)| {
                let (a, b) = (ends[a % ends.len()], ends[b % ends.len()]);
                Span::new(a.min(b), a.max(b))
            })
            .collect();
        let mut analysis = template[0].1.clone();
        let first = analysis.attributions[0].clone();
        // Without a pack, so that none is loaded each time.
        analysis.lang = None;
        analysis.claims.clear();
        analysis.sources[0].mentions.clear();
        analysis.attributions = spans
            .chunks(3)
            .map(|chunk| {
                let part = |index: usize| chunk.get(index).copied().into_iter().collect();
                Attribution { source: part(0), cue: part(1), content: part(2), ..first.clone() }
            })
            .collect();
        check(&vec![(document("x", &text, Some("en")), analysis)]);
    }
}

#[test]
fn each_figure_stands_beside_its_whole() {
    let text = "Orla Brennick said the lock was shut. It rained all day. \"Go home now,\" said Tam Ruddock. \
        The bridge is reportedly closed. Orla Brennick denied that the dam was broken.";
    let all = elements(&report(&read(vec![document("x", text, Some("en"))]), &[]));
    let start = all.iter().position(|e| e.has("class", "metrics")).unwrap();
    let rows: Vec<_> = all[start..]
        .iter()
        .filter(|e| e.name == "tr")
        .map(|e| e.text.as_str())
        .collect();
    for row in [
        "Sentences in which something is attributed45 sentences of running text80 %",
        "Attributed words that are quoted315 attributed words20 %",
        "Words that are attributed1530 words of the text50 %",
        "Claims of a named source34 claims75 %",
        "Claims without a source14 claims25 %",
        "Claims that deny or doubt14 claims25 %",
        "Unnamed sources02 sources0 %",
        "Unnamed sources with a stated reason00 unnamed sources–",
        "Origins22 sources100 %",
    ] {
        assert!(rows.contains(&row), "{row}: {rows:#?}");
    }
}
