//! A [`TextProfile`] compiled for look-ups: built once a pack, used for every document.

use rustc_hash::FxHashSet;

use super::TextProfile;
use super::fold::fold;

type Words = FxHashSet<Box<str>>;

/// What the text layer knows of a language, ready for look-up.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    /// Abbreviations after which a sentence goes on.
    pub(super) abbreviations: Words,
    /// Abbreviations after which a sentence may end.
    pub(super) final_abbreviations: Words,
    pub(super) starters: Words,
    pub(super) elisions: Words,
    pub(super) enclitics: Words,
    pub(super) suffixes: Words,
    pub(super) unsplit: Words,
    pub(super) ordinal_period: bool,
    pub(super) dash_dialogue: bool,
}

impl Profile {
    /// Compiles `profile`.
    pub fn new(profile: &TextProfile) -> Self {
        Self {
            abbreviations: words(&profile.abbreviations),
            final_abbreviations: words(&profile.final_abbreviations),
            starters: words(&profile.starters),
            elisions: words(&profile.elisions),
            enclitics: words(&profile.enclitics),
            suffixes: words(&profile.suffixes),
            unsplit: words(&profile.unsplit),
            ordinal_period: profile.ordinal_period,
            dash_dialogue: profile.dash_dialogue,
        }
    }

    /// Whether `word`, folded and with its period, is an abbreviation.
    pub(super) fn abbreviates(&self, word: &str) -> bool {
        self.abbreviations.contains(word) || self.final_abbreviations.contains(word)
    }
}

fn words(list: &[String]) -> Words {
    list.iter()
        .map(|word| fold(word).into_boxed_str())
        .collect()
}
