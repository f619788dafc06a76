//! Marks of examples rewritten to what is found, and nothing else in their files.

use std::collections::BTreeMap;

use super::{ExampleKind, Tried, Verdict};
use crate::pack::diagnostics::Path;
use crate::pack::spots::spots;

/// An example whose marks can be rewritten.
#[derive(Debug, Clone)]
pub struct Change {
    /// The file.
    pub file: String,
    /// The way to the sentence in it.
    path: Path,
    /// The sentence as it is marked now.
    pub marked: String,
    /// Which of the examples tried it is.
    pub tried: usize,
}

/// What rewriting would make right: the examples with wrong spans.
pub fn changes(tried: &[Tried]) -> Vec<Change> {
    let change = |(number, one): (usize, &Tried)| {
        let judged = &one.judged;
        if judged.verdict != Verdict::WrongSpan || one.todo {
            return None;
        }
        let mut roles = judged.found.first()?.clone();
        if judged.expected.as_ref()?.source.is_empty() {
            roles.source.clear();
        }
        let path = match one.kind {
            ExampleKind::Match | ExampleKind::Golden => one.path.clone(),
            _ => return None,
        };
        Some(Change {
            file: one.place.file.clone(),
            path,
            marked: roles.mark(&judged.text)?,
            tried: number,
        })
    };
    tried.iter().enumerate().filter_map(change).collect()
}

/// The file with these examples marked anew, every other byte as it was; none where an example is not found in it.
pub fn rewrite(yaml: &str, changes: &[&Change]) -> Option<String> {
    let bom = if yaml.starts_with('\u{feff}') { 3 } else { 0 };
    let body = &yaml[bom..];
    let spots = spots(body);
    // From character to byte.
    let bytes: Vec<usize> = body
        .char_indices()
        .map(|(byte, _)| byte)
        .chain([body.len()])
        .collect();
    let mut edits = BTreeMap::new();
    for change in changes {
        // An example that says more than its sentence is a map.
        let spot = spots
            .get(&change.path.key("text"))
            .or_else(|| spots.get(&change.path))?;
        let range = bytes[spot.chars.start]..bytes[spot.chars.end];
        edits.insert(
            range.start,
            (range.end, quoted(&body[range], &change.marked)),
        );
    }
    let mut out = yaml[..bom].to_owned();
    let mut done = 0;
    for (start, (end, text)) in edits {
        out.push_str(body.get(done..start)?);
        out.push_str(&text);
        done = end;
    }
    out.push_str(&body[done..]);
    let read = |change: &&Change| {
        let value: serde_yaml::Value = serde_yaml::from_str(&out[bom..]).ok()?;
        change.path.lookup(&value).map(|v| {
            let text = v.get("text").unwrap_or(v);
            text.as_str() == Some(&change.marked)
        })
    };
    let holds = changes.iter().all(|c| read(c) == Some(true));
    holds.then_some(out)
}

/// The sentence as a scalar in the style of the old one.
fn quoted(old: &str, text: &str) -> String {
    // What a plain or a block scalar cannot hold everywhere, quotation marks can.
    if old.starts_with('\'') && !text.contains('\n') {
        format!("'{}'", text.replace('\'', "''"))
    } else {
        let text = text.replace('\\', "\\\\").replace('"', "\\\"");
        format!("\"{}\"", text.replace('\n', "\\n"))
    }
}
