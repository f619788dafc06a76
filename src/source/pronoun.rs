//! Pronouns: the nearest sentence with somebody who agrees, if it has only one.
//!
//! Candidates are sources, wherever the text names them, states, and people it names with a title or a full
//! name or speaks of at the start of a sentence. Two that fit equally leave the pronoun unresolved.

use rustc_hash::FxHashSet;

use super::entity::Entities;
use super::mention::{GENDER, Mention, NUMBER, agree, merge_facts};
use super::phrase::Opening;
use crate::analysis::Attribution;
use crate::pack::facts::{Facts, Hints, Role};
use crate::pack::lexicon::VerbKind;
use crate::pack::schema::Grammar;
use crate::page::Page;
use crate::text::Span;

/// Sentences that are searched behind the pronoun's own.
const REACH: usize = 3;
/// Sightings that are looked at, however many a sentence lists.
const CROWD: usize = 32;

/// A place where somebody is named.
#[derive(Debug, Clone)]
pub(super) struct Sighting {
    pub(super) token: usize,
    pub(super) sentence: usize,
    /// The quotation that it stands in.
    pub(super) inside: Option<usize>,
    pub(super) entity: usize,
    /// Whether it is the source of an attribution.
    pub(super) speaks: bool,
    /// What its own words tell of gender and number, and whether of a human being.
    pub(super) facts: Facts,
    pub(super) person: Option<bool>,
    /// Whether it opens its sentence with a state whose gender the words do not show.
    pub(super) ungendered_state: bool,
    /// From the first to the last token of what it says.
    pub(super) says: Option<(usize, usize)>,
}

/// The entity that a pronoun stands for, of the sightings before it (those of names, and those of earlier
/// pronouns, each in text order); or all that it could be.
pub(super) fn antecedent(
    grammar: &Grammar,
    entities: &Entities,
    sightings: [&[Sighting]; 2],
    pronoun: &Mention,
    at: &Sighting,
) -> Result<usize, Vec<usize>> {
    if pronoun.facts.any(Facts::FIRST | Facts::SECOND) || pronoun.opening == Opening::Indefinite {
        return Err(Vec::new());
    }
    let search = Search {
        grammar,
        entities,
        pronoun,
        at,
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
                .filter(|s| s.inside == at.inside),
        );
    }
    near.sort_by_key(|s| std::cmp::Reverse(s.token));
    let mut fitting: Vec<&Sighting> = near.iter().copied().filter(|s| search.fits(s)).collect();
    if pronoun.hints.any(Hints::CONCERNED) {
        let human = |s: &&Sighting| search.person(s) == Some(true);
        if fitting.iter().any(human) {
            fitting.retain(|s| human(s));
        }
    }
    if !fitting.iter().any(|s| s.speaks)
        && let Some(state) = search.state(&near)
    {
        return Ok(state);
    }
    let Some(nearest) = fitting.first() else {
        return Err(Vec::new());
    };
    if pronoun.hints.any(Hints::LATTER) {
        return Ok(nearest.entity);
    }
    let sentence = nearest.sentence;
    fitting.retain(|s| s.sentence == sentence);
    if pronoun.hints.any(Hints::CONCERNED) && fitting.len() > 1 {
        // Not the one who speaks of the other.
        let spoken_of = |s: &&Sighting| {
            let within = |o: &&Sighting| {
                s.says
                    .is_some_and(|(from, to)| (from..=to).contains(&o.token))
                    && o.entity != s.entity
            };
            !fitting.iter().any(within)
        };
        let left: Vec<&Sighting> = fitting.iter().copied().filter(spoken_of).collect();
        if !left.is_empty() {
            fitting = left;
        }
    }
    search.only(&fitting)
}

/// The pronoun, and what it is matched against.
struct Search<'a> {
    grammar: &'a Grammar,
    entities: &'a Entities,
    pronoun: &'a Mention,
    at: &'a Sighting,
}

