//! Documents to nodes and edges, in one pass over each.

use std::cmp::Ordering;

use petgraph::graph::{DiGraph, NodeIndex};
use rustc_hash::FxHashMap;

use super::names::{self, Key, Names};
use super::{Clash, Edge, Evidence, Graph, Node, Relation};
use crate::analysis::{Analysis, Attribution, Polarity, Side, Voice};
use crate::conflict::Link;
use crate::text::{Document, Span};

/// Where the nodes of one document are.
struct Place<'a> {
    analysis: &'a Analysis,
    /// Of each source.
    sources: Vec<NodeIndex>,
    /// Of its first claim; the others follow.
    claims: usize,
}

pub(super) fn build<'a>(given: &[(&'a Document, &'a Analysis)], links: &'a [Link]) -> Graph<'a> {
    let mut order: Vec<usize> = (0..given.len()).collect();
    order.sort_by(|&a, &b| compare(given[a].0, given[b].0));
    let mut number = vec![0; given.len()];
    for (at, &index) in order.iter().enumerate() {
        number[index] = at;
    }
    let sorted: Vec<_> = order.iter().map(|&index| given[index]).collect();
    let mut graph = DiGraph::new();
    for (document, _) in &sorted {
        graph.add_node(Node::Document(document));
    }
    let mut places = sources(&mut graph, &sorted);
    let count = graph.node_count() - sorted.len();
    for (document, place) in places.iter_mut().enumerate() {
        place.claims = graph.node_count();
        for (index, attribution) in place.analysis.attributions.iter().enumerate() {
            graph.add_node(Node::Claim {
                attribution,
                index,
                document,
            });
        }
    }
    let names = Names::new(&graph);
    for (document, place) in places.iter().enumerate() {
        let text = &sorted[document].0.text;
        for (index, attribution) in place.analysis.attributions.iter().enumerate() {
            let claim = place.claim(index);
            let mut edge = |from, to, relation, span| {
                let evidence = Evidence { document, span };
                graph.add_edge(from, to, Edge::plain(relation, evidence));
            };
            let speaker = place.speaker(document, attribution);
            let relation = match attribution.polarity {
                Polarity::Positive => Relation::Asserts,
                Polarity::Negative => Relation::Denies,
            };
            edge(speaker, claim, relation, cue(attribution));
            let via = attribution
                .via
                .and_then(|via| place.analysis.attributions.get(via));
            if let Some(via) = via {
                edge(
                    place.speaker(document, via),
                    claim,
                    Relation::Relays,
                    cue(via),
                );
            }
            for (source, span) in names.within(&attribution.content, text) {
                edge(claim, source, Relation::About, span);
            }
        }
    }
    conflicts(&mut graph, &places, &number, links);
    Graph {
        inner: graph,
        documents: sorted.iter().map(|(document, _)| *document).collect(),
        sources: count,
    }
}

/// By identifier; those that share one, by the rest, so that the order in which they are given never counts.
fn compare(a: &Document, b: &Document) -> Ordering {
    let [a, b] = [a, b].map(|d| (&d.id, &d.text, &d.lang, &d.date, &d.outlet, &d.url));
    a.cmp(&b)
}

/// Adds the sources of all documents, the named ones once.
fn sources<'a>(
    graph: &mut DiGraph<Node<'a>, Edge<'a>>,
    documents: &[(&'a Document, &'a Analysis)],
) -> Vec<Place<'a>> {
    let mut named: FxHashMap<Key, NodeIndex> = FxHashMap::default();
    let one = |(document, (_, analysis)): (usize, &(&'a Document, &'a Analysis))| {
        let sources = analysis.sources.iter().map(|source| match Key::of(source) {
            Some(key) => *named.entry(key).or_insert_with(|| {
                graph.add_node(Node::Source {
                    source,
                    document: None,
                })
            }),
            None => graph.add_node(Node::Source {
                source,
                document: Some(document),
            }),
        });
        Place {
            analysis,
            sources: sources.collect(),
            claims: 0,
        }
    };
    documents.iter().enumerate().map(one).collect()
}

/// Adds the conflicts within each document, then those across.
fn conflicts<'a>(
    graph: &mut DiGraph<Node<'a>, Edge<'a>>,
    places: &[Place<'a>],
    number: &[usize],
    links: &'a [Link],
) {
    let mut found = Vec::new();
    for (document, place) in places.iter().enumerate() {
        for conflict in &place.analysis.conflicts {
            let sides = [(document, &conflict.a), (document, &conflict.b)];
            found.push((sides, conflict.kind, conflict.why.as_str()));
        }
    }
    let within = found.len();
    for link in links {
        let side = |place: &'a crate::conflict::Place| {
            let document = *number.get(place.document)?;
            Some((document, &place.side))
        };
        if let (Some(a), Some(b)) = (side(&link.a), side(&link.b)) {
            let sides = if a.0 <= b.0 { [a, b] } else { [b, a] };
            found.push((sides, link.kind, link.why.as_str()));
        }
    }
    found[within..].sort_by_key(|([a, b], kind, why)| {
        (
            a.0, a.1.voice, a.1.span, b.0, b.1.voice, b.1.span, *kind, *why,
        )
    });
    for (sides, kind, why) in found {
        let [a, b] = sides.map(|(document, side)| {
            let evidence = Evidence {
                document,
                span: side.span,
            };
            (places[document].voice(document, side), evidence)
        });
        let edge = Edge {
            relation: Relation::Conflicts,
            evidence: a.1,
            conflict: Some(Clash {
                kind,
                why,
                against: b.1,
            }),
        };
        graph.add_edge(a.0, b.0, edge);
    }
}

impl Place<'_> {
    fn claim(&self, index: usize) -> NodeIndex {
        NodeIndex::new(self.claims + index)
    }

    /// Who puts an attribution's content forward: the document, where nobody is known to.
    fn speaker(&self, document: usize, attribution: &Attribution) -> NodeIndex {
        let source = attribution
            .entity
            .and_then(|entity| self.sources.get(entity));
        source.copied().unwrap_or(NodeIndex::new(document))
    }

    /// The claim on one side of a conflict, or the document where it speaks itself.
    fn voice(&self, document: usize, side: &Side) -> NodeIndex {
        match side.voice {
            Voice::Attribution(index) if index < self.analysis.attributions.len() => {
                self.claim(index)
            }
            Voice::Attribution(_) | Voice::Narration => NodeIndex::new(document),
        }
    }
}

impl Edge<'_> {
    fn plain(relation: Relation, evidence: Evidence) -> Self {
        Edge {
            relation,
            evidence,
            conflict: None,
        }
    }
}

/// The words that attribute, from the first to the last; without any, the content.
fn cue(attribution: &Attribution) -> Span {
    let spans = if attribution.cue.is_empty() {
        &attribution.content
    } else {
        &attribution.cue
    };
    names::hull(spans).unwrap_or_default()
}
