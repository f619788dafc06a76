//! One analysed text as the metrics want it: claims counted once, who is where, what is on whose word.

use std::ops::Range;

use crate::analysis::{Analysis, Attribution, Kind, Source};
use crate::chain::{self, Chains};
use crate::pack::facts::{Facts, Hints, Words};
use crate::pack::lexicon::{MarkerKind, Word};
use crate::page::Page;
use crate::text::{SentenceKind, Span, TokenKind, fold};

/// Types of sources that stand for the state.
const OFFICIAL: [&str; 4] = ["official", "military", "judicial", "state"];
/// Types of sources that name human beings.
const PEOPLE: [&str; 4] = ["person", "expert", "witness", "citizen"];

pub(super) struct Reading<'a> {
    pub(super) analysis: &'a Analysis,
    pub(super) chains: Chains,
    pub(super) page: Page<'a>,
    /// Attributions whose claim is counted: all but those that only pass another one on.
    pub(super) claims: Vec<usize>,
    /// Sentences of running text, by their number in the layout.
    pub(super) body: Vec<usize>,
    /// For each token whether it stands in what somebody is said to have said.
    pub(super) spoken: Vec<bool>,
    /// For each token whether it stands in a quotation that is free in its sentence.
    pub(super) quoted: Vec<bool>,
    /// For each token whether it names a source.
    pub(super) named: Vec<bool>,
    /// For each sentence whether something in it has a source.
    pub(super) sourced: Vec<bool>,
    /// Words of the text.
    pub(super) words: usize,
}

impl<'a> Reading<'a> {
    pub(super) fn new(analysis: &'a Analysis, page: Page<'a>) -> Self {
        let chains = chain::of(analysis);
        let all = &analysis.attributions;
        let claims = (0..all.len())
            .filter(|&i| chains.attributions[i].hops.len() <= outer(all, i))
            .collect();
        let sentences = page.layout.sentences.iter().enumerate();
        let body = sentences
            .filter(|(_, s)| s.kind == SentenceKind::Body)
            .map(|(at, _)| at)
            .collect();
        let mut spoken = vec![false; page.layout.tokens.len()];
        let mut quoted = spoken.clone();
        let mut named = spoken.clone();
        let mut sourced = vec![false; page.layout.sentences.len()];
        for attribution in all.iter().filter(|a| is_sourced(a)) {
            for span in &attribution.content {
                spoken[page.tokens(*span)].fill(true);
                if attribution.kind == Kind::Direct {
                    quoted[page.tokens(*span)].fill(true);
                }
            }
            for span in &attribution.source {
                named[page.tokens(*span)].fill(true);
            }
            mark_sentences(&page, attribution, &mut sourced);
        }
        let words = count_words(&page, 0..page.layout.tokens.len());
        Self {
            analysis,
            chains,
            page,
            claims,
            body,
            spoken,
            quoted,
            named,
            sourced,
            words,
        }
    }

