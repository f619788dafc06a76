//! The JSON report as YAML, one YAML document for each text.
//!
//! Strings that are more than plain words stand in double quotes with escapes, as YAML 1.2 and 1.1 both
//! read them, so that no text can become a number, a switch, a tag or a line of its own.

use std::fmt::Write;

use serde_yaml::Value;

use super::escape::acts;
use super::json::Report;
use crate::analysis::Analysis;
use crate::text::Document;

/// The reports of all documents, one after another.
pub fn stream(documents: &[(Document, Analysis)]) -> String {
    let mut out = String::new();
    for (document, analysis) in documents {
        let report = Report::new(analysis, &document.text);
        // Keys are strings and numbers are finite: nothing can fail.
        let value = serde_yaml::to_value(&report).unwrap_or_default();
        out.push_str("---\n");
        block(&value, 0, &mut out);
    }
    out
}

/// A mapping or a list, over several lines.
fn block(value: &Value, indent: usize, out: &mut String) {
    let pad = "  ".repeat(indent);
    match value {
        Value::Mapping(map) => {
            for (index, (key, value)) in map.iter().enumerate() {
                // The first key of a list's item stands behind its dash.
                if index > 0 || !out.ends_with("- ") {
                    out.push_str(&pad);
                }
                scalar(key, out);
                out.push(':');
                below(value, indent, out);
            }
        }
        Value::Sequence(items) => {
            for item in items {
                out.push_str(&pad);
                match item {
                    Value::Mapping(map) if !map.is_empty() => {
                        out.push_str("- ");
                        block(item, indent + 1, out);
                    }
                    _ => {
                        out.push('-');
                        below(item, indent, out);
                    }
                }
            }
        }
        _ => {
            scalar(value, out);
            out.push('\n');
        }
    }
}

/// A value behind its key.
fn below(value: &Value, indent: usize, out: &mut String) {
    let wide = match value {
        Value::Mapping(map) => !map.is_empty(),
        // Spans and lists of identifiers read best on one line.
        Value::Sequence(items) => items.iter().any(|item| !flat(item)),
        _ => false,
    };
    if wide {
        out.push('\n');
        block(value, indent + 1, out);
    } else {
        out.push(' ');
        flow(value, out);
        out.push('\n');
    }
}

/// Whether it may stand on one line with others.
fn flat(value: &Value) -> bool {
    match value {
        Value::Sequence(items) => items.iter().all(Value::is_number),
        Value::Mapping(map) => map.is_empty(),
        Value::String(text) => plain(text),
        _ => true,
    }
}

fn flow(value: &Value, out: &mut String) {
    match value {
        Value::Sequence(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push_str(", ");
                }
                flow(item, out);
            }
            out.push(']');
        }
        Value::Mapping(_) => out.push_str("{}"),
        _ => scalar(value, out),
    }
}

fn scalar(value: &Value, out: &mut String) {
    match value {
        Value::String(text) if plain(text) => out.push_str(text),
        Value::String(text) => quoted(text, out),
        Value::Bool(truth) => out.push_str(if *truth { "true" } else { "false" }),
        Value::Number(number) => {
            // Into memory: it cannot fail.
            let _ = write!(out, "{number}");
        }
        _ => out.push_str("null"),
    }
}

/// Whether no reader of YAML takes it for anything but this string: a word of two letters and more, that is
/// none of the words for true, false and nothing.
fn plain(text: &str) -> bool {
    const TAKEN: &[&str] = &["true", "false", "null", "yes", "no", "on", "off"];
    let mut chars = text.chars();
    text.len() > 1
        && chars.next().is_some_and(|c| c.is_ascii_alphabetic())
        && chars.all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
        && !TAKEN.iter().any(|word| text.eq_ignore_ascii_case(word))
}

fn quoted(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            _ if acts(c) || matches!(c, '\u{fffe}' | '\u{ffff}') => {
                let code = u32::from(c);
                // Into memory: it cannot fail.
                let _ = if code > 0xffff {
                    write!(out, "\\U{code:08x}")
                } else {
                    write!(out, "\\u{code:04x}")
                };
            }
            _ => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;
    use proptest::prelude::*;

    fn text(value: &Value) -> String {
        let mut out = String::new();
        block(value, 0, &mut out);
        out
    }

    #[test]
    fn it_reads_back_as_the_json() {
        let (mut analysis, text) = sample::article();
        analysis.conflicts = vec![sample::conflict(&text)];
        let document = Document {
            text,
            ..Document::default()
        };
        let json = serde_json::to_string(&Report::new(&analysis, &document.text)).unwrap();
        let yaml = stream(&[(document, analysis)]);
        let read: serde_json::Value = serde_yaml::from_str(&yaml).unwrap();
        assert_eq!(
            read,
            serde_json::from_str::<serde_json::Value>(&json).unwrap()
        );
        assert!(yaml.starts_with(
            "---\nschema: \"selon/1\"\nid: \"note.txt\"\nlang: fr\nattributions:\n  - id: a1\n"
        ));
        assert!(yaml.contains("\n      spans: [[2, 25]]\n"), "{yaml}");
    }

    proptest! {
        #[test]
        fn any_text_stays_a_string(content in ".*|\\PC*|[-~a-z:#&*!|>'%@0-9. ]{0,9}") {
            let value = Value::Sequence(vec![Value::String(content)]);
            let printed = text(&value);
            prop_assert_eq!(serde_yaml::from_str::<Value>(&printed).unwrap(), value);
            prop_assert!(!printed.chars().any(|c| c != '\n' && acts(c)), "{}", printed);
            prop_assert_eq!(printed.lines().count(), 1);
        }
    }
}
