//! Predicates that exclude each other, said of the same thing.

use super::{Context, Finding};
use super::pair::Pair;
use crate::analysis::ConflictKind;
use crate::pack::concepts::inventory;

/// Least part of the smaller side that both must share.
const COVER: f64 = 0.35;

pub(super) fn find(pair: &Pair, context: Context) -> Option<Finding> {
    if pair.weight < 4 || pair.cover() < COVER {
        return None;
    }
    let inventory = inventory();
    for a in &pair.a.terms {
        for b in &pair.b.terms {
            let opposed = a
                .concepts
                .iter()
                .any(|x| b.concepts.iter().any(|y| inventory.opposed(*x, *y)));
            if opposed && a.negated == b.negated && !a.keys.iter().any(|k| b.keys.contains(k)) {
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
