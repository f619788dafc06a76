//! What has been found in an article so far.

use rustc_hash::FxHashSet;

use super::why::{self, Spoken};
use crate::analysis::{Analysis, Conflict, ConflictKind, Side, Voice};
use crate::page::Page;
use crate::text::Span;

/// The side that an attribution puts forward.
pub(super) fn side(attribution: usize, span: Span) -> Side {
    Side {
        voice: Voice::Attribution(attribution),
        span,
    }
}

/// Conflicts found so far: each pair of sides once, under the first kind that was found.
#[derive(Default)]
pub(super) struct Board {
    found: Vec<(Side, Side, ConflictKind)>,
    known: FxHashSet<(Key, Key)>,
}

/// What tells a side from others: the attribution, or where the narrator's words begin.
pub(super) type Key = (Voice, usize);

pub(super) fn key(side: &Side) -> Key {
    match side.voice {
        Voice::Attribution(_) => (side.voice, 0),
        Voice::Narration => (side.voice, side.span.start),
    }
}

impl Board {
    pub(super) fn add(&mut self, a: Side, b: Side, kind: ConflictKind) {
        let (a, b) = if a.span.start <= b.span.start {
            (a, b)
        } else {
            (b, a)
        };
        let (x, y) = (key(&a), key(&b));
        if self.known.insert((x.min(y), x.max(y))) {
            self.found.push((a, b, kind));
        }
    }

    pub(super) fn finish(mut self, page: &Page, analysis: &Analysis) -> Vec<Conflict> {
        self.found
            .sort_by_key(|(a, b, kind)| (a.span.start, b.span.start, *kind));
        let spoken = |side: &Side| Spoken::of(side, analysis, page.text);
        // Who repeats himself clashes once.
        let mut told = FxHashSet::default();
        let said = |side: &Side| {
            let entity = match side.voice {
                Voice::Attribution(a) => analysis.attributions[a].entity,
                Voice::Narration => None,
            };
            (entity.ok_or(side.voice), side.span.of(page.text))
        };
        self.found
            .retain(|(a, b, kind)| told.insert((said(a), said(b), *kind)));
        self.found
            .into_iter()
            .map(|(a, b, kind)| Conflict {
                why: why::sentence(kind, &spoken(&a), &spoken(&b)),
                a,
                b,
                kind,
            })
            .collect()
    }
}
