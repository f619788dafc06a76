//! An audit as one table: a row for each finding and each figure.

use std::io::{self, Write};

use crate::audit::{Audit, Corpus, Metric};
use crate::report::escape::clean;

const HEAD: [&str; 19] = [
    "document",
    "row",
    "id",
    "name",
    "of",
    "severity",
    "line",
    "column",
    "start",
    "end",
    "text",
    "message",
    "advice",
    "clause",
    "value",
    "numerator",
    "denominator",
    "low",
    "high",
];

pub(super) fn write(
    audits: &[Audit],
    totals: Option<&Corpus>,
    out: &mut dyn Write,
) -> io::Result<()> {
    row(&HEAD.map(str::to_owned), out)?;
    for audit in audits {
        for finding in &audit.findings {
            let place = |part: fn(&crate::audit::Place) -> usize| {
                finding
                    .place
                    .as_ref()
                    .map(|p| part(p).to_string())
                    .unwrap_or_default()
            };
            let cells = [
                safe(&audit.id),
                "finding".to_owned(),
                finding.id.clone(),
                finding.kind.as_str().to_owned(),
                String::new(),
                finding.severity.as_str().to_owned(),
                place(|p| p.line),
                place(|p| p.column),
                place(|p| p.span[0]),
                place(|p| p.span[1]),
                safe(&finding.text),
                safe(&finding.message),
                safe(finding.advice),
                safe(finding.clause.as_deref().unwrap_or_default()),
            ];
            row(&cells, out)?;
        }
        metrics(&safe(&audit.id), &audit.metrics, out)?;
    }
    if let Some(totals) = totals {
        // An empty name stands for all documents.
        metrics("", &totals.metrics, out)?;
    }
    Ok(())
}

fn metrics(document: &str, metrics: &[Metric], out: &mut dyn Write) -> io::Result<()> {
    for metric in metrics {
        for figure in &metric.figures {
            let number = |value: Option<f64>| value.map(|v| v.to_string()).unwrap_or_default();
            let mut cells = [const { String::new() }; HEAD.len()];
            document.clone_into(&mut cells[0]);
            "figure".clone_into(&mut cells[1]);
            metric.id.clone_into(&mut cells[2]);
            figure.name.clone_into(&mut cells[3]);
            cells[4] = safe(figure.of.as_deref().unwrap_or_default());
            cells[11] = safe(figure.reason.as_deref().unwrap_or_default());
            cells[14] = number(figure.value);
            cells[15] = number(figure.numerator);
            cells[16] = number(figure.denominator);
            cells[17] = number(figure.interval.map(|i| i[0]));
            cells[18] = number(figure.interval.map(|i| i[1]));
            row(&cells, out)?;
        }
    }
    Ok(())
}

/// Text that no spreadsheet takes for a formula.
fn safe(text: &str) -> String {
    let text = clean(text);
    // Some programs skip spaces before they look.
    if text
        .trim_start()
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
    {
        format!("'{text}")
    } else {
        text.into_owned()
    }
}

/// A row with all its columns, by RFC 4180.
fn row(cells: &[String], out: &mut dyn Write) -> io::Result<()> {
    for at in 0..HEAD.len() {
        let cell = cells.get(at).map_or("", String::as_str);
        if at > 0 {
            out.write_all(b",")?;
        }
        if cell.contains(['"', ',', '\n', '\r', ';', '\t']) {
            write!(out, "\"{}\"", cell.replace('"', "\"\""))?;
        } else {
            out.write_all(cell.as_bytes())?;
        }
    }
    out.write_all(b"\r\n")
}
