//! The published schema of the output, against what is printed.

mod support;

use std::fs;
use std::path::Path;

use selon::analysis::{
    Analysis, Certainty, Claim, Class, Concept, Conflict, ConflictKind, Kind, Polarity, Quantity,
    Side, Time, TimeRelation, Tone, Unresolved, Voice,
};
use selon::report::json::Report;
use selon::text::{Document, Span};
use serde_json::{Value, json};
use support::json_schema::faults;

fn schema() -> Value {
    serde_json::from_str(include_str!("../docs/selon-1.schema.json")).unwrap()
}

fn check(value: &Value) -> Vec<String> {
    faults(&schema(), value)
}

#[test]
fn what_is_printed_is_what_the_schema_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens");
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            continue;
        }
        let golden = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        assert_eq!(check(&golden), [""; 0], "{}", path.display());
    }
}

/// A report with something in every list.
fn full() -> Value {
    let span = Span::new(0, 3);
    let claim = Claim {
        attribution: 0,
        polarity: Polarity::Negative,
        certainty: Certainty::Conditional,
        quantities: vec![Quantity {
            span,
            low: 0.5,
            high: f64::INFINITY,
            unit: Some("km".to_owned()),
            noun: Some(span),
        }],
        times: vec![Time {
            span,
            days: "2031-05-03".parse().ok().zip("2031-05-04".parse().ok()),
            year: Some(2031),
            month: Some(5),
            day: Some(3),
            weekday: None,
            minute: Some(60),
            relation: TimeRelation::After,
        }],
        concepts: vec![Concept {
            id: "rise".to_owned(),
            span,
            negated: true,
        }],
        exclusive: vec![span],
    };
    let side = |voice| Side { voice, span };
    let conflict = Conflict {
        a: side(Voice::Attribution(0)),
        b: side(Voice::Narration),
        kind: ConflictKind::Date,
        why: "a reason".to_owned(),
    };
    let unresolved = Unresolved {
        mention: span,
        attribution: 0,
        candidates: vec![0, 1],
    };
    let analysis = Analysis {
        claims: vec![claim],
        unresolved: vec![unresolved],
        conflicts: vec![conflict],
        notices: vec!["a notice".to_owned()],
        ..Analysis::default()
    };
    let known = Some("known".to_owned());
    let document = Document {
        text: "text".to_owned(),
        extracted: true,
        title: known.clone(),
        date: known.clone(),
        outlet: known.clone(),
        url: known,
        ..Document::default()
    };
    let report = Report::new(&analysis, &document.text).carrying(&document);
    serde_json::to_value(report).unwrap()
}

#[test]
fn claims_and_conflicts_are_in_it() {
    assert_eq!(check(&full()), [""; 0]);
}

#[test]
fn what_is_wrong_is_found() {
    for (place, value) in [
        ("/schema", json!("selon/2")),
        ("/claims/0/polarity", json!("?")),
        ("/claims/0/times/0/minute", json!("noon")),
        ("/claims/0/exclusive/0", json!([1, 2, 3])),
        ("/conflicts/0/a", json!({"spam": 1})),
        ("/conflicts/0/kind", json!("mood")),
        ("/notices", json!({})),
        ("/title", Value::Null),
        ("/text", json!(1)),
    ] {
        let mut report = full();
        *report.pointer_mut(place).unwrap() = value;
        assert!(!check(&report).is_empty(), "{place}");
    }
    let mut report = full();
    report.as_object_mut().unwrap().remove("origins");
    assert_eq!(check(&report).len(), 1);
}

/// The values that a field may have.
fn values(pointer: &str) -> Vec<String> {
    let schema = schema();
    let values = schema.pointer(pointer).unwrap().as_array().unwrap();
    values
        .iter()
        .map(|value| value.as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn every_value_is_listed() {
    let property = |of, name| values(&format!("/$defs/{of}/properties/{name}/enum"));
    let kinds: Vec<_> = Kind::ALL.iter().map(|v| v.as_str()).collect();
    assert_eq!(property("attribution", "kind"), kinds);
    let classes: Vec<_> = Class::ALL.iter().map(|v| v.as_str()).collect();
    assert_eq!(property("attribution", "class"), classes);
    let tones: Vec<_> = Tone::ALL.iter().map(|v| v.as_str()).collect();
    assert_eq!(property("attribution", "tone"), tones);
    let polarities: Vec<_> = Polarity::ALL.iter().map(|v| v.as_str()).collect();
    assert_eq!(values("/$defs/polarity/enum"), polarities);
    let certainties: Vec<_> = Certainty::ALL.iter().map(|v| v.as_str()).collect();
    assert_eq!(values("/$defs/certainty/enum"), certainties);
    let conflicts: Vec<_> = ConflictKind::ALL.iter().map(|v| v.as_str()).collect();
    assert_eq!(property("conflict", "kind"), conflicts);
    let relations: Vec<_> = TimeRelation::ALL.iter().map(|v| v.as_str()).collect();
    let times = "/$defs/claim/properties/times/items/properties/relation/enum";
    assert_eq!(values(times), relations);
}
