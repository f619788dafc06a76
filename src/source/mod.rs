//! Mentions of sources to entities: who of all that the text cites is the same.
//!
//! Three steps, each in its file: a mention is read by itself ([`mention`], from the parts of
//! [`phrase`] and the words of [`words`]), mentions with names and roles merge ([`entity`]),
//! pronouns look for whom they stand for ([`pronoun`]). A mention that could be two leaves both alone.

mod entity;
mod mention;
mod phrase;
mod pronoun;
#[cfg(test)]
mod tests;
mod words;

use rustc_hash::FxHashMap;

use crate::analysis::{Attribution, Source};
use crate::pack::Pack;
use crate::text::{Layout, Span};
use entity::Entities;
use mention::Mention;
use pronoun::{Sighting, Who};
use words::Reader;

/// The sources of the attributions, in order of their first mention; each attribution learns which is its own.
pub(crate) fn resolve(
    pack: &Pack,
    text: &str,
    layout: &Layout,
    attributions: &mut [Attribution],
) -> Vec<Source> {
    let reader = Reader { pack, text, layout };
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
    let mut pronouns: Vec<(Span, Mention)> = Vec::new();
    let mut sightings: Vec<Sighting> = Vec::new();
    let levels = Levels::new(&reader, attributions);
    for &span in &spans {
        let Some(mention) = Mention::read(&reader, reader.with_name(span)).map(|m| m.at(span))
        else {
            continue;
        };
        if mention.pronoun {
            pronouns.push((span, mention));
            continue;
        }
        let entity = entities.settle(pack, &mention);
        settled.insert(span, entity);
        let token = reader.tokens(span).start;
        sightings.push(Sighting {
            token,
            sentence: reader.sentence(token),
            inside: levels.of_source(token),
            who: Who::Source(entity),
        });
    }
    if !pronouns.is_empty() {
        let mut strangers = pronoun::strangers(&reader, &entities, &spans);
        for stranger in &mut strangers {
            stranger.inside = levels.inside[stranger.token];
        }
        sightings.extend(strangers);
        sightings.sort_by_key(|s| s.token);
        stand_in(
            &reader,
            &mut entities,
            &sightings,
            &levels,
            pronouns,
            &mut settled,
        );
    }
    for attribution in attributions.iter_mut() {
        attribution.entity = attribution
            .source
            .first()
            .and_then(|s| settled.get(s))
            .copied();
    }
    share(attributions);
    finish(&entities, attributions, text)
}

/// Who speaks at each token: the narrator, or a quotation.
struct Levels {
    /// The innermost quotation that each token stands in, and one `None` behind the last.
    inside: Vec<Option<usize>>,
    /// Sources of incises, by token, with the level that they are on: the narrator's words stand inside the marks.
    incises: FxHashMap<usize, Option<usize>>,
}

impl Levels {
    fn new(reader: &Reader, attributions: &[Attribution]) -> Self {
        let mut inside = vec![None; reader.layout.tokens.len() + 1];
        // Outer quotations come first, so that inner ones overwrite them.
        for (q, quotation) in reader.layout.quotations.iter().enumerate() {
            for token in quotation.inner.clone() {
                inside[token] = Some(q);
            }
        }
        let mut incises = FxHashMap::default();
        for attribution in attributions {
            let (Some(source), Some(content)) =
                (attribution.source.first(), attribution.content.first())
            else {
                continue;
            };
            let (token, from) = (reader.tokens(*source).start, reader.tokens(*content).start);
            if let Some(q) = inside[token].filter(|q| from < token && inside[from] == Some(*q)) {
                incises.insert(token, reader.layout.quotations[q].parent);
            }
        }
        Self { inside, incises }
    }

    fn of_source(&self, token: usize) -> Option<usize> {
        self.incises
            .get(&token)
            .copied()
            .unwrap_or(self.inside[token])
    }
}

/// Resolves the pronouns in text order; each that is resolved can help the next.
fn stand_in(
    reader: &Reader,
    entities: &mut Entities,
    sightings: &[Sighting],
    levels: &Levels,
    pronouns: Vec<(Span, Mention)>,
    settled: &mut FxHashMap<Span, usize>,
) {
    let mut resolved: Vec<Sighting> = Vec::new();
    for (span, pronoun) in pronouns {
        let token = reader.tokens(span).start;
        let at = Sighting {
            token,
            sentence: reader.sentence(token),
            inside: levels.of_source(token),
            who: Who::Source(0),
        };
        let entity =
            match pronoun::antecedent(reader, entities, [sightings, &resolved], &pronoun, &at) {
                Some(Who::Source(entity) | Who::Passing(entity)) => *entity,
                Some(Who::Stranger(mention)) => {
                    let entity = entities.settle(reader.pack, mention);
                    // It is a name, but not as a source.
                    entities.all[entity].mentions.pop();
                    entity
                }
                None => continue,
            };
        entities.all[entity].facts =
            mention::merge_facts(entities.all[entity].facts, pronoun.facts);
        entities.all[entity].mentions.push(span);
        settled.insert(span, entity);
        resolved.push(Sighting {
            who: Who::Source(entity),
            ..at
        });
    }
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
fn finish(entities: &Entities, attributions: &mut [Attribution], text: &str) -> Vec<Source> {
    let mut used: Vec<(Span, usize)> = Vec::new();
    for (index, entity) in entities.all.iter().enumerate() {
        if let Some(first) = entity.mentions.iter().min() {
            used.push((*first, index));
        }
    }
    used.sort_unstable();
    let mut number = vec![0; entities.all.len()];
    for (n, (_, index)) in used.iter().enumerate() {
        number[*index] = n;
    }
    for entity in attributions.iter_mut().filter_map(|a| a.entity.as_mut()) {
        *entity = number[*entity];
    }
    used.into_iter()
        .map(|(_, index)| {
            let mut mentions = entities.all[index].mentions.clone();
            mentions.sort_unstable();
            mentions.dedup();
            Source {
                name: entities.title(index, text),
                kind: entities.kind(index),
                anonymous: entities.is_anonymous(index),
                mentions,
            }
        })
        .collect()
}
