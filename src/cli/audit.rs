//! `selon audit`: figures of sourcing, what to look at, and whether a policy is kept.

use std::fs;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::ValueEnum;

use super::options::Options;
use super::{CANNOT_WRITE, Console, analyze, inputs, stream};
use crate::audit::write::{Format, write};
use crate::audit::{self, Audit, Policy, Severity};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Files to read; - or nothing for standard input
    #[arg(value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// What the house asks: afp, ap, nyt, reuters, or a YAML file
    #[arg(long, value_name = "POLICY")]
    policy: Option<String>,
    /// End with exit code 1 where there is a finding of this severity or worse
    #[arg(long, value_name = "SEVERITY")]
    fail_on: Option<Level>,
    /// Count women and men among the quoted, by titles and pronouns
    #[arg(long)]
    gender: bool,
    /// How to write the result
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// Write to FILE instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Level {
    /// Any finding.
    Note,
    /// Warnings and errors.
    Warning,
    /// Errors.
    Error,
}

impl From<Level> for Severity {
    fn from(level: Level) -> Self {
        match level {
            Level::Note => Self::Note,
            Level::Warning => Self::Warning,
            Level::Error => Self::Error,
        }
    }
}

/// How an audit went.
pub(super) struct Outcome {
    /// Whether an input failed.
    pub(super) failed: bool,
    /// Whether there are findings that `--fail-on` names.
    pub(super) found: bool,
}

pub(super) fn run(args: Args, options: &Options, console: Console) -> anyhow::Result<Outcome> {
    let Console {
        input,
        out,
        err,
        terminal,
    } = console;
    let policy = match &args.policy {
        Some(name) => policy(name)?,
        None => Policy::default(),
    };
    let output = args
        .output
        .filter(|path| path.as_os_str() != crate::input::STDIN);
    let mut file;
    let (out, color): (&mut dyn Write, _) = match &output {
        Some(path) => {
            file = BufWriter::new(analyze::create(path, &args.files)?);
            (&mut file, false)
        }
        None => (out, options.color(terminal)),
    };
    let asked = audit::Options {
        policy,
        gender: args.gender,
    };
    let analyzer = options.analyzer()?;
    let mut audits: Vec<Audit> = Vec::new();
    let tally = stream::each(
        stream::Job {
            files: inputs(args.files),
            options,
            analyzer: &analyzer,
            progress: terminal.stderr,
        },
        input,
        err,
        |document, analysis| Ok(audit::audit(&analyzer, &document, &analysis, &asked)),
        |audit| {
            audits.push(audit);
            Ok(())
        },
    )?;
    write(&audits, &asked.policy, args.format, color, out)
        .and_then(|()| out.flush())
        .context(CANNOT_WRITE)?;
    let worst = audits
        .iter()
        .flat_map(|a| &a.findings)
        .map(|f| f.severity)
        .max();
    Ok(Outcome {
        failed: tally.failed > 0,
        found: args
            .fail_on
            .is_some_and(|level| worst >= Some(level.into())),
    })
}

/// An embedded policy by its name, or that of a file.
fn policy(name: &str) -> anyhow::Result<Policy> {
    if let Some(policy) = Policy::embedded(name) {
        return Ok(policy?);
    }
    let path = PathBuf::from(name);
    if !path.exists() {
        bail!(
            "{name}: no such policy or file; installed: {}",
            Policy::installed().join(", ")
        );
    }
    let yaml = fs::read_to_string(&path).with_context(|| format!("{name}: cannot be read"))?;
    Ok(Policy::parse(&yaml, name)?)
}
