//! What every rule should have: documentation, examples, marks for what it captures.

use std::collections::BTreeMap;

use super::view::View;
use super::{Code, Finding};
use crate::authoring::check::is_named;
use crate::pack::diagnostics::Path;
use crate::pack::in_folder;
use crate::pack::rule::unmark;
use crate::pack::schema::{RuleEntry, Step};

type Macros<'a> = BTreeMap<&'a str, &'a [Step]>;

pub(super) fn check(view: &View, findings: &mut Vec<Finding>) {
    let top = Path::default();
    if view.head.extends.is_none() && view.pack.rules.is_empty() && view.open.mistakes.is_empty() {
        findings.push(view.finding(
            Code::EmptyPack,
            (&view.main, &top),
            "the pack has no rule, so that nothing is found with it",
            "write one: `selon rules new rule`",
        ));
    }
    for file in &view.open.files {
        let read = is_named(file, "pack.yaml")
            || is_named(file, "check.yaml")
            || ["lexicon", "concepts", "rules", "golden"]
                .iter()
                .any(|part| in_folder(file, part));
        let hidden = file.name.rsplit(['/', '\\']).next();
        if !read && !hidden.is_some_and(|name| name.starts_with('.')) {
            findings.push(Finding {
                code: Code::UnreadFile,
                file: file.name.clone(),
                line: 1,
                column: 1,
                message: "nothing reads this file".to_owned(),
                help: "put it into the folder `lexicon`, `concepts` or `rules` of the pack"
                    .to_owned(),
            });
        }
    }
    let macros: Macros = view
        .all_rules()
        .flat_map(|file| &file.macros)
        .map(|(name, steps)| (name.as_str(), steps.as_slice()))
        .collect();
    for file in &view.own.rules {
        for (name, steps) in &file.holds.macros {
            let path = Path::of("macros").key(name);
            repeats(view, &file.name, steps, &path, findings);
        }
        for (i, rule) in file.holds.rules.iter().enumerate() {
            let path = Path::of("rules").index(i);
            one(view, (&file.name, &path), rule, &macros, findings);
        }
    }
}

fn one(
    view: &View,
    (file, path): (&str, &Path),
    rule: &RuleEntry,
    macros: &Macros,
    findings: &mut Vec<Finding>,
) {
    let id = &rule.id;
    let mut tell = |code, path: &Path, message: String, help: String| {
        findings.push(view.finding(code, (file, path), message, help));
    };
    let own = path.key("id");
    if rule.doc.trim().is_empty() {
        let help = "say in a sentence what it finds: `doc: \"X says that P.\"`".to_owned();
        tell(Code::NoDoc, &own, format!("`{id}` has no `doc`"), help);
    }
    let prefix = format!("{}.", view.pack.lang);
    if !id.starts_with(&prefix) {
        let message = format!("`{id}` does not begin with the language of the pack");
        let help = format!("call it `{prefix}{id}`, so that it is told from those of other packs");
        tell(Code::NoPrefix, &own, message, help);
    }
    let examples = path.key("examples");
    if rule.examples.matches.is_empty() {
        let message = format!("`{id}` has no sentence that it matches");
        let help = "add one under `examples`, `match`, with [source:…], [cue:…] and [content:…]";
        tell(Code::NoMatch, &own, message, help.to_owned());
    }
    if rule.examples.no_match.is_empty() {
        let message = format!("`{id}` has no sentence that it must leave alone");
        let help = "add one under `examples`, `no_match`, with `text` and `why`: the nearest that is no case of it";
        tell(Code::NoCounter, &own, message, help.to_owned());
    }
    let needed = captured(rule, macros);
    for (i, marked) in rule.examples.matches.iter().enumerate() {
        let text = marked.as_str().or_else(|| marked.get("text")?.as_str());
        let (_, roles) = unmark(text.unwrap_or_default());
        for role in &needed {
            if !roles.iter().any(|(name, _)| name == role) {
                let at = examples.key("match").index(i);
                let message =
                    format!("the example marks no {role}, which every pattern of `{id}` captures");
                tell(
                    Code::NoCapture,
                    &at,
                    message,
                    format!("put [{role}:…] around it"),
                );
            }
        }
    }
    for (i, unless) in rule.unless.iter().enumerate() {
        let at = path.key("unless").index(i);
        if unless.id.is_empty() || unless.example.is_empty() {
            let missing = if unless.id.is_empty() {
                "id"
            } else {
                "example"
            };
            let message = format!("an antipattern of `{id}` has no `{missing}`");
            let help =
                "give it an `id` and an `example`: a sentence that the rule would match without it";
            tell(Code::BareAntipattern, &at, message, help.to_owned());
        }
    }
    repeats(view, file, &rule.pattern, &path.key("pattern"), findings);
    for (i, steps) in rule.patterns.iter().enumerate() {
        repeats(view, file, steps, &path.key("patterns").index(i), findings);
    }
}

/// Tells of numbers of repetitions that are taken for others.
fn repeats(view: &View, file: &str, steps: &[Step], path: &Path, findings: &mut Vec<Finding>) {
    for (i, step) in steps.iter().enumerate() {
        let path = path.index(i);
        if let Some(times) = step.repeat.filter(|times| !(1..=12).contains(times)) {
            findings.push(view.finding(
                Code::Repeat,
                (file, &path.key("repeat")),
                format!(
                    "`repeat: {times}` is taken for {}, the nearest number that is possible",
                    times.clamp(1, 12)
                ),
                "give a number from 1 to 12",
            ));
        }
        for (i, steps) in step.one_of.iter().enumerate() {
            repeats(view, file, steps, &path.key("one_of").index(i), findings);
        }
        repeats(view, file, &step.look, &path.key("look"), findings);
        repeats(view, file, &step.not, &path.key("not"), findings);
    }
}

/// The roles that every pattern of the rule captures, whatever way it takes; the cue always.
fn captured(rule: &RuleEntry, macros: &Macros) -> Vec<&'static str> {
    let patterns = std::iter::once(&rule.pattern)
        .chain(&rule.patterns)
        .filter(|steps| !steps.is_empty());
    let captures: Vec<[bool; 3]> = patterns.map(|steps| roles(steps, macros, 0)).collect();
    ["source", "cue", "content"]
        .into_iter()
        .enumerate()
        .filter(|(role, name)| *name == "cue" || captures.iter().all(|c| c[*role]))
        .map(|(_, name)| name)
        .collect()
}

/// Whether these steps capture source, cue and content, whatever way they take.
fn roles(steps: &[Step], macros: &Macros, depth: usize) -> [bool; 3] {
    let mut all = [false; 3];
    for step in steps.iter().filter(|s| !s.opt) {
        for (role, name) in ["source", "cue", "content"].iter().enumerate() {
            all[role] |= step.capture.as_deref() == Some(name);
        }
        let inner = step
            .uses
            .as_deref()
            .and_then(|name| macros.get(name))
            .filter(|_| depth < 8);
        if let Some(steps) = inner {
            join(&mut all, roles(steps, macros, depth + 1));
        }
        let mut ways = step.one_of.iter().map(|way| roles(way, macros, depth));
        if let Some(first) = ways.next() {
            let common = ways.fold(first, |a, b| [a[0] && b[0], a[1] && b[1], a[2] && b[2]]);
            join(&mut all, common);
        }
    }
    all
}

fn join(all: &mut [bool; 3], more: [bool; 3]) {
    for (one, more) in all.iter_mut().zip(more) {
        *one |= more;
    }
}
