//! What authors of rules need: packs as files and as what they compile to, over the same engine that analyzes texts.

pub mod catalog;
pub mod check;
pub mod coverage;
pub mod diff;
pub mod examples;
pub mod explain;
pub mod lint;
pub mod mutate;
pub mod new;
mod place;
pub mod schema;
mod under;

use std::path::{Path, PathBuf};

use crate::pack::overlay::is_main;
use crate::pack::{self, Pack, PackError, PackSource};

/// A pack as its author has it.
pub struct OpenPack {
    /// Its folder; none where it is embedded.
    pub folder: Option<PathBuf>,
    /// Its files, `pack.yaml` among them; not those of a pack that it extends.
    pub files: Vec<PackSource>,
    /// What could be compiled; none where `pack.yaml` has a mistake.
    pub pack: Option<Pack>,
    /// What could not be compiled.
    pub mistakes: Vec<PackError>,
}

impl OpenPack {
    /// Compiles the files of a pack.
    pub fn new(folder: Option<PathBuf>, files: Vec<PackSource>) -> Self {
        Self::with_unread(folder, files, Vec::new())
    }

    /// Compiles the files of a pack that could be read; `mistakes` say what is wrong with the others.
    fn with_unread(
        folder: Option<PathBuf>,
        files: Vec<PackSource>,
        mut mistakes: Vec<PackError>,
    ) -> Self {
        let headless = mistakes.iter().any(|m| is_main(&m.file));
        let pack = match Pack::compile_most(&files) {
            Ok((pack, more)) => {
                mistakes.extend(more);
                Some(pack)
            }
            // That it is missing is no news where it cannot be read.
            Err(_) if headless => None,
            Err(error) => {
                mistakes.push(error);
                None
            }
        };
        Self {
            folder,
            files,
            pack,
            mistakes,
        }
    }
}

impl OpenPack {
    /// What to call it: its language, or its folder where that is not known.
    pub fn name(&self) -> String {
        match (&self.pack, &self.folder) {
            (Some(pack), _) => pack.lang.clone(),
            (None, Some(folder)) => folder.display().to_string(),
            (None, None) => String::new(),
        }
    }
}

impl OpenPack {
    /// The identifiers of its rules and the names of its golden articles.
    pub fn ids(&self) -> Vec<String> {
        let rules = self.pack.iter().flat_map(Pack::rules);
        let mut ids: Vec<String> = rules.map(|rule| rule.id.clone()).collect();
        let golden = self.files.iter().filter(|f| pack::in_folder(f, "golden"));
        ids.extend(golden.filter_map(|f| {
            let name = Path::new(&f.name).file_stem()?;
            Some(name.to_string_lossy().into_owned())
        }));
        ids
    }
}

pub(crate) use examples::shell;
pub use place::Location;

/// The known name that is nearest to a mistyped one, if any is near.
pub(crate) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let known: Vec<&str> = known.collect();
    pack::diagnostics::nearest(name, &known)
}

/// The packs in a folder (see [`pack::pack_folders`]), or the embedded ones; only that of `lang`, where given.
///
/// # Errors
/// A folder or file that cannot be read, and a language for which there is no pack.
pub fn open(folder: Option<&Path>, lang: Option<&str>) -> Result<Vec<OpenPack>, PackError> {
    let mut packs = Vec::new();
    if let Some(folder) = folder {
        for folder in pack::pack_folders(folder)? {
            let (files, unread) = pack::read_most(&folder)?;
            packs.push(OpenPack::with_unread(Some(folder), files, unread));
        }
    } else {
        let codes = pack::installed().into_iter();
        for code in codes.filter(|code| lang.is_none_or(|lang| lang == *code)) {
            let files = pack::embedded(code).unwrap_or_default();
            packs.push(OpenPack::new(None, files));
        }
    }
    if let Some(lang) = lang {
        packs.retain(|p| p.pack.as_ref().is_none_or(|pack| pack.lang == lang));
        if packs.is_empty() {
            return Err(PackError::of_file(
                folder.unwrap_or(Path::new("rules")).display().to_string(),
                format!("there is no pack for `{lang}`"),
            ));
        }
    }
    Ok(packs)
}
