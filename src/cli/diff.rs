//! `selon diff A B`: what changed between two drafts in who says what.

use std::path::PathBuf;

use anyhow::Context;
use clap::ValueEnum;

use super::options::Options;
use super::{CANNOT_WRITE, Console, one};
use crate::lesson::diff::{Draft, diff, markdown, text};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The first draft; - for standard input
    #[arg(value_name = "A")]
    a: PathBuf,
    /// The second draft
    #[arg(value_name = "B")]
    b: PathBuf,
    /// How to write the result
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// An array of findings.
    Json,
    /// A table.
    Markdown,
}

/// Never fails half-way: an input that cannot be read is an error.
pub(super) fn run(args: Args, options: &Options, console: Console) -> anyhow::Result<bool> {
    let Console {
        input, out, err, ..
    } = console;
    let analyzer = options.analyzer()?;
    let first = one(args.a, options, &analyzer, input, err)?;
    let second = one(args.b, options, &analyzer, input, err)?;
    let draft = |read| {
        let (document, analysis) = read;
        Draft { document, analysis }
    };
    let findings = diff(draft((&first.0, &first.1)), draft((&second.0, &second.1)));
    let page = match args.format {
        Format::Text => text(&findings),
        Format::Markdown => markdown(&findings),
        Format::Json => serde_json::to_string_pretty(&findings)? + "\n",
    };
    out.write_all(page.as_bytes()).context(CANNOT_WRITE)?;
    Ok(false)
}
