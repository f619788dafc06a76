//! `selon rules mutate`: damage rules on purpose, and see whether examples notice.

use super::{Format, Outcome, Work, known, print};
use crate::authoring::mutate::{self, Mutation};
use crate::cli::stream::pool;
use crate::cli::{Console, WIDTH, complain};
use crate::report::Look;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Rules, by identifier; without any, all, and the entries that their examples use
    #[arg(value_name = "ID")]
    ids: Vec<String>,
    /// Exit with 1 where fewer of a hundred mutants are noticed
    #[arg(long, value_name = "PERCENT", default_value_t = 0)]
    fail_under: usize,
    /// How to write the result
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

pub(super) fn run(args: &Args, work: &Work, console: Console) -> anyhow::Result<Outcome> {
    let packs = work.packs()?;
    known(&packs, &args.ids)?;
    let wanted = |id: &str| args.ids.is_empty() || args.ids.iter().any(|i| i == id);
    let pool = pool(work.options.threads)?;
    let mut failed = false;
    let mut mutations: Vec<Mutation> = Vec::new();
    for open in &packs {
        for mistake in &open.mistakes {
            complain(console.err, &mistake.to_string());
            failed = true;
        }
        if let Some(pack) = &open.pack {
            mutations.push(pool.install(|| mutate::mutate(open, pack, wanted))?);
        }
    }
    mutations.retain(|m| args.ids.is_empty() || m.mutants > 0);
    let page = match args.format {
        Format::Text => {
            let width = console.terminal.width.unwrap_or(WIDTH);
            let look = Look::new(width, work.options.color(console.terminal));
            mutate::text(&mutations, &look)
        }
        Format::Json => {
            serde_json::to_string_pretty(&serde_json::json!({ "packs": mutations }))? + "\n"
        }
    };
    print(console, &page)?;
    Ok(Outcome {
        found: mutations.iter().any(|m| m.score() < args.fail_under),
        failed,
    })
}
