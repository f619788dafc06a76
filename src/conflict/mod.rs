//! Claims that cannot both hold: within a document, across documents, and in a pair.

use crate::analysis::{Analysis, ConflictKind, Side};
use crate::text::{Document, Span};

/// What comparing two claims tells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparison {
    /// What sets them against each other; `None` where nothing was found that does.
    pub conflict: Option<Verdict>,
    /// What the reader should know about the two texts: a language without a pack, ….
    pub notices: Vec<String>,
}

/// Why two claims cannot both hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// What sets them against each other.
    pub kind: ConflictKind,
    /// A sentence that explains it, in English.
    pub why: String,
    /// The words of the first text that clash.
    pub a: Span,
    /// The words of the second text that clash.
    pub b: Span,
}

/// Two claims of different documents that cannot both hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The side in the document that was given first.
    pub a: Place,
    /// The other side.
    pub b: Place,
    /// What sets them against each other.
    pub kind: ConflictKind,
    /// A sentence that explains it, in English.
    pub why: String,
}

/// One side of a conflict across documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Index of the document among those given.
    pub document: usize,
    /// Who speaks there, and the words that clash.
    pub side: Side,
}

/// The conflicts between different ones of `documents`, in their order.
pub fn across(_documents: &[(Document, Analysis)]) -> Vec<Link> {
    Vec::new()
}
