//! `selon rules lint`: look for mistakes in packs.

use anyhow::{Context, bail};

use super::{Outcome, Work, print};
use crate::authoring::OpenPack;
use crate::authoring::lint::write::{Format, write};
use crate::authoring::lint::{Code, lint};
use crate::cli::{CANNOT_WRITE, Console};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// How to write the findings.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// Say what a code means, with an example that has it and one that is mended.
    #[arg(long, value_name = "CODE")]
    explain: Option<String>,
}

pub(super) fn run(args: &Args, work: &Work, console: Console) -> anyhow::Result<Outcome> {
    if let Some(name) = &args.explain {
        let Some(code) = Code::named(name) else {
            let all: Vec<&str> = Code::ALL.iter().map(|c| c.as_str()).collect();
            bail!("there is no code `{name}`; known: {}", all.join(", "));
        };
        print(console, &format!("{}\n", code.page()))?;
        return Ok(Outcome::default());
    }
    let packs = work.packs()?;
    let linted: Vec<(&OpenPack, _)> = packs.iter().map(|pack| (pack, lint(pack))).collect();
    let color = work.options.color(console.terminal);
    write(&linted, args.format, color, console.out).context(CANNOT_WRITE)?;
    let mut findings = linted.iter().flat_map(|(_, findings)| findings);
    Ok(Outcome {
        failed: findings.clone().any(|f| f.code == Code::Unreadable),
        found: findings.next().is_some(),
    })
}
