//! An exercise: a text, questions about who says what in it, and the answers where they do not meet the eye.

mod html;
mod markdown;

use super::csv::field;
use crate::analysis::{Analysis, Kind, Tone};
use crate::report::json::attribution_id;
use crate::text::{Document, Span, text_of};

pub use html::html;
pub use markdown::markdown;

/// The columns of the sheet that a pupil fills in.
pub const COLUMNS: [&str; 4] = ["source", "cue", "content", "kind"];

/// What stands on the sheet, whatever it is written in. All words are as they are in the text.
struct Sheet<'a> {
    id: &'a str,
    lang: Option<&'a str>,
    paragraphs: Vec<&'a str>,
    questions: [String; 5],
    /// The identifier of each attribution, and what [`COLUMNS`] say.
    answers: Vec<[String; 5]>,
    /// What else is to be found: a title, and what belongs under it.
    lists: [(&'static str, Vec<String>); 4],
}

impl<'a> Sheet<'a> {
    fn of(document: &'a Document, analysis: &'a Analysis) -> Self {
        let lines = document.text.lines();
        Self {
            id: &document.id,
            lang: analysis.lang.as_deref(),
            paragraphs: lines.filter(|line| !line.trim().is_empty()).collect(),
            questions: questions(analysis.attributions.len()),
            answers: answers(document, analysis),
            lists: [
                ("Sources without a name", unnamed(document, analysis)),
                ("Cues that colour", coloured(document, analysis)),
                ("Contradictions", contradictions(document, analysis)),
                ("Without a source", unsourced(document, analysis)),
            ],
        }
    }
}

fn questions(count: usize) -> [String; 5] {
    let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.as_str()).collect();
    [
        format!(
            "Who is said to assert what? Find each place (there are {count}) and write down the source, the words \
             that attribute (the cue), the words attributed (the content), and the kind: {}.",
            kinds.join(", ")
        ),
        "Which sources have no name? Does the text say why?".to_owned(),
        "Which cues keep their distance, and which vouch for what they report?".to_owned(),
        "Which contents contradict each other?".to_owned(),
        "Which statements have no source at all?".to_owned(),
    ]
}

fn answers(document: &Document, analysis: &Analysis) -> Vec<[String; 5]> {
    let words = |spans: &[Span]| text_of(spans, &document.text);
    let all = analysis.attributions.iter().enumerate();
    all.map(|(index, a)| {
        [
            attribution_id(index),
            words(&a.source),
            words(&a.cue),
            words(&a.content),
            a.kind.as_str().to_owned(),
        ]
    })
    .collect()
}

fn unnamed(document: &Document, analysis: &Analysis) -> Vec<String> {
    let all = analysis.sources.iter().filter(|source| source.anonymous);
    all.map(|source| {
        let reason = source.reason.map_or_else(
            || "no reason given".to_owned(),
            |reason| format!("“{}”", reason.of(&document.text)),
        );
        format!("{} ({reason})", source.name)
    })
    .collect()
}

fn coloured(document: &Document, analysis: &Analysis) -> Vec<String> {
    let all = analysis.attributions.iter().enumerate();
    all.filter(|(_, a)| a.tone != Tone::Neutral)
        .map(|(index, a)| {
            let cue = text_of(&a.cue, &document.text);
            format!("{}: “{cue}” is {}", attribution_id(index), a.tone.as_str())
        })
        .collect()
}

fn contradictions(document: &Document, analysis: &Analysis) -> Vec<String> {
    let all = analysis.conflicts.iter();
    all.map(|conflict| {
        let [a, b] = [&conflict.a, &conflict.b].map(|side| side.span.of(&document.text));
        format!("“{a}” and “{b}”: {}", conflict.why)
    })
    .collect()
}

fn unsourced(document: &Document, analysis: &Analysis) -> Vec<String> {
    let all = analysis.attributions.iter().enumerate();
    all.filter(|(_, a)| a.source.is_empty() && a.entity.is_none())
        .map(|(index, a)| {
            let words = text_of(&a.content, &document.text);
            format!("{}: “{words}”", attribution_id(index))
        })
        .collect()
}

/// The empty sheet for the pupil: the columns, and a row for each attribution there is.
pub fn blank(analysis: &Analysis) -> String {
    let head = COLUMNS.map(field).join(",");
    let row = format!("\n{}", ",".repeat(COLUMNS.len() - 1));
    format!("{head}{}\n", row.repeat(analysis.attributions.len()))
}
