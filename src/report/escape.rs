//! Text of unknown origin made safe to print on a terminal.
//!
//! An article may hold escape sequences that would recolour, retitle or rewrite the screen, and
//! bidirectional overrides that would make a sentence read as another. They are shown, not obeyed.

use std::borrow::Cow;

/// `text` on one line, with every character that a terminal would act on replaced.
///
/// Line ends and tabs become spaces; other control characters their pictures (`␛`), or `�` where
/// they have none; bidirectional embeddings, overrides and isolates `�`; soft hyphens, byte order
/// marks and tag characters nothing. Joiners and plain direction marks, which scripts need, stay.
///
/// ```
/// assert_eq!(selon::report::escape::clean("\u{1b}[31mred\nline"), "␛[31mred line");
/// ```
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| matches!(replace(c), Safe::Keep)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match replace(c) {
            Safe::Keep => out.push(c),
            Safe::Show(c) => out.push(c),
            Safe::Drop => {}
        }
    }
    Cow::Owned(out)
}

/// Whether a terminal, or the eye, may be led astray by this character: all that [`clean`] replaces.
pub(super) fn acts(c: char) -> bool {
    !matches!(replace(c), Safe::Keep)
}

enum Safe {
    Keep,
    Show(char),
    Drop,
}

fn replace(c: char) -> Safe {
    match c {
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
            Safe::Show(' ')
        }
        // The pictures stand in the same order as the characters.
        '\0'..='\u{1f}' => Safe::Show(char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}')),
        '\u{7f}' => Safe::Show('\u{2421}'),
        '\u{80}'..='\u{9f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{fff9}'..='\u{fffb}' => Safe::Show('\u{fffd}'),
        '\u{ad}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}' => Safe::Drop,
        _ => Safe::Keep,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn plain_text_is_borrowed() {
        assert!(matches!(
            clean("Été « à l’aube » — 東京, می‌رود 👩‍🚒"),
            Cow::Borrowed(_)
        ));
    }

    #[test]
    fn escapes_are_shown() {
        assert_eq!(clean("a\u{1b}]0;title\u{7}b"), "a␛]0;title␇b");
        assert_eq!(clean("\u{9b}31m\u{7f}\0"), "\u{fffd}31m␡␀");
    }

    #[test]
    fn direction_overrides_are_shown() {
        assert_eq!(
            clean("pay \u{202e}001\u{202c} now"),
            "pay \u{fffd}001\u{fffd} now"
        );
        assert_eq!(clean("\u{2066}x\u{2069}"), "\u{fffd}x\u{fffd}");
    }

    #[test]
    fn lines_become_one() {
        assert_eq!(clean("a\r\nb\tc\u{2028}d"), "a  b c d");
        assert_eq!(clean("minis\u{ad}tre\u{feff}"), "ministre");
    }

    proptest! {
        #[test]
        fn nothing_that_acts_is_left(text in "\\PC*|.*|[\\x00-\\x{a0}\\x{2000}-\\x{206f}]*") {
            let cleaned = clean(&text).into_owned();
            prop_assert!(!cleaned.chars().any(char::is_control));
            prop_assert!(matches!(clean(&cleaned), Cow::Borrowed(_)), "cleaning twice changes nothing");
        }
    }
}
