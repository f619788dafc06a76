//! The parts of a noun phrase: how it opens, which noun is its head, where a name begins in it.

use super::mention::AGREEMENT;
use super::words::Piece;
use crate::pack::facts::{Facts, Hints, Words};
use crate::text::Span;

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
    /// It points to something named before.
    Demonstrative,
    Indefinite,
    Possessive,
}

/// A noun with what tells it from others of its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Role {
    pub(super) head: String,
    /// Sorted; states under their code.
    pub(super) modifiers: Vec<String>,
    /// Kinds of sources that it names.
    pub(super) kinds: Words,
    pub(super) title: bool,
    /// Whether it stands for a body or person that was named before.
    pub(super) generic: bool,
    pub(super) hints: Hints,
    pub(super) opening: Opening,
    /// The words that name it.
    pub(super) span: Span,
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
    } else if piece.hints.any(Hints::DEMONSTRATIVE) {
        Opening::Demonstrative
    } else {
        Opening::Definite
    }
}

impl Piece {
    pub(super) fn is_content(&self) -> bool {
        self.punct.is_none()
            && (self.state.is_some()
                || !self.classes.any(CLOSED)
                || self.capital && !self.classes.any(Words::LINKING | Words::DETERMINER))
    }

    /// Whether it tells one source from another.
    pub(super) fn distinguishes(&self) -> bool {
        self.is_content() && !self.hints.any(Hints::IDLE | Hints::DEMONSTRATIVE)
    }

    fn is_noun(&self) -> bool {
        self.is_content()
            && self.state.is_none()
            && (!self.sources.is_empty() || self.classes.any(Words::TITLE))
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
    let office = |p: &Piece| p.classes.any(Words::TITLE) || p.hints.any(Hints::PERSON);
    if content().all(named) && !known_start {
        // "The CEO", "the President": an office, no name.
        if content().count() == 1 && content().all(office) {
            return None;
        }
        // "Defence Minister Ada Pell", "Foreign Secretary Tom Brask".
        if !head_first
            && words.iter().all(Piece::is_content)
            && let Some(last) = words
                .iter()
                .rposition(office)
                .filter(|l| l + 1 < words.len())
        {
            return Some(last + 1);
        }
        let noun_first =
            head_first && !words[0].sources.is_empty() && words.get(1).is_some_and(named);
        return Some(usize::from(noun_first));
    }
    let at = (1..words.len()).find(|&i| {
        let before = &words[i - 1];
        named(&words[i])
            && before.is_content()
            && (!before.capital || head_first && i == 1 && !before.sources.is_empty())
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
        .position(|p| p.classes.any(Words::LINKING | Words::AGENT))
        .unwrap_or(words.len());
    let core = &words[..core_end];
    let head = if head_first {
        core.iter()
            .find(|p| p.is_noun())
            .or_else(|| core.iter().find(|p| p.is_content()))
    } else {
        core.iter()
            .rfind(|p| p.is_noun())
            .or_else(|| core.iter().rfind(|p| p.is_content()))
    }?;
    let mut modifiers: Vec<String> = words
        .iter()
        .filter(|p| p.distinguishes() && p.span != head.span)
        .map(Piece::modifier)
        .collect();
    modifiers.sort_unstable();
    modifiers.dedup();
    let role = Role {
        head: head.folded.clone(),
        modifiers,
        kinds: head.sources,
        title: head.classes.any(Words::TITLE),
        generic: head.classes.any(Words::GENERIC),
        hints: head.hints,
        opening,
        span: head.reach,
    };
    Some((role, Facts(head.facts.0 & AGREEMENT.0)))
}
