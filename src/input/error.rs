//! Why an input could not be read, and what to do.

use std::io;

use super::Format;
use crate::text::decode::DecodeError;

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
    #[error("{file}: is a folder; give a file in it")]
    Folder {
        /// The folder's name as given, without a closing slash.
        file: String,
    },
    /// A folder holds nothing that can be read.
    #[error(
        "{file}: no file in this folder can be read; known are {}",
        Format::extensions()
    )]
    EmptyFolder {
        /// The folder's name as given, without a closing slash.
        file: String,
    },
    /// A name with wildcards fits no file.
    #[error("{pattern}: no file has a name like this; check the folder and the wildcards")]
    NoMatch {
        /// The pattern as given.
        pattern: String,
    },
    /// A name with wildcards is malformed.
    #[error("{pattern}: not a pattern: {reason} at character {at}; write [*] for a star itself")]
    Pattern {
        /// The pattern as given.
        pattern: String,
        /// The character, from 1.
        at: usize,
        /// What is wrong.
        reason: String,
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
    /// More bytes than a file of this format may have.
    #[error(
        "{file}: is larger than {mebibytes} MiB, the limit for this format; split it, or save its text as .txt"
    )]
    TooLarge {
        /// The file's name as given.
        file: String,
        /// The limit.
        mebibytes: u64,
    },
    /// No text can be taken out of it.
    #[error("{file}: {reason}")]
    Unusable {
        /// The file's name as given.
        file: String,
        /// What is wrong, where in the file, and what to do.
        reason: String,
    },
    /// Standard input was asked for more than once.
    #[error("standard input (-) can be read only once; name it once")]
    StdinTwice,
    /// A line of a JSONL file is no document, or no pair; or a row of a CSV file is no document.
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

/// What the system says of `file`.
pub(super) fn unreadable(file: &str, source: io::Error) -> InputError {
    let file = file.to_owned();
    if source.kind() == io::ErrorKind::NotFound {
        InputError::Missing { file }
    } else {
        InputError::Unreadable { file, source }
    }
}
