//! Pairs of claims by what sets them against each other, and pairs that both can hold.
//!
//! People, places and events are invented.

mod support;

use selon::analysis::ConflictKind::{self, *};
use support::reading::{ANALYZER, document};

fn kind(lang: &str, a: &str, b: &str) -> Option<ConflictKind> {
    ANALYZER
        .compare(&document(lang, a), &document(lang, b))
        .conflict
        .map(|c| c.kind)
}

/// Compares each pair and reports all that differ.
fn check(lang: &str, cases: &[(&str, &str, Option<ConflictKind>)]) {
    let wrong: Vec<_> = cases
        .iter()
        .map(|(a, b, want)| (a, b, want, kind(lang, a, b)))
        .filter(|(_, _, want, found)| *want != found)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_negation_clashes_with_what_it_reaches() {
    check(
        "en",
        &[
            (
                "The dam of Orvik flooded the lower village.",
                "The dam of Orvik did not flood the lower village.",
                Some(Negation),
            ),
            (
                "Orvik has signed the fishing treaty.",
                "Orvik refused to sign the fishing treaty.",
                Some(Negation),
            ),
            (
                "The Marlby flu festival is happening in the harbour.",
                "The Marlby flu festival is not happening.",
                Some(Denial),
            ),
            (
                "Nobody was hurt in the Marlby fire.",
                "Three cooks were hurt in the Marlby fire.",
                Some(Negation),
            ),
            // The negation stands in the reason, and the reason is not shared.
            (
                "The ferry Selma stays in Orvik because there is no crew on board.",
                "The ferry Selma stays in Orvik.",
                None,
            ),
            (
                "Orvik does not fish because the sea of Kelm is frozen.",
                "The sea of Kelm is frozen.",
                None,
            ),
            // What is asked is not denied.
            (
                "The guild of Orvik has not said how many of its boats were sold.",
                "The guild of Orvik sold its boats.",
                None,
            ),
        ],
    );
    check(
        "fr",
        &[
            (
                "La digue d'Orvic a noyé le village bas.",
                "La digue d'Orvic n'a pas noyé le village bas.",
                Some(Negation),
            ),
            (
                "Les analyses ne prouvent pas que l'eau de Pradel est polluée.",
                "L'eau de Pradel est polluée.",
                Some(Negation),
            ),
            (
                "Le tournoi de Pradel a un lien avec la banque Orvic.",
                "Le tournoi de Pradel n'a aucun lien avec la banque Orvic.",
                Some(Negation),
            ),
            (
                "Le blé d'Orvic n'est plus vendu car la récolte de Pradel est polluée.",
                "La récolte de Pradel est polluée.",
                None,
            ),
            (
                "Orvic ne bâtira pas la digue sans tenir compte des crues.",
                "Orvic ne peut pas bâtir la digue sans tenir compte des crues.",
                None,
            ),
        ],
    );
}

#[test]
fn what_is_only_supposed_or_tried_is_not_affirmed() {
    check(
        "en",
        &[
            (
                "If the dyke of Orvik breaks, the lower village will be flooded.",
                "The dyke of Orvik did not break.",
                None,
            ),
            (
                "Maud Kerzin tried to win the Orvik regatta.",
                "Maud Kerzin did not win the Orvik regatta.",
                None,
            ),
            (
                "Either the miller of Orvik owns a boat or he owns a mule.",
                "The miller of Orvik does not own a boat.",
                None,
            ),
        ],
    );
}

#[test]
fn both_can_deny_the_same() {
    check(
        "en",
        &[
            (
                "The mayor of Orvik denied the sale of the harbour.",
                "The sale of the Orvik harbour is a hoax.",
                None,
            ),
            (
                "The miller of Orvik never sold flour to Kelm.",
                "No flour was sold to Kelm by the miller of Orvik.",
                None,
            ),
        ],
    );
}

#[test]
fn a_question_that_is_answered_in_the_negative_denies() {
    check(
        "en",
        &[
            (
                "Lise Arvenne dead? No, it is a hoax.",
                "The singer Lise Arvenne is dead.",
                Some(Denial),
            ),
            (
                "Lise Arvenne dead? Her friends are worried.",
                "The singer Lise Arvenne is dead.",
                None,
            ),
        ],
    );
}

#[test]
fn figures_of_one_thing_exclude_each_other() {
    check(
        "en",
        &[
            (
                "Orvik sent 400 soldiers to Kelm.",
                "Orvik keeps a force of soldiers in Kelm, with nearly 900 people.",
                Some(Quantity),
            ),
            (
                "Mount Selm is 3,120 metres high.",
                "The 3,480-metre Mount Selm rises above Kelm.",
                Some(Quantity),
            ),
            // Another kind of member, and a figure that is denied.
            (
                "The league of Orvik had 9 founding members.",
                "The league of Orvik has 14 members.",
                None,
            ),
            (
                "The guild of Orvik counted 300 strikers.",
                "The guild of Orvik did not count 9,000 strikers.",
                None,
            ),
        ],
    );
}

#[test]
fn another_place_another_party_and_another_aim() {
    check(
        "en",
        &[
            (
                "The painter Maud Kerzin was married in Portugal.",
                "The painter Maud Kerzin was married in Norway.",
                Some(Place),
            ),
            (
                "Orn Tavel succeeded Maud Kerzin.",
                "Maud Kerzin succeeded Orn Tavel.",
                Some(Roles),
            ),
            (
                "Orn Tavel succeeded Maud Kerzin.",
                "Maud Kerzin was succeeded by Orn Tavel.",
                None,
            ),
            (
                "The weavers of Orvik protested only against the bridge toll.",
                "The weavers of Orvik protested against the war.",
                Some(Presupposition),
            ),
            (
                "The weavers of Orvik protested against the bridge toll.",
                "The weavers of Orvik protested against the war.",
                None,
            ),
        ],
    );
}

#[test]
fn opposites_are_said_of_one_thing() {
    check(
        "fr",
        &[
            (
                "Le verger de Pradel a été planté après la guerre du sel.",
                "Le verger de Pradel a été planté avant la guerre du sel.",
                Some(Opposites),
            ),
            (
                "Le prix du sel augmente à Pradel.",
                "Le prix du lait baisse à Pradel.",
                None,
            ),
            // The other text says both.
            (
                "Le conseil de Pradel a voté en faveur de la digue. Deux élus de Pradel ont voté contre la digue.",
                "Deux élus de Pradel ont voté contre la digue.",
                None,
            ),
        ],
    );
}

#[test]
fn until_and_no_longer_agree() {
    check(
        "fr",
        &[(
            "Orn Tavel a été chef du service des eaux de Pradel jusqu'en mai 2021.",
            "Orn Tavel n'est plus chef du service des eaux de Pradel en 2022.",
            None,
        )],
    );
}
