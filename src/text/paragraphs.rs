//! Paragraphs: blank lines part them, and single line ends do unless the text is hard-wrapped.

use super::Span;

/// Lines longer than this were not wrapped by hand or machine at a fixed column.
const WIDEST: usize = 110;
/// Lines shorter than this end because their text ends.
const NARROWEST: usize = 40;

struct Line {
    start: usize,
    end: usize,
    /// Width in characters, and that of the first word.
    width: usize,
    word: usize,
    /// Whether its last sign ends a sentence, or introduces what follows.
    ends: bool,
    /// Whether the break behind it always parts paragraphs.
    hard: bool,
}

/// The byte ranges of the paragraphs of `text`, without the white space around them.
pub(super) fn find(text: &str) -> Vec<Span> {
    let lines = lines(text);
    let wrapped = Wrapping::of(&lines);
    let mut paragraphs: Vec<Span> = Vec::new();
    let mut joins = false;
    for (index, line) in lines.iter().enumerate() {
        if line.width == 0 {
            joins = false;
            continue;
        }
        match paragraphs.last_mut() {
            Some(last) if joins => last.end = line.end,
            _ => paragraphs.push(Span {
                start: line.start,
                end: line.end,
            }),
        }
        joins = !line.hard
            && lines
                .get(index + 1)
                .is_some_and(|next| wrapped.joins(line, next));
    }
    paragraphs
}

/// How the lines of a text end.
struct Wrapping {
    /// Whether blank lines part its paragraphs.
    blank: bool,
    /// Whether most of its single breaks are those of a fixed column.
    fixed: bool,
    /// The widest line.
    width: usize,
}

impl Wrapping {
    fn of(lines: &[Line]) -> Self {
        let width = lines
            .iter()
            .map(|line| line.width)
            .filter(|&width| width <= WIDEST)
            .max()
            .unwrap_or(0);
        let long = lines.iter().any(|line| line.width > WIDEST);
        let mut wrapping = Self {
            blank: false,
            fixed: false,
            width,
        };
        let last = lines.iter().rposition(|line| line.width > 0).unwrap_or(0);
        let first = lines.iter().position(|line| line.width > 0).unwrap_or(0);
        let (mut breaks, mut open) = (0, 0);
        for pair in lines[first.min(lines.len())..(last + 1).min(lines.len())].windows(2) {
            if pair[0].width == 0 || pair[1].width == 0 || pair[0].hard {
                wrapping.blank = true;
                continue;
            }
            breaks += 1;
            open += usize::from(!pair[0].ends && wrapping.full(&pair[0], &pair[1]));
        }
        // A single break proves nothing where no blank line shows how paragraphs look.
        let enough = if wrapping.blank { 1 } else { 2 };
        wrapping.fixed = (wrapping.blank || !long) && breaks >= enough && open * 2 >= breaks;
        wrapping
    }

    /// Whether the first word of `next` had no room on `line`.
    fn full(&self, line: &Line, next: &Line) -> bool {
        line.width >= NARROWEST && line.width + 1 + next.word + 2 > self.width
    }

    /// Whether the single break between the two lines is inside a paragraph.
    fn joins(&self, line: &Line, next: &Line) -> bool {
        if next.width == 0 || line.width > WIDEST || next.width > WIDEST {
            return false;
        }
        (self.fixed && self.full(line, next))
            || (self.blank && !line.ends && line.width >= NARROWEST)
    }
}

fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        // How many bytes the line end at `at` has, and whether it parts paragraphs by itself.
        let (length, hard) = match bytes[at] {
            b'\n' | 0x0b => (1, false),
            0x0c => (1, true),
            b'\r' => (1 + usize::from(bytes.get(at + 1) == Some(&b'\n')), false),
            0xc2 if bytes.get(at + 1) == Some(&0x85) => (2, false),
            0xe2 if bytes.get(at + 1) == Some(&0x80)
                && matches!(bytes.get(at + 2), Some(0xa8 | 0xa9)) =>
            {
                (3, bytes[at + 2] == 0xa9)
            }
            _ => {
                at += 1;
                continue;
            }
        };
        lines.push(line(text, start, at, hard));
        at += length;
        start = at;
    }
    lines.push(line(text, start, bytes.len(), false));
    lines
}

fn line(text: &str, start: usize, end: usize, hard: bool) -> Line {
    let full = &text[start..end];
    let trimmed = full.trim_start();
    let start = start + full.len() - trimmed.len();
    let trimmed = trimmed.trim_end();
    let word = trimmed.split(' ').next().unwrap_or("");
    let last = trimmed.trim_end_matches([
        ' ', '\u{a0}', '\u{202f}', '"', '»', '”', '’', '\'', ')', ']', '“', '«',
    ]);
    Line {
        start,
        end: start + trimmed.len(),
        width: trimmed.chars().count(),
        word: word.chars().count(),
        ends: last.ends_with(['.', '?', '!', '…', ':', '。', '？', '！', '؟']),
        hard,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn blank_lines_and_line_ends() {
        assert_eq!(
            cut("  Un.\r\n\r\nDeux.\r\nTrois. \n"),
            ["Un.", "Deux.", "Trois."]
        );
        assert_eq!(
            cut("Un.\u{c}Deux.\u{2029}Trois.\u{2028}Quatre."),
            ["Un.", "Deux.", "Trois.", "Quatre."]
        );
        assert!(cut(" \n\r\n\t").is_empty());
        assert!(cut("").is_empty());
    }

    #[test]
    fn hard_wrapped_lines_join() {
        let text = "The harbour board met on Tuesday to discuss what\nit called a long list of repairs. It will meet\n\
                    again next week, said its clerk, Ada Pell.\n\nNobody objected.\n";
        assert_eq!(cut(text).len(), 2);
        assert_eq!(cut(&text.replace('\n', "\r\n")).len(), 2);
    }

    #[test]
    fn wrapped_lines_that_end_a_sentence_by_chance_join() {
        let text = "The harbour board met on Tuesday in the old hall.\nIt discussed what the clerk called a long list of\n\
                    repairs to the northern quay and its two cranes.\n\nNobody objected to any of it.";
        assert_eq!(cut(text).len(), 2);
    }

    #[test]
    fn single_line_ends_part_long_lines() {
        let long = "The harbour board met on Tuesday to discuss what it called a long list of repairs, and to hear what the \
                    engineers had found under the northern quay.";
        assert_eq!(cut(&format!("Board meets\n{long}\n{long}")).len(), 3);
        assert_eq!(
            cut(&format!(
                "Board meets to talk about quays and about cranes\n{long}\n\n{long}"
            ))
            .len(),
            3
        );
    }
}
