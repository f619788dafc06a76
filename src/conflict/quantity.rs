//! Disjoint ranges for the same thing.
//!
//! Two figures are of the same thing where they count the same noun, or what is counted on one side is
//! what happens to it on the other ("eleven were killed", "nineteen dead"), or measure in the same unit
//! while the rest of the sentences agrees. In an article a bare figure ("the council puts it at 61 per
//! cent") leans on the one just before it.

use super::board::{Board, side};
use super::narration::Passage;
use super::pair::Pair;
use super::within::{Article, Statement};
use super::{Context, Finding};
use crate::analysis::{ConflictKind, Polarity, Quantity, Side, TimeRelation, Voice};
use crate::claim::{Proposition, Term};
use crate::pack::concepts::ConceptRole;
use crate::text::Span;

/// Least part of the smaller side that both must share, where they stand in different texts.
const COVER: f64 = 0.4;
/// Least part of the smaller side that both must share where each has but one figure.
const SINGLE: f64 = 0.6;
/// The same where one of the figures has no noun.
const WHOLE: f64 = 0.9;
/// Sentences within which a figure of an article is set beside another of the same thing.
const NEAR: usize = 8;
/// Sentences within which a bare figure leans on another.
const LEAN: usize = 2;
/// Weight of the words beside a figure with which it is bare.
const BARE: u32 = 2;
/// Figures of a sentence that are looked at: more is a table.
const MOST: usize = 12;

pub(super) fn find(pair: &Pair, context: Context) -> Option<Finding> {
    if pair.a.quantities.is_empty()
        || pair.b.quantities.is_empty()
        || is_update(pair)
        || another_scope(pair)
    {
        return None;
    }
    for a in pair.a.quantities.iter().take(MOST) {
        for b in pair.b.quantities.iter().take(MOST) {
            if !a.comparable(b) || !a.disjoint(b) || agrees(pair, a, b) {
                continue;
            }
            let things = (Thing::of(pair.a, a), Thing::of(pair.b, b));
            let same_thing = things.0.is(&things.1);
            let same = match context {
                Context::Article { distance } => {
                    same_thing && distance <= NEAR && (a.unit.is_none() || pair.weight >= 4)
                }
                Context::None | Context::Collection => apart(pair, (a, &things.0), (b, &things.1)),
            };
            if same && !things.0.negated && !things.1.negated {
                return Some(Finding {
                    kind: ConflictKind::Quantity,
                    a: counted(a),
                    b: counted(b),
                });
            }
        }
    }
    None
}

/// A figure with what it counts.
fn counted(quantity: &Quantity) -> Span {
    let noun = quantity.noun.unwrap_or(quantity.span);
    Span::new(
        quantity.span.start.min(noun.start),
        quantity.span.end.max(noun.end),
    )
}

/// Whether two figures of different texts are of the same thing.
fn apart(pair: &Pair, (a, this): (&Quantity, &Thing), (b, that): (&Quantity, &Thing)) -> bool {
    let alone = |p: &Proposition, q: &Quantity| {
        p.quantities
            .iter()
            .filter(|other| other.comparable(q))
            .count()
            == 1
    };
    // Where each side has but one figure of the kind, the sentences need not name the thing alike.
    let single = pair.cover() >= SINGLE && alone(pair.a, a) && alone(pair.b, b);
    if this.is(that) {
        return pair.weight >= 4 && pair.cover() >= COVER && !another_kind(pair, a, b);
    }
    if a.unit.is_some() {
        let bare = a.noun.is_none() && b.noun.is_none();
        return bare && pair.weight >= 6 && pair.cover() >= COVER || single && pair.weight >= 3;
    }
    let told = |p: &Proposition, thing: &Thing| {
        p.terms
            .iter()
            .any(|t| t.keys.iter().any(|k| thing.noun.contains(k)))
    };
    let counted = a.high > 0.0 && b.high > 0.0;
    let nouns = a.noun.is_some() && b.noun.is_some() || pair.cover() >= WHOLE;
    single && counted && nouns && pair.weight >= 6 && (told(pair.b, this) || told(pair.a, that))
}

/// Whether a word between one figure and its noun says of which kind of them it is: "nine founding members".
fn another_kind(pair: &Pair, a: &Quantity, b: &Quantity) -> bool {
    let between = |p: &Proposition, q: &Quantity| -> Vec<usize> {
        let inside = |t: &Term| {
            q.noun
                .is_some_and(|n| q.span.end <= t.span.start && t.span.end <= n.start)
        };
        (0..p.terms.len())
            .filter(|i| inside(&p.terms[*i]))
            .collect()
    };
    let shared = |at: usize, side: usize| pair.shared.iter().any(|(i, j)| [*i, *j][side] == at);
    between(pair.a, a).iter().any(|i| !shared(*i, 0))
        || between(pair.b, b).iter().any(|j| !shared(*j, 1))
}

