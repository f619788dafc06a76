//! A source that denies, rejects or calls false what another says.
//!
//! The cue or a predicate of the content says that it is a denial; what remains is to find what is
//! denied: the attribution inside it ("rejected the claim that …"), else the statement that shares most
//! with it, else the one just before.

use super::within::{Article, Board, Statement, side};
use crate::analysis::{Class, ConflictKind, Polarity};
use crate::pack::concepts::ConceptRole;
use crate::text::Span;

/// Sentences back within which a denial may lean on a statement without sharing a word.
const NEAR: usize = 3;
/// Weight of own words with which a verdict ("that is false") no longer leans on what is before it.
const OWN: u32 = 5;

pub(super) fn find(article: &Article, board: &mut Board) {
    for (i, statement) in article.statements.iter().enumerate() {
        let attribution = statement.attribution;
        let denies = attribution.class == Class::Deny && attribution.polarity == Polarity::Negative;
        if !denies && !is_verdict(statement) {
            continue;
        }
        let target = nested(article, i)
            .or_else(|| article.closest(i))
            .or_else(|| before(article, i));
        if let Some(j) = target {
            board.add(
                side(j, whole(&article.statements[j])),
                side(i, whole(statement)),
                ConflictKind::Denial,
            );
        }
    }
}

/// Whether the content does little but call something false.
fn is_verdict(statement: &Statement) -> bool {
    statement.attribution.polarity == Polarity::Positive
        && statement.propositions.iter().take(2).any(|p| {
            let own: u32 = p.terms.iter().map(|t| t.weight).sum();
            !p.question && own < OWN && p.has(ConceptRole::Denial)
        })
}

/// The statement inside the denial.
fn nested(article: &Article, i: usize) -> Option<usize> {
    let inside = |j: &usize| article.statements[*j].attribution.via == Some(i);
    (i + 1..article.statements.len())
        .take(4)
        .chain((0..i).rev().take(4))
        .find(inside)
}

/// The nearest statement before it that somebody else affirms.
fn before(article: &Article, i: usize) -> Option<usize> {
    let sentence = article.statements[i].sentence;
    (0..i)
        .rev()
        .take_while(|j| article.statements[*j].sentence + NEAR >= sentence)
        .find(|j| {
            article.independent(*j, i)
                && article.statements[*j].attribution.polarity == Polarity::Positive
        })
}

/// The span of a statement's content, or of its cue where it has none.
pub(super) fn whole(statement: &Statement) -> Span {
    let spans = if statement.attribution.content.is_empty() {
        &statement.attribution.cue
    } else {
        &statement.attribution.content
    };
    let start = spans.iter().map(|s| s.start).min().unwrap_or(0);
    Span::new(start, spans.iter().map(|s| s.end).max().unwrap_or(start))
}
