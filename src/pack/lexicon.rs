//! The words of a pack, looked up by folded form: classes, verb readings, noun cues, phrases.
//!
//! Every form that the pack can know gets a number. A text's words are looked up once; all later
//! tests compare numbers and bit masks.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::diagnostics::{Mistake, Path};
use super::facts::{Facts, Frames, Role, Words};
use super::paradigm::{Paradigms, Parts, Rewrites};
use super::schema::{AuxiliaryEntry, LexiconFile, NounEntry, PackFile, PhraseEntry, VerbEntry};
use crate::analysis::{Class, Tone};
use crate::text::{Profile, fold, tokenize};

/// Number of a word form; [`UNKNOWN`] for a form that the pack does not know.
pub type WordId = u32;
/// The number of every word that the pack does not know.
pub const UNKNOWN: WordId = 0;

/// Everything a pack knows about words.
pub struct Lexicon {
    ids: FxHashMap<Box<str>, WordId>,
    words: Vec<Word>,
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
    pub(crate) adds: bool,
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
    pub(crate) document: bool,
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
    pub fn id(&self, folded: &str) -> WordId {
        self.ids.get(folded).copied().unwrap_or(UNKNOWN)
    }
    pub(crate) fn word(&self, id: WordId) -> &Word {
        &self.words[id as usize]
    }
    /// Whether a form can be a cue by itself.
    pub(crate) fn is_trigger(&self, id: WordId) -> bool {
        let word = self.word(id);
        word.noun.is_some()
            || word.lists != 0
            || word.readings.iter().any(|(l, f)| {
                self.lexemes[*l as usize].kind == VerbKind::Report || f.any(Facts::CONDITIONAL)
            })
    }
    /// Phrases that begin with the word, longest first.
    pub(crate) fn phrases(&self, first: WordId) -> &[Phrase] {
        self.phrases.get(&first).map_or(&[], Vec::as_slice)
    }
    pub(crate) fn preposition(&self, name: &str) -> Option<&[WordId]> {
        self.prepositions.get(name).map(Vec::as_slice)
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

/// Collects the files of a pack into a [`Lexicon`].
pub(crate) struct Builder<'a> {
    lexicon: Lexicon,
    profile: &'a Profile,
    paradigms: Paradigms,
    plural: Rewrites,
    elisions: Vec<String>,
    suffixes: Vec<String>,
}

impl<'a> Builder<'a> {
    pub(crate) fn new(file: &PackFile, profile: &'a Profile) -> Result<Self, Mistake> {
        let lexicon = Lexicon {
            ids: FxHashMap::default(),
            words: vec![Word::default()],
            phrases: FxHashMap::default(),
            lexemes: Vec::new(),
            nouns: Vec::new(),
            markers: Vec::new(),
            prepositions: BTreeMap::new(),
            lists: Vec::new(),
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
    fn split(&mut self, text: &str) -> Vec<WordId> {
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
    fn variants(&mut self, text: &str) -> Vec<Vec<WordId>> {
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
                    .map_err(|e| Mistake::new(path.clone(), e.to_string()))?,
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
            let bit = self.lexicon.list(name).unwrap_or_else(|| {
                self.lexicon.lists.push(name.clone());
                1 << (self.lexicon.lists.len() - 1).min(63)
            });
            for text in list {
                self.each(text, |w| w.lists |= bit, |p| p.lists |= bit);
            }
        }
        Ok(())
    }

    pub(crate) fn list(&self, name: &str) -> Option<u64> {
        self.lexicon.list(name)
    }

    pub(crate) fn list_names(&self) -> impl Iterator<Item = &str> {
        self.lexicon.list_names()
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

    fn phrase(&mut self, kind: &str, entry: &PhraseEntry, path: &Path) -> Result<(), Mistake> {
        let kind = match kind {
            "according" => MarkerKind::According,
            "hearsay" => MarkerKind::Hearsay,
            other => {
                return Err(Mistake::unknown(
                    path.clone(),
                    "kind of phrase",
                    other,
                    ["according", "hearsay"].into_iter(),
                ));
            }
        };
        let then = entry
            .then
            .as_deref()
            .map(|t| frame(t, &path.key("then")))
            .transpose()?;
        let marker = self.lexicon.markers.len() as u32;
        self.lexicon.markers.push(Marker {
            kind,
            class: entry.class.unwrap_or(Class::State),
            tone: entry.tone.unwrap_or(Tone::Neutral),
            initial: entry.only.as_deref() == Some("initial"),
            free: entry.free,
            then,
        });
        // A marker of one word is a phrase of one word.
        for words in self.variants(&entry.text) {
            let Some(&first) = words.first() else {
                return Err(Mistake::new(
                    path.key("text"),
                    "an empty phrase matches nothing",
                ));
            };
            let list = self.lexicon.phrases.entry(first).or_default();
            match list.iter_mut().find(|p| p.words == words) {
                Some(phrase) => phrase.marker = Some(marker),
                None => list.push(Phrase {
                    words,
                    classes: Words::NONE,
                    facts: Facts::NONE,
                    marker: Some(marker),
                    lists: 0,
                }),
            }
        }
        Ok(())
    }

    fn noun(&mut self, entry: &NounEntry, path: &Path) -> Result<(), Mistake> {
        let (frames, links, _) = self.frames(&entry.frames, path)?;
        let id = self.lexicon.nouns.len() as u32;
        self.lexicon.nouns.push(Noun {
            class: entry.class.unwrap_or(Class::State),
            tone: entry.tone.unwrap_or(Tone::Neutral),
            frames,
            links,
            document: entry.document,
        });
        let plurals = match &entry.plural {
            Some(forms) => forms.clone(),
            None => self.plural.apply(&entry.lemma).into_iter().collect(),
        };
        for form in plurals.iter().chain([&entry.lemma]) {
            let word = self.intern(form);
            self.lexicon.words[word as usize].noun = Some(id);
        }
        Ok(())
    }

    fn auxiliary(&mut self, entry: &AuxiliaryEntry, path: &Path) -> Result<(), Mistake> {
        let role = entry
            .role
            .ok_or_else(|| Mistake::new(path.clone(), "an auxiliary needs a `role`"))?;
        let verb = VerbEntry {
            lemma: entry.lemma.clone(),
            paradigm: entry.paradigm.clone(),
            stems: entry.stems.clone(),
            forms: entry.forms.clone(),
            ..VerbEntry::default()
        };
        let links = match &entry.link {
            Some(names) => self.prepositions(names, &path.key("link"))?,
            None => Vec::new(),
        };
        self.verb(&verb, VerbKind::Auxiliary(role), path)?;
        if let Some(lexeme) = self.lexicon.lexemes.last_mut() {
            lexeme.second_links = links;
        }
        Ok(())
    }

    fn verb(&mut self, entry: &VerbEntry, kind: VerbKind, path: &Path) -> Result<(), Mistake> {
        let (frames, links, second_links) = self.frames(&entry.frames, path)?;
        let mut lemma = entry.lemma.as_str();
        let mut reflexive = false;
        if let Some((first, rest)) = lemma.split_once(' ').or_else(|| {
            lemma
                .split_inclusive(['\'', '’'])
                .next()
                .map(|clipped| lemma.split_at(clipped.len()))
        }) && !rest.is_empty()
            && self.is_reflexive(first)
        {
            (lemma, reflexive) = (rest, true);
        }
        let (head, rest) = lemma.split_once(' ').unwrap_or((lemma, ""));
        let rest = self.split(rest);
        let not_object = entry.not_object.iter().map(|w| self.intern(w)).collect();
        let id = self.lexicon.lexemes.len() as u32;
        self.lexicon.lexemes.push(Lexeme {
            lemma: entry.lemma.clone(),
            kind,
            class: entry.class.unwrap_or(Class::State),
            tone: entry.tone.unwrap_or(Tone::Neutral),
            frames,
            links,
            second_links,
            rest,
            reflexive,
            not_object,
            adds: entry.adds,
            separable: entry.separable,
            document: entry.document,
            be_perfect: entry.auxiliary == Some(Role::Be),
        });
        let parts = Parts {
            lemma: head,
            paradigm: entry.paradigm.as_deref(),
            stems: &entry.stems,
            forms: &entry.forms,
        };
        let mut forms: Vec<(String, Facts)> = Vec::new();
        self.paradigms.expand(&parts, path, |form, facts| {
            forms.push((form.to_string(), facts))
        })?;
        if forms.is_empty() {
            return Err(Mistake::new(
                path.clone(),
                format!("no paradigm fits `{head}` and it has no `forms` of its own"),
            ));
        }
        for (form, facts) in forms {
            let word = self.intern(&form) as usize;
            let readings = &mut self.lexicon.words[word].readings;
            match readings.iter_mut().find(|(lexeme, _)| *lexeme == id) {
                Some((_, all)) => *all |= facts,
                None => readings.push((id, facts)),
            }
        }
        Ok(())
    }

    fn is_reflexive(&self, word: &str) -> bool {
        let id = self.lexicon.id(&fold(word));
        self.lexicon.words[id as usize]
            .classes
            .any(Words::REFLEXIVE)
    }

    /// Frames with their prepositions: the mask, the first links of each, the second links.
    #[allow(clippy::type_complexity)]
    fn frames(
        &self,
        list: &[String],
        path: &Path,
    ) -> Result<(Frames, Vec<(Frames, Vec<WordId>)>, Vec<WordId>), Mistake> {
        let (mut all, mut links, mut second) = (Frames::NONE, Vec::new(), Vec::new());
        for (i, text) in list.iter().enumerate() {
            let at = path.key("frames").index(i);
            let (name, names) = text.split_once(':').unwrap_or((text, ""));
            let frame = frame(name, &at)?;
            if frame == Frames::ORDER_TO {
                let (first, then) = names.split_once('|').unwrap_or((names, ""));
                links.push((frame, self.prepositions(first, &at)?));
                second = self.prepositions(then, &at)?;
            } else if !names.is_empty() {
                links.push((frame, self.prepositions(names, &at)?));
            }
            // An infinitive behind a preposition and a bare one are told apart by their link.
            all |= frame;
        }
        Ok((all, links, second))
    }

    fn prepositions(&self, names: &str, path: &Path) -> Result<Vec<WordId>, Mistake> {
        let mut all = Vec::new();
        for name in names.split('|').filter(|n| !n.is_empty()) {
            let forms = self.lexicon.prepositions.get(name).ok_or_else(|| {
                Mistake::unknown(
                    path.clone(),
                    "preposition",
                    name,
                    self.lexicon.prepositions.keys().map(String::as_str),
                )
            })?;
            all.extend(forms);
        }
        Ok(all)
    }
}

fn frame(name: &str, path: &Path) -> Result<Frames, Mistake> {
    Frames::named(name)
        .ok_or_else(|| Mistake::unknown(path.clone(), "frame", name, Frames::NAMES.iter().copied()))
}
