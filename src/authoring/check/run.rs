//! The cases of one rule, and of one property of a pack: tried one by one, the first that fails made as small as it gets.

use std::collections::BTreeMap;

use proptest::strategy::{Strategy, ValueTree};

use super::chance::{least, runner};
use super::context::Context;
use super::draws::{Draws, cases, halves};
use super::properties::{
    self, Case, Fault, NOT_SHADOWED, Outcome, Property, REACHABLE, ROUND_TRIP, Test,
};
use super::reach::Unused;
use super::report::{Finding, RuleReport};
use super::schema::Counterexample;
use super::sentence::{Fate, Sentence, read};

/// What is tried.
pub(super) struct Run<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) cases: u32,
    pub(super) seed: u64,
    pub(super) kept: &'a [Counterexample],
}

/// A property that failed, with its fault and the sentence and choices that lead to it.
struct Failure {
    property: &'static Property,
    fault: Fault,
    base: Sentence,
    draws: Vec<u16>,
}

/// What a case came to.
#[derive(Default)]
struct Tried {
    fate: Option<Fate>,
    text: String,
    /// How often each property was tried, by its place among all.
    counts: Vec<usize>,
    failure: Option<Failure>,
}

impl Run<'_> {
    /// All properties of a rule.
    pub(super) fn rule(&self, rule: usize) -> (RuleReport, Vec<Finding>) {
        let id = &self.context.pack.rules[rule].id;
        let mut findings: Vec<Finding> = Vec::new();
        let mut report = RuleReport {
            id: id.clone(),
            ..RuleReport::default()
        };
        let mut tried = vec![0; properties::ALL.len()];
        for kept in self.kept.iter().filter(|k| k.rule == *id) {
            let base = Sentence::of_marked(&kept.sentence);
            let broken = findings.iter().map(|f| f.property).collect::<Vec<_>>();
            let out = self.on(
                rule,
                &base,
                false,
                &kept.draws,
                Some(&kept.property),
                &broken,
            );
            findings.extend(out.failure.map(|f| self.finding(rule, f, 0)));
        }
        let mut unused = Unused::all(self.context, rule);
        let mut taken: BTreeMap<String, usize> = BTreeMap::new();
        let mut runner = runner(self.seed, [&self.context.pack.lang, id]);
        for number in 1..=self.cases {
            let Ok(mut tree) = cases().new_tree(&mut runner) else {
                break;
            };
            let broken: Vec<&str> = findings.iter().map(|f| f.property).collect();
            let out = self.case(rule, &tree.current(), None, &broken);
            for (all, one) in tried.iter_mut().zip(&out.counts) {
                *all += one;
            }
            match &out.fate {
                None => {}
                Some(fate) => {
                    report.generated += 1;
                    match fate {
                        Fate::Holds(_) => {
                            report.matched += 1;
                            if !unused.is_empty() {
                                unused.note(self.context, &out.text);
                            }
                        }
                        Fate::Taken(other) => *taken.entry(other.clone()).or_default() += 1,
                        _ => {}
                    }
                }
            }
            if let Some(failure) = out.failure {
                let least = self.shrink(rule, &mut tree, failure);
                findings.push(self.finding(rule, least, number));
            }
        }
        // What chance has left out is looked for a little longer.
        for _ in 0..self.cases * 4 + 400 {
            if unused.is_empty() && report.matched > 0 {
                break;
            }
            let Ok(tree) = cases().new_tree(&mut runner) else {
                break;
            };
            let values = tree.current();
            let Some((sentence, _)) = self
                .context
                .sentence(rule, &mut Draws::new(halves(&values).0))
            else {
                continue;
            };
            let found = read(self.context.pack, &sentence.text);
            if let Fate::Holds(_) = sentence.fate(id, &found) {
                report.matched += u32::from(report.matched == 0);
                unused.note(self.context, &sentence.text);
            }
        }
        report.taken = taken.values().sum::<usize>() as u32;
        if self.cases > 0 {
            self.whole(rule, &report, &taken, &unused, &mut findings);
        }
        report.properties = properties::ALL
            .iter()
            .zip(tried)
            .map(|(p, n)| (p.name, n))
            .collect();
        (report, findings)
    }

    /// What only all sentences together tell.
    fn whole(
        &self,
        rule: usize,
        report: &RuleReport,
        taken: &BTreeMap<String, usize>,
        unused: &Unused,
        findings: &mut Vec<Finding>,
    ) {
        let mut tell = |property: &'static str, notes: Vec<String>| {
            let own = &self.context.pack.rules[rule];
            findings.push(Finding {
                property,
                rule: own.id.clone(),
                file: own.file.clone(),
                line: own.line,
                notes,
                ..Finding::default()
            });
        };
        if report.generated == 0 {
            tell(
                REACHABLE,
                vec!["no sentence could be made of its steps or examples".to_owned()],
            );
        } else if report.matched == 0 {
            match taken.iter().max_by_key(|(_, n)| **n) {
                Some((other, _)) => tell(
                    NOT_SHADOWED,
                    vec![format!("{other} takes its cue in every sentence")],
                ),
                None => tell(
                    REACHABLE,
                    vec!["it matches none of its sentences".to_owned()],
                ),
            }
        } else if !unused.is_empty() {
            tell(REACHABLE, unused.told(self.context));
        }
    }

    /// A property of the whole pack.
    pub(super) fn pack(&self, property: &'static Property) -> (usize, Option<Finding>) {
        let Test::Pack(make, test) = property.test else {
            return (0, None);
        };
        let finding = |fault: Fault, number: u32| {
            let kept = Counterexample {
                property: property.name.to_owned(),
                sentence: fault.expected.text.clone(),
                ..Counterexample::default()
            };
            Finding::of(property.name, None, &fault, kept, number)
        };
        let own = |k: &&Counterexample| k.property == property.name;
        for kept in self.kept.iter().filter(own) {
            if let Outcome::Fails(fault) = test(self.context, &kept.sentence) {
                return (1, Some(finding(*fault, 0)));
            }
        }
        let mut runner = runner(self.seed, [&self.context.pack.lang, property.name]);
        let fault = |values: &[u16]| {
            let text = make(self.context, &mut Draws::new(values))?;
            match test(self.context, &text) {
                Outcome::Fails(fault) => Some(*fault),
                _ => None,
            }
        };
        for number in 1..=self.cases {
            let Ok(mut tree) = cases().new_tree(&mut runner) else {
                break;
            };
            if let Some(first) = fault(&tree.current()) {
                let least = least(&mut tree, first, fault);
                return (number as usize, Some(finding(least, number)));
            }
        }
        (self.cases as usize, None)
    }

    /// One case: its sentence, and all properties that are not broken yet, or the one that is asked for.
    fn case(&self, rule: usize, values: &[u16], only: Option<&str>, broken: &[&str]) -> Tried {
        let (first, second) = halves(values);
        match self.context.sentence(rule, &mut Draws::new(first)) {
            Some((sentence, by_steps)) => self.on(rule, &sentence, by_steps, second, only, broken),
            None => Tried::default(),
        }
    }

    fn on(
        &self,
        rule: usize,
        sentence: &Sentence,
        by_steps: bool,
        draws: &[u16],
        only: Option<&str>,
        broken: &[&str],
    ) -> Tried {
        let asked =
            |p: &Property| only.is_none_or(|name| name == p.name) && !broken.contains(&p.name);
        let found = read(self.context.pack, &sentence.text);
        let fate = sentence.fate(&self.context.pack.rules[rule].id, &found);
        let mut tried = Tried {
            text: sentence.text.clone(),
            counts: vec![0; properties::ALL.len()],
            ..Tried::default()
        };
        let failure = |property: &'static Property, fault: Fault| Failure {
            property,
            fault,
            base: sentence.clone(),
            draws: draws.to_vec(),
        };
        for (number, property) in properties::ALL.iter().enumerate() {
            if !asked(property) {
                continue;
            }
            let outcome = match (property.test, &fate) {
                (Test::Rule(test), Fate::Holds(at)) => {
                    let case = Case {
                        context: self.context,
                        rule,
                        sentence,
                        found: &found,
                        at: *at,
                    };
                    test(&case, &mut Draws::new(draws))
                }
                (Test::Whole, _) if property.name == ROUND_TRIP => match fate {
                    Fate::Holds(_) => Outcome::Holds,
                    Fate::Taken(_) => Outcome::Skipped,
                    Fate::Silent if by_steps => Outcome::Skipped,
                    _ => properties::fails(sentence, &found, ""),
                },
                _ => Outcome::Skipped,
            };
            match outcome {
                Outcome::Skipped => {}
                Outcome::Holds => tried.counts[number] += 1,
                Outcome::Fails(fault) => {
                    tried.counts[number] += 1;
                    tried.failure = Some(failure(property, *fault));
                    break;
                }
            }
        }
        tried.fate = Some(fate);
        tried
    }

    /// The smallest case in which the same property fails.
    fn shrink(
        &self,
        rule: usize,
        tree: &mut impl ValueTree<Value = Vec<u16>>,
        first: Failure,
    ) -> Failure {
        let name = first.property.name;
        least(tree, first, |values| {
            self.case(rule, values, Some(name), &[]).failure
        })
    }

    fn finding(&self, rule: usize, failure: Failure, number: u32) -> Finding {
        let rule = &self.context.pack.rules[rule];
        let kept = Counterexample {
            property: failure.property.name.to_owned(),
            rule: rule.id.clone(),
            sentence: failure.base.marked(),
            draws: failure.draws,
        };
        Finding::of(
            failure.property.name,
            Some(rule),
            &failure.fault,
            kept,
            number,
        )
    }
}
