//! A claim against what the article itself says, in its own voice.
//!
//! The narrator contradicts in two ways: with a contrast right behind the claim ("…, but damage was
//! visible"), where what is seen, or what the claim excludes, shows that it is one; and with a sentence
//! near by that says the contrary.

use std::ops::Range;

use super::denial::whole;
use super::pair::Pair;
use super::within::{Article, Board, Statement, side};
use super::{Context, between};
use crate::analysis::{Class, ConflictKind, Polarity, Side, Voice};
use crate::claim::Proposition;
use crate::pack::concepts::ConceptRole;
use crate::pack::facts::Words;
use crate::page::Page;
use crate::text::{Punct, SentenceKind, TokenKind};

/// Sentences around a claim in which the narrator's own words are set beside it.
const NEAR: usize = 3;
/// Fewest words of a narrator's clause that says something.
const SHORTEST: usize = 4;

/// A stretch of the article in its own voice.
struct Passage {
    sentence: usize,
    proposition: Proposition,
    /// Whether it opens with a contrast, or is set off by one.
    contrast: bool,
    /// Whether it goes on in the sentence of an attribution.
    clause: bool,
}

pub(super) fn find(article: &Article, board: &mut Board) {
    let passages = passages(article);
    for statement in &article.statements {
        let attribution = statement.attribution;
        if attribution.polarity == Polarity::Negative || attribution.class == Class::Ask {
            continue;
        }
        let first = passages.partition_point(|p| p.sentence + NEAR < statement.sentence);
        let near = passages[first..]
            .iter()
            .take_while(|p| p.sentence <= statement.sentence + NEAR);
        for passage in near {
            let distance = passage.sentence.abs_diff(statement.sentence);
            if let Some(span) = clash(statement, passage, distance) {
                let narrator = Side {
                    voice: Voice::Narration,
                    span: passage.proposition.span,
                };
                board.add(
                    side(statement.index, span),
                    narrator,
                    ConflictKind::Narration,
                );
            }
        }
    }
}

/// The words of the claim that the passage contradicts.
fn clash(statement: &Statement, passage: &Passage, distance: usize) -> Option<crate::text::Span> {
    let behind = passage.proposition.span.start > whole(statement).end;
    let excludes = || {
        statement
            .propositions
            .iter()
            .any(|p| p.has(ConceptRole::Exclusive))
    };
    let observed = passage.proposition.has(ConceptRole::Observation);
    if passage.contrast && behind && distance <= 1 {
        let shares = || {
            statement
                .propositions
                .iter()
                .any(|p| Pair::new(p, &passage.proposition).weight >= 2)
        };
        let adverb = !passage.clause && shares();
        if observed || excludes() && passage.clause || adverb {
            return Some(whole(statement));
        }
    }
    statement.propositions.iter().find_map(|claim| {
        let pair = Pair::new(claim, &passage.proposition);
        (pair.weight >= 4)
            .then(|| between(&pair, Context::Article { distance }))
            .flatten()
            .map(|found| found.a)
    })
}

/// What the article says in its own voice, in text order.
fn passages(article: &Article) -> Vec<Passage> {
    let page = article.page;
    let mut ends: Vec<(usize, usize)> = Vec::new();
    for statement in &article.statements {
        let a = statement.attribution;
        for span in a.source.iter().chain(&a.cue).chain(&a.content) {
            let tokens = page.tokens(*span);
            ends.push((tokens.start, tokens.end));
        }
    }
    ends.sort_unstable();
    let mut passages = Vec::new();
    let mut at = 0;
    for (index, sentence) in page.layout.sentences.iter().enumerate() {
        if sentence.kind != SentenceKind::Body {
            continue;
        }
        while ends
            .get(at)
            .is_some_and(|(start, _)| *start < sentence.tokens.start)
        {
            at += 1;
        }
        let inside = ends[at..]
            .iter()
            .take_while(|(start, _)| *start < sentence.tokens.end);
        let last = inside.map(|(_, end)| *end).max();
        let own = match last {
            None => sentence.tokens.clone(),
            Some(end) => end.min(sentence.tokens.end)..sentence.tokens.end,
        };
        passages.extend(passage(page, index, own, last.is_some()));
    }
    passages
}

/// The passage in a range of tokens: a whole sentence, or a clause behind a comma that opens with a contrast.
fn passage(page: &Page, sentence: usize, tokens: Range<usize>, clause: bool) -> Option<Passage> {
    let is = |i: usize, classes| page.pack.lexicon.word(page.words[i]).classes.any(classes);
    let comma = |i: usize| page.layout.tokens[i].kind == TokenKind::Punct(Punct::Comma);
    let mut own = tokens;
    let contrast = if clause {
        while own.start < own.end && comma(own.start) {
            own.start += 1;
        }
        let contrast = own.start < own.end && is(own.start, Words::ADVERSATIVE);
        own.start += 1;
        contrast
    } else {
        own.clone()
            .any(|i| is(i, Words::ADVERSATIVE) && !is(i, Words::SUBORDINATOR | Words::COORDINATOR))
    };
    if clause && !contrast || own.len() < SHORTEST {
        return None;
    }
    let words = page.layout.tokens[own.clone()]
        .iter()
        .rposition(|t| !matches!(t.kind, TokenKind::Punct(_)))?;
    let own = own.start..own.start + words + 1;
    Some(Passage {
        sentence,
        proposition: Proposition::read(page, own, None)?,
        contrast,
        clause,
    })
}
