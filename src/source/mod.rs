//! Mentions of sources to entities: who of all that the text cites is the same.
//!
//! A mention ([`mention`]) is read by itself ([`read`], from the parts of [`phrase`] and the words of [`words`]); mentions
//! with names and roles merge ([`entity`] keeps what they tell, [`find`] looks it up), together with people and
//! states that are named in passing ([`passing`]); pronouns look for whom they stand for ([`pronoun`]); at last
//! [`kind`] and [`reason`] say what a source is and why it is unnamed. A mention that could be two leaves both alone.

mod entity;
mod find;
mod kind;
mod level;
mod mention;
mod passing;
mod phrase;
mod pronoun;
mod read;
mod reason;
#[cfg(test)]
mod tests;
mod words;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::analysis::{Attribution, Source, Unresolved};
use crate::pack::facts::Facts;
use crate::page::Page;
use crate::text::Span;
use entity::Entities;
use level::Levels;
use mention::Mention;
use pronoun::{Open, Sighting};
use words::{sentence, with_name};

/// The sources of the attributions, in order of their first mention, and the pronouns that could be several of
/// them or none. Each attribution learns which source is its own.
pub(crate) fn resolve(
    page: &Page,
    attributions: &mut [Attribution],
) -> (Vec<Source>, Vec<Unresolved>) {
    let mut entities = Entities::default();
    // Attributions that share a source share its span.
    let mut spans: Vec<Span> = attributions
        .iter()
        .filter_map(|a| a.source.first().copied())
        .filter(|s| s.start < s.end)
        .collect();
    spans.sort_unstable_by_key(|s| (s.start, std::cmp::Reverse(s.end)));
    spans.dedup();
    let mut settled: FxHashMap<Span, usize> = FxHashMap::default();
    let mut pronouns: Vec<Mention> = Vec::new();
    let mut sightings: Vec<Sighting> = Vec::new();
    let levels = Levels::new(page, attributions);
    let impersonal = pronoun::impersonal(page, attributions);
    let sources = spans.iter().filter_map(|&span| {
        let mention = Mention::read(page, with_name(page, span))?.at(span);
        Some((page.tokens(span).start, mention, true))
    });
    let mut mentions: Vec<(usize, Mention, bool)> = sources.collect();
    let names: FxHashSet<String> = mentions
        .iter()
        .filter(|(_, m, _)| m.person != Some(false))
        .filter_map(|(_, m, _)| m.name.last().cloned())
        .collect();
    let passing = passing::passing(page, &spans, &names);
    mentions.extend(passing.into_iter().map(|p| (p.token, p.mention, false)));
    mentions.sort_by_key(|(token, ..)| *token);
    for (token, mention, speaks) in mentions {
        if mention.pronoun {
            if !impersonal.contains(&mention.span) {
                pronouns.push(mention);
            }
            continue;
        }
        let at = sentence(page, token);
        let entity = entities.settle(&mention, at, speaks);
        // A body that says nothing is no antecedent: too many are named.
        if !speaks && mention.name.is_empty() && mention.person != Some(true) {
            entities.topic = Some((at, entity));
            continue;
        }
        if speaks {
            settled.insert(mention.span, entity);
        }
        // Who speaks through somebody is stood for as that somebody.
        let (facts, person) = match &mention.through {
            Some((role, facts)) if mention::is_human(role) => (*facts, Some(true)),
            Some((_, facts)) => (*facts, None),
            None if mention.is_voice() => (mention.facts, mention.person),
            None => (mention.facts, None),
        };
        sightings.push(Sighting {
            token,
            sentence: at,
            inside: levels.of(token, speaks),
            entity,
            speaks,
            facts,
            person,
            ungendered_state: passing::is_ungendered_state(page, token, &mention),
            says: levels.says(mention.span),
        });
    }
    let open = stand_in(
        page,
        &mut entities,
        &sightings,
        &levels,
        pronouns,
        &mut settled,
    );
    for attribution in attributions.iter_mut() {
        attribution.entity = attribution
            .source
            .first()
            .and_then(|s| settled.get(s))
            .copied();
    }
    let open = speak_for_themselves(&mut entities, attributions, open);
    share(attributions);
    finish(page, &entities, attributions, open)
}

