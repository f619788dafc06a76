//! Mistakes in a pack: file, line, column, what is wrong, and what was probably meant.
//!
//! The checks of a pack know a mistake by its [`Path`] in the YAML tree; the place in the file is
//! looked up afterwards, once, by walking the events of a marker-keeping parser.

use std::fmt;
use std::sync::Arc;

use saphyr_parser::{Event, Parser};
use thiserror::Error;

/// A mistake in a file of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub struct PackError {
    /// The file, as the pack's folder names it.
    pub file: String,
    /// Line, from 1; 0 where the mistake has no place.
    pub line: usize,
    /// Column in characters, from 1; 0 where the mistake has no place.
    pub column: usize,
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
            message: message.into(),
        }
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
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Path(Vec<Part>);

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
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
    pub(crate) message: String,
    /// The file, where it is another than the one that is compiled.
    pub(crate) file: Option<Arc<str>>,
}

impl Mistake {
    pub(crate) fn new(path: Path, message: impl Into<String>) -> Self {
        Self {
            path,
            message: message.into(),
            file: None,
        }
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
        Self::new(path, unknown(what, name, &known))
    }

    pub(crate) fn locate(self, file: &str, yaml: &str) -> PackError {
        let (line, column) = place(yaml, &self.path.0);
        PackError {
            file: file.to_string(),
            line,
            column,
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

fn unknown(what: &str, name: &str, known: &[&str]) -> String {
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
    PackError {
        file: file.to_string(),
        line,
        column,
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

/// Line and column (from 1) of the node at `path`, or of the nearest node above it.
fn place(yaml: &str, path: &[Part]) -> (usize, usize) {
    let mut best = (0, 0);
    let mut walk = Walk {
        parser: Parser::new_from_str(yaml),
        best: &mut best,
    };
    // A file that does not parse was reported by serde before this is asked for.
    let _ = walk.document(path);
    best
}

struct Walk<'a, 'b> {
    parser: Parser<'a, saphyr_parser::StrInput<'a>>,
    best: &'b mut (usize, usize),
}

impl Walk<'_, '_> {
    fn next(&mut self) -> Option<(Event<'static>, (usize, usize))> {
        let (event, span) = self.parser.next()?.ok()?;
        let at = (span.start.line(), span.start.col() + 1);
        let event = match event {
            Event::Scalar(text, style, anchor, tag) => Event::Scalar(
                std::borrow::Cow::Owned(text.into_owned()),
                style,
                anchor,
                tag.map(|t| std::borrow::Cow::Owned(t.into_owned())),
            ),
            Event::MappingStart(anchor, _) => Event::MappingStart(anchor, None),
            Event::SequenceStart(anchor, _) => Event::SequenceStart(anchor, None),
            Event::MappingEnd => Event::MappingEnd,
            Event::SequenceEnd => Event::SequenceEnd,
            Event::Alias(id) => Event::Alias(id),
            _ => Event::Nothing,
        };
        Some((event, at))
    }

    fn document(&mut self, path: &[Part]) -> Option<()> {
        loop {
            let (event, at) = self.next()?;
            if matches!(
                event,
                Event::MappingStart(..) | Event::SequenceStart(..) | Event::Scalar(..)
            ) {
                *self.best = at;
                return self.node(&event, path);
            }
        }
    }

    /// Walks the node that `event` opened, towards `path`; `None` when the place is found or the input ends.
    fn node(&mut self, event: &Event<'static>, path: &[Part]) -> Option<()> {
        match event {
            Event::MappingStart(..) => loop {
                let (key, at) = self.next()?;
                if matches!(key, Event::MappingEnd) {
                    return Some(());
                }
                let wanted = match (&key, path.first()) {
                    (Event::Scalar(text, ..), Some(Part::Key(want))) => text.as_ref() == want,
                    _ => false,
                };
                if !wanted {
                    self.node(&key, &[Part::Index(usize::MAX)])?;
                }
                let (value, value_at) = self.next()?;
                if wanted {
                    *self.best = if path.len() == 1 && !matches!(value, Event::Scalar(..)) {
                        at
                    } else {
                        value_at
                    };
                    if path.len() == 1 {
                        return None;
                    }
                    self.node(&value, &path[1..]);
                    return None;
                }
                self.node(&value, &[Part::Index(usize::MAX)])?;
            },
            Event::SequenceStart(..) => {
                let mut i = 0;
                loop {
                    let (item, at) = self.next()?;
                    if matches!(item, Event::SequenceEnd) {
                        return Some(());
                    }
                    if path.first() == Some(&Part::Index(i)) {
                        *self.best = at;
                        if path.len() > 1 {
                            self.node(&item, &path[1..]);
                        }
                        return None;
                    }
                    self.node(&item, &[Part::Index(usize::MAX)])?;
                    i += 1;
                }
            }
            _ => Some(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const YAML: &str = "schema: selon/1\nrules:\n  - id: a\n  - id: b\n    pattern:\n      - { word: [x] }\n      - { lex: [y, zz] }\n";

    #[test]
    fn a_path_leads_to_its_line_and_column() {
        let at = |path: Path| place(YAML, &path.0);
        assert_eq!(at(Path::of("schema")), (1, 9));
        assert_eq!(at(Path::of("rules").index(1)), (4, 5));
        assert_eq!(
            at(Path::of("rules")
                .index(1)
                .key("pattern")
                .index(1)
                .key("lex")
                .index(1)),
            (7, 20)
        );
        assert_eq!(
            at(Path::of("rules")
                .index(1)
                .key("pattern")
                .index(0)
                .key("word")),
            (6, 11)
        );
    }

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
