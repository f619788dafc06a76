//! `selon conflicts`: what cannot both hold, within each document and across all of them.

use std::path::PathBuf;

use anyhow::Context;

use super::array::{Array, OutputFormat};
use super::options::Options;
use super::{CANNOT_WRITE, Console, WIDTH, inputs, stream};
use crate::report::Look;
use crate::report::conflicts::{self, Report};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Files to read and compare; - or nothing for standard input
    #[arg(value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// How to write the result
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: OutputFormat,
}

/// Returns whether an input failed.
pub(super) fn run(args: Args, options: &Options, console: Console) -> anyhow::Result<bool> {
    let Console {
        input,
        out,
        err,
        terminal,
    } = console;
    let analyzer = options.analyzer()?;
    let job = stream::Job {
        files: inputs(args.files),
        options,
        analyzer: &analyzer,
        progress: terminal.stderr,
    };
    let (documents, failed) = stream::all(job, input, err)?;
    let found = conflicts::collect(&documents, analyzer.across(&documents));
    let mut array = Array::new(out, args.format);
    if args.format == OutputFormat::Text {
        let look = Look::new(terminal.width.unwrap_or(WIDTH), options.color(terminal));
        let mut page = Vec::new();
        conflicts::page(&documents, &found, look, &mut page)?;
        array.push(page).context(CANNOT_WRITE)?;
    } else {
        let report = Report::new(&documents, &found);
        if args.format == OutputFormat::Json {
            let object = args.format.render(&report)?;
            array.push(object).context(CANNOT_WRITE)?;
        } else {
            for conflict in &report.conflicts {
                let object = args.format.render(conflict)?;
                array.push(object).context(CANNOT_WRITE)?;
            }
        }
    }
    array.finish(true).context(CANNOT_WRITE)?;
    Ok(failed)
}
