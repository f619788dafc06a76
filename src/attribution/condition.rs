//! Whether one element is what a step of a pattern asks for.

use super::element::{Element, Kind, Scene};
use crate::pack::facts::{Facts, Words};
use crate::pack::lexicon::MarkerKind;
use crate::pack::pattern::{Shape, Test};

/// Whether the element at `i` passes the test.
pub(crate) fn holds(scene: &Scene, t: &Test, i: usize) -> bool {
    let e: &Element = &scene.elements[i];
    if !t.words.is_empty()
        && (e.kind != Kind::Word || t.words.binary_search(&e.word).is_err() || e.word == 0)
    {
        return false;
    }
    if !t.classes.is_empty() && !e.is(t.classes) {
        return false;
    }
    if t.lists != 0 && e.lists & t.lists == 0 {
        return false;
    }
    if !t.puncts.is_empty() && !matches!(e.kind, Kind::Punct(p) if t.puncts.contains(&p)) {
        return false;
    }
    if let Some(min) = t.quoted
        && !matches!(e.kind, Kind::Quoted(q) if scene.quoted_words(q) >= min)
    {
        return false;
    }
    if let Some(verb) = &t.verb {
        let Some(group) = scene.group(i) else {
            return false;
        };
        if !group.facts.all(verb.is) || group.facts.any(verb.not) {
            return false;
        }
        if !verb.frames.is_empty() || !verb.classes.is_empty() || !verb.lemmas.is_empty() {
            let fits = group.senses(scene).any(|l| {
                (verb.frames.is_empty() || l.frames.any(verb.frames))
                    && (verb.classes.is_empty() || verb.classes.contains(&l.class))
                    && (verb.lemmas.is_empty() || verb.lemmas.contains(&l.lemma))
            });
            if !fits {
                return false;
            }
        }
    }
    if let Some(frames) = t.noun {
        let Some(noun) = e.noun.filter(|_| e.kind == Kind::Word) else {
            return false;
        };
        if !frames.is_empty()
            && !scene.page.pack.lexicon.nouns[noun as usize]
                .frames
                .any(frames)
        {
            return false;
        }
    }
    if let Some(marking) = &t.phrase {
        let Some(marker) = e
            .marker
            .map(|m| &scene.page.pack.lexicon.markers[m as usize])
        else {
            return false;
        };
        let kind: MarkerKind = marker.kind;
        if kind != marking.kind
            || marking.then.is_some() && marker.then != marking.then
            || marking.free.is_some_and(|f| f != marker.free)
            || marking.initial.is_some_and(|f| f != marker.initial)
        {
            return false;
        }
    }
    match t.shape {
        None => true,
        Some(Shape::Capital) => e.kind == Kind::Word && e.capital,
        Some(Shape::Number) => e.kind == Kind::Number || e.is(Words::NUMBER),
        Some(Shape::Word) => e.kind == Kind::Word && !e.facts.any(Facts::FINITE),
    }
}
