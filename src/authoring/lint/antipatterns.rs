//! Antipatterns that silence nothing: without one, the rule must match its example.

use super::view::View;
use super::{Code, Finding};
use crate::attribution::attribute_without;
use crate::attribution::trace::PatternId;
use crate::pack::diagnostics::Path;
use crate::page::Page;
use crate::text::lay_out;

pub(super) fn check(view: &View, findings: &mut Vec<Finding>) {
    for file in &view.own.rules {
        for (i, entry) in file.holds.rules.iter().enumerate() {
            let is_it = |r: &crate::pack::Rule| r.id == entry.id && r.file == file.name;
            let Some(rule) = view.pack.rules.iter().position(is_it) else {
                continue;
            };
            let path = Path::of("rules").index(i).key("unless");
            for (index, unless) in entry.unless.iter().enumerate() {
                let without = PatternId {
                    rule,
                    index,
                    unless: true,
                };
                if unless.example.is_empty() || finds(view, &unless.example, without) {
                    continue;
                }
                let message = format!(
                    "without the antipattern `{}`, `{}` does not find its example either",
                    unless.id, entry.id
                );
                let help = "give an example that the rule would take, or take the antipattern away; `selon rules explain` says what stops the rule";
                let at = path.index(index).key("example");
                findings.push(view.finding(
                    Code::IdleAntipattern,
                    (&file.name, &at),
                    message,
                    help,
                ));
            }
        }
    }
}

/// Whether a rule makes anything of the text without one of its antipatterns.
fn finds(view: &View, text: &str, without: PatternId) -> bool {
    let layout = lay_out(text, &view.pack.profile);
    let found = attribute_without(&Page::new(view.pack, text, &layout), without);
    let id = &view.pack.rules[without.rule].id;
    found.iter().any(|a| a.rule == *id)
}
