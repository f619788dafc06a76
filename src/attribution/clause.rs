//! Where a content begins and ends.
//!
//! A content ends with its sentence, at a semicolon, at an unpaired dash, at an adversative with a
//! clause of its own, before another cue with its subject, before an according-to phrase, and before a
//! participle that goes on reporting. It does not end at every "but" or "which".

use super::element::{Kind, Scene};
use super::ends::{cue_ahead, ends_at_comma, ends_at_word, own_clause, parenthetical_cue};
use super::phrase;
use crate::pack::facts::{Facts, Words};
use crate::pack::pattern::{Clause, Opening};
use crate::text::Punct;

/// Whether a clause may start at position `at`.
pub(crate) fn is_start(scene: &Scene, at: usize) -> bool {
    at == 0
        || matches!(
            scene.elements[at - 1].kind,
            Kind::Punct(_) | Kind::Quoted(_)
        )
        || scene.is(
            at - 1,
            Words::COORDINATOR | Words::COMPLEMENTIZER | Words::SUBORDINATOR | Words::ADVERSATIVE,
        )
}

/// Whether a clause may end at position `at`.
pub(crate) fn is_end(scene: &Scene, at: usize) -> bool {
    at >= scene.len() || matches!(scene.elements[at].kind, Kind::Punct(_) | Kind::Quoted(_))
}

fn is_final(punct: Punct) -> bool {
    matches!(
        punct,
        Punct::Period | Punct::Question | Punct::Exclamation | Punct::Ellipsis
    )
}

/// Whether the content may begin at `at` as the rule wants.
fn opens(scene: &Scene, at: usize, kind: Clause) -> bool {
    match kind.starts {
        None => true,
        Some(Opening::Infinitive) => {
            let at = if scene.is(at, Words::NEGATION) && scene.is(at + 1, Words::INFINITIVE_MARKER)
            {
                at + 1
            } else {
                at
            };
            let at = if scene.is(at, Words::INFINITIVE_MARKER) {
                at + 1
            } else {
                at
            };
            scene.verb_is(at, Facts::INFINITIVE)
                || scene
                    .quoted(at)
                    .is_some_and(|q| quoted_opens(scene, q, Facts::INFINITIVE))
                || scene.is(at, Words::ADVERB | Words::NEGATION)
                    && scene.verb_is(at + 1, Facts::INFINITIVE)
        }
        Some(Opening::Gerund) => {
            scene.verb_is(at, Facts::GERUND)
                || scene.is(at, Words::NEGATION) && scene.verb_is(at + 1, Facts::GERUND)
        }
        Some(Opening::Nominal) => {
            scene.quoted(at).is_some()
                || phrase::starts(scene, at)
                    && !(scene.is(at, Words::SUBJECT_PRONOUN)
                        && !scene.is(
                            at,
                            Words::DETERMINER | Words::QUANTIFIED | Words::OBJECT_PRONOUN,
                        ))
        }
    }
}

/// Whether the first word of a quotation is a verb of these facts.
fn quoted_opens(scene: &Scene, q: usize, facts: Facts) -> bool {
    let inner = scene.page.layout.quotations[q].inner.clone();
    inner.take(3).any(|t| {
        scene
            .page
            .pack
            .lexicon
            .word(scene.page.words[t])
            .readings
            .iter()
            .any(|(_, f)| f.any(facts))
    })
}

