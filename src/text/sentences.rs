//! Sentences of the narrator, which hold their quotations whole, and sentences inside quotations.

use std::ops::Range;

use super::chars::{char_at, is_letter};
use super::fold::fold;
use super::kinds::{dateline, is_heading};
use super::profile::Profile;
use super::quotations::is_mark;
use super::{Punct, Quotation, Sentence, SentenceKind, Token, TokenKind};

/// A sentence with more tokens is cut, so that all work on sentences stays linear.
pub const LONGEST: usize = 600;

/// Cuts the paragraphs, given as token ranges, into sentences, and fills in those of the quotations.
pub fn cut(
    text: &str,
    tokens: &[Token],
    paragraphs: &[Range<usize>],
    quotations: &mut [Quotation],
    profile: &Profile,
) -> Vec<Sentence> {
    let cutter = Cutter::new(text, tokens, quotations, profile);
    let mut sentences = Vec::with_capacity(paragraphs.len() * 2);
    let mut ranges = Vec::new();
    let mut quotation = 0;
    for (paragraph, range) in paragraphs.iter().enumerate() {
        ranges.clear();
        let mut kind = SentenceKind::Body;
        let mut start = range.start;
        let more = paragraphs.get(paragraph + 1).is_some();
        if more && is_heading(text, &tokens[range.clone()]) {
            kind = SentenceKind::Heading;
            ranges.push(range.clone());
        } else {
            let length = dateline(text, &tokens[range.clone()]);
            if length > 0 {
                start += length;
                sentences.push(Sentence {
                    tokens: range.start..start,
                    paragraph,
                    kind: SentenceKind::Dateline,
                });
            }
            while cutter
                .spans
                .get(quotation)
                .is_some_and(|span| span.start < start)
            {
                quotation += 1;
            }
            cutter.cut(start..range.end, quotation, &mut ranges);
        }
        sentences.extend(ranges.drain(..).map(|tokens| Sentence {
            tokens,
            paragraph,
            kind,
        }));
    }
    let inner: Vec<Vec<Range<usize>>> = quotations
        .iter()
        .enumerate()
        .map(|(index, quotation)| {
            let mut ranges = Vec::new();
            cutter.cut(quotation.inner.clone(), index + 1, &mut ranges);
            ranges
        })
        .collect();
    for (quotation, ranges) in quotations.iter_mut().zip(inner) {
        quotation.sentences = ranges;
    }
    sentences
}

struct Cutter<'a> {
    text: &'a str,
    tokens: &'a [Token],
    profile: &'a Profile,
    /// The tokens of each quotation, marks included.
    spans: Vec<Range<usize>>,
    /// The tokens between the marks, where it is closed.
    closed: Vec<Option<Range<usize>>>,
    /// For each quotation the first one behind it that is not inside it.
    skip: Vec<usize>,
}

impl<'a> Cutter<'a> {
    fn new(
        text: &'a str,
        tokens: &'a [Token],
        quotations: &[Quotation],
        profile: &'a Profile,
    ) -> Self {
        let mut skip = vec![quotations.len(); quotations.len()];
        let mut stack: Vec<usize> = Vec::new();
        for (index, quotation) in quotations.iter().enumerate() {
            while let Some(top) = stack.pop_if(|&mut top| quotations[top].depth >= quotation.depth)
            {
                skip[top] = index;
            }
            stack.push(index);
        }
        let span = |one: &Quotation| {
            one.open.unwrap_or(one.inner.start)..one.close.map_or(one.inner.end, |close| close + 1)
        };
        Self {
            text,
            tokens,
            profile,
            spans: quotations.iter().map(span).collect(),
            closed: quotations
                .iter()
                .map(|one| one.close.map(|_| one.inner.clone()))
                .collect(),
            skip,
        }
    }

    /// Cuts `range`; `quotation` is the first quotation in it.
    fn cut(&self, range: Range<usize>, mut quotation: usize, out: &mut Vec<Range<usize>>) {
        let end = range.end;
        let mut start = range.start;
        let mut at = range.start;
        while at < end {
            let ends = match self.spans.get(quotation) {
                Some(span) if span.start == at && span.end <= end => {
                    at = span.end;
                    let finished = self.closed[quotation]
                        .as_ref()
                        .is_some_and(|inner| self.finished(inner));
                    quotation = self.skip[quotation];
                    if finished {
                        at = self.tail(at, end);
                    }
                    finished && (at >= end || self.begins_after_quote(at))
                }
                _ => {
                    at += 1;
                    self.ends_behind(&mut at, end)
                }
            };
            if ends {
                push(start..at, out);
                start = at;
            }
        }
        push(start..end, out);
    }

    fn kind(&self, at: usize) -> TokenKind {
        self.tokens[at].kind
    }

