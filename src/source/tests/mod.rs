//! Invented texts with their sources given, so that only the merging is tested.

mod bodies;
mod growth;
mod kinds;
mod pronouns;

use std::sync::LazyLock;

use proptest::prelude::*;

use super::resolve;
use crate::analysis::{Attribution, Certainty, Class, Kind, Polarity, Source, Tone, Unresolved};
use crate::pack::Pack;
use crate::page::Page;
use crate::text::{Span, lay_out};

static FRENCH: LazyLock<Pack> = LazyLock::new(|| Pack::load("fr").unwrap().unwrap());
static ENGLISH: LazyLock<Pack> = LazyLock::new(|| Pack::load("en").unwrap().unwrap());

fn pack(lang: &str) -> &'static Pack {
    if lang == "fr" { &FRENCH } else { &ENGLISH }
}

fn resolve_in(
    pack: &Pack,
    text: &str,
    attributions: &mut [Attribution],
) -> (Vec<Source>, Vec<Unresolved>) {
    let layout = lay_out(text, &pack.profile);
    resolve(&Page::new(pack, text, &layout), attributions)
}

fn attribution(source: Vec<Span>) -> Attribution {
    Attribution {
        kind: Kind::Indirect,
        class: Class::State,
        tone: Tone::Neutral,
        polarity: Polarity::Positive,
        certainty: Certainty::Asserted,
        rule: "test".to_string(),
        via: None,
        continues: None,
        source,
        cue: Vec::new(),
        content: Vec::new(),
        entity: None,
    }
}

/// The entities of the sources in brackets, and the sources.
fn merge(lang: &str, marked: &str) -> (Vec<Option<usize>>, Vec<Source>) {
    let (mut text, mut spans) = (String::new(), Vec::new());
    for part in marked.split_inclusive(['[', ']']) {
        let start = text.len();
        text.push_str(part.trim_end_matches(['[', ']']));
        if part.ends_with(']') {
            spans.push(Span::new(start, text.len()));
        }
    }
    let pack = pack(lang);
    let mut attributions: Vec<Attribution> =
        spans.into_iter().map(|s| attribution(vec![s])).collect();
    let sources = resolve_in(pack, &text, &mut attributions).0;
    (attributions.iter().map(|a| a.entity).collect(), sources)
}

fn entities(lang: &str, marked: &str) -> Vec<Option<usize>> {
    merge(lang, marked).0
}

#[test]
fn names_and_last_names() {
    let text = "[Le maire de Tresnes, Anselme Lorrain], est inquiet. [M. Lorrain] insiste. [Lorrain] attend. [Le maire] se tait. [Jeanne Lorrain] rit.";
    assert_eq!(
        entities("fr", text),
        [Some(0), Some(0), Some(0), Some(0), Some(1)]
    );
    let text = "[Commander Iris Holloway] was worried. [Cdr Holloway] waited. [Holloway’s] report came. [Mr Holloway] laughed.";
    assert_eq!(entities("en", text)[..3], [Some(0), Some(0), Some(0)]);
}

#[test]
fn the_fullest_mention_is_the_name() {
    let (_, sources) = merge(
        "fr",
        "[M. Lorrain] insiste. [Anselme Lorrain, maire de Tresnes], attend.",
    );
    assert_eq!(sources.len(), 1);
    assert_eq!(sources[0].name, "Anselme Lorrain, maire de Tresnes");
    assert_eq!(sources[0].mentions.len(), 2);
    assert!(!sources[0].anonymous);
}

#[test]
fn different_modifiers_stay_apart() {
    let text = "[Le ministère varois de la Pêche] le dit. [Le ministère sudois de la Pêche] le nie. [Le ministère] maintient. [Le ministère varois de la Pêche] aussi.";
    assert_eq!(entities("fr", text), [Some(0), Some(1), Some(1), Some(0)]);
}

#[test]
fn a_role_of_two_people_names_neither() {
    let text = "[The minister, Ada Quill], agreed. [The minister, Tom Brask], did not. [The minister] left.";
    let found = entities("en", text);
    assert_ne!(found[0], found[1]);
    assert!(found[2] != found[0] && found[2] != found[1]);
}

#[test]
fn acronyms() {
    let text = "[La Confédération des luthiers de l’Ouest (CLO)] proteste. [La CLO] appelle à l’aide. [La confédération] insiste.";
    assert_eq!(entities("fr", text), [Some(0), Some(0), Some(0)]);
}

