//! What people read of coverage.

use std::fmt::Write;

use super::{Coverage, Hits, PartKind};
use crate::report::Look;
use crate::report::escape::clean;

/// What is exercised and what is not, then how often rules fire where texts were given.
pub fn text(packs: &[Coverage], hits: &[Hits], look: &Look) -> String {
    let mut out = String::new();
    for coverage in packs {
        parts(coverage, look, &mut out);
    }
    for hits in hits {
        fired(hits, look, &mut out);
    }
    out
}

fn parts(coverage: &Coverage, look: &Look, out: &mut String) {
    let title = look.title;
    let _ = writeln!(out, "{title}{}{title:#}", clean(&coverage.lang));
    for (kind, count) in &coverage.counts {
        let _ = writeln!(
            out,
            "  {:>5} of {:<5} {}",
            count.exercised,
            count.all,
            exercised(*kind)
        );
    }
    let (denied, faint, mark) = (look.denied, look.faint, look.mark);
    for part in &coverage.unexercised {
        let needed = if part.kind.is_needed() { denied } else { faint };
        let rule = part.rule.as_deref().unwrap_or("");
        let place = part.place.to_string();
        let _ = writeln!(
            out,
            "  {needed}{}{needed:#} {mark}{}{mark:#} {}  {faint}{}{faint:#}",
            lacking(part.kind),
            clean(&short(&part.yaml)),
            clean(rule),
            clean(&place)
        );
    }
}

/// The beginning of what is long.
fn short(yaml: &str) -> String {
    const LONGEST: usize = 60;
    if yaml.chars().count() <= LONGEST {
        return yaml.to_owned();
    }
    yaml.chars().take(LONGEST - 1).chain(['…']).collect()
}

/// What the parts that are exercised are called.
fn exercised(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Rule => "rules fire",
        PartKind::Pattern => "patterns of rules with several win",
        PartKind::Unless => "antipatterns silence",
        PartKind::Alternative => "alternatives are taken",
        PartKind::Step => "steps are taken",
        PartKind::Taken => "optional steps are taken",
        PartKind::LeftOut => "optional steps are left out",
        PartKind::Repeated => "repeated steps are taken twice",
        PartKind::Not => "`not` steps keep a rule from matching",
        PartKind::Entry => "entries of the lexicon stand in an example",
    }
}

/// What no example does with the part.
fn lacking(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Rule => "never fires:",
        PartKind::Pattern => "never wins:",
        PartKind::Unless => "never silences:",
        PartKind::Alternative | PartKind::Taken | PartKind::Step => "never taken:",
        PartKind::LeftOut => "never left out:",
        PartKind::Repeated => "never taken twice:",
        PartKind::Not => "never in the way:",
        PartKind::Entry => "in no example:",
    }
}

fn fired(hits: &Hits, look: &Look, out: &mut String) {
    let (title, denied) = (look.title, look.denied);
    let _ = writeln!(
        out,
        "{title}{}{title:#}, {} documents",
        clean(&hits.lang),
        hits.documents
    );
    let mut rules: Vec<(&String, &usize)> = hits.rules.iter().chain(&hits.mechanisms).collect();
    rules.sort_by_key(|(id, count)| (std::cmp::Reverse(**count), *id));
    for (id, count) in rules {
        let style = if *count == 0 {
            denied
        } else {
            anstyle::Style::new()
        };
        let _ = writeln!(out, "  {style}{count:>5}  {}{style:#}", clean(id));
    }
}
