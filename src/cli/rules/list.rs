//! `selon rules list`: list the rules with what they find and how often their examples hit.

use anyhow::Context;
use serde_json::json;

use super::{Format, Outcome, Work, complaints, print};
use crate::authoring::catalog::{Entry, SCHEMA, rules, text};
use crate::cli::{CANNOT_WRITE, Console, WIDTH};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// How to write the list.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

pub(super) fn run(args: &Args, work: &Work, console: Console) -> anyhow::Result<Outcome> {
    let packs = work.packs()?;
    let outcome = complaints(&packs, console.err);
    let all: Vec<Entry> = packs.iter().flat_map(rules).collect();
    match args.format {
        Format::Json => {
            let list = json!({"schema": SCHEMA, "rules": all});
            print(
                console,
                &format!("{}\n", serde_json::to_string_pretty(&list)?),
            )?;
        }
        Format::Text => {
            let colors = text::Colors::new(work.options.color(console.terminal));
            let width = console.terminal.width.unwrap_or(WIDTH);
            text::list(&all, width, colors, console.out).context(CANNOT_WRITE)?;
        }
    }
    Ok(Outcome {
        found: outcome.found || all.iter().any(|r| r.hits < r.examples),
        ..outcome
    })
}
