//! Who the sources are: how many, how well identified, unnamed and why, of which types (M1 to M9, M17, M25).

use std::collections::{BTreeMap, BTreeSet};

use super::metric::{Figure, Metric, metric};
use super::reading::{Reading, is_official};
use crate::analysis::{Class, Source};
use crate::graph::names::has_name;
use crate::pack::facts::{Facts, Words};
use crate::text::TokenKind;

const NO_SOURCES: &str = "the text has no source";
const NO_UNNAMED: &str = "the text has no unnamed source";

/// M1 to M9.
pub(super) fn metrics(reading: &Reading) -> Vec<Metric> {
    let sources = &reading.analysis.sources;
    let count = sources.len();
    let unnamed = sources.iter().filter(|s| s.anonymous).count();
    let reasoned = sources
        .iter()
        .filter(|s| s.anonymous && s.reason.is_some())
        .count();
    let typed = sources.iter().filter(|s| s.kind.is_some()).count();
    let identified = sources.iter().filter(|s| is_identified(s)).count();
    let official = sources.iter().filter(|s| is_official(s)).count();
    let unnamed_claims = reading.unnamed().count();
    let share = |name, part| Figure::share(name, part, count, NO_SOURCES);
    let descriptors: BTreeSet<Vec<String>> = sources
        .iter()
        .filter(|s| s.anonymous)
        .filter_map(|s| Some(reading.telling_words(*s.mentions.first()?).collect()))
        .collect();
    let mut types: BTreeMap<&str, usize> = BTreeMap::new();
    for source in sources {
        if let Some(kind) = &source.kind {
            *types.entry(kind).or_default() += 1;
        }
    }
    let mut mix = vec![
        share("typed_rate", typed),
        Figure::share(
            "official_share",
            official,
            typed,
            "no source has a known type",
        ),
    ];
    mix.extend(
        types
            .iter()
            .map(|(kind, n)| Figure::share("type_share", *n, typed, NO_SOURCES).of(kind)),
    );
    let density = if reading.words == 0 {
        Figure::none("per_1000_words", "the text has no words")
    } else {
        Figure {
            numerator: Some(unnamed_claims as f64),
            denominator: Some(reading.words as f64),
            ..Figure::number(
                "per_1000_words",
                1000.0 * unnamed_claims as f64 / reading.words as f64,
            )
        }
    };
    vec![
        metric(
            "M1",
            vec![
                Figure::count("sources", count),
                Figure::number("bucket", bucket(count)),
            ],
        ),
        metric("M2", vec![share("identified_rate", identified)]),
        metric(
            "M3",
            vec![
                share("named_rate", count - unnamed),
                share("unnamed_rate", unnamed),
            ],
        ),
        metric(
            "M4",
            vec![density, Figure::count("descriptors", descriptors.len())],
        ),
        metric(
            "M5",
            vec![Figure::share(
                "reasoned_rate",
                reasoned,
                unnamed,
                NO_UNNAMED,
            )],
        ),
        metric(
            "M6",
            vec![Figure::share(
                "opinion_rate",
                opinions(reading).len(),
                unnamed_claims,
                "no claim comes from an unnamed source",
            )],
        ),
        metric(
            "M7",
            vec![Figure::count("bare_sources", bare(reading).len())],
        ),
        metric("M8", mix),
        metric(
            "M9",
            vec![Figure::count("types_heard", types_heard(reading))],
        ),
    ]
}

/// M17: of the persons with a name, how many are not introduced by name and function.
pub(super) fn first_mentions(reading: &Reading) -> Metric {
    let persons = || {
        let sources = reading.analysis.sources.iter();
        sources.filter(|s| !s.anonymous && has_name(&s.name) && reading.is_person(s))
    };
    let incomplete = persons().filter(|s| !is_introduced(reading, s)).count();
    let empty = "no person is a source by name";
    metric(
        "M17",
        vec![Figure::share(
            "incomplete_rate",
            incomplete,
            persons().count(),
            empty,
        )],
    )
}

