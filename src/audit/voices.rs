//! Who gets to speak, how much and with which verbs: sides, diversity, single sources (M10 to M12, M18).

use std::collections::{BTreeMap, BTreeSet};

use super::diversity::{Indices, bootstrap, difference};
use super::metric::{DIVERSITY, Figure, Metric, metric};
use super::reading::Reading;
use super::sides::{Sides, sides};
use crate::analysis::{Attribution, Class, Tone};

const NO_CLAIMS: &str = "no claim has a known source";
const NO_CUES: &str = "nothing is attributed by a verb or a phrase of a known source";

/// M10, M11, M12 and M18.
pub(super) fn metrics(reading: &Reading) -> Vec<Metric> {
    let sides = sides(reading.analysis);
    vec![
        balance(reading, sides.as_ref()),
        diversity(reading),
        single(reading),
        verbs(reading, sides.as_ref()),
    ]
}

/// The names of a side's sources.
fn side_name(reading: &Reading, side: &[usize]) -> String {
    let names: Vec<&str> = side
        .iter()
        .map(|s| reading.analysis.sources[*s].name.as_str())
        .collect();
    names.join("; ")
}

/// M10: words ascribed to each side of the largest dispute.
fn balance(reading: &Reading, sides: Result<&Sides, &&'static str>) -> Metric {
    let sides = match sides {
        Ok(sides) => sides,
        Err(reason) => return metric("M10", vec![Figure::none("largest_side_share", reason)]),
    };
    let words = sides.0.each_ref().map(|side| {
        let of_side = reading
            .heard()
            .filter(|(_, origin)| side.binary_search(origin).is_ok());
        of_side
            .map(|(index, _)| reading.words_of(index))
            .sum::<usize>()
    });
    let all = words[0] + words[1];
    let empty = "neither side is given a word";
    let mut figures = vec![Figure::share(
        "largest_side_share",
        words[0].max(words[1]),
        all,
        empty,
    )];
    for (side, words) in sides.0.iter().zip(words) {
        let name = side_name(reading, side);
        figures.push(Figure::share("side_share", words, all, empty).of(&name));
    }
    metric("M10", figures)
}

/// M11: over origins, by claims and by words.
fn diversity(reading: &Reading) -> Metric {
    let speakers = reading.analysis.sources.len();
    let words: Vec<(usize, f64)> = reading
        .heard()
        .map(|(index, origin)| (origin, reading.words_of(index) as f64))
        .collect();
    let claims: Vec<(usize, f64)> = words.iter().map(|(origin, _)| (*origin, 1.0)).collect();
    let (names, _) = DIVERSITY.as_chunks::<4>();
    let mut figures = Vec::new();
    for (names, claims) in names.iter().zip([claims, words]) {
        let mut weights = vec![0.0; speakers];
        for (origin, weight) in &claims {
            weights[*origin] += weight;
        }
        let Some(indices) = Indices::of(&weights) else {
            figures.extend(names.map(|name| Figure::none(name, NO_CLAIMS)));
            continue;
        };
        let intervals = bootstrap(&claims, speakers);
        let values = [
            Some(indices.shannon),
            indices.evenness,
            Some(indices.simpson),
            Some(indices.effective),
        ];
        for (at, (name, value)) in names.iter().zip(values).enumerate() {
            let Some(value) = value else {
                figures.push(Figure::none(name, "all of it comes from one origin"));
                continue;
            };
            let figure = Figure::number(name, value);
            figures.push(match intervals {
                Some(intervals) => figure.within(intervals[at]),
                None => figure,
            });
        }
    }
    metric("M11", figures)
}

/// Whether all claims come from one source, and from one origin.
pub(super) fn is_single(reading: &Reading) -> Option<(bool, bool)> {
    let sources = reading
        .analysis
        .attributions
        .iter()
        .filter_map(|a| a.entity);
    let sources: BTreeSet<usize> = sources.collect();
    let origins: BTreeSet<usize> = reading.heard().map(|(_, origin)| origin).collect();
    // Whoever is only a pronoun may be a second one.
    let open = !reading.analysis.unresolved.is_empty();
    let single = |all: &BTreeSet<usize>| all.len() == 1 && !open;
    (!origins.is_empty()).then(|| (single(&sources), single(&origins)))
}

