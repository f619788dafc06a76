//! An exercise: a text, questions about who says what in it, and the answers where they do not meet the eye.

use std::fmt::Write;

use super::csv::field;
use super::markdown::escape;
use crate::analysis::{Analysis, Attribution, Kind};
use crate::report::json::attribution_id;
use crate::text::{Document, Span, text_of};

/// The columns of the sheet that a pupil fills in.
pub const COLUMNS: [&str; 4] = ["source", "cue", "content", "kind"];

/// The sheet in Markdown: text, questions, an empty table, and the answers folded away at the end.
pub fn markdown(document: &Document, analysis: &Analysis) -> String {
    let mut out = format!(
        "# Who says what? {}\n\n## The text\n\n",
        escape(&document.id)
    );
    for line in document.text.lines().filter(|l| !l.trim().is_empty()) {
        let _ = writeln!(out, "> {}\n>", escape(line));
    }
    let count = analysis.attributions.len();
    let kinds: Vec<&str> = Kind::ALL.iter().map(|k| k.as_str()).collect();
    let _ = write!(
        out,
        "\n## Questions\n\n\
        1. Who is said to assert what? Find each place (there are {count}) and write down the source, the words that \
        attribute (the cue), the words attributed (the content), and the kind: {}.\n\
        2. Which sources have no name? Does the text say why?\n\
        3. Which cues keep their distance, and which vouch for what they report?\n\
        4. Which contents contradict each other?\n\
        5. Which statements have no source at all?\n\n{}",
        kinds.join(", "),
        table(
            std::iter::repeat_n([const { String::new() }; 5], count)
                .enumerate()
                .map(|(i, mut row)| {
                    row[0] = (i + 1).to_string();
                    row
                })
        )
    );
    out.push_str("\n<details>\n<summary>Answers</summary>\n\n");
    out.push_str(&table(analysis.attributions.iter().enumerate().map(
        |(i, a)| {
            let words = |spans: &[Span]| escape(&text_of(spans, &document.text));
            [
                attribution_id(i),
                words(&a.source),
                words(&a.cue),
                words(&a.content),
                a.kind.as_str().to_owned(),
            ]
        },
    )));
    let unnamed = analysis.sources.iter().filter(|s| s.anonymous).map(|s| {
        let reason = s.reason.map_or_else(
            || "no reason given".to_owned(),
            |r| format!("“{}”", escape(r.of(&document.text))),
        );
        format!("{} ({reason})", escape(&s.name))
    });
    list(&mut out, "Sources without a name", unnamed);
    let coloured = analysis.attributions.iter().enumerate();
    let coloured = coloured.filter(|(_, a)| a.tone != crate::analysis::Tone::Neutral);
    let coloured = coloured.map(|(i, a)| {
        let cue = escape(&text_of(&a.cue, &document.text));
        format!("{}: “{cue}” is {}", attribution_id(i), a.tone.as_str())
    });
    list(&mut out, "Cues that colour", coloured);
    let clashes = analysis.conflicts.iter().map(|c| {
        let side = |span: Span| escape(span.of(&document.text));
        format!(
            "“{}” and “{}”: {}",
            side(c.a.span),
            side(c.b.span),
            escape(&c.why)
        )
    });
    list(&mut out, "Contradictions", clashes);
    let bare = analysis.attributions.iter().enumerate();
    let bare = bare.filter(|(_, a)| a.source.is_empty() && a.entity.is_none());
    list(
        &mut out,
        "Without a source",
        bare.map(|(i, a)| content(i, a, document)),
    );
    out.push_str("\n</details>\n");
    out
}

fn content(index: usize, a: &Attribution, document: &Document) -> String {
    let words = escape(&text_of(&a.content, &document.text));
    format!("{}: “{words}”", attribution_id(index))
}

fn list(out: &mut String, title: &str, items: impl Iterator<Item = String>) {
    let _ = write!(out, "\n**{title}**\n\n");
    let mut none = true;
    for item in items {
        none = false;
        let _ = writeln!(out, "- {item}");
    }
    if none {
        out.push_str("- none\n");
    }
}

fn table(rows: impl Iterator<Item = [String; 5]>) -> String {
    let mut out = format!("| | {} |\n|---|---|---|---|---|\n", COLUMNS.join(" | "));
    for row in rows {
        let _ = writeln!(out, "| {} |", row.join(" | "));
    }
    out
}

/// The empty sheet for the pupil: the columns, and a row for each attribution there is.
pub fn blank(analysis: &Analysis) -> String {
    let head = COLUMNS.map(field).join(",");
    let row = format!("\n{}", ",".repeat(COLUMNS.len() - 1));
    format!("{head}{}\n", row.repeat(analysis.attributions.len()))
}
