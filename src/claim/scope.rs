//! Which words of a sentence a negation or a denial reaches.
//!
//! A sentence is cut into clauses by its punctuation and conjunctions. A negation reaches from its word
//! to the end of its clause and into the clauses embedded there ("did not say that …"); a quantifier such
//! as "nobody" reaches the whole clause. A predicate of denial ("is false", "denies that …") reaches what
//! follows it, or where nothing does, what it is said of. A word reached twice is affirmed.
//!
//! Scope by clause is the approximation of `NegEx` (Chapman et al. 2001), with clauses for windows.

use std::ops::Range;

use crate::pack::concepts::ConceptRole;
use crate::pack::facts::{Facts, Words};
use crate::page::Page;
use crate::text::{Punct, TokenKind};

/// Tokens behind a coordinator within which a verb shows that a clause follows.
const NEAR: usize = 6;

/// Tokens behind a word for absence within which another negation only repeats it.
const ECHO: usize = 3;

/// A word with a role in negation: its tokens, and the role.
#[derive(Debug, Clone)]
pub(super) struct Marker {
    pub(super) tokens: Range<usize>,
    pub(super) role: ConceptRole,
}

/// How a clause hangs on the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Link {
    /// It does not: it is coordinated, or opposed.
    Free,
    /// It tells when, why or which.
    Subordinate,
    /// It says what: the content of a verb of saying or knowing.
    Complement,
}

/// What reaches which words of one sentence.
#[derive(Debug, Default)]
pub(super) struct Scopes {
    /// First tokens of the clauses, with the sentence's end as the last.
    starts: Vec<usize>,
    /// How each clause hangs on the one before it.
    links: Vec<Link>,
    negations: Vec<Range<usize>>,
    denials: Vec<Range<usize>>,
    /// What is only supposed, tried or one of two.
    supposed: Vec<Range<usize>>,
    /// The tokens of exclusive operators made of two words.
    pub(super) exclusive: Vec<usize>,
}

impl Scopes {
    pub(super) fn new(page: &Page, tokens: Range<usize>, markers: &[Marker]) -> Self {
        let mut scopes = Self::default();
        scopes.cut(page, tokens, markers);
        scopes.negate(page, markers);
        scopes.suppose(markers);
        scopes.deny(page, markers);
        scopes.lack(page, markers);
        scopes
    }

    /// The clause of a token.
    pub(super) fn clause(&self, token: usize) -> usize {
        self.starts
            .partition_point(|s| *s <= token)
            .saturating_sub(1)
    }

    /// Whether an odd number of negations and denials reaches the token.
    pub(super) fn negates(&self, token: usize) -> bool {
        let reach = |list: &[Range<usize>]| list.iter().filter(|r| r.contains(&token)).count();
        let denied = usize::from(reach(&self.denials) > 0);
        (reach(&self.negations) + denied) % 2 == 1
    }

    /// Whether the main clause is negated, or denied.
    pub(super) fn negate_main(&self) -> bool {
        let main = self
            .links
            .iter()
            .skip(1)
            .position(|l| *l != Link::Complement);
        let end = self.starts[main.map_or(self.starts.len() - 1, |n| n + 1)];
        let all = self.negations.iter().chain(&self.denials);
        all.filter(|r| r.start < end).count() % 2 == 1
    }

    /// The innermost negation or denial that reaches the token.
    pub(super) fn reach(&self, token: usize) -> Option<usize> {
        let all = self.negations.iter().chain(&self.denials).enumerate();
        all.filter(|(_, r)| r.contains(&token))
            .max_by_key(|(_, r)| r.start)
            .map(|(n, _)| n)
    }

    /// Whether a predicate of denial reaches the token.
    pub(super) fn denies(&self, token: usize) -> bool {
        self.denials.iter().any(|r| r.contains(&token))
    }

    /// Whether the token stands in what is only supposed, tried, or one of two.
    pub(super) fn supposes(&self, token: usize) -> bool {
        self.supposed.iter().any(|r| r.contains(&token))
    }

