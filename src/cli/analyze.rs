//! `selon analyze`: attributions and sources for other programs.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::ValueEnum;

use super::array::{Array, OutputFormat};
use super::options::Options;
use super::{CANNOT_WRITE, Console, inputs, stream};
use crate::input::reads;
use crate::report::json::Report;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Files to read; - or nothing for standard input
    #[arg(value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// How to write the result
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    format: Data,
    /// Write to FILE instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Data {
    /// Indented: an object for one document, an array for several.
    Json,
    /// One object a line.
    Jsonl,
}

/// Returns whether an input failed.
pub(super) fn run(args: Args, options: &Options, console: Console) -> anyhow::Result<bool> {
    let Console {
        input,
        out,
        err,
        terminal,
    } = console;
    let output = args
        .output
        .filter(|path| path.as_os_str() != crate::input::STDIN);
    let mut file;
    let (out, piped): (&mut dyn Write, _) = match &output {
        Some(path) => {
            file = BufWriter::new(create(path, &args.files)?);
            (&mut file, true)
        }
        None => (out, terminal.width.is_none()),
    };
    let format = match args.format {
        Data::Json => OutputFormat::Json,
        Data::Jsonl => OutputFormat::Jsonl,
    };
    let mut array = Array::new(out, format);
    let tally = stream::each(
        stream::Job {
            files: inputs(args.files),
            options,
            analyzer: &options.analyzer()?,
            progress: terminal.stderr && piped,
        },
        input,
        err,
        |document, analysis| {
            format.render(&Report::new(&analysis, &document.text).carrying(&document))
        },
        |report| array.push(report),
    )?;
    array
        .finish(tally.done + tally.failed == 1)
        .context(CANNOT_WRITE)?;
    Ok(tally.failed > 0)
}

/// The file at `path`, unless it is one of the inputs.
pub(super) fn create(path: &Path, inputs: &[PathBuf]) -> anyhow::Result<File> {
    let refuse = || {
        bail!(
            "{}: is also an input and would be overwritten; give another output",
            path.display()
        )
    };
    if path.is_dir() {
        bail!(
            "{0}: is a folder; name a file in it, as in {0}/found.json",
            path.display().to_string().trim_end_matches('/')
        );
    }
    let is_new = !path.exists();
    if !is_new && reads(inputs, path) {
        return refuse();
    }
    let file =
        File::create(path).with_context(|| format!("{}: cannot be written", path.display()))?;
    // In a folder that is read, a new file is found as well.
    if is_new && reads(inputs, path) {
        let _ = fs::remove_file(path);
        return refuse();
    }
    Ok(file)
}
