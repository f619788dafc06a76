//! Texts of invented news: constructions filled with names, verbs and clauses.

use proptest::prelude::*;
use proptest::sample::select;

/// A language and what its texts are made of.
///
/// In a construction `N` stands for a name, `V` for a verb (`W` for its other form), `P` for a clause,
/// `I` for an infinitive; `{` and `}` for quotation marks.
pub(crate) struct Language {
    pub code: &'static str,
    pub constructions: &'static [&'static str],
    pub verbs: &'static [(&'static str, &'static str)],
    pub clauses: &'static [&'static str],
    pub infinitives: &'static [&'static str],
    /// A paragraph in which nobody says anything.
    pub neutral: &'static str,
}

pub(crate) const LANGUAGES: &[Language] = &[
    Language {
        code: "fr",
        constructions: &[
            "{P}, a W N.",
            "{P}, V N.",
            "{P}, a-t-elle W lundi.",
            "P, V N.",
            "P, a W N mardi soir.",
            "N a W : {P.}",
            "N V que P.",
            "N a W jeudi que la situation était {très grave}.",
            "Selon N, P.",
            "P, selon N.",
            "N V I.",
        ],
        verbs: &[
            ("affirme", "affirmé"),
            ("assure", "assuré"),
            ("indique", "indiqué"),
            ("déclare", "déclaré"),
            ("explique", "expliqué"),
            ("précise", "précisé"),
        ],
        clauses: &[
            "le pont rouvrira en mars",
            "trois navires ont quitté la rade",
            "la digue a cédé près de l'écluse",
            "deux équipes restent sur place",
            "aucun blessé n'est à déplorer",
        ],
        infinitives: &[
            "avoir repris la colline",
            "vouloir rester",
            "ne rien savoir de l'accord",
        ],
        neutral: "Le vent tombe sur la rade et les mouettes dorment.",
    },
    Language {
        code: "en",
        constructions: &[
            "{P,} N W.",
            "{P,} W N.",
            "{P,} she W on Monday.",
            "P, N W.",
            "P, W N late on Tuesday.",
            "N W: {P.}",
            "N W that P.",
            "N W on Thursday that the situation was {very grave}.",
            "According to N, P.",
            "P, according to N.",
            "N promised I.",
        ],
        verbs: &[
            ("says", "said"),
            ("announces", "announced"),
            ("explains", "explained"),
            ("claims", "claimed"),
            ("insists", "insisted"),
            ("replies", "replied"),
        ],
        clauses: &[
            "the bridge will reopen in March",
            "three ships left the harbour",
            "the dam's gate broke near the lock",
            "two crews remain on site",
            "nobody was hurt",
        ],
        infinitives: &[
            "to rebuild the quay",
            "to stay",
            "to cut the toll next year",
        ],
        neutral: "The wind drops over the bay and the gulls sleep.",
    },
];

pub(crate) const NAMES: &[&str] = &[
    "Odile Vaubrac",
    "Orla Brennick",
    "Tam Ruddock",
    "Jehan Moriel",
    "Quorvel",
    "Ysolde Kerzan",
    "Bran Tillivane",
];

/// A text before it is typeset: paragraphs of sentences, with marks for quotation marks.
#[derive(Debug, Clone)]
pub(crate) struct Sample {
    pub lang: &'static str,
    pub neutral: &'static str,
    pub text: String,
    /// The construction of a text of one sentence.
    pub construction: &'static str,
    /// The name in it.
    pub name: &'static str,
}

fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// One sentence.
pub(crate) fn sentence() -> impl Strategy<Value = Sample> {
    (0..LANGUAGES.len()).prop_flat_map(|l| one_of(&LANGUAGES[l]))
}

/// Up to five sentences of one language, in paragraphs.
pub(crate) fn article() -> impl Strategy<Value = Sample> {
    (0..LANGUAGES.len()).prop_flat_map(|l| {
        let more = (select(vec![" ", "\n\n"]), one_of(&LANGUAGES[l]));
        (one_of(&LANGUAGES[l]), prop::collection::vec(more, 0..5)).prop_map(|(mut all, more)| {
            for (gap, next) in more {
                all.text.push_str(gap);
                all.text.push_str(&next.text);
            }
            all
        })
    })
}

fn one_of(language: &'static Language) -> impl Strategy<Value = Sample> {
    let parts = (
        select(language.constructions),
        select(NAMES),
        select(language.verbs),
        select(language.clauses),
        select(language.infinitives),
    );
    parts.prop_map(
        move |(construction, name, (now, past), clause, infinitive)| {
            let mut text = String::new();
            for c in construction.chars() {
                match c {
                    'N' => text.push_str(name),
                    'V' => text.push_str(now),
                    'W' => text.push_str(past),
                    'I' => text.push_str(infinitive),
                    'P' if text.is_empty() || text.ends_with('{') => {
                        text.push_str(&capitalized(clause));
                    }
                    'P' => text.push_str(clause),
                    _ => text.push(c),
                }
            }
            Sample {
                lang: language.code,
                neutral: language.neutral,
                text,
                construction,
                name,
            }
        },
    )
}
