//! Adverbs, times and short adjuncts that may stand between a cue and what it governs.

use super::element::{Kind, Scene};
use super::phrase;
use crate::pack::facts::Words;
use crate::text::Punct;

/// The position behind one adverb, time or prepositional adjunct.
pub(crate) fn adjunct(scene: &Scene, at: usize, back: bool) -> Option<usize> {
    let i = if back { at.checked_sub(1)? } else { at };
    let e = scene.elements.get(i)?;
    // "only forty": the adverb belongs to the number.
    let counts = !back
        && scene
            .elements
            .get(i + 1)
            .is_some_and(|n| n.kind == Kind::Number || n.is(Words::NUMBER | Words::QUANTIFIER));
    if counts && e.is(Words::ADVERB) && !e.is(Words::TIME) {
        return None;
    }
    if e.is(Words::ADVERB | Words::TIME)
        && !e.is(Words::NEGATION | Words::WH | Words::SUBORDINATOR | Words::COMPLEMENTIZER)
        || back && matches!(e.kind, Kind::Number)
    {
        return Some(if back { at - 1 } else { at + 1 });
    }
    if back {
        return None;
    }
    if phrase::is_time(scene, i) {
        let mut k = i;
        while k < scene.len()
            && (phrase::is_time(scene, k)
                || scene.is(k, Words::DETERMINER | Words::TIME)
                || matches!(scene.elements[k].kind, Kind::Number))
        {
            k += 1;
        }
        return Some(k);
    }
    if e.is(Words::PREPOSITION | Words::LINKING) && !e.is(Words::COMPLEMENTIZER | Words::RELATIVE) {
        if phrase::is_time(scene, i + 1) {
            return Some(i + 2);
        }
        let end = phrase::end(scene, i + 1, false);
        return (end > i + 1).then_some(end);
    }
    // A short parenthesis: ", jeudi,".
    if e.kind == Kind::Punct(Punct::Comma) {
        let close = (i + 1..scene.len().min(i + 14)).find(|k| scene.is_comma(*k))?;
        let inside = i + 1..close;
        let plain = !inside.is_empty()
            && !inside
                .clone()
                .any(|k| matches!(scene.elements[k].kind, Kind::Verb(_) | Kind::Quoted(_)));
        return plain.then_some(close + 1);
    }
    None
}
