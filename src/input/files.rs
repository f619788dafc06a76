//! Names to files: a folder stands for what can be read in it, a pattern for what fits it.

use std::collections::VecDeque;
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::error::unreadable;
use super::{Format, InputError, STDIN};

/// A file to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// Where it is.
    pub(super) path: PathBuf,
    /// What its document is called.
    pub(super) name: String,
}

/// The files that a name stands for, in order.
pub(super) fn expand(path: &Path) -> VecDeque<Result<Place, InputError>> {
    if path.as_os_str() == STDIN {
        return one(path);
    }
    if path.is_dir() {
        return folder(path);
    }
    match path.to_str() {
        // A name may hold the characters of a pattern.
        Some(pattern) if pattern.contains(['*', '?', '[']) && !path.exists() => fitting(pattern),
        _ => one(path),
    }
}

/// Whether reading these inputs would read `file`, which exists.
pub fn reads(inputs: &[PathBuf], file: &Path) -> bool {
    let Ok(file) = fs::canonicalize(file) else {
        return false;
    };
    let is_it = |path: &Path| fs::canonicalize(path).is_ok_and(|path| path == file);
    inputs
        .iter()
        .flat_map(|input| expand(input))
        .any(|place| place.is_ok_and(|place| is_it(&place.path)))
}

fn one(path: &Path) -> VecDeque<Result<Place, InputError>> {
    let (path, name) = (path.to_owned(), name(path));
    [Ok(Place { path, name })].into()
}

/// What the document of a file is called.
pub(super) fn name(path: &Path) -> String {
    if path.as_os_str() == STDIN {
        return "stdin".to_owned();
    }
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}

/// The known files in a folder and in the folders in it, sorted by name, without hidden ones. Links to folders
/// are not followed: they may lead in a circle.
fn folder(base: &Path) -> VecDeque<Result<Place, InputError>> {
    let mut found = VecDeque::new();
    let mut todo = vec![(base.to_owned(), true)];
    while let Some((path, is_folder)) = todo.pop() {
        if !is_folder {
            let name = below(&path, base);
            found.push_back(Ok(Place { path, name }));
            continue;
        }
        match entries(&path) {
            // The last is taken first.
            Ok(entries) => todo.extend(entries.into_iter().rev()),
            Err(error) => found.push_back(Err(unreadable(&path.display().to_string(), error))),
        }
    }
    if found.is_empty() {
        let file = base.display().to_string();
        let file = file.trim_end_matches('/').to_owned();
        found.push_back(Err(InputError::EmptyFolder { file }));
    }
    found
}

/// The known files and the folders in a folder, sorted, and which they are.
fn entries(folder: &Path) -> std::io::Result<Vec<(PathBuf, bool)>> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        let (path, kind) = (entry.path(), entry.file_type()?);
        if kind.is_dir() || (Format::of(&path).is_some() && path.is_file()) {
            entries.push((path, kind.is_dir()));
        }
    }
    entries.sort();
    Ok(entries)
}

/// The files whose names fit a pattern that the shell left alone, sorted.
fn fitting(pattern: &str) -> VecDeque<Result<Place, InputError>> {
    let options = glob::MatchOptions {
        case_sensitive: true,
        require_literal_separator: true,
        require_literal_leading_dot: true,
    };
    let paths = match glob::glob_with(pattern, options) {
        Ok(paths) => paths,
        Err(error) => {
            return [Err(InputError::Pattern {
                pattern: pattern.to_owned(),
                at: pattern.get(..error.pos).unwrap_or(pattern).chars().count() + 1,
                reason: error.msg.to_owned(),
            })]
            .into();
        }
    };
    let base: PathBuf = Path::new(pattern)
        .components()
        .take_while(|part| {
            !matches!(part, Component::Normal(name) if name.to_string_lossy().contains(['*', '?', '[']))
        })
        .collect();
    let found: VecDeque<_> = paths
        .filter_map(|path| match path {
            Ok(path) if path.is_dir() => None,
            Ok(path) => {
                let name = below(&path, &base);
                Some(Ok(Place { path, name }))
            }
            Err(error) => {
                let file = error.path().display().to_string();
                Some(Err(unreadable(&file, error.into())))
            }
        })
        .collect();
    if found.is_empty() {
        let pattern = pattern.to_owned();
        return [Err(InputError::NoMatch { pattern })].into();
    }
    found
}

/// The way from a folder to a file in it, with slashes on every system.
fn below(path: &Path, base: &Path) -> String {
    let rest = path.strip_prefix(base).unwrap_or(path);
    let parts: Vec<_> = rest
        .components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with these empty files, gone when dropped.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str, files: &[&str]) -> Self {
            let path = std::env::temp_dir().join(format!("selon-{name}-{}", std::process::id()));
            for file in files {
                let file = path.join(file);
                fs::create_dir_all(file.parent().unwrap()).unwrap();
                fs::write(file, "").unwrap();
            }
            fs::create_dir_all(path.join("empty")).unwrap();
            Self(path)
        }

        fn names(&self, pattern: &str) -> Vec<String> {
            expand(&self.0.join(pattern))
                .into_iter()
                .map(|place| place.map_or_else(|e| e.to_string(), |place| place.name))
                .collect()
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn a_folder_is_its_known_files_in_order() {
        let folder = Folder::new(
            "walk",
            &[
                "b.txt", "a/z.md", "a/c.PDF", "c.jpg", ".h.txt", ".g/x.txt", "b/a.csv",
            ],
        );
        assert_eq!(folder.names(""), ["a/c.PDF", "a/z.md", "b/a.csv", "b.txt"]);
        let empty = folder.names("empty");
        assert!(
            empty[0].contains("no file in this folder can be read; known are txt"),
            "{empty:?}"
        );
    }

    #[test]
    fn a_pattern_is_what_fits_it() {
        let folder = Folder::new("glob", &["b.txt", "a/z.txt", "a/c.md", "[x].txt"]);
        assert_eq!(folder.names("*.txt"), ["[x].txt", "b.txt"]);
        assert_eq!(folder.names("**/*.txt"), ["[x].txt", "a/z.txt", "b.txt"]);
        assert_eq!(folder.names("[x].txt"), ["[x].txt"]);
        assert!(folder.names("*.pdf")[0].contains("no file has a name like this"));
        assert!(folder.names("a***/b")[0].contains("not a pattern"));
        assert_eq!(folder.names("b.txt"), ["b.txt"]);
        let inputs = [folder.0.clone(), folder.0.join("a/*")];
        assert!(reads(&inputs[..1], &folder.0.join("b.txt")));
        assert!(!reads(&inputs[1..], &folder.0.join("b.txt")));
        assert!(reads(&inputs[1..], &folder.0.join("a/../a/c.md")));
        assert_eq!(folder.names("none.txt"), ["none.txt"]);
    }
}
