//! The articles of `examples/`.

use std::fs;
use std::path::{Path, PathBuf};

use selon::text::Document;

/// The path of one, by its name.
pub(crate) fn path(name: &str) -> String {
    folder().join(name).display().to_string()
}

/// All of them, sorted by name, which is their identifier.
pub(crate) fn all() -> Vec<Document> {
    let entries = fs::read_dir(folder()).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| Path::new(name).extension().is_some_and(|e| e == "txt"))
        .collect();
    names.sort();
    assert!(!names.is_empty());
    names.iter().map(|name| one(name)).collect()
}

/// One, by its name.
pub(crate) fn one(name: &str) -> Document {
    Document {
        id: name.to_owned(),
        text: fs::read_to_string(path(name)).unwrap(),
        ..Document::default()
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")
}
