//! Files, standard input and JSON Lines to documents, one at a time.
//!
//! A `.jsonl` file holds one JSON object a line (`id`, `text`, and if wanted `lang`, `date`,
//! `outlet`, `url`); any other file is one text. Pairs of claims to compare are JSON Lines as well. Nothing stops at a bad input: it comes out as an
//! [`InputError`] that names the place, and the next document follows.

mod lines;
mod pair;
mod record;

use std::collections::VecDeque;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use crate::text::Document;
use crate::text::decode::{DecodeError, decode};
use lines::Lines;

pub use pair::{Pair, Pairs, pairs};

/// The file name that stands for standard input.
pub const STDIN: &str = "-";

/// How an input is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One document: the whole input.
    Text,
    /// One JSON object a line.
    Jsonl,
}

impl Format {
    /// The format that a file name tells.
    pub fn of(path: &Path) -> Self {
        let jsonl = path
            .extension()
            .is_some_and(|extension| extension.eq_ignore_ascii_case("jsonl"));
        if jsonl { Self::Jsonl } else { Self::Text }
    }
}

/// Why a document could not be read, and what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum InputError {
    /// There is no such file.
    #[error("{file}: no such file; check the name")]
    Missing {
        /// The file's name as given.
        file: String,
    },
    /// A folder stands where a file is wanted.
    #[error("{file}: is a folder; give the files in it, as in {file}/*.txt")]
    Folder {
        /// The folder's name as given, without a closing slash.
        file: String,
    },
    /// The system does not let it be read.
    #[error("{file}: cannot be read: {source}")]
    Unreadable {
        /// The file's name as given.
        file: String,
        /// What the system says.
        source: io::Error,
    },
    /// The bytes are no text.
    #[error("{file}: {source}")]
    Undecodable {
        /// The file's name as given.
        file: String,
        /// What they are instead.
        source: DecodeError,
    },
    /// Standard input was asked for more than once.
    #[error("standard input (-) can be read only once; name it once")]
    StdinTwice,
    /// A line of a JSONL file is no document, or no pair.
    #[error("{file}:{line}:{column}: {reason}")]
    Record {
        /// The file's name as given.
        file: String,
        /// The line, from 1.
        line: usize,
        /// The character in the line, from 1.
        column: usize,
        /// What is wrong, and what to do.
        reason: String,
    },
}

/// A document, and what the reader should know about how it was read.
pub type Input = (Document, Option<String>);

/// The documents of several inputs, in order. See [`documents`].
pub struct Documents<'a> {
    paths: VecDeque<PathBuf>,
    format: Option<Format>,
    stdin: Option<Box<dyn BufRead + 'a>>,
    lines: Option<Lines<'a>>,
}

/// Reads the documents of `paths`, lazily: no file is opened, and no line read, before it is asked for.
///
/// `format` holds for all inputs; without it, the file names tell. The path [`STDIN`] reads `stdin`.
///
/// ```
/// let stdin = std::io::Cursor::new("Selon le maire, le pont rouvrira.");
/// let mut documents = selon::input::documents(["-".into()], None, stdin);
/// let (document, notice) = documents.next().unwrap().unwrap();
/// assert_eq!(document.id, "stdin");
/// assert!(notice.is_none() && documents.next().is_none());
/// ```
pub fn documents<'a>(
    paths: impl IntoIterator<Item = PathBuf>,
    format: Option<Format>,
    stdin: impl BufRead + 'a,
) -> Documents<'a> {
    Documents {
        paths: paths.into_iter().collect(),
        format,
        stdin: Some(Box::new(stdin)),
        lines: None,
    }
}

