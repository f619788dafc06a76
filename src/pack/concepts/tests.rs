//! The loader's messages, and what holds of the embedded inventory and its forms.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::schema::ConceptFile;
use super::{ConceptId, ConceptRole, Inventory, inventory};
use crate::analysis::ConflictKind;
use crate::pack::{Pack, PackSource, embedded, in_folder, installed, parse};
use crate::page::Page;
use crate::text::lay_out;

const PACK: &str = "schema: selon/1
language: xx
name: test
text: { elisions: [\"s'\"] }
plural: [{ from: '$', to: n }]
adjectives: [{ from: 'a$', to: [o, i] }]
prepositions: { to: [to, tu] }
forms: { now: [finite, present], inf: [infinitive], ppart: [participle] }
paradigms:
  ar: { strip: ar, endings: { inf: [ar], now: [a], ppart: [ad] } }
";
const WORDS: &str = "schema: selon/1
words: { reflexive: [se, \"s'\"], negation: [nix] }
auxiliaries: [{ lemma: es, role: be, forms: { now: [es] } }]
common_verbs: [{ lemma: ir, forms: { now: [va] } }]
";

fn source(name: &str, yaml: &str) -> PackSource {
    PackSource {
        name: name.to_string(),
        yaml: yaml.to_string(),
    }
}

/// The pack above with these concepts.
fn pack(concepts: &str) -> Result<Pack, String> {
    let file = format!("schema: selon/1\n{concepts}");
    Pack::compile(&[
        source("pack.yaml", PACK),
        source("lexicon/w.yaml", WORDS),
        source("concepts/c.yaml", &file),
    ])
    .map_err(|error| error.to_string())
}

fn mistake(concepts: &str) -> String {
    pack(concepts).err().unwrap_or_default()
}

/// How many words at the start of the text name which concepts.
fn at(pack: &Pack, text: &str) -> Option<(usize, Vec<&'static str>)> {
    let layout = lay_out(text, &pack.profile);
    let page = Page::new(pack, text, &layout);
    let (length, named) = pack.concepts.at(&page.words)?;
    let inventory = inventory();
    Some((length, named.iter().map(|c| inventory.id(*c)).collect()))
}

fn read(concepts: &str) -> Result<Inventory, String> {
    let file = format!("schema: selon/1\nconcepts:\n{concepts}");
    Inventory::read(&[source("concepts/i.yaml", &file)]).map_err(|error| error.to_string())
}

#[test]
fn forms_of_every_kind_are_found() {
    let pack = pack(
        "concepts:\n  accept: { verbs: [amar, ir via], nouns: [pom, { lemma: rix, plural: [rices] }], adjectives: [bona], words: [go to] }\n",
    )
    .unwrap();
    for one in [
        "amar", "Ama", "AMAD", "pom", "pomn", "rix", "rices", "bona", "bono", "boni",
    ] {
        assert_eq!(at(&pack, one), Some((1, vec!["accept"])), "{one}");
    }
    for two in ["va via", "go to", "go tu"] {
        assert_eq!(at(&pack, two), Some((2, vec!["accept"])), "{two}");
    }
    for none in ["va", "ir via", "rixn", "go", "other", ""] {
        assert_eq!(at(&pack, none), None, "{none}");
    }
}

#[test]
fn a_reflexive_verb_begins_at_its_pronoun() {
    let pack =
        pack("concepts:\n  accept: { verbs: [se amar] }\n  reject: { verbs: [amar] }\n").unwrap();
    let accept = |length| Some((length, vec!["accept"]));
    assert_eq!(at(&pack, "se ama"), accept(2));
    assert_eq!(at(&pack, "s'ama"), accept(2));
    assert_eq!(at(&pack, "se es amad"), accept(3));
    assert_eq!(at(&pack, "se es nix amad"), accept(4));
    assert_eq!(at(&pack, "se pom amad"), None);
    assert_eq!(at(&pack, "es amad"), None);
    assert_eq!(at(&pack, "amad"), Some((1, vec!["reject"])));
}

#[test]
fn the_longest_entry_wins_and_may_name_several() {
    let pack =
        pack("concepts:\n  accept: { words: [a b, a b c, d] }\n  reject: { words: [a b, d] }\n")
            .unwrap();
    assert_eq!(at(&pack, "a b c"), Some((3, vec!["accept"])));
    assert_eq!(at(&pack, "a b x"), Some((2, vec!["accept", "reject"])));
    assert_eq!(at(&pack, "d"), Some((1, vec!["accept", "reject"])));
}

#[test]
fn a_given_form_replaces_the_lexicons() {
    let pack =
        pack("concepts:\n  accept: { verbs: [{ lemma: ir, forms: { ppart: [id] } }] }\n").unwrap();
    assert_eq!(at(&pack, "id"), Some((1, vec!["accept"])));
    assert_eq!(at(&pack, "va"), None);
}

#[test]
fn words_of_concepts_alone_are_unknown_to_rules() {
    let pack = pack("concepts:\n  accept: { words: [pom, se] }\n").unwrap();
    let id = |word| pack.lexicon.for_rules(pack.lexicon.id(word));
    assert_eq!(id("pom"), crate::pack::lexicon::UNKNOWN);
    assert_ne!(id("se"), crate::pack::lexicon::UNKNOWN);
}

#[test]
fn examples_are_kept() {
    let pack = pack("examples:\n  - { a: A, b: B, conflict: opposites }\n  - { a: A, b: C, conflict: null, why: both }\n").unwrap();
    let kinds: Vec<_> = pack
        .concepts
        .examples()
        .iter()
        .map(|e| e.conflict)
        .collect();
    assert_eq!(kinds, [Some(ConflictKind::Opposites), None]);
    assert_eq!(pack.concepts.examples()[1].why, "both");
}

#[test]
fn mistakes_in_forms_have_their_place() {
    assert_eq!(
        mistake("concepts:\n  acept: { words: [x] }\n"),
        "concepts/c.yaml:3:3: unknown concept `acept`; did you mean `accept`?"
    );
    assert_eq!(
        mistake("concepts:\n  accept:\n    wrods: [x]\n"),
        "concepts/c.yaml:4:5: unknown key `wrods`; did you mean `words`?"
    );
    assert_eq!(
        mistake("concepts:\n  accept:\n    verbs: [amar, walk]\n"),
        "concepts/c.yaml:4:19: no paradigm fits `walk` and it has no `forms` of its own"
    );
    assert_eq!(
        mistake("concepts:\n  accept:\n    verbs: [{ lemma: amar, paradigm: at }]\n"),
        "concepts/c.yaml:4:38: unknown paradigm `at`; did you mean `ar`?"
    );
    assert_eq!(
        mistake("concepts:\n  accept:\n    nouns: [{ lema: x }]\n"),
        "concepts/c.yaml:4:13: unknown key `lema`; did you mean `lemma`?"
    );
    assert_eq!(
        mistake("concepts:\n  accept:\n    words: [x, '']\n"),
        "concepts/c.yaml:4:16: an empty form matches nothing"
    );
    assert_eq!(
        mistake("concepts:\n  accept:\n    verbs: [{ forms: { now: [x] } }]\n"),
        "concepts/c.yaml:4:13: a verb needs a `lemma`"
    );
}

#[test]
fn mistakes_in_examples_have_their_place() {
    assert_eq!(
        mistake("examples:\n  - { a: A, b: B, conflict: oposites }\n"),
        "concepts/c.yaml:3:29: unknown value `oposites`; did you mean `opposites`?"
    );
    assert_eq!(
        mistake("examples:\n  - { a: A, conflict: opposites }\n"),
        "concepts/c.yaml:3:5: an example has two sentences, `a` and `b`"
    );
    assert_eq!(
        mistake("examples:\n  - { a: A, b: B }\n"),
        "concepts/c.yaml:3:5: the example has no `conflict`; say in `why` that both can hold"
    );
}

#[test]
fn a_bad_regular_expression_for_adjectives() {
    let yaml = PACK.replace("'a$'", "'a('");
    let error = Pack::compile(&[source("pack.yaml", &yaml)]).err().unwrap();
    assert_eq!(
        error.to_string(),
        "pack.yaml:6:22: `a(` is not a regular expression: unclosed group"
    );
}

#[test]
fn mistakes_in_an_inventory_have_their_place() {
    let mistake = |concepts: &str| read(concepts).err().unwrap_or_default();
    assert_eq!(
        mistake("  - { id: rise, doc: d, opposites: [fal] }\n  - { id: fall, doc: d }\n"),
        "concepts/i.yaml:3:37: unknown concept `fal`; did you mean `fall`?"
    );
    assert_eq!(
        mistake("  - { id: rise, doc: d, opposites: [rise] }\n"),
        "concepts/i.yaml:3:37: `rise` cannot be its own opposite"
    );
    assert_eq!(
        mistake("  - { id: rise, doc: d }\n  - { id: rise, doc: d }\n"),
        "concepts/i.yaml:4:11: concept `rise` stands in concepts/i.yaml too"
    );
    assert_eq!(
        mistake("  - { id: rise, doc: d, role: denail }\n"),
        "concepts/i.yaml:3:31: unknown value `denail`; did you mean `denial`?"
    );
    assert_eq!(
        mistake("  - { doc: d }\n"),
        "concepts/i.yaml:3:5: the concept has no `id`"
    );
    assert_eq!(
        mistake("  - { id: rise }\n"),
        "concepts/i.yaml:3:5: concept `rise` has no `doc`; say what it means"
    );
}

#[test]
fn one_side_is_enough_for_opposites() {
    let inventory =
        read("  - { id: up, doc: d, opposites: [down] }\n  - { id: down, doc: d }\n").unwrap();
    let [down, up] = ["down", "up"].map(|id| inventory.named(id).unwrap());
    assert!(inventory.opposed(up, down) && inventory.opposed(down, up));
    assert!(!inventory.opposed(up, up));
    assert_eq!(inventory.opposites(down), [up]);
    assert_eq!(inventory.named("left"), None);
}

#[test]
fn opposites_of_the_inventory_are_symmetric() {
    let inventory = inventory();
    for a in 0..inventory.len() as ConceptId {
        assert_eq!(inventory.named(inventory.id(a)), Some(a));
        for &b in inventory.opposites(a) {
            assert!(a != b && inventory.opposed(b, a), "{}", inventory.id(a));
        }
    }
}

fn loaded(lang: &str) -> Pack {
    Pack::load(lang)
        .unwrap()
        .unwrap_or_else(|error| panic!("{error}"))
}

/// The concept files of an embedded pack.
fn files(lang: &str) -> Vec<ConceptFile> {
    let files = embedded(lang).unwrap();
    let files = files.iter().filter(|f| in_folder(f, "concepts"));
    files.map(|f| parse(f).unwrap()).collect()
}

#[test]
fn every_concept_has_forms_in_every_language() {
    let inventory = inventory();
    for lang in installed() {
        let files = files(lang);
        let given: BTreeSet<&str> = files
            .iter()
            .flat_map(|f| f.concepts.keys())
            .map(String::as_str)
            .collect();
        // Not every language negates in two parts.
        let optional = |id: &str| {
            let role = inventory.named(id).and_then(|c| inventory.role(c));
            matches!(
                role,
                Some(ConceptRole::NegationFirst | ConceptRole::NegationSecond)
            )
        };
        let missing: Vec<_> = inventory
            .ids()
            .filter(|id| !given.contains(id) && !optional(id))
            .collect();
        assert_eq!(missing, [""; 0], "{lang}");
    }
}

#[test]
fn every_form_of_the_packs_is_found() {
    let mut lost = Vec::new();
    for lang in installed() {
        let pack = loaded(lang);
        for file in files(lang) {
            for (id, entry) in &file.concepts {
                // A given form may be given as none, and the lemma with it.
                let whole = |value: &&serde_yaml::Value| value.get("forms").is_none();
                let lemma = |value: &serde_yaml::Value| {
                    let given = value.get("lemma").unwrap_or(value);
                    given.as_str().unwrap_or_default().to_string()
                };
                let listed = entry.adjectives.iter().chain(&entry.words).cloned();
                let given = entry.verbs.iter().chain(&entry.nouns);
                for form in listed.chain(given.filter(whole).map(lemma)) {
                    // A clipped word is one only before another.
                    let clipped = form.ends_with(['\'', '’']);
                    let text = if clipped {
                        format!("{form}a")
                    } else {
                        form.clone()
                    };
                    let found = at(&pack, &text);
                    let found = found.is_some_and(|(_, named)| named.contains(&id.as_str()));
                    if !found {
                        lost.push(format!("{lang}: `{form}` does not name {id}"));
                    }
                }
            }
        }
    }
    assert_eq!(lost, [""; 0]);
}

#[test]
fn no_form_names_a_concept_and_its_opposite() {
    let inventory = inventory();
    for lang in installed() {
        let concepts = loaded(lang).concepts;
        for entry in &concepts.entries {
            let named = &concepts.named[entry.named.0 as usize..entry.named.1 as usize];
            for &a in named {
                let opposed = named.iter().find(|b| inventory.opposed(a, **b));
                let names = opposed.map(|b| (inventory.id(a), inventory.id(*b)));
                assert_eq!(names, None, "{lang}");
            }
        }
    }
}

/// Every concept that the text names, in text order.
fn all(pack: &Pack, text: &str) -> Vec<ConceptId> {
    let layout = lay_out(text, &pack.profile);
    let words = Page::new(pack, text, &layout).words;
    let (mut named, mut i) = (Vec::new(), 0);
    while i < words.len() {
        let found = pack.concepts.at(&words[i..]);
        named.extend(found.into_iter().flat_map(|(_, concepts)| concepts));
        i += found.map_or(1, |(length, _)| length);
    }
    named
}

#[test]
fn examples_of_opposites_name_opposites() {
    let inventory = inventory();
    for lang in installed() {
        let pack = loaded(lang);
        let examples = pack.concepts.examples();
        assert!(examples.len() >= 40, "{lang}");
        for example in examples {
            if example.conflict == Some(ConflictKind::Opposites) {
                let (a, b) = (all(&pack, &example.a), all(&pack, &example.b));
                let opposed = a
                    .iter()
                    .any(|a| b.iter().any(|b| inventory.opposed(*a, *b)));
                assert!(opposed, "{lang}: {} / {}", example.a, example.b);
            }
        }
    }
}

proptest! {
    #[test]
    fn an_entry_is_inside_the_words(picks in proptest::collection::vec(0_usize..12, 0..8)) {
        let words = ["se", "s'", "es", "nix", "amar", "ama", "amad", "va", "via", "a", "b", "zz"];
        let pack = pack("concepts:\n  accept: { verbs: [se amar, ir via, se ir via], words: [a b, se a, via] }\n").unwrap();
        let ids: Vec<_> = picks.iter().map(|i| pack.lexicon.id(words[*i])).collect();
        if let Some((length, named)) = pack.concepts.at(&ids) {
            prop_assert!(length >= 1 && length <= ids.len());
            prop_assert!(!named.is_empty());
            // What stands behind an entry does not shorten it.
            prop_assert!(pack.concepts.at(&ids[..length]).is_some_and(|found| found.0 == length));
        }
    }
}
