//! Mistakes in a pack: file, line, column, what is wrong, and what was probably meant.
//!
//! The checks of a pack know a mistake by its [`Path`] in the YAML tree; the place in the file is
//! looked up afterwards, once, in the events of a parser that keeps places ([`outline`](super::outline)).

use std::fmt;
use std::sync::Arc;

use thiserror::Error;

use super::outline::place;

/// What sort of mistake it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum MistakeKind {
    /// The file cannot be read: its bytes, its YAML, or how much it holds.
    Unreadable,
    /// A key or a value that the format does not have.
    UnknownKey,
    /// A name that nothing defines.
    UnknownName,
    /// A rule or a macro that stands in the pack twice.
    DuplicateId,
    /// A key that stands in a map twice.
    DuplicateKey,
    /// A verb without any form.
    NoForm,
    /// Anything else that keeps a file, an entry or a rule from being compiled.
    #[default]
    Other,
}

/// A mistake in a file of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub struct PackError {
    /// The file, as the pack's folder names it.
    pub file: String,
    /// Line, from 1; 0 where the mistake has no place.
    pub line: usize,
    /// Column in characters, from 1; 0 where the mistake has no place.
    pub column: usize,
    /// What sort of mistake it is.
    pub kind: MistakeKind,
    /// What is wrong and what to do.
    pub message: String,
}

impl PackError {
    /// A mistake of a whole file or folder.
    pub(crate) fn of_file(file: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            line: 0,
            column: 0,
            kind: MistakeKind::Other,
            message: message.into(),
        }
    }

    /// The same as a mistake of this sort.
    pub(crate) fn of_kind(self, kind: MistakeKind) -> Self {
        Self { kind, ..self }
    }
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.file)?;
        if self.line > 0 {
            write!(f, ":{}:{}", self.line, self.column)?;
        }
        write!(f, ": {}", self.message)
    }
}

/// Where in a YAML tree something stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Path(Vec<Part>);

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Part {
    Key(String),
    Index(usize),
}

impl Path {
    pub(crate) fn of(key: &str) -> Self {
        Self::default().key(key)
    }
    pub(crate) fn key(&self, key: &str) -> Self {
        let mut path = self.clone();
        path.0.push(Part::Key(key.to_string()));
        path
    }
    pub(crate) fn index(&self, index: usize) -> Self {
        let mut path = self.clone();
        path.0.push(Part::Index(index));
        path
    }
    pub(super) fn from_parts(parts: &[Part]) -> Self {
        Self(parts.to_vec())
    }
    /// Goes up by one; false at the top.
    pub(super) fn pop(&mut self) -> bool {
        self.0.pop().is_some()
    }

    /// The value at this path, if there is one.
    pub(crate) fn lookup<'v>(&self, value: &'v serde_yaml::Value) -> Option<&'v serde_yaml::Value> {
        self.0.iter().try_fold(value, |value, part| match part {
            Part::Key(key) => value.get(key.as_str()),
            Part::Index(index) => value.get(*index),
        })
    }
}

/// A mistake whose place in the file is not looked up yet.
#[derive(Debug, Clone)]
pub(crate) struct Mistake {
    pub(crate) path: Path,
    pub(crate) kind: MistakeKind,
    pub(crate) message: String,
    /// The file, where it is another than the one that is compiled.
    pub(crate) file: Option<Arc<str>>,
}

impl Mistake {
    pub(crate) fn new(path: Path, message: impl Into<String>) -> Self {
        Self {
            path,
            kind: MistakeKind::Other,
            message: message.into(),
            file: None,
        }
    }

    /// The same as a mistake of this sort.
    pub(crate) fn of_kind(self, kind: MistakeKind) -> Self {
        Self { kind, ..self }
    }

    /// The same in this file, unless it is known to be in another.
    pub(crate) fn inside(mut self, file: &Arc<str>) -> Self {
        self.file.get_or_insert_with(|| Arc::clone(file));
        self
    }

