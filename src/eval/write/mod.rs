//! An evaluation on paper: for people, as one JSON object, as a table.

mod csv;
mod json;
mod text;

use super::{Count, Evaluation};
use crate::report::look::Look;

impl Evaluation {
    /// What people read.
    pub fn text(&self, look: &Look) -> String {
        text::page(self, look)
    }

    /// One object.
    pub fn json(&self) -> String {
        json::object(self)
    }

    /// A table with a figure a row.
    pub fn csv(&self) -> String {
        csv::table(self)
    }
}

/// Of which side something counts: a construction stands in gold alone, a rule with what was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sides {
    Both,
    Gold,
    Found,
}

impl Sides {
    fn precision(self, count: Count) -> Option<f64> {
        count.precision().filter(|_| self != Self::Gold)
    }

    fn recall(self, count: Count) -> Option<f64> {
        count.recall().filter(|_| self != Self::Found)
    }

    fn f1(self, count: Count) -> Option<f64> {
        count.f1().filter(|_| self == Self::Both)
    }
}
