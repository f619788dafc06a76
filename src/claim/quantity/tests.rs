//! Sentences and the quantities that are read from them.

use std::sync::LazyLock;

use crate::claim::figures::figures;
use crate::pack::Pack;
use crate::page::Page;
use crate::text::lay_out;

static FR: LazyLock<Pack> = LazyLock::new(|| Pack::load("fr").unwrap().unwrap());
static EN: LazyLock<Pack> = LazyLock::new(|| Pack::load("en").unwrap().unwrap());

fn pack(lang: &str) -> &'static Pack {
    if lang == "fr" { &FR } else { &EN }
}

/// Each quantity as "low..high unit noun", both ends the same as one number.
fn read(lang: &str, text: &str) -> String {
    let layout = lay_out(text, &pack(lang).profile);
    let page = Page::new(pack(lang), text, &layout);
    let all = figures(&page, 0..layout.tokens.len(), None).0;
    let one = |q: &super::Quantity| {
        assert!(q.low <= q.high && q.low.is_finite(), "{q:?}");
        let round = |x: f64| (x * 100.0).round() / 100.0;
        let mut line = if q.low.to_bits() == q.high.to_bits() {
            format!("{}", round(q.low))
        } else {
            format!("{}..{}", round(q.low), round(q.high))
        };
        if let Some(unit) = &q.unit {
            line = format!("{line} {unit}");
        }
        if let Some(noun) = q.noun {
            line = format!("{line} [{}]", noun.of(text));
        }
        line
    };
    all.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn table(lang: &str, rows: &[(&str, &str)]) {
    let wrong: Vec<String> = rows
        .iter()
        .map(|(text, expected)| (text, expected, read(lang, text)))
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
            ("Le naufrage a fait vingt-trois morts.", "23 [morts]"),
            ("Il y a quatre-vingt-dix-sept maisons.", "97 [maisons]"),
            ("Il y a quatre vingt dix sept maisons.", "97 [maisons]"),
            ("Quatre-vingts pêcheurs ont disparu.", "80 [pêcheurs]"),
            ("La digue a coûté deux cent mille euros.", "200000 EUR"),
            ("Elle compte 12 000 habitants.", "12000 [habitants]"),
            ("Elle compte 12 mille habitants.", "12000 [habitants]"),
            (
                "Elle compte 1,2 million d'habitants.",
                "1200000 [habitants]",
            ),
            (
                "Elle compte 2,3 millions d'habitants.",
                "2300000 [habitants]",
            ),
            ("Le pont a coûté 800 000 euros.", "800000 EUR"),
            (
                "Le pont a coûté entre 700 000 et 850 000 euros.",
                "700000..850000 EUR",
            ),
            (
                "Le pont a coûté entre 1,2 et 1,5 million d'euros.",
                "1200000..1500000 EUR",
            ),
            ("De 800 à 900 personnes ont défilé.", "800..900 [personnes]"),
            ("Une vingtaine de bateaux ont coulé.", "18..22 [bateaux]"),
            ("Des dizaines de bateaux ont coulé.", "20..99 [bateaux]"),
            (
                "Des centaines de maisons sont détruites.",
                "200..999 [maisons]",
            ),
            (
                "Des dizaines de milliers de grévistes ont défilé.",
                "20000..99999 [grévistes]",
            ),
            (
                "Une poignée de manifestants ont défilé.",
                "2..10 [manifestants]",
            ),
            ("Plusieurs maisons ont brûlé.", "2..inf [maisons]"),
            ("Au moins 50 maisons ont brûlé.", "50..inf [maisons]"),
            ("Plus de 200 maisons ont brûlé.", "200..inf [maisons]"),
            ("Près de 200 maisons ont brûlé.", "180..200 [maisons]"),
            ("Environ 200 maisons ont brûlé.", "180..220 [maisons]"),
            ("Jusqu'à 30 maisons ont brûlé.", "0..30 [maisons]"),
            ("Moins de 30 maisons ont brûlé.", "0..30 [maisons]"),
            ("La participation est inférieure à 40 %.", "0..40 %"),
            ("La crue a fait sept morts au moins.", "7..inf [morts]"),
            ("Neuf habitants sur dix ont voté.", "90 % [habitants]"),
            ("Cinq cas sur six viennent du port.", "83.33 % [cas]"),
            ("Un habitant sur cinq a voté.", "20 % [habitant]"),
            ("La moitié des maisons ont brûlé.", "50 % [maisons]"),
            ("Un tiers des maisons ont brûlé.", "33.33 % [maisons]"),
            ("Les deux tiers des maisons ont brûlé.", "66.67 % [maisons]"),
            (
                "Plus d'un tiers des maisons ont brûlé.",
                "33.33..inf % [maisons]",
            ),
            ("Elle a duré 50 minutes.", "50 min"),
            ("La route fait neuf kilomètres.", "9 km"),
            ("Le bac met deux heures et demie.", "2.5 h"),
            ("Il faisait moins dix degrés.", "-10 °C"),
            ("Aucun bateau n'est sorti.", "0 [bateau]"),
            ("Personne n'est sorti.", ""),
            ("Une seule maison a brûlé.", ""),
            ("La crue a fait un mort.", "1 [mort]"),
            ("Une maison a brûlé.", ""),
            ("Au moins une maison a brûlé.", "1..inf [maison]"),
            ("L'article 51 est clair.", ""),
            ("Ils ont vu un MiG-29 et la Covid-19.", ""),
            ("Le logiciel tourne sous Fenestra 10.", ""),
            ("Ils l'ont emporté 3-1.", ""),
            ("Appelez le 01 23 45 67 89.", ""),
            ("La 3e chambre et le 1er étage.", ""),
            ("En 2019, le pont tenait.", ""),
            (
                "Le 8 octobre 2022 à 4 h 12, 12 personnes dormaient.",
                "12 [personnes]",
            ),
            ("Trois jeunes pêcheurs sont morts.", "3 [pêcheurs]"),
            ("Le prix passe à 5 M€ par an.", "5000000 EUR"),
        ],
    );
}

