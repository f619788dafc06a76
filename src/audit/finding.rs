//! What an editor should look at: where it stands, how bad it is, and what to do.

use serde::Serialize;

use crate::analysis::values;
use crate::text::{CodePoints, Span};

/// Characters of the text that a finding shows.
const SHOWN: usize = 160;

values! {
    /// How bad it is, in rising order.
    Severity {
        /// Worth a look.
        Note = "note",
        /// To be changed, unless there is a reason.
        Warning = "warning",
        /// Not to be published like this.
        Error = "error",
    }
}

values! {
    /// What was found.
    FindingKind {
        /// An unnamed source, and no word on why it is unnamed.
        AnonymousWithoutReason = "anonymous-without-reason",
        /// An unnamed source with an opinion.
        AnonymousOpinion = "anonymous-opinion",
        /// "A source", and nothing else.
        BareSource = "bare-source",
        /// All claims come from one and the same.
        SingleOrigin = "single-origin",
        /// Hearsay on nobody's word.
        HearsayWithoutSource = "hearsay-without-source",
        /// "According to" and a conditional: one of them would do.
        DoubleHedge = "double-hedge",
        /// The reader learns late who says it.
        LateAttribution = "late-attribution",
        /// At second hand or farther from its origin.
        SecondHand = "second-hand",
        /// Fewer origins than sources.
        FewerOrigins = "fewer-origins",
        /// Sources that have a thing from each other.
        CircularChain = "circular-chain",
        /// A party speaks for itself.
        PartySelfReport = "party-self-report",
        /// Somebody is accused and not heard.
        NoReply = "no-reply",
        /// Two claims that cannot both hold, and the text says that they clash.
        Conflict = "conflict",
        /// Two claims that cannot both hold, and the text does not say so.
        UndisclosedConflict = "undisclosed-conflict",
        /// A quotation mark without its other half.
        UnclosedQuotation = "unclosed-quotation",
        /// Words in quotation marks that nobody is said to have said.
        QuotationWithoutSpeaker = "quotation-without-speaker",
        /// Three quoted words or fewer.
        PartialQuotation = "partial-quotation",
        /// Quotations of several speakers in one paragraph.
        SpeakersRunTogether = "speakers-run-together",
        /// A number on nobody's word.
        UnsourcedNumber = "unsourced-number",
        /// A figure beyond what the policy allows.
        Threshold = "threshold",
    }
}

impl FindingKind {
    /// The metric that it belongs to; none for a threshold, which may be of any.
    pub fn metric(self) -> Option<&'static str> {
        Some(match self {
            Self::AnonymousWithoutReason => "M5",
            Self::AnonymousOpinion => "M6",
            Self::BareSource => "M7",
            Self::SingleOrigin => "M12",
            Self::HearsayWithoutSource => "M14",
            Self::DoubleHedge => "M15",
            Self::LateAttribution => "M16",
            Self::SecondHand => "M19",
            Self::FewerOrigins | Self::CircularChain => "M20",
            Self::PartySelfReport => "M21",
            Self::NoReply => "M22",
            Self::Conflict | Self::UndisclosedConflict => "M23",
            Self::UnclosedQuotation
            | Self::QuotationWithoutSpeaker
            | Self::PartialQuotation
            | Self::SpeakersRunTogether => "M24",
            Self::UnsourcedNumber => "M28",
            Self::Threshold => return None,
        })
    }

    /// How bad it is where no policy says otherwise.
    pub fn severity(self) -> Severity {
        match self {
            Self::BareSource | Self::CircularChain => Severity::Error,
            Self::AnonymousWithoutReason
            | Self::AnonymousOpinion
            | Self::SingleOrigin
            | Self::HearsayWithoutSource
            | Self::NoReply
            | Self::UndisclosedConflict
            | Self::UnclosedQuotation
            | Self::QuotationWithoutSpeaker
            | Self::Threshold => Severity::Warning,
            Self::DoubleHedge
            | Self::LateAttribution
            | Self::SecondHand
            | Self::FewerOrigins
            | Self::PartySelfReport
            | Self::Conflict
            | Self::PartialQuotation
            | Self::SpeakersRunTogether
            | Self::UnsourcedNumber => Severity::Note,
        }
    }

    /// What it is, in a few words.
    pub fn title(self) -> &'static str {
        match self {
            Self::AnonymousWithoutReason => "unnamed source without a stated reason",
            Self::AnonymousOpinion => "opinion of an unnamed source",
            Self::BareSource => "a source described as nothing but a source",
            Self::SingleOrigin => "everything comes from one origin",
            Self::HearsayWithoutSource => "hearsay without a source",
            Self::DoubleHedge => "source and conditional together",
            Self::LateAttribution => "late attribution",
            Self::SecondHand => "at second hand",
            Self::FewerOrigins => "fewer origins than sources",
            Self::CircularChain => "sources that cite each other",
            Self::PartySelfReport => "a party about itself",
            Self::NoReply => "accused, but not heard",
            Self::Conflict => "conflict",
            Self::UndisclosedConflict => "conflict that the text does not point out",
            Self::UnclosedQuotation => "quotation mark without its other half",
            Self::QuotationWithoutSpeaker => "quotation without a speaker",
            Self::PartialQuotation => "a few quoted words",
            Self::SpeakersRunTogether => "several speakers in one paragraph",
            Self::UnsourcedNumber => "number without a source",
            Self::Threshold => "beyond the policy's limit",
        }
    }

    /// What to do.
    pub fn advice(self) -> &'static str {
        match self {
            Self::AnonymousWithoutReason => {
                "Name the source, or say why it cannot be named and how it knows."
            }
            Self::AnonymousOpinion => {
                "Let unnamed sources give information, not judgements; find somebody who says it by name."
            }
            Self::BareSource => "Say as much as possible of who the source is and how it knows.",
            Self::SingleOrigin => "Look for a second origin that does not depend on the first.",
            Self::HearsayWithoutSource => "Say who says so, or leave it out.",
            Self::DoubleHedge => {
                "The source is enough: use the indicative, or say what is uncertain about it."
            }
            Self::LateAttribution => "Say earlier who speaks.",
            Self::SecondHand => {
                "Ask the origin itself, or say that its words could not be verified."
            }
            Self::FewerOrigins => "Do not count who passes a thing on as confirming it.",
            Self::CircularChain => "Nobody vouches for it in the end: find who knew it first.",
            Self::PartySelfReport => {
                "Treat it as a claim, not as a confirmation; look for somebody independent."
            }
            Self::NoReply => "Ask for a reply, and say if there was none.",
            Self::Conflict => {
                "Check that both sides are given their say and what can be verified is."
            }
            Self::UndisclosedConflict => {
                "Tell the reader that the two do not agree, or correct the one that is wrong."
            }
            Self::UnclosedQuotation => {
                "Close or open the quotation, so that it is clear whose words they are."
            }
            Self::QuotationWithoutSpeaker => "Say whose words they are.",
            Self::PartialQuotation => {
                "Paraphrase, or quote enough to be understood; few quoted words cast doubt."
            }
            Self::SpeakersRunTogether => "Begin a paragraph with each speaker.",
            Self::UnsourcedNumber => "Say where the number is from.",
            Self::Threshold => "See the clause of the policy.",
        }
    }
}

