//! Relay chains: through whom a claim comes to the reader, and from whom it comes in the end.
//!
//! "Armenpress, citing a communiqué" is one claim of the communiqué's and not two of two sources. So
//! before anything is counted, each attribution is led back to its **origin**. An attribution is a
//! *relay* where what it says is, but for a few words, that somebody else says something.

mod circle;
#[cfg(test)]
mod tests;

use crate::analysis::{Analysis, Attribution};
use crate::text::Span;

/// Hops kept of a chain. A longer one is no sourcing but a play on words.
pub(crate) const DEEPEST: usize = 16;

/// The relay chains of one document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Chains {
    /// One for each attribution, in the same order.
    pub attributions: Vec<Chain>,
    /// The sources from which claims come in the end, sorted, each once.
    pub origins: Vec<usize>,
    /// Sources that have something from each other in a circle.
    pub circular: Vec<Finding>,
}

/// The way of one attribution's claim.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Chain {
    /// The other attributions on the way from the reader to the origin, outermost first.
    pub hops: Vec<usize>,
    /// Index of the source at the end, where it is known.
    pub origin: Option<usize>,
}

/// Sources that have something from each other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Each has it from the next, and the last from the first; the first of them in the text comes first.
    pub sources: Vec<usize>,
}

/// The chains of an analysis.
///
/// ```
/// use selon::{Analyzer, chain, text::Document};
///
/// let document = Document {
///     text: "The Skarholm Courier reported that Tam Ruddock said the lock was shut.".into(),
///     lang: Some("en".into()),
///     ..Document::default()
/// };
/// let analysis = Analyzer::new().analyze(&document);
/// let chains = chain::of(&analysis);
/// let name = |source: &usize| analysis.sources[*source].name.as_str();
/// let origins: Vec<_> = chains.origins.iter().map(name).collect();
/// assert_eq!((analysis.sources.len(), origins), (2, vec!["Tam Ruddock"]));
/// ```
pub fn of(analysis: &Analysis) -> Chains {
    let all = &analysis.attributions;
    let inward = inward(all);
    let ends = ends(&inward);
    let attributions: Vec<_> = (0..all.len())
        .map(|index| Chain {
            hops: hops(all, &inward, index),
            origin: all[ends[index]].entity,
        })
        .collect();
    let mut origins: Vec<_> = attributions.iter().filter_map(|c| c.origin).collect();
    origins.sort_unstable();
    origins.dedup();
    Chains {
        attributions,
        origins,
        circular: circle::find(analysis),
    }
}

/// The other attributions on the way through `index`, outermost first.
fn hops(all: &[Attribution], inward: &[Option<usize>], index: usize) -> Vec<usize> {
    let mut hops = outward(all, index);
    hops.reverse();
    let mut at = inward[index];
    while let Some(next) = at
        && next != index
        && hops.len() < DEEPEST
        && !hops.contains(&next)
    {
        hops.push(next);
        at = inward[next];
    }
    hops
}

/// The attributions around this one, from the nearest outwards; links that go in a circle end.
fn outward(all: &[Attribution], index: usize) -> Vec<usize> {
    let mut path = Vec::new();
    let mut at = index;
    while let Some(via) = all[at].via.filter(|&via| via < all.len())
        && via != index
        && path.len() < DEEPEST
        && !path.contains(&via)
    {
        path.push(via);
        at = via;
    }
    path
}

/// For each relay the attribution that it passes on: of several, the one that says most.
fn inward(all: &[Attribution]) -> Vec<Option<usize>> {
    let mut passed_on = vec![Vec::new(); all.len()];
    for (index, attribution) in all.iter().enumerate() {
        // Behind hearsay and a "we" that may be anybody, the outer one is the end of what is known.
        if let Some(via) = attribution.via.filter(|&via| via != index)
            && attribution.entity.is_some()
            && let Some(passed_on) = passed_on.get_mut(via)
        {
            passed_on.push(index);
        }
    }
    let relays = all.iter().zip(passed_on);
    relays
        .map(|(outer, inner)| {
            let hulls = inner.iter().filter_map(|&i| hull(&all[i])).collect();
            let content: usize = outer.content.iter().map(|s| s.end - s.start).sum();
            let said = shared(&outer.content, hulls);
            // An adverb or a day of the week adds nothing of its own.
            if inner.is_empty() || said * 4 < content * 3 {
                return None;
            }
            let size = |i: usize| hull(&all[i]).map_or(0, |h| h.end - h.start);
            inner.into_iter().rev().max_by_key(|&i| size(i))
        })
        .collect()
}

/// From the first word of an attribution to its last.
fn hull(attribution: &Attribution) -> Option<Span> {
    let Attribution {
        source,
        cue,
        content,
        ..
    } = attribution;
    let spans = || source.iter().chain(cue).chain(content);
    let start = spans().map(|span| span.start).min()?;
    let end = spans().map(|span| span.end).max()?;
    Some(Span::new(start, end))
}

/// How many bytes of `content` lie in some of `hulls`.
fn shared(content: &[Span], mut hulls: Vec<Span>) -> usize {
    hulls.sort_unstable();
    // Those that overlap become one, so that both ends go up.
    hulls.dedup_by(|next, last| {
        let overlap = next.start <= last.end;
        if overlap {
            last.end = last.end.max(next.end);
        }
        overlap
    });
    let inside = |piece: &Span| {
        let first = hulls.partition_point(|hull| hull.end <= piece.start);
        hulls[first..]
            .iter()
            .take_while(|hull| hull.start < piece.end)
            .map(|hull| hull.end.min(piece.end) - hull.start.max(piece.start))
            .sum::<usize>()
    };
    content.iter().map(inside).sum()
}

/// Where the way inward from each attribution ends; in a circle, where it began.
fn ends(inward: &[Option<usize>]) -> Vec<usize> {
    let mut ends: Vec<Option<usize>> = vec![None; inward.len()];
    for start in 0..inward.len() {
        let mut path = Vec::new();
        let mut at = start;
        let end = loop {
            if let Some(end) = ends[at] {
                break end;
            }
            path.push(at);
            // What is on the path has itself as its end until the path is walked.
            ends[at] = Some(at);
            match inward[at] {
                Some(next) => at = next,
                None => break at,
            }
        };
        for on_path in path {
            ends[on_path] = Some(end);
        }
    }
    ends.into_iter().flatten().collect()
}
