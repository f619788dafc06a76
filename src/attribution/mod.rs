//! Sentences to attributions: who is said to assert what, by which words.
//!
//! The pack's rules name groups, clauses and quotations; what those are is found here, by mechanisms
//! that know no language, each in its own file: quotations and elements ([`element`]), verb groups
//! ([`verbs`]), noun phrases ([`phrase`]), subjects ([`subject`]), clause ends ([`clause`]), the matcher
//! ([`matcher`]) and arbitration ([`draft`]), values ([`values`]), and what links one attribution to
//! another: quotations that go on ([`quotation`]), inheritance, relays and nesting ([`links`]),
//! moods without a cue ([`hearsay`]).

mod adjunct;
mod chunk;
mod clause;
mod condition;
mod draft;
pub(crate) mod element;
mod ends;
mod hearsay;
mod links;
mod matcher;
mod phrase;
mod quotation;
mod spans;
mod subject;
pub(crate) mod trace;
mod values;
mod verbs;

#[cfg(test)]
mod tests;

use crate::analysis::Attribution;
use crate::pack::facts::Facts;
use crate::pack::lexicon::UNKNOWN;
use crate::pack::pattern::Test;
use crate::page::Page;
use crate::text::{SentenceKind, Span, TokenKind};
use draft::Draft;
use element::Scene;

/// The attributions of a text, in order of their first span, and the instructions that the matcher ran.
pub(crate) fn attribute(page: &Page) -> (Vec<Attribution>, u64) {
    let mut work = matcher::Work::default();
    (run(page, &mut work), work.steps)
}

/// The spans of the elements of a text's first sentence that pass a test, with the facts of those that are verb groups.
pub(crate) fn passing(page: &Page, test: &Test) -> Vec<(Span, Facts)> {
    let Some(first) = page.layout.sentences.first() else {
        return Vec::new();
    };
    let scene = Scene::new(page, first.tokens.clone(), None, true);
    let all = (0..scene.len()).filter(|i| condition::holds(&scene, test, *i));
    all.map(|i| {
        let facts = scene.group(i).map_or(scene.elements[i].facts, |g| g.facts);
        (scene.span(i..i + 1), facts)
    })
    .collect()
}

/// What competed at each cue, in the order in which the cues were read.
pub(crate) fn contests(page: &Page) -> Vec<trace::Contest> {
    watch(page, false).1.contests
}

/// The attributions of a text with what competed and, if asked for, every pattern that was tried.
pub(crate) fn watch(page: &Page, keeps_trials: bool) -> (Vec<Attribution>, trace::Watch) {
    let mut work = matcher::Work::default();
    work.watch = Some(trace::Watch {
        keeps_trials,
        ..trace::Watch::default()
    });
    let found = run(page, &mut work);
    (found, work.watch.unwrap_or_default())
}

/// The attributions of a text as they would be without one antipattern.
pub(crate) fn attribute_without(page: &Page, antipattern: trace::PatternId) -> Vec<Attribution> {
    let mut work = matcher::Work::default();
    work.without = Some(antipattern);
    run(page, &mut work)
}

fn run(page: &Page, work: &mut matcher::Work) -> Vec<Attribution> {
    let layout = page.layout;
    let mut drafts = Vec::new();
    let mut glued = usize::MAX;
    for (index, sentence) in layout.sentences.iter().enumerate() {
        if sentence.kind == SentenceKind::Dateline || index == glued {
            continue;
        }
        let quotes = quotations_in(page, sentence.tokens.clone());
        if let Some(found) = quotation::with_cue_behind(page, index, work) {
            drafts.extend(found);
            glued = index + 1;
        } else if has_trigger(page, sentence.tokens.clone()) || !quotes.is_empty() {
            let heading = sentence.kind == SentenceKind::Heading || index == 0;
            let scene = Scene::new(page, sentence.tokens.clone(), None, heading);
            let found = sentence_drafts(&scene, index, work);
            drafts.extend(quotation::announced(&scene, index, &found));
            drafts.extend(found);
        }
        for q in quotes {
            for inner in &layout.quotations[q].sentences {
                if has_trigger(page, inner.clone()) {
                    let scene = Scene::new(page, inner.clone(), Some(q), false);
                    drafts.extend(sentence_drafts(&scene, index, work));
                }
            }
        }
    }
    quotation::incises(page, &mut drafts);
    quotation::continuations(page, &mut drafts);
    links::link(drafts)
}

/// The sentences of a text as rules see them, those inside quotations behind the sentence that holds them.
pub(crate) fn scenes<'a>(page: &'a Page<'a>) -> Vec<Scene<'a>> {
    let layout = page.layout;
    let mut scenes = Vec::new();
    for (index, sentence) in layout.sentences.iter().enumerate() {
        let heading = sentence.kind == SentenceKind::Heading || index == 0;
        scenes.push(Scene::new(page, sentence.tokens.clone(), None, heading));
        for q in quotations_in(page, sentence.tokens.clone()) {
            for inner in &layout.quotations[q].sentences {
                if has_trigger(page, inner.clone()) {
                    scenes.push(Scene::new(page, inner.clone(), Some(q), false));
                }
            }
        }
    }
    scenes
}

/// The attributions of one sentence, before links.
fn sentence_drafts(scene: &Scene, index: usize, work: &mut matcher::Work) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for i in 0..scene.len() {
        if draft::is_cue(scene, i) && !links::is_relay(scene, i) {
            drafts.extend(draft::best(scene, i, index, work));
        }
    }
    links::relays(scene, &mut drafts, index);
    hearsay::markers_in_groups(scene, &mut drafts, index);
    hearsay::conditionals(scene, &mut drafts, index);
    drafts
}

/// The quotations that begin in the range, inner ones too.
fn quotations_in(page: &Page, tokens: std::ops::Range<usize>) -> Vec<usize> {
    let first = page
        .opens
        .partition_point(|(token, _)| *token < tokens.start);
    page.opens[first..]
        .iter()
        .take_while(|(token, _)| *token < tokens.end)
        .map(|(_, q)| *q)
        .collect()
}

/// Whether a word of the range can be, or begin, a cue.
fn has_trigger(page: &Page, tokens: std::ops::Range<usize>) -> bool {
    tokens.into_iter().any(|i| {
        let id = page.words[i];
        let lexicon = &page.pack.lexicon;
        id != UNKNOWN
            && (lexicon.is_trigger(id)
                || lexicon
                    .phrases(id)
                    .iter()
                    .any(|p| p.marker.is_some() && page.words[i..].starts_with(&p.words)))
            || matches!(
                page.layout.tokens[i].kind,
                TokenKind::Punct(crate::text::Punct::Colon)
            )
    })
}
