//! The conflicts of one article.
//!
//! Its claims are about the same events, so that less needs to be shared than between two texts, and a
//! denial or a figure may lean on the claim before it. Candidates come from an index of keys, and from
//! what stands next to each other: the work grows with the article.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::board::{Board, side};
use super::pair::Pair;
use super::{Context, between, denial, exclusive, narration, quantity};
use crate::analysis::{Analysis, Attribution, Certainty, Conflict, Polarity};
use crate::claim::{Proposition, Term, Terms};
use crate::pack::lexicon::StateCode;
use crate::page::Page;
use crate::text::Span;

/// Statements that a key leads back to, latest first.
const LOOK_BACK: usize = 24;

/// Least part that two statements of one source must share to contradict each other.
const HIMSELF: f64 = 0.6;
/// Shared weight below which the states that two statements are about must not differ.
const STATED: u32 = 6;

/// What one attribution asserts.
pub(super) struct Statement<'a> {
    pub(super) index: usize,
    pub(super) attribution: &'a Attribution,
    /// One for each sentence of the content.
    pub(super) propositions: &'a [Proposition],
    /// The sentence in which the content begins.
    pub(super) sentence: usize,
}

impl Statement<'_> {
    pub(super) fn terms(&self) -> impl Iterator<Item = &Term> {
        self.propositions.iter().flat_map(|p| &p.terms)
    }
}

/// The statements of an article, with who is linked to whom.
pub(super) struct Article<'a> {
    pub(super) page: &'a Page<'a>,
    analysis: &'a Analysis,
    pub(super) statements: Vec<Statement<'a>>,
    /// The statements under each key, in order.
    index: FxHashMap<u64, Vec<usize>>,
}

impl<'a> Article<'a> {
    pub(super) fn new(
        page: &'a Page<'a>,
        analysis: &'a Analysis,
        read: &'a [Vec<Proposition>],
    ) -> Self {
        let mut statements = Vec::with_capacity(analysis.attributions.len());
        for (index, attribution) in analysis.attributions.iter().enumerate() {
            let first = attribution.content.first().or(attribution.cue.first());
            let token = first.map_or(0, |s| page.tokens(*s).start);
            statements.push(Statement {
                index,
                attribution,
                propositions: &read[index],
                sentence: page.sentence(token),
            });
        }
        let mut index: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
        for (i, statement) in statements.iter().enumerate() {
            for key in statement.terms().flat_map(|t| &t.keys) {
                let list = index.entry(*key).or_default();
                if list.last() != Some(&i) {
                    list.push(i);
                }
            }
        }
        Self {
            page,
            analysis,
            statements,
            index,
        }
    }

    /// Independent statements near `i` that share terms with it, with the weight of what they share.
    pub(super) fn sharing(&self, i: usize) -> Vec<(usize, u32)> {
        let mut votes: BTreeMap<usize, u32> = BTreeMap::new();
        for term in self.statements[i].terms() {
            let mut seen: Vec<usize> = Vec::new();
            for key in &term.keys {
                let list = self.index.get(key).map_or(&[][..], Vec::as_slice);
                let at = list.partition_point(|j| *j < i);
                let near = &list[at.saturating_sub(LOOK_BACK)..list.len().min(at + LOOK_BACK)];
                for j in near {
                    if !seen.contains(j) {
                        seen.push(*j);
                        *votes.entry(*j).or_default() += term.weight;
                    }
                }
            }
        }
        votes
            .into_iter()
            .filter(|(j, _)| self.apart(i, *j))
            .collect()
    }

    /// Whether two propositions are of different states: of those that they name, else of the speakers'.
    fn other_state(&self, one: (usize, &Proposition), other: (usize, &Proposition)) -> bool {
        let states = |(i, proposition): (usize, &Proposition)| {
            let terms = proposition.terms.iter();
            let named: Vec<StateCode> = terms.filter_map(|t| t.state).collect();
            if named.is_empty() {
                states(self.page, &self.statements[i].attribution.source)
            } else {
                named
            }
        };
        let (ours, theirs) = (states(one), states(other));
        !ours.is_empty() && !theirs.is_empty() && !ours.iter().any(|s| theirs.contains(s))
    }

    /// Whether both have the same entity for a source, or where one has none, the same words.
    pub(super) fn same_speaker(&self, i: usize, j: usize) -> bool {
        let entity = |k: usize| self.statements[k].attribution.entity;
        match (entity(i), entity(j)) {
            (Some(x), Some(y)) if x == y => true,
            _ => {
                let speaker = self.speaker(i);
                !speaker.is_empty() && speaker == self.speaker(j)
            }
        }
    }

