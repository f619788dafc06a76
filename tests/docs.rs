//! The specification of packs names everything that a pack can hold.

use selon::analysis::{Certainty, Class, ConflictKind, Kind, Polarity, Tone};
use selon::pack::concepts::ConceptRole;
use selon::pack::facts::{Facts, Frames, Words};
use selon::pack::{Pack, PackSource};

const SPECIFICATION: &str = include_str!("../docs/rule-format.md");
const SCHEMA: &str = concat!(
    include_str!("../src/pack/schema.rs"),
    include_str!("../src/pack/concepts/schema.rs"),
    include_str!("../src/pack/figures/schema.rs"),
    include_str!("../src/authoring/check/schema.rs"),
);

/// The keys that YAML files use: fields of the schema, or what they are renamed to.
fn keys() -> Vec<&'static str> {
    let mut keys = Vec::new();
    let mut renamed = None;
    for line in SCHEMA.lines().map(str::trim) {
        if let Some((_, rest)) = line.split_once("rename = \"") {
            renamed = rest.split('"').next();
        } else if let Some(field) = line.strip_prefix("pub ")
            && let Some((name, _)) = field.split_once(':')
            && !name.contains(' ')
        {
            keys.push(renamed.take().unwrap_or(name));
        }
    }
    keys
}

/// Whether the specification has `name` in a piece of code of its running text.
fn names(name: &str) -> bool {
    let outside_blocks = SPECIFICATION.split("```").step_by(2);
    outside_blocks
        .flat_map(|text| text.split('`').skip(1).step_by(2))
        .flat_map(|code| code.split([' ', ',', ':', '"']))
        .any(|word| word == name)
}

#[test]
fn the_specification_names_every_key() {
    let keys = keys();
    assert!(keys.len() > 100, "the schema is read wrongly: {keys:?}");
    let missing: Vec<_> = keys.into_iter().filter(|key| !names(key)).collect();
    assert_eq!(missing, [""; 0], "add them to docs/rule-format.md");
}

/// The closed vocabulary: names of classes, facts and frames, and the values of an attribution.
fn vocabulary() -> Vec<&'static str> {
    let values = Kind::ALL.iter().map(|v| v.as_str());
    let values = values.chain(Class::ALL.iter().map(|v| v.as_str()));
    let values = values.chain(Tone::ALL.iter().map(|v| v.as_str()));
    let values = values.chain(Polarity::ALL.iter().map(|v| v.as_str()));
    let values = values.chain(Certainty::ALL.iter().map(|v| v.as_str()));
    let values = values.chain(ConflictKind::ALL.iter().map(|v| v.as_str()));
    let values = values.chain(ConceptRole::ALL.iter().map(|(_, name)| *name));
    let names = [Words::NAMES, Facts::NAMES, Frames::NAMES].concat();
    names.into_iter().chain(values).collect()
}

#[test]
fn the_specification_names_the_closed_vocabulary() {
    let missing: Vec<_> = vocabulary().into_iter().filter(|n| !names(n)).collect();
    assert_eq!(missing, [""; 0], "add them to docs/rule-format.md");
}

#[test]
fn the_specification_names_nothing_else() {
    let known = [keys(), vocabulary()].concat();
    let rows = SPECIFICATION
        .lines()
        .filter_map(|line| line.strip_prefix("| `"));
    let unknown: Vec<_> = rows
        .filter_map(|row| row.split(['`', ':']).next())
        .filter(|name| !name.contains(".yaml") && !known.contains(name))
        .collect();
    assert_eq!(unknown, [""; 0], "take them out of docs/rule-format.md");
}

/// The files that the specification shows whole.
fn yaml_files() -> impl Iterator<Item = &'static str> {
    let blocks = SPECIFICATION.split("```yaml\n").skip(1);
    blocks
        .filter_map(|text| text.split("```").next())
        .filter(|yaml| yaml.starts_with("schema:"))
}

#[test]
fn the_pack_over_another_of_the_specification_takes_a_rule_away() {
    let over: Vec<_> = yaml_files()
        .filter(|yaml| yaml.contains("\nextends:"))
        .map(|yaml| PackSource {
            name: "pack.yaml".to_owned(),
            yaml: yaml.to_owned(),
        })
        .collect();
    let pack = Pack::compile(&over).unwrap_or_else(|error| panic!("{error}"));
    let whole = Pack::load("fr").unwrap().unwrap();
    assert_eq!(pack.rules().len(), whole.rules().len() - 1);
}

#[test]
fn the_examples_of_the_specification_are_a_pack() {
    let names = [
        "pack.yaml",
        "lexicon/words.yaml",
        "concepts/words.yaml",
        "rules/rules.yaml",
    ];
    let files: Vec<_> = yaml_files()
        .filter(|yaml| !yaml.contains("\nextends:"))
        .zip(names)
        .map(|(yaml, name)| PackSource {
            name: name.to_owned(),
            yaml: yaml.to_owned(),
        })
        .collect();
    assert_eq!(files.len(), names.len());
    let pack = Pack::compile(&files).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(pack.rules().len(), 1);
    assert_eq!(pack.concepts.examples().len(), 2);
}
