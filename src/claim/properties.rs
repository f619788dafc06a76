//! What holds of every number and of every text: words mean what digits mean, modifiers only widen, spans are
//! slices of the text; and packs of other kinds of languages can be written.

use std::fmt::Write;
use std::sync::LazyLock;

use jiff::civil::date;
use proptest::prelude::*;
use proptest::sample::select;
use text2num::{Language, text2digits};

use super::figures::figures;
use crate::analysis::{Quantity, Time};
use crate::pack::{Pack, PackSource};
use crate::page::Page;
use crate::text::lay_out;

static FR: LazyLock<Pack> = LazyLock::new(|| Pack::load("fr").unwrap().unwrap());
static EN: LazyLock<Pack> = LazyLock::new(|| Pack::load("en").unwrap().unwrap());

fn read(pack: &Pack, text: &str) -> (Vec<Quantity>, Vec<Time>) {
    let layout = lay_out(text, &pack.profile);
    let page = Page::new(pack, text, &layout);
    let all = 0..layout.tokens.len();
    let today = Some(date(2026, 5, 13));
    figures(&page, all, today)
}

/// The one number of a text.
fn value(pack: &Pack, text: &str) -> Option<f64> {
    match read(pack, text).0[..] {
        [ref q] if q.low.to_bits() == q.high.to_bits() => Some(q.low),
        _ => None,
    }
}

/// French number words below a thousand.
fn french_group(n: u64) -> String {
    const SMALL: [&str; 20] = [
        "", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
        "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
    ];
    const TENS: [&str; 10] = [
        "",
        "",
        "vingt",
        "trente",
        "quarante",
        "cinquante",
        "soixante",
        "soixante",
        "quatre-vingt",
        "quatre-vingt",
    ];
    let below = |n: u64| match (n / 10, n % 10) {
        (0 | 1, _) => SMALL[n as usize].to_string(),
        (8, 0) => "quatre-vingts".to_string(),
        (tens @ (7 | 9), unit) => {
            let joint = if tens == 7 && unit == 1 { " et " } else { "-" };
            format!(
                "{}{joint}{}",
                TENS[tens as usize],
                SMALL[10 + unit as usize]
            )
        }
        (tens, 0) => TENS[tens as usize].to_string(),
        (tens @ 2..=6, 1) => format!("{} et un", TENS[tens as usize]),
        (tens, unit) => format!("{}-{}", TENS[tens as usize], SMALL[unit as usize]),
    };
    match (n / 100, n % 100) {
        (0, rest) => below(rest),
        (1, rest) => format!("cent {}", below(rest)),
        (hundreds, 0) => format!("{} cents", SMALL[hundreds as usize]),
        (hundreds, rest) => format!("{} cent {}", SMALL[hundreds as usize], below(rest)),
    }
}

/// English number words below a thousand.
fn english_group(n: u64) -> String {
    const SMALL: [&str; 20] = [
        "",
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
    ];
    const TENS: [&str; 10] = [
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    let below = |n: u64| match (n / 10, n % 10) {
        (0 | 1, _) => SMALL[n as usize].to_string(),
        (tens, 0) => TENS[tens as usize].to_string(),
        (tens, unit) => format!("{}-{}", TENS[tens as usize], SMALL[unit as usize]),
    };
    match (n / 100, n % 100) {
        (0, rest) => below(rest),
        (hundreds, 0) => format!("{} hundred", SMALL[hundreds as usize]),
        (hundreds, rest) => format!("{} hundred and {}", SMALL[hundreds as usize], below(rest)),
    }
}

/// Number words of the language.
fn words(lang: &str, n: u64) -> String {
    let french = lang == "fr";
    if n == 0 {
        return if french { "zéro" } else { "zero" }.to_string();
    }
    let mut text = String::new();
    for (size, name) in [(1_000_000_000, "b"), (1_000_000, "m"), (1000, "t"), (1, "")] {
        let group = n / size % 1000;
        if group == 0 {
            continue;
        }
        let words = if french {
            french_group(group)
        } else {
            english_group(group)
        };
        let many = if group > 1 { "s" } else { "" };
        let _ = match (french, name) {
            (true, "b") => write!(text, "{words} milliard{many} "),
            (true, "m") => write!(text, "{words} million{many} "),
            (true, "t") if group == 1 => write!(text, "mille "),
            // Before "mille", the plural of "cent" and "vingt" has no ending.
            (true, "t") => {
                let bare = words.strip_suffix("cents").map(|w| format!("{w}cent"));
                let bare =
                    bare.or_else(|| words.strip_suffix("vingts").map(|w| format!("{w}vingt")));
                write!(text, "{} mille ", bare.unwrap_or(words))
            }
            (false, "b") => write!(text, "{words} billion "),
            (false, "m") => write!(text, "{words} million "),
            (false, "t") => write!(text, "{words} thousand "),
            // What is left over below a hundred is joined by "and".
            (false, _) if n > 1000 && group < 100 => write!(text, "and {words}"),
            _ => write!(text, "{words}"),
        };
    }
    text.trim_end().to_string()
}

/// Digits in groups of three.
fn grouped(n: u64, mark: &str) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push_str(mark);
        }
        text.push(c);
    }
    text
}