#[test]
fn a_body_by_its_noun() {
    let text = "[The United Weavers Union] struck. [The union] said no. [It] stayed out. [The Lorne Gazette] heard of it. [The paper] waited.";
    assert_eq!(
        entities("en", text),
        [Some(0), Some(0), Some(0), Some(1), Some(1)]
    );
    let text = "[Le distributeur Marlix] recule. [Le groupe] conteste.";
    assert_eq!(entities("fr", text), [Some(0), Some(0)]);
}

#[test]
fn the_report_of_a_body_is_the_body() {
    let text = "[La préfecture] compte deux morts. [Un bilan de la préfecture] en donne trois.";
    assert_eq!(entities("fr", text), [Some(0), Some(0)]);
}

#[test]
fn somebody_new_is_somebody_else() {
    let (found, sources) = merge(
        "en",
        "[A witness] ran. [A witness] stayed. [Officials] waited. [Officials] left.",
    );
    assert_eq!(found, [Some(0), Some(1), Some(2), Some(3)]);
    assert!(sources.iter().all(|s| s.anonymous));
    assert_eq!(sources[0].kind.as_deref(), Some("witness"));
}

#[test]
fn pronouns_agree() {
    let text = "[La préfète, Rosa Tellier], est venue. [Elle] repartira. [Il] ne sait pas.";
    assert_eq!(entities("fr", text), [Some(0), Some(0), None]);
    let text = "[Mrs Ada Quill] came. [She] left. [They] stayed.";
    assert_eq!(entities("en", text), [Some(0), Some(0), None]);
}

#[test]
fn a_pronoun_of_two_possible_people_stays_open() {
    assert_eq!(
        entities("en", "[Quinn Ades] told [Rowan Brask] so. [She] left.")[2],
        None
    );
    assert_eq!(
        entities("en", "[Mrs Quill] told [Mr Brask] so. [He] left.")[2],
        Some(1)
    );
}

#[test]
fn a_pronoun_may_mean_somebody_who_is_no_source() {
    let (found, sources) = merge(
        "fr",
        "Le procès du docteur Basile Corvin commence. [Il] nie.",
    );
    assert_eq!(found, [Some(0)]);
    assert_eq!(sources[0].name, "docteur Basile Corvin");
    assert_eq!(sources[0].mentions.len(), 1);
}

#[test]
fn first_persons_and_impersonal_ones_stay_open() {
    assert_eq!(
        entities("fr", "[Anselme Lorrain] est là. [Je] le dis. [On] le dit."),
        [Some(0), None, None]
    );
}

#[test]
fn the_name_in_apposition_is_read_where_the_source_leaves_it_out() {
    assert_eq!(
        entities(
            "fr",
            "[Le gouverneur], Anselme Lorrain, proteste. [M. Lorrain] insiste."
        ),
        [Some(0), Some(0)]
    );
}

#[test]
fn what_continues_shares() {
    let pack = pack("en");
    let text = "Ada Quill said so.";
    let mut all = vec![
        attribution(vec![Span::new(0, 9)]),
        attribution(Vec::new()),
        attribution(Vec::new()),
    ];
    all[1].continues = Some(2);
    all[2].continues = Some(0);
    resolve_in(pack, text, &mut all);
    assert!(all.iter().all(|a| a.entity == Some(0)));
}

proptest! {
    #[test]
    fn any_spans_of_any_text(words in proptest::collection::vec("[A-Zé]?[a-z]{0,4}|le|la|de|,|\\(|\\)|«|»|\\.|il|elle|M\\.|ministre|1", 1..40), cuts in proptest::collection::vec((0usize..40, 1usize..8), 0..12)) {
        let pack = pack("fr");
        let mut text = String::new();
        let mut ends = Vec::new();
        for word in &words {
            let start = text.len();
            text.push_str(word);
            ends.push((start, text.len()));
            text.push(' ');
        }
        let mut all: Vec<Attribution> = cuts.iter().filter(|(at, _)| *at < ends.len()).map(|(at, n)| {
            attribution(vec![Span::new(ends[*at].0, ends[(at + n).min(ends.len() - 1)].1)])
        }).collect();
        let sources = resolve_in(pack, &text, &mut all).0;
        prop_assert!(all.iter().filter_map(|a| a.entity).all(|e| e < sources.len()));
        prop_assert!(sources.windows(2).all(|w| w[0].mentions[0] <= w[1].mentions[0]));
        prop_assert!(sources.iter().all(|s| !s.mentions.is_empty()));
    }
}
