//! A sentence with the spans of its roles drawn under it.

use std::fmt::Write;

use anstyle::Style;
use unicode_width::UnicodeWidthChar;

use crate::report::Look;
use crate::report::escape::clean;
use crate::text::Span;

/// Parts of a text with the names of their roles, and what is said of them at the end of the line.
pub(crate) struct Line<'a> {
    pub(crate) parts: Vec<(&'static str, &'a [Span])>,
    pub(crate) note: String,
}

/// A character that is shown, with where it stands.
struct Cell {
    byte: usize,
    shown: String,
    width: usize,
}

/// The sentence and under it one line for each of `lines`, in pieces no wider than the look, indented.
pub(crate) fn under(text: &str, lines: &[Line], indent: usize, look: &Look) -> String {
    let room = look.width.saturating_sub(indent).max(20);
    let note = lines.iter().map(|l| l.note.chars().count()).max();
    let room = room.saturating_sub(note.unwrap_or(0) + 2).max(20);
    let mut out = String::new();
    let pieces = pieces(text, room);
    let wide = |piece: &Vec<Cell>| piece.iter().map(|c| c.width).sum();
    let widest: usize = pieces.iter().map(wide).max().unwrap_or(0);
    for piece in pieces {
        out.push_str(&" ".repeat(indent));
        out.extend(piece.iter().map(|c| c.shown.as_str()));
        out.push('\n');
        for line in lines {
            marks(&piece, line, (indent, widest), look, &mut out);
        }
    }
    out
}

/// The text in pieces that are not wider than `room`, cut at spaces where there are any.
fn pieces(text: &str, room: usize) -> Vec<Vec<Cell>> {
    let mut pieces: Vec<Vec<Cell>> = Vec::new();
    let mut piece: Vec<Cell> = Vec::new();
    let mut used = 0;
    for (byte, c) in text.char_indices() {
        let shown = clean(c.encode_utf8(&mut [0; 4])).into_owned();
        let width = shown.chars().filter_map(UnicodeWidthChar::width).sum();
        if used + width > room {
            let space = piece.iter().rposition(|cell| cell.shown == " ");
            let rest = piece.split_off(space.map_or(piece.len(), |at| at + 1));
            used = rest.iter().map(|cell| cell.width).sum();
            pieces.push(std::mem::replace(&mut piece, rest));
        }
        used += width;
        piece.push(Cell { byte, shown, width });
    }
    pieces.push(piece);
    pieces
}

/// The line of marks under a piece.
fn marks(
    piece: &[Cell],
    line: &Line,
    (indent, widest): (usize, usize),
    look: &Look,
    out: &mut String,
) {
    let part = |byte: usize| {
        line.parts.iter().find_map(|(role, spans)| {
            let span = spans.iter().find(|s| (s.start..s.end).contains(&byte))?;
            Some((*role, *span))
        })
    };
    let mut drawn = " ".repeat(indent);
    let mut styled = Style::new();
    let mut label = "".chars();
    let mut before: Option<Span> = None;
    let mut columns = 0;
    for cell in piece {
        let here = part(cell.byte);
        let style = here.map_or(Style::new(), |(role, _)| style_of(role, look));
        if style != styled {
            let _ = write!(drawn, "{styled:#}{style}");
            styled = style;
        }
        if let Some((role, span)) = here
            && before != Some(span)
            && cell.byte == span.start
        {
            label = role.chars();
        }
        before = here.map(|(_, span)| span);
        for _ in 0..cell.width {
            drawn.push(match here {
                Some(_) => label.next().unwrap_or('─'),
                None => ' ',
            });
        }
        columns += cell.width;
    }
    let _ = write!(drawn, "{styled:#}");
    if !line.note.is_empty() {
        drawn.push_str(&" ".repeat(widest.saturating_sub(columns)));
        let faint = look.faint;
        let _ = write!(drawn, "  {faint}{}{faint:#}", clean(&line.note));
    }
    out.push_str(drawn.trim_end());
    out.push('\n');
}

/// The colour of a role.
pub(crate) fn style_of(role: &str, look: &Look) -> Style {
    match role {
        "source" => look.source,
        "cue" => look.cue,
        _ => look.mark,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str, width: usize, cue: Span) -> String {
        let parts = vec![("cue", std::slice::from_ref(&cue))];
        let note = "expected".to_owned();
        under(text, &[Line { parts, note }], 2, &Look::new(width, false))
    }

    #[test]
    fn a_part_is_marked_under_its_words() {
        let text = "Selon la mairie, rien.";
        let page = drawn(text, 60, Span::new(0, 5));
        let lines: Vec<&str> = page.lines().collect();
        assert_eq!(lines[0], "  Selon la mairie, rien.");
        assert!(lines[1].starts_with("  cue── "), "{page}");
        assert!(lines[1].ends_with("  expected"), "{page}");
    }

    #[test]
    fn wide_characters_take_two_columns() {
        let text = "東京 says";
        let page = drawn(text, 60, Span::new(7, 11));
        assert!(
            page.lines().nth(1).unwrap().starts_with("       cue─"),
            "{page}"
        );
    }

    #[test]
    fn long_sentences_are_cut_at_spaces_and_stay_whole() {
        let text = "word ".repeat(30);
        let page = drawn(&text, 40, Span::new(0, 150));
        let words: String = page
            .lines()
            .step_by(2)
            .map(str::trim_start)
            .collect::<Vec<_>>()
            .join(" ");
        assert_eq!(words.split_whitespace().count(), 30);
        assert!(page.lines().all(|l| l.chars().count() <= 40), "{page}");
    }
}
