//! Views of what was found, for programs ([`json`]) and for readers ([`terminal`], [`html`]).

pub mod comparison;
pub mod conflicts;
pub mod escape;
pub mod html;
pub mod json;
mod look;
#[cfg(test)]
mod sample;
pub mod terminal;
mod wrap;

pub use look::Look;
