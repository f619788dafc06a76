//! Choices: a case is a list of numbers, and whatever is made at random asks it what to take.
//!
//! So that a smaller list is a plainer sentence, the first of several things is always the plainest.

use proptest::collection::vec;
use proptest::prelude::{Strategy, any};

/// Numbers of a case that make its sentence.
const SENTENCE: usize = 32;
/// Numbers of a case that change the sentence.
const CHANGE: usize = 16;

/// The strategy of cases.
pub(super) fn cases() -> impl Strategy<Value = Vec<u16>> {
    vec(any::<u16>(), SENTENCE + CHANGE..=SENTENCE + CHANGE)
}

/// The numbers that make the sentence of a case, and those that change it.
pub(super) fn halves(case: &[u16]) -> (&[u16], &[u16]) {
    case.split_at(SENTENCE.min(case.len()))
}

/// The choices of a case that are left; where none are, the first thing is taken.
pub(super) struct Draws<'a>(std::slice::Iter<'a, u16>);

impl<'a> Draws<'a> {
    pub(super) fn new(values: &'a [u16]) -> Self {
        Self(values.iter())
    }

    /// A number below `count`, or 0.
    pub(super) fn below(&mut self, count: usize) -> usize {
        let value = usize::from(self.0.next().copied().unwrap_or(0));
        (value * count) >> 16
    }

    /// Yes or no; no is the plainer.
    pub(super) fn flip(&mut self) -> bool {
        self.below(2) == 1
    }

    /// One of several.
    pub(super) fn pick<'t, T>(&mut self, all: &'t [T]) -> Option<&'t T> {
        all.get(self.below(all.len()))
    }
}
