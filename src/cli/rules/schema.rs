//! `selon rules schema`: print the JSON Schema of the files of packs.

use serde_json::{Map, Value};

use super::{Outcome, Work, print};
use crate::authoring::schema::{FileKind, schema};
use crate::cli::Console;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The kind of file; without it, one object with all of them.
    #[arg(value_name = "KIND")]
    kind: Option<FileKind>,
}

pub(super) fn run(args: &Args, _: &Work, console: Console) -> anyhow::Result<Outcome> {
    let value = if let Some(kind) = args.kind {
        schema(kind)
    } else {
        let named = |kind: FileKind| (kind.as_str().to_owned(), schema(kind));
        Value::Object(FileKind::ALL.map(named).into_iter().collect::<Map<_, _>>())
    };
    print(
        console,
        &format!("{}\n", serde_json::to_string_pretty(&value)?),
    )?;
    Ok(Outcome::default())
}
