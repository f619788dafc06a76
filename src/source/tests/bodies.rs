//! Bodies, states, and who speaks for them.

use super::{entities, merge};

#[test]
fn a_capital_speaks_for_its_state() {
    let text = "[L’Azerbaïdjan] le dit. [Bakou] insiste. [La Norvège] le nie. [Oslo] aussi.";
    assert_eq!(entities("fr", text), [Some(0), Some(0), Some(1), Some(1)]);
    let text =
        "[South Korea] said so. [Seoul] insisted. [The United States] said no. [The US] did.";
    assert_eq!(entities("en", text), [Some(0), Some(0), Some(1), Some(1)]);
}

#[test]
fn a_body_of_a_state_is_not_the_state() {
    let text = "[Le ministère péruvien de la Pêche] le dit. [Le Pérou] le dit. [Le ministère chilien de la Pêche] le nie. [Le ministère péruvien de la Pêche] y revient.";
    assert_eq!(entities("fr", text), [Some(0), Some(1), Some(2), Some(0)]);
}

#[test]
fn a_state_is_one_modifier_in_all_its_forms() {
    let text = "[The Peruvian fisheries ministry] said so. [Peru’s fisheries ministry] repeated it. [The Chilean fisheries ministry] did not.";
    assert_eq!(entities("en", text), [Some(0), Some(0), Some(1)]);
    let text = "[Peru’s Fisheries Ministry] said so. [The Peruvian Fisheries Ministry] repeated it. [The ministry] waited.";
    assert_eq!(entities("en", text), [Some(0), Some(0), Some(0)]);
}

#[test]
fn a_body_with_another_modifier_stays_another_after_its_short_name() {
    let text = "[Le ministère de la Pêche] le dit. [Le ministère] insiste. [Le ministère des Ports] le nie.";
    assert_eq!(entities("fr", text), [Some(0), Some(0), Some(1)]);
}

#[test]
fn groups_vary_what_tells_them_from_nobody() {
    let text = "[Les forces ethniques birmanes de la Vallée] avancent. [Les forces de souche birmane] reculent. [Les forces de souche malienne] attendent.";
    assert_eq!(entities("fr", text), [Some(0), Some(0), Some(1)]);
}

#[test]
fn a_person_with_the_name_of_a_state_or_city_is_a_person() {
    let text = "[Milo Jordan] came. [Jordan] spoke. [Mr Jordan] left.";
    assert_eq!(entities("en", text), [Some(0), Some(0), Some(0)]);
}

#[test]
fn an_unnamed_spokesman_is_the_voice_of_the_body() {
    let text = "[L’exploitant, la société Varmor], dément. [Son porte-parole] insiste. [Une porte-parole de la préfecture] confirme. [Un communiqué] suit.";
    assert_eq!(entities("fr", text), [Some(0), Some(0), Some(1), Some(1)]);
    let text = "[The Harbour Board] denied it. [Its spokesman] insisted. [A spokeswoman for Larkin] did too. [Larkin] waited. [A ministry spokesman] rang. [The ministry] hung up.";
    assert_eq!(
        entities("en", text),
        [Some(0), Some(0), Some(1), Some(1), Some(2), Some(2)]
    );
}

#[test]
fn a_spokesman_with_a_name_and_one_for_a_person_are_themselves() {
    let text = "[The Harbour Board] denied it. [Its spokesman, Tom Brask], insisted. [Ada Quill] left. [A spokesman for Ada Quill] stayed.";
    assert_eq!(entities("en", text), [Some(0), Some(1), Some(2), Some(3)]);
}

#[test]
fn a_spokesman_with_a_name_in_apposition_is_himself() {
    let text = "[Le porte-parole de la douane, le lieutenant Paul Ivert], dément. [La douane] se tait. [Il] insiste. [Le porte-parole de la douane] y revient.";
    assert_eq!(entities("fr", text), [Some(0), Some(1), Some(0), Some(0)]);
}