/// The number as quantities hold it.
fn exact(n: u64) -> f64 {
    n.to_string().parse().unwrap()
}

/// Every way of writing a number means the number.
fn check(lang: &str, n: u64) -> Result<(), TestCaseError> {
    let (pack, noun, marks, oracle) = if lang == "fr" {
        (&*FR, "maisons", [" ", "\u{202f}"], Language::french())
    } else {
        (&*EN, "houses", [",", " "], Language::english())
    };
    let words = words(lang, n);
    prop_assert_eq!(
        text2digits(&words, &oracle).ok(),
        Some(n.to_string()),
        "{}",
        words
    );
    let spaced = words.replace('-', " ");
    for text in [&words, &spaced] {
        prop_assert_eq!(
            value(pack, &format!("{text} {noun}")),
            Some(exact(n)),
            "{}",
            text
        );
    }
    for mark in marks {
        let digits = grouped(n, mark);
        prop_assert_eq!(
            value(pack, &format!("{digits} {noun}")),
            Some(exact(n)),
            "{}",
            digits
        );
    }
    Ok(())
}

#[test]
fn the_first_numbers_in_words_are_their_digits() {
    for n in (2..1200).chain([
        2000, 20_001, 80_000, 100_000, 180_280, 1_000_000, 80_000_000,
    ]) {
        check("fr", n).unwrap();
        check("en", n).unwrap();
    }
}

/// Pieces of figures, to be put together without sense.
const PIECES: &[&str] = &[
    "12",
    "2019",
    "1 000",
    "1,5",
    "3.000,2",
    "4:30",
    "4.30pm",
    "18h30",
    "32/13/2020",
    "2022-10-08",
    "-",
    "–",
    "/",
    "%",
    "$",
    "€5m",
    "°C",
    ".",
    ",",
    " ",
    " ",
    " ",
    "vingt",
    "et",
    "cent",
    "mille",
    "millions",
    "de",
    "d'",
    "un",
    "une",
    "des dizaines",
    "au moins",
    "entre",
    "à",
    "sur",
    "tiers",
    "mars",
    "lundi",
    "le",
    "31 février",
    "avant",
    "il y a",
    "ans",
    "heures",
    "du soir",
    "hundred",
    "and",
    "thousand",
    "dozens",
    "of",
    "no",
    "more than",
    "between",
    "to",
    "in",
    "third of",
    "May",
    "ago",
    "last",
    "2,5",
    "minus",
    "moins",
    "1er",
    "21st",
    "Fenestra",
    "½",
    "٣",
    "houses",
    "maisons",
    "½-",
    "'",
    "9999999999999999999",
];

fn nonsense() -> impl Strategy<Value = String> {
    prop::collection::vec(select(PIECES), 0..14).prop_map(|pieces| pieces.join(""))
}

