//! The graph as tables of nodes and edges with typed attributes, from which DOT, `GraphML` and GEXF are written.

use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use super::view::stance;
use crate::analysis::Analysis;
use crate::conflict::Link;
use crate::graph::{Evidence, Graph, Node as Of, Relation};
use crate::text::{CodePoints, Document, text_of};

/// The type of an attribute, in the words that `GraphML` and GEXF share.
pub(super) const TEXT: &str = "string";
pub(super) const FLAG: &str = "boolean";
pub(super) const NUMBER: &str = "int";

/// Attributes of nodes, in order.
pub(super) const NODE: &[(&str, &str)] = &[
    ("type", TEXT),
    ("label", TEXT),
    ("date", TEXT),
    ("outlet", TEXT),
    ("kind", TEXT),
    ("anonymous", FLAG),
    ("document", TEXT),
    ("attribution", TEXT),
    ("polarity", TEXT),
    ("certainty", TEXT),
];

/// Attributes of edges, in order.
pub(super) const EDGE: &[(&str, &str)] = &[
    ("relation", TEXT),
    ("document", TEXT),
    ("start", NUMBER),
    ("end", NUMBER),
    ("kind", TEXT),
    ("why", TEXT),
    ("against_document", TEXT),
    ("against_start", NUMBER),
    ("against_end", NUMBER),
];

/// What stands at a node.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Document,
    Source,
    Claim,
}

pub(super) struct Node {
    pub(super) id: String,
    pub(super) what: What,
    /// One for each of [`NODE`].
    pub(super) values: Vec<Option<String>>,
}

impl Node {
    pub(super) fn label(&self) -> &str {
        self.values[1].as_deref().unwrap_or_default()
    }
}

pub(super) struct Edge {
    pub(super) id: String,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) relation: Relation,
    /// One for each of [`EDGE`].
    pub(super) values: Vec<Option<String>>,
}

impl Edge {
    /// The reason of a conflict.
    pub(super) fn why(&self) -> Option<&str> {
        self.values[5].as_deref()
    }
}

pub(super) struct Network {
    pub(super) nodes: Vec<Node>,
    pub(super) edges: Vec<Edge>,
}

impl Network {
    /// The graph of all documents, with the conflicts across them.
    pub(super) fn of(documents: &[(Document, Analysis)], links: &[Link]) -> Self {
        let pairs: Vec<_> = documents.iter().map(|(d, a)| (d, a)).collect();
        let graph = Graph::linked(&pairs, links);
        let points: Vec<_> = graph
            .documents()
            .iter()
            .map(|document| CodePoints::new(&document.text))
            .collect();
        let inner = graph.inner();
        let node = |index| node(&graph, index);
        let nodes = inner.node_indices().map(node).collect();
        let edges = (1..).zip(inner.edge_references()).map(|(number, edge)| {
            let weight = edge.weight();
            let place = |Evidence { document, span }: Evidence| {
                let at = |byte| Some(points[document].at(byte).to_string());
                let id = graph.id(NodeIndex::new(document));
                [Some(id), at(span.start), at(span.end)]
            };
            let clash = weight.conflict;
            let mut values = vec![Some(name(weight.relation).to_owned())];
            values.extend(place(weight.evidence));
            values.push(clash.map(|clash| clash.kind.as_str().to_owned()));
            values.push(clash.map(|clash| clash.why.to_owned()));
            values.extend(clash.map_or([None, None, None], |clash| place(clash.against)));
            Edge {
                id: format!("e{number}"),
                from: graph.id(edge.source()),
                to: graph.id(edge.target()),
                relation: weight.relation,
                values,
            }
        });
        Self {
            nodes,
            edges: edges.collect(),
        }
    }
}

fn node(graph: &Graph, index: NodeIndex) -> Node {
    let document_id = |number| graph.id(NodeIndex::new(number));
    let mut values = vec![None; NODE.len()];
    let what = match graph.inner()[index] {
        Of::Document(document) => {
            values[1] = Some(document.id.clone());
            values[2].clone_from(&document.date);
            values[3].clone_from(&document.outlet);
            What::Document
        }
        Of::Source { source, document } => {
            values[1] = Some(source.name.clone());
            values[4].clone_from(&source.kind);
            values[5] = Some(source.anonymous.to_string());
            values[6] = document.map(document_id);
            What::Source
        }
        Of::Claim {
            attribution,
            index,
            document,
        } => {
            let text = &graph.documents()[document].text;
            values[1] = Some(text_of(&attribution.content, text));
            values[6] = Some(document_id(document));
            values[7] = Some(super::json::attribution_id(index));
            values[8] = Some(stance(attribution.polarity).to_owned());
            values[9] = Some(attribution.certainty.as_str().to_owned());
            What::Claim
        }
    };
    let name = match what {
        What::Document => "document",
        What::Source => "source",
        What::Claim => "claim",
    };
    values[0] = Some(name.to_owned());
    Node {
        id: graph.id(index),
        what,
        values,
    }
}

/// A relation as the graph's JSON names it.
pub(super) fn name(relation: Relation) -> &'static str {
    match relation {
        Relation::Asserts => "asserts",
        Relation::Denies => "denies",
        Relation::Relays => "relays",
        Relation::About => "about",
        Relation::Conflicts => "conflicts",
    }
}
