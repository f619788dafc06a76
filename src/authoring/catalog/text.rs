//! Rules on a terminal: a line each, or one with all that is known of it.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

use super::{Entry, Sentence};
use crate::report::escape::clean;

/// How a rule looks.
#[derive(Debug, Clone, Copy)]
pub struct Colors {
    is_on: bool,
    id: Style,
    faint: Style,
    bad: Style,
}

impl Colors {
    /// Colours, or none.
    pub fn new(is_on: bool) -> Self {
        let style = |style: Style| if is_on { style } else { Style::new() };
        Self {
            is_on,
            id: style(Style::new().bold()),
            faint: style(Style::new().dimmed()),
            bad: style(AnsiColor::Red.on_default()),
        }
    }

    fn role(role: Option<&str>) -> Style {
        match role {
            Some("source") => Style::new().bold(),
            Some("cue") => AnsiColor::Cyan.on_default(),
            Some(_) => Style::new().underline(),
            None => Style::new(),
        }
    }
}

/// Writes a line a rule, by construction.
pub fn list(rules: &[Entry], width: usize, colors: Colors, out: &mut dyn Write) -> io::Result<()> {
    let Colors { id, faint, bad, .. } = colors;
    let column = rules.iter().map(|r| r.id.width()).max().unwrap_or(0);
    let mut order: Vec<&Entry> = rules.iter().collect();
    order.sort_by_key(|r| (&r.lang, &r.construction, &r.id));
    let mut last = None;
    for rule in &order {
        let group = (&rule.lang, &rule.construction);
        if last != Some(group) {
            let gap = if last.is_some() { "\n" } else { "" };
            writeln!(
                out,
                "{gap}{faint}{}: {}{faint:#}",
                clean(group.0),
                clean(group.1)
            )?;
            last = Some(group);
        }
        let hits = format!("{}/{}", rule.hits, rule.examples);
        let style = if rule.hits == rule.examples {
            faint
        } else {
            bad
        };
        let name = clean(&rule.id);
        let pad = column.saturating_sub(name.width());
        let room = width.saturating_sub(column + 10).max(20);
        writeln!(
            out,
            "  {id}{name}{id:#}{:pad$}  {style}{hits:>5}{style:#}  {}",
            "",
            shortened(&clean(&rule.doc), room)
        )?;
    }
    let count = crate::report::terminal::count;
    writeln!(
        out,
        "\n{}; the figures are examples that hold, of all.",
        count(rules.len(), "rule")
    )
}

/// A text that fits into so many columns.
fn shortened(text: &str, room: usize) -> String {
    if text.width() <= room {
        return text.to_owned();
    }
    let mut short = String::new();
    for word in text.split(' ') {
        if short.width() + word.width() + 2 > room {
            break;
        }
        short.push_str(word);
        short.push(' ');
    }
    format!("{}…", short.trim_end())
}

/// Writes all that is known of a rule.
pub fn show(rule: &Entry, colors: Colors, out: &mut dyn Write) -> io::Result<()> {
    let Colors { id, faint, .. } = colors;
    writeln!(out, "{id}{}{id:#}", clean(&rule.id))?;
    writeln!(out, "  {}", clean(&rule.doc))?;
    let place = format!("{}:{}", clean(&rule.file), rule.line);
    writeln!(
        out,
        "  {faint}{place}, priority {}{faint:#}\n",
        rule.priority
    )?;
    for line in rule.steps.lines() {
        writeln!(out, "  {}", clean(line))?;
    }
    for (kind, title) in [
        ("match", "Matches"),
        ("no_match", "Leaves alone"),
        ("unless", "Silenced by an antipattern"),
    ] {
        let mut sentences = rule.sentences.iter().filter(|s| s.kind == kind).peekable();
        if sentences.peek().is_some() {
            writeln!(out, "\n{title}:")?;
        }
        for sentence in sentences {
            example(sentence, colors, out)?;
        }
    }
    Ok(())
}

fn example(sentence: &Sentence, colors: Colors, out: &mut dyn Write) -> io::Result<()> {
    let Colors { faint, bad, .. } = colors;
    write!(out, "  ")?;
    for piece in &sentence.pieces {
        let text = clean(&piece.text);
        match &piece.role {
            Some(role) if !colors.is_on => write!(out, "[{role}:{text}]")?,
            role => {
                let style = Colors::role(role.as_deref());
                write!(out, "{style}{text}{style:#}")?;
            }
        }
    }
    if !sentence.why.is_empty() {
        write!(out, "  {faint}({}){faint:#}", clean(&sentence.why))?;
    }
    if sentence.todo {
        write!(out, "  {faint}(a known gap){faint:#}")?;
    } else if !sentence.holds {
        write!(out, "  {bad}does not hold{bad:#}")?;
    }
    writeln!(out)
}
