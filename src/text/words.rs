//! How far a word or a number reaches: hyphens, apostrophes, periods, addresses, groups of digits.

use super::TokenKind;
use super::chars::{char_at, is_apostrophe, is_hyphen, is_letter, is_word_char};
use super::tokens::Scanner;

impl Scanner<'_> {
    /// A word that begins at `start` and is known to reach `from`; the byte behind it.
    pub(super) fn word(&mut self, start: usize, from: usize) -> usize {
        let mut end = self.letters(from);
        // Where the piece behind the last apostrophe or hyphen begins, and the run of letters behind any mark.
        let (mut piece, mut run) = (start, start);
        let mut whole = true;
        let mut dotted = false;
        while let Some(c) = self.after(end) {
            let next = end + c.len_utf8();
            match c {
                ' ' | ',' | '\n' => break,
                '.' if start == run && &self.bytes[start..end] == b"www" && self.word_at(next) => {
                    let stop = self.url(next);
                    self.push_word(start, stop, false);
                    return stop;
                }
                '.' => {
                    let (stop, on) = self.period(piece, run, end, dotted);
                    dotted |= stop > next;
                    if stop == end {
                        break;
                    }
                    end = stop;
                    if on {
                        run = next;
                        continue;
                    }
                    // "U.S.-led", "J.-M.", "U.N.'s" go on behind the period.
                    let Some(c) = self.after(end) else { break };
                    if !((is_hyphen(c) || is_apostrophe(c)) && self.word_at(end + c.len_utf8())) {
                        break;
                    }
                }
                '&' if self.bytes[end - 1].is_ascii_uppercase()
                    && self.bytes.get(next).is_some_and(u8::is_ascii_uppercase) =>
                {
                    end = self.letters(next);
                }
                '@' if self.word_at(next) => {
                    let stop = self.address(next);
                    self.tag(start, stop);
                    return stop;
                }
                ':' if self.bytes[next..].starts_with(b"//") => {
                    let stop = self.url(next + 2);
                    self.push_word(start, stop, false);
                    return stop;
                }
                _ if is_apostrophe(c) => {
                    if self.word_at(next) {
                        whole = false;
                        end = self.letters(next);
                    } else {
                        if self.elides(start, piece, next) {
                            whole = false;
                            end = next;
                        }
                        break;
                    }
                    (piece, run) = (next, next);
                    dotted = false;
                }
                _ if is_hyphen(c) && self.word_at(next) => {
                    whole = false;
                    end = self.letters(next);
                    (piece, run) = (next, next);
                    dotted = false;
                }
                _ => break,
            }
        }
        if whole {
            self.push_word(start, end, false);
        } else {
            self.split(start, end);
        }
        end
    }

    /// Whether the apostrophe before `next`, with no letter behind it, belongs to a clipped word: in front of
    /// an opening mark, or of a space where no quotation mark explains it.
    fn elides(&mut self, start: usize, piece: usize, next: usize) -> bool {
        let fits = match self.after(next) {
            Some(c) if c.is_whitespace() => !self
                .before(start)
                .is_some_and(|c| is_apostrophe(c) || c == '\u{2018}'),
            Some(c) => super::quotations::is_mark(c) || matches!(c, '(' | '['),
            None => false,
        };
        fits && self.key(piece, next, |profile, key| profile.elisions.contains(key))
    }

    /// What the period at `end` is to the word: the word's new end (`end` itself if the period stands
    /// outside), and whether letters follow inside the same word.
    fn period(&mut self, piece: usize, run: usize, end: usize, dotted: bool) -> (usize, bool) {
        let next = end + 1;
        let single = self.text[run..end].chars().take(2).count() == 1;
        match self.after(next) {
            Some('.') => (end, false),
            Some(c) if is_letter(c) => {
                let stop = self.letters(next);
                if single && next + c.len_utf8() == stop {
                    return (stop, true);
                }
                // An abbreviation in two parts, such as that of a degree.
                if self.bytes.get(stop) == Some(&b'.')
                    && self.key(piece, stop + 1, super::profile::Profile::abbreviates)
                {
                    return (stop + 1, false);
                }
                if dotted || self.key(piece, next, super::profile::Profile::abbreviates) {
                    return (
                        if dotted && !single { stop } else { next },
                        dotted && !single,
                    );
                }
                // The name of a site: "port-sabine.org".
                if !single && c.is_ascii_lowercase() && stop - next > 1 {
                    return (stop, true);
                }
                (if single && self.upper(run) { next } else { end }, false)
            }
            follow => {
                if dotted && single {
                    return (next, false);
                }
                if self.key(piece, next, super::profile::Profile::abbreviates) {
                    return (next, false);
                }
                let name = match follow {
                    Some(c) if is_hyphen(c) => self.word_at(next + c.len_utf8()),
                    Some(c) if c.is_whitespace() && c != '\n' => {
                        let rest =
                            self.text[next..].trim_start_matches([' ', '\u{a0}', '\u{202f}']);
                        rest.chars().next().is_some_and(char::is_uppercase)
                    }
                    _ => false,
                };
                (
                    if name && single && self.upper(run) {
                        next
                    } else {
                        end
                    },
                    false,
                )
            }
        }
    }

    fn upper(&self, at: usize) -> bool {
        char_at(self.text, at).is_some_and(char::is_uppercase)
    }

    /// A number that begins at `start`; also a word that begins with digits ("21st", "18h").
    pub(super) fn number(&mut self, start: usize) -> usize {
        let mut end = self.digits(start);
        let first = end - start;
        let mut grouped = first <= 3 && self.bytes[start].is_ascii_digit();
        while let Some(c) = self.after(end) {
            let next = end + c.len_utf8();
            match c {
                '.' | ',' | ':' | '٫' | '٬' => {
                    let stop = self.digits(next);
                    if stop == next {
                        break;
                    }
                    grouped = false;
                    end = stop;
                }
                ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}' | '\'' | '\u{2019}'
                    if grouped =>
                {
                    let stop = self.digits(next);
                    if stop - next != 3 || self.after(stop).is_some_and(is_letter) {
                        break;
                    }
                    end = stop;
                }
                _ => break,
            }
        }
        if let Some(c) = self.after(end) {
            // "21st", "18h30", "10-year-old"; ideographs and kana are words of their own.
            let joined = if is_hyphen(c) {
                self.after(end + c.len_utf8())
            } else {
                Some(c)
            };
            if joined.is_some_and(|c| is_letter(c) && c < '\u{2e80}')
                || (is_word_char(c) && !is_letter(c))
            {
                return self.word(start, end);
            }
            if c == '.' && self.profile.ordinal_period && end - start <= 2 && self.ordinal(end + 1)
            {
                end += 1;
            }
        }
        self.push(start, end, TokenKind::Number);
        end
    }

    /// Whether a word follows behind a space, as it does behind an ordinal number.
    fn ordinal(&self, at: usize) -> bool {
        let rest = self.text[at..].trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        rest.len() + at < self.text.len() && rest.chars().next().is_some_and(is_letter)
    }

    fn digits(&self, mut at: usize) -> usize {
        while let Some(&byte) = self.bytes.get(at) {
            if byte.is_ascii_digit() {
                at += 1;
            } else if !byte.is_ascii() {
                match char_at(self.text, at) {
                    Some(c) if c.is_numeric() => at += c.len_utf8(),
                    _ => break,
                }
            } else {
                break;
            }
        }
        at
    }

    /// The end of a handle or tag whose sign stands at `at`; just behind the sign if it is none.
    pub(super) fn handle(&self, at: usize) -> usize {
        let mut end = at + 1;
        loop {
            let stop = self.letters(end);
            end = if self.bytes.get(stop) == Some(&b'_') {
                stop + 1
            } else {
                stop
            };
            if end == stop {
                return end;
            }
        }
    }

    /// The end of the address whose domain begins at `at`.
    fn address(&self, at: usize) -> usize {
        let mut end = self.letters(at);
        while matches!(self.bytes.get(end), Some(b'.' | b'-' | b'_')) && self.word_at(end + 1) {
            end = self.letters(end + 1);
        }
        end
    }

    /// One word from `start` to `end`, and what touches it on the left if it is an address (`jean_k.+x@y.org`).
    pub(super) fn tag(&mut self, mut start: usize, end: usize) {
        for _ in 0..8 {
            let Some(last) = self.tokens.get(self.first..).and_then(<[_]>::last) else {
                break;
            };
            let fits = !matches!(last.kind, TokenKind::Punct(_))
                || matches!(last.span.of(self.text), "." | "_" | "-" | "+");
            if last.span.end != start || !fits {
                break;
            }
            start = last.span.start;
            self.tokens.pop();
        }
        self.push_word(start, end, false);
    }

    /// The end of a web address, without the punctuation of the sentence around it.
    fn url(&self, at: usize) -> usize {
        let rest = &self.text[at..];
        let stop = rest
            .find(|c: char| {
                c.is_whitespace()
                    || c.is_control()
                    || matches!(c, '<' | '>' | '"' | '«' | '»' | '“' | '”')
            })
            .unwrap_or(rest.len());
        at + rest[..stop]
            .trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’', '…'])
            .len()
    }
}
