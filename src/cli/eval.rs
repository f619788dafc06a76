//! `selon eval`: how well the rules find what people marked.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::Context;
use clap::ValueEnum;

use super::options::Options;
use super::progress::Progress;
use super::rules::Outcome;
use super::stream::{Work, batches};
use super::{CANNOT_WRITE, Console, WIDTH, complain};
use crate::eval::{Evaluation, GoldDocument, Row, documents, measure};
use crate::report::look::Look;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Marked documents: .jsonl, .ann or .conll files, or folders of them; - for standard input (JSON Lines)
    #[arg(value_name = "GOLD", required = true)]
    files: Vec<PathBuf>,
    /// How to write the result
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// How much of what is wrong to list
    #[arg(long, value_name = "N", default_value_t = 10)]
    errors: usize,
    /// End with exit code 1 where the F1 of attributions, from 0 to 1, is below this
    #[arg(long, value_name = "F1", value_parser = share)]
    fail_under: Option<f64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// One object.
    Json,
    /// A table with a figure a row, without the list of what is wrong.
    Csv,
}

/// A number from 0 to 1.
fn share(written: &str) -> Result<f64, String> {
    match written.parse() {
        Ok(share) if (0.0..=1.0).contains(&share) => Ok(share),
        _ => Err("give a number from 0 to 1, such as 0.85".to_owned()),
    }
}

pub(super) fn run(args: Args, options: &Options, console: Console) -> anyhow::Result<Outcome> {
    let Console {
        input,
        out,
        err,
        terminal,
    } = console;
    let analyzer = options.analyzer()?;
    let lang = options.lang.as_deref();
    // A marked document says its language; the option picks those of one, and holds for those that say none.
    let asked = |gold: &GoldDocument| {
        let own = gold.document.lang.as_deref();
        lang.is_none() || own.is_none() || own == lang
    };
    let items = documents(args.files, input).filter(|read| read.as_ref().map_or(true, asked));
    let work = Work {
        items,
        weight: |gold: &GoldDocument| gold.document.text.len(),
        one: |mut gold: GoldDocument| {
            gold.document.lang = gold.document.lang.or_else(|| lang.map(str::to_owned));
            Ok(measure(&analyzer, &gold))
        },
    };
    let mut evaluation = Evaluation::default();
    let mut unread: BTreeMap<String, usize> = BTreeMap::new();
    let progress = Progress::new(terminal.stderr, "documents");
    let tally = batches(work, options.threads, progress, err, |measured| {
        match measured {
            Ok(measured) => evaluation.add(measured, args.errors),
            Err(reason) => *unread.entry(reason).or_default() += 1,
        }
        Ok(())
    })?;
    for (reason, count) in &unread {
        let (documents, are) = if *count == 1 {
            ("document", "is")
        } else {
            ("documents", "are")
        };
        complain(
            err,
            &format!("{count} {documents} {are} left out: {reason}"),
        );
    }
    let page = match args.format {
        Format::Text => {
            let width = terminal.width.unwrap_or(WIDTH);
            evaluation.text(&Look::new(width, options.color(terminal)))
        }
        Format::Json => evaluation.json(),
        Format::Csv => evaluation.csv(),
    };
    out.write_all(page.as_bytes()).context(CANNOT_WRITE)?;
    let f1 = evaluation.all.get(Row::Attribution).f1().unwrap_or(0.0);
    Ok(Outcome {
        found: args.fail_under.is_some_and(|least| f1 < least),
        failed: tally.failed > 0 || !unread.is_empty(),
    })
}
