//! Where the files of packs come from: embedded in the program, or a folder on disk.

use std::io::Read;
use std::path::{Path as FsPath, PathBuf};

use include_dir::{Dir, include_dir};

use super::{MistakeKind, PackError};

static EMBEDDED: Dir = include_dir!("$CARGO_MANIFEST_DIR/rules");

/// A file of a pack before it is read: its name in the pack, and its text.
#[derive(Debug, Clone)]
pub struct PackSource {
    /// Path in the folder, with `/`.
    pub name: String,
    /// The YAML.
    pub yaml: String,
}

/// Codes of the languages whose packs are embedded, sorted.
pub fn installed() -> Vec<&'static str> {
    let mut codes: Vec<&str> = EMBEDDED
        .dirs()
        .filter(|d| d.get_file(d.path().join("pack.yaml")).is_some())
        .filter_map(|d| d.path().file_name()?.to_str())
        .collect();
    codes.sort_unstable();
    codes
}

/// The files of an embedded pack, sorted by name.
pub fn embedded(lang: &str) -> Option<Vec<PackSource>> {
    let dir = EMBEDDED.get_dir(lang)?;
    let mut files = Vec::new();
    collect(dir, &mut files);
    files.sort_by(|a: &PackSource, b| a.name.cmp(&b.name));
    Some(files)
}

fn collect(dir: &Dir, files: &mut Vec<PackSource>) {
    for file in dir.files() {
        if file.path().extension().is_some_and(|e| e == "yaml")
            && let Some(yaml) = file.contents_utf8()
        {
            files.push(PackSource {
                name: format!("rules/{}", file.path().display()),
                yaml: yaml.to_string(),
            });
        }
    }
    for sub in dir.dirs() {
        collect(sub, files);
    }
}

/// No file of a pack is larger.
const LARGEST: u64 = 8 << 20;

/// The files of a pack in a folder, sorted by name.
///
/// # Errors
/// The first folder or file that cannot be read, with the reason.
pub fn read_folder(folder: &FsPath) -> Result<Vec<PackSource>, PackError> {
    let (files, mistakes) = read_most(folder)?;
    mistakes.into_iter().next().map_or(Ok(files), Err)
}

/// The files of a pack in a folder that can be read, sorted by name, and why the others cannot.
///
/// # Errors
/// A folder that cannot be read, with the reason.
pub fn read_most(folder: &FsPath) -> Result<(Vec<PackSource>, Vec<PackError>), PackError> {
    let (mut files, mut mistakes) = (Vec::new(), Vec::new());
    for part in ["", "lexicon", "concepts", "rules", "golden"] {
        let dir = folder.join(part);
        if !part.is_empty() && !dir.is_dir() {
            continue;
        }
        for entry in std::fs::read_dir(&dir).map_err(|e| unreadable(&dir, &e))? {
            let path = entry.map_err(|e| unreadable(&dir, &e))?.path();
            if path.extension().is_some_and(|e| e == "yaml") {
                match parse(&path) {
                    Ok(file) => files.push(file),
                    Err(error) => mistakes.push(error),
                }
            }
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    mistakes.sort_by(|a, b| a.file.cmp(&b.file));
    Ok((files, mistakes))
}

/// A file of a pack, never more of it than is allowed.
fn parse(path: &FsPath) -> Result<PackSource, PackError> {
    let refused = |message: String| {
        PackError::of_file(path.display().to_string(), message).of_kind(MistakeKind::Unreadable)
    };
    let metadata = std::fs::metadata(path).map_err(|e| unreadable(path, &e))?;
    if metadata.is_dir() {
        return Err(refused(
            "this is a folder; a name that ends in .yaml is one of a file".to_owned(),
        ));
    }
    if !metadata.is_file() {
        return Err(refused("this is no ordinary file".to_owned()));
    }
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(|e| unreadable(path, &e))?;
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(|e| unreadable(path, &e))?;
    if bytes.len() as u64 > LARGEST {
        return Err(refused(format!(
            "the file is larger than {} MiB; part it into several",
            LARGEST >> 20
        )));
    }
    let yaml = String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let before = String::from_utf8_lossy(&error.as_bytes()[..valid]);
        let message = format!(
            "byte {:#04x} is no UTF-8; save the file in the encoding UTF-8",
            error.as_bytes()[valid]
        );
        PackError {
            line: before.matches('\n').count() + 1,
            column: before.chars().rev().take_while(|c| *c != '\n').count() + 1,
            ..refused(message)
        }
    })?;
    Ok(PackSource {
        name: path.display().to_string(),
        yaml,
    })
}

/// The folders of the packs in `folder`, sorted: the folder itself where it holds a `pack.yaml`, else those in it that do.
///
/// # Errors
/// A folder that cannot be read, or that holds no pack.
pub fn pack_folders(folder: &FsPath) -> Result<Vec<PathBuf>, PackError> {
    let is_pack = |path: &FsPath| path.join("pack.yaml").exists();
    if is_pack(folder) {
        return Ok(vec![folder.to_owned()]);
    }
    let mut folders = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|e| unreadable(folder, &e))? {
        let path = entry.map_err(|e| unreadable(folder, &e))?.path();
        if is_pack(&path) {
            folders.push(path);
        }
    }
    folders.sort();
    if folders.is_empty() {
        let message = "neither the folder nor one in it holds a `pack.yaml`, which makes a folder a language pack";
        return Err(PackError::of_file(folder.display().to_string(), message));
    }
    Ok(folders)
}

fn unreadable(path: &FsPath, error: &std::io::Error) -> PackError {
    PackError::of_file(
        path.display().to_string(),
        format!("cannot be read: {error}"),
    )
    .of_kind(MistakeKind::Unreadable)
}

/// Whether the file stands in the folder of this name of its pack.
pub(crate) fn in_folder(file: &PackSource, folder: &str) -> bool {
    FsPath::new(&file.name)
        .parent()
        .and_then(FsPath::file_name)
        .is_some_and(|name| name == folder)
}
