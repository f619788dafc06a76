//! The sheet in Markdown.

use std::fmt::Write;

use super::{COLUMNS, Sheet};
use crate::analysis::Analysis;
use crate::lesson::markdown::escape;
use crate::text::Document;

/// Text, questions, an empty table, and the answers folded away at the end.
pub fn markdown(document: &Document, analysis: &Analysis) -> String {
    let sheet = Sheet::of(document, analysis);
    let mut out = format!("# Who says what? {}\n\n## The text\n\n", escape(sheet.id));
    for paragraph in &sheet.paragraphs {
        let _ = writeln!(out, "> {}\n>", escape(paragraph));
    }
    out.push_str("\n## Questions\n\n");
    for (number, question) in (1..).zip(&sheet.questions) {
        let _ = writeln!(out, "{number}. {question}");
    }
    out.push('\n');
    out.push_str(&table((1..=sheet.answers.len()).map(|number| {
        let mut row = [const { String::new() }; 5];
        row[0] = number.to_string();
        row
    })));
    out.push_str("\n<details>\n<summary>Answers</summary>\n\n");
    let escaped = |row: &[String; 5]| row.each_ref().map(|cell| escape(cell));
    out.push_str(&table(sheet.answers.iter().map(escaped)));
    for (title, items) in &sheet.lists {
        let _ = write!(out, "\n**{title}**\n\n");
        for item in items {
            let _ = writeln!(out, "- {}", escape(item));
        }
        if items.is_empty() {
            out.push_str("- none\n");
        }
    }
    out.push_str("\n</details>\n");
    out
}

fn table(rows: impl Iterator<Item = [String; 5]>) -> String {
    let mut out = format!("| | {} |\n|---|---|---|---|---|\n", COLUMNS.join(" | "));
    for row in rows {
        let _ = writeln!(out, "| {} |", row.join(" | "));
    }
    out
}