/// Whether one side says that its figure takes the place of an earlier one.
fn is_update(pair: &Pair) -> bool {
    pair.a.has(ConceptRole::Update) || pair.b.has(ConceptRole::Update)
}

/// Whether the figures are of different stretches of time, or of a part and its whole.
fn another_scope(pair: &Pair) -> bool {
    let since = |p: &Proposition| p.times.iter().any(|t| t.relation == TimeRelation::After);
    let excluded = |p: &Proposition, q: &Proposition| {
        !p.times.is_empty()
            && p.times
                .iter()
                .any(|a| q.times.iter().any(|b| a.excludes(b)))
    };
    let whole = |p: &Proposition| p.has(ConceptRole::Whole);
    whole(pair.a) != whole(pair.b) || since(pair.a) != since(pair.b) || excluded(pair.a, pair.b)
}

/// Whether the other figures of the sentences agree on what these two would differ in.
fn agrees(pair: &Pair, a: &Quantity, b: &Quantity) -> bool {
    let meets = |x: &Quantity, y: &Quantity| {
        x.comparable(y)
            && !x.disjoint(y)
            && (x.noun.is_none() || Thing::of(pair.a, x).is(&Thing::of(pair.b, y)))
    };
    pair.a.quantities.iter().take(MOST).any(|x| meets(x, b))
        || pair.b.quantities.iter().take(MOST).any(|y| meets(a, y))
}

/// Whether two figures are of the same thing.
pub(super) fn same_thing(pair: &Pair, a: &Quantity, b: &Quantity) -> bool {
    Thing::of(pair.a, a).is(&Thing::of(pair.b, b))
}

/// What a figure counts.
struct Thing {
    /// Keys of the counted noun.
    noun: Vec<u64>,
    /// Keys of the word behind it: what happens to it.
    fate: Vec<u64>,
    negated: bool,
}

impl Thing {
    fn of(proposition: &Proposition, quantity: &Quantity) -> Self {
        let counted = |t: &&Term| quantity.noun.is_some_and(|n| n.overlaps(t.span));
        let end = quantity.noun.map_or(quantity.span.end, |n| n.end);
        let behind = proposition.terms.iter().find(|t| t.span.start >= end);
        let keys = |t: &Term| t.keys.clone();
        let around = proposition
            .terms
            .iter()
            .rfind(|t| t.span.end <= quantity.span.start);
        Self {
            noun: proposition
                .terms
                .iter()
                .filter(counted)
                .flat_map(keys)
                .collect(),
            fate: behind.map_or_else(Vec::new, keys),
            negated: behind.or(around).is_some_and(|t| t.negated) && quantity.high > 0.0,
        }
    }

    fn is(&self, other: &Self) -> bool {
        let meet = |x: &[u64], y: &[u64]| x.iter().any(|k| y.contains(k));
        meet(&self.noun, &other.noun)
            || meet(&self.noun, &other.fate)
            || meet(&self.fate, &other.noun)
    }
}

/// Bare figures of an article, each against the one that it leans on.
pub(super) fn lean(article: &Article, passages: &[Passage], board: &mut Board) {
    for (i, statement) in article.statements.iter().enumerate() {
        let Some((bare, span)) = bare(statement) else {
            continue;
        };
        let figure = |p: &Proposition| p.quantities.iter().find(|q| q.comparable(bare)).cloned();
        let near = |sentence: usize| {
            sentence <= statement.sentence && sentence + LEAN >= statement.sentence
        };
        let back = (0..i)
            .rev()
            .take_while(|j| near(article.statements[*j].sentence));
        let said = back.filter(|j| article.independent(*j, i)).find_map(|j| {
            let found = article.statements[j].propositions.iter().find_map(figure)?;
            Some((side(j, found.span), found))
        });
        let first = passages.partition_point(|p| p.sentence + LEAN < statement.sentence);
        let told = passages[first..]
            .iter()
            .take_while(|p| near(p.sentence))
            .filter_map(|p| {
                let found = figure(&p.proposition)?;
                let narrator = Side {
                    voice: Voice::Narration,
                    span: p.proposition.span,
                };
                (found.span.end <= span.start).then_some((narrator, found))
            });
        let nearest = said
            .into_iter()
            .chain(told)
            .max_by_key(|(_, found)| found.span.start);
        if let Some((other, _)) = nearest.filter(|(_, found)| found.disjoint(bare)) {
            board.add(other, side(i, span), ConflictKind::Quantity);
        }
    }
}

/// The figure of a statement that says hardly anything else.
fn bare<'s>(statement: &'s Statement) -> Option<(&'s Quantity, Span)> {
    let [proposition] = statement.propositions else {
        return None;
    };
    let [quantity] = &proposition.quantities[..] else {
        return None;
    };
    let is_bare = proposition.weight() <= BARE
        && quantity.noun.is_none()
        && statement.attribution.polarity == Polarity::Positive;
    is_bare.then_some((quantity, quantity.span))
}
