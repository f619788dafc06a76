//! `selon rules show`: show a rule: what it finds, its steps and its examples.

use anyhow::{Context, bail};
use serde_json::json;

use super::{Format, Outcome, Work, complaints, print};
use crate::authoring::catalog::{SCHEMA, rules, text};
use crate::cli::{CANNOT_WRITE, Console};
use crate::pack::near;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The rule.
    #[arg(value_name = "ID")]
    id: String,
    /// How to write it.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

pub(super) fn run(args: &Args, work: &Work, console: Console) -> anyhow::Result<Outcome> {
    let packs = work.packs()?;
    let outcome = complaints(&packs, console.err);
    let all: Vec<_> = packs.iter().flat_map(rules).collect();
    let Some(rule) = all.iter().find(|r| r.id == args.id) else {
        let known: Vec<&str> = all.iter().map(|r| r.id.as_str()).collect();
        bail!(near("rule", &args.id, &known));
    };
    match args.format {
        Format::Json => {
            let page = json!({"schema": SCHEMA, "rules": [rule]});
            print(
                console,
                &format!("{}\n", serde_json::to_string_pretty(&page)?),
            )?;
        }
        Format::Text => {
            let colors = text::Colors::new(work.options.color(console.terminal));
            text::show(rule, colors, console.out).context(CANNOT_WRITE)?;
        }
    }
    Ok(outcome)
}
