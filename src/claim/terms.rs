//! The words of a sentence that carry its meaning, with keys under which other texts' words meet them.
//!
//! A word's keys are its stem, the concepts that it names and the state that it stands for. Stems meet
//! words of the same language and cognates, concepts and states meet words of any.

use std::ops::Range;

use super::scope::{Marker, Scopes};
use crate::pack::concepts::{ConceptId, ConceptRole, inventory};
use crate::pack::facts::Words;
use crate::pack::lexicon::{StateCode, StateWord, UNKNOWN, VerbKind};
use crate::pack::stem::{key, plain};
use crate::page::Page;
use crate::text::{Span, TokenKind, fold};

/// Words that hold sentences together and mean nothing by themselves.
pub(super) const CLOSED: Words = Words(
    Words::DETERMINER.0
        | Words::POSSESSIVE.0
        | Words::PREPOSITION.0
        | Words::COORDINATOR.0
        | Words::ADVERSATIVE.0
        | Words::SUBORDINATOR.0
        | Words::COMPLEMENTIZER.0
        | Words::WHETHER.0
        | Words::WH.0
        | Words::RELATIVE.0
        | Words::SUBJECT_PRONOUN.0
        | Words::OBJECT_PRONOUN.0
        | Words::REFLEXIVE.0
        | Words::STRONG_PRONOUN.0
        | Words::NEGATION.0
        | Words::ADVERB.0
        | Words::QUANTIFIER.0
        | Words::QUANTIFIED.0
        | Words::NUMBER.0
        | Words::TITLE.0
        | Words::INFINITIVE_MARKER.0
        | Words::LINKING.0
        | Words::AGENT.0,
);

/// Letters from which a part of a compound counts.
const PART: usize = 4;

/// A word or phrase that carries meaning.
#[derive(Debug, Clone)]
pub(crate) struct Term {
    pub(crate) span: Span,
    /// Under any of these it meets other terms.
    pub(crate) keys: Vec<u64>,
    pub(crate) concepts: Vec<ConceptId>,
    /// How much it tells, in halves of an ordinary word.
    pub(crate) weight: u32,
    /// Whether an odd number of negations and denials reaches it.
    pub(crate) negated: bool,
    /// Whether a denial reaches it.
    pub(crate) denied: bool,
    /// Whether it stands in what is only supposed, tried, or one of two.
    pub(crate) supposed: bool,
    /// How many terms stand before it in the reach of what negates it.
    pub(crate) depth: usize,
    pub(crate) name: bool,
    /// Whether words of another language can meet it: a name, a state, a concept.
    pub(crate) neutral: bool,
    /// Whether it stands behind the word that leads to who does what a passive verb says.
    pub(crate) agent: bool,
    /// Whether it is a state or its capital in which something is said to be.
    pub(crate) located: bool,
    /// The state that it names or belongs to.
    pub(crate) state: Option<StateCode>,
}

/// The terms of a sentence, and the words that have a role beside them.
pub(crate) struct Terms {
    pub(crate) all: Vec<Term>,
    pub(super) markers: Vec<Marker>,
    pub(super) scopes: Scopes,
    /// Keys of the nouns for reports, sorted.
    pub(super) named: Vec<u64>,
}

impl Terms {
    pub(crate) fn read(page: &Page, tokens: Range<usize>) -> Self {
        let found = entries(page, tokens.clone());
        let markers: Vec<Marker> = found
            .iter()
            .flat_map(|(at, ids)| {
                let roles = ids.iter().filter_map(|id| inventory().role(*id));
                roles.map(|role| Marker {
                    tokens: at.clone(),
                    role,
                })
            })
            .collect();
        let scopes = Scopes::new(page, tokens.clone(), &markers);
        let mut terms = Vec::new();
        let mut entries = found.into_iter().peekable();
        let mut i = tokens.start;
        let mut named = Vec::new();
        let mut reached: Vec<usize> = Vec::new();
        let depth = |i, reached: &mut Vec<usize>| {
            let scope = scopes.reach(i).unwrap_or(usize::MAX);
            reached.push(scope);
            reached.iter().filter(|s| **s == scope).count() - 1
        };
        // An article may stand between the two.
        let located = |i: usize| {
            markers.iter().any(|m| {
                m.role == ConceptRole::Locative && (m.tokens.end..m.tokens.end + 2).contains(&i)
            })
        };
        let title_case = page.is_title_case(tokens.clone());
        while i < tokens.end {
            while entries.next_if(|(at, _)| at.start < i).is_some() {}
            let (mut range, concepts) = match entries.next_if(|(at, _)| at.start == i) {
                Some(entry) => entry,
                None => (i..i + 1, Vec::new()),
            };
            let state = page.pack.lexicon.state(&page.words[i..tokens.end]);
            if let Some((words, _)) = state
                && concepts.is_empty()
            {
                range.end = i + words;
            }
            let next = range.end;
            let token = &page.layout.tokens[i];
            let role = |role| concepts.iter().any(|c| inventory().role(*c) == Some(role));
            let negates = concepts
                .iter()
                .any(|c| inventory().role(*c).is_some_and(ConceptRole::negates));
            let means = !negates && state.is_some()
                || concepts
                    .iter()
                    .any(|c| inventory().role(*c).is_none_or(ConceptRole::has_meaning))
                    && !negates
                || concepts.is_empty() && weighs(page, i);
            if token.kind == TokenKind::Word && !token.attached {
                let mut keys = keys(page, range.clone());
                keys.extend(concepts.iter().map(|c| key('c', inventory().id(*c))));
                keys.extend(state.map(|(_, s)| key('p', s.code.as_str())));
                if role(ConceptRole::Report) {
                    named.extend(&keys);
                } else if means && !role(ConceptRole::Light) {
                    let name = token.capital && page.words[i] == UNKNOWN && !title_case;
                    terms.push(Term {
                        span: page.span(range),
                        keys,
                        weight: if name { 3 } else { weight(page, i) },
                        negated: scopes.negates(i),
                        denied: scopes.denies(i),
                        supposed: scopes.supposes(i),
                        depth: depth(i, &mut reached),
                        name,
                        neutral: name || state.is_some() || !concepts.is_empty(),
                        agent: (i.saturating_sub(2).max(tokens.start)..i).any(|t| {
                            let word = page.pack.lexicon.word(page.words[t]);
                            word.classes.any(Words::AGENT)
                        }),
                        located: state.is_some_and(|(_, s)| s.kind != StateWord::Demonym)
                            && located(i),
                        state: state.map(|(_, s)| s.code),
                        concepts,
                    });
                }
            }
            i = next;
        }
        Self {
            all: terms,
            markers,
            scopes,
            named,
        }
    }
}

