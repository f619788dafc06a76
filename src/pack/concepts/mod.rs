//! Concepts: what the words of different languages have in common, and which exclude each other.
//!
//! The [`Inventory`] says which there are; a pack's `concepts/` folder gives the forms that name them in its
//! language. What a claim in one language speaks of can so be compared with a claim in another.

mod compile;
mod inventory;
pub(crate) mod schema;
#[cfg(test)]
mod tests;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

pub(super) use compile::compile;
pub use inventory::{Inventory, inventory};

use super::lexicon::WordId;
use crate::analysis::ConflictKind;

/// Number of a concept in the [`Inventory`].
pub type ConceptId = u16;

/// What a concept does to what is said beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ConceptRole {
    /// It says that what it is about is not so: to deny, false, a rumour.
    Denial,
    /// It excludes everything else: only.
    Exclusive,
    /// It takes for granted that something exists: remaining, still.
    Remaining,
    /// What was so is so no longer: to stop.
    Cessation,
    /// What a narrator sees for himself: visible, footage.
    Observation,
    /// A claim to what only one can have: sovereignty.
    ExclusiveGood,
    /// What is meant to be and is not yet: to plan, to try.
    Attempt,
    /// There is none of it: without, nobody.
    Absence,
    /// It negates, by itself, what follows it in its clause.
    Negation,
    /// The first part of a negation in two parts.
    NegationFirst,
    /// The second part of a negation in two parts.
    NegationSecond,
    /// It negates its whole clause: a quantifier of nothing.
    Nobody,
    /// It looks like a negation, but adds: not only.
    NotOnly,
    /// To reject: a denial where what is rejected is a report.
    Rejecting,
    /// A report or accusation as a thing.
    Report,
    /// True, real: its negation is a denial.
    Affirmation,
    /// What takes the place of an earlier figure: revised.
    Update,
    /// It speaks of the whole, of which others may count a part: in total.
    Whole,
    /// To take back what one said oneself.
    Retraction,
    /// It sets a sentence against the one before: however.
    Contrast,
    /// A verb that says nothing without its object: to give, to make.
    Light,
    /// It opens a clause of its own, which a negation before it does not reach: because, so.
    Clause,
    /// What follows in its clause is only supposed: if.
    Hypothesis,
    /// What follows is one of two: either.
    Alternative,
    /// To happen, to exist: its negation denies the whole clause.
    Occurrence,
    /// What follows is where something is: in.
    Locative,
    /// What only one of two parties does to the other: to succeed, to defeat.
    Directed,
}

impl ConceptRole {
    /// Every role with its name in the files.
    pub const ALL: &'static [(ConceptRole, &'static str)] = &[
        (ConceptRole::Denial, "denial"),
        (ConceptRole::Exclusive, "exclusive"),
        (ConceptRole::Remaining, "remaining"),
        (ConceptRole::Cessation, "cessation"),
        (ConceptRole::Observation, "observation"),
        (ConceptRole::ExclusiveGood, "exclusive_good"),
        (ConceptRole::Attempt, "attempt"),
        (ConceptRole::Absence, "absence"),
        (ConceptRole::Negation, "negation"),
        (ConceptRole::NegationFirst, "negation_first"),
        (ConceptRole::NegationSecond, "negation_second"),
        (ConceptRole::Nobody, "nobody"),
        (ConceptRole::NotOnly, "not_only"),
        (ConceptRole::Rejecting, "rejecting"),
        (ConceptRole::Report, "report"),
        (ConceptRole::Affirmation, "affirmation"),
        (ConceptRole::Update, "update"),
        (ConceptRole::Whole, "whole"),
        (ConceptRole::Retraction, "retraction"),
        (ConceptRole::Contrast, "contrast"),
        (ConceptRole::Light, "light"),
        (ConceptRole::Clause, "clause"),
        (ConceptRole::Hypothesis, "hypothesis"),
        (ConceptRole::Alternative, "alternative"),
        (ConceptRole::Occurrence, "occurrence"),
        (ConceptRole::Locative, "locative"),
        (ConceptRole::Directed, "directed"),
    ];

    /// Whether a word with the role is a part of a negation, whatever else it names.
    pub(crate) fn negates(self) -> bool {
        matches!(
            self,
            Self::Negation | Self::NegationFirst | Self::NegationSecond | Self::Nobody
        )
    }

    /// Whether a word with the role is something that a claim speaks of, not only how it speaks.
    pub(crate) fn has_meaning(self) -> bool {
        matches!(
            self,
            Self::Cessation
                | Self::ExclusiveGood
                | Self::Observation
                | Self::Attempt
                | Self::Directed
        )
    }
}

