//! The same act with its parties exchanged: "Orn succeeded Valk" against "Valk succeeded Orn".

use std::ops::Range;

use super::pair::{Pair, hull};
use super::{Context, Finding};
use crate::analysis::ConflictKind;
use crate::claim::{Proposition, Term};
use crate::pack::concepts::{ConceptRole, inventory};

/// Least part of both sides together that they must share: nothing but the order may differ.
const BOTH: f64 = 0.75;
/// Shared words that are looked at: who does what is said early.
const MOST: usize = 50;

pub(super) fn find(pair: &Pair, context: Context) -> Option<Finding> {
    let in_article = matches!(context, Context::Article { .. });
    if in_article || pair.both() < BOTH {
        return None;
    }
    pair.shared.iter().take(MOST).find_map(|&(i, j)| {
        let (a, b) = (Act::of(pair.a, i)?, Act::of(pair.b, j)?);
        let same = |x: &Range<usize>, y: &Range<usize>| {
            let both = |(i, j): &(usize, usize)| x.contains(i) && y.contains(j);
            pair.shared.iter().any(both)
        };
        (same(&a.agent, &b.patient) && same(&a.patient, &b.agent)).then(|| Finding {
            kind: ConflictKind::Roles,
            a: hull(a.parties(pair.a), pair.a.span),
            b: hull(b.parties(pair.b), pair.b.span),
        })
    })
}

/// An act that only one of its parties does to the other.
struct Act {
    /// The terms of the one who does it.
    agent: Range<usize>,
    /// Those of the one it is done to.
    patient: Range<usize>,
}

impl Act {
    /// The act that a term names, with the nearest names before and behind it.
    fn of(side: &Proposition, verb: usize) -> Option<Self> {
        let term = &side.terms[verb];
        let role = |id| inventory().role(id) == Some(ConceptRole::Directed);
        if term.negated || term.supposed || !term.concepts.iter().any(|id| role(*id)) {
            return None;
        }
        let party = |i: &usize| side.terms[*i].name || side.terms[*i].state.is_some();
        let end = (0..verb).rev().find(party)? + 1;
        let start = (0..end).rev().take_while(party).last()?;
        let from = (verb + 1..side.terms.len()).find(party)?;
        let to = (from..side.terms.len()).take_while(party).last()? + 1;
        let (before, behind) = (start..end, from..to);
        // Behind "by" stands who does it.
        let passive = side.terms[verb + 1..=from].iter().any(|t| t.agent);
        let (agent, patient) = if passive {
            (behind, before)
        } else {
            (before, behind)
        };
        Some(Self { agent, patient })
    }

    fn parties<'p>(&self, side: &'p Proposition) -> impl Iterator<Item = &'p Term> {
        let parties = [self.agent.clone(), self.patient.clone()];
        parties.into_iter().flat_map(|range| &side.terms[range])
    }
}
