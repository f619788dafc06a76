//! How a readable report looks: its width, its colours, and the columns of its rows.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

use super::escape::clean;
use super::wrap::Words;

/// Lines longer than this tire the eye, however wide the terminal.
pub(super) const WIDEST: usize = 100;
/// Narrower than this, the text would be a ladder of syllables.
pub(super) const NARROWEST: usize = 32;
/// From this width on, labels stand in a column of their own.
const COLUMNS_FROM: usize = 60;
/// Room for an identifier: `  a123  `.
const ID_COLUMN: usize = 8;
/// Room for a label: a cue, or who speaks.
const LABEL_COLUMN: usize = 20;

/// How wide and in what colours.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    pub(crate) width: usize,
    pub(crate) title: Style,
    pub(crate) source: Style,
    pub(crate) cue: Style,
    pub(crate) denied: Style,
    pub(crate) mark: Style,
    pub(crate) faint: Style,
    note: Style,
}

impl Look {
    /// A look for lines of `width` columns.
    pub fn new(width: usize, color: bool) -> Self {
        let style = |style: Style| if color { style } else { Style::new() };
        let fg = |color: AnsiColor| Style::new().fg_color(Some(color.into()));
        Self {
            width: width.clamp(NARROWEST, WIDEST),
            title: style(Style::new().bold().underline()),
            source: style(Style::new().bold()),
            cue: style(fg(AnsiColor::Cyan)),
            denied: style(fg(AnsiColor::Red)),
            mark: style(fg(AnsiColor::Magenta)),
            faint: style(Style::new().dimmed()),
            note: style(fg(AnsiColor::Yellow)),
        }
    }

    /// Writes what the reader should know about the input.
    pub(crate) fn notices(&self, notices: &[String], out: &mut dyn Write) -> io::Result<()> {
        let Self { width, note, .. } = *self;
        for notice in notices {
            write!(out, "{note}Note:{note:#} ")?;
            let mut words = Words::default();
            words.push(notice, Style::new());
            words.write("Note: ".len(), width, out)?;
        }
        Ok(())
    }

    /// Writes an identifier, a label and what it labels, in columns where there is room.
    pub(crate) fn row(
        &self,
        id: &str,
        (label, style): (&str, Style),
        words: &Words,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let Self { width, faint, .. } = *self;
        let label = clean(label);
        write!(out, "{faint}{id:>5}{faint:#}   ")?;
        let columns = width >= COLUMNS_FROM;
        let indent = if columns {
            ID_COLUMN + LABEL_COLUMN
        } else {
            ID_COLUMN
        };
        if columns && label.width() < LABEL_COLUMN {
            let gap = LABEL_COLUMN - label.width();
            write!(out, "{style}{label}{style:#}{:gap$}", "")?;
        } else {
            let mut above = Words::default();
            above.push(&label, style);
            above.write(ID_COLUMN, width, out)?;
            write!(out, "{:indent$}", "")?;
        }
        words.write(indent, width, out)
    }
}
