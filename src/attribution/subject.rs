//! The subject of a verb group: a procedure, not a step of a pattern.
//!
//! Left of the verb it is the whole chunk back to a comma, a quotation, a clause word or another
//! finite verb: that beats any grammar of noun phrases. "S, apposition, V" goes back to the comma that
//! opens the parenthesis; a relative pronoun stands for its antecedent; a verb behind a
//! coordinator, a gerund or a led infinitive inherits the subject of the verb before it.

use std::ops::Range;

use super::element::{Kind, Scene};
use super::phrase;
use crate::pack::facts::{Facts, Words};
use crate::text::Punct;

/// Who does what a verb says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Subject {
    /// Elements of the scene.
    Elements(Range<usize>),
    /// A pronoun attached to the verb, by its token.
    Token(usize),
    /// The subject of the verb group at this element.
    Inherited(usize),
}

const CLAUSE: Words = Words(
    Words::COMPLEMENTIZER.0
        | Words::SUBORDINATOR.0
        | Words::ADVERSATIVE.0
        | Words::WHETHER.0
        | Words::WH.0,
);

/// The subject of the verb group at element `v`, searched to its left.
pub(crate) fn left(scene: &Scene, v: usize) -> Option<Subject> {
    let group = scene.group(v)?;
    if let Some(token) = group.subject {
        return Some(Subject::Token(token));
    }
    let nonfinite = !group.facts.any(Facts::FINITE);
    let mut end = v;
    while end > 0
        && scene.is(end - 1, Words::ADVERB | Words::TIME | Words::NEGATION)
        && !scene.is(
            end - 1,
            Words::SUBJECT_PRONOUN
                | Words::QUANTIFIED
                | Words::RELATIVE
                | Words::ADVERSATIVE
                | Words::COORDINATOR,
        )
        && end > 1
    {
        end -= 1;
    }
    // A reinforcing pronoun between commas: "the mayor, he, says".
    if end >= 4
        && scene.is_comma(end - 1)
        && scene.is(end - 2, Words::STRONG_PRONOUN)
        && scene.is_comma(end - 3)
    {
        end -= 3;
    }
    if end == 0 {
        return None;
    }
    if nonfinite {
        return beside_noun(scene, v).or_else(|| inherited(scene, v));
    }
    let before = &scene.elements[end - 1];
    if before.is(Words::SUBJECT_PRONOUN)
        && !before.attached
        && !(before.is(Words::RELATIVE) && end > 1)
    {
        return Some(Subject::Elements(end - 1..end));
    }
    if before.is(Words::RELATIVE) && !(before.is(Words::DETERMINER) && end == 1) {
        let mut k = end - 1;
        if k > 0 && scene.is(k - 1, Words::PREPOSITION | Words::COORDINATOR) {
            k -= 1;
        }
        if k > 0 && scene.is_comma(k - 1) {
            k -= 1;
        }
        return chunk(scene, k).map(Subject::Elements);
    }
    if scene.is_comma(end - 1)
        || scene.punct(end - 1) == Some(Punct::Dash)
        || scene.punct(end - 1) == Some(Punct::Close)
    {
        return before_parenthesis(scene, end - 1).map(Subject::Elements);
    }
    if before.is(Words::COORDINATOR | Words::ADVERSATIVE) {
        return inherited(scene, v);
    }
    chunk(scene, end).map(|range| Subject::Elements(with_time(scene, range)))
}

/// "The deal from noon, local time, was …": a time between commas belongs to the subject before it.
fn with_time(scene: &Scene, range: Range<usize>) -> Range<usize> {
    let Some(comma) = (0..range.start)
        .rev()
        .find(|k| scene.is_comma(*k))
        .filter(|c| (c + 1..range.start).all(|k| scene.is(k, Words::TIME)))
    else {
        return range;
    };
    if comma + 1 == range.start {
        return range;
    }
    match chunk(scene, comma) {
        Some(before) if before.start == 0 => before.start..range.end,
        _ => range,
    }
}

/// "footage of Trump saying": the noun phrase that stands directly before a gerund.
fn beside_noun(scene: &Scene, v: usize) -> Option<Subject> {
    let before = v.checked_sub(1).map(|i| &scene.elements[i])?;
    let noun = before.kind == Kind::Word
        && (before.classes.is_empty()
            || before.is(Words::SOURCES
                | Words::TITLE
                | Words::NUMBER
                | Words::QUANTIFIED
                | Words::MUTE
                | Words::TOPIC)
            || before.capital)
        && !before.is(Words::ADVERB
            | Words::TIME
            | Words::GERUND_LEAD
            | Words::PREPOSITION
            | Words::SUBORDINATOR);
    if !noun || !scene.group(v)?.facts.any(Facts::GERUND) {
        return None;
    }
    let range = chunk(scene, v)?;
    let cut = range.clone().rev().find(|i| {
        scene.is(*i, Words::LINKING | Words::PREPOSITION | Words::COORDINATOR)
            || matches!(scene.elements[*i].kind, Kind::Verb(_))
    });
    let start = cut.map_or(range.start, |i| i + 1);
    (start < v).then_some(Subject::Elements(start..v))
}

