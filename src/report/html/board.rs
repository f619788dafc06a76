//! The conflict board: both sides verbatim, with the reason.

use maud::{Markup, html};

use super::super::escape::clean;
use super::facts::Facts;
use super::heading;
use crate::analysis::{Side, Voice};
use crate::conflict::{Link, Place};

/// The conflicts within one article.
pub(super) fn within(facts: &Facts, level: u8) -> Markup {
    let conflicts = &facts.analysis.conflicts;
    if conflicts.is_empty() {
        return html! { p class="none" { "No two claims of this text exclude each other." } };
    }
    html! {
        div class="board" {
            @for (index, conflict) in conflicts.iter().enumerate() {
                @let id = facts.conflict_id(index);
                @let title = format!("{id}-title");
                article class="conflict" id=(id) data-x=(id) aria-labelledby=(title) {
                    (heading(level, Some(&title), &conflict.why))
                    p class="kind" { span class="tag error" { (conflict.kind.as_str()) } }
                    div class="sides" {
                        (side(facts, &conflict.a, &format!("{id}-a")))
                        span class="versus" aria-hidden="true" { "≠" }
                        (side(facts, &conflict.b, &format!("{id}-b")))
                    }
                    p { a class="button both" href=(format!("#{id}-a")) data-x=(id) { "Show both in the text" } }
                }
            }
        }
    }
}

/// The conflicts between articles.
pub(super) fn across(articles: &[Facts], links: &[Link]) -> Markup {
    let side_of = |place: &Place, number: usize| {
        let facts = articles.get(place.document)?;
        let anchor = match place.side.voice {
            Voice::Attribution(index) => format!("{}-ref", facts.attribution_id(index)),
            Voice::Narration => facts.id("text"),
        };
        Some(html! {
            div class="from" { a href=(format!("#d{}", facts.number)) dir="auto" { (clean(&facts.title)) } }
            (side(facts, &place.side, &anchor))
            span class="sr" { "Side " (number) }
        })
    };
    html! {
        div class="board" {
            @for (index, link) in links.iter().enumerate() {
                @let id = format!("x{}", index + 1);
                @let title = format!("{id}-title");
                article class="conflict" id=(id) aria-labelledby=(title) {
                    (heading(3, Some(&title), &link.why))
                    p class="kind" { span class="tag error" { (link.kind.as_str()) } }
                    div class="sides" {
                        div { @if let Some(side) = side_of(&link.a, 1) { (side) } }
                        span class="versus" aria-hidden="true" { "≠" }
                        div { @if let Some(side) = side_of(&link.b, 2) { (side) } }
                    }
                }
            }
        }
    }
}

fn side(facts: &Facts, side: &Side, anchor: &str) -> Markup {
    html! {
        figure class="side" {
            blockquote dir="auto" lang=[facts.analysis.lang.as_deref().map(clean)] { (clean(side.span.of(facts.text()))) }
            figcaption dir="auto" {
                (clean(&facts.voice(side))) " · "
                a href=(format!("#{anchor}")) { "in the text" }
            }
        }
    }
}
