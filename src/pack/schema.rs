//! The files of a pack as they are written: one struct a file kind, closed against unknown keys.
//!
//! No enums, `flatten` or `untagged` here: `serde_yaml` then names the path, line and column of each
//! mistake. What serde cannot check (names, frames, steps) is checked when the pack is compiled.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::facts::{Hints, Role};
pub use super::figures::schema::{Bounds, Calendar, NumbersSection, TimesSection, UnitEntry};
use crate::analysis::{Certainty, Class, Kind, Polarity, Tone};

/// Names to lists of strings, in the order of the file.
pub type Lists = BTreeMap<String, Vec<String>>;

/// A text, or a map that says more: only for the schema.
#[derive(JsonSchema)]
#[serde(untagged)]
#[allow(dead_code, reason = "the shape of what is read as a value")]
pub(super) enum OrText<T> {
    /// Its dictionary form.
    Text(String),
    /// What is to be known of it.
    Entry(T),
}

/// Words, or words with their facts: only for the schema.
#[derive(JsonSchema)]
#[serde(untagged)]
#[allow(dead_code, reason = "the shape of what is read as a value")]
enum OrFacts {
    /// The words.
    Words(Vec<String>),
    /// Each word with its facts.
    Facts(Lists),
}

/// `pack.yaml`: what the language is and how its text and forms are made.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PackFile {
    /// Version of the format: `selon/1`.
    pub schema: String,
    /// ISO 639-1 code.
    pub language: String,
    /// The language's own name.
    pub name: String,
    /// Code of the embedded pack that this one is laid over.
    #[serde(default)]
    pub extends: Option<String>,
    /// Identifiers of rules of the pack below that are left out.
    #[serde(default)]
    pub disable: Vec<String>,
    /// What the tokenizer and the sentence splitter need.
    #[serde(default)]
    pub text: TextSection,
    /// How clauses of the language are built: switches of the mechanisms.
    #[serde(default)]
    pub grammar: Grammar,
    /// Names that frames link to, with their surface forms.
    #[serde(default)]
    pub prepositions: Lists,
    /// Form names of the paradigms, with their facts.
    #[serde(default)]
    pub forms: Lists,
    /// How forms are made from a lemma, in the order in which they are tried.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, ParadigmSection>")]
    pub paradigms: serde_yaml::Mapping,
    /// Endings of unknown words that look like a finite verb.
    #[serde(default)]
    pub finite_shapes: Vec<String>,
    /// Endings of unknown words that look like a participle.
    #[serde(default)]
    pub participle_shapes: Vec<String>,
    /// Endings of nouns that can be the subject of a plural form.
    #[serde(default)]
    pub plural_shapes: Vec<String>,
    /// Name of the Snowball algorithm that stems the language's words, where there is one.
    #[serde(default)]
    pub stemmer: Option<String>,
    /// How the plural of a noun cue is made: rewrites, the first that matches.
    #[serde(default)]
    pub plural: Vec<Rewrite>,
    /// How the other forms of an adjective are made: the first that matches.
    #[serde(default)]
    pub adjectives: Vec<Inflection>,
}

/// What the tokenizer and the sentence splitter need to know of the language.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct TextSection {
    /// Abbreviations with their period.
    pub abbreviations: Vec<String>,
    /// Those that may end a sentence before a capital.
    pub final_abbreviations: Vec<String>,
    /// Clipped words ending in an apostrophe.
    pub elisions: Vec<String>,
    /// Words behind a hyphen after a verb.
    pub enclitics: Vec<String>,
    /// Endings that are tokens.
    pub suffixes: Vec<String>,
    /// Words that keep their apostrophe.
    pub unsplit: Vec<String>,
    /// Words that open a sentence after a final abbreviation.
    pub starters: Vec<String>,
    /// Whether "3." may be an ordinal.
    pub ordinal_period: bool,
    /// Whether a dash opens a line of dialogue.
    pub dash_dialogue: bool,
}

/// Switches of the language-neutral mechanisms.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Grammar {
    /// Whether the conditional without a source marks hearsay.
    pub hearsay_conditional: bool,
    /// Whether the infinitive is marked by a word of the class `infinitive_marker`.
    pub marked_infinitive: bool,
    /// Whether object pronouns, reflexives and the first part of a negation stand before the verb.
    pub clitics: bool,
    /// Whether an adversative with a clause of its own ends a content.
    pub adversative_ends: bool,
    /// Whether capitals begin common nouns, so that a noun phrase ends at the first lower-case word.
    pub capital_nouns: bool,
    /// Whether a cue with its subject may stand inside the quotation marks, as an incise.
    pub incise: bool,
    /// Whether the head noun comes before what describes it ("ministère russe"), not behind it.
    pub head_first: bool,
    /// Whether pronouns with a gender stand for people only.
    pub natural_gender: bool,
}

