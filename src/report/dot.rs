//! The graph in DOT, for Graphviz.

use std::fmt::Write;

use super::escape::clean;
use super::network::{Edge, Network, Node, What, name};
use crate::analysis::Analysis;
use crate::conflict::Link;
use crate::graph::Relation;
use crate::text::Document;

/// Columns of a label.
const WIDTH: usize = 32;
/// Lines of a label; the rest of a long claim stands in the tooltip.
const LINES: usize = 6;

/// The graph of all documents, with the conflicts across them.
pub fn graph(documents: &[(Document, Analysis)], links: &[Link]) -> String {
    let network = Network::of(documents, links);
    let mut out = String::from(
        "digraph selon {\n  graph [charset=\"UTF-8\", rankdir=\"LR\"];\n  \
        node [fontname=\"sans-serif\", fontsize=11];\n  edge [fontname=\"sans-serif\", fontsize=9];\n",
    );
    for node in &network.nodes {
        one_node(node, &mut out);
    }
    for edge in &network.edges {
        one_edge(edge, &mut out);
    }
    out.push_str("}\n");
    out
}

fn one_node(node: &Node, out: &mut String) {
    let (shape, color) = match node.what {
        What::Document => ("folder", "#6e6e6e"),
        What::Source => ("ellipse", "#1f6aa5"),
        What::Claim => ("note", "#b8860b"),
    };
    // Into memory: it cannot fail.
    let _ = writeln!(
        out,
        "  {} [label={}, tooltip={}, shape={shape}, color=\"{color}\"];",
        node.id,
        label(node.label()),
        quoted(node.label()),
    );
}

fn one_edge(edge: &Edge, out: &mut String) {
    let look = match edge.relation {
        Relation::Asserts => "",
        Relation::Denies => ", style=\"dashed\"",
        Relation::Relays => ", arrowhead=\"empty\"",
        Relation::About => ", style=\"dotted\", color=\"#8c8c8c\"",
        Relation::Conflicts => ", dir=\"none\", color=\"#c81e2d\", constraint=false",
    };
    let why = edge.why().map(|why| format!(", tooltip={}", quoted(why)));
    let relation = name(edge.relation);
    let _ = writeln!(
        out,
        "  {} -> {} [label=\"{relation}\"{look}{}];",
        edge.from,
        edge.to,
        why.unwrap_or_default(),
    );
}

/// A quoted string that shows `text` as it is: Graphviz reads escapes and entities in its labels.
///
/// ```
/// assert_eq!(selon::report::dot::quoted(r#"a "b" \N &lt;"#), r#""a \"b\" \\N &amp;lt;""#);
/// ```
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", escape(&clean(text)))
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '&' => out.push_str("&amp;"),
            _ => out.push(c),
        }
    }
    out
}

/// The text in short lines.
fn label(text: &str) -> String {
    let cleaned = clean(text);
    let mut lines = vec![String::new()];
    let mut width = 0;
    for word in cleaned.split_whitespace() {
        let length = word.chars().count();
        if width > 0 && width + 1 + length > WIDTH {
            lines.push(String::new());
            width = 0;
        }
        if let Some(line) = lines.last_mut() {
            if width > 0 {
                line.push(' ');
            }
            line.push_str(word);
        }
        width += length + 1;
    }
    if lines.len() > LINES {
        lines.truncate(LINES);
        lines.push("…".to_owned());
    }
    let lines: Vec<_> = lines.iter().map(|line| escape(line)).collect();
    format!("\"{}\"", lines.join("\\n"))
}
