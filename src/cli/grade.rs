//! `selon grade`: the answers to an exercise, graded.

use std::path::PathBuf;

use anyhow::Context;
use clap::ValueEnum;

use super::options::Options;
use super::{CANNOT_WRITE, Console, one};
use crate::lesson::grade::{answers, grade};
use crate::text::decode::decode;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The text of the exercise; - for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The table that the pupil filled in (CSV with the columns source, cue, content, kind)
    #[arg(long, value_name = "FILE")]
    answers: PathBuf,
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
pub(super) fn run(args: &Args, options: &Options, console: Console) -> anyhow::Result<bool> {
    let Console {
        input, out, err, ..
    } = console;
    let analyzer = options.analyzer()?;
    let (document, analysis) = one(args.file.clone(), options, &analyzer, input, err)?;
    let name = args.answers.display();
    let bytes = std::fs::read(&args.answers).with_context(|| format!("{name}: cannot be read"))?;
    let sheet = decode(bytes).with_context(|| name.to_string())?.text;
    let answers = answers(&sheet).with_context(|| name.to_string())?;
    let result = grade(&document, &analysis, &answers);
    let page = match args.format {
        Format::Json => serde_json::to_string_pretty(&result)? + "\n",
        Format::Text => {
            let lang = analysis.lang.as_deref();
            result.text(|rule| analyzer.doc_of(lang?, rule))
        }
    };
    out.write_all(page.as_bytes()).context(CANNOT_WRITE)?;
    Ok(false)
}
