//! W3C Web Annotations: each part of each attribution, and each conflict, as an annotation of the text.

use serde_json::{Value, json};

use super::conflicts;
use super::json::{attribution_id, source_id};
use super::jsonld::{TERMS, address, document_id, part_id, print};
use super::view::{View, stance};
use crate::analysis::{Analysis, Attribution};
use crate::conflict::{Link, Place};
use crate::text::{Document, Span};

/// Code points of the text before and behind, by which words are found again where the text has moved.
const AROUND: usize = 32;

/// A collection with one page that holds all annotations.
pub fn collection(documents: &[(Document, Analysis)], links: &[Link]) -> String {
    let views: Vec<_> = View::all(documents).collect();
    let mut items = Vec::new();
    for (number, view) in views.iter().enumerate() {
        for (index, attribution) in view.analysis.attributions.iter().enumerate() {
            parts(view, number, index, attribution, &mut items);
        }
    }
    let all = conflicts::collect(documents, links.to_vec());
    items.extend(
        (0..)
            .zip(&all)
            .map(|(index, link)| conflict(&views, index, link)),
    );
    print(&json!({
        "@context": ["http://www.w3.org/ns/anno.jsonld", { "selon": TERMS }],
        "id": "#annotations",
        "type": "AnnotationCollection",
        "total": items.len(),
        "first": { "id": "#page-1", "type": "AnnotationPage", "startIndex": 0, "items": items },
    }))
}

/// An annotation for each part that is expressed.
fn parts(
    view: &View,
    number: usize,
    index: usize,
    attribution: &Attribution,
    items: &mut Vec<Value>,
) {
    let id = attribution_id(index);
    for (role, spans) in [
        ("source", &attribution.source),
        ("cue", &attribution.cue),
        ("content", &attribution.content),
    ] {
        if spans.is_empty() {
            continue;
        }
        let mut body = vec![tag(role)];
        match role {
            "source" => body.extend(view.name(index).map(|name| describe(&name))),
            "cue" => body.extend([
                tag(attribution.class.as_str()),
                tag(attribution.tone.as_str()),
            ]),
            _ => body.extend([
                tag(attribution.kind.as_str()),
                tag(stance(attribution.polarity)),
                tag(attribution.certainty.as_str()),
            ]),
        }
        let mut annotation = json!({
            "id": part_id(number, &format!("{id}-{role}")),
            "type": "Annotation",
            "motivation": "tagging",
            "body": body,
            "target": targets(view, number, spans),
            "selon:attribution": { "id": part_id(number, &id) },
            "selon:rule": attribution.rule,
        });
        let links = [
            ("selon:source", attribution.entity.map(source_id)),
            ("selon:via", attribution.via.map(attribution_id)),
            ("selon:continues", attribution.continues.map(attribution_id)),
        ];
        for (term, id) in links {
            if let Some(id) = id {
                annotation[term] = json!({ "id": part_id(number, &id) });
            }
        }
        items.push(annotation);
    }
}

/// The words of both sides, and why they clash.
fn conflict(views: &[View], index: usize, link: &Link) -> Value {
    let side = |place: &Place| {
        let number = place.document;
        targets(&views[number], number, &[place.side.span])
    };
    let target = [side(&link.a), side(&link.b)].concat();
    json!({
        "id": format!("#conflict-{}", index + 1),
        "type": "Annotation",
        "motivation": "assessing",
        "body": [tag("conflict"), tag(link.kind.as_str()), describe(&link.why)],
        "target": target,
    })
}

fn tag(value: &str) -> Value {
    json!({ "type": "TextualBody", "purpose": "tagging", "value": value })
}

fn describe(value: &str) -> Value {
    let format = "text/plain";
    json!({ "type": "TextualBody", "purpose": "describing", "format": format, "value": value })
}

/// Each piece by its place and by its words.
fn targets(view: &View, number: usize, spans: &[Span]) -> Vec<Value> {
    let source = address(view.document).map_or_else(|| document_id(number), str::to_owned);
    let text = &view.document.text;
    let one = |&span: &Span| {
        let [start, end] = view.at(span);
        json!({
            "source": source,
            "selector": [
                { "type": "TextPositionSelector", "start": start, "end": end },
                {
                    "type": "TextQuoteSelector",
                    "exact": span.of(text),
                    "prefix": before(text, span.start),
                    "suffix": behind(text, span.end),
                },
            ],
        })
    };
    spans.iter().map(one).collect()
}

fn before(text: &str, end: usize) -> &str {
    let text = &text[..end];
    let starts = text.char_indices().rev().take(AROUND);
    &text[starts.last().map_or(end, |(start, _)| start)..]
}

fn behind(text: &str, start: usize) -> &str {
    let text = &text[start..];
    let end = text.char_indices().nth(AROUND);
    &text[..end.map_or(text.len(), |(end, _)| end)]
}