/// One paradigm of `pack.yaml`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ParadigmSection {
    /// Ending taken off the lemma; the rest is the stem `base`.
    pub strip: String,
    /// `named`: used only where a verb names it.
    pub only: Option<String>,
    /// Further stems, each by rewrites of `base`.
    pub stems: BTreeMap<String, Vec<Rewrite>>,
    /// Form name to endings, each `stem:ending` or `ending`.
    pub endings: Lists,
}

/// A regular expression and what replaces its match (`$1` for a group).
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rewrite {
    /// What to find.
    pub from: String,
    /// What to put there.
    pub to: String,
}

/// A regular expression and what its match becomes in each other form.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Inflection {
    /// What to find.
    pub from: String,
    /// What to put there, one for each form.
    pub to: Vec<String>,
}

/// A file under `lexicon/`: any of the sections.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct LexiconFile {
    /// Version of the format.
    pub schema: String,
    /// Reporting verbs.
    pub verbs: Vec<VerbEntry>,
    /// Auxiliaries.
    pub auxiliaries: Vec<AuxiliaryEntry>,
    /// Ordinary verbs: a lemma, or a map as for a reporting verb.
    #[schemars(with = "Vec<OrText<VerbEntry>>")]
    pub common_verbs: Vec<serde_yaml::Value>,
    /// Noun cues.
    pub nouns: Vec<NounEntry>,
    /// According-to phrases and markers of hearsay, by kind.
    pub phrases: BTreeMap<String, Vec<PhraseEntry>>,
    /// Word classes: lists of words, or words with their facts.
    #[schemars(with = "BTreeMap<String, OrFacts>")]
    pub words: BTreeMap<String, serde_yaml::Value>,
    /// Lists of the pack's own, for `list:` steps.
    pub lists: Lists,
    /// States, by their ISO 3166 code.
    pub states: BTreeMap<String, StateEntry>,
    /// What tells sources apart or together, beside the word classes.
    pub mentions: MentionSection,
    /// How numbers and measures are written.
    pub numbers: NumbersSection,
    /// How dates and times of day are written.
    pub times: TimesSection,
}

/// Words and phrases by what they tell of a source.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct MentionSection {
    /// Name a human being, though their class also holds bodies.
    pub people: Vec<String>,
    /// Speak for the body named before.
    pub voices: Vec<String>,
    /// Point to something named before.
    pub demonstratives: Vec<String>,
    /// Modifiers that tell no two bodies apart.
    pub idle: Vec<String>,
    /// Pronouns for the one named last.
    pub latter: Vec<String>,
    /// Pronouns for a person who was spoken of.
    pub concerned: Vec<String>,
    /// Given names of men.
    pub men: Vec<String>,
    /// Given names of women.
    pub women: Vec<String>,
    /// Stand for sources that are nobody in particular.
    pub vague: Vec<String>,
    /// Phrases that say why a source is unnamed.
    pub anonymity: Vec<String>,
}

impl MentionSection {
    /// The lists with what each tells.
    pub(super) fn hints(&self) -> [(Hints, &[String]); 10] {
        [
            (Hints::PERSON, &self.people),
            (Hints::VOICE, &self.voices),
            (Hints::DEMONSTRATIVE, &self.demonstratives),
            (Hints::IDLE, &self.idle),
            (Hints::LATTER, &self.latter),
            (Hints::CONCERNED, &self.concerned),
            (Hints::MAN, &self.men),
            (Hints::WOMAN, &self.women),
            (Hints::VAGUE, &self.vague),
            (Hints::ANONYMITY, &self.anonymity),
        ]
    }
}

/// The words for a state.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct StateEntry {
    /// Its names, without article.
    pub names: Vec<String>,
    /// Gender and number of its name.
    pub facts: Vec<String>,
    /// Its capitals, where they stand for it.
    pub capitals: Vec<String>,
    /// Every form of its adjectives and nouns of nationality.
    pub demonyms: Vec<String>,
}

