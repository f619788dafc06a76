//! Lookup keys: one spelling for all the ways in which a word may be written or encoded.

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::chars::is_invisible;

/// Writes the lookup key of `word` into `buffer`, in place of what it held: lower case, NFC,
/// plain apostrophes, hyphens and spaces, no soft hyphens or zero-width characters.
pub fn fold_into(word: &str, buffer: &mut String) {
    buffer.clear();
    if word.is_ascii() {
        buffer.push_str(word);
        buffer.make_ascii_lowercase();
        return;
    }
    let mut composed = true;
    for c in word.chars() {
        if c.is_ascii() {
            buffer.push(c.to_ascii_lowercase());
            continue;
        }
        match c {
            '\u{2019}' | '\u{2bc}' => buffer.push('\''),
            '\u{2010}' | '\u{2011}' => buffer.push('-'),
            '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{2009}' => buffer.push(' '),
            _ if is_invisible(c) => {}
            _ => {
                composed &= c < '\u{300}';
                buffer.extend(c.to_lowercase());
            }
        }
    }
    // Nothing below U+0300 needs composition.
    if !composed && !is_nfc(buffer) {
        let normal: String = buffer.nfc().collect();
        *buffer = normal;
    }
}

/// The lookup key of `word`; see [`fold_into`].
pub fn fold(word: &str) -> String {
    let mut buffer = String::with_capacity(word.len());
    fold_into(word, &mut buffer);
    buffer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_key_for_all_spellings() {
        assert_eq!(fold("L\u{2019}\u{c9}TAT"), "l'\u{e9}tat");
        assert_eq!(fold("e\u{301}te\u{301}"), "\u{e9}t\u{e9}");
        assert_eq!(fold("d\u{2bc}or"), "d'or");
        assert_eq!(fold("por\u{ad}te\u{2011}pa\u{200b}role"), "porte-parole");
        assert_eq!(fold("12\u{a0}000\u{202f}000"), "12 000 000");
        assert_eq!(fold("\u{152}uvre"), "\u{153}uvre");
        assert_eq!(fold("U.S."), "u.s.");
    }
}
