//! Circles: sources that have the same thing from each other, so that in the end nobody vouches for it.
//!
//! Two ways show one. Within one chain, a source comes up again behind another ("A says that B says
//! that A said …"). And of two attributions, one passes on from B to A what the other passes on from
//! A to B; whether it is the same thing, their claims tell, and only those with enough in them.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use petgraph::algo::kosaraju_scc;
use petgraph::graph::DiGraph;

use super::{Finding, outward};
use crate::analysis::{Analysis, Claim, Polarity};

/// All circles, each once, in order.
pub(super) fn find(analysis: &Analysis) -> Vec<Finding> {
    let mut findings = BTreeSet::new();
    let mut same: BTreeMap<Key, BTreeMap<usize, BTreeSet<usize>>> = BTreeMap::new();
    for index in 0..analysis.attributions.len() {
        let path = sources(analysis, index);
        if let Some(circle) = again(&path) {
            findings.insert(finding(circle));
        }
        let claim = analysis.claims.get(index).and_then(Key::of);
        if let ([from, by, ..], Some(claim)) = (&path[..], claim) {
            let passes_on = same.entry(claim).or_default();
            passes_on.entry(*by).or_default().insert(*from);
        }
    }
    for passes_on in same.values() {
        findings.extend(circles(passes_on).into_iter().map(finding));
    }
    findings.into_iter().collect()
}

/// The sources of a chain from this attribution outwards. Somebody without a name for us, or who denies it,
/// passes nothing on.
fn sources(analysis: &Analysis, index: usize) -> Vec<usize> {
    let all = &analysis.attributions;
    let entity = |index: usize| all[index].entity;
    let relays = outward(all, index).into_iter();
    let relays = relays.map_while(|i| entity(i).filter(|_| all[i].polarity == Polarity::Positive));
    let mut path: Vec<_> = entity(index).into_iter().collect();
    if !path.is_empty() {
        path.extend(relays);
    }
    // "He added that he had said": still the same one.
    path.dedup();
    path
}

/// The part of a path between its innermost source and where that comes up again, outermost first.
fn again(path: &[usize]) -> Option<Vec<usize>> {
    let (first, rest) = path.split_first()?;
    let at = rest.iter().position(|source| source == first)?;
    Some(path[1..=at + 1].iter().rev().copied().collect())
}

/// A shortest circle through the first of each set of sources that lead to each other. `passes_on` leads
/// from each to those it has it from.
fn circles(passes_on: &BTreeMap<usize, BTreeSet<usize>>) -> Vec<Vec<usize>> {
    // Who has it from nobody is on no circle.
    let relays: Vec<usize> = passes_on.keys().copied().collect();
    let number = |source: &usize| relays.binary_search(source).ok().map(|at| at as u32);
    let edges = passes_on.values().zip(0..).flat_map(|(from, by)| {
        let from = from.iter().filter_map(number);
        from.map(move |from| (by, from))
    });
    let graph: DiGraph<(), (), u32> = DiGraph::from_edges(edges);
    let sets = kosaraju_scc(&graph).into_iter().filter(|set| set.len() > 1);
    sets.filter_map(|set| {
        let set: BTreeSet<_> = set.into_iter().map(|node| relays[node.index()]).collect();
        circle(passes_on, &set)
    })
    .collect()
}

/// A shortest way within `set` from its first back to it.
fn circle(
    passes_on: &BTreeMap<usize, BTreeSet<usize>>,
    set: &BTreeSet<usize>,
) -> Option<Vec<usize>> {
    let start = *set.first()?;
    let mut came_from = BTreeMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(at) = queue.pop_front() {
        for &next in passes_on.get(&at).into_iter().flatten() {
            if next == start {
                let back = |at: &usize| came_from.get(at).copied();
                let mut circle: Vec<_> = std::iter::successors(Some(at), back).collect();
                circle.reverse();
                return Some(circle);
            }
            if set.contains(&next) && !came_from.contains_key(&next) {
                came_from.insert(next, at);
                queue.push_back(next);
            }
        }
    }
    None
}

/// Turned so that the source that the text has first comes first.
fn finding(mut sources: Vec<usize>) -> Finding {
    let first = sources
        .iter()
        .enumerate()
        .min_by_key(|(_, source)| **source);
    let first = first.map_or(0, |(at, _)| at);
    sources.rotate_left(first);
    Finding { sources }
}

/// What tells that two claims are the same.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    negative: bool,
    concepts: BTreeSet<(String, bool)>,
    /// Both ends, as the bits of a number that is told apart and not measured, and the unit.
    quantities: BTreeSet<(u64, u64, Option<String>)>,
}

impl Key {
    /// `None` where a claim has too little in it: many speak of one and the same concept.
    fn of(claim: &Claim) -> Option<Self> {
        let concepts: BTreeSet<_> = claim
            .concepts
            .iter()
            .map(|concept| (concept.id.clone(), concept.negated))
            .collect();
        let quantities: BTreeSet<_> = claim
            .quantities
            .iter()
            .map(|q| (q.low.to_bits(), q.high.to_bits(), q.unit.clone()))
            .collect();
        let enough = concepts.len() >= 2 || !concepts.is_empty() && !quantities.is_empty();
        enough.then_some(Self {
            negative: claim.polarity == Polarity::Negative,
            concepts,
            quantities,
        })
    }
}