/// A reporting verb.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct VerbEntry {
    /// Dictionary form; a leading reflexive and following fixed words belong to it.
    pub lemma: String,
    /// The act it names.
    pub class: Option<Class>,
    /// How it colours the content.
    pub tone: Option<Tone>,
    /// What it governs.
    pub frames: Vec<String>,
    /// Its paradigm, where not the first that fits.
    pub paradigm: Option<String>,
    /// Stems that differ from the paradigm's.
    pub stems: BTreeMap<String, String>,
    /// Forms that differ from the paradigm's.
    pub forms: Lists,
    /// Head nouns of an object that change its sense.
    pub not_object: Vec<String>,
    /// Whether the fixed rest may stand apart, behind an object or at the clause's end.
    pub separable: bool,
    /// Whether documents and things are ordinary subjects of it.
    pub document: bool,
    /// `be`: its perfect is made with the auxiliary of the passive.
    pub auxiliary: Option<Role>,
}

/// An auxiliary.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AuxiliaryEntry {
    /// Dictionary form.
    pub lemma: String,
    /// What it does.
    pub role: Option<Role>,
    /// Its paradigm.
    pub paradigm: Option<String>,
    /// Stems that differ.
    pub stems: BTreeMap<String, String>,
    /// Forms that differ.
    pub forms: Lists,
    /// Name of the preposition before the infinitive it takes, or several behind `|`.
    pub link: Option<String>,
}

/// A noun cue.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct NounEntry {
    /// Singular.
    pub lemma: String,
    /// The act it names.
    pub class: Option<Class>,
    /// How it colours the content.
    pub tone: Option<Tone>,
    /// What it governs.
    pub frames: Vec<String>,
    /// Plural forms, where not by the pack's rule.
    pub plural: Option<Vec<String>>,
}

/// An according-to phrase or a marker of hearsay.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PhraseEntry {
    /// Its words.
    pub text: String,
    /// The act it stands for.
    pub class: Option<Class>,
    /// How it colours the content.
    pub tone: Option<Tone>,
    /// `initial`: only at the start of a clause.
    pub only: Option<String>,
    /// Whether it stands freely inside the clause, which goes on around it.
    pub free: bool,
    /// `that` or `wh`: the clause it governs.
    pub then: Option<String>,
}

/// A file under `rules/`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RuleFile {
    /// Version of the format.
    pub schema: String,
    /// Named pieces of patterns.
    pub macros: BTreeMap<String, Vec<Step>>,
    /// The rules.
    pub rules: Vec<RuleEntry>,
}

/// A rule.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RuleEntry {
    /// Identifier, unique in the pack: `fr.verb-that`.
    pub id: String,
    /// Whether it takes the place of the rule of this identifier in the pack below.
    #[serde(rename = "override")]
    pub overrides: bool,
    /// What it finds, for people.
    pub doc: String,
    /// The higher wins.
    pub priority: i32,
    /// What the attribution is, where it is not read off the text.
    pub emit: Emit,
    /// How the source is found where no step captures it: `subject` (default) or `none`.
    pub source: Option<String>,
    /// The steps of its only variant.
    pub pattern: Vec<Step>,
    /// Several variants.
    pub patterns: Vec<Vec<Step>>,
    /// Patterns that silence it.
    pub unless: Vec<Unless>,
    /// What it must and must not match.
    pub examples: Examples,
}

/// Values that a rule fixes.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Emit {
    /// Kind, where not read off quotations and content.
    pub kind: Option<Kind>,
    /// Class, where not the cue's own.
    pub class: Option<Class>,
    /// Tone, where not the cue's own.
    pub tone: Option<Tone>,
    /// Polarity, where not the cue's own.
    pub polarity: Option<Polarity>,
    /// Certainty, where not read off the mood.
    pub certainty: Option<Certainty>,
}

/// A pattern around a match that silences the rule.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Unless {
    /// Its name.
    pub id: String,
    /// Steps, anchored at the cue like the rule's own.
    pub pattern: Vec<Step>,
    /// A sentence that the rule would match without it.
    pub example: String,
}

/// A rule's embedded tests.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Examples {
    /// Sentences with marked spans, `[source:…] [cue:…] [content:…]`: each a text, or a map with `text` and `todo`.
    #[serde(rename = "match")]
    #[schemars(with = "Vec<OrText<MatchEntry>>")]
    pub matches: Vec<serde_yaml::Value>,
    /// Sentences that the rule must leave alone.
    pub no_match: Vec<NoMatch>,
}

/// A sentence that a rule must match.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct MatchEntry {
    /// The sentence with its marks.
    pub text: String,
    /// Whether it is a known gap: it does not hold yet.
    pub todo: bool,
}

