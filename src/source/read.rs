//! Reads a mention off its words: segments, name and role, and through whom somebody speaks.

use super::mention::{BODIES, GENDER, Mention, PEOPLE, SPEAKERS, is_human, merge_facts};
use super::phrase::{Opening, name_start, opening, opens, role};
use super::words::{Piece, pieces, starts_sentence};
use crate::pack::facts::{Facts, Hints, Words};
use crate::pack::lexicon::StateWord;
use crate::page::Page;
use crate::text::{Punct, Span};

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
}

/// Whether the letters of an acronym begin words of the phrase, in order.
fn abbreviates(acronym: &str, pieces: &[Piece]) -> bool {
    let mut initials = pieces.iter().filter_map(|p| p.folded.chars().next());
    acronym
        .chars()
        .filter(|c| c.is_alphanumeric())
        .all(|c| initials.any(|i| i == c))
}
