//! *selon* (French: "according to") reads news text and says who asserts what, on whose word.
//!
//! ```
//! use selon::{Analyzer, text::Document};
//!
//! let analyzer = Analyzer::new();
//! let document = Document {
//!     id: "note".into(),
//!     text: "According to the port authority, two ferries were delayed.".into(),
//!     lang: Some("en".into()),
//!     ..Document::default()
//! };
//! let analysis = analyzer.analyze(&document);
//! for attribution in &analysis.attributions {
//!     println!("{}: {:?}", attribution.kind.as_str(), attribution.content);
//! }
//! ```

pub mod analysis;
mod analyzer;
mod attribution;
pub mod audit;
pub mod authoring;
pub mod chain;
mod claim;
pub mod cli;
pub mod conflict;
pub mod eval;
pub mod graph;
pub mod input;
pub mod lesson;
pub mod pack;
mod page;
pub mod report;
mod source;
pub mod text;
pub mod why;

pub use analyzer::Analyzer;

/// The examples of the readme, compiled and run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
