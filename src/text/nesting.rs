//! Quotations put in order, each with its place among the others.

use std::cmp::Reverse;

use super::marks::Family;
use super::{Punct, Quotation, Token, TokenKind};

/// A quotation before its place among the others is known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    /// `None` for dialogue.
    pub(super) family: Option<Family>,
    pub(super) open: Option<usize>,
    pub(super) close: Option<usize>,
    /// The tokens inside.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Index in `found` of the one that it continues.
    pub(super) continues: Option<usize>,
}

/// Marks that belong to no quotation are ordinary punctuation.
pub(super) fn settle(tokens: &mut [Token], found: &[Found]) {
    let mut used: Vec<usize> = found
        .iter()
        .flat_map(|found| [found.open, found.close])
        .flatten()
        .collect();
    used.sort_unstable();
    let mut used = used.into_iter().peekable();
    for (index, token) in tokens.iter_mut().enumerate() {
        while used.next_if(|&mark| mark < index).is_some() {}
        if token.kind == TokenKind::Punct(Punct::Quote) && used.peek() != Some(&index) {
            token.kind = TokenKind::Punct(Punct::Other);
        }
    }
}

/// The quotations in order, each with its place among the others.
pub(super) fn nest(found: &[Found]) -> Vec<Quotation> {
    let first = |found: &Found| found.open.unwrap_or(found.start);
    let last = |found: &Found| found.close.map_or(found.end, |close| close + 1);
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by_key(|&index| (first(&found[index]), Reverse(last(&found[index]))));
    let mut place = vec![0; found.len()];
    for (position, &index) in order.iter().enumerate() {
        place[index] = position;
    }
    let mut stack: Vec<(usize, usize)> = Vec::new();
    let mut quotations = Vec::with_capacity(found.len());
    for (position, &index) in order.iter().enumerate() {
        let one = &found[index];
        while stack.last().is_some_and(|&(_, end)| end <= first(one)) {
            stack.pop();
        }
        quotations.push(Quotation {
            open: one.open,
            close: one.close,
            inner: one.start..one.end,
            sentences: Vec::new(),
            depth: stack.len(),
            parent: stack.last().map(|&(parent, _)| parent),
            continues: one.continues.map(|index| place[index]),
            dash: one.family.is_none(),
        });
        stack.push((position, last(one)));
    }
    quotations
}
