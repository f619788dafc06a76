//! What a mention of a source says by itself: names, roles, gender, number, definiteness.
//!
//! "Le curé de Terlac, Jean Vauquer" has a name of two words and a role with a head and a modifier.
//! Nothing here looks at other mentions.

use super::phrase::{Opening, Role, name_start, opening, opens, role};
use super::words::{Piece, pieces, starts_sentence};
use crate::pack::facts::{Facts, Hints, Words};
use crate::pack::lexicon::{State, StateWord};
use crate::page::Page;
use crate::text::{Punct, Span};

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
const PEOPLE: Words = Words(
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
    /// Reads the mention at `span`; `None` where there is no word.
    pub(super) fn read(page: &Page, span: Span) -> Option<Mention> {
        let pieces = pieces(page, span);
        let segments: Vec<&[Piece]> = pieces
            .split(|p| {
                p.punct.is_some_and(|p| {
                    matches!(p, Punct::Comma | Punct::Open | Punct::Close | Punct::Dash)
                })
            })
            .filter(|s| !s.is_empty())
            .collect();
        let (first, rest) = segments.split_first()?;
        let mut mention = Self::segment(page, first, span)?;
        if mention.pronoun {
            return Some(mention);
        }
        for segment in rest {
            mention.apposition(page, segment, first);
        }
        if mention.person.is_none()
            && mention.name.len() > 1
            && !mention.compound
            && !mention.descriptive
            && !mention.roles.iter().any(|r| r.kinds.any(BODIES))
        {
            mention.presumed = true;
        }
        Some(mention)
    }

    /// Whether it names a human being, as far as can be presumed.
    pub(super) fn human(&self) -> Option<bool> {
        self.person.or(self.presumed.then_some(true))
    }

    /// Adds what an apposition tells: an acronym, a name, a role.
    fn apposition(&mut self, page: &Page, segment: &[Piece], first: &[Piece]) {
        if let [only] = segment
            && only.capitals
            && abbreviates(&only.folded, first)
        {
            self.acronym = Some(only.folded.clone());
            return;
        }
        let Some(other) = Self::segment(page, segment, self.span)
            .filter(|o| !o.pronoun && o.opening != Opening::Possessive && o.through.is_none())
        else {
            return;
        };
        // A spokesman with a name is himself.
        if self.is_spokesman()
            && !other.name.is_empty()
            && other.person != Some(false)
            && let Some((role, facts)) = self.through.take()
        {
            self.roles = vec![role];
            self.facts = facts;
            self.name.clear();
            self.person = Some(true);
            self.state = None;
            self.descriptive = false;
        }
        if self.name.is_empty() && !other.name.is_empty() {
            self.name = other.name;
            self.person = other.person.or(self.person);
            self.words = other.words;
            self.descriptive = other.descriptive;
        }
        if self.person.is_none() && other.roles.iter().any(is_human) {
            self.person = Some(true);
        }
        self.facts = merge_facts(self.facts, other.facts);
        self.roles.extend(other.roles);
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

    fn segment(page: &Page, pieces: &[Piece], span: Span) -> Option<Mention> {
        let mut mention = Self::blank(span);
        if let [only] = pieces
            && only
                .classes
                .any(Words::SUBJECT_PRONOUN | Words::STRONG_PRONOUN)
            && only.facts.any(Facts::FIRST | Facts::SECOND | Facts::THIRD)
        {
            mention.pronoun = true;
            mention.facts = only.facts;
            mention.hints = only.hints;
            if only.classes.any(Words::INDEFINITE) {
                mention.opening = Opening::Indefinite;
            }
            return Some(mention);
        }
        // "Him", "their": somebody, but not in a way that tells whom.
        if let [only] = pieces
            && only
                .classes
                .any(Words::OBJECT_PRONOUN | Words::POSSESSIVE | Words::REFLEXIVE)
            && only.sources.is_empty()
            && only.state.is_none()
        {
            return None;
        }
        let opened = pieces.iter().take_while(|p| opens(p)).count();
        for (i, piece) in pieces[..opened].iter().enumerate() {
            if i == 0 {
                mention.opening = opening(piece);
            }
            mention.facts = merge_facts(mention.facts, piece.facts);
        }
        let mut words = &pieces[opened..];
        while let Some((_, rest)) = words
            .split_last()
            .filter(|(l, _)| l.classes.any(Words::POSSESSOR) || l.punct.is_some())
        {
            words = rest;
        }
        if mention.opening == Opening::Definite
            && words
                .first()
                .is_some_and(|w| w.hints.any(Hints::DEMONSTRATIVE))
        {
            mention.opening = Opening::Demonstrative;
        }
        let content: Vec<&Piece> = words.iter().filter(|p| p.is_content()).collect();
        let Some(first) = content.first() else {
            return Self::nobody(pieces, mention);
        };
        if let [only] = content[..]
            && only.classes.any(Words::QUANTIFIED)
            && only.sources.is_empty()
        {
            return Self::nobody(pieces, mention);
        }
        mention.capital = first.capital && (opened > 0 || !Self::at_start(page, pieces));
        mention.words = content
            .iter()
            .filter(|p| p.distinguishes())
            .map(|p| p.modifier())
            .collect();
        mention.compound = words
            .windows(2)
            .any(|w| w[0].classes.any(Words::COORDINATOR) && !w[1].classes.any(Words::LINKING));
        if mention.compound {
            mention.facts = Facts::PLURAL;
            return Some(mention);
        }
        if let Some(author) = Self::author(page, words, span, mention.opening) {
            return Some(author);
        }
        if let [only] = content[..]
            && let Some(state) = only.named_state()
            && matches!(mention.opening, Opening::Bare | Opening::Definite)
        {
            mention.gendered = mention.facts.any(GENDER);
            mention.state = Some(state);
            mention.name = vec![only.folded.clone()];
            mention.facts = match state.kind {
                StateWord::Capital => Facts::SINGULAR,
                _ => merge_facts(state.facts, mention.facts),
            };
            return Some(mention);
        }
        mention.describe(page, words, opened == 0 && Self::at_start(page, pieces));
        mention.gendered = mention.facts.any(GENDER);
        Some(mention)
    }

    fn at_start(page: &Page, pieces: &[Piece]) -> bool {
        starts_sentence(page, page.tokens(pieces[0].span).start)
    }

    /// "Some", "others": somebody, but nobody in particular.
    fn nobody(pieces: &[Piece], mut mention: Self) -> Option<Self> {
        let vague = pieces.iter().find(|p| p.hints.any(Hints::VAGUE))?;
        mention.hints = vague.hints;
        mention.opening = Opening::Indefinite;
        Some(mention)
    }

    /// Reads name and role off the words behind the determiner.
    fn describe(&mut self, page: &Page, words: &[Piece], sentence_start: bool) {
        let head_first = page.pack.grammar.head_first;
        let name = name_start(words, head_first, sentence_start);
        let described = &words[..name.unwrap_or(words.len())];
        if let Some(role) = role(described, head_first, self.opening) {
            self.facts = merge_facts(self.facts, role.1);
            self.hints = role.0.hints;
            self.roles.push(role.0);
        }
        let people = self.roles.iter().any(is_human);
        let bodies = self
            .roles
            .iter()
            .any(|r| r.kinds.any(BODIES) && !r.kinds.any(PEOPLE));
        let Some(start) = name else {
            self.person = if people {
                Some(true)
            } else {
                bodies.then_some(false)
            };
            return;
        };
        let parts: Vec<&Piece> = words[start..].iter().filter(|p| p.is_content()).collect();
        self.name = parts.iter().map(|p| p.folded.clone()).collect();
        let noun = parts.iter().any(|p| !p.sources.is_empty());
        self.person = if people {
            Some(true)
        } else if noun
            || start == 0 && self.opening == Opening::Definite
            || bodies && parts.len() == 1
        {
            Some(false)
        } else {
            None
        };
        if self.person != Some(false) && !self.facts.any(GENDER) {
            self.facts.0 |= match parts.first().map(|p| p.hints) {
                Some(hints) if hints.any(Hints::MAN) => Facts::MASCULINE.0,
                Some(hints) if hints.any(Hints::WOMAN) => Facts::FEMININE.0,
                _ => 0,
            };
        }
        // "The United Weavers Union" is a union, too.
        if start == 0
            && noun
            && let Some((role, _)) = role(words, head_first, Opening::Definite)
        {
            self.descriptive = true;
            self.roles.push(role);
        }
    }

    /// A document or a spokesman of a body is the body: "a report by the safety board".
    fn author(page: &Page, words: &[Piece], span: Span, opening: Opening) -> Option<Mention> {
        let head_first = page.pack.grammar.head_first;
        let speaks = |p: &Piece| p.classes.any(Words::SOURCE_DOCUMENT) || p.hints.any(Hints::VOICE);
        let link = words
            .iter()
            .position(|p| p.classes.any(Words::LINKING | Words::AGENT));
        let core = &words[..link.unwrap_or(words.len())];
        let (head, others): (&Piece, &[Piece]) = if head_first {
            core.split_first()?
        } else {
            core.split_last()?
        };
        // Adjectives may stand before the noun where it mostly comes first.
        let head = if head_first {
            core.iter().find(|p| speaks(p)).unwrap_or(head)
        } else {
            head
        };
        if !speaks(head)
            || words
                .iter()
                .any(|p| p.capital && p.is_content() && speaks(p))
        {
            return None;
        }
        let body = |p: &Piece| p.sources.any(PEOPLE | BODIES) && !speaks(p);
        let mut author = match link {
            Some(link) if !others.iter().any(body) => {
                // A link may hold the article ("du").
                let holds = words[link].classes.any(Words::DETERMINER);
                let from = if holds { link } else { link + 1 };
                let start = words.get(link + 1)?.span.start;
                let mut author = Self::segment(page, &words[from..], Span::new(start, span.end))?;
                if holds && author.opening == Opening::Indefinite {
                    author.opening = Opening::Definite;
                }
                author
            }
            // "A ministry spokesman".
            None if !head_first && head.hints.any(Hints::VOICE) && !others.is_empty() => {
                let mut author = Self::segment(page, others, span)?;
                if author.opening == Opening::Bare {
                    author.opening = Opening::Definite;
                }
                author
            }
            _ => return None,
        };
        let named = !author.name.is_empty()
            || author.opening == Opening::Demonstrative
            || author.opening == Opening::Definite
                && author.roles.iter().any(|r| r.kinds.any(SPEAKERS));
        // Who speaks for a person is not that person.
        let someone_else = author.person == Some(true)
            && author.opening != Opening::Demonstrative
            && head.hints.any(Hints::VOICE);
        if !named || author.through.is_some() || someone_else {
            return None;
        }
        let (role, facts) = role(words, head_first, opening)?;
        author.facts = author.facts.without(Facts::PLURAL);
        author.span = span;
        author.through = Some((role, merge_facts(head.facts, facts)));
        Some(author)
    }

    fn blank(span: Span) -> Self {
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

/// Whether the letters of an acronym begin words of the phrase, in order.
fn abbreviates(acronym: &str, pieces: &[Piece]) -> bool {
    let mut initials = pieces.iter().filter_map(|p| p.folded.chars().next());
    acronym
        .chars()
        .filter(|c| c.is_alphanumeric())
        .all(|c| initials.any(|i| i == c))
}
