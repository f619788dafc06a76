//! Text of unknown origin made safe to stand in Markdown.

use crate::report::escape::clean;

/// `text` on one line, so that nothing in it is read as Markdown or HTML.
///
/// ```
/// assert_eq!(selon::lesson::markdown::escape("<b>*x*"), "&lt;b&gt;\\*x\\*");
/// ```
pub fn escape(text: &str) -> String {
    let text = clean(text);
    let text = text.trim();
    let mut out = String::with_capacity(text.len());
    // A mark of a list, a heading or a rule acts only where a line begins.
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    for (at, c) in text.char_indices() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '#' | '|' | '~' | '!' | '$' => {
                out.push('\\');
                out.push(c);
            }
            '+' | '-' | '=' | ':' if at == 0 => {
                out.push('\\');
                out.push(c);
            }
            '.' | ')' if digits > 0 && at == digits => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_acts() {
        assert_eq!(escape("1. one"), "1\\. one");
        assert_eq!(escape("- one - two"), "\\- one - two");
        assert_eq!(escape("a|b [c](d)"), "a\\|b \\[c\\](d)");
        assert_eq!(
            escape("</details><script>"),
            "&lt;/details&gt;&lt;script&gt;"
        );
        assert_eq!(escape("x\u{202e}y\u{1b}[0m"), "x\u{fffd}y␛\\[0m");
    }

    proptest! {
        #[test]
        fn no_tag_no_line_no_control(text in ".*") {
            let safe = escape(&text);
            prop_assert!(!safe.contains(['<', '>', '\n']) && !safe.chars().any(char::is_control));
        }
    }
}
