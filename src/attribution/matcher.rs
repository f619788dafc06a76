//! Runs a rule's pattern at one cue.
//!
//! Depth first in the order of the alternatives, but each pair of instruction and position is
//! entered at most once, so that a run is linear in the elements for a given pattern. Positions lie
//! between elements; to the left of the cue they fall.

use std::ops::Range;

use super::adjunct::adjunct;
use super::chunk;
use super::clause;
use super::condition::holds;
use super::element::{Kind, Scene};
use super::phrase;
use super::subject::{self, Subject};
use super::trace::{PatternId, Trial, Visit, Watch};
use crate::pack::facts::{Frames, Words};
use crate::pack::pattern::{Capture, Inst, Np, Pattern, Program};
use crate::text::Span;

/// What a pattern found at a cue.
#[derive(Debug, Clone, Default)]
pub(crate) struct Found {
    /// Ranges of elements, in the order of the text.
    pub(crate) captures: Vec<(Capture, Range<usize>)>,
    /// A subject that is not a range of elements.
    pub(crate) subject: Option<Subject>,
    /// The frames by which the cue was taken.
    pub(crate) frames: Frames,
    /// What found it.
    pub(crate) pattern: PatternId,
    /// From the leftmost to the rightmost element matched.
    pub(crate) extent: Range<usize>,
}

/// What the matcher keeps between runs: the instructions executed, so that tests can see how work grows,
/// and the memory for its marks.
#[derive(Debug, Default)]
pub(crate) struct Work {
    pub(crate) steps: u64,
    /// What was tried and what competed, kept only where somebody asks why.
    pub(crate) watch: Option<Watch>,
    /// An antipattern to leave out, for those who ask what it is good for.
    pub(crate) without: Option<PatternId>,
    visited: Vec<u64>,
}

impl Work {
    /// Keeps a trial of the pattern, if trials are kept.
    fn begin(&mut self, pattern: PatternId, cue: Span) {
        if let Some(watch) = self.watch.as_mut().filter(|w| w.keeps_trials) {
            watch.trials.push(Trial {
                pattern,
                cue,
                matched: false,
                visits: Vec::new(),
            });
        }
    }

    /// The trial that runs, if trials are kept.
    fn trial(&mut self) -> Option<&mut Trial> {
        let watch = self.watch.as_mut().filter(|w| w.keeps_trials)?;
        watch.trials.last_mut()
    }
}

/// Runs `pattern`, the one named `id`, with its cue at element `cue`.
pub(crate) fn run(
    scene: &Scene,
    (id, pattern): (PatternId, &Pattern),
    cue: usize,
    work: &mut Work,
) -> Option<Found> {
    if work.without == Some(id) || !holds(scene, &pattern.cue, cue) {
        return None;
    }
    work.begin(id, scene.span(cue..cue + 1));
    let found = at_cue(scene, (id, pattern), cue, work);
    if let Some(trial) = work.trial() {
        trial.matched = found.is_some();
    }
    found
}

fn at_cue(
    scene: &Scene,
    (id, pattern): (PatternId, &Pattern),
    cue: usize,
    work: &mut Work,
) -> Option<Found> {
    let mut right = Run::new(scene, &pattern.right, cue, false, work);
    let end = right.go(0, cue + 1)?;
    let Run {
        captures: right_captures,
        subject: right_subject,
        ..
    } = right;
    let mut left = Run::new(scene, &pattern.left, cue, true, work);
    let start = left.go(0, cue)?;
    let mut captures: Vec<(Capture, Range<usize>)> =
        left.captures.into_iter().chain(right_captures).collect();
    captures.push((Capture::Cue, cue..cue + 1));
    captures.sort_by_key(|(capture, range)| (*capture, range.start));
    let frames = pattern.cue.verb.as_ref().map_or(Frames::NONE, |v| v.frames);
    Some(Found {
        captures,
        subject: left.subject.or(right_subject),
        frames,
        pattern: id,
        extent: start..end,
    })
}