#[test]
fn english() {
    table(
        "en",
        &[
            ("The storm killed twenty-three people.", "23 [people]"),
            (
                "It took in one hundred and five thousand tourists.",
                "105000 [tourists]",
            ),
            ("The storm killed 12,000 birds.", "12000 [birds]"),
            (
                "The town has 1.2 million inhabitants.",
                "1200000 [inhabitants]",
            ),
            ("The bridge cost $90,000.", "90000 USD"),
            ("The bridge cost €5m.", "5000000 EUR"),
            ("The bridge cost £1.6bn.", "1600000000 GBP"),
            ("The bridge cost $1.6 billion.", "1600000000 USD"),
            ("The mast is 5 m high.", "5 m"),
            ("Dozens of boats sank.", "20..99 [boats]"),
            ("Hundreds of boats sank.", "200..999 [boats]"),
            (
                "Hundreds of thousands of birds died.",
                "200000..999999 [birds]",
            ),
            ("A dozen boats sank.", "12 [boats]"),
            ("Half a million birds died.", "500000 [birds]"),
            ("A hundred boats sank.", "100 [boats]"),
            ("Several boats sank.", "2..inf [boats]"),
            ("Nearly 200 boats sank.", "180..200 [boats]"),
            ("About 200 boats sank.", "180..220 [boats]"),
            ("Up to 30 boats sank.", "0..30 [boats]"),
            ("No more than 170 boats sank.", "0..170 [boats]"),
            ("At least 50 boats sank.", "50..inf [boats]"),
            ("More than 200 boats sank.", "200..inf [boats]"),
            ("Under 30 boats sank.", "0..30 [boats]"),
            ("Between 800 and 900 people marched.", "800..900 [people]"),
            (
                "Between one hundred and two hundred people marched.",
                "100..200 [people]",
            ),
            ("Between $5m and $6m was spent.", "5000000..6000000 USD"),
            (
                "Two to three million people marched.",
                "2000000..3000000 [people]",
            ),
            ("Fifty boats or more sank.", "50..inf [boats]"),
            ("One in five voters stayed home.", "20 % [voters]"),
            ("Three out of four voters stayed home.", "75 % [voters]"),
            ("Two thirds of the houses burned.", "66.67 % [houses]"),
            ("A third of the houses burned.", "33.33 % [houses]"),
            ("Half of the houses burned.", "50 % [houses]"),
            ("Turnout was 61 per cent.", "61 %"),
            ("The trip took two hours and ten minutes.", "2.17 h"),
            ("They get no state support.", "0 [support]"),
            ("He drives a Vanta ID.4 from Dock 1 and 2.", ""),
            ("Ada Brook (1833-1888) was a sailor.", ""),
            ("The trip took four days.", "4 d"),
            ("The trip took half an hour.", "0.5 h"),
            ("The trip took two and a half hours.", "2.5 h"),
            ("It was 10 °C.", "10 °C"),
            ("It was -10 °C.", "-10 °C"),
            ("No boats sank.", "0 [boats]"),
            ("Not one dollar was spent.", "0 USD"),
            ("Nobody drowned and no one fell.", ""),
            ("The ferry is no longer safe.", ""),
            ("One person drowned.", "1 [person]"),
            ("At least one boat sank.", "1..inf [boat]"),
            ("A boat sank.", ""),
            ("They use Fenestra 10 and a MiG-29.", ""),
            ("The 15-member panel cited Article 51.", ""),
            ("They won 3-1 on the 21st.", ""),
            ("In 2019 the bridge stood.", ""),
            ("12 Ruthen soldiers were killed.", "12 [soldiers]"),
            ("Four police officers were hurt.", "4 [officers]"),
            (
                "On October 8, 2022 at 4:30, 12 people slept.",
                "12 [people]",
            ),
        ],
    );
}

#[test]
fn absurd_numbers_end() {
    let long = "9".repeat(400);
    assert_eq!(read("en", &format!("It cost ${long}.")), "");
    assert_eq!(
        read("fr", "Cela fait douze mille milliards de dollars."),
        "12000000000000 USD"
    );
    for word in [
        "mille ",
        "milliard ",
        "deux cent ",
        "cent mille ",
        "vingt et ",
    ] {
        read("fr", &word.repeat(3000));
    }
    for word in [
        "thousand ",
        "one hundred and ",
        "dozens of ",
        "1 - ",
        "3-",
        "$",
    ] {
        read("en", &word.repeat(3000));
    }
}
