//! Several articles together: an index, outlet against outlet, what they share, and where they conflict.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::super::escape::clean;
use super::facts::Facts;
use super::table::Column::{Numbers, Words};
use super::table::Table;
use super::{article, board, findings, merged, percent};
use crate::analysis::Analysis;
use crate::conflict::Link;
use crate::graph::Graph;
use crate::text::Document;

/// What the collection is.
pub(super) fn summary(articles: &[Facts]) -> Markup {
    let sum = |of: fn(&Facts) -> usize| articles.iter().map(of).sum::<usize>();
    html! {
        (article::counts(&[
            (sum(|f| f.analysis.attributions.len()), "claim", "claims"),
            (sum(|f| f.sentences), "sentence", "sentences"),
            (sum(|f| f.words), "word", "words"),
        ]))
    }
}

/// All that concerns more than one article.
pub(super) fn overview(
    articles: &[Facts],
    documents: &[(Document, Analysis)],
    links: &[Link],
) -> Markup {
    let pairs: Vec<_> = documents
        .iter()
        .map(|(document, analysis)| (document, analysis))
        .collect();
    let graph = Graph::linked(&pairs, links);
    let parts = [
        ("index", "Articles", index(articles)),
        ("outlets", "Outlet against outlet", outlets(articles)),
        ("merged", "The merged graph", merged::part(&graph, articles)),
        (
            "across",
            "Conflicts between articles",
            conflicts(articles, links),
        ),
    ];
    html! {
        div class="overview" {
            nav class="parts" aria-label="Parts" {
                ul { @for (name, title, _) in &parts { li { a href=(format!("#{name}")) { (title) } } } }
            }
            @for (name, title, part) in &parts {
                section id=(name) class=(format!("part {name}")) aria-labelledby=(format!("{name}-title")) {
                    (super::heading(2, Some(&format!("{name}-title")), title))
                    (part)
                }
            }
        }
    }
}

fn index(articles: &[Facts]) -> Markup {
    let rows = html! {
        @for facts in articles {
            @let [serious, check] = findings::tally(facts);
            tr {
                th scope="row" dir="auto" {
                    a href=(format!("#d{}", facts.number)) { (clean(&facts.title)) }
                    div class="soft" { (clean(&facts.document.id)) }
                }
                td dir="auto" { (facts.document.outlet.as_deref().map_or("–".into(), clean)) }
                td { (facts.document.date.as_deref().map_or("–".into(), clean)) }
                td { (clean(facts.language.as_deref().unwrap_or("not read"))) }
                td class="number" { (facts.analysis.attributions.len()) }
                td class="number" { (facts.analysis.sources.len()) }
                td class="number" { (facts.chains.origins.len()) }
                td class="number" { (serious) }
                td class="number" { (check) }
            }
        }
    };
    let table = Table {
        label: "Articles",
        class: None,
        caption: "The articles of this report",
        columns: &[
            Words("Article"),
            Words("Outlet"),
            Words("Date"),
            Words("Language"),
            Numbers("Claims"),
            Numbers("Sources"),
            Numbers("Origins"),
            Numbers("Serious"),
            Numbers("To check"),
        ],
    };
    table.with(&rows)
}

/// What is counted of the articles of one outlet.
#[derive(Default)]
struct Outlet {
    articles: usize,
    sentences: usize,
    attributed: usize,
    claims: usize,
    sources: usize,
    unnamed: usize,
    hearsay: usize,
    conflicts: usize,
}

fn outlets(articles: &[Facts]) -> Markup {
    let mut outlets: BTreeMap<&str, Outlet> = BTreeMap::new();
    for facts in articles {
        let Facts {
            document, analysis, ..
        } = facts;
        let name = document.outlet.as_deref().unwrap_or(&document.id);
        let outlet = outlets.entry(name).or_default();
        outlet.articles += 1;
        outlet.sentences += facts.sentences;
        outlet.attributed += facts.attributed;
        outlet.claims += analysis.attributions.len();
        outlet.sources += analysis.sources.len();
        outlet.unnamed += analysis.sources.iter().filter(|s| s.anonymous).count();
        outlet.hearsay += facts.hearsay().len();
        outlet.conflicts += analysis.conflicts.len();
    }
    let share =
        |part: usize, whole: usize| html! { (part) " of " (whole) " (" (percent(part, whole)) ")" };
    let rows = html! {
        @for (name, outlet) in &outlets {
            tr {
                th scope="row" dir="auto" { (clean(name)) }
                td class="number" { (outlet.articles) }
                td class="number" { (outlet.claims) }
                td { (share(outlet.attributed, outlet.sentences)) }
                td { (share(outlet.unnamed, outlet.sources)) }
                td { (share(outlet.hearsay, outlet.claims)) }
                td class="number" { (outlet.conflicts) }
            }
        }
    };
    let table = Table {
        label: "Outlets",
        class: None,
        caption: "The same figures for each outlet; an article without one stands for itself",
        columns: &[
            Words("Outlet"),
            Numbers("Articles"),
            Numbers("Claims"),
            Words("Attributed sentences"),
            Words("Unnamed sources"),
            Words("Claims without a source"),
            Numbers("Conflicts within"),
        ],
    };
    table.with(&rows)
}

fn conflicts(articles: &[Facts], links: &[Link]) -> Markup {
    html! {
        @if links.is_empty() {
            p class="none" { "No claim of one article excludes one of another." }
        } @else {
            (board::across(articles, links))
        }
    }
}
