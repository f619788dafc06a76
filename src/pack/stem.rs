//! Stems: one key for the inflected forms of a word, good enough to find shared words.
//!
//! By Snowball (Porter 2001, <https://snowballstem.org>), where the pack names an algorithm; else the
//! first letters. Diacritics are dropped, so that a name written in two languages has one key.

use std::hash::{Hash, Hasher};
use std::sync::atomic::{AtomicU64, Ordering};

use rustc_hash::FxHasher;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use waken_snowball::Algorithm;

use super::lexicon::{UNKNOWN, WordId};

/// Letters of a word that count where there is no stemmer.
const PREFIX: usize = 6;

/// Bytes of the longest word that is stemmed: the stemmers' work grows faster than the word.
const LONGEST: usize = 64;

/// Makes the keys under which forms of one word meet.
pub(crate) struct Stemmer {
    algorithm: Option<Algorithm>,
    /// The key of each word that the pack knows, once it was asked for; 0 before.
    known: Box<[AtomicU64]>,
}

impl Stemmer {
    /// For a pack of so many words.
    pub(crate) fn new(algorithm: Option<Algorithm>, words: usize) -> Self {
        Self {
            algorithm,
            known: (0..words).map(|_| AtomicU64::new(0)).collect(),
        }
    }

    /// What the forms of a word share. `folded` is asked for its letters where they are not known.
    pub(crate) fn key(&self, id: WordId, folded: impl FnOnce() -> String) -> u64 {
        let slot = self.known.get(id as usize).filter(|_| id != UNKNOWN);
        if let Some(slot) = slot {
            let known = slot.load(Ordering::Relaxed);
            if known != 0 {
                return known;
            }
        }
        let key = self.stem(&folded());
        if let Some(slot) = slot {
            slot.store(key, Ordering::Relaxed);
        }
        key
    }

    /// What the forms of a folded word share.
    pub(crate) fn stem(&self, folded: &str) -> u64 {
        match self.algorithm {
            Some(algorithm) if folded.len() <= LONGEST => {
                key('s', &plain(&waken_snowball::stem(algorithm, folded)))
            }
            _ => key('s', &plain(folded).chars().take(PREFIX).collect::<String>()),
        }
    }
}

/// The word without diacritics.
pub(crate) fn plain(folded: &str) -> String {
    if folded.is_ascii() {
        return folded.to_owned();
    }
    folded.nfd().filter(|c| !is_combining_mark(*c)).collect()
}

/// A number for a word of a kind.
pub(crate) fn key(kind: char, word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    kind.hash(&mut hasher);
    word.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_share_a_key() {
        let french = Stemmer::new(Some(Algorithm::French), 0);
        let french = |word| french.stem(word);
        let none = Stemmer::new(None, 0);
        assert_eq!(french("retirée"), french("retirer"));
        assert_ne!(french("retirer"), french("rentrer"));
        assert_eq!(none.stem("zaklad"), none.stem(&"zakład".replace('ł', "l")));
        assert_eq!(plain("évacué"), "evacue");
    }
}
