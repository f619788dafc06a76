//! Explanations of the built-in rules.

use proptest::prelude::*;

use super::*;
use crate::authoring;

fn told(lang: &str, id: Option<&str>, text: &str) -> Explained {
    let open = authoring::open(None, Some(lang)).unwrap().remove(0);
    explain(&open, open.pack.as_ref().unwrap(), id, text)
}

#[test]
fn a_rule_that_fails_says_at_which_step_and_element() {
    let told = told(
        "fr",
        Some("fr.according-named"),
        "Pour Marthe Olivet le quai doit rouvrir.",
    );
    let rule = &told.rules[0];
    assert!(!rule.matched);
    let Fate::Failed { steps } = &rule.attempts[0].fate else {
        panic!("{:?}", rule.attempts);
    };
    assert_eq!(steps[0].yaml, "{ punct: [comma] }");
    assert!(steps[0].place.file.ends_with("according.yaml"));
    assert!(steps[0].place.line > 0);
    assert_ne!(steps[0].element, None);
}

#[test]
fn an_antipattern_is_named() {
    let text = "The mayor said in a statement that the pier was safe.";
    let told = told("en", Some("en.noun-that"), text);
    let fates: Vec<&Fate> = told.rules[0].attempts.iter().map(|a| &a.fate).collect();
    assert!(
        matches!(fates[..], [Fate::Silenced { id, .. }] if id == "place-of-saying"),
        "{fates:?}"
    );
}

#[test]
fn the_one_that_matches_comes_first() {
    let told = told("en", None, "The mayor said that the pier would close.");
    assert_eq!(told.rules[0].id, "en.verb-that");
    assert!(told.rules[0].matched);
    assert!(matches!(told.rules[0].attempts[0].fate, Fate::Won { .. }));
}

#[test]
fn the_table_names_what_steps_ask_for() {
    let told = told("fr", None, "Selon la mairie, « tout va bien ».");
    let first = &told.sentences[0].elements[0];
    let keys: Vec<&str> = first.facts.iter().map(|f| f.key).collect();
    assert!(keys.contains(&"phrase"), "{keys:?}");
    let kinds: Vec<&str> = told.sentences[0].elements.iter().map(|e| e.kind).collect();
    assert!(kinds.contains(&"quotation"), "{kinds:?}");
}

/// What examples and golden articles say, mixed.
fn texts() -> impl Strategy<Value = (bool, String)> {
    let sentences = |lang: &str| -> Vec<String> {
        let pack = Pack::load(lang).unwrap().unwrap();
        let example = |e: &crate::pack::RuleExample| match e {
            crate::pack::RuleExample::Match { marked, .. } => crate::pack::rule::unmark(marked).0,
            crate::pack::RuleExample::NoMatch { text, .. }
            | crate::pack::RuleExample::Unless { text, .. } => text.clone(),
        };
        pack.rules
            .iter()
            .flat_map(|r| r.examples.iter().map(example))
            .collect()
    };
    let (fr, en) = (sentences("fr"), sentences("en"));
    let mixed = |all: Vec<String>| {
        let piece = (prop::sample::select(all), 0usize..60, 20usize..200)
            .prop_map(|(s, from, len)| s.chars().skip(from / 3).take(len).collect::<String>());
        prop::collection::vec(piece, 1..4).prop_map(|p| p.join(" "))
    };
    prop_oneof![
        mixed(fr).prop_map(|t| (true, t)),
        mixed(en).prop_map(|t| (false, t))
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn a_rule_is_said_to_match_if_and_only_if_the_analysis_reports_it((french, text) in texts()) {
        thread_local! {
            static OPEN: [OpenPack; 2] = ["fr", "en"].map(|l| authoring::open(None, Some(l)).unwrap().remove(0));
        }
        OPEN.with(|open| {
            let open = &open[usize::from(!french)];
            let pack = open.pack.as_ref().unwrap();
            let told = explain(open, pack, None, &text);
            let found = authoring::examples::attributions(pack, &text);
            for rule in &pack.rules {
                let story = told.rules.iter().find(|r| r.id == rule.id);
                let reported = found.iter().any(|a| a.rule == rule.id);
                prop_assert_eq!(story.is_some_and(|s| s.matched), reported, "{} in {}", rule.id, text);
                if let Some(story) = story.filter(|_| reported) {
                    let won = matches!(story.attempts.first().map(|a| &a.fate), Some(Fate::Won { .. }));
                    prop_assert!(won, "{} in {}: {:?}", rule.id, text, story.attempts);
                }
            }
            Ok(())
        })?;
    }
}
