//! Which attributions on one side are the same as which on the other.

use super::letters::{LetterSet, touching};

/// The letters of the parts of an attribution.
#[derive(Debug, Clone, Default)]
pub(super) struct Parts {
    pub(super) source: LetterSet,
    /// The cue, and others that are as good.
    pub(super) cues: Vec<LetterSet>,
    /// The content, and others that are as good.
    pub(super) contents: Vec<LetterSet>,
}

impl Parts {
    pub(super) fn cue(&self) -> &LetterSet {
        &self.cues[0]
    }

    pub(super) fn content(&self) -> &LetterSet {
        &self.contents[0]
    }

    /// How well a content fits the other's: the best of those that are as good.
    pub(super) fn content_iou(&self, other: &Self) -> f64 {
        let all = self.contents.iter().map(|one| one.iou(other.content()));
        all.fold(0.0, f64::max)
    }

    pub(super) fn shares_cue(&self, other: &Self) -> bool {
        self.cues.iter().any(|cue| cue.shared(other.cue()) > 0)
    }
}

/// For each on the left, the one on the right that is taken for the same. The best fits come first: by the overlap of
/// contents, with a quarter more for a shared cue and a tenth for sources that share half of the shorter one.
pub(super) fn pair(left: &[Parts], right: &[Parts]) -> Vec<Option<usize>> {
    let cues = touching(
        numbered(left, |parts| &parts.cues),
        numbered(right, |parts| &parts.cues[..1]),
    );
    let contents = touching(
        numbered(left, |parts| &parts.contents),
        numbered(right, |parts| &parts.contents[..1]),
    );
    let mut fits = [cues, contents].concat();
    fits.sort_unstable();
    fits.dedup();
    let mut scored: Vec<(f64, usize, usize)> = fits
        .into_iter()
        .map(|(l, r)| {
            let (one, other) = (&left[l], &right[r]);
            let weight = |holds: bool, weight: f64| if holds { weight } else { 0.0 };
            let score = one.content_iou(other)
                + weight(one.shares_cue(other), 0.25)
                + weight(one.source.shares_half(&other.source), 0.1);
            (score, l, r)
        })
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut pairs = vec![None; left.len()];
    let mut taken = vec![false; right.len()];
    for (_, l, r) in scored {
        if pairs[l].is_none() && !taken[r] {
            pairs[l] = Some(r);
            taken[r] = true;
        }
    }
    pairs
}

fn numbered<'p>(
    all: &'p [Parts],
    sets: impl Fn(&'p Parts) -> &'p [LetterSet],
) -> impl Iterator<Item = (usize, &'p LetterSet)> {
    all.iter()
        .enumerate()
        .flat_map(move |(index, parts)| sets(parts).iter().map(move |set| (index, set)))
}
