//! Answers to an exercise, graded: what was found, missed and invented, with points and the reason.

mod show;

use serde::Serialize;

use crate::analysis::{Analysis, Attribution};
use crate::lesson::csv::rows;
use crate::lesson::exercise::COLUMNS;
use crate::lesson::words::{align, keys, overlap};
use crate::report::json::attribution_id;
use crate::text::{Document, Span, text_of};

/// An answer belongs to an attribution only if it shares this much of the content.
const SAME: f64 = 0.4;
/// From here on a part is right.
const RIGHT: f64 = 0.8;
/// From here on it is half right.
const HALF: f64 = 0.5;

/// One row of the pupil's sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// The line of the sheet.
    pub line: usize,
    /// Source, cue, content and kind, as written.
    pub parts: [String; 4],
}

/// Why a sheet cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// There is nothing in it.
    #[error("the sheet is empty; its first line must name the columns source, cue, content, kind")]
    Empty,
    /// A column is missing.
    #[error(
        "the sheet has no column `{0}`; its first line must name the columns source, cue, content, kind"
    )]
    Column(&'static str),
}

/// The answers of a sheet. Columns may stand in any order, and others are ignored.
pub fn answers(sheet: &str) -> Result<Vec<Answer>, SheetError> {
    let rows = rows(sheet);
    let (head, rows) = rows.split_first().ok_or(SheetError::Empty)?;
    let mut places = [0; 4];
    for (place, name) in places.iter_mut().zip(COLUMNS) {
        let named = |f: &String| f.trim().eq_ignore_ascii_case(name);
        let found = head.fields.iter().position(named);
        *place = found.ok_or(SheetError::Column(name))?;
    }
    let part = |fields: &[String], at: usize| fields.get(at).map_or("", |f| f.trim()).to_owned();
    let answers = rows.iter().map(|row| Answer {
        line: row.line,
        parts: places.map(|at| part(&row.fields, at)),
    });
    let filled = |a: &Answer| a.parts.iter().any(|p| !p.is_empty());
    Ok(answers.filter(filled).collect())
}

/// A graded sheet.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Grade {
    /// Points earned, never below zero.
    pub points: f64,
    /// Points that could be earned: four for each attribution.
    pub of: usize,
    /// What was found.
    pub found: Vec<Found>,
    /// What was missed.
    pub missed: Vec<Missed>,
    /// What is no attribution of the text.
    pub invented: Vec<Invented>,
}

/// An attribution that was found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Found {
    /// Its identifier.
    pub id: String,
    /// The line of the sheet.
    pub line: usize,
    /// The rule that finds it.
    pub rule: String,
    /// Points for it, of four.
    pub points: f64,
    /// Each part, in the order of the columns.
    pub parts: Vec<Part>,
}

/// A part of an answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Part {
    /// The column.
    pub name: &'static str,
    /// What was written.
    pub given: String,
    /// What it is.
    pub wanted: String,
    /// The share of words that they have in common, in percent.
    pub overlap: u8,
    /// 1, ½ or 0.
    pub points: f64,
}

/// An attribution that was missed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Missed {
    /// Its identifier.
    pub id: String,
    /// The rule that finds it.
    pub rule: String,
    /// Source, cue, content and kind.
    pub parts: [String; 4],
}

/// An answer that is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Invented {
    /// The line of the sheet.
    pub line: usize,
    /// The content as written.
    pub content: String,
    /// Why it does not count.
    pub reason: String,
}

