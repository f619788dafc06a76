//! The letters and digits of a text, numbered, so that parts are compared by them alone: quotation marks, commas and
//! spaces at an edge cost nothing.

use crate::text::Span;

/// Where the letters and digits of a text stand.
pub(super) struct Letters(Vec<usize>);

impl Letters {
    pub(super) fn of(text: &str) -> Self {
        let all = text.char_indices();
        Self(
            all.filter(|(_, c)| c.is_alphanumeric())
                .map(|(at, _)| at)
                .collect(),
        )
    }

    /// The letters that the pieces cover.
    pub(super) fn set(&self, spans: &[Span]) -> LetterSet {
        let number = |byte: usize| self.0.partition_point(|at| *at < byte);
        LetterSet::new(spans.iter().map(|s| (number(s.start), number(s.end))))
    }

    /// The first run of letters of a set, as it stands in the text, and the set without it.
    pub(super) fn split<'t>(&self, set: &LetterSet, text: &'t str) -> Option<(&'t str, LetterSet)> {
        let first = set.0.first()?.0;
        let from = self.0[first];
        let rest = &text[from..];
        let run = rest.find(|c: char| !c.is_alphanumeric());
        let run = &rest[..run.unwrap_or(rest.len())];
        let behind = self.0.partition_point(|at| *at < from + run.len());
        let rest = set.0.iter();
        let rest = rest.map(|&(start, end)| (start.max(behind), end.max(behind)));
        Some((run, LetterSet::new(rest)))
    }
}

/// Letters by their numbers: ranges, sorted and apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct LetterSet(Vec<(usize, usize)>);

impl LetterSet {
    pub(super) fn new(ranges: impl IntoIterator<Item = (usize, usize)>) -> Self {
        let ranges = ranges.into_iter().filter(|(start, end)| start < end);
        let mut all: Vec<_> = ranges.collect();
        all.sort_unstable();
        let mut set: Vec<(usize, usize)> = Vec::new();
        for (start, end) in all {
            match set.last_mut() {
                Some(last) if start <= last.1 => last.1 = last.1.max(end),
                _ => set.push((start, end)),
            }
        }
        Self(set)
    }

    /// All letters of several sets.
    pub(super) fn union<'s>(sets: impl IntoIterator<Item = &'s Self>) -> Self {
        Self::new(sets.into_iter().flat_map(|set| set.0.iter().copied()))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.0.iter().map(|(start, end)| end - start).sum()
    }

    /// How many letters two sets share.
    pub(super) fn shared(&self, other: &Self) -> usize {
        let (mut a, mut b) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut count = 0;
        while let (Some(one), Some(two)) = (a.peek(), b.peek()) {
            count += one.1.min(two.1).saturating_sub(one.0.max(two.0));
            if one.1 < two.1 {
                a.next()
            } else {
                b.next()
            };
        }
        count
    }

    /// The share of letters that are common among all letters of both; 0 where there are none.
    pub(super) fn iou(&self, other: &Self) -> f64 {
        let shared = self.shared(other);
        match self.len() + other.len() - shared {
            0 => 0.0,
            all => ratio(shared, all),
        }
    }

    /// Whether half of the shorter one is common.
    pub(super) fn shares_half(&self, other: &Self) -> bool {
        let least = self.len().min(other.len());
        least > 0 && 2 * self.shared(other) >= least
    }

    pub(super) fn is_within(&self, other: &Self) -> bool {
        self.shared(other) == self.len()
    }
}

/// A quotient of counts, which are far below the point where floats skip numbers.
#[expect(clippy::cast_precision_loss, reason = "counts are small")]
pub(super) fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

/// The pairs of an item on the left and one on the right that share a letter, sorted. The work grows with the sets
/// and the pairs found.
pub(super) fn touching<'s>(
    left: impl Iterator<Item = (usize, &'s LetterSet)>,
    right: impl Iterator<Item = (usize, &'s LetterSet)>,
) -> Vec<(usize, usize)> {
    let mut events: Vec<(usize, usize, bool, usize)> = Vec::new();
    for (index, set) in left {
        events.extend(set.0.iter().map(|&(start, end)| (start, end, false, index)));
    }
    for (index, set) in right {
        events.extend(set.0.iter().map(|&(start, end)| (start, end, true, index)));
    }
    events.sort_unstable();
    let mut open: [Vec<(usize, usize)>; 2] = Default::default();
    let mut pairs = Vec::new();
    for (start, end, is_right, index) in events {
        let others = &mut open[usize::from(!is_right)];
        others.retain(|(end, _)| *end > start);
        pairs.extend(others.iter().map(|&(_, other)| {
            if is_right {
                (other, index)
            } else {
                (index, other)
            }
        }));
        open[usize::from(is_right)].push((end, index));
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use proptest::prelude::*;

    fn set() -> impl Strategy<Value = LetterSet> {
        prop::collection::vec((0_usize..30, 0_usize..8), 0..4)
            .prop_map(|all| LetterSet::new(all.into_iter().map(|(at, len)| (at, at + len))))
    }

    fn members(set: &LetterSet) -> BTreeSet<usize> {
        set.0.iter().flat_map(|(start, end)| *start..*end).collect()
    }

    proptest! {
        #[test]
        fn sets_agree_with_sets_of_numbers(a in set(), b in set()) {
            let (x, y) = (members(&a), members(&b));
            prop_assert_eq!(a.len(), x.len());
            prop_assert_eq!(a.shared(&b), x.intersection(&y).count());
            prop_assert_eq!(a.is_within(&b), x.is_subset(&y));
            prop_assert_eq!(members(&LetterSet::union([&a, &b])), &x | &y);
        }

        #[test]
        fn touching_finds_just_the_pairs_that_share_letters(
            left in prop::collection::vec(set(), 0..6),
            right in prop::collection::vec(set(), 0..6),
        ) {
            let mut expected = Vec::new();
            for (i, a) in left.iter().enumerate() {
                for (j, b) in right.iter().enumerate() {
                    if a.shared(b) > 0 {
                        expected.push((i, j));
                    }
                }
            }
            let found = touching(left.iter().enumerate(), right.iter().enumerate());
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn a_run_is_split_off() {
        let text = "dit qu'il pleut";
        let letters = Letters::of(text);
        let set = letters.set(&[Span::new(4, text.len())]);
        let (run, rest) = letters.split(&set, text).unwrap();
        assert_eq!(run, "qu");
        assert_eq!(rest, letters.set(&[Span::new(7, text.len())]));
    }
}
