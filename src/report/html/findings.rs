//! What an editor should look at, the gravest first.

use std::borrow::Cow;

use maud::{Markup, html};

use super::super::escape::clean;
use super::facts::Facts;
use crate::text::Span;

/// How grave a finding is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Severity {
    Error,
    Warning,
    Note,
}

impl Severity {
    /// Its class, its word and its sign: colour alone tells nothing.
    fn look(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Error => ("error", "Serious", "✖"),
            Self::Warning => ("warning", "Check", "▲"),
            Self::Note => ("note", "Note", "●"),
        }
    }
}

struct Finding {
    severity: Severity,
    title: String,
    words: String,
    /// Where it stands in the page.
    place: Option<String>,
}

/// All findings of an article.
pub(super) fn list(facts: &Facts) -> Markup {
    let found = all(facts);
    html! {
        @if found.is_empty() {
            p class="none" { "Nothing stands out: no conflict, no circle among the sources, no claim without a source." }
        } @else {
            ul class="finding-list" {
                @for finding in &found {
                    @let (class, word, sign) = finding.severity.look();
                    li class=(class) {
                        span class="sign" { span aria-hidden="true" { (sign) } " " (word) }
                        div {
                            strong { (clean(&finding.title)) }
                            @if !finding.words.is_empty() { p dir="auto" { (clean(&finding.words)) } }
                        }
                        @if let Some(place) = &finding.place {
                            a class="button" href=(format!("#{place}")) aria-label=(format!("Show: {}", clean(&finding.title))) { "Show" }
                        }
                    }
                }
            }
        }
    }
}

/// How many serious findings there are, and how many to check.
pub(super) fn tally(facts: &Facts) -> [usize; 2] {
    let found = all(facts);
    [Severity::Error, Severity::Warning]
        .map(|severity| found.iter().filter(|f| f.severity == severity).count())
}

fn all(facts: &Facts) -> Vec<Finding> {
    let analysis = facts.analysis;
    let name = |source: usize| {
        let source = analysis.sources.get(source);
        source.map_or("", |source| source.name.as_str())
    };
    let mut found = Vec::new();
    let mut add = |severity, title: &str, words: String, place| {
        let title = title.to_owned();
        found.push(Finding {
            severity,
            title,
            words,
            place,
        });
    };
    for circle in &facts.chains.circular {
        let mut names: Vec<&str> = circle.sources.iter().map(|&s| name(s)).collect();
        names.extend(names.first().copied());
        let place = circle.sources.first().map(|&s| facts.source_id(s));
        add(
            Severity::Error,
            "Sources that have it from each other",
            names.join(" ← "),
            place,
        );
    }
    for (index, conflict) in analysis.conflicts.iter().enumerate() {
        let title = format!("Conflict ({})", conflict.kind.as_str());
        let place = Some(facts.conflict_id(index));
        add(Severity::Error, &title, conflict.why.clone(), place);
    }
    for index in facts.hearsay() {
        let words = quoted(facts, &analysis.attributions[index].content);
        let place = Some(format!("{}-ref", facts.attribution_id(index)));
        add(Severity::Warning, "Hearsay without a source", words, place);
    }
    for (index, source) in analysis.sources.iter().enumerate() {
        if source.anonymous && source.reason.is_none() {
            let place = Some(facts.source_id(index));
            let title = "Unnamed source, and no reason given";
            add(Severity::Warning, title, source.name.clone(), place);
        }
    }
    for (index, unresolved) in analysis.unresolved.iter().enumerate() {
        let candidates: Vec<&str> = unresolved.candidates.iter().map(|&c| name(c)).collect();
        let pronoun = quoted(facts, &[unresolved.mention]);
        let words = if candidates.is_empty() {
            format!("{pronoun} stands for nobody that the text names as a source")
        } else {
            format!("{pronoun} may be {}", candidates.join(" or "))
        };
        let place = Some(facts.id(&format!("u{}", index + 1)));
        add(
            Severity::Note,
            "Pronoun that could be several",
            words,
            place,
        );
    }
    for notice in &analysis.notices {
        add(Severity::Note, "About the input", notice.clone(), None);
    }
    found
}

/// Words of the text in quotation marks.
fn quoted(facts: &Facts, spans: &[Span]) -> String {
    let words = facts.words_in(spans);
    let words: Cow<str> = clean(&words);
    format!("“{}”", words.trim())
}
