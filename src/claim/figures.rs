//! The numbers, dates and times of a range of tokens, read in one pass over its pieces.

use std::ops::Range;

use jiff::civil::Date;

use super::atoms::Atoms;
use super::quantity::quantities;
use super::time::times;
use crate::analysis::{Quantity, Time};
use crate::page::Page;

/// Quantities and times in a range of tokens, each in text order. `date` is the document's own.
pub(crate) fn figures(
    page: &Page,
    tokens: Range<usize>,
    date: Option<Date>,
) -> (Vec<Quantity>, Vec<Time>) {
    let atoms = Atoms::new(page, tokens);
    let times = times(&atoms, date);
    let quantities = quantities(&atoms, &times);
    (
        quantities,
        times.into_iter().map(|(time, _)| time).collect(),
    )
}
