//! The forms that a pack's concept files list, expanded and put where they are looked up.

use rustc_hash::FxHashMap;

use super::schema::{ConceptFile, ConceptNoun, ConceptVerb, FormsEntry};
use super::{ConceptExample, ConceptId, Concepts, Entry, Inventory};
use crate::pack::diagnostics::{Mistake, PackError, Path, readable};
use crate::pack::facts::{Role, Words};
use crate::pack::lexicon::{Builder, WordId};
use crate::pack::paradigm::{Inflections, Parts};
use crate::pack::{PackSource, check_schema, in_folder, parse};

/// A form before it is put in order: whether a reflexive must stand before it, its words, what it names.
type Form = (bool, WordId, Box<[WordId]>, ConceptId);

/// Compiles the concept files among `files`; `adjectives` makes the forms of adjectives. What follows a mistake in a
/// file is left out.
pub(in crate::pack) fn compile<'a>(
    files: impl Iterator<Item = &'a PackSource>,
    inventory: &Inventory,
    adjectives: &Inflections,
    builder: &mut Builder,
    mistakes: &mut Vec<PackError>,
) -> Concepts {
    let mut expander = Expander {
        known: builder.verb_forms(),
        builder,
        adjectives,
        forms: Vec::new(),
    };
    let mut examples = Vec::new();
    for source in files.filter(|f| in_folder(f, "concepts")) {
        let added = parse(source).and_then(|file: ConceptFile| {
            check_schema(&file.schema, source)?;
            expander
                .add(&file, inventory)
                .and_then(|()| collect(&file, &source.name, &mut examples))
                .map_err(|m| m.locate(&source.name, &source.yaml))
        });
        mistakes.extend(added.err());
    }
    let mut concepts = order(expander.forms);
    concepts.reflexives = builder.words_with(Words::REFLEXIVE).collect();
    concepts.between = builder.words_with(Words::NEGATION).collect();
    concepts.between.extend(builder.auxiliary_forms(Role::Be));
    concepts.examples = examples;
    concepts
}

/// The examples of a file.
fn collect(file: &ConceptFile, name: &str, all: &mut Vec<ConceptExample>) -> Result<(), Mistake> {
    for (i, entry) in file.examples.iter().enumerate() {
        let path = Path::of("examples").index(i);
        if entry.a.is_empty() || entry.b.is_empty() {
            let message = "an example has two sentences, `a` and `b`";
            return Err(Mistake::new(path, message));
        }
        if entry.conflict.is_none() && entry.why.is_empty() {
            let message = "the example has no `conflict`; say in `why` that both can hold";
            return Err(Mistake::new(path, message));
        }
        all.push(ConceptExample {
            file: name.to_string(),
            a: entry.a.clone(),
            b: entry.b.clone(),
            conflict: entry.conflict,
            why: entry.why.clone(),
        });
    }
    Ok(())
}

/// Puts forms where they are looked up: by their first word, the longest first.
fn order(mut forms: Vec<Form>) -> Concepts {
    forms.sort_unstable_by(|a, b| {
        let key = |f: &Form| (f.0, f.1, std::cmp::Reverse(f.2.len()));
        key(a)
            .cmp(&key(b))
            .then_with(|| (&a.2, a.3).cmp(&(&b.2, b.3)))
    });
    forms.dedup();
    let mut concepts = Concepts::default();
    for (reflexive, first, rest, concept) in forms {
        let index = if reflexive {
            &mut concepts.reflexive
        } else {
            &mut concepts.plain
        };
        let at = concepts.entries.len() as u32;
        let range = index.entry(first).or_insert((at, at));
        concepts.named.push(concept);
        let end = concepts.named.len() as u32;
        match concepts.entries[range.0 as usize..].last_mut() {
            Some(entry) if entry.rest == rest => entry.named.1 = end,
            _ => {
                range.1 = at + 1;
                concepts.entries.push(Entry {
                    rest,
                    named: (end - 1, end),
                });
            }
        }
    }
    concepts
}