/// Grades the answers: a point each for source, cue, content and kind, a point off for each invented one.
pub fn grade(document: &Document, analysis: &Analysis, answers: &[Answer]) -> Grade {
    let text = &document.text;
    let wanted: Vec<[String; 4]> = analysis
        .attributions
        .iter()
        .map(|a| {
            let words = |spans: &[Span]| text_of(spans, text);
            let kind = a.kind.as_str().to_owned();
            [words(&a.source), words(&a.cue), words(&a.content), kind]
        })
        .collect();
    let contents: Vec<Vec<String>> = wanted.iter().map(|w| keys(&w[2])).collect();
    let given: Vec<Vec<String>> = answers.iter().map(|a| keys(&a.parts[2])).collect();
    let near = |i: usize, k: usize| overlap(&given[i], &contents[k]);
    let pairs = align(&given, &contents, |i, k| {
        let content = near(i, k);
        let part = |p: usize| share(&answers[i].parts[p], &wanted[k][p]);
        (content >= SAME).then(|| content + 0.1 * part(0) + 0.1 * part(1))
    });
    let mut taken = vec![None; wanted.len()];
    let mut matched = vec![false; answers.len()];
    let mut found: Vec<Found> = Vec::new();
    for (i, k) in pairs {
        taken[k] = Some(i);
        matched[i] = true;
        found.push(one(&answers[i], k, &wanted[k], analysis, text));
    }
    found.sort_by_key(|f| f.line);
    let missed = (0..wanted.len()).filter(|k| taken[*k].is_none());
    let missed: Vec<Missed> = missed
        .map(|k| Missed {
            id: attribution_id(k),
            rule: analysis.attributions[k].rule.clone(),
            parts: wanted[k].clone(),
        })
        .collect();
    let all = keys(text).join(" ");
    let lone = (0..answers.len()).filter(|i| !matched[*i]);
    let invented: Vec<Invented> = lone
        .map(|i| {
            let best = (0..contents.len())
                .map(|k| (near(i, k), k))
                .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
            Invented {
                line: answers[i].line,
                content: answers[i].parts[2].clone(),
                reason: reason(&given[i], &all, best),
            }
        })
        .collect();
    let earned: f64 = found.iter().map(|f| f.points).sum();
    let off = f64::from(u32::try_from(invented.len()).unwrap_or(u32::MAX));
    Grade {
        points: (earned - off).max(0.0),
        of: wanted.len() * COLUMNS.len(),
        found,
        missed,
        invented,
    }
}

fn share(a: &str, b: &str) -> f64 {
    overlap(&keys(a), &keys(b))
}

fn reason(given: &[String], text: &str, best: Option<(f64, usize)>) -> String {
    if given.is_empty() {
        return "no content is written down".to_owned();
    }
    if let Some((share, k)) = best.filter(|(share, _)| *share > 0.0) {
        let percent = percent(share);
        let id = attribution_id(k);
        return if share >= SAME {
            format!(
                "{id}, which it fits best ({percent} % of the words), is already found by another row"
            )
        } else {
            format!(
                "too little of it is a content: the nearest, {id}, shares {percent} % of the words"
            )
        };
    }
    if format!(" {text} ").contains(&format!(" {} ", given.join(" "))) {
        "the words stand in the text, but nobody is said to assert them".to_owned()
    } else {
        "these words do not stand in the text".to_owned()
    }
}

#[allow(clippy::cast_sign_loss)] // A share lies between 0 and 1.
fn percent(share: f64) -> u8 {
    (share * 100.0).round() as u8
}

fn one(answer: &Answer, k: usize, wanted: &[String; 4], analysis: &Analysis, text: &str) -> Found {
    let a = &analysis.attributions[k];
    let parts: Vec<Part> = (0..COLUMNS.len())
        .map(|p| {
            let given = &answer.parts[p];
            let mut share = accepted(p, a, analysis, text)
                .chain([wanted[p].clone()])
                .map(|form| share(given, &form))
                .fold(0.0, f64::max);
            let whole = |form: &String| {
                let form = keys(form);
                keys(given).iter().all(|word| form.contains(word))
            };
            // A name without what is said of the one who bears it.
            let named = COLUMNS[p] == "source" && share >= HALF && whole(&wanted[p]);
            if COLUMNS[p] == "kind" && share < 1.0 {
                share = 0.0;
            }
            let points = match share {
                s if s >= RIGHT || named => 1.0,
                s if s >= HALF => 0.5,
                _ => 0.0,
            };
            Part {
                name: COLUMNS[p],
                given: given.clone(),
                wanted: wanted[p].clone(),
                overlap: percent(share),
                points,
            }
        })
        .collect();
    Found {
        id: attribution_id(k),
        line: answer.line,
        rule: a.rule.clone(),
        points: parts.iter().map(|p| p.points).sum(),
        parts,
    }
}

/// Other forms that are right: the name of the source and its mentions, and what a continued cue shares.
fn accepted<'a>(
    part: usize,
    a: &'a Attribution,
    analysis: &'a Analysis,
    text: &'a str,
) -> Box<dyn Iterator<Item = String> + 'a> {
    let before = a.continues.map(|c| &analysis.attributions[c]);
    match COLUMNS[part] {
        "source" => {
            let entity = a.entity.map(|e| &analysis.sources[e]);
            let names = entity.into_iter().flat_map(move |e| {
                let mentions = e.mentions.iter().map(|m| m.of(text).to_owned());
                mentions.chain([e.name.clone()])
            });
            Box::new(names)
        }
        "cue" if a.cue.is_empty() => {
            Box::new(before.into_iter().map(move |b| text_of(&b.cue, text)))
        }
        _ => Box::new(std::iter::empty()),
    }
}
