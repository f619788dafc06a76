//! A line of JSON to a marked document.

use serde::Deserialize;

use crate::eval::gold::{Gold, GoldDocument};
use crate::input::{Fault, label, object};
use crate::report::gold::Bytes;
use crate::text::{Document, Span};

/// The fields that are read; others are ignored.
#[derive(Deserialize)]
struct Record {
    #[serde(default, deserialize_with = "label")]
    id: Option<String>,
    text: String,
    #[serde(default, deserialize_with = "label")]
    lang: Option<String>,
    #[serde(default, deserialize_with = "label")]
    date: Option<String>,
    #[serde(default)]
    level: Option<String>,
    #[serde(default)]
    merged: Option<bool>,
    #[serde(default)]
    nested: Option<bool>,
    attributions: Vec<Marked>,
}

#[derive(Deserialize)]
struct Marked {
    #[serde(default, deserialize_with = "label")]
    id: Option<String>,
    #[serde(default)]
    source: Option<Role>,
    #[serde(default)]
    cue: Option<Role>,
    #[serde(default)]
    content: Option<Role>,
    #[serde(default)]
    cue_alt: Option<Role>,
    #[serde(default)]
    content_alt: Option<Role>,
    #[serde(default)]
    borderline: Option<bool>,
    #[serde(default)]
    construction: Option<String>,
    #[serde(default)]
    kind: Option<String>,
    #[serde(default, alias = "verb_class")]
    class: Option<String>,
    #[serde(default)]
    tone: Option<String>,
    #[serde(default)]
    polarity: Option<String>,
    #[serde(default)]
    certainty: Option<String>,
}

/// The pieces of a role, by themselves or in an object with other things.
#[derive(Deserialize)]
#[serde(
    untagged,
    expecting = "a role is a list of pieces such as [[0, 9]], an object with such a list as `spans`, or null"
)]
enum Role {
    Pieces(Vec<[usize; 2]>),
    Object { spans: Vec<[usize; 2]> },
    One([usize; 2]),
}

/// Parses one line. The identifier is empty where the record has none.
pub(super) fn parse(line: &[u8]) -> Result<GoldDocument, Fault> {
    let record: Record = object(
        line,
        r#"a line must be an object such as {"text": "…", "attributions": […]}"#,
        r#"a line needs a "text" that is a string, and "attributions" that are a list"#,
    )?;
    let fault = |reason| Fault { column: 1, reason };
    if let Some(level) = record.level.filter(|level| level != "span") {
        return Err(fault(format!(
            "`level` is `{level}`, but only spans can be measured; leave the document out"
        )));
    }
    let bytes = Bytes::of(&record.text);
    let marked = record.attributions.into_iter().enumerate();
    let attributions = marked
        .map(|(index, one)| attribution(index, one, &bytes))
        .collect::<Result<_, _>>()
        .map_err(fault)?;
    Ok(GoldDocument {
        document: Document {
            id: record.id.unwrap_or_default(),
            text: record.text,
            lang: record.lang.filter(|lang| !lang.is_empty()),
            date: record.date,
            ..Document::default()
        },
        attributions,
        merged: record.merged.unwrap_or(false),
        outermost: record.nested == Some(false),
        ..GoldDocument::default()
    })
}

fn attribution(index: usize, marked: Marked, bytes: &Bytes) -> Result<Gold, String> {
    let id = marked.id.unwrap_or_else(|| format!("#{}", index + 1));
    let spans = |role: Option<Role>, name: &str| {
        let pieces = match role {
            Some(Role::Pieces(pieces) | Role::Object { spans: pieces }) => pieces,
            Some(Role::One(piece)) => vec![piece],
            None => Vec::new(),
        };
        let pieces = pieces.into_iter();
        let pieces = pieces.map(|[start, end]| bytes.between(start, end));
        let spans: Result<Vec<Span>, String> = pieces.collect();
        spans.map_err(|reason| format!("attribution {id}, {name}: {reason}"))
    };
    let gold = Gold {
        source: spans(marked.source, "source")?,
        cue: spans(marked.cue, "cue")?,
        content: spans(marked.content, "content")?,
        cue_alt: spans(marked.cue_alt, "cue_alt")?,
        content_alt: spans(marked.content_alt, "content_alt")?,
        borderline: marked.borderline.unwrap_or(false),
        construction: marked.construction,
        kind: marked.kind,
        class: marked.class,
        tone: marked.tone,
        polarity: marked.polarity,
        certainty: marked.certainty,
        id,
    };
    if gold.cue.is_empty() && gold.content.is_empty() {
        return Err(format!(
            "attribution {} marks neither a cue nor a content; mark one, or take it out",
            gold.id
        ));
    }
    Ok(gold)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(attributions: &str) -> Result<GoldDocument, String> {
        let line = format!(r#"{{"text": "Élan dit non.", "attributions": {attributions}}}"#);
        parse(line.as_bytes()).map_err(|fault| fault.reason)
    }

    #[test]
    fn pieces_may_stand_alone_or_in_an_object() {
        let gold = read(
            r#"[{"id": 4, "source": {"spans": [[0, 4]], "text": "Élan"}, "cue": [[5, 8]], "content": [9, 12]},
                {"source": null, "cue": [[5, 8]], "verb_class": "deny", "content_alt": [[9, 12]]}]"#,
        );
        let gold = gold.unwrap().attributions;
        assert_eq!(gold[0].source, [Span::new(0, 5)]);
        assert_eq!(gold[0].content, [Span::new(10, 13)]);
        assert_eq!((gold[0].id.as_str(), gold[1].id.as_str()), ("4", "#2"));
        assert_eq!(gold[1].class.as_deref(), Some("deny"));
    }

    #[test]
    fn what_is_wrong_is_said_with_the_attribution() {
        let fault = |attributions| read(attributions).unwrap_err();
        let beyond = fault(r#"[{"id": "a1", "cue": [[5, 80]]}]"#);
        assert!(beyond.starts_with("attribution a1, cue: 5 to 80 is no part"));
        assert!(fault(r#"[{"source": [[0, 4]]}]"#).contains("#1 marks neither"));
        assert!(fault(r#"[{"cue": "dit"}]"#).contains("a role is a list of pieces"));
        assert!(fault("7").contains("invalid type"));
        let edu = br#"{"text": "", "level": "edu", "attributions": []}"#;
        assert!(parse(edu).unwrap_err().reason.contains("`edu`"));
    }
}
