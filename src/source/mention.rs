//! What a mention of a source says by itself: names, roles, gender, number, definiteness.
//!
//! "Le curé de Terlac, Jean Vauquer" has a name of two words and a role with a head and a modifier.
//! Nothing here looks at other mentions.

use super::phrase::{Opening, Role, name_start, opening, opens, role};
use super::words::{Piece, Reader};
use crate::pack::facts::{Facts, Words};
use crate::text::{Punct, Span};

/// Gender and number: what must agree.
pub(super) const AGREEMENT: Facts = Facts(GENDER.0 | NUMBER.0);
pub(super) const GENDER: Facts = Facts(Facts::MASCULINE.0 | Facts::FEMININE.0);
pub(super) const NUMBER: Facts = Facts(Facts::SINGULAR.0 | Facts::PLURAL.0);

/// Classes of nouns that name bodies and things, never one human being.
const BODIES: Words = Words(
    Words::SOURCE_PARTY.0
        | Words::SOURCE_COMPANY.0
        | Words::SOURCE_ORGANISATION.0
        | Words::SOURCE_MEDIA.0
        | Words::SOURCE_DOCUMENT.0,
);
/// Classes of nouns that name human beings.
const PEOPLE: Words = Words(
    Words::TITLE.0
        | Words::SOURCE_PERSON.0
        | Words::SOURCE_EXPERT.0
        | Words::SOURCE_WITNESS.0
        | Words::SOURCE_CITIZEN.0
        | Words::SOURCE_ANONYMOUS.0,
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
    pub(super) pronoun: bool,
    /// Two or more sources in one phrase: it merges only with the same words.
    pub(super) compound: bool,
    /// All content words, joined.
    pub(super) key: String,
}

impl Mention {
    /// Reads the mention at `span`; `None` where there is no word.
    pub(super) fn read(reader: &Reader, span: Span) -> Option<Mention> {
        let pieces = reader.pieces(span);
        let segments: Vec<&[Piece]> = pieces
            .split(|p| {
                p.punct.is_some_and(|p| {
                    matches!(p, Punct::Comma | Punct::Open | Punct::Close | Punct::Dash)
                })
            })
            .filter(|s| !s.is_empty())
            .collect();
        let (first, rest) = segments.split_first()?;
        let mut mention = Self::segment(reader, first, span)?;
        if mention.pronoun {
            return Some(mention);
        }
        for segment in rest {
            if let [only] = segment
                && only.capitals
                && abbreviates(&only.folded, first)
            {
                mention.acronym = Some(only.folded.clone());
                continue;
            }
            let Some(other) = Self::segment(reader, segment, span)
                .filter(|o| !o.pronoun && o.opening != Opening::Possessive)
            else {
                continue;
            };
            if mention.name.is_empty() && !other.name.is_empty() {
                mention.name = other.name;
                mention.person = other.person.or(mention.person);
            }
            if mention.person.is_none() && other.roles.iter().any(|r| r.classes.any(PEOPLE)) {
                mention.person = Some(true);
            }
            mention.facts = merge_facts(mention.facts, other.facts);
            mention.roles.extend(other.roles);
        }
        if mention.person.is_none()
            && mention.name.len() > 1
            && !mention.compound
            && !mention.roles.iter().any(|r| r.classes.any(BODIES))
        {
            mention.person = Some(true);
        }
        Some(mention)
    }

    /// The same, where only `span` is the mention and what it was read from is more.
    pub(super) fn at(mut self, span: Span) -> Self {
        self.span = span;
        self
    }

