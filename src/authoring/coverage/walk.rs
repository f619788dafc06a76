//! The way of a match through the instructions of a pattern.

use super::{BranchKind, Inst, PartKind, Pattern, Program, Trial};
use crate::attribution::trace::Visit;

/// The parts of a program that a match may go through, with their steps.
pub(super) fn parts(program: &Program) -> Vec<(PartKind, u32)> {
    let mut parts = Vec::new();
    for pc in 0..program.len() {
        match program.inst(pc) {
            Inst::Match => {}
            Inst::Look { negate: true, .. } if is_step(program, pc) => {
                parts.push((PartKind::Not, program.step(pc)));
                parts.push((PartKind::Step, program.step(pc)));
            }
            _ => parts.push((PartKind::Step, program.step(pc))),
        }
    }
    for branch in program.branches() {
        match branch.kind {
            BranchKind::Alternative => parts.push((PartKind::Alternative, branch.step)),
            BranchKind::Optional => {
                parts.push((PartKind::Taken, branch.step));
                parts.push((PartKind::LeftOut, branch.step));
            }
            BranchKind::Repeated => parts.push((PartKind::Repeated, branch.step)),
        }
    }
    parts
}

/// Whether a look-around is a step of its own, and not what a gap keeps out.
fn is_step(program: &Program, pc: usize) -> bool {
    let Inst::Look { next, .. } = program.inst(pc) else {
        return false;
    };
    !(pc > 0
        && matches!(program.inst(pc - 1), Inst::Split(_, second) if *second == pc)
        && program.step(pc - 1) == program.step(pc)
        && program.step(pc + 1) == program.step(pc)
        && matches!(program.inst(*next), Inst::Test(_)))
}

/// What the match of a trial went through.
pub(super) fn taken(pattern: &Pattern, trial: &Trial) -> Vec<(PartKind, u32)> {
    let mut parts = Vec::new();
    for (back, program) in [(true, &pattern.left), (false, &pattern.right)] {
        let way = way(program, trial, back);
        for (i, pc) in way.iter().enumerate() {
            parts.push((PartKind::Step, program.step(*pc)));
            let next = way.get(i + 1);
            for branch in program.branches() {
                let (begin, kind) = (branch.insts.start, branch.kind);
                match kind {
                    BranchKind::Alternative if begin == *pc => {
                        parts.push((PartKind::Alternative, branch.step));
                    }
                    BranchKind::Optional if begin == pc + 1 => {
                        let kind = if next == Some(&begin) {
                            PartKind::Taken
                        } else {
                            PartKind::LeftOut
                        };
                        parts.push((kind, branch.step));
                    }
                    BranchKind::Repeated if begin == pc + 1 && next == Some(&begin) => {
                        parts.push((PartKind::Repeated, branch.step));
                    }
                    _ => {}
                }
            }
        }
    }
    parts
}

/// The instructions of one side that led to the match, in order; those of a look-around where it held.
fn way(program: &Program, trial: &Trial, back: bool) -> Vec<usize> {
    let mut way = Vec::new();
    let mut skip = 0..0;
    for visit in trial.visits.iter().filter(|v| v.back == back) {
        if skip.contains(&visit.inst) {
            continue;
        }
        skip = 0..0;
        if visit.matched {
            way.push(visit.inst);
        }
        // What stands in a look-around is on the way only if the way goes on behind it.
        if let Inst::Look { next, .. } = program.inst(visit.inst)
            && !visit.matched
        {
            skip = visit.inst + 1..*next;
        }
    }
    way
}

/// Where a `not` held a pattern up: the `not`, and what matched in it.
pub(super) fn blocked(pattern: &Pattern, trial: &Trial) -> Vec<(PartKind, u32)> {
    let mut parts = Vec::new();
    let programs = [(true, &pattern.left), (false, &pattern.right)];
    for (back, program) in programs {
        let visits: Vec<&Visit> = trial.visits.iter().filter(|v| v.back == back).collect();
        for (i, visit) in visits.iter().enumerate() {
            let Inst::Look { negate: true, next } = program.inst(visit.inst) else {
                continue;
            };
            let inside = || {
                let body = visit.inst + 1..*next;
                let behind = visits[i + 1..].iter();
                behind.take_while(move |v| body.contains(&v.inst))
            };
            if !inside().next().is_some_and(|first| first.matched) {
                continue;
            }
            parts.push((PartKind::Not, program.step(visit.inst)));
            for inner in inside().filter(|v| v.matched) {
                parts.push((PartKind::Step, program.step(inner.inst)));
                for branch in program.branches() {
                    if branch.kind == BranchKind::Alternative && branch.insts.start == inner.inst {
                        parts.push((PartKind::Alternative, branch.step));
                    }
                }
            }
        }
    }
    parts
}
