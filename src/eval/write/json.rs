//! An evaluation as one JSON object.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Sides;
use crate::eval::{Count, EvalError, Evaluation, Fault, Figures};

#[derive(Serialize)]
struct Page<'e> {
    documents: usize,
    all: Rows,
    languages: BTreeMap<&'e str, Rows>,
    constructions: BTreeMap<&'e str, Rows>,
    rules: BTreeMap<&'e str, Rule<'e>>,
    faults: BTreeMap<Fault, usize>,
    errors: &'e [EvalError],
}

type Rows = BTreeMap<&'static str, Scores>;

#[derive(Serialize)]
struct Rule<'e> {
    at: Option<&'e str>,
    figures: Rows,
}

/// A count, with what follows from it to four places.
#[derive(Serialize)]
struct Scores {
    precision: Option<f64>,
    recall: Option<f64>,
    f1: Option<f64>,
    hit: usize,
    gold: usize,
    found: usize,
}

impl Scores {
    fn of(count: Count, sides: Sides) -> Self {
        let round = |figure: Option<f64>| figure.map(|f| (f * 1e4).round() / 1e4);
        Self {
            precision: round(sides.precision(count)),
            recall: round(sides.recall(count)),
            f1: round(sides.f1(count)),
            hit: count.hit,
            gold: count.gold,
            found: count.found,
        }
    }
}

fn rows(figures: &Figures, sides: Sides) -> Rows {
    let rows = figures.rows();
    rows.map(|(row, count)| (row.name(), Scores::of(count, sides)))
        .collect()
}

pub(super) fn object(evaluation: &Evaluation) -> String {
    let page = Page {
        documents: evaluation.documents,
        all: rows(&evaluation.all, Sides::Both),
        languages: each(&evaluation.languages, Sides::Both),
        constructions: each(&evaluation.constructions, Sides::Gold),
        rules: evaluation
            .rules
            .iter()
            .map(|(id, rule)| {
                let at = rule.at.as_deref();
                let figures = rows(&rule.figures, Sides::Found);
                (id.as_str(), Rule { at, figures })
            })
            .collect(),
        faults: evaluation.faults.clone(),
        errors: &evaluation.errors,
    };
    // Keys are strings and figures are finite: nothing can fail.
    serde_json::to_string_pretty(&page).unwrap_or_default() + "\n"
}

fn each(all: &BTreeMap<String, Figures>, sides: Sides) -> BTreeMap<&str, Rows> {
    let all = all.iter();
    all.map(|(name, one)| (name.as_str(), rows(one, sides)))
        .collect()
}
