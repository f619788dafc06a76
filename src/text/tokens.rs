//! Words, numbers and punctuation marks, in one pass over the bytes.
//!
//! Every character that can be seen belongs to a token, except the hyphens in front of an enclitic.
//! Quotation marks come out as [`Punct::Quote`]; `quotations` then turns the ones that quote nothing,
//! apostrophes above all, into [`Punct::Other`].

use super::chars::{
    CLASS, Class, char_at, char_before, is_apostrophe, is_blank, is_hyphen, is_invisible,
    is_letter, is_word_char,
};
use super::fold::fold_into;
use super::profile::Profile;
use super::{Punct, Span, Token, TokenKind};

/// Longest abbreviation, elision or ending that is looked up, in bytes: keeps the work linear.
const LONGEST: usize = 32;

/// Appends the tokens of `text` to `tokens`.
pub fn tokenize(text: &str, profile: &Profile, tokens: &mut Vec<Token>) {
    let first = tokens.len();
    Scanner {
        text,
        bytes: text.as_bytes(),
        profile,
        tokens,
        first,
        buffer: String::new(),
    }
    .run();
}

pub(super) struct Scanner<'a> {
    pub(super) text: &'a str,
    pub(super) bytes: &'a [u8],
    pub(super) profile: &'a Profile,
    pub(super) tokens: &'a mut Vec<Token>,
    /// Where the tokens of this text begin.
    pub(super) first: usize,
    /// Room for the key of a word.
    pub(super) buffer: String,
}

