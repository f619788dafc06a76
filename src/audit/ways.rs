//! How a claim comes to the reader, who speaks for himself, who is not heard, and who contradicts whom
//! (M19 to M23).

use std::collections::{BTreeMap, BTreeSet};

use super::metric::{Figure, Metric, metric};
use super::reading::Reading;
use super::sides::speakers;
use crate::analysis::{Attribution, Class, Conflict, ConflictKind, Polarity, Voice};
use crate::graph::names::has_name;
use crate::pack::facts::{Facts, Frames, Words};
use crate::pack::lexicon::UNKNOWN;
use crate::text::Span;

/// Types of sources that have an interest of their own.
const PARTIES: [&str; 5] = ["official", "military", "state", "party", "company"];

/// How far the reader is from who knows it: 1 for a source that the article itself cites, one more for
/// each that passes it on, and one more where a medium is the last that is known.
pub(super) fn distance(reading: &Reading, index: usize) -> Option<usize> {
    let chain = &reading.chains.attributions[index];
    let origin = reading.analysis.sources.get(chain.origin?)?;
    let media = origin.kind.as_deref() == Some("media");
    // "He stressed that he had said": still the same one.
    let others = chain
        .hops
        .iter()
        .filter(|hop| reading.attribution(**hop).entity != chain.origin);
    Some(1 + others.count() + usize::from(media))
}

/// Claims at second hand or farther.
pub(super) fn indirect(reading: &Reading) -> Vec<usize> {
    let far = |i: &usize| distance(reading, *i).is_some_and(|d| d > 1);
    reading.claims.iter().copied().filter(far).collect()
}

/// M19 and M20.
pub(super) fn origins(reading: &Reading) -> Vec<Metric> {
    const EMPTY: &str = "no claim has a known source";
    let distances: Vec<usize> = reading
        .claims
        .iter()
        .filter_map(|i| distance(reading, *i))
        .collect();
    let sum: usize = distances.iter().sum();
    let mean = if distances.is_empty() {
        Figure::none("mean_distance", EMPTY)
    } else {
        Figure {
            numerator: Some(sum as f64),
            denominator: Some(distances.len() as f64),
            ..Figure::number("mean_distance", sum as f64 / distances.len() as f64)
        }
    };
    let mut depth = vec![
        mean,
        Figure::share(
            "indirect_share",
            indirect(reading).len(),
            distances.len(),
            EMPTY,
        ),
    ];
    let mut counted: BTreeMap<usize, usize> = BTreeMap::new();
    for distance in &distances {
        *counted.entry(*distance).or_default() += 1;
    }
    depth.extend(counted.into_iter().map(|(distance, n)| {
        Figure::share("distance_share", n, distances.len(), EMPTY).of(&distance.to_string())
    }));
    let (sources, origins) = (reading.analysis.sources.len(), reading.chains.origins.len());
    vec![
        metric("M19", depth),
        metric(
            "M20",
            vec![
                Figure::count("origins", origins),
                Figure::count("pseudo_plural", sources.saturating_sub(origins)),
                Figure::count("circles", reading.chains.circular.len()),
            ],
        ),
    ]
}

/// Claims of parties about themselves: in the first person, or with their own name.
pub(super) fn self_reports(reading: &Reading) -> Vec<usize> {
    let mut names: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    let about_itself = |i: &usize| {
        let Some(entity) = reading.attribution(*i).entity else {
            return false;
        };
        let names = names
            .entry(entity)
            .or_insert_with(|| own_names(reading, entity));
        reading.attribution(*i).content.iter().any(|span| {
            let first = reading.page.tokens(*span).any(|t| {
                let word = reading.word(t);
                word.classes.any(Words::SUBJECT_PRONOUN) && word.facts.any(Facts::FIRST)
            });
            first
                || reading
                    .telling_words(*span)
                    .any(|word| names.contains(&word))
        })
    };
    parties(reading).filter(about_itself).collect()
}

fn parties(reading: &Reading) -> impl Iterator<Item = usize> {
    let party = |i: &usize| {
        let kind = reading.source(*i).and_then(|s| s.kind.as_deref());
        kind.is_some_and(|k| PARTIES.contains(&k))
    };
    reading.claims.iter().copied().filter(party)
}

/// The words of a source's name that the pack does not know: only they surely say that it is the same one.
fn own_names(reading: &Reading, source: usize) -> BTreeSet<String> {
    let page = &reading.page;
    let mentions = reading.analysis.sources[source].mentions.iter();
    mentions
        .filter(|m| has_name(m.of(page.text)))
        .flat_map(|m| page.tokens(*m))
        .filter(|t| page.layout.tokens[*t].capital && page.words[*t] == UNKNOWN)
        .flat_map(|t| reading.telling_words(page.layout.tokens[t].span))
        .collect()
}

/// M21 and M22.
pub(super) fn fairness(reading: &Reading) -> Vec<Metric> {
    let accused = accusations(reading).len();
    let heard = accused - unheard(reading).len();
    let declined = reading
        .analysis
        .attributions
        .iter()
        .filter(|a| is_declined(a))
        .count();
    vec![
        metric(
            "M21",
            vec![Figure::share(
                "self_report_rate",
                self_reports(reading).len(),
                parties(reading).count(),
                "no claim comes from a party",
            )],
        ),
        metric(
            "M22",
            vec![
                Figure::share(
                    "accused_heard",
                    heard,
                    accused,
                    "nobody is accused by a verb of accusing",
                ),
                Figure::count("declined", declined),
            ],
        ),
    ]
}

