//! What ends a content inside a sentence: another cue, an according-to phrase, an adversative with a clause.

use super::clause::is_end;
use super::element::{Kind, Scene};
use super::phrase;
use crate::pack::facts::{Facts, Frames, Words};
use crate::pack::lexicon::MarkerKind;

/// Frames of verbs whose clause would be a content of its own.
const REPORTS: Frames = Frames(Frames::THAT.0 | Frames::ZERO.0 | Frames::QUOTE.0 | Frames::RELAY.0);

/// Whether the comma at `i` ends the content of the cue.
pub(crate) fn ends_at_comma(scene: &Scene, i: usize, cue: usize) -> bool {
    let next = i + 1;
    if marker_ends(scene, next) {
        return true;
    }
    let mut k = next;
    while scene.is(k, Words::ADVERB)
        && k < next + 2
        && !scene.is(k, Words::SUBORDINATOR | Words::ADVERSATIVE)
    {
        k += 1;
    }
    let led = scene.is(k, Words::GERUND_LEAD);
    let v = if led { k + 1 } else { k };
    if let Some(group) = scene.group(v)
        && (group.facts.any(Facts::GERUND) || led && group.facts.any(Facts::INFINITIVE))
        && !group.facts.any(Facts::FINITE)
        && group.reports()
        && (group.has_frame(scene, REPORTS) || led)
    {
        return true;
    }
    // A time with a clause of its own ("a day after …"): an adjunct of the reporting clause.
    let time = Words::TIME | Words::ADVERB | Words::NUMBER | Words::DETERMINER;
    let lead = (next..next + 3)
        .take_while(|k| scene.is(*k, time) && !scene.is(*k, Words::SUBORDINATOR))
        .count();
    let timed = (next..next + lead).any(|k| scene.is(k, Words::TIME | Words::ADVERB));
    if timed
        && scene.is(next + lead, Words::SUBORDINATOR)
        && !scene.is(next + lead, Words::COMPLEMENTIZER)
    {
        return true;
    }
    // A finite verb without a subject, like the cue: the main clause goes on.
    let mut v = next + 1;
    while scene.is(v, Words::ADVERB) && v < next + 3 {
        v += 1;
    }
    if scene.is(next, Words::COORDINATOR)
        && shares_form(scene, v, cue)
        && scene.group(v).is_some_and(|g| g.subject.is_none())
        && !scene
            .group(v)
            .is_some_and(|g| g.facts.any(Facts::INFINITIVE | Facts::GERUND))
    {
        return true;
    }
    if scene.is(next, Words::LINKED_CLAUSE) && reporting_within(scene, next + 1, 4).is_some() {
        return true;
    }
    if scene.is(next, Words::ADVERSATIVE) {
        if reporting_within(scene, next + 1, 3)
            .is_some_and(|v| v == next + 1 || scene.is(next + 1, Words::ADVERB))
        {
            return true;
        }
        if scene.page.pack.grammar.adversative_ends && own_clause(scene, next + 1) {
            return true;
        }
    }
    if scene.is(
        next,
        Words::COORDINATOR | Words::ADVERSATIVE | Words::SUBORDINATOR,
    ) && (cue_with_subject(scene, next + 1) || beside(scene, next + 1))
    {
        return true;
    }
    parenthetical_cue(scene, next)
}

/// Whether the word at `i` ends the content of the cue.
pub(crate) fn ends_at_word(scene: &Scene, i: usize, cue: usize) -> bool {
    let e = &scene.elements[i];
    if e.marker.is_some() && marker_ends(scene, i) {
        return true;
    }
    if e.is(Words::GERUND_LEAD)
        && !e.is(Words::PREPOSITION)
        && scene
            .group(i + 1)
            .is_some_and(|g| !g.facts.any(Facts::FINITE) && g.has_frame(scene, REPORTS))
    {
        return true;
    }
    // "families still want": an adverb before its verb, no conjunction.
    let adverb = e.is(Words::ADVERB) && !scene.is_comma(i - 1);
    if !e.is(Words::COORDINATOR | Words::ADVERSATIVE) || adverb {
        return false;
    }
    let mut v = i + 1;
    while scene.is(v, Words::ADVERB) && v < i + 3 {
        v += 1;
    }
    if let Some(group) = scene.group(v)
        && group.reports()
        && group.subject.is_none()
        && shares_form(scene, v, cue)
        && reports_on(scene, v)
    {
        return true;
    }
    cue_with_subject(scene, i + 1)
}

/// Whether the verb at `v` can be coordinated with the cue: finite with finite, bare participle with a compound.
fn shares_form(scene: &Scene, v: usize, cue: usize) -> bool {
    let (Some(a), Some(b)) = (scene.group(cue), scene.group(v)) else {
        return false;
    };
    let finite = a.facts.any(Facts::FINITE) && b.facts.any(Facts::FINITE);
    let participle = a.facts.any(Facts::COMPOUND)
        && b.facts.any(Facts::PARTICIPLE)
        && !b.facts.any(Facts::FINITE);
    let infinitive = a.facts.any(Facts::INFINITIVE) && b.facts.any(Facts::INFINITIVE);
    let gerund =
        a.facts.any(Facts::GERUND) && b.facts.any(Facts::GERUND) && !b.facts.any(Facts::FINITE);
    finite || participle || infinitive || gerund
}

