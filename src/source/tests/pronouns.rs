//! Pronouns, and those that stay open.

use super::{attribution, entities, merge, pack, resolve_in};
use crate::text::Span;

#[test]
fn a_state_named_in_passing_is_stood_for() {
    let text = "[Le Pérou] le dit. La Bolivie attend. [Elle] refuse. Le Pérou a fermé le port, qu’[il] dit sien.";
    let (found, sources) = merge("fr", text);
    assert_eq!(found, [Some(0), Some(1), Some(0)]);
    assert_eq!(sources[1].name, "La Bolivie");
}

#[test]
fn a_state_whose_article_is_clipped_may_change_its_gender() {
    let text = "[L’Iran] le dit. L’Iran a fermé ses ports. [Elle] le regrette.";
    assert_eq!(entities("fr", text), [Some(0), Some(0)]);
    let text = "[Le Pérou] le dit. Le Pérou a fermé ses ports. [Elle] le regrette.";
    assert_eq!(entities("fr", text), [Some(0), None]);
}

#[test]
fn given_names_tell_the_gender() {
    let text = "[Helen Ades] met [Martin Brask]. [She] smiled. [He] left.";
    assert_eq!(entities("en", text), [Some(0), Some(1), Some(0), Some(1)]);
}

#[test]
fn the_latter_is_the_one_named_last() {
    let text = "[Le maire, Paul Ivert], et ses voisins ont écrit au [préfet, Jean Rostel]. [Ce dernier] attend.";
    assert_eq!(entities("fr", text), [Some(0), Some(1), Some(1)]);
}

#[test]
fn who_was_spoken_of_is_a_person_and_not_who_spoke() {
    let text = "[Le parquet] accuse le docteur Paul Ivert. [L’intéressé] nie.";
    let (found, sources) = merge("fr", text);
    assert_eq!(found, [Some(0), Some(1)]);
    assert_eq!(sources[1].name, "docteur Paul Ivert");

    // "He called them fools, says a clerk. The one concerned denies it."
    let text = "Paul Ivert est venu. Il a crié, dit un commis. L’intéressé nie.";
    let span = |part: &str| {
        let start = text.find(part).unwrap();
        vec![Span::new(start, start + part.len())]
    };
    let mut all = ["Paul Ivert", "Il", "un commis", "L’intéressé"]
        .map(|source| attribution(span(source)))
        .to_vec();
    all[1].content = span("crié");
    all[2].content = span("Il a crié");
    resolve_in(pack("fr"), text, &mut all);
    let found: Vec<_> = all.iter().map(|a| a.entity).collect();
    assert_eq!(found, [Some(0), Some(0), Some(1), Some(0)]);
}

#[test]
fn a_first_person_inside_a_content_is_who_says_it() {
    let text = "Ada Quill said: I told them. We told them.";
    let mut all = vec![
        attribution(vec![Span::new(0, 9)]),
        attribution(vec![Span::new(16, 17)]),
        attribution(vec![Span::new(29, 31)]),
    ];
    all[0].content = vec![Span::new(16, text.len())];
    all[1].via = Some(0);
    all[2].via = Some(0);
    let (sources, unresolved) = resolve_in(pack("en"), text, &mut all);
    let found: Vec<_> = all.iter().map(|a| a.entity).collect();
    assert_eq!(found, [Some(0), Some(0), None]);
    assert_eq!(sources[0].mentions.len(), 2);
    assert!(unresolved.is_empty());
}

#[test]
fn a_subject_that_is_nobody_else_is_stood_for() {
    let text = "[Tom Brask] spoke. A driver was arrested. [He] denied it.";
    let (found, sources) = merge("en", text);
    assert_eq!(found, [Some(0), Some(1)]);
    assert_eq!(sources[1].name, "A driver");
}

#[test]
fn what_stays_open_has_its_candidates() {
    let text = "Quinn Ades told Rowan Brask so. She left. We knew.";
    let mut all = vec![
        attribution(vec![Span::new(0, 10)]),
        attribution(vec![Span::new(16, 27)]),
        attribution(vec![Span::new(32, 35)]),
        attribution(vec![Span::new(42, 44)]),
    ];
    let (sources, unresolved) = resolve_in(pack("en"), text, &mut all);
    assert_eq!(sources.len(), 2);
    assert_eq!(unresolved.len(), 1);
    assert_eq!(unresolved[0].mention, Span::new(32, 35));
    assert_eq!(unresolved[0].attribution, 2);
    assert_eq!(unresolved[0].candidates, [0, 1]);
}

#[test]
fn the_pronoun_of_a_compound_passive_is_nobody() {
    let text = "Paul Ivert est venu. Il a été convenu de partir. Il est resté.";
    let mut all = ["Paul Ivert", "Il a", "Il est"]
        .map(|part| {
            let start = text.find(part).unwrap();
            let end = start
                + part
                    .rfind(' ')
                    .filter(|_| part.starts_with("Il"))
                    .unwrap_or(part.len());
            attribution(vec![Span::new(start, end)])
        })
        .to_vec();
    let start = text.find("été convenu").unwrap();
    all[1].cue = vec![Span::new(start, start + "été convenu".len())];
    let (_, unresolved) = resolve_in(pack("fr"), text, &mut all);
    let found: Vec<_> = all.iter().map(|a| a.entity).collect();
    assert_eq!(found, [Some(0), None, Some(0)]);
    assert!(unresolved.is_empty());
}

#[test]
fn a_noun_with_a_gender_is_stood_for_where_its_article_hides_it() {
    let text =
        "[Les syndicats] protestent. [Ils] appellent à la grève. [L’armée] attend. [Elle] se tait.";
    assert_eq!(entities("fr", text), [Some(0), Some(0), Some(1), Some(1)]);
}
