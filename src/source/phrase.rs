//! The parts of a noun phrase: how it opens, which noun is its head, where a name begins in it.

use super::mention::AGREEMENT;
use super::words::Piece;
use crate::pack::facts::{Facts, Words};

/// What is no word of a name or a role.
const CLOSED: Words = Words(
    Words::LINKING.0
        | Words::DETERMINER.0
        | Words::PREPOSITION.0
        | Words::COORDINATOR.0
        | Words::POSSESSIVE.0
        | Words::POSSESSOR.0,
);

/// How a noun phrase begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    Bare,
    Definite,
    Indefinite,
    Possessive,
}

/// A noun with what tells it from others of its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Role {
    pub(super) head: String,
    /// Sorted.
    pub(super) modifiers: Vec<String>,
    pub(super) classes: Words,
    pub(super) opening: Opening,
}

pub(super) fn opens(piece: &Piece) -> bool {
    piece.number
        || piece
            .classes
            .any(Words::DETERMINER | Words::POSSESSIVE | Words::QUANTIFIER | Words::INDEFINITE)
}

pub(super) fn opening(piece: &Piece) -> Opening {
    if piece.classes.any(Words::POSSESSIVE) && !piece.classes.any(Words::POSSESSOR) {
        Opening::Possessive
    } else if piece.number
        || piece
            .classes
            .any(Words::INDEFINITE | Words::QUANTIFIER | Words::QUANTIFIED)
    {
        Opening::Indefinite
    } else {
        Opening::Definite
    }
}

impl Piece {
    pub(super) fn is_content(&self) -> bool {
        self.punct.is_none()
            && (!self.classes.any(CLOSED)
                || self.capital && !self.classes.any(Words::LINKING | Words::DETERMINER))
    }
}

/// Where the name begins among the words behind the determiner.
pub(super) fn name_start(words: &[Piece], head_first: bool, sentence_start: bool) -> Option<usize> {
    let named = |p: &Piece| p.capital && p.is_content();
    // Titles before a name.
    let titles = words
        .iter()
        .take_while(|p| p.classes.any(Words::TITLE))
        .count();
    if titles > 0 && words.get(titles).is_some_and(named) {
        return Some(titles);
    }
    let content = || words.iter().filter(|p| p.is_content());
    let known_start = sentence_start && words[0].is_known() && content().count() == 1;
    if content().all(named) && !known_start {
        let noun_first =
            head_first && words[0].classes.any(Words::SOURCES) && words.get(1).is_some_and(named);
        return Some(usize::from(noun_first));
    }
    let at = (1..words.len()).find(|&i| {
        let before = &words[i - 1];
        named(&words[i])
            && before.is_content()
            && (!before.capital || head_first && i == 1 && before.classes.any(Words::SOURCES))
    })?;
    // A noun of a role behind it: "the state Supreme Court judge".
    let until = words[at..]
        .iter()
        .position(|p| p.classes.any(Words::LINKING))
        .map_or(words.len(), |n| at + n);
    (!words[at..until]
        .iter()
        .any(|p| !p.capital && p.classes.any(Words::SOURCES | Words::TITLE)))
    .then_some(at)
}

/// The role that these words describe, and what its head says of gender and number.
pub(super) fn role(words: &[Piece], head_first: bool, opening: Opening) -> Option<(Role, Facts)> {
    let core_end = words
        .iter()
        .position(|p| p.classes.any(Words::LINKING))
        .unwrap_or(words.len());
    let is_noun = |p: &&Piece| p.is_content() && p.classes.any(Words::SOURCES | Words::TITLE);
    let core = &words[..core_end];
    let head = if head_first {
        core.iter()
            .find(is_noun)
            .or_else(|| core.iter().find(|p| p.is_content()))
    } else {
        core.iter()
            .rfind(is_noun)
            .or_else(|| core.iter().rfind(|p| p.is_content()))
    }?;
    let mut modifiers: Vec<String> = words
        .iter()
        .filter(|p| p.is_content() && p.span != head.span)
        .map(|p| p.folded.clone())
        .collect();
    modifiers.sort_unstable();
    modifiers.dedup();
    Some((
        Role {
            head: head.folded.clone(),
            modifiers,
            classes: head.classes,
            opening,
        },
        Facts(head.facts.0 & AGREEMENT.0),
    ))
}
