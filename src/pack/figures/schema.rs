//! The sections `numbers` and `times` of lexicon files, closed against unknown keys.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

/// How the language writes numbers and measures.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct NumbersSection {
    /// The decimal mark of digits.
    pub decimal: String,
    /// What may part groups of three digits.
    pub group: Vec<String>,
    /// `word`: number words are written together; `text`: words are not parted by spaces.
    pub compose: Option<String>,
    /// Whether units come before tens, behind a joint.
    pub units_first: bool,
    /// Number words that are added.
    pub values: BTreeMap<String, f64>,
    /// Values behind which numbers up to 19 may follow.
    pub wide: Vec<f64>,
    /// Number words that multiply what stands before them.
    pub multipliers: BTreeMap<String, f64>,
    /// Multipliers that are numbers without anything before them.
    pub alone: Vec<String>,
    /// Multipliers that give a round number.
    pub rough: Vec<String>,
    /// Words between the parts of a number, and the values before which they stand (all where none is given).
    pub joints: BTreeMap<String, Vec<f64>>,
    /// What adds one half.
    pub halves: Vec<String>,
    /// Values that are articles too, with the nouns before which they are numbers.
    pub weak: BTreeMap<String, Vec<String>>,
    /// Prepositions between a number and its noun.
    pub links: Vec<String>,
    /// Words for a range, with its least and, where there is one, its greatest value.
    pub indefinite: BTreeMap<String, Vec<f64>>,
    /// Determiners that say that there is none.
    pub none: Vec<String>,
    /// The sign of a negative number.
    pub minus: Vec<String>,
    /// Names of fractions by their denominator.
    pub denominators: BTreeMap<String, f64>,
    /// Words for a part of the whole, in per cent.
    pub shares: BTreeMap<String, f64>,
    /// What stands between the two numbers of a proportion.
    pub ratios: Vec<String>,
    /// What stands before a number and makes a range of it.
    pub modifiers: Bounds,
    /// The same behind the number or its noun.
    pub behind: Bounds,
    /// Opens a range of two numbers.
    pub between: Vec<String>,
    /// Between the two numbers of an opened range.
    pub between_and: Vec<String>,
    /// Between the two numbers of any range.
    pub to: Vec<String>,
    /// Units and currencies.
    pub units: Vec<UnitEntry>,
    /// Words whose number is a name: article, page.
    pub labels: Vec<String>,
    /// Phrases that hold number words and are no numbers.
    pub idioms: Vec<String>,
    /// Words between a number and its noun.
    pub skip: Vec<String>,
}

/// Words that widen a number, by what they do.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Bounds {
    /// The number or more.
    pub least: Vec<String>,
    /// From none up to the number.
    pub most: Vec<String>,
    /// A tenth more or less.
    pub about: Vec<String>,
    /// Up to a tenth less.
    pub nearly: Vec<String>,
    /// Nothing: the number itself.
    pub exactly: Vec<String>,
}

/// A unit or a currency.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct UnitEntry {
    /// Neutral symbol: `km`, `EUR`, `%`.
    pub symbol: String,
    /// What one of the words is worth in the unit of the symbol; 1 where it is not given.
    pub factor: Option<f64>,
    /// Behind the number.
    pub words: Vec<String>,
    /// Before or behind it.
    pub signs: Vec<String>,
}

/// How the language writes dates and times of day.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct TimesSection {
    /// Whether months and weekdays are written with a capital.
    pub capital: bool,
    /// Order of a date in digits: `dmy`, `mdy`, `ymd`; none where it differs from writer to writer.
    pub order: Option<String>,
    /// Names of months, with their number.
    pub months: BTreeMap<String, i8>,
    /// Names of weekdays, Monday being 1.
    pub weekdays: BTreeMap<String, i8>,
    /// Words for a day's number.
    pub day_words: BTreeMap<String, i8>,
    /// Endings of a day's number.
    pub ordinals: Vec<String>,
    /// Between day, month and year.
    pub date_links: Vec<String>,
    /// What follows a year, a month and a day in digits.
    pub year_marks: Vec<String>,
    /// See `year_marks`.
    pub month_marks: Vec<String>,
    /// See `year_marks`.
    pub day_marks: Vec<String>,
    /// What leads in a part of a month or a year: early, late.
    pub parts: Vec<String>,
    /// Stretches of the calendar, counted from the one that holds the document's date.
    pub periods: Calendar<BTreeMap<String, i32>>,
    /// Names of stretches of the calendar.
    pub counted: Calendar<Vec<String>>,
    /// Before a number of such stretches that have passed.
    pub ago: Vec<String>,
    /// Behind it.
    pub ago_behind: Vec<String>,
    /// Before a number of such stretches to come.
    pub ahead: Vec<String>,
    /// Behind it.
    pub ahead_behind: Vec<String>,
    /// Of a weekday, month or year: the one before.
    pub last: Vec<String>,
    /// The one to come.
    pub next: Vec<String>,
    /// Before a time at which something is.
    pub at: Vec<String>,
    /// Before a time before which it is.
    pub before: Vec<String>,
    /// Before a time after which, or since when, it is.
    pub after: Vec<String>,
    /// Before a length of time, so that no time of day follows.
    pub during: Vec<String>,
    /// Between hours and minutes, or behind hours.
    pub hours: Vec<String>,
    /// Behind minutes.
    pub minutes: Vec<String>,
    /// Behind an hour from midnight to noon.
    pub morning: Vec<String>,
    /// Behind an hour from noon to midnight.
    pub evening: Vec<String>,
    /// Words for a time of day, in minutes after midnight.
    pub clock: BTreeMap<String, u16>,
    /// What is added to an hour, in minutes.
    pub past: BTreeMap<String, i16>,
}

/// One value for each stretch of the calendar.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Calendar<T: Default> {
    /// Hours.
    pub hour: T,
    /// Days.
    pub day: T,
    /// Weeks.
    pub week: T,
    /// Months.
    pub month: T,
    /// Years.
    pub year: T,
}
