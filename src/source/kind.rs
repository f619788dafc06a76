//! What kind of source an entity is, the words that tell it, and whether it is left unnamed.

use super::entity::{Entities, Entity};
use super::mention::{BODIES, is_human};
use super::phrase::Role;
use crate::pack::facts::{Hints, Words};
use crate::text::Span;

/// Kinds that no word class stands for.
const STATE: &str = "state";
const VAGUE: &str = "vague";

impl Entities {
    /// The kind of an entity, by the nouns for it, and where those stand.
    pub(super) fn kind(&self, index: usize) -> (Option<String>, Vec<Span>) {
        let entity = &self.all[index];
        let named = |kind: Words| {
            Words::NAMES[kind.0.trailing_zeros() as usize]
                .split_once('_')
                .map(|(_, kind)| kind.to_string())
        };
        // A person with a name is no party and no company.
        let human = entity.human() == Some(true) && !entity.name.is_empty();
        // Each noun may be of several kinds; the first says what it can be, the others narrow that.
        let all: Vec<Words> = entity
            .roles
            .iter()
            .map(|r| r.kinds.without(if human { BODIES } else { Words::NONE }))
            .filter(|k| !k.is_empty())
            .collect();
        // A colonel who is a spokesman is a colonel.
        let told = |k: &&Words| **k != Words::SOURCE_PERSON;
        let kinds = all
            .iter()
            .filter(told)
            .copied()
            .reduce(|all, next| {
                let common = Words(all.0 & next.0);
                if common.is_empty() { all } else { common }
            })
            .or(all.first().copied());
        if let Some(kinds) = kinds {
            let kind = Words(kinds.0 & kinds.0.wrapping_neg());
            return (named(kind), entity.evidence(|r| r.kinds.any(kind)));
        }
        if entity.state.is_some() {
            return (Some(STATE.to_string()), entity.state_spans.clone());
        }
        if entity.hints.any(Hints::VAGUE) {
            return (Some(VAGUE.to_string()), Vec::new());
        }
        if entity.human() == Some(true) {
            return (named(Words::SOURCE_PERSON), entity.evidence(is_human));
        }
        (None, Vec::new())
    }

    /// Whether the text leaves an entity unnamed.
    pub(super) fn is_anonymous(&self, index: usize) -> bool {
        let entity = &self.all[index];
        !entity.known && entity.can_be_anonymous()
    }
}

impl Entity {
    /// Whether it has no name and is no document.
    pub(super) fn can_be_anonymous(&self) -> bool {
        self.name.is_empty()
            && !self
                .roles
                .iter()
                .any(|r| r.kinds.any(Words::SOURCE_DOCUMENT))
    }

    fn evidence(&self, tells: impl Fn(&Role) -> bool) -> Vec<Span> {
        let mut spans: Vec<Span> = self
            .roles
            .iter()
            .filter(|r| tells(r))
            .map(|r| r.span)
            .collect();
        spans.sort_unstable();
        spans.dedup();
        spans
    }
}
