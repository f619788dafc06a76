//! One of the two texts, with its contents as words and its places.

use super::{Draft, Place};
use crate::analysis::{Analysis, Attribution};
use crate::lesson::words::keys;
use crate::report::json::{attribution_id, source_id};
use crate::text::{CodePoints, Span, text_of};

/// A text as both sides are read.
pub(super) struct Read<'a> {
    pub(super) text: &'a str,
    pub(super) analysis: &'a Analysis,
    points: CodePoints<'a>,
    pub(super) contents: Vec<Vec<String>>,
}

impl<'a> Read<'a> {
    pub(super) fn new(draft: Draft<'a>) -> Self {
        let text = draft.document.text.as_str();
        let contents = draft.analysis.attributions.iter();
        Self {
            text,
            analysis: draft.analysis,
            points: CodePoints::new(text),
            contents: contents.map(|x| keys(&text_of(&x.content, text))).collect(),
        }
    }

    pub(super) fn attribution(&self, i: usize) -> &Attribution {
        &self.analysis.attributions[i]
    }

    pub(super) fn who(&self, i: usize) -> String {
        let entity = self.attribution(i).entity;
        entity.map_or_else(
            || "nobody named".to_owned(),
            |e| format!("“{}”", self.analysis.sources[e].name),
        )
    }

    pub(super) fn place(&self, id: String, spans: &[Span]) -> Place {
        Place {
            id,
            spans: spans
                .iter()
                .map(|s| [self.points.at(s.start), self.points.at(s.end)])
                .collect(),
            text: text_of(spans, self.text),
        }
    }

    pub(super) fn content(&self, i: usize) -> Place {
        self.place(attribution_id(i), &self.attribution(i).content)
    }

    pub(super) fn cue(&self, i: usize) -> Place {
        self.place(attribution_id(i), &self.attribution(i).cue)
    }

    pub(super) fn speaker(&self, i: usize) -> Place {
        let a = self.attribution(i);
        let spans = if a.source.is_empty() {
            &a.content
        } else {
            &a.source
        };
        self.place(attribution_id(i), spans)
    }

    pub(super) fn source(&self, s: usize) -> Place {
        self.place(source_id(s), &self.analysis.sources[s].mentions)
    }
}