    /// The keys of the words that name who speaks, by the first mention of the entity too, sorted.
    pub(super) fn speaker(&self, i: usize) -> Vec<u64> {
        let attribution = self.statements[i].attribution;
        let entity = attribution
            .entity
            .and_then(|e| self.analysis.sources.get(e));
        let first = entity.and_then(|e| e.mentions.first());
        keys(self.page, attribution.source.iter().chain(first))
    }

    /// The keys of the words of the cue, sorted.
    pub(super) fn act(&self, i: usize) -> Vec<u64> {
        keys(self.page, self.statements[i].attribution.cue.iter())
    }

    /// The statement that makes the words at `span` its act: `i` itself, or one that it reports by them.
    pub(super) fn innermost(&self, i: usize, span: Span) -> usize {
        let said = |j: usize| {
            let a = self.statements[j].attribution;
            a.via == Some(i)
                && a.polarity == Polarity::Positive
                && a.cue.iter().any(|c| c.overlaps(span) && self.holds(i, *c))
        };
        let near = i.saturating_sub(4)..(i + 5).min(self.statements.len());
        near.filter(|j| *j != i).find(|j| said(*j)).unwrap_or(i)
    }

    /// Whether the span stands in the content of the statement.
    fn holds(&self, i: usize, span: Span) -> bool {
        let content = &self.statements[i].attribution.content;
        content.iter().any(|c| c.contains(span))
    }

    /// Whether two statements can clash: different speakers, neither passing on the other's word.
    pub(super) fn independent(&self, i: usize, j: usize) -> bool {
        !self.same_entity(i, j) && self.apart(i, j)
    }

    /// Whether the same source says both.
    fn same_entity(&self, i: usize, j: usize) -> bool {
        let entity = |k: usize| self.statements[k].attribution.entity;
        entity(i).is_some() && entity(i) == entity(j)
    }

    /// Whether neither statement is a part of the other, or asks.
    fn apart(&self, i: usize, j: usize) -> bool {
        let (a, b) = (
            self.statements[i].attribution,
            self.statements[j].attribution,
        );
        i != j
            && a.continues != Some(j)
            && b.continues != Some(i)
            && a.certainty != Certainty::Question
            && b.certainty != Certainty::Question
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

/// The states that the words in some spans name.
fn states(page: &Page, spans: &[Span]) -> Vec<StateCode> {
    let terms = spans
        .iter()
        .flat_map(|span| Terms::read(page, page.tokens(*span)).all);
    terms.filter_map(|term| term.state).collect()
}

/// The keys of the words in some spans, sorted.
fn keys<'s>(page: &Page, spans: impl Iterator<Item = &'s Span>) -> Vec<u64> {
    let mut keys: Vec<u64> = spans
        .flat_map(|span| Terms::read(page, page.tokens(*span)).all)
        .flat_map(|term| term.keys)
        .collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The conflicts of the article, in text order.
pub(crate) fn within(page: &Page, analysis: &Analysis, read: &[Vec<Proposition>]) -> Vec<Conflict> {
    let article = Article::new(page, analysis, read);
    let mut board = Board::default();
    denial::find(&article, &mut board);
    compare(&article, &mut board);
    let passages = narration::passages_near(&article);
    quantity::lean(&article, &passages, &mut board);
    exclusive::find(&article, &mut board);
    narration::find(&article, &passages, &mut board);
    board.finish(page, analysis)
}

/// Compares the statements that share a key.
fn compare(article: &Article, board: &mut Board) {
    for (i, statement) in article.statements.iter().enumerate() {
        for (j, _) in article
            .sharing(i)
            .into_iter()
            .filter(|(j, w)| *j < i && *w >= 2)
        {
            let distance = statement.sentence.abs_diff(article.statements[j].sentence);
            for a in article.statements[j].propositions {
                for b in statement.propositions {
                    let pair = Pair::new(a, b);
                    // A source that contradicts itself must do so in as many words.
                    let himself = article.same_entity(j, i);
                    let context = if himself {
                        Context::None
                    } else {
                        Context::Article { distance }
                    };
                    if himself && pair.cover() < HIMSELF {
                        continue;
                    }
                    let found = between(&pair, context);
                    let apart = || pair.weight < STATED && article.other_state((j, a), (i, b));
                    if let Some(found) = found.filter(|_| !apart()) {
                        let (j, i) = (article.innermost(j, found.a), article.innermost(i, found.b));
                        if article.apart(j, i) {
                            board.add(side(j, found.a), side(i, found.b), found.kind);
                        }
                    }
                }
            }
        }
    }
}

/// The span of a statement's content, or of its cue where it has none.
pub(super) fn whole(statement: &Statement) -> Span {
    let spans = if statement.attribution.content.is_empty() {
        &statement.attribution.cue
    } else {
        &statement.attribution.content
    };
    let start = spans.iter().map(|s| s.start).min().unwrap_or(0);
    Span::new(start, spans.iter().map(|s| s.end).max().unwrap_or(start))
}
