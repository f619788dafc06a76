//! Conflicts, within a document and across those of a collection, for programs and for readers.

use std::io::{self, Write};

use anstyle::Style;
use serde::Serialize;

use super::json::{self, SCHEMA};
use super::look::Look;
use super::wrap::Words;
use crate::analysis::{Analysis, ConflictKind, Side, Voice};
use crate::conflict::{Link, Place};
use crate::text::{CodePoints, Document, text_of};

/// All conflicts of a collection: those within each document, in order, then those across documents.
pub fn collect(documents: &[(Document, Analysis)], across: Vec<Link>) -> Vec<Link> {
    let within = documents
        .iter()
        .enumerate()
        .flat_map(|(document, (_, analysis))| {
            let place = move |side: &Side| Place {
                document,
                side: side.clone(),
            };
            analysis.conflicts.iter().map(move |conflict| Link {
                a: place(&conflict.a),
                b: place(&conflict.b),
                kind: conflict.kind,
                why: conflict.why.clone(),
            })
        });
    within.chain(across).collect()
}

/// The conflicts of a collection as JSON.
#[derive(Debug, Serialize)]
pub struct Report<'a> {
    /// [`SCHEMA`].
    pub schema: &'static str,
    /// The identifiers of the documents that were compared, in order.
    pub documents: Vec<&'a str>,
    /// What cannot both hold.
    pub conflicts: Vec<Conflict<'a>>,
}

/// One conflict as JSON.
#[derive(Debug, Serialize)]
pub struct Conflict<'a> {
    /// One side.
    pub a: Voiced<'a>,
    /// The other side.
    pub b: Voiced<'a>,
    /// What sets them against each other.
    pub kind: ConflictKind,
    /// A sentence that explains it, in English.
    pub why: &'a str,
}

/// One side of a conflict as JSON.
#[derive(Debug, Serialize)]
pub struct Voiced<'a> {
    /// The identifier of the document.
    pub document: &'a str,
    /// The attribution; `null` where the article itself speaks.
    pub attribution: Option<String>,
    /// Who speaks, where the text says so.
    pub source: Option<String>,
    /// Where the words that clash stand.
    pub span: [usize; 2],
    /// Those words.
    pub text: &'a str,
}

impl<'a> Report<'a> {
    /// The report of `conflicts` between `documents`.
    pub fn new(documents: &'a [(Document, Analysis)], conflicts: &'a [Link]) -> Self {
        let points: Vec<_> = documents
            .iter()
            .map(|(document, _)| CodePoints::new(&document.text))
            .collect();
        let side = |place: &Place| {
            let (document, analysis) = &documents[place.document];
            let points = &points[place.document];
            let Side { voice, span } = place.side;
            Voiced {
                document: &document.id,
                attribution: attribution(voice),
                source: source(voice, analysis, &document.text),
                span: [points.at(span.start), points.at(span.end)],
                text: span.of(&document.text),
            }
        };
        let conflict = |link: &'a Link| Conflict {
            a: side(&link.a),
            b: side(&link.b),
            kind: link.kind,
            why: &link.why,
        };
        Self {
            schema: SCHEMA,
            documents: documents.iter().map(|(d, _)| d.id.as_str()).collect(),
            conflicts: conflicts.iter().map(conflict).collect(),
        }
    }
}

/// Writes what people read of the conflicts of a collection.
pub fn page(
    documents: &[(Document, Analysis)],
    conflicts: &[Link],
    look: Look,
    out: &mut dyn Write,
) -> io::Result<()> {
    if conflicts.is_empty() {
        let mut words = Words::default();
        words.push("No conflicts found.", look.faint);
        return words.write(0, look.width, out);
    }
    for (index, link) in conflicts.iter().enumerate() {
        if index > 0 {
            out.write_all(b"\n")?;
        }
        let speakers = [&link.a, &link.b].map(|place| {
            let (document, analysis) = &documents[place.document];
            let speaker = Speaker::of(&place.side, analysis, &document.text);
            Speaker {
                name: format!("{}: {}", document.id, speaker.name),
                ..speaker
            }
        });
        write(link.kind, &link.why, &speakers, look, out)?;
    }
    Ok(())
}

/// One side of a conflict as people read it.
pub(super) struct Speaker {
    id: String,
    name: String,
    quote: String,
}

