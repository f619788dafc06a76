//! Classes of characters that several steps of the text layer share, so that they agree.

use unicode_normalization::char::is_combining_mark;

/// What a byte begins.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Space,
    Letter,
    Digit,
    Symbol,
    /// The first byte of a character beyond ASCII.
    High,
}

/// The class of each byte: one look-up decides for nearly all of a Latin text.
pub(super) const CLASS: [Class; 256] = {
    let mut table = [Class::High; 256];
    let mut byte = 0;
    while byte < 128 {
        let b = byte as u8;
        table[byte] = if b <= b' ' || b == 127 {
            // Control characters separate, as spaces do, and are no tokens.
            Class::Space
        } else if b.is_ascii_alphabetic() {
            Class::Letter
        } else if b.is_ascii_digit() {
            Class::Digit
        } else {
            Class::Symbol
        };
        byte += 1;
    }
    table
};

/// An apostrophe of any typography; also a single closing mark, which only context tells.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2bc}')
}

/// A hyphen that may stand inside a word.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Characters that nobody sees: soft hyphens, zero-width characters, direction and variation marks.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// A letter, on which a word can begin.
pub(super) fn is_letter(c: char) -> bool {
    c.is_alphabetic() && c != '\u{2bc}'
}

/// A character inside a word.
pub(super) fn is_word_char(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || (!c.is_ascii()
            && (is_letter(c) || c.is_numeric() || (is_combining_mark(c) && !is_invisible(c))))
}

/// A space, or anything that leaves no mark on paper.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

/// The character that begins at byte `at`.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..).and_then(|rest| rest.chars().next())
}

/// The character that ends at byte `at`.
pub(super) fn char_before(text: &str, at: usize) -> Option<char> {
    text.get(..at).and_then(|head| head.chars().next_back())
}