/// M25, where it is asked for.
pub(super) fn gender(reading: &Reading, wanted: bool) -> Metric {
    const NOT_ASKED: &str = "it was not asked for (--gender)";
    if !wanted {
        let none = ["women", "men", "unknown"].map(|name| Figure::none(name, NOT_ASKED));
        return metric("M25", none.into());
    }
    let (mut women, mut men, mut persons) = (0, 0, 0);
    for source in &reading.analysis.sources {
        if !reading.is_person(source) || reading.is_plural(source) {
            continue;
        }
        persons += 1;
        match shown_gender(reading, source) {
            Some(Facts::FEMININE) => women += 1,
            Some(_) => men += 1,
            None => {}
        }
    }
    let share = |name, part| Figure::share(name, part, persons, "no single person is a source");
    metric(
        "M25",
        vec![
            share("women", women),
            share("men", men),
            share("unknown", persons - women - men),
        ],
    )
}

/// The gender that titles and pronouns for a source show, where they agree.
fn shown_gender(reading: &Reading, source: &Source) -> Option<Facts> {
    let mut shown = Facts::NONE;
    for mention in &source.mentions {
        for token in reading.page.tokens(*mention) {
            let word = reading.word(token);
            let pronoun =
                word.classes.any(Words::SUBJECT_PRONOUN) && word.facts.any(Facts::SINGULAR);
            if pronoun || word.classes.any(Words::TITLE) {
                shown |= Facts(word.facts.0 & (Facts::FEMININE | Facts::MASCULINE).0);
            }
        }
    }
    [Facts::FEMININE, Facts::MASCULINE]
        .into_iter()
        .find(|g| *g == shown)
}

/// Lower end of the bucket of Pew's count: 0, 1, 2 or 3, 4 and more.
fn bucket(sources: usize) -> f64 {
    match sources {
        0 => 0.0,
        1 => 1.0,
        2..4 => 2.0,
        _ => 4.0,
    }
}

/// Whether it has a name, and words that tell what it is.
fn is_identified(source: &Source) -> bool {
    !source.anonymous && has_name(&source.name) && !source.evidence.is_empty()
}

/// Whether the sentence of its first mention names it and tells its function.
fn is_introduced(reading: &Reading, source: &Source) -> bool {
    let Some(first) = source.mentions.first() else {
        return false;
    };
    let sentence = reading.sentence(*first);
    has_name(first.of(reading.page.text))
        && source
            .evidence
            .iter()
            .any(|word| sentence.contains(&reading.page.tokens(*word).start))
}

/// How many types of sources claims come from in the end.
fn types_heard(reading: &Reading) -> usize {
    let origins = reading.chains.origins.iter();
    let types: BTreeSet<&str> = origins
        .filter_map(|o| reading.analysis.sources.get(*o)?.kind.as_deref())
        .collect();
    types.len()
}

/// Claims of unnamed sources that judge: what they think, and what they call somebody.
pub(super) fn opinions(reading: &Reading) -> Vec<usize> {
    let judges = |&i: &usize| {
        let class = reading.attribution(i).class;
        matches!(class, Class::Think | Class::Label)
    };
    reading.unnamed().filter(judges).collect()
}

/// Unnamed sources that no mention describes by more than a word for sources.
pub(super) fn bare(reading: &Reading) -> Vec<usize> {
    let closed = Words::DETERMINER
        | Words::QUANTIFIER
        | Words::QUANTIFIED
        | Words::NUMBER
        | Words::INDEFINITE
        | Words::ADJECTIVE
        | Words::LINKING;
    let is_bare = |source: &Source| {
        source.anonymous
            && source.kind.as_deref() == Some("anonymous")
            && source.mentions.iter().all(|mention| {
                let tokens = || reading.page.tokens(*mention);
                let word = |t: usize| reading.page.layout.tokens[t].kind == TokenKind::Word;
                let nouns = tokens().filter(|t| word(*t) && !reading.word(*t).classes.any(closed));
                nouns.count() == 1
            })
    };
    let sources = reading.analysis.sources.iter().enumerate();
    sources
        .filter(|(_, s)| is_bare(s))
        .map(|(at, _)| at)
        .collect()
}

/// Whether it is unnamed without a word on why. People met in the street are not asked for a reason.
pub(super) fn lacks_reason(source: &Source) -> bool {
    let crowd = matches!(source.kind.as_deref(), Some("witness" | "citizen"));
    source.anonymous && source.reason.is_none() && !crowd
}
