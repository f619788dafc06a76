//! Hearsay by mood: where the language has it, a conditional without a source and without a condition.
//!
//! Only the compound conditional ("auraient été tuées") is evidence enough by itself; inside the content
//! of another cue it is a future in the past, in a sentence with a condition it is a hypothesis.

use super::draft::Draft;
use super::element::{Kind as ElementKind, Scene};
use crate::analysis::{Certainty, Class, Kind, Polarity, Tone};
use crate::pack::facts::{Facts, Words};
use crate::pack::lexicon::MarkerKind;
use crate::text::{Punct, Span};

/// Adds an attribution without source for each bare compound conditional.
pub(crate) fn conditionals(scene: &Scene, drafts: &mut Vec<Draft>, sentence: usize) {
    if !scene.page.pack.grammar.hearsay_conditional || scene.inside.is_some() {
        return;
    }
    if (0..scene.len())
        .any(|i| scene.is(i, Words::WHETHER | Words::CONCESSIVE) && !scene.is(i, Words::REFLEXIVE))
    {
        return;
    }
    for i in 0..scene.len() {
        let Some(group) = scene.group(i) else {
            continue;
        };
        let mood = Facts::CONDITIONAL | Facts::FINITE;
        if !group.facts.all(mood)
            || group
                .facts
                .any(Facts::MODAL | Facts::FIRST | Facts::SECOND | Facts::NEGATED)
            || !group.facts.any(Facts::COMPOUND | Facts::PASSIVE)
        {
            continue;
        }
        let here = scene.span(i..i + 1);
        let covered = drafts.iter().any(|d| {
            d.sentence == sentence
                && d.inside == scene.inside
                && d.content.iter().chain(&d.cue).any(|c| c.overlaps(here))
        });
        if covered || scene.punct(scene.len() - 1) == Some(Punct::Question) {
            continue;
        }
        let (start, end) = clause_around(scene, i);
        let mut content = super::spans::content_spans(scene, start..end);
        content.truncate(1);
        let cue = scene.page.layout.tokens[auxiliary(scene, i)].span;
        drafts.push(unsourced(
            scene,
            sentence,
            "mechanism.hearsay-conditional",
            Class::State,
            cue,
            content,
        ));
    }
}

/// Adds one for each free marker of hearsay that stands inside a verb group ("have apparently been seen").
pub(crate) fn markers_in_groups(scene: &Scene, drafts: &mut Vec<Draft>, sentence: usize) {
    let lexicon = &scene.page.pack.lexicon;
    for (i, element) in scene.elements.iter().enumerate() {
        if !matches!(element.kind, ElementKind::Verb(_)) || element.tokens.len() < 2 {
            continue;
        }
        let marker = element.tokens.clone().find_map(|t| {
            let phrase = lexicon
                .phrases(scene.page.words[t])
                .iter()
                .find(|p| p.words.len() == 1)?;
            let marker = &lexicon.markers[phrase.marker? as usize];
            (marker.free && marker.kind == MarkerKind::Hearsay).then_some((t, marker))
        });
        let Some((token, marker)) = marker else {
            continue;
        };
        let (start, end) = clause_around(scene, i);
        let mut content = super::spans::content_spans(scene, start..end);
        let Some(whole) = content.pop() else { continue };
        let tokens = &scene.page.layout.tokens;
        let cue = tokens[token].span;
        content = vec![
            Span::new(whole.start, tokens[token - 1].span.end.max(whole.start)),
            Span::new(tokens[token + 1].span.start.min(whole.end), whole.end),
        ];
        content.retain(|s| s.start < s.end);
        drafts.push(unsourced(
            scene,
            sentence,
            "mechanism.hearsay-marker",
            marker.class,
            cue,
            content,
        ));
    }
}

/// From the mark before the element to the mark behind it.
fn clause_around(scene: &Scene, i: usize) -> (usize, usize) {
    let breaks = |k: &usize| {
        matches!(
            scene.elements[*k].kind,
            ElementKind::Punct(Punct::Semicolon | Punct::Colon | Punct::Dash | Punct::Period)
        )
    };
    let start = (0..i).rev().find(breaks).map_or(0, |k| k + 1);
    let turns = |k: &usize| scene.is_comma(*k) && scene.is(k + 1, Words::ADVERSATIVE);
    let end = (i + 1..scene.len())
        .find(|k| breaks(k) || turns(k))
        .unwrap_or(scene.len());
    let start = (start..i)
        .find(|k| !scene.is(*k, Words::COORDINATOR | Words::ADVERSATIVE))
        .unwrap_or(start);
    (start, end)
}

fn unsourced(
    scene: &Scene,
    sentence: usize,
    rule: &str,
    class: Class,
    cue: Span,
    content: Vec<Span>,
) -> Draft {
    Draft {
        rule: rule.to_string(),
        kind: Kind::Hearsay,
        class,
        tone: Tone::Neutral,
        polarity: Polarity::Positive,
        certainty: Certainty::Hearsay,
        source: Vec::new(),
        cue: vec![cue],
        content,
        inherits: None,
        relay: None,
        continues: None,
        via: None,
        inside: scene.inside,
        sentence,
        parenthetical: false,
    }
}

/// The token that carries the mood.
fn auxiliary(scene: &Scene, i: usize) -> usize {
    let lexicon = &scene.page.pack.lexicon;
    let mut tokens = scene.elements[i].tokens.clone();
    let carries = |t: &usize| {
        lexicon
            .word(scene.page.words[*t])
            .readings
            .iter()
            .any(|(_, f)| f.any(Facts::CONDITIONAL))
    };
    tokens
        .find(carries)
        .unwrap_or(scene.elements[i].tokens.start)
}
