//! Putting the analyses of parts of a text together: spans and indices of a part become those of the whole.

use rustc_hash::FxHashMap;

use super::{Analysis, Attribution, Claim, Conflict, Side, Source, Unresolved, Voice};
use crate::text::{Span, fold};

/// An analysis that grows by parts.
pub(crate) struct Joined {
    pub(crate) analysis: Analysis,
    /// Indices of the named sources.
    by_name: FxHashMap<String, usize>,
}

impl Joined {
    /// Begins with what holds for the whole.
    pub(crate) fn new(analysis: Analysis) -> Self {
        Self {
            analysis,
            by_name: FxHashMap::default(),
        }
    }

    /// Adds what was found in a part that begins at byte `start` of the text, behind the parts added before. Sources of
    /// the same name are one source.
    pub(crate) fn append(&mut self, part: Analysis, start: usize) {
        let sources: Vec<usize> = part
            .sources
            .into_iter()
            .map(|source| self.source(source, start))
            .collect();
        let whole = &mut self.analysis;
        let first = whole.attributions.len();
        let attributions = part.attributions.into_iter();
        whole.attributions.extend(attributions.map(|a| Attribution {
            via: a.via.map(|i| i + first),
            continues: a.continues.map(|i| i + first),
            source: moved(&a.source, start),
            cue: moved(&a.cue, start),
            content: moved(&a.content, start),
            entity: a.entity.map(|i| sources[i]),
            ..a
        }));
        let unresolved = part.unresolved.into_iter();
        whole.unresolved.extend(unresolved.map(|u| Unresolved {
            mention: u.mention.moved(start),
            attribution: u.attribution + first,
            candidates: u.candidates.iter().map(|i| sources[*i]).collect(),
        }));
        let claims = part.claims.into_iter();
        let claims = claims.map(|claim| moved_claim(claim, start, first));
        whole.claims.extend(claims);
        let conflicts = part.conflicts.into_iter();
        whole.conflicts.extend(conflicts.map(|c| Conflict {
            a: c.a.moved(start, first),
            b: c.b.moved(start, first),
            ..c
        }));
        whole.notices.extend(part.notices);
    }

    /// The index of the source among those of the whole, to which it is added if it is new.
    fn source(&mut self, source: Source, start: usize) -> usize {
        let mentions = moved(&source.mentions, start);
        let evidence = moved(&source.evidence, start);
        let all = &mut self.analysis.sources;
        let new = all.len();
        let index = if source.anonymous {
            new
        } else {
            // What follows a comma is in the language of its part: a role, an apposition.
            let name = source.name.split(',').next().unwrap_or_default();
            *self.by_name.entry(fold(name)).or_insert(new)
        };
        if let Some(known) = all.get_mut(index) {
            known.mentions.extend(mentions);
            known.evidence.extend(evidence);
        } else {
            all.push(Source {
                mentions,
                evidence,
                reason: source.reason.map(|span| span.moved(start)),
                ..source
            });
        }
        index
    }
}

impl Attribution {
    /// The same attribution as a part that begins at byte `start` has it; its links are those of the whole.
    pub(crate) fn back(&self, start: usize) -> Self {
        let back = |spans: &[Span]| {
            let spans = spans.iter();
            let back = spans.map(|s| Span::new(s.start - start, s.end - start));
            back.collect()
        };
        Self {
            source: back(&self.source),
            cue: back(&self.cue),
            content: back(&self.content),
            ..self.clone()
        }
    }
}

impl Side {
    /// The same side where its text begins at byte `start` and its attributions at index `first`.
    pub(crate) fn moved(self, start: usize, first: usize) -> Self {
        Self {
            voice: match self.voice {
                Voice::Attribution(index) => Voice::Attribution(index + first),
                Voice::Narration => Voice::Narration,
            },
            span: self.span.moved(start),
        }
    }
}

fn moved(spans: &[Span], start: usize) -> Vec<Span> {
    spans.iter().map(|span| span.moved(start)).collect()
}

fn moved_claim(mut claim: Claim, start: usize, first: usize) -> Claim {
    claim.attribution += first;
    for quantity in &mut claim.quantities {
        quantity.span = quantity.span.moved(start);
        quantity.noun = quantity.noun.map(|span| span.moved(start));
    }
    for time in &mut claim.times {
        time.span = time.span.moved(start);
    }
    for concept in &mut claim.concepts {
        concept.span = concept.span.moved(start);
    }
    claim.exclusive = moved(&claim.exclusive, start);
    claim
}
