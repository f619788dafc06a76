//! Views of what was found, for programs ([`json`]) and for readers ([`terminal`]).

pub mod comparison;
pub mod conflicts;
pub mod escape;
pub mod json;
mod look;
#[cfg(test)]
mod sample;
pub mod terminal;
mod wrap;

pub use look::Look;

use crate::text::Span;

/// What joins the text of a role that stands in several pieces.
const GAP: &str = " … ";

/// The text of a role.
fn text_of(spans: &[Span], text: &str) -> String {
    spans
        .iter()
        .map(|span| span.of(text))
        .collect::<Vec<_>>()
        .join(GAP)
}
