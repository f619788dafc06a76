//! One analysed document as the formats look at it.

use super::conflicts;
use super::json::source_id;
use crate::analysis::{Analysis, Attribution, Polarity, Voice};
use crate::chain::{self, Chains};
use crate::text::{CodePoints, Document, Span, text_of};

/// A document with what every format asks of it.
pub(super) struct View<'a> {
    pub(super) document: &'a Document,
    pub(super) analysis: &'a Analysis,
    pub(super) chains: Chains,
    points: CodePoints<'a>,
    /// Of each attribution, those that it encloses or relays.
    relayed: Vec<Vec<usize>>,
}

impl<'a> View<'a> {
    pub(super) fn new(document: &'a Document, analysis: &'a Analysis) -> Self {
        let mut relayed = vec![Vec::new(); analysis.attributions.len()];
        for (index, attribution) in analysis.attributions.iter().enumerate() {
            if let Some(inner) = attribution.via.and_then(|via| relayed.get_mut(via)) {
                inner.push(index);
            }
        }
        Self {
            relayed,
            document,
            analysis,
            chains: chain::of(analysis),
            points: CodePoints::new(&document.text),
        }
    }

    /// All documents, in order.
    pub(super) fn all(documents: &'a [(Document, Analysis)]) -> impl Iterator<Item = Self> {
        documents
            .iter()
            .map(|(document, analysis)| Self::new(document, analysis))
    }

    /// The code points of a span.
    pub(super) fn at(&self, span: Span) -> [usize; 2] {
        [self.points.at(span.start), self.points.at(span.end)]
    }

    /// The words of a span.
    pub(super) fn of(&self, span: Span) -> &'a str {
        span.of(&self.document.text)
    }

    /// The words of several pieces.
    pub(super) fn words(&self, spans: &[Span]) -> String {
        text_of(spans, &self.document.text)
    }

    /// Who is behind an attribution, where the text says so.
    pub(super) fn name(&self, attribution: usize) -> Option<String> {
        let voice = Voice::Attribution(attribution);
        conflicts::source(voice, self.analysis, &self.document.text)
    }

    /// The attributions that this one encloses or relays.
    pub(super) fn relayed(&self, attribution: usize) -> &[usize] {
        self.relayed.get(attribution).map_or(&[], Vec::as_slice)
    }

    /// The identifier of the source that an attribution's claim comes from in the end.
    pub(super) fn origin(&self, attribution: usize) -> Option<String> {
        let chain = self.chains.attributions.get(attribution)?;
        chain.origin.map(source_id)
    }
}

/// The part of an attribution that stands for it: what is attributed, or else what there is.
pub(super) fn anchor(attribution: &Attribution) -> &[Span] {
    let parts = [&attribution.content, &attribution.cue, &attribution.source];
    parts
        .into_iter()
        .find(|part| !part.is_empty())
        .map_or(&[], |part| part)
}

/// A stance as a word: a sign would be a formula to a spreadsheet.
pub(super) fn stance(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::Positive => "positive",
        Polarity::Negative => "negative",
    }
}
