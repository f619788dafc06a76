//! Conflicts between articles, whatever their languages.
//!
//! Two articles are compared where they are about the same event: they share names, or states and
//! concepts, and their dates do not lie apart. Their sentences then meet by key: the work is a join over
//! the keys of the collection, not all pairs of it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

use super::board::{Key, key};
use super::narration::passages;
use super::pair::Pair;
use super::why::Spoken;
use super::within::{Article, whole};
use super::{Context, Link, Place, between, why};
use crate::analysis::{Analysis, Certainty, ConflictKind, Side, Voice};
use crate::claim::{self, Proposition, Term};
use crate::page::Page;
use crate::text::{Document, Span};

/// Names and states that two articles must share to be about the same event.
const NAMES: usize = 2;
/// Other words that they must share beside those, names included.
const SHARED: usize = 5;
/// Days that the dates of two articles on the same event may lie apart.
const DAYS: i32 = 7;
/// Articles under a key above which it tells nothing: it is in every second one.
const COMMON: usize = 64;
/// Sentences of one article under a key that are compared.
const SENTENCES: usize = 16;

/// What an article says that another can contradict.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    said: Vec<Said>,
    date: Option<Date>,
}

/// A sentence, and whose it is.
#[derive(Debug)]
struct Said {
    voice: Voice,
    span: Span,
    proposition: Proposition,
}

/// Reads an article for comparison with others.
pub(crate) fn read(page: &Page, analysis: &Analysis, date: Option<Date>) -> Reading {
    let propositions = claim::propositions(page, &analysis.attributions, date);
    let article = Article::new(page, analysis, &propositions);
    let mut said = Vec::new();
    for passage in passages(&article) {
        said.push(Said {
            voice: Voice::Narration,
            span: passage.proposition.span,
            proposition: passage.proposition,
        });
    }
    for statement in article.statements {
        if statement.attribution.certainty == Certainty::Question {
            continue;
        }
        let span = whole(&statement);
        for proposition in statement.propositions.iter().cloned() {
            said.push(Said {
                voice: Voice::Attribution(statement.index),
                span,
                proposition,
            });
        }
    }
    said.sort_by_key(|s| (s.proposition.span.start, s.voice));
    Reading { said, date }
}

/// The conflicts between different documents, in their order, as they were read.
pub(crate) fn across(documents: &[(Document, Analysis)], articles: &[Reading]) -> Vec<Link> {
    let mut links = Vec::new();
    for (i, j) in same_event(articles) {
        let (first, second) = (&articles[i], &articles[j]);
        let mut found: BTreeMap<(Key, Key), Link> = BTreeMap::new();
        for (x, y) in candidates(first, second) {
            let (a, b) = (&first.said[x], &second.said[y]);
            let pair = Pair::new(&a.proposition, &b.proposition);
            let Some(finding) = between(&pair, Context::Collection) else {
                continue;
            };
            // The later figure takes the place of the earlier one.
            let update = first.date.zip(second.date).is_some_and(|(a, b)| a != b);
            if finding.kind == ConflictKind::Quantity && update {
                continue;
            }
            let place = |document, said: &Said, span| Place {
                document,
                side: Side {
                    voice: said.voice,
                    span: if said.voice == Voice::Narration {
                        said.span
                    } else {
                        span
                    },
                },
            };
            let (a, b) = (place(i, a, finding.a), place(j, b, finding.b));
            let spoken = |p: &Place| {
                let (document, analysis) = &documents[p.document];
                Spoken::of(&p.side, analysis, &document.text)
            };
            let link = Link {
                why: why::sentence(finding.kind, &spoken(&a), &spoken(&b)),
                kind: finding.kind,
                a,
                b,
            };
            found
                .entry((key(&link.a.side), key(&link.b.side)))
                .or_insert(link);
        }
        links.extend(found.into_values());
    }
    links
}

/// Pairs of articles about the same event, in order.
fn same_event(articles: &[Reading]) -> Vec<(usize, usize)> {
    let mut index: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    let mut names: FxHashSet<u64> = FxHashSet::default();
    for (i, article) in articles.iter().enumerate() {
        let mut own: BTreeSet<u64> = BTreeSet::new();
        for term in article.terms() {
            own.extend(&term.keys);
            if term.name || term.state.is_some() {
                names.extend(&term.keys);
            }
        }
        for key in own {
            index.entry(key).or_default().push(i);
        }
    }
    let mut shared: BTreeMap<(usize, usize), (usize, usize)> = BTreeMap::new();
    for (key, list) in index.iter().filter(|(_, list)| list.len() <= COMMON) {
        for (n, i) in list.iter().enumerate() {
            for j in &list[n + 1..] {
                let counts = shared.entry((*i, *j)).or_default();
                counts.0 += usize::from(names.contains(key));
                counts.1 += 1;
            }
        }
    }
    let same = |(i, j): (usize, usize)| match (articles[i].date, articles[j].date) {
        (Some(a), Some(b)) => (b - a).get_days().abs() <= DAYS,
        _ => true,
    };
    shared
        .into_iter()
        .filter(|(pair, (names, all))| *names >= NAMES && *all >= SHARED && same(*pair))
        .map(|(pair, _)| pair)
        .collect()
}

impl Reading {
    fn terms(&self) -> impl Iterator<Item = &Term> {
        self.said.iter().flat_map(|s| &s.proposition.terms)
    }
}

/// Sentences of two articles that share two keys, in order.
fn candidates(first: &Reading, second: &Reading) -> Vec<(usize, usize)> {
    let mut index: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for (j, said) in second.said.iter().enumerate() {
        for key in said.proposition.terms.iter().flat_map(|t| &t.keys) {
            let list = index.entry(*key).or_default();
            if list.last() != Some(&j) && list.len() < SENTENCES {
                list.push(j);
            }
        }
    }
    let mut pairs = Vec::new();
    let mut votes: BTreeMap<usize, u32> = BTreeMap::new();
    for (i, said) in first.said.iter().enumerate() {
        votes.clear();
        for term in &said.proposition.terms {
            let met: BTreeSet<usize> = term
                .keys
                .iter()
                .filter_map(|key| index.get(key))
                .flatten()
                .copied()
                .collect();
            for j in met {
                *votes.entry(j).or_default() += term.weight;
            }
        }
        pairs.extend(votes.iter().filter(|(_, w)| **w >= 4).map(|(j, _)| (i, *j)));
    }
    pairs
}
