//! The steps put together: paragraphs, tokens, quotations, sentences.

use std::ops::Range;

use super::{Layout, Profile, Span, Token, paragraphs, quotations, sentences, tokens};

/// Cuts `text` into paragraphs, tokens, quotations and sentences.
pub fn lay_out(text: &str, profile: &Profile) -> Layout {
    // A word and its space have some six bytes.
    let mut all = Vec::with_capacity(text.len() / 5);
    tokens::tokenize(text, profile, &mut all);
    let (paragraphs, ranges) = ranges(paragraphs::find(text), &all);
    let mut quotations = quotations::find(text, &mut all, &ranges, profile);
    let sentences = sentences::cut(text, &all, &ranges, &mut quotations, profile);
    Layout {
        tokens: all,
        quotations,
        sentences,
        paragraphs,
    }
}

/// The paragraphs that hold tokens, and their tokens.
fn ranges(paragraphs: Vec<Span>, tokens: &[Token]) -> (Vec<Span>, Vec<Range<usize>>) {
    let mut start = 0;
    let mut ranges = Vec::with_capacity(paragraphs.len());
    let mut kept = Vec::with_capacity(paragraphs.len());
    for paragraph in paragraphs {
        let length = tokens[start..]
            .iter()
            .take_while(|token| token.span.start < paragraph.end)
            .count();
        if length > 0 {
            ranges.push(start..start + length);
            kept.push(paragraph);
            start += length;
        }
    }
    (kept, ranges)
}
