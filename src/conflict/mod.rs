//! Claims that cannot both hold: in a pair, within an article, across articles.
//!
//! Two propositions are laid side by side (`pair`) and each kind of conflict has its file, which looks
//! for its own evidence, in the order in which the evidence counts. Precision comes first: where a
//! comparison is not sure to be of the same event, there is no conflict.

mod across;
mod board;
mod date;
mod denial;
mod exclusive;
mod narration;
mod negation;
mod opposites;
mod pair;
mod place;
mod presupposition;
mod quantity;
mod roles;
mod why;
mod within;

use std::cmp::{Ordering, Reverse};

use crate::analysis::{ConflictKind, Side};
use crate::claim::Proposition;
use crate::page::Page;
use crate::text::Span;
pub(crate) use across::{Reading, across, read};
use pair::Pair;
use why::Spoken;
pub(crate) use within::within;

/// What comparing two claims tells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparison {
    /// What sets them against each other; `None` where nothing was found that does.
    pub conflict: Option<Verdict>,
    /// What the reader should know about the two texts: a language without a pack, ….
    pub notices: Vec<String>,
}

/// Why two claims cannot both hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// What sets them against each other.
    pub kind: ConflictKind,
    /// A sentence that explains it, in English.
    pub why: String,
    /// The words of the first text that clash.
    pub a: Span,
    /// The words of the second text that clash.
    pub b: Span,
}

/// Two claims of different documents that cannot both hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The side in the document that was given first.
    pub a: Place,
    /// The other side.
    pub b: Place,
    /// What sets them against each other.
    pub kind: ConflictKind,
    /// A sentence that explains it, in English.
    pub why: String,
}

/// One side of a conflict across documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Index of the document among those given.
    pub document: usize,
    /// Who speaks there, and the words that clash.
    pub side: Side,
}

/// What sets two propositions against each other, and the words of each side that do.
#[derive(Debug, Clone)]
pub(crate) struct Finding {
    pub(crate) kind: ConflictKind,
    pub(crate) a: Span,
    pub(crate) b: Span,
}

/// How much two sides have in common before they are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Context {
    /// They stand in one article, about one course of events, so many sentences apart.
    Article {
        /// In sentences.
        distance: usize,
    },
    /// They stand in two articles on the same event.
    Collection,
    /// Nothing but what they say.
    None,
}

/// The first kind of conflict between two propositions.
fn between(pair: &Pair, context: Context) -> Option<Finding> {
    if pair.a.question || pair.b.question {
        return None;
    }
    quantity::find(pair, context)
        .or_else(|| negation::find(pair, context))
        .or_else(|| opposites::find(pair, context))
        .or_else(|| presupposition::find(pair, context))
        .or_else(|| roles::find(pair, context))
        .or_else(|| exclusive::apart(pair, context))
        .or_else(|| date::find(pair, context))
        .or_else(|| place::find(pair, context))
}

/// Compares two texts that each make one claim. Nothing is found between a text and itself, and the same
/// whichever comes first.
pub(crate) fn compare(a: &Page, b: &Page) -> Option<Verdict> {
    let shorter = a.text.len().cmp(&b.text.len());
    let found = match shorter.then_with(|| a.text.cmp(b.text)) {
        Ordering::Equal => None,
        Ordering::Less => first_of(a, b),
        Ordering::Greater => first_of(b, a).map(|found| Finding {
            a: found.b,
            b: found.a,
            ..found
        }),
    }?;
    Some(Verdict {
        kind: found.kind,
        why: why::sentence(
            found.kind,
            &Spoken::alone(found.a.of(a.text)),
            &Spoken::alone(found.b.of(b.text)),
        ),
        a: found.a,
        b: found.b,
    })
}

/// What sets two texts against each other where they have most in common.
fn first_of(a: &Page, b: &Page) -> Option<Finding> {
    let read = |page: &Page| -> Vec<Proposition> {
        let all = 0..page.layout.tokens.len();
        let mut read: Vec<Proposition> = page
            .sentences(all)
            .filter_map(|tokens| Proposition::read(page, tokens, None))
            .take(SENTENCES)
            .collect();
        answer(&mut read);
        read
    };
    let (left, right) = (read(a), read(b));
    let mut best: Vec<(u32, Finding)> = Vec::new();
    let pairs: Vec<Vec<Pair>> = left
        .iter()
        .map(|x| right.iter().map(|y| Pair::new(x, y)).collect())
        .collect();
    for (i, row) in pairs.iter().enumerate() {
        for (j, pair) in row.iter().enumerate() {
            // What a sentence says is to be found where the other text speaks most of the same.
            let closer = |other: &Pair| other.weight * 2 > pair.weight * 3;
            if pairs.iter().any(|row| closer(&row[j])) || pairs[i].iter().any(closer) {
                continue;
            }
            let found = between(pair, Context::None);
            let settled = |f: &Finding| match f.kind {
                ConflictKind::Date => date::elsewhere(&left, &right, f),
                ConflictKind::Place => place::elsewhere(&left, &right, f),
                ConflictKind::Opposites => opposites::elsewhere(&left, &right, f),
                _ => false,
            };
            best.extend(found.filter(|f| !settled(f)).map(|f| (pair.weight, f)));
        }
    }
    best.sort_by_key(|(weight, _)| Reverse(*weight));
    best.into_iter().map(|(_, found)| found).next()
}

/// A question that the next sentence answers in the negative is a denial of what it asks.
fn answer(sentences: &mut [Proposition]) {
    for i in 1..sentences.len() {
        let (before, rest) = sentences.split_at_mut(i);
        let (asked, reply) = (&mut before[i - 1], &rest[0]);
        if asked.question && !reply.question && reply.is_denial() {
            asked.question = false;
            for term in &mut asked.terms {
                (term.negated, term.denied) = (true, true);
            }
        }
    }
}

/// Sentences of a claim that are compared: a claim is not a book.
const SENTENCES: usize = 12;
