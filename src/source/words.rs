//! The words of a stretch of text with what the pack knows of them.

use std::ops::Range;

use crate::pack::Pack;
use crate::pack::facts::{Facts, Words};
use crate::pack::lexicon::UNKNOWN;
use crate::text::{Layout, Punct, Span, Token, TokenKind, fold};

/// A word, a pronoun of several words, or a mark.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) folded: String,
    pub(super) classes: Words,
    pub(super) facts: Facts,
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
}

/// A laid-out text and its pack.
pub(super) struct Reader<'a> {
    pub(super) pack: &'a Pack,
    pub(super) text: &'a str,
    pub(super) layout: &'a Layout,
}

impl Reader<'_> {
    /// The tokens inside the span.
    pub(super) fn tokens(&self, span: Span) -> Range<usize> {
        let tokens = &self.layout.tokens;
        let start = tokens.partition_point(|t| t.span.start < span.start);
        let end = tokens.partition_point(|t| t.span.start < span.end);
        start..end.max(start)
    }

    /// The sentence that holds a token.
    pub(super) fn sentence(&self, token: usize) -> usize {
        self.layout
            .sentences
            .partition_point(|s| s.tokens.end <= token)
    }

    /// Whether a span is where a sentence or a quotation begins, so that its capital tells nothing.
    pub(super) fn starts_sentence(&self, span: Span) -> bool {
        let token = self.tokens(span).start;
        let quoted = token.checked_sub(1).is_some_and(|before| {
            matches!(
                self.layout.tokens[before].kind,
                TokenKind::Punct(Punct::Quote)
            )
        });
        quoted
            || self
                .layout
                .sentences
                .get(self.sentence(token))
                .is_some_and(|s| s.tokens.start == token)
    }

    /// The span with the name that goes on behind it, or stands in apposition to it, where the span leaves that out.
    pub(super) fn with_name(&self, span: Span) -> Span {
        let tokens = &self.layout.tokens;
        let inner = self.tokens(span);
        let Some(last) = inner.clone().last() else {
            return span;
        };
        let is_name = |i: usize| {
            tokens
                .get(i)
                .is_some_and(|t: &Token| t.kind == TokenKind::Word && t.capital && !t.attached)
        };
        let punct = |i: usize| match tokens.get(i).map(|t| t.kind) {
            Some(TokenKind::Punct(punct)) => Some(punct),
            _ => None,
        };
        let mut end = last + 1;
        if is_name(last) {
            while is_name(end) {
                end += 1;
            }
        }
        // A role takes ", name," to it; a name, or a pronoun, does not.
        let role = inner.len() > 1 && !inner.clone().any(|i| punct(i) == Some(Punct::Comma));
        if role && punct(end) == Some(Punct::Comma) {
            let close = (end + 1..(end + 10).min(tokens.len())).find(|i| punct(*i).is_some());
            let names = |close: usize| (end + 1..close).rev().take_while(|i| is_name(*i)).count();
            if let Some(close) =
                close.filter(|c| *c > end + 2 && punct(*c) == Some(Punct::Comma) && names(*c) > 0)
                && (names(close) == close - end - 1
                    || self.is_titled(end + 1..close - names(close)))
            {
                end = close;
            }
        }
        Span::new(span.start, tokens[end - 1].span.end.max(span.end))
    }

    /// Whether the words before a name are no more than a determiner and a title or noun.
    fn is_titled(&self, range: Range<usize>) -> bool {
        range.len() <= 2
            && range.clone().next_back().is_some_and(|last| {
                let folded = fold(self.layout.tokens[last].span.of(self.text));
                self.pack
                    .lexicon
                    .word(self.pack.lexicon.id(&folded))
                    .classes
                    .any(Words::TITLE | Words::SOURCES)
            })
    }

    pub(super) fn pieces(&self, span: Span) -> Vec<Piece> {
        let tokens = &self.layout.tokens[self.tokens(span)];
        let folded: Vec<String> = tokens.iter().map(|t| fold(t.span.of(self.text))).collect();
        let mut pieces = Vec::with_capacity(tokens.len());
        let mut at = 0;
        while at < tokens.len() {
            let pronoun = self.pronoun(&folded[at..]);
            let mut piece = self.piece(&tokens[at], &folded[at]);
            if let Some((length, classes, facts)) = pronoun {
                piece.folded = folded[at..at + length].join(" ");
                (piece.classes, piece.facts) = (classes, facts);
                piece.span.end = tokens[at + length - 1].span.end;
                at += length - 1;
            }
            pieces.push(piece);
            at += 1;
        }
        pieces
    }

    fn piece(&self, token: &Token, folded: &str) -> Piece {
        let text = token.span.of(self.text);
        let word = self.pack.lexicon.word(self.pack.lexicon.id(folded));
        Piece {
            folded: folded.to_string(),
            classes: word.classes,
            facts: word.facts,
            capital: token.capital,
            capitals: text.chars().filter(|c| c.is_alphabetic()).count() > 1
                && !text.chars().any(char::is_lowercase),
            number: token.kind == TokenKind::Number,
            punct: match token.kind {
                TokenKind::Punct(_) if word.classes.any(Words::POSSESSOR) => None,
                TokenKind::Punct(punct) => Some(punct),
                _ => None,
            },
            span: token.span,
        }
    }

    /// A pronoun of several words that these begin with.
    fn pronoun(&self, folded: &[String]) -> Option<(usize, Words, Facts)> {
        let lexicon = &self.pack.lexicon;
        let first = lexicon.id(folded.first()?);
        if first == UNKNOWN {
            return None;
        }
        let fits = |words: &[u32]| {
            words.len() > 1
                && words.len() <= folded.len()
                && words.iter().zip(folded).all(|(id, f)| lexicon.id(f) == *id)
        };
        lexicon
            .phrases(first)
            .iter()
            .find(|p| p.classes.any(Words::STRONG_PRONOUN) && fits(&p.words))
            .map(|p| (p.words.len(), p.classes, p.facts))
    }
}
