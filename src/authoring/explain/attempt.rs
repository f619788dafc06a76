//! One pattern at one cue: how far it came, and what became of its match.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use serde::Serialize;

use super::Told;
use crate::attribution::trace::{Contest, Outcome, Trial, Visit};
use crate::authoring::place::Location;
use crate::pack::RuleExample;
use crate::pack::pattern::{Inst, Pattern, Program};
use crate::text::Span;
use crate::why::{Words, reason};

/// A pattern that was run at a cue.
#[derive(Debug, Clone, Serialize)]
pub struct Attempt {
    /// Which of the rule's patterns, from 0.
    pub pattern: usize,
    /// The element of the cue.
    pub cue: Words,
    /// How many of its steps held.
    pub held: usize,
    /// How many it has.
    pub steps: usize,
    /// The furthest step that held; none where none did beside the cue.
    pub furthest: Option<StepAt>,
    /// What became of it.
    pub fate: Fate,
}

/// What became of an attempt.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Fate {
    /// It matched and won its cue.
    Won {
        /// What lost against it, each with the reason.
        over: Vec<Rival>,
    },
    /// It matched, and another won the cue.
    Lost {
        /// What won.
        winner: Rival,
    },
    /// It matched, and an antipattern silenced it.
    Silenced {
        /// The antipattern.
        id: String,
        /// Where it stands.
        place: Location,
    },
    /// It matched, but no attribution came of it.
    Empty {
        /// Why, in a sentence.
        why: String,
    },
    /// It did not match: the first step that did not hold where it came furthest, with others that would
    /// have done there.
    Failed {
        /// The steps; the first is the first that was tried.
        steps: Vec<StepAt>,
    },
}

/// Another rule at the same cue.
#[derive(Debug, Clone, Serialize)]
pub struct Rival {
    /// Its identifier.
    pub rule: String,
    /// Why the one that lost did, in a sentence.
    pub reason: String,
}

/// A step, and the element at which it was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StepAt {
    /// The step as it is written.
    pub yaml: String,
    /// Where it is written.
    pub place: Location,
    /// The element; none at the start and the end of the sentence.
    pub element: Option<Words>,
}

impl Attempt {
    /// What comes nearest sorts first.
    pub(super) fn order(&self) -> (u8, usize, Reverse<usize>) {
        let rank = match self.fate {
            Fate::Won { .. } => 0,
            Fate::Lost { .. } => 1,
            Fate::Silenced { .. } | Fate::Empty { .. } => 2,
            Fate::Failed { .. } => 3,
        };
        (rank, self.steps - self.held, Reverse(self.held))
    }
}

impl Told<'_> {
    /// The attempts of the rule at `index`, in the order in which they were made.
    pub(super) fn attempts(&self, index: usize, matched: bool) -> Vec<Attempt> {
        let trials = &self.watch.trials;
        let own = |t: &Trial| t.pattern.rule == index;
        let tried = trials
            .iter()
            .enumerate()
            .filter(|(_, t)| own(t) && !t.pattern.unless);
        tried
            .map(|(at, trial)| {
                let pattern = &self.pack.rules[index].patterns[trial.pattern.index];
                // The antipatterns of a match are tried right behind it.
                let silenced = trials[at + 1..]
                    .iter()
                    .take_while(|t| own(t) && t.pattern.unless)
                    .find(|t| trial.matched && t.matched);
                let fate = match silenced {
                    Some(anti) => self.silenced(index, anti.pattern.index),
                    None if trial.matched => self.arbitrated(trial, matched),
                    None => Fate::Failed {
                        steps: self.failed(trial, pattern),
                    },
                };
                let all = steps(pattern);
                let held: BTreeSet<u32> = passed(trial, pattern).map(|(_, step)| step).collect();
                Attempt {
                    pattern: trial.pattern.index,
                    cue: self.words(trial.cue),
                    held: if trial.matched {
                        all
                    } else {
                        held.len().min(all)
                    },
                    steps: all,
                    furthest: furthest(trial, pattern).map(|(v, step)| self.step(step, Some(v))),
                    fate,
                }
            })
            .collect()
    }

    fn silenced(&self, index: usize, number: usize) -> Fate {
        let rule = &self.pack.rules[index];
        let mut names = rule.examples.iter().filter_map(|e| match e {
            RuleExample::Unless { id, .. } => Some(id),
            _ => None,
        });
        Fate::Silenced {
            id: names.nth(number).cloned().unwrap_or_default(),
            place: self
                .places
                .at(&rule.file, &rule.path.key("unless").index(number)),
        }
    }

    /// What became of a match that no antipattern silenced.
    fn arbitrated(&self, trial: &Trial, reported: bool) -> Fate {
        let at_cue = |c: &&Contest| c.element == trial.cue;
        let Some(contest) = self.watch.contests.iter().rfind(at_cue) else {
            let why = "no source or content could be made of its match";
            return Fate::Empty {
                why: why.to_owned(),
            };
        };
        let won = contest
            .candidates
            .iter()
            .find(|c| c.outcome == Outcome::Won);
        let own = contest
            .candidates
            .iter()
            .find(|c| c.pattern == trial.pattern);
        let (Some(won), Some(own)) = (won, own) else {
            let why = "the cue was read again with the next sentence";
            return Fate::Empty {
                why: why.to_owned(),
            };
        };
        if own.outcome != Outcome::Won {
            return Fate::Lost {
                winner: Rival {
                    rule: won.rule.clone(),
                    reason: reason(own, won),
                },
            };
        }
        if !reported {
            let why = "it won its cue, but what it found is part of another attribution";
            return Fate::Empty {
                why: why.to_owned(),
            };
        }
        let others = contest
            .candidates
            .iter()
            .filter(|c| c.pattern != won.pattern);
        Fate::Won {
            over: others
                .map(|lost| Rival {
                    rule: lost.rule.clone(),
                    reason: reason(lost, won),
                })
                .collect(),
        }
    }

    /// The steps that did not hold where the pattern came furthest.
    fn failed(&self, trial: &Trial, pattern: &Pattern) -> Vec<StepAt> {
        let open: Vec<(&Visit, u32)> = trial
            .visits
            .iter()
            .enumerate()
            .filter(|(i, visit)| {
                let program = program(pattern, visit);
                // Of a `look`, the step in it that fails is told.
                let asked = program.inst(visit.inst);
                asks(asked)
                    && !matches!(asked, Inst::Look { negate: false, .. })
                    && !held(trial, *i, program)
                    && !inside_not(program, visit.inst)
            })
            .map(|(_, visit)| (visit, program(pattern, visit).step(visit.inst)))
            .collect();
        // The left of the cue is tried only once the right has matched.
        let furthest = open.iter().map(|(v, _)| (v.back, v.distance)).max();
        let mut steps: Vec<StepAt> = Vec::new();
        for (visit, step) in open {
            if Some((visit.back, visit.distance)) == furthest {
                let step = self.step(step, Some(visit));
                if !steps.contains(&step) {
                    steps.push(step);
                }
            }
        }
        steps
    }

    /// A step, asked at the element of a visit.
    pub(super) fn step(&self, step: u32, visit: Option<&Visit>) -> StepAt {
        let element = visit.map(|v| v.element).filter(|e| e.start < e.end);
        StepAt {
            yaml: self.places.step_yaml(self.pack, step),
            place: self.places.step(self.pack, step),
            element: element.map(|e| self.words(e)),
        }
    }

    fn words(&self, span: Span) -> Words {
        Words {
            span: [self.points.at(span.start), self.points.at(span.end)],
            text: span.of(self.text).to_owned(),
        }
    }
}

