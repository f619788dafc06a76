//! Pronouns: the nearest sentence with somebody who agrees, if it has only one.
//!
//! Candidates are sources, wherever the text names them, and people it names with a title or a full name.
//! Two that fit equally leave the pronoun unresolved.

use rustc_hash::FxHashMap;

use super::entity::Entities;
use super::mention::{GENDER, Mention, NUMBER, agree};
use super::phrase::Opening;
use super::words::Reader;
use crate::pack::facts::{Facts, Words};
use crate::text::{Span, TokenKind, fold};

/// Sentences that are searched behind the pronoun's own.
const REACH: usize = 3;
/// Names that are looked at, however many a sentence lists.
const CROWD: usize = 32;

/// A place where somebody is named.
#[derive(Debug, Clone)]
pub(super) struct Sighting {
    pub(super) token: usize,
    pub(super) sentence: usize,
    /// The quotation that it stands in.
    pub(super) inside: Option<usize>,
    pub(super) who: Who,
}

/// Who is sighted.
#[derive(Debug, Clone)]
pub(super) enum Who {
    /// A source, as the source of an attribution.
    Source(usize),
    /// A source, named in passing.
    Passing(usize),
    /// Somebody who is no source so far.
    Stranger(Mention),
}

/// The people that the text names outside its sources; `taken` are the spans of those, sorted.
pub(super) fn strangers(reader: &Reader, entities: &Entities, taken: &[Span]) -> Vec<Sighting> {
    let mut last_names: FxHashMap<&str, Option<usize>> = FxHashMap::default();
    for (index, entity) in entities
        .all
        .iter()
        .enumerate()
        .filter(|(_, e)| e.person != Some(false))
    {
        if let Some(last) = entity.name.last() {
            last_names
                .entry(last)
                .and_modify(|e| *e = None)
                .or_insert(Some(index));
        }
    }
    let tokens = &reader.layout.tokens;
    let mut sightings = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let start = at;
        while at < tokens.len()
            && tokens[at].kind == TokenKind::Word
            && tokens[at].capital
            && !tokens[at].attached
        {
            at += 1;
        }
        if at == start {
            at += 1;
            continue;
        }
        let span = Span::new(tokens[start].span.start, tokens[at - 1].span.end);
        let next = taken.partition_point(|t| t.end <= span.start);
        if taken.get(next).is_some_and(|t| t.overlaps(span)) {
            continue;
        }
        let last = fold(tokens[at - 1].span.of(reader.text));
        let who = match last_names.get(last.as_str()) {
            Some(Some(entity)) => Who::Passing(*entity),
            Some(None) => continue,
            None => match stranger(reader, span, start) {
                Some(mention) => Who::Stranger(mention),
                None => continue,
            },
        };
        sightings.push(Sighting {
            token: start,
            sentence: reader.sentence(start),
            inside: None,
            who,
        });
    }
    sightings
}

/// A full name, or a name behind a title.
fn stranger(reader: &Reader, span: Span, first: usize) -> Option<Mention> {
    let folded = |i: usize| fold(reader.layout.tokens[i].span.of(reader.text));
    let lexicon = &reader.pack.lexicon;
    let class = |i: usize| lexicon.word(lexicon.id(&folded(i))).classes;
    let titled = first
        .checked_sub(1)
        .filter(|before| class(*before).any(Words::TITLE));
    let whole = titled.map_or(span, |t| {
        Span::new(reader.layout.tokens[t].span.start, span.end)
    });
    let articled = first
        .checked_sub(1)
        .is_some_and(|before| class(before).any(Words::DETERMINER | Words::PREPOSITION));
    let mention = Mention::read(reader, whole).filter(|m| !m.pronoun && !m.compound)?;
    let words = reader.pieces(span);
    let full = !articled && words.len() > 1 && words.iter().all(|w| !w.is_known());
    let title = mention.roles.iter().any(|r| r.classes.any(Words::TITLE));
    (!mention.name.is_empty() && mention.person == Some(true) && (full || title)).then_some(mention)
}

/// Whom a pronoun stands for, of the sightings before it: those of names, those of earlier pronouns, each in text order.
pub(super) fn antecedent<'a>(
    reader: &Reader,
    entities: &Entities,
    sightings: [&'a [Sighting]; 2],
    pronoun: &Mention,
    at: &Sighting,
) -> Option<&'a Who> {
    if pronoun.facts.any(Facts::FIRST | Facts::SECOND) || pronoun.opening == Opening::Indefinite {
        return None;
    }
    let natural = reader.pack.grammar.natural_gender && pronoun.facts.any(Facts::SINGULAR);
    let gendered = pronoun.facts.any(GENDER);
    let fits = |s: &&Sighting| {
        let (facts, person) = match &s.who {
            Who::Source(e) | Who::Passing(e) => (entities.all[*e].facts, entities.all[*e].person),
            Who::Stranger(m) => (m.facts, m.person),
        };
        let plural = pronoun.facts.any(Facts::PLURAL) == facts.any(Facts::PLURAL);
        let kind = !natural
            || if gendered {
                person != Some(false)
            } else {
                person != Some(true)
            };
        s.token < at.token
            && s.inside == at.inside
            && plural
            && kind
            && agree(facts, Facts(pronoun.facts.0 & (GENDER.0 | NUMBER.0)))
    };
    let mut near: Vec<&Sighting> = Vec::new();
    for list in sightings {
        let end = list.partition_point(|s| s.token < at.token);
        near.extend(
            list[..end]
                .iter()
                .rev()
                .take(CROWD)
                .take_while(|s| s.sentence + REACH >= at.sentence)
                .filter(fits),
        );
    }
    let sentence = near.iter().map(|s| s.sentence).max()?;
    near.retain(|s| s.sentence == sentence);
    let mut best: Option<&Who> = None;
    let mut sources: Option<&Who> = None;
    let (mut several, mut several_sources) = (false, false);
    for sighting in near {
        several |= best.is_some_and(|b| !same(b, &sighting.who));
        best = best.or(Some(&sighting.who));
        if let Who::Source(_) = sighting.who {
            several_sources |= sources.is_some_and(|b| !same(b, &sighting.who));
            sources = sources.or(Some(&sighting.who));
        }
    }
    let found = if several {
        sources.filter(|_| !several_sources)
    } else {
        best
    };
    // Where every noun has a gender, a body whose gender is not told may be the other one.
    found.filter(|who| match who {
        Who::Source(e) | Who::Passing(e) => {
            !gendered
                || entities.all[*e].person != Some(false)
                || entities.all[*e].facts.any(GENDER)
        }
        Who::Stranger(_) => true,
    })
}

fn same(a: &Who, b: &Who) -> bool {
    match (a, b) {
        (Who::Stranger(a), Who::Stranger(b)) => a.name.last() == b.name.last(),
        (Who::Source(a) | Who::Passing(a), Who::Source(b) | Who::Passing(b)) => a == b,
        _ => false,
    }
}
