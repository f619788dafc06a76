//! Disjoint ranges for the same thing.

use super::pair::Pair;
use super::within::{Article, Board};
use super::{Context, Finding};

pub(super) fn find(_pair: &Pair, _context: Context) -> Option<Finding> {
    None
}

/// Figures of sources that stand next to each other.
pub(super) fn adjacent(_article: &Article, _board: &mut Board) {}
