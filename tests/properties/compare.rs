//! What holds of every comparison of two claims.

use proptest::prelude::*;
use proptest::sample::select;
use selon::analysis::ConflictKind;

use super::PLAIN;
use super::sample::article;
use super::support::random::config;
use super::support::reading::{ANALYZER, document};

/// A claim with its denial, and one that has nothing to do with it.
#[derive(Debug, Clone)]
struct Claim {
    lang: &'static str,
    says: String,
    negates: String,
    apart: &'static str,
}

/// Subjects, verbs with their negated forms, objects: what is said of each other makes sense of a kind.
fn claim() -> impl Strategy<Value = Claim> {
    let en = (
        select(vec![
            "The miller of Orvik",
            "Maud Kerzin",
            "The guild of Marlby",
        ]),
        select(vec![
            ("sold", "did not sell"),
            ("repaired", "never repaired"),
            ("burned", "refused to burn"),
        ]),
        select(vec![
            "the copper bell",
            "the northern bridge",
            "two hundred barrels",
        ]),
    );
    let fr = (
        select(vec![
            "Le meunier d'Orvic",
            "Maud Kerzin",
            "La guilde de Pradel",
        ]),
        select(vec![
            ("a vendu", "n'a pas vendu"),
            ("a réparé", "n'a jamais réparé"),
            ("a brûlé", "a refusé de brûler"),
        ]),
        select(vec![
            "la cloche de cuivre",
            "le pont du nord",
            "deux cents barils",
        ]),
    );
    let make = |lang, apart| {
        move |(who, (did, did_not), what): (&str, (&str, &str), &str)| Claim {
            lang,
            says: format!("{who} {did} {what}."),
            negates: format!("{who} {did_not} {what}."),
            apart,
        }
    };
    prop_oneof![
        en.prop_map(make("en", "Winter came early to the valley of Selm.")),
        fr.prop_map(make("fr", "L'hiver est venu tôt dans la vallée de Selme.")),
    ]
}

fn kind(lang: &str, a: &str, b: &str) -> Option<ConflictKind> {
    ANALYZER
        .compare(&document(lang, a), &document(lang, b))
        .conflict
        .map(|c| c.kind)
}

/// The number in words, where the list has it.
const NUMBERS: &[(u32, &str, &str)] = &[
    (2, "two", "deux"),
    (7, "seven", "sept"),
    (12, "twelve", "douze"),
    (20, "twenty", "vingt"),
    (45, "forty-five", "quarante-cinq"),
    (90, "ninety", "quatre-vingt-dix"),
];

fn houses(lang: &str, number: &str) -> String {
    match lang {
        "fr" => format!("L'incendie d'Orvic a détruit {number} maisons."),
        _ => format!("The fire of Orvik destroyed {number} houses."),
    }
}

fn range(lang: &str, low: u32, high: u32) -> String {
    match lang {
        "fr" => houses(lang, &format!("entre {low} et {high}")),
        _ => houses(lang, &format!("between {low} and {high}")),
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn it_does_not_matter_which_claim_comes_first(a in article(), b in article()) {
        let (x, y) = (PLAIN.set(&a.text), PLAIN.set(&b.text));
        if a.lang == b.lang {
            prop_assert_eq!(kind(a.lang, &x, &y), kind(a.lang, &y, &x));
        }
        prop_assert_eq!(kind(a.lang, &x, &x), None);
    }

    #[test]
    fn a_claim_and_its_negation_conflict_and_nothing_else_does(claim in claim()) {
        let Claim { lang, says, negates, apart } = claim;
        prop_assert!(kind(lang, &says, &negates).is_some(), "{says} / {negates}");
        prop_assert_eq!(kind(lang, &says, &negates), kind(lang, &negates, &says));
        prop_assert_eq!(kind(lang, &says, &says), None);
        prop_assert_eq!(kind(lang, &negates, &negates), None);
        prop_assert_eq!(kind(lang, &says, apart), None);
        prop_assert_eq!(kind(lang, &negates, apart), None);
    }

    #[test]
    fn a_sentence_about_something_else_changes_nothing(claim in claim()) {
        let Claim { lang, says, negates, apart } = claim;
        let more = format!("{says} {apart}");
        prop_assert_eq!(kind(lang, &more, &negates), kind(lang, &says, &negates));
        prop_assert_eq!(kind(lang, &more, &says), None);
    }

    #[test]
    fn digits_and_words_are_one_number(lang in select(vec!["fr", "en"]), i in 0..NUMBERS.len(), j in 0..NUMBERS.len()) {
        let word = |n: usize| if lang == "fr" { NUMBERS[n].2 } else { NUMBERS[n].1 };
        let (digits, words) = (houses(lang, &NUMBERS[i].0.to_string()), houses(lang, word(i)));
        prop_assert_eq!(kind(lang, &digits, &words), None);
        let other = houses(lang, word(j));
        prop_assert_eq!(kind(lang, &digits, &other), kind(lang, &words, &other));
        prop_assert_eq!(kind(lang, &digits, &other).is_some(), i != j);
    }

    #[test]
    fn a_wider_range_never_makes_a_conflict(
        lang in select(vec!["fr", "en"]),
        (low, high) in (20u32..60, 61u32..90),
        (less, more) in (1u32..10, 1u32..10),
        other in 5u32..120,
    ) {
        let figure = houses(lang, &other.to_string());
        let narrow = kind(lang, &range(lang, low, high), &figure);
        let wide = kind(lang, &range(lang, low - less, high + more), &figure);
        prop_assert!(narrow.is_some() || wide.is_none(), "{low}-{high}, {other}");
        prop_assert_eq!(narrow.is_some(), other < low || other > high);
    }
}