#[test]
fn a_spokesman_speaks_for_the_body_that_opens_the_sentence() {
    let text = "La Commission des ports a ouvert une enquête, a annoncé [sa porte-parole]. [La Commission des ports] attend.";
    assert_eq!(entities("fr", text), [Some(0), Some(0)]);
}

#[test]
fn a_source_is_called_what_it_is_called_as_a_source() {
    let text =
        "L’entreprise est fermée depuis lundi. [La firme] se tait. L’entreprise ne bouge pas.";
    let (found, sources) = merge("fr", text);
    assert_eq!(
        (found, sources[0].name.as_str()),
        (vec![Some(0)], "La firme")
    );
}

#[test]
fn of_several_bodies_the_only_one_near_is_meant() {
    let text = "[La société Marlix] recule. Il pleut. Il vente. Il neige. Il gèle. Rien ne bouge. [La société Torvane] avance. [Le groupe] se tait.";
    assert_eq!(entities("fr", text), [Some(0), Some(1), Some(1)]);
}

#[test]
fn a_document_is_its_author_and_is_remembered_as_such() {
    let text = "[Un rapport de la Cour des marées] le dit. [Le rapport] ajoute un chiffre. [La Cour des marées] attend.";
    assert_eq!(entities("fr", text), [Some(0), Some(0), Some(0)]);
    let text =
        "[A report by the Tide Board] said so. [The report] added a figure. [The board] waited.";
    assert_eq!(entities("en", text), [Some(0), Some(0), Some(0)]);
}

#[test]
fn a_noun_stands_for_the_one_body_of_its_kind() {
    let text = "[Le distributeur Marlix] recule. [Le syndicat des caissiers] proteste. [L’entreprise] se tait. [La direction] aussi.";
    assert_eq!(entities("fr", text), [Some(0), Some(1), Some(0), Some(0)]);
    let text = "[La société Marlix] recule. [La société Torvane] avance. [Le groupe] se tait.";
    assert_eq!(entities("fr", text), [Some(0), Some(1), Some(2)]);
}

#[test]
fn an_owner_may_be_a_company() {
    let text = "[The quarry’s owner, Tarn Slate], denied it. [The company] was sorry. [It] said no more. [Tarn Slate] waited.";
    assert_eq!(entities("en", text), [Some(0); 4]);
    let text = "Tarn Slate closed the pit. [Its owner, Tarn Slate], denied it. [It] was sorry.";
    assert_eq!(entities("en", text), [Some(0); 2]);
    let text = "[La société Tarn Slate] recule. [Tarn Slate] avance.";
    assert_eq!(entities("fr", text), [Some(0); 2]);
}

#[test]
fn a_noun_stands_for_the_one_person_of_its_kind() {
    let text = "[La procureure, Rosa Tellier], accuse. [Le maire, Paul Ivert], se défend. [La magistrate] maintient.";
    assert_eq!(entities("fr", text), [Some(0), Some(1), Some(0)]);
}

#[test]
fn the_same_source_is_the_one_before() {
    let text =
        "[La protection civile] compte deux morts. [Un bilan de la même source] en donnait un.";
    assert_eq!(entities("fr", text), [Some(0), Some(0)]);
    let text = "[A harbour official] saw it. [The same source] saw more.";
    assert_eq!(entities("en", text), [Some(0), Some(0)]);
}

#[test]
fn a_body_by_the_end_of_what_it_is_called() {
    let text = "[La Direction régionale des eaux douces] compte dix cas. [Les Eaux douces] attendent. [La direction] se tait.";
    assert_eq!(entities("fr", text)[..2], [Some(0), Some(0)]);
    assert_ne!(entities("fr", text)[2], Some(0));
}

#[test]
fn a_name_in_the_capitals_of_a_heading_ends_with_the_source() {
    let text = "[Ada Quill] Leaves Harbour Board At Last\n\nThe board met on Monday. [Mrs Quill] was not there, and the chairs stood empty all night.";
    let (found, sources) = merge("en", text);
    assert_eq!(found, [Some(0), Some(0)]);
    assert_eq!(sources.len(), 1);
}
