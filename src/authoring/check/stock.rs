//! What sentences are made of: the phrases of a pack's `check.yaml`, and the marked parts of its examples.

use std::sync::OnceLock;

use super::draws::Draws;
use super::parts::{First, Part, first_is_known, is_plain};
use super::schema::CheckFile;
use super::sentence::Sentence;
use crate::pack::facts::{Facts, Words};
use crate::pack::lexicon::WordId;
use crate::pack::pattern::Capture;
use crate::pack::{Pack, PackSource, RuleExample};
use crate::text::{Span, fold};

/// Everything that sentences of a pack are made of.
pub(super) struct Stock {
    pub(super) file: CheckFile,
    sources: Vec<Part>,
    contents: Vec<Part>,
    /// Sentences that attribute nothing.
    pub(super) neutral: Vec<String>,
    /// All words that rules see, by their numbers.
    pub(super) spelled: Vec<String>,
    /// The forms of each verb that are its alone, with their facts: what another form is, its neighbours decide.
    pub(super) forms: Vec<Vec<(WordId, Facts)>>,
    /// The groups of each verb, with what the program takes them for; made when first asked for.
    pub(super) groups: Vec<OnceLock<Vec<(String, Facts)>>>,
    /// Words and phrases with their classes and lists.
    pub(super) classed: Vec<(String, Words, u64)>,
    /// The phrases that are cues, with the numbers of their entries.
    pub(super) markers: Vec<(String, u32)>,
    /// The nouns that are cues and nothing else, with the numbers of their entries.
    pub(super) nouns: Vec<(WordId, u32)>,
}

impl Stock {
    /// Gathers the stock; a `check.yaml` with a mistake is an error.
    pub(super) fn new(pack: &Pack, files: &[PackSource]) -> Result<Self, crate::pack::PackError> {
        let source = files.iter().find(|f| is_named(f, "check.yaml"));
        let mut file: CheckFile = source.map_or(Ok(CheckFile::default()), crate::pack::parse)?;
        if file.groups.is_empty() {
            let bare = [
                "{finite present third singular}",
                "{infinitive}",
                "{participle}",
                "{gerund}",
            ];
            file.groups = bare.map(str::to_owned).to_vec();
        }
        let mut stock = Self {
            file,
            sources: Vec::new(),
            contents: Vec::new(),
            neutral: Vec::new(),
            spelled: pack
                .lexicon
                .spelled()
                .into_iter()
                .map(str::to_owned)
                .collect(),
            forms: vec![Vec::new(); pack.lexicon.lexemes.len()],
            groups: pack
                .lexicon
                .lexemes
                .iter()
                .map(|_| OnceLock::new())
                .collect(),
            classed: Vec::new(),
            markers: Vec::new(),
            nouns: Vec::new(),
        };
        let finite = |text: &String| Part::new(pack, text).is_some_and(|p| p.key.finite);
        stock.file.clauses.retain(finite);
        stock.look_up(pack);
        stock.gather(pack);
        Ok(stock)
    }

    /// Reads the lexicon from words to what they are.
    fn look_up(&mut self, pack: &Pack) {
        let lexicon = &pack.lexicon;
        for id in 1..self.spelled.len() as WordId {
            let word = lexicon.word(id);
            let bare = lexicon.phrases(id).is_empty();
            if !word.classes.is_empty() || word.lists != 0 {
                let text = self.spelled[id as usize].clone();
                self.classed.push((text, word.classes, word.lists));
            }
            match (word.readings.as_slice(), word.noun) {
                ([(lexeme, facts)], None) if word.classes.is_empty() && bare => {
                    self.forms[*lexeme as usize].push((id, *facts));
                }
                ([], Some(noun)) if bare => self.nouns.push((id, noun)),
                _ => {}
            }
        }
        for phrase in lexicon.all_phrases() {
            let mut text = String::new();
            for word in &phrase.words {
                join(&mut text, &self.spelled[*word as usize]);
            }
            if phrase.words.len() > 1 {
                self.classed
                    .push((text.clone(), phrase.classes, phrase.lists));
            }
            self.markers.extend(phrase.marker.map(|m| (text, m)));
        }
    }

