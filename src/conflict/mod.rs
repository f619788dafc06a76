//! Claims that cannot both hold.
//!
//! Two propositions are laid side by side ([`pair`]) and each kind of conflict has its file, which looks
//! for its own evidence, in the order in which the evidence counts. Precision comes first: where a
//! comparison is not sure to be of the same event, there is no conflict.

mod negation;
mod opposites;
mod pair;

use crate::analysis::ConflictKind;
use crate::claim::Proposition;
use crate::text::Span;
use pair::Pair;

/// What sets two propositions against each other, and the words of each side that do.
#[derive(Debug, Clone)]
pub(crate) struct Finding {
    pub(crate) kind: ConflictKind,
    pub(crate) a: Span,
    pub(crate) b: Span,
}

/// The first kind of conflict between two propositions.
pub(crate) fn between(a: &Proposition, b: &Proposition) -> Option<Finding> {
    if a.question || b.question {
        return None;
    }
    let pair = Pair::new(a, b);
    negation::find(&pair).or_else(|| opposites::find(&pair))
}
