//! The words of a pack, looked up by folded form: classes, verb readings, noun cues, phrases.
//!
//! Every form that the pack can know gets a number. A text's words are looked up once; all later
//! tests compare numbers and bit masks.

mod builder;
mod entries;
mod forms;
mod remove;
mod state;
mod table;

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

pub(crate) use builder::Builder;
pub(crate) use state::{State, StateCode, StateWord};
use table::Table;

use super::facts::{Facts, Frames, Hints, Role, Words};
use crate::analysis::{Class, Tone};

/// Number of a word form; [`UNKNOWN`] for a form that the pack does not know.
pub(crate) type WordId = u32;

/// The number of every word that the pack does not know.
pub(crate) const UNKNOWN: WordId = 0;

/// Everything a pack knows about words.
#[derive(Clone)]
pub struct Lexicon {
    ids: FxHashMap<Box<str>, WordId>,
    words: Vec<Word>,
    /// How many of the words are in lexicon or rules; those behind are in concepts only.
    rule_words: WordId,
    phrases: FxHashMap<WordId, Vec<Phrase>>,
    /// Verbs of all kinds.
    pub(crate) lexemes: Vec<Lexeme>,
    /// Noun cues.
    pub(crate) nouns: Vec<Noun>,
    /// According-to phrases and markers of hearsay.
    pub(crate) markers: Vec<Marker>,
    /// Surface forms of each preposition name.
    prepositions: BTreeMap<String, Vec<WordId>>,
    /// Names of the pack's own lists; a word's `lists` has the bit of each that holds it.
    lists: Vec<String>,
    states: Table<State>,
    hints: Table<Hints>,
    finite_shapes: Vec<Box<str>>,
    plural_shapes: Vec<Box<str>>,
    participle_shapes: Vec<Box<str>>,
}

/// What is known of a word form.
#[derive(Debug, Clone, Default)]
pub(crate) struct Word {
    pub(crate) classes: Words,
    pub(crate) facts: Facts,
    pub(crate) readings: Vec<(u32, Facts)>,
    pub(crate) noun: Option<u32>,
    pub(crate) lists: u64,
    /// Whether a rule names it as its cue.
    pub(crate) is_cue: bool,
}

/// Several words that count as one.
#[derive(Debug, Clone)]
pub(crate) struct Phrase {
    pub(crate) words: Vec<WordId>,
    pub(crate) classes: Words,
    pub(crate) facts: Facts,
    pub(crate) marker: Option<u32>,
    pub(crate) lists: u64,
}

/// What a verb is to the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum VerbKind {
    Report,
    Common,
    Auxiliary(Role),
}

/// A verb.
#[derive(Debug, Clone)]
pub(crate) struct Lexeme {
    pub(crate) lemma: String,
    pub(crate) kind: VerbKind,
    pub(crate) class: Class,
    pub(crate) tone: Tone,
    pub(crate) frames: Frames,
    /// The prepositions of each frame that wants one.
    pub(crate) links: Vec<(Frames, Vec<WordId>)>,
    /// Second links (`order_to`: before the infinitive).
    pub(crate) second_links: Vec<WordId>,
    pub(crate) rest: Vec<WordId>,
    pub(crate) reflexive: bool,
    pub(crate) not_object: Vec<WordId>,
    pub(crate) separable: bool,
    pub(crate) document: bool,
    pub(crate) be_perfect: bool,
}

/// A noun cue.
#[derive(Debug, Clone)]
pub(crate) struct Noun {
    pub(crate) class: Class,
    pub(crate) tone: Tone,
    pub(crate) frames: Frames,
    pub(crate) links: Vec<(Frames, Vec<WordId>)>,
}

/// What kind of phrase a marker is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MarkerKind {
    According,
    Hearsay,
}

/// An according-to phrase or a marker of hearsay.
#[derive(Debug, Clone)]
pub(crate) struct Marker {
    pub(crate) kind: MarkerKind,
    pub(crate) class: Class,
    pub(crate) tone: Tone,
    pub(crate) initial: bool,
    pub(crate) free: bool,
    pub(crate) then: Option<Frames>,
}

impl Lexicon {
    /// The number of a folded word.
    pub(crate) fn id(&self, folded: &str) -> WordId {
        self.ids.get(folded).copied().unwrap_or(UNKNOWN)
    }
    /// The word as rules see it: one that only a concept knows is unknown to them.
    pub(crate) fn for_rules(&self, id: WordId) -> WordId {
        if id < self.rule_words { id } else { UNKNOWN }
    }
    /// All words that rules see, folded, in the order of their numbers.
    pub(crate) fn spelled(&self) -> Vec<&str> {
        let mut all = vec![""; self.rule_words as usize];
        for (text, id) in &self.ids {
            if let Some(slot) = all.get_mut(*id as usize) {
                *slot = text;
            }
        }
        all
    }
    /// All phrases, by their first word.
    pub(crate) fn all_phrases(&self) -> Vec<&Phrase> {
        let mut firsts: Vec<&WordId> = self.phrases.keys().collect();
        firsts.sort_unstable();
        firsts
            .into_iter()
            .flat_map(|first| &self.phrases[first])
            .collect()
    }
    /// How many words have a number.
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }
    pub(crate) fn word(&self, id: WordId) -> &Word {
        &self.words[id as usize]
    }
    /// Whether a form can be a cue by itself.
    pub(crate) fn is_trigger(&self, id: WordId) -> bool {
        let word = self.word(id);
        word.noun.is_some()
            || word.lists != 0
            || word.is_cue
            || word.readings.iter().any(|(l, f)| {
                self.lexemes[*l as usize].kind == VerbKind::Report || f.any(Facts::CONDITIONAL)
            })
    }
    /// Phrases that begin with the word, longest first.
    pub(crate) fn phrases(&self, first: WordId) -> &[Phrase] {
        self.phrases.get(&first).map_or(&[], Vec::as_slice)
    }
    /// What the longest entry that begins at the first of these words tells of a source, and its length.
    pub(crate) fn hint(&self, words: &[WordId]) -> Option<(usize, Hints)> {
        self.hints.longest(words)
    }
    pub(crate) fn list(&self, name: &str) -> Option<u64> {
        self.lists.iter().position(|l| l == name).map(|i| 1 << i)
    }
    pub(crate) fn list_names(&self) -> impl Iterator<Item = &str> {
        self.lists.iter().map(String::as_str)
    }
    /// Whether an unknown word ends as participles do.
    pub(crate) fn looks_participle(&self, folded: &str) -> bool {
        self.participle_shapes
            .iter()
            .any(|s| folded.len() > s.len() + 2 && folded.ends_with(&**s))
    }
    /// Whether a word ends as plural nouns do.
    pub(crate) fn looks_plural(&self, folded: &str) -> bool {
        self.plural_shapes.iter().any(|s| folded.ends_with(&**s))
    }
    /// Whether an unknown word ends as finite verbs do.
    pub(crate) fn looks_finite(&self, folded: &str) -> bool {
        self.finite_shapes
            .iter()
            .any(|s| folded.len() > s.len() + 2 && folded.ends_with(&**s))
    }
}
