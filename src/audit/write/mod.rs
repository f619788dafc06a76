//! Audits on their way out: for readers, for programs, for spreadsheets, for editors of text.

mod csv;
mod markdown;
mod sarif;
mod text;

use std::io::{self, Write};

use serde::Serialize;

use super::{Audit, Corpus, Finding, Policy, corpus};

/// Name and version of the JSON. A change of meaning changes it.
pub const SCHEMA: &str = "selon-audit/1";

/// How to write audits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// One indented object.
    Json,
    /// One object a line and document, and one with the totals where there are several.
    Jsonl,
    /// For pages of other programs.
    Markdown,
    /// A table of findings and figures.
    Csv,
    /// For editors and checks of changes: SARIF 2.1.0.
    Sarif,
}

/// Several audits as one object.
#[derive(Debug, Serialize)]
struct Report<'a> {
    schema: &'static str,
    policy: Option<House<'a>>,
    documents: &'a [Audit],
    totals: Option<Corpus>,
}

/// The policy that was asked for.
#[derive(Debug, Serialize)]
struct House<'a> {
    name: &'a str,
    title: &'a str,
    read_in: &'a str,
}

/// Writes the audits in their order. `color` is for text only.
pub fn write(
    audits: &[Audit],
    policy: &Policy,
    format: Format,
    color: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let totals = (audits.len() > 1).then(|| corpus(audits));
    match format {
        Format::Text => text::write(audits, totals.as_ref(), policy, color, out),
        Format::Markdown => markdown::write(audits, totals.as_ref(), policy, out),
        Format::Csv => csv::write(audits, totals.as_ref(), out),
        Format::Sarif => sarif::write(audits, policy, out),
        Format::Json => {
            let report = Report {
                schema: SCHEMA,
                policy: (!policy.name.is_empty()).then_some(House {
                    name: &policy.name,
                    title: &policy.title,
                    read_in: &policy.read_in,
                }),
                documents: audits,
                totals,
            };
            serde_json::to_writer_pretty(&mut *out, &report)?;
            writeln!(out)
        }
        Format::Jsonl => {
            for audit in audits {
                serde_json::to_writer(&mut *out, audit)?;
                writeln!(out)?;
            }
            if let Some(totals) = totals {
                serde_json::to_writer(&mut *out, &serde_json::json!({ "totals": totals }))?;
                writeln!(out)?;
            }
            Ok(())
        }
    }
}

/// The findings of an audit, the worst first, each severity in text order.
fn by_severity(audit: &Audit) -> Vec<&Finding> {
    let mut findings: Vec<&Finding> = audit.findings.iter().collect();
    findings.sort_by_key(|f| std::cmp::Reverse(f.severity));
    findings
}

/// `20 attributions, 5 sources, 2 origins; 1 error, 2 warnings, 3 notes`.
fn counts(summary: &super::Summary) -> String {
    let count = |n: usize, noun: &str| super::flags::count(n, noun);
    format!(
        "{}, {}, {}; {}, {}, {}",
        count(summary.attributions, "attribution"),
        count(summary.sources, "source"),
        count(summary.origins, "origin"),
        count(summary.errors, "error"),
        count(summary.warnings, "warning"),
        count(summary.notes, "note"),
    )
}

#[cfg(test)]
mod tests;
