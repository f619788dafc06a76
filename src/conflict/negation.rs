//! The same predicate, affirmed on one side, negated or denied on the other.

use super::{Context, Finding};
use super::pair::{Pair, hull};
use crate::analysis::ConflictKind;

/// Least part of the smaller side that both must share.
const COVER: f64 = 0.4;

pub(super) fn find(pair: &Pair, context: Context) -> Option<Finding> {
    let opposed = pair.weigh(|a, b| a.negated != b.negated);
    let predicate = pair.weigh(|a, b| a.negated != b.negated && !a.name && !b.name);
    if pair.cover() < COVER || pair.weight < 4 || predicate < 2 || opposed * 3 < pair.weight {
        return None;
    }
    let denied = pair.weigh(|a, b| a.negated != b.negated && (a.denied || b.denied)) > 0;
    let both = || {
        pair.shared
            .iter()
            .map(|p| pair.terms(*p))
            .filter(|(a, b)| a.negated != b.negated)
    };
    let kind = if denied {
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