    fn cut(&mut self, page: &Page, tokens: Range<usize>, markers: &[Marker]) {
        self.starts.push(tokens.start);
        self.links.push(Link::Free);
        let opens = |i: usize| {
            let role = |m: &Marker| m.tokens.start == i && m.role == ConceptRole::Clause;
            markers.iter().any(role)
        };
        let classes = |i: usize| page.pack.lexicon.word(page.words[i]).classes;
        for i in tokens.clone().skip(1) {
            let class = classes(i);
            let link = match page.layout.tokens[i - 1].kind {
                TokenKind::Punct(
                    Punct::Semicolon
                    | Punct::Colon
                    | Punct::Dash
                    | Punct::Open
                    | Punct::Close
                    | Punct::Question
                    | Punct::Exclamation
                    | Punct::Period,
                ) => Some(Link::Free),
                TokenKind::Punct(Punct::Comma) => {
                    let joins = Words::COORDINATOR
                        | Words::ADVERSATIVE
                        | Words::SUBORDINATOR
                        | Words::RELATIVE;
                    (class.any(joins) || has_verb(page, i..tokens.end) || is_participle(page, i))
                        .then_some(Link::Free)
                }
                _ if opens(i) => Some(Link::Free),
                _ if class.any(Words::COMPLEMENTIZER) => Some(Link::Complement),
                _ if class.any(Words::WH) && !class.any(Words::RELATIVE) => Some(Link::Subordinate),
                _ if class.any(Words::ADVERSATIVE) => Some(Link::Free),
                _ if class.any(Words::RELATIVE | Words::SUBORDINATOR | Words::WHETHER)
                    && !class.any(Words::PREPOSITION | Words::DETERMINER)
                    // A reflexive pronoun, unless a subject stands behind it: "s'il".
                    && (!class.any(Words::REFLEXIVE)
                        || i + 1 < tokens.end && classes(i + 1).any(Words::SUBJECT_PRONOUN)) =>
                {
                    Some(Link::Subordinate)
                }
                _ if class.any(Words::COORDINATOR)
                    && has_verb(page, i + 1..(i + NEAR).min(tokens.end)) =>
                {
                    Some(Link::Free)
                }
                _ => None,
            };
            if let Some(link) = link {
                self.starts.push(i);
                self.links.push(link);
            }
        }
        self.starts.push(tokens.end);
    }

    /// The end of the clause, with those behind it that hang on it as `goes_on` wants.
    fn end(&self, clause: usize, goes_on: impl Fn(Link) -> bool) -> usize {
        let mut next = clause + 1;
        while self.links.get(next).is_some_and(|link| goes_on(*link)) {
            next += 1;
        }
        self.starts[next.min(self.starts.len() - 1)]
    }

    fn negate(&mut self, page: &Page, markers: &[Marker]) {
        for clause in 0..self.links.len() {
            let own = self.starts[clause]..self.starts[clause + 1];
            let mut here = markers
                .iter()
                .filter(|m| own.contains(&m.tokens.start) && !is_answer(page, m, own.start));
            let has = |role| here.clone().any(|m| m.role == role);
            if has(ConceptRole::NotOnly) {
                continue;
            }
            // Behind a word for absence it only says so once more: "without any help from anybody".
            let again = |m: &Marker| {
                markers.iter().any(|n| {
                    n.role == ConceptRole::Absence
                        && n.tokens.start < m.tokens.start
                        && m.tokens.start < n.tokens.end + ECHO
                })
            };
            let nobody = here
                .clone()
                .find(|m| m.role == ConceptRole::Nobody && !again(m));
            let from = if let Some(nobody) = nobody {
                // As a subject it negates its whole clause, as an object what it stands in.
                let at = nobody.tokens.start;
                let first = here
                    .clone()
                    .find(|m| m.role == ConceptRole::NegationFirst && m.tokens.start < at);
                Some(match first {
                    Some(first) => first.tokens.start,
                    None => last_verb(page, own.start..at).unwrap_or(own.start),
                })
            } else if has(ConceptRole::NegationSecond)
                && let Some(first) = here.clone().find(|m| m.role == ConceptRole::NegationFirst)
            {
                // What is put in between the two parts is not negated.
                let (at, behind) = (first.tokens.start, |m: &&Marker| {
                    m.role == ConceptRole::NegationSecond && m.tokens.start > first.tokens.start
                });
                let second = here.clone().find(behind).map_or(at, |m| m.tokens.start);
                Some(if second > at + NEAR { second } else { at })
            } else if let Some(alone) = here
                .clone()
                .find(|m| m.role == ConceptRole::Negation && !again(m) || ends_an_act(page, m))
            {
                Some(alone.tokens.start)
            } else {
                // The first part alone, before the word that opens a complement, excludes all but what follows.
                if let Some(first) = here.find(|m| m.role == ConceptRole::NegationFirst)
                    && self.links.get(clause + 1) == Some(&Link::Complement)
                    && self.starts[clause + 1] - first.tokens.start <= NEAR + 2
                {
                    self.exclusive.push(self.starts[clause + 1]);
                }
                None
            };
            if let Some(from) = from {
                self.negations
                    .push(from..self.end(clause, |link| link == Link::Complement));
            }
        }
    }

    fn suppose(&mut self, markers: &[Marker]) {
        for marker in markers {
            let clause = self.clause(marker.tokens.start);
            let end = match marker.role {
                ConceptRole::Hypothesis | ConceptRole::Attempt => {
                    self.end(clause, |link| link == Link::Complement)
                }
                ConceptRole::Alternative => self.starts[self.starts.len() - 1],
                _ => continue,
            };
            self.supposed.push(marker.tokens.end..end);
        }
    }

