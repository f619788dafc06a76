//! Steps of a rule compiled to a small program: tests of one element, bounded jumps, and splits.
//!
//! A pattern is anchored at its cue (the first step captured `as: cue`): what stands right of it
//! is matched forwards from the cue, what stands left of it backwards, so that every cue of a
//! sentence is tried by itself and nothing is scanned for. The matcher visits each pair of
//! instruction and position at most once ([Thompson 1968]'s bound, without his simulation in step).
//!
//! [Thompson 1968]: https://doi.org/10.1145/363347.363387

use std::ops::Range;
use std::sync::Arc;

use super::diagnostics::Path;
use super::facts::{Facts, Frames, Words};
use super::lexicon::{MarkerKind, WordId};
use crate::analysis::Class;
use crate::text::Punct;

/// What a step captures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Capture {
    Source,
    Cue,
    Content,
}

/// One instruction.
#[derive(Debug, Clone)]
pub(crate) enum Inst {
    /// Takes one element that passes.
    Test(Box<Test>),
    /// Takes a preposition of the cue's frame.
    Link(Frames),
    /// Takes a noun phrase (a subject, to the left).
    Np(Np),
    /// Takes a stretch of clause.
    Clause(Clause),
    /// Takes adverbs, times and short adjuncts, if any.
    Adjuncts,
    /// Holds at the start of a clause.
    Start,
    /// Holds at the end of a clause.
    End,
    /// Holds in a heading.
    Heading,
    /// Goes on at the first, else at the second.
    Split(usize, usize),
    /// Goes on there.
    Goto(usize),
    /// Opens a capture here.
    Open(Capture),
    /// Closes it.
    Close(Capture),
    /// The sub-program behind this must (or must not) match here; then goes on at `next`.
    Look { negate: bool, next: usize },
    /// Done.
    Match,
}

/// Number of a step among those of its pack.
pub(crate) type StepId = u32;

/// Where a step is written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// The file, as the pack's folder names it.
    pub(crate) file: Arc<str>,
    /// The way to it in the file.
    pub(crate) path: Path,
}

/// Instructions that a match may or may not pass through.
#[derive(Debug, Clone)]
pub(crate) struct Branch {
    pub(crate) kind: BranchKind,
    /// The step, or the alternative, that they come from.
    pub(crate) step: StepId,
    pub(crate) insts: Range<usize>,
}

/// Why instructions may be passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum BranchKind {
    /// One of several alternatives.
    Alternative,
    /// The step is optional.
    Optional,
    /// The step was taken before.
    Repeated,
}

/// A list of instructions, run from the first, each with the step that it comes from.
#[derive(Debug, Clone, Default)]
pub(crate) struct Program {
    insts: Vec<Inst>,
    steps: Vec<StepId>,
    branches: Vec<Branch>,
}

impl Program {
    pub(crate) fn len(&self) -> usize {
        self.insts.len()
    }

    pub(crate) fn push(&mut self, inst: Inst, step: StepId) {
        self.insts.push(inst);
        self.steps.push(step);
    }

    /// Replaces an instruction whose target was not known yet.
    pub(crate) fn set(&mut self, at: usize, inst: Inst) {
        self.insts[at] = inst;
    }

    /// Notes that the instructions from `begin` on may be passed over.
    pub(crate) fn branch(&mut self, kind: BranchKind, step: StepId, begin: usize) {
        self.branches.push(Branch {
            kind,
            step,
            insts: begin..self.insts.len(),
        });
    }

    pub(crate) fn branches(&self) -> &[Branch] {
        &self.branches
    }

    pub(crate) fn inst(&self, at: usize) -> &Inst {
        &self.insts[at]
    }

    pub(crate) fn step(&self, at: usize) -> StepId {
        self.steps[at]
    }
}

/// What one element must be. What is empty or `None` is not asked.
#[derive(Debug, Clone, Default)]
pub(crate) struct Test {
    pub(crate) words: Vec<WordId>,
    pub(crate) classes: Words,
    pub(crate) lists: u64,
    pub(crate) puncts: Vec<Punct>,
    pub(crate) quoted: Option<usize>,
    pub(crate) verb: Option<Verb>,
    pub(crate) noun: Option<Frames>,
    pub(crate) phrase: Option<Marking>,
    pub(crate) shape: Option<Shape>,
}

/// What a verb group must be.
#[derive(Debug, Clone, Default)]
pub(crate) struct Verb {
    pub(crate) frames: Frames,
    pub(crate) is: Facts,
    pub(crate) not: Facts,
    pub(crate) classes: Vec<Class>,
    pub(crate) lemmas: Vec<String>,
}

/// What a phrase must be.
#[derive(Debug, Clone)]
pub(crate) struct Marking {
    pub(crate) kind: MarkerKind,
    pub(crate) then: Option<Frames>,
    pub(crate) free: Option<bool>,
    pub(crate) initial: Option<bool>,
}

/// How a token looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Capital,
    Number,
    Word,
}

/// What a noun phrase must be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Np {
    pub(crate) has: Words,
    pub(crate) bare: bool,
    pub(crate) apart: bool,
}

/// What a stretch of clause must be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Clause {
    pub(crate) finite: bool,
    pub(crate) partial: bool,
    pub(crate) starts: Option<Opening>,
    pub(crate) object: bool,
    pub(crate) quoted: bool,
}

/// How a content begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opening {
    Infinitive,
    Gerund,
    Nominal,
}

/// A pattern, cut at its cue.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pattern {
    /// What the cue itself must be.
    pub(crate) cue: Test,
    /// The step of the cue.
    pub(crate) cue_step: StepId,
    /// Left of the cue, to be run backwards.
    pub(crate) left: Program,
    /// Right of the cue.
    pub(crate) right: Program,
}
