//! The entries of a lexicon, and which of them stand in the examples.

use std::collections::BTreeSet;

use crate::attribution::scenes;
use crate::authoring::OpenPack;
use crate::authoring::place::{Location, Places};
use crate::pack::diagnostics::Path;
use crate::pack::facts::Words;
use crate::pack::lexicon::{UNKNOWN, VerbKind, WordId};
use crate::pack::rule::unmark;
use crate::pack::schema::LexiconFile;
use crate::pack::{self, Pack, RuleExample};
use crate::page::Page;
use crate::text::{fold, lay_out};

/// An entry of a lexicon.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// Where it stands.
    pub(crate) place: Location,
    /// Its word or phrase.
    pub(crate) text: String,
    pub(crate) kind: EntryKind,
}

/// What an entry became.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum EntryKind {
    /// A verb.
    Lexeme(u32),
    /// A noun cue.
    Noun(u32),
    /// A phrase that attributes.
    Marker(u32),
    /// Words in a class.
    Class(Words, Vec<WordId>),
    /// Words in a list of the pack.
    List(u64, Vec<WordId>),
}

/// The verbs, nouns, phrases, word classes and lists of the pack.
pub(crate) fn entries(open: &OpenPack, pack: &Pack) -> Vec<Entry> {
    let places = Places::new(open, &["lexicon"]);
    let mut all = Vec::new();
    let mut taken = BTreeSet::new();
    for source in pack::with_extended(&open.files) {
        if !pack::in_folder(&source, "lexicon") {
            continue;
        }
        // A file that cannot be read was told of when the pack was compiled.
        let Ok(file) = pack::parse::<LexiconFile>(&source) else {
            continue;
        };
        let mut add = |path: Path, text: &str, kind: Option<EntryKind>| {
            if let Some(kind) = kind {
                all.push(Entry {
                    place: places.at(&source.name, &path),
                    text: text.to_owned(),
                    kind,
                });
            }
        };
        // Of verbs with the same lemma, the first is that of the first entry.
        let mut lexeme = |kind: fn(VerbKind) -> bool, lemma: &str| {
            let lexemes = pack.lexicon.lexemes.iter().enumerate();
            let mut same = lexemes.filter(|(id, l)| {
                kind(l.kind) && l.lemma == lemma && !taken.contains(&(*id as u32))
            });
            let id = same.next()?.0 as u32;
            taken.insert(id);
            Some(EntryKind::Lexeme(id))
        };
        for (i, verb) in file.verbs.iter().enumerate() {
            let kind = lexeme(|k| k == VerbKind::Report, &verb.lemma);
            add(Path::of("verbs").index(i), &verb.lemma, kind);
        }
        for (i, verb) in file.auxiliaries.iter().enumerate() {
            let kind = lexeme(|k| matches!(k, VerbKind::Auxiliary(_)), &verb.lemma);
            add(Path::of("auxiliaries").index(i), &verb.lemma, kind);
        }
        for (i, verb) in file.common_verbs.iter().enumerate() {
            let lemma = verb.as_str().or_else(|| verb.get("lemma")?.as_str());
            if let Some(lemma) = lemma {
                let kind = lexeme(|k| k == VerbKind::Common, lemma);
                add(Path::of("common_verbs").index(i), lemma, kind);
            }
        }
        for (i, noun) in file.nouns.iter().enumerate() {
            let word = pack.lexicon.word(pack.lexicon.id(&fold(&noun.lemma)));
            let kind = word.noun.map(EntryKind::Noun);
            add(Path::of("nouns").index(i), &noun.lemma, kind);
        }
        for (section, phrases) in &file.phrases {
            let section = Path::of("phrases").key(section);
            for (i, phrase) in phrases.iter().enumerate() {
                let kind = marker(pack, &phrase.text).map(EntryKind::Marker);
                add(section.index(i), &phrase.text, kind);
            }
        }
        for (class, value) in &file.words {
            let Some(bit) = Words::named(class) else {
                continue;
            };
            let section = Path::of("words").key(class);
            let texts: Vec<(Path, &str)> = match value {
                serde_yaml::Value::Mapping(map) => map
                    .keys()
                    .filter_map(|k| k.as_str())
                    .map(|text| (section.key(text), text))
                    .collect(),
                other => other
                    .as_sequence()
                    .into_iter()
                    .flatten()
                    .enumerate()
                    .filter_map(|(i, v)| Some((section.index(i), v.as_str()?)))
                    .collect(),
            };
            for (path, text) in texts {
                let kind = EntryKind::Class(bit, words(pack, text));
                add(path, text, Some(kind));
            }
        }
        for (name, list) in &file.lists {
            let Some(bit) = pack.lexicon.list(name) else {
                continue;
            };
            for (i, text) in list.iter().enumerate() {
                let kind = EntryKind::List(bit, words(pack, text));
                add(Path::of("lists").key(name).index(i), text, Some(kind));
            }
        }
    }
    all
}

