//! The specification of packs names everything that a pack can hold, and the pages on commands all that these take.

use std::collections::BTreeSet;

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

/// The long options of a command, but for those that all have.
fn options(command: &clap::Command, whole: &clap::Command) -> BTreeSet<String> {
    let everywhere: BTreeSet<_> = whole.get_arguments().map(clap::Arg::get_id).collect();
    let own = command
        .get_arguments()
        .filter(|arg| !everywhere.contains(arg.get_id()));
    own.filter_map(|arg| Some(format!("--{}", arg.get_long()?)))
        .collect()
}

/// The options that a text names in pieces of code.
fn named(text: &str) -> BTreeSet<String> {
    let code = text.split('`').skip(1).step_by(2);
    code.flat_map(|code| code.split([' ', '\\', '=', ',', '[', ']']))
        .filter(|word| word.starts_with("--") && word.len() > 2)
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_page_on_commands_names_each_with_its_options_and_no_others() {
    let page = include_str!("../docs/commands.md");
    let whole = selon::cli::command();
    for command in whole.get_subcommands() {
        let begin = format!("| `selon {}` |", command.get_name());
        let row = page.lines().find(|line| line.starts_with(&begin));
        let row = row.unwrap_or_else(|| panic!("docs/commands.md: no row begins {begin}"));
        assert_eq!(
            named(row),
            options(command, &whole),
            "docs/commands.md: {begin}"
        );
    }
    let (_, table) = page.split_once("Options of all of them").unwrap();
    let table: String = table
        .lines()
        .filter(|line| line.starts_with("| `"))
        .collect();
    let mut global: BTreeSet<_> = whole
        .get_arguments()
        .filter_map(|arg| Some(format!("--{}", arg.get_long()?)))
        .collect();
    global.extend(["--help", "--version"].map(str::to_owned));
    assert_eq!(named(&table), global, "docs/commands.md: options of all");
}

#[test]
fn the_page_on_rules_has_a_section_for_each_command_with_its_options() {
    let page = include_str!("../docs/rules.md");
    let whole = selon::cli::command();
    let rules = whole.find_subcommand("rules").unwrap();
    for command in rules.get_subcommands() {
        let heading = format!("\n## selon rules {}\n", command.get_name());
        let (_, section) = page
            .split_once(&heading)
            .unwrap_or_else(|| panic!("docs/rules.md: no heading {}", heading.trim()));
        let section = section.split("\n## ").next().unwrap();
        let all = command.get_subcommands().chain([command]);
        let missing: Vec<_> = all
            .flat_map(|command| options(command, &whole))
            .filter(|option| !named(section).contains(option))
            .collect();
        assert_eq!(missing, [""; 0], "docs/rules.md, {}", heading.trim());
    }
}
