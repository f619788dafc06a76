//! One side says that it was only this; the other, with the same words before it, that it was that.

use super::pair::Pair;
use super::{Context, Finding};
use crate::analysis::ConflictKind;
use crate::claim::Proposition;
use crate::pack::concepts::ConceptRole;
use crate::text::Span;

/// Least part of the smaller side that both must share.
const COVER: f64 = 0.5;
/// Least part of both together that is enough where they share little.
const BOTH: f64 = 0.5;
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
    let enough = pair.weight >= LEAST || pair.both() >= BOTH;
    if in_article || !enough || pair.cover() < COVER {
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
    let operators = one.roles.iter().filter(|(role, _)| *role == ROLE);
    operators.take(MOST).find_map(|(_, only)| {
        let focus = one.terms.partition_point(|t| t.span.start < only.end);
        partner(focus, true).is_none().then_some(())?;
        let before = focus.checked_sub(1).filter(|at| near(one, *at, *only));
        let instead = match before {
            // "protested only against the tax" — "protested against the war".
            Some(verb) if !one.terms[verb].name => partner(verb, true)? + 1,
            // "only the ferry goes to the island" — "a footbridge goes to the island".
            None if pair.both() >= BOTH => partner(focus + 1, true)?.checked_sub(1)?,
            _ => return None,
        };
        partner(instead, false).is_none().then_some(())?;
        let told = |side: &Proposition, at: usize| {
            let term = side.terms.get(at).filter(|t| !t.negated && !t.supposed)?;
            Some(term.span)
        };
        let (focus, instead) = (told(one, focus)?, told(other, instead)?);
        let (a, b) = if excludes {
            (focus, instead)
        } else {
            (instead, focus)
        };
        Some(Finding {
            kind: ConflictKind::Presupposition,
            a,
            b,
        })
    })
}

/// Whether the term stands right before the operator.
fn near(side: &Proposition, term: usize, operator: Span) -> bool {
    let end = side.terms[term].span.end;
    operator.start >= end && operator.start - end <= NEAR
}
