//! Which language a text is in, and whether a pack for it is installed: never a guess in silence.

use whatlang::{Detector, Lang};

/// What can be said of a text's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Detection {
    /// One of the installed languages, by its code.
    Installed(String),
    /// Clearly another language.
    NotInstalled {
        /// Its code: ISO 639-1 where there is one, else ISO 639-3.
        code: String,
        /// Its English name.
        name: String,
    },
    /// No telling: too short, or no letters at all.
    Unknown,
}

/// Bytes of text that are enough to tell.
const ENOUGH: usize = 4096;
/// Bytes that are enough to tell where few languages come into question.
const SHORT: usize = 400;

/// Detects the language of `text`; `installed` holds the codes of the packs. On a short text, where
/// detection is shaky, the best of the installed languages counts.
pub fn detect(text: &str, installed: &[&str]) -> Detection {
    let sample = sample(text);
    if !sample.chars().any(char::is_alphabetic) {
        return Detection::Unknown;
    }
    let known = |lang: Lang| installed.contains(&code(lang));
    if let Some(info) = whatlang::detect(sample) {
        if known(info.lang()) && info.is_reliable() {
            return Detection::Installed(code(info.lang()).into());
        }
        if info.is_reliable() {
            return Detection::NotInstalled {
                code: code(info.lang()).into(),
                name: info.lang().eng_name().into(),
            };
        }
    }
    let allowed: Vec<Lang> = Lang::all()
        .iter()
        .copied()
        .filter(|&lang| known(lang))
        .collect();
    if allowed.is_empty() {
        return Detection::Unknown;
    }
    match Detector::with_allowlist(allowed).detect(sample) {
        Some(info) => Detection::Installed(code(info.lang()).into()),
        None => Detection::Unknown,
    }
}

/// Which of the installed languages a paragraph is in, if that is clear.
pub(crate) fn detect_among(text: &str, installed: &[&str]) -> Option<String> {
    let known = Lang::all().iter().copied();
    let allowed: Vec<Lang> = known.filter(|l| installed.contains(&code(*l))).collect();
    if allowed.len() < 2 {
        return None;
    }
    let info = Detector::with_allowlist(allowed).detect(start(text, SHORT))?;
    info.is_reliable().then(|| code(info.lang()).to_owned())
}

/// The first stretch of `text` that has enough to tell.
fn sample(text: &str) -> &str {
    let text = text.trim_start_matches(|c: char| !c.is_alphabetic());
    start(text, ENOUGH)
}

/// The first `bytes` of the text, or a few less.
fn start(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The code that packs use.
fn code(lang: Lang) -> &'static str {
    let iso3 = lang.code();
    match CODES.binary_search_by_key(&iso3, |&(key, _)| key) {
        Ok(at) => CODES[at].1,
        Err(_) => iso3,
    }
}

/// ISO 639-3 to ISO 639-1, sorted.
const CODES: &[(&str, &str)] = &[
    ("afr", "af"),
    ("aka", "ak"),
    ("amh", "am"),
    ("ara", "ar"),
    ("aze", "az"),
    ("bel", "be"),
    ("ben", "bn"),
    ("bul", "bg"),
    ("cat", "ca"),
    ("ces", "cs"),
    ("cmn", "zh"),
    ("cym", "cy"),
    ("dan", "da"),
    ("deu", "de"),
    ("ell", "el"),
    ("eng", "en"),
    ("epo", "eo"),
    ("est", "et"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("guj", "gu"),
    ("heb", "he"),
    ("hin", "hi"),
    ("hrv", "hr"),
    ("hun", "hu"),
    ("hye", "hy"),
    ("ind", "id"),
    ("ita", "it"),
    ("jav", "jv"),
    ("jpn", "ja"),
    ("kan", "kn"),
    ("kat", "ka"),
    ("khm", "km"),
    ("kor", "ko"),
    ("lat", "la"),
    ("lav", "lv"),
    ("lit", "lt"),
    ("mal", "ml"),
    ("mar", "mr"),
    ("mkd", "mk"),
    ("mya", "my"),
    ("nep", "ne"),
    ("nld", "nl"),
    ("nob", "nb"),
    ("ori", "or"),
    ("pan", "pa"),
    ("pes", "fa"),
    ("pol", "pl"),
    ("por", "pt"),
    ("ron", "ro"),
    ("rus", "ru"),
    ("sin", "si"),
    ("slk", "sk"),
    ("slv", "sl"),
    ("sna", "sn"),
    ("spa", "es"),
    ("srp", "sr"),
    ("swe", "sv"),
    ("tam", "ta"),
    ("tel", "te"),
    ("tgl", "tl"),
    ("tha", "th"),
    ("tuk", "tk"),
    ("tur", "tr"),
    ("ukr", "uk"),
    ("urd", "ur"),
    ("uzb", "uz"),
    ("vie", "vi"),
    ("yid", "yi"),
    ("zul", "zu"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_sorted_and_complete() {
        assert!(CODES.is_sorted());
        assert!(Lang::all().iter().all(|&lang| code(lang).len() == 2));
    }

    #[test]
    fn installed_or_not() {
        let packs = ["fr", "en"];
        let french = "Le porte-parole du conseil a annoncé hier que les écoles de la vallée rouvriraient lundi matin.";
        assert_eq!(detect(french, &packs), Detection::Installed("fr".into()));
        let english = "The council's spokeswoman said on Friday that all the schools in the valley would reopen.";
        assert_eq!(detect(english, &packs), Detection::Installed("en".into()));
        let russian = "Представитель совета сообщил вчера, что школы в долине снова откроются в понедельник утром.";
        let other = Detection::NotInstalled {
            code: "ru".into(),
            name: "Russian".into(),
        };
        assert_eq!(detect(russian, &packs), other);
        assert_eq!(detect("12 % — 14:05", &packs), Detection::Unknown);
        assert_eq!(detect("", &packs), Detection::Unknown);
    }

    #[test]
    fn short_texts_fall_to_the_installed() {
        assert!(matches!(
            detect("Le maire nie.", &["fr", "en"]),
            Detection::Installed(_)
        ));
    }
}
