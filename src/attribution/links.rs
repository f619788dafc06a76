//! What links attributions: shared subjects, relays, and contents inside contents.

use super::draft::Draft;
use super::element::Scene;
use super::phrase;
use crate::analysis::{Attribution, Class, Kind};
use crate::pack::facts::{Facts, Frames, Words};
use crate::text::Span;

/// Whether the verb at `i` only passes on the word of its object: a participle, a gerund or a relative of a relaying verb.
pub(crate) fn is_relay(scene: &Scene, i: usize) -> bool {
    let Some(group) = scene.group(i).filter(|g| g.has_frame(scene, Frames::RELAY)) else {
        return false;
    };
    let relative = i > 0 && scene.is(i - 1, Words::RELATIVE) && !group.facts.any(Facts::PASSIVE);
    let nonfinite = !group.facts.any(Facts::FINITE | Facts::INFINITIVE);
    let at = i + 1 + usize::from(scene.is(i + 1, Words::AGENT));
    (relative || nonfinite) && names_source(scene, at, phrase::end(scene, at, false))
}

/// Whether a noun phrase names somebody or something that can be quoted.
fn names_source(scene: &Scene, start: usize, end: usize) -> bool {
    // The head decides: "a spokesman of the mine", not "the release of a prisoner".
    let head = (start + 1..end)
        .find(|k| scene.is(*k, Words::LINKING))
        .unwrap_or(end);
    !scene.is(start, Words::POSSESSIVE)
        && (start..head).any(|k| {
            let e = &scene.elements[k];
            e.is(Words::SOURCES | Words::STRONG_PRONOUN | Words::TITLE)
                || e.capital && e.kind == super::element::Kind::Word
        })
}

/// "X, citing Y, says C" and "says Y, quoted by X": the second source has the first one's content.
pub(crate) fn relays(scene: &Scene, drafts: &mut Vec<Draft>, sentence: usize) {
    for i in 0..scene.len() {
        let Some(group) = scene.group(i) else {
            continue;
        };
        if !is_relay(scene, i) {
            continue;
        }
        let cue: Vec<Span> = group
            .cue
            .iter()
            .map(|t| scene.page.layout.tokens[*t].span)
            .collect();
        let Some(first) = cue.first().copied() else {
            continue;
        };
        if drafts
            .iter()
            .any(|d| d.sentence == sentence && d.cue.iter().any(|c| c.overlaps(first)))
        {
            continue;
        }
        let mut at = i + 1;
        let by = scene.is(at, Words::AGENT);
        let passive =
            group.facts.any(Facts::PARTICIPLE | Facts::PASSIVE) && !group.facts.any(Facts::GERUND);
        if by != passive {
            continue;
        }
        at += usize::from(by);
        let end = phrase::end(scene, at, false);
        if end == at {
            continue;
        }
        if !names_source(scene, at, end) {
            continue;
        }
        let source = scene.span(at..end);
        let host = drafts
            .iter()
            .enumerate()
            .filter(|(_, d)| {
                d.sentence == sentence
                    && d.inside == scene.inside
                    && d.relay.is_none()
                    && !d.source.is_empty()
            })
            .filter(|(_, d)| {
                !d.content.iter().any(|c| c.contains(first))
                    && !matches!(d.class, Class::Order | Class::Label)
            })
            .min_by_key(|(_, d)| {
                d.cue
                    .first()
                    .map_or(usize::MAX, |c| c.start.abs_diff(first.start))
            })
            .map(|(k, _)| k);
        let Some(host) = host else { continue };
        let host_cue = drafts[host].cue.first().map(|c| c.start);
        let mut relayed = Draft {
            source: vec![source],
            cue: merge(cue),
            rule: "mechanism.relay".to_string(),
            class: Class::State,
            relay: None,
            inherits: None,
            ..drafts[host].clone()
        };
        if passive {
            // "cited by X": X is the outer one.
            let own = relayed.cue.first().map(|c| c.start);
            drafts[host].relay = own;
        } else {
            relayed.relay = host_cue;
        }
        drafts.push(relayed);
    }
}

