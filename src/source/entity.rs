//! Mentions to entities: by the same words, by name, by acronym, by role.
//!
//! Every lookup goes through a map by name, last name, head or acronym, so that the work grows with
//! the mentions. Where two entities fit equally, a mention opens an entity of its own: two sources
//! taken for one are worse than one taken for two.

use rustc_hash::FxHashMap;

use super::mention::{Mention, agree, merge_facts};
use super::phrase::{Opening, Role};
use crate::pack::Pack;
use crate::pack::facts::{Facts, Words};
use crate::text::Span;

/// Entities of one head or last name that are looked at, latest first.
const LOOK_BACK: usize = 16;

/// A source in the making.
#[derive(Debug, Clone)]
pub(super) struct Entity {
    /// Words of its fullest name.
    pub(super) name: Vec<String>,
    roles: Vec<Role>,
    pub(super) facts: Facts,
    pub(super) person: Option<bool>,
    /// Whether a mention treats it as known: a name, a definite noun phrase.
    pub(super) known: bool,
    fullest: Span,
    rank: (bool, usize),
    pub(super) mentions: Vec<Span>,
}

/// The entities of a document, with the maps that find them.
#[derive(Default)]
pub(super) struct Entities {
    pub(super) all: Vec<Entity>,
    by_key: FxHashMap<String, usize>,
    by_name: FxHashMap<String, usize>,
    by_last: FxHashMap<String, Vec<usize>>,
    by_head: FxHashMap<String, Vec<usize>>,
    by_acronym: FxHashMap<String, Vec<usize>>,
    /// Named companies and media, for nouns that stand for them.
    bodies: Vec<(Words, usize)>,
}

impl Entities {
    /// The entity of a mention that is no pronoun: one that there is, or a new one.
    pub(super) fn settle(&mut self, pack: &Pack, mention: &Mention) -> usize {
        let found = self.find(pack, mention);
        let entity = found.unwrap_or_else(|| {
            self.all.push(Entity {
                name: Vec::new(),
                roles: Vec::new(),
                facts: Facts::NONE,
                person: None,
                known: false,
                fullest: mention.span,
                rank: (false, 0),
                mentions: Vec::new(),
            });
            self.all.len() - 1
        });
        self.learn(entity, mention);
        entity
    }

    fn find(&self, pack: &Pack, mention: &Mention) -> Option<usize> {
        if !mention.name.is_empty() {
            return self
                .by_its_name(mention)
                .or_else(|| self.by_role_of_name(mention));
        }
        // An indefinite phrase brings in somebody new.
        if mention.opening == Opening::Indefinite || is_vague(mention) {
            return None;
        }
        let same = self
            .by_key
            .get(&mention.key)
            .copied()
            .filter(|e| agree(self.all[*e].facts, mention.facts));
        if mention.compound || mention.opening == Opening::Possessive {
            return same;
        }
        let by_role = || self.by_role(mention);
        let found = if mention.roles.iter().all(|r| r.modifiers.is_empty()) {
            by_role().or(same)
        } else {
            same.or_else(by_role)
        };
        found.or_else(|| self.by_generic(pack, mention))
    }

    fn by_its_name(&self, mention: &Mention) -> Option<usize> {
        let joined = mention.name.join(" ");
        let fits = |e: usize| {
            self.fits(e, mention)
                && self.all[e]
                    .person
                    .is_none_or(|p| mention.person.is_none_or(|m| p == m))
        };
        if let Some(&e) = self.by_name.get(&joined)
            && fits(e)
        {
            return Some(e);
        }
        if mention.person != Some(false)
            && let Some(last) = mention.name.last()
        {
            let mut candidates = self
                .by_last
                .get(last)
                .into_iter()
                .flatten()
                .rev()
                .take(LOOK_BACK)
                .copied()
                .filter(|e| {
                    fits(*e)
                        && self.all[*e].person != Some(false)
                        && shortened(&self.all[*e].name, &mention.name)
                });
            if let Some(first) = candidates.next() {
                return candidates.next().is_none().then_some(first);
            }
        }
        let [only] = &mention.name[..] else {
            return None;
        };
        let acronym = self.by_acronym.get(only).map_or(&[][..], Vec::as_slice);
        match acronym {
            [e] if mention.person != Some(true) => Some(*e),
            _ => None,
        }
    }

    /// A name given late to somebody known by a role alone: "the minister", then "the minister, Ada Pell".
    fn by_role_of_name(&self, mention: &Mention) -> Option<usize> {
        let role = mention
            .roles
            .iter()
            .find(|r| r.opening == Opening::Definite)?;
        if mention.name.is_empty() || mention.person == Some(false) {
            return None;
        }
        let heads = self.by_head.get(&role.head)?;
        match heads[..] {
            [e] if self.all[e].name.is_empty() && self.all[e].known && self.fits(e, mention) => {
                self.all[e]
                    .roles
                    .iter()
                    .any(|r| r.head == role.head && nested(&r.modifiers, &role.modifiers))
                    .then_some(e)
            }
            _ => None,
        }
    }

    fn by_role(&self, mention: &Mention) -> Option<usize> {
        for role in &mention.roles {
            let Some(heads) = self.by_head.get(&role.head) else {
                continue;
            };
            let mut candidates = heads.iter().rev().take(LOOK_BACK).copied().filter(|&e| {
                self.fits(e, mention)
                    && self.all[e]
                        .roles
                        .iter()
                        .any(|r| r.head == role.head && nested(&r.modifiers, &role.modifiers))
            });
            let Some(first) = candidates.next() else {
                continue;
            };
            // Bodies are recalled by their noun, the last one first; of people there may be only one.
            let body = self.all[first].person != Some(true) && role.modifiers.is_empty();
            if body || candidates.next().is_none() {
                return Some(first);
            }
        }
        None
    }

