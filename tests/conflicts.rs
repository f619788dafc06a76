//! Conflicts of articles and collections, by kind, and what looks like one and is not.
//!
//! Every article is written for its test: people, places and events are invented.

mod support;

use selon::analysis::{Analysis, ConflictKind, Voice};
use selon::text::Document;
use support::reading::{ANALYZER, document, read};

fn analyzed(lang: &str, text: &str) -> Analysis {
    ANALYZER.analyze(&document(lang, text))
}

/// The kinds of the article's conflicts, sorted.
fn kinds(lang: &str, text: &str) -> Vec<ConflictKind> {
    let mut kinds: Vec<ConflictKind> = analyzed(lang, text)
        .conflicts
        .iter()
        .map(|c| c.kind)
        .collect();
    kinds.sort_unstable();
    kinds
}

#[test]
fn conflicts_within_an_article() {
    use ConflictKind::*;
    let cases = [
        (
            "en",
            "Tom Nash accused the port of dumping oil at sea. The port denied the accusation.",
            Denial,
        ),
        (
            "en",
            "The Ledger reported that the mill would close in May. Ann Bow, the mill's owner, called the report \"a flat-out lie\".",
            Denial,
        ),
        (
            "en",
            "Olga Brenn rejected the claim that her crew had fallen asleep.",
            Denial,
        ),
        (
            "fr",
            "Selon Nora Lind, la direction a caché la fuite. Le directeur, Jean Morel, dément toute fuite.",
            Denial,
        ),
        (
            "fr",
            "Le maire craint une fermeture de l'usine. Le directeur, Jean Morel, a jugé ces craintes « infondées ».",
            Denial,
        ),
        (
            "en",
            "Police said four people died in the fire. The hospital said at least nine people had died.",
            Quantity,
        ),
        (
            "fr",
            "Selon la préfecture, l'incendie a fait cinq morts. Le maire, Paul Vidal, parle de huit morts au moins.",
            Quantity,
        ),
        (
            "en",
            "The union said 94 per cent of members had voted to strike. The company put turnout at 61 per cent.",
            Quantity,
        ),
        (
            "en",
            "The ferry was inspected in May, Ann Bow said. The harbour board said the ferry was never inspected.",
            Opposites,
        ),
        (
            "fr",
            "Selon Nora Lind, le barrage a été inspecté. Le syndicat affirme que le barrage n'a jamais été inspecté.",
            Negation,
        ),
        (
            "fr",
            "Le pont de Sarn est ouvert, a déclaré Nora Lind. Le pont de Sarn est fermé, affirme Jean Morel.",
            Opposites,
        ),
        (
            "fr",
            "Selon l'agence Corvus, les troupes restantes seront retirées de Morvane. Le général Sorvan assure ne plus avoir de troupes à Morvane.",
            Presupposition,
        ),
        (
            "fr",
            "L'île de Sarn est revendiquée par la Norvège et le Danemark.",
            Exclusive,
        ),
        (
            "fr",
            "L'armée affirme qu'elle vise uniquement des casernes, mais la toiture du marché était en feu.",
            Narration,
        ),
        (
            "en",
            "The council insisted that the bridge was safe. Footage showed, however, cracks in three of its pillars.",
            Narration,
        ),
    ];
    let wrong: Vec<_> = cases
        .into_iter()
        .map(|(lang, text, kind)| (text, kind, kinds(lang, text)))
        .filter(|(_, kind, found)| *found != [*kind])
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_is_no_conflict() {
    let cases = [
        // The same said twice.
        (
            "en",
            "The mayor said that four people died. The governor said that four people died.",
        ),
        (
            "fr",
            "Selon la police, un accord de trêve a été conclu. L'armée a confirmé l'accord de trêve.",
        ),
        // A relay and its origin.
        (
            "fr",
            "Selon l'agence Corvus, citant le ministère, la trêve est rompue.",
        ),
        // A question.
        (
            "en",
            "The mayor said the bridge was safe. \"Is the bridge not safe?\" Ann Bow asked.",
        ),
        // A later figure.
        (
            "en",
            "Police said four people died in the fire. The revised toll is nine dead, the hospital said.",
        ),
        // Another stretch of time, another scope.
        (
            "en",
            "The clinic said 14 cases were confirmed in the village. The ministry said 31 cases were confirmed in the region since January.",
        ),
        // Compatible ranges.
        (
            "fr",
            "Selon le maire, des dizaines de personnes ont été blessées. Selon l'hôpital, 45 personnes ont été blessées.",
        ),
        // A withheld answer.
        (
            "en",
            "The Ledger reported that the mill would close. Ann Bow would neither confirm nor deny it.",
        ),
        // Another matter.
        (
            "fr",
            "Selon le maire, le pont est ouvert. Selon la police, la route est fermée.",
        ),
        // Other parties' troops.
        (
            "fr",
            "La Norvège assure ne plus avoir de troupes à Sarn. Le Danemark a déclaré que ses troupes danoises étaient à Sarn.",
        ),
    ];
    let wrong: Vec<_> = cases
        .into_iter()
        .map(|(lang, text)| (text, kinds(lang, text)))
        .filter(|(_, found)| !found.is_empty())
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn spans_are_verbatim_and_the_reason_names_the_sources() {
    let text = "Police said four people died in the fire. The hospital said at least nine people had died.";
    let analysis = analyzed("en", text);
    let [conflict] = &analysis.conflicts[..] else {
        panic!("{:?}", analysis.conflicts);
    };
    assert_eq!(conflict.a.span.of(text), "four people");
    assert_eq!(conflict.b.span.of(text), "at least nine people");
    assert_eq!(
        (conflict.a.voice, conflict.b.voice),
        (Voice::Attribution(0), Voice::Attribution(1))
    );
    assert!(
        conflict.why.contains("Police") && conflict.why.contains("The hospital"),
        "{}",
        conflict.why
    );
}

#[test]
fn who_repeats_himself_clashes_once() {
    let text = "Police said four people died in the fire. The hospital said nine people died in the fire. ".repeat(50);
    assert!(analyzed("en", &text).conflicts.len() <= 2);
}

fn across(documents: &[Document]) -> Vec<(usize, usize, ConflictKind)> {
    let read = read(documents.iter().cloned());
    let links = ANALYZER.across(&read);
    links
        .iter()
        .map(|l| (l.a.document, l.b.document, l.kind))
        .collect()
}

const FRENCH: &str = "L'Arménie a retiré ses soldats de Morvane, a déclaré le ministre Aram Petrel. Selon le gouverneur \
    Tigran Soulis, l'attaque de Morvane a fait quatre morts.";
const ENGLISH: &str = "Armenia has not withdrawn its soldiers from Morvane, a spokesman for Aram Petrel said. \
    Governor Tigran Soulis said at least nine people died in the attack on Morvane.";

#[test]
fn conflicts_across_languages() {
    use ConflictKind::{Negation, Quantity};
    let documents = [document("fr", FRENCH), document("en", ENGLISH)];
    assert_eq!(across(&documents), [(0, 1, Negation), (0, 1, Quantity)]);
}

#[test]
fn a_later_figure_is_an_update() {
    let [mut first, mut second] = [document("fr", FRENCH), document("en", ENGLISH)];
    (first.date, second.date) = (Some("2031-05-03".into()), Some("2031-05-04".into()));
    assert_eq!(across(&[first, second]), [(0, 1, ConflictKind::Negation)]);
}

#[test]
fn other_events_are_not_compared() {
    let far = |date: &str, lang, text| Document {
        date: Some(date.into()),
        ..document(lang, text)
    };
    assert_eq!(
        across(&[
            far("2031-05-03", "fr", FRENCH),
            far("2033-05-03", "en", ENGLISH)
        ]),
        []
    );
    let elsewhere = ENGLISH
        .replace("Morvane", "Corvale")
        .replace("Armenia", "Norway")
        .replace("Aram Petrel", "Nora Lind")
        .replace("Tigran Soulis", "Tom Nash");
    assert_eq!(
        across(&[document("fr", FRENCH), document("en", &elsewhere)]),
        []
    );
}