struct Run<'s, 'a, 'w> {
    scene: &'s Scene<'a>,
    program: &'s Program,
    cue: usize,
    back: bool,
    work: &'w mut Work,
    open: Vec<(Capture, usize)>,
    captures: Vec<(Capture, Range<usize>)>,
    subject: Option<Subject>,
}

impl<'s, 'a, 'w> Run<'s, 'a, 'w> {
    fn new(
        scene: &'s Scene<'a>,
        program: &'s Program,
        cue: usize,
        back: bool,
        work: &'w mut Work,
    ) -> Self {
        let bits = program.len() * (scene.len() + 1);
        work.visited.clear();
        work.visited.resize(bits.div_ceil(64), 0);
        Self {
            scene,
            program,
            cue,
            back,
            work,
            open: Vec::new(),
            captures: Vec::new(),
            subject: None,
        }
    }

    /// Runs from instruction `pc` at position `at`; the position where it ends.
    fn go(&mut self, pc: usize, at: usize) -> Option<usize> {
        let bit = pc * (self.scene.len() + 1) + at;
        if self.work.visited[bit / 64] & (1 << (bit % 64)) != 0 {
            return None;
        }
        self.work.visited[bit / 64] |= 1 << (bit % 64);
        self.work.steps += 1;
        let visit = self.enter(pc, at);
        let end = self.step(pc, at);
        if let Some(visit) = visit
            && let Some(trial) = self.work.trial()
        {
            trial.visits[visit].matched = end.is_some();
        }
        end
    }

    /// Notes that an instruction is entered, if trials are kept; the number of the note.
    fn enter(&mut self, pc: usize, at: usize) -> Option<usize> {
        self.work.trial()?;
        let element = if let Some(i) = self.element(at) {
            self.scene.span(i..i + 1)
        } else {
            // Before the first element, or behind the last.
            let edge = match at {
                0 => self.scene.span(0..1).start,
                _ => self.scene.span(at - 1..at).end,
            };
            Span::new(edge, edge)
        };
        let visit = Visit {
            back: self.back,
            inst: pc,
            distance: if self.back {
                self.cue - at
            } else {
                at - self.cue - 1
            },
            element,
            matched: false,
        };
        let trial = self.work.trial()?;
        trial.visits.push(visit);
        Some(trial.visits.len() - 1)
    }

    fn step(&mut self, pc: usize, at: usize) -> Option<usize> {
        let program = self.program;
        match program.inst(pc) {
            Inst::Match => Some(at),
            Inst::Test(t) => {
                let i = self.element(at)?;
                if holds(self.scene, t, i) {
                    self.go(pc + 1, self.past(at))
                } else {
                    None
                }
            }
            Inst::Link(frame) => {
                let i = self.element(at)?;
                if self.links(i, *frame) {
                    self.go(pc + 1, self.past(at))
                } else {
                    None
                }
            }
            Inst::Goto(next) => self.go(*next, at),
            Inst::Split(first, second) => {
                let (opened, captured) = (self.open.len(), self.captures.len());
                let saved = self.open.clone();
                if let Some(end) = self.go(*first, at) {
                    return Some(end);
                }
                self.open = saved;
                self.open.truncate(opened);
                self.captures.truncate(captured);
                self.go(*second, at)
            }
            Inst::Open(capture) => {
                self.open.push((*capture, at));
                let end = self.go(pc + 1, at);
                if end.is_none() {
                    self.open.pop();
                }
                end
            }
            Inst::Close(capture) => {
                let opened = self.open.iter().rposition(|(c, _)| c == capture)?;
                let (_, from) = self.open.remove(opened);
                self.captures.push((*capture, from.min(at)..from.max(at)));
                let end = self.go(pc + 1, at);
                if end.is_none() {
                    self.captures.pop();
                    self.open.insert(opened, (*capture, from));
                }
                end
            }
            Inst::Look { negate, next } => {
                let (opened, captured) = (self.open.clone(), self.captures.len());
                let found = self.go(pc + 1, at).is_some();
                self.open = opened;
                self.captures.truncate(captured);
                if found == *negate {
                    None
                } else {
                    self.go(*next, at)
                }
            }
            Inst::Start => {
                if clause::is_start(self.scene, at) {
                    self.go(pc + 1, at)
                } else {
                    None
                }
            }
            Inst::End => {
                if clause::is_end(self.scene, at) {
                    self.go(pc + 1, at)
                } else {
                    None
                }
            }
            Inst::Heading => {
                if self.scene.heading {
                    self.go(pc + 1, at)
                } else {
                    None
                }
            }
            Inst::Np(np) => self.np(*np, pc, at),
            Inst::Clause(kind) => {
                let to = if self.back {
                    clause::start(self.scene, at, *kind)?
                } else {
                    clause::end(self.scene, at, self.cue, *kind)?
                };
                self.go(pc + 1, to)
            }
            Inst::Adjuncts => {
                // As many as possible first: what follows them begins behind the last.
                let mut stops = vec![at];
                while let Some(next) = stops
                    .last()
                    .and_then(|from| adjunct(self.scene, *from, self.back))
                {
                    stops.push(next);
                }
                stops
                    .into_iter()
                    .rev()
                    .find_map(|from| self.go(pc + 1, from))
            }
        }
    }