impl Search<'_> {
    fn facts(&self, sighting: &Sighting) -> Facts {
        merge_facts(sighting.facts, self.entities.all[sighting.entity].facts)
    }

    fn person(&self, sighting: &Sighting) -> Option<bool> {
        sighting
            .person
            .or(self.entities.all[sighting.entity].human())
    }

    fn fits(&self, sighting: &Sighting) -> bool {
        let pronoun = self.pronoun.facts;
        let (facts, person) = (self.facts(sighting), self.person(sighting));
        let natural = self.grammar.natural_gender && pronoun.any(Facts::SINGULAR);
        let kind = !natural
            || if pronoun.any(GENDER) {
                person != Some(false)
            } else {
                person != Some(true)
            };
        kind && pronoun.any(Facts::PLURAL) == facts.any(Facts::PLURAL)
            && agree(facts, Facts(pronoun.0 & (GENDER.0 | NUMBER.0)))
    }

    /// The one entity among these, or the one source among several; or all of them.
    fn only(&self, near: &[&Sighting]) -> Result<usize, Vec<usize>> {
        let mut all: Vec<usize> = near.iter().map(|s| s.entity).collect();
        all.sort_unstable();
        all.dedup();
        let mut sources: Vec<usize> = near.iter().filter(|s| s.speaks).map(|s| s.entity).collect();
        sources.sort_unstable();
        sources.dedup();
        let found = match (&all[..], &sources[..]) {
            ([one], _) | (_, [one]) => *one,
            _ => return Err(all),
        };
        // Where every noun has a gender, a body whose gender is not told may be the other one.
        let told = near
            .iter()
            .filter(|s| s.entity == found)
            .any(|s| self.person(s) != Some(false) || self.facts(s).any(GENDER));
        if told || !self.pronoun.facts.any(GENDER) {
            Ok(found)
        } else {
            Err(all)
        }
    }

    /// A state that opens the sentence before. Where its article does not show the gender, writers take now
    /// that of the name, now that of "republic" or "country".
    fn state(&self, near: &[&Sighting]) -> Option<usize> {
        let pronoun = self.pronoun.facts;
        if self.grammar.natural_gender
            || !pronoun.any(Facts::SINGULAR)
            || !pronoun.any(Facts::THIRD)
        {
            return None;
        }
        let last = |s: &&&Sighting| s.sentence + 1 == self.at.sentence;
        let state = near
            .iter()
            .filter(last)
            .find(|s| s.ungendered_state && !self.facts(s).any(Facts::PLURAL))?;
        // Nobody else in that sentence speaks or fits.
        near.iter()
            .filter(last)
            .all(|s| s.entity == state.entity || !s.speaks && !self.fits(s))
            .then_some(state.entity)
    }
}

/// The sources of attributions in a compound passive: in "il a été convenu que" the pronoun is nobody.
pub(super) fn impersonal(page: &Page, attributions: &[Attribution]) -> FxHashSet<Span> {
    let lexicon = &page.pack.lexicon;
    let reads = |token: usize, kind: Option<VerbKind>| {
        lexicon
            .word(page.words[token])
            .readings
            .iter()
            .any(|(lexeme, facts)| {
                facts.any(Facts::PARTICIPLE)
                    && kind.is_none_or(|k| lexicon.lexemes[*lexeme as usize].kind == k)
            })
    };
    let passive = |cue: &Span| {
        let tokens = page.tokens(*cue);
        let been = tokens
            .clone()
            .find(|t| reads(*t, Some(VerbKind::Auxiliary(Role::Be))));
        been.is_some_and(|been| (been + 1..tokens.end).any(|t| reads(t, None)))
    };
    attributions
        .iter()
        .filter(|a| a.cue.iter().any(passive))
        .filter_map(|a| a.source.first().copied())
        .collect()
}

/// A pronoun without an antecedent, and whom it could stand for.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) span: Span,
    pub(super) candidates: Vec<usize>,
}
