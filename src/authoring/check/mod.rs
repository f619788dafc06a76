//! Rules tried on sentences made at random: what must hold of every rule, and the smallest sentence in which it does not.
//!
//! A case is a list of numbers that proptest draws and makes smaller. It chooses a sentence (`generate` from the steps of a
//! pattern, `seeds` from its examples, with words of the `stock`) and a change of it (`properties`); `run` goes through
//! the cases, `reach` notes which parts of a rule they use, and `kept` remembers what broke a rule. Chance depends on the
//! seed and the names of rules only, so that the same check gives the same report on any machine.

mod chance;
mod context;
mod draws;
mod edit;
mod generate;
mod kept;
mod parts;
mod properties;
mod reach;
mod report;
mod run;
mod schema;
mod seeds;
mod sentence;
mod stock;
mod verbs;

#[cfg(test)]
mod tests;

use rayon::prelude::*;

use super::OpenPack;
use crate::pack::{Pack, PackError};
use context::Context;
use properties::{ALL, Test};
pub use report::{Finding, PackReport, PropertyReport, Report, RuleReport};
use run::Run;
pub use schema::{CheckFile, Counterexample, CounterexampleFile, Negation};
pub(crate) use stock::is_named;

/// What to check, and how long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The rules; all where none is named.
    pub rules: Vec<String>,
    /// Cases a rule.
    pub cases: u32,
    /// The seed of chance.
    pub seed: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            rules: Vec::new(),
            cases: 256,
            seed: 1,
        }
    }
}

/// Checks what could be compiled of packs; of those in a folder, counterexamples are kept there.
///
/// # Errors
/// A file beside the rules that cannot be read or written.
pub fn check(packs: &[OpenPack], settings: &Settings) -> Result<Report, PackError> {
    let mut report = Report {
        cases: settings.cases,
        seed: settings.seed,
        packs: Vec::new(),
    };
    for open in packs {
        let Some(pack) = &open.pack else { continue };
        let mut one = check_pack(pack, open, settings)?;
        if let Some(folder) = &open.folder {
            let known = kept::read(&open.files)?;
            let mut new: Vec<Counterexample> = Vec::new();
            for kept in one.findings.iter().filter_map(|f| f.kept.clone()) {
                if !known.contains(&kept) && !new.contains(&kept) {
                    new.push(kept);
                }
            }
            kept::add(folder, &new)?;
            one.kept = true;
        }
        report.packs.push(one);
    }
    Ok(report)
}

/// Checks one pack.
pub(super) fn check_pack(
    pack: &Pack,
    open: &OpenPack,
    settings: &Settings,
) -> Result<PackReport, PackError> {
    let context = Context::new(pack, open)?;
    let kept = kept::read(&open.files)?;
    let run = Run {
        context: &context,
        cases: settings.cases,
        seed: settings.seed,
        kept: &kept,
    };
    let wanted = |id: &String| settings.rules.is_empty() || settings.rules.contains(id);
    let rules: Vec<usize> = (0..pack.rules().len())
        .filter(|i| wanted(&pack.rules()[*i].id))
        .collect();
    let checked: Vec<_> = rules.into_par_iter().map(|rule| run.rule(rule)).collect();
    let whole: Vec<_> = if settings.rules.is_empty() {
        let packs = ALL.par_iter().filter(|p| matches!(p.test, Test::Pack(..)));
        packs.map(|p| (p.name, run.pack(p))).collect()
    } else {
        Vec::new()
    };
    let mut report = PackReport {
        lang: pack.lang.clone(),
        ..PackReport::default()
    };
    for (rule, findings) in checked {
        report.rules.push(rule);
        report.findings.extend(findings);
    }
    let mut counts = Vec::new();
    for (name, (tried, finding)) in whole {
        counts.push((name, tried));
        report.findings.extend(finding);
    }
    report.count(&counts);
    Ok(report)
}
