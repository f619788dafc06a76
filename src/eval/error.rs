//! What is wrong in a document, with the words and the rule.

use serde::Serialize;

use super::excerpt::excerpt;
use crate::text::{CodePoints, Span};

/// What is wrong with an attribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// It is marked and was not found.
    Missed,
    /// It was found and is not marked.
    Invented,
    /// It was found, but with another content or source.
    WrongSpan,
}

impl Fault {
    /// Its name for people.
    pub fn name(self) -> &'static str {
        match self {
            Fault::Missed => "missed",
            Fault::Invented => "invented",
            Fault::WrongSpan => "wrong span",
        }
    }
}

/// An attribution that was not found as it is marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EvalError {
    /// What is wrong.
    pub fault: Fault,
    /// The document.
    pub document: String,
    /// The file that marks it.
    pub file: String,
    /// The line of this file where the document stands.
    pub line: usize,
    /// Identifier of what is marked, where something is.
    pub id: Option<String>,
    /// Its construction, where given.
    pub construction: Option<String>,
    /// The parts that are wrong: `content`, `source`.
    pub wrong: Vec<&'static str>,
    /// What is marked.
    pub marked: Option<Marked>,
    /// What was found.
    pub found: Option<Marked>,
    /// The rule or mechanism that found it.
    pub rule: Option<String>,
    /// Where the rule stands: file and line.
    pub rule_at: Option<String>,
}

/// The parts of an attribution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Marked {
    /// The text around, with the parts in brackets.
    pub text: String,
    /// Who says it, in code points.
    pub source: Vec<[usize; 2]>,
    /// What attributes.
    pub cue: Vec<[usize; 2]>,
    /// What is attributed.
    pub content: Vec<[usize; 2]>,
}

impl Marked {
    /// The parts `source`, `cue` and `content` as they stand in a text.
    pub(crate) fn new(text: &str, points: &CodePoints, parts: [&[Span]; 3]) -> Self {
        let [source, cue, content] = parts;
        let at = |spans: &[Span]| {
            let spans = spans.iter();
            spans
                .map(|span| [points.at(span.start), points.at(span.end)])
                .collect()
        };
        let names = [("source", source), ("cue", cue), ("content", content)];
        Self {
            text: excerpt(text, &names),
            source: at(source),
            cue: at(cue),
            content: at(content),
        }
    }

    /// Where it begins.
    pub(crate) fn start(&self) -> usize {
        let all = [&self.source, &self.cue, &self.content];
        let starts = all.into_iter().flatten().map(|[start, _]| *start);
        starts.min().unwrap_or_default()
    }
}