/// A sentence that a rule must leave alone.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct NoMatch {
    /// The sentence.
    pub text: String,
    /// Why.
    pub why: String,
    /// Whether it is a known gap: it does not hold yet.
    pub todo: bool,
}

/// A file under `golden/`: an article with everything that is to be found in it.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct GoldenFile {
    /// Version of the format.
    pub schema: String,
    /// The article.
    pub text: String,
    /// Passages of the article, each with the marked spans of one attribution, in the order of the text.
    pub attributions: Vec<String>,
}

/// A step of a pattern: every key given must hold.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Step {
    /// One of these words.
    pub word: Vec<String>,
    /// One of these word classes.
    pub lex: Vec<String>,
    /// One of the words of these lists of the pack.
    pub list: Vec<String>,
    /// One of these kinds of punctuation.
    pub punct: Vec<String>,
    /// A whole quotation.
    pub quoted: Option<QuotedTest>,
    /// A verb group.
    pub verb: Option<VerbTest>,
    /// A noun cue.
    pub noun: Option<NounTest>,
    /// A phrase of this kind (`according`, `hearsay`).
    pub phrase: Option<PhraseTest>,
    /// A shape: `capital`, `number`, `word`.
    pub shape: Vec<String>,
    /// A preposition of the cue's own frame of this name.
    pub link: Option<String>,
    /// A noun phrase: to the right up to its end, to the left of a cue its subject.
    pub np: Option<NpTest>,
    /// A stretch of clause up to where a content ends (or begins, to the left of a cue).
    pub clause: Option<ClauseTest>,
    /// Up to `max` elements of any kind.
    pub gap: Option<GapTest>,
    /// Adverbs, times and short adjuncts, if any.
    pub adjuncts: Option<Unit>,
    /// Start of the sentence or of a clause (zero width).
    pub start: Option<Unit>,
    /// End of the sentence or of a clause (zero width).
    pub end: Option<Unit>,
    /// In a heading (zero width).
    pub heading: Option<Unit>,
    /// A macro.
    #[serde(rename = "use")]
    pub uses: Option<String>,
    /// Alternatives.
    pub one_of: Vec<Vec<Step>>,
    /// The steps that must follow here, without being taken.
    pub look: Vec<Step>,
    /// The steps that must not follow here.
    pub not: Vec<Step>,
    /// Up to this many times (at least once unless `opt`).
    pub repeat: Option<usize>,
    /// May be missing.
    pub opt: bool,
    /// What it captures: `source`, `cue`, `content`.
    #[serde(rename = "as")]
    pub capture: Option<String>,
}

/// No parameters.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unit {}

/// What a quotation must be.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct QuotedTest {
    /// At least so many words.
    pub min: usize,
}

/// What a verb group must be.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct VerbTest {
    /// It is a reporting verb with one of these frames.
    pub frame: Vec<String>,
    /// It has all of these facts.
    pub is: Vec<String>,
    /// It has none of these facts.
    pub not: Vec<String>,
    /// Its class is one of these.
    pub class: Vec<Class>,
    /// Its lemma is one of these.
    pub lemma: Vec<String>,
}

/// What a noun cue must be.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct NounTest {
    /// It has one of these frames.
    pub frame: Vec<String>,
}

/// What a phrase must be.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PhraseTest {
    /// `according`, `hearsay`.
    pub kind: String,
    /// The clause it governs: `that`, `wh`.
    pub then: Option<String>,
    /// Whether it must stand free.
    pub free: Option<bool>,
    /// Whether it must be one that stands at the start only.
    pub initial: Option<bool>,
}

/// What a noun phrase must be.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct NpTest {
    /// Its words include one of these classes.
    pub has: Vec<String>,
    /// Appositions stay outside.
    pub bare: bool,
    /// A subject may be the antecedent of a relative pronoun.
    pub apart: bool,
}

/// How far a stretch of clause goes.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ClauseTest {
    /// It must hold a finite verb.
    pub finite: bool,
    /// It must hold none: the clause goes on behind the cue.
    pub partial: bool,
    /// It must begin so: `infinitive`, `gerund` or `nominal`.
    pub starts: Option<String>,
    /// Adjuncts and coordination with a further verb end it, as for an object.
    pub object: bool,
    /// It must be, or end in, a quotation.
    pub quoted: bool,
}

/// A bounded skip.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct GapTest {
    /// At most so many elements.
    pub max: usize,
    /// None of them of these classes.
    pub not: Vec<String>,
}
