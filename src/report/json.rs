//! The JSON that programs read: schema `selon/1`.
//!
//! Offsets are Unicode code points of the document's text, half-open. Fields stand in a fixed
//! order, so that the same analysis is the same bytes.

use serde::Serialize;

pub(super) mod claim;

pub use claim::{Claim, Concept, Conflict, Quantity, Time, Voice};

use crate::analysis::{self, Analysis, Certainty, Class, Kind, Polarity, Tone};
use crate::chain::{self, Chains};
use crate::text::{CodePoints, Document, Span, text_of};

/// Name and version of the format. A change of meaning changes it.
pub const SCHEMA: &str = "selon/1";

/// One analysed document.
#[derive(Debug, Serialize)]
pub struct Report<'a> {
    /// [`SCHEMA`].
    pub schema: &'static str,
    /// The document's identifier.
    pub id: &'a str,
    /// Code of the language it was read in.
    pub lang: Option<&'a str>,
    /// The document's title, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<&'a str>,
    /// When it was published, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<&'a str>,
    /// Who published it, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outlet: Option<&'a str>,
    /// Where it was published, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<&'a str>,
    /// The text that the spans refer to, where it is not the file itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<&'a str>,
    /// In order of their first span.
    pub attributions: Vec<Attribution<'a>>,
    /// In order of their first mention.
    pub sources: Vec<Source<'a>>,
    /// From how many sources the claims come in the end.
    pub origins: usize,
    /// Through whom the claims of attributions come that are relayed, or relay others.
    pub chains: Vec<Chain>,
    /// Sources that have something from each other, each from the next and the last from the first.
    pub circular: Vec<Vec<String>>,
    /// What the contents assert: one for each attribution, in the same order.
    pub claims: Vec<Claim<'a>>,
    /// Claims that cannot both hold, in text order.
    pub conflicts: Vec<Conflict<'a>>,
    /// Pronouns that could stand for several sources or for none.
    pub unresolved: Vec<Unresolved>,
    /// What the reader should know about the input.
    pub notices: &'a [String],
}

/// One attribution.
#[derive(Debug, Serialize)]
pub struct Attribution<'a> {
    /// `a1`, `a2`, … in order.
    pub id: String,
    /// How the content stands in the text.
    pub kind: Kind,
    /// The act that the cue names.
    pub class: Class,
    /// How the cue colours the content.
    pub tone: Tone,
    /// The source's stance.
    pub polarity: Polarity,
    /// How firmly the content is put forward.
    pub certainty: Certainty,
    /// The rule or mechanism that found it.
    pub rule: &'a str,
    /// The enclosing or relaying attribution.
    pub via: Option<String>,
    /// The attribution whose source is inherited.
    pub continues: Option<String>,
    /// Who says it, where that is expressed.
    pub source: Option<Role>,
    /// What attributes.
    pub cue: Option<Role>,
    /// What is attributed.
    pub content: Option<Role>,
    /// The source in the list of sources.
    pub entity: Option<String>,
}

/// A part of an attribution.
#[derive(Debug, Serialize)]
pub struct Role {
    /// Its pieces.
    pub spans: Vec<[usize; 2]>,
    /// Their text, joined with ` … `.
    pub text: String,
}

/// One source.
#[derive(Debug, Serialize)]
pub struct Source<'a> {
    /// `s1`, `s2`, … in order.
    pub id: String,
    /// Its fullest mention.
    pub name: &'a str,
    /// What sort of source it is.
    pub r#type: Option<&'a str>,
    /// The words that tell its type.
    pub evidence: Vec<[usize; 2]>,
    /// Whether it is left unnamed.
    pub anonymous: bool,
    /// The stated reason for that.
    pub reason: Option<[usize; 2]>,
    /// Where it is named as a source.
    pub mentions: Vec<[usize; 2]>,
}

/// The way of an attribution's claim.
#[derive(Debug, Serialize)]
pub struct Chain {
    /// Whose way it is.
    pub attribution: String,
    /// The other attributions between the reader and the origin, outermost first.
    pub hops: Vec<String>,
    /// The source that the claim comes from, where that is known.
    pub origin: Option<String>,
}

/// A pronoun without a source that it surely stands for.
#[derive(Debug, Serialize)]
pub struct Unresolved {
    /// The pronoun.
    pub mention: [usize; 2],
    /// The first attribution whose source it is.
    pub attribution: String,
    /// The sources that it may stand for.
    pub candidates: Vec<String>,
}

impl<'a> Report<'a> {
    /// The report of `analysis`, whose spans index `text`.
    pub fn new(analysis: &'a Analysis, text: &str) -> Self {
        let places = Places {
            text,
            points: CodePoints::new(text),
        };
        let Chains {
            attributions: chains,
            origins,
            circular,
        } = chain::of(analysis);
        let ids = |sources: Vec<usize>| sources.into_iter().map(source_id).collect();
        Self {
            schema: SCHEMA,
            id: &analysis.id,
            lang: analysis.lang.as_deref(),
            title: None,
            date: None,
            outlet: None,
            url: None,
            text: None,
            attributions: (0..)
                .zip(&analysis.attributions)
                .map(|(i, a)| places.attribution(i, a))
                .collect(),
            sources: (0..)
                .zip(&analysis.sources)
                .map(|(i, s)| places.source(i, s))
                .collect(),
            origins: origins.len(),
            chains: (0..)
                .zip(chains)
                .filter(|(_, chain)| !chain.hops.is_empty())
                .map(|(i, c)| Chain {
                    attribution: attribution_id(i),
                    hops: c.hops.into_iter().map(attribution_id).collect(),
                    origin: c.origin.map(source_id),
                })
                .collect(),
            circular: circular.into_iter().map(|f| ids(f.sources)).collect(),
            claims: (0..)
                .zip(&analysis.claims)
                .map(|(i, c)| places.claim(i, c))
                .collect(),
            conflicts: analysis
                .conflicts
                .iter()
                .map(|c| places.conflict(c))
                .collect(),
            unresolved: analysis
                .unresolved
                .iter()
                .map(|u| Unresolved {
                    mention: places.span(u.mention),
                    attribution: attribution_id(u.attribution),
                    candidates: u.candidates.iter().copied().map(source_id).collect(),
                })
                .collect(),
            notices: &analysis.notices,
        }
    }