    /// Whether a sentence ends behind the token before `at`; moves `at` behind what belongs to its end.
    fn ends_behind(&self, at: &mut usize, end: usize) -> bool {
        let last = *at - 1;
        match self.kind(last) {
            TokenKind::Word => {
                let token = &self.tokens[last];
                self.text.as_bytes()[token.span.end - 1] == b'.'
                    && *at < end
                    && self.abbreviation_ends(token, *at, end)
            }
            TokenKind::Punct(Punct::Period | Punct::Question | Punct::Exclamation) => {
                *at = self.tail(*at, end);
                *at >= end || self.begins(*at, end, false)
            }
            TokenKind::Punct(Punct::Ellipsis) => {
                let cut_out = last
                    .checked_sub(1)
                    .is_some_and(|open| self.kind(open) == TokenKind::Punct(Punct::Open));
                *at = self.tail(*at, end);
                *at >= end || (!cut_out && self.begins(*at, end, true))
            }
            _ => false,
        }
    }

    /// The first token from `at` that does not belong to the end of a sentence.
    fn tail(&self, mut at: usize, end: usize) -> usize {
        while at < end {
            let fits = match self.kind(at) {
                TokenKind::Punct(
                    Punct::Period
                    | Punct::Question
                    | Punct::Exclamation
                    | Punct::Ellipsis
                    | Punct::Close,
                ) => true,
                TokenKind::Punct(Punct::Other) => self.stray_closing(at),
                _ => false,
            };
            if !fits {
                break;
            }
            at += 1;
        }
        at
    }

    /// A quotation mark without a partner that touches what stands before it.
    fn stray_closing(&self, at: usize) -> bool {
        let span = self.tokens[at].span;
        char_at(self.text, span.start).is_some_and(is_mark)
            && at
                .checked_sub(1)
                .is_some_and(|before| self.tokens[before].span.end == span.start)
            && !char_at(self.text, span.end).is_some_and(is_letter)
    }

    /// Whether the words of a quotation end as a sentence does.
    fn finished(&self, inner: &Range<usize>) -> bool {
        for at in inner.clone().rev().take(4) {
            match self.kind(at) {
                TokenKind::Punct(
                    Punct::Period | Punct::Question | Punct::Exclamation | Punct::Ellipsis,
                ) => return true,
                TokenKind::Punct(Punct::Close | Punct::Quote | Punct::Other) => {}
                TokenKind::Word => return self.tokens[at].span.of(self.text).ends_with('.'),
                _ => return false,
            }
        }
        false
    }

    /// Whether a sentence may begin at `at`, behind a quotation that ended one.
    fn begins_after_quote(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        match token.kind {
            TokenKind::Word => token.capital && !token.attached,
            TokenKind::Number | TokenKind::Punct(Punct::Quote) => true,
            TokenKind::Punct(_) => false,
        }
    }

    /// Whether a sentence may begin at `at`, behind closing punctuation; behind an ellipsis only with a capital.
    fn begins(&self, at: usize, end: usize, ellipsis: bool) -> bool {
        let mut quoted = false;
        for token in self.tokens[at..end].iter().take(4) {
            match token.kind {
                TokenKind::Word if token.attached => return false,
                TokenKind::Word => {
                    let first = char_at(self.text, token.span.start);
                    return token.capital
                        || (!ellipsis && (quoted || !first.is_some_and(char::is_lowercase)));
                }
                TokenKind::Number => return !ellipsis,
                TokenKind::Punct(Punct::Quote) => quoted = true,
                TokenKind::Punct(Punct::Open | Punct::Dash | Punct::Other) => {}
                TokenKind::Punct(_) => return quoted && !ellipsis,
            }
        }
        quoted && !ellipsis
    }

    /// Whether a sentence ends with the abbreviation `token`, the next token being `at`.
    fn abbreviation_ends(&self, token: &Token, at: usize, end: usize) -> bool {
        let next = &self.tokens[at];
        let opens = next.kind == TokenKind::Punct(Punct::Quote);
        if !(next.capital && !next.attached || opens && self.begins(at, end, true)) {
            return false;
        }
        let key = fold(token.span.of(self.text));
        if self.profile.final_abbreviations.contains(key.as_str()) {
            return true;
        }
        // An acronym with periods, or a letter that is no known title, in front of a word that begins sentences.
        let letters = key.chars().filter(|&c| c != '.').count();
        let acronym = key.contains('.') && key.chars().count() == 2 * letters;
        let title = letters == 1 && self.profile.abbreviations.contains(key.as_str());
        acronym
            && !title
            && self
                .profile
                .starters
                .contains(fold(next.span.of(self.text)).as_str())
    }
}

/// Adds a sentence, in pieces where it is too long.
fn push(mut range: Range<usize>, out: &mut Vec<Range<usize>>) {
    while range.len() > LONGEST {
        out.push(range.start..range.start + LONGEST);
        range.start += LONGEST;
    }
    if !range.is_empty() {
        out.push(range);
    }
}
