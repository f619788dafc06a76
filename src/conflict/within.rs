//! The conflicts of one article.
//!
//! Its claims are about the same events, so that less needs to be shared than between two texts, and a
//! denial or a figure may lean on the claim before it. Candidates come from an index of keys, and from
//! what stands next to each other: the work grows with the article.

use rustc_hash::FxHashMap;

use super::pair::Pair;
use super::{between, denial, exclusive, narration, quantity};
use crate::analysis::{Analysis, Attribution, Conflict, Side, Voice};
use crate::claim::Proposition;
use crate::page::Page;

/// Statements that a key leads back to, latest first.
const LOOK_BACK: usize = 24;

/// What one attribution asserts.
pub(super) struct Statement<'a> {
    pub(super) index: usize,
    pub(super) attribution: &'a Attribution,
    /// One for each sentence of the content.
    pub(super) propositions: Vec<Proposition>,
    /// The sentence in which the content begins.
    pub(super) sentence: usize,
}

/// The statements of an article, with who is linked to whom.
pub(super) struct Article<'a> {
    pub(super) page: &'a Page<'a>,
    pub(super) statements: Vec<Statement<'a>>,
}

impl<'a> Article<'a> {
    fn new(page: &'a Page<'a>, analysis: &'a Analysis, date: Option<jiff::civil::Date>) -> Self {
        let mut statements = Vec::with_capacity(analysis.attributions.len());
        for (index, attribution) in analysis.attributions.iter().enumerate() {
            let first = attribution.content.first().or(attribution.cue.first());
            let token = first.map_or(0, |s| page.tokens(*s).start);
            statements.push(Statement {
                index,
                attribution,
                propositions: propositions(page, attribution, date),
                sentence: page.sentence(token),
            });
        }
        Self { page, statements }
    }

    /// Whether two statements can clash: different speakers, neither passing on the other's word.
    pub(super) fn independent(&self, i: usize, j: usize) -> bool {
        let (a, b) = (self.statements[i].attribution, self.statements[j].attribution);
        i != j
            && !(a.entity.is_some() && a.entity == b.entity)
            && a.continues != Some(j)
            && b.continues != Some(i)
            && !self.relays(i, j)
            && !self.relays(j, i)
    }

    /// Whether `outer` passes on the word of `inner`.
    pub(super) fn relays(&self, outer: usize, inner: usize) -> bool {
        let mut at = inner;
        // A chain is no longer than the article has attributions.
        for _ in 0..8 {
            match self.statements[at].attribution.via {
                Some(via) if via == outer => return true,
                Some(via) => at = via,
                None => return false,
            }
        }
        false
    }
}

/// The propositions of an attribution's content, a sentence each.
fn propositions(
    page: &Page,
    attribution: &Attribution,
    date: Option<jiff::civil::Date>,
) -> Vec<Proposition> {
    let mut all = Vec::new();
    for span in &attribution.content {
        for tokens in page.sentences(page.tokens(*span)) {
            all.extend(Proposition::read(page, tokens, date));
        }
    }
    all
}

/// The conflicts of the article, in text order.
pub(crate) fn within(
    page: &Page,
    analysis: &Analysis,
    date: Option<jiff::civil::Date>,
) -> Vec<Conflict> {
    let article = Article::new(page, analysis, date);
    let mut board = Board::default();
    denial::find(&article, &mut board);
    compare(&article, &mut board);
    quantity::adjacent(&article, &mut board);
    exclusive::find(&article, &mut board);
    narration::find(&article, &mut board);
    board.finish()
}

/// Compares the statements that share a key with those before them.
fn compare(article: &Article, board: &mut Board) {
    let mut index: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    let mut votes: FxHashMap<usize, u32> = FxHashMap::default();
    for (i, statement) in article.statements.iter().enumerate() {
        votes.clear();
        let terms = || statement.propositions.iter().flat_map(|p| &p.terms);
        for term in terms() {
            for key in &term.keys {
                for j in index.get(key).into_iter().flatten().rev().take(LOOK_BACK) {
                    *votes.entry(*j).or_default() += term.weight;
                }
            }
        }
        let mut candidates: Vec<usize> = votes.iter().filter(|(_, w)| **w >= 2).map(|(j, _)| *j).collect();
        candidates.sort_unstable();
        for j in candidates {
            if !article.independent(j, i) {
                continue;
            }
            for a in &article.statements[j].propositions {
                for b in &statement.propositions {
                    if let Some(finding) = between(&Pair::new(a, b), true) {
                        board.add(
                            side(j, finding.a),
                            side(i, finding.b),
                            finding.kind,
                        );
                    }
                }
            }
        }
        for term in terms() {
            for key in &term.keys {
                let list = index.entry(*key).or_default();
                if list.last() != Some(&i) {
                    list.push(i);
                }
            }
        }
    }
}

/// The side that an attribution puts forward.
pub(super) fn side(attribution: usize, span: crate::text::Span) -> Side {
    Side {
        voice: Voice::Attribution(attribution),
        span,
    }
}

/// Conflicts found so far: each pair of sides once, under the first kind that was found.
#[derive(Default)]
pub(super) struct Board {
    found: Vec<(Side, Side, crate::analysis::ConflictKind)>,
}

impl Board {
    pub(super) fn add(&mut self, a: Side, b: Side, kind: crate::analysis::ConflictKind) {
        let same = |x: &Side, y: &Side| {
            x.voice == y.voice && (x.voice != Voice::Narration || x.span == y.span)
        };
        let known = |(x, y, _): &(Side, Side, _)| same(x, &a) && same(y, &b) || same(x, &b) && same(y, &a);
        if !self.found.iter().any(known) {
            let (a, b) = if a.span.start <= b.span.start { (a, b) } else { (b, a) };
            self.found.push((a, b, kind));
        }
    }

    fn finish(mut self) -> Vec<Conflict> {
        self.found
            .sort_by_key(|(a, b, kind)| (a.span.start, b.span.start, *kind));
        self.found
            .into_iter()
            .map(|(a, b, kind)| Conflict {
                why: String::new(),
                a,
                b,
                kind,
            })
            .collect()
    }
}
