//! Sentences and the times that are read from them.

use std::sync::LazyLock;

use jiff::civil::{Date, date};

use crate::analysis::{Time, TimeRelation};
use crate::claim::figures::figures;
use crate::pack::Pack;
use crate::page::Page;
use crate::text::lay_out;

static FR: LazyLock<Pack> = LazyLock::new(|| Pack::load("fr").unwrap().unwrap());
static EN: LazyLock<Pack> = LazyLock::new(|| Pack::load("en").unwrap().unwrap());

fn all(lang: &str, text: &str, today: Option<Date>) -> Vec<Time> {
    let pack: &Pack = if lang == "fr" { &FR } else { &EN };
    let layout = lay_out(text, &pack.profile);
    let page = Page::new(pack, text, &layout);
    figures(&page, 0..layout.tokens.len(), today).1
}

/// Each time as "relation first/last hh:mm", what is missing left out.
fn read(lang: &str, text: &str, today: Option<Date>) -> String {
    let one = |time: &Time| {
        let mut parts = Vec::new();
        if time.relation != TimeRelation::At {
            parts.push(time.relation.as_str().to_string());
        }
        match time.days {
            Some((a, b)) if a == b => parts.push(a.to_string()),
            Some((a, b)) => parts.push(format!("{a}/{b}")),
            None => parts.push("open".to_string()),
        }
        if let Some(minute) = time.minute {
            parts.push(format!("{}:{:02}", minute / 60, minute % 60));
        }
        parts.join(" ")
    };
    let found = all(lang, text, today);
    found.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// A Wednesday.
const TODAY: Date = date(2026, 5, 13);

fn table(lang: &str, rows: &[(&str, &str)]) {
    let wrong: Vec<String> = rows
        .iter()
        .map(|(text, expected)| (text, expected, read(lang, text, Some(TODAY))))
        .filter(|(_, expected, found)| **expected != found)
        .map(|(text, expected, found)| format!("{text}\n  expected {expected}\n  found    {found}"))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn french() {
    table(
        "fr",
        &[
            ("Le bac part lundi.", "2026-05-11"),
            ("Le bac part samedi.", "2026-05-16"),
            ("Le bac est parti lundi dernier.", "2026-05-11"),
            ("Le bac partira mercredi prochain.", "2026-05-20"),
            ("Il a coulé le 8 décembre.", "2025-12-08"),
            ("Il a coulé le 3 mars 2026.", "2026-03-03"),
            ("Il a coulé le 1er mai.", "2026-05-01"),
            ("Il a coulé lundi 2 mars 2026.", "2026-03-02"),
            ("Il a coulé en mars.", "2026-03-01/2026-03-31"),
            ("Il a coulé mi-mars 2024.", "2024-03-01/2024-03-31"),
            ("Il a coulé en 2019.", "2019-01-01/2019-12-31"),
            (
                "Le pont est fermé depuis 2019.",
                "after 2019-01-01/2019-12-31",
            ),
            ("Le pont ferme dès 2015.", "after 2015-01-01/2015-12-31"),
            (
                "Le pont rouvrira avant le 3 juin 2026.",
                "before 2026-06-03",
            ),
            ("Il a coulé hier.", "2026-05-12"),
            ("Il a coulé avant-hier.", "2026-05-11"),
            ("Il a coulé ce mois-ci.", "2026-05-01/2026-05-31"),
            ("Il a coulé l'année dernière.", "2025-01-01/2025-12-31"),
            ("Il a coulé il y a deux ans.", "2024-01-01/2024-12-31"),
            ("Il a coulé il y a quelques jours.", "open"),
            ("Il a coulé à 4 h 12.", "open 4:12"),
            ("Il a coulé vers 4h15.", "open 4:15"),
            ("Il a coulé à 13 heures.", "open 13:00"),
            ("Il a coulé à 9 heures du soir.", "open 21:00"),
            ("Il a coulé à minuit.", "open 0:00"),
            (
                "La foire dure du 3 au 5 mars 2026.",
                "2026-03-03/2026-03-05",
            ),
            ("Il a coulé le 31 février 2026.", "open"),
            ("Il a coulé le 08/10/2022.", "2022-10-08"),
            ("Il a coulé le 32/13/2020.", ""),
            ("Le bac a mis 13 heures.", ""),
            ("Le bac traverse en 4 h 12.", ""),
            ("Le port est à 4 heures de route.", ""),
            ("Ils sont 2019 personnes.", ""),
            ("Il pèse 2000 tonnes.", ""),
        ],
    );
}

#[test]
fn english() {
    table(
        "en",
        &[
            ("It sank on October 8, 2022.", "2022-10-08"),
            ("It sank on 8 May.", "2026-05-08"),
            ("It sank on the 8th of May 2024.", "2024-05-08"),
            ("It sank on Monday, December 8.", "2025-12-08"),
            ("It sank in March.", "2026-03-01/2026-03-31"),
            ("It sank last March.", "2026-03-01/2026-03-31"),
            ("It may sink; they march on.", ""),
            ("It sank in 2019.", "2019-01-01/2019-12-31"),
            ("It was built before 2015.", "before 2015-01-01/2015-12-31"),
            (
                "It has been shut since 2019.",
                "after 2019-01-01/2019-12-31",
            ),
            ("It is shut until Friday.", "before 2026-05-15"),
            ("It sank yesterday.", "2026-05-12"),
            ("It sank last year.", "2025-01-01/2025-12-31"),
            ("It sank two days ago.", "2026-05-11"),
            ("It sank at 4:30.", "open 4:30"),
            ("It sank at 4.30pm.", "open 16:30"),
            ("It sank at 9 a.m. on Monday.", "open 9:00, 2026-05-11"),
            ("It sank at midnight.", "open 0:00"),
            ("It sank on 2022-10-08.", "2022-10-08"),
            ("It sank on 13/10/2022.", "2022-10-13"),
            ("It sank last Monday.", "2026-05-11"),
            ("It sails next Monday.", "2026-05-18"),
            ("The 2019 flood was worse.", "2019-01-01/2019-12-31"),
            ("The trip took 9 hours.", ""),
            ("He came 3 o'clock sharp.", "open 3:00"),
            (
                "Ada Brook (1833-1888) was a sailor.",
                "1833-01-01/1888-12-31",
            ),
        ],
    );
}

#[test]
fn without_a_date_what_is_written_still_tells_times_apart() {
    let one = |lang, text| all(lang, text, None).remove(0);
    let excludes = |lang, a, b| one(lang, a).excludes(&one(lang, b));
    assert!(excludes("fr", "le 8 octobre", "le 9 octobre"));
    assert!(excludes("fr", "en mars", "en avril 2020"));
    assert!(excludes("fr", "lundi", "mardi"));
    assert!(excludes("en", "in 2019", "in 2020"));
    assert!(excludes("en", "at 4:30", "at 4:15"));
    assert!(!excludes("en", "on Monday", "in May"));
    assert!(!excludes("fr", "depuis 2019", "en 2020"));
    assert!(!excludes("fr", "hier", "lundi"));
    let open = one("fr", "le 8 octobre");
    assert_eq!((open.days, open.month, open.day), (None, Some(10), Some(8)));
}
