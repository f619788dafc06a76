//! Styled words laid out in lines of a given width.

use std::io::{self, Write};

use anstyle::Style;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::escape::clean;

/// Words to lay out. Text is cleaned on its way in.
#[derive(Default)]
pub(crate) struct Words(Vec<(String, Style)>);

impl Words {
    /// Adds the words of `text`. Only plain spaces separate: a no-break space keeps its word whole.
    pub(crate) fn push(&mut self, text: &str, style: Style) {
        let text = clean(text);
        self.0.extend(
            text.split(' ')
                .filter(|word| !word.is_empty())
                .map(|word| (word.to_owned(), style)),
        );
    }

    /// Adds `text` as if it were one word: it breaks only where it is wider than a line.
    pub(crate) fn push_whole(&mut self, text: &str, style: Style) {
        self.0.push((clean(text).into_owned(), style));
    }

    /// Writes the words, the first at column `indent`, where the cursor stands, and none beyond `width`.
    pub(crate) fn write(&self, indent: usize, width: usize, out: &mut dyn Write) -> io::Result<()> {
        let room = width.saturating_sub(indent).max(1);
        let mut used = 0;
        let mut current = Style::new();
        for &(ref word, style) in &self.0 {
            for piece in (Pieces { rest: word, room }) {
                let wide = piece.width();
                let breaks = used > 0 && used + 1 + wide > room;
                // A style runs on over the spaces between its words, but not over an indent.
                if breaks || style != current {
                    write!(out, "{current:#}")?;
                    current = Style::new();
                }
                if breaks {
                    write!(out, "\n{:indent$}", "")?;
                    used = 0;
                } else if used > 0 {
                    out.write_all(b" ")?;
                    used += 1;
                }
                if style != current {
                    write!(out, "{style}")?;
                    current = style;
                }
                write!(out, "{piece}")?;
                used += wide;
            }
        }
        write!(out, "{current:#}")?;
        out.write_all(b"\n")
    }
}

/// A word cut where it is wider than a line: at its last space there, or between any characters
/// where it has none, as text in scripts without spaces.
struct Pieces<'a> {
    rest: &'a str,
    room: usize,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let mut used = 0;
        let end = self.rest.char_indices().find_map(|(at, c)| {
            used += c.width().unwrap_or(0);
            (used > self.room && at > 0).then_some(at)
        });
        let end = end.unwrap_or(self.rest.len());
        let space = if end < self.rest.len() {
            self.rest[..end].rfind(' ')
        } else {
            None
        };
        let (piece, rest) = self.rest.split_at(space.unwrap_or(end));
        self.rest = rest.trim_start_matches(' ');
        (!piece.is_empty()).then_some(piece)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid(text: &str, indent: usize, width: usize) -> String {
        let mut words = Words::default();
        words.push(text, Style::new());
        let mut out = Vec::new();
        words.write(indent, width, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn lines_break_at_spaces() {
        assert_eq!(laid("one two  three", 2, 9), "one two\n  three\n");
        assert_eq!(laid("« le\u{a0}pont »", 0, 8), "«\nle\u{a0}pont\n»\n");
        assert_eq!(laid("", 4, 20), "\n");
    }

    #[test]
    fn a_style_runs_on_over_its_words() {
        let mut words = Words::default();
        words.push("a b c", Style::new().bold());
        words.push("d", Style::new());
        let mut out = Vec::new();
        words.write(0, 4, &mut out).unwrap();
        let bold = "\u{1b}[1m";
        let end = "\u{1b}[0m";
        assert_eq!(
            String::from_utf8(out).unwrap(),
            format!("{bold}a b{end}\n{bold}c{end} d\n")
        );
    }

    #[test]
    fn whole_words_stay_whole_where_they_can() {
        let mut words = Words::default();
        words.push("ab", Style::new());
        words.push_whole("[via c]", Style::new());
        for (width, expected) in [
            (10, "ab [via c]\n"),
            (8, "ab\n[via c]\n"),
            (5, "ab\n[via\nc]\n"),
        ] {
            let mut out = Vec::new();
            words.write(0, width, &mut out).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), expected);
        }
    }

    #[test]
    fn words_wider_than_a_line_are_cut() {
        assert_eq!(laid("abcdefgh", 0, 3), "abc\ndef\ngh\n");
        assert_eq!(laid("東京都知事", 0, 5), "東京\n都知\n事\n");
        assert_eq!(laid("東京", 9, 3), "東\n         京\n");
    }
}
