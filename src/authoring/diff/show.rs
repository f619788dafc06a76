//! Differences as people read them.

use std::fmt::Write;

use anstyle::Style;

use super::{Change, Diff, Version};
use crate::report::escape::clean;
use crate::report::look::Look;
use crate::report::wrap::Words;

/// Where the words of an attribution stand.
const INDENT: usize = 8;

impl Diff {
    /// What people read.
    pub fn text(&self, look: &Look) -> String {
        let counts = self.counts;
        let documents = |count: usize| match count {
            1 => "1 document".to_owned(),
            _ => format!("{count} documents"),
        };
        let mut out = documents(self.documents);
        if self.differing.is_empty() {
            out.push_str(": no difference\n");
            return out;
        }
        let differ = match self.differing.len() {
            1 => "1 differs".to_owned(),
            many => format!("{many} differ"),
        };
        let _ = writeln!(
            out,
            ", {differ}: {} gained, {} lost, {} changed\n",
            counts.gained, counts.lost, counts.changed
        );
        let faint = look.faint;
        let _ = writeln!(out, "{faint}  gained    lost changed  by rule{faint:#}");
        for (rule, counts) in &self.rules {
            let _ = writeln!(
                out,
                "{:>8}{:>8}{:>8}  {}",
                counts.gained,
                counts.lost,
                counts.changed,
                clean(rule)
            );
        }
        for document in &self.differing {
            let title = look.title;
            let _ = writeln!(out, "\n{title}{}{title:#}", clean(&document.document));
            for change in &document.changes {
                one(change, look, &mut out);
            }
        }
        out
    }
}

fn one(change: &Change, look: &Look, out: &mut String) {
    match (&change.old, &change.new) {
        (Some(old), Some(new)) => {
            let mut words = Words::default();
            words.push(&format!("changed {}", change.differs.join(", ")), look.mark);
            rule(old, look, &mut words);
            if old.rule != new.rule {
                words.push("→", look.faint);
                rule(new, look, &mut words);
            }
            push("  ", &words, look, out);
            side("was", old, look, out);
            side("is", new, look, out);
            values(change, old, new, look, out);
        }
        (old, new) => {
            let (name, style) = match new {
                Some(_) => ("gained", look.cue),
                None => ("lost", look.denied),
            };
            for version in [old, new].into_iter().flatten() {
                let mut words = Words::default();
                words.push(name, style);
                rule(version, look, &mut words);
                push("  ", &words, look, out);
                side("", version, look, out);
            }
        }
    }
}

fn rule(version: &Version, look: &Look, words: &mut Words) {
    words.push(&version.rule, Style::new());
    if let Some(at) = &version.at {
        words.push(&format!("({at})"), look.faint);
    }
}

fn side(name: &str, version: &Version, look: &Look, out: &mut String) {
    let mut words = Words::default();
    words.push(&version.words.text, Style::new());
    push(&format!("    {name:<4}"), &words, look, out);
}

/// The values that differ: they cannot be seen in the words.
fn values(change: &Change, old: &Version, new: &Version, look: &Look, out: &mut String) {
    let all = [
        ("kind", old.kind, new.kind),
        ("class", old.class, new.class),
        ("tone", old.tone, new.tone),
        ("polarity", old.polarity, new.polarity),
        ("certainty", old.certainty, new.certainty),
    ];
    for (name, was, is) in all {
        if change.differs.contains(&name) {
            let mut words = Words::default();
            words.push(&format!("{name}: {was} → {is}"), look.faint);
            push(&" ".repeat(INDENT), &words, look, out);
        }
    }
}

/// Adds words laid out behind a beginning.
fn push(begin: &str, words: &Words, look: &Look, out: &mut String) {
    let mut bytes = begin.as_bytes().to_vec();
    // Into memory, and text only: nothing can fail.
    let _ = words.write(begin.chars().count(), look.width, &mut bytes);
    out.push_str(&String::from_utf8_lossy(&bytes));
}