impl Iterator for Documents<'_> {
    type Item = Result<Input, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(lines) = &mut self.lines {
                match lines.next(record::parse) {
                    Some(Ok(mut document)) => {
                        if document.id.is_empty() {
                            document.id = lines.id();
                        }
                        return Some(Ok((document, None)));
                    }
                    Some(Err(error)) => return Some(Err(error)),
                    None => self.lines = None,
                }
            }
            let path = self.paths.pop_front()?;
            match self.open(&path) {
                Ok(Some(document)) => return Some(Ok(document)),
                Ok(None) => {}
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl Documents<'_> {
    /// The document of a text file; `None` where `path` holds lines, which come next.
    fn open(&mut self, path: &Path) -> Result<Option<Input>, InputError> {
        let format = self.format.unwrap_or_else(|| Format::of(path));
        let file = path.display().to_string();
        let stdin = || self.stdin.take().ok_or(InputError::StdinTwice);
        let (mut reader, name) = open_path(path, &file, stdin)?;
        match format {
            Format::Jsonl => {
                self.lines = Some(Lines::new(reader, file, name));
                Ok(None)
            }
            Format::Text => {
                let mut bytes = Vec::new();
                reader
                    .read_to_end(&mut bytes)
                    .map_err(|error| unreadable(&file, error))?;
                let decoded =
                    decode(bytes).map_err(|source| InputError::Undecodable { file, source })?;
                let document = Document {
                    id: name,
                    text: decoded.text,
                    ..Document::default()
                };
                Ok(Some((document, decoded.notice)))
            }
        }
    }
}

/// What `path` holds, and what to call it; `file` is its name for messages.
fn open_path<'a>(
    path: &Path,
    file: &str,
    stdin: impl FnOnce() -> Result<Box<dyn BufRead + 'a>, InputError>,
) -> Result<(Box<dyn BufRead + 'a>, String), InputError> {
    if path.as_os_str() == STDIN {
        return Ok((stdin()?, "stdin".to_owned()));
    }
    let name = path.file_name().map_or_else(
        || file.to_owned(),
        |name| name.to_string_lossy().into_owned(),
    );
    Ok((Box::new(open_file(path, file)?), name))
}

fn open_file(path: &Path, name: &str) -> Result<BufReader<File>, InputError> {
    let folder = fs::metadata(path)
        .map_err(|error| unreadable(name, error))?
        .is_dir();
    if folder {
        return Err(InputError::Folder {
            file: name.trim_end_matches('/').to_owned(),
        });
    }
    File::open(path)
        .map(BufReader::new)
        .map_err(|error| unreadable(name, error))
}

fn unreadable(file: &str, source: io::Error) -> InputError {
    let file = file.to_owned();
    if source.kind() == io::ErrorKind::NotFound {
        InputError::Missing { file }
    } else {
        InputError::Unreadable { file, source }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Result<Input, InputError>> {
        documents([STDIN.into()], Some(Format::Jsonl), text.as_bytes()).collect()
    }

    #[test]
    fn broken_lines_do_not_stop_good_ones() {
        let items = read("{\"id\": 7, \"text\": \"a\"}\n{\"id\": \"x\"\n\n{\"text\": \"b\"}");
        assert_eq!(items.len(), 3);
        assert_eq!(items[0].as_ref().unwrap().0.id, "7");
        let error = items[1].as_ref().unwrap_err().to_string();
        assert!(error.starts_with("-:2:"), "{error}");
        assert_eq!(items[2].as_ref().unwrap().0.id, "stdin:4");
    }

    #[test]
    fn a_byte_order_mark_and_carriage_returns_are_no_data() {
        let items = read("\u{feff}{\"id\": \"a\", \"text\": \"x\"}\r\n\r\n");
        assert_eq!(items.len(), 1);
        assert_eq!(items[0].as_ref().unwrap().0.text, "x");
    }

    #[test]
    fn an_empty_text_is_a_document_and_an_empty_list_is_none() {
        assert_eq!(documents([STDIN.into()], None, io::empty()).count(), 1);
        assert_eq!(read("").len(), 0);
    }

    #[test]
    fn standard_input_twice_is_said() {
        let items: Vec<_> = documents([STDIN.into(), STDIN.into()], None, io::empty()).collect();
        assert!(matches!(items[1], Err(InputError::StdinTwice)));
    }

    #[test]
    fn an_input_that_fails_midway_ends() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("torn"))
            }
        }
        let reader = BufReader::new(Broken);
        let items: Vec<_> = documents([STDIN.into()], Some(Format::Jsonl), reader).collect();
        assert_eq!(items.len(), 1);
        assert_eq!(
            items[0].as_ref().unwrap_err().to_string(),
            "-: cannot be read: torn"
        );
    }
}
