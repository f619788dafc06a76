//! Collects the lexicon files of a pack: words, classes, phrases and their variants.

use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

use super::{Lexicon, Phrase, Table, VerbKind, Word, WordId};
use crate::pack::diagnostics::{Mistake, Path, readable};
use crate::pack::facts::{Facts, Hints, Words};
use crate::pack::paradigm::{Paradigms, Rewrites};
use crate::pack::schema::{LexiconFile, PackFile, VerbEntry};
use crate::text::{Profile, fold, tokenize};

/// Collects the files of a pack into a [`Lexicon`].
pub(crate) struct Builder<'a> {
    pub(super) lexicon: Lexicon,
    profile: &'a Profile,
    pub(super) paradigms: Paradigms,
    pub(super) plural: Rewrites,
    elisions: Vec<String>,
    suffixes: Vec<String>,
}

impl<'a> Builder<'a> {
    pub(crate) fn new(file: &PackFile, profile: &'a Profile) -> Result<Self, Mistake> {
        let lexicon = Lexicon {
            ids: FxHashMap::default(),
            words: vec![Word::default()],
            rule_words: WordId::MAX,
            phrases: FxHashMap::default(),
            lexemes: Vec::new(),
            nouns: Vec::new(),
            markers: Vec::new(),
            prepositions: BTreeMap::new(),
            lists: Vec::new(),
            states: Table::default(),
            hints: Table::default(),
            participle_shapes: file
                .participle_shapes
                .iter()
                .map(|s| fold(s).into())
                .collect(),
            plural_shapes: file.plural_shapes.iter().map(|s| fold(s).into()).collect(),
            finite_shapes: file.finite_shapes.iter().map(|s| fold(s).into()).collect(),
        };
        let mut builder = Self {
            lexicon,
            profile,
            paradigms: Paradigms::new(file)?,
            plural: Rewrites::new(&file.plural, &Path::of("plural"))?,
            elisions: file.text.elisions.iter().map(|e| fold(e)).collect(),
            suffixes: file.text.suffixes.iter().map(|s| fold(s)).collect(),
        };
        for (name, forms) in &file.prepositions {
            let ids = forms.iter().map(|f| builder.intern(f)).collect();
            builder.lexicon.prepositions.insert(name.clone(), ids);
        }
        Ok(builder)
    }

    pub(crate) fn finish(mut self) -> Lexicon {
        self.number_nouns();
        for list in self.lexicon.phrases.values_mut() {
            list.sort_by(|a, b| {
                b.words
                    .len()
                    .cmp(&a.words.len())
                    .then_with(|| a.words.cmp(&b.words))
            });
        }
        for word in &mut self.lexicon.words {
            word.readings.sort_unstable();
        }
        self.lexicon
    }

    /// Tells the number of nouns that stand in a class of sources with their regular plural.
    fn number_nouns(&mut self) {
        let lexicon = &self.lexicon;
        let is_source = |id: WordId| lexicon.words[id as usize].classes.any(Words::SOURCES);
        let pairs: Vec<(WordId, WordId)> = lexicon
            .ids
            .iter()
            .filter(|(_, id)| is_source(**id))
            .filter_map(|(word, id)| {
                self.plural
                    .apply(word)
                    .map(|plural| (*id, lexicon.id(&plural)))
            })
            .filter(|(one, many)| one != many && is_source(*many))
            .collect();
        for (one, many) in pairs {
            self.lexicon.words[one as usize].facts |= Facts::SINGULAR;
            self.lexicon.words[many as usize].facts |= Facts::PLURAL;
        }
    }

    /// The number of a word, making one where it is new.
    pub(crate) fn intern(&mut self, word: &str) -> WordId {
        let folded = fold(word);
        if let Some(&id) = self.lexicon.ids.get(folded.as_str()) {
            return id;
        }
        let id = self.lexicon.words.len() as WordId;
        self.lexicon.words.push(Word::default());
        self.lexicon.ids.insert(folded.into(), id);
        id
    }

