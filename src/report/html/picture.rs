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
use crate::text::Document;

/// Sources drawn of a collection.
const MOST: usize = 60;

/// The box of a source, with a link to where the page speaks of it.
fn source_box(
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

/// Sources and articles of a collection.
pub(super) fn collection(graph: &Graph, articles: &[Facts]) -> Markup {
    let inner = graph.inner();
    let home = |node: NodeIndex| match inner[node] {
        Node::Claim { document, .. } => Some(NodeIndex::new(document)),
        Node::Document(_) => Some(node),
        Node::Source { .. } => None,
    };
    let mut weights: BTreeMap<(NodeIndex, NodeIndex, &'static str), usize> = BTreeMap::new();
    for edge in inner.edge_references() {
        let (from, to) = (edge.source(), edge.target());
        let is_source = matches!(inner[from], Node::Source { .. });
        let ends = match edge.weight().relation {
            Relation::Asserts | Relation::Denies if is_source => Some((from, home(to), "asserts")),
            Relation::Relays if is_source => Some((from, home(to), "relays")),
            Relation::Conflicts => match (home(from), home(to)) {
                (Some(a), b) if Some(a) != b => Some((a, b, "conflicts")),
                _ => None,
            },
            _ => None,
        };
        if let Some((from, Some(to), class)) = ends {
            *weights.entry((from, to, class)).or_default() += 1;
        }
    }
    let shown = most_connected(graph, &weights);
    let lines: Vec<Line> = weights
        .iter()
        .filter(|((from, ..), _)| shown.contains(from) || home(*from).is_some())
        .map(|((from, to, class), weight)| Line {
            from: *from,
            to: *to,
            class,
            title: match *class {
                "conflicts" => count(*weight, "conflict", "conflicts"),
                "relays" => format!("passes on {}", count(*weight, "claim", "claims")),
                _ => count(*weight, "claim", "claims"),
            },
            weight: *weight,
        })
        .collect();
    let ids = source_ids(articles);
    let homes: BTreeMap<*const Document, &Facts> = articles
        .iter()
        .map(|facts| (ptr::from_ref(facts.document), facts))
        .collect();
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for node in inner.node_indices() {
        let key = graph.id(node);
        match inner[node] {
            Node::Document(document) => {
                let Some(facts) = homes.get(&ptr::from_ref(document)) else {
                    continue;
                };
                right.push(Box {
                    node,
                    key,
                    label: facts.title.clone(),
                    class: "claim",
                    href: format!("d{}", facts.number),
                });
            }
            Node::Source { source, .. } if shown.contains(&node) => {
                left.push(source_box(node, key, source, &ids));
            }
            _ => {}
        }
    }
    let label = format!(
        "{} on the left, {} on the right; wider lines are more claims",
        count(left.len(), "source", "sources"),
        count(right.len(), "article", "articles"),
    );
    let legend = [
        ("asserts", "speaks in it"),
        ("relays", "passes on"),
        ("conflicts", "articles in conflict"),
    ];
    draw("picture", left, &right, &lines, &label, &legend)
}

/// Where each source stands in the page. Only looked up in: the order of addresses never counts.
fn source_ids(articles: &[Facts]) -> BTreeMap<*const Source, String> {
    let of = |facts: &Facts| {
        let sources = facts.analysis.sources.iter().enumerate();
        let ids = sources.map(|(index, source)| (ptr::from_ref(source), facts.source_id(index)));
        ids.collect::<Vec<_>>()
    };
    articles.iter().flat_map(of).collect()
}

/// The sources that speak in most articles, and of those most often.
fn most_connected(
    graph: &Graph,
    weights: &BTreeMap<(NodeIndex, NodeIndex, &'static str), usize>,
) -> BTreeSet<NodeIndex> {
    let mut sums: BTreeMap<NodeIndex, (BTreeSet<NodeIndex>, usize)> = BTreeMap::new();
    for ((from, to, _), weight) in weights {
        if matches!(graph.inner()[*from], Node::Source { .. }) {
            let sum = sums.entry(*from).or_default();
            sum.0.insert(*to);
            sum.1 += weight;
        }
    }
    let mut order: Vec<_> = sums
        .into_iter()
        .map(|(node, (to, sum))| (to.len(), sum, node))
        .collect();
    order.sort_by(|a, b| (b.0, b.1).cmp(&(a.0, a.1)).then(a.2.cmp(&b.2)));
    order
        .into_iter()
        .take(MOST)
        .map(|(.., node)| node)
        .collect()
}
