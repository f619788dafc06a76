//! Chains of attributions that are written down as such.

use proptest::prelude::*;

use super::*;
use crate::analysis::{Certainty, Claim, Class, Concept, Kind, Polarity, Quantity, Tone};

/// An attribution whose words stand from `start` to `end`, the first two of them source and cue.
fn attribution(entity: Option<usize>, via: Option<usize>, start: usize, end: usize) -> Attribution {
    Attribution {
        kind: Kind::Indirect,
        class: Class::State,
        tone: Tone::Neutral,
        polarity: Polarity::Positive,
        certainty: Certainty::Asserted,
        rule: String::new(),
        via,
        continues: None,
        source: vec![Span::new(start, start + 1)],
        cue: vec![Span::new(start + 1, start + 2)],
        content: vec![Span::new(start + 2, end)],
        entity,
    }
}

fn chains(attributions: Vec<Attribution>) -> Chains {
    of(&Analysis {
        attributions,
        ..Analysis::default()
    })
}

fn chain(hops: &[usize], origin: usize) -> Chain {
    Chain {
        hops: hops.to_vec(),
        origin: Some(origin),
    }
}

#[test]
fn who_says_it_alone_is_its_origin() {
    let found = chains(vec![
        attribution(Some(1), None, 0, 20),
        attribution(Some(0), None, 20, 40),
        attribution(None, None, 40, 60),
    ]);
    assert_eq!(found.attributions[..2], [chain(&[], 1), chain(&[], 0)]);
    assert_eq!(found.attributions[2].origin, None);
    assert_eq!(found.origins, [0, 1]);
}

#[test]
fn a_relay_is_no_origin() {
    // A says that B says that C says …
    let found = chains(vec![
        attribution(Some(0), None, 0, 60),
        attribution(Some(1), Some(0), 2, 60),
        attribution(Some(2), Some(1), 4, 60),
    ]);
    assert_eq!(
        found.attributions,
        [chain(&[1, 2], 2), chain(&[0, 2], 2), chain(&[0, 1], 2)]
    );
    assert_eq!((found.origins, found.circular), (vec![2], vec![]));
}

#[test]
fn a_citation_beside_the_relay_is_its_origin() {
    // "Citing B, A writes …": both have one and the same content.
    let mut citing = attribution(Some(1), Some(1), 0, 10);
    citing.content = vec![Span::new(12, 60)];
    let found = chains(vec![citing, attribution(Some(0), None, 10, 60)]);
    assert_eq!(found.attributions, [chain(&[1], 1), chain(&[0], 1)]);
    assert_eq!(found.origins, [1]);
}

#[test]
fn who_adds_something_of_their_own_is_an_origin_too() {
    let found = chains(vec![
        attribution(Some(0), None, 0, 90),
        attribution(Some(1), Some(0), 2, 40),
    ]);
    assert_eq!(found.attributions, [chain(&[], 0), chain(&[0], 1)]);
    assert_eq!(found.origins, [0, 1]);
}

#[test]
fn behind_nobody_known_the_relay_is_the_end() {
    let found = chains(vec![
        attribution(Some(0), None, 0, 60),
        attribution(None, Some(0), 2, 60),
    ]);
    assert_eq!(found.attributions[0], chain(&[], 0));
    assert_eq!(found.attributions[1].origin, None);
    assert_eq!(found.origins, [0]);
}

#[test]
fn of_several_passed_on_the_one_that_says_most_is_the_origin() {
    let found = chains(vec![
        attribution(Some(0), None, 0, 90),
        attribution(Some(1), Some(0), 2, 30),
        attribution(Some(2), Some(0), 32, 90),
    ]);
    assert_eq!(found.attributions[0], chain(&[2], 2));
    assert_eq!(found.origins, [1, 2]);
}

#[test]
fn a_source_behind_another_again_is_a_circle() {
    let mut all = vec![
        attribution(Some(1), None, 0, 60),
        attribution(Some(0), Some(0), 2, 60),
        attribution(Some(0), Some(1), 4, 60),
        attribution(Some(1), Some(2), 6, 60),
    ];
    let circle = Finding {
        sources: vec![0, 1],
    };
    assert_eq!(chains(all.clone()).circular, [circle]);
    // What is denied is not passed on.
    all[1].polarity = Polarity::Negative;
    assert_eq!(chains(all).circular, []);
}

/// Three sources, each of which has something from the next, and `claim` of what they have.
fn ring(claim: impl Fn(usize) -> Claim) -> Vec<Finding> {
    let mut all = Vec::new();
    for at in 0..3 {
        all.push(attribution(Some(at), None, at * 100, at * 100 + 60));
        let inner = attribution(
            Some((at + 2) % 3),
            Some(at * 2),
            at * 100 + 2,
            at * 100 + 60,
        );
        all.push(inner);
    }
    of(&Analysis {
        claims: (0..all.len()).map(claim).collect(),
        attributions: all,
        ..Analysis::default()
    })
    .circular
}

#[test]
fn the_same_claim_handed_round_is_a_circle() {
    let claim = |attribution: usize, low| Claim {
        attribution,
        polarity: Polarity::Positive,
        certainty: Certainty::Asserted,
        quantities: vec![Quantity {
            span: Span::new(0, 1),
            low,
            high: low,
            unit: None,
            noun: None,
        }],
        times: Vec::new(),
        concepts: vec![Concept {
            id: "kill".to_owned(),
            span: Span::new(0, 1),
            negated: false,
        }],
        exclusive: Vec::new(),
    };
    let circle = Finding {
        sources: vec![0, 2, 1],
    };
    assert_eq!(ring(|index| claim(index, 40.0)), [circle]);
    assert_eq!(
        ring(|index| claim(index, f64::from(index as u32))),
        [],
        "other numbers are other claims"
    );
    let little = |index| Claim {
        quantities: Vec::new(),
        ..claim(index, 40.0)
    };
    assert_eq!(ring(little), [], "many speak of one concept");
}

/// Links that lead anywhere, in circles and outside.
fn any_links() -> impl Strategy<Value = Vec<Attribution>> {
    let link = (
        proptest::option::of(0..6usize),
        proptest::option::of(0..14usize),
        0..50usize,
        2..50usize,
    );
    prop::collection::vec(link, 0..12).prop_map(|links| {
        let one = |(entity, via, start, length)| attribution(entity, via, start, start + length);
        links.into_iter().map(one).collect()
    })
}

proptest! {
    #[test]
    fn any_links_come_to_an_end(all in any_links()) {
        let found = chains(all.clone());
        prop_assert_eq!(found.attributions.len(), all.len());
        for (index, chain) in found.attributions.iter().enumerate() {
            prop_assert!(chain.hops.len() <= DEEPEST);
            prop_assert!(chain.hops.iter().all(|&hop| hop < all.len() && hop != index));
            let mut once = chain.hops.clone();
            once.sort_unstable();
            once.dedup();
            prop_assert_eq!(once.len(), chain.hops.len());
        }
        let sources: Vec<_> = all.iter().filter_map(|a| a.entity).collect();
        prop_assert!(found.origins.iter().all(|origin| sources.contains(origin)));
        prop_assert!(found.circular.iter().all(|circle| circle.sources.len() > 1));
    }
}

#[test]
fn a_long_chain_costs_no_more_than_its_length() {
    let length = 100_000;
    let all = (0..length).map(|at| {
        let via = (at > 0).then(|| at - 1);
        attribution(Some(at), via, at, length + 2)
    });
    let found = chains(all.collect());
    assert_eq!(found.origins, [length - 1]);
}
