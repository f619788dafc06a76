//! `selon rules docs`: write a page for each rule.

use std::path::PathBuf;

use anyhow::Context;

use super::{Outcome, Work, complaints, print};
use crate::authoring::catalog::{pages::pages, rules};
use crate::cli::Console;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The folder for the pages; those of the same names are replaced.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

pub(super) fn run(args: &Args, work: &Work, console: Console) -> anyhow::Result<Outcome> {
    let packs = work.packs()?;
    let outcome = complaints(&packs, console.err);
    let all: Vec<_> = packs.iter().flat_map(rules).collect();
    let cannot = |path: &std::path::Path| format!("{}: cannot be written", path.display());
    std::fs::create_dir_all(&args.out).with_context(|| cannot(&args.out))?;
    let pages = pages(&all);
    for page in &pages {
        let path = args.out.join(&page.name);
        std::fs::write(&path, &page.text).with_context(|| cannot(&path))?;
    }
    let folder = args.out.display().to_string();
    let done = format!(
        "{} rules on {} pages; begin at {}/index.html\n",
        all.len(),
        pages.len(),
        crate::report::escape::clean(&folder)
    );
    print(console, &done)?;
    Ok(outcome)
}
