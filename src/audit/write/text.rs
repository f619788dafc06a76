//! An audit for readers at a terminal.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::{by_severity, counts};
use crate::audit::{Audit, Corpus, Finding, Metric, Policy, Severity};
use crate::report::escape::clean;

/// Where the text of a finding begins.
const INDENT: usize = 10;
/// Room for the name of a figure.
const NAME: usize = 26;

struct Page<'a> {
    color: bool,
    out: &'a mut dyn Write,
}

pub(super) fn write(
    audits: &[Audit],
    totals: Option<&Corpus>,
    policy: &Policy,
    color: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut page = Page { color, out };
    if !policy.name.is_empty() {
        let shown = if policy.title.is_empty() {
            &policy.name
        } else {
            &policy.title
        };
        writeln!(page.out, "Policy: {}\n", clean(shown))?;
    }
    for (at, audit) in audits.iter().enumerate() {
        if at > 0 {
            writeln!(page.out)?;
        }
        page.document(audit)?;
    }
    if let Some(totals) = totals {
        page.title(&format!("\nAll {} documents", totals.documents))?;
        writeln!(page.out, "{}", counts(&totals.summary))?;
        page.metrics(&totals.metrics)?;
    }
    Ok(())
}

impl Page<'_> {
    fn style(&self, style: Style) -> Style {
        if self.color { style } else { Style::new() }
    }

    fn title(&mut self, title: &str) -> io::Result<()> {
        let style = self.style(Style::new().bold());
        writeln!(self.out, "{style}{title}{style:#}")
    }

    fn document(&mut self, audit: &Audit) -> io::Result<()> {
        let lang = audit
            .lang
            .as_ref()
            .map(|l| format!(" ({l})"))
            .unwrap_or_default();
        self.title(&clean(&format!("{}{lang}", audit.id)))?;
        writeln!(self.out, "{}", counts(&audit.summary))?;
        for notice in &audit.notices {
            writeln!(self.out, "Note: {}", clean(notice))?;
        }
        self.title("\nFindings")?;
        if audit.findings.is_empty() {
            writeln!(self.out, "  none")?;
        }
        for finding in by_severity(audit) {
            self.finding(finding)?;
        }
        self.metrics(&audit.metrics)
    }

    fn finding(&mut self, finding: &Finding) -> io::Result<()> {
        let color = match finding.severity {
            Severity::Error => AnsiColor::Red,
            Severity::Warning => AnsiColor::Yellow,
            Severity::Note => AnsiColor::Cyan,
        };
        let style = self.style(Style::new().fg_color(Some(color.into())));
        let place = finding.place.map_or_else(
            || "whole text".to_owned(),
            |place| format!("line {}, column {}", place.line, place.column),
        );
        writeln!(
            self.out,
            "  {style}{:<8}{style:#}{} · {} · {place}",
            finding.severity.as_str(),
            finding.kind.as_str(),
            finding.id
        )?;
        let quoted = (!finding.text.is_empty()).then(|| format!("“{}”", finding.text));
        let clause = finding.clause.as_ref().map(|c| format!("Policy: {c}"));
        let lines = [
            quoted.as_deref(),
            Some(&finding.message),
            Some(finding.advice),
            clause.as_deref(),
        ];
        for line in lines.into_iter().flatten() {
            writeln!(self.out, "{:INDENT$}{}", "", clean(line))?;
        }
        Ok(())
    }

    fn metrics(&mut self, metrics: &[Metric]) -> io::Result<()> {
        self.title("\nMetrics")?;
        for metric in metrics {
            writeln!(self.out, "  {:<4}{}", metric.id, metric.name)?;
            for figure in &metric.figures {
                let name = match &figure.of {
                    Some(of) => format!("{}: {of}", figure.name),
                    None => figure.name.to_owned(),
                };
                writeln!(
                    self.out,
                    "      {:<NAME$}{}",
                    clean(&format!("{name} ")),
                    clean(&figure.show())
                )?;
            }
        }
        Ok(())
    }
}
