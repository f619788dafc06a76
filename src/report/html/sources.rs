//! The table of sources: who speaks, how much, and how they are introduced.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::super::escape::clean;
use super::facts::{Facts, Share};
use super::table::Column::{Numbers, Words};
use super::table::Table;
use crate::analysis::{Source, Tone};
use crate::text::fold;

/// One row for each source, in order of their first mention.
pub(super) fn table(facts: &Facts) -> Markup {
    let sources = &facts.analysis.sources;
    if sources.is_empty() {
        return html! { p class="none" { "No source speaks in this text." } };
    }
    let rows = html! {
        @for (index, source) in sources.iter().enumerate() { (row(facts, index, source)) }
    };
    let table = Table {
        label: "Sources",
        class: None,
        caption: "Who speaks, how much, and how they are introduced",
        columns: &[
            Words("Source"),
            Words("Also called"),
            Words("Type"),
            Numbers("Claims"),
            Numbers("Words"),
            Words("Verbs by tone"),
        ],
    };
    table.with(&rows)
}

fn row(facts: &Facts, index: usize, source: &Source) -> Markup {
    let Share {
        claims,
        words,
        verbs,
    } = facts.share(index);
    let origin = facts.chains.origins.binary_search(&index).is_ok();
    html! {
        tr id=(facts.source_id(index)) {
            th scope="row" dir="auto" {
                (clean(&source.name))
                @if source.anonymous { " " span class="tag warning" { "unnamed" } }
                @if !origin { " " span class="tag" { "relay only" } }
                @if let Some(reason) = source.reason {
                    div class="soft" dir="auto" { "reason: “" (clean(reason.of(facts.text()))) "”" }
                }
            }
            td dir="auto" { (aliases(facts, source).join(", ")) }
            td { (source.kind.as_deref().map_or("–".into(), clean)) }
            td class="number" { a class="of" href=(format!("#{}", facts.id("claims"))) data-source=(facts.source_id(index)) aria-label=(format!("{claims}: claims of {}", clean(&source.name))) { (claims) } }
            td class="number" { (words) }
            td {
                ul class="tones" {
                    @for (tone, cues) in &verbs {
                        li { span class=(format!("tone {}", tone.as_str())) { (tone.as_str()) } " " span dir="auto" { (listed(cues)) } }
                    }
                }
            }
        }
    }
}

/// The other words for a source, each once.
fn aliases(facts: &Facts, source: &Source) -> Vec<String> {
    let mut seen = BTreeSet::from([fold(&source.name)]);
    let mentions = source.mentions.iter().map(|span| span.of(facts.text()));
    mentions
        .filter(|mention| seen.insert(fold(mention)))
        .map(|mention| clean(mention).into_owned())
        .collect()
}

/// Cues, with how often where that is more than once.
fn listed(cues: &[(String, usize)]) -> String {
    let one = |(cue, times): &(String, usize)| match times {
        1 => clean(cue).into_owned(),
        times => format!("{} ×{times}", clean(cue)),
    };
    cues.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// The tones that sources of an article are introduced with, each with how often.
pub(super) fn tones(facts: &Facts) -> Vec<(Tone, usize)> {
    let attributions = &facts.analysis.attributions;
    let count = |tone| {
        attributions
            .iter()
            .filter(|a| a.tone == tone && !a.cue.is_empty())
            .count()
    };
    Tone::ALL.iter().map(|&tone| (tone, count(tone))).collect()
}
