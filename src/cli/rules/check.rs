//! `selon rules check`: let the program look for sentences that break rules.

use super::{Format, Outcome, Work, known, print};
use crate::authoring::check::{Settings, check};
use crate::cli::stream::pool;
use crate::cli::{Console, complain};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Rules, by identifier; without any, all, and the packs as wholes
    #[arg(value_name = "ID")]
    ids: Vec<String>,
    /// Sentences to make for each rule
    #[arg(long, value_name = "N", default_value_t = 256)]
    cases: u32,
    /// Where chance begins: the same seed makes the same sentences
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// How to write the result
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

pub(super) fn run(args: Args, work: &Work, console: Console) -> anyhow::Result<Outcome> {
    let packs = work.packs()?;
    known(&packs, &args.ids)?;
    let mistakes = packs.iter().flat_map(|open| &open.mistakes);
    let mut failed = false;
    for mistake in mistakes {
        complain(console.err, &mistake.to_string());
        failed = true;
    }
    let settings = Settings {
        rules: args.ids,
        cases: args.cases,
        seed: args.seed,
    };
    let report = pool(work.options.threads)?.install(|| check(&packs, &settings))?;
    let page = match args.format {
        Format::Text => report.text(work.options.color(console.terminal)),
        Format::Json => serde_json::to_string_pretty(&report)? + "\n",
    };
    print(console, &page)?;
    Ok(Outcome {
        found: !report.is_clean(),
        failed,
    })
}
