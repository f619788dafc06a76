//! Predicates that exclude each other, said of the same thing.

use super::pair::Pair;
use super::{Context, Finding};
use crate::analysis::ConflictKind;
use crate::claim::{Proposition, Term};
use crate::pack::concepts::{ConceptId, ConceptRole, inventory};
use crate::text::Span;

/// Least part of the smaller side that both must share.
const COVER: f64 = 0.2;
/// Sentences of an article within which one more word in common is enough.
const NEAR: usize = 2;
/// Words of a sentence that says one thing of one other.
const SHORT: usize = 6;
/// Words of a sentence that are looked at: more is a list.
const MOST: usize = 200;

pub(super) fn find(pair: &Pair, context: Context) -> Option<Finding> {
    let same = match context {
        Context::Article { distance } => pair.weight >= 2 && distance <= NEAR,
        Context::None | Context::Collection => pair.weight >= 2,
    };
    if !same || pair.cover() < COVER {
        return None;
    }
    let says =
        |side: &Proposition, term: &Term| side.terms.iter().take(MOST).any(|t| meet(t, term));
    clashes(pair, |a, b| {
        let apart = !says(pair.a, b) && !says(pair.b, a);
        let of_one = apart || same_place(pair, a, b);
        a.negated == b.negated && of_one && !of_another(pair, a, b)
    })
    .map(|(a, b)| Finding {
        kind: ConflictKind::Opposites,
        a: a.span,
        b: b.span,
    })
}

/// Whether the words behind the two are the same, and so are those before: "was made (after) the war".
fn same_place(pair: &Pair, a: &Term, b: &Term) -> bool {
    let at = |side: &Proposition, term: &Term| {
        side.terms
            .partition_point(|t| t.span.start < term.span.start)
    };
    let (i, j) = (at(pair.a, a), at(pair.b, b));
    let shared = |i: Option<usize>, j: Option<usize>| {
        i.zip(j)
            .is_some_and(|pair_of| pair.shared.contains(&pair_of))
    };
    shared(i.checked_sub(1), j.checked_sub(1)) && shared(Some(i + 1), Some(j + 1))
}

/// Whether each side has a word of its own in the same place beside a shared word: "the price of salt" and
/// "the price of milk" rise and fall apart. What is long has such words in any case.
fn of_another(pair: &Pair, a: &Term, b: &Term) -> bool {
    let at = |side: &Proposition, term: &Term| {
        side.terms
            .partition_point(|t| t.span.start < term.span.start)
    };
    if pair.a.terms.len().max(pair.b.terms.len()) > SHORT {
        return false;
    }
    let opposed = (at(pair.a, a), at(pair.b, b));
    // That it happens says nothing of what.
    let happens = |id: &ConceptId| inventory().role(*id) == Some(ConceptRole::Occurrence);
    let tells = |side: &Proposition| -> Vec<bool> {
        let told = |t: &Term| !t.concepts.iter().any(happens);
        side.terms.iter().map(told).collect()
    };
    let mut own = (tells(pair.a), tells(pair.b));
    let anchors = || pair.shared.iter().copied().chain([opposed]);
    for (i, j) in anchors() {
        own.0.get_mut(i).into_iter().for_each(|o| *o = false);
        own.1.get_mut(j).into_iter().for_each(|o| *o = false);
    }
    let alone = |i: Option<usize>, j: Option<usize>| {
        let of = |own: &[bool], at: Option<usize>| at.and_then(|at| own.get(at)) == Some(&true);
        of(&own.0, i) && of(&own.1, j)
    };
    anchors()
        .any(|(i, j)| alone(Some(i + 1), Some(j + 1)) || alone(i.checked_sub(1), j.checked_sub(1)))
}

/// The first terms of the two sides that name opposite concepts and pass the test.
pub(super) fn clashes<'a>(
    pair: &Pair<'a>,
    test: impl Fn(&Term, &Term) -> bool,
) -> Option<(&'a Term, &'a Term)> {
    let inventory = inventory();
    let named = |side: &'a Proposition| side.terms.iter().filter(|t| !t.concepts.is_empty());
    named(pair.a).take(MOST).find_map(|a| {
        let opposed = |b: &&Term| {
            let to = |x| b.concepts.iter().any(|y| inventory.opposed(x, *y));
            a.concepts.iter().any(|x| to(*x))
        };
        named(pair.b)
            .take(MOST)
            .filter(opposed)
            .find(|b| test(a, b))
            .map(|b| (a, b))
    })
}

/// Whether one text elsewhere says what the other does, or takes back what was found in it.
pub(super) fn elsewhere(left: &[Proposition], right: &[Proposition], found: &Finding) -> bool {
    let all = |text: &[Proposition], test: &dyn Fn(&Term) -> bool| {
        let other = |p: &&Proposition| !p.span.overlaps(found.a) && !p.span.overlaps(found.b);
        text.iter().filter(other).any(|p| p.terms.iter().any(test))
    };
    let term = |text: &[Proposition], span: Span| {
        let terms = text.iter().flat_map(|p| &p.terms);
        terms.into_iter().find(|t| t.span == span).cloned()
    };
    let settled = |own: &[Proposition], other: &[Proposition], span| {
        term(own, span).is_some_and(|t| {
            all(other, &|o| meet(o, &t) && o.negated == t.negated)
                || all(own, &|o| meet(o, &t) && o.negated != t.negated)
        })
    };
    settled(left, right, found.a) || settled(right, left, found.b)
}

/// Whether two terms name one concept.
fn meet(a: &Term, b: &Term) -> bool {
    a.concepts.iter().any(|c| b.concepts.contains(c))
}