/// Whether the reporting verb at `v` goes on to a content of its own.
fn reports_on(scene: &Scene, v: usize) -> bool {
    let Some(group) = scene.group(v) else {
        return false;
    };
    let mut k = v + 1;
    while scene.is(k, Words::ADVERB | Words::TIME) && k < v + 4 {
        k += 1;
    }
    let complement = scene.is(
        k,
        Words::COMPLEMENTIZER | Words::WHETHER | Words::WH | Words::INFINITIVE_MARKER,
    ) || scene.quoted(k).is_some()
        || scene.verb_is(k, Facts::INFINITIVE | Facts::GERUND);
    let linked = scene.is(k, Words::LINKING | Words::PREPOSITION)
        && group.senses(scene).any(|l| !l.links.is_empty());
    complement
        || linked
        || group.has_frame(
            scene,
            Frames::NP | Frames::ZERO | Frames::ACCUSE | Frames::LABEL | Frames::ORDER,
        ) && phrase::starts(scene, k)
}

/// The first reporting verb within `reach` elements, no other verb between.
fn reporting_within(scene: &Scene, from: usize, reach: usize) -> Option<usize> {
    for k in from..scene.len().min(from + reach) {
        if let Some(group) = scene.group(k) {
            return (group.reports() && group.facts.any(Facts::FINITE)).then_some(k);
        }
        if matches!(scene.elements[k].kind, Kind::Punct(_) | Kind::Quoted(_)) {
            return None;
        }
    }
    None
}

/// Whether a subject and a reporting verb with a content stand at `from`, as a clause beside the cue's.
fn cue_with_subject(scene: &Scene, from: usize) -> bool {
    let Some(v) = reporting_within(scene, from, 9) else {
        return false;
    };
    if v == from || !phrase::starts(scene, from) && !scene.is(from, Words::SUBJECT_PRONOUN) {
        return false;
    }
    let group_has = |frames| scene.group(v).is_some_and(|g| g.has_frame(scene, frames));
    let that = scene.is(v + 1, Words::COMPLEMENTIZER | Words::WHETHER)
        || scene.quoted(v + 1).is_some()
        || scene.is_comma(v + 1) && scene.quoted(v + 2).is_some();
    that && group_has(REPORTS)
        || group_has(Frames::ZERO) && scene.is(v + 1, Words::SUBJECT_PRONOUN | Words::DETERMINER)
}

/// Whether a subject and a reporting verb that goes on to a content stand at `from`, behind a comma and a coordinator.
fn beside(scene: &Scene, from: usize) -> bool {
    (phrase::starts(scene, from) || scene.is(from, Words::SUBJECT_PRONOUN))
        && reporting_within(scene, from, 7).is_some_and(|v| {
            v > from
                && reports_on(scene, v)
                && scene.group(v).is_some_and(|g| !g.facts.any(Facts::PASSIVE))
        })
}

/// Whether a reporting verb in parenthesis stands at `from`: ", X said" or ", dit X", closed by a mark.
pub(crate) fn parenthetical_cue(scene: &Scene, from: usize) -> bool {
    let Some(v) = reporting_within(scene, from, 9) else {
        return false;
    };
    let Some(group) = scene.group(v) else {
        return false;
    };
    if !group.has_frame(scene, Frames::QUOTE)
        || (from..v).any(|k| scene.is(k, Words::RELATIVE | Words::PREPOSITION))
            && !scene.is(from, Words::DETERMINER)
    {
        return false;
    }
    if v == from {
        // Inverted: a subject on the right up to a mark.
        let mut k = v + 1;
        while scene.is(k, Words::ADVERB | Words::TIME) {
            k += 1;
        }
        let end = phrase::end(scene, k, true);
        let closes = is_end(scene, v + 1)
            || scene.elements[v + 1].marker.is_some()
            || scene.is(v + 1, Words::PREPOSITION | Words::LINKING);
        return (group.subject.is_some() && closes)
            || end > k
                && (is_end(scene, end)
                    || scene.is(end, Words::PREPOSITION | Words::TIME | Words::ADVERB));
    }
    let mut k = v + 1;
    while scene.is(k, Words::ADVERB | Words::TIME) {
        k += 1;
    }
    is_end(scene, k) && (phrase::starts(scene, from) || scene.is(from, Words::SUBJECT_PRONOUN))
}

pub(crate) fn cue_ahead(scene: &Scene, at: usize) -> bool {
    parenthetical_cue(scene, at + 1)
}

/// Whether an according-to phrase or a parenthesis of hearsay stands at `i` and closes the clause.
fn marker_ends(scene: &Scene, i: usize) -> bool {
    let Some(marker) = scene.elements.get(i).and_then(|e| e.marker) else {
        return false;
    };
    let marker = &scene.page.pack.lexicon.markers[marker as usize];
    match marker.kind {
        MarkerKind::Hearsay => !marker.free && marker.then.is_none(),
        MarkerKind::According if marker.initial => false,
        MarkerKind::According => {
            let end = phrase::end(scene, i + 1, true);
            end > i + 1
                && (is_end(scene, end)
                    || scene.is(
                        end,
                        Words::PREPOSITION | Words::RELATIVE | Words::COORDINATOR,
                    )
                    || scene.verb_is(end, Facts::PARTICIPLE))
        }
    }
}

/// Whether a clause with a subject of its own and a finite verb stands at `from`.
pub(crate) fn own_clause(scene: &Scene, from: usize) -> bool {
    if !phrase::starts(scene, from) {
        return false;
    }
    (from + 1..scene.len().min(from + 14)).find_map(|k| {
        if let Some(group) = scene.group(k) {
            return Some(group.facts.any(Facts::FINITE));
        }
        matches!(scene.elements[k].kind, Kind::Punct(_)).then_some(false)
    }) == Some(true)
}
