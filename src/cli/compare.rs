//! `selon compare`: whether two claims can both hold.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::array::{Array, OutputFormat};
use super::options::Options;
use super::progress::Progress;
use super::stream::{self, Work};
use super::{CANNOT_WRITE, Console, WIDTH};
use crate::Analyzer;
use crate::input::{self, Pair};
use crate::report::Look;
use crate::report::comparison::{self, Report};

use crate::text::Document;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The two claims
    #[arg(
        value_names = ["A", "B"],
        num_args = 2,
        required_unless_present = "pairs",
        conflicts_with = "pairs"
    )]
    claims: Vec<String>,
    /// Compare the pairs {"id", "lang", "a", "b"} of a JSON Lines file; - is standard input
    #[arg(long, value_name = "FILE")]
    pairs: Option<PathBuf>,
    /// How to write the result; without it, text for two claims and jsonl for pairs
    #[arg(long, value_name = "FORMAT")]
    format: Option<OutputFormat>,
}

/// Returns whether an input failed.
pub(super) fn run(args: Args, options: &Options, console: Console) -> anyhow::Result<bool> {
    let width = console.terminal.width.unwrap_or(WIDTH);
    let look = Look::new(width, options.color(console.terminal));
    let Some(path) = args.pairs else {
        let format = args.format.unwrap_or(OutputFormat::Text);
        two(args.claims, options, format, look, console.out)?;
        return Ok(false);
    };
    let format = args.format.unwrap_or(OutputFormat::Jsonl);
    let Console {
        input,
        out,
        err,
        terminal,
    } = console;
    let analyzer = options.analyzer()?;
    let work = Work {
        items: input::pairs(&path, input)?,
        weight: |pair: &Pair| pair.a.text.len() + pair.b.text.len(),
        one: |mut pair: Pair| {
            if let Some(lang) = &options.lang {
                pair.a.lang = Some(lang.clone());
                pair.b.lang = Some(lang.clone());
            }
            render(&analyzer, &pair, format, look)
        },
    };
    let progress = Progress::new(terminal.stderr && terminal.width.is_none(), "pairs");
    let mut array = Array::new(out, format);
    let tally = stream::batches(work, options.threads, progress, err, |page| {
        array.push(page)
    })?;
    array.finish(false).context(CANNOT_WRITE)?;
    Ok(tally.failed > 0)
}

/// Compares the claims of the command line.
fn two(
    claims: Vec<String>,
    options: &Options,
    format: OutputFormat,
    look: Look,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    if let Some(file) = claims.iter().find(|claim| Path::new(claim).is_file()) {
        bail!(
            "{file}: is a file; compare takes the claims themselves, selon conflicts takes files"
        );
    }
    let mut sides = claims.into_iter().map(|text| Document {
        text,
        lang: options.lang.clone(),
        ..Document::default()
    });
    let pair = Pair {
        id: String::new(),
        a: sides.next().unwrap_or_default(),
        b: sides.next().unwrap_or_default(),
    };
    let page = render(&options.analyzer()?, &pair, format, look)?;
    let mut array = Array::new(out, format);
    array.push(page).context(CANNOT_WRITE)?;
    array.finish(true).context(CANNOT_WRITE)
}

fn render(
    analyzer: &Analyzer,
    pair: &Pair,
    format: OutputFormat,
    look: Look,
) -> io::Result<Vec<u8>> {
    let comparison = analyzer.compare(&pair.a, &pair.b);
    let mut page = Vec::new();
    if format == OutputFormat::Text {
        comparison::write(pair, &comparison, look, &mut page)?;
    } else {
        let id = (!pair.id.is_empty()).then_some(pair.id.as_str());
        page = format.render(&Report::new(id, &comparison))?;
    }
    Ok(page)
}
