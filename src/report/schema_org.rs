//! schema.org: articles with the claims that appear in them, quotations among these.

use serde_json::{Value, json};

use super::conflicts;
use super::json::{attribution_id, source_id};
use super::jsonld::{TERMS, address, conflict, document_id, part_id, print};
use super::view::View;
use crate::analysis::{Analysis, Attribution, Kind, Polarity, Source};
use crate::conflict::Link;
use crate::text::Document;

/// The articles, sources and claims of all documents.
pub fn graph(documents: &[(Document, Analysis)], links: &[Link]) -> String {
    let mut nodes = Vec::new();
    for (number, view) in (0..).zip(View::all(documents)) {
        nodes.push(article(&view, number));
        for (index, source) in view.analysis.sources.iter().enumerate() {
            nodes.push(party(number, index, source));
        }
        for (index, attribution) in view.analysis.attributions.iter().enumerate() {
            nodes.push(claim(&view, number, index, attribution));
        }
    }
    for (index, link) in (0..).zip(conflicts::collect(documents, links.to_vec())) {
        nodes.extend(conflict(index, &link));
    }
    print(&json!({
        "@context": ["https://schema.org", { "selon": TERMS }],
        "@graph": nodes,
    }))
}

fn article(view: &View, number: usize) -> Value {
    let document = view.document;
    let mut node = json!({
        "@id": document_id(number),
        "@type": "NewsArticle",
        "identifier": document.id,
    });
    if let Some(url) = address(document) {
        node["url"] = json!(url);
    }
    if let Some(lang) = &view.analysis.lang {
        node["inLanguage"] = json!(lang);
    }
    if let Some(date) = &document.date {
        node["datePublished"] = json!(date);
    }
    if let Some(outlet) = &document.outlet {
        node["publisher"] = json!({ "@type": "Organization", "name": outlet });
    }
    node
}

fn party(number: usize, index: usize, source: &Source) -> Value {
    let kind = match source.kind.as_deref() {
        Some("document") => "CreativeWork",
        Some("person" | "expert" | "witness" | "citizen") => "Person",
        Some("company" | "party" | "media" | "organisation") => "Organization",
        // "The ministry said" and "an official said" are of one kind; what it is, is not known.
        _ => "Thing",
    };
    let mut node = json!({
        "@id": part_id(number, &source_id(index)),
        "@type": kind,
        "name": source.name,
        "selon:anonymous": source.anonymous,
    });
    if let Some(kind) = &source.kind {
        node["selon:kind"] = json!(kind);
    }
    node
}

fn claim(view: &View, number: usize, index: usize, attribution: &Attribution) -> Value {
    let article = json!({ "@id": document_id(number) });
    let quoted = matches!(attribution.kind, Kind::Direct | Kind::Mixed);
    let mut node = json!({
        "@id": part_id(number, &attribution_id(index)),
        "@type": if quoted { json!(["Claim", "Quotation"]) } else { json!("Claim") },
        "text": view.words(&attribution.content),
        "appearance": article,
        "isPartOf": article,
        "selon:kind": attribution.kind.as_str(),
        "selon:certainty": attribution.certainty.as_str(),
        "selon:rule": attribution.rule,
    });
    if let Some(entity) = attribution.entity {
        let source = json!({ "@id": part_id(number, &source_id(entity)) });
        let of = view.analysis.sources.get(entity);
        let document = of.is_some_and(|source| source.kind.as_deref() == Some("document"));
        // Who denies a claim has not made it.
        let term = match attribution.polarity {
            Polarity::Negative => "selon:deniedBy",
            Polarity::Positive if document => "isBasedOn",
            Polarity::Positive => "author",
        };
        if quoted && !document {
            node["spokenByCharacter"] = source.clone();
        }
        node[term] = source;
    }
    if let Some(via) = attribution.via {
        node["selon:via"] = json!({ "@id": part_id(number, &attribution_id(via)) });
    }
    if let Some(origin) = view.origin(index) {
        node["selon:origin"] = json!({ "@id": part_id(number, &origin) });
    }
    node
}