impl Scanner<'_> {
    fn run(&mut self) {
        let mut at = 0;
        while let Some(&byte) = self.bytes.get(at) {
            at = match CLASS[byte as usize] {
                Class::Space => at + 1,
                Class::Letter => self.word(at, at),
                Class::Digit => self.number(at),
                Class::Symbol => self.symbol(at, byte as char),
                Class::High => self.high(at),
            };
        }
    }

    /// A character beyond ASCII.
    fn high(&mut self, at: usize) -> usize {
        match char_at(self.text, at) {
            None => self.bytes.len(),
            Some(c) if is_letter(c) => self.word(at, at),
            Some(c) if c.is_numeric() => self.number(at),
            Some(c) if is_blank(c) || is_invisible(c) => at + c.len_utf8(),
            Some(c) => self.symbol(at, c),
        }
    }

    pub(super) fn push(&mut self, start: usize, end: usize, kind: TokenKind) {
        self.tokens.push(Token {
            span: Span { start, end },
            kind,
            capital: false,
            attached: false,
        });
    }

    pub(super) fn push_word(&mut self, start: usize, end: usize, attached: bool) {
        let first = self.bytes[start];
        let capital = first.is_ascii_uppercase()
            || (!first.is_ascii()
                && char_at(self.text, start).is_some_and(|c| c.is_uppercase() || is_title(c)));
        self.tokens.push(Token {
            span: Span { start, end },
            kind: TokenKind::Word,
            capital,
            attached,
        });
    }

    /// The end of the run of word characters from `at`.
    pub(super) fn letters(&self, mut at: usize) -> usize {
        while let Some(&byte) = self.bytes.get(at) {
            match CLASS[byte as usize] {
                Class::Letter | Class::Digit => at += 1,
                Class::Space | Class::Symbol => break,
                Class::High => {
                    // Accented Latin letters, save the signs of multiplication and division.
                    if byte == 0xc3 && !matches!(self.bytes[at + 1], 0x97 | 0xb7) {
                        at += 2;
                        continue;
                    }
                    let Some(c) = char_at(self.text, at) else {
                        break;
                    };
                    if is_word_char(c) {
                        at += c.len_utf8();
                    } else if is_invisible(c) {
                        // Part of the word only if the word goes on behind it.
                        let rest = self.text[at..].trim_start_matches(is_invisible);
                        let next = self.text.len() - rest.len();
                        if !self.word_at(next) {
                            break;
                        }
                        at = next;
                    } else {
                        break;
                    }
                }
            }
        }
        at
    }

    pub(super) fn word_at(&self, at: usize) -> bool {
        char_at(self.text, at).is_some_and(is_word_char)
    }

    /// Whether the key of `start..end` passes `test`; never of long stretches.
    pub(super) fn key(
        &mut self,
        start: usize,
        end: usize,
        test: impl Fn(&Profile, &str) -> bool,
    ) -> bool {
        // Twice the length, for combining and invisible characters.
        if end - start > 2 * LONGEST {
            return false;
        }
        fold_into(&self.text[start..end], &mut self.buffer);
        test(self.profile, &self.buffer)
    }

    /// Cuts a word with apostrophes or hyphens into its elisions, its body and its endings.
    pub(super) fn split(&mut self, mut start: usize, mut end: usize) {
        loop {
            if self.key(start, end, |profile, key| profile.unsplit.contains(key)) {
                self.push_word(start, end, false);
                return;
            }
            let Some(cut) = self.text[start..end]
                .char_indices()
                .find(|&(_, c)| is_apostrophe(c))
            else {
                break;
            };
            let cut = start + cut.0 + cut.1.len_utf8();
            if !self.key(start, cut, |profile, key| profile.elisions.contains(key)) {
                break;
            }
            self.push_word(start, cut, false);
            start = cut;
            if start == end {
                return;
            }
        }
        let mut tails = [(0, 0); 4];
        let mut count = 0;
        while count < tails.len() {
            let Some((cut, tail)) = self.ending(start, end) else {
                break;
            };
            tails[count] = (tail, end);
            count += 1;
            end = cut;
        }
        self.push_word(start, end, false);
        for &(start, end) in tails[..count].iter().rev() {
            self.push_word(start, end, true);
        }
    }

    /// The longest ending of a word that the profile splits off: where the word then ends, and where
    /// the token of the ending begins.
    fn ending(&mut self, start: usize, end: usize) -> Option<(usize, usize)> {
        let text = self.text;
        let mut from = start.max(end.saturating_sub(LONGEST));
        while !text.is_char_boundary(from) {
            from += 1;
        }
        let mut previous = from;
        for (offset, c) in text[from..end].char_indices() {
            let at = from + offset;
            if is_hyphen(c)
                && at > start
                && self.key(at, end, |profile, key| profile.enclitics.contains(key))
            {
                let last = text[at..end]
                    .rfind(is_hyphen)
                    .map_or(at, |hyphen| at + hyphen);
                let token = last + char_at(text, last).map_or(0, char::len_utf8);
                if token < end {
                    return Some((at, token));
                }
            }
            if is_apostrophe(c) {
                for cut in [previous, at] {
                    if cut > start
                        && self.key(cut, end, |profile, key| profile.suffixes.contains(key))
                    {
                        return Some((cut, cut));
                    }
                }
            }
            previous = at;
        }
        None
    }

    pub(super) fn before(&self, at: usize) -> Option<char> {
        char_before(self.text, at)
    }

    pub(super) fn after(&self, at: usize) -> Option<char> {
        char_at(self.text, at)
    }

    fn symbol(&mut self, at: usize, c: char) -> usize {
        let mut end = at + c.len_utf8();
        let punct = match c {
            ',' | '،' | '，' | '、' => Punct::Comma,
            '.' => {
                end = self.run_of(at, b'.');
                if end - at > 1 {
                    Punct::Ellipsis
                } else {
                    Punct::Period
                }
            }
            '。' | '．' | '।' | '۔' | '։' => Punct::Period,
            '…' => Punct::Ellipsis,
            ':' | '：' => Punct::Colon,
            ';' | '；' | '؛' => Punct::Semicolon,
            '?' | '？' | '؟' => Punct::Question,
            '!' | '！' => Punct::Exclamation,
            '(' | '[' | '（' | '【' | '［' => Punct::Open,
            ')' | ']' | '）' | '】' | '］' => Punct::Close,
            '—' | '–' | '―' | '⸺' => Punct::Dash,
            '-' | '\u{2010}' | '\u{2011}' => {
                if c == '-' {
                    end = self.run_of(at, b'-');
                }
                let free =
                    self.before(at).is_none_or(is_blank) && self.after(end).is_none_or(is_blank);
                if end - at > 1 && c == '-' || free {
                    Punct::Dash
                } else {
                    Punct::Other
                }
            }
            '@' | '#' => {
                let stop = self.handle(at);
                if stop > end {
                    self.push_word(at, stop, false);
                    return stop;
                }
                Punct::Other
            }
            // Two single marks stand for a double one.
            '\'' | '’' if matches!(self.after(end), Some('\'' | '’')) => {
                end += char_at(self.text, end).map_or(0, char::len_utf8);
                Punct::Quote
            }
            '`' if self.after(end) == Some('`') => {
                end += 1;
                Punct::Quote
            }
            _ if super::quotations::is_mark(c) => Punct::Quote,
            _ => Punct::Other,
        };
        self.push(at, end, TokenKind::Punct(punct));
        end
    }

    fn run_of(&self, at: usize, byte: u8) -> usize {
        at + self.bytes[at..].iter().take_while(|&&b| b == byte).count()
    }
}

/// A title-case digraph, the only capitals that are not upper case.
fn is_title(c: char) -> bool {
    matches!(c, 'ǅ' | 'ǈ' | 'ǋ' | 'ǲ')
}
