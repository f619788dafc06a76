//! The examples of every embedded rule, a test a rule: `cargo test --test rules fr.verb-that`.

use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};
use selon::check::check_rule;
use selon::pack::{self, Pack, RuleExample};

fn main() {
    let arguments = Arguments::from_args();
    let trials = pack::installed().into_iter().flat_map(trials).collect();
    libtest_mimic::run(&arguments, trials).exit();
}

/// The tests of one pack; of one that does not compile, that it must.
fn trials(lang: &'static str) -> Vec<Trial> {
    let pack = match Pack::load(lang) {
        Some(Ok(pack)) => Arc::new(pack),
        Some(Err(error)) => return vec![failing(lang, error.to_string())],
        None => return vec![failing(lang, "is not installed".to_string())],
    };
    let mut trials: Vec<Trial> = (0..pack.rules().len())
        .map(|index| {
            let name = format!("{lang}::{}", pack.rules()[index].id);
            let pack = Arc::clone(&pack);
            Trial::test(name, move || examples_hold(&pack, index))
        })
        .collect();
    trials.push(Trial::test(
        format!("{lang}::every_rule_has_an_example"),
        move || every_rule_has_an_example(&pack),
    ));
    trials
}

fn failing(lang: &str, message: String) -> Trial {
    Trial::test(format!("{lang}::pack"), move || Err(message.into()))
}

fn examples_hold(pack: &Pack, index: usize) -> Result<(), Failed> {
    let failures = check_rule(pack, &pack.rules()[index]);
    if failures.is_empty() {
        return Ok(());
    }
    let lines: Vec<String> = failures.iter().map(ToString::to_string).collect();
    Err(lines.join("\n").into())
}

fn every_rule_has_an_example(pack: &Pack) -> Result<(), Failed> {
    let bare: Vec<&str> = pack
        .rules()
        .iter()
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
