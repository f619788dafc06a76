//! `selon FILE…`: the readable report.

use std::path::PathBuf;

use super::options::Options;
use super::{Console, WIDTH, inputs, stream};
use crate::report::{Look, terminal};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Files to read; - or nothing for standard input
    #[arg(value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
}

/// Returns whether an input failed.
pub(super) fn run(args: Args, options: &Options, console: Console) -> anyhow::Result<bool> {
    let Console {
        input,
        out,
        err,
        terminal,
    } = console;
    let look = Look::new(terminal.width.unwrap_or(WIDTH), options.color(terminal));
    let mut first = true;
    let tally = stream::each(
        stream::Job {
            files: inputs(args.files),
            options,
            analyzer: &options.analyzer()?,
            progress: terminal.stderr && terminal.width.is_none(),
        },
        input,
        err,
        |document, analysis| {
            let mut page = Vec::new();
            terminal::write(&analysis, &document.text, look, &mut page)?;
            Ok(page)
        },
        |page| {
            if !std::mem::take(&mut first) {
                out.write_all(b"\n\n")?;
            }
            out.write_all(&page)
        },
    )?;
    Ok(tally.failed > 0)
}
