//! One side says that it was only this; the other, with the same words before it, that it was that.

use super::pair::Pair;
use super::{Context, Finding};
use crate::analysis::ConflictKind;
use crate::claim::Proposition;
use crate::pack::concepts::ConceptRole;

/// Least part of the smaller side that both must share.
const COVER: f64 = 0.5;
/// Least weight of what they share.
const LEAST: u32 = 6;
/// The operator that sets one side apart.
const ROLE: ConceptRole = ConceptRole::Exclusive;
/// Operators of a sentence that are looked at.
const MOST: usize = 4;
/// Bytes between a word and the operator behind it within which it is what is restricted.
const NEAR: usize = 3;

pub(super) fn find(pair: &Pair, context: Context) -> Option<Finding> {
    let in_article = matches!(context, Context::Article { .. });
    if in_article || pair.weight < LEAST || pair.cover() < COVER {
        return None;
    }
    let (excludes, told) = (pair.a.has(ROLE), pair.b.has(ROLE));
    if excludes == told {
        return None;
    }
    let (one, other) = if excludes {
        (pair.a, pair.b)
    } else {
        (pair.b, pair.a)
    };
    let partner = |at: usize, of_one: bool| {
        let left = of_one == excludes;
        let found = pair
            .shared
            .iter()
            .find(|(i, j)| at == if left { *i } else { *j })?;
        Some(if left { found.1 } else { found.0 })
    };
    for (_, only) in one
        .roles
        .iter()
        .filter(|(role, _)| *role == ROLE)
        .take(MOST)
    {
        let behind = one.terms.partition_point(|t| t.span.start < only.end);
        // "protested only against the tax" — "protested against the war".
        let focus = one.terms.get(behind).filter(|t| !t.negated);
        let (Some(focus), Some(before)) = (focus, behind.checked_sub(1)) else {
            continue;
        };
        let Some(same) = partner(before, true).filter(|_| partner(behind, true).is_none()) else {
            continue;
        };
        let instead = other.terms.get(same + 1).filter(|t| !t.negated);
        let is_verb = !one.terms[before].name && near(one, before, only.start);
        if let Some(instead) = instead.filter(|_| is_verb && partner(same + 1, false).is_none()) {
            let (a, b) = if excludes {
                (focus.span, instead.span)
            } else {
                (instead.span, focus.span)
            };
            return Some(Finding {
                kind: ConflictKind::Presupposition,
                a,
                b,
            });
        }
    }
    None
}

/// Whether the term stands right before the place.
fn near(side: &Proposition, term: usize, at: usize) -> bool {
    at >= side.terms[term].span.end && at - side.terms[term].span.end <= NEAR
}
