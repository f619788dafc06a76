//! The words of a stretch of text with what the pack knows of them.

use std::ops::Range;

use crate::pack::facts::{Facts, Hints, Words};
use crate::pack::lexicon::{State, StateWord, UNKNOWN};
use crate::page::Page;
use crate::text::{Punct, SentenceKind, Span, Token, TokenKind, fold};

/// A word, a pronoun or a state's name of several words, or a mark.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) folded: String,
    pub(super) classes: Words,
    pub(super) facts: Facts,
    pub(super) hints: Hints,
    /// Kinds of sources that it names, as the head of a phrase if it is one, and how far that reaches.
    pub(super) sources: Words,
    pub(super) reach: Span,
    pub(super) state: Option<State>,
    pub(super) capital: bool,
    /// Whether every letter is a capital, and there are at least two.
    pub(super) capitals: bool,
    pub(super) number: bool,
    pub(super) punct: Option<Punct>,
    pub(super) span: Span,
}

impl Piece {
    /// Whether the pack has it in a class.
    pub(super) fn is_known(&self) -> bool {
        !self.classes.is_empty()
    }

    /// What it is among the modifiers of a noun: a state under its code, whatever the word for it.
    pub(super) fn modifier(&self) -> String {
        match self.state {
            Some(state) if state.kind != StateWord::Capital => state.code.as_str().to_string(),
            _ => self.folded.clone(),
        }
    }

    /// The name or capital of a state.
    pub(super) fn named_state(&self) -> Option<State> {
        self.state.filter(|s| s.kind != StateWord::Demonym)
    }
}

/// The sentence that holds a token.
pub(super) fn sentence(page: &Page, token: usize) -> usize {
    page.layout
        .sentences
        .partition_point(|s| s.tokens.end <= token)
}

/// Whether a token is where a sentence or a quotation begins, so that its capital tells nothing.
pub(super) fn starts_sentence(page: &Page, token: usize) -> bool {
    let quoted = token.checked_sub(1).is_some_and(|before| {
        matches!(
            page.layout.tokens[before].kind,
            TokenKind::Punct(Punct::Quote)
        )
    });
    quoted
        || page
            .layout
            .sentences
            .get(sentence(page, token))
            .is_some_and(|s| s.tokens.start == token)
}

/// Whether a word with a capital stands at a token.
pub(super) fn is_name(page: &Page, token: usize) -> bool {
    page.layout
        .tokens
        .get(token)
        .is_some_and(|t: &Token| t.kind == TokenKind::Word && t.capital && !t.attached)
}

fn punct(page: &Page, token: usize) -> Option<Punct> {
    match page.layout.tokens.get(token).map(|t| t.kind) {
        Some(TokenKind::Punct(punct)) => Some(punct),
        _ => None,
    }
}

/// The span with the name that goes on behind it, or stands in apposition to it, where the span leaves that out.
pub(super) fn with_name(page: &Page, span: Span) -> Span {
    let tokens = &page.layout.tokens;
    let inner = page.tokens(span);
    let Some(last) = inner.clone().last() else {
        return span;
    };
    let mut end = last + 1;
    // In a heading, capitals may tell nothing.
    let heading = page
        .layout
        .sentences
        .get(sentence(page, last))
        .is_some_and(|s| s.kind == SentenceKind::Heading);
    if is_name(page, last) && !heading {
        while is_name(page, end) {
            end += 1;
        }
    }
    // A role takes ", name," to it; a name, or a pronoun, does not.
    let role = inner.len() > 1 && !inner.clone().any(|i| punct(page, i) == Some(Punct::Comma));
    if role && punct(page, end) == Some(Punct::Comma) {
        let close = (end + 1..(end + 10).min(tokens.len())).find(|i| punct(page, *i).is_some());
        let names = |close: usize| {
            (end + 1..close)
                .rev()
                .take_while(|i| is_name(page, *i))
                .count()
        };
        if let Some(close) =
            close.filter(|c| *c > end + 2 && punct(page, *c) == Some(Punct::Comma) && names(*c) > 0)
            && (names(close) == close - end - 1 || is_titled(page, end + 1..close - names(close)))
        {
            end = close;
        }
    }
    Span::new(span.start, tokens[end - 1].span.end.max(span.end))
}

/// Whether the words before a name are no more than a determiner and a title or noun.
fn is_titled(page: &Page, range: Range<usize>) -> bool {
    range.len() <= 2
        && range.clone().next_back().is_some_and(|last| {
            let word = page.pack.lexicon.word(page.words[last]);
            word.classes.any(Words::TITLE | Words::SOURCES)
        })
}