/// The end of the content that begins at position `at`, for the cue at element `cue`.
pub(crate) fn end(scene: &Scene, at: usize, cue: usize, kind: Clause) -> Option<usize> {
    if at >= scene.len() || !opens(scene, at, kind) {
        return None;
    }
    // An object in quotation marks ends with them: what follows tells of the cue.
    let around = Words::PREPOSITION | Words::TIME | Words::ADVERB;
    if kind.object && scene.quoted(at).is_some() && scene.is(at + 1, around) {
        return Some(at + 1);
    }
    let subordinate = led_by_subordinator(scene, cue);
    let subordinate = subordinate
        || scene.group(cue).is_some_and(|g| {
            g.facts.any(Facts::PARTICIPLE | Facts::GERUND)
                && !g.facts.any(Facts::FINITE | Facts::PASSIVE)
        }) && cue <= 1;
    let relative = in_relative(scene, cue);
    // A clause inside a noun phrase ends before the verb of which that phrase is the subject.
    let nominal =
        matches!(scene.elements[cue].kind, Kind::Word) && scene.elements[cue].noun.is_some();
    let mut verbs = 0;
    let mut open = 0usize;
    let mut licensed = !kind.object || !matches!(kind.starts, Some(Opening::Nominal) | None);
    let mut last_break = None;
    let mut i = at;
    while i < scene.len() {
        let e = &scene.elements[i];
        match e.kind {
            Kind::Punct(p) if is_final(p) && i > at => {
                if scene.len() == i + 1
                    || p != Punct::Ellipsis
                        && scene.elements[i + 1..]
                            .iter()
                            .all(|e| matches!(e.kind, Kind::Punct(_)))
                {
                    break;
                }
            }
            Kind::Punct(Punct::Semicolon) => break,
            Kind::Punct(Punct::Dash) if i > at => {
                let pair = (i + 1..scene.len()).find(|k| scene.punct(*k) == Some(Punct::Dash));
                match pair {
                    Some(k) if k > i + 1 && !cue_ahead(scene, i) => {
                        i = k + 1;
                        continue;
                    }
                    _ if cue_ahead(scene, i) || own_clause(scene, i + 1) => break,
                    _ => {}
                }
            }
            Kind::Punct(Punct::Colon) if scene.quoted(i + 1).is_some() && i > at => break,
            Kind::Punct(Punct::Open) => open += 1,
            Kind::Punct(Punct::Close) => match open.checked_sub(1) {
                Some(less) => open = less,
                None => break,
            },
            Kind::Punct(Punct::Comma) if i > at && open == 0 => {
                if subordinate && !scene.is(i + 1, Words::COORDINATOR)
                    || ends_at_comma(scene, i, cue)
                {
                    break;
                }
                if relative
                    && scene.verb_is(i + 1, Facts::FINITE)
                    && !scene.verb_is(i + 1, Facts::INVERTED)
                {
                    break;
                }
                last_break = Some(i);
            }
            Kind::Word => {
                if i > at && open == 0 && ends_at_word(scene, i, cue) {
                    break;
                }
                if e.is(Words::RELATIVE
                    | Words::COMPLEMENTIZER
                    | Words::SUBORDINATOR
                    | Words::WH
                    | Words::WHETHER)
                {
                    licensed = true;
                }
                if e.is(Words::COORDINATOR) {
                    last_break = Some(i);
                    if kind.object {
                        licensed = false;
                    }
                }
            }
            Kind::Verb(g)
                if nominal
                    && scene.groups[g].facts.any(Facts::FINITE)
                    && {
                        verbs += 1;
                        verbs > 1
                    }
                    && !(at..i).any(|k| {
                        scene.is(
                            k,
                            Words::COORDINATOR
                                | Words::COMPLEMENTIZER
                                | Words::RELATIVE
                                | Words::SUBORDINATOR
                                | Words::ADVERSATIVE,
                        ) || scene.is_comma(k)
                    }) =>
            {
                break;
            }
            Kind::Verb(g)
                if kind.object && !licensed && scene.groups[g].facts.any(Facts::FINITE) =>
            {
                // The noun phrase turned out to be the subject of another clause.
                i = last_break.filter(|b| *b > at)?;
                break;
            }
            _ => {}
        }
        i += 1;
    }
    let mut stop = i.min(scene.len());
    while stop > at
        && (scene.is_comma(stop - 1) || scene.punct(stop - 1).is_some_and(is_final) && kind.object)
    {
        stop -= 1;
    }
    if kind.object {
        while stop > at + 1
            && scene.is(stop - 1, Words::TIME)
            && !scene.is(
                stop - 2,
                Words::DETERMINER
                    | Words::LINKING
                    | Words::PREPOSITION
                    | Words::NUMBER
                    | Words::QUANTIFIER,
            )
        {
            stop -= 1;
        }
    }
    if stop <= at
        || kind.finite
            && !(scene.has_main_verb(at..stop) || (at..stop).any(|k| scene.quoted(k).is_some()))
    {
        return None;
    }
    if kind.quoted && !(at..stop).any(|k| scene.quoted(k).is_some()) {
        return None;
    }
    Some(stop)
}

