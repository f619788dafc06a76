//! What a pack knows of numbers, measures, dates and times of day: one trie of phrases, each with its senses.
//!
//! Phrases are compared piece by piece (see [`cut`]), so that hyphens make no difference.

mod compile;
mod cut;
pub(crate) mod schema;

use rustc_hash::{FxHashMap, FxHashSet};

pub(super) use compile::FiguresBuilder;
pub(crate) use cut::{Piece, cut};

use crate::analysis::TimeRelation;

/// Number of a piece of a phrase; 0 for one that no phrase holds.
pub(crate) type PieceId = u32;

/// What a modifier does to a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bound {
    Least,
    Most,
    About,
    Nearly,
    Exactly,
}

/// A stretch of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stretch {
    Hour,
    Day,
    Week,
    Month,
    Year,
}

/// What a phrase can be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Sense {
    /// Added; a weak one is an article too.
    Value {
        value: f64,
        weak: bool,
    },
    /// Multiplies what stands before it.
    Times {
        factor: f64,
        alone: bool,
        rough: bool,
    },
    /// Index into [`Figures::joints`].
    Joint(usize),
    Half,
    Indefinite {
        low: f64,
        high: f64,
    },
    Share(f64),
    Denominator(f64),
    Ratio,
    None,
    Minus,
    Bound(Bound),
    Behind(Bound),
    Between,
    BetweenAnd,
    To,
    /// Index into [`Figures::units`].
    Unit(usize),
    /// The same, before the number or behind it.
    Sign(usize),
    Label,
    Idiom,
    Skip,
    Link,
    Month(i8),
    Weekday(i8),
    DayWord(i8),
    Ordinal,
    DateLink,
    YearMark,
    MonthMark,
    DayMark,
    Part,
    Period(Stretch, i32),
    Counted(Stretch),
    Ago,
    AgoBehind,
    Ahead,
    AheadBehind,
    Last,
    Next,
    Relation(TimeRelation),
    During,
    Hours,
    Minutes,
    Morning,
    Evening,
    Clock(u16),
    Past(i16),
}

/// A unit: its neutral symbol, and what one is worth in it.
#[derive(Debug, Clone)]
pub(crate) struct Unit {
    pub(crate) symbol: Box<str>,
    pub(crate) factor: f64,
}

/// In which order a date in digits is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    DayMonthYear,
    MonthDayYear,
    YearMonthDay,
}

/// How words are written together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Compose {
    /// A number is one word.
    Word,
    /// Nothing parts words.
    Text,
}

/// Numbers, measures, dates and times of day of one language.
#[derive(Debug, Default)]
pub(crate) struct Figures {
    pieces: FxHashMap<Box<str>, PieceId>,
    /// From a node and a piece to the next node; the root is 0.
    edges: FxHashMap<(u32, PieceId), u32>,
    senses: Vec<Vec<Sense>>,
    /// Pieces that can be parts of a number written as one word.
    parts: FxHashSet<PieceId>,
    /// The longest piece, in bytes.
    longest: usize,
    pub(crate) joints: Vec<Vec<f64>>,
    pub(crate) units: Vec<Unit>,
    /// A weak value and a noun that makes it a number.
    weak: FxHashSet<(PieceId, PieceId)>,
    /// The weak values that some noun makes numbers.
    numbers: FxHashSet<PieceId>,
    pub(crate) wide: Vec<f64>,
    pub(crate) decimal: Option<char>,
    pub(crate) group: Vec<char>,
    pub(crate) units_first: bool,
    pub(crate) compose: Option<Compose>,
    pub(crate) capital: bool,
    pub(crate) order: Option<Order>,
}

impl Figures {
    /// The number of a folded piece.
    pub(crate) fn piece(&self, folded: &str) -> PieceId {
        self.pieces.get(folded).copied().unwrap_or(0)
    }

    /// The longest phrase at the start of `pieces` with a sense that `pick` takes: its length and what was picked.
    pub(crate) fn longest<T>(
        &self,
        pieces: impl Iterator<Item = PieceId>,
        pick: impl Fn(Sense) -> Option<T>,
    ) -> Option<(usize, T)> {
        let (mut node, mut best) = (0, None);
        for (i, piece) in pieces.enumerate() {
            let Some(&next) = self.edges.get(&(node, piece)) else {
                break;
            };
            node = next;
            let sense = self.senses[node as usize].iter().find_map(|s| pick(*s));
            if let Some(sense) = sense {
                best = Some((i + 1, sense));
            }
        }
        best
    }

    /// Whether a weak value is a number before this noun.
    pub(crate) fn counts(&self, weak: PieceId, noun: PieceId) -> bool {
        self.weak.contains(&(weak, noun))
    }

    /// Whether a weak value is ever a number by itself.
    pub(crate) fn is_number(&self, weak: PieceId) -> bool {
        self.numbers.contains(&weak)
    }

    /// Cuts a folded word that no phrase holds into known pieces: the byte lengths and numbers of them, or nothing.
    pub(crate) fn compose(&self, word: &str) -> Vec<(usize, PieceId)> {
        match self.compose {
            Some(Compose::Word) if word.len() <= 128 => self.whole(word),
            Some(Compose::Text) => self.scan(word),
            _ => Vec::new(),
        }
    }

    /// A word that number words make up from end to end.
    fn whole(&self, word: &str) -> Vec<(usize, PieceId)> {
        // The first piece of a way from each byte to the end, the longest that leads on.
        let mut ways = vec![None; word.len() + 1];
        ways[word.len()] = Some((0, 0));
        for start in (0..word.len()).rev().filter(|i| word.is_char_boundary(*i)) {
            let longest = self.longest.min(word.len() - start);
            ways[start] = (1..=longest).rev().find_map(|length| {
                ways[start + length]?;
                let piece = self.piece(word.get(start..start + length)?);
                self.parts.contains(&piece).then_some((length, piece))
            });
        }
        let mut found = Vec::new();
        let mut at = 0;
        while at < word.len() {
            let Some((length, piece)) = ways[at] else {
                return Vec::new();
            };
            found.push((length, piece));
            at += length;
        }
        found
    }

    /// Every known piece of a run of text, the longest first; what lies between has the number 0.
    fn scan(&self, text: &str) -> Vec<(usize, PieceId)> {
        let mut found: Vec<(usize, PieceId)> = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let known = (1..=self.longest.min(text.len() - at))
                .rev()
                .find_map(|length| {
                    let piece = self.piece(text.get(at..at + length)?);
                    (piece > 0).then_some((length, piece))
                });
            let width = text[at..].chars().next().map_or(1, char::len_utf8);
            let (length, piece) = known.unwrap_or((width, 0));
            match found.last_mut() {
                Some((before, 0)) if piece == 0 => *before += length,
                _ => found.push((length, piece)),
            }
            at += length;
        }
        found
    }
}
