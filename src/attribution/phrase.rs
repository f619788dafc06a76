//! Noun phrases: where one begins, where it ends, what it has for a head.
//!
//! No grammar of noun phrases: a phrase goes on until a word of a closed class, a verb or a mark stops it
//! (in a language that writes nouns with capitals, until the noun after which lower case goes on).

use std::ops::Range;

use super::element::{Kind, Scene};
use crate::pack::facts::{Facts, Words};
use crate::text::Punct;

const STOPS: Words = Words(
    Words::COMPLEMENTIZER.0
        | Words::RELATIVE.0
        | Words::SUBORDINATOR.0
        | Words::ADVERSATIVE.0
        | Words::WH.0
        | Words::WHETHER.0
        | Words::GERUND_LEAD.0
        | Words::NEGATION.0
        | Words::REFLEXIVE.0,
);

/// Whether a noun phrase that can be a source may begin at `i`.
pub(crate) fn starts(scene: &Scene, i: usize) -> bool {
    let Some(e) = scene.elements.get(i) else {
        return false;
    };
    match e.kind {
        Kind::Number => !is_time(scene, i),
        Kind::Word => {
            if is_time(scene, i) {
                return false;
            }
            if e.is(Words::DETERMINER
                | Words::POSSESSIVE
                | Words::QUANTIFIER
                | Words::QUANTIFIED
                | Words::TITLE
                | Words::STRONG_PRONOUN
                | Words::SUBJECT_PRONOUN)
            {
                return true;
            }
            if e.is(STOPS | Words::PREPOSITION | Words::COORDINATOR | Words::LINKING) {
                return false;
            }
            let closed = Words::ADVERB
                | Words::TIME
                | Words::OBJECT_PRONOUN
                | Words::INFINITIVE_MARKER
                | Words::AGENT
                | Words::POSSESSOR;
            e.capital || e.is(Words::SOURCES) || !e.is(closed) && e.marker.is_none()
        }
        _ => false,
    }
}

/// A determiner, a number and a time word ("le 3 mars") or a time word alone.
pub(crate) fn is_time(scene: &Scene, i: usize) -> bool {
    let Some(e) = scene.elements.get(i) else {
        return false;
    };
    // A family name that is also a day or a month.
    let name = e.capital
        && i > 0
        && scene.elements[i - 1].capital
        && scene.elements[i - 1].kind == Kind::Word
        && !scene.is(i - 1, Words::TIME);
    if e.is(Words::TIME) && !name && !e.is(Words::DETERMINER | Words::SUBJECT_PRONOUN) {
        return true;
    }
    (e.is(Words::DETERMINER) || e.kind == Kind::Number)
        && (scene.is(i + 1, Words::TIME)
            || scene
                .elements
                .get(i + 1)
                .is_some_and(|n| n.kind == Kind::Number)
                && scene.is(i + 2, Words::TIME))
}

/// Where the noun phrase that begins at `start` ends; `start` where none does.
pub(crate) fn end(scene: &Scene, start: usize, appositions: bool) -> usize {
    if !starts(scene, start) {
        return start;
    }
    let first = &scene.elements[start];
    if first.is(Words::SUBJECT_PRONOUN) && !first.is(Words::DETERMINER | Words::QUANTIFIED) {
        return start + 1;
    }
    let mut at = core(scene, start);
    if appositions {
        for _ in 0..2 {
            let Some(next) = apposition(scene, at) else {
                break;
            };
            at = next;
        }
    }
    at
}