/// Two sentences of the pack's language, and what sets them against each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConceptExample {
    /// The file that holds it.
    pub file: String,
    /// One sentence.
    pub a: String,
    /// The other.
    pub b: String,
    /// The kind of conflict; `None` where both can hold.
    pub conflict: Option<ConflictKind>,
    /// Why both can hold, where they can.
    pub why: String,
}

/// The words and phrases of a pack that name concepts.
#[derive(Debug, Default)]
pub struct Concepts {
    /// Where the entries that begin with a word are, as ranges of `entries`.
    plain: FxHashMap<WordId, (u32, u32)>,
    /// The same for verbs that need a reflexive before them.
    reflexive: FxHashMap<WordId, (u32, u32)>,
    /// The longest first where they begin alike.
    entries: Vec<Entry>,
    /// What the entries name: each has a range of it, sorted.
    named: Vec<ConceptId>,
    /// The reflexive pronouns.
    reflexives: FxHashSet<WordId>,
    /// What may stand between a reflexive pronoun and its verb: auxiliaries of the perfect, negations.
    between: FxHashSet<WordId>,
    examples: Vec<ConceptExample>,
}

/// A form that names concepts.
#[derive(Debug)]
struct Entry {
    /// Its words behind the first.
    rest: Box<[WordId]>,
    /// Where its concepts are in [`Concepts::named`].
    named: (u32, u32),
}

/// Between a reflexive pronoun and its verb stand at most so many words: an auxiliary and a negation.
const BETWEEN: usize = 2;

impl Concepts {
    /// The longest entry that begins at the first of these words: how many words it has, and what it names.
    ///
    /// A reflexive verb begins at its pronoun, and its words include what stands between the two.
    pub fn at(&self, words: &[WordId]) -> Option<(usize, &[ConceptId])> {
        let first = words.first()?;
        let plain = self.longest(&self.plain, words);
        if !self.reflexives.contains(first) {
            return plain;
        }
        let between = words[1..]
            .iter()
            .take(BETWEEN)
            .take_while(|w| self.between.contains(w))
            .count();
        let skipped = between + 1;
        let reflexive = self
            .longest(&self.reflexive, &words[skipped..])
            .map(|(length, named)| (skipped + length, named));
        // The verb counts more than a phrase that its pronoun happens to begin, unless that goes further.
        match (reflexive, plain) {
            (Some(verb), Some(phrase)) if phrase.0 > verb.0 => Some(phrase),
            (verb, phrase) => verb.or(phrase),
        }
    }

    /// Pairs of sentences that conflict or do not: the tests that the pack brings with it.
    pub fn examples(&self) -> &[ConceptExample] {
        &self.examples
    }

    fn longest(
        &self,
        index: &FxHashMap<WordId, (u32, u32)>,
        words: &[WordId],
    ) -> Option<(usize, &[ConceptId])> {
        let (first, behind) = words.split_first()?;
        let (start, end) = *index.get(first)?;
        let entry = self.entries[start as usize..end as usize]
            .iter()
            .find(|e| behind.starts_with(&e.rest))?;
        let (start, end) = entry.named;
        Some((
            entry.rest.len() + 1,
            &self.named[start as usize..end as usize],
        ))
    }
}
