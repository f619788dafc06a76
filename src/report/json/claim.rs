//! Claims and their conflicts as JSON.

use serde::Serialize;
use serde_json::Number;

use super::{Places, attribution_id, claim_id};
use crate::analysis::{self, Certainty, ConflictKind, Polarity, TimeRelation};

/// What one attribution's content asserts.
#[derive(Debug, Serialize)]
pub struct Claim<'a> {
    /// `c1`, `c2`, … in order.
    pub id: String,
    /// The attribution whose content it reads.
    pub attribution: String,
    /// Whether the source holds the content's main predicate true.
    pub polarity: Polarity,
    /// How firmly it is put forward.
    pub certainty: Certainty,
    /// Numbers as ranges.
    pub quantities: Vec<Quantity<'a>>,
    /// Dates and times.
    pub times: Vec<Time>,
    /// What it speaks of.
    pub concepts: Vec<Concept<'a>>,
    /// Words that exclude everything else.
    pub exclusive: Vec<[usize; 2]>,
}

/// A number as a range.
#[derive(Debug, Serialize)]
pub struct Quantity<'a> {
    /// The number with its modifier and unit.
    pub span: [usize; 2],
    /// Least value.
    pub low: Option<Number>,
    /// Greatest value; `null` where the text sets no bound.
    pub high: Option<Number>,
    /// What it is measured in; `null` for a count.
    pub unit: Option<&'a str>,
    /// Where the counted noun stands, if it is expressed.
    pub noun: Option<[usize; 2]>,
}

/// A date, a time of day, or a stretch of time.
#[derive(Debug, Serialize)]
pub struct Time {
    /// Where it stands.
    pub span: [usize; 2],
    /// The first and the last day that it can mean, where text and date tell.
    pub days: Option<[String; 2]>,
    /// The year that is written.
    pub year: Option<i16>,
    /// The month that is written, from 1.
    pub month: Option<i8>,
    /// The day of the month that is written.
    pub day: Option<i8>,
    /// The weekday that is written, Monday being 1.
    pub weekday: Option<i8>,
    /// Minutes after midnight, where it is a time of day.
    pub minute: Option<u16>,
    /// Whether it means that time, before it, or after it.
    pub relation: TimeRelation,
}

/// A concept that is mentioned.
#[derive(Debug, Serialize)]
pub struct Concept<'a> {
    /// Its identifier.
    pub id: &'a str,
    /// The words that name it.
    pub span: [usize; 2],
    /// Whether a negation reaches it.
    pub negated: bool,
}

/// Two claims that cannot both hold.
#[derive(Debug, Serialize)]
pub struct Conflict<'a> {
    /// The side that stands first in the text.
    pub a: Voice,
    /// The other side.
    pub b: Voice,
    /// What sets them against each other.
    pub kind: ConflictKind,
    /// A sentence that explains it, in English.
    pub why: &'a str,
    /// The words of each side that clash.
    pub spans: [[usize; 2]; 2],
}

/// Who puts one side of a conflict forward.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Voice {
    /// The source of this attribution does.
    Attribution(String),
    /// The article itself does, here.
    Narration {
        /// Its words.
        span: [usize; 2],
    },
}

