//! `selon eval`: how well the rules find what people marked.

use super::Console;
use super::options::Options;

#[derive(Debug, clap::Args)]
pub(super) struct Args {}

pub(super) fn run(_args: &Args, _options: &Options, _console: Console) -> anyhow::Result<bool> {
    anyhow::bail!("not written yet")
}