    /// "The company", "the paper": the one named body of that class.
    fn by_generic(&self, pack: &Pack, mention: &Mention) -> Option<usize> {
        let role = mention.roles.first().filter(|r| r.modifiers.is_empty())?;
        if !pack
            .lexicon
            .word(pack.lexicon.id(&role.head))
            .classes
            .any(Words::GENERIC)
        {
            return None;
        }
        let mut fitting = self
            .bodies
            .iter()
            .rev()
            .take(LOOK_BACK)
            .filter(|(classes, e)| {
                classes.any(role.classes) && agree_number(self.all[*e].facts, mention.facts)
            })
            .map(|(_, e)| *e);
        let first = fitting.next()?;
        fitting.all(|e| e == first).then_some(first)
    }

    fn fits(&self, entity: usize, mention: &Mention) -> bool {
        let entity = &self.all[entity];
        agree(entity.facts, mention.facts)
            && !(entity.person == Some(false) && mention.person == Some(true))
            && !(entity.person == Some(true) && mention.person == Some(false))
    }

    /// Adds what the mention tells, and how later mentions can find the entity.
    fn learn(&mut self, index: usize, mention: &Mention) {
        let entity = &mut self.all[index];
        entity.facts = merge_facts(entity.facts, mention.facts);
        entity.person = entity.person.or(mention.person);
        entity.known |= !mention.name.is_empty()
            || matches!(mention.opening, Opening::Definite | Opening::Possessive)
            || mention.opening == Opening::Bare && !is_vague(mention);
        entity.mentions.push(mention.span);
        let rank = (
            !mention.name.is_empty(),
            mention.span.end - mention.span.start,
        );
        if rank > entity.rank {
            (entity.rank, entity.fullest) = (rank, mention.span);
        }
        if mention.name.len() > entity.name.len() {
            entity.name.clone_from(&mention.name);
        }
        for role in &mention.roles {
            if entity.roles.len() < LOOK_BACK
                && !entity
                    .roles
                    .iter()
                    .any(|r| r.head == role.head && r.modifiers == role.modifiers)
            {
                entity.roles.push(role.clone());
            }
            let list = self.by_head.entry(role.head.clone()).or_default();
            push_last(list, index);
            if !mention.name.is_empty()
                && mention.person != Some(true)
                && self.bodies.last() != Some(&(role.classes, index))
            {
                self.bodies.push((role.classes, index));
            }
        }
        if mention.name.is_empty() {
            self.by_key.insert(mention.key.clone(), index);
        } else {
            self.by_name.insert(mention.name.join(" "), index);
            if let Some(last) = mention.name.last() {
                push_last(self.by_last.entry(last.clone()).or_default(), index);
            }
        }
        for acronym in mention.acronym.iter().cloned().chain(initials(mention)) {
            push_last(self.by_acronym.entry(acronym).or_default(), index);
        }
    }

    /// What kind of source an entity is, by the classes of its heads.
    pub(super) fn kind(&self, index: usize) -> Option<String> {
        let entity = &self.all[index];
        let classes = entity
            .roles
            .iter()
            .map(|r| r.classes.0 & Words::SOURCES.0)
            .find(|c| *c != 0);
        let named = |bits: u64| {
            Words::NAMES[bits.trailing_zeros() as usize]
                .split_once('_')
                .map(|(_, kind)| kind.to_string())
        };
        match classes {
            Some(bits) => named(bits),
            None if entity.person == Some(true) => named(Words::SOURCE_PERSON.0),
            None => None,
        }
    }

    /// Whether the text leaves an entity unnamed.
    pub(super) fn is_anonymous(&self, index: usize) -> bool {
        let entity = &self.all[index];
        let document = entity
            .roles
            .iter()
            .any(|r| r.classes.any(Words::SOURCE_DOCUMENT));
        entity.name.is_empty() && !entity.known && !document
    }

    /// Its fullest mention, as the text writes it.
    pub(super) fn title(&self, index: usize, text: &str) -> String {
        self.all[index].fullest.of(text).to_string()
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

/// A plural without determiner, or a noun for those who stay unnamed: "officials", "source judiciaire".
fn is_vague(mention: &Mention) -> bool {
    mention.opening == Opening::Bare
        && mention.name.is_empty()
        && (mention.facts.any(Facts::PLURAL)
            || mention
                .roles
                .iter()
                .any(|r| r.classes.any(Words::SOURCE_ANONYMOUS)))
}

/// Whether one name is the other without its first words, or with one more in front.
fn shortened(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    !short.is_empty()
        && (long.ends_with(short)
            || short.len() > 1 && long.first() == short.first() && long.last() == short.last())
}

/// Whether all modifiers of one are modifiers of the other.
fn nested(a: &[String], b: &[String]) -> bool {
    let (few, many) = if a.len() < b.len() { (a, b) } else { (b, a) };
    few.iter().all(|m| many.binary_search(m).is_ok())
}

fn agree_number(a: Facts, b: Facts) -> bool {
    let number = |f: Facts| Facts(f.0 & super::mention::NUMBER.0);
    agree(number(a), number(b))
}

/// What a body of three or more words may be called later: the first letters of its words.
fn initials(mention: &Mention) -> Option<String> {
    (mention.person != Some(true) && mention.name.len() > 2).then(|| {
        mention
            .name
            .iter()
            .filter_map(|w| w.chars().next())
            .collect()
    })
}
