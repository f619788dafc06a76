//! A laid-out text with the pack's number of each word: what every later step reads.

use std::ops::Range;

use crate::pack::Pack;
use crate::pack::concepts::{ConceptRole, inventory};
use crate::pack::lexicon::{UNKNOWN, WordId};
use crate::text::{Layout, Punct, Quotation, Span, TokenKind, fold_into};

/// A laid-out text, its pack, and the number of each of its words.
pub(crate) struct Page<'a> {
    pub(crate) pack: &'a Pack,
    pub(crate) text: &'a str,
    pub(crate) layout: &'a Layout,
    /// One per token.
    pub(crate) words: Vec<WordId>,
    /// The quotation that each token opens, if any (outermost first).
    pub(crate) opens: Vec<(usize, usize)>,
}

impl<'a> Page<'a> {
    /// Looks every word up.
    pub(crate) fn new(pack: &'a Pack, text: &'a str, layout: &'a Layout) -> Self {
        let mut folded = String::new();
        let words = layout
            .tokens
            .iter()
            .map(|t| match t.kind {
                TokenKind::Punct(Punct::Other) | TokenKind::Word => {
                    fold_into(t.span.of(text), &mut folded);
                    pack.lexicon.id(&folded)
                }
                _ => UNKNOWN,
            })
            .collect();
        let mut opens: Vec<(usize, usize)> = layout
            .quotations
            .iter()
            .enumerate()
            .map(|(q, quotation)| (extent(quotation).start, q))
            .collect();
        opens.sort_unstable();
        Page {
            pack,
            text,
            layout,
            words,
            opens,
        }
    }

    /// The tokens inside the span.
    pub(crate) fn tokens(&self, span: Span) -> Range<usize> {
        let tokens = &self.layout.tokens;
        let start = tokens.partition_point(|t| t.span.start < span.start);
        let end = tokens.partition_point(|t| t.span.start < span.end);
        start..end.max(start)
    }

    /// Whether a word at the token names a concept with the role.
    pub(crate) fn has_role(&self, token: usize, role: ConceptRole) -> bool {
        let named = self.pack.concepts.at(&self.words[token..]);
        named.is_some_and(|(_, ids)| ids.iter().any(|c| inventory().role(*c) == Some(role)))
    }

    /// Whether nearly every word has a capital, so that capitals tell nothing.
    pub(crate) fn is_title_case(&self, tokens: Range<usize>) -> bool {
        let (mut long, mut capitals) = (0, 0);
        for token in &self.layout.tokens[tokens] {
            if token.kind == TokenKind::Word && token.span.end - token.span.start > 3 {
                long += 1;
                capitals += usize::from(token.capital);
            }
        }
        long >= 4 && capitals * 10 >= long * 8
    }

    /// The sentence that holds a token.
    pub(crate) fn sentence(&self, token: usize) -> usize {
        self.layout
            .sentences
            .partition_point(|s| s.tokens.end <= token)
    }

    /// A range of tokens, cut where sentences end, those inside quotations too.
    pub(crate) fn sentences(&self, tokens: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let first = self.sentence(tokens.start);
        let mut cuts: Vec<usize> = self.layout.sentences[first.min(self.layout.sentences.len())..]
            .iter()
            .map(|s| s.tokens.end)
            .take_while(|end| *end < tokens.end)
            .collect();
        let from = self
            .opens
            .partition_point(|(open, _)| *open < tokens.start.saturating_sub(1));
        for (_, q) in self.opens[from..]
            .iter()
            .take_while(|(open, _)| *open < tokens.end)
        {
            let inner = &self.layout.quotations[*q].sentences;
            if inner.len() > 1 {
                cuts.extend(inner.iter().map(|s| s.end));
            }
        }
        cuts.retain(|cut| tokens.start < *cut && *cut < tokens.end);
        cuts.sort_unstable();
        cuts.dedup();
        cuts.push(tokens.end);
        let mut start = tokens.start;
        cuts.into_iter().map(move |end| {
            let range = start..end;
            start = end;
            range
        })
    }

    /// The span of a range of tokens that is not empty.
    pub(crate) fn span(&self, tokens: Range<usize>) -> Span {
        let tokens = &self.layout.tokens[tokens];
        Span::new(tokens[0].span.start, tokens[tokens.len() - 1].span.end)
    }
}

/// The tokens of a quotation with its marks.
pub(crate) fn extent(quotation: &Quotation) -> Range<usize> {
    let start = quotation.open.unwrap_or(quotation.inner.start);
    let end = quotation.close.map_or(quotation.inner.end, |c| c + 1);
    start..end
}
