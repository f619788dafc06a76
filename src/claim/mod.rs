//! Contents to claims: what each attribution asserts, in a form that can be compared across texts and languages.

mod atoms;
mod clauses;
mod digits;
mod figures;
mod number;
#[cfg(test)]
mod properties;
mod proposition;
mod quantity;
mod scope;
mod terms;
mod time;

pub(crate) use proposition::Proposition;
pub(crate) use terms::{Term, Terms};

use jiff::civil::Date;

use crate::analysis::{Attribution, Certainty, Claim, Class, Concept, Polarity};
use crate::pack::concepts::{ConceptRole, inventory};
use crate::page::Page;

/// What the sources hold of their contents: for each attribution one proposition a sentence. `date` is the
/// document's own.
pub(crate) fn propositions(
    page: &Page,
    attributions: &[Attribution],
    date: Option<Date>,
) -> Vec<Vec<Proposition>> {
    let one = |attribution: &Attribution| {
        let spans = attribution.content.iter();
        let sentences = spans.flat_map(|span| page.sentences(page.tokens(*span)));
        let read = sentences.filter_map(|tokens| Proposition::read(page, tokens, date));
        if is_denied(attribution) {
            read.map(Proposition::denied).collect()
        } else {
            read.collect()
        }
    };
    attributions.iter().map(one).collect()
}

/// Whether the source says that the content is not so.
fn is_denied(attribution: &Attribution) -> bool {
    attribution.class == Class::Deny && attribution.polarity == Polarity::Negative
}

/// One claim for each attribution, in the same order, from its propositions.
pub(crate) fn claims(attributions: &[Attribution], read: &[Vec<Proposition>]) -> Vec<Claim> {
    let one = |(index, (attribution, propositions)): (usize, (&Attribution, &Vec<Proposition>))| {
        let concepts = propositions.iter().flat_map(|p| &p.terms).flat_map(|term| {
            term.concepts.iter().map(|id| Concept {
                id: inventory().id(*id).to_owned(),
                span: term.span,
                negated: term.negated,
            })
        });
        let negated = propositions.first().is_some_and(|p| p.negative);
        let withheld = attribution.polarity == Polarity::Negative && !is_denied(attribution);
        let question = propositions.first().is_some_and(|p| p.question);
        Claim {
            attribution: index,
            polarity: if negated == withheld {
                Polarity::Positive
            } else {
                Polarity::Negative
            },
            certainty: if question {
                Certainty::Question
            } else {
                attribution.certainty
            },
            quantities: propositions
                .iter()
                .flat_map(|p| p.quantities.clone())
                .collect(),
            times: propositions.iter().flat_map(|p| p.times.clone()).collect(),
            concepts: concepts.collect(),
            exclusive: propositions
                .iter()
                .flat_map(|p| p.spans(ConceptRole::Exclusive))
                .collect(),
        }
    };
    attributions.iter().zip(read).enumerate().map(one).collect()
}