    fn segment(reader: &Reader, pieces: &[Piece], span: Span) -> Option<Mention> {
        if let [only] = pieces
            && only
                .classes
                .any(Words::SUBJECT_PRONOUN | Words::STRONG_PRONOUN)
            && only.facts.any(Facts::FIRST | Facts::SECOND | Facts::THIRD)
        {
            let mut mention = Self::blank(span);
            mention.pronoun = true;
            mention.facts = only.facts;
            if only.classes.any(Words::INDEFINITE) {
                mention.opening = Opening::Indefinite;
            }
            return Some(mention);
        }
        let mut mention = Self::blank(span);
        let mut at = 0;
        while at < pieces.len() && opens(&pieces[at]) {
            if at == 0 {
                mention.opening = opening(&pieces[0]);
            }
            mention.facts = merge_facts(mention.facts, pieces[at].facts);
            at += 1;
        }
        let mut words = &pieces[at..];
        while let Some((last, rest)) = words
            .split_last()
            .filter(|(l, _)| l.classes.any(Words::POSSESSOR) || l.punct.is_some())
        {
            _ = last;
            words = rest;
        }
        let content: Vec<&Piece> = words.iter().filter(|p| p.is_content()).collect();
        mention.key = content
            .iter()
            .map(|p| p.folded.as_str())
            .collect::<Vec<_>>()
            .join(" ");
        if content.is_empty() {
            return None;
        }
        mention.compound = words
            .windows(2)
            .any(|w| w[0].classes.any(Words::COORDINATOR) && !w[1].classes.any(Words::LINKING));
        if mention.compound {
            mention.facts = Facts::PLURAL;
            return Some(mention);
        }
        if let Some(mut author) = Self::author(reader, words, span) {
            author.facts = Facts(author.facts.0 & !Facts::PLURAL.0);
            return Some(author);
        }
        let head_first = reader.pack.grammar.head_first;
        let sentence_start = at == 0 && reader.starts_sentence(pieces[0].span);
        let name = name_start(words, head_first, sentence_start);
        let described = &words[..name.unwrap_or(words.len())];
        if let Some(role) = role(described, head_first, mention.opening) {
            mention.facts = merge_facts(mention.facts, role.1);
            mention.roles.push(role.0);
        }
        let people = mention.roles.iter().any(|r| r.classes.any(PEOPLE));
        let bodies = mention.roles.iter().any(|r| r.classes.any(BODIES));
        if let Some(start) = name {
            let parts: Vec<&Piece> = words[start..].iter().filter(|p| p.is_content()).collect();
            mention.name = parts.iter().map(|p| p.folded.clone()).collect();
            let noun = parts.iter().any(|p| p.classes.any(Words::SOURCES));
            mention.person = if people {
                Some(true)
            } else if noun
                || start == 0 && mention.opening == Opening::Definite
                || bodies && parts.len() == 1
            {
                Some(false)
            } else {
                None
            };
            // "The United Weavers Union" is a union, too.
            if start == 0
                && noun
                && let Some(role) = role(words, head_first, Opening::Definite)
            {
                mention.roles.push(role.0);
            }
        } else {
            mention.person = if people {
                Some(true)
            } else {
                bodies.then_some(false)
            };
        }
        Some(mention)
    }

    /// A document by a body is the body: "a report by the safety board".
    fn author(reader: &Reader, words: &[Piece], span: Span) -> Option<Mention> {
        let link = words.iter().position(|p| p.classes.any(Words::LINKING))?;
        if !words[..link]
            .iter()
            .any(|p| p.classes.any(Words::SOURCE_DOCUMENT))
            || words[..link]
                .iter()
                .any(|p| p.classes.any(PEOPLE | BODIES) && !p.classes.any(Words::SOURCE_DOCUMENT))
        {
            return None;
        }
        // A link may hold the article ("du").
        let from = if words[link].classes.any(Words::DETERMINER) {
            link
        } else {
            link + 1
        };
        let mut author = Self::segment(
            reader,
            &words[from..],
            Span::new(words.get(link + 1)?.span.start, span.end),
        )?;
        if author.opening == Opening::Indefinite && words[link].classes.any(Words::DETERMINER) {
            author.opening = Opening::Definite;
        }
        let speaks = Words::SOURCE_OFFICIAL
            | Words::SOURCE_MILITARY
            | Words::SOURCE_JUDICIAL
            | Words::SOURCE_PARTY
            | Words::SOURCE_COMPANY
            | Words::SOURCE_ORGANISATION;
        (!author.name.is_empty()
            || author.opening == Opening::Definite
                && author.roles.iter().any(|r| r.classes.any(speaks)))
        .then_some(author)
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
            pronoun: false,
            compound: false,
            key: String::new(),
        }
    }
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
