//! `selon rules diff`: say what two versions of packs find differently in texts.

use std::path::PathBuf;

use super::{Format, Outcome, Work, print};
use crate::Analyzer;
use crate::authoring::diff::{Diff, Reading, diff};
use crate::cli::{Console, WIDTH, complain, stream};
use crate::report::look::Look;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Texts to read: files or folders; - for standard input
    #[arg(long, value_name = "PATH", required = true, num_args = 1..)]
    corpus: Vec<PathBuf>,
    /// The other version: a language pack, or a folder of them
    #[arg(long, value_name = "DIR")]
    against: PathBuf,
    /// How to write the result
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

pub(super) fn run(args: Args, work: &Work, console: Console) -> anyhow::Result<Outcome> {
    let Console {
        input,
        out,
        err,
        terminal,
    } = console;
    let new = work.options.analyzer()?;
    let old = Analyzer::with_rules(&args.against)?;
    let mut all = Diff::default();
    let mut notices = Vec::new();
    let job = stream::Job {
        files: args.corpus,
        options: work.options,
        analyzer: &new,
        progress: terminal.stderr,
    };
    let tally = stream::each(
        job,
        input,
        err,
        |document, analysis| {
            let other = old.analyze(&document);
            let [before, after] = [(&old, &other), (&new, &analysis)]
                .map(|(analyzer, analysis)| Reading { analyzer, analysis });
            Ok((diff(&document, before, after), analysis.notices))
        },
        |(diff, said)| {
            let said = said.into_iter();
            notices.extend(said.map(|notice| format!("{}: {notice}", diff.document)));
            all.add(diff);
            Ok(())
        },
    )?;
    for notice in &notices {
        complain(err, notice);
    }
    let page = match args.format {
        Format::Text => {
            let width = terminal.width.unwrap_or(WIDTH);
            all.text(&Look::new(width, work.options.color(terminal)))
        }
        Format::Json => serde_json::to_string_pretty(&all)? + "\n",
    };
    let console = Console {
        input,
        out,
        err,
        terminal,
    };
    print(console, &page)?;
    Ok(Outcome {
        found: !all.differing.is_empty(),
        failed: tally.failed > 0,
    })
}
