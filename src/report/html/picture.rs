//! The graph as a picture: who speaks on the left, what is said on the right.
//!
//! Two columns and curves between them stay readable where a cloud of nodes does not, and the same graph is
//! always the same picture. Those on the left stand as near to what they say as their order allows.

use std::collections::{BTreeMap, BTreeSet};
use std::{ptr, slice};

use maud::{Markup, html};
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use super::count;
use super::drawing::{Box, Line, draw};
use super::facts::Facts;
use crate::analysis::Source;
use crate::graph::{Graph, Node, Relation};

/// The box of a source, with a link to where the page speaks of it.
pub(super) fn source_box(
    node: NodeIndex,
    key: String,
    source: &Source,
    ids: &BTreeMap<*const Source, String>,
) -> Box {
    Box {
        node,
        key,
        label: source.name.clone(),
        class: if source.anonymous {
            "source unnamed"
        } else {
            "source"
        },
        href: ids.get(&ptr::from_ref(source)).cloned().unwrap_or_default(),
    }
}

/// Sources and claims of one article.
pub(super) fn claims(graph: &Graph, facts: &Facts) -> Markup {
    let inner = graph.inner();
    let ids = source_ids(slice::from_ref(facts));
    let (mut left, mut right, mut lines) = (Vec::new(), Vec::new(), Vec::new());
    for edge in inner.edge_references() {
        let class = match edge.weight().relation {
            Relation::Asserts => "asserts",
            Relation::Denies => "denies",
            Relation::Relays => "relays",
            Relation::Conflicts => "conflicts",
            Relation::About => continue,
        };
        let clash = edge.weight().conflict.as_ref();
        lines.push(Line {
            from: edge.source(),
            to: edge.target(),
            class,
            title: clash.map_or(class, |clash| clash.why).to_owned(),
            weight: 1,
        });
    }
    let used: BTreeSet<NodeIndex> = lines.iter().flat_map(|line| [line.from, line.to]).collect();
    for node in inner.node_indices().filter(|node| used.contains(node)) {
        let key = graph.id(node);
        match inner[node] {
            Node::Document(_) => left.push(Box {
                node,
                key,
                label: "The article itself".to_owned(),
                class: "itself",
                href: facts.id("text"),
            }),
            Node::Source { source, .. } => {
                left.push(source_box(node, key, source, &ids));
            }
            Node::Claim {
                attribution, index, ..
            } => right.push(Box {
                node,
                key,
                label: format!("{} {}", index + 1, facts.words_in(&attribution.content)),
                class: "claim",
                href: facts.attribution_id(index),
            }),
        }
    }
    if right.is_empty() {
        return html! { p class="none" { "There is nothing to draw: nothing is attributed in this text." } };
    }
    let label = format!(
        "{} on the left, {} on the right; the tables above hold the same",
        count(left.len(), "source", "sources"),
        count(right.len(), "claim", "claims"),
    );
    let id = facts.id("picture");
    let legend = [
        ("asserts", "stands behind it"),
        ("denies", "denies it"),
        ("relays", "passes it on"),
        ("conflicts", "in conflict"),
    ];
    draw(&id, left, &right, &lines, &label, &legend)
}

/// Where each source stands in the page. Only looked up in: the order of addresses never counts.
pub(super) fn source_ids(articles: &[Facts]) -> BTreeMap<*const Source, String> {
    let of = |facts: &Facts| {
        let sources = facts.analysis.sources.iter().enumerate();
        let ids = sources.map(|(index, source)| (ptr::from_ref(source), facts.source_id(index)));
        ids.collect::<Vec<_>>()
    };
    articles.iter().flat_map(of).collect()
}
