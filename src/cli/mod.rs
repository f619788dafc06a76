//! The command line: one file a command, with its arguments and its `run`.
//!
//! [`run`] takes everything it reads and writes as arguments, so that tests run it in-process.

mod analyze;
mod array;
mod audit;
mod compare;
mod conflicts;
mod diff;
mod eval;
mod exercise;
mod grade;
mod options;
mod progress;
mod report;
mod rules;
mod show;
mod stream;
mod why;

use crate::Analyzer;
use crate::analysis::Analysis;
use crate::text::Document;
use std::ffi::OsString;
use std::io::{self, BufRead, Write};
use std::path::PathBuf;

use anyhow::Context;
use clap::{CommandFactory, Parser, Subcommand};

use crate::report::escape::clean;
use options::Options;

/// Exit code: all done.
const DONE: u8 = 0;
/// Exit code: findings that `--fail-on` names.
const FOUND: u8 = 1;
/// Exit code: wrong usage, or an input failed.
const FAILED: u8 = 2;

/// What to say where output fails; the system's reason follows.
const CANNOT_WRITE: &str = "cannot write the output";

/// The width of a report that goes into a file or a pipe.
const WIDTH: usize = 80;

/// What the program reads and writes.
pub struct Console<'a> {
    /// Standard input.
    pub input: &'a mut dyn BufRead,
    /// Standard output: data only.
    pub out: &'a mut dyn Write,
    /// Standard error: messages only.
    pub err: &'a mut dyn Write,
    /// What is known of the terminal.
    pub terminal: Terminal,
}

/// What is known of the terminal. The default is none: everything goes through files and pipes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Terminal {
    /// Columns of the terminal behind standard output, if there is one.
    pub width: Option<usize>,
    /// Whether standard output takes colours, as far as terminal and environment say.
    pub color: bool,
    /// Whether standard input is a terminal.
    pub stdin: bool,
    /// Whether standard error is a terminal.
    pub stderr: bool,
}

/// Who asserts what, on whose word: finds attributions in news text.
#[derive(Debug, Parser)]
#[command(
    name = "selon",
    version,
    override_usage = "selon [OPTIONS] FILE...\n       selon [OPTIONS] COMMAND",
    after_help = "Files: .txt, .md, .html, .docx and .pdf hold one text, .csv one a row, .jsonl one a line;\n\
        a folder stands for all of these in it; - is standard input.\n\
        Exit codes: 0 done, 1 findings that audit --fail-on names, 2 wrong usage or an input that failed (the others are still reported)."
)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    show: show::Args,
    #[command(flatten)]
    options: Options,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print attributions and sources as JSON.
    Analyze(analyze::Args),
    /// Show the claims of one or several documents that cannot both hold.
    Conflicts(conflicts::Args),
    /// Measure the sourcing of documents and say what to look at.
    Audit(audit::Args),
    /// Say whether two claims can both hold.
    Compare(compare::Args),
    /// Write what was found in a format that other tools read.
    Report(report::Args),
    /// Say what changed between two drafts in who says what.
    Diff(diff::Args),
    /// Make an exercise of a text: find who says what.
    Exercise(exercise::Args),
    /// Grade the answers to an exercise.
    Grade(grade::Args),
    /// Say why an attribution was found.
    Why(why::Args),
    /// Write, test and explain rules.
    Rules(rules::Args),
    /// Measure how well the rules find what people marked.
    Eval(eval::Args),
}

/// The commands and options that there are.
pub fn command() -> clap::Command {
    Cli::command()
}

