//! `selon rules coverage`: which parts of rules no example exercises, and which rules never fire in texts.

use std::path::PathBuf;

use anyhow::Context;

use super::{Format, Outcome, Work};
use crate::Analyzer;
use crate::authoring::coverage::{self, Coverage, Hits};
use crate::cli::{CANNOT_WRITE, Console, WIDTH, complain};
use crate::report::Look;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Texts, or folders of texts, in which to count how often each rule fires
    #[arg(long, value_name = "FILE", num_args = 1..)]
    corpus: Vec<PathBuf>,
    /// Entries of the lexicon as well
    #[arg(long)]
    entries: bool,
    /// How to write the result
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

pub(super) fn run(args: Args, work: &Work, console: Console) -> anyhow::Result<Outcome> {
    let Console {
        input,
        out,
        err,
        terminal,
    } = console;
    let packs = work.packs()?;
    let mut failed = false;
    let mut covered: Vec<Coverage> = Vec::new();
    let mut hits: Vec<Hits> = Vec::new();
    for open in &packs {
        for mistake in &open.mistakes {
            complain(err, &mistake.to_string());
            failed = true;
        }
        if let Some(pack) = &open.pack {
            covered.push(coverage::coverage(open, pack, args.entries));
            if !args.corpus.is_empty() {
                hits.push(coverage::hits(pack));
            }
        }
    }
    if !args.corpus.is_empty() {
        let analyzer = Analyzer::with_packs(packs.into_iter().filter_map(|open| open.pack));
        for document in work.options.documents(args.corpus, input) {
            match document {
                Ok((mut document, _)) => {
                    document.lang = work.options.lang.clone().or(document.lang);
                    let analysis = analyzer.analyze(&document);
                    for counted in &mut hits {
                        counted.add(&analysis);
                    }
                }
                Err(error) => {
                    complain(err, &error.to_string());
                    failed = true;
                }
            }
        }
    }
    let page = match args.format {
        Format::Text => {
            let width = terminal.width.unwrap_or(WIDTH);
            let look = Look::new(width, work.options.color(terminal));
            coverage::text(&covered, &hits, &look)
        }
        Format::Json => {
            let page = serde_json::json!({ "packs": covered, "corpus": hits });
            serde_json::to_string_pretty(&page)? + "\n"
        }
    };
    out.write_all(page.as_bytes()).context(CANNOT_WRITE)?;
    Ok(Outcome {
        found: covered.iter().any(Coverage::lacks),
        failed,
    })
}
