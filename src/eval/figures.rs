//! Counts and what follows from them: precision, recall and F1.

use serde::Serialize;

use super::letters::ratio;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Row {
    /// Contents overlap by half or more and, where a source is marked, the sources share half of the shorter one.
    Attribution,
    /// All marked parts are exact.
    AttributionExact,
    /// Contents overlap by half or more.
    Content,
    /// Contents have the same letters, but for a complementizer at the beginning.
    ContentExact,
    /// Cues share a letter.
    Cue,
    /// Cues have the same letters.
    CueExact,
    /// Sources share half of the shorter one.
    Source,
    /// Sources have the same letters.
    SourceExact,
    /// Letters inside any content.
    Letters,
    /// The same kind; as are those below, an accuracy among pairs.
    Kind,
    /// The same class.
    Class,
    /// The same tone.
    Tone,
    /// The same polarity.
    Polarity,
    /// The same certainty.
    Certainty,
}

impl Row {
    /// Every row, in the order of reports.
    pub const ALL: [Row; 14] = [
        Row::Attribution,
        Row::AttributionExact,
        Row::Content,
        Row::ContentExact,
        Row::Cue,
        Row::CueExact,
        Row::Source,
        Row::SourceExact,
        Row::Letters,
        Row::Kind,
        Row::Class,
        Row::Tone,
        Row::Polarity,
        Row::Certainty,
    ];

    /// Its name in data.
    pub fn name(self) -> &'static str {
        match self {
            Row::Attribution => "attribution",
            Row::AttributionExact => "attribution_exact",
            Row::Content => "content",
            Row::ContentExact => "content_exact",
            Row::Cue => "cue",
            Row::CueExact => "cue_exact",
            Row::Source => "source",
            Row::SourceExact => "source_exact",
            Row::Letters => "letters",
            Row::Kind => "kind",
            Row::Class => "class",
            Row::Tone => "tone",
            Row::Polarity => "polarity",
            Row::Certainty => "certainty",
        }
    }

    /// Whether it is the share of pairs with the same value, which is its recall.
    pub fn is_accuracy(self) -> bool {
        self >= Row::Kind
    }
}

/// How many were marked, were found, and are both.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Those that are marked and found.
    pub hit: usize,
    /// Those that people marked.
    pub gold: usize,
    /// Those that the rules found.
    pub found: usize,
}

impl Count {
    /// The share of what was found that is marked; `None` where nothing was found.
    pub fn precision(self) -> Option<f64> {
        (self.found > 0).then(|| ratio(self.hit, self.found))
    }

    /// The share of what is marked that was found; `None` where nothing is marked.
    pub fn recall(self) -> Option<f64> {
        (self.gold > 0).then(|| ratio(self.hit, self.gold))
    }

    /// The harmonic mean of both; `None` where nothing is marked and nothing found.
    pub fn f1(self) -> Option<f64> {
        let all = self.gold + self.found;
        (all > 0).then(|| ratio(2 * self.hit, all))
    }

    fn add(&mut self, other: Self) {
        self.hit += other.hit;
        self.gold += other.gold;
        self.found += other.found;
    }
}

/// A count for each row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures([Count; Row::ALL.len()]);

impl Figures {
    /// The count of a row.
    pub fn get(&self, row: Row) -> Count {
        self.0[row as usize]
    }

    pub(super) fn at(&mut self, row: Row) -> &mut Count {
        &mut self.0[row as usize]
    }

    pub(super) fn add(&mut self, other: &Self) {
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            mine.add(*theirs);
        }
    }

    /// The rows in which something was counted.
    pub fn rows(&self) -> impl Iterator<Item = (Row, Count)> {
        let all = Row::ALL.into_iter().map(|row| (row, self.get(row)));
        all.filter(|(_, count)| count.gold + count.found > 0)
    }
}

/// The figures of a rule.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RuleFigures {
    /// Only what was found counts, as what was marked has no rule.
    pub figures: Figures,
    /// Its file and line; `None` for a mechanism.
    pub at: Option<String>,
}