/// The words and phrases that name concepts, with their tokens, in order.
///
/// They do not overlap, except that a negation between a reflexive pronoun and its verb stands for itself too.
fn entries(page: &Page, tokens: Range<usize>) -> Vec<(Range<usize>, Vec<ConceptId>)> {
    let concepts = &page.pack.concepts;
    let is = |i: usize, class| page.pack.lexicon.word(page.words[i]).classes.any(class);
    let mut found = Vec::new();
    let mut i = tokens.start;
    while i < tokens.end {
        match concepts.at(&page.words[i..tokens.end]) {
            Some((words, named)) if words > 0 => {
                found.push((i..i + words, named.to_vec()));
                let between = i + 1..i + words;
                if is(i, Words::REFLEXIVE) {
                    let negations = between.filter(|j| is(*j, Words::NEGATION));
                    found.extend(negations.filter_map(|j| {
                        let (_, named) = concepts.at(&page.words[j..=j])?;
                        Some((j..j + 1, named.to_vec()))
                    }));
                }
                i += words;
            }
            _ => i += 1,
        }
    }
    found
}

/// The keys of a word by its letters; a phrase has none. A compound has its parts' too.
fn keys(page: &Page, tokens: Range<usize>) -> Vec<u64> {
    if tokens.len() != 1 {
        return Vec::new();
    }
    let token = &page.layout.tokens[tokens.start];
    let written = token.span.of(page.text);
    let stemmer = &page.pack.stemmer;
    let mut keys = vec![stemmer.key(page.words[tokens.start], || fold(written))];
    if token.capital {
        keys.push(key('n', &plain(&fold(written))));
    }
    if written.contains('-') {
        let folded = fold(written);
        let parts = folded.split('-').filter(|p| p.chars().count() >= PART);
        keys.extend(parts.map(|p| stemmer.stem(p)));
    }
    keys
}

/// Whether the word means something by itself. A title does where no name follows it.
fn weighs(page: &Page, i: usize) -> bool {
    let word = page.pack.lexicon.word(page.words[i]);
    let lexemes = &page.pack.lexicon.lexemes;
    let auxiliary = word.readings.iter().any(|(l, _)| {
        matches!(lexemes[*l as usize].kind, VerbKind::Auxiliary(role) if role.is_empty_verb())
    });
    let named = page.layout.tokens.get(i + 1).is_some_and(|t| t.capital);
    let closed = if named {
        CLOSED
    } else {
        CLOSED.without(Words::TITLE)
    };
    !auxiliary && !word.classes.any(closed)
}

/// How much a word that means something tells.
fn weight(page: &Page, i: usize) -> u32 {
    let word = page.pack.lexicon.word(page.words[i]);
    if word.classes.any(Words::TIME) { 1 } else { 2 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Pack;
    use crate::text::lay_out;

    /// The terms of a French sentence that a negation reaches.
    fn negated(text: &str) -> Vec<&str> {
        let pack = Pack::load("fr").unwrap().unwrap();
        let layout = lay_out(text, &pack.profile);
        let page = Page::new(&pack, text, &layout);
        let terms = Terms::read(&page, 0..layout.tokens.len()).all;
        let negated = terms.iter().filter(|t| t.negated);
        negated.map(|t| t.span.of(text)).collect()
    }

    #[test]
    fn a_negation_inside_a_reflexive_verb_negates() {
        let left = "Les troupes se sont retirées du quai.";
        let stayed = "Les troupes ne se sont pas retirées du quai.";
        assert_eq!(negated(left), [""; 0]);
        assert_eq!(negated(stayed), ["se sont pas retirées", "quai"]);
        let clipped = "La troupe ne s'est pas retirée du quai.";
        assert_eq!(negated(clipped), ["s'est pas retirée", "quai"]);
    }
}