/// Expands the forms of a pack.
struct Expander<'a, 'b> {
    builder: &'a mut Builder<'b>,
    adjectives: &'a Inflections,
    /// The forms of the verbs that the lexicon has.
    known: FxHashMap<String, Vec<WordId>>,
    forms: Vec<Form>,
}

impl Expander<'_, '_> {
    fn add(&mut self, file: &ConceptFile, inventory: &Inventory) -> Result<(), Mistake> {
        for (id, entry) in &file.concepts {
            let path = Path::of("concepts").key(id);
            let concept = inventory
                .named(id)
                .ok_or_else(|| Mistake::unknown(path.clone(), "concept", id, inventory.ids()))?;
            self.concept(concept, entry, &path)?;
        }
        Ok(())
    }

    fn concept(
        &mut self,
        concept: ConceptId,
        entry: &FormsEntry,
        path: &Path,
    ) -> Result<(), Mistake> {
        for (i, verb) in entry.verbs.iter().enumerate() {
            self.verb(concept, verb, &path.key("verbs").index(i))?;
        }
        for (i, noun) in entry.nouns.iter().enumerate() {
            let path = path.key("nouns").index(i);
            let (lemma, plurals) = match noun {
                serde_yaml::Value::String(lemma) => (
                    lemma.clone(),
                    self.builder.plural_of(lemma).into_iter().collect(),
                ),
                other => {
                    let noun: ConceptNoun = read(other, &path)?;
                    (noun.lemma, noun.plural)
                }
            };
            for form in plurals.iter().chain([&lemma]) {
                self.text(concept, form, &path)?;
            }
        }
        for (i, lemma) in entry.adjectives.iter().enumerate() {
            let path = path.key("adjectives").index(i);
            self.text(concept, lemma, &path)?;
            for form in self.adjectives.apply(lemma) {
                self.text(concept, &form, &path)?;
            }
        }
        for (i, text) in entry.words.iter().enumerate() {
            self.text(concept, text, &path.key("words").index(i))?;
        }
        Ok(())
    }

    /// A word or a phrase as it stands, with its last word elided or contracted too.
    fn text(&mut self, concept: ConceptId, text: &str, path: &Path) -> Result<(), Mistake> {
        for words in self.builder.variants(text) {
            let Some((first, rest)) = words.split_first() else {
                return Err(Mistake::new(path.clone(), "an empty form matches nothing"));
            };
            self.forms.push((false, *first, rest.into(), concept));
        }
        Ok(())
    }

    /// Every form of a verb, with the words that belong behind it.
    fn verb(
        &mut self,
        concept: ConceptId,
        value: &serde_yaml::Value,
        path: &Path,
    ) -> Result<(), Mistake> {
        let (verb, given) = match value {
            serde_yaml::Value::String(lemma) => {
                let lemma = lemma.clone();
                (
                    ConceptVerb {
                        lemma,
                        ..ConceptVerb::default()
                    },
                    false,
                )
            }
            other => (read(other, path)?, true),
        };
        let (lemma, reflexive) = self.builder.reflexive_lemma(&verb.lemma);
        let (head, rest) = lemma.split_once(' ').unwrap_or((lemma, ""));
        if head.is_empty() {
            return Err(Mistake::new(path.clone(), "a verb needs a `lemma`"));
        }
        let rest: Box<[WordId]> = self.builder.split(rest).into();
        let words = match self.known.get(head) {
            Some(words) if !given => words.clone(),
            _ => {
                let parts = Parts {
                    lemma: head,
                    paradigm: verb.paradigm.as_deref(),
                    stems: &verb.stems,
                    forms: &verb.forms,
                };
                let forms = self.builder.expand(&parts, path)?;
                forms
                    .iter()
                    .map(|(form, _)| self.builder.intern(form))
                    .collect()
            }
        };
        let forms = words
            .into_iter()
            .map(|first| (reflexive, first, rest.clone(), concept));
        self.forms.extend(forms);
        Ok(())
    }
}

/// An entry that is a map.
fn read<T: serde::de::DeserializeOwned>(
    value: &serde_yaml::Value,
    path: &Path,
) -> Result<T, Mistake> {
    serde_yaml::from_value(value.clone()).map_err(|e| Mistake::new(path.clone(), readable(&e)))
}
