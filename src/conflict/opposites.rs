//! Predicates that exclude each other, said of the same thing.

use super::pair::Pair;
use super::{Context, Finding};
use crate::analysis::ConflictKind;
use crate::claim::{Proposition, Term};
use crate::pack::concepts::inventory;

/// Least part of the smaller side that both must share.
const COVER: f64 = 0.35;

/// Sentences of an article within which one more word in common is enough.
const NEAR: usize = 2;

pub(super) fn find(pair: &Pair, context: Context) -> Option<Finding> {
    let same = match context {
        Context::Article { distance } => pair.weight >= 2 && distance <= NEAR,
        Context::None | Context::Collection => pair.weight >= 4,
    };
    if !same || pair.cover() < COVER {
        return None;
    }
    let inventory = inventory();
    for a in &pair.a.terms {
        for b in &pair.b.terms {
            let opposed = a
                .concepts
                .iter()
                .any(|x| b.concepts.iter().any(|y| inventory.opposed(*x, *y)));
            let both = |side: &Proposition, term: &Term| {
                side.terms
                    .iter()
                    .any(|t| t.concepts.iter().any(|c| term.concepts.contains(c)))
            };
            if opposed && a.negated == b.negated && !both(pair.a, b) && !both(pair.b, a) {
                return Some(Finding {
                    kind: ConflictKind::Opposites,
                    a: a.span,
                    b: b.span,
                });
            }
        }
    }
    None
}
