//! Faults planted into the packs, one at a time: the examples of the rules or their properties notice each.

use selon::authoring::OpenPack;
use selon::authoring::check::{Settings, check};
use selon::authoring::examples;
use selon::pack::embedded;

/// Who noticed a fault.
#[derive(Debug, PartialEq, Eq)]
struct Noticed {
    /// Rules with an example that fails.
    examples: Vec<String>,
    /// Properties that do not hold, with their rules.
    properties: Vec<(String, String)>,
}

impl Noticed {
    fn by_property(&self, property: &str, rule: &str) -> bool {
        self.properties
            .iter()
            .any(|(p, r)| p == property && r == rule)
    }
}

/// What is noticed where `from` is replaced by `to` in one file of a pack; `rule` is the one that is checked.
fn planted(lang: &str, file: &str, from: &str, to: &str, rule: &str) -> Noticed {
    let mut files = embedded(lang).unwrap();
    let name = format!("rules/{lang}/{file}");
    let source = files.iter_mut().find(|f| f.name == name).unwrap();
    assert_eq!(source.yaml.matches(from).count(), 1, "{from} in {name}");
    source.yaml = source.yaml.replace(from, to);
    let open = OpenPack::new(None, files);
    assert!(open.mistakes.is_empty(), "{:?}", open.mistakes);
    let tried = examples::run(&open, |_| true);
    let failing = tried.iter().filter(|t| t.fails());
    let mut examples: Vec<String> = failing.filter_map(|t| t.rule.clone()).collect();
    examples.dedup();
    let settings = Settings {
        rules: vec![rule.to_owned()],
        cases: 32,
        ..Settings::default()
    };
    let report = check(&[open], &settings).unwrap();
    let properties = report.packs[0]
        .findings
        .iter()
        .map(|f| (f.property.to_owned(), f.rule.clone()))
        .collect();
    Noticed {
        examples,
        properties,
    }
}

#[test]
fn an_article_made_compulsory() {
    let before = "    priority: 90\n    source: none\n    pattern:\n      - { phrase: { kind: according, initial: false }, as: cue }\n";
    let after = format!("{before}      - {{ look: [{{ lex: [determiner] }}] }}\n");
    let noticed = planted(
        "en",
        "rules/according.yaml",
        before,
        &after,
        "en.according-before",
    );
    assert_eq!(noticed.examples, ["en.according-before"]);
}

#[test]
fn a_word_of_two_tokens_in_a_list_of_words() {
    let noticed = planted(
        "fr",
        "rules/noun.yaml",
        "[{ word: [sur, concernant] }]",
        "[{ word: [sur, \"au sujet de\", concernant] }]",
        "fr.noun-of-source",
    );
    assert!(
        noticed.by_property("reachable", "fr.noun-of-source"),
        "{noticed:?}"
    );
    assert_eq!(noticed.examples, [""; 0], "no example can notice it");
}

#[test]
fn a_broader_rule_of_higher_priority() {
    let broad = "rules:\n  - id: fr.any-that\n    priority: 200\n    pattern:\n      - { verb: { frame: [that] }, as: cue }\n      - { gap: { max: 12 }, opt: true }\n      - { lex: [complementizer] }\n      - { clause: {}, as: content }\n  - id: fr.verb-that\n";
    let noticed = planted(
        "fr",
        "rules/clause.yaml",
        "rules:\n  - id: fr.verb-that\n",
        broad,
        "fr.verb-that",
    );
    assert!(
        noticed.properties.iter().any(|(_, r)| r == "fr.verb-that"),
        "{noticed:?}"
    );
    assert!(noticed.examples.contains(&"fr.verb-that".to_owned()));
}

#[test]
fn an_antipattern_too_wide() {
    let noticed = planted(
        "fr",
        "rules/according.yaml",
        "          - { not: [{ punct: [comma, dash] }] }\n          - { not: [{ quoted: {} }] }\n          - { phrase: { kind: according }, as: cue }\n          - { np: { has: [mute] } }\n",
        "          - { phrase: { kind: according }, as: cue }\n",
        "fr.according-after",
    );
    assert!(noticed.examples.contains(&"fr.according-after".to_owned()));
}

#[test]
fn steps_in_another_order() {
    let noticed = planted(
        "fr",
        "rules/infinitive.yaml",
        "      - { link: order_to }\n      - { np: { bare: true }, as: content }\n",
        "      - { np: { bare: true }, as: content }\n      - { link: order_to }\n",
        "fr.order-to",
    );
    assert!(noticed.examples.contains(&"fr.order-to".to_owned()));
}

#[test]
fn an_alternative_that_an_earlier_one_takes() {
    let noticed = planted(
        "fr",
        "rules/noun.yaml",
        "[{ lex: [complementizer] }]]",
        "[{ lex: [complementizer] }], [{ lex: [complementizer] }, { lex: [adverb], opt: true }]]",
        "fr.noun-that",
    );
    assert!(
        noticed.by_property("reachable", "fr.noun-that"),
        "{noticed:?}"
    );
    assert_eq!(noticed.examples, [""; 0], "no example can notice it");
}

#[test]
fn a_gap_that_eats_the_content() {
    let noticed = planted(
        "en",
        "rules/object.yaml",
        "      - { np: { bare: true } }\n      - { link: value }\n",
        "      - { np: { bare: true } }\n      - { link: value }\n      - { gap: { max: 1 } }\n",
        "en.estimate",
    );
    assert!(!noticed.examples.is_empty() || !noticed.properties.is_empty());
}

#[test]
fn a_capture_on_the_wrong_step() {
    let noticed = planted(
        "fr",
        "rules/noun.yaml",
        "      - { np: { bare: true }, as: content }\n      - { punct: [comma], opt: true }\n      - { verb: { is: [participle] } }\n      - { lex: [agent] }\n      - { np: { bare: true }, as: source }\n",
        "      - { np: { bare: true }, as: source }\n      - { punct: [comma], opt: true }\n      - { verb: { is: [participle] } }\n      - { lex: [agent] }\n      - { np: { bare: true }, as: content }\n",
        "fr.noun-put-forward",
    );
    assert_eq!(noticed.examples, ["fr.noun-put-forward"]);
}

#[test]
fn a_form_that_its_class_has_lost() {
    let noticed = planted(
        "en",
        "lexicon/words.yaml",
        "  complementizer: [that]\n",
        "  complementizer: [whereby]\n",
        "en.verb-that",
    );
    assert!(noticed.examples.contains(&"en.verb-that".to_owned()));
    assert!(!noticed.properties.is_empty());
}

#[test]
fn an_antipattern_too_narrow() {
    let noticed = planted(
        "fr",
        "rules/according.yaml",
        "          - { np: { has: [mute] } }\n        example: \"Les tarifs",
        "          - { np: { has: [title] } }\n        example: \"Les tarifs",
        "fr.according-after",
    );
    assert_eq!(noticed.examples, ["fr.according-after"]);
}
