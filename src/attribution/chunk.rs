//! The nominal chunk before a verb: back to a mark, a clause word or another finite verb, without what leads it in.

use std::ops::Range;

use super::element::{Kind, Scene};
use super::phrase;
use crate::pack::facts::{Facts, Words};
use crate::text::Punct;

pub(crate) const CLAUSE: Words = Words(
    Words::COMPLEMENTIZER.0
        | Words::SUBORDINATOR.0
        | Words::ADVERSATIVE.0
        | Words::WHETHER.0
        | Words::WH.0,
);

/// The nominal chunk that ends before `end`, without what leads it in.
pub(crate) fn chunk(scene: &Scene, end: usize) -> Option<Range<usize>> {
    let mut k = end;
    let mut joined = false;
    while k > 0 {
        let e = &scene.elements[k - 1];
        match e.kind {
            Kind::Punct(Punct::Comma) if joined && k >= 2 && list_item(scene, k - 1) => {}
            Kind::Punct(Punct::Close) => {
                let open = (k.saturating_sub(9)..k)
                    .rev()
                    .find(|i| scene.punct(*i) == Some(Punct::Open));
                match open {
                    Some(open) if open > 0 => {
                        k = open;
                        continue;
                    }
                    _ => break,
                }
            }
            Kind::Punct(_) => break,
            Kind::Quoted(q) => {
                if k == end
                    || scene.quoted_words(q) > 4
                    || scene.quoted_ends(
                        q,
                        &[
                            Punct::Comma,
                            Punct::Period,
                            Punct::Question,
                            Punct::Exclamation,
                        ],
                    )
                {
                    break;
                }
            }
            Kind::Verb(g) => {
                let facts = scene.groups[g].facts;
                if facts.any(Facts::FINITE) {
                    let Some(relative) = relative_before(scene, k - 1) else {
                        break;
                    };
                    if relative == 0 {
                        break;
                    }
                    k = relative;
                    continue;
                }
                if k == 1 && k < end {
                    break;
                }
                if facts.any(Facts::GERUND)
                    && !joined
                    && k < end
                    && k >= 2
                    && scene.is(k - 2, Words::GERUND_LEAD)
                {
                    break;
                }
            }
            Kind::Word if e.is(Words::COORDINATOR) => {
                if !joins(scene, k - 1) {
                    break;
                }
                joined = true;
            }
            Kind::Word
                if e.is(CLAUSE)
                    && !(e.is(Words::DETERMINER) && k < end && !opens_content(scene, k - 1)) =>
            {
                break;
            }
            Kind::Word if e.is(Words::RELATIVE) && !e.is(Words::DETERMINER) => break,
            Kind::Word
                if e.is(Words::SUBJECT_PRONOUN)
                    && !e.is(Words::DETERMINER | Words::STRONG_PRONOUN | Words::QUANTIFIED)
                    && k < end =>
            {
                break;
            }
            Kind::Word if scene.is_marker(k - 1) => break,
            _ => {}
        }
        k -= 1;
    }
    let mut start = k;
    while start < end
        && scene.is(
            start,
            Words::COORDINATOR | Words::ADVERSATIVE | Words::ADVERB | Words::NEGATION,
        )
        && !scene.is(
            start,
            Words::QUANTIFIED
                | Words::QUANTIFIER
                | Words::DETERMINER
                | Words::SOURCES
                | Words::TITLE,
        )
    {
        start += 1;
    }
    // A number of the line before, not of this phrase: "2023-09 The forces".
    if start + 1 < end
        && matches!(scene.elements[start].kind, Kind::Number)
        && scene.is(start + 1, Words::DETERMINER)
    {
        start += 1;
    }
    start = after_lead(scene, start, end);
    if start >= end || !nominal(scene, start..end) {
        return None;
    }
    Some(start..end)
}

/// The noun phrase directly before `end`: back to a link, a preposition, a mark or a verb.
pub(crate) fn phrase_before(scene: &Scene, end: usize) -> Option<Range<usize>> {
    let stops = CLAUSE
        | Words::LINKING
        | Words::PREPOSITION
        | Words::COORDINATOR
        | Words::RELATIVE
        | Words::NEGATION
        | Words::ADVERB;
    let words = (0..end).rev().take_while(|i| {
        let e = &scene.elements[*i];
        matches!(e.kind, Kind::Word | Kind::Number)
            && (!e.is(stops) || e.is(Words::DETERMINER) && !e.is(Words::LINKING))
    });
    let start = end - words.count();
    (start < end).then_some(start..end)
}

/// Whether the complementizer at `i` directly follows a verb, whose content it opens.
fn opens_content(scene: &Scene, i: usize) -> bool {
    i > 0
        && scene.is(i, Words::COMPLEMENTIZER)
        && matches!(scene.elements[i - 1].kind, Kind::Verb(_))
}

