//! Which parts of a rule the sentences that it matches have used.

use std::collections::BTreeSet;

use super::context::Context;
use crate::attribution::watch;
use crate::pack::Rule;
use crate::pack::pattern::{Inst, Program, StepId};
use crate::page::Page;
use crate::text::{fold, lay_out};

/// The parts of a rule that no sentence has used yet.
#[derive(Debug, Default)]
pub(super) struct Unused {
    rule: usize,
    steps: BTreeSet<StepId>,
    /// A step that lists words, and one of them.
    words: BTreeSet<(StepId, u32)>,
}

impl Unused {
    /// All parts of the rule.
    pub(super) fn all(context: &Context, rule: usize) -> Self {
        let mut unused = Self {
            rule,
            ..Self::default()
        };
        for pattern in &context.pack.rules[rule].patterns {
            for program in [&pattern.left, &pattern.right] {
                unused.add(program);
            }
        }
        unused
    }

    /// The steps of a program that take something, and the words that they list. What a look-around asks for is not among them.
    fn add(&mut self, program: &Program) {
        let mut at = 0;
        while at < program.len() {
            match program.inst(at) {
                Inst::Look { next, .. } => {
                    at = *next;
                    continue;
                }
                Inst::Test(test) => {
                    let step = program.step(at);
                    self.steps.insert(step);
                    self.words.extend(test.words.iter().map(|w| (step, *w)));
                }
                Inst::Link(_) | Inst::Np(_) | Inst::Clause(_) => {
                    self.steps.insert(program.step(at));
                }
                _ => {}
            }
            at += 1;
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.steps.is_empty() && self.words.is_empty()
    }

    /// Takes out what the rule uses in a text.
    pub(super) fn note(&mut self, context: &Context, text: &str) {
        let pack = context.pack;
        let layout = lay_out(text, &pack.profile);
        let (_, trace) = watch(&Page::new(pack, text, &layout), true);
        let rule: &Rule = &pack.rules[self.rule];
        let own = trace
            .trials
            .iter()
            .filter(|t| t.matched && t.pattern.rule == self.rule && !t.pattern.unless);
        for trial in own {
            let pattern = &rule.patterns[trial.pattern.index];
            for visit in trial.visits.iter().filter(|v| v.matched) {
                let program = if visit.back {
                    &pattern.left
                } else {
                    &pattern.right
                };
                let step = program.step(visit.inst);
                match program.inst(visit.inst) {
                    Inst::Test(test) => {
                        self.steps.remove(&step);
                        if !test.words.is_empty() {
                            let id = pack.lexicon.id(&fold(visit.element.of(text)));
                            self.words.remove(&(step, id));
                        }
                    }
                    Inst::Link(_) | Inst::Np(_) | Inst::Clause(_) => {
                        self.steps.remove(&step);
                    }
                    _ => {}
                }
            }
        }
    }

    /// What is left, in words: the place of each step, and the words of it.
    pub(super) fn told(&self, context: &Context) -> Vec<String> {
        let place = |step: StepId| {
            let at = context.places.step(context.pack, step);
            let yaml = context.places.step_yaml(context.pack, step);
            format!("{yaml} ({at})")
        };
        let unused = |what: String| format!("no sentence that it matches uses {what}");
        let steps = self.steps.iter().map(|step| place(*step));
        let words = self
            .words
            .iter()
            .filter(|(step, _)| !self.steps.contains(step))
            .map(|(step, word)| {
                let word = &context.stock.spelled[*word as usize];
                format!("the word `{word}` of {}", place(*step))
            });
        steps.chain(words).map(unused).collect()
    }
}
