//! Who speaks at each token, the narrator or a quotation, and how far each source speaks.

use rustc_hash::FxHashMap;

use crate::analysis::Attribution;
use crate::page::Page;
use crate::text::Span;

/// Who speaks at each token: the narrator, or a quotation.
pub(super) struct Levels {
    /// The innermost quotation that each token stands in, and one `None` behind the last.
    inside: Vec<Option<usize>>,
    /// Sources of incises, by token, with the level that they are on: the narrator's words stand inside the marks.
    incises: FxHashMap<usize, Option<usize>>,
    /// First and last token of the contents of each source.
    says: FxHashMap<Span, (usize, usize)>,
}

impl Levels {
    pub(super) fn new(page: &Page, attributions: &[Attribution]) -> Self {
        let mut inside = vec![None; page.layout.tokens.len() + 1];
        // Outer quotations come first, so that inner ones overwrite them.
        for (q, quotation) in page.layout.quotations.iter().enumerate() {
            for token in quotation.inner.clone() {
                inside[token] = Some(q);
            }
        }
        let mut incises = FxHashMap::default();
        let mut says: FxHashMap<Span, (usize, usize)> = FxHashMap::default();
        for attribution in attributions {
            let (Some(source), Some(content), Some(last)) = (
                attribution.source.first(),
                attribution.content.first(),
                attribution.content.last(),
            ) else {
                continue;
            };
            let (token, from) = (page.tokens(*source).start, page.tokens(*content).start);
            if let Some(q) = inside[token].filter(|q| from < token && inside[from] == Some(*q)) {
                incises.insert(token, page.layout.quotations[q].parent);
            }
            let to = page.tokens(*last).end;
            says.entry(*source)
                .and_modify(|(first, last)| (*first, *last) = (from.min(*first), to.max(*last)))
                .or_insert((from, to));
        }
        Self {
            inside,
            incises,
            says,
        }
    }

    /// The quotation that a token stands in, where a source or another mention begins.
    pub(super) fn of(&self, token: usize, source: bool) -> Option<usize> {
        self.incises
            .get(&token)
            .filter(|_| source)
            .copied()
            .unwrap_or(self.inside[token])
    }

    /// First and last token of what the source at a span says.
    pub(super) fn says(&self, source: Span) -> Option<(usize, usize)> {
        self.says.get(&source).copied()
    }
}