/// Skips times and a prepositional phrase in front of a subject ("On Tuesday the mayor").
fn after_lead(scene: &Scene, start: usize, end: usize) -> usize {
    let mut at = start;
    for _ in 0..3 {
        while at < end && phrase::is_time(scene, at) {
            at += 1 + usize::from(
                scene.is(at, Words::DETERMINER) || matches!(scene.elements[at].kind, Kind::Number),
            );
        }
        if at < end
            && scene.is(at, Words::PREPOSITION)
            && !scene.is(at, Words::DETERMINER | Words::QUANTIFIER)
        {
            if scene.is(at + 1, Words::TIME)
                || matches!(
                    scene.elements.get(at + 1).map(|e| e.kind),
                    Some(Kind::Number)
                )
            {
                at += 2;
                while at < end
                    && (scene.is(at, Words::TIME)
                        || matches!(scene.elements[at].kind, Kind::Number))
                {
                    at += 1;
                }
                continue;
            }
            // The subject begins where a determiner or a name opens again.
            let next = (at + 2..end).find(|i| {
                (scene.is(
                    *i,
                    Words::DETERMINER | Words::POSSESSIVE | Words::TITLE | Words::SUBJECT_PRONOUN,
                )) && !scene.is(
                    i - 1,
                    Words::PREPOSITION | Words::LINKING | Words::DETERMINER,
                ) || (scene.elements[*i].capital
                    && scene.elements[*i].kind == Kind::Word
                    && !scene.elements[i - 1].capital
                    && !scene.is(
                        i - 1,
                        Words::PREPOSITION
                            | Words::LINKING
                            | Words::DETERMINER
                            | Words::POSSESSIVE
                            | Words::ADJECTIVE
                            | Words::POSSESSOR,
                    )
                    && scene.elements[i - 1].kind == Kind::Word)
            });
            at = next.unwrap_or(end);
            continue;
        }
        break;
    }
    at
}

/// Whether a range holds a noun, a name or a pronoun.
fn nominal(scene: &Scene, range: Range<usize>) -> bool {
    range.into_iter().any(|i| {
        let e = &scene.elements[i];
        match e.kind {
            Kind::Word => {
                e.classes.is_empty()
                    || e.capital
                    || e.is(Words::SOURCES
                        | Words::TITLE
                        | Words::SUBJECT_PRONOUN
                        | Words::STRONG_PRONOUN
                        | Words::QUANTIFIED
                        | Words::QUANTIFIER
                        | Words::MUTE
                        | Words::TOPIC
                        | Words::NUMBER)
            }
            Kind::Number => true,
            _ => false,
        }
    })
}

/// The relative pronoun of the clause whose verb stands at `v`, if it is a restrictive relative.
pub(crate) fn relative_before(scene: &Scene, v: usize) -> Option<usize> {
    for i in (v.saturating_sub(6)..v).rev() {
        if scene.is(i, Words::RELATIVE) && !scene.is(i, Words::SUBORDINATOR) {
            return Some(i);
        }
        if matches!(
            scene.elements[i].kind,
            Kind::Punct(_) | Kind::Verb(_) | Kind::Quoted(_)
        ) {
            return None;
        }
    }
    None
}

/// Whether the coordinator at `at` joins two nouns and not two clauses.
fn joins(scene: &Scene, at: usize) -> bool {
    if at == 0 {
        return false;
    }
    let mut k = at;
    while k > 0 {
        let e = &scene.elements[k - 1];
        match e.kind {
            Kind::Punct(Punct::Comma) => return k < at && list_item(scene, k - 1),
            Kind::Punct(_) | Kind::Quoted(_) => return k < at,
            Kind::Verb(g) if scene.groups[g].facts.any(Facts::FINITE) => {
                return relative_before(scene, k - 1).is_some_and(|r| r > 0 && k < at);
            }
            Kind::Word if e.is(CLAUSE) => return k < at && nominal(scene, k..at),
            _ => {}
        }
        k -= 1;
    }
    nominal(scene, 0..at)
}

/// Whether the comma at `at` separates items of a list of names, not clauses.
fn list_item(scene: &Scene, at: usize) -> bool {
    let from = (0..at)
        .rev()
        .find(|i| matches!(scene.elements[*i].kind, Kind::Punct(_) | Kind::Quoted(_)))
        .map_or(0, |i| i + 1);
    from < at
        && at - from <= 6
        && !(from..at).any(|i| matches!(scene.elements[i].kind, Kind::Verb(_)))
        && !scene.is(
            from,
            Words::PREPOSITION | Words::SUBORDINATOR | Words::ADVERB | Words::TIME,
        )
}
