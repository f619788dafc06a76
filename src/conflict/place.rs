//! Another state as the place of the same event.

use super::pair::Pair;
use super::{Context, Finding};
use crate::analysis::ConflictKind;
use crate::claim::{Proposition, Term};

/// Least part of the smaller side that both must share: nearly all but the place.
const COVER: f64 = 0.62;
/// Least weight of what they share.
const LEAST: u32 = 6;
/// Places of a sentence that are looked at: more is a list.
const MOST: usize = 20;

pub(super) fn find(pair: &Pair, context: Context) -> Option<Finding> {
    let in_article = matches!(context, Context::Article { .. });
    if in_article || pair.weight < LEAST || pair.cover() < COVER {
        return None;
    }
    let a = only_place(pair.a, pair.b)?;
    let b = only_place(pair.b, pair.a)?;
    Some(Finding {
        kind: ConflictKind::Place,
        a: a.span,
        b: b.span,
    })
}

/// The one state in which a side says that it was and which the other does not mention.
fn only_place<'a>(side: &'a Proposition, other: &Proposition) -> Option<&'a Term> {
    let mut places = side
        .terms
        .iter()
        .filter(|t| t.located && !t.negated && !t.supposed)
        .take(MOST)
        .filter(|t| !mentions(other, t));
    let place = places.next()?;
    places.all(|t| t.state == place.state).then_some(place)
}

/// Whether one text elsewhere mentions the state that was found in the other.
pub(super) fn elsewhere(left: &[Proposition], right: &[Proposition], found: &Finding) -> bool {
    let mentioned = |own: &[Proposition], others: &[Proposition], span| {
        let terms = own.iter().flat_map(|p| &p.terms);
        let place = terms.clone().find(|t| t.span == span);
        place.is_some_and(|t| others.iter().any(|p| mentions(p, t)))
    };
    mentioned(left, right, found.a) || mentioned(right, left, found.b)
}

fn mentions(side: &Proposition, place: &Term) -> bool {
    side.terms.iter().any(|t| t.state == place.state)
}