/// Resolves the pronouns in text order; each that is resolved can help the next.
fn stand_in(
    page: &Page,
    entities: &mut Entities,
    sightings: &[Sighting],
    levels: &Levels,
    pronouns: Vec<Mention>,
    settled: &mut FxHashMap<Span, usize>,
) -> Vec<(Open, Facts)> {
    let mut resolved: Vec<Sighting> = Vec::new();
    let mut open = Vec::new();
    for pronoun in pronouns {
        let token = page.tokens(pronoun.span).start;
        let at = Sighting {
            token,
            sentence: sentence(page, token),
            inside: levels.of(token, true),
            entity: 0,
            speaks: true,
            facts: pronoun.facts,
            person: None,
            ungendered_state: false,
            says: levels.says(pronoun.span),
        };
        let found = pronoun::antecedent(
            &page.pack.grammar,
            entities,
            [sightings, &resolved],
            &pronoun,
            &at,
        );
        match found {
            Ok(entity) => {
                let all = &mut entities.all[entity];
                all.facts = mention::merge_facts(all.facts, pronoun.facts);
                all.mentions.push(pronoun.span);
                settled.insert(pronoun.span, entity);
                resolved.push(Sighting { entity, ..at });
            }
            Err(candidates) => open.push((
                Open {
                    span: pronoun.span,
                    candidates,
                },
                pronoun.facts,
            )),
        }
    }
    open
}

/// "I" inside what somebody says is that somebody; what stays open are pronouns of the third person.
fn speak_for_themselves(
    entities: &mut Entities,
    attributions: &mut [Attribution],
    open: Vec<(Open, Facts)>,
) -> Vec<Open> {
    let (third, others): (Vec<_>, Vec<_>) = open
        .into_iter()
        .partition(|(_, facts)| facts.any(Facts::THIRD));
    let first: FxHashSet<Span> = others
        .into_iter()
        .filter(|(_, facts)| facts.all(Facts::FIRST | Facts::SINGULAR))
        .map(|(open, _)| open.span)
        .collect();
    for i in 0..attributions.len() {
        let Some(span) = attributions[i].source.first().copied() else {
            continue;
        };
        let speaker = attributions[i]
            .via
            .filter(|_| first.contains(&span))
            .and_then(|v| attributions.get(v))
            .filter(|v| v.content.iter().any(|c| c.contains(span)))
            .and_then(|v| v.entity);
        if let Some(entity) = speaker {
            attributions[i].entity = Some(entity);
            entities.all[entity].mentions.push(span);
        }
    }
    third.into_iter().map(|(open, _)| open).collect()
}

/// A continued attribution has the entity of the one it continues.
fn share(attributions: &mut [Attribution]) {
    // A chain may lead either way.
    for i in (0..attributions.len()).chain((0..attributions.len()).rev()) {
        if attributions[i].entity.is_none()
            && let Some(first) = attributions[i].continues.and_then(|c| attributions.get(c))
        {
            attributions[i].entity = first.entity;
        }
    }
}

/// The entities that are some attribution's source, numbered in order of first mention.
fn finish(
    page: &Page,
    entities: &Entities,
    attributions: &mut [Attribution],
    open: Vec<Open>,
) -> (Vec<Source>, Vec<Unresolved>) {
    let mut used: Vec<(Span, usize)> = Vec::new();
    for (index, entity) in entities.all.iter().enumerate() {
        if let Some(first) = entity.mentions.iter().min() {
            used.push((*first, index));
        }
    }
    used.sort_unstable();
    let mut number = vec![None; entities.all.len()];
    for (n, (_, index)) in used.iter().enumerate() {
        number[*index] = Some(n);
    }
    for attribution in attributions.iter_mut() {
        attribution.entity = attribution.entity.and_then(|e| number[e]);
    }
    let mut first: FxHashMap<Span, usize> = FxHashMap::default();
    for (index, attribution) in attributions.iter().enumerate() {
        if let Some(span) = attribution.source.first() {
            first.entry(*span).or_insert(index);
        }
    }
    let unresolved = open
        .into_iter()
        .filter_map(|open| {
            let mut candidates: Vec<usize> =
                open.candidates.iter().filter_map(|e| number[*e]).collect();
            candidates.sort_unstable();
            Some(Unresolved {
                mention: open.span,
                attribution: *first.get(&open.span)?,
                candidates,
            })
        })
        .collect();
    let reasons = reason::reasons(page, entities);
    let sources = used
        .into_iter()
        .map(|(_, index)| {
            let mut mentions = entities.all[index].mentions.clone();
            mentions.sort_unstable();
            mentions.dedup();
            let (kind, evidence) = entities.kind(index);
            let reason = reasons[index];
            Source {
                name: entities.title(index, page.text),
                kind,
                evidence,
                anonymous: reason.is_some() || entities.is_anonymous(index),
                reason,
                mentions,
            }
        })
        .collect();
    (sources, unresolved)
}