/// M12.
fn single(reading: &Reading) -> Metric {
    let yes = |name, yes| Figure::number(name, f64::from(u8::from(yes)));
    metric(
        "M12",
        match is_single(reading) {
            Some((source, origin)) => {
                vec![yes("single_source", source), yes("single_origin", origin)]
            }
            None => ["single_source", "single_origin"]
                .map(|name| Figure::none(name, NO_CLAIMS))
                .into(),
        },
    )
}

/// M18: tones and classes of cues, by source and by side.
fn verbs(reading: &Reading, sides: Result<&Sides, &&'static str>) -> Metric {
    let cued = || {
        let all = reading.analysis.attributions.iter();
        all.filter(|a| a.entity.is_some() && !a.cue.is_empty())
    };
    let all = cued().count();
    let count = |test: &dyn Fn(&Attribution) -> bool| cued().filter(|a| test(a)).count();
    let toned = |tone: Tone| count(&|a| a.tone == tone);
    let mut figures = vec![
        Figure::share("doubting_share", toned(Tone::Doubting), all, NO_CUES),
        Figure::share("endorsing_share", toned(Tone::Endorsing), all, NO_CUES),
        asymmetry(reading, sides),
    ];
    for tone in Tone::ALL {
        let n = toned(*tone);
        if n > 0 {
            figures.push(Figure::share("tone_share", n, all, NO_CUES).of(tone.as_str()));
        }
    }
    for class in Class::ALL {
        let n = count(&|a| a.class == *class);
        if n > 0 {
            figures.push(Figure::share("class_share", n, all, NO_CUES).of(class.as_str()));
        }
    }
    let mut by_source: BTreeMap<usize, [usize; 3]> = BTreeMap::new();
    for attribution in cued() {
        let Some(source) = attribution.entity else {
            continue;
        };
        let [doubting, endorsing, whole] = by_source.entry(source).or_default();
        *doubting += usize::from(attribution.tone == Tone::Doubting);
        *endorsing += usize::from(attribution.tone == Tone::Endorsing);
        *whole += 1;
    }
    for (source, [doubting, endorsing, whole]) in by_source {
        let Some(source) = reading.analysis.sources.get(source) else {
            continue;
        };
        if doubting > 0 {
            figures
                .push(Figure::share("doubting_share", doubting, whole, NO_CUES).of(&source.name));
        }
        if endorsing > 0 {
            figures
                .push(Figure::share("endorsing_share", endorsing, whole, NO_CUES).of(&source.name));
        }
    }
    if let Ok(sides) = sides {
        for side in &sides.0 {
            let ([doubting, endorsing], whole) = tones(reading, side);
            let name = side_name(reading, side);
            figures.push(Figure::share("side_doubting_share", doubting, whole, NO_CUES).of(&name));
            figures
                .push(Figure::share("side_endorsing_share", endorsing, whole, NO_CUES).of(&name));
        }
    }
    metric("M18", figures)
}

/// How many cues of a side doubt, endorse, and are there at all.
fn tones(reading: &Reading, side: &[usize]) -> ([usize; 2], usize) {
    let cues = || {
        let all = reading.analysis.attributions.iter();
        all.filter(|a| {
            !a.cue.is_empty() && a.entity.is_some_and(|e| side.binary_search(&e).is_ok())
        })
    };
    let of = |tone| cues().filter(|a| a.tone == tone).count();
    ([of(Tone::Doubting), of(Tone::Endorsing)], cues().count())
}

/// How much larger the share of doubting verbs is on the first side.
fn asymmetry(reading: &Reading, sides: Result<&Sides, &&'static str>) -> Figure {
    const NAME: &str = "asymmetry";
    let sides = match sides {
        Ok(sides) => sides,
        Err(reason) => return Figure::none(NAME, reason),
    };
    let [a, b] = sides.0.each_ref().map(|side| {
        let ([doubting, _], whole) = tones(reading, side);
        (doubting, whole)
    });
    match difference(a, b) {
        Some((value, interval)) => Figure::number(NAME, value).within(interval),
        None => Figure::none(NAME, NO_CUES),
    }
}
