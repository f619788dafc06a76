//! Names of sources: which are names, and where contents mention them.

use std::collections::BTreeSet;

use petgraph::graph::{DiGraph, NodeIndex};
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Edge, Node};
use crate::analysis::Source;
use crate::text::{Span, fold};

/// Words of the longest name that is looked for.
const LONGEST: usize = 12;

/// What tells that two sources of different documents are the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Key {
    name: String,
    kind: Option<String>,
}

impl Key {
    /// `None` for a source without a name of its own.
    pub(super) fn of(source: &Source) -> Option<Self> {
        let named = !source.anonymous && has_name(&source.name);
        named.then(|| Self {
            name: key(&source.name),
            kind: source.kind.clone(),
        })
    }
}

/// Whether a name stands in these words. The capital of the first of several may be that of a sentence;
/// scripts without capitals tell nothing, so that there every word may be a name.
pub(crate) fn has_name(words: &str) -> bool {
    let first = |word: &str| word.chars().next();
    let may_be = |word: &str| first(word).is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
    let cased = words.chars().any(char::is_lowercase);
    let mut split = split(words).map(|(_, word)| word);
    let Some(start) = split.next() else {
        return false;
    };
    let mut others = split.peekable();
    if others.peek().is_none() || !cased {
        return may_be(start);
    }
    others.any(may_be)
}

/// The words of a text, without marks, and where they begin.
fn split(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mark = |c: char| !c.is_alphanumeric();
    let mut at = 0;
    let pieces = text.split_inclusive(mark).map(move |piece| {
        let start = at;
        at += piece.len();
        (start, piece.trim_end_matches(mark))
    });
    pieces.filter(|(_, word)| !word.is_empty())
}

/// The names of all sources that have one.
#[derive(Default)]
pub(super) struct Names {
    /// By their folded words.
    sources: FxHashMap<String, NodeIndex>,
    /// Their first words: most words of a text are none.
    starts: FxHashSet<String>,
}

impl Names {
    pub(super) fn new(graph: &DiGraph<Node, Edge>) -> Self {
        let mut names = Self::default();
        let mut parts: FxHashMap<String, Option<NodeIndex>> = FxHashMap::default();
        for node in graph.node_indices() {
            let Node::Source {
                source,
                document: None,
            } = graph[node]
            else {
                continue;
            };
            names.sources.entry(key(&source.name)).or_insert(node);
            // A title and a name, each of which may stand alone; not where two sources have it.
            for part in source.name.split(',').filter(|part| has_name(part)) {
                parts
                    .entry(key(part))
                    .and_modify(|other| *other = other.filter(|other| *other == node))
                    .or_insert(Some(node));
            }
        }
        for (part, node) in parts {
            if let Some(node) = node {
                names.sources.entry(part).or_insert(node);
            }
        }
        let start = |name: &String| name.split(' ').next().map(str::to_owned);
        names.starts = names.sources.keys().filter_map(start).collect();
        names
    }

    /// The sources that are named in these pieces of `text`, in text order, each once with its first place.
    pub(super) fn within(&self, pieces: &[Span], text: &str) -> Vec<(NodeIndex, Span)> {
        let mut seen = BTreeSet::new();
        let mut found = Vec::new();
        for piece in pieces {
            let words: Vec<_> = split(piece.of(text))
                .map(|(at, word)| (at, word, fold(word)))
                .collect();
            let mut from = 0;
            while from < words.len() {
                let Some((length, node)) = self.at(&words[from..]) else {
                    from += 1;
                    continue;
                };
                let (last, word, _) = &words[from + length - 1];
                let start = piece.start + words[from].0;
                if seen.insert(node) {
                    found.push((node, Span::new(start, piece.start + last + word.len())));
                }
                from += length;
            }
        }
        found
    }

    /// The longest name that begins at the first of these words, and of how many words it is.
    fn at(&self, words: &[(usize, &str, String)]) -> Option<(usize, NodeIndex)> {
        let (_, _, start) = words.first()?;
        if !self.starts.contains(start) {
            return None;
        }
        let mut name = String::new();
        let mut longest = None;
        for (length, (_, _, word)) in (1..=LONGEST).zip(words) {
            if length > 1 {
                name.push(' ');
            }
            name.push_str(word);
            if let Some(&node) = self.sources.get(&name) {
                longest = Some((length, node));
            }
        }
        longest
    }
}

/// The folded words of a name.
fn key(name: &str) -> String {
    let words: Vec<_> = split(name).map(|(_, word)| fold(word)).collect();
    words.join(" ")
}

/// From the first of these pieces to the last.
pub(super) fn hull(spans: &[Span]) -> Option<Span> {
    let start = spans.iter().map(|span| span.start).min()?;
    let end = spans.iter().map(|span| span.end).max()?;
    Some(Span::new(start, end))
}
