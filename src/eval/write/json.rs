//! An evaluation as one JSON object.

use std::collections::BTreeMap;

use serde::Serialize;

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
    fn of(count: Count) -> Self {
        let round = |figure: Option<f64>| figure.map(|f| (f * 1e4).round() / 1e4);
        Self {
            precision: round(count.precision()),
            recall: round(count.recall()),
            f1: round(count.f1()),
            hit: count.hit,
            gold: count.gold,
            found: count.found,
        }
    }
}

fn rows(figures: &Figures) -> Rows {
    let rows = figures.rows();
    rows.map(|(row, count)| (row.name(), Scores::of(count)))
        .collect()
}

pub(super) fn object(evaluation: &Evaluation) -> String {
    let page = Page {
        documents: evaluation.documents,
        all: rows(&evaluation.all),
        languages: each(&evaluation.languages),
        constructions: each(&evaluation.constructions),
        rules: evaluation
            .rules
            .iter()
            .map(|(id, rule)| {
                let at = rule.at.as_deref();
                let figures = rows(&rule.figures);
                (id.as_str(), Rule { at, figures })
            })
            .collect(),
        faults: evaluation.faults.clone(),
        errors: &evaluation.errors,
    };
    // Keys are strings and figures are finite: nothing can fail.
    serde_json::to_string_pretty(&page).unwrap_or_default() + "\n"
}

fn each(all: &BTreeMap<String, Figures>) -> BTreeMap<&str, Rows> {
    let all = all.iter();
    all.map(|(name, one)| (name.as_str(), rows(one))).collect()
}
