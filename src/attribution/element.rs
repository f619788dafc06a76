//! A sentence as rules see it: words with their facts, whole quotations, whole verb groups.
//!
//! A [`Scene`] is built only for a sentence that holds a cue or a quotation. Everything that is one
//! thing to a rule is one [`Element`] of it: a phrase of several words, a quotation however long, a
//! verb with its auxiliaries, clitics and adverbs.

use std::ops::Range;

use super::verbs::{self, Group};
use crate::pack::facts::{Facts, Words};
use crate::pack::lexicon::{UNKNOWN, WordId};
use crate::page::{Page, extent};
use crate::text::{Punct, Span, TokenKind};

/// What an element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Word,
    Number,
    Punct(Punct),
    /// A quotation, by its index in the layout.
    Quoted(usize),
    /// A verb group, by its index in the scene.
    Verb(usize),
}

/// One thing of a sentence.
#[derive(Debug, Clone)]
pub(crate) struct Element {
    pub(crate) kind: Kind,
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    pub(crate) word: WordId,
    pub(crate) classes: Words,
    pub(crate) facts: Facts,
    pub(crate) noun: Option<u32>,
    pub(crate) marker: Option<u32>,
    pub(crate) lists: u64,
    pub(crate) capital: bool,
    /// Whether it is split off the word before it.
    pub(crate) attached: bool,
}

/// A sentence, or a sentence inside a quotation, in elements.
pub(crate) struct Scene<'a> {
    pub(crate) page: &'a Page<'a>,
    pub(crate) elements: Vec<Element>,
    pub(crate) groups: Vec<Group>,
    /// Whether nearly every word has a capital, so that capitals tell nothing.
    pub(crate) title_case: bool,
    /// Whether the sentence is a heading.
    pub(crate) heading: bool,
    /// The quotation that this sentence stands in.
    pub(crate) inside: Option<usize>,
}

impl<'a> Scene<'a> {
    /// The scene of a range of tokens that stands inside the quotation `inside`, or in none.
    pub(crate) fn new(
        page: &'a Page<'a>,
        tokens: Range<usize>,
        inside: Option<usize>,
        heading: bool,
    ) -> Self {
        let title_case = page.is_title_case(tokens.clone());
        let mut scene = Self {
            page,
            elements: Vec::new(),
            groups: Vec::new(),
            title_case,
            heading,
            inside,
        };
        let flat = scene.flat(tokens);
        verbs::assemble(&mut scene, &flat);
        scene
    }

    fn flat(&self, tokens: Range<usize>) -> Vec<Element> {
        let page = self.page;
        let lexicon = &page.pack.lexicon;
        let mut flat = Vec::with_capacity(tokens.len());
        let mut i = tokens.start;
        let mut quotes = page.opens.partition_point(|(token, _)| *token < i);
        while i < tokens.end {
            while quotes < page.opens.len() && page.opens[quotes].0 < i {
                quotes += 1;
            }
            if let Some(&(_, q)) = page
                .opens
                .get(quotes)
                .filter(|(token, q)| *token == i && Some(*q) != self.inside)
            {
                let end = extent(&page.layout.quotations[q]).end.min(tokens.end);
                if end > i {
                    flat.push(Element {
                        kind: Kind::Quoted(q),
                        tokens: i..end,
                        ..Element::blank()
                    });
                    i = end;
                    continue;
                }
            }
            let token = &page.layout.tokens[i];
            let id = page.words[i];
            let word = lexicon.word(id);
            let kind = match token.kind {
                TokenKind::Word => Kind::Word,
                TokenKind::Number => Kind::Number,
                TokenKind::Punct(punct) => Kind::Punct(punct),
            };
            let mut element = Element {
                kind,
                tokens: i..i + 1,
                word: lexicon.for_rules(id),
                classes: word.classes,
                facts: word.facts,
                noun: word.noun,
                marker: None,
                lists: word.lists,
                capital: token.capital,
                attached: token.attached,
            };
            if id != UNKNOWN
                && let Some(phrase) = lexicon.phrases(id).iter().find(|p| {
                    i + p.words.len() <= tokens.end && page.words[i..].starts_with(&p.words)
                })
            {
                element.tokens.end = i + phrase.words.len();
                if phrase.words.len() > 1 {
                    element.word = UNKNOWN;
                    element.noun = None;
                    element.classes = phrase.classes;
                    element.facts = phrase.facts;
                    element.lists = phrase.lists;
                }
                element.marker = phrase.marker;
            }
            i = element.tokens.end;
            flat.push(element);
        }
        flat
    }

