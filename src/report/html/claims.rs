//! The table of claims. Each row holds all that is known of its claim; scripts only choose what to show.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::super::escape::clean;
use super::super::json;
use super::facts::Facts;
use super::table::Column::{Numbers, Words};
use super::table::Table;
use crate::analysis::{Attribution, Certainty, Claim, Kind, Polarity, Quantity};

/// One row for each attribution, in text order.
pub(super) fn table(facts: &Facts) -> Markup {
    let attributions = &facts.analysis.attributions;
    if attributions.is_empty() {
        return html! { p class="none" { "Nothing is attributed to anybody in this text." } };
    }
    let rows = html! {
        @for (index, attribution) in attributions.iter().enumerate() {
            (row(facts, index, attribution))
        }
    };
    let table = Table {
        label: "Claims",
        class: Some("claim-table"),
        caption: "What is asserted, on whose word",
        columns: &[
            Numbers("No."),
            Words("Source"),
            Words("Claim"),
            Words("Kind"),
            Words("Certainty"),
        ],
    };
    html! {
        (filters(facts))
        (table.with(&rows))
    }
}

/// What the rows can be chosen by. Without scripts there is nothing to choose with.
fn filters(facts: &Facts) -> Markup {
    let attributions = &facts.analysis.attributions;
    let used: BTreeSet<usize> = attributions.iter().filter_map(|a| a.entity).collect();
    let kinds: BTreeSet<Kind> = attributions.iter().map(|a| a.kind).collect();
    let certainties: BTreeSet<Certainty> = attributions.iter().map(|a| a.certainty).collect();
    html! {
        div class="filters" role="group" aria-label="Choose claims" hidden {
            label {
                "Source "
                select data-by="source" {
                    option value="" { "all" }
                    @for index in used {
                        @if let Some(source) = facts.analysis.sources.get(index) {
                            option value=(facts.source_id(index)) { (clean(&source.name)) }
                        }
                    }
                    option value="none" { "without a source" }
                }
            }
            label {
                "Kind "
                select data-by="kind" {
                    option value="" { "all" }
                    @for kind in kinds { option value=(kind.as_str()) { (kind.as_str()) } }
                }
            }
            label {
                "Certainty "
                select data-by="certainty" {
                    option value="" { "all" }
                    @for certainty in certainties { option value=(certainty.as_str()) { (certainty.as_str()) } }
                }
            }
            button type="button" class="reset" { "Show all" }
            output { (attributions.len()) " of " (attributions.len()) }
        }
    }
}

fn row(facts: &Facts, index: usize, attribution: &Attribution) -> Markup {
    let id = facts.attribution_id(index);
    let source = attribution
        .entity
        .map_or_else(|| "none".to_owned(), |s| facts.source_id(s));
    html! {
        tr id=(id) data-source=(source) data-kind=(attribution.kind.as_str()) data-certainty=(attribution.certainty.as_str()) {
            td class="number" {
                a class="back" href=(format!("#{id}-ref")) data-a=(id) aria-label=(format!("Show claim {} in the text", index + 1)) { (index + 1) }
            }
            td dir="auto" class="who" {
                @match facts.speaker(attribution) {
                    Some(name) => (clean(&name)),
                    None => span class="tag warning" { "no source" },
                }
            }
            td {
                div class="said" dir="auto" { (clean(&facts.words_in(&attribution.content))) }
                @if attribution.polarity == Polarity::Negative { span class="tag denied" { "denied" } " " }
                details {
                    summary { "How it was found" }
                    (card(facts, index, attribution))
                }
            }
            td { (attribution.kind.as_str()) }
            td { (attribution.certainty.as_str()) }
        }
    }
}

/// All that is known of one claim.
fn card(facts: &Facts, index: usize, attribution: &Attribution) -> Markup {
    let conflicts = facts.clashes.get(index).into_iter().flatten();
    let cue = facts.words_in(&attribution.cue);
    html! {
        dl class="card" {
            div { dt { "Attributed by" } dd dir="auto" { @if cue.is_empty() { "its place in the text" } @else { "“" (clean(&cue)) "”" } } }
            div { dt { "Act" } dd { (attribution.class.as_str()) ", " (attribution.tone.as_str()) } }
            div { dt { "Stance" } dd { @if attribution.polarity == Polarity::Negative { "denies, doubts or withholds it" } @else { "stands behind it" } } }
            @if let Some(way) = way(facts, index, attribution) { div { dt { "Chain" } dd dir="auto" { (clean(&way)) } } }
            @if let Some(claim) = facts.analysis.claims.get(index) { (proposition(facts, claim)) }
            div {
                dt { "Rule" }
                dd {
                    code { (clean(&attribution.rule)) }
                    @if let Some((doc, file)) = facts.rule(&attribution.rule) {
                        ": " (clean(doc)) div class="soft" { (clean(file)) }
                    }
                }
            }
            @for &number in conflicts {
                @let conflict = &facts.analysis.conflicts[number];
                div class="against" {
                    dt { "Conflict" }
                    dd { a href=(format!("#{}", facts.conflict_id(number))) { (clean(&conflict.why)) } }
                }
            }
        }
    }
}

/// Through whom a claim comes, from the origin to the reader.
fn way(facts: &Facts, index: usize, attribution: &Attribution) -> Option<String> {
    let chain = facts.chains.attributions.get(index)?;
    let own = || facts.speaker(attribution);
    let name = |source: usize| facts.analysis.sources.get(source).map(|s| s.name.clone());
    let mut names = vec![
        chain
            .origin
            .and_then(name)
            .or_else(own)
            .unwrap_or_else(|| "unknown".to_owned()),
    ];
    let hops = chain.hops.iter().rev().map(|&hop| {
        let attribution = facts.analysis.attributions.get(hop)?;
        let id = json::attribution_id(hop);
        Some(facts.speaker(attribution).unwrap_or(id))
    });
    names.extend(hops.flatten());
    names.dedup();
    (names.len() > 1).then(|| names.join(" → "))
}

/// What of a claim can be compared with another's.
fn proposition(facts: &Facts, claim: &Claim) -> Markup {
    let quantities: Vec<String> = claim.quantities.iter().map(|q| range(facts, q)).collect();
    let times: Vec<&str> = claim
        .times
        .iter()
        .map(|time| time.span.of(facts.text()))
        .collect();
    let concepts: Vec<String> = claim
        .concepts
        .iter()
        .map(|concept| {
            if concept.negated {
                format!("not {}", concept.id)
            } else {
                concept.id.clone()
            }
        })
        .collect();
    let rows = [
        ("Numbers", quantities.join("; ")),
        ("Times", times.join("; ")),
        ("Concepts", concepts.join(", ")),
    ];
    html! {
        @for (name, words) in rows {
            @if !words.is_empty() { div { dt { (name) } dd dir="auto" { (clean(&words)) } } }
        }
    }
}

/// A number as written and as read.
fn range(facts: &Facts, quantity: &Quantity) -> String {
    let words = quantity.span.of(facts.text());
    let unit = quantity
        .unit
        .as_deref()
        .map(|unit| format!(" {unit}"))
        .unwrap_or_default();
    let (low, high) = (quantity.low, quantity.high);
    if low >= high {
        format!("{words} (= {low}{unit})")
    } else if high.is_infinite() {
        format!("{words} (≥ {low}{unit})")
    } else {
        format!("{words} ({low} to {high}{unit})")
    }
}
