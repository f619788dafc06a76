//! Golden articles: whole texts with everything that is to be found in them.

use std::ops::Range;

use super::roles::Roles;
use super::{ExampleKind, Judged, Places, Tried, Verdict, attributions};
use crate::analysis::Attribution;
use crate::authoring::OpenPack;
use crate::pack::diagnostics::Path;
use crate::pack::rule::unmark;
use crate::pack::schema::GoldenFile;
use crate::pack::{Pack, PackError, PackSource, check_schema, in_folder, parse};

/// Tries the golden articles of the pack whose names pass: the file's without its ending.
pub(super) fn run(
    open: &OpenPack,
    pack: &Pack,
    places: &Places,
    wanted: impl Fn(&str) -> bool,
) -> Vec<Tried> {
    let named = |f: &&PackSource| {
        let name = std::path::Path::new(&f.name).file_stem();
        name.is_some_and(|name| wanted(&name.to_string_lossy()))
    };
    let files = open.files.iter().filter(|f| in_folder(f, "golden"));
    files
        .filter(named)
        .flat_map(|file| match read(file) {
            Ok(golden) => article(pack, file, &golden, places),
            Err(error) => vec![super::broken(&error)],
        })
        .collect()
}

fn read(file: &PackSource) -> Result<GoldenFile, PackError> {
    let golden: GoldenFile = parse(file)?;
    check_schema(&golden.schema, file)?;
    Ok(golden)
}

/// An attribution that the article is to give.
struct Expected {
    path: Path,
    /// The bytes of its passage.
    passage: Range<usize>,
    roles: Roles,
}

/// What is found in the article against what is expected: an entry for each expected attribution, and one for each
/// that nobody expected.
fn article(pack: &Pack, file: &PackSource, golden: &GoldenFile, places: &Places) -> Vec<Tried> {
    let text = golden.text.as_str();
    let tried = |path: Path, judged: Judged| Tried {
        rule: None,
        kind: ExampleKind::Golden,
        place: places.at(&file.name, &path),
        todo: false,
        judged,
        path,
    };
    let mut results = Vec::new();
    let mut expected = Vec::new();
    let mut from = 0;
    for (i, marked) in golden.attributions.iter().enumerate() {
        let path = Path::of("attributions").index(i);
        let (plain, marks) = unmark(marked);
        let roles = Roles::marked(&marks);
        let at = text[from..].find(&plain).map(|at| at + from);
        let fault = match at {
            _ if roles.cue.is_empty() => "the passage marks no cue; put [cue:…] around it",
            None => "the passage does not stand in `text`, or not behind the one before it",
            Some(at) => {
                from = at;
                expected.push(Expected {
                    path,
                    passage: at..at + plain.len(),
                    roles: roles.moved(at),
                });
                continue;
            }
        };
        let judged = Judged {
            verdict: Verdict::Error,
            message: fault.to_owned(),
            text: plain,
            expected: Some(roles),
            found: Vec::new(),
        };
        results.push(tried(path, judged));
    }
    let found = attributions(pack, text);
    let mut free: Vec<&Attribution> = found.iter().collect();
    let exact: Vec<Option<&Attribution>> = expected
        .iter()
        .map(|e| take(&mut free, |a| e.roles.fits(a)))
        .collect();
    for (expected, exact) in expected.into_iter().zip(exact) {
        let near = match exact {
            Some(_) => None,
            None => take(&mut free, |a| expected.roles.shares_cue(a)),
        };
        let (verdict, message) = match (exact, near) {
            (Some(_), _) => (Verdict::Ok, ""),
            (None, Some(_)) => (Verdict::WrongSpan, "the spans differ"),
            (None, None) => (Verdict::Missing, "nothing is found here"),
        };
        let found = exact.or(near).map(Roles::of);
        let mut window = expected.passage;
        if let Some(extent) = found.as_ref().and_then(Roles::extent) {
            window = window.start.min(extent.start)..window.end.max(extent.end);
        }
        let judged = Judged {
            verdict,
            message: message.to_owned(),
            text: text[window.clone()].to_owned(),
            expected: Some(expected.roles.shifted(window.start)),
            found: found.iter().map(|f| f.shifted(window.start)).collect(),
        };
        results.push(tried(expected.path, judged));
    }
    for noise in free {
        let roles = Roles::of(noise);
        let window = roles.extent().unwrap_or(0..0);
        let judged = Judged {
            verdict: Verdict::Noisy,
            message: "found, but not expected".to_owned(),
            text: text[window.clone()].to_owned(),
            expected: None,
            found: vec![roles.shifted(window.start)],
        };
        results.push(tried(Path::of("text"), judged));
    }
    results
}

/// Takes the first that passes out of the list.
fn take<'a>(
    free: &mut Vec<&'a Attribution>,
    passes: impl Fn(&Attribution) -> bool,
) -> Option<&'a Attribution> {
    let at = free.iter().position(|a| passes(a))?;
    Some(free.remove(at))
}
