//! What sets two sides against each other, in plain words.

use crate::analysis::{Analysis, ConflictKind, Side, Voice};

/// Letters of a quoted passage: what is longer is cut at a space.
const LONGEST: usize = 90;

/// The words of one side, and whose they are.
pub(super) struct Spoken<'a> {
    speaker: Option<&'a str>,
    narrated: bool,
    words: &'a str,
}

impl<'a> Spoken<'a> {
    /// The words of a claim that stands by itself.
    pub(super) fn alone(words: &'a str) -> Self {
        Self {
            speaker: None,
            narrated: false,
            words,
        }
    }

    /// The words of a side of `text`, with the name of its source.
    pub(super) fn of(side: &Side, analysis: &'a Analysis, text: &'a str) -> Self {
        let entity = match side.voice {
            Voice::Attribution(a) => analysis.attributions.get(a).and_then(|a| a.entity),
            Voice::Narration => None,
        };
        Self {
            speaker: entity
                .and_then(|e| analysis.sources.get(e))
                .map(|s| s.name.as_str()),
            narrated: side.voice == Voice::Narration,
            words: side.span.of(text),
        }
    }

    fn quoted(&self) -> String {
        let words = shortened(self.words);
        match self.speaker {
            Some(name) => format!("\u{201c}{words}\u{201d} ({name})"),
            None if self.narrated => format!("\u{201c}{words}\u{201d} (the article itself)"),
            None => format!("\u{201c}{words}\u{201d}"),
        }
    }
}

/// A sentence that explains a conflict of the kind between two sides.
pub(super) fn sentence(kind: ConflictKind, a: &Spoken, b: &Spoken) -> String {
    let reason = match kind {
        ConflictKind::Denial => "one side denies what the other says",
        ConflictKind::Quantity => "the figures for the same thing exclude each other",
        ConflictKind::Negation => "one side affirms what the other negates",
        ConflictKind::Opposites => "the two say opposite things of the same matter",
        ConflictKind::Presupposition => "one side excludes what the other takes for granted",
        ConflictKind::Roles => "the parties change places",
        ConflictKind::Date => "the dates for the same event exclude each other",
        ConflictKind::Place => "the places of the same event exclude each other",
        ConflictKind::Exclusive => "both claim what only one can have",
        ConflictKind::Narration => "the article itself says otherwise",
    };
    format!("{} against {}: {reason}", a.quoted(), b.quoted())
}

/// The words on one line, cut where they are long.
fn shortened(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST {
        return line;
    }
    let head: String = line.chars().take(LONGEST).collect();
    let cut = head.rfind(' ').unwrap_or(head.len());
    format!("{} …", &head[..cut])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_names_both_sides() {
        let said = Spoken {
            speaker: Some("the mayor"),
            narrated: false,
            words: "the bridge\nis open",
        };
        let sentence = sentence(
            ConflictKind::Opposites,
            &said,
            &Spoken::alone("the bridge is closed"),
        );
        assert_eq!(
            sentence,
            "\u{201c}the bridge is open\u{201d} (the mayor) against \u{201c}the bridge is closed\u{201d}: \
             the two say opposite things of the same matter"
        );
    }

    #[test]
    fn long_words_are_cut_at_a_space() {
        let cut = shortened(&"very ".repeat(40));
        assert!(cut.ends_with("very …") && cut.chars().count() <= LONGEST + 2);
        assert_eq!(shortened(&"x".repeat(100)).chars().count(), LONGEST + 2);
    }
}
