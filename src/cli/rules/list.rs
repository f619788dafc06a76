//! `selon rules list`: list the rules with what they find and how often their examples hit.

use super::{Outcome, Work};
use crate::cli::Console;

#[derive(Debug, clap::Args)]
pub(super) struct Args {}

pub(super) fn run(_args: Args, work: &Work, _console: Console) -> anyhow::Result<Outcome> {
    let _packs = work.packs()?;
    anyhow::bail!("not written yet")
}
