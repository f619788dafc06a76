//! Bytes to a laid-out document: decoding, language, paragraphs, sentences, tokens, quotation marks.
//!
//! Nothing here knows a language: what differs between languages comes in a [`TextProfile`], which
//! a pack fills. The text itself is never changed; every [`Span`] slices the original.

mod chars;
pub mod decode;
pub mod fold;
mod kinds;
pub mod language;
pub mod layout;
mod marks;
mod nesting;
pub mod offsets;
mod paragraphs;
mod profile;
pub mod quotations;
pub mod sentences;
pub mod tokens;
mod words;

#[cfg(test)]
mod hard_cases;
#[cfg(test)]
mod properties;

use std::ops::Range;

pub use decode::{DecodeError, Decoded, decode};
pub use fold::{fold, fold_into};
pub(crate) use language::detect_among;
pub use language::{Detection, detect};
pub use layout::lay_out;
pub use offsets::CodePoints;
pub use profile::Profile;
pub use tokens::tokenize;

/// A half-open range of bytes of a document's text, on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to `end`.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        Self { start, end }
    }

    /// The bytes of `text` that it covers.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    /// Whether `other` lies inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The same stretch where the text it stands in begins at byte `start` of another.
    pub(crate) fn moved(self, start: usize) -> Self {
        Self::new(self.start + start, self.end + start)
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// What joins pieces of text that stand apart.
const GAP: &str = " … ";

/// The text of several pieces, joined with ` … `.
pub(crate) fn text_of(spans: &[Span], text: &str) -> String {
    spans
        .iter()
        .map(|span| span.of(text))
        .collect::<Vec<_>>()
        .join(GAP)
}

/// A document as it comes in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// Identifier: the record's own, or the file's name.
    pub id: String,
    /// The text. Never changed.
    pub text: String,
    /// Whether the text was taken out of a file that is more than its text, so that reports must carry it.
    pub extracted: bool,
    /// Language code, where given.
    pub lang: Option<String>,
    /// Title, where given.
    pub title: Option<String>,
    /// Date of publication, where given.
    pub date: Option<String>,
    /// Who published it, where given.
    pub outlet: Option<String>,
    /// Where it was published, where given.
    pub url: Option<String>,
}

/// What the text layer needs to know of a language. All words are folded (see `fold`).
#[derive(Debug, Clone, Default)]
pub struct TextProfile {
    /// Abbreviations with their closing period that do not end a sentence when more follows: "m.", "dr.", "u.s.".
    pub abbreviations: Vec<String>,
    /// Abbreviations with their closing period that do end a sentence when a capital follows: "a.m.", "etc.".
    pub final_abbreviations: Vec<String>,
    /// Words that begin a sentence far more often than a name, such as articles and subject pronouns: a
    /// capital on one of them ends the sentence after an acronym with periods ("in the U.S. The rest").
    pub starters: Vec<String>,
    /// Clipped words that end in an apostrophe and are tokens of their own: "l'", "qu'", "jusqu'".
    pub elisions: Vec<String>,
    /// Words that follow a verb behind a hyphen, with the linking consonant where there is one:
    /// "-t-il", "-il", "-elle", "-on". The token is the word without hyphens and linking letter.
    pub enclitics: Vec<String>,
    /// Endings that are tokens of their own: "'s", "n't", "'ll".
    pub suffixes: Vec<String>,
    /// Words that keep their inner apostrophe: "aujourd'hui", "o'clock".
    pub unsplit: Vec<String>,
    /// Whether a number with a period may be an ordinal ("am 3. Mai").
    pub ordinal_period: bool,
    /// Whether a paragraph that opens with a dash is a line of dialogue.
    pub dash_dialogue: bool,
}

/// Classes of punctuation, independent of language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Punct {
    /// `,` and its full-width and Arabic kin.
    Comma,
    /// `.` at the end of a sentence or inside one, `。`.
    Period,
    /// `:`
    Colon,
    /// `;`
    Semicolon,
    /// `?`
    Question,
    /// `!`
    Exclamation,
    /// `…` or `...`
    Ellipsis,
    /// `—`, `–`, `--`, and a hyphen between spaces.
    Dash,
    /// `(`, `[`
    Open,
    /// `)`, `]`
    Close,
    /// A quotation mark that takes part in a [`Quotation`].
    Quote,
    /// Anything else that is neither letter nor digit.
    Other,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters (with inner hyphens, periods of an abbreviation, or an apostrophe that the profile keeps).
    Word,
    /// Digits, with group and decimal marks ("12 000", "1.2", "3,5").
    Number,
    /// Punctuation.
    Punct(Punct),
}

/// A word, number or punctuation mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// Whether its first letter is upper case.
    pub capital: bool,
    /// Whether it was split off the end of the word before it (enclitic or suffix).
    pub attached: bool,
}

/// A stretch of text between quotation marks, or a line of dash dialogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// Token of the opening mark (or dash); `None` where a mark is missing.
    pub open: Option<usize>,
    /// Token of the closing mark; `None` where it is missing or the quotation goes on in the next paragraph.
    pub close: Option<usize>,
    /// The tokens between the marks.
    pub inner: Range<usize>,
    /// The sentences inside, as token ranges that partition `inner`; one where it holds just one.
    pub sentences: Vec<Range<usize>>,
    /// 0 for an outermost quotation, 1 for one inside it, ….
    pub depth: usize,
    /// The quotation it stands in.
    pub parent: Option<usize>,
    /// The quotation of the paragraph before, of which this one is the next paragraph.
    pub continues: Option<usize>,
    /// Whether it is a line of dialogue opened by a dash.
    pub dash: bool,
}

/// What a sentence is in its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SentenceKind {
    /// Running text.
    Body,
    /// A heading: a short paragraph without closing punctuation.
    Heading,
    /// Place, date and agency in front of a first sentence: "TERSK, 9 avril (ACV) –".
    Dateline,
}

/// A sentence of the narrator: quotations inside it are whole, however many sentences they hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens, closing punctuation and quotation marks included.
    pub tokens: Range<usize>,
    /// Its paragraph.
    pub paragraph: usize,
    /// What it is.
    pub kind: SentenceKind,
}

/// A document cut into paragraphs, sentences, quotations and tokens.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Layout {
    /// All tokens, in order.
    pub tokens: Vec<Token>,
    /// All quotations, by their first token, outer before inner.
    pub quotations: Vec<Quotation>,
    /// All sentences; their token ranges partition `tokens`.
    pub sentences: Vec<Sentence>,
    /// Byte ranges of the paragraphs.
    pub paragraphs: Vec<Span>,
}
