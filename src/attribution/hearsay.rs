//! Hearsay by mood: where the language has it, a conditional without a source and without a condition.
//!
//! Only the compound conditional ("auraient été tuées") is evidence enough by itself; inside the content
//! of another cue it is a future in the past, in a sentence with a condition it is a hypothesis.

use super::draft::Draft;
use super::element::{Kind as ElementKind, Scene};
use crate::analysis::{Certainty, Class, Kind, Polarity, Tone};
use crate::pack::facts::{Facts, Words};
use crate::text::{Punct, Span};

/// Adds an attribution without source for each bare compound conditional.
pub(crate) fn conditionals(scene: &Scene, drafts: &mut Vec<Draft>, sentence: usize) {
    if !scene.page.pack.grammar.hearsay_conditional || scene.inside.is_some() {
        return;
    }
    if (0..scene.len()).any(|i| scene.is(i, Words::WHETHER | Words::CONCESSIVE) && !scene.is(i, Words::REFLEXIVE)) {
        return;
    }
    for i in 0..scene.len() {
        let Some(group) = scene.group(i) else { continue };
        let mood = Facts::CONDITIONAL | Facts::FINITE;
        if !group.facts.all(mood) || group.facts.any(Facts::MODAL | Facts::FIRST | Facts::SECOND | Facts::NEGATED) || !group.facts.any(Facts::COMPOUND | Facts::PASSIVE) {
            continue;
        }
        let here = scene.span(i..i + 1);
        let covered = drafts.iter().any(|d| d.sentence == sentence && d.inside == scene.inside && d.content.iter().chain(&d.cue).any(|c| c.overlaps(here)));
        if covered || scene.punct(scene.len() - 1) == Some(Punct::Question) {
            continue;
        }
        let start = (0..i).rev().find(|k| matches!(scene.elements[*k].kind, ElementKind::Punct(Punct::Semicolon | Punct::Colon | Punct::Dash))).map_or(0, |k| k + 1);
        let end = (i + 1..scene.len()).find(|k| matches!(scene.elements[*k].kind, ElementKind::Punct(Punct::Semicolon | Punct::Period))).unwrap_or(scene.len());
        let start = (start..i).find(|k| !scene.is(*k, Words::COORDINATOR | Words::ADVERSATIVE)).unwrap_or(start);
        let mut content = super::draft::content_spans(scene, start..end);
        content.truncate(1);
        let first = scene.page.layout.tokens[auxiliary(scene, i)].span;
        drafts.push(Draft {
            rule: "mechanism.hearsay-conditional".to_string(),
            kind: Kind::Hearsay,
            class: Class::State,
            tone: Tone::Neutral,
            polarity: Polarity::Positive,
            certainty: Certainty::Hearsay,
            source: Vec::new(),
            cue: vec![Span::new(first.start, first.end)],
            content,
            inherits: None,
            relay: None,
            continues: None,
            via: None,
            inside: scene.inside,
            sentence,
            parenthetical: false,
        });
    }
}

/// The token that carries the mood.
fn auxiliary(scene: &Scene, i: usize) -> usize {
    let lexicon = &scene.page.pack.lexicon;
    let mut tokens = scene.elements[i].tokens.clone();
    let carries = |t: &usize| lexicon.word(scene.page.words[*t]).readings.iter().any(|(_, f)| f.any(Facts::CONDITIONAL));
    tokens.find(carries).unwrap_or(scene.elements[i].tokens.start)
}
