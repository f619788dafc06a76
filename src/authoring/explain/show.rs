//! What people read of an explanation.

use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use super::{Attempt, Explained, Fate, RuleStory, Sentence, StepAt};
use crate::report::Look;
use crate::report::escape::clean;

/// Rules that are told in full where none is named.
const NEAREST: usize = 5;
/// Attempts of one rule that are told.
const ATTEMPTS: usize = 12;

/// The sentences as rules see them, then what became of each rule; of all rules (`named` is false), those that came
/// nearest.
pub fn text(explained: &Explained, named: bool, look: &Look) -> String {
    let mut out = String::new();
    for sentence in &explained.sentences {
        table(sentence, look, &mut out);
        out.push('\n');
    }
    let shown = if named { usize::MAX } else { NEAREST };
    for rule in explained.rules.iter().take(shown) {
        story(rule, named, look, &mut out);
        out.push('\n');
    }
    let rest = explained.rules.iter().skip(shown).map(|r| clean(&r.id));
    let rest: Vec<_> = rest.collect();
    if !rest.is_empty() {
        let _ = writeln!(out, "Tried as well: {}", rest.join(", "));
    }
    if explained.rules.is_empty() {
        out.push_str("No element of the text is a cue of any rule.\n");
    }
    out
}

fn table(sentence: &Sentence, look: &Look, out: &mut String) {
    let faint = look.faint;
    match (sentence.heading, sentence.quoted) {
        (_, true) => out.push_str("Inside the quotation:\n"),
        (true, _) => out.push_str("First sentence or heading:\n"),
        _ => out.push_str("Sentence:\n"),
    }
    let texts: Vec<String> = sentence
        .elements
        .iter()
        .map(|e| shorten(&clean(&e.text)))
        .collect();
    let wide = texts.iter().map(|t| t.width()).max().unwrap_or(0);
    for (element, text) in sentence.elements.iter().zip(&texts) {
        let facts: Vec<String> = element
            .facts
            .iter()
            .map(|f| format!("{faint}{}{faint:#} {}", f.key, clean(&f.values.join(", "))))
            .collect();
        let gap = wide - text.width();
        let row = format!(
            "  {text}{:gap$}  {:<9}  {}",
            "",
            element.kind,
            facts.join("; ")
        );
        let _ = writeln!(out, "{}", row.trim_end());
    }
}

/// The beginning of a long element.
fn shorten(text: &str) -> String {
    const LONGEST: usize = 28;
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    text.chars().take(LONGEST - 1).chain(['…']).collect()
}

fn story(rule: &RuleStory, named: bool, look: &Look, out: &mut String) {
    let (title, faint, denied, cue) = (look.title, look.faint, look.denied, look.cue);
    let verdict = if rule.matched {
        format!("{cue}matches{cue:#}")
    } else {
        format!("{denied}does not match{denied:#}")
    };
    let place = rule.place.to_string();
    let _ = writeln!(
        out,
        "{title}{}{title:#} {verdict}  {faint}{}{faint:#}",
        clean(&rule.id),
        clean(&place)
    );
    if rule.attempts.is_empty() {
        out.push_str("  no element passes the test of its cue:\n");
        for cue in &rule.cues {
            step("    ", cue, look, out);
        }
    }
    let shown = if named { ATTEMPTS } else { 1 };
    for attempt in rule.attempts.iter().take(shown) {
        tell(attempt, look, out);
    }
    if named && rule.attempts.len() > shown {
        let _ = writeln!(out, "  and {} more", rule.attempts.len() - shown);
    }
}

fn tell(attempt: &Attempt, look: &Look, out: &mut String) {
    let cue = look.cue;
    let _ = write!(
        out,
        "  at {cue}{}{cue:#}, pattern {}: ",
        clean(&attempt.cue.text),
        attempt.pattern + 1
    );
    match &attempt.fate {
        Fate::Won { over } => {
            out.push_str("matches and wins\n");
            for lost in over {
                let _ = writeln!(
                    out,
                    "    over {}: {}",
                    clean(&lost.rule),
                    clean(&lost.reason)
                );
            }
        }
        Fate::Lost { winner } => {
            let _ = writeln!(
                out,
                "matches, but {} wins: {}",
                clean(&winner.rule),
                clean(&winner.reason)
            );
        }
        Fate::Silenced { id, place } => {
            let place = place.to_string();
            let _ = writeln!(
                out,
                "matches, but the antipattern `{}` silences it ({})",
                clean(id),
                clean(&place)
            );
        }
        Fate::Empty { why } => {
            let _ = writeln!(out, "matches, but {}", clean(why));
        }
        Fate::Failed { steps } => {
            let _ = writeln!(out, "{} of {} steps hold", attempt.held, attempt.steps);
            if let Some(furthest) = &attempt.furthest {
                step("    furthest:  ", furthest, look, out);
            }
            for (i, failed) in steps.iter().enumerate() {
                let label = if i == 0 {
                    "    fails:     "
                } else {
                    "    or:        "
                };
                step(label, failed, look, out);
            }
        }
    }
}

fn step(label: &str, step: &StepAt, look: &Look, out: &mut String) {
    let (faint, mark) = (look.faint, look.mark);
    let _ = write!(out, "{label}{mark}{}{mark:#}", clean(&step.yaml));
    match &step.element {
        Some(element) => {
            let _ = write!(out, " at “{}”", shorten(&clean(&element.text)));
        }
        None if label.trim_start().is_empty() => {}
        None => out.push_str(" at the edge of the sentence"),
    }
    let place = step.place.to_string();
    let _ = writeln!(out, "  {faint}{}{faint:#}", clean(&place));
}
