//! How a token falls into pieces: at hyphens, and between digits and letters ("vingt-trois", "18h30").

use crate::text::{Span, Token, TokenKind};

/// A part of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) span: Span,
    pub(crate) digits: bool,
}

/// Appends the pieces of a token.
pub(crate) fn cut(text: &str, token: &Token, pieces: &mut Vec<Piece>) {
    let mut push = |start: usize, end: usize, digits: bool| {
        if start < end {
            pieces.push(Piece {
                span: Span::new(start, end),
                digits,
            });
        }
    };
    let Span { start, end } = token.span;
    match token.kind {
        TokenKind::Punct(_) => push(start, end, false),
        TokenKind::Number => {
            // The period of an ordinal is none of its digits.
            let digits = start + text[start..end].trim_end_matches('.').len();
            push(start, digits, true);
            push(digits, end, false);
        }
        TokenKind::Word => {
            let mut from = start;
            let mut digits = false;
            let mut chars = text[start..end].char_indices().peekable();
            while let Some((offset, c)) = chars.next() {
                let at = start + offset;
                if matches!(c, '-' | '\u{2010}' | '\u{2011}') {
                    push(from, at, digits);
                    from = at + c.len_utf8();
                    digits = chars.peek().is_some_and(|(_, c)| c.is_numeric());
                    continue;
                }
                // A mark between two digits is one of the number.
                let inside =
                    !c.is_alphanumeric() && chars.peek().is_some_and(|(_, c)| c.is_numeric());
                let numeric = c.is_numeric() || digits && inside;
                if numeric != digits && (numeric || c.is_alphabetic()) {
                    push(from, at, digits);
                    from = at;
                    digits = numeric;
                }
            }
            push(from, end, digits);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Profile, tokenize};

    fn pieces(text: &str) -> String {
        let (mut tokens, mut pieces) = (Vec::new(), Vec::new());
        tokenize(text, &Profile::default(), &mut tokens);
        for token in &tokens {
            cut(text, token, &mut pieces);
        }
        let words: Vec<&str> = pieces.iter().map(|p| p.span.of(text)).collect();
        words.join("|")
    }

    #[test]
    fn hyphens_and_digits_cut() {
        for (text, expected) in [
            ("quatre-vingt-dix", "quatre|vingt|dix"),
            ("18h30", "18|h|30"),
            ("1.6bn", "1.6|bn"),
            ("4.30pm", "4.30|pm"),
            ("10-year-old", "10|year|old"),
            ("12 000 morts", "12 000|morts"),
            ("MiG-29, A320", "MiG|29|,|A|320"),
            ("€5m", "€|5|m"),
            ("40%", "40|%"),
            ("1er", "1|er"),
            ("p.m.", "p.m."),
        ] {
            assert_eq!(pieces(text), expected);
        }
    }
}