    /// A name that does not exist, with the nearest one that does.
    pub(crate) fn unknown<'a>(
        path: Path,
        what: &str,
        name: &str,
        known: impl Iterator<Item = &'a str>,
    ) -> Self {
        let known: Vec<&str> = known.collect();
        Self::new(path, unknown(what, name, &known)).of_kind(MistakeKind::UnknownName)
    }

    pub(crate) fn locate(self, file: &str, yaml: &str) -> PackError {
        let (line, column) = place(yaml, &self.path.0);
        PackError {
            file: file.to_string(),
            line,
            column,
            kind: self.kind,
            message: self.message,
        }
    }
}

/// The known name that is nearest to a mistyped one, if any is near.
pub(crate) fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let (near, score) = known
        .iter()
        .map(|k| (*k, strsim::normalized_damerau_levenshtein(name, k)))
        .max_by(|a, b| a.1.total_cmp(&b.1))?;
    (score >= 0.5).then_some(near)
}

/// That a name is not known, with the nearest that is.
pub(crate) fn unknown(what: &str, name: &str, known: &[&str]) -> String {
    let help = match nearest(name, known) {
        Some(near) => format!("did you mean `{near}`?"),
        None if known.is_empty() => "the pack defines none".to_string(),
        None if known.len() <= 30 => format!("known: {}", known.join(", ")),
        None => format!("none of the {} known ones is near", known.len()),
    };
    format!("unknown {what} `{name}`; {help}")
}

/// An error of `serde_yaml` with its place.
pub(crate) fn from_serde(error: &serde_yaml::Error, file: &str) -> PackError {
    let (line, column) = error.location().map_or((0, 0), |l| (l.line(), l.column()));
    let (line, column, message) = match unclosed(&error.to_string()) {
        Some((line, column)) => (
            line,
            column,
            "the quotation mark that opens here is not closed".to_string(),
        ),
        None => (line, column, readable(error)),
    };
    let has = |begin| message.starts_with(begin);
    let kind = if has("unknown ") || has("expected ") || message.ends_with("is missing") {
        MistakeKind::UnknownKey
    } else if has("the key") {
        MistakeKind::DuplicateKey
    } else {
        MistakeKind::Unreadable
    };
    PackError {
        file: file.to_string(),
        line,
        column,
        kind,
        message,
    }
}

/// Where a quotation mark opens that is not closed: the parser itself complains about the end of the file.
fn unclosed(error: &str) -> Option<(usize, usize)> {
    let (_, place) = error
        .split_once("end of stream")?
        .1
        .split_once("while scanning a quoted scalar at line ")?;
    let (line, column) = place.split_once(" column ")?;
    Some((line.parse().ok()?, column.parse().ok()?))
}

/// An error of `serde_yaml` in the words of those who write packs, without its place.
pub(crate) fn readable(error: &serde_yaml::Error) -> String {
    let text = error.to_string();
    let text = text.split(" at line ").next().unwrap_or(&text);
    // The error begins with its path in the tree; the place says the same.
    let text = text
        .split_once(": ")
        .filter(|(path, _)| !path.contains(' '))
        .map_or(text, |(_, rest)| rest);
    if text.contains("tab character") {
        return format!("{text}; indent with spaces");
    }
    if text.starts_with("did not find expected") {
        return format!(
            "{text}; look here and on the line above for a quotation mark or a bracket that is not closed, or a wrong indent"
        );
    }
    let ticked: Vec<&str> = text.split('`').skip(1).step_by(2).collect();
    match ticked[..] {
        [name, ref known @ ..] if text.starts_with("unknown field") => unknown("key", name, known),
        [name, ref known @ ..] if text.starts_with("unknown variant") => {
            unknown("value", name, known)
        }
        [name] if text.starts_with("missing field") => format!("the key `{name}` is missing"),
        [name, ..] if text.starts_with("duplicate field") => {
            format!("the key `{name}` stands here twice")
        }
        _ => match text
            .strip_prefix("invalid type: ")
            .and_then(|rest| rest.split_once(", expected "))
        {
            Some((found, "i32" | "usize")) => format!("expected a whole number, found {found}"),
            Some((found, expected)) => format!("expected {expected}, found {found}"),
            None => text.to_string(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_near_name_is_proposed() {
        let mistake = Mistake::unknown(
            Path::default(),
            "frame",
            "thta",
            ["that", "quote"].into_iter(),
        );
        assert_eq!(
            mistake.message,
            "unknown frame `thta`; did you mean `that`?"
        );
    }
}
