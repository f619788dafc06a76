//! Files that people marked, read one document after another: JSON Lines, brat standoff, `CoNLL` columns.
//!
//! What cannot be read is an item of the stream with file and line, and not its end.

mod record;

use std::collections::VecDeque;
use std::fs;
use std::io::BufRead;
use std::path::{Path, PathBuf};

use super::gold::{Gold, GoldDocument};
use crate::input::{self, InputError, Lines, STDIN};
use crate::report::gold::{GoldError, Roles};
use crate::report::{brat, conll};
use crate::text::Document;

/// The marked documents of several files, in order. See [`documents`].
pub struct GoldDocuments<'a> {
    paths: VecDeque<PathBuf>,
    stdin: Option<Box<dyn BufRead + 'a>>,
    lines: Option<(String, Lines<'a>)>,
}

/// Reads marked documents, lazily: a `.jsonl` file holds one a line; an `.ann` or `.conll` file is one, whose text is
/// the `.txt` file of the same name beside it; a folder stands for all of these in it, sorted. `-` reads `stdin` as
/// JSON Lines.
pub fn documents<'a>(
    paths: impl IntoIterator<Item = PathBuf>,
    stdin: impl BufRead + 'a,
) -> GoldDocuments<'a> {
    GoldDocuments {
        paths: paths.into_iter().collect(),
        stdin: Some(Box::new(stdin)),
        lines: None,
    }
}

impl Iterator for GoldDocuments<'_> {
    type Item = Result<GoldDocument, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some((file, lines)) = &mut self.lines {
                if let Some(read) = lines.next(record::parse) {
                    return Some(read.map(|mut gold| {
                        gold.file.clone_from(file);
                        gold.line = lines.number();
                        if gold.document.id.is_empty() {
                            gold.document.id = lines.id();
                        }
                        gold
                    }));
                }
                self.lines = None;
            }
            let path = self.paths.pop_front()?;
            match self.open(&path) {
                Ok(Some(gold)) => return Some(Ok(gold)),
                Ok(None) => {}
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl GoldDocuments<'_> {
    /// The document of a file; `None` where it holds many, or is a folder, whose files come next.
    fn open(&mut self, path: &Path) -> Result<Option<GoldDocument>, InputError> {
        let file = path.display().to_string();
        if path.is_dir() {
            for entry in files(path, &file)?.into_iter().rev() {
                self.paths.push_front(entry);
            }
            return Ok(None);
        }
        let read = match extension(path) {
            Some("ann") => brat::read,
            Some("conll") => conll::read,
            Some("jsonl") => {
                self.lines = Some((file, input::lines(path, std::io::empty())?));
                return Ok(None);
            }
            _ if path.as_os_str() == STDIN => {
                let stdin = self.stdin.take().ok_or(InputError::StdinTwice)?;
                self.lines = Some((file, input::lines(path, stdin)?));
                return Ok(None);
            }
            _ => {
                let reason =
                    "marked documents are .jsonl, .ann or .conll files; give it its ending";
                let reason = reason.to_owned();
                return Err(InputError::Unusable { file, reason });
            }
        };
        let marks = input::text(path)?;
        let text = input::text(&path.with_extension("txt"))?;
        let roles =
            read(&text, &marks).map_err(|GoldError { line, reason }| InputError::Record {
                file: file.clone(),
                line,
                column: 1,
                reason,
            })?;
        let id = path.file_stem().unwrap_or_default().to_string_lossy();
        Ok(Some(GoldDocument {
            document: Document {
                id: id.into_owned(),
                text,
                ..Document::default()
            },
            file,
            line: 1,
            attributions: roles.into_iter().map(gold).collect(),
            ..GoldDocument::default()
        }))
    }
}

fn gold(roles: Roles) -> Gold {
    Gold {
        id: roles.id,
        source: roles.source,
        cue: roles.cue,
        content: roles.content,
        ..Gold::default()
    }
}

fn extension(path: &Path) -> Option<&str> {
    path.extension()?.to_str()
}

/// The marked files in a folder, sorted. Of folders in it, only those that are no links: these may lead in a circle.
fn files(folder: &Path, name: &str) -> Result<Vec<PathBuf>, InputError> {
    let unreadable = |source| InputError::Unreadable {
        file: name.to_owned(),
        source,
    };
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let path = entry.path();
        let marked = matches!(extension(&path), Some("jsonl" | "ann" | "conll"));
        if marked || entry.file_type().map_err(unreadable)?.is_dir() {
            found.push(path);
        }
    }
    found.sort();
    if found.is_empty() {
        return Err(InputError::Unusable {
            file: name.trim_end_matches('/').to_owned(),
            reason: "no .jsonl, .ann or .conll file in this folder".to_owned(),
        });
    }
    Ok(found)
}
