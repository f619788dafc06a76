//! An evaluation as a table, a figure a row.

use super::Sides;
use crate::eval::{Evaluation, Figures};
use crate::report::csv::print;

const COLUMNS: [&str; 10] = [
    "by",
    "name",
    "row",
    "precision",
    "recall",
    "f1",
    "hit",
    "gold",
    "found",
    "at",
];

pub(super) fn table(evaluation: &Evaluation) -> String {
    let mut rows = vec![COLUMNS.map(str::to_owned).to_vec()];
    let mut add = |by: &str, name: &str, figures: &Figures, sides: Sides, at: &str| {
        for (row, count) in figures.rows() {
            let figure = |figure: Option<f64>| figure.map_or(String::new(), |f| format!("{f:.4}"));
            rows.push(vec![
                by.to_owned(),
                name.to_owned(),
                row.name().to_owned(),
                figure(sides.precision(count)),
                figure(sides.recall(count)),
                figure(sides.f1(count)),
                count.hit.to_string(),
                count.gold.to_string(),
                count.found.to_string(),
                at.to_owned(),
            ]);
        }
    };
    add("all", "", &evaluation.all, Sides::Both, "");
    for (lang, figures) in &evaluation.languages {
        add("language", lang, figures, Sides::Both, "");
    }
    for (name, figures) in &evaluation.constructions {
        add("construction", name, figures, Sides::Gold, "");
    }
    for (id, rule) in &evaluation.rules {
        add(
            "rule",
            id,
            &rule.figures,
            Sides::Found,
            rule.at.as_deref().unwrap_or_default(),
        );
    }
    print(&rows)
}
