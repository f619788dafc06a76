//! Examples that were tried, for people and for programs.

use std::fmt::Write;

use serde_json::{Value, json};

use super::{Roles, Tried, Verdict};
use crate::authoring::under::{Line, under};
use crate::report::Look;
use crate::report::escape::clean;
use crate::text::CodePoints;

/// Letters on a line.
const LETTERS: usize = 60;

/// What people read: a letter for each example, pack by pack, each failure with the difference, and what to run
/// next. `suffix` is behind every command that is named: the options of this one.
pub fn text(packs: &[(String, Vec<Tried>)], suffix: &str, look: &Look) -> String {
    let mut out = String::new();
    for (name, tried) in packs {
        letters(name, tried, look, &mut out);
    }
    for (_, tried) in packs {
        for one in tried.iter().filter(|t| t.fails()) {
            failure(one, suffix, look, &mut out);
        }
    }
    let all = || packs.iter().flat_map(|(_, tried)| tried);
    let count = |passes: &dyn Fn(&Tried) -> bool| all().filter(|t| passes(t)).count();
    let total = all().count();
    let fail = count(&Tried::fails);
    let _ = write!(out, "\n{}", counted(total, "example"));
    match fail {
        0 => out.push_str(", all as expected"),
        1 => out.push_str(", 1 fails"),
        _ => {
            let _ = write!(out, ", {fail} fail");
        }
    }
    match count(&Tried::is_known_gap) {
        0 => {}
        known => {
            let _ = write!(out, ", {}", counted(known, "known gap"));
        }
    }
    out.push('\n');
    out
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

fn letters(name: &str, tried: &[Tried], look: &Look, out: &mut String) {
    let (denied, faint) = (look.denied, look.faint);
    for (i, line) in tried.chunks(LETTERS).enumerate() {
        let name = if i == 0 { name } else { "" };
        let _ = write!(out, "{:<4}", clean(name));
        for one in line {
            let letter = one.judged.verdict.letter();
            let _ = match (one.fails(), one.is_known_gap()) {
                (true, _) if letter == '.' => write!(out, "{denied}T{denied:#}"),
                (true, _) => write!(out, "{denied}{letter}{denied:#}"),
                (_, true) => write!(out, "{faint}t{faint:#}"),
                _ => write!(out, "{letter}"),
            };
        }
        out.push('\n');
    }
}

fn failure(one: &Tried, suffix: &str, look: &Look, out: &mut String) {
    let judged = &one.judged;
    let (denied, title, faint) = (look.denied, look.title, look.faint);
    let letter = match judged.verdict {
        Verdict::Ok => 'T',
        verdict => verdict.letter(),
    };
    let _ = write!(out, "\n{denied}{letter}{denied:#} ");
    if let Some(rule) = &one.rule {
        let _ = write!(out, "{title}{}{title:#}  ", clean(rule));
    }
    let place = one.place.to_string();
    let _ = writeln!(out, "{faint}{}{faint:#}", clean(&place));
    let _ = writeln!(out, "  {}", clean(&judged.message));
    if judged.text.is_empty() {
        return;
    }
    let mut lines = Vec::new();
    if let Some(expected) = &judged.expected {
        lines.push(Line {
            parts: expected.parts().to_vec(),
            note: "expected".to_owned(),
        });
    }
    if judged.verdict != Verdict::Ok {
        let shown = judged.found.iter().take(3);
        lines.extend(shown.map(|found| Line {
            parts: found.parts().to_vec(),
            note: match &found.rule {
                Some(rule) if one.rule.as_ref() != Some(rule) => format!("found by {rule}"),
                _ => "found".to_owned(),
            },
        }));
    }
    out.push_str(&under(&judged.text, &lines, 2, look));
    if let Some(rule) = &one.rule
        && !matches!(judged.verdict, Verdict::Ok | Verdict::Error)
    {
        let text = shell(&judged.text);
        let _ = writeln!(
            out,
            "  {faint}next: selon rules explain {} {text}{suffix}{faint:#}",
            clean(rule)
        );
    }
}

/// A text as one argument of a command.
pub(crate) fn shell(text: &str) -> String {
    let text = clean(text);
    if text.contains(['"', '$', '`', '\\', '!']) {
        format!("'{}'", text.replace('\'', "'\\''"))
    } else {
        format!("\"{text}\"")
    }
}

/// What programs read; spans are in code points.
pub fn json(packs: &[(String, Vec<Tried>)]) -> Value {
    let all = || packs.iter().flat_map(|(_, tried)| tried);
    json!({
        "examples": all().count(),
        "failed": all().filter(|t| t.fails()).count(),
        "known_gaps": all().filter(|t| t.is_known_gap()).count(),
        "results": packs
            .iter()
            .flat_map(|(lang, tried)| tried.iter().map(move |t| result(lang, t)))
            .collect::<Vec<_>>(),
    })
}

fn result(lang: &str, one: &Tried) -> Value {
    let judged = &one.judged;
    let points = CodePoints::new(&judged.text);
    json!({
        "lang": lang,
        "rule": one.rule,
        "kind": one.kind,
        "file": one.place.file,
        "line": one.place.line,
        "column": one.place.column,
        "verdict": judged.verdict,
        "todo": one.todo,
        "fails": one.fails(),
        "message": judged.message,
        "text": judged.text,
        "expected": judged.expected.as_ref().map(|r| roles(r, &points)),
        "found": judged.found.iter().map(|r| roles(r, &points)).collect::<Vec<_>>(),
    })
}

fn roles(roles: &Roles, points: &CodePoints) -> Value {
    let mut value = json!({ "rule": roles.rule });
    for (name, spans) in roles.parts() {
        let spans: Vec<[usize; 2]> = spans
            .iter()
            .map(|s| [points.at(s.start), points.at(s.end)])
            .collect();
        value[name] = json!(spans);
    }
    value
}
