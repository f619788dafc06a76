//! Another date for the same event.

use super::pair::Pair;
use super::{Context, Finding};
use crate::analysis::ConflictKind;
use crate::claim::Proposition;

/// Least part of the smaller side that both must share: nearly all but the date.
const COVER: f64 = 0.7;

pub(super) fn find(pair: &Pair, _context: Context) -> Option<Finding> {
    let (ours, theirs) = (&pair.a.times, &pair.b.times);
    if ours.len() != 1 || theirs.len() != 1 || pair.weight < 6 || pair.cover() < COVER {
        return None;
    }
    // A time that the other side does not exclude is the one that they share.
    let b = theirs.iter().find(|b| ours.iter().all(|a| a.excludes(b)))?;
    let a = ours.iter().find(|a| theirs.iter().all(|b| a.excludes(b)))?;
    Some(Finding {
        kind: ConflictKind::Date,
        a: a.span,
        b: b.span,
    })
}

/// Whether one text elsewhere gives a time that the other's does not exclude.
pub(super) fn elsewhere(left: &[Proposition], right: &[Proposition], found: &Finding) -> bool {
    let meets = |all: &[Proposition], others: &[Proposition], span| {
        let time = all.iter().flat_map(|p| &p.times).find(|t| t.span == span);
        time.is_some_and(|t| others.iter().flat_map(|p| &p.times).any(|o| !t.excludes(o)))
    };
    meets(left, right, found.a) || meets(right, left, found.b)
}
