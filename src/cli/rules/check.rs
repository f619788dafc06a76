//! `selon rules check`: let the program look for sentences that break rules.

use anyhow::Context;

use super::{Format, Outcome, Work, print};
use crate::authoring::check::{Settings, check};
use crate::cli::Console;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Rules to check; without any, all, and the packs as wholes.
    #[arg(value_name = "ID")]
    ids: Vec<String>,
    /// Sentences to make for each rule.
    #[arg(long, value_name = "N", default_value_t = 256)]
    cases: u32,
    /// Where chance begins: the same seed makes the same sentences.
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// How to write the result.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

pub(super) fn run(args: Args, work: &Work, console: Console) -> anyhow::Result<Outcome> {
    let packs = work.packs()?;
    let settings = Settings {
        rules: args.ids,
        cases: args.cases,
        seed: args.seed,
    };
    let report = check(&packs, &settings)?;
    let page = match args.format {
        Format::Text => report.text(work.options.color(console.terminal)),
        Format::Json => {
            let json = serde_json::to_string_pretty(&report).context("the report is no JSON")?;
            json + "\n"
        }
    };
    print(console, &page)?;
    Ok(Outcome {
        found: !report.is_clean(),
        failed: false,
    })
}
