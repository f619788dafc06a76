//! What holds of the comparison of every pair of claims.

use proptest::prelude::*;
use proptest::sample::select;
use selon::analysis::{Analysis, ConflictKind};
use selon::text::Document;

use super::{ANALYZER, config};

fn document(lang: &str, text: &str) -> Document {
    Document {
        text: text.to_owned(),
        lang: Some(lang.to_owned()),
        ..Document::default()
    }
}

fn compare(lang: &str, a: &str, b: &str) -> Option<ConflictKind> {
    let comparison = ANALYZER.compare(&document(lang, a), &document(lang, b));
    comparison.conflict.map(|verdict| verdict.kind)
}

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

/// Two claims of one language, the same or not.
fn pair() -> impl Strategy<Value = (&'static str, String, String)> {
    (0..2usize).prop_flat_map(|l| {
        let (lang, things) = THINGS[l];
        let claim = || {
            (select(things), select(ACTS[l].1), 0..2usize)
                .prop_map(|(thing, act, negated)| format!("{thing} {}.", act[negated]))
        };
        (Just(lang), claim(), claim())
    })
}

fn toll(number: &str) -> String {
    format!("The flood at Corvale killed {number} villagers.")
}

/// Kinds and words of the article's conflicts.
fn conflicts(lang: &str, text: &str) -> Vec<(ConflictKind, String, String)> {
    let analysis: Analysis = ANALYZER.analyze(&document(lang, text));
    let words = |side: &selon::analysis::Side| side.span.of(text).to_owned();
    let one = |c: &selon::analysis::Conflict| (c.kind, words(&c.a), words(&c.b));
    analysis.conflicts.iter().map(one).collect()
}

const WORDS: [&str; 20] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

proptest! {
    #![proptest_config(config())]

    #[test]
    fn conflict_is_symmetric((lang, a, b) in pair()) {
        prop_assert_eq!(compare(lang, &a, &b), compare(lang, &b, &a), "{} {}", a, b);
    }

    #[test]
    fn no_claim_conflicts_with_itself((lang, a, _) in pair()) {
        prop_assert_eq!(compare(lang, &a, &a), None, "{}", a);
    }

    #[test]
    fn negating_the_only_verb_flips_a_contradiction((lang, thing, [yes, no]) in act()) {
        let (yes, no) = (format!("{thing} {yes}."), format!("{thing} {no}."));
        prop_assert_eq!(compare(lang, &yes, &no), Some(ConflictKind::Negation), "{} {}", yes, no);
        prop_assert_eq!(compare(lang, &no, &no), None);
        prop_assert_eq!(compare(lang, &yes, &yes), None);
    }

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

    #[test]
    fn widening_a_range_creates_no_conflict(low in 10..50u32, more in 0..20u32, down in 0..9u32, up in 0..30u32, n in 1..99u32) {
        let range = |low: u32, high: u32| toll(&format!("between {low} and {high}"));
        let (narrow, wide) = (range(low, low + more + 1), range(low - down, low + more + 1 + up));
        let other = toll(&n.to_string());
        if compare("en", &narrow, &other).is_none() {
            prop_assert_eq!(compare("en", &wide, &other), None, "{} {}", wide, other);
        }
    }

    #[test]
    fn number_words_and_digits_compare_equal(a in 2..=20usize, b in 2..=20usize) {
        let (digits, words) = (toll(&a.to_string()), toll(WORDS[a - 1]));
        let other = toll(&b.to_string());
        prop_assert_eq!(compare("en", &digits, &words), None);
        prop_assert_eq!(compare("en", &digits, &other), compare("en", &words, &other));
        prop_assert_eq!(compare("en", &digits, &other).is_some(), a != b, "{} {}", digits, other);
    }
}