    /// The words of a text, cut as the language's texts are.
    pub(crate) fn split(&mut self, text: &str) -> Vec<WordId> {
        // A suffix is one word only behind another.
        if self.suffixes.contains(&fold(text)) {
            return vec![self.intern(text)];
        }
        let mut tokens = Vec::new();
        if text.ends_with(['\'', '’']) {
            // A clipped word is one only before another.
            let before = format!("{text}a");
            tokenize(&before, self.profile, &mut tokens);
            tokens.pop();
        } else {
            tokenize(text, self.profile, &mut tokens);
        }
        tokens
            .iter()
            .map(|t| self.intern(t.span.of(text)))
            .collect()
    }

    /// Sequences of words that a text stands for: with its last word elided, or contracted with an article.
    pub(crate) fn variants(&mut self, text: &str) -> Vec<Vec<WordId>> {
        let words = self.split(text);
        let mut variants = vec![words.clone()];
        let Some((_, head)) = words.split_last() else {
            return variants;
        };
        let last = text
            .rsplit([' ', '\'', '’'])
            .next()
            .unwrap_or(text)
            .to_string();
        let mut ends: Vec<WordId> = Vec::new();
        if words.len() > 1
            && let Some(forms) = self.lexicon.prepositions.get(&last)
        {
            ends.extend(forms);
        }
        let mut clipped = fold(&last);
        if words.len() > 1 && clipped.pop().is_some() {
            clipped.push('\'');
            if self.elisions.contains(&clipped) {
                ends.push(self.intern(&clipped));
            }
        }
        for end in ends {
            let mut variant = head.to_vec();
            variant.push(end);
            if !variants.contains(&variant) {
                variants.push(variant);
            }
        }
        variants
    }

    /// Gives every variant of `text` to `one` (a single word) or to `many` (a phrase).
    fn each(
        &mut self,
        text: &str,
        mut one: impl FnMut(&mut Word),
        mut many: impl FnMut(&mut Phrase),
    ) {
        for words in self.variants(text) {
            match words[..] {
                [] => {}
                [id] => one(&mut self.lexicon.words[id as usize]),
                [first, ..] => {
                    let list = self.lexicon.phrases.entry(first).or_default();
                    let at = list
                        .iter()
                        .position(|p| p.words == words)
                        .unwrap_or_else(|| {
                            list.push(Phrase {
                                words,
                                classes: Words::NONE,
                                facts: Facts::NONE,
                                marker: None,
                                lists: 0,
                            });
                            list.len() - 1
                        });
                    many(&mut list[at]);
                }
            }
        }
    }

    /// Adds a file: its word classes and lists, or everything else.
    pub(crate) fn add(&mut self, file: &LexiconFile, words: bool) -> Result<(), Mistake> {
        if words {
            return self.add_words(file);
        }
        for (i, verb) in file.verbs.iter().enumerate() {
            self.verb(verb, VerbKind::Report, &Path::of("verbs").index(i))?;
        }
        for (i, auxiliary) in file.auxiliaries.iter().enumerate() {
            self.auxiliary(auxiliary, &Path::of("auxiliaries").index(i))?;
        }
        for (i, verb) in file.common_verbs.iter().enumerate() {
            let path = Path::of("common_verbs").index(i);
            let entry = match verb {
                serde_yaml::Value::String(lemma) => VerbEntry {
                    lemma: lemma.clone(),
                    ..VerbEntry::default()
                },
                other => serde_yaml::from_value(other.clone())
                    .map_err(|e| Mistake::new(path.clone(), readable(&e)))?,
            };
            self.verb(&entry, VerbKind::Common, &path)?;
        }
        for (i, noun) in file.nouns.iter().enumerate() {
            self.noun(noun, &Path::of("nouns").index(i))?;
        }
        for (kind, list) in &file.phrases {
            for (i, phrase) in list.iter().enumerate() {
                self.phrase(kind, phrase, &Path::of("phrases").key(kind).index(i))?;
            }
        }
        Ok(())
    }

