//! The report as one page for a browser: it opens from a file, works without scripts, and asks nothing of
//! the network.
//!
//! Text of unknown origin goes through [`clean`] and through the escaping of the templates, so
//! that whatever an article holds is shown and never obeyed. What the page shows is read off the analysis,
//! its chains and its graph; the interactive parts only choose among what already stands in it.

mod article;
mod board;
mod charts;
mod claims;
mod collection;
mod drawing;
mod facts;
mod findings;
mod merged;
mod picture;
mod prose;
pub(crate) mod shell;
mod sources;
pub(crate) mod table;

use maud::{Markup, html};

use super::escape::clean;
use crate::Analyzer;
use crate::analysis::Analysis;
use crate::conflict::Link;
use crate::text::Document;
use facts::Facts;
use shell::{Shell, masthead};

const STYLE: &str = include_str!("report.css");
const SCRIPT: &str = include_str!("script.js");

/// The page of analysed documents, with the conflicts between different ones of them.
///
/// ```
/// use selon::{Analyzer, report::html, text::Document};
///
/// let document = Document {
///     id: "note".into(),
///     text: "Orla Brennick said the <lock> was shut.".into(),
///     lang: Some("en".into()),
///     ..Document::default()
/// };
/// let analyzer = Analyzer::new();
/// let analysis = analyzer.analyze(&document);
/// let page = html::page(&[(document, analysis)], &[], &analyzer);
/// assert!(page.starts_with("<!DOCTYPE html>"));
/// assert!(page.contains("&lt;lock&gt;") && !page.contains("<lock>"));
/// ```
pub fn page(documents: &[(Document, Analysis)], links: &[Link], analyzer: &Analyzer) -> String {
    let articles: Vec<Facts> = (1..)
        .zip(documents)
        .map(|(number, (document, analysis))| Facts::new(number, document, analysis, analyzer))
        .collect();
    let title = match articles.as_slice() {
        [only] => only.title.clone(),
        several => count(several.len(), "article", "articles"),
    };
    let body = match articles.as_slice() {
        [only] => html! {
            (masthead(&title, &article::particulars(only)))
            main id="main" { (article::body(only, 2)) }
        },
        several => html! {
            (masthead(&title, &collection::summary(several)))
            main id="main" {
                (collection::overview(several, documents, links))
                @for facts in several { (article::within(facts)) }
            }
        },
    };
    let shell = Shell {
        title: &title,
        style: STYLE,
        script: Some(SCRIPT),
        name: "report",
        advice: "Rules find what is attributed; read a finding in its place before you rely on it.",
    };
    shell.page(&body)
}

/// A heading of level 2 to 4: where an article is one of several, its headings stand one level lower.
fn heading(level: u8, id: Option<&str>, words: &str) -> Markup {
    html! {
        @match level {
            2 => h2 id=[id] dir="auto" { (clean(words)) },
            3 => h3 id=[id] dir="auto" { (clean(words)) },
            _ => h4 id=[id] dir="auto" { (clean(words)) },
        }
    }
}

/// A number with its noun.
fn count(number: usize, one: &str, several: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { several })
}

/// A part of a whole as a percentage; a dash where there is no whole.
fn percent(part: usize, whole: usize) -> String {
    let share = (100 * part + whole / 2).checked_div(whole);
    share.map_or_else(|| "–".to_owned(), |share| format!("{share} %"))
}
