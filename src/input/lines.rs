//! The lines of a JSON Lines input that hold something, with their numbers.

use std::io::{self, BufRead};

use super::InputError;
use super::error::unreadable;
use super::record::Fault;

/// The lines of one input.
pub(crate) struct Lines<'a> {
    reader: Box<dyn BufRead + 'a>,
    /// The input's name for messages.
    file: String,
    /// The input's name for records without an identifier.
    name: String,
    number: usize,
}

impl<'a> Lines<'a> {
    pub(super) fn new(reader: Box<dyn BufRead + 'a>, file: String, name: String) -> Self {
        Self {
            reader,
            file,
            name,
            number: 0,
        }
    }

    /// The next line that is not blank, as `parse` reads it.
    pub(crate) fn next<T>(
        &mut self,
        parse: impl FnOnce(&[u8]) -> Result<T, Fault>,
    ) -> Option<Result<T, InputError>> {
        loop {
            let mut line = Vec::new();
            match self.reader.read_until(b'\n', &mut line) {
                Ok(0) => return None,
                Ok(_) => self.number += 1,
                Err(error) => {
                    // Reading on would meet the same error again and again.
                    self.reader = Box::new(io::empty());
                    return Some(Err(unreadable(&self.file, error)));
                }
            }
            let line = match line.strip_prefix("\u{feff}".as_bytes()) {
                Some(rest) if self.number == 1 => rest,
                _ => &line[..],
            }
            .trim_ascii_end();
            if !line.is_empty() {
                let Fault { column, reason } = match parse(line) {
                    Ok(record) => return Some(Ok(record)),
                    Err(fault) => fault,
                };
                return Some(Err(InputError::Record {
                    file: self.file.clone(),
                    line: self.number,
                    column,
                    reason,
                }));
            }
        }
    }

    /// The identifier of the record on the line last read, where it has none of its own.
    pub(crate) fn id(&self) -> String {
        format!("{}:{}", self.name, self.number)
    }

    /// The number of the line last read, from 1.
    pub(crate) fn number(&self) -> usize {
        self.number
    }
}