fn merge(spans: Vec<Span>) -> Vec<Span> {
    let mut merged: Vec<Span> = Vec::new();
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start <= last.end + 1 => last.end = span.end,
            _ => merged.push(span),
        }
    }
    merged
}

/// Turns drafts into attributions in the order of the text, with their links.
pub(crate) fn link(mut drafts: Vec<Draft>) -> Vec<Attribution> {
    by_cue(&mut drafts);
    nest(&mut drafts);
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    let key = |d: &Draft| {
        let first = d
            .source
            .iter()
            .chain(&d.cue)
            .chain(&d.content)
            .map(|s| s.start)
            .min();
        let continued = if d.continues.is_some() && d.rule.is_empty() {
            None
        } else {
            d.content.first().map(|s| s.start)
        };
        (
            d.sentence,
            if d.continues.is_some() {
                continued
            } else {
                first
            },
            d.cue.first().map(|s| s.start),
            d.content.first().map(|s| s.start),
        )
    };
    order.sort_by_key(|i| (key(&drafts[*i]), *i));
    let mut place = vec![0; drafts.len()];
    for (new, old) in order.iter().enumerate() {
        place[*old] = new;
    }
    order
        .into_iter()
        .map(|i| {
            let d = &drafts[i];
            Attribution {
                kind: d.kind,
                class: d.class,
                tone: d.tone,
                polarity: d.polarity,
                certainty: d.certainty,
                rule: d.rule.clone(),
                via: d.via.map(|v| place[v]),
                continues: d.continues.map(|c| place[c]),
                source: d.source.clone(),
                cue: d.cue.clone(),
                content: d.content.clone(),
                entity: None,
            }
        })
        .collect()
}

/// Links that name a cue's first byte become links to its attribution.
fn by_cue(drafts: &mut [Draft]) {
    let mut cues: Vec<(usize, usize)> = drafts
        .iter()
        .enumerate()
        .filter(|(_, d)| d.continues.is_none())
        .filter_map(|(i, d)| Some((d.cue.first()?.start, i)))
        .collect();
    cues.sort_unstable();
    let find = |start: usize| {
        cues.binary_search_by_key(&start, |(s, _)| *s)
            .ok()
            .map(|k| cues[k].1)
    };
    for (i, draft) in drafts.iter_mut().enumerate() {
        if let Some(other) = draft.inherits.and_then(find).filter(|o| *o != i) {
            draft.continues = draft.continues.or(Some(other));
        }
        if let Some(other) = draft.relay.and_then(find).filter(|o| *o != i) {
            draft.via = Some(other);
        }
    }
}

/// An attribution whose cue lies in the content of another is told by that one: the innermost such.
fn nest(drafts: &mut [Draft]) {
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|i| drafts[*i].sentence);
    let mut from = 0;
    while from < order.len() {
        let sentence = drafts[order[from]].sentence;
        let to = from
            + order[from..]
                .iter()
                .take_while(|i| drafts[**i].sentence == sentence)
                .count();
        let here = &order[from..to];
        for &i in here {
            if drafts[i].via.is_some() {
                continue;
            }
            let Some(cue) = drafts[i].cue.first().copied() else {
                continue;
            };
            let own: usize = length(&drafts[i]);
            let outer = here
                .iter()
                .copied()
                .filter(|o| {
                    *o != i
                        && drafts[*o].content.iter().any(|c| c.contains(cue))
                        && !drafts[i]
                            .content
                            .iter()
                            .any(|c| drafts[*o].cue.first().is_some_and(|oc| c.contains(*oc)))
                })
                .filter(|o| length(&drafts[*o]) >= own || drafts[*o].kind != Kind::Narrative)
                .min_by_key(|o| (length(&drafts[*o]), *o));
            drafts[i].via = outer;
        }
        from = to;
    }
}

fn length(draft: &Draft) -> usize {
    draft.content.iter().map(|c| c.end - c.start).sum()
}
