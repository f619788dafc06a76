//! The clauses of a sentence: where each begins, and how it hangs on the one before it.
//!
//! They are cut at punctuation, conjunctions and relative words, as far as a verb shows that a clause follows.

use std::ops::Range;

use super::scope::Marker;
use crate::pack::concepts::ConceptRole;
use crate::pack::facts::{Facts, Words};
use crate::page::Page;
use crate::text::{Punct, TokenKind};

/// Tokens behind a coordinator within which a verb shows that a clause follows.
pub(super) const NEAR: usize = 6;

/// How a clause hangs on the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    /// It does not: it is coordinated, or opposed.
    Free,
    /// It tells when, why or which.
    Subordinate,
    /// It says what: the content of a verb of saying or knowing.
    Complement,
}

/// The clauses of one sentence.
#[derive(Debug)]
pub(super) struct Clauses {
    /// First tokens of the clauses, with the sentence's end as the last.
    pub(super) starts: Vec<usize>,
    /// How each clause hangs on the one before it.
    pub(super) links: Vec<Link>,
}

impl Clauses {
    pub(super) fn cut(page: &Page, tokens: Range<usize>, markers: &[Marker]) -> Self {
        let mut clauses = Self {
            starts: vec![tokens.start],
            links: vec![Link::Free],
        };
        let opens = |i: usize| {
            let role = |m: &Marker| m.tokens.start == i && m.role == ConceptRole::Clause;
            markers.iter().any(role)
        };
        let classes = |i: usize| page.pack.lexicon.word(page.words[i]).classes;
        for i in tokens.clone().skip(1) {
            let class = classes(i);
            let link = match page.layout.tokens[i - 1].kind {
                TokenKind::Punct(
                    Punct::Semicolon
                    | Punct::Colon
                    | Punct::Dash
                    | Punct::Open
                    | Punct::Close
                    | Punct::Question
                    | Punct::Exclamation
                    | Punct::Period,
                ) => Some(Link::Free),
                TokenKind::Punct(Punct::Comma) => {
                    let joins = Words::COORDINATOR
                        | Words::ADVERSATIVE
                        | Words::SUBORDINATOR
                        | Words::RELATIVE;
                    (class.any(joins) || has_verb(page, i..tokens.end) || is_participle(page, i))
                        .then_some(Link::Free)
                }
                _ if opens(i) => Some(Link::Free),
                _ if class.any(Words::COMPLEMENTIZER) => Some(Link::Complement),
                _ if class.any(Words::WH) && !class.any(Words::RELATIVE) => Some(Link::Subordinate),
                _ if class.any(Words::ADVERSATIVE) => Some(Link::Free),
                _ if class.any(Words::RELATIVE | Words::SUBORDINATOR | Words::WHETHER)
                    && !class.any(Words::PREPOSITION | Words::DETERMINER)
                    // A reflexive pronoun, unless a subject stands behind it: "s'il".
                    && (!class.any(Words::REFLEXIVE)
                        || i + 1 < tokens.end && classes(i + 1).any(Words::SUBJECT_PRONOUN)) =>
                {
                    Some(Link::Subordinate)
                }
                _ if class.any(Words::COORDINATOR)
                    && has_verb(page, i + 1..(i + NEAR).min(tokens.end)) =>
                {
                    Some(Link::Free)
                }
                _ => None,
            };
            if let Some(link) = link {
                clauses.starts.push(i);
                clauses.links.push(link);
            }
        }
        clauses.starts.push(tokens.end);
        clauses
    }

    /// The clause of a token.
    pub(super) fn of(&self, token: usize) -> usize {
        self.starts
            .partition_point(|s| *s <= token)
            .saturating_sub(1)
    }

    /// The tokens of a clause.
    pub(super) fn tokens(&self, clause: usize) -> Range<usize> {
        self.starts[clause]..self.starts[clause + 1]
    }

    /// The tokens of the sentence.
    pub(super) fn sentence(&self) -> Range<usize> {
        self.starts[0]..self.starts[self.starts.len() - 1]
    }

    /// The end of the clause, with those behind it that hang on it as `goes_on` wants.
    pub(super) fn end(&self, clause: usize, goes_on: impl Fn(Link) -> bool) -> usize {
        let mut next = clause + 1;
        while self.links.get(next).is_some_and(|link| goes_on(*link)) {
            next += 1;
        }
        self.starts[next.min(self.starts.len() - 1)]
    }
}

/// The last form before the end that can be a finite verb.
pub(super) fn last_verb(page: &Page, mut tokens: Range<usize>) -> Option<usize> {
    tokens.rfind(|i| is_finite(page, *i))
}

/// Whether the token can be nothing but a finite verb.
pub(super) fn is_only_finite(page: &Page, i: usize) -> bool {
    let word = page.pack.lexicon.word(page.words[i]);
    !word.readings.is_empty() && word.readings.iter().all(|(_, f)| f.any(Facts::FINITE))
}

/// Whether the token can be a finite verb.
fn is_finite(page: &Page, i: usize) -> bool {
    let word = page.pack.lexicon.word(page.words[i]);
    word.readings.iter().any(|(_, f)| f.any(Facts::FINITE))
}

/// Whether the token can be a present participle, which opens a clause behind a comma.
fn is_participle(page: &Page, i: usize) -> bool {
    let word = page.pack.lexicon.word(page.words[i]);
    word.readings.iter().any(|(_, f)| f.any(Facts::GERUND))
}

/// Whether a form that can be a finite verb stands before the next mark.
fn has_verb(page: &Page, tokens: Range<usize>) -> bool {
    for i in tokens {
        if matches!(page.layout.tokens[i].kind, TokenKind::Punct(_)) {
            return false;
        }
        if is_finite(page, i) {
            return true;
        }
    }
    false
}
