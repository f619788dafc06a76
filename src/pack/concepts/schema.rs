//! The concept files as they are written: the inventory, and the forms of one language.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::ConceptRole;
use crate::analysis::ConflictKind;
use crate::pack::schema::{Lists, OrText};

/// A file under `rules/concepts/`: which concepts there are.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct InventoryFile {
    /// Version of the format.
    pub schema: String,
    /// The concepts.
    pub concepts: Vec<InventoryEntry>,
}

/// A concept.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct InventoryEntry {
    /// Its name, the same in every language.
    pub id: String,
    /// What it means, for people.
    pub doc: String,
    /// Concepts that cannot hold of the same thing at the same time.
    pub opposites: Vec<String>,
    /// What it does to what is said beside it.
    pub role: Option<ConceptRole>,
}

/// A file under `concepts/` of a pack: the forms of concepts in its language.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct ConceptFile {
    /// Version of the format.
    pub schema: String,
    /// Identifier to forms.
    pub concepts: BTreeMap<String, FormsEntry>,
    /// Pairs of sentences that conflict or do not.
    pub examples: Vec<ExampleEntry>,
}

/// The forms of one concept.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct FormsEntry {
    /// Verbs: a lemma, or a map.
    #[schemars(with = "Vec<OrText<ConceptVerb>>")]
    pub verbs: Vec<serde_yaml::Value>,
    /// Nouns: the singular, or a map.
    #[schemars(with = "Vec<OrText<ConceptNoun>>")]
    pub nouns: Vec<serde_yaml::Value>,
    /// Adjectives by their dictionary form.
    pub adjectives: Vec<String>,
    /// Words and phrases that have no other form.
    pub words: Vec<String>,
}

/// A verb whose forms are given.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct ConceptVerb {
    /// Dictionary form, as for a reporting verb.
    pub lemma: String,
    /// Its paradigm, where not the first that fits.
    pub paradigm: Option<String>,
    /// Stems that differ from the paradigm's.
    pub stems: BTreeMap<String, String>,
    /// Forms that differ from the paradigm's.
    pub forms: Lists,
}

/// A noun whose plural is given.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct ConceptNoun {
    /// Singular.
    pub lemma: String,
    /// Plural forms; none where the plural means something else.
    pub plural: Vec<String>,
}

/// Two sentences, and what sets them against each other.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct ExampleEntry {
    /// One sentence.
    pub a: String,
    /// The other.
    pub b: String,
    /// The kind of conflict; none where both can hold.
    pub conflict: Option<ConflictKind>,
    /// Why both can hold, where they can.
    pub why: String,
}
