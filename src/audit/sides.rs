//! Who stands against whom: the sides of a dispute, as the conflicts between sources tell them.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::analysis::{Analysis, Conflict, Voice};

/// The two sides of the largest dispute, each sorted; the first source of the text among them is in the
/// first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sides(pub(super) [Vec<usize>; 2]);

/// Why there are no sides where no conflict was found.
const NO_DISPUTE: &str =
    "no conflict between two sources was found, so that nothing tells who stands on which side";
/// Why there are none where everybody is against everybody.
const NO_TWO: &str = "the conflicts do not part the sources into two sides";

/// The sides of an analysis, or why there are none.
pub(super) fn sides(analysis: &Analysis) -> Result<Sides, &'static str> {
    let mut against: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for conflict in &analysis.conflicts {
        if let Some((a, b)) = speakers(analysis, conflict)
            && a != b
        {
            against.entry(a).or_default().insert(b);
            against.entry(b).or_default().insert(a);
        }
    }
    let mut side: BTreeMap<usize, usize> = BTreeMap::new();
    let mut disputes: Vec<Option<Sides>> = Vec::new();
    for &first in against.keys() {
        if side.contains_key(&first) {
            continue;
        }
        side.insert(first, 0);
        let mut queue = VecDeque::from([first]);
        let mut parts = [vec![first], Vec::new()];
        let mut parted = true;
        while let Some(at) = queue.pop_front() {
            let other = 1 - side[&at];
            for &next in against.get(&at).into_iter().flatten() {
                if let Some(known) = side.get(&next) {
                    parted &= *known == other;
                } else {
                    side.insert(next, other);
                    parts[other].push(next);
                    queue.push_back(next);
                }
            }
        }
        for part in &mut parts {
            part.sort_unstable();
        }
        disputes.push(parted.then_some(Sides(parts)));
    }
    if disputes.is_empty() {
        return Err(NO_DISPUTE);
    }
    let size = |sides: &Sides| sides.0.iter().map(Vec::len).sum::<usize>();
    // Of equal ones the first.
    let largest = disputes.into_iter().flatten().rev().max_by_key(size);
    largest.ok_or(NO_TWO)
}

/// The sources of both sides of a conflict, where both are known.
pub(super) fn speakers(analysis: &Analysis, conflict: &Conflict) -> Option<(usize, usize)> {
    let source = |voice: Voice| match voice {
        Voice::Attribution(index) => analysis.attributions.get(index)?.entity,
        Voice::Narration => None,
    };
    source(conflict.a.voice).zip(source(conflict.b.voice))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{
        Attribution, Certainty, Class, ConflictKind, Kind, Polarity, Side, Tone,
    };
    use crate::text::Span;

    /// An analysis of five sources with one attribution each, and conflicts between these.
    fn disputes(pairs: &[(usize, usize)]) -> Analysis {
        let attribution = |entity| Attribution {
            kind: Kind::Indirect,
            class: Class::State,
            tone: Tone::Neutral,
            polarity: Polarity::Positive,
            certainty: Certainty::Asserted,
            rule: String::new(),
            via: None,
            continues: None,
            source: Vec::new(),
            cue: Vec::new(),
            content: Vec::new(),
            entity: Some(entity),
        };
        let side = |index| Side {
            voice: Voice::Attribution(index),
            span: Span::default(),
        };
        let conflict = |(a, b): &(usize, usize)| Conflict {
            a: side(*a),
            b: side(*b),
            kind: ConflictKind::Denial,
            why: String::new(),
        };
        Analysis {
            attributions: (0..5).map(attribution).collect(),
            conflicts: pairs.iter().map(conflict).collect(),
            ..Analysis::default()
        }
    }

    #[test]
    fn who_opposes_the_same_is_on_one_side() {
        let found = sides(&disputes(&[(0, 1), (2, 1), (1, 4)])).unwrap();
        assert_eq!(found.0, [vec![0, 2, 4], vec![1]]);
    }

    #[test]
    fn the_largest_dispute_counts() {
        let found = sides(&disputes(&[(0, 1), (2, 3), (3, 4)])).unwrap();
        assert_eq!(found.0, [vec![2, 4], vec![3]]);
    }

    #[test]
    fn no_sides_are_said() {
        assert_eq!(sides(&disputes(&[])), Err(NO_DISPUTE));
        assert_eq!(sides(&disputes(&[(2, 2)])), Err(NO_DISPUTE));
        assert_eq!(sides(&disputes(&[(0, 1), (1, 2), (2, 0)])), Err(NO_TWO));
    }
}
