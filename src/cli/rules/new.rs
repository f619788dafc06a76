//! `selon rules new`: begin a pack or a rule.

use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::Subcommand;

use super::{Outcome, Work, print};
use crate::authoring::new;
use crate::cli::Console;
use crate::pack::pack_folders;
use crate::report::escape::clean;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Begin a pack: over the built-in one of the language, or the smallest that works.
    Pack {
        /// The code of the language.
        #[arg(value_name = "LANG")]
        code: String,
        /// Begin from a copy of this built-in pack.
        #[arg(long, value_name = "LANG")]
        from: Option<String>,
        /// Where the folder of the pack is made.
        #[arg(long, value_name = "DIR", default_value = ".")]
        out: PathBuf,
    },
    /// Begin a rule in the pack of `--rules`, with its words and its examples.
    Rule {
        /// Its identifier, which begins with the language: `fr.verb-that`.
        #[arg(value_name = "ID")]
        id: String,
    },
}

pub(super) fn run(args: &Args, work: &Work, console: Console) -> anyhow::Result<Outcome> {
    let (drafts, folder) = match &args.what {
        What::Pack { code, from, out } => (new::pack(code, from.as_deref(), out)?, out.join(code)),
        What::Rule { id } => {
            let folder = home(id, work)?;
            (new::rule(id, &folder)?, folder)
        }
    };
    new::write(&drafts)?;
    let mut page = String::new();
    for (path, _) in drafts.iter().filter(|(p, _)| !is_hidden(p)) {
        page.push_str(&clean(&path.display().to_string()));
        page.push('\n');
    }
    let folder = folder.display().to_string();
    let folder = clean(&folder);
    let next = format!(
        "\nChange what stands there, then:\n  selon rules lint --rules {folder}\n  selon rules test --rules {folder}\n"
    );
    print(console, &(page + &next))?;
    Ok(Outcome::default())
}

/// The folder of the pack to which a rule belongs.
fn home(id: &str, work: &Work) -> anyhow::Result<PathBuf> {
    let Some(root) = &work.options.rules else {
        bail!("say by `--rules DIR` in which pack; `selon rules new pack` begins one");
    };
    let lang = id.split('.').next().unwrap_or_default();
    let folders = pack_folders(root)?;
    if let [only] = &folders[..] {
        return Ok(only.clone());
    }
    let own = folders.into_iter().find(|f| f.ends_with(lang));
    own.ok_or_else(|| anyhow::anyhow!("{} holds no pack `{lang}`", root.display()))
}

fn is_hidden(path: &Path) -> bool {
    path.components().any(|part| {
        let name = part.as_os_str().to_string_lossy();
        name == ".schema"
    })
}