/// The numbers of the words of an entry, cut as texts are.
fn words(pack: &Pack, text: &str) -> Vec<WordId> {
    let layout = lay_out(text, &pack.profile);
    Page::new(pack, text, &layout).words
}

/// The marker that an entry became.
fn marker(pack: &Pack, text: &str) -> Option<u32> {
    let words = words(pack, text);
    let phrases = pack.lexicon.phrases(*words.first()?).iter();
    phrases
        .clone()
        .find(|p| p.words == words)
        .and_then(|p| p.marker)
}

/// Which of the entries stand in a sentence that an example says to match.
pub(crate) fn exercised(pack: &Pack, entries: &[Entry]) -> Vec<bool> {
    let mut seen = Seen::default();
    for example in pack.rules.iter().flat_map(|r| &r.examples) {
        if let RuleExample::Match { marked, .. } = example {
            seen.read(pack, &unmark(marked).0);
        }
    }
    entries.iter().map(|e| seen.has(e)).collect()
}

/// What stands in texts.
#[derive(Default)]
struct Seen {
    lexemes: BTreeSet<u32>,
    nouns: BTreeSet<u32>,
    markers: BTreeSet<u32>,
    /// Every sequence of words up to the length of the longest phrase of the pack that begins at a word.
    words: BTreeSet<Vec<WordId>>,
}

impl Seen {
    fn read(&mut self, pack: &Pack, text: &str) {
        let layout = lay_out(text, &pack.profile);
        let page = Page::new(pack, text, &layout);
        for (i, &id) in page.words.iter().enumerate() {
            if id == UNKNOWN {
                continue;
            }
            let word = pack.lexicon.word(id);
            self.nouns.extend(word.noun);
            // Auxiliaries and ordinary verbs; the head of a group is asked for below.
            let readings = word.readings.iter().map(|(lexeme, _)| *lexeme);
            self.lexemes.extend(
                readings.filter(|l| pack.lexicon.lexemes[*l as usize].kind != VerbKind::Report),
            );
            self.words.insert(vec![id]);
            for phrase in pack.lexicon.phrases(id) {
                if page.words[i..].starts_with(&phrase.words) {
                    self.words.insert(phrase.words.clone());
                    self.markers.extend(phrase.marker);
                }
            }
        }
        for scene in scenes(&page) {
            let groups = scene.groups.iter();
            self.lexemes
                .extend(groups.flat_map(|g| g.lexemes.iter().copied()));
        }
    }

    fn has(&self, entry: &Entry) -> bool {
        match &entry.kind {
            EntryKind::Lexeme(id) => self.lexemes.contains(id),
            EntryKind::Noun(id) => self.nouns.contains(id),
            EntryKind::Marker(id) => self.markers.contains(id),
            EntryKind::Class(_, words) | EntryKind::List(_, words) => self.words.contains(words),
        }
    }
}
