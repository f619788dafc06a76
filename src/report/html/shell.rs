//! What every page for a browser stands in: it opens from a file and asks nothing of the network.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::super::escape::clean;

/// What all pages look like.
const BASE: &str = include_str!("base.css");

/// A page.
pub(crate) struct Shell<'a> {
    pub(crate) title: &'a str,
    /// What the page looks like, beyond what all do.
    pub(crate) style: &'a str,
    /// None where the page does without.
    pub(crate) script: Option<&'a str>,
    /// What its main part is called in the link that skips to it.
    pub(crate) name: &'a str,
    /// What to bear in mind when reading it.
    pub(crate) advice: &'a str,
}

impl Shell<'_> {
    /// The page with this in it, whose main part has the identifier `main`.
    pub(crate) fn page(&self, body: &Markup) -> String {
        let page = html! {
            (DOCTYPE)
            html lang="en" {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    meta name="generator" content=(concat!("selon ", env!("CARGO_PKG_VERSION")));
                    meta http-equiv="Content-Security-Policy" content=(self.policy());
                    link rel="icon" href="data:,";
                    title { (clean(self.title)) " – selon" }
                    style { (PreEscaped(BASE)) (PreEscaped(self.style)) }
                }
                body {
                    a class="skip" href="#main" { "Skip to the " (self.name) }
                    (body)
                    footer { p { "Made by selon " (env!("CARGO_PKG_VERSION")) ". " (self.advice) } }
                    @if let Some(script) = self.script { script { (PreEscaped(script)) } }
                }
            }
        };
        page.into_string()
    }

    /// Nothing may be fetched from anywhere; what the page needs stands in it.
    fn policy(&self) -> String {
        let script = match self.script {
            Some(_) => "'unsafe-inline'",
            None => "'none'",
        };
        format!(
            "default-src 'none'; style-src 'unsafe-inline'; script-src {script}; \
             img-src data:; base-uri 'none'; form-action 'none'"
        )
    }
}

/// The head of a page.
pub(crate) fn masthead(title: &str, particulars: &Markup) -> Markup {
    html! {
        header class="masthead" {
            p class="brand" { "selon" span { " · who asserts what, on whose word" } }
            h1 dir="auto" { (clean(title)) }
            (particulars)
        }
    }
}
