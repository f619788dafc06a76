//! The sheet as a page for a browser, to be filled in there or on paper.
//!
//! The answers stand in it, folded away: they are seen when asked for, and not printed unless they are open.

use maud::{Markup, html};

use super::{COLUMNS, Sheet};
use crate::analysis::{Analysis, Kind};
use crate::report::escape::clean;
use crate::report::html::shell::{Shell, masthead};
use crate::report::html::table::{Column, Table};
use crate::text::Document;

const STYLE: &str = include_str!("sheet.css");

/// Text, questions, a table to fill in, and the answers folded away at the end; it works without scripts.
///
/// ```
/// use selon::{Analyzer, lesson::exercise::html, text::Document};
///
/// let document = Document {
///     text: "Orla Brennick said the <lock> was shut.".into(),
///     lang: Some("en".into()),
///     ..Document::default()
/// };
/// let page = html(&document, &Analyzer::new().analyze(&document));
/// assert!(page.contains("&lt;lock&gt;") && !page.contains("<lock>"));
/// assert!(!page.contains("<script"));
/// ```
pub fn html(document: &Document, analysis: &Analysis) -> String {
    let sheet = Sheet::of(document, analysis);
    let parts = [
        ("text", "The text", text(&sheet)),
        ("questions", "Questions", questions(&sheet)),
        ("sheet", "Your answers", blank(&sheet)),
        ("answers", "Answers", answers(&sheet)),
    ];
    let body = html! {
        (masthead("Who says what?", &pupil(&sheet)))
        main id="main" {
            @for (id, title, part) in &parts {
                @let title_id = format!("{id}-title");
                section id=(id) class="part" aria-labelledby=(title_id) {
                    h2 id=(title_id) { (title) }
                    (part)
                }
            }
        }
    };
    let title = format!("Who says what? {}", sheet.id);
    let shell = Shell {
        title: &title,
        style: STYLE,
        script: None,
        name: "exercise",
        advice: "The answers are what its rules find; where you find better ones, yours are right.",
    };
    shell.page(&body)
}

/// Which text it is, and whose sheet.
fn pupil(sheet: &Sheet) -> Markup {
    html! {
        p class="soft" dir="auto" { (clean(sheet.id)) }
        p class="pupil" {
            label { "Name " input type="text" autocomplete="off"; }
            label { "Date " input type="text" autocomplete="off"; }
        }
    }
}

fn text(sheet: &Sheet) -> Markup {
    html! {
        div class="prose" lang=[sheet.lang.map(clean)] {
            @for paragraph in &sheet.paragraphs { p dir="auto" { (clean(paragraph)) } }
        }
    }
}

fn questions(sheet: &Sheet) -> Markup {
    html! {
        ol class="questions" {
            @for (number, question) in (1..).zip(&sheet.questions) {
                li {
                    (question)
                    // The table answers the first.
                    @if number > 1 {
                        textarea rows="2" dir="auto" autocomplete="off" aria-label=(format!("Answer to question {number}")) {}
                    }
                }
            }
        }
    }
}

/// The columns, above rows with a number each.
fn table(caption: &str, class: &str, rows: &Markup) -> Markup {
    let [source, cue, content, kind] = COLUMNS;
    let table = Table {
        label: caption,
        class: Some(class),
        caption,
        columns: &["No.", source, cue, content, kind].map(Column::Words),
    };
    table.with(rows)
}

/// A row to fill in for each attribution there is.
fn blank(sheet: &Sheet) -> Markup {
    let [free @ .., kind] = COLUMNS;
    let rows = html! {
        @for number in 1..=sheet.answers.len() {
            tr {
                th scope="row" { (number) }
                @for column in free {
                    td { textarea rows="2" dir="auto" autocomplete="off" aria-label=(format!("{column} {number}")) {} }
                }
                td {
                    select autocomplete="off" aria-label=(format!("{kind} {number}")) {
                        option value="" { "" }
                        @for kind in Kind::ALL { option { (kind.as_str()) } }
                    }
                }
            }
        }
    };
    table("One row for each place", "blank", &rows)
}

/// What the program finds, folded away.
fn answers(sheet: &Sheet) -> Markup {
    let rows = html! {
        @for [id, words @ .., kind] in &sheet.answers {
            tr {
                th scope="row" { (id) }
                @for words in words { td dir="auto" lang=[sheet.lang.map(clean)] { (clean(words)) } }
                td { (kind) }
            }
        }
    };
    html! {
        details {
            summary { "Show the answers" }
            (table("What the program finds", "found", &rows))
            @for (title, items) in &sheet.lists {
                h3 { (title) }
                ul {
                    @for item in items { li dir="auto" { (clean(item)) } }
                    @if items.is_empty() { li { "none" } }
                }
            }
        }
    }
}
