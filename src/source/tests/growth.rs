//! The maps grow with the sources and the work with the mentions, not with their pairs.

use super::super::entity::Entities;
use super::super::mention::Mention;
use super::{attribution, pack, resolve_in};
use crate::page::Page;
use crate::text::{Span, lay_out};

/// The entities of so many lines that each name a source.
fn settle(lines: impl Iterator<Item = String>) -> Entities {
    let pack = pack("en");
    let mut entities = Entities::default();
    for (sentence, line) in lines.enumerate() {
        let layout = lay_out(&line, &pack.profile);
        let page = Page::new(pack, &line, &layout);
        let mention = Mention::read(&page, Span::new(0, line.len())).unwrap();
        entities.settle(&mention, sentence, true);
    }
    entities
}

/// Entries of all the maps and lists that are searched.
fn size(entities: &Entities) -> usize {
    let lists = [
        &entities.by_last,
        &entities.by_first,
        &entities.by_head,
        &entities.by_tail,
        &entities.by_acronym,
    ];
    let listed: usize = lists
        .iter()
        .flat_map(|map| map.values().map(Vec::len))
        .sum();
    let roles: usize = entities.all.iter().map(|e| e.roles.len()).sum();
    let maps = entities.by_key.len() + entities.by_name.len() + entities.by_voice.len();
    listed + roles + maps + entities.known.len()
}

#[test]
fn one_source_of_ten_thousand_mentions_is_found_in_maps_of_one() {
    let once = settle(std::iter::once("Mayor Ada Quill".to_string()));
    let often = settle((0..10_000).map(|_| "Mayor Ada Quill".to_string()));
    assert_eq!(often.all.len(), 1);
    assert_eq!(often.all[0].mentions.len(), 10_000);
    assert_eq!(size(&often), size(&once));
}

#[test]
fn a_thousand_sources_take_a_thousand_entries() {
    let name = |i: usize| {
        let letters = [i / 100, i / 10 % 10, i % 10].map(|d| char::from(b'a' + d as u8));
        format!("Mayor Ada Qu{}", letters.iter().collect::<String>())
    };
    let one = size(&settle(std::iter::once(name(0))));
    let all = settle((0..1000).map(name));
    assert_eq!(all.all.len(), 1000);
    assert!(size(&all) <= 1000 * one);
}

#[test]
fn a_name_for_another_renames_one_source() {
    let text = |name: &str| {
        format!("{name} spoke. Tom Brask listened. {name} went on. The harbour board waited.")
    };
    let sources = |name: &str| {
        let text = text(name);
        let mut all = Vec::new();
        for source in [name, "Tom Brask", "The harbour board"] {
            all.extend(
                text.match_indices(source)
                    .map(|(at, s)| attribution(vec![Span::new(at, at + s.len())])),
            );
        }
        let (sources, _) = resolve_in(pack("en"), &text, &mut all);
        let entities: Vec<_> = all.iter().map(|a| a.entity).collect();
        let told: Vec<_> = sources
            .into_iter()
            .map(|s| (s.name, s.kind, s.anonymous, s.mentions.len()))
            .collect();
        (entities, told)
    };
    let (entities, told) = sources("Orla Brennick");
    let (same, mut renamed) = sources("Jehan Moriel");
    assert_eq!(entities, same);
    assert_eq!(renamed[0].0, "Jehan Moriel");
    renamed[0].0 = "Orla Brennick".to_string();
    assert_eq!(renamed, told);
}
