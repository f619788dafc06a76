//! A content read as a proposition: what can be compared with another's.

use super::{Certainty, Polarity};
use crate::text::Span;

/// What one attribution's content asserts, as far as it can be compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// Index (in [`super::Analysis::attributions`]) of the attribution whose content it reads.
    pub attribution: usize,
    /// Whether the source holds the content's main predicate true: its stance and the content's own
    /// negation together ("denies that it is not safe" is positive).
    pub polarity: Polarity,
    /// How firmly it is put forward.
    pub certainty: Certainty,
    /// Numbers, in text order.
    pub quantities: Vec<Quantity>,
    /// Dates and times, in text order.
    pub times: Vec<Time>,
    /// What it speaks of, in text order.
    pub concepts: Vec<Concept>,
    /// Words that exclude everything else ("only"), in text order.
    pub exclusive: Vec<Span>,
}

/// A number as a range, with what it counts or measures.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// The number with its modifier and unit: "at least 50 km".
    pub span: Span,
    /// Least value, in the unit; finite.
    pub low: f64,
    /// Greatest value; infinite where the text sets no bound ("at least 50").
    pub high: f64,
    /// What it is measured in: `%`, an ISO 4217 code, an SI symbol, …; `None` for a count.
    pub unit: Option<String>,
    /// The counted noun, where it is expressed.
    pub noun: Option<Span>,
}

/// A date, a time of day, or a stretch of time. What the text leaves open is `None`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Time {
    /// Where it stands.
    pub span: Span,
    /// The first and the last day that it can mean, where the text and the document's date tell.
    pub days: Option<(jiff::civil::Date, jiff::civil::Date)>,
    /// The year that is written.
    pub year: Option<i16>,
    /// The month that is written, from 1.
    pub month: Option<i8>,
    /// The day of the month that is written.
    pub day: Option<i8>,
    /// The weekday that is written, Monday being 1.
    pub weekday: Option<i8>,
    /// Minutes after midnight, where it is a time of day; an hour may be meant of either half of the day.
    pub minute: Option<u16>,
    /// How it relates: on it, before it, after it, since it.
    pub relation: TimeRelation,
}

impl Time {
    /// A time of which nothing is known but that it is one.
    pub(crate) const OPEN: Time = Time {
        span: Span { start: 0, end: 0 },
        days: None,
        year: None,
        month: None,
        day: None,
        weekday: None,
        minute: None,
        relation: TimeRelation::At,
    };
}

super::values! {
    /// How an expression of time relates to the time that it names.
    TimeRelation {
        /// On it, in it, at it.
        At = "at",
        /// Before it, until it.
        Before = "before",
        /// After it, since it.
        After = "after",
    }
}

/// A concept of `rules/concepts/` that a content mentions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concept {
    /// Its identifier.
    pub id: String,
    /// The words that name it.
    pub span: Span,
    /// Whether a negation reaches it.
    pub negated: bool,
}
