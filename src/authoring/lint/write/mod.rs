//! Findings on their way out: for people, for programs, for editors and checks of changes.

mod sarif;
mod text;

use std::io::{self, Write};

use serde::Serialize;

use super::{Finding, Severity};
use crate::authoring::OpenPack;

/// Name and version of the JSON. A change of meaning changes it.
const SCHEMA: &str = "selon-lint/1";

/// How to write findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// One object.
    Json,
    /// For editors and checks of changes: SARIF 2.1.0.
    Sarif,
}

/// A pack with its findings.
pub type Linted<'a> = (&'a OpenPack, Vec<Finding>);

/// How much was read and how much was found.
#[derive(Debug, Clone, Copy, Default, Serialize)]
struct Summary {
    packs: usize,
    files: usize,
    rules: usize,
    errors: usize,
    warnings: usize,
}

impl Summary {
    fn new(packs: &[Linted]) -> Self {
        let of = |severity| {
            let all = packs.iter().flat_map(|(_, findings)| findings);
            all.filter(|f| f.code.severity() == severity).count()
        };
        let rules = |open: &OpenPack| open.pack.as_ref().map_or(0, |p| p.rules().len());
        Self {
            packs: packs.len(),
            files: packs.iter().map(|(open, _)| open.files.len()).sum(),
            rules: packs.iter().map(|(open, _)| rules(open)).sum(),
            errors: of(Severity::Error),
            warnings: of(Severity::Warning),
        }
    }
}

#[derive(Serialize)]
struct Report<'a> {
    schema: &'static str,
    findings: Vec<Entry<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Entry<'a> {
    code: &'static str,
    severity: Severity,
    title: &'static str,
    file: &'a str,
    line: usize,
    column: usize,
    message: &'a str,
    help: &'a str,
}

impl<'a> Entry<'a> {
    fn new(finding: &'a Finding) -> Self {
        Self {
            code: finding.code.as_str(),
            severity: finding.code.severity(),
            title: finding.code.title(),
            file: &finding.file,
            line: finding.line,
            column: finding.column,
            message: &finding.message,
            help: &finding.help,
        }
    }
}

/// Writes the findings of packs. `color` is for text only.
pub fn write(packs: &[Linted], format: Format, color: bool, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Text => text::write(packs, color, out),
        Format::Sarif => sarif::write(packs, out),
        Format::Json => {
            let report = Report {
                schema: SCHEMA,
                findings: packs
                    .iter()
                    .flat_map(|(_, findings)| findings)
                    .map(Entry::new)
                    .collect(),
                summary: Summary::new(packs),
            };
            serde_json::to_writer_pretty(&mut *out, &report)?;
            writeln!(out)
        }
    }
}