impl Speaker {
    pub(super) fn of(side: &Side, analysis: &Analysis, text: &str) -> Self {
        let name = match side.voice {
            Voice::Narration => Some("the article itself".to_owned()),
            Voice::Attribution(_) => source(side.voice, analysis, text),
        };
        Self {
            id: attribution(side.voice).unwrap_or_default(),
            name: name.unwrap_or_else(|| "without a source".to_owned()),
            quote: format!("“{}”", side.span.of(text)),
        }
    }
}

/// Writes one conflict: kind and reason, then both sides verbatim.
pub(super) fn write(
    kind: ConflictKind,
    why: &str,
    speakers: &[Speaker; 2],
    look: Look,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut head = Words::default();
    head.push(&format!("{}:", kind.as_str()), look.denied);
    head.push(why, Style::new());
    head.write(0, look.width, out)?;
    for Speaker { id, name, quote } in speakers {
        let mut words = Words::default();
        words.push(quote, Style::new());
        look.row(id, (name, look.source), &words, out)?;
    }
    Ok(())
}

pub(super) fn attribution(voice: Voice) -> Option<String> {
    match voice {
        Voice::Attribution(index) => Some(json::attribution_id(index)),
        Voice::Narration => None,
    }
}

/// The name of who speaks, or the words for it where it is not known who that is.
pub(super) fn source(voice: Voice, analysis: &Analysis, text: &str) -> Option<String> {
    let Voice::Attribution(index) = voice else {
        return None;
    };
    let attribution = analysis.attributions.get(index)?;
    let named = attribution.entity.and_then(|e| analysis.sources.get(e));
    match named {
        Some(source) => Some(source.name.clone()),
        None if attribution.source.is_empty() => None,
        None => Some(text_of(&attribution.source, text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    fn documents() -> Vec<(Document, Analysis)> {
        ["one.txt", "two\u{1b}.txt"]
            .map(|id| {
                let (mut analysis, text) = sample::article();
                analysis.conflicts = vec![sample::conflict(&text)];
                let document = Document {
                    id: id.to_owned(),
                    text,
                    ..Document::default()
                };
                (document, analysis)
            })
            .into()
    }

    fn link(documents: &[(Document, Analysis)]) -> Link {
        let conflict = &documents[0].1.conflicts[0];
        Link {
            a: Place {
                document: 0,
                side: conflict.a.clone(),
            },
            b: Place {
                document: 1,
                side: Side {
                    voice: Voice::Attribution(3),
                    ..conflict.b.clone()
                },
            },
            kind: ConflictKind::Denial,
            why: "one denies it".to_owned(),
        }
    }

    #[test]
    fn conflicts_within_come_before_those_across() {
        let documents = documents();
        let all = collect(&documents, vec![link(&documents)]);
        let places: Vec<_> = all.iter().map(|l| (l.a.document, l.b.document)).collect();
        assert_eq!(places, [(0, 0), (1, 1), (0, 1)]);
    }

    #[test]
    fn people_read_who_says_what() {
        let documents = documents();
        let mut out = Vec::new();
        let links = [link(&documents)];
        page(&documents, &links, Look::new(80, false), &mut out).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "\
denial: one denies it
   a1   one.txt: Éléa Brunoir
                            “Le pont a tenu bon hier”
   a4   two␛.txt: without a source
                            “Il pleut”
"
        );
        let mut out = Vec::new();
        page(&documents, &[], Look::new(80, false), &mut out).unwrap();
        assert_eq!(out, b"No conflicts found.\n");
    }

    #[test]
    fn programs_read_both_sides() {
        let documents = documents();
        let all = collect(&documents, vec![link(&documents)]);
        let value = serde_json::to_value(Report::new(&documents, &all)).unwrap();
        let narration = serde_json::json!({
            "document": "one.txt", "attribution": null, "source": null, "span": [151, 159],
            "text": "Il pleut",
        });
        assert_eq!(value["conflicts"][0]["b"], narration);
        assert_eq!(value["conflicts"][2]["a"]["source"], "Éléa Brunoir");
        assert_eq!(value["conflicts"][2]["b"]["attribution"], "a4");
        assert_eq!(value["conflicts"][2]["kind"], "denial");
        assert_eq!(value["documents"][0], "one.txt");
    }
}
