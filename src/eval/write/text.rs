//! An evaluation as people read it.

use std::fmt::Write;

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

use crate::eval::{Count, EvalError, Evaluation, Fault, Figures, Row, RuleFigures};
use crate::report::escape::clean;
use crate::report::look::Look;
use crate::report::wrap::Words;

/// Room for a name.
const NAME: usize = 26;
/// Where the words of an error stand.
const INDENT: usize = 10;

pub(super) fn page(evaluation: &Evaluation, look: &Look) -> String {
    let count = evaluation.all.get(Row::Attribution);
    let mut out = format!(
        "{} {}; {} attributions marked, {} found\n\n",
        evaluation.documents,
        if evaluation.documents == 1 {
            "document"
        } else {
            "documents"
        },
        count.gold,
        count.found
    );
    if count.gold + count.found == 0 {
        return out.trim_end().to_owned() + "\n";
    }
    summary(&evaluation.all, look, &mut out);
    if evaluation.languages.len() > 1 {
        let columns = ["precision", "recall", "F1", "marked", "found"];
        head("By language", &columns, look, &mut out);
        for (lang, figures) in &evaluation.languages {
            line(lang, &full(figures.get(Row::Attribution)), &mut out);
        }
    }
    constructions(evaluation, look, &mut out);
    rules(evaluation, look, &mut out);
    errors(evaluation, look, &mut out);
    out
}

fn summary(figures: &Figures, look: &Look, out: &mut String) {
    let columns = ["precision", "recall", "F1", "marked", "found"];
    head("All", &columns, look, out);
    for (row, count) in figures.rows().filter(|(row, _)| !row.is_accuracy()) {
        let name = match row {
            Row::Letters => "letters in contents",
            _ if row.name().ends_with("_exact") => "  exact",
            _ => row.name(),
        };
        line(name, &full(count), out);
    }
    let accuracies: Vec<_> = figures
        .rows()
        .filter(|(row, _)| row.is_accuracy())
        .collect();
    if accuracies.is_empty() {
        return;
    }
    head("Of those found", &["the same", "pairs"], look, out);
    for (row, count) in accuracies {
        let cells = [figure(count.recall()), count.gold.to_string()];
        line(row.name(), &cells, out);
    }
}

/// Those of which something was missed, the most first.
fn constructions(evaluation: &Evaluation, look: &Look, out: &mut String) {
    let missed = |figures: &Figures| {
        let count = figures.get(Row::Attribution);
        count.gold - count.hit
    };
    let all = evaluation.constructions.iter();
    let rows: Vec<Ranked> = all
        .map(|(name, figures)| {
            let recall = |row| figure(figures.get(row).recall());
            let count = figures.get(Row::Attribution);
            Ranked {
                wrong: missed(figures),
                name,
                cells: [
                    recall(Row::Attribution),
                    recall(Row::Content),
                    recall(Row::Cue),
                    recall(Row::Source),
                    count.gold.to_string(),
                    missed(figures).to_string(),
                ],
            }
        })
        .collect();
    let columns = ["recall", "content", "cue", "source", "marked", "missed"];
    ranked(("construction", &columns), rows, look, out);
}

/// Those by which something was found wrongly, the most first.
fn rules(evaluation: &Evaluation, look: &Look, out: &mut String) {
    let all = evaluation.rules.iter();
    let rows: Vec<Ranked> = all
        .map(|(name, RuleFigures { figures, .. })| {
            let precision = |row| figure(figures.get(row).precision());
            let count = figures.get(Row::Attribution);
            let wrong = count.found - count.hit;
            Ranked {
                wrong,
                name,
                cells: [
                    precision(Row::Attribution),
                    precision(Row::Content),
                    precision(Row::Cue),
                    precision(Row::Source),
                    count.found.to_string(),
                    wrong.to_string(),
                ],
            }
        })
        .collect();
    let columns = ["precision", "content", "cue", "source", "found", "wrong"];
    ranked(("rule", &columns), rows, look, out);
}

/// A construction or a rule.
struct Ranked<'e> {
    wrong: usize,
    name: &'e str,
    cells: [String; 6],
}

