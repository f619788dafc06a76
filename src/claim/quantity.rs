//! Numbers as ranges, with unit and counted noun.

use std::ops::Range;

use crate::analysis::Quantity;
use crate::page::Page;

/// The quantities in a range of tokens, in text order.
pub(crate) fn quantities(_page: &Page, _tokens: Range<usize>) -> Vec<Quantity> {
    Vec::new()
}
