//! One line of a JSONL input to a document.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, Visitor};

use crate::text::Document;

/// What is wrong with a line.
#[derive(Debug)]
pub(crate) struct Fault {
    /// The character of the line, from 1.
    pub(crate) column: usize,
    /// What is wrong, and what to do.
    pub(crate) reason: String,
}

/// The fields that are read; others are ignored.
#[derive(serde::Deserialize)]
struct Record {
    #[serde(default, deserialize_with = "label")]
    id: Option<String>,
    text: String,
    #[serde(default, deserialize_with = "label")]
    lang: Option<String>,
    #[serde(default, deserialize_with = "label")]
    title: Option<String>,
    #[serde(default, deserialize_with = "label")]
    date: Option<String>,
    #[serde(default, deserialize_with = "label")]
    outlet: Option<String>,
    #[serde(default, deserialize_with = "label")]
    url: Option<String>,
}

/// Parses one line. The identifier is empty where the record has none.
pub(super) fn parse(line: &[u8]) -> Result<Document, Fault> {
    let record: Record = object(
        line,
        r#"a line must be an object such as {"id": "…", "text": "…"}"#,
        r#"a line needs a "text" that is a string"#,
    )?;
    Ok(Document {
        id: record.id.unwrap_or_default(),
        text: record.text,
        extracted: false,
        title: record.title,
        lang: record.lang.filter(|lang| !lang.is_empty()),
        date: record.date,
        outlet: record.outlet,
        url: record.url,
    })
}

/// The object on a line; `shape` says what it looks like, `needs` what it must have.
pub(crate) fn object<'a, T: Deserialize<'a>>(
    line: &'a [u8],
    shape: &str,
    needs: &str,
) -> Result<T, Fault> {
    let line = std::str::from_utf8(line).map_err(|error| {
        let valid = String::from_utf8_lossy(&line[..error.valid_up_to()]);
        Fault {
            column: valid.chars().count() + 1,
            reason: "is not UTF-8; JSON Lines must be UTF-8: convert the file".to_owned(),
        }
    })?;
    // A derived record would also take an array of its fields in order.
    if let Some(start) = line.find(|c: char| !c.is_whitespace())
        && !line[start..].starts_with('{')
    {
        return Err(Fault {
            column: line[..start].chars().count() + 1,
            reason: shape.to_owned(),
        });
    }
    serde_json::from_str(line).map_err(|error| fault(line, &error, needs))
}

/// The parser's message without its own place, which counts bytes and knows one line only.
fn fault(line: &str, error: &serde_json::Error, needs: &str) -> Fault {
    let message = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let reason = message.strip_suffix(&place).unwrap_or(&message);
    let before = line
        .char_indices()
        .take_while(|(at, _)| at + 1 < error.column())
        .count();
    let hint = if error.is_data() {
        needs
    } else {
        "is the line valid JSON?"
    };
    Fault {
        column: before + 1,
        reason: format!("{reason}; {hint}"),
    }
}

/// A string, or a number taken as its digits, or null.
pub(crate) fn label<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<String>, D::Error> {
    struct Label;

    impl Visitor<'_> for Label {
        type Value = Option<String>;

        fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
            f.write_str("a string or a number")
        }

        fn visit_str<E: Error>(self, value: &str) -> Result<Self::Value, E> {
            Ok(Some(value.to_owned()))
        }

        fn visit_u64<E: Error>(self, value: u64) -> Result<Self::Value, E> {
            Ok(Some(value.to_string()))
        }

        fn visit_i64<E: Error>(self, value: i64) -> Result<Self::Value, E> {
            Ok(Some(value.to_string()))
        }

        fn visit_f64<E: Error>(self, value: f64) -> Result<Self::Value, E> {
            Ok(Some(value.to_string()))
        }

        fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
            Ok(None)
        }
    }

    deserializer.deserialize_any(Label)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fails(line: &str) -> (usize, String) {
        let Fault { column, reason } = parse(line.as_bytes()).unwrap_err();
        (column, reason)
    }

    #[test]
    fn fields_are_read_and_others_ignored() {
        let line =
            r#"{"id": -3, "text": "a", "lang": "fr", "date": 2031, "outlet": null, "tags": [{}]}"#;
        let document = parse(line.as_bytes()).unwrap();
        assert_eq!(
            (document.id.as_str(), document.date.as_deref()),
            ("-3", Some("2031"))
        );
        assert_eq!(
            (document.lang.as_deref(), document.outlet),
            (Some("fr"), None)
        );
    }

    #[test]
    fn a_missing_or_wrong_text_is_named() {
        assert!(
            fails(r#"{"id": "a"}"#)
                .1
                .starts_with("missing field `text`")
        );
        let (column, reason) = fails(r#"{"text": 5}"#);
        assert!(
            reason.starts_with("invalid type: integer `5`, expected a string"),
            "{reason}"
        );
        assert_eq!(column, 10);
        assert!(
            fails(r#"{"id": [], "text": ""}"#)
                .1
                .contains("expected a string or a number")
        );
    }

    #[test]
    fn an_array_is_no_record() {
        assert_eq!(fails(r#"  ["a", "b"]"#).0, 3);
        assert!(fails("{}").1.contains("text"));
        assert!(fails("\"text\"").1.contains("object"));
    }

    #[test]
    fn columns_count_characters() {
        assert_eq!(fails("{\"text\": \"éé\" x}").0, 15);
        let Fault { column, reason } = parse(b"{\"text\": \"\xc3\xa9t\xe9\"}").unwrap_err();
        assert_eq!(column, 13);
        assert!(reason.contains("UTF-8"));
    }
}
