//! `selon why`: the rule that found an attribution, what it matched, and what lost against it.

use std::path::PathBuf;

use anyhow::Context;
use clap::ValueEnum;

use super::options::Options;
use super::{CANNOT_WRITE, Console, one};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The text; - for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The attribution: a1, a2, …
    #[arg(value_name = "ID")]
    id: String,
    /// How to write the result
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// One object.
    Json,
}

/// Never fails half-way: an input that cannot be read is an error.
pub(super) fn run(args: Args, options: &Options, console: Console) -> anyhow::Result<bool> {
    let Console {
        input, out, err, ..
    } = console;
    let name = args.file.display().to_string();
    let analyzer = options.analyzer()?;
    let (document, _) = one(args.file, options, &analyzer, input, err)?;
    let why = analyzer.why(&document, &args.id).context(name)?;
    let page = match args.format {
        Format::Text => why.text(),
        Format::Json => serde_json::to_string_pretty(&why)? + "\n",
    };
    out.write_all(page.as_bytes()).context(CANNOT_WRITE)?;
    Ok(false)
}
