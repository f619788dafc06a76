//! A claim against what the article itself says, in its own voice.
//!
//! The narrator contradicts in two ways: with a contrast right behind the claim ("…, but damage was
//! visible"), where what is seen, or what the claim excludes, shows that it is one; and with a sentence
//! near by that says the contrary.

use std::ops::Range;

use super::board::{Board, side};
use super::pair::Pair;
use super::within::{Article, Statement, whole};
use super::{Context, between};
use crate::analysis::{Class, ConflictKind, Polarity, Side, Voice};
use crate::claim::Proposition;
use crate::pack::concepts::ConceptRole;
use crate::pack::facts::Words;
use crate::page::Page;
use crate::text::{SentenceKind, Span, TokenKind};

/// Sentences around a claim in which the narrator's own words are set beside it.
const NEAR: usize = 3;
/// Fewest words of a narrator's clause that says something.
const SHORTEST: usize = 4;

/// A stretch of the article in its own voice.
pub(super) struct Passage {
    pub(super) sentence: usize,
    pub(super) proposition: Proposition,
    paragraph: usize,
    /// Whether it opens with a contrast, or is set off by one.
    contrast: bool,
    /// Whether it goes on in the sentence of an attribution.
    clause: bool,
}

pub(super) fn find(article: &Article, passages: &[Passage], board: &mut Board) {
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
            let own = article.page.layout.sentences.get(statement.sentence);
            let same = own.is_some_and(|s| s.paragraph == passage.paragraph);
            if let Some(span) = clash(statement, passage, distance, same) {
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
fn clash(
    statement: &Statement,
    passage: &Passage,
    distance: usize,
    same_paragraph: bool,
) -> Option<Span> {
    let behind = passage.proposition.span.start > whole(statement).end;
    let excludes = || {
        statement
            .propositions
            .iter()
            .any(|p| p.has(ConceptRole::Exclusive))
    };
    let observed = passage.proposition.has(ConceptRole::Observation);
    let near = distance <= usize::from(!passage.clause);
    // A sentence set off by its adverb answers the one before; a "but" in the same one does so only if what it
    // tells was seen, or the claim leaves no room for it.
    let answers = !passage.clause || observed || excludes();
    if passage.contrast && behind && near && same_paragraph && answers {
        return Some(whole(statement));
    }
    statement.propositions.iter().find_map(|claim| {
        let pair = Pair::new(claim, &passage.proposition);
        (pair.weight >= 4)
            .then(|| between(&pair, Context::Article { distance }))
            .flatten()
            .map(|found| found.a)
    })
}

/// What the article says in its own voice, in text order: sentences without an attribution, and contrasts
/// behind the content of one.
pub(super) fn passages(article: &Article) -> Vec<Passage> {
    among(article, |_| true)
}

/// The same, without the sentences that stand so far from any statement that nothing is set beside them.
pub(super) fn passages_near(article: &Article) -> Vec<Passage> {
    let mut near = vec![false; article.page.layout.sentences.len()];
    for statement in &article.statements {
        // What is denied is set beside nothing of the narrator's.
        if statement.attribution.polarity == Polarity::Positive {
            let end = near.len().min(statement.sentence + NEAR + 1);
            let start = statement.sentence.saturating_sub(NEAR).min(end);
            near[start..end].fill(true);
        }
    }
    among(article, |sentence| near[sentence])
}

/// Passages in the wanted sentences, and all contrasts.
fn among(article: &Article, wanted: impl Fn(usize) -> bool) -> Vec<Passage> {
    let page = article.page;
    let mut taken = vec![false; page.layout.sentences.len()];
    let mut passages = Vec::new();
    for statement in &article.statements {
        let a = statement.attribution;
        for span in a.source.iter().chain(&a.cue).chain(&a.content) {
            let tokens = page.tokens(*span);
            let first = page.sentence(tokens.start);
            let last = page
                .sentence(tokens.end.saturating_sub(1))
                .min(taken.len().saturating_sub(1));
            taken[first.min(last)..=last].fill(true);
        }
        passages.extend(
            a.content
                .last()
                .and_then(|c| contrast(page, page.tokens(*c).end)),
        );
    }
    for (index, sentence) in page.layout.sentences.iter().enumerate() {
        if sentence.kind == SentenceKind::Body && !taken[index] && wanted(index) {
            passages.extend(passage(page, index, sentence.tokens.clone(), false));
        }
    }
    passages.sort_by_key(|p| (p.sentence, p.proposition.span.start));
    passages
}

/// The clause behind a content that opens with a contrast, to the end of the sentence.
fn contrast(page: &Page, end: usize) -> Option<Passage> {
    let sentence = page.sentence(end.checked_sub(1)?);
    let last = page.layout.sentences.get(sentence)?.tokens.end;
    let is_mark = |i: usize| matches!(page.layout.tokens[i].kind, TokenKind::Punct(_));
    let start = (end..last).find(|i| !is_mark(*i))?;
    let classes = page.pack.lexicon.word(page.words[start]).classes;
    (start - end <= 2 && classes.any(Words::ADVERSATIVE))
        .then(|| passage(page, sentence, start + 1..last, true))?
}

fn passage(page: &Page, sentence: usize, tokens: Range<usize>, clause: bool) -> Option<Passage> {
    let words = page.layout.tokens.get(tokens.clone())?;
    let words = words
        .iter()
        .rposition(|t| !matches!(t.kind, TokenKind::Punct(_)))?
        + 1;
    let tokens = tokens.start..tokens.start + words;
    let long = tokens.len() >= SHORTEST;
    let proposition = Proposition::read(page, tokens, None).filter(|_| long)?;
    Some(Passage {
        sentence,
        paragraph: page.layout.sentences.get(sentence)?.paragraph,
        contrast: clause || proposition.has(ConceptRole::Contrast),
        proposition,
        clause,
    })
}
