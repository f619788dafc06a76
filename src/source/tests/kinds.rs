//! What kind of source, on what evidence, and why unnamed.

use super::{Source, merge};
use crate::text::Span;

/// Kind and evidence of each source, as text.
fn kinds(lang: &str, marked: &str) -> Vec<(String, Vec<String>)> {
    let text: String = marked.chars().filter(|c| !"[]".contains(*c)).collect();
    let (_, sources) = merge(lang, marked);
    let words = |spans: &[Span]| spans.iter().map(|s| s.of(&text).to_string()).collect();
    sources
        .iter()
        .map(|s| (s.kind.clone().unwrap_or_default(), words(&s.evidence)))
        .collect()
}

fn kind(kind: &str, evidence: &[&str]) -> (String, Vec<String>) {
    let evidence = evidence.iter().map(ToString::to_string).collect();
    (kind.to_string(), evidence)
}

#[test]
fn the_kind_is_told_by_words() {
    let text = "[L’agence de presse Telmar] le dit. [Le ministère des Ports] confirme. [Le Pérou] dément. [La mairie] attend. [Certains] rient.";
    assert_eq!(
        kinds("fr", text),
        [
            kind("media", &["agence de presse"]),
            kind("official", &["ministère"]),
            kind("state", &["Le Pérou"]),
            kind("official", &["mairie"]),
            kind("vague", &[]),
        ]
    );
    let text = "[The news agency Telmar] said so. [An army officer] agreed. [The Lorne Herald] wrote it. [A court clerk] did not.";
    let found = kinds("en", text);
    assert_eq!(found[0], kind("media", &["news agency"]));
    assert_eq!(found[2].0, "media");
}

#[test]
fn later_nouns_narrow_what_the_first_leaves_open() {
    let text = "[L’agence Telmar] le dit. [L’agence de presse] y revient.";
    assert_eq!(
        kinds("fr", text),
        [kind("media", &["agence", "agence de presse"])]
    );
}

#[test]
fn a_rank_tells_more_than_that_somebody_is_a_person() {
    let text = "[Le porte-parole de la garnison, le colonel Paul Ivert], dément.";
    assert_eq!(kinds("fr", text), [kind("military", &["colonel"])]);
}

#[test]
fn a_person_with_a_name_is_no_company() {
    let text = "[Le PDG, Paul Ivert], salue le plan. [Il] attend.";
    assert_eq!(kinds("fr", text), [kind("person", &["PDG"])]);
}

fn reasons(lang: &str, marked: &str) -> Vec<(bool, Option<String>)> {
    let text: String = marked.chars().filter(|c| !"[]".contains(*c)).collect();
    let (_, sources) = merge(lang, marked);
    let reason = |s: &Source| s.reason.map(|r| r.of(&text).to_string());
    sources.iter().map(|s| (s.anonymous, reason(s))).collect()
}

#[test]
fn the_reason_is_given_to_the_unnamed_one_of_the_sentence() {
    let text =
        "[Un cadre du port], qui a requis l’anonymat, dément [Paul Ivert]. [Une source] confirme.";
    let reason = |text: &str| Some(text.to_string());
    assert_eq!(
        reasons("fr", text),
        [
            (true, reason("requis l’anonymat")),
            (false, None),
            (true, None)
        ]
    );
    let text = "[Ada Quill] spoke. On condition of anonymity, [the senior clerk] spoke, too. [A guard] was not authorised to speak publicly.";
    assert_eq!(
        reasons("en", text),
        [
            (false, None),
            (true, reason("On condition of anonymity")),
            (true, reason("was not authorised to speak publicly"))
        ]
    );
}

#[test]
fn somebody_with_a_name_has_no_reason() {
    let text = "[Ada Quill] spoke on condition of anonymity. [The Harbour Board] did so for fear of reprisals.";
    assert_eq!(reasons("en", text), [(false, None), (false, None)]);
}