    fn add_words(&mut self, file: &LexiconFile) -> Result<(), Mistake> {
        for (class, value) in &file.words {
            self.words(class, value, &Path::of("words").key(class))?;
        }
        for (name, list) in &file.lists {
            let bit = self.list_bit(name, &Path::of("lists").key(name))?;
            for text in list {
                self.each(text, |w| w.lists |= bit, |p| p.lists |= bit);
            }
        }
        for (code, entry) in &file.states {
            self.state(code, entry, &Path::of("states").key(code))?;
        }
        for (hint, list) in file.mentions.hints() {
            for text in list {
                let words = self.split(text);
                if let Some(hints) = self.lexicon.hints.entry(words, Hints::NONE) {
                    *hints |= hint;
                }
            }
        }
        Ok(())
    }

    /// A rule names the word as its cue.
    pub(crate) fn set_cue(&mut self, id: WordId) {
        self.lexicon.words[id as usize].is_cue = true;
    }

    /// The words that come from now on are unknown to rules.
    pub(crate) fn end_rules(&mut self) {
        self.lexicon.rule_words = self.lexicon.words.len() as WordId;
    }

    /// The bit of a list of the pack, making one where it is new.
    pub(super) fn list_bit(&mut self, name: &str, path: &Path) -> Result<u64, Mistake> {
        let known = self.lexicon.lists.len();
        match self.lexicon.list(name) {
            Some(bit) => Ok(bit),
            None if known == 64 => Err(Mistake::new(
                path.clone(),
                "a pack has at most 64 lists; join two of them",
            )),
            None => {
                self.lexicon.lists.push(name.to_string());
                Ok(1 << known)
            }
        }
    }

    /// What was collected until now.
    pub(crate) fn so_far(&self) -> &Lexicon {
        &self.lexicon
    }

    fn words(
        &mut self,
        class: &str,
        value: &serde_yaml::Value,
        path: &Path,
    ) -> Result<(), Mistake> {
        let bit = Words::named(class).ok_or_else(|| {
            Mistake::unknown(
                path.clone(),
                "word class",
                class,
                Words::NAMES.iter().copied(),
            )
        })?;
        let mut entries: Vec<(String, Facts)> = Vec::new();
        match value {
            serde_yaml::Value::Sequence(list) => {
                for (i, item) in list.iter().enumerate() {
                    let text = item.as_str().ok_or_else(|| {
                        Mistake::new(path.index(i), "not a text; put it in quotation marks")
                    })?;
                    entries.push((text.to_string(), Facts::NONE));
                }
            }
            serde_yaml::Value::Mapping(map) => {
                for (key, facts) in map {
                    let text = key.as_str().ok_or_else(|| {
                        Mistake::new(
                            path.clone(),
                            "a word is not a text; put it in quotation marks",
                        )
                    })?;
                    let mut all = Facts::NONE;
                    for fact in facts.as_sequence().into_iter().flatten() {
                        let name = fact.as_str().unwrap_or_default();
                        all |= Facts::named(name).ok_or_else(|| {
                            Mistake::unknown(
                                path.key(text),
                                "fact",
                                name,
                                Facts::NAMES.iter().copied(),
                            )
                        })?;
                    }
                    entries.push((text.to_string(), all));
                }
            }
            _ => {
                return Err(Mistake::new(
                    path.clone(),
                    "expected a list of words, or words with their facts",
                ));
            }
        }
        for (text, facts) in entries {
            self.each(
                &text,
                |w| {
                    w.classes |= bit;
                    w.facts |= facts;
                },
                |p| {
                    p.classes |= bit;
                    p.facts |= facts;
                },
            );
        }
        Ok(())
    }
}
