//! The tests of one element: words, classes, punctuation, verbs, nouns, phrases, shapes.

use super::compile::Compiler;
use super::diagnostics::{Mistake, Path};
use super::lexicon::MarkerKind;
use super::names::{classes, facts, frame, frames};
use super::pattern::{Marking, Shape, Test, Verb};
use super::schema::{Step, VerbTest};
use crate::text::Punct;

impl Compiler<'_, '_> {
    pub(super) fn test(&mut self, step: &Step, path: &Path) -> Result<Test, Mistake> {
        let mut test = Test {
            classes: classes(&step.lex, &path.key("lex"))?,
            ..Test::default()
        };
        for word in &step.word {
            let id = self.words.number(word);
            test.words.push(id);
        }
        test.words.sort_unstable();
        for (i, name) in step.list.iter().enumerate() {
            test.lists |= self.words.list(name).ok_or_else(|| {
                Mistake::unknown(
                    path.key("list").index(i),
                    "list",
                    name,
                    self.words.list_names(),
                )
            })?;
        }
        for (i, name) in step.punct.iter().enumerate() {
            let punct = PUNCTS.iter().find(|(n, _)| n == name).map(|(_, p)| *p);
            test.puncts.push(punct.ok_or_else(|| {
                Mistake::unknown(
                    path.key("punct").index(i),
                    "punctuation",
                    name,
                    PUNCTS.iter().map(|(n, _)| *n),
                )
            })?);
        }
        test.quoted = step.quoted.as_ref().map(|q| q.min);
        if let Some(verb) = &step.verb {
            test.verb = Some(verb_test(verb, &path.key("verb"))?);
        }
        if let Some(noun) = &step.noun {
            test.noun = Some(frames(&noun.frame, &path.key("noun").key("frame"))?);
        }
        if let Some(phrase) = &step.phrase {
            let kind = match phrase.kind.as_str() {
                "according" => MarkerKind::According,
                "hearsay" => MarkerKind::Hearsay,
                other => {
                    let at = path.key("phrase").key("kind");
                    return Err(Mistake::unknown(
                        at,
                        "kind of phrase",
                        other,
                        ["according", "hearsay"].into_iter(),
                    ));
                }
            };
            let then = phrase
                .then
                .as_deref()
                .map(|t| frame(t, &path.key("phrase").key("then")))
                .transpose()?;
            test.phrase = Some(Marking {
                kind,
                then,
                free: phrase.free,
                initial: phrase.initial,
            });
        }
        if step.shape.len() > 1 {
            return Err(Mistake::new(
                path.key("shape"),
                "a word has one shape; use `one_of` for several",
            ));
        }
        for (i, name) in step.shape.iter().enumerate() {
            test.shape = Some(match name.as_str() {
                "capital" => Shape::Capital,
                "number" => Shape::Number,
                "word" => Shape::Word,
                other => {
                    let at = path.key("shape").index(i);
                    return Err(Mistake::unknown(
                        at,
                        "shape",
                        other,
                        ["capital", "number", "word"].into_iter(),
                    ));
                }
            });
        }
        if !has_test(step) {
            return Err(Mistake::new(
                path.clone(),
                "a cue is one element: a verb, a noun, a phrase or a word",
            ));
        }
        Ok(test)
    }
}

pub(super) fn has_test(step: &Step) -> bool {
    !(step.word.is_empty()
        && step.lex.is_empty()
        && step.list.is_empty()
        && step.punct.is_empty()
        && step.shape.is_empty())
        || step.quoted.is_some()
        || step.verb.is_some()
        || step.noun.is_some()
        || step.phrase.is_some()
}

fn verb_test(verb: &VerbTest, path: &Path) -> Result<Verb, Mistake> {
    Ok(Verb {
        frames: frames(&verb.frame, &path.key("frame"))?,
        is: facts(&verb.is, &path.key("is"))?,
        not: facts(&verb.not, &path.key("not"))?,
        classes: verb.class.clone(),
        lemmas: verb.lemma.clone(),
    })
}

/// The name of a kind of punctuation in rule files.
pub(crate) fn punct_name(punct: Punct) -> Option<&'static str> {
    let named = PUNCTS.iter().find(|(_, p)| *p == punct);
    named.map(|(name, _)| *name)
}

const PUNCTS: &[(&str, Punct)] = &[
    ("comma", Punct::Comma),
    ("period", Punct::Period),
    ("colon", Punct::Colon),
    ("semicolon", Punct::Semicolon),
    ("question", Punct::Question),
    ("exclamation", Punct::Exclamation),
    ("ellipsis", Punct::Ellipsis),
    ("dash", Punct::Dash),
    ("open", Punct::Open),
    ("close", Punct::Close),
];

/// The names of the kinds of punctuation that a step can ask for.
pub(crate) fn punctuation() -> impl Iterator<Item = &'static str> {
    PUNCTS.iter().map(|(name, _)| *name)
}
