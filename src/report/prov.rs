//! Provenance (PROV-O): from the passage of the article over those who pass it on to whom it comes from.
//!
//! Each attribution is two entities: the *passage* of the article, and the *statement* behind it, which is
//! the source's. A passage in quotation marks was quoted from its statement, any other derived from it;
//! who relays made a statement that was derived from the one relayed.

use serde_json::{Map, Value, json};

use super::conflicts;
use super::json::{attribution_id, source_id};
use super::jsonld::{TERMS, address, conflict, document_id, part_id, print};
use super::view::{View, stance};
use crate::analysis::{Analysis, Attribution, Kind, Source};
use crate::conflict::Link;
use crate::text::Document;

/// The provenance of all documents.
pub fn graph(documents: &[(Document, Analysis)], links: &[Link]) -> String {
    let views: Vec<_> = View::all(documents).collect();
    let mut nodes = Vec::new();
    for (number, view) in views.iter().enumerate() {
        article(view, number, &mut nodes);
        for (index, source) in view.analysis.sources.iter().enumerate() {
            nodes.push(agent(number, index, source));
        }
        for (index, attribution) in view.analysis.attributions.iter().enumerate() {
            nodes.push(passage(view, number, index, attribution));
            nodes.push(statement(view, number, index, attribution));
        }
    }
    for (index, link) in (0..).zip(conflicts::collect(documents, links.to_vec())) {
        nodes.extend(conflict(index, &link));
    }
    print(&json!({
        "@context": {
            "prov": "http://www.w3.org/ns/prov#",
            "dcterms": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
            "selon": TERMS,
        },
        "@graph": nodes,
    }))
}

fn article(view: &View, number: usize, nodes: &mut Vec<Value>) {
    let document = view.document;
    let mut node = Map::new();
    node.insert("@id".into(), document_id(number).into());
    node.insert("@type".into(), "prov:Entity".into());
    node.insert("dcterms:title".into(), document.id.as_str().into());
    if let Some(lang) = &view.analysis.lang {
        node.insert("dcterms:language".into(), lang.as_str().into());
    }
    if let Some(url) = address(document) {
        node.insert("prov:atLocation".into(), json!({ "@id": url }));
    }
    if let Some(date) = &document.date {
        node.insert("dcterms:date".into(), date.as_str().into());
    }
    if let Some(outlet) = &document.outlet {
        let id = part_id(number, "outlet");
        node.insert("prov:wasAttributedTo".into(), json!({ "@id": id }));
        nodes.push(json!({
            "@id": id,
            "@type": ["prov:Agent", "prov:Organization"],
            "foaf:name": outlet,
        }));
    }
    nodes.push(node.into());
}

fn agent(number: usize, index: usize, source: &Source) -> Value {
    let types = match source.kind.as_deref() {
        Some("document") => json!("prov:Entity"),
        Some("person" | "expert" | "witness" | "citizen") => json!(["prov:Agent", "prov:Person"]),
        Some("company" | "party" | "media" | "organisation") => {
            json!(["prov:Agent", "prov:Organization"])
        }
        _ => json!("prov:Agent"),
    };
    let mut node = json!({
        "@id": part_id(number, &source_id(index)),
        "@type": types,
        "foaf:name": source.name,
        "selon:anonymous": source.anonymous,
    });
    if let Some(kind) = &source.kind {
        node["selon:kind"] = json!(kind);
    }
    node
}

/// The words of the article.
fn passage(view: &View, number: usize, index: usize, attribution: &Attribution) -> Value {
    let id = attribution_id(index);
    let said = json!({ "@id": part_id(number, &format!("{id}-statement")) });
    let spans = attribution.content.iter().map(|&span| view.at(span));
    let mut node = json!({
        "@id": part_id(number, &id),
        "@type": "prov:Entity",
        "prov:value": view.words(&attribution.content),
        "dcterms:isPartOf": { "@id": document_id(number) },
        "selon:kind": attribution.kind.as_str(),
        "selon:span": spans.map(|[start, end]| format!("{start},{end}")).collect::<Vec<_>>(),
        "selon:rule": attribution.rule,
    });
    let quoted = matches!(attribution.kind, Kind::Direct | Kind::Mixed);
    let term = if quoted {
        "prov:wasQuotedFrom"
    } else {
        "prov:wasDerivedFrom"
    };
    node[term] = said;
    if let Some(origin) = view.origin(index) {
        node["selon:origin"] = json!({ "@id": part_id(number, &origin) });
    }
    node
}

/// What the source is said to have stated.
fn statement(view: &View, number: usize, index: usize, attribution: &Attribution) -> Value {
    let statement = |index| part_id(number, &format!("{}-statement", attribution_id(index)));
    let mut node = json!({
        "@id": statement(index),
        "@type": "prov:Entity",
        "selon:class": attribution.class.as_str(),
        "selon:polarity": stance(attribution.polarity),
        "selon:certainty": attribution.certainty.as_str(),
    });
    if let Some(entity) = attribution.entity {
        let source = json!({ "@id": part_id(number, &source_id(entity)) });
        let kind = view.analysis.sources.get(entity);
        let document = kind.is_some_and(|source| source.kind.as_deref() == Some("document"));
        let term = if document {
            "prov:hadPrimarySource"
        } else {
            "prov:wasAttributedTo"
        };
        node[term] = source;
    }
    // Who is nearer to the reader derives from who is farther away.
    let relayed: Vec<_> = view
        .relayed(index)
        .iter()
        .map(|&inner| json!({ "@id": statement(inner) }))
        .collect();
    if !relayed.is_empty() {
        node["prov:wasDerivedFrom"] = relayed.into();
    }
    node
}
