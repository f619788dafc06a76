//! The graph of several articles: who speaks in which, as a picture of those who speak in most, and as a table of all.

use std::collections::BTreeMap;
use std::ptr;

use maud::{Markup, html};
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use super::super::escape::clean;
use super::drawing::{Box, Line, draw};
use super::facts::Facts;
use super::picture::{source_box, source_ids};
use super::table::Column::{Numbers, Words};
use super::table::Table;
use super::{article, count};
use crate::analysis::Source;
use crate::graph::{Graph, Node, Relation};
use crate::text::Document;

/// Sources that the picture has room for.
const MOST: usize = 60;

/// The part of the page.
pub(super) fn part(graph: &Graph, articles: &[Facts]) -> Markup {
    let merged = Merged::of(graph, articles);
    let left_out = merged.sources.len() - merged.drawn().len();
    html! {
        (merged.counts())
        (merged.shared())
        (merged.picture())
        @if left_out > 0 {
            p class="note" {
                "Drawn are the " (merged.drawn().len()) " sources that speak in most articles. "
                (count(left_out, "source stands", "sources stand")) " in the table only."
            }
        }
        (merged.table())
    }
}

/// A source, and what it says in which article.
struct Speaker<'a> {
    node: NodeIndex,
    source: &'a Source,
    /// By article, how many claims it makes and how many it passes on.
    articles: BTreeMap<NodeIndex, [usize; 2]>,
}

impl Speaker<'_> {
    fn weight(&self) -> usize {
        self.articles.values().flatten().sum()
    }
}

struct Merged<'a> {
    graph: &'a Graph<'a>,
    /// The articles by their nodes.
    articles: BTreeMap<NodeIndex, &'a Facts<'a>>,
    /// Those that speak in most articles first, and of those, who speaks most.
    sources: Vec<Speaker<'a>>,
    /// How many conflicts there are between two articles.
    conflicts: BTreeMap<(NodeIndex, NodeIndex), usize>,
    ids: BTreeMap<*const Source, String>,
}

