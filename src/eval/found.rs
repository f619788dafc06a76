//! What the rules found, made ready to be laid beside what people marked.

use super::gold::Gold;
use super::letters::{LetterSet, Letters, touching};
use super::pair::Parts;
use crate::analysis::Attribution;
use crate::text::Span;

/// An attribution that was found, perhaps put together of several.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// Its index in the analysis: of the first, where it was put together.
    pub(super) index: usize,
    pub(super) content: Vec<Span>,
}

/// All that was found, as it is.
pub(super) fn each(attributions: &[Attribution]) -> Vec<Found> {
    let all = attributions.iter().enumerate();
    all.map(|(index, a)| Found {
        index,
        content: a.content.clone(),
    })
    .collect()
}

/// What was found, with each quotation that goes on under the same cue joined to the one it continues.
pub(super) fn merged(attributions: &[Attribution]) -> Vec<Found> {
    let mut all = each(attributions);
    let heads = heads(attributions);
    for (index, head) in heads.iter().enumerate() {
        if *head != index {
            let content = std::mem::take(&mut all[index].content);
            all[*head].content.extend(content);
        }
    }
    all.retain(|found| heads[found.index] == found.index);
    all
}

/// For each attribution the one at whose head it stands, through others that it continues: itself for most.
fn heads(attributions: &[Attribution]) -> Vec<usize> {
    let continued = |index: usize| {
        let one = &attributions[index];
        let other = one.continues?;
        let same = one.cue.is_empty() || one.cue == attributions.get(other)?.cue;
        (same && other != index).then_some(other)
    };
    let mut heads: Vec<Option<usize>> = vec![None; attributions.len()];
    for start in 0..attributions.len() {
        let mut way = vec![start];
        let mut at = start;
        let head = loop {
            if let Some(head) = heads[at] {
                break head;
            }
            match continued(at) {
                // A circle has no head; its first one will do.
                Some(other) if way.len() <= attributions.len() => at = other,
                Some(_) => break start,
                None => break at,
            }
            way.push(at);
        };
        for one in way {
            heads[one].get_or_insert(head);
        }
    }
    heads.into_iter().flatten().collect()
}

/// The letters of what was found.
pub(super) fn parts(found: &Found, attributions: &[Attribution], letters: &Letters) -> Parts {
    let attribution = &attributions[found.index];
    Parts {
        source: letters.set(&attribution.source),
        cues: vec![letters.set(&attribution.cue)],
        contents: vec![letters.set(&found.content)],
    }
}

/// The letters of what was marked, with what is as good.
pub(super) fn gold_parts(gold: &Gold, letters: &Letters) -> Parts {
    let with = |spans: &[Span], other: &[Span]| {
        let other = (!other.is_empty()).then(|| letters.set(other));
        [letters.set(spans)].into_iter().chain(other).collect()
    };
    Parts {
        source: letters.set(&gold.source),
        cues: with(&gold.cue, &gold.cue_alt),
        contents: with(&gold.content, &gold.content_alt),
    }
}

/// Whether each of those found stands in the content of another and has a cue that is not marked: where only the
/// outermost attributions are marked, nothing can be said of it.
pub(super) fn unmarked_inside(found: &[Parts], gold: &[Parts]) -> Vec<bool> {
    let marked = LetterSet::union(gold.iter().map(Parts::cue));
    let mut inside = vec![false; found.len()];
    let cues = found.iter().map(Parts::cue).enumerate();
    let contents = found.iter().map(Parts::content).enumerate();
    for (inner, outer) in touching(cues, contents) {
        let cue = found[inner].cue();
        let is_within = inner != outer && cue.is_within(found[outer].content());
        inside[inner] |= is_within && cue.shared(&marked) == 0;
    }
    inside
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Certainty, Class, Kind, Polarity, Tone};

    fn attribution(cue: &[Span], content: Span, continues: Option<usize>) -> Attribution {
        Attribution {
            kind: Kind::Direct,
            class: Class::State,
            tone: Tone::Neutral,
            polarity: Polarity::Positive,
            certainty: Certainty::Asserted,
            rule: "xx.a".to_owned(),
            via: None,
            continues,
            source: Vec::new(),
            cue: cue.to_vec(),
            content: vec![content],
            entity: None,
        }
    }

    #[test]
    fn what_goes_on_is_joined_to_its_head() {
        let cue = [Span::new(10, 14)];
        let all = [
            attribution(&cue, Span::new(0, 9), None),
            attribution(&[], Span::new(20, 30), Some(0)),
            attribution(&cue, Span::new(30, 40), Some(1)),
            attribution(&[Span::new(44, 48)], Span::new(50, 60), Some(0)),
        ];
        let joined = merged(&all);
        let heads: Vec<_> = joined.iter().map(|f| (f.index, f.content.len())).collect();
        // The third has a cue, and that of the second, which it continues, is not the same.
        assert_eq!(heads, [(0, 2), (2, 1), (3, 1)]);
    }

    #[test]
    fn a_circle_ends() {
        let all = [
            attribution(&[], Span::new(0, 9), Some(1)),
            attribution(&[], Span::new(20, 30), Some(0)),
        ];
        assert_eq!(merged(&all).len(), 1);
    }
}
