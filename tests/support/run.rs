//! The command line, run in-process.

use selon::cli::{Console, Terminal, run};
use serde_json::Value;

/// What a run printed and returned.
pub(crate) struct Run {
    pub(crate) code: u8,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Run {
    /// Standard output, which must be JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error} in {}", self.out))
    }

    /// The lines of standard output, each of which must be JSON.
    pub(crate) fn lines(&self) -> Vec<Value> {
        self.out
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }
}

/// Without input, as in a pipe.
pub(crate) fn selon(args: &[&str]) -> Run {
    selon_with("", args)
}

/// With this on standard input, as in a pipe.
pub(crate) fn selon_with(input: impl AsRef<[u8]>, args: &[&str]) -> Run {
    selon_on(Terminal::default(), input, args)
}

/// The same on a terminal.
pub(crate) fn selon_on(terminal: Terminal, input: impl AsRef<[u8]>, args: &[&str]) -> Run {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let console = Console {
        input: &mut input.as_ref(),
        out: &mut out,
        err: &mut err,
        terminal,
    };
    let args = std::iter::once("selon").chain(args.iter().copied());
    let code = run(args.map(Into::into), console);
    Run {
        code,
        out: String::from_utf8(out).unwrap(),
        err: String::from_utf8(err).unwrap(),
    }
}
