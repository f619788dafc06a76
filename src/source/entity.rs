//! Sources in the making: what their mentions tell, and the maps by which later mentions find them.

use rustc_hash::FxHashMap;

use super::find::LOOK_BACK;
use super::mention::{BODIES, Mention, is_human, merge_facts};
use super::phrase::{Opening, Role};
use crate::pack::facts::{Facts, Hints, Words};
use crate::pack::lexicon::{State, StateCode};
use crate::text::Span;

/// A source in the making, or somebody who is named but says nothing so far.
#[derive(Debug, Clone)]
pub(super) struct Entity {
    /// Words of its fullest name.
    pub(super) name: Vec<String>,
    /// All content words of the mention that has most of them.
    pub(super) words: Vec<String>,
    pub(super) roles: Vec<Role>,
    pub(super) facts: Facts,
    pub(super) person: Option<bool>,
    /// Whether its name looks like that of a human being, and no noun for it names bodies.
    presumed: bool,
    pub(super) state: Option<State>,
    pub(super) hints: Hints,
    /// Whether a mention treats it as known: a name, a definite noun phrase.
    pub(super) known: bool,
    /// Words that name it as a state.
    pub(super) state_spans: Vec<Span>,
    fullest: Span,
    rank: (bool, usize),
    /// Its mentions as sources.
    pub(super) mentions: Vec<Span>,
}

/// The entities of a document, with the maps that find them.
#[derive(Default)]
pub(super) struct Entities {
    pub(super) all: Vec<Entity>,
    pub(super) by_key: FxHashMap<String, usize>,
    pub(super) by_name: FxHashMap<String, usize>,
    pub(super) by_last: FxHashMap<String, Vec<usize>>,
    pub(super) by_first: FxHashMap<String, Vec<usize>>,
    pub(super) by_head: FxHashMap<String, Vec<usize>>,
    /// Bodies by the last word of all that describe them.
    pub(super) by_tail: FxHashMap<String, Vec<usize>>,
    pub(super) by_acronym: FxHashMap<String, Vec<usize>>,
    pub(super) by_state: FxHashMap<StateCode, usize>,
    /// Who speaks through a document or an unnamed spokesman, by the noun for that.
    pub(super) by_voice: FxHashMap<String, usize>,
    /// Known bodies and people by kind, for nouns that stand for them.
    pub(super) known: Vec<(Words, usize)>,
    /// Sources with the sentences in which they speak, in text order.
    pub(super) spoken: Vec<(usize, usize)>,
    /// The body that opens the sentence looked at without being a source, and that sentence.
    pub(super) topic: Option<(usize, usize)>,
}

impl Entities {
    /// The entity of a mention that is no pronoun, in that sentence: one that there is, or a new one.
    pub(super) fn settle(&mut self, mention: &Mention, sentence: usize, speaks: bool) -> usize {
        let found = self.find(mention, sentence);
        let entity = found.unwrap_or_else(|| {
            self.all.push(Entity {
                name: Vec::new(),
                words: Vec::new(),
                roles: Vec::new(),
                facts: Facts::NONE,
                person: None,
                presumed: false,
                state: None,
                hints: Hints::NONE,
                known: false,
                state_spans: Vec::new(),
                fullest: mention.span,
                rank: (false, 0),
                mentions: Vec::new(),
            });
            self.all.len() - 1
        });
        // What speaks for a body tells nothing of it.
        if found.is_some() && mention.is_voice() && !self.is_called(entity, mention) {
            self.by_voice.insert(mention.roles[0].head.clone(), entity);
        } else if found.is_none() && mention.is_spokesman() && mention.name.len() > 1 {
            // A name that nobody had before may be that of a person, for whom somebody else speaks.
            self.learn(entity, &mention.clone().without_name(), speaks);
        } else {
            self.learn(entity, mention, speaks);
        }
        if speaks {
            self.all[entity].mentions.push(mention.span);
            if self.spoken.last() != Some(&(sentence, entity)) {
                self.spoken.push((sentence, entity));
            }
        }
        entity
    }

    /// Whether an entity has the noun of the mention for a role.
    fn is_called(&self, entity: usize, mention: &Mention) -> bool {
        let roles = &self.all[entity].roles;
        mention
            .roles
            .iter()
            .any(|m| roles.iter().any(|r| r.head == m.head))
    }