/// Whether the cue's clause is led by a subordinator at the start of the sentence: "While he said C, main".
fn led_by_subordinator(scene: &Scene, cue: usize) -> bool {
    let first = usize::from(scene.is(0, Words::COORDINATOR));
    scene.is(first, Words::SUBORDINATOR | Words::CONCESSIVE)
        && cue > first
        && !(first..cue)
            .any(|k| scene.is_comma(k) || matches!(scene.elements[k].kind, Kind::Verb(_)))
}

/// Whether the cue stands in a relative clause set off by a comma.
fn in_relative(scene: &Scene, cue: usize) -> bool {
    for k in (cue.saturating_sub(4)..cue).rev() {
        if scene.is(k, Words::RELATIVE) {
            return true;
        }
        if matches!(scene.elements[k].kind, Kind::Punct(_) | Kind::Verb(_)) {
            return false;
        }
    }
    false
}

/// The start of the content that ends at position `at`, to the left of the cue.
pub(crate) fn start(scene: &Scene, at: usize, kind: Clause) -> Option<usize> {
    if at == 0 {
        return None;
    }
    let mut k = at;
    let mut dashes = 0;
    let free = !kind.finite && !kind.quoted && !kind.partial;
    while k > 0 {
        match scene.elements[k - 1].kind {
            Kind::Punct(Punct::Semicolon) => break,
            Kind::Punct(Punct::Colon) if scene.quoted(k).is_some() => break,
            // A free marker tells of no more than its own part of the sentence.
            Kind::Punct(Punct::Comma) if free && k < at => break,
            Kind::Punct(Punct::Dash) => dashes += 1,
            Kind::Punct(p) if is_final(p) && k < at => break,
            _ => {}
        }
        k -= 1;
    }
    if dashes == 1 && !scene.has_finite(k..at) {
        return None;
    }
    let quoted_end = scene.quoted(at - 1).is_some();
    if !quoted_end || k + 1 < at {
        while k < at
            && scene.is(k, Words::COORDINATOR | Words::ADVERSATIVE)
            && !scene.is(
                k,
                Words::DETERMINER | Words::SUBORDINATOR | Words::CONCESSIVE,
            )
        {
            k += 1 + usize::from(scene.is_comma(k + 1));
        }
    }
    while k < at
        && matches!(
            scene.elements[k].kind,
            Kind::Punct(Punct::Comma | Punct::Dash | Punct::Period)
        )
    {
        k += 1;
    }
    let has_quote = (k..at).any(|i| scene.quoted(i).is_some());
    // A title inside an adjunct ("In “The Long Road,” she says …") is no content.
    let adjunct = quoted_end
        && scene.is(k, Words::PREPOSITION | Words::LINKING)
        && !scene.has_main_verb(k..at);
    if adjunct
        && scene
            .quoted(at - 1)
            .is_some_and(|q| scene.quoted_words(q) <= 7)
    {
        return None;
    }
    if k >= at
        || kind.finite && !has_quote && scene.inside.is_none() && !scene.has_main_verb(k..at)
        || kind.quoted && !quoted_end
        || kind.partial && (has_quote || scene.has_main_verb(k..at))
    {
        return None;
    }
    // Another parenthetical cue in it would own the clause.
    if !quoted_end && (k..at).any(|c| scene.is_comma(c) && parenthetical_cue(scene, c + 1)) {
        return None;
    }
    Some(k)
}
