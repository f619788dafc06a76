//! Findings for people: each with its line and a mark under what it is about.

use std::io::{self, Write};
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Linted, Summary};
use crate::authoring::OpenPack;
use crate::authoring::lint::{Finding, Severity};
use crate::report::escape::clean;

/// Of longer lines, in bytes, only the place is given.
const LONGEST: usize = 2000;

pub(super) fn write(packs: &[Linted], color: bool, out: &mut dyn Write) -> io::Result<()> {
    let renderer = if color {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    for (open, findings) in packs {
        for finding in findings {
            writeln!(out, "{}\n", render(open, finding, &renderer))?;
        }
    }
    let summary = Summary::new(packs);
    let count = |n: usize, noun: &str| crate::report::terminal::count(n, noun);
    let read = format!(
        "{}, {}, {} read",
        count(summary.packs, "pack"),
        count(summary.files, "file"),
        count(summary.rules, "rule")
    );
    if summary.errors + summary.warnings == 0 {
        return writeln!(out, "No findings: {read}.");
    }
    let errors = count(summary.errors, "error");
    let warnings = count(summary.warnings, "warning");
    let first = packs.iter().flat_map(|(_, findings)| findings).next();
    let code = first.map_or("", |f| f.code.as_str());
    writeln!(
        out,
        "{errors}, {warnings}: {read}.\nWhat a code means: selon rules lint --explain {code}"
    )
}

fn render(open: &OpenPack, finding: &Finding, renderer: &Renderer) -> String {
    let level = match finding.code.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let message = clean(&finding.message);
    let file = clean(&finding.file);
    let title = level.primary_title(message).id(finding.code.as_str());
    let source = open.files.iter().find(|f| f.name == finding.file);
    let line = source
        .and_then(|f| f.yaml.lines().nth(finding.line.checked_sub(1)?))
        .filter(|line| line.len() <= LONGEST);
    let group = match line {
        Some(line) => {
            let (shown, span) = marked(line, finding.column);
            title.element(
                Snippet::source(shown)
                    .line_start(finding.line)
                    .path(file)
                    .annotation(AnnotationKind::Primary.span(span)),
            )
        }
        None if finding.line > 0 => title.element(
            Origin::path(file)
                .line(finding.line)
                .char_column(finding.column),
        ),
        None => title.element(Origin::path(file)),
    };
    renderer.render(&[help(group, &finding.help)])
}

fn help<'a>(group: Group<'a>, help: &'a str) -> Group<'a> {
    if help.is_empty() {
        group
    } else {
        group.element(Level::HELP.message(clean(help)))
    }
}

/// A line as it may be shown, and the bytes of it to mark: what begins at the column.
fn marked(line: &str, column: usize) -> (String, Range<usize>) {
    let before: usize = line
        .chars()
        .take(column.saturating_sub(1))
        .map(char::len_utf8)
        .sum();
    let (head, tail) = line.split_at(before);
    let length = extent(tail);
    let start = clean(head).len();
    let end = start + clean(&tail[..length]).len();
    let shown = format!("{}{}", clean(head), clean(tail));
    (shown, start..end)
}

/// The length of the value that a text begins with: up to its closing mark, or its first separator.
fn extent(text: &str) -> usize {
    let mut chars = text.char_indices();
    let Some((_, first)) = chars.next() else {
        return 0;
    };
    let behind = |at: usize, c: char| at + c.len_utf8();
    let up_to = match first {
        '"' | '\'' => chars
            .find(|(_, c)| *c == first)
            .map(|(at, c)| behind(at, c)),
        '{' | '[' => {
            let mut depth = 1;
            chars
                .find(|(_, c)| {
                    match c {
                        '{' | '[' => depth += 1,
                        '}' | ']' => depth -= 1,
                        _ => {}
                    }
                    depth == 0
                })
                .map(|(at, c)| behind(at, c))
        }
        _ => chars
            .find(|(_, c)| c.is_whitespace() || matches!(c, ',' | ']' | '}' | ':'))
            .map(|(at, _)| at),
    };
    up_to.unwrap_or(text.trim_end().len()).max(first.len_utf8())
}
