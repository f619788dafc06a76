//! Pairs of claims to compare, one JSON object a line.

use std::io::BufRead;
use std::path::Path;

use super::InputError;
use super::lines::Lines;
use super::record::{self, Fault};
use crate::text::Document;

/// Two claims to compare, each as a document of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The record's own identifier, or the file's name with the line.
    pub id: String,
    /// One claim.
    pub a: Document,
    /// The other.
    pub b: Document,
}

/// The fields that are read; others are ignored.
#[derive(serde::Deserialize)]
struct Record {
    #[serde(default, deserialize_with = "record::label")]
    id: Option<String>,
    #[serde(default, deserialize_with = "record::label")]
    lang: Option<String>,
    #[serde(default, deserialize_with = "record::label")]
    lang_a: Option<String>,
    #[serde(default, deserialize_with = "record::label")]
    lang_b: Option<String>,
    a: String,
    b: String,
}

/// The pairs of one input, in order. See [`pairs`].
pub struct Pairs<'a> {
    lines: Lines<'a>,
}

/// Reads the pairs of `path`, lazily. The path [`super::STDIN`] reads `stdin`.
///
/// A record is `{"id", "lang", "a", "b"}`; `lang_a` and `lang_b` are for sides in different languages.
///
/// ```
/// let stdin = std::io::Cursor::new(r#"{"id": 7, "lang": "en", "a": "It rained.", "b": "It was dry."}"#);
/// let mut pairs = selon::input::pairs("-".as_ref(), stdin)?;
/// let pair = pairs.next().unwrap()?;
/// assert_eq!((pair.id.as_str(), pair.b.text.as_str()), ("7", "It was dry."));
/// # Ok::<(), selon::input::InputError>(())
/// ```
pub fn pairs<'a>(path: &Path, stdin: impl BufRead + 'a) -> Result<Pairs<'a>, InputError> {
    Ok(Pairs {
        lines: super::lines(path, stdin)?,
    })
}

impl Iterator for Pairs<'_> {
    type Item = Result<Pair, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        let pair = self.lines.next(parse)?;
        Some(pair.map(|mut pair| {
            if pair.id.is_empty() {
                pair.id = self.lines.id();
            }
            pair
        }))
    }
}

/// Parses one line. The identifier is empty where the record has none.
fn parse(line: &[u8]) -> Result<Pair, Fault> {
    let record: Record = record::object(
        line,
        r#"a line must be an object such as {"id": "…", "a": "…", "b": "…"}"#,
        r#"a line needs "a" and "b" that are strings"#,
    )?;
    let side = |id: &str, text, own: Option<String>| {
        let lang = own.or_else(|| record.lang.clone());
        Document {
            id: id.to_owned(),
            text,
            lang: lang.filter(|lang| !lang.is_empty()),
            ..Document::default()
        }
    };
    Ok(Pair {
        a: side("a", record.a, record.lang_a),
        b: side("b", record.b, record.lang_b),
        id: record.id.unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::STDIN;

    fn read(text: &str) -> Vec<Result<Pair, InputError>> {
        pairs(STDIN.as_ref(), text.as_bytes()).unwrap().collect()
    }

    #[test]
    fn each_side_has_its_language() {
        let items = read(
            r#"{"lang": "fr", "lang_b": "en", "a": "x", "b": "y", "conflict": true}
            {"id": 3, "a": "x", "b": ""}"#,
        );
        let first = items[0].as_ref().unwrap();
        assert_eq!(first.id, "stdin:1");
        assert_eq!(
            (first.a.lang.as_deref(), first.b.lang.as_deref()),
            (Some("fr"), Some("en"))
        );
        let second = items[1].as_ref().unwrap();
        assert_eq!((second.id.as_str(), second.a.lang.as_deref()), ("3", None));
    }

    #[test]
    fn broken_lines_are_placed_and_do_not_stop_good_ones() {
        let items = read(
            "{\"id\": \"p\", \"a\": \"é\"}\n\n[\"x\", \"y\"]\n{\"a\": 5, \"b\": \"\"}\n{\"a\": \"x\", \"b\": \"y\"}",
        );
        let messages: Vec<_> = items[..3]
            .iter()
            .map(|item| item.as_ref().unwrap_err().to_string())
            .collect();
        assert!(
            messages[0].starts_with("-:1:21: missing field `b`; a line needs \"a\" and \"b\""),
            "{messages:?}"
        );
        assert!(
            messages[1].starts_with("-:3:1: a line must be an object"),
            "{messages:?}"
        );
        assert!(
            messages[2].starts_with("-:4:7: invalid type"),
            "{messages:?}"
        );
        assert_eq!(items[3].as_ref().unwrap().id, "stdin:5");
    }

    #[test]
    fn a_missing_file_is_said() {
        let error = pairs("no-such.jsonl".as_ref(), std::io::empty())
            .err()
            .unwrap();
        assert!(matches!(error, InputError::Missing { .. }));
    }
}
