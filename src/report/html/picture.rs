//! The graph as a picture: who speaks on the left, what is said on the right.
//!
//! Two columns and curves between them stay readable where a cloud of nodes does not, and the same graph is
//! always the same picture. Those on the left stand as near to what they say as their order allows.

use std::collections::{BTreeMap, BTreeSet};
use std::{ptr, slice};

use maud::{Markup, html};
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;
use unicode_width::UnicodeWidthChar;

use super::super::escape::clean;
use super::count;
use super::facts::Facts;
use crate::analysis::Source;
use crate::graph::{Graph, Node, Relation};
use crate::text::Document;

/// Places in the picture.
const LEFT: (usize, usize) = (10, 300);
const RIGHT: (usize, usize) = (470, 430);
const ROW: usize = 38;
const BOX: usize = 30;
const WIDTH: usize = 1000;
/// Columns of a fixed-width font that a box holds.
const LEFT_WORDS: usize = 35;
const RIGHT_WORDS: usize = 60;
/// Sources drawn of a collection.
const MOST: usize = 60;

struct Box {
    node: NodeIndex,
    key: String,
    label: String,
    class: &'static str,
    /// Where it leads.
    href: String,
}

struct Line {
    from: NodeIndex,
    to: NodeIndex,
    class: &'static str,
    title: String,
    /// How many claims it stands for.
    weight: usize,
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
                left.push(Box {
                    node,
                    key,
                    label: source.name.clone(),
                    class: if source.anonymous {
                        "source unnamed"
                    } else {
                        "source"
                    },
                    href: ids.get(&ptr::from_ref(source)).cloned().unwrap_or_default(),
                });
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
                left.push(Box {
                    node,
                    key,
                    label: source.name.clone(),
                    class: if source.anonymous {
                        "source unnamed"
                    } else {
                        "source"
                    },
                    href: ids.get(&ptr::from_ref(source)).cloned().unwrap_or_default(),
                });
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

fn draw(
    id: &str,
    left: Vec<Box>,
    right: &[Box],
    lines: &[Line],
    label: &str,
    legend: &[(&str, &str)],
) -> Markup {
    let height = ROW * left.len().max(right.len()) + 20;
    let spread = (height - 20) / right.len().max(1);
    let row = |index: usize| 10 + index * spread + spread.saturating_sub(BOX) / 2;
    let mut places: BTreeMap<NodeIndex, usize> = right
        .iter()
        .enumerate()
        .map(|(index, node)| (node.node, row(index)))
        .collect();
    let left = settle(left, lines, &mut places, height);
    let keys: BTreeMap<NodeIndex, &str> = left
        .iter()
        .chain(right)
        .map(|node| (node.node, node.key.as_str()))
        .collect();
    let on_right: BTreeSet<NodeIndex> = right.iter().map(|node| node.node).collect();
    html! {
        p class="key" {
            @for (class, words) in legend {
                span class="sample" {
                    svg viewBox="0 0 34 10" width="34" height="10" aria-hidden="true" { path class=(format!("edge {class}")) d="M1 5H33" {} }
                    " " (words)
                } " "
            }
        }
        div class="scroll" tabindex="0" role="group" aria-label=(label) {
            svg id=(id) class="picture" viewBox=(format!("0 0 {WIDTH} {height}")) role="group" aria-label=(label) {
                g class="edges" aria-hidden="true" {
                    @for line in lines {
                        @if let (Some(from), Some(to)) = (places.get(&line.from), places.get(&line.to)) {
                            @let ends = [line.from, line.to].map(|node| on_right.contains(&node));
                            path class=(format!("edge {}", line.class)) data-f=[keys.get(&line.from)] data-t=[keys.get(&line.to)]
                                stroke-width=(stroke(line.weight)) d=(curve((from + BOX / 2, to + BOX / 2), ends)) {
                                title { (clean(&line.title)) }
                            }
                        }
                    }
                }
                @for (column, x, width, words) in [(left.as_slice(), LEFT.0, LEFT.1, LEFT_WORDS), (right, RIGHT.0, RIGHT.1, RIGHT_WORDS)] {
                    @for node in column {
                        @let y = places.get(&node.node).copied().unwrap_or(0);
                        a class=(format!("node {}", node.class)) href=(format!("#{}", node.href)) data-n=(node.key) aria-label=(clean(&node.label)) {
                            title { (clean(&node.label)) }
                            rect x=(x) y=(y) width=(width) height=(BOX) rx="6" {}
                            text x=(x + 10) y=(y + 20) { (fitted(&clean(&node.label), words)) }
                        }
                    }
                }
            }
        }
    }
}

/// Puts the left column in order of what its boxes are joined to, and as near to it as they fit.
fn settle(
    left: Vec<Box>,
    lines: &[Line],
    places: &mut BTreeMap<NodeIndex, usize>,
    height: usize,
) -> Vec<Box> {
    let mut sums: BTreeMap<NodeIndex, (usize, usize)> = BTreeMap::new();
    for line in lines {
        for (one, other) in [(line.from, line.to), (line.to, line.from)] {
            if let Some(y) = places.get(&other) {
                let sum = sums.entry(one).or_default();
                *sum = (sum.0 + y, sum.1 + 1);
            }
        }
    }
    let wanted = |node: &Box| sums.get(&node.node).map_or(0, |(sum, count)| sum / count);
    let mut left: Vec<(usize, Box)> = left.into_iter().map(|node| (wanted(&node), node)).collect();
    left.sort_by_key(|(y, node)| (*y, node.node));
    let mut free = 10;
    for (y, _) in &mut left {
        *y = (*y).max(free);
        free = *y + ROW;
    }
    let mut limit = height.saturating_sub(ROW + 4);
    for (y, _) in left.iter_mut().rev() {
        *y = (*y).min(limit);
        limit = y.saturating_sub(ROW);
    }
    for (y, node) in &left {
        places.insert(node.node, *y);
    }
    left.into_iter().map(|(_, node)| node).collect()
}

/// From one box to another; between two on the right, around their far side.
fn curve((from, to): (usize, usize), on_right: [bool; 2]) -> String {
    let (start, end) = (LEFT.0 + LEFT.1, RIGHT.0);
    let middle = usize::midpoint(start, end);
    match on_right {
        [false, true] => format!("M{start} {from}C{middle} {from} {middle} {to} {end} {to}"),
        [true, false] => format!("M{end} {from}C{middle} {from} {middle} {to} {start} {to}"),
        [true, true] => {
            let edge = RIGHT.0 + RIGHT.1;
            let out = edge + (30 + from.abs_diff(to) / 5).min(125);
            format!("M{edge} {from}C{out} {from} {out} {to} {edge} {to}")
        }
        [false, false] => {
            let out = start + 60;
            format!("M{start} {from}C{out} {from} {out} {to} {start} {to}")
        }
    }
}

/// The width of a line that stands for so many claims.
fn stroke(weight: usize) -> String {
    let tenths = (7 + 8 * weight).min(80);
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// As much of a label as its box holds.
fn fitted(label: &str, columns: usize) -> String {
    let mut used = 0;
    let mut fits = |c: char| {
        used += c.width().unwrap_or(0);
        used < columns
    };
    let end: usize = label
        .chars()
        .take_while(|&c| fits(c))
        .map(char::len_utf8)
        .sum();
    if end == label.len() {
        label.to_owned()
    } else {
        format!("{}…", label[..end].trim_end())
    }
}