    pub(super) fn attribution(&self, index: usize) -> &'a Attribution {
        &self.analysis.attributions[index]
    }

    /// The source of an attribution, where it is known.
    pub(super) fn source(&self, index: usize) -> Option<&'a Source> {
        self.attribution(index)
            .entity
            .and_then(|e| self.analysis.sources.get(e))
    }

    /// Words that the attribution ascribes.
    pub(super) fn words_of(&self, index: usize) -> usize {
        let spans = self.attribution(index).content.iter();
        spans
            .map(|span| count_words(&self.page, self.page.tokens(*span)))
            .sum()
    }

    /// Counted claims with the source that they come from.
    pub(super) fn heard(&self) -> impl Iterator<Item = (usize, usize)> {
        let origin = |&index: &usize| Some((index, self.chains.attributions[index].origin?));
        self.claims.iter().filter_map(origin)
    }

    /// The claims whose source is left unnamed.
    pub(super) fn unnamed(&self) -> impl Iterator<Item = usize> {
        let claims = self.claims.iter().copied();
        claims.filter(|&i| self.source(i).is_some_and(|s| s.anonymous))
    }

    /// Whether "according to" attributes, and no verb or noun.
    pub(super) fn is_phrase(&self, attribution: &Attribution) -> bool {
        attribution.cue.first().is_some_and(|cue| {
            let start = self.page.tokens(*cue).start;
            let words = &self.page.words[start..];
            let lexicon = &self.page.pack.lexicon;
            words.first().is_some_and(|first| {
                lexicon.phrases(*first).iter().any(|phrase| {
                    words.starts_with(&phrase.words)
                        && phrase.marker.is_some_and(|m| {
                            lexicon.markers[m as usize].kind == MarkerKind::According
                        })
                })
            })
        })
    }

    pub(super) fn word(&self, token: usize) -> &Word {
        self.page.pack.lexicon.word(self.page.words[token])
    }

    /// Whether some word or phrase of a range has one of these classes.
    pub(super) fn has_class(&self, mut tokens: Range<usize>, classes: Words) -> bool {
        let lexicon = &self.page.pack.lexicon;
        let all = &self.page.words;
        tokens.any(|token| {
            self.word(token).classes.any(classes)
                || lexicon.phrases(all[token]).iter().any(|phrase| {
                    phrase.classes.any(classes) && all[token..].starts_with(&phrase.words)
                })
        })
    }

    /// The tokens of the sentence that a span begins in.
    pub(super) fn sentence(&self, span: Span) -> Range<usize> {
        let token = self.page.tokens(span).start;
        let at = self.page.sentence(token);
        let sentence = self.page.layout.sentences.get(at);
        sentence.map_or(0..0, |s| s.tokens.clone())
    }

    /// Whether a source surely is a human being.
    pub(super) fn is_person(&self, source: &Source) -> bool {
        source.kind.as_deref().is_some_and(|k| PEOPLE.contains(&k))
            || source.mentions.iter().any(|mention| {
                self.page.tokens(*mention).any(|token| {
                    let hint = self.page.pack.lexicon.hint(&self.page.words[token..]);
                    self.word(token).classes.any(Words::TITLE)
                        || hint.is_some_and(|(_, hints)| hints.any(Hints::PERSON))
                })
            })
    }

    /// Whether a mention shows that it is of more than one.
    pub(super) fn is_plural(&self, source: &Source) -> bool {
        source.mentions.iter().any(|mention| {
            let mut tokens = self.page.tokens(*mention);
            tokens.any(|token| {
                let word = self.word(token);
                let articles = Words::DETERMINER | Words::QUANTIFIER | Words::SUBJECT_PRONOUN;
                word.classes.any(articles)
                    && word.facts.any(Facts::PLURAL)
                    && !word.facts.any(Facts::SINGULAR)
            })
        })
    }

    /// Words that tell one source from another: neither of a closed class nor very short, folded.
    pub(super) fn telling_words(&self, span: Span) -> impl Iterator<Item = String> {
        let tokens = &self.page.layout.tokens;
        self.page.tokens(span).filter_map(move |token| {
            let closed =
                Words::DETERMINER | Words::PREPOSITION | Words::LINKING | Words::POSSESSIVE;
            let telling = tokens[token].kind == TokenKind::Word
                && !self.word(token).classes.any(closed)
                && tokens[token].span.end - tokens[token].span.start > 2;
            telling.then(|| fold(tokens[token].span.of(self.page.text)))
        })
    }
}

/// How many attributions are around this one.
fn outer(all: &[Attribution], index: usize) -> usize {
    let mut seen = vec![index];
    let mut at = index;
    while let Some(via) = all[at].via.filter(|via| *via < all.len())
        && !seen.contains(&via)
        && seen.len() <= chain::DEEPEST
    {
        seen.push(via);
        at = via;
    }
    seen.len() - 1
}

/// Marks the sentences that an attribution stands in.
pub(super) fn mark_sentences(page: &Page, attribution: &Attribution, marked: &mut [bool]) {
    for span in attribution.content.iter().chain(&attribution.cue) {
        let tokens = page.tokens(*span);
        if !tokens.is_empty() {
            let first = page.sentence(tokens.start);
            let last = page.sentence(tokens.end - 1);
            marked[first..=last].fill(true);
        }
    }
}

/// Whether somebody is expressed who says it.
pub(super) fn is_sourced(attribution: &Attribution) -> bool {
    !attribution.source.is_empty() || attribution.entity.is_some()
}

pub(super) fn is_official(source: &Source) -> bool {
    source
        .kind
        .as_deref()
        .is_some_and(|k| OFFICIAL.contains(&k))
}

/// The words among these tokens.
pub(super) fn count_words(page: &Page, tokens: Range<usize>) -> usize {
    let tokens = &page.layout.tokens[tokens];
    tokens.iter().filter(|t| t.kind == TokenKind::Word).count()
}
