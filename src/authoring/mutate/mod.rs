//! Damage done to rules and lexicon on purpose: where no example notices it, the examples say too little.
//!
//! A mutant is a change of the steps as they are written, compiled anew against the words of the pack, so that it
//! fares as a change by hand would. An example notices it if it holds for the pack and not for the mutant.

mod show;
mod steps;
mod words;

use rayon::prelude::*;
use serde::Serialize;

use super::OpenPack;
use super::examples::{Verdict, judge};
use super::place::{Location, Places};
use crate::pack::{Pack, PackError, Rule, Written};
pub use show::text;
use steps::Damage;

/// How the mutants of a pack fared.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Mutation {
    /// ISO 639-1 code of the pack.
    pub lang: String,
    /// Mutants that ran.
    pub mutants: usize,
    /// Those that an example noticed.
    pub noticed: usize,
    /// The others, in the order of the files.
    pub survivors: Vec<Survivor>,
}

impl Mutation {
    /// How many of a hundred mutants were noticed.
    pub fn score(&self) -> usize {
        (self.noticed * 100)
            .checked_div(self.mutants)
            .unwrap_or(100)
    }
}

/// A mutant that no example noticed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Survivor {
    /// Where the damage was done.
    pub place: Location,
    /// The rule, or the first that uses the macro; none of an entry.
    pub rule: Option<String>,
    /// What was done: `drop`, `make optional`, `make compulsory`, `drop alternative`, `swap`, `remove entry`.
    pub damage: &'static str,
    /// What it was done to, as it is written.
    pub yaml: String,
}

/// Rules to put in the place of those of the same index.
type Rules = Vec<(usize, Rule)>;

/// Makes the mutants of the rules whose identifiers pass, and of the entries that their examples use, and tries the
/// examples on each.
///
/// # Errors
/// The mistake of a pack that cannot be compiled.
pub fn mutate(
    open: &OpenPack,
    pack: &Pack,
    wanted: impl Fn(&str) -> bool,
) -> Result<Mutation, PackError> {
    let written = Written::new(&open.files, pack)?;
    let places = Places::new(open, &["rules"]);
    let damages = steps::damages(&written, pack, &places, &wanted);
    let entries = words::damages(open, pack, &wanted);
    let holding = holding(pack);
    let threads = rayon::current_num_threads();
    let per_thread = |count: usize| count.div_ceil(threads).max(1);
    let files = &open.files;
    // Each thread damages a pack of its own, and mends it again.
    let of_steps = damages.par_chunks(per_thread(damages.len())).map(|chunk| {
        let mut own = Pack::compile_most(files)?.0;
        let fared = chunk
            .iter()
            .map(|d| by_steps(d, &written, &mut own, &holding));
        Ok(fared.collect())
    });
    let of_words = entries.par_chunks(per_thread(entries.len())).map(|chunk| {
        let mut own = Pack::compile_most(files)?.0;
        let fared = chunk.iter().map(|d| d.try_on(&mut own, &holding));
        Ok(fared.collect())
    });
    let fared: Vec<Result<Vec<Fared>, PackError>> = of_steps.chain(of_words).collect();
    let mut mutation = Mutation {
        lang: pack.lang.clone(),
        ..Mutation::default()
    };
    for fared in fared {
        for one in fared? {
            match one {
                Fared::Stillborn => {}
                Fared::Noticed => {
                    mutation.mutants += 1;
                    mutation.noticed += 1;
                }
                Fared::Survived(survivor) => {
                    mutation.mutants += 1;
                    mutation.survivors.push(survivor);
                }
            }
        }
    }
    mutation.survivors.sort();
    Ok(mutation)
}

/// How a mutant fared.
enum Fared {
    /// It does not compile, or it is no other program.
    Stillborn,
    /// An example notices it.
    Noticed,
    /// None does.
    Survived(Survivor),
}

/// The examples that hold: only these can notice anything.
fn holding(pack: &Pack) -> Vec<Vec<usize>> {
    (0..pack.rules.len())
        .into_par_iter()
        .map(|rule| {
            let all = 0..pack.rules[rule].examples.len();
            all.filter(|e| judge(pack, rule, *e).verdict == Verdict::Ok)
                .collect()
        })
        .collect()
}

/// Whether an example that held does not hold any more, those of the rules named first.
fn is_noticed(pack: &Pack, holding: &[Vec<usize>], first: &[usize]) -> bool {
    let fails = |rule: usize| {
        let mut examples = holding[rule].iter();
        examples.any(|e| judge(pack, rule, *e).verdict != Verdict::Ok)
    };
    first.iter().any(|r| fails(*r)) || (0..holding.len()).any(|r| !first.contains(&r) && fails(r))
}

/// Tries the examples on the pack with a damaged rule or macro.
fn by_steps(damage: &Damage, written: &Written, pack: &mut Pack, holding: &[Vec<usize>]) -> Fared {
    let Some(mutants) = damage.compile(written, pack) else {
        return Fared::Stillborn;
    };
    let touched: Vec<usize> = mutants.iter().map(|(index, _)| *index).collect();
    let sound = swap(pack, mutants);
    let noticed = is_noticed(pack, holding, &touched);
    swap(pack, sound);
    if noticed {
        Fared::Noticed
    } else {
        Fared::Survived(damage.survivor.clone())
    }
}

/// Puts rules in their places; what stood there.
fn swap(pack: &mut Pack, rules: Rules) -> Rules {
    let one = |(index, rule)| (index, std::mem::replace(&mut pack.rules[index], rule));
    rules.into_iter().map(one).collect()
}

#[cfg(test)]
mod tests;
