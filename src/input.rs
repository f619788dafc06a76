//! Files, folders, standard input and JSON Lines to documents, one at a time.
//!
//! A `.jsonl` file holds one JSON object a line (`id`, `text`, and if wanted `lang`, `title`, `date`, `outlet`,
//! `url`), a `.csv` file a document a row. Of web pages, Word, PDF and Markdown files the text is taken out,
//! and spans refer to it. Pairs of claims to compare are JSON Lines as well. Nothing stops at a bad input: it
//! comes out as an [`InputError`] that names the place, and the next document follows.

#[cfg(feature = "docx")]
mod docx;
mod error;
mod extract;
mod files;
mod format;
mod guard;
#[cfg(feature = "html")]
mod html;
mod lines;
mod markdown;
mod pair;
#[cfg(feature = "pdf")]
mod pdf;
mod record;
#[cfg(feature = "pdf")]
mod reflow;
mod table;
#[cfg(test)]
mod tests;

use std::collections::VecDeque;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::text::Document;
use crate::text::decode::decode;
use error::unreadable;
use extract::{Extract, Failure, extract};
use files::Place;
pub(crate) use lines::Lines;
pub(crate) use record::{Fault, label, object};
use table::Table;

pub use error::InputError;
pub use files::reads;
pub use format::Format;
pub use pair::{Pair, Pairs, pairs};

/// The file name that stands for standard input.
pub const STDIN: &str = "-";

/// How long a parser may take for one file, unless it is given [another time](Documents::timeout).
pub const TIMEOUT: Duration = Duration::from_secs(60);

/// A document, and what the reader should know about how it was read.
pub type Input = (Document, Option<String>);

/// The documents of several inputs, in order. See [`documents`].
pub struct Documents<'a> {
    paths: VecDeque<PathBuf>,
    /// The files of the path last taken.
    places: VecDeque<Result<Place, InputError>>,
    format: Option<Format>,
    text_column: Option<String>,
    timeout: Duration,
    stdin: Option<Box<dyn BufRead + 'a>>,
    records: Records<'a>,
}

/// What is left of a file with many documents.
enum Records<'a> {
    None,
    Lines(Lines<'a>),
    Rows(Box<Table>),
}

/// Reads the documents of `paths`, lazily: no file is opened, and no line read, before it is asked for.
///
/// A folder stands for the known files in it and in its folders, a name with wildcards for the files that fit.
/// `format` holds for all inputs; without it, the file names tell, else the first bytes. The path [`STDIN`]
/// reads `stdin`.
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
        places: VecDeque::new(),
        format,
        text_column: None,
        timeout: TIMEOUT,
        stdin: Some(Box::new(stdin)),
        records: Records::None,
    }
}

impl Iterator for Documents<'_> {
    type Item = Result<Input, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(record) = self.record() {
                return Some(record);
            }
            let Some(place) = self.places.pop_front() else {
                self.places = files::expand(&self.paths.pop_front()?);
                continue;
            };
            match place.and_then(|place| self.open(place)) {
                Ok(Some(document)) => return Some(Ok(document)),
                Ok(None) => {}
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl Documents<'_> {
    /// Takes the texts of tables from this column.
    #[must_use]
    pub fn text_column(mut self, name: Option<&str>) -> Self {
        self.text_column = name.map(str::to_owned);
        self
    }

    /// Gives up a Markdown, HTML, Word or PDF file that takes longer than this to read. Its parser goes on in the
    /// background until the program ends.
    #[must_use]
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.timeout = limit;
        self
    }

    /// The next document of a file with many.
    fn record(&mut self) -> Option<Result<Input, InputError>> {
        let record = match &mut self.records {
            Records::None => None,
            Records::Rows(table) => table.next(),
            Records::Lines(lines) => lines.next(record::parse).map(|document| {
                let mut document = document?;
                if document.id.is_empty() {
                    document.id = lines.id();
                }
                Ok((document, None))
            }),
        };
        if record.is_none() {
            self.records = Records::None;
        }
        record
    }

    /// The document of a file; `None` where it holds many, which come next.
    fn open(&mut self, Place { path, name }: Place) -> Result<Option<Input>, InputError> {
        let format = self.format.or_else(|| Format::of(&path));
        let file = path.display().to_string();
        let stdin = || self.stdin.take().ok_or(InputError::StdinTwice);
        let reader = open_path(&path, &file, stdin)?;
        if format == Some(Format::Jsonl) {
            self.records = Records::Lines(Lines::new(reader, file, name));
            return Ok(None);
        }
        let size = fs::metadata(&path).map_or(0, |data| data.len());
        let (format, bytes) = slurp(reader, format, size, &file)?;
        if format == Format::Csv {
            let decoded = decode(bytes).map_err(|source| InputError::Undecodable {
                file: file.clone(),
                source,
            })?;
            let table = Table::new(decoded, self.text_column.as_deref(), file, name)?;
            self.records = Records::Rows(Box::new(table));
            return Ok(None);
        }
        let found = extract(format, bytes, self.timeout).map_err(|failure| match failure {
            Failure::Undecodable(source) => InputError::Undecodable { file, source },
            Failure::Unusable(reason) => InputError::Unusable { file, reason },
        })?;
        Ok(Some(document(found, name, format != Format::Text)))
    }
}

fn document(found: Extract, id: String, extracted: bool) -> Input {
    let document = Document {
        id,
        text: found.text,
        extracted,
        lang: found.lang,
        title: found.title,
        date: found.date,
        outlet: found.outlet,
        url: found.url,
    };
    (document, found.notice)
}

/// The bytes of a file of `size`, and the format that they tell where it is not known.
fn slurp(
    reader: impl Read,
    format: Option<Format>,
    size: u64,
    file: &str,
) -> Result<(Format, Vec<u8>), InputError> {
    let too_large = |limit: u64| InputError::TooLarge {
        file: file.to_owned(),
        mebibytes: limit >> 20,
    };
    let limit = format.unwrap_or(Format::Text).limit();
    if size > limit {
        return Err(too_large(limit));
    }
    let mut bytes = Vec::new();
    reader
        .take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(file, error))?;
    let format = format.unwrap_or_else(|| Format::sniff(&bytes));
    if bytes.len() as u64 > format.limit() {
        return Err(too_large(format.limit()));
    }
    Ok((format, bytes))
}

/// The lines of a JSON Lines file. The path [`STDIN`] reads `stdin`.
pub(crate) fn lines<'a>(path: &Path, stdin: impl BufRead + 'a) -> Result<Lines<'a>, InputError> {
    let file = path.display().to_string();
    let reader = open_path(path, &file, || Ok(Box::new(stdin)))?;
    Ok(Lines::new(reader, file, files::name(path)))
}

/// The text of a file that stands beside another.
pub(crate) fn text(path: &Path) -> Result<String, InputError> {
    let file = path.display().to_string();
    let size = fs::metadata(path).map_or(0, |data| data.len());
    let (_, bytes) = slurp(open_file(path, &file)?, Some(Format::Text), size, &file)?;
    let decoded = decode(bytes).map_err(|source| InputError::Undecodable { file, source })?;
    Ok(decoded.text)
}

/// What `path` holds; `file` is its name for messages.
fn open_path<'a>(
    path: &Path,
    file: &str,
    stdin: impl FnOnce() -> Result<Box<dyn BufRead + 'a>, InputError>,
) -> Result<Box<dyn BufRead + 'a>, InputError> {
    if path.as_os_str() == STDIN {
        return stdin();
    }
    Ok(Box::new(open_file(path, file)?))
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
