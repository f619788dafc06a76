//! Contents to claims: what each attribution asserts, in a form that can be compared across texts and languages.

mod atoms;
mod digits;
mod number;
#[cfg(test)]
mod properties;
mod proposition;
mod quantity;
mod scope;
mod stem;
mod terms;
mod time;

pub(crate) use proposition::Proposition;
pub(crate) use terms::{Term, Terms};

use crate::analysis::{Attribution, Certainty, Claim, Polarity};
use crate::page::Page;
use crate::text::Span;

/// One claim for each attribution, in the same order. `date` is the document's own.
pub(crate) fn read(
    page: &Page,
    attributions: &[Attribution],
    date: Option<jiff::civil::Date>,
) -> Vec<Claim> {
    let one = |(index, attribution): (usize, &Attribution)| {
        let tokens = || attribution.content.iter().map(|s| page.tokens(*s));
        Claim {
            attribution: index,
            polarity: Polarity::Positive,
            certainty: Certainty::Asserted,
            quantities: tokens()
                .flat_map(|t| quantity::quantities(page, t))
                .collect(),
            times: tokens().flat_map(|t| time::times(page, t, date)).collect(),
            concepts: Vec::new(),
            exclusive: Vec::<Span>::new(),
        }
    };
    attributions.iter().enumerate().map(one).collect()
}
