//! Entries taken out of a finished lexicon, for those who ask what they are good for.

use super::{Lexicon, WordId};

impl Lexicon {
    /// Takes a verb out of all its forms.
    pub(crate) fn remove_lexeme(&mut self, id: u32) {
        for word in &mut self.words {
            word.readings.retain(|(lexeme, _)| *lexeme != id);
        }
    }

    /// Takes a noun cue out of all its forms.
    pub(crate) fn remove_noun(&mut self, id: u32) {
        for word in &mut self.words {
            word.noun = word.noun.filter(|noun| *noun != id);
        }
    }

    /// Takes a phrase that attributes out in all its variants.
    pub(crate) fn remove_marker(&mut self, id: u32) {
        for phrase in self.phrases.values_mut().flatten() {
            phrase.marker = phrase.marker.filter(|marker| *marker != id);
        }
    }

    /// Takes a word or phrase out of a list of the pack.
    pub(crate) fn remove_from_list(&mut self, bit: u64, words: &[WordId]) {
        match words {
            [] => {}
            [id] => self.words[*id as usize].lists &= !bit,
            [first, ..] => {
                let phrases = self.phrases.get_mut(first).into_iter().flatten();
                for phrase in phrases.filter(|p| p.words == words) {
                    phrase.lists &= !bit;
                }
            }
        }
    }
}