/// The verb group whose subject a subject-less one shares: the nearest before it that has one.
fn inherited(scene: &Scene, v: usize) -> Option<Subject> {
    let mut i = v;
    let own_lexeme = |i: usize| scene.group(i).is_some_and(|g| g.reports());
    let mut fallback = None;
    while i > 0 {
        i -= 1;
        let Some(group) = scene.group(i) else {
            continue;
        };
        if !group.facts.any(Facts::FINITE) && group.subject.is_none() {
            continue;
        }
        if own_lexeme(i) {
            return Some(Subject::Inherited(outermost(scene, i)));
        }
        if begins_coordinate(scene, i) {
            return Some(Subject::Inherited(i));
        }
        fallback.get_or_insert(i);
    }
    if fallback.is_none() {
        // A fronted participle or gerund: the main verb comes after.
        let comma = (v + 1..scene.len())
            .find(|k| scene.is_comma(*k))
            .unwrap_or(v + 1);
        let main = (comma..scene.len()).find(|k| scene.verb_is(*k, Facts::FINITE));
        return main.map(Subject::Inherited);
    }
    fallback.map(Subject::Inherited)
}

/// The reporting verb in whose content the one at `i` stands, and so on outwards.
fn outermost(scene: &Scene, i: usize) -> usize {
    let mut verb = i;
    for k in (0..i).rev() {
        if scene.is(k, Words::COORDINATOR | Words::ADVERSATIVE)
            || matches!(
                scene.elements[k].kind,
                Kind::Punct(Punct::Semicolon | Punct::Dash)
            )
        {
            break;
        }
        if let Some(group) = scene.group(k) {
            let embeds = (k + 1..verb).any(|m| scene.is(m, Words::COMPLEMENTIZER))
                || !(k + 1..verb).any(|m| scene.is_comma(m));
            if group.reports()
                && group.facts.any(Facts::FINITE)
                && embeds
                && group.has_frame(scene, crate::pack::facts::Frames::THAT)
            {
                verb = k;
            }
        }
    }
    verb
}

/// Whether the verb at `v` has a subject behind a coordinator: a main clause beside another.
fn begins_coordinate(scene: &Scene, v: usize) -> bool {
    match chunk(scene, v) {
        Some(range) => {
            range.start > 0 && scene.is(range.start - 1, Words::COORDINATOR | Words::ADVERSATIVE)
        }
        None => {
            v >= 2
                && scene.is(v - 1, Words::SUBJECT_PRONOUN)
                && scene.is(v - 2, Words::COORDINATOR | Words::ADVERSATIVE)
        }
    }
}

/// "S, …, V": the chunk before the comma that opens the parenthesis which the mark at `close` closes.
fn before_parenthesis(scene: &Scene, close: usize) -> Option<Range<usize>> {
    let mark = scene.punct(close)?;
    let opening = if mark == Punct::Close {
        Punct::Open
    } else {
        mark
    };
    let mut k = close;
    let mut found = None;
    while k > 0 {
        k -= 1;
        match scene.elements[k].kind {
            Kind::Punct(p) if p == opening => {
                let Some(range) = chunk(scene, k) else {
                    continue;
                };
                // A list or a second apposition: the first chunk that stands at a clause's start is it.
                let clean = range.start == 0
                    || scene.is(
                        range.start - 1,
                        CLAUSE | Words::COORDINATOR | Words::COMPLEMENTIZER,
                    )
                    || matches!(
                        scene.elements[range.start - 1].kind,
                        Kind::Punct(_) | Kind::Quoted(_)
                    )
                    || scene.is(range.start - 1, Words::ADVERB | Words::TIME);
                if clean && parenthetical(scene, k + 1..close) {
                    found = Some(range);
                    let further = found
                        .as_ref()
                        .is_some_and(|r| r.start > 0 && scene.is_comma(r.start - 1));
                    if !further {
                        break;
                    }
                }
            }
            Kind::Punct(Punct::Semicolon | Punct::Colon) | Kind::Quoted(_) => break,
            _ => {}
        }
    }
    found
}

/// Whether what stands between two commas is no clause of its own.
fn parenthetical(scene: &Scene, range: Range<usize>) -> bool {
    if range.is_empty() {
        return false;
    }
    let relative = scene.is(
        range.start,
        Words::RELATIVE | Words::WH | Words::SUBORDINATOR,
    ) || scene.is(range.start, Words::PREPOSITION)
        && scene.is(range.start + 1, Words::RELATIVE);
    // A form that may be a participle is no finite verb here.
    relative
        || !range.into_iter().any(|i| {
            scene
                .group(i)
                .is_some_and(|g| g.facts.any(Facts::FINITE) && !g.ambiguous)
                && relative_before(scene, i).is_none()
        })
}

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
            Kind::Word if e.is(CLAUSE) && !(e.is(Words::DETERMINER) && k < end) => break,
            Kind::Word if e.is(Words::RELATIVE) && !e.is(Words::DETERMINER) => break,
            Kind::Word
                if e.is(Words::SUBJECT_PRONOUN)
                    && !e.is(Words::DETERMINER | Words::STRONG_PRONOUN | Words::QUANTIFIED)
                    && k < end =>
            {
                break;
            }
            Kind::Word if e.marker.is_some() => break,
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
    start = after_lead(scene, start, end);
    if start >= end || !nominal(scene, start..end) {
        return None;
    }
    Some(start..end)
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
fn relative_before(scene: &Scene, v: usize) -> Option<usize> {
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
