//! Where the files of packs come from: embedded in the program, or a folder on disk.

use std::path::{Path as FsPath, PathBuf};

use include_dir::{Dir, include_dir};

use super::PackError;

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

/// The files of a pack in a folder, sorted by name.
///
/// # Errors
/// A folder or file that cannot be read, with the reason.
pub fn read_folder(folder: &FsPath) -> Result<Vec<PackSource>, PackError> {
    let mut files = Vec::new();
    for part in ["", "lexicon", "concepts", "rules", "golden"] {
        let dir = folder.join(part);
        if !part.is_empty() && !dir.is_dir() {
            continue;
        }
        for entry in std::fs::read_dir(&dir).map_err(|e| unreadable(&dir, &e))? {
            let path = entry.map_err(|e| unreadable(&dir, &e))?.path();
            if path.extension().is_some_and(|e| e == "yaml") {
                let yaml = std::fs::read_to_string(&path).map_err(|e| unreadable(&path, &e))?;
                files.push(PackSource {
                    name: path.display().to_string(),
                    yaml,
                });
            }
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

/// The folders of the packs in `folder`, sorted: the folder itself where it holds a `pack.yaml`, else those in it that do.
///
/// # Errors
/// A folder that cannot be read, or that holds no pack.
pub fn pack_folders(folder: &FsPath) -> Result<Vec<PathBuf>, PackError> {
    let is_pack = |path: &FsPath| path.join("pack.yaml").is_file();
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
}

/// Whether the file stands in the folder of this name of its pack.
pub(crate) fn in_folder(file: &PackSource, folder: &str) -> bool {
    FsPath::new(&file.name)
        .parent()
        .and_then(FsPath::file_name)
        .is_some_and(|name| name == folder)
}
