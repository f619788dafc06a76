//! Entries of a lexicon: verbs with their forms and frames, auxiliaries, noun cues, phrases.

use super::{Builder, Lexeme, Marker, MarkerKind, Noun, Phrase, VerbKind, WordId};
use crate::analysis::{Class, Tone};
use crate::pack::diagnostics::{Mistake, Path};
use crate::pack::facts::{Facts, Frames, Role, Words};
use crate::pack::names::frame;
use crate::pack::paradigm::Parts;
use crate::pack::schema::{AuxiliaryEntry, NounEntry, PhraseEntry, VerbEntry};

impl Builder<'_> {
    pub(super) fn phrase(
        &mut self,
        kind: &str,
        entry: &PhraseEntry,
        path: &Path,
    ) -> Result<(), Mistake> {
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

    pub(super) fn noun(&mut self, entry: &NounEntry, path: &Path) -> Result<(), Mistake> {
        let (frames, links, _) = self.frames(&entry.frames, path)?;
        let id = self.lexicon.nouns.len() as u32;
        self.lexicon.nouns.push(Noun {
            class: entry.class.unwrap_or(Class::State),
            tone: entry.tone.unwrap_or(Tone::Neutral),
            frames,
            links,
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

    pub(super) fn auxiliary(&mut self, entry: &AuxiliaryEntry, path: &Path) -> Result<(), Mistake> {
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

    pub(super) fn verb(
        &mut self,
        entry: &VerbEntry,
        kind: VerbKind,
        path: &Path,
    ) -> Result<(), Mistake> {
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
        for (form, facts) in self.expand(&parts, path)? {
            let word = self.intern(&form) as usize;
            let readings = &mut self.lexicon.words[word].readings;
            match readings.iter_mut().find(|(lexeme, _)| *lexeme == id) {
                Some((_, all)) => *all |= facts,
                None => readings.push((id, facts)),
            }
        }
        Ok(())
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
