//! Which entity a mention means: by the same words, by name, state, acronym, role, or as the voice of a body.
//!
//! Every look-up goes through a map or over a bounded number of entities, so that the work grows with the
//! mentions. Where two entities fit equally, a mention opens an entity of its own: two sources taken for one
//! are worse than one taken for two.

use super::entity::{Entities, Entity, is_vague};
use super::mention::{Mention, NUMBER, SPEAKERS, agree, is_human};
use super::phrase::{Opening, Role};
use crate::pack::facts::{Facts, Words};

/// Entities of one head or last name that are looked at, latest first.
pub(super) const LOOK_BACK: usize = 16;
/// Sentences behind which a body that spoke is no longer meant by "its spokesman" or "a statement".
const REACH: usize = 3;

impl Entities {
    pub(super) fn find(&self, mention: &Mention, sentence: usize) -> Option<usize> {
        if let Some((role, _)) = &mention.through
            && role.opening == Opening::Definite
            && let Some(known) = self.voice_known(role)
        {
            return Some(known);
        }
        if !mention.name.is_empty() {
            return self
                .by_its_name(mention)
                // Who speaks for a person is not that person.
                .filter(|e| !mention.is_spokesman() || self.all[*e].human() != Some(true))
                .or_else(|| self.by_state.get(&mention.state?.code).copied())
                .or_else(|| self.by_its_words(mention))
                .or_else(|| self.by_tail(mention))
                .or_else(|| self.by_role_of_name(mention));
        }
        if mention.opening == Opening::Indefinite || is_vague(mention) {
            // An indefinite phrase brings in somebody new, unless he speaks for a body.
            return self.body_of(mention, sentence);
        }
        if mention.opening == Opening::Demonstrative {
            return self
                .by_role(mention)
                .or_else(|| self.pointed_at(mention, sentence));
        }
        let same = self
            .by_key
            .get(&mention.key())
            .copied()
            .filter(|e| agree(self.all[*e].facts, mention.facts));
        if mention.compound {
            return same;
        }
        if mention.opening == Opening::Possessive {
            return self.body_of(mention, sentence).or(same);
        }
        let found = if mention.roles.iter().all(|r| r.modifiers.is_empty()) {
            self.by_role(mention).or(same)
        } else {
            same.or_else(|| self.by_role(mention))
        };
        found
            .or_else(|| self.by_generic(mention, sentence))
            .or_else(|| self.by_tail(mention))
            .or_else(|| self.by_voice(mention))
            .or_else(|| self.body_of(mention, sentence))
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
            let mut candidates = latest(self.by_last.get(last)).filter(|e| {
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
        if let [e] = acronym
            && mention.human() != Some(true)
        {
            return Some(*e);
        }
        // A first name alone.
        let mut namesakes = latest(self.by_first.get(only)).filter(|e| fits(*e));
        let first = namesakes.next().filter(|_| mention.roles.is_empty())?;
        namesakes.next().is_none().then_some(first)
    }

    /// A body by the same content words in any order of article, case and state: "Russia's Finance Ministry".
    fn by_its_words(&self, mention: &Mention) -> Option<usize> {
        if mention.human() == Some(true) {
            return None;
        }
        let same = self
            .by_key
            .get(&mention.key())
            .copied()
            .filter(|e| self.fits(*e, mention) && self.all[*e].human() != Some(true));
        same.or_else(|| self.by_role(mention).filter(|_| mention.descriptive))
    }

    /// A body by the last words of what it is called: "the Nuclear Safety" of "Authority".
    fn by_tail(&self, mention: &Mention) -> Option<usize> {
        let known = matches!(mention.opening, Opening::Definite | Opening::Bare);
        if !known || !mention.capital || mention.words.len() < 2 || mention.human() == Some(true) {
            return None;
        }
        let mut fitting = latest(self.by_tail.get(mention.words.last()?)).filter(|e| {
            let words = &self.all[*e].words;
            words.len() > mention.words.len()
                && words.ends_with(&mention.words)
                && self.all[*e].human() != Some(true)
        });
        let first = fitting.next()?;
        fitting.next().is_none().then_some(first)
    }

    /// A name given late to somebody known by a role alone: "the minister", then "the minister, Ada Pell".
    fn by_role_of_name(&self, mention: &Mention) -> Option<usize> {
        let role = mention
            .roles
            .iter()
            .find(|r| r.opening == Opening::Definite)?;
        if mention.person == Some(false) {
            return None;
        }
        match self.by_head.get(&role.head)?[..] {
            [e] if self.all[e].name.is_empty() && self.all[e].known => {
                (self.fits(e, mention) && self.all[e].has_role(role)).then_some(e)
            }
            _ => None,
        }
    }

    fn by_role(&self, mention: &Mention) -> Option<usize> {
        for role in &mention.roles {
            let all: Vec<usize> = latest(self.by_head.get(&role.head))
                .filter(|&e| self.fits(e, mention) && self.all[e].has_role(role))
                .collect();
            // Who speaks comes before who is only named.
            let speaks = |e: &&usize| !self.all[**e].mentions.is_empty();
            let mut candidates = all.iter().filter(speaks).copied();
            let Some(first) = candidates.next().or_else(|| all.first().copied()) else {
                continue;
            };
            // Bodies are recalled by their noun, the last one first; of people there may be only one.
            let body = self.all[first].human() != Some(true) && role.modifiers.is_empty();
            if body || candidates.next().is_none() {
                return Some(first);
            }
        }
        None
    }

    /// "The company", "the paper", "the judge": the one of that kind.
    fn by_generic(&self, mention: &Mention, sentence: usize) -> Option<usize> {
        let role = mention
            .roles
            .first()
            .filter(|r| r.generic && r.modifiers.is_empty())?;
        let human = is_human(role);
        let fits = |(kinds, e): &(Words, usize)| {
            let entity = &self.all[*e];
            let person = entity.human() == Some(true);
            kinds.any(role.kinds)
                && person == human
                && if person {
                    agree(entity.facts, mention.facts) && !entity.name.is_empty()
                } else {
                    agree_number(entity.facts, mention.facts)
                }
        };
        let fitting = || self.known.iter().rev().take(LOOK_BACK).filter(|k| fits(k));
        let first = fitting().next()?.1;
        if fitting().all(|(_, e)| *e == first) {
            return Some(first);
        }
        // Of several, the only one that spoke not long before.
        let mut near = self
            .last_spoken(sentence)
            .filter(|e| fitting().any(|(_, f)| f == e));
        let latest = near.next()?;
        near.all(|e| e == latest).then_some(latest)
    }

    /// "The report", "the spokesman", after a report or a spokesman of a body.
    fn by_voice(&self, mention: &Mention) -> Option<usize> {
        let role = mention.roles.first().filter(|r| r.modifiers.is_empty())?;
        self.by_voice.get(&role.head).copied()
    }

    /// A definite spokesman of a body who has a name himself.
    fn voice_known(&self, role: &Role) -> Option<usize> {
        let mut named = latest(self.by_head.get(&role.head))
            .filter(|e| !self.all[*e].name.is_empty() && self.all[*e].has_role(role));
        let first = named.next()?;
        named.next().is_none().then_some(first)
    }

    /// The body that a spokesman or a document without author speaks for: the last one that spoke.
    fn body_of(&self, mention: &Mention, sentence: usize) -> Option<usize> {
        if !mention.is_voice() {
            return None;
        }
        let body = |e: &usize| {
            let entity = &self.all[*e];
            entity.human() != Some(true)
                && entity.known
                && (entity.state.is_some() || entity.roles.iter().any(|r| r.kinds.any(SPEAKERS)))
        };
        let spoke = self.last_spoken(sentence).find(body);
        // "Its spokesman" may speak for one who opens the sentence and says nothing himself.
        let topic = self
            .topic
            .filter(|(at, _)| mention.opening == Opening::Possessive && *at == sentence);
        topic.map(|(_, e)| e).or(spoke)
    }

    /// "This official", "the same source": the last one of that kind that spoke.
    fn pointed_at(&self, mention: &Mention, sentence: usize) -> Option<usize> {
        let role = mention.roles.first()?;
        if !role.kinds.any(Words::SOURCES) {
            return None;
        }
        self.last_spoken(sentence).find(|e| {
            let entity = &self.all[*e];
            role.kinds.any(Words::SOURCE_ANONYMOUS) && agree_number(entity.facts, mention.facts)
                || entity.roles.iter().any(|r| r.kinds.any(role.kinds))
                    && agree(entity.facts, mention.facts)
        })
    }

    /// The sources that spoke not long before, the last one first.
    fn last_spoken(&self, sentence: usize) -> impl Iterator<Item = usize> {
        self.spoken
            .iter()
            .rev()
            .take(LOOK_BACK)
            .take_while(move |(at, _)| at + REACH >= sentence)
            .map(|(_, e)| *e)
    }

    fn fits(&self, entity: usize, mention: &Mention) -> bool {
        let entity = &self.all[entity];
        agree(entity.facts, mention.facts)
            && !(entity.person == Some(false) && mention.person == Some(true))
            && !(entity.person == Some(true) && mention.person == Some(false))
    }
}

impl Entity {
    /// Whether a role can be one of its own: the noun is the same and no modifier tells them apart.
    fn has_role(&self, role: &Role) -> bool {
        let mut same = self.roles.iter().filter(|r| r.head == role.head).peekable();
        same.peek().is_some()
            && same.all(|r| {
                nested(&r.modifiers, &role.modifiers)
                    && (r.kinds.is_empty() || role.kinds.is_empty() || r.kinds.any(role.kinds))
            })
    }
}

fn latest(list: Option<&Vec<usize>>) -> impl Iterator<Item = usize> {
    list.into_iter().flatten().rev().take(LOOK_BACK).copied()
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
    let number = |f: Facts| Facts(f.0 & NUMBER.0);
    agree(number(a), number(b))
}