    /// The bytes of a range of elements.
    pub(crate) fn span(&self, elements: Range<usize>) -> Span {
        let first = self.elements[elements.start].tokens.start;
        let last = self.elements[elements.end - 1].tokens.end - 1;
        Span::new(
            self.page.layout.tokens[first].span.start,
            self.page.layout.tokens[last].span.end,
        )
    }

    pub(crate) fn len(&self) -> usize {
        self.elements.len()
    }

    pub(crate) fn group(&self, i: usize) -> Option<&Group> {
        match self.elements.get(i)?.kind {
            Kind::Verb(g) => Some(&self.groups[g]),
            _ => None,
        }
    }

    /// Whether a verb group with these facts stands at `i`.
    pub(crate) fn verb_is(&self, i: usize, facts: Facts) -> bool {
        self.group(i).is_some_and(|g| g.facts.any(facts))
    }

    pub(crate) fn is(&self, i: usize, classes: Words) -> bool {
        self.elements.get(i).is_some_and(|e| e.classes.any(classes))
    }

    pub(crate) fn punct(&self, i: usize) -> Option<Punct> {
        match self.elements.get(i)?.kind {
            Kind::Punct(punct) => Some(punct),
            _ => None,
        }
    }

    pub(crate) fn is_comma(&self, i: usize) -> bool {
        self.punct(i) == Some(Punct::Comma)
    }

    pub(crate) fn quoted(&self, i: usize) -> Option<usize> {
        match self.elements.get(i)?.kind {
            Kind::Quoted(q) => Some(q),
            _ => None,
        }
    }

    /// Whether an according-to phrase or a marker of hearsay stands at `i` that may stand anywhere.
    pub(crate) fn is_marker(&self, i: usize) -> bool {
        self.elements[i]
            .marker
            .is_some_and(|m| !self.page.pack.lexicon.markers[m as usize].initial)
    }

    /// Words in a quotation.
    pub(crate) fn quoted_words(&self, q: usize) -> usize {
        let quotation = &self.page.layout.quotations[q];
        self.page.layout.tokens[quotation.inner.clone()]
            .iter()
            .filter(|t| !matches!(t.kind, TokenKind::Punct(_)))
            .count()
    }

    /// Whether a quotation closes with a mark that could close a sentence or set off a cue.
    pub(crate) fn quoted_ends(&self, q: usize, puncts: &[Punct]) -> bool {
        let quotation = &self.page.layout.quotations[q];
        let Some(last) = self.page.layout.tokens[quotation.inner.clone()].last() else {
            return false;
        };
        matches!(last.kind, TokenKind::Punct(p) if puncts.contains(&p))
    }

    /// Whether a finite verb stands in the range.
    pub(crate) fn has_finite(&self, range: Range<usize>) -> bool {
        range.into_iter().any(|i| self.verb_is(i, Facts::FINITE))
    }

    /// Whether a finite verb outside relative clauses stands in the range.
    pub(crate) fn has_main_verb(&self, range: Range<usize>) -> bool {
        let start = range.start;
        range.into_iter().any(|i| {
            self.verb_is(i, Facts::FINITE) && {
                let clause = (start..i).rev().take_while(|k| {
                    !matches!(
                        self.elements[*k].kind,
                        Kind::Punct(_) | Kind::Verb(_) | Kind::Quoted(_)
                    )
                });
                let mut clause = clause.peekable();
                !clause.any(|k| {
                    self.is(k, Words::RELATIVE | Words::SUBORDINATOR)
                        && (k > start || !self.is(k, Words::SUBORDINATOR))
                        && !self.is(k, Words::COMPLEMENTIZER)
                        && !(self.is(k, Words::DETERMINER) && k + 1 < i)
                })
            }
        })
    }
}

impl Element {
    fn blank() -> Self {
        Self {
            kind: Kind::Word,
            tokens: 0..0,
            word: UNKNOWN,
            classes: Words::NONE,
            facts: Facts::NONE,
            noun: None,
            marker: None,
            lists: 0,
            capital: false,
            attached: false,
        }
    }

    pub(crate) fn verb(group: usize, tokens: Range<usize>) -> Self {
        Self {
            kind: Kind::Verb(group),
            tokens,
            ..Self::blank()
        }
    }

    pub(crate) fn is(&self, classes: Words) -> bool {
        self.classes.any(classes)
    }
}
