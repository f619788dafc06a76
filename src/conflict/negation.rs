//! The same predicate, affirmed on one side, negated or denied on the other.

use super::pair::{Pair, hull};
use super::{Context, Finding};
use crate::analysis::ConflictKind;
use crate::claim::Proposition;
use crate::pack::concepts::{ConceptRole, inventory};

/// Least part of the smaller side that both must share, where nothing else says that they are about the same.
const COVER: f64 = 0.25;
/// Least part that both must share where only names are denied.
const DENIED: f64 = 0.4;
/// Least part of what a negation reaches that the other side must affirm.
const REACH: f64 = 0.2;
/// Words behind a negation of which the other side of an article must share one: what is negated first.
const HEADS: usize = 2;
/// Sentences within which one word in common is enough.
const NEAR: usize = 1;

pub(super) fn find(pair: &Pair, context: Context) -> Option<Finding> {
    let opposed = pair.weigh(|a, b| a.negated != b.negated);
    let agreed = pair.weigh(|a, b| a.negated && b.negated);
    let same = match context {
        Context::Article { distance } => {
            let heads = pair.weigh(|a, b| {
                let negated = if a.negated { a } else { b };
                a.negated != b.negated && negated.depth < HEADS && !negated.name
            });
            let first = pair.weigh(|a, b| {
                let negated = if a.negated { a } else { b };
                a.negated != b.negated && negated.depth == 0 && !negated.name
            });
            heads >= 2 && opposed >= 4
                || first >= 2 && (distance <= NEAR || takes_for_granted(pair))
        }
        Context::None | Context::Collection => {
            let words = pair.weigh(|a, b| a.negated != b.negated && !a.name && !b.name);
            let denied = pair.weigh(|a, b| a.negated != b.negated && (a.denied || b.denied));
            pair.weight >= 4
                && pair.cover() >= COVER
                && (words >= 2 || denied >= 3 && pair.cover() >= DENIED)
        }
    };
    if !same
        || opposed < 2
        || agreed >= opposed
        || !reaches(pair, opposed)
        || affirms_by_opposite(pair)
    {
        return None;
    }
    let both = || {
        pair.shared
            .iter()
            .map(|p| pair.terms(*p))
            .filter(|(a, b)| a.negated != b.negated)
    };
    let kind = if takes_for_granted(pair) && matches!(context, Context::Article { .. }) {
        ConflictKind::Presupposition
    } else if both().any(|(a, b)| a.denied || b.denied) {
        ConflictKind::Denial
    } else {
        ConflictKind::Negation
    };
    Some(Finding {
        kind,
        a: hull(both().map(|(a, _)| a), pair.a.span),
        b: hull(both().map(|(_, b)| b), pair.b.span),
    })
}

/// Whether a side that does not negate speaks of what remains: it takes for granted that there is some.
pub(super) fn takes_for_granted(pair: &Pair) -> bool {
    [pair.a, pair.b]
        .iter()
        .any(|side| side.has(ConceptRole::Remaining) && !side.negative)
}

/// Whether what the other side affirms is a fair part of what is negated.
fn reaches(pair: &Pair, opposed: u32) -> bool {
    let negated = |side: &Proposition| -> u32 {
        side.terms
            .iter()
            .filter(|t| t.negated)
            .map(|t| t.weight)
            .sum()
    };
    let least = negated(pair.a).max(negated(pair.b));
    f64::from(opposed) >= f64::from(least) * REACH
}

/// Whether one side negates a word and the other affirms its opposite: the two agree.
fn affirms_by_opposite(pair: &Pair) -> bool {
    let inventory = inventory();
    pair.a.terms.iter().any(|a| {
        pair.b.terms.iter().any(|b| {
            a.negated != b.negated
                && a.concepts
                    .iter()
                    .any(|x| b.concepts.iter().any(|y| inventory.opposed(*x, *y)))
        })
    })
}
