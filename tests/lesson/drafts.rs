//! Drafts compared.

use serde_json::Value;

use super::{LINE, english};
use crate::support::folder::Folder;
use crate::support::run::Run;

/// The changes between two texts, each with its sentence.
fn changes(name: &str, a: &str, b: &str) -> Vec<(String, String)> {
    let folder = Folder::new(name);
    let a = folder.file("a.txt", a);
    let b = folder.file("b.txt", b);
    let Run { code, out, err } = english(&["diff", "--format", "json", &a, &b]);
    assert_eq!(code, 0, "{err}");
    let found: Value = serde_json::from_str(&out).unwrap();
    let field = |f: &Value, name: &str| f[name].as_str().unwrap().to_owned();
    let found = found.as_array().unwrap().iter();
    found
        .map(|f| (field(f, "change"), field(f, "sentence")))
        .collect()
}

pub(super) fn kinds(name: &str, a: &str, b: &str) -> Vec<String> {
    changes(name, a, b)
        .into_iter()
        .map(|(kind, _)| kind)
        .collect()
}

#[test]
fn a_draft_does_not_differ_from_itself() {
    assert_eq!(kinds("same", LINE, LINE), [""; 0]);
}

#[test]
fn a_cue_that_takes_distance_is_seen() {
    let other = LINE.replace("said", "claimed");
    let found = changes("cue", LINE, &other);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, "cue-changed");
    assert!(found[0].1.contains("“said”") && found[0].1.contains("“claimed”"));
}

#[test]
fn a_source_that_comes_or_goes_is_seen() {
    let both = format!("{LINE} Tom Nash said that the ferry had been sold to a rival.");
    let found = kinds("dropped", &both, LINE);
    assert_eq!(found, ["source-dropped", "content-dropped"]);
    let found = kinds("added", LINE, &both);
    assert_eq!(found, ["source-added", "content-added"]);
}

#[test]
fn a_number_that_changes_is_seen() {
    let text = |n| format!("Nora Lind said that {n} houses in the old harbour were damaged.");
    let found = changes("number", &text(40), &text(60));
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, "number-changed");
    assert!(found[0].1.contains("40") && found[0].1.contains("60"));
}

#[test]
fn a_name_that_is_withheld_is_seen() {
    let other = LINE.replace("Nora Lind", "An official");
    assert_eq!(kinds("name", LINE, &other), ["source-anonymized"]);
}

#[test]
fn a_name_that_is_withheld_twice_is_told_once() {
    let text = format!("{LINE} \"We have painted it,\" she said.");
    let other = text.replace("Nora Lind", "An official");
    assert_eq!(kinds("twice", &text, &other), ["source-anonymized"]);
}

#[test]
fn a_hedge_that_is_gone_is_seen() {
    let a = "The ferry was reportedly sold to a rival last month.";
    let b = "Tom Nash said that the ferry was sold to a rival last month.";
    let found = kinds("hedge", a, b);
    assert!(found.contains(&"hedge-removed".to_owned()), "{found:?}");
}

#[test]
fn a_conflict_that_is_no_longer_told_is_seen() {
    let a = "Nora Lind said that 40 houses in the harbour were damaged. Tom Nash said that only 12 houses in the harbour were damaged.";
    let b = "Nora Lind said that 40 houses in the harbour were damaged.";
    let found = kinds("conflict", a, b);
    assert!(found.contains(&"conflict-hidden".to_owned()), "{found:?}");
}
