//! Changes as people read them: text and Markdown.

use std::fmt::Write;

use super::{Finding, Place};
use crate::lesson::markdown::escape;
use crate::report::escape::clean;

/// What people read.
pub fn text(findings: &[Finding]) -> String {
    let mut out = head(findings);
    for f in findings {
        let _ = writeln!(out, "\n{}: {}", f.change.title(), clean(&f.sentence));
        for (which, place) in [("A", &f.a), ("B", &f.b)] {
            if let Some(place) = place {
                let _ = writeln!(out, "  {which} {}: “{}”", place.id, clean(&place.text));
            }
        }
    }
    out
}

/// The same as Markdown.
pub fn markdown(findings: &[Finding]) -> String {
    let mut out = format!("# Who says what: changes\n\n{}", head(findings));
    if !findings.is_empty() {
        out.push_str("\n| change | what | first text | second text |\n|---|---|---|---|\n");
    }
    let place = |place: &Option<Place>| {
        place
            .as_ref()
            .map_or_else(String::new, |p| format!("{}: “{}”", p.id, escape(&p.text)))
    };
    for f in findings {
        let title = f.change.title();
        let _ = writeln!(
            out,
            "| {title} | {} | {} | {} |",
            escape(&f.sentence),
            place(&f.a),
            place(&f.b)
        );
    }
    out
}

fn head(findings: &[Finding]) -> String {
    match findings.len() {
        0 => "No change in who says what.\n".to_owned(),
        1 => "1 change in who says what.\n".to_owned(),
        n => format!("{n} changes in who says what.\n"),
    }
}
