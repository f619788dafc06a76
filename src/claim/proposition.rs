//! A sentence, or the part of one that a content holds, in a form that can be set beside another.

use std::ops::Range;

use super::figures::figures;
use super::terms::{Term, Terms};
use crate::analysis::{Quantity, Time};
use crate::pack::concepts::ConceptRole;
use crate::page::Page;
use crate::text::{Punct, Span, TokenKind};

/// What one sentence asserts.
#[derive(Debug, Clone)]
pub(crate) struct Proposition {
    pub(crate) span: Span,
    /// Code of its language.
    pub(crate) lang: String,
    /// In text order.
    pub(crate) terms: Vec<Term>,
    pub(crate) quantities: Vec<Quantity>,
    pub(crate) times: Vec<Time>,
    /// Words with a role beside the terms, in text order.
    pub(crate) roles: Vec<(ConceptRole, Span)>,
    /// Keys of the nouns for reports and other acts of speech ("these fears"), sorted.
    pub(crate) named: Vec<u64>,
    /// Whether a negation or denial stands in its main clause.
    pub(crate) negative: bool,
    pub(crate) question: bool,
}

impl Proposition {
    /// The proposition of a range of tokens within one sentence; `None` where it says nothing.
    pub(crate) fn read(
        page: &Page,
        tokens: Range<usize>,
        date: Option<jiff::civil::Date>,
    ) -> Option<Self> {
        if tokens.is_empty() {
            return None;
        }
        let Terms {
            all: mut terms,
            markers,
            scopes,
            named,
        } = Terms::read(page, tokens.clone());
        let (quantities, times) = figures(page, tokens.clone(), date);
        // What belongs to a figure is compared with it, but for what it counts.
        terms.retain(|t| {
            let part = |q: &Quantity| {
                q.span.overlaps(t.span) && q.noun.is_none_or(|n| !n.overlaps(t.span))
            };
            !quantities.iter().any(part)
        });
        let mut roles: Vec<(ConceptRole, Span)> = markers
            .into_iter()
            .map(|m| (m.role, page.span(m.tokens)))
            .collect();
        let exclusive = scopes.exclusive.iter();
        roles.extend(exclusive.map(|i| (ConceptRole::Exclusive, page.span(*i..*i + 1))));
        let question = page.layout.tokens[tokens.clone()]
            .iter()
            .rev()
            .take(2)
            .any(|t| t.kind == TokenKind::Punct(Punct::Question));
        Some(Self {
            span: page.span(tokens.clone()),
            lang: page.pack.lang.clone(),
            terms,
            quantities,
            times,
            roles,
            named,
            negative: scopes.negate_main(),
            question,
        })
    }

    /// What somebody who denies it asserts.
    pub(crate) fn denied(mut self) -> Self {
        for term in &mut self.terms {
            term.negated = !term.negated;
            term.denied = true;
        }
        self.negative = !self.negative;
        self
    }

    /// Whether it has a word with the role.
    pub(crate) fn has(&self, role: ConceptRole) -> bool {
        self.roles.iter().any(|(r, _)| *r == role)
    }

    /// The words with the role.
    pub(crate) fn spans(&self, role: ConceptRole) -> impl Iterator<Item = Span> {
        self.roles
            .iter()
            .filter(move |(r, _)| *r == role)
            .map(|(_, span)| *span)
    }

    /// Whether it denies what stands before it: it opens with a negation, or calls something false.
    pub(crate) fn is_denial(&self) -> bool {
        let first = self.terms.first().map_or(self.span.end, |t| t.span.end);
        self.roles.iter().any(|(role, span)| match role {
            ConceptRole::Denial => true,
            ConceptRole::Negation | ConceptRole::Nobody => span.start <= first,
            ConceptRole::Affirmation => self
                .roles
                .iter()
                .any(|(r, _)| matches!(r, ConceptRole::Negation | ConceptRole::NegationSecond)),
            _ => false,
        })
    }

    /// How much its terms tell together.
    pub(crate) fn weight(&self) -> u32 {
        self.terms.iter().map(|t| t.weight).sum()
    }
}
