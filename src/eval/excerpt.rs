//! A stretch of text with the parts of an attribution marked, as the examples of rules mark them.

use crate::text::Span;

/// How many characters are shown before and behind.
const AROUND: usize = 32;
/// A piece longer than this many characters is shortened in its middle.
const LONGEST: usize = 160;
/// Stands for what is left out.
const GAP: char = '…';

/// The text around the parts, which stand in brackets with their names: `[cue:said]`.
///
/// ```
/// use selon::{eval::excerpt, text::Span};
///
/// let parts = [("source", &[Span::new(0, 4)][..]), ("cue", &[Span::new(5, 9)][..])];
/// assert_eq!(excerpt("Mina said no.", &parts), "[source:Mina] [cue:said] no.");
/// ```
pub fn excerpt(text: &str, parts: &[(&str, &[Span])]) -> String {
    let all = || parts.iter().flat_map(|(_, spans)| *spans);
    let (Some(start), Some(end)) = (
        all().map(|span| span.start).min(),
        all().map(|span| span.end).max(),
    ) else {
        return String::new();
    };
    let (from, to) = (before(text, start), behind(text, end));
    // At one place, what ends comes first; of what begins, the longer; of what ends, the one that began last.
    let mut marks: Vec<(usize, bool, usize, &str)> = Vec::new();
    for (name, spans) in parts {
        for span in *spans {
            marks.push((span.start, true, usize::MAX - span.end, name));
            marks.push((span.end, false, usize::MAX - span.start, name));
        }
    }
    marks.sort_unstable();
    let mut out = String::new();
    if from > 0 {
        out.push(GAP);
    }
    let mut at = from;
    for (place, begins, _, name) in marks {
        shortened(&text[at..place], &mut out);
        at = place;
        if begins {
            out.push('[');
            out.push_str(name);
            out.push(':');
        } else {
            out.push(']');
        }
    }
    out.push_str(&text[at..to]);
    if to < text.len() {
        out.push(GAP);
    }
    out
}

/// Where the words before `start` begin.
fn before(text: &str, start: usize) -> usize {
    let back = text[..start].char_indices().rev();
    let Some((edge, _)) = back.take(AROUND).last() else {
        return start;
    };
    if edge == 0 {
        return 0;
    }
    let blank = text[edge..start].find(char::is_whitespace);
    blank.map_or(start, |blank| {
        let rest = &text[edge + blank..start];
        edge + blank + (rest.len() - rest.trim_start().len())
    })
}

/// Where the words behind `end` end.
fn behind(text: &str, end: usize) -> usize {
    let mut on = text[end..].char_indices().skip(AROUND);
    let Some((edge, _)) = on.next() else {
        return text.len();
    };
    let shown = &text[end..end + edge];
    let blank = shown.rfind(char::is_whitespace);
    end + blank.map_or(0, |blank| shown[..blank].trim_end().len())
}

/// Adds a piece, without its middle where it is long.
fn shortened(piece: &str, out: &mut String) {
    let count = piece.chars().count();
    if count <= LONGEST {
        out.push_str(piece);
        return;
    }
    let at = |number: usize| {
        let place = piece.char_indices().nth(number);
        place.map_or(piece.len(), |(place, _)| place)
    };
    let side = LONGEST / 2;
    out.push_str(piece[..at(side)].trim_end());
    out.push_str(" … ");
    out.push_str(piece[at(count - side)..].trim_start());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::rule::unmark;
    use proptest::prelude::*;

    #[test]
    fn only_whole_words_stand_around() {
        let text = format!(
            "{} Mina said no, {}",
            "before ".repeat(9),
            "behind ".repeat(9)
        );
        let cue = text.find("said").unwrap();
        let shown = excerpt(&text, &[("cue", &[Span::new(cue, cue + 4)])]);
        assert!(shown.starts_with("…before"), "{shown}");
        assert!(shown.contains(" Mina [cue:said] no, behind"), "{shown}");
        assert!(shown.ends_with("behind…"), "{shown}");
    }

    #[test]
    fn a_long_piece_loses_its_middle() {
        let text = "word ".repeat(200);
        let shown = excerpt(&text, &[("content", &[Span::new(0, text.len() - 1)])]);
        assert!(shown.contains("word … word") && shown.chars().count() < LONGEST + 20);
    }

    proptest! {
        #[test]
        fn marks_read_back_as_they_were(text in "[a-zé ]{1,60}", cut in any::<(usize, usize, usize)>()) {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let mut cuts = [cut.0, cut.1, cut.2].map(|cut| places[cut % places.len()]);
            cuts.sort_unstable();
            let [a, b, c] = cuts;
            let (source, content) = ([Span::new(a, b)], [Span::new(a, c)]);
            let marked = excerpt(&text, &[("source", &source), ("content", &content)]);
            let (plain, roles) = unmark(&marked);
            prop_assume!(a < b && b < c);
            let words = |role: &str| {
                let (_, span) = roles.iter().find(|(name, _)| name == role).unwrap();
                plain[span.clone()].to_owned()
            };
            prop_assert_eq!(words("source"), &text[a..b]);
            prop_assert_eq!(words("content"), &text[a..c]);
        }
    }
}