/// The rows with something wrong, and how many there are without. Names come last, as they may be long.
fn ranked((what, columns): (&str, &[&str]), mut rows: Vec<Ranked>, look: &Look, out: &mut String) {
    let all = rows.len();
    if all == 0 {
        return;
    }
    rows.retain(|row| row.wrong > 0);
    rows.sort_by_key(|row| (usize::MAX - row.wrong, row.name));
    let (title, faint) = (look.title, look.faint);
    let right = all - rows.len();
    let _ = write!(out, "\n{title}By {what}{title:#}");
    let _ = writeln!(out, ": {all}, nothing wrong with {right}");
    if rows.is_empty() {
        return;
    }
    for column in columns {
        let _ = write!(out, "{faint}{column:>10}{faint:#}");
    }
    out.push('\n');
    for row in rows {
        for cell in &row.cells {
            let _ = write!(out, "{cell:>10}");
        }
        let _ = writeln!(out, "  {}", clean(row.name));
    }
}

fn errors(evaluation: &Evaluation, look: &Look, out: &mut String) {
    let all: usize = evaluation.faults.values().sum();
    if all == 0 {
        return;
    }
    let counts = evaluation.faults.iter();
    let counts: Vec<_> = counts
        .map(|(fault, count)| format!("{count} {}", fault.name()))
        .collect();
    let title = look.title;
    let _ = write!(out, "\n{title}Wrong{title:#}: {}", counts.join(", "));
    let shown = evaluation.errors.len();
    if shown < all {
        let _ = write!(out, "; {shown} shown (--errors {all} shows all)");
    }
    out.push('\n');
    for error in &evaluation.errors {
        one(error, look, out);
    }
}

fn one(error: &EvalError, look: &Look, out: &mut String) {
    let style = match error.fault {
        Fault::Missed | Fault::Invented => look.denied,
        Fault::WrongSpan => look.mark,
    };
    let what = match error.wrong[..] {
        [] => error.fault.name().to_owned(),
        _ => format!("wrong {}", error.wrong.join(" and ")),
    };
    let mut words = Words::default();
    words.push(&what, style);
    words.push(&format!("· {}:{}", error.file, error.line), look.faint);
    words.push(&format!("· {}", error.document), look.faint);
    let about = [&error.id, &error.construction].into_iter().flatten();
    for part in about {
        words.push(&format!("· {part}"), look.faint);
    }
    if let Some(rule) = &error.rule {
        words.push(&format!("· {rule}"), look.faint);
    }
    if let Some(at) = &error.rule_at {
        words.push(&format!("({at})"), look.faint);
    }
    out.push('\n');
    push(&words, 0, look, out);
    for (name, side) in [("marked", &error.marked), ("found", &error.found)] {
        if let Some(side) = side {
            let _ = write!(out, "  {name:<8}");
            let mut words = Words::default();
            words.push(&side.text, Style::new());
            push(&words, INDENT, look, out);
        }
    }
}

/// Adds words laid out.
fn push(words: &Words, indent: usize, look: &Look, out: &mut String) {
    let mut bytes = Vec::new();
    // Into memory, and text only: nothing can fail.
    let _ = words.write(indent, look.width, &mut bytes);
    out.push_str(&String::from_utf8_lossy(&bytes));
}

fn head(name: &str, columns: &[&str], look: &Look, out: &mut String) {
    if !out.ends_with("\n\n") {
        out.push('\n');
    }
    let (title, faint) = (look.title, look.faint);
    let _ = write!(out, "{title}{name}{title:#}{:1$}", "", NAME - name.len());
    for column in columns {
        let _ = write!(out, "{faint}{column:>10}{faint:#}");
    }
    out.push('\n');
}

fn line(name: &str, cells: &[String], out: &mut String) {
    let name = clean(name);
    let gap = NAME.saturating_sub(name.width());
    let _ = write!(out, "{name}{:gap$}", "");
    for cell in cells {
        let _ = write!(out, "{cell:>10}");
    }
    out.push('\n');
}

fn full(count: Count) -> [String; 5] {
    [
        figure(count.precision()),
        figure(count.recall()),
        figure(count.f1()),
        count.gold.to_string(),
        count.found.to_string(),
    ]
}

fn figure(figure: Option<f64>) -> String {
    figure.map_or("–".to_owned(), |f| format!("{f:.3}"))
}
