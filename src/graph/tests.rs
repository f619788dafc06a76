//! Graphs of small collections.

use serde_json::{Value, json};

use super::*;
use crate::Analyzer;
use crate::analysis::{Conflict, Side, Voice};
use crate::conflict::Place;

fn document(id: &str, text: &str) -> (Document, Analysis) {
    let document = Document {
        id: id.to_owned(),
        text: text.to_owned(),
        lang: Some("en".to_owned()),
        ..Document::default()
    };
    let mut analysis = Analyzer::new().analyze(&document);
    // What conflicts is for other tests to say.
    analysis.conflicts.clear();
    (document, analysis)
}

fn collection() -> Vec<(Document, Analysis)> {
    vec![
        document(
            "b",
            "The café was shut. Then the mayor said the bridge was safe. Orla Brennick denied that the bridge was safe.",
        ),
        document(
            "a",
            "Orla Brennick said the toll would rise. The mayor said Orla Brennick was wrong.",
        ),
    ]
}

fn pairs(documents: &[(Document, Analysis)]) -> Vec<(&Document, &Analysis)> {
    documents.iter().map(|(d, a)| (d, a)).collect()
}

fn json(graph: &Graph) -> Value {
    serde_json::to_value(graph).unwrap()
}

fn edges<'v>(value: &'v Value, kind: &str) -> Vec<(&'v str, &'v str)> {
    let edges = value["edges"].as_array().unwrap().iter();
    edges
        .filter(|edge| edge["type"] == kind)
        .map(|edge| (edge["from"].as_str().unwrap(), edge["to"].as_str().unwrap()))
        .collect()
}

#[test]
fn named_sources_are_one_and_others_stay_apart() {
    let documents = collection();
    let value = json(&Graph::of(&pairs(&documents)));
    let nodes = value["nodes"].as_array().unwrap();
    let of = |kind| -> Vec<_> {
        let nodes = nodes.iter().filter(move |node| node["type"] == kind);
        nodes
            .map(|n| (n["id"].clone(), n["label"].clone(), n["document"].clone()))
            .collect()
    };
    assert_eq!(
        of("document")
            .iter()
            .map(|(_, label, _)| label)
            .collect::<Vec<_>>(),
        ["a", "b"]
    );
    assert_eq!(
        of("source"),
        [
            (json!("s1"), json!("Orla Brennick"), Value::Null),
            (json!("s2"), json!("The mayor"), json!("d1")),
            (json!("s3"), json!("the mayor"), json!("d2")),
        ]
    );
    assert_eq!(of("claim").len(), 4);
}

#[test]
fn edges_say_who_stands_behind_what() {
    let documents = collection();
    let value = json(&Graph::of(&pairs(&documents)));
    assert_eq!(
        edges(&value, "asserts"),
        [("s1", "c1"), ("s2", "c2"), ("s3", "c3")]
    );
    assert_eq!(edges(&value, "denies"), [("s1", "c4")]);
    assert_eq!(edges(&value, "about"), [("c2", "s1")]);
    // Behind "é", bytes are no code points any more.
    let denies =
        json!({"from": "s1", "to": "c4", "type": "denies", "document": "d2", "span": [74, 80]});
    assert!(
        value["edges"].as_array().unwrap().contains(&denies),
        "{value:#}"
    );
}

#[test]
fn a_relay_leads_to_what_it_passes_on() {
    let text = "The Skarholm Courier reported that Tam Ruddock said the lock was shut.";
    let documents = [document("a", text)];
    let value = json(&Graph::of(&pairs(&documents)));
    assert_eq!(edges(&value, "relays"), [("s1", "c2")], "{value:#}");
    assert_eq!(edges(&value, "about"), [("c1", "s2")], "{value:#}");
}

#[test]
fn hearsay_is_the_documents_own() {
    let (document, mut analysis) = document("a", "The mayor said the lock was shut.");
    analysis.attributions[0].entity = None;
    let value = json(&Graph::of(&[(&document, &analysis)]));
    assert_eq!(edges(&value, "asserts"), [("d1", "c1")]);
}

#[test]
fn conflicts_lead_across_documents_whatever_their_order() {
    let mut documents = collection();
    let side = |voice, start| Side {
        voice,
        span: Span::new(start, start + 3),
    };
    documents[1].1.conflicts.push(Conflict {
        a: side(Voice::Attribution(0), 0),
        b: side(Voice::Narration, 5),
        kind: ConflictKind::Narration,
        why: "one".to_owned(),
    });
    let place = |document, start| Place {
        document,
        side: side(Voice::Attribution(1), start),
    };
    let link = |a, b| {
        [Link {
            a,
            b,
            kind: ConflictKind::Denial,
            why: "two".to_owned(),
        }]
    };
    let links = link(place(0, 20), place(1, 30));
    let value = json(&Graph::linked(&pairs(&documents), &links));
    assert_eq!(edges(&value, "conflicts"), [("c1", "d1"), ("c2", "c4")]);
    let last = value["edges"].as_array().unwrap().last().unwrap();
    assert_eq!(last["against"], json!({"document": "d2", "span": [19, 22]}));
    assert_eq!(
        (&last["kind"], &last["why"]),
        (&json!("denial"), &json!("two"))
    );

    documents.reverse();
    let links = link(place(1, 20), place(0, 30));
    assert_eq!(json(&Graph::linked(&pairs(&documents), &links)), value);
}

#[test]
fn what_leads_nowhere_does_not_stop_it() {
    let documents = collection();
    let nowhere = |document, index| Place {
        document,
        side: Side {
            voice: Voice::Attribution(index),
            span: Span::new(0, 1),
        },
    };
    let links = [(7, 0), (0, 99)].map(|(document, index)| Link {
        a: nowhere(document, index),
        b: nowhere(1, 0),
        kind: ConflictKind::Date,
        why: String::new(),
    });
    let value = json(&Graph::linked(&pairs(&documents), &links));
    assert_eq!(edges(&value, "conflicts").len(), 1);
    assert_eq!(json(&Graph::of(&[]))["nodes"], json!([]));
}