/// The phrase itself: words, links and what they link, coordinated names.
fn core(scene: &Scene, start: usize) -> usize {
    let grammar = &scene.page.pack.grammar;
    let mut at = start;
    let mut nouns = 0;
    while at < scene.len() {
        let e = &scene.elements[at];
        let fits = match e.kind {
            Kind::Word if e.is(Words::POSSESSOR) && at > start => true,
            Kind::Word if e.is(Words::LINKING) && at > start => linked(scene, at + 1),
            Kind::Word if e.is(Words::COORDINATOR) => coordinated(scene, at, nouns),
            Kind::Word if is_time(scene, at) && at > start => scene.is(at - 1, Words::LINKING),
            Kind::Word if e.is(Words::DETERMINER | Words::POSSESSIVE | Words::QUANTIFIER) => {
                at == start
                    || scene.is(
                        at - 1,
                        Words::LINKING
                            | Words::COORDINATOR
                            | Words::QUANTIFIER
                            | Words::DETERMINER
                            | Words::PREPOSITION
                            | Words::QUANTIFIED,
                    )
                    || e.is(Words::QUANTIFIER) && !e.is(Words::DETERMINER)
            }
            Kind::Word if e.is(STOPS) => e.is(Words::QUANTIFIED) && at == start,
            Kind::Word if e.is(Words::PREPOSITION) && !e.is(Words::LINKING) => false,
            Kind::Word if e.is(Words::ADVERB) => {
                e.is(Words::ADJECTIVE | Words::SOURCES | Words::TITLE) || (e.capital && at > start)
            }
            Kind::Word
                if e.is(Words::SUBJECT_PRONOUN | Words::OBJECT_PRONOUN)
                    && at > start
                    && !e.is(Words::DETERMINER) =>
            {
                e.is(Words::STRONG_PRONOUN) && scene.is(at - 1, Words::LINKING)
            }
            Kind::Word
                if grammar.capital_nouns && nouns > 0 && !e.capital && e.classes.is_empty() =>
            {
                false
            }
            Kind::Word => e.marker.is_none(),
            Kind::Number => true,
            Kind::Punct(Punct::Open) => closing(scene, at).is_some(),
            Kind::Quoted(q) => {
                at > start
                    && !is_closed(scene, at + 1)
                    && scene.quoted_words(q) <= 4
                    && !scene.quoted_ends(q, &[Punct::Comma, Punct::Period])
            }
            Kind::Punct(_) | Kind::Verb(_) => false,
        };
        if !fits {
            break;
        }
        if let Kind::Punct(Punct::Open) = e.kind {
            at = closing(scene, at).map_or(at, |c| c);
        } else if e.kind == Kind::Word
            && !e.is(Words::DETERMINER
                | Words::LINKING
                | Words::COORDINATOR
                | Words::POSSESSIVE
                | Words::QUANTIFIER)
        {
            nouns += 1;
        }
        at += 1;
    }
    while at > start
        && scene.is(at - 1, Words::LINKING | Words::COORDINATOR)
        && !scene.is(at - 1, Words::POSSESSOR)
    {
        at -= 1;
    }
    at
}

/// Whether what follows a link can belong to the phrase.
fn linked(scene: &Scene, i: usize) -> bool {
    let Some(e) = scene.elements.get(i) else {
        return false;
    };
    match e.kind {
        Kind::Word => {
            (!is_time(scene, i)
                || scene
                    .elements
                    .get(i + 1)
                    .is_some_and(|n| n.kind == Kind::Word && n.classes.is_empty()))
                && !e.is(STOPS | Words::ADVERB | Words::SUBJECT_PRONOUN)
                || e.is(Words::DETERMINER)
        }
        Kind::Number => !is_time(scene, i),
        Kind::Quoted(q) => scene.quoted_words(q) <= 4,
        _ => false,
    }
}

/// Whether a coordinator joins two parts of one phrase: a noun phrase follows, and no verb after it.
fn coordinated(scene: &Scene, at: usize, nouns: usize) -> bool {
    if nouns == 0 || !starts(scene, at + 1) || scene.is(at + 1, Words::SUBJECT_PRONOUN) {
        return false;
    }
    let mut i = at + 1;
    while i < scene.len().min(at + 12) {
        match scene.elements[i].kind {
            Kind::Verb(g) => return !scene.groups[g].facts.any(Facts::FINITE),
            Kind::Punct(_) => return true,
            _ => {}
        }
        if scene.is(i, STOPS) {
            return true;
        }
        i += 1;
    }
    true
}

