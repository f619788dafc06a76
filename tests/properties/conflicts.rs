//! What holds of the conflicts of every article.

use proptest::prelude::*;
use proptest::sample::select;
use selon::analysis::{Conflict, ConflictKind, Side};

use super::support::random::config;
use super::support::reading::{ANALYZER, document};

/// Things, and what may have happened to them: affirmed, and negated.
const THINGS: [(&str, &[&str]); 2] = [
    (
        "en",
        &[
            "The bridge of Sarn",
            "The ferry to Corvale",
            "The mill at Wenlow",
        ],
    ),
    (
        "fr",
        &[
            "Le pont de Sarn",
            "Le bac de Corvale",
            "Le moulin de Wenlow",
        ],
    ),
];
const ACTS: [(&str, &[[&str; 2]]); 2] = [
    (
        "en",
        &[
            ["was inspected in May", "was not inspected in May"],
            ["was painted by prisoners", "was never painted by prisoners"],
            ["belongs to Ann Bow", "does not belong to Ann Bow"],
        ],
    ),
    (
        "fr",
        &[
            ["a été inspecté en mai", "n'a pas été inspecté en mai"],
            [
                "a été repeint par des détenus",
                "n'a jamais été repeint par des détenus",
            ],
            ["appartient à Nora Lind", "n'appartient pas à Nora Lind"],
        ],
    ),
];

/// A language, a thing, and an act affirmed and negated.
fn act() -> impl Strategy<Value = (&'static str, &'static str, [&'static str; 2])> {
    (0..2usize).prop_flat_map(|l| {
        let (lang, things) = THINGS[l];
        (Just(lang), select(things), select(ACTS[l].1))
    })
}

/// Kinds and words of the article's conflicts.
fn conflicts(lang: &str, text: &str) -> Vec<(ConflictKind, String, String)> {
    let analysis = ANALYZER.analyze(&document(lang, text));
    let words = |side: &Side| side.span.of(text).to_owned();
    let one = |c: &Conflict| (c.kind, words(&c.a), words(&c.b));
    analysis.conflicts.iter().map(one).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn an_unrelated_claim_changes_nothing((lang, thing, [yes, no]) in act(), front in any::<bool>()) {
        let said = match lang {
            "en" => format!("{thing} {yes}, Ann Bow said. The harbour board said: \"{thing} {no}.\""),
            _ => format!("{thing} {yes}, a déclaré Nora Lind. Le syndicat affirme : « {thing} {no}. »"),
        };
        let other = match lang {
            "en" => "According to the weather service, rain is expected in Dunmarsh.",
            _ => "Selon la météo, de la pluie est attendue à Brasquel.",
        };
        let with = if front { format!("{other}\n\n{said}") } else { format!("{said}\n\n{other}") };
        let found = conflicts(lang, &said);
        prop_assert_eq!(found.len(), 1, "{}", said);
        prop_assert_eq!(found, conflicts(lang, &with), "{}", with);
    }
}