/// What every quantity and every time of a text is.
fn sound(pack: &Pack, text: &str) -> Result<(), TestCaseError> {
    let (quantities, times) = read(pack, text);
    for q in &quantities {
        prop_assert!(
            q.low.is_finite() && q.low <= q.high,
            "{:?} in {:?}",
            q,
            text
        );
        prop_assert!(
            text.get(q.span.start..q.span.end)
                .is_some_and(|t| !t.is_empty())
        );
        prop_assert!(q.noun.is_none_or(|n| text.get(n.start..n.end).is_some()));
        let apart = times.iter().all(|t| !t.span.overlaps(q.span));
        prop_assert!(apart, "a time too: {:?} in {:?}", q, text);
        prop_assert!(q.comparable(q) && !q.disjoint(q));
    }
    for t in &times {
        prop_assert!(
            text.get(t.span.start..t.span.end)
                .is_some_and(|t| !t.is_empty())
        );
        prop_assert!(t.days.is_none_or(|(a, b)| a <= b) && t.minute.is_none_or(|m| m < 1440));
        prop_assert!(!t.excludes(t), "{:?}", t);
    }
    prop_assert!(
        quantities.is_sorted_by(|a, b| a.span.end <= b.span.start),
        "{:?}",
        text
    );
    prop_assert!(
        times.is_sorted_by(|a, b| a.span.end <= b.span.start),
        "{:?}",
        text
    );
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn number_words_are_their_digits(n in prop_oneof![2_u64..1_000_000, 2_u64..999_999_999_999]) {
        check("fr", n)?;
        check("en", n)?;
    }

    #[test]
    fn modifiers_only_widen(n in 2_u64..10_000_000, which in 0_usize..6) {
        const FRENCH: [&str; 6] = ["au moins", "plus de", "environ", "près de", "moins de", "jusqu'à"];
        const ENGLISH: [&str; 6] = ["at least", "more than", "about", "nearly", "under", "up to"];
        for (pack, words, noun) in [(&*FR, FRENCH, "maisons"), (&*EN, ENGLISH, "houses")] {
            let text = format!("{} {n} {noun}", words[which]);
            let found = read(pack, &text).0;
            prop_assert_eq!(found.len(), 1, "{}", text);
            prop_assert!(found[0].low <= exact(n) && exact(n) <= found[0].high, "{}", text);
            prop_assert!(found[0].low < found[0].high, "{}", text);
        }
    }

    #[test]
    fn nonsense_is_read_soundly(text in nonsense()) {
        sound(&FR, &text)?;
        sound(&EN, &text)?;
    }

    #[test]
    fn any_text_is_read_soundly(text in any::<String>()) {
        sound(&FR, &text)?;
        sound(&EN, &text)?;
    }
}

fn pack(language: &str, sections: &str) -> Pack {
    let file = |name: &str, yaml: String| PackSource {
        name: name.to_string(),
        yaml,
    };
    let files = [
        file(
            "pack.yaml",
            format!("schema: selon/1\nlanguage: {language}\nname: {language}\n"),
        ),
        file("lexicon/f.yaml", format!("schema: selon/1\n{sections}")),
    ];
    Pack::compile(&files).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn number_words_written_together_fall_into_their_parts() {
    let german = pack(
        "de",
        "numbers:
  compose: word
  units_first: true
  joints: { und: [] }
  values: { ein: 1, eins: 1, zwei: 2, drei: 3, fünf: 5, sieben: 7, zwanzig: 20, neunzig: 90 }
  multipliers: { hundert: 100, tausend: 1000 }
  alone: [hundert, tausend]
",
    );
    for (text, expected) in [
        ("siebenundneunzig Häuser", 97.0),
        ("hundertfünf Häuser", 105.0),
        (
            "zweihundertdreiundzwanzigtausendfünfhundertsieben Häuser",
            223_507.0,
        ),
        ("fünf und neunzig Häuser", 95.0),
    ] {
        assert_eq!(value(&german, text), Some(expected), "{text}");
    }
    for text in ["Siebenschläfer", "einundfalsch", "undund", "ein"] {
        assert_eq!(value(&german, text).filter(|v| *v > 1.0), None, "{text}");
    }
}

#[test]
fn words_that_nothing_parts_are_found_in_a_run() {
    let chinese = pack(
        "zh",
        "numbers:
  compose: text
  values: { 一: 1, 两: 2, 三: 3, 五: 5 }
  multipliers: { 十: 10, 百: 100, 千: 1000, 万: 10000, 亿: 100000000 }
  alone: [十]
  units: [{ symbol: km, words: [公里] }]
times:
  year_marks: [年]
  month_marks: [月]
  day_marks: [日]
",
    );
    let read = |text| read(&chinese, text);
    let quantity = |text| {
        let q = &read(text).0[0];
        (q.low, q.unit.clone())
    };
    assert_eq!(
        quantity("桥长三百五十公里"),
        (350.0, Some("km".to_string()))
    );
    assert_eq!(quantity("有两千万人"), (20_000_000.0, None));
    assert_eq!(quantity("有十三人"), (13.0, None));
    let times = read("他在2022年10月8日说").1;
    assert_eq!(times[0].days, Some((date(2022, 10, 8), date(2022, 10, 8))));
}
