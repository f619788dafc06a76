//! Attributions that people marked or corrected, read back from the formats of their tools.

use crate::text::Span;

/// The parts of one attribution, as bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Roles {
    /// Its identifier in the file.
    pub id: String,
    /// Who says it.
    pub source: Vec<Span>,
    /// What attributes.
    pub cue: Vec<Span>,
    /// What is attributed.
    pub content: Vec<Span>,
}

/// Why a file cannot be read back.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct GoldError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, and what to do.
    pub reason: String,
}

/// The bytes at which the code points of a text begin, and its end.
pub(crate) struct Bytes(Vec<usize>);

impl Bytes {
    pub(crate) fn of(text: &str) -> Self {
        let starts = text.char_indices().map(|(start, _)| start);
        Self(starts.chain([text.len()]).collect())
    }

    /// The span between two code points, written as numbers.
    pub(super) fn span(&self, start: &str, end: &str) -> Result<Span, String> {
        let number = |written: &str| {
            let number = written.parse::<usize>();
            number.map_err(|_| format!("`{written}` is no offset; write a whole number"))
        };
        self.between(number(start)?, number(end)?)
    }

    /// The span between two code points.
    pub(crate) fn between(&self, start: usize, end: usize) -> Result<Span, String> {
        let at = |point: usize| self.0.get(point).copied();
        match (at(start), at(end)) {
            (Some(from), Some(to)) if from < to => Ok(Span::new(from, to)),
            _ => Err(format!(
                "{start} to {end} is no part of the text, which has {} characters; is this the right text?",
                self.0.len() - 1
            )),
        }
    }
}
