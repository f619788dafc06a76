//! An evaluation on paper: for people, as one JSON object, as a table.

mod csv;
mod json;
mod text;

use super::Evaluation;
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
