//! The files of a pack that a check reads, as they are written.

use serde::{Deserialize, Serialize};

/// The file `check.yaml` of a pack: words for sentences that try its rules.
#[derive(Debug, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CheckFile {
    /// Version of the format.
    pub schema: String,
    /// Noun phrases that can be sources.
    pub nominals: Vec<String>,
    /// Noun phrases for what cannot speak.
    pub things: Vec<String>,
    /// Clauses with a finite verb and without a cue.
    pub clauses: Vec<String>,
    /// Phrases that begin with an infinitive, with its marker where the language has one.
    pub infinitives: Vec<String>,
    /// Adverbials that may stand behind a cue.
    pub adverbials: Vec<String>,
    /// Sentences that attribute nothing.
    pub neutral: Vec<String>,
    /// Verb groups: words, and facts in braces in the place of the verb.
    pub groups: Vec<String>,
    /// Verb groups, plain and negated.
    pub negations: Vec<Negation>,
}

/// A verb group, plain and negated.
#[derive(Debug, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Negation {
    /// As in `groups`.
    pub plain: String,
    /// The same, negated.
    pub negated: String,
}

/// The file `counterexamples.yaml` of a pack.
#[derive(Debug, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CounterexampleFile {
    /// Version of the format.
    pub schema: String,
    /// Sentences in which a property did not hold once.
    pub counterexamples: Vec<Counterexample>,
}

/// A sentence in which a property did not hold once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Counterexample {
    /// The property.
    pub property: String,
    /// The rule; empty where the property is one of the whole pack.
    pub rule: String,
    /// The sentence before its change, marked as in the examples of rules.
    pub sentence: String,
    /// The choices by which it was changed.
    pub draws: Vec<u16>,
}