/// The words and marks of a span.
pub(super) fn pieces(page: &Page, span: Span) -> Vec<Piece> {
    let range = page.tokens(span);
    let mut pieces: Vec<Piece> = Vec::with_capacity(range.len());
    // The next token behind a phrase for a source whose head is its last word, and what that phrase is.
    let mut phrase: Option<(usize, Words, Span)> = None;
    let mut hinted = range.start;
    let mut at = range.start;
    while at < range.end {
        let mut piece = piece(page, at);
        let mut length = 1;
        if let Some((words, classes, facts)) = pronoun(page, at..range.end) {
            (piece.classes, piece.facts, length) = (classes, facts, words);
        } else if let Some((words, state)) = state(page, &piece, at..range.end) {
            (piece.state, length) = (Some(state), words);
        }
        if length > 1 {
            let last = page.layout.tokens[at + length - 1].span.end;
            piece.span.end = last;
            piece.reach = piece.span;
            piece.folded = fold_range(page, at..at + length);
        }
        if let Some((words, hints)) = page
            .pack
            .lexicon
            .hint(&page.words[at..range.end])
            .filter(|(n, _)| length == 1 || *n == length)
        {
            piece.hints = hints;
            hinted = at + words;
        } else if at < hinted {
            // The rest of a phrase tells nothing by itself.
            piece.hints = Hints::IDLE;
        }
        if let Some((words, classes)) = source_phrase(page, at..range.end) {
            let end = page.layout.tokens[at + words - 1].span.end;
            let whole = Span::new(piece.span.start, end);
            if page.pack.grammar.head_first {
                (piece.sources, piece.reach) = (classes, whole);
            } else {
                phrase = Some((at + words, classes, whole));
            }
        }
        at += length;
        if let Some((end, classes, whole)) = phrase
            && end <= at
        {
            if end == at {
                (piece.sources, piece.reach) = (classes, whole);
            }
            phrase = None;
        }
        pieces.push(piece);
    }
    pieces
}

fn piece(page: &Page, token: usize) -> Piece {
    let Token {
        span,
        kind,
        capital,
        ..
    } = page.layout.tokens[token];
    let text = span.of(page.text);
    let word = page.pack.lexicon.word(page.words[token]);
    Piece {
        folded: fold(text),
        classes: word.classes,
        facts: word.facts,
        hints: Hints::NONE,
        sources: Words(word.classes.0 & Words::SOURCES.0),
        reach: span,
        state: None,
        capital,
        capitals: text.chars().filter(|c| c.is_alphabetic()).count() > 1
            && !text.chars().any(char::is_lowercase),
        number: kind == TokenKind::Number,
        punct: match kind {
            TokenKind::Punct(_) if word.classes.any(Words::POSSESSOR) => None,
            TokenKind::Punct(punct) => Some(punct),
            _ => None,
        },
        span,
    }
}

fn fold_range(page: &Page, tokens: Range<usize>) -> String {
    let words: Vec<String> = page.layout.tokens[tokens]
        .iter()
        .map(|t| fold(t.span.of(page.text)))
        .collect();
    words.join(" ")
}

/// A state that the first of these tokens names. A name has a capital; one that is also a word of the grammar
/// ("US") has nothing else.
fn state(page: &Page, piece: &Piece, tokens: Range<usize>) -> Option<(usize, State)> {
    let (length, state) = page.pack.lexicon.state(&page.words[tokens])?;
    let closed = Words(piece.classes.0 & !Words::SOURCES.0);
    let fits = match state.kind {
        StateWord::Demonym => true,
        StateWord::Name | StateWord::Capital if length == 1 && !closed.is_empty() => piece.capitals,
        StateWord::Name | StateWord::Capital => piece.capital,
    };
    fits.then_some((length, state))
}

/// The longest phrase of several words, from the first of these tokens, that names a source.
fn source_phrase(page: &Page, tokens: Range<usize>) -> Option<(usize, Words)> {
    let words = &page.words[tokens];
    let first = *words.first().filter(|w| **w != UNKNOWN)?;
    page.pack
        .lexicon
        .phrases(first)
        .iter()
        .find(|p| p.words.len() > 1 && p.classes.any(Words::SOURCES) && words.starts_with(&p.words))
        .map(|p| (p.words.len(), Words(p.classes.0 & Words::SOURCES.0)))
}

/// A pronoun of several words that these tokens begin with.
fn pronoun(page: &Page, tokens: Range<usize>) -> Option<(usize, Words, Facts)> {
    let at = tokens.start;
    let words = &page.words[tokens];
    let first = *words.first().filter(|w| **w != UNKNOWN)?;
    page.pack
        .lexicon
        .phrases(first)
        .iter()
        .find(|p| {
            p.words.len() > 1
                && p.classes.any(Words::STRONG_PRONOUN)
                && words.starts_with(&p.words)
                // "The same", but not "the same source".
                && page
                    .layout
                    .tokens
                    .get(at + p.words.len())
                    .is_none_or(|next| next.kind != TokenKind::Word || p.words.len() == words.len())
        })
        .map(|p| (p.words.len(), p.classes, p.facts))
}
