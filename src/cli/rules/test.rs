//! `selon rules test`: run the examples of rules.

use std::collections::BTreeMap;
use std::io::{BufRead, Write};

use anyhow::Context;

use super::{Format, Outcome, Work, known, print};
use crate::authoring::OpenPack;
use crate::authoring::examples::{self, Change, Tried};
use crate::cli::stream::pool;
use crate::cli::{CANNOT_WRITE, Console, WIDTH};
use crate::report::Look;
use crate::report::escape::clean;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Rules, by identifier, or golden articles, by name; without any, all
    #[arg(value_name = "ID")]
    ids: Vec<String>,
    /// Mark examples with wrong spans as they are found, after asking
    #[arg(long)]
    accept: bool,
    /// With --accept: do not ask
    #[arg(long, requires = "accept")]
    yes: bool,
    /// How to write the result
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

pub(super) fn run(args: &Args, work: &Work, console: Console) -> anyhow::Result<Outcome> {
    let packs = work.packs()?;
    if args.accept && packs.iter().all(|p| p.folder.is_none()) {
        anyhow::bail!("the built-in packs cannot be changed; name your own with --rules DIR");
    }
    let wanted = |id: &str| args.ids.is_empty() || args.ids.iter().any(|i| i == id);
    let pool = pool(work.options.threads)?;
    let tried: Vec<(String, Vec<Tried>)> = packs
        .iter()
        .map(|open| (open.name(), pool.install(|| examples::run(open, wanted))))
        .collect();
    known(&packs, &args.ids)?;
    let width = console.terminal.width.unwrap_or(WIDTH);
    let look = Look::new(width, work.options.color(console.terminal));
    let page = match args.format {
        Format::Text => {
            let changes = |(_, tried): &(String, Vec<Tried>)| !examples::changes(tried).is_empty();
            let mut page = examples::text(&tried, &work.suffix(), &look);
            if !args.accept && work.options.rules.is_some() && tried.iter().any(changes) {
                page.push_str("To take what is found for what is right: selon rules test --accept");
                page.push_str(&work.suffix());
                page.push('\n');
            }
            page
        }
        Format::Json => serde_json::to_string_pretty(&examples::json(&tried))? + "\n",
    };
    if args.accept {
        let Console {
            input, out, err, ..
        } = console;
        out.write_all(page.as_bytes()).context(CANNOT_WRITE)?;
        let mut open = false;
        for (pack, (_, tried)) in packs.iter().zip(&tried) {
            open |= accept(pack, tried, args.yes, input, err)?;
        }
        return Ok(Outcome {
            found: open,
            failed: false,
        });
    }
    print(console, &page)?;
    let found = tried.iter().any(|(_, t)| t.iter().any(Tried::fails));
    Ok(Outcome {
        found,
        failed: false,
    })
}

/// Rewrites what is agreed to; whether something that fails is left.
fn accept(
    pack: &OpenPack,
    tried: &[Tried],
    yes: bool,
    input: &mut dyn BufRead,
    err: &mut dyn Write,
) -> anyhow::Result<bool> {
    // What stands in the pack that is extended is not this author's.
    let mut changes = examples::changes(tried);
    changes.retain(|c| pack.files.iter().any(|f| f.name == c.file));
    let mut files: BTreeMap<&str, Vec<&Change>> = BTreeMap::new();
    let mut accepted = 0;
    for change in &changes {
        let one = &tried[change.tried];
        writeln!(
            err,
            "{}\n  {}",
            clean(&one.place.to_string()),
            clean(&change.marked)
        )?;
        if yes || asked(input, err)? {
            files.entry(&change.file).or_default().push(change);
            accepted += 1;
        }
    }
    for (name, changes) in files {
        let own = pack.files.iter().find(|f| f.name == name);
        let new = own.and_then(|f| examples::rewrite(&f.yaml, &changes));
        let new = new.with_context(|| {
            format!("{name}: the examples are not found where they were; nothing is changed there")
        })?;
        std::fs::write(name, new).with_context(|| format!("{name}: cannot be written"))?;
    }
    if !changes.is_empty() {
        writeln!(err, "{accepted} of {} examples marked anew", changes.len())?;
    }
    Ok(tried.iter().filter(|t| t.fails()).count() > accepted)
}

/// Whether the answer is yes; no answer is no.
fn asked(input: &mut dyn BufRead, err: &mut dyn Write) -> anyhow::Result<bool> {
    write!(err, "Take this for right? [y/n] ")?;
    err.flush()?;
    let mut answer = String::new();
    input.read_line(&mut answer)?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes"))
}
