//! Results on their way out: text, an object a line, one object, or several in an array.

use std::io::{self, Write};

use clap::ValueEnum;
use serde::Serialize;

/// How to write a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum OutputFormat {
    /// For people.
    Text,
    /// Indented: an object for one result, an array for several.
    Json,
    /// One object a line.
    Jsonl,
}

impl OutputFormat {
    /// The bytes of an object, without a line end.
    pub(super) fn render(self, object: &impl Serialize) -> io::Result<Vec<u8>> {
        Ok(if self == Self::Json {
            serde_json::to_vec_pretty(object)?
        } else {
            serde_json::to_vec(object)?
        })
    }
}

/// Rendered results on their way out.
///
/// Whether an object stands alone shows only when a second one comes, so the first waits.
pub(super) struct Array<'a> {
    out: &'a mut dyn Write,
    format: OutputFormat,
    first: Option<Vec<u8>>,
    open: bool,
}

impl<'a> Array<'a> {
    pub(super) fn new(out: &'a mut dyn Write, format: OutputFormat) -> Self {
        Self {
            out,
            format,
            first: None,
            open: false,
        }
    }

    pub(super) fn push(&mut self, result: Vec<u8>) -> io::Result<()> {
        match self.format {
            // It ends its own lines.
            OutputFormat::Text => return self.out.write_all(&result),
            OutputFormat::Jsonl => {
                self.out.write_all(&result)?;
                return self.out.write_all(b"\n");
            }
            OutputFormat::Json => {}
        }
        if self.open {
            self.out.write_all(b",\n")?;
            return self.out.write_all(&result);
        }
        let Some(first) = self.first.replace(result) else {
            return Ok(());
        };
        let second = self.first.take().unwrap_or_default();
        self.open = true;
        self.out.write_all(b"[\n")?;
        self.out.write_all(&first)?;
        self.push(second)
    }

    /// Closes; `alone` says whether no more than one result was wanted, which then is no array.
    pub(super) fn finish(mut self, alone: bool) -> io::Result<()> {
        let array = match (self.open, self.first.take()) {
            _ if self.format != OutputFormat::Json => Vec::new(),
            (true, _) => b"\n]\n".to_vec(),
            (false, Some(only)) if alone => [&only[..], b"\n"].concat(),
            (false, Some(only)) => [b"[\n", &only[..], b"\n]\n"].concat(),
            (false, None) if alone => Vec::new(),
            (false, None) => b"[]\n".to_vec(),
        };
        self.out.write_all(&array)?;
        self.out.flush()
    }
}
