//! Two claims that cannot both hold.

use crate::text::Span;

/// Two claims that cannot both hold, with the reason in plain words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The side that stands first in the text.
    pub a: Side,
    /// The other side.
    pub b: Side,
    /// What sets them against each other.
    pub kind: ConflictKind,
    /// A sentence that explains it, in English.
    pub why: String,
}

/// One side of a conflict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Who or what speaks.
    pub voice: Voice,
    /// The words that clash, verbatim.
    pub span: Span,
}

/// Who puts a side forward.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    /// Index of the attribution whose source does.
    Attribution(usize),
    /// The article itself does.
    Narration,
}

super::values! {
    /// What sets two claims against each other, in order of evidence.
    ConflictKind {
        /// One side denies, rejects or calls false what the other says.
        Denial = "denial",
        /// Disjoint ranges for the same thing.
        Quantity = "quantity",
        /// The same predicate, affirmed and negated.
        Negation = "negation",
        /// Predicates that exclude each other.
        Opposites = "opposites",
        /// "Only", "never", "no longer" against what the other says or takes for granted.
        Presupposition = "presupposition",
        /// The same act with its parties exchanged.
        Roles = "roles",
        /// Another date for the same event.
        Date = "date",
        /// Another place for the same event.
        Place = "place",
        /// Two parties claim what only one can have.
        Exclusive = "exclusive",
        /// A claim against what the article itself observes.
        Narration = "narration",
    }
}
