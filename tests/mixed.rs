//! Texts in several languages: each paragraph is read with the pack of its own.

use selon::Analyzer;
use selon::analysis::Analysis;
use selon::text::{Document, Span};

const FRENCH: &str = "Le préfet de la vallée, Marc Aubrel, a affirmé hier que le barrage de Morsanne n'a subi aucun dommage pendant la crue.";
const ENGLISH: &str = "“Nobody was hurt when the bridge closed,” said Orla Brennick, who speaks for the council of the valley, in a statement on Friday.";
const SHORT: &str = "Dernière minute";

fn analyze(text: &str, lang: Option<&str>) -> Analysis {
    Analyzer::new().analyze(&Document {
        text: text.to_owned(),
        lang: lang.map(str::to_owned),
        ..Document::default()
    })
}

fn words<'a>(spans: &[Span], text: &'a str) -> Vec<&'a str> {
    spans.iter().map(|span| span.of(text)).collect()
}

#[test]
fn each_paragraph_is_read_in_its_language() {
    let text = format!("{FRENCH}\n\n{FRENCH}\n\n{ENGLISH}\n\n{SHORT}\n\n{FRENCH}");
    let found = analyze(&text, None);
    assert_eq!(found.lang.as_deref(), Some("fr"));
    let sources: Vec<_> = found
        .attributions
        .iter()
        .map(|a| words(&a.source, &text).join(" "))
        .collect();
    let french = "Le préfet de la vallée, Marc Aubrel";
    assert_eq!(sources, [french, french, "Orla Brennick", french]);
    let rules: Vec<_> = found.attributions.iter().map(|a| &a.rule[..2]).collect();
    assert_eq!(rules, ["fr", "fr", "en", "fr"]);
    assert_eq!(found.claims.len(), 4);
    let indices: Vec<_> = found.claims.iter().map(|c| c.attribution).collect();
    assert_eq!(indices, [0, 1, 2, 3]);
}

#[test]
fn the_reader_is_told() {
    let found = analyze(&format!("{FRENCH}\n\n{ENGLISH}"), None);
    assert_eq!(
        found.notices,
        ["the text is in several languages (en, fr); each paragraph was read in its own"]
    );
    assert_eq!(analyze(FRENCH, None).notices, [""; 0]);
}

#[test]
fn a_source_that_speaks_in_both_is_one() {
    let english = "Marc Aubrel, the prefect of the valley, told reporters on Friday that all of the roads would be open again by the end of the week.";
    let french = "Marc Aubrel a affirmé hier que le barrage de Morsanne n'a subi aucun dommage pendant la grande crue.";
    let text = format!("{french}\n\n{english}");
    let found = analyze(&text, None);
    assert_eq!(found.attributions.len(), 2);
    let names: Vec<&str> = found.sources.iter().map(|s| s.name.as_str()).collect();
    assert_eq!(names, ["Marc Aubrel"]);
    assert_eq!(found.sources[0].mentions.len(), 2);
}

#[test]
fn claims_of_different_languages_conflict() {
    let french = "Le ministère de la Défense d'Azerbaïdjan a affirmé samedi que douze soldats ont été tués dans le village de Tavran en Arménie.";
    let english = "The ministry of defence of Armenia said on Saturday that three soldiers were killed in the village of Tavran, not far from Azerbaijan.";
    let text = format!("{french}\n\n{english}");
    let found = analyze(&text, None);
    assert_eq!(found.conflicts.len(), 1, "{found:#?}");
    let conflict = &found.conflicts[0];
    assert_eq!(words(&[conflict.a.span, conflict.b.span], &text).len(), 2);
    assert!(conflict.a.span < conflict.b.span);
}

#[test]
fn a_given_language_holds_for_the_whole() {
    let text = format!("{FRENCH}\n\n{ENGLISH}");
    let found = analyze(&text, Some("fr"));
    assert_eq!(found.notices, [""; 0]);
    assert!(found.attributions.iter().all(|a| !a.rule.starts_with("en")));
}

#[test]
fn the_reason_is_that_of_the_paragraphs_own_pack() {
    let text = format!("{FRENCH}\n\n{ENGLISH}");
    let document = Document {
        text: text.clone(),
        ..Document::default()
    };
    let why = Analyzer::new().why(&document, "a2").unwrap();
    assert!(why.rule.starts_with("en."), "{}", why.rule);
    assert!(why.file.unwrap().starts_with("rules/en/"));
    let cue = why.roles.iter().find(|r| r.role == "cue").unwrap();
    let [start, end] = cue.tokens[0].span;
    let said: String = text.chars().skip(start).take(end - start).collect();
    assert_eq!((said.as_str(), cue.by_rule), ("said", true));
}
