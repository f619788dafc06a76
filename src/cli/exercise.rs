//! `selon exercise`: a sheet for the classroom.

use std::path::PathBuf;

use anyhow::Context;
use clap::ValueEnum;

use super::options::Options;
use super::{CANNOT_WRITE, Console, analyze, one};
use crate::lesson::exercise::{blank, html, markdown};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The text; - for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The sheet with text and questions, or the table that the pupil fills in
    #[arg(long, value_name = "FORMAT", default_value = "markdown")]
    format: Format,
    /// Write to FILE instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Text, questions, and the answers folded away.
    Markdown,
    /// The same as one page for a browser, to fill in there or on paper.
    Html,
    /// The empty table for the answers.
    Csv,
}

/// Never fails half-way: an input that cannot be read is an error.
pub(super) fn run(args: Args, options: &Options, console: Console) -> anyhow::Result<bool> {
    let Console {
        input, out, err, ..
    } = console;
    let output = args
        .output
        .filter(|path| path.as_os_str() != crate::input::STDIN);
    let analyzer = options.analyzer()?;
    let (document, analysis) = one(args.file.clone(), options, &analyzer, input, err)?;
    let page = match args.format {
        Format::Markdown => markdown(&document, &analysis),
        Format::Html => html(&document, &analysis),
        Format::Csv => blank(&analysis),
    };
    match output {
        Some(path) => {
            std::io::Write::write_all(&mut analyze::create(&path, &[args.file])?, page.as_bytes())
        }
        None => out.write_all(page.as_bytes()),
    }
    .context(CANNOT_WRITE)?;
    Ok(false)
}
