//! Quotation marks: their families, and what the spaces around one say of its direction.

use super::chars::{char_at, char_before, is_blank, is_invisible, is_word_char};
use super::{Punct, Token, TokenKind};

/// Marks of one family open and close each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    Guillemet,
    SmallGuillemet,
    Double,
    Single,
    Corner,
    WhiteCorner,
    Angle,
    SmallAngle,
}

/// What a mark does when nothing around it says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Habit {
    Opens,
    Closes,
    Either,
}

/// A token that may open or close a quotation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) token: usize,
    pub(super) char: char,
    pub(super) family: Family,
    pub(super) habit: Habit,
    /// Whether there is room in front of it, as in front of an opening mark.
    pub(super) room_before: bool,
    /// Whether there is room behind it, as behind a closing mark.
    pub(super) room_after: bool,
    /// What touches it.
    before: Option<char>,
    after: Option<char>,
}

/// Family and habit of a quotation mark.
pub(super) fn kind(c: char) -> Option<(Family, Habit)> {
    Some(match c {
        '«' => (Family::Guillemet, Habit::Opens),
        '»' => (Family::Guillemet, Habit::Closes),
        '‹' => (Family::SmallGuillemet, Habit::Opens),
        '›' => (Family::SmallGuillemet, Habit::Closes),
        '“' | '„' | '‟' | '〝' => (Family::Double, Habit::Opens),
        '”' | '〞' => (Family::Double, Habit::Closes),
        '"' | '＂' => (Family::Double, Habit::Either),
        '‘' | '‚' | '‛' => (Family::Single, Habit::Opens),
        '’' => (Family::Single, Habit::Closes),
        '\'' => (Family::Single, Habit::Either),
        '「' => (Family::Corner, Habit::Opens),
        '」' => (Family::Corner, Habit::Closes),
        '『' => (Family::WhiteCorner, Habit::Opens),
        '』' => (Family::WhiteCorner, Habit::Closes),
        '《' => (Family::Angle, Habit::Opens),
        '》' => (Family::Angle, Habit::Closes),
        '〈' => (Family::SmallAngle, Habit::Opens),
        '〉' => (Family::SmallAngle, Habit::Closes),
        _ => return None,
    })
}

impl Mark {
    /// The mark that `token` is, if it is one.
    pub(super) fn new(text: &str, token: &Token, index: usize) -> Option<Self> {
        if token.kind != TokenKind::Punct(Punct::Quote) {
            return None;
        }
        let c = char_at(text, token.span.start)?;
        let pair = token.span.end > token.span.start + c.len_utf8();
        let c = match c {
            '`' => '“',
            '\'' | '’' if pair => '"',
            _ => c,
        };
        let (family, habit) = kind(c)?;
        let before = char_before(text, token.span.start);
        let after = char_at(text, token.span.end);
        // A clipped word in front ("d’“un") leaves room too: its apostrophe touches no closing mark.
        let room_before = before.is_none_or(|c| {
            is_blank(c)
                || is_invisible(c)
                || matches!(
                    c,
                    '(' | '[' | '—' | '–' | '-' | '/' | '\'' | '’' | '=' | '>'
                )
                || kind(c).is_some_and(|(_, habit)| habit == Habit::Opens)
        }) || before == Some('"') && kind_at_start(text, token.span.start);
        let room_after = after.is_none_or(|c| {
            !is_word_char(c)
                && !matches!(c, '$' | '€' | '£' | '#' | '@' | '¿' | '¡')
                && !kind(c).is_some_and(|(_, habit)| habit == Habit::Opens)
        });
        Some(Self {
            token: index,
            char: c,
            family,
            habit,
            room_before,
            room_after,
            before,
            after,
        })
    }

    /// Whether it opens, where `open` is the mark of its family that waits to be closed.
    pub(super) fn opens(&self, open: Option<char>) -> bool {
        let faces_right = self.room_before && !self.room_after;
        let faces_left = self.room_after && !self.room_before;
        match (self.char, open) {
            ('„' | '‟' | '〝', _) => true,
            ('“', Some('„' | '”'))
            | ('"' | '＂', Some(_))
            | ('«', Some('»'))
            | ('‹', Some('›')) => faces_right,
            ('“', _) => !faces_left,
            ('"' | '＂', None) => self.room_before,
            ('”' | '»' | '›', None) => {
                self.room_before && self.after.is_some_and(is_word_char)
            }
            _ => self.habit == Habit::Opens,
        }
    }

    /// Whether it can stand at the start of a paragraph that goes on with a quotation: guillemets may
    /// be repeated there in their closing form.
    pub(super) fn reopens(&self) -> bool {
        self.habit != Habit::Closes || self.family == Family::Guillemet
    }

    /// Whether it closes, whatever is open.
    pub(super) fn only_closes(&self) -> bool {
        self.family != Family::Single
            && match self.habit {
                Habit::Closes => !self.opens(None),
                Habit::Either => self.room_after && !self.room_before,
                Habit::Opens => false,
            }
    }

    /// Whether it is a single mark that opens; a decade ("’90s") does not.
    pub(super) fn single_opens(&self) -> bool {
        self.char != '’'
            && self.room_before
            && !self.room_after
            && !(self.char == '\'' && self.after.is_some_and(char::is_numeric))
    }

    /// Whether it is a single mark that may close.
    pub(super) fn single_closes(&self) -> bool {
        self.char != '‚'
            && !self.after.is_some_and(is_word_char)
            && !self.before.is_none_or(is_blank)
    }
}

/// Whether the character before byte `at` is the first of its line or stands behind a space.
fn kind_at_start(text: &str, at: usize) -> bool {
    let head = &text[..at];
    let mut before = head.chars().rev();
    before.next();
    before.next().is_none_or(is_blank)
}
