//! Forms of words for what is compiled behind the lexicon: of verbs, nouns and whole classes.

use rustc_hash::FxHashMap;

use super::{Builder, VerbKind, WordId};
use crate::pack::diagnostics::{Mistake, MistakeKind, Path};
use crate::pack::facts::{Facts, Role, Words};
use crate::pack::paradigm::Parts;
use crate::text::fold;

impl Builder<'_> {
    /// A lemma without the reflexive before it, clipped or not, and whether there was one.
    pub(crate) fn reflexive_lemma<'l>(&self, lemma: &'l str) -> (&'l str, bool) {
        let first = lemma.split_inclusive([' ', '\'', '’']).next();
        let (first, rest) = lemma.split_at(first.map_or(0, str::len));
        if !rest.is_empty() && self.is_reflexive(first.trim_end()) {
            (rest, true)
        } else {
            (lemma, false)
        }
    }

    pub(super) fn is_reflexive(&self, word: &str) -> bool {
        let id = self.lexicon.id(&fold(word));
        self.lexicon.words[id as usize]
            .classes
            .any(Words::REFLEXIVE)
    }

    /// The forms of a verb by its paradigm; a mistake where there are none.
    pub(crate) fn expand(
        &self,
        parts: &Parts,
        path: &Path,
    ) -> Result<Vec<(String, Facts)>, Mistake> {
        let mut forms = Vec::new();
        self.paradigms.expand(parts, path, |form, facts| {
            forms.push((form.to_string(), facts));
        })?;
        if forms.is_empty() {
            let lemma = parts.lemma;
            let message = format!("no paradigm fits `{lemma}` and it has no `forms` of its own");
            return Err(Mistake::new(path.clone(), message).of_kind(MistakeKind::NoForm));
        }
        Ok(forms)
    }

    /// The plural of a noun by the pack's rewrites.
    pub(crate) fn plural_of(&self, noun: &str) -> Option<String> {
        self.plural.apply(noun)
    }

    /// The forms of every verb of one word that the lexicon has; of homonyms, the first.
    pub(crate) fn verb_forms(&self) -> FxHashMap<String, Vec<WordId>> {
        let lexemes = &self.lexicon.lexemes;
        let mut forms: Vec<Vec<WordId>> = vec![Vec::new(); lexemes.len()];
        for (id, word) in self.lexicon.words.iter().enumerate() {
            for (lexeme, _) in &word.readings {
                forms[*lexeme as usize].push(id as WordId);
            }
        }
        let mut by_lemma = FxHashMap::default();
        for (lexeme, words) in lexemes.iter().zip(forms) {
            if lexeme.rest.is_empty() && !lexeme.reflexive {
                by_lemma.entry(lexeme.lemma.clone()).or_insert(words);
            }
        }
        by_lemma
    }

    /// The words of any of these classes.
    pub(crate) fn words_with(&self, classes: Words) -> impl Iterator<Item = WordId> {
        let words = self.lexicon.words.iter().enumerate();
        words
            .filter(move |(_, word)| word.classes.any(classes))
            .map(|(id, _)| id as WordId)
    }

    /// The forms of the auxiliaries that do this.
    pub(crate) fn auxiliary_forms(&self, role: Role) -> impl Iterator<Item = WordId> {
        let lexicon = &self.lexicon;
        let is =
            move |lexeme: u32| lexicon.lexemes[lexeme as usize].kind == VerbKind::Auxiliary(role);
        let words = lexicon.words.iter().enumerate();
        words
            .filter(move |(_, word)| word.readings.iter().any(|(lexeme, _)| is(*lexeme)))
            .map(|(id, _)| id as WordId)
    }
}
