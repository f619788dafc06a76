//! An audit as Markdown, for pages of other programs.

use std::io::{self, Write};

use super::{by_severity, counts};
use crate::audit::{Audit, Corpus, Metric, Policy};
use crate::report::escape::clean;

pub(super) fn write(
    audits: &[Audit],
    totals: Option<&Corpus>,
    policy: &Policy,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "# Audit of sourcing")?;
    if !policy.name.is_empty() {
        let name = [policy.name.as_str(), &policy.title, &policy.read_in];
        let name: Vec<String> = name
            .into_iter()
            .filter(|t| !t.is_empty())
            .map(safe)
            .collect();
        writeln!(out, "\nPolicy: {}", name.join(" · "))?;
    }
    for audit in audits {
        writeln!(
            out,
            "\n## {}\n\n{}.",
            safe(&audit.id),
            counts(&audit.summary)
        )?;
        for notice in &audit.notices {
            writeln!(out, "\nNote: {}", safe(notice))?;
        }
        writeln!(out, "\n### Findings\n")?;
        if audit.findings.is_empty() {
            writeln!(out, "None.")?;
        } else {
            writeln!(
                out,
                "| severity | finding | place | text | what is so | advice | clause |"
            )?;
            writeln!(out, "|---|---|---|---|---|---|---|")?;
        }
        for finding in by_severity(audit) {
            let place = finding.place.map(|p| format!("{}:{}", p.line, p.column));
            writeln!(
                out,
                "| {} | {} | {} | {} | {} | {} | {} |",
                finding.severity.as_str(),
                finding.kind.as_str(),
                place.unwrap_or_default(),
                safe(&finding.text),
                safe(&finding.message),
                safe(finding.advice),
                finding.clause.as_deref().map(safe).unwrap_or_default(),
            )?;
        }
        metrics(&audit.metrics, out)?;
    }
    if let Some(totals) = totals {
        writeln!(
            out,
            "\n## All {} documents\n\n{}.",
            totals.documents,
            counts(&totals.summary)
        )?;
        metrics(&totals.metrics, out)?;
    }
    Ok(())
}

fn metrics(metrics: &[Metric], out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "\n### Metrics\n\n| metric | figure | value |\n|---|---|---|"
    )?;
    for metric in metrics {
        for figure in &metric.figures {
            let of = figure.of.as_ref().map(|of| format!(": {}", safe(of)));
            writeln!(
                out,
                "| {} {} | {}{} | {} |",
                metric.id,
                safe(metric.name),
                safe(figure.name),
                of.unwrap_or_default(),
                safe(&figure.show()),
            )?;
        }
    }
    Ok(())
}

/// Text that is neither markup nor a tag, on one line.
fn safe(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in clean(text).chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '#' | '!' | '|' | '~'
            | '$' => {
                out.push('\\');
                out.push(c);
            }
            // So that no reader makes a link of it.
            ':' => out.push_str("&#58;"),
            '@' => out.push_str("&#64;"),
            c => out.push(c),
        }
    }
    out
}
