//! One article: its parts in the order in which one reads a report.

use maud::{Markup, html};

use super::super::escape::clean;
use super::facts::Facts;
use super::table::Column::{Numbers, Words};
use super::table::Table;
use super::{board, charts, claims, count, findings, heading, percent, picture, prose, sources};
use crate::analysis::{Certainty, Kind, Polarity};
use crate::graph::Graph;

/// What an article is: its language, its size, what was found in it, and by which rules.
pub(super) fn particulars(facts: &Facts) -> Markup {
    let Facts {
        document, analysis, ..
    } = facts;
    let given = [
        ("Outlet", &document.outlet),
        ("Date", &document.date),
        ("Address", &document.url),
    ];
    let found = [
        (analysis.attributions.len(), "claim", "claims"),
        (analysis.sources.len(), "source", "sources"),
        (facts.chains.origins.len(), "origin", "origins"),
        (analysis.conflicts.len(), "conflict", "conflicts"),
        (facts.sentences, "sentence", "sentences"),
        (facts.words, "word", "words"),
    ];
    html! {
        (counts(&found))
        dl class="particulars" {
            div { dt { "Document" } dd dir="auto" { (clean(&document.id)) } }
            @for (name, value) in given {
                @if let Some(value) = value { div { dt { (name) } dd dir="auto" { (clean(value)) } } }
            }
            div { dt { "Language" } dd { (clean(facts.language.as_deref().unwrap_or("not read"))) } }
            div {
                dt { "Program" }
                dd {
                    "selon " (env!("CARGO_PKG_VERSION"))
                    @if let Some(rules) = &facts.rules { ", rules " code { (rules) } }
                }
            }
            div { dt { "SHA-256 of the text" } dd { code class="hash" { (facts.hash) } } }
        }
    }
}

/// Numbers with their nouns, large.
pub(super) fn counts(found: &[(usize, &str, &str)]) -> Markup {
    html! {
        ul class="counts" {
            @for (number, one, several) in found {
                li { strong { (number) } " " (if *number == 1 { one } else { several }) }
            }
        }
    }
}

/// An article that is one of several.
pub(super) fn within(facts: &Facts) -> Markup {
    let id = facts.id("title");
    html! {
        article id=(format!("d{}", facts.number)) class="one" aria-labelledby=(id) {
            (heading(2, Some(&id), &facts.title))
            (particulars(facts))
            (body(facts, 3))
        }
    }
}

/// The parts of an article, whose headings stand on this level.
pub(super) fn body(facts: &Facts, level: u8) -> Markup {
    let one = [(facts.document, facts.analysis)];
    let graph = Graph::of(&one);
    let parts = [
        ("findings", "Findings", findings::list(facts)),
        ("text", "The text", reader(facts)),
        ("conflicts", "Conflicts", board::within(facts, level + 1)),
        ("sources", "Sources", sources::table(facts)),
        ("claims", "Claims", claims::table(facts)),
        ("graph", "Who says what", picture::claims(&graph, facts)),
        ("figures", "Figures", figures(facts, level + 1)),
    ];
    // Among several articles, a part is named with its article.
    let labels = |title: &str| match level {
        2 => title.to_owned(),
        _ => format!("{title} {}", facts.id("title")),
    };
    html! {
        nav class="parts" aria-label=(format!("Parts: {}", clean(&facts.title))) {
            ul { @for (name, title, _) in &parts { li { a href=(format!("#{}", facts.id(name))) { (title) } } } }
        }
        @for (name, title, part) in &parts {
            @let title_id = facts.id(&format!("{name}-title"));
            section id=(facts.id(name)) class=(format!("part {name}")) aria-labelledby=(labels(&title_id)) {
                (heading(level, Some(&title_id), title))
                (part)
            }
        }
    }
}