/// Whether a mark or the end of the sentence stands at `i`.
fn is_closed(scene: &Scene, i: usize) -> bool {
    scene
        .elements
        .get(i)
        .is_none_or(|e| matches!(e.kind, Kind::Punct(_)))
}

/// Ends before the last links of a phrase that ends at `end`, longest first: what a link brings may belong to the verb.
pub(crate) fn shorter_ends(scene: &Scene, start: usize, end: usize) -> impl Iterator<Item = usize> {
    (start + 1..end).rev().filter(|i| {
        scene.is(*i, Words::LINKING | Words::PREPOSITION | Words::COORDINATOR) || scene.is_comma(*i)
    })
}

fn closing(scene: &Scene, open: usize) -> Option<usize> {
    (open + 1..scene.len().min(open + 9)).find(|i| scene.punct(*i) == Some(Punct::Close))
}

/// The end of an apposition that begins with the comma at `at`: ", Olga Brenn," ", the union's organiser,".
fn apposition(scene: &Scene, at: usize) -> Option<usize> {
    if !scene.is_comma(at) {
        return None;
    }
    let first = scene.elements.get(at + 1)?;
    let age = first.kind == Kind::Number
        && scene
            .elements
            .get(at + 2)
            .is_none_or(|e| matches!(e.kind, Kind::Punct(_)) || e.classes.is_empty());
    let opens = match first.kind {
        Kind::Number => age,
        Kind::Word if is_time(scene, at + 1) => false,
        Kind::Word => {
            (first.capital
                && !first
                    .is(Words::COORDINATOR | STOPS | Words::PREPOSITION | Words::SUBJECT_PRONOUN))
                || first.is(Words::SOURCES | Words::TITLE)
                || (first.is(Words::DETERMINER | Words::POSSESSIVE)
                    && !first.is(Words::SUBJECT_PRONOUN))
                || (first.classes.is_empty() && scene.is(at + 2, Words::LINKING))
                || (first.classes.is_empty()
                    && scene.elements.get(at + 2).is_none_or(|e| {
                        matches!(
                            e.kind,
                            Kind::Punct(Punct::Comma | Punct::Period | Punct::Semicolon)
                        )
                    }))
                || (first.is(Words::LINKING)
                    && !first.is(Words::DETERMINER)
                    && scene.is(at + 2, Words::DETERMINER))
        }
        _ => false,
    };
    if !opens {
        return None;
    }
    let from = if first.is(Words::LINKING) && !first.is(Words::DETERMINER) {
        at + 2
    } else {
        at + 1
    };
    let mut end = core(scene, from).max(at + 2);
    // Prepositional tails belong to a title.
    while scene.is(end, Words::PREPOSITION)
        && linked(scene, end + 1)
        && !scene.is(end, Words::AGENT)
    {
        let next = core(scene, end + 1);
        if next == end + 1 {
            break;
        }
        end = next;
    }
    // A subject of another verb is no apposition.
    match scene.elements.get(end).map(|e| e.kind) {
        None | Some(Kind::Punct(_) | Kind::Quoted(_)) => Some(end),
        Some(Kind::Verb(g)) => (!scene.groups[g].facts.any(Facts::FINITE)).then_some(end),
        Some(Kind::Word)
            if scene.is(
                end,
                Words::RELATIVE
                    | Words::PREPOSITION
                    | Words::TIME
                    | Words::ADVERB
                    | Words::COORDINATOR,
            ) =>
        {
            Some(end)
        }
        Some(_) => None,
    }
}

/// Whether the phrase names something that cannot speak.
pub(crate) fn is_mute(scene: &Scene, range: Range<usize>) -> bool {
    let mut mute = false;
    for i in range {
        let e = &scene.elements[i];
        if e.is(Words::LINKING | Words::PREPOSITION | Words::RELATIVE) && !e.is(Words::DETERMINER) {
            break;
        }
        if matches!(e.kind, Kind::Punct(_)) {
            break;
        }
        if e.is(Words::SOURCES) || (e.capital && i > 0 && !e.is(Words::MUTE)) {
            return false;
        }
        mute |= e.is(Words::MUTE);
    }
    mute
}
