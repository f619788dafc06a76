//! The counterexamples of a pack, kept in its folder so that they are tried first ever after.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::schema::{Counterexample, CounterexampleFile};
use super::stock::is_named;
use crate::pack::{PackError, PackSource, SCHEMA, parse};

/// The file's name.
const NAME: &str = "counterexamples.yaml";

/// Those of a pack.
pub(super) fn read(files: &[PackSource]) -> Result<Vec<Counterexample>, PackError> {
    let Some(source) = files.iter().find(|f| is_named(f, NAME)) else {
        return Ok(Vec::new());
    };
    let file: CounterexampleFile = parse(source)?;
    Ok(file.counterexamples)
}

/// Adds to those in a folder, behind what the file says already.
pub(super) fn add(folder: &Path, new: &[Counterexample]) -> Result<(), PackError> {
    if new.is_empty() {
        return Ok(());
    }
    let path = folder.join(NAME);
    let failed = |what: &str, error: &std::io::Error| {
        PackError::of_file(
            path.display().to_string(),
            format!("cannot be {what}: {error}"),
        )
    };
    let mut text = if path.is_file() {
        fs::read_to_string(&path).map_err(|e| failed("read", &e))?
    } else {
        format!(
            "# Sentences that broke a rule once, tried first by `selon rules check`.\nschema: {SCHEMA}\ncounterexamples:\n"
        )
    };
    if !text.ends_with('\n') {
        text.push('\n');
    }
    for one in new {
        let quoted = |s: &str| serde_json::to_string(s).unwrap_or_default();
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "  - {{ property: {}, rule: {}, sentence: {}, draws: {:?} }}",
            one.property,
            quoted(&one.rule),
            quoted(&one.sentence),
            one.draws,
        );
    }
    fs::write(&path, text).map_err(|e| failed("written", &e))
}
