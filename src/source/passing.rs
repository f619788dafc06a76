//! Whom the text names outside its sources: people and states that a later pronoun can stand for.

use rustc_hash::FxHashSet;

use super::mention::{GENDER, Mention, SPEAKERS, is_human};
use super::phrase::Opening;
use super::words::{is_name, pieces, starts_sentence, with_name};
use crate::pack::facts::{Facts, Words};
use crate::pack::lexicon::StateWord;
use crate::page::Page;
use crate::text::{Span, TokenKind, fold};

/// Words between a determiner and the noun at the start of a sentence.
const BEFORE_NOUN: usize = 2;
/// Words of a noun phrase behind its noun.
const BEHIND_NOUN: usize = 6;

/// Somebody named in passing.
pub(super) struct Passing {
    pub(super) token: usize,
    pub(super) mention: Mention,
}

/// Everybody who is named outside the spans `taken`, which are sorted; in text order. `names` are the last names
/// of sources.
pub(super) fn passing(page: &Page, taken: &[Span], names: &FxHashSet<String>) -> Vec<Passing> {
    let tokens = &page.layout.tokens;
    let free = |span: Span| {
        let next = taken.partition_point(|t| t.end <= span.start);
        !taken.get(next).is_some_and(|t| t.overlaps(span))
    };
    let mut all = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let start = at;
        while is_name(page, at) {
            at += 1;
        }
        let mut found = None;
        if at > start {
            let span = page.span(start..at);
            if free(span) {
                found = state(page, start, at)
                    .or_else(|| person(page, span, start))
                    .or_else(|| namesake(page, start, at, names));
            }
        }
        if found.is_none() && starts_sentence(page, start) {
            found = role(page, start).filter(|m| free(m.span));
        }
        if let Some(mention) = found {
            all.push(Passing {
                token: page.tokens(mention.span).start,
                mention,
            });
        }
        at = at.max(start + 1);
    }
    all
}

fn classes(page: &Page, token: usize) -> Words {
    page.pack.lexicon.word(page.words[token]).classes
}

/// A state that is all of the words with a capital from `start` to `end`, and stands behind no preposition.
fn state(page: &Page, start: usize, end: usize) -> Option<Mention> {
    // A sentence may begin with an article.
    let articles = (start..end).take_while(|t| classes(page, *t).any(Words::DETERMINER));
    let start = start + articles.count();
    let (length, state) = page.pack.lexicon.state(&page.words[start..])?;
    if start + length < end || state.kind == StateWord::Demonym {
        return None;
    }
    let article = start
        .checked_sub(1)
        .filter(|t| classes(page, *t).any(Words::DETERMINER));
    let before = article.unwrap_or(start).checked_sub(1);
    let governed = |t: usize| classes(page, t).any(Words::PREPOSITION | Words::LINKING);
    if before.into_iter().chain(article).any(governed) {
        return None;
    }
    let span = page.span(article.unwrap_or(start)..start + length);
    Mention::read(page, span).filter(|m| m.state.is_some())
}

/// A full name, or a name behind a title.
fn person(page: &Page, span: Span, first: usize) -> Option<Mention> {
    let before = first.checked_sub(1);
    let titled = before.filter(|t| classes(page, *t).any(Words::TITLE));
    let whole = titled.map_or(span, |t| {
        Span::new(page.layout.tokens[t].span.start, span.end)
    });
    let articled =
        before.is_some_and(|t| classes(page, t).any(Words::DETERMINER | Words::PREPOSITION));
    let mention = Mention::read(page, whole).filter(|m| !m.pronoun && !m.compound)?;
    let words = pieces(page, span);
    let full =
        !articled && words.len() > 1 && words.iter().all(|w| !w.is_known() && w.state.is_none());
    let title = mention.roles.iter().any(|r| r.title);
    (!mention.name.is_empty() && mention.human() == Some(true) && (full || title))
        .then_some(mention)
}

/// A name without more that ends as a source's does.
fn namesake(page: &Page, start: usize, end: usize, names: &FxHashSet<String>) -> Option<Mention> {
    let last = fold(page.layout.tokens[end - 1].span.of(page.text));
    if !names.contains(&last) {
        return None;
    }
    let mention = Mention::read(page, page.span(start..end))?;
    (mention.name.last() == Some(&last) && mention.person != Some(false) && !mention.compound)
        .then_some(mention)
}

/// A person or a body by a noun, at the start of a sentence: "The driver fled."
fn role(page: &Page, start: usize) -> Option<Mention> {
    let tokens = &page.layout.tokens;
    let word = |i: usize| tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word);
    if !word(start) {
        return None;
    }
    let opened = classes(page, start).any(Words::DETERMINER | Words::POSSESSIVE);
    let from = start + usize::from(opened);
    let noun = (from..=from + BEFORE_NOUN)
        .take_while(|i| word(*i))
        .find(|i| classes(page, *i).any(Words::SOURCES | Words::TITLE))?;
    let mut end = noun + 1;
    // Its complement, so that the harbour's master is not the town's.
    while end < noun + BEHIND_NOUN
        && word(end)
        && page.pack.lexicon.word(page.words[end]).readings.is_empty()
        && (end > noun + 1 || classes(page, end).any(Words::LINKING))
        && (!classes(page, end).any(Words::PREPOSITION) || classes(page, end).any(Words::LINKING))
    {
        end += 1;
    }
    let span = page.span(start..end);
    let mention = Mention::read(page, with_name(page, span))?.at(span);
    let plain = !mention.pronoun && !mention.compound && mention.through.is_none();
    let human = mention.person == Some(true) && mention.roles.iter().any(is_human);
    let body = mention.person != Some(true)
        && mention.opening == Opening::Definite
        && mention.roles.iter().any(|r| r.kinds.any(SPEAKERS));
    (plain && (human || body)).then_some(mention)
}

/// Whether a state opens its sentence under an article that does not show its gender.
pub(super) fn is_ungendered_state(page: &Page, token: usize, mention: &Mention) -> bool {
    mention.state.is_some_and(|s| s.facts.any(GENDER))
        && !mention.gendered
        && !mention.facts.any(Facts::PLURAL)
        && starts_sentence(page, token)
}