    fn gather(&mut self, pack: &Pack) {
        let mut sources: Vec<String> = self.file.nominals.clone();
        let mut contents: Vec<String> = [
            &self.file.clauses,
            &self.file.things,
            &self.file.infinitives,
        ]
        .into_iter()
        .flatten()
        .cloned()
        .collect();
        let mut neutral = self.file.neutral.clone();
        for example in pack.rules().iter().flat_map(|r| &r.examples) {
            match example {
                RuleExample::Match {
                    marked,
                    todo: false,
                } => {
                    let sentence = Sentence::of_marked(marked);
                    for (role, span) in &sentence.spans {
                        // A piece of a content may be less than a phrase.
                        if sentence.of(*role).len() > 1 {
                            continue;
                        }
                        let mut part = span.of(&sentence.text).to_owned();
                        // At the start any word has a capital: what is a name shows by a second one.
                        let capitals = part
                            .split(' ')
                            .filter(|w| w.starts_with(char::is_uppercase));
                        let sure =
                            span.start > 0 || capitals.count() > 1 || first_is_known(pack, &part);
                        if span.start == 0 && first_is_known(pack, &part) {
                            part = cased(&part, false);
                        }
                        match role {
                            Capture::Source if sure => sources.push(part),
                            Capture::Content if sure => contents.push(part),
                            _ => {}
                        }
                    }
                }
                RuleExample::NoMatch { text, .. } if self.file.neutral.is_empty() => {
                    neutral.push(text.clone());
                }
                _ => {}
            }
        }
        for (texts, parts) in [(sources, &mut self.sources), (contents, &mut self.contents)] {
            for text in texts {
                if let Some(part) = Part::new(pack, &text).filter(|_| is_plain(pack, &text))
                    && !parts.contains(&part)
                {
                    parts.push(part);
                }
            }
        }
        // Words that are of another class in other neighbourhoods, and words for what cannot speak.
        let unsure = Words::MUTE
            | Words::SUBJECT_PRONOUN
            | Words::POSSESSIVE
            | Words::ADVERB
            | Words::TIME
            | Words::QUANTIFIER;
        let is_speaker = |p: &Part| !p.classes.any(unsure) && !p.key.verbal;
        self.sources.retain(is_speaker);
        neutral.retain(|text| is_plain(pack, text));
        self.neutral = neutral;
    }

    /// Whether a word is a form that is the verb's alone.
    pub(super) fn has_form(&self, lexeme: u32, word: &str) -> bool {
        let word = fold(word);
        let forms = &self.forms[lexeme as usize];
        forms
            .iter()
            .any(|(id, _)| self.spelled[*id as usize] == word)
    }

    /// What can take the place of a part of `text` in this role.
    pub(super) fn others(
        &self,
        pack: &Pack,
        text: &str,
        role: Capture,
        at: Span,
        same_classes: bool,
    ) -> Vec<String> {
        let own = at.of(text);
        // Behind a clipped word, what begins with a consonant cannot stand.
        let clipped = text[..at.start].ends_with(['\'', '’']);
        let Some(part) = Part::new(pack, own) else {
            return Vec::new();
        };
        if clipped && !matches!(part.key.first, First::Known(_)) || part.key.first == First::Other {
            return Vec::new();
        }
        let parts = if role == Capture::Source {
            &self.sources
        } else {
            &self.contents
        };
        let fits = |p: &&Part| {
            p.key == part.key && p.text != own && (!same_classes || p.classes == part.classes)
        };
        let known = matches!(part.key.first, First::Known(_));
        let capital = own.starts_with(char::is_uppercase);
        parts
            .iter()
            .filter(fits)
            .map(|p| {
                if known {
                    cased(&p.text, capital)
                } else {
                    p.text.clone()
                }
            })
            .collect()
    }

    /// Whether a part holds a finite verb.
    pub(super) fn is_finite(pack: &Pack, text: &str) -> bool {
        Part::new(pack, text).is_some_and(|p| p.key.finite)
    }

    /// A noun phrase that can be a source and that no preposition goes on with, with a word of one of the classes where any are given.
    pub(super) fn nominal(&self, has: Words, draws: &mut Draws) -> Option<&str> {
        let fits = |p: &&Part| !p.key.linked && (has.is_empty() || p.classes.any(has));
        let all: Vec<&Part> = self.sources.iter().filter(fits).collect();
        draws.pick(&all).map(|p| p.text.as_str())
    }
}

/// The text with its first letter as a sentence begins or goes on.
pub(super) fn cased(text: &str, capital: bool) -> String {
    let mut chars = text.chars();
    let Some(first) = chars.next() else {
        return String::new();
    };
    let first: String = if capital {
        first.to_uppercase().collect()
    } else {
        first.to_lowercase().collect()
    };
    first + chars.as_str()
}

/// Adds words, with a space where one belongs.
pub(super) fn join(out: &mut String, text: &str) {
    let glued = out.is_empty() || out.ends_with(['\'', '(']) || text.starts_with(['\'', '-']);
    if !glued {
        out.push(' ');
    }
    out.push_str(text);
}

/// Whether the file stands in the pack's own folder under this name.
pub(crate) fn is_named(file: &PackSource, name: &str) -> bool {
    std::path::Path::new(&file.name)
        .file_name()
        .is_some_and(|n| n == name)
}