/// Whether somebody would not say.
fn is_declined(attribution: &Attribution) -> bool {
    attribution.polarity == Polarity::Negative
        && matches!(attribution.class, Class::State | Class::Confirm)
        && attribution.entity.is_some()
}

/// Accusations, and whom they accuse.
fn accusations(reading: &Reading) -> Vec<(usize, Span)> {
    let accuses = |cue: &Span| {
        reading.page.tokens(*cue).any(|t| {
            let lexemes = &reading.page.pack.lexicon.lexemes;
            let mut readings = reading.word(t).readings.iter();
            readings.any(|(l, _)| lexemes[*l as usize].frames.any(Frames::ACCUSE))
        })
    };
    let all = reading.analysis.attributions.iter().enumerate();
    // The accused stands before what he is accused of.
    all.filter(|(_, a)| a.class == Class::Claim && a.content.len() > 1 && a.cue.iter().any(accuses))
        .map(|(at, a)| (at, a.content[0]))
        .collect()
}

/// The accused who are no source themselves.
pub(super) fn unheard(reading: &Reading) -> Vec<(usize, Span)> {
    let heard = Heard::new(reading);
    let mut all = accusations(reading);
    all.retain(|(i, accused)| !heard.is_heard(reading, *i, *accused));
    all
}

/// Who has a say in the text.
struct Heard {
    /// Sources by the words for them, two for each word: one of them may be the accuser.
    by_word: BTreeMap<String, BTreeSet<usize>>,
    /// Attributions that something contradicts.
    contradicted: BTreeSet<Voice>,
}

impl Heard {
    fn new(reading: &Reading) -> Self {
        let mut by_word: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (at, source) in reading.analysis.sources.iter().enumerate() {
            for span in source.mentions.iter().chain(&source.evidence) {
                for word in reading.telling_words(*span) {
                    let called = by_word.entry(word).or_default();
                    if called.len() < 2 {
                        called.insert(at);
                    }
                }
            }
        }
        let conflicts = reading.analysis.conflicts.iter();
        Self {
            by_word,
            contradicted: conflicts.flat_map(|c| [c.a.voice, c.b.voice]).collect(),
        }
    }

    /// Whether a source other than the accuser is called as the accused is, or the accusation is contradicted.
    fn is_heard(&self, reading: &Reading, index: usize, accused: Span) -> bool {
        let accuser = reading.attribution(index).entity;
        let mut words = reading.telling_words(accused).peekable();
        words.peek().is_none()
            || self.contradicted.contains(&Voice::Attribution(index))
            || words.any(|word| {
                let called = self.by_word.get(&word);
                called.is_some_and(|called| called.iter().any(|at| Some(*at) != accuser))
            })
    }
}

/// How a conflict stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Status {
    /// Two sources, each with its own.
    Contested,
    /// One side is nobody's word.
    OneSided,
    /// The article itself is a side.
    Narrator,
    /// One source, twice.
    Itself,
}

pub(super) fn status(reading: &Reading, conflict: &Conflict) -> Status {
    if [conflict.a.voice, conflict.b.voice].contains(&Voice::Narration) {
        return Status::Narrator;
    }
    match speakers(reading.analysis, conflict) {
        Some((a, b)) if a == b => Status::Itself,
        Some(_) => Status::Contested,
        None => Status::OneSided,
    }
}

/// Whether the text itself says that the two clash: by a denial, or by a word such as "but".
pub(super) fn is_disclosed(reading: &Reading, conflict: &Conflict) -> bool {
    let sides = [&conflict.a, &conflict.b];
    let denies = sides.iter().any(|side| match side.voice {
        Voice::Attribution(index) => reading
            .analysis
            .attributions
            .get(index)
            .is_some_and(|a| a.class == Class::Deny || a.polarity == Polarity::Negative),
        Voice::Narration => false,
    });
    denies
        || conflict.kind == ConflictKind::Denial
        || sides.iter().any(|side| {
            let against = Words::ADVERSATIVE | Words::CONCESSIVE;
            reading.has_class(reading.sentence(side.span), against)
        })
}

/// M23.
pub(super) fn conflicts(reading: &Reading) -> Metric {
    let all = &reading.analysis.conflicts;
    let with = |wanted| all.iter().filter(|c| status(reading, c) == wanted).count();
    let disclosed = all.iter().filter(|c| is_disclosed(reading, c)).count();
    let mut figures = vec![
        Figure::count("conflicts", all.len()),
        Figure::count("contested", with(Status::Contested)),
        Figure::count("one_sided", with(Status::OneSided)),
        Figure::count("against_narrator", with(Status::Narrator)),
        Figure::count("self_contradictions", with(Status::Itself)),
        Figure::share(
            "disclosed_rate",
            disclosed,
            all.len(),
            "no conflict was found",
        ),
        Figure::none(
            "scope_differences",
            "figures of different scope are no conflict, and are not kept",
        ),
    ];
    for kind in ConflictKind::ALL {
        let n = all.iter().filter(|c| c.kind == *kind).count();
        if n > 0 {
            figures.push(Figure::count("kind", n).of(kind.as_str()));
        }
    }
    metric("M23", figures)
}
