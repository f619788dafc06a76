//! Stems: one key for the inflected forms of a word, good enough to find shared words.
//!
//! By Snowball (Porter 2001, <https://snowballstem.org>), where the pack names an algorithm; else the
//! first letters. Diacritics are dropped, so that a name written in two languages has one key.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use waken_snowball::Algorithm;

/// Letters of a word that count where there is no stemmer.
const PREFIX: usize = 6;

/// Bytes of the longest word that is stemmed: the stemmers' work grows faster than the word.
const LONGEST: usize = 64;

/// What two words share that are forms of one.
pub(crate) fn stem(algorithm: Option<Algorithm>, folded: &str) -> u64 {
    match algorithm {
        Some(algorithm) if folded.len() <= LONGEST => {
            key('s', &plain(&waken_snowball::stem(algorithm, folded)))
        }
        _ => key('s', &plain(folded).chars().take(PREFIX).collect::<String>()),
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
        let french = |word| stem(Some(Algorithm::French), word);
        assert_eq!(french("retirée"), french("retirer"));
        assert_ne!(french("retirer"), french("rentrer"));
        assert_eq!(
            stem(None, "zaklad"),
            stem(None, "zakład".replace('ł', "l").as_str())
        );
        assert_eq!(plain("évacué"), "evacue");
    }
}
