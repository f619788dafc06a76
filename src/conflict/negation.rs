//! The same predicate, affirmed on one side, negated or denied on the other.

use super::opposites::clashes as clashes_by_opposite;
use super::pair::{Pair, hull};
use super::quantity::same_thing;
use super::{Context, Finding};
use crate::analysis::{ConflictKind, TimeRelation};
use crate::claim::{Proposition, Term};
use crate::pack::concepts::ConceptRole;
use crate::text::Span;

/// Least part of the smaller side that both must share, where nothing else says that they are about the same.
const COVER: f64 = 0.25;
/// Least part that both must share where only names are denied.
const DENIED: f64 = 0.4;
/// Least part of both together that is enough where they have few words in common.
const LITTLE: f64 = 0.3;
/// The same where what is negated first is not among them.
const MUCH: f64 = 0.5;
/// Least part that both must share where only names are negated.
const NAMED: f64 = 0.6;
/// The same where what is negated first is not among them.
const WHOLE: f64 = 0.8;
/// Least part of what a negation reaches that the other side must affirm.
const REACH: f64 = 0.2;
/// Words behind a negation of which the other side of an article must share one: what is negated first.
const HEADS: usize = 2;
/// Figures of a sentence that are looked at: more is a table.
const MOST: usize = 12;
/// Sentences within which one word in common is enough.
const NEAR: usize = 1;

pub(super) fn find(pair: &Pair, context: Context) -> Option<Finding> {
    let same = match context {
        Context::Article { distance } => in_article(pair, distance),
        Context::None | Context::Collection => apart(pair),
    };
    let clash = |a: &Term, b: &Term| clashes(a, b, context);
    let opposed = pair.weigh(clash);
    let agreed = pair.weigh(|a, b| a.negated && b.negated);
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
            .filter(|(a, b)| clash(a, b))
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
        a: with_negation(pair.a, hull(both().map(|(a, _)| a), pair.a.span)),
        b: with_negation(pair.b, hull(both().map(|(_, b)| b), pair.b.span)),
    })
}

/// The words with the negation or denial before them that reaches them, or with what says that they remain.
fn with_negation(side: &Proposition, words: Span) -> Span {
    if let Some(remaining) = side.spans(ConceptRole::Remaining).next()
        && !side.negative
    {
        return Span::new(
            words.start.min(remaining.start),
            words.end.max(remaining.end),
        );
    }
    let reached = |t: &Term| t.negated && t.span.start >= words.start;
    let marks = side.roles.iter().filter(|(role, span)| {
        (role.negates() || *role == ConceptRole::Denial) && span.start < words.start
    });
    match marks.map(|(_, span)| span.start).max() {
        Some(start) if side.terms.iter().any(reached) => {
            let parts = side
                .roles
                .iter()
                .filter(|(role, span)| *role == ConceptRole::NegationFirst && span.start < start);
            let first = parts.map(|(_, s)| s.start).max();
            Span::new(first.unwrap_or(start), words.end)
        }
        _ => words,
    }
}

/// Whether a side that does not negate speaks of what remains: it takes for granted that there is some.
pub(super) fn takes_for_granted(pair: &Pair) -> bool {
    [pair.a, pair.b]
        .iter()
        .any(|side| side.has(ConceptRole::Remaining) && !side.negative)
}

/// Whether one side negates what the other affirms. What is only supposed or tried is not affirmed.
fn clashes(a: &Term, b: &Term, context: Context) -> bool {
    let in_article = matches!(context, Context::Article { .. });
    let told = |t: &Term| t.denied || !t.supposed;
    a.negated != b.negated && (in_article || told(a) && told(b))
}

/// Whether two statements of an article are about the same: what is negated first is said on the other side.
fn in_article(pair: &Pair, distance: usize) -> bool {
    let opposed = pair.weigh(|a, b| a.negated != b.negated);
    let within = |depth| {
        pair.weigh(|a, b| {
            let negated = if a.negated { a } else { b };
            a.negated != b.negated && negated.depth < depth && !negated.name
        })
    };
    within(HEADS) >= 2 && opposed >= 4
        || within(1) >= 2 && (distance <= NEAR || takes_for_granted(pair))
}

/// Whether two texts are about the same, with nothing but their words to tell.
fn apart(pair: &Pair) -> bool {
    let clash = |a: &Term, b: &Term| clashes(a, b, Context::None);
    let words = pair.weigh(|a, b| clash(a, b) && !a.name && !b.name);
    let denied = pair.weigh(|a, b| clash(a, b) && (a.denied || b.denied));
    let within = |depth| {
        pair.weigh(|a, b| {
            let negated = if a.negated { a } else { b };
            clash(a, b) && negated.depth < depth
        })
    };
    // A name that a negation meets first is what is denied: "has no measles".
    let (first, name) = (within(1), within(HEADS));
    // Where little is common, it must be what is negated first, or what it is said of as well.
    let affirmed = pair.weigh(|a, b| !a.negated && !b.negated && !a.name && !b.name);
    let enough = pair.weight >= 6
        || denied >= 3
        || pair.weight >= 4
            && (affirmed >= 2 || first >= 2 && pair.both() >= LITTLE || pair.both() >= MUCH);
    enough
        && pair.cover() >= COVER
        && (words >= 2
            || denied >= 3 && pair.cover() >= DENIED
            || name >= 2 && pair.cover() >= NAMED
            || pair.cover() >= WHOLE)
        && !both_deny(pair)
        && !agree_first(pair)
        && !other_figure(pair)
        && !one_until(pair)
}

/// Whether both deny: they speak against the same third.
fn both_deny(pair: &Pair) -> bool {
    let denies = |p: &Proposition| p.terms.iter().any(|t| t.denied && t.negated);
    denies(pair.a) && denies(pair.b)
}

/// Whether both negate the same first of all: then what differs is only how far each negation reaches.
fn agree_first(pair: &Pair) -> bool {
    let first = |a: &Term, b: &Term| {
        !a.name && (a.negated && a.depth < HEADS || b.negated && b.depth < HEADS)
    };
    let agreed = pair.weigh(|a, b| a.negated && b.negated && first(a, b));
    agreed > 0 && agreed >= pair.weigh(|a, b| a.negated != b.negated && first(a, b))
}

/// Whether one side tells until or before when, and the other when: "was until May", "is no longer in June".
fn one_until(pair: &Pair) -> bool {
    let until = |p: &Proposition| p.times.iter().any(|t| t.relation == TimeRelation::Before);
    until(pair.a) != until(pair.b) && !pair.a.times.is_empty() && !pair.b.times.is_empty()
}

/// Whether what is negated is another figure than what the other side gives.
fn other_figure(pair: &Pair) -> bool {
    let negated = |p: &Proposition, end| p.terms.iter().any(|t| t.negated && t.span.start >= end);
    pair.a.quantities.iter().take(MOST).any(|a| {
        pair.b.quantities.iter().take(MOST).any(|b| {
            a.high > 0.0
                && b.high > 0.0
                && a.comparable(b)
                && a.disjoint(b)
                && same_thing(pair, a, b)
                && negated(pair.a, a.span.end) != negated(pair.b, b.span.end)
        })
    })
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
    clashes_by_opposite(pair, |a, b| a.negated != b.negated).is_some()
}