    /// With what is known of the document, and with its text where that was taken out of a file.
    #[must_use]
    pub fn carrying(self, document: &'a Document) -> Self {
        Self {
            title: document.title.as_deref(),
            date: document.date.as_deref(),
            outlet: document.outlet.as_deref(),
            url: document.url.as_deref(),
            text: document.extracted.then_some(&document.text),
            ..self
        }
    }
}

/// The identifier of the attribution at `index`.
pub fn attribution_id(index: usize) -> String {
    format!("a{}", index + 1)
}

/// The identifier of the source at `index`.
pub fn source_id(index: usize) -> String {
    format!("s{}", index + 1)
}

/// The identifier of the claim at `index`.
pub fn claim_id(index: usize) -> String {
    format!("c{}", index + 1)
}

/// Turns the spans of one text.
struct Places<'t> {
    text: &'t str,
    points: CodePoints<'t>,
}

impl Places<'_> {
    fn attribution<'a>(&self, index: usize, a: &'a analysis::Attribution) -> Attribution<'a> {
        Attribution {
            id: attribution_id(index),
            kind: a.kind,
            class: a.class,
            tone: a.tone,
            polarity: a.polarity,
            certainty: a.certainty,
            rule: &a.rule,
            via: a.via.map(attribution_id),
            continues: a.continues.map(attribution_id),
            source: self.role(&a.source),
            cue: self.role(&a.cue),
            content: self.role(&a.content),
            entity: a.entity.map(source_id),
        }
    }

    fn source<'a>(&self, index: usize, source: &'a analysis::Source) -> Source<'a> {
        Source {
            id: source_id(index),
            name: &source.name,
            r#type: source.kind.as_deref(),
            evidence: self.spans(&source.evidence),
            anonymous: source.anonymous,
            reason: source.reason.map(|span| self.span(span)),
            mentions: self.spans(&source.mentions),
        }
    }

    fn role(&self, spans: &[Span]) -> Option<Role> {
        (!spans.is_empty()).then(|| Role {
            spans: self.spans(spans),
            text: text_of(spans, self.text),
        })
    }

    fn spans(&self, spans: &[Span]) -> Vec<[usize; 2]> {
        spans.iter().map(|&span| self.span(span)).collect()
    }

    fn span(&self, span: Span) -> [usize; 2] {
        [self.points.at(span.start), self.points.at(span.end)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn the_contract() {
        let (analysis, text) = sample::article();
        let value = serde_json::to_value(Report::new(&analysis, &text)).unwrap();
        let first = serde_json::json!({
            "id": "a1", "kind": "direct", "class": "state", "tone": "neutral", "polarity": "+",
            "certainty": "asserted", "rule": "fr.test", "via": null, "continues": null,
            "source": {"spans": [[39, 51]], "text": "Éléa Brunoir"},
            "cue": {"spans": [[29, 38]], "text": "a déclaré"},
            "content": {"spans": [[2, 25]], "text": "Le pont a tenu bon hier"},
            "entity": "s1",
        });
        assert_eq!(value["schema"], "selon/1");
        assert_eq!(value["attributions"][0], first);
        assert_eq!(value["attributions"][1]["via"], "a3");
        assert_eq!(value["attributions"][3]["source"], serde_json::Value::Null);
        let source = serde_json::json!({
            "id": "s1", "name": "Éléa Brunoir", "type": "person", "evidence": [],
            "anonymous": false, "reason": null, "mentions": [[39, 51], [53, 57]],
        });
        assert_eq!(value["sources"][0], source);
        assert_eq!(value["notices"][0], "read as windows-1252");
        let chain = serde_json::json!({"attribution": "a2", "hops": ["a3"], "origin": "s1"});
        assert_eq!(value["origins"], 2);
        assert_eq!(value["chains"], serde_json::json!([chain]));
        assert_eq!(value["circular"], serde_json::json!([]));
    }

    #[test]
    fn a_text_that_was_taken_out_is_carried() {
        let (analysis, text) = sample::article();
        let mut document = Document {
            text: text.clone(),
            title: Some("</script>\u{1b}[31m\u{202e}".to_owned()),
            outlet: Some("=1+1".to_owned()),
            ..Document::default()
        };
        let value = |document: &Document| {
            serde_json::to_value(Report::new(&analysis, &text).carrying(document)).unwrap()
        };
        let plain = value(&document);
        assert_eq!(plain["title"], document.title.as_deref().unwrap());
        assert_eq!(plain["outlet"], "=1+1");
        for absent in ["text", "date", "url"] {
            assert!(plain.get(absent).is_none(), "{absent}");
        }
        document.extracted = true;
        assert_eq!(value(&document)["text"], text);
    }

    #[test]
    fn pieces_are_joined() {
        let (mut analysis, text) = sample::article();
        let last = analysis.attributions[0].cue[0];
        analysis.attributions[0].content.push(last);
        let report = Report::new(&analysis, &text);
        let content = report.attributions[0].content.as_ref().unwrap();
        assert_eq!(content.text, "Le pont a tenu bon hier … a déclaré");
        assert_eq!(content.spans, [[2, 25], [29, 38]]);
    }
}
