//! Antipatterns that silence nothing: without one, the rule must match its example.

use super::view::View;
use super::{Code, Finding};
use crate::attribution::attribute;
use crate::pack::Pack;
use crate::pack::diagnostics::Path;
use crate::page::Page;
use crate::text::lay_out;

pub(super) fn check(view: &View, findings: &mut Vec<Finding>) {
    let own = |rule: &crate::pack::Rule| view.is_own(&rule.file) && !rule.unless.is_empty();
    if !view.pack.rules.iter().any(own) {
        return;
    }
    // A pack of its own, so that antipatterns can be taken out of it.
    let Ok((mut pack, _)) = Pack::compile_most(&view.open.files) else {
        return;
    };
    for file in &view.own.rules {
        for (i, entry) in file.holds.rules.iter().enumerate() {
            let number = pack
                .rules
                .iter()
                .position(|r| r.id == entry.id && r.file == file.name);
            let Some(number) = number else { continue };
            let path = Path::of("rules").index(i).key("unless");
            for (j, unless) in entry.unless.iter().enumerate() {
                if unless.example.is_empty() || j >= pack.rules[number].unless.len() {
                    continue;
                }
                let taken = pack.rules[number].unless.remove(j);
                let found = finds(&pack, &unless.example, &entry.id);
                pack.rules[number].unless.insert(j, taken);
                if !found {
                    let message = format!(
                        "without the antipattern `{}`, `{}` does not find its example either",
                        unless.id, entry.id
                    );
                    let help = "give an example that the rule would take, or take the antipattern away; `selon rules explain` says what stops the rule";
                    let at = path.index(j).key("example");
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
}

/// Whether the rule makes anything of the text.
fn finds(pack: &Pack, text: &str, rule: &str) -> bool {
    let layout = lay_out(text, &pack.profile);
    let (found, _) = attribute(&Page::new(pack, text, &layout));
    found.iter().any(|a| a.rule == rule)
}
