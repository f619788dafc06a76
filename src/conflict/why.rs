//! What sets two sides against each other, in plain words.

use crate::analysis::ConflictKind;

/// A sentence that explains a conflict of the kind between two stretches of text.
pub(super) fn sentence(kind: ConflictKind, a: &str, b: &str) -> String {
    let reason = match kind {
        ConflictKind::Denial => "one side denies what the other says",
        ConflictKind::Quantity => "the figures for the same thing exclude each other",
        ConflictKind::Negation => "one side affirms what the other negates",
        ConflictKind::Opposites => "the two say opposite things of the same matter",
        ConflictKind::Presupposition => "one side excludes what the other takes for granted",
        ConflictKind::Roles => "the parties change places",
        ConflictKind::Date => "the dates for the same event exclude each other",
        ConflictKind::Place => "the places of the same event exclude each other",
        ConflictKind::Exclusive => "both claim what only one can have",
        ConflictKind::Narration => "the article itself observes otherwise",
    };
    format!("\u{201c}{a}\u{201d} against \u{201c}{b}\u{201d}: {reason}")
}
