//! A range of tokens as the pieces that numbers and times are read from.

use std::ops::Range;

use crate::pack::figures::{Figures, PieceId, Sense, cut};
use crate::pack::lexicon::Word;
use crate::page::Page;
use crate::text::{Punct, Span, Token, TokenKind, fold_into};

/// A token, or a part of one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Atom {
    pub(super) token: usize,
    pub(super) span: Span,
    pub(super) id: PieceId,
    pub(super) digits: bool,
    /// Whether its token begins with it.
    pub(super) first: bool,
    /// Whether its token ends with it.
    pub(super) last: bool,
}

/// The atoms of a range of tokens.
pub(super) struct Atoms<'a> {
    pub(super) page: &'a Page<'a>,
    pub(super) figures: &'a Figures,
    pub(super) list: Vec<Atom>,
}

impl<'a> Atoms<'a> {
    pub(super) fn new(page: &'a Page<'a>, tokens: Range<usize>) -> Self {
        let figures = &page.pack.figures;
        let mut list = Vec::with_capacity(tokens.len() + 8);
        let mut pieces = Vec::new();
        let mut folded = String::new();
        for index in tokens {
            pieces.clear();
            cut(page.text, &page.layout.tokens[index], &mut pieces);
            let from = list.len();
            let mut apart = false;
            for piece in &pieces {
                fold_into(piece.span.of(page.text), &mut folded);
                let mut atom = Atom {
                    token: index,
                    span: piece.span,
                    id: figures.piece(&folded),
                    digits: piece.digits,
                    first: false,
                    last: false,
                };
                // The period of a sentence that ends in a single letter stands in its token.
                if let Some(bare) = folded.strip_suffix('.').filter(|_| atom.id == 0) {
                    atom.id = figures.piece(bare);
                    if atom.id > 0 {
                        atom.span.end -= 1;
                    }
                }
                // A word that no phrase holds may be written together; its pieces are those of its key only where
                // folding kept its length.
                if atom.id == 0
                    && !piece.digits
                    && folded.len() == piece.span.end - piece.span.start
                {
                    let parts = figures.compose(&folded);
                    apart |= figures.compose == Some(crate::pack::figures::Compose::Text);
                    let mut at = piece.span.start;
                    for (length, id) in &parts {
                        let span = Span::new(at, at + length);
                        at += length;
                        list.push(Atom {
                            span,
                            id: *id,
                            ..atom
                        });
                    }
                    if !parts.is_empty() {
                        continue;
                    }
                }
                atom.digits = piece.digits;
                list.push(atom);
            }
            if apart {
                list[from..]
                    .iter_mut()
                    .for_each(|a| (a.first, a.last) = (true, true));
            } else if from < list.len() {
                list[from].first = true;
                if let Some(last) = list.last_mut() {
                    last.last = true;
                }
            }
        }
        Atoms {
            page,
            figures,
            list,
        }
    }

    pub(super) fn get(&self, at: usize) -> Option<&Atom> {
        self.list.get(at)
    }

    pub(super) fn text(&self, at: usize) -> &'a str {
        self.list.get(at).map_or("", |a| a.span.of(self.page.text))
    }

    pub(super) fn token(&self, at: usize) -> Option<&'a Token> {
        Some(&self.page.layout.tokens[self.list.get(at)?.token])
    }

    pub(super) fn word(&self, token: usize) -> &'a Word {
        self.page.pack.lexicon.word(self.page.words[token])
    }

    /// The end of the longest phrase at `at` with a sense that `pick` takes, and what was picked.
    pub(super) fn longest<T>(
        &self,
        at: usize,
        pick: impl Fn(Sense) -> Option<T>,
    ) -> Option<(usize, T)> {
        let rest = self.list.get(at..)?.iter().map(|a| a.id);
        let (length, sense) = self.figures.longest(rest, pick)?;
        Some((at + length, sense))
    }

    /// The end of the longest phrase at `at` with this sense.
    pub(super) fn find(&self, at: usize, sense: Sense) -> Option<usize> {
        self.longest(at, |s| (s == sense).then_some(()))
            .map(|f| f.0)
    }

    /// The end of the phrase with this sense, or `at` where there is none.
    pub(super) fn skip(&self, at: usize, sense: Sense) -> usize {
        self.find(at, sense).unwrap_or(at)
    }

    /// Whether nothing stands between the atom and the one before it.
    pub(super) fn glued(&self, at: usize) -> bool {
        at > 0
            && self
                .list
                .get(at)
                .is_some_and(|a| self.list[at - 1].span.end == a.span.start)
    }

    /// Whether a token ends before `at`.
    pub(super) fn edge(&self, at: usize) -> bool {
        at == 0 || self.list.get(at - 1).is_none_or(|a| a.last)
    }

    pub(super) fn span(&self, atoms: Range<usize>) -> Span {
        Span::new(
            self.list[atoms.start].span.start,
            self.list[atoms.end - 1].span.end,
        )
    }

    /// Whether the atom is a mark between the parts of a number, such as a slash.
    pub(super) fn is_mark(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| {
            matches!(
                t.kind,
                TokenKind::Punct(
                    Punct::Other | Punct::Dash | Punct::Period | Punct::Colon | Punct::Comma
                )
            )
        })
    }
}
