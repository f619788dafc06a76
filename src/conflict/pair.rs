//! Two propositions side by side: which of their words are the same.

use rustc_hash::FxHashMap;

use crate::claim::{Proposition, Term};
use crate::text::Span;

/// Two propositions with the terms that they share.
pub(super) struct Pair<'a> {
    pub(super) a: &'a Proposition,
    pub(super) b: &'a Proposition,
    /// Indices of terms that mean the same, in the order of `a`.
    pub(super) shared: Vec<(usize, usize)>,
    /// How much the shared terms tell.
    pub(super) weight: u32,
}

impl<'a> Pair<'a> {
    /// Pairs each term of `a` with the first free term of `b` under one of its keys: linear in both.
    pub(super) fn new(a: &'a Proposition, b: &'a Proposition) -> Self {
        let mut places: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
        for (j, term) in b.terms.iter().enumerate().rev() {
            for key in &term.keys {
                places.entry(*key).or_default().push(j);
            }
        }
        let mut taken = vec![false; b.terms.len()];
        let mut partner = vec![None; a.terms.len()];
        // What is the same in every respect first, so that a verb does not take the place of its noun.
        for alike in [true, false] {
            for (i, term) in a.terms.iter().enumerate() {
                if partner[i].is_some() {
                    continue;
                }
                partner[i] = term.keys.iter().find_map(|key| {
                    let list = places.get_mut(key)?;
                    while list.last().is_some_and(|j| taken[*j]) {
                        list.pop();
                    }
                    let j = *list.last()?;
                    (!alike || b.terms[j].keys == term.keys).then_some(j)
                });
                if let Some(j) = partner[i] {
                    taken[j] = true;
                }
            }
        }
        let shared: Vec<(usize, usize)> = partner
            .iter()
            .enumerate()
            .filter_map(|(i, j)| Some((i, (*j)?)))
            .collect();
        let weight = shared
            .iter()
            .map(|(i, j)| a.terms[*i].weight.min(b.terms[*j].weight))
            .sum();
        Self {
            a,
            b,
            shared,
            weight,
        }
    }

    /// The shared part of the side that says less, from 0 to 1.
    pub(super) fn cover(&self) -> f64 {
        let told = |side: &Proposition| -> u32 {
            let meets = |t: &&Term| self.a.lang == self.b.lang || t.neutral;
            side.terms.iter().filter(meets).map(|t| t.weight).sum()
        };
        let least = told(self.a).min(told(self.b)).max(1);
        (f64::from(self.weight) / f64::from(least)).min(1.0)
    }

    /// The shared part of both sides together, from 0 to 1.
    pub(super) fn both(&self) -> f64 {
        let told = self.a.weight() + self.b.weight();
        f64::from(2 * self.weight) / f64::from(told.max(1))
    }

    /// The terms of a shared pair.
    pub(super) fn terms(&self, (i, j): (usize, usize)) -> (&'a Term, &'a Term) {
        (&self.a.terms[i], &self.b.terms[j])
    }

    /// How much the shared terms tell that pass the test.
    pub(super) fn weigh(&self, test: impl Fn(&Term, &Term) -> bool) -> u32 {
        self.shared
            .iter()
            .map(|p| self.terms(*p))
            .filter(|(a, b)| test(a, b))
            .map(|(a, b)| a.weight.min(b.weight))
            .sum()
    }
}

/// The span from the first to the last of the terms; `whole` where there are none.
pub(super) fn hull<'t>(terms: impl Iterator<Item = &'t Term>, whole: Span) -> Span {
    terms
        .map(|t| t.span)
        .reduce(|a, b| Span::new(a.start.min(b.start), a.end.max(b.end)))
        .unwrap_or(whole)
}
