//! Names of the closed vocabulary as rule files write them, or a mistake that proposes the nearest.

use super::diagnostics::{Mistake, Path};
use super::facts::{Facts, Frames, Words};
use super::pattern::Capture;

pub(super) fn capture(name: &str, path: &Path) -> Result<Capture, Mistake> {
    match name {
        "source" => Ok(Capture::Source),
        "cue" => Ok(Capture::Cue),
        "content" => Ok(Capture::Content),
        other => Err(Mistake::unknown(
            path.clone(),
            "capture",
            other,
            ["source", "cue", "content"].into_iter(),
        )),
    }
}

pub(super) fn frame(name: &str, path: &Path) -> Result<Frames, Mistake> {
    Frames::named(name)
        .ok_or_else(|| Mistake::unknown(path.clone(), "frame", name, Frames::NAMES.iter().copied()))
}

macro_rules! union {
    ($name:ident, $type:ident, $what:literal) => {
        pub(super) fn $name(names: &[String], path: &Path) -> Result<$type, Mistake> {
            let mut all = $type::NONE;
            for (i, name) in names.iter().enumerate() {
                all |= $type::named(name).ok_or_else(|| {
                    Mistake::unknown(path.index(i), $what, name, $type::NAMES.iter().copied())
                })?;
            }
            Ok(all)
        }
    };
}

union!(classes, Words, "word class");

union!(frames, Frames, "frame");

union!(facts, Facts, "fact");
