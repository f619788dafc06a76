//! `selon rules mutate`: damage rules and see whether examples and properties notice.

use super::{Outcome, Work};
use crate::cli::Console;

#[derive(Debug, clap::Args)]
pub(super) struct Args {}

pub(super) fn run(_args: Args, work: &Work, _console: Console) -> anyhow::Result<Outcome> {
    let _packs = work.packs()?;
    anyhow::bail!("not written yet")
}