impl<'a> Merged<'a> {
    fn of(graph: &'a Graph<'a>, articles: &'a [Facts<'a>]) -> Self {
        let inner = graph.inner();
        // Only looked up in: the order of addresses never counts.
        let facts: BTreeMap<*const Document, &Facts> = articles
            .iter()
            .map(|facts| (ptr::from_ref(facts.document), facts))
            .collect();
        let mut found = Self {
            graph,
            articles: BTreeMap::new(),
            sources: Vec::new(),
            conflicts: BTreeMap::new(),
            ids: source_ids(articles),
        };
        let mut places = BTreeMap::new();
        for node in inner.node_indices() {
            match inner[node] {
                Node::Document(document) => {
                    let facts = facts.get(&ptr::from_ref(document));
                    found.articles.extend(facts.map(|facts| (node, *facts)));
                }
                Node::Source { source, .. } => {
                    places.insert(node, found.sources.len());
                    found.sources.push(Speaker {
                        node,
                        source,
                        articles: BTreeMap::new(),
                    });
                }
                Node::Claim { .. } => {}
            }
        }
        let home = |node: NodeIndex| match inner[node] {
            Node::Claim { document, .. } => Some(NodeIndex::new(document)),
            Node::Document(_) => Some(node),
            Node::Source { .. } => None,
        };
        for edge in inner.edge_references() {
            let (from, to) = (edge.source(), home(edge.target()));
            let column = match edge.weight().relation {
                Relation::Asserts | Relation::Denies => 0,
                Relation::Relays => 1,
                Relation::Conflicts => {
                    if let (Some(a), Some(b)) = (home(from), to)
                        && a != b
                    {
                        *found.conflicts.entry((a, b)).or_default() += 1;
                    }
                    continue;
                }
                Relation::About => continue,
            };
            if let (Some(&place), Some(to)) = (places.get(&from), to) {
                found.sources[place].articles.entry(to).or_default()[column] += 1;
            }
        }
        let order = |s: &Speaker| (s.articles.len(), s.weight());
        found.sources.sort_by_key(|s| std::cmp::Reverse(order(s)));
        found
    }

    /// Those that the picture shows.
    fn drawn(&self) -> &[Speaker<'a>] {
        let speaking = self.sources.partition_point(|s| s.weight() > 0);
        &self.sources[..speaking.min(MOST)]
    }

    fn counts(&self) -> Markup {
        let inner = self.graph.inner();
        let edges = |relation| {
            let all = inner.edge_weights();
            all.filter(|edge| edge.relation == relation).count()
        };
        let claims = inner.node_weights();
        let claims = claims.filter(|node| matches!(node, Node::Claim { .. }));
        article::counts(&[
            (self.graph.documents().len(), "article", "articles"),
            (self.sources.len(), "source", "sources"),
            (claims.count(), "claim", "claims"),
            (edges(Relation::Relays), "relay", "relays"),
            (edges(Relation::Conflicts), "conflict", "conflicts"),
            (
                self.in_several().count(),
                "source in several articles",
                "sources in several articles",
            ),
        ])
    }

    fn in_several(&self) -> impl Iterator<Item = &Speaker<'a>> {
        self.sources.iter().take_while(|s| s.articles.len() > 1)
    }

    /// The sources of several articles by name.
    fn shared(&self) -> Markup {
        html! {
            @if self.in_several().next().is_some() {
                p {
                    "In several articles: "
                    @for (index, speaker) in self.in_several().enumerate() {
                        @if index > 0 { ", " }
                        bdi { (clean(&speaker.source.name)) } " (" (speaker.articles.len()) ")"
                    }
                    "."
                }
            }
        }
    }

    fn picture(&self) -> Markup {
        let mut lines = Vec::new();
        for speaker in self.drawn() {
            for (&to, &[claims, relays]) in &speaker.articles {
                let line = |class, weight, title| Line {
                    from: speaker.node,
                    to,
                    class,
                    title,
                    weight,
                };
                let said = count(claims, "claim", "claims");
                let passed = format!("passes on {}", count(relays, "claim", "claims"));
                lines.extend((claims > 0).then(|| line("asserts", claims, said)));
                lines.extend((relays > 0).then(|| line("relays", relays, passed)));
            }
        }
        lines.extend(self.conflicts.iter().map(|(&(from, to), &weight)| Line {
            from,
            to,
            class: "conflicts",
            title: count(weight, "conflict", "conflicts"),
            weight,
        }));
        let left: Vec<Box> = self
            .drawn()
            .iter()
            .map(|s| source_box(s.node, self.graph.id(s.node), s.source, &self.ids))
            .collect();
        let right: Vec<Box> = self
            .articles
            .iter()
            .map(|(&node, facts)| Box {
                node,
                key: self.graph.id(node),
                label: facts.title.clone(),
                class: "claim",
                href: format!("d{}", facts.number),
            })
            .collect();
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

    /// What the picture shows of the sources that it has room for, of all of them.
    fn table(&self) -> Markup {
        let label = format!(
            "All {} and where they speak",
            count(self.sources.len(), "source", "sources")
        );
        let table = Table {
            label: &label,
            class: Some("speakers"),
            caption: "Who speaks in which article, those in most articles first",
            columns: &[
                Words("Source"),
                Numbers("Articles"),
                Numbers("Claims"),
                Numbers("Passed on"),
                Words("In"),
            ],
        };
        html! {
            details {
                summary { (label) }
                (table.with(&html! { @for speaker in &self.sources { (self.row(speaker)) } }))
            }
        }
    }

    fn row(&self, speaker: &Speaker) -> Markup {
        let sum = |column: usize| {
            speaker
                .articles
                .values()
                .map(|of| of[column])
                .sum::<usize>()
        };
        let named = self.ids.get(&ptr::from_ref(speaker.source));
        html! {
            tr {
                th scope="row" dir="auto" {
                    @match named {
                        Some(id) => a href=(format!("#{id}")) { (clean(&speaker.source.name)) },
                        None => (clean(&speaker.source.name)),
                    }
                    @if speaker.source.anonymous { " " span class="tag warning" { "unnamed" } }
                }
                td class="number" { (speaker.articles.len()) }
                td class="number" { (sum(0)) }
                td class="number" { (sum(1)) }
                td {
                    @for (index, (node, of)) in speaker.articles.iter().enumerate() {
                        @if let Some(facts) = self.articles.get(node) {
                            @if index > 0 { "; " }
                            a href=(format!("#d{}", facts.number)) { bdi { (clean(&facts.title)) } }
                            " " (of.iter().sum::<usize>())
                        }
                    }
                }
            }
        }
    }
}
