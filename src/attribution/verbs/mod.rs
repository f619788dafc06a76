//! Verb groups: auxiliaries, clitics, negation, adverbs and the head verb become one element.
//!
//! Works on a flat list of words, left to right. What an auxiliary asks for (a participle, an
//! infinitive, a link) is language-neutral; which words are auxiliaries, clitics or negations is the
//! pack's. [`group`] puts a group together along the [`chain`] of its auxiliaries; [`homograph`] decides
//! whether a form is a verb at all; [`resolve`] settles forms that may be a past or a participle.

mod chain;
mod group;
mod homograph;
mod resolve;

use super::element::{Element, Kind, Scene};
use crate::pack::facts::{Facts, Frames, Role, Words};
use crate::pack::lexicon::{Lexeme, VerbKind};
use crate::text::fold_into;

/// A verb with everything that belongs to it.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    /// What is known of the group as a whole.
    pub(crate) facts: Facts,
    /// The reporting verbs that its head may be: senses of one form.
    pub(crate) lexemes: Vec<u32>,
    /// Tokens of the cue: the head with contiguous auxiliaries and negation, and its fixed rest.
    pub(crate) cue: Vec<usize>,
    /// The token of an inverted subject pronoun.
    pub(crate) subject: Option<usize>,
    /// The token of a clitic object.
    pub(crate) object: Option<usize>,
    /// Whether the head could be either a finite past or a participle.
    pub(crate) ambiguous: bool,
}

impl Group {
    pub(crate) fn reports(&self) -> bool {
        !self.lexemes.is_empty()
    }

    pub(crate) fn senses<'a>(&'a self, scene: &'a Scene) -> impl Iterator<Item = &'a Lexeme> {
        self.lexemes
            .iter()
            .map(|id| &scene.page.pack.lexicon.lexemes[*id as usize])
    }

    /// The sense that has one of the frames, else the first.
    pub(crate) fn sense<'a>(&'a self, scene: &'a Scene, frames: Frames) -> Option<&'a Lexeme> {
        self.senses(scene)
            .find(|l| l.frames.any(frames))
            .or_else(|| self.senses(scene).next())
    }

    /// Whether it is a reporting verb with one of the frames.
    pub(crate) fn has_frame(&self, scene: &Scene, frames: Frames) -> bool {
        self.senses(scene).any(|l| l.frames.any(frames))
    }
}

/// What may stand between the parts of a group.
const SKIP: Words = Words(Words::ADVERB.0 | Words::NEGATION.0 | Words::TIME.0);

/// Replaces the verbs of `flat` by groups and stores the elements in the scene.
pub(crate) fn assemble(scene: &mut Scene, flat: &[Element]) {
    let finder = Finder { scene, flat };
    let mut groups = Vec::new();
    let mut i = 0;
    let mut elements = Vec::with_capacity(flat.len());
    while i < flat.len() {
        if let Some((group, end)) = finder.group(i, &elements) {
            elements.push(Element::verb(
                groups.len(),
                flat[i].tokens.start..flat[end - 1].tokens.end,
            ));
            groups.push(group);
            i = end;
        } else {
            elements.push(flat[i].clone());
            i += 1;
        }
    }
    scene.elements = elements;
    scene.groups = groups;
    resolve::resolve(scene);
}

/// Looks for groups in the flat words of a sentence.
struct Finder<'s, 'a> {
    scene: &'s Scene<'a>,
    flat: &'s [Element],
}

impl Finder<'_, '_> {
    fn readings(&self, i: usize) -> &[(u32, Facts)] {
        match self.flat.get(i) {
            Some(e) if e.kind == Kind::Word && e.tokens.len() == 1 && e.marker.is_none() => {
                &self.scene.page.pack.lexicon.word(e.word).readings
            }
            _ => &[],
        }
    }

    fn lexeme(&self, id: u32) -> &Lexeme {
        &self.scene.page.pack.lexicon.lexemes[id as usize]
    }

    fn facts(&self, i: usize) -> Facts {
        self.readings(i)
            .iter()
            .fold(Facts::NONE, |all, (_, f)| all | *f)
    }

    fn role(&self, i: usize) -> impl Iterator<Item = (Role, &Lexeme)> {
        self.readings(i).iter().filter_map(|(id, _)| {
            let lexeme = self.lexeme(*id);
            match lexeme.kind {
                VerbKind::Auxiliary(role) => Some((role, lexeme)),
                _ => None,
            }
        })
    }

    fn is(&self, i: usize, classes: Words) -> bool {
        self.flat.get(i).is_some_and(|e| e.is(classes))
    }

    fn is_auxiliary(&self, i: usize) -> bool {
        self.role(i).next().is_some()
    }

    fn has_report(&self, i: usize) -> bool {
        self.readings(i)
            .iter()
            .any(|(id, _)| self.lexeme(*id).kind == VerbKind::Report)
    }

    /// The folded form of an element's last word.
    fn folded(&self, e: &Element) -> String {
        let page = self.scene.page;
        let mut folded = String::new();
        fold_into(
            page.layout.tokens[e.tokens.end - 1].span.of(page.text),
            &mut folded,
        );
        folded
    }
}
