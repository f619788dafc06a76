//! Two columns of boxes and curves between them, as a picture.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};
use petgraph::graph::NodeIndex;
use unicode_width::UnicodeWidthChar;

use super::super::escape::clean;

/// Places in the picture.
const LEFT: (usize, usize) = (10, 300);
const RIGHT: (usize, usize) = (470, 430);
const ROW: usize = 38;
const BOX: usize = 30;
const WIDTH: usize = 1000;
/// Columns of a fixed-width font that a box holds.
const LEFT_WORDS: usize = 35;
const RIGHT_WORDS: usize = 60;
/// A node.
pub(super) struct Box {
    pub(super) node: NodeIndex,
    pub(super) key: String,
    pub(super) label: String,
    pub(super) class: &'static str,
    /// Where it leads.
    pub(super) href: String,
}

/// An edge.
pub(super) struct Line {
    pub(super) from: NodeIndex,
    pub(super) to: NodeIndex,
    pub(super) class: &'static str,
    pub(super) title: String,
    /// How many claims it stands for.
    pub(super) weight: usize,
}

/// Draws what stands on the left and on the right, and the lines between.
pub(super) fn draw(
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

/// As much of a label as its box holds, in whole words where there are several: what is seen of it can be said to
/// choose it by voice.
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
        return label.to_owned();
    }
    let cut = &label[..end];
    let whole = match cut.rfind(' ') {
        Some(space) if !label[end..].starts_with(' ') => &cut[..space],
        _ => cut,
    };
    format!("{}…", whole.trim_end())
}