    fn np(&mut self, np: Np, pc: usize, at: usize) -> Option<usize> {
        let range = if self.back {
            let subject = match self.scene.elements[self.cue].kind {
                Kind::Verb(_) => subject::left(self.scene, self.cue),
                Kind::Word if self.scene.elements[self.cue].noun.is_some() => {
                    chunk::phrase_before(self.scene, at).map(Subject::Elements)
                }
                _ => chunk::chunk(self.scene, at).map(Subject::Elements),
            };
            match subject? {
                Subject::Elements(range) => range,
                other => {
                    self.subject = Some(other);
                    return self.go(pc + 1, at);
                }
            }
        } else {
            at..phrase::end(self.scene, at, !np.bare)
        };
        if range.is_empty()
            || !np.has.is_empty() && !range.clone().any(|i| self.scene.is(i, np.has))
        {
            return None;
        }
        let own_relative = |i: usize| {
            self.scene.is(i, Words::RELATIVE)
                && !(i..at).any(|k| matches!(self.scene.elements[k].kind, Kind::Verb(_)))
        };
        if self.back && !np.apart && (range.end..at).any(own_relative) {
            return None;
        }
        if self.back {
            // Adverbs between a subject and its verb are no part of either.
            if let Some((_, from)) = self.open.last_mut().filter(|(c, _)| *c == Capture::Source) {
                *from = range.end;
            }
            self.go(pc + 1, range.start)
        } else {
            let opened = self.open.clone();
            let captured = self.captures.len();
            let ends: Vec<usize> = std::iter::once(range.end)
                .chain(phrase::shorter_ends(self.scene, at, range.end))
                .collect();
            for end in ends {
                if let Some(done) = self.go(pc + 1, end) {
                    return Some(done);
                }
                self.open.clone_from(&opened);
                self.captures.truncate(captured);
            }
            None
        }
    }

    fn element(&self, at: usize) -> Option<usize> {
        if self.back {
            at.checked_sub(1)
        } else {
            (at < self.scene.len()).then_some(at)
        }
    }

    fn past(&self, at: usize) -> usize {
        if self.back { at - 1 } else { at + 1 }
    }

    fn links(&self, i: usize, frame: Frames) -> bool {
        let scene = self.scene;
        let word = scene.elements[i].word;
        if scene.elements[i].kind != Kind::Word {
            return false;
        }
        let cue = &scene.elements[self.cue];
        let lexicon = &scene.page.pack.lexicon;
        if let Some(noun) = cue.noun.filter(|_| cue.kind == Kind::Word) {
            return has_link(&lexicon.nouns[noun as usize].links, frame, word);
        }
        let Some(group) = scene.group(self.cue) else {
            return false;
        };
        group.senses(scene).any(|l| {
            if frame == Frames::TO {
                l.second_links.contains(&word)
            } else {
                has_link(&l.links, frame, word)
            }
        })
    }
}

fn has_link(links: &[(Frames, Vec<u32>)], frame: Frames, word: u32) -> bool {
    word != 0
        && links
            .iter()
            .any(|(f, words)| *f == frame && words.contains(&word))
}
