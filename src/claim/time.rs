//! Dates and times, relative to the document's date where it is known.

use std::ops::Range;

use jiff::civil::Date;

use crate::analysis::Time;
use crate::page::Page;

/// The dates and times in a range of tokens, in text order. `date` is the document's own.
pub(crate) fn times(_page: &Page, _tokens: Range<usize>, _date: Option<Date>) -> Vec<Time> {
    Vec::new()
}
