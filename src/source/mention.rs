//! What a mention of a source says by itself: names, roles, gender, number, definiteness.
//!
//! "Le curé de Terlac, Jean Vauquer" has a name of two words and a role with a head and a modifier.
//! Nothing here looks at other mentions.

use super::phrase::{Opening, Role};
use crate::pack::facts::{Facts, Hints, Words};
use crate::pack::lexicon::State;
use crate::text::Span;

/// Gender and number: what must agree.
pub(super) const AGREEMENT: Facts = Facts(GENDER.0 | NUMBER.0);
pub(super) const GENDER: Facts = Facts(Facts::MASCULINE.0 | Facts::FEMININE.0);
pub(super) const NUMBER: Facts = Facts(Facts::SINGULAR.0 | Facts::PLURAL.0);

/// Classes of nouns that name bodies and things, never one human being.
pub(super) const BODIES: Words = Words(
    Words::SOURCE_PARTY.0
        | Words::SOURCE_COMPANY.0
        | Words::SOURCE_ORGANISATION.0
        | Words::SOURCE_MEDIA.0
        | Words::SOURCE_DOCUMENT.0,
);
/// Classes of nouns that name human beings.
pub(super) const PEOPLE: Words = Words(
    Words::SOURCE_PERSON.0
        | Words::SOURCE_EXPERT.0
        | Words::SOURCE_WITNESS.0
        | Words::SOURCE_CITIZEN.0
        | Words::SOURCE_ANONYMOUS.0,
);
/// Classes of nouns that name who can publish a document or have a spokesman.
pub(super) const SPEAKERS: Words = Words(
    Words::SOURCE_OFFICIAL.0
        | Words::SOURCE_MILITARY.0
        | Words::SOURCE_JUDICIAL.0
        | Words::SOURCE_PARTY.0
        | Words::SOURCE_COMPANY.0
        | Words::SOURCE_ORGANISATION.0,
);

/// A mention, read.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    pub(super) span: Span,
    /// Words of the name, folded, without titles and closed-class words.
    pub(super) name: Vec<String>,
    pub(super) roles: Vec<Role>,
    pub(super) acronym: Option<String>,
    /// Gender, number and (for a pronoun) person.
    pub(super) facts: Facts,
    pub(super) opening: Opening,
    /// Whether it names a human being, where that can be told.
    pub(super) person: Option<bool>,
    /// Whether it looks like the name of a human being, and nothing tells whether it is.
    pub(super) presumed: bool,
    pub(super) pronoun: bool,
    pub(super) hints: Hints,
    /// Two or more sources in one phrase: it merges only with the same words.
    pub(super) compound: bool,
    /// All content words, states under their code.
    pub(super) words: Vec<String>,
    /// Whether the first of them has a capital that tells something.
    pub(super) capital: bool,
    /// The state, where it is nothing but its name or its capital.
    pub(super) state: Option<State>,
    /// Whether the words show the gender.
    pub(super) gendered: bool,
    /// Whether the name describes what it names, as "United Weavers Union" does.
    pub(super) descriptive: bool,
    /// The spokesman or document through whom the one that is named speaks, with what its noun tells.
    pub(super) through: Option<(Role, Facts)>,
}

impl Mention {
    /// Whether it names a human being, as far as can be presumed.
    pub(super) fn human(&self) -> Option<bool> {
        self.person.or(self.presumed.then_some(true))
    }

    /// The same, where only `span` is the mention and what it was read from is more.
    pub(super) fn at(mut self, span: Span) -> Self {
        self.span = span;
        self
    }

    /// The same without the name.
    pub(super) fn without_name(mut self) -> Self {
        self.name.clear();
        self
    }

    /// All content words, as the key of a map.
    pub(super) fn key(&self) -> String {
        self.words.join(" ")
    }

    /// Whether it is a spokesman or document of a body that it does not name.
    pub(super) fn is_voice(&self) -> bool {
        self.name.is_empty()
            && self.through.is_none()
            && self.roles.first().is_some_and(|r| {
                // "Sa porte-parole", but not "le communiqué du 3 mai".
                r.hints.any(Hints::VOICE) && r.modifiers.is_empty()
            })
    }

    /// Whether it is an unnamed spokesman of the one that it names.
    pub(super) fn is_spokesman(&self) -> bool {
        self.through
            .as_ref()
            .is_some_and(|(role, _)| role.hints.any(Hints::VOICE) && is_human(role))
    }

    pub(super) fn blank(span: Span) -> Self {
        Self {
            span,
            name: Vec::new(),
            roles: Vec::new(),
            acronym: None,
            facts: Facts::NONE,
            opening: Opening::Bare,
            person: None,
            presumed: false,
            pronoun: false,
            hints: Hints::NONE,
            compound: false,
            words: Vec::new(),
            capital: false,
            state: None,
            gendered: false,
            descriptive: false,
            through: None,
        }
    }
}

/// Whether a role is that of a human being. A noun like "owner" may be either.
pub(super) fn is_human(role: &Role) -> bool {
    role.title || role.hints.any(Hints::PERSON) || role.kinds.any(PEOPLE) && !role.kinds.any(BODIES)
}

/// Where one side says nothing, what the other says; the first where they disagree.
pub(super) fn merge_facts(a: Facts, b: Facts) -> Facts {
    let take = |mask: Facts| {
        if a.any(mask) {
            a.0 & mask.0
        } else {
            b.0 & mask.0
        }
    };
    Facts(take(GENDER) | take(NUMBER))
}

/// Whether gender and number do not contradict each other.
pub(super) fn agree(a: Facts, b: Facts) -> bool {
    [GENDER, NUMBER].into_iter().all(|mask| {
        let (a, b) = (Facts(a.0 & mask.0), Facts(b.0 & mask.0));
        a.is_empty() || b.is_empty() || a.any(b)
    })
}
