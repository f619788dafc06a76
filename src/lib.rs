//! *selon* (French: "according to") reads news text and says who asserts what, on whose word.

pub mod analysis;
mod analyzer;
mod attribution;
pub mod pack;
pub mod text;

pub use analyzer::Analyzer;