    /// Adds what the mention tells, and how later mentions can find the entity.
    fn learn(&mut self, index: usize, mention: &Mention, speaks: bool) {
        let entity = &mut self.all[index];
        let body = entity.human() != Some(true) && mention.human() != Some(true);
        if let Some(state) = mention.state.filter(|_| body) {
            entity.state = Some(state);
            entity.person = Some(false);
            entity.facts = merge_facts(entity.facts, state.facts);
            if entity.state_spans.len() < LOOK_BACK {
                entity.state_spans.push(mention.span);
            }
            self.by_state.insert(state.code, index);
        }
        entity.facts = merge_facts(entity.facts, mention.facts);
        entity.person = entity.person.or(mention.person);
        entity.hints |= mention.hints;
        entity.known |= !mention.name.is_empty()
            || matches!(
                mention.opening,
                Opening::Definite | Opening::Possessive | Opening::Demonstrative
            )
            || mention.opening == Opening::Bare && !is_vague(mention);
        let length = mention.span.end - mention.span.start;
        let rank = (
            !mention.name.is_empty() && mention.through.is_none(),
            length,
        );
        if rank > entity.rank && (speaks || rank.0) {
            (entity.rank, entity.fullest) = (rank, mention.span);
        }
        if mention.name.len() > entity.name.len() {
            entity.name.clone_from(&mention.name);
        }
        if mention.words.len() > entity.words.len() {
            entity.words.clone_from(&mention.words);
        }
        let is_known = entity.known;
        for role in &mention.roles {
            if entity.roles.len() < LOOK_BACK
                && !entity
                    .roles
                    .iter()
                    .any(|r| r.head == role.head && r.modifiers == role.modifiers)
            {
                entity.roles.push(role.clone());
            }
            push_last(self.by_head.entry(role.head.clone()).or_default(), index);
            let stands = role.generic || !mention.name.is_empty();
            if is_known && stands && self.known.last() != Some(&(role.kinds, index)) {
                self.known.push((role.kinds, index));
            }
        }
        let entity = &mut self.all[index];
        let of_bodies = |r: &Role| r.kinds.any(BODIES) && !is_human(r);
        entity.presumed |= mention.presumed;
        entity.presumed &= !entity.roles.iter().any(of_bodies);
        let person = entity.human();
        if let (Some(last), Some(first)) = (mention.name.last(), mention.name.first()) {
            self.by_name.insert(mention.name.join(" "), index);
            push_last(self.by_last.entry(last.clone()).or_default(), index);
            if person == Some(true) && mention.name.len() > 1 {
                push_last(self.by_first.entry(first.clone()).or_default(), index);
            }
        }
        if !mention.words.is_empty() && (mention.name.is_empty() || person != Some(true)) {
            self.by_key.insert(mention.key(), index);
        }
        if let Some(tail) = mention.words.last()
            && person != Some(true)
            && mention.words.len() > 2
        {
            push_last(self.by_tail.entry(tail.clone()).or_default(), index);
        }
        for acronym in mention.acronym.iter().cloned().chain(initials(mention)) {
            push_last(self.by_acronym.entry(acronym).or_default(), index);
        }
        if let Some((role, _)) = &mention.through {
            self.by_voice.insert(role.head.clone(), index);
        }
    }

    /// Its fullest mention, as the text writes it.
    pub(super) fn title(&self, index: usize, text: &str) -> String {
        self.all[index].fullest.of(text).to_string()
    }
}

impl Entity {
    /// Whether it is a human being, as far as can be presumed.
    pub(super) fn human(&self) -> Option<bool> {
        self.person.or(self.presumed.then_some(true))
    }
}

/// Makes an entity the latest of a list; it is looked for no further back than anything else is.
fn push_last(list: &mut Vec<usize>, index: usize) {
    let from = list.len().saturating_sub(LOOK_BACK);
    if let Some(at) = list[from..].iter().position(|e| *e == index) {
        list.remove(from + at);
    }
    list.push(index);
}

/// A plural without determiner (but a party is one by any name), or a noun for those who stay unnamed: "officials", "source judiciaire".
pub(super) fn is_vague(mention: &Mention) -> bool {
    mention.hints.any(Hints::VAGUE)
        || mention.opening == Opening::Bare
            && mention.name.is_empty()
            && (mention.facts.any(Facts::PLURAL)
                && !mention
                    .roles
                    .iter()
                    .any(|r| r.kinds.any(Words::SOURCE_PARTY))
                || mention
                    .roles
                    .iter()
                    .any(|r| r.kinds.any(Words::SOURCE_ANONYMOUS)))
}

/// What a body of three or more words may be called later: the first letters of its words.
fn initials(mention: &Mention) -> Option<String> {
    (mention.human() != Some(true) && mention.name.len() > 2).then(|| {
        mention
            .name
            .iter()
            .filter_map(|w| w.chars().next())
            .collect()
    })
}
