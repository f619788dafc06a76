//! What comparing two claims tells, for programs and for readers.

use std::io::{self, Write};

use anstyle::Style;
use serde::Serialize;

use super::look::Look;
use super::wrap::Words;
use crate::analysis::ConflictKind;
use crate::conflict::{Comparison, Verdict};
use crate::input::Pair;

/// Where the quoted words stand.
const INDENT: usize = 3;

/// One comparison as JSON.
#[derive(Debug, Serialize)]
pub struct Report<'a> {
    /// The identifier of the pair, if it has one.
    pub id: Option<&'a str>,
    /// Whether the two cannot both hold.
    pub conflict: bool,
    /// What sets them against each other.
    pub kind: Option<ConflictKind>,
    /// A sentence that explains it, in English.
    pub why: Option<&'a str>,
    /// What the reader should know about the two texts; left out where there is nothing.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub notices: &'a [String],
}

impl<'a> Report<'a> {
    /// The report of a pair; two claims alone have no identifier.
    pub fn new(id: Option<&'a str>, comparison: &'a Comparison) -> Self {
        let verdict = comparison.conflict.as_ref();
        Self {
            id,
            conflict: verdict.is_some(),
            kind: verdict.map(|verdict| verdict.kind),
            why: verdict.map(|verdict| verdict.why.as_str()),
            notices: &comparison.notices,
        }
    }
}

/// Writes what people read of a pair; one without an identifier stands for itself.
pub fn write(
    pair: &Pair,
    comparison: &Comparison,
    look: Look,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut head = Words::default();
    if !pair.id.is_empty() {
        head.push(&format!("{}:", pair.id), look.title);
    }
    match &comparison.conflict {
        None => {
            head.push("No conflict found.", look.faint);
            head.write(0, look.width, out)?;
        }
        Some(Verdict { kind, why, a, b }) => {
            head.push(&format!("Conflict ({}):", kind.as_str()), look.denied);
            head.push(why, Style::new());
            head.write(0, look.width, out)?;
            for words in [a.of(&pair.a.text), b.of(&pair.b.text)] {
                let mut quote = Words::default();
                quote.push(&format!("“{words}”"), Style::new());
                write!(out, "{:INDENT$}", "")?;
                quote.write(INDENT, look.width, out)?;
            }
        }
    }
    look.notices(&comparison.notices, out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Document, Span};

    fn sample() -> (Pair, Comparison) {
        let side = |text: &str| Document {
            text: text.to_owned(),
            ..Document::default()
        };
        let pair = Pair {
            id: "p\u{1b}1".to_owned(),
            a: side("Été : 40 ponts\u{1b}[2J fermés."),
            b: side("Only 12 bridges were closed."),
        };
        let comparison = Comparison {
            conflict: Some(Verdict {
                kind: ConflictKind::Quantity,
                why: "40 is not 12".to_owned(),
                a: Span::new(8, pair.a.text.len() - 1),
                b: Span::new(5, 15),
            }),
            notices: vec!["a notice".to_owned()],
        };
        (pair, comparison)
    }

    fn page(pair: &Pair, comparison: &Comparison) -> String {
        let mut out = Vec::new();
        write(pair, comparison, Look::new(80, false), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn people_read_kind_reason_and_both_quotes() {
        let (mut pair, mut comparison) = sample();
        assert_eq!(
            page(&pair, &comparison),
            "p␛1: Conflict (quantity): 40 is not 12\n   “40 ponts␛[2J fermés”\n   “12 bridges”\nNote: a notice\n"
        );
        pair.id.clear();
        comparison.conflict = None;
        comparison.notices.clear();
        assert_eq!(page(&pair, &comparison), "No conflict found.\n");
    }

    #[test]
    fn programs_read_one_shape() {
        let (pair, comparison) = sample();
        let json = |id, comparison: &Comparison| {
            serde_json::to_string(&Report::new(id, comparison)).unwrap()
        };
        assert_eq!(
            json(Some(&pair.id), &comparison),
            r#"{"id":"p\u001b1","conflict":true,"kind":"quantity","why":"40 is not 12","notices":["a notice"]}"#
        );
        assert_eq!(
            json(None, &Comparison::default()),
            r#"{"id":null,"conflict":false,"kind":null,"why":null}"#
        );
    }
}
