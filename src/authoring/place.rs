//! Where what authors wrote stands in their files, and how it reads there.

use std::collections::BTreeMap;
use std::fmt::{self, Display};

use serde::Serialize;

use super::OpenPack;
use crate::pack::diagnostics::Path;
use crate::pack::spots::{Spot, spots};
use crate::pack::{self, Pack};

/// A place in a file of a pack.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Location {
    /// The file, as the pack's folder names it.
    pub file: String,
    /// Line, from 1; 0 where only the file is known.
    pub line: usize,
    /// Column in characters, from 1; 0 where only the file is known.
    pub column: usize,
}

impl Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.file)?;
        if self.line > 0 {
            write!(f, ":{}:{}", self.line, self.column)?;
        }
        Ok(())
    }
}

/// The places of everything in some files of a pack.
pub(crate) struct Places(BTreeMap<String, File>);

struct File {
    chars: Vec<char>,
    spots: BTreeMap<Path, Spot>,
}

impl Places {
    /// Reads the files in these folders of the pack, and of the pack that it extends.
    pub(crate) fn new(open: &OpenPack, folders: &[&str]) -> Self {
        let files = pack::with_extended(&open.files);
        let wanted = files
            .into_iter()
            .filter(|f| folders.iter().any(|folder| pack::in_folder(f, folder)));
        let read = |f: pack::PackSource| {
            let yaml = f.yaml.strip_prefix('\u{feff}').unwrap_or(&f.yaml);
            let file = File {
                chars: yaml.chars().collect(),
                spots: spots(yaml),
            };
            (f.name, file)
        };
        Self(wanted.map(read).collect())
    }

    /// Where the node at `path` stands.
    pub(crate) fn at(&self, file: &str, path: &Path) -> Location {
        let spot = self.0.get(file).and_then(|f| f.spots.get(path));
        Location {
            file: file.to_owned(),
            line: spot.map_or(0, |s| s.line),
            column: spot.map_or(0, |s| s.column),
        }
    }

    /// The node at `path` as it is written, on one line.
    pub(crate) fn yaml(&self, file: &str, path: &Path) -> String {
        let Some(file) = self.0.get(file) else {
            return String::new();
        };
        let Some(spot) = file.spots.get(path) else {
            return String::new();
        };
        let text: String = file.chars[spot.chars.clone()].iter().collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Where a step of the pack stands.
    pub(crate) fn step(&self, pack: &Pack, step: u32) -> Location {
        let place = &pack.places[step as usize];
        self.at(&place.file, &place.path)
    }

    /// A step of the pack as it is written.
    pub(crate) fn step_yaml(&self, pack: &Pack, step: u32) -> String {
        let place = &pack.places[step as usize];
        self.yaml(&place.file, &place.path)
    }
}
