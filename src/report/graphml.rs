//! The graph in `GraphML`, for yEd, Gephi, Cytoscape and the libraries of several languages.

use super::network::{EDGE, NODE, Network};
use super::xml::Xml;
use crate::analysis::Analysis;
use crate::conflict::Link;
use crate::text::Document;

const NAMESPACE: &str = "http://graphml.graphdrawing.org/xmlns";
const INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";
const SCHEMA: &str = "http://graphml.graphdrawing.org/xmlns \
    http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd";

/// The graph of all documents, with the conflicts across them.
pub fn graph(documents: &[(Document, Analysis)], links: &[Link]) -> String {
    let network = Network::of(documents, links);
    let mut xml = Xml::new();
    let root = [
        ("xmlns", NAMESPACE),
        ("xmlns:xsi", INSTANCE),
        ("xsi:schemaLocation", SCHEMA),
    ];
    xml.element("graphml", &root, |xml| {
        for (of, mark, columns) in [("node", "n", NODE), ("edge", "e", EDGE)] {
            for (name, kind) in columns {
                let id = format!("{mark}_{name}");
                let key = [
                    ("id", &*id),
                    ("for", of),
                    ("attr.name", name),
                    ("attr.type", kind),
                ];
                xml.empty("key", &key);
            }
        }
        let graph = [("id", "selon"), ("edgedefault", "directed")];
        xml.element("graph", &graph, |xml| {
            for node in &network.nodes {
                xml.element("node", &[("id", &node.id)], |xml| {
                    data(xml, "n", NODE, &node.values);
                });
            }
            for edge in &network.edges {
                // A conflict has no direction, but several readers refuse a graph of both sorts.
                let attributes = [
                    ("id", edge.id.as_str()),
                    ("source", &edge.from),
                    ("target", &edge.to),
                ];
                xml.element("edge", &attributes, |xml| {
                    data(xml, "e", EDGE, &edge.values);
                });
            }
        });
    });
    xml.finish()
}

fn data(xml: &mut Xml, mark: &str, columns: &[(&str, &str)], values: &[Option<String>]) {
    for ((name, _), value) in columns.iter().zip(values) {
        if let Some(value) = value {
            xml.text("data", &[("key", &format!("{mark}_{name}"))], value);
        }
    }
}
