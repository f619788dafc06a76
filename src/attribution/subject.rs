//! The subject of a verb group: a procedure, not a step of a pattern.
//!
//! Left of the verb it is the whole chunk back to a comma, a quotation, a clause word or another
//! finite verb: that beats any grammar of noun phrases. "S, apposition, V" goes back to the comma that
//! opens the parenthesis; a relative pronoun stands for its antecedent; a verb behind a
//! coordinator, a gerund or a led infinitive inherits the subject of the verb before it.

use std::ops::Range;

use super::chunk::{CLAUSE, chunk, phrase_before, relative_before};
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
        let range = before_parenthesis(scene, end - 1)?;
        return Some(Subject::Elements(with_time(scene, range)));
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

/// "a film of the mayor saying": the noun phrase that stands directly before a gerund.
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
    phrase_before(scene, v).map(Subject::Elements)
}

/// The verb group whose subject a subject-less one shares: the nearest before it that has one.
fn inherited(scene: &Scene, v: usize) -> Option<Subject> {
    let mut i = v;
    let own_lexeme = |i: usize| scene.group(i).is_some_and(super::verbs::Group::reports);
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
    found.map(|range| with_appositions(scene, range, close))
}

/// The subject with the appositions between it and the mark at `close`, but without a relative clause.
fn with_appositions(scene: &Scene, range: Range<usize>, close: usize) -> Range<usize> {
    let plain = |part: Range<usize>| {
        !part.is_empty()
            && !part
                .into_iter()
                .any(|i| matches!(scene.elements[i].kind, Kind::Verb(_)))
    };
    if scene.punct(close) == Some(Punct::Close) {
        let short = close < range.end + 5 && plain(range.end..close);
        return range.start..if short { close + 1 } else { range.end };
    }
    let mut end = range.end;
    while end < close && scene.is_comma(end) {
        let next = (end + 1..=close)
            .find(|k| scene.is_comma(*k))
            .unwrap_or(close);
        let other = Words::RELATIVE
            | Words::PREPOSITION
            | Words::SUBORDINATOR
            | Words::COORDINATOR
            | Words::GERUND_LEAD;
        if !plain(end + 1..next) || scene.is(end + 1, other) || !phrase::starts(scene, end + 1) {
            break;
        }
        end = next;
    }
    range.start..end
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
