//! `selon analyze`: attributions and sources for other programs.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::ValueEnum;

use super::options::Options;
use super::{CANNOT_WRITE, Console, inputs, stream};
use crate::report::json::Report;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Files to read; - or nothing for standard input
    #[arg(value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// How to write the result
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    format: OutputFormat,
    /// Write to FILE instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OutputFormat {
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
    let pretty = args.format == OutputFormat::Json;
    let mut array = Array::new(out);
    let tally = stream::each(
        stream::Job {
            files: inputs(args.files),
            options,
            progress: terminal.stderr && piped,
        },
        input,
        err,
        |document, analysis| {
            let report = Report::new(analysis, &document.text);
            Ok(if pretty {
                serde_json::to_vec_pretty(&report)?
            } else {
                serde_json::to_vec(&report)?
            })
        },
        |report| {
            if pretty {
                array.push(report)
            } else {
                array.line(&report)
            }
        },
    )?;
    if pretty {
        array
            .finish(tally.documents + tally.failed)
            .context(CANNOT_WRITE)?;
    }
    array.out.flush().context(CANNOT_WRITE)?;
    Ok(tally.failed > 0)
}

fn create(path: &Path, inputs: &[PathBuf]) -> anyhow::Result<File> {
    if let Ok(target) = fs::canonicalize(path)
        && inputs
            .iter()
            .any(|input| fs::canonicalize(input).is_ok_and(|input| input == target))
    {
        bail!(
            "{}: is also an input and would be overwritten; give another output",
            path.display()
        );
    }
    if path.is_dir() {
        bail!(
            "{0}: is a folder; name a file in it, as in {0}/found.json",
            path.display().to_string().trim_end_matches('/')
        );
    }
    File::create(path).with_context(|| format!("{}: cannot be written", path.display()))
}

/// Objects on their way out: one alone, or several in an array.
///
/// Which of the two shows only when a second one comes, so the first waits.
struct Array<'a> {
    out: &'a mut dyn Write,
    first: Option<Vec<u8>>,
    open: bool,
}

impl<'a> Array<'a> {
    fn new(out: &'a mut dyn Write) -> Self {
        Self {
            out,
            first: None,
            open: false,
        }
    }

    fn line(&mut self, object: &[u8]) -> io::Result<()> {
        self.out.write_all(object)?;
        self.out.write_all(b"\n")
    }

    fn push(&mut self, object: Vec<u8>) -> io::Result<()> {
        if self.open {
            self.out.write_all(b",\n")?;
            return self.out.write_all(&object);
        }
        let Some(first) = self.first.replace(object) else {
            return Ok(());
        };
        let second = self.first.take().unwrap_or_default();
        self.open = true;
        self.out.write_all(b"[\n")?;
        self.out.write_all(&first)?;
        self.push(second)
    }

    /// Closes, where `inputs` counts the documents that failed as well: what fails does not change the shape.
    fn finish(&mut self, inputs: usize) -> io::Result<()> {
        match (self.open, self.first.take()) {
            (true, _) => self.out.write_all(b"\n]\n"),
            (false, Some(only)) if inputs == 1 => self.line(&only),
            (false, Some(only)) => {
                self.out.write_all(b"[\n")?;
                self.out.write_all(&only)?;
                self.out.write_all(b"\n]\n")
            }
            (false, None) if inputs == 1 => Ok(()),
            (false, None) => self.out.write_all(b"[]\n"),
        }
    }
}