/// The program that a visit belongs to.
pub(super) fn program<'p>(pattern: &'p Pattern, visit: &Visit) -> &'p Program {
    if visit.back {
        &pattern.left
    } else {
        &pattern.right
    }
}

/// Whether the instruction asks something of the text.
fn asks(inst: &Inst) -> bool {
    matches!(
        inst,
        Inst::Test(_)
            | Inst::Link(_)
            | Inst::Np(_)
            | Inst::Clause(_)
            | Inst::Start
            | Inst::End
            | Inst::Heading
            | Inst::Look { .. }
    )
}

/// Whether the instruction at `pc` stands among what must not match.
fn inside_not(program: &Program, pc: usize) -> bool {
    (0..pc).any(
        |at| matches!(program.inst(at), Inst::Look { negate: true, next } if (at + 1..*next).contains(&pc)),
    )
}

/// Whether what the instruction of visit `i` asks for held there, whatever came of what follows it.
fn held(trial: &Trial, i: usize, program: &Program) -> bool {
    let visit = &trial.visits[i];
    let entered = |inst: usize, distance: usize| {
        trial
            .visits
            .iter()
            .any(|v| v.back == visit.back && v.inst == inst && v.distance == distance)
    };
    visit.matched
        || match program.inst(visit.inst) {
            Inst::Test(_) | Inst::Link(_) => entered(visit.inst + 1, visit.distance + 1),
            // How much they take is not known: what they lead to is entered right behind them.
            Inst::Np(_) | Inst::Clause(_) => trial
                .visits
                .get(i + 1)
                .is_some_and(|v| v.back == visit.back && v.inst == visit.inst + 1),
            Inst::Look { next, .. } => entered(*next, visit.distance),
            _ => entered(visit.inst + 1, visit.distance),
        }
}

/// The visits at which what was asked held, with their steps.
fn passed<'t>(trial: &'t Trial, pattern: &'t Pattern) -> impl Iterator<Item = (&'t Visit, u32)> {
    let visits = trial.visits.iter().enumerate();
    visits.filter_map(move |(i, visit)| {
        let program = program(pattern, visit);
        let told = asks(program.inst(visit.inst))
            && held(trial, i, program)
            && !inside_not(program, visit.inst);
        told.then(|| (visit, program.step(visit.inst)))
    })
}

/// The last step that held where the pattern came furthest.
fn furthest<'t>(trial: &'t Trial, pattern: &'t Pattern) -> Option<(&'t Visit, u32)> {
    passed(trial, pattern).max_by_key(|(v, _)| (v.back, v.distance, v.inst))
}

/// How many steps of a pattern ask something.
fn steps(pattern: &Pattern) -> usize {
    let of = |program: &Program| -> BTreeSet<u32> {
        (0..program.len())
            .filter(|pc| asks(program.inst(*pc)) && !inside_not(program, *pc))
            .map(|pc| program.step(pc))
            .collect()
    };
    of(&pattern.left).union(&of(&pattern.right)).count()
}
