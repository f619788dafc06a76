//! What the formats in JSON-LD share: identifiers, our own terms, and JSON that is safe wherever it is put.

use std::fmt::Write;

use serde_json::{Value, json};

use super::escape::acts;
use super::json::attribution_id;
use crate::analysis::Voice;
use crate::conflict::{Link, Place};
use crate::text::Document;

/// Where the terms are that no vocabulary has. `docs/formats.md` says what each means.
pub(super) const TERMS: &str = "urn:selon:1#";

/// The identifier of a document in the file.
pub(super) fn document_id(index: usize) -> String {
    format!("#d{}", index + 1)
}

/// The identifier of a thing in a document.
pub(super) fn part_id(document: usize, part: &str) -> String {
    format!("#d{}-{part}", document + 1)
}

/// The address of a document, if it is one that may be followed.
pub(super) fn address(document: &Document) -> Option<&str> {
    let url = document.url.as_deref()?;
    let web = |scheme: &str| {
        let start = url.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    let plain = !url.chars().any(|c| {
        acts(c)
            || c.is_whitespace()
            || matches!(c, '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`')
    });
    ((web("https://") || web("http://")) && plain).then_some(url)
}

/// A conflict as a thing with its kind and reason, and as an edge between its sides.
pub(super) fn conflict(index: usize, link: &Link) -> [Value; 2] {
    let [a, b] = [&link.a, &link.b].map(side);
    let thing = json!({
        "@id": format!("#conflict-{}", index + 1),
        "@type": "selon:Conflict",
        "selon:between": [{ "@id": a }, { "@id": b }],
        "selon:kind": link.kind.as_str(),
        "selon:why": link.why,
    });
    [
        thing,
        json!({ "@id": a, "selon:conflictsWith": { "@id": b } }),
    ]
}

/// The claim on one side of a conflict; the article, where it speaks itself.
fn side(place: &Place) -> String {
    match place.side.voice {
        Voice::Attribution(index) => part_id(place.document, &attribution_id(index)),
        Voice::Narration => document_id(place.document),
    }
}

/// Indented JSON in which every character that a terminal, a reader's eye or a page's `<script>` might trip
/// over is an escape. It reads back as the same value.
pub(super) fn print(value: &Value) -> String {
    // A value of ours has no keys that are not strings: nothing can fail.
    let json = serde_json::to_string_pretty(value).unwrap_or_default();
    let mut out = String::with_capacity(json.len() + 1);
    for c in json.chars() {
        // Beyond structure, which is ASCII, each of them stands in a string.
        if c == '<' || c == '\u{7f}' || !c.is_ascii() && acts(c) {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                // Into memory: it cannot fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn harmless_json_is_the_same_value(text in ".*|\\PC*", key in "\\PC{0,9}|.{0,9}") {
            let value = serde_json::json!({ key: [text, null, 1] });
            let printed = print(&value);
            prop_assert_eq!(serde_json::from_str::<Value>(&printed).unwrap(), value);
            prop_assert!(!printed.contains('<'));
            prop_assert!(!printed.chars().any(|c| c != '\n' && acts(c)), "{}", printed);
        }
    }

    #[test]
    fn only_web_addresses_are_followed() {
        let of = |url: &str| {
            let document = Document {
                url: Some(url.to_owned()),
                ..Document::default()
            };
            address(&document).is_some()
        };
        assert!(of("https://example.org/a?b=c#d") && of("HTTP://example.org"));
        for url in [
            "javascript:alert(1)",
            "https://a b",
            "https://a\u{202e}b",
            "",
            "https://\"",
            "é",
        ] {
            assert!(!of(url), "{url}");
        }
    }
}