    /// A word for absence negates what it governs, up to the verb: "without a lawyer", "lack of food".
    fn lack(&mut self, page: &Page, markers: &[Marker]) {
        for marker in markers.iter().filter(|m| m.role == ConceptRole::Absence) {
            let alone = |m: &&Marker| m.tokens == marker.tokens;
            if markers.iter().filter(alone).count() == 1 {
                let clause = self.clause(marker.tokens.start);
                let governed = marker.tokens.end..self.starts[clause + 1];
                let verb = governed.clone().find(|i| is_only_finite(page, *i));
                self.negations
                    .push(governed.start..verb.unwrap_or(governed.end));
            }
        }
    }

    fn deny(&mut self, page: &Page, markers: &[Marker]) {
        let is_content = |i: usize| {
            page.layout.tokens[i].kind == TokenKind::Word
                && !markers.iter().any(|m| m.tokens.contains(&i))
                && !page
                    .pack
                    .lexicon
                    .word(page.words[i])
                    .classes
                    .any(super::terms::CLOSED)
        };
        for marker in markers {
            let at = marker.tokens.start;
            let clause = self.clause(at);
            let own = self.starts[clause]..self.end(clause, |link| link != Link::Free);
            let negated = self.negations.iter().any(|r| r.contains(&at));
            if marker.role == ConceptRole::Occurrence && negated {
                // What did not happen is the subject, with all that is told of it.
                self.negations.retain(|r| !r.contains(&at));
                self.denials
                    .push(self.starts[clause]..self.starts[clause + 1]);
                continue;
            }
            let denial = match marker.role {
                ConceptRole::Denial => true,
                ConceptRole::Affirmation => negated,
                ConceptRole::Rejecting => markers
                    .iter()
                    .any(|m| m.role == ConceptRole::Report && own.contains(&m.tokens.start)),
                _ => false,
            };
            if !denial {
                continue;
            }
            if marker.role == ConceptRole::Affirmation {
                self.negations.retain(|r| !r.contains(&at));
            }
            let after = marker.tokens.end..own.end;
            let agent = page
                .words
                .get(after.start)
                .is_some_and(|w| page.pack.lexicon.word(*w).classes.any(Words::AGENT));
            let report =
                |m: &Marker| m.role == ConceptRole::Report && after.contains(&m.tokens.start);
            if !agent && after.clone().any(is_content) {
                self.denials.push(after);
            } else if !markers.iter().any(report) {
                self.denials.push(self.starts[0]..at);
            }
        }
    }
}

/// Whether the marker ends an act that a verb names right behind it: "stopped selling".
fn ends_an_act(page: &Page, marker: &Marker) -> bool {
    marker.role == ConceptRole::Cessation
        && page.words[marker.tokens.end..].iter().take(2).any(|id| {
            let verb = Facts::INFINITIVE | Facts::GERUND;
            let word = page.pack.lexicon.word(*id);
            word.readings.iter().any(|(_, f)| f.any(verb))
        })
}

/// Whether the marker is an answer by itself: "No, they do not".
fn is_answer(page: &Page, marker: &Marker, start: usize) -> bool {
    let next = page.layout.tokens.get(marker.tokens.end);
    marker.tokens.start == start && next.is_some_and(|t| t.kind == TokenKind::Punct(Punct::Comma))
}

/// The last form before the end that can be a finite verb.
fn last_verb(page: &Page, mut tokens: Range<usize>) -> Option<usize> {
    tokens.rfind(|i| is_finite(page, *i))
}

/// Whether the token can be nothing but a finite verb.
fn is_only_finite(page: &Page, i: usize) -> bool {
    let word = page.pack.lexicon.word(page.words[i]);
    !word.readings.is_empty() && word.readings.iter().all(|(_, f)| f.any(Facts::FINITE))
}

/// Whether the token can be a finite verb.
fn is_finite(page: &Page, i: usize) -> bool {
    let word = page.pack.lexicon.word(page.words[i]);
    word.readings.iter().any(|(_, f)| f.any(Facts::FINITE))
}

/// Whether the token can be a present participle, which opens a clause behind a comma.
fn is_participle(page: &Page, i: usize) -> bool {
    let word = page.pack.lexicon.word(page.words[i]);
    word.readings.iter().any(|(_, f)| f.any(Facts::GERUND))
}

/// Whether a form that can be a finite verb stands before the next mark.
fn has_verb(page: &Page, tokens: Range<usize>) -> bool {
    for i in tokens {
        if matches!(page.layout.tokens[i].kind, TokenKind::Punct(_)) {
            return false;
        }
        if is_finite(page, i) {
            return true;
        }
    }
    false
}
