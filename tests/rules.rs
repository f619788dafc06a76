//! The examples of every embedded rule and the golden articles, a test each: `cargo test --test rules fr.verb-that`.

use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};
use selon::authoring::{self, OpenPack, examples};
use selon::pack::{Pack, RuleExample};
use selon::report::Look;

fn main() {
    let arguments = Arguments::from_args();
    let packs = authoring::open(None, None).unwrap_or_else(|error| panic!("{error}"));
    let trials = packs.into_iter().flat_map(trials).collect();
    libtest_mimic::run(&arguments, trials).exit();
}

/// The tests of one pack.
fn trials(open: OpenPack) -> Vec<Trial> {
    let lang = open.name();
    let broken = open.mistakes.first().map(ToString::to_string);
    let open = Arc::new(open);
    let mut trials: Vec<Trial> = open
        .ids()
        .into_iter()
        .map(|id| {
            let open = Arc::clone(&open);
            Trial::test(format!("{lang}::{id}"), move || examples_hold(&open, &id))
        })
        .collect();
    trials.push(Trial::test(format!("{lang}::the_pack_compiles"), || {
        broken.map_or(Ok(()), |mistake| Err(mistake.into()))
    }));
    trials.push(Trial::test(
        format!("{lang}::every_rule_has_an_example"),
        move || every_rule_has_an_example(&open),
    ));
    trials
}

fn examples_hold(open: &OpenPack, id: &str) -> Result<(), Failed> {
    let tried = examples::run(open, |wanted| wanted == id);
    if !tried.iter().any(examples::Tried::fails) {
        return Ok(());
    }
    let page = examples::text(&[(open.name(), tried)], "", &Look::new(100, false));
    Err(page.into())
}

fn every_rule_has_an_example(open: &OpenPack) -> Result<(), Failed> {
    let bare: Vec<&str> = open
        .pack
        .iter()
        .flat_map(Pack::rules)
        .filter(|rule| {
            !rule
                .examples
                .iter()
                .any(|e| matches!(e, RuleExample::Match { .. }))
        })
        .map(|rule| rule.id.as_str())
        .collect();
    if bare.is_empty() {
        return Ok(());
    }
    Err(format!("no example under `match`: {}", bare.join(", ")).into())
}
