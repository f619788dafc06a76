//! Mistakes in packs: what keeps them from compiling, what can never match, what nothing uses, what no example shows.
//!
//! Each check stands with its like in a file; all work on a `view::View`, and none of them finds an attribution but by
//! the engine that analyzes texts. [`code::Code`] has the list, `docs/lints.md` a page for each.

mod allow;
mod antipatterns;
mod code;
mod cover;
mod names;
mod reach;
mod rules;
mod view;
mod words;
pub mod write;

pub use code::{Code, Severity};

use super::OpenPack;
use crate::pack::MistakeKind;
use view::View;

/// A mistake with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong.
    pub code: Code,
    /// The file, as the pack's folder names it.
    pub file: String,
    /// Line, from 1; 0 where it is the whole file.
    pub line: usize,
    /// Column in characters, from 1; 0 where it is the whole file.
    pub column: usize,
    /// What is wrong here.
    pub message: String,
    /// What to do; empty where the message says it.
    pub help: String,
}

/// The findings of a pack, by file and place.
///
/// ```
/// use selon::authoring::{lint, open};
/// for pack in open(None, Some("fr")).unwrap() {
///     assert_eq!(lint::lint(&pack), []);
/// }
/// ```
pub fn lint(open: &OpenPack) -> Vec<Finding> {
    let mut findings: Vec<Finding> = open
        .mistakes
        .iter()
        .map(|mistake| Finding {
            code: mistake.kind.into(),
            file: mistake.file.clone(),
            line: mistake.line,
            column: mistake.column,
            message: mistake.message.clone(),
            help: String::new(),
        })
        .collect();
    if let Some(view) = View::new(open) {
        words::check(&view, &mut findings);
        rules::check(&view, &mut findings);
        antipatterns::check(&view, &mut findings);
        reach::check(&view, &mut findings);
        // What a broken file uses is not known.
        let whole = |m: MistakeKind| matches!(m, MistakeKind::NoForm);
        if open.mistakes.iter().all(|m| whole(m.kind)) {
            names::check(&view, &mut findings);
        }
    }
    let mut findings = allow::apply(open, findings);
    let key = |f: &Finding| (f.file.clone(), f.line, f.column, f.code);
    findings.sort_by_key(key);
    findings.dedup();
    findings
}