/// Runs the program. Returns its exit code.
///
/// ```
/// use selon::cli::{Console, Terminal, run};
///
/// let (mut out, mut err) = (Vec::new(), Vec::new());
/// let console = Console {
///     input: &mut "Selon le maire, le pont rouvrira.".as_bytes(),
///     out: &mut out,
///     err: &mut err,
///     terminal: Terminal::default(),
/// };
/// let args = ["selon", "analyze", "--lang", "fr", "-"];
/// assert_eq!(run(args.map(Into::into), console), 0);
/// assert!(String::from_utf8(out).unwrap().contains("selon/1"));
/// ```
pub fn run(args: impl IntoIterator<Item = OsString>, console: Console) -> u8 {
    let Console {
        input,
        out,
        err,
        terminal,
    } = console;
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(error) => return usage(&error, out, err, terminal),
    };
    let files = match &cli.command {
        None => Some(&cli.show.files),
        Some(Command::Analyze(args)) => Some(&args.files),
        Some(Command::Conflicts(args)) => Some(&args.files),
        Some(Command::Report(args)) => Some(&args.files),
        Some(Command::Audit(args)) => Some(&args.files),
        // These name what they read.
        Some(
            Command::Compare(_)
            | Command::Diff(_)
            | Command::Exercise(_)
            | Command::Grade(_)
            | Command::Why(_)
            | Command::Rules(_)
            | Command::Eval(_),
        ) => None,
    };
    if files.is_some_and(Vec::is_empty) && terminal.stdin {
        // Nobody wants to wait for a program that waits for them.
        let _ = write!(err, "{}", Cli::command().render_help());
        return FAILED;
    }
    let console = Console {
        input,
        out: &mut *out,
        err: &mut *err,
        terminal,
    };
    let mut found = false;
    let result = match cli.command {
        None => show::run(cli.show, &cli.options, console),
        Some(Command::Analyze(args)) => analyze::run(args, &cli.options, console),
        Some(Command::Conflicts(args)) => conflicts::run(args, &cli.options, console),
        Some(Command::Compare(args)) => compare::run(args, &cli.options, console),
        Some(Command::Report(args)) => report::run(args, &cli.options, console),
        Some(Command::Audit(args)) => audit::run(args, &cli.options, console).map(|outcome| {
            found = outcome.found;
            outcome.failed
        }),
        Some(Command::Diff(args)) => diff::run(args, &cli.options, console),
        Some(Command::Exercise(args)) => exercise::run(args, &cli.options, console),
        Some(Command::Grade(args)) => grade::run(&args, &cli.options, console),
        Some(Command::Why(args)) => why::run(args, &cli.options, console),
        Some(Command::Rules(args)) => rules::run(args, &cli.options, console).map(|outcome| {
            found = outcome.found;
            outcome.failed
        }),
        Some(Command::Eval(args)) => eval::run(args, &cli.options, console).map(|outcome| {
            found = outcome.found;
            outcome.failed
        }),
    };
    match result.and_then(|failed| out.flush().map(|()| failed).context(CANNOT_WRITE)) {
        Ok(false) if found => FOUND,
        Ok(false) => DONE,
        Ok(true) => FAILED,
        Err(error) if broken_pipe(&error) => DONE,
        Err(error) => {
            complain(err, &format!("{error:#}"));
            FAILED
        }
    }
}

/// Help and version go to standard output, complaints about the arguments to standard error.
fn usage<'a>(
    error: &clap::Error,
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
    terminal: Terminal,
) -> u8 {
    let text = error.render();
    let (stream, color) = if error.use_stderr() {
        (err, terminal.stderr)
    } else {
        (out, true)
    };
    let written = if color && terminal.color {
        write!(stream, "{}", text.ansi())
    } else {
        // A mistyped argument may be a pasted escape sequence; line ends are clap's own.
        text.to_string()
            .lines()
            .try_for_each(|line| writeln!(stream, "{}", clean(line)))
    };
    let flushed = written.and_then(|()| stream.flush());
    match flushed {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => FAILED,
        _ if error.use_stderr() => FAILED,
        _ => DONE,
    }
}

/// A message that no name or text in it can garble.
fn complain(err: &mut dyn Write, message: &str) {
    // Where standard error is gone, there is nobody to tell.
    let _ = writeln!(err, "selon: {}", clean(message));
}

fn broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}

/// The inputs to read: those named, or standard input.
fn inputs(files: Vec<PathBuf>) -> Vec<PathBuf> {
    if files.is_empty() {
        vec![crate::input::STDIN.into()]
    } else {
        files
    }
}

/// The one document of a file, with its analysis; what is to be known of the input is said on standard error.
fn one(
    file: PathBuf,
    options: &Options,
    analyzer: &Analyzer,
    input: &mut dyn BufRead,
    err: &mut dyn Write,
) -> anyhow::Result<(Document, Analysis)> {
    let name = file.display().to_string();
    let mut documents = options.documents([file], input);
    let Some(first) = documents.next() else {
        anyhow::bail!("{name}: holds no document");
    };
    let (mut document, notice) = first?;
    if documents.next().is_some() {
        anyhow::bail!("{name}: holds several documents; give a file with one");
    }
    document.lang = options.lang.clone().or(document.lang);
    let analysis = analyzer.analyze(&document);
    for notice in notice.iter().chain(&analysis.notices) {
        complain(err, &format!("{name}: {notice}"));
    }
    Ok((document, analysis))
}
