//! `selon rules`: what authors of rules need, one file a command.

mod check;
mod coverage;
mod diff;
mod docs;
mod explain;
mod lint;
mod list;
mod mutate;
mod new;
mod schema;
mod show;
mod test;

use anyhow::Context;
use clap::{Subcommand, ValueEnum};

use super::options::Options;
use super::{CANNOT_WRITE, Console};
use crate::authoring::{self, OpenPack};
use crate::pack::MistakeKind;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List the rules with what they find and how often their examples hit.
    List(list::Args),
    /// Show a rule: what it finds, its steps and its examples.
    Show(show::Args),
    /// Write a page for each rule.
    Docs(docs::Args),
    /// Begin a pack or a rule.
    New(new::Args),
    /// Look for mistakes in packs.
    Lint(lint::Args),
    /// Run the examples of rules.
    Test(test::Args),
    /// Say step by step why rules match a sentence or not.
    Explain(explain::Args),
    /// Say which parts of rules no example exercises.
    Coverage(coverage::Args),
    /// Let the program look for sentences that break rules.
    Check(check::Args),
    /// Damage rules and see whether examples and properties notice.
    Mutate(mutate::Args),
    /// Say what two versions of packs find differently in texts.
    Diff(diff::Args),
    /// Print the JSON Schema of the files of packs.
    Schema(schema::Args),
}

/// How to write a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// One object.
    Json,
}

/// That each of these is a rule, or a golden article, of one of the packs.
fn known(packs: &[OpenPack], ids: &[String]) -> anyhow::Result<()> {
    let known: Vec<String> = packs.iter().flat_map(OpenPack::ids).collect();
    for id in ids {
        if !known.contains(id) {
            let near = authoring::nearest(id, known.iter().map(String::as_str));
            let help = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
            anyhow::bail!("there is no rule `{id}`{help}");
        }
    }
    Ok(())
}

/// How a command ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Outcome {
    /// Whether there is something to mend.
    pub(super) found: bool,
    /// Whether something could not be read.
    pub(super) failed: bool,
}

/// What all commands are given.
struct Work<'a> {
    options: &'a Options,
}

impl Work<'_> {
    /// The packs of `--rules`, or the built-in ones; of `--lang`, where given.
    fn packs(&self) -> anyhow::Result<Vec<OpenPack>> {
        Ok(authoring::open(
            self.options.rules.as_deref(),
            self.options.lang.as_deref(),
        )?)
    }

    /// The options of this command, for another one that is named in its output.
    fn suffix(&self) -> String {
        let folder = self.options.rules.as_ref().map(|f| f.display().to_string());
        let given = [
            ("rules", folder.as_deref()),
            ("lang", self.options.lang.as_deref()),
        ];
        let named = |(name, value): (&str, Option<&str>)| {
            let value = authoring::shell(value?);
            Some(format!(" --{name} {value}"))
        };
        given.into_iter().filter_map(named).collect()
    }
}

pub(super) fn run(args: Args, options: &Options, console: Console) -> anyhow::Result<Outcome> {
    let work = &Work { options };
    match args.command {
        Command::List(args) => list::run(&args, work, console),
        Command::Show(args) => show::run(&args, work, console),
        Command::Docs(args) => docs::run(&args, work, console),
        Command::New(args) => new::run(&args, work, console),
        Command::Lint(args) => lint::run(&args, work, console),
        Command::Test(args) => test::run(&args, work, console),
        Command::Explain(args) => explain::run(&args, work, console),
        Command::Coverage(args) => coverage::run(args, work, console),
        Command::Check(args) => check::run(args, work, console),
        Command::Mutate(args) => mutate::run(&args, work, console),
        Command::Diff(args) => diff::run(args, work, console),
        Command::Schema(args) => schema::run(&args, work, console),
    }
}

/// Says what of the packs could not be compiled, and whether anything could not be.
fn complaints(packs: &[OpenPack], err: &mut dyn std::io::Write) -> Outcome {
    let mut outcome = Outcome::default();
    for mistake in packs.iter().flat_map(|pack| &pack.mistakes) {
        super::complain(err, &mistake.to_string());
        outcome.found = true;
        outcome.failed |= mistake.kind == MistakeKind::Unreadable;
    }
    outcome
}

/// Writes a whole page.
#[allow(
    clippy::needless_pass_by_value,
    reason = "a command gives away its console with its last page"
)]
fn print(console: Console, page: &str) -> anyhow::Result<()> {
    let Console { out, .. } = console;
    out.write_all(page.as_bytes()).context(CANNOT_WRITE)
}
