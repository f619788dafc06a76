//! The graph in GEXF 1.3, for Gephi: coloured by what stands at a node, conflicts in red.

use super::network::{EDGE, NODE, Network, What, name};
use super::xml::Xml;
use crate::analysis::Analysis;
use crate::conflict::Link;
use crate::graph::Relation;
use crate::text::Document;

const NAMESPACE: &str = "http://gexf.net/1.3";
const VISUAL: &str = "http://gexf.net/1.3/viz";

/// What GEXF has an attribute of its own for.
const LABEL: &str = "label";

/// Red, green and blue.
type Color = [&'static str; 3];

/// The graph of all documents, with the conflicts across them.
pub fn graph(documents: &[(Document, Analysis)], links: &[Link]) -> String {
    let network = Network::of(documents, links);
    let mut xml = Xml::new();
    let root = [
        ("xmlns", NAMESPACE),
        ("xmlns:viz", VISUAL),
        ("version", "1.3"),
    ];
    xml.element("gexf", &root, |xml| {
        xml.element("meta", &[], |xml| {
            xml.text("creator", &[], "selon");
            xml.text("description", &[], "Who asserts what, on whose word");
        });
        let graph = [("defaultedgetype", "directed"), ("mode", "static")];
        xml.element("graph", &graph, |xml| body(xml, &network));
    });
    xml.finish()
}

fn body(xml: &mut Xml, network: &Network) {
    for (class, columns) in [("node", NODE), ("edge", EDGE)] {
        xml.element(
            "attributes",
            &[("class", class), ("mode", "static")],
            |xml| {
                for (id, (title, kind)) in columns.iter().enumerate() {
                    if *title == LABEL {
                        continue;
                    }
                    // GEXF says "integer" where GraphML says "int".
                    let kind = if *kind == "int" { "integer" } else { kind };
                    let attribute = [("id", &*id.to_string()), ("title", title), ("type", kind)];
                    xml.empty("attribute", &attribute);
                }
            },
        );
    }
    xml.element("nodes", &[], |xml| {
        for node in &network.nodes {
            let attributes = [("id", node.id.as_str()), ("label", node.label())];
            xml.element("node", &attributes, |xml| {
                values(xml, NODE, &node.values);
                color(xml, node_color(node.what));
            });
        }
    });
    xml.element("edges", &[], |xml| {
        for edge in &network.edges {
            let relation = name(edge.relation);
            // Between two nodes there may be several edges, each of a kind of its own.
            let kind = format!("{relation}-{}", edge.id);
            let attributes = [
                ("id", edge.id.as_str()),
                ("source", &edge.from),
                ("target", &edge.to),
                ("label", relation),
                ("kind", &kind),
            ];
            xml.element("edge", &attributes, |xml| {
                values(xml, EDGE, &edge.values);
                color(xml, edge_color(edge.relation));
            });
        }
    });
}

fn values(xml: &mut Xml, columns: &[(&str, &str)], values: &[Option<String>]) {
    xml.element("attvalues", &[], |xml| {
        for (id, ((title, _), value)) in columns.iter().zip(values).enumerate() {
            if let Some(value) = value
                && *title != LABEL
            {
                xml.empty("attvalue", &[("for", &id.to_string()), ("value", value)]);
            }
        }
    });
}

fn color(xml: &mut Xml, [r, g, b]: Color) {
    xml.empty("viz:color", &[("r", r), ("g", g), ("b", b)]);
}

fn node_color(what: What) -> Color {
    match what {
        What::Document => ["110", "110", "110"],
        What::Source => ["31", "106", "165"],
        What::Claim => ["226", "172", "60"],
    }
}

fn edge_color(relation: Relation) -> Color {
    match relation {
        Relation::Conflicts => ["200", "30", "45"],
        Relation::Denies => ["190", "95", "20"],
        Relation::Asserts | Relation::Relays => ["80", "120", "160"],
        Relation::About => ["170", "170", "170"],
    }
}
