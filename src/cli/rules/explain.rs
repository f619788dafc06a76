//! `selon rules explain`: step by step why rules match a text or not.

use super::{Format, Outcome, Work, known, print};
use crate::authoring::OpenPack;
use crate::authoring::explain::{self, Explained};
use crate::cli::{Console, WIDTH};
use crate::pack::Pack;
use crate::report::Look;
use crate::text::{Detection, detect};

#[derive(Debug, clap::Args)]
#[command(override_usage = "selon rules explain [OPTIONS] [ID] TEXT")]
pub(super) struct Args {
    /// The rule, if only one is asked for, and the text
    #[arg(value_names = ["ID", "TEXT"], num_args = 1..=2, required = true)]
    words: Vec<String>,
    /// How to write the result
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

pub(super) fn run(args: &Args, work: &Work, console: Console) -> anyhow::Result<Outcome> {
    let packs = work.packs()?;
    let (id, text) = match &args.words[..] {
        [id, text] => (Some(id.as_str()), text.as_str()),
        [text, ..] => (None, text.as_str()),
        [] => anyhow::bail!("give a text"),
    };
    let (open, pack) = match id {
        Some(id) => {
            known(&packs, &[id.to_owned()])?;
            with_rule(&packs, id)
        }
        None => in_language(&packs, text)?,
    }
    .ok_or_else(|| anyhow::anyhow!("no pack can be used: see `selon rules test`"))?;
    let explained: Explained = explain::explain(open, pack, id, text);
    let width = console.terminal.width.unwrap_or(WIDTH);
    let look = Look::new(width, work.options.color(console.terminal));
    let page = match args.format {
        Format::Text => explain::text(&explained, id.is_some(), &look),
        Format::Json => serde_json::to_string_pretty(&explained)? + "\n",
    };
    print(console, &page)?;
    Ok(Outcome::default())
}

/// The pack that has the rule.
fn with_rule<'p>(packs: &'p [OpenPack], id: &str) -> Option<(&'p OpenPack, &'p Pack)> {
    let has = |pack: &&Pack| pack.rules().iter().any(|r| r.id == id);
    packs
        .iter()
        .find_map(|open| Some((open, open.pack.as_ref().filter(has)?)))
}

/// The only pack, or the one of the text's language.
fn in_language<'p>(
    packs: &'p [OpenPack],
    text: &str,
) -> anyhow::Result<Option<(&'p OpenPack, &'p Pack)>> {
    let all = || {
        packs
            .iter()
            .filter_map(|open| Some((open, open.pack.as_ref()?)))
    };
    if all().count() < 2 {
        return Ok(all().next());
    }
    let codes: Vec<&str> = all().map(|(_, pack)| pack.lang.as_str()).collect();
    match detect(text, &codes) {
        Detection::Installed(lang) => Ok(all().find(|(_, pack)| pack.lang == lang)),
        _ => anyhow::bail!("the language of the text could not be told; give it with --lang"),
    }
}