/// Something to look at.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// `f1`, `f2`, … in text order.
    pub id: String,
    /// What it is.
    pub kind: FindingKind,
    /// How bad it is.
    pub severity: Severity,
    /// The metric that it belongs to.
    pub metric: Option<&'static str>,
    /// Where it stands; `None` where it is about the whole text.
    pub place: Option<Place>,
    /// The words it is about, shortened.
    pub text: String,
    /// What is so, in a sentence.
    pub message: String,
    /// What to do.
    pub advice: &'static str,
    /// The clause of the policy that asks for it.
    pub clause: Option<String>,
    /// Its bytes in the text.
    #[serde(skip)]
    pub bytes: Option<Span>,
}

/// Where something stands, in Unicode code points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// Start and end, half-open.
    pub span: [usize; 2],
    /// Line of its start, from 1.
    pub line: usize,
    /// Column of its start in the line, from 1.
    pub column: usize,
    /// Line of its end.
    pub end_line: usize,
    /// Column behind its last character.
    pub end_column: usize,
}

/// Tells places in a text.
pub(super) struct Places<'a> {
    text: &'a str,
    points: CodePoints<'a>,
    /// Bytes at which lines begin.
    lines: Vec<usize>,
}

impl<'a> Places<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, b)| *b == b'\n');
        Self {
            text,
            points: CodePoints::new(text),
            lines: std::iter::once(0)
                .chain(ends.map(|(at, _)| at + 1))
                .collect(),
        }
    }

    pub(super) fn place(&self, span: Span) -> Place {
        let (line, column) = self.at(span.start);
        let (end_line, end_column) = self.at(span.end);
        Place {
            span: [self.points.at(span.start), self.points.at(span.end)],
            line,
            column,
            end_line,
            end_column,
        }
    }

    /// The words of a span on one line, shortened.
    pub(super) fn words(&self, span: Span) -> String {
        let words: Vec<&str> = span.of(self.text).split_whitespace().collect();
        let words = words.join(" ");
        match words.char_indices().nth(SHOWN) {
            Some((cut, _)) => format!("{}…", words[..cut].trim_end()),
            None => words,
        }
    }

    fn at(&self, byte: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|start| *start <= byte);
        let start = self.lines[line - 1];
        (line, self.points.at(byte) - self.points.at(start) + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn places_count_characters_from_one() {
        let text = "été\r\n« oui »\n";
        let place = Places::new(text).place(Span::new(text.find("oui").unwrap(), text.len()));
        assert_eq!((place.line, place.column), (2, 3));
        assert_eq!((place.end_line, place.end_column), (3, 1));
        assert_eq!(place.span, [7, 13]);
    }

    proptest! {
        #[test]
        fn a_place_is_in_the_text(text in "[aé\\n\\r😀 ]{0,40}", cut in 0usize..40) {
            let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let start = bytes[cut % bytes.len()];
            let places = Places::new(&text);
            let place = places.place(Span::new(start, text.len()));
            let lines: Vec<&str> = text.split('\n').collect();
            prop_assert!(place.line >= 1 && place.line <= lines.len());
            prop_assert!(place.column <= lines[place.line - 1].chars().count() + 1);
            prop_assert_eq!(place.span[0], text[..start].chars().count());
        }
    }

    #[test]
    fn long_words_are_cut() {
        let text = "é".repeat(400);
        let words = Places::new(&text).words(Span::new(0, text.len()));
        assert_eq!(words.chars().count(), SHOWN + 1);
    }
}
