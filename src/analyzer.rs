//! The engine (placeholder until it is merged).

use crate::analysis::Analysis;
use crate::text::Document;

/// Finds attributions.
#[derive(Debug, Default)]
pub struct Analyzer;

impl Analyzer {
    /// An analyzer with the embedded packs.
    pub fn new() -> Self {
        Self
    }

    /// Analyses one document.
    pub fn analyze(&self, document: &Document) -> Analysis {
        Analysis {
            id: document.id.clone(),
            lang: document.lang.clone(),
            ..Analysis::default()
        }
    }
}
