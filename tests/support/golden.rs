//! Whole outputs, held against those that were read and found good.
//!
//! After a change that is meant: `UPDATE_GOLDENS=1 cargo test --test NAME`, and read the difference before it is
//! committed. Where `CI` is set nothing is written.

use std::collections::BTreeSet;
use std::path::Path;
use std::{env, fs};

use similar::TextDiff;

/// Whether the files of `tests/goldens/FOLDER` are these names with these texts, and no others.
pub(crate) fn hold(folder: &str, made: &[(String, String)]) {
    let goldens = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/goldens")
        .join(folder);
    if env::var_os("UPDATE_GOLDENS").is_some() && env::var_os("CI").is_none() {
        fs::create_dir_all(&goldens).unwrap();
        for (name, text) in made {
            fs::write(goldens.join(name), text).unwrap();
        }
    }
    // A checkout may have turned the line ends.
    let plain = |text: &str| text.replace("\r\n", "\n");
    let mut differences = String::new();
    for (name, text) in made {
        let expected = plain(&fs::read_to_string(goldens.join(name)).unwrap_or_default());
        let found = plain(text);
        if found != expected {
            let diff = TextDiff::from_lines(&expected, &found);
            let mut diff = diff.unified_diff();
            let diff = diff.context_radius(12).header(name, "found");
            differences.push_str(&diff.to_string());
        }
    }
    let test = env!("CARGO_CRATE_NAME");
    assert!(
        differences.is_empty(),
        "{differences}\nif this is meant: UPDATE_GOLDENS=1 cargo test --test {test}"
    );
    let made: BTreeSet<_> = made.iter().map(|(name, _)| name.as_str()).collect();
    for entry in fs::read_dir(goldens).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        let is_folder = entry.path().is_dir();
        assert!(
            is_folder || made.contains(name.as_str()),
            "nothing makes tests/goldens/{folder}/{name}"
        );
    }
}