/// The text beside the place where what one points at is explained.
fn reader(facts: &Facts) -> Markup {
    html! {
        p class="key" {
            span class="m source" { "source" } " "
            span class="m cue" { "words that attribute" } " "
            span class="m content" { "what is attributed" } " "
            span class="m content denied" { "what is denied" } " "
            span class="m clash" { "in conflict" } " "
            span class="m pronoun" { "who?" } " "
            span class="hint" { "The small numbers lead to the claims." }
        }
        div class="reader" {
            (prose::text(facts))
            aside class="panel" aria-label=(format!("What is selected in article {}", facts.number)) {
                button type="button" class="close" aria-label="Close" hidden { "×" }
                div class="shown" role="status" aria-live="polite" {
                    p class="empty" { "Point at a coloured passage to see who says it and why it is marked. Click to keep it here; Escape lets it go." }
                }
            }
        }
    }
}

/// Charts, then each figure with what it is a part of.
fn figures(facts: &Facts, level: u8) -> Markup {
    html! {
        div class="charts" { (charts::of(facts, level)) }
        (metrics(facts))
    }
}

/// Parts of wholes, each with its whole.
fn metrics(facts: &Facts) -> Markup {
    let analysis = facts.analysis;
    let attributions = &analysis.attributions;
    let claims = attributions.len();
    let all = facts.words_of(&facts.contents(|_| true));
    let quoted = facts.words_of(&facts.contents(|a| matches!(a.kind, Kind::Direct | Kind::Mixed)));
    let of = |test: fn(&crate::analysis::Attribution) -> bool| {
        attributions.iter().filter(|a| test(a)).count()
    };
    let named = attributions.iter().filter(|a| {
        let source = a.entity.and_then(|entity| analysis.sources.get(entity));
        source.is_some_and(|source| !source.anonymous)
    });
    let sources = analysis.sources.len();
    let anonymous = analysis.sources.iter().filter(|s| s.anonymous).count();
    let reasoned = analysis
        .sources
        .iter()
        .filter(|s| s.anonymous && s.reason.is_some())
        .count();
    let relayed = facts
        .chains
        .attributions
        .iter()
        .filter(|c| !c.hops.is_empty())
        .count();
    let rows = [
        (
            "Sentences in which something is attributed",
            facts.attributed,
            facts.sentences,
            "sentences of running text",
        ),
        (
            "Words that are attributed",
            all,
            facts.words,
            "words of the text",
        ),
        (
            "Attributed words that are quoted",
            quoted,
            all,
            "attributed words",
        ),
        ("Claims of a named source", named.count(), claims, "claims"),
        (
            "Claims without a source",
            facts.hearsay().len(),
            claims,
            "claims",
        ),
        (
            "Claims that are relayed or relay others",
            relayed,
            claims,
            "claims",
        ),
        (
            "Claims that deny or doubt",
            of(|a| a.polarity == Polarity::Negative),
            claims,
            "claims",
        ),
        (
            "Claims in the conditional",
            of(|a| a.certainty == Certainty::Conditional),
            claims,
            "claims",
        ),
        ("Unnamed sources", anonymous, sources, "sources"),
        (
            "Unnamed sources with a stated reason",
            reasoned,
            anonymous,
            "unnamed sources",
        ),
        ("Origins", facts.chains.origins.len(), sources, "sources"),
    ];
    let rows = html! {
        @for (name, part, whole, noun) in rows {
            tr {
                th scope="row" { (name) }
                td class="number" { (part) }
                td { (whole) " " (noun) }
                td class="number" { (percent(part, whole)) }
            }
        }
    };
    let table = Table {
        label: "Figures with what they are parts of",
        class: Some("metrics"),
        caption: "Each figure with what it is a part of",
        columns: &[
            Words("Figure"),
            Numbers("Count"),
            Words("Out of"),
            Numbers("Share"),
        ],
    };
    html! {
        (table.with(&rows))
        p class="note" {
            "Headings and datelines are no running text. "
            (count(facts.chains.origins.len(), "origin", "origins"))
            ": sources from which claims come in the end, those that only pass on left out."
        }
    }
}