impl Places<'_> {
    pub(super) fn claim<'a>(&self, index: usize, claim: &'a analysis::Claim) -> Claim<'a> {
        let quantity = |quantity: &'a analysis::Quantity| Quantity {
            span: self.span(quantity.span),
            low: number(quantity.low),
            high: number(quantity.high),
            unit: quantity.unit.as_deref(),
            noun: quantity.noun.map(|noun| self.span(noun)),
        };
        let time = |time: &analysis::Time| Time {
            span: self.span(time.span),
            days: time
                .days
                .map(|(first, last)| [first.to_string(), last.to_string()]),
            year: time.year,
            month: time.month,
            day: time.day,
            weekday: time.weekday,
            minute: time.minute,
            relation: time.relation,
        };
        let concept = |concept: &'a analysis::Concept| Concept {
            id: &concept.id,
            span: self.span(concept.span),
            negated: concept.negated,
        };
        Claim {
            id: claim_id(index),
            attribution: attribution_id(claim.attribution),
            polarity: claim.polarity,
            certainty: claim.certainty,
            quantities: claim.quantities.iter().map(quantity).collect(),
            times: claim.times.iter().map(time).collect(),
            concepts: claim.concepts.iter().map(concept).collect(),
            exclusive: self.spans(&claim.exclusive),
        }
    }

    pub(super) fn conflict<'a>(&self, conflict: &'a analysis::Conflict) -> Conflict<'a> {
        let voice = |side: &analysis::Side| match side.voice {
            analysis::Voice::Attribution(index) => Voice::Attribution(attribution_id(index)),
            analysis::Voice::Narration => Voice::Narration {
                span: self.span(side.span),
            },
        };
        Conflict {
            a: voice(&conflict.a),
            b: voice(&conflict.b),
            kind: conflict.kind,
            why: &conflict.why,
            spans: [self.span(conflict.a.span), self.span(conflict.b.span)],
        }
    }
}

/// A number as people write it: without a fraction where it has none. Infinity is no number of JSON.
pub(in crate::report) fn number(value: f64) -> Option<Number> {
    // Up to here, every whole number has a double of its own.
    let exact = value.abs() <= 9_007_199_254_740_992.0;
    if exact && value.fract() == 0.0 {
        Some(Number::from(value as i64))
    } else {
        Number::from_f64(value)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::analysis::{Certainty, Claim, Concept, Polarity, Quantity, Time, TimeRelation};
    use crate::report::json::Report;
    use crate::report::sample;
    use crate::text::Span;

    #[test]
    fn the_contract() {
        let (mut analysis, text) = sample::article();
        // Behind the first letter with an accent, code points are no bytes any more.
        let span = Span::new(text.find("Elle").unwrap(), text.find(" a démenti").unwrap());
        analysis.claims = vec![Claim {
            attribution: 1,
            polarity: Polarity::Negative,
            certainty: Certainty::Conditional,
            quantities: vec![
                Quantity {
                    span,
                    low: 50.0,
                    high: f64::INFINITY,
                    unit: None,
                    noun: Some(span),
                },
                Quantity {
                    span,
                    low: -1.5,
                    high: 2e16,
                    unit: Some("km".to_owned()),
                    noun: None,
                },
            ],
            times: vec![Time {
                span,
                days: "2031-05-03".parse().ok().zip("2031-05-09".parse().ok()),
                year: Some(2031),
                month: Some(5),
                day: None,
                weekday: Some(6),
                minute: Some(600),
                relation: TimeRelation::Before,
            }],
            concepts: vec![Concept {
                id: "crack".to_owned(),
                span,
                negated: true,
            }],
            exclusive: vec![span],
        }];
        analysis.conflicts = vec![sample::conflict(&text)];
        let value = serde_json::to_value(Report::new(&analysis, &text)).unwrap();
        let at = json!([53, 57]);
        let claim = json!({
            "id": "c1", "attribution": "a2", "polarity": "-", "certainty": "conditional",
            "quantities": [
                {"span": at, "low": 50, "high": null, "unit": null, "noun": at},
                {"span": at, "low": -1.5, "high": 2e16, "unit": "km", "noun": null},
            ],
            "times": [
                {"span": at, "days": ["2031-05-03", "2031-05-09"], "year": 2031, "month": 5,
                 "day": null, "weekday": 6, "minute": 600, "relation": "before"},
            ],
            "concepts": [{"id": "crack", "span": at, "negated": true}],
            "exclusive": [at],
        });
        assert_eq!(value["claims"], json!([claim]));
        let conflict = json!({
            "a": "a1", "b": {"span": [151, 159]}, "kind": "narration", "why": "it rains",
            "spans": [[2, 25], [151, 159]],
        });
        assert_eq!(value["conflicts"], json!([conflict]));
    }
}
