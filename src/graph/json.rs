//! The graph as JSON: nodes with labels, edges with the code points of their evidence.

use petgraph::graph::{EdgeReference, NodeIndex};
use petgraph::visit::EdgeRef;
use serde::{Serialize, Serializer};

use super::{Edge as Between, Evidence, Graph, Node as Of, Relation};
use crate::analysis::{Certainty, ConflictKind, Polarity};
use crate::text::{CodePoints, text_of};

#[derive(Serialize)]
struct Whole<'a> {
    nodes: Vec<Node<'a>>,
    edges: Vec<Edge>,
}

#[derive(Serialize)]
struct Node<'a> {
    id: String,
    #[serde(flatten)]
    of: Kind<'a>,
}

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Kind<'a> {
    Document {
        label: &'a str,
        date: Option<&'a str>,
        outlet: Option<&'a str>,
    },
    Source {
        label: &'a str,
        kind: Option<&'a str>,
        anonymous: bool,
        /// Where it stays in one.
        document: Option<String>,
    },
    Claim {
        label: String,
        document: String,
        /// Its identifier in the document.
        attribution: String,
        polarity: Polarity,
        certainty: Certainty,
    },
}

#[derive(Serialize)]
struct Edge {
    from: String,
    to: String,
    r#type: Relation,
    #[serde(flatten)]
    evidence: Place,
    #[serde(flatten)]
    conflict: Option<Clash>,
}

#[derive(Serialize)]
struct Clash {
    kind: ConflictKind,
    why: String,
    /// The words of the other side.
    against: Place,
}

#[derive(Serialize)]
struct Place {
    document: String,
    span: [usize; 2],
}

impl Serialize for Graph<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let points: Vec<_> = self
            .documents
            .iter()
            .map(|document| CodePoints::new(&document.text))
            .collect();
        let place = |Evidence { document, span }: Evidence| Place {
            document: self.document_id(document),
            span: [
                points[document].at(span.start),
                points[document].at(span.end),
            ],
        };
        let node = |node| Node {
            id: self.id(node),
            of: self.kind(self.inner[node]),
        };
        let edge = |edge: EdgeReference<Between>| Edge {
            from: self.id(edge.source()),
            to: self.id(edge.target()),
            r#type: edge.weight().relation,
            evidence: place(edge.weight().evidence),
            conflict: edge.weight().conflict.map(|clash| Clash {
                kind: clash.kind,
                why: clash.why.to_owned(),
                against: place(clash.against),
            }),
        };
        let whole = Whole {
            nodes: self.inner.node_indices().map(node).collect(),
            edges: self.inner.edge_references().map(edge).collect(),
        };
        whole.serialize(serializer)
    }
}

impl<'a> Graph<'a> {
    fn document_id(&self, number: usize) -> String {
        self.id(NodeIndex::new(number))
    }

    fn kind(&self, node: Of<'a>) -> Kind<'a> {
        match node {
            Of::Document(document) => Kind::Document {
                label: &document.id,
                date: document.date.as_deref(),
                outlet: document.outlet.as_deref(),
            },
            Of::Source { source, document } => Kind::Source {
                label: &source.name,
                kind: source.kind.as_deref(),
                anonymous: source.anonymous,
                document: document.map(|number| self.document_id(number)),
            },
            Of::Claim {
                attribution,
                index,
                document,
            } => Kind::Claim {
                label: text_of(&attribution.content, &self.documents[document].text),
                document: self.document_id(document),
                attribution: format!("a{}", index + 1),
                polarity: attribution.polarity,
                certainty: attribution.certainty,
            },
        }
    }
}
