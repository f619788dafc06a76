//! One graph of several documents: who asserts what, who passes it on, what it is about, and where it conflicts.
//!
//! Nodes are documents, sources and claims. A named source is one node in all documents; one without a
//! name of its own stays in its document, because "the mayor" of another article may be another. The
//! order in which documents are given changes nothing.

mod build;
mod json;
pub(crate) mod names;
#[cfg(test)]
mod tests;

use petgraph::graph::{DiGraph, NodeIndex};

use crate::analysis::{Analysis, Attribution, ConflictKind, Source};
use crate::conflict::Link;
use crate::text::{Document, Span};

/// Documents, sources and claims, and what leads from one to another.
#[derive(Debug, Clone)]
pub struct Graph<'a> {
    inner: DiGraph<Node<'a>, Edge<'a>>,
    /// The documents as nodes have them, sorted by identifier.
    documents: Vec<&'a Document>,
    /// How many nodes are sources.
    sources: usize,
}

/// What stands at a node.
#[derive(Debug, Clone, Copy)]
pub enum Node<'a> {
    /// A document, in its own voice as well.
    Document(&'a Document),
    /// A source.
    Source {
        /// What the first document says of it.
        source: &'a Source,
        /// The number of the document that it stays in, where it has no name of its own.
        document: Option<usize>,
    },
    /// What one attribution asserts.
    Claim {
        /// The attribution.
        attribution: &'a Attribution,
        /// Its index in its document.
        index: usize,
        /// The number of the document.
        document: usize,
    },
}

/// What leads from one node to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// The source stands behind the claim; a document, where no source does.
    Asserts,
    /// The source denies or doubts the claim.
    Denies,
    /// The source passes the claim of another on.
    Relays,
    /// The claim names the source.
    About,
    /// The two cannot both hold.
    Conflicts,
}

/// An edge, with the words that show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edge<'a> {
    /// How the two are related.
    pub relation: Relation,
    /// The words that show it.
    pub evidence: Evidence,
    /// What more there is to a conflict.
    pub conflict: Option<Clash<'a>>,
}

/// Words of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Evidence {
    /// The number of the document.
    pub document: usize,
    /// The words.
    pub span: Span,
}

/// What more there is to a conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clash<'a> {
    /// What sets the two against each other.
    pub kind: ConflictKind,
    /// A sentence that explains it, in English.
    pub why: &'a str,
    /// The words of the other side.
    pub against: Evidence,
}

impl<'a> Graph<'a> {
    /// The graph of analysed documents, with the conflicts within each.
    ///
    /// ```
    /// use selon::{Analyzer, graph::Graph, text::Document};
    ///
    /// let document = Document {
    ///     text: "Orla Brennick said the lock was shut.".into(),
    ///     lang: Some("en".into()),
    ///     ..Document::default()
    /// };
    /// let analysis = Analyzer::new().analyze(&document);
    /// let graph = serde_json::to_value(Graph::of(&[(&document, &analysis)]))?;
    /// assert_eq!(graph["nodes"][1]["label"], "Orla Brennick");
    /// assert_eq!(graph["edges"][0]["from"], "s1");
    /// assert_eq!(graph["edges"][0]["type"], "asserts");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn of(documents: &[(&'a Document, &'a Analysis)]) -> Self {
        Self::linked(documents, &[])
    }

    /// The graph of analysed documents, with the conflicts within each and `links` across them.
    pub fn linked(documents: &[(&'a Document, &'a Analysis)], links: &'a [Link]) -> Self {
        build::build(documents, links)
    }

    /// All nodes and edges: first the documents, then the sources, then the claims.
    pub fn inner(&self) -> &DiGraph<Node<'a>, Edge<'a>> {
        &self.inner
    }

    /// The documents by their numbers.
    pub fn documents(&self) -> &[&'a Document] {
        &self.documents
    }

    /// The identifier of a node: `d1`, `s1`, `c1`, … in order.
    pub fn id(&self, node: NodeIndex) -> String {
        let documents = self.documents.len();
        let number = node.index();
        if number < documents {
            format!("d{}", number + 1)
        } else if number < documents + self.sources {
            format!("s{}", number - documents + 1)
        } else {
            format!("c{}", number - documents - self.sources + 1)
        }
    }
}
