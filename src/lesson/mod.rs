//! For the classroom and the desk: exercises made of a text, answers graded, and two drafts compared.
//!
//! Everything here reads an [`Analysis`](crate::analysis::Analysis) and finds nothing in the text itself. Texts are compared by
//! their words as keys, so that no language is known.

pub mod csv;
pub mod diff;
pub mod exercise;
pub mod grade;
pub mod markdown;
mod words;
