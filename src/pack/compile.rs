//! Steps of a rule file to the instructions of a [`Pattern`].

use std::collections::BTreeMap;
use std::sync::Arc;

use super::condition::has_test;
use super::diagnostics::{Mistake, Path};
use super::facts::Words;
use super::lexicon::{Builder, Lexicon, WordId};
use super::names::{capture, classes, frame};
use super::pattern::{
    BranchKind, Clause, Inst, Np, Opening, Pattern, Place, Program, StepId, Test,
};
use super::schema::Step;
use crate::text::fold;

/// Named steps, each with the file that holds them.
pub(crate) type Macros = BTreeMap<String, (Arc<str>, Vec<Step>)>;

/// The words of a pack: while it is built, when patterns may bring new ones, or afterwards.
pub(crate) enum Vocabulary<'a, 'b> {
    Growing(&'a mut Builder<'b>),
    Done(&'a Lexicon),
}

impl Vocabulary<'_, '_> {
    /// The number of a word; of one that is new to a pack that is done, the number of all unknown ones.
    pub(super) fn number(&mut self, word: &str) -> WordId {
        match self {
            Self::Growing(builder) => builder.intern(word),
            Self::Done(lexicon) => lexicon.id(&fold(word)),
        }
    }

    /// Lets a word be a cue, in a pack that is not done.
    fn set_cue(&mut self, word: WordId) {
        if let Self::Growing(builder) = self {
            builder.set_cue(word);
        }
    }

    fn lexicon(&self) -> &Lexicon {
        match self {
            Self::Growing(builder) => builder.so_far(),
            Self::Done(lexicon) => lexicon,
        }
    }

    /// The bit of a list of the pack.
    pub(super) fn list(&self, name: &str) -> Option<u64> {
        self.lexicon().list(name)
    }

    pub(super) fn list_names(&self) -> impl Iterator<Item = &str> {
        self.lexicon().list_names()
    }
}

/// Compiles steps; knows the macros and the pack's words.
pub(crate) struct Compiler<'a, 'b> {
    pub(crate) words: Vocabulary<'a, 'b>,
    pub(crate) macros: &'a Macros,
    /// The file in which the steps stand that are compiled.
    pub(crate) file: Arc<str>,
    /// The places of all steps of the pack.
    pub(crate) places: &'a mut Vec<Place>,
    /// The step that is compiled.
    pub(crate) at: StepId,
}

impl Compiler<'_, '_> {
    pub(crate) fn pattern(&mut self, steps: &[Step], path: &Path) -> Result<Pattern, Mistake> {
        let Some(at) = steps
            .iter()
            .position(|s| s.capture.as_deref() == Some("cue"))
        else {
            return Err(Mistake::new(
                path.clone(),
                "the pattern has no step `as: cue`; a rule hangs on its cue",
            ));
        };
        let cue = self.test(&steps[at], &path.index(at))?;
        let cue_step = self.place(&path.index(at));
        for word in &cue.words {
            self.words.set_cue(*word);
        }
        let mut left = Program::default();
        for (i, step) in steps[..at].iter().enumerate().rev() {
            self.step(step, &path.index(i), true, &mut left, 0)?;
        }
        left.push(Inst::Match, cue_step);
        let mut right = Program::default();
        for (i, step) in steps.iter().enumerate().skip(at + 1) {
            self.step(step, &path.index(i), false, &mut right, 0)?;
        }
        right.push(Inst::Match, cue_step);
        Ok(Pattern {
            cue,
            cue_step,
            left,
            right,
        })
    }

    /// The number of the step at `path`.
    fn place(&mut self, path: &Path) -> StepId {
        self.places.push(Place {
            file: Arc::clone(&self.file),
            path: path.clone(),
        });
        self.places.len() as StepId - 1
    }

    fn sequence(
        &mut self,
        steps: &[Step],
        path: &Path,
        back: bool,
        out: &mut Program,
        depth: usize,
    ) -> Result<(), Mistake> {
        let order: Vec<usize> = if back {
            (0..steps.len()).rev().collect()
        } else {
            (0..steps.len()).collect()
        };
        for i in order {
            self.step(&steps[i], &path.index(i), back, out, depth)?;
        }
        Ok(())
    }

    fn step(
        &mut self,
        step: &Step,
        path: &Path,
        back: bool,
        out: &mut Program,
        depth: usize,
    ) -> Result<(), Mistake> {
        if depth > 8 {
            return Err(Mistake::new(
                path.clone(),
                "macros nest more than 8 deep; does one use itself?",
            ));
        }
        let here = self.place(path);
        let outer = std::mem::replace(&mut self.at, here);
        let times = step.repeat.unwrap_or(1).clamp(1, 12);
        for time in 0..times {
            let split = out.len();
            if step.opt || time > 0 {
                out.push(Inst::Split(split + 1, 0), self.at);
            }
            let capture = step
                .capture
                .as_deref()
                .map(|name| capture(name, &path.key("as")))
                .transpose()?;
            if let Some(capture) = capture {
                out.push(Inst::Open(capture), self.at);
            }
            self.body(step, path, back, out, depth)?;
            if let Some(capture) = capture {
                out.push(Inst::Close(capture), self.at);
            }
            if step.opt || time > 0 {
                out.set(split, Inst::Split(split + 1, out.len()));
                let kind = if time > 0 {
                    BranchKind::Repeated
                } else {
                    BranchKind::Optional
                };
                out.branch(kind, self.at, split + 1);
            }
        }
        self.at = outer;
        Ok(())
    }

    fn body(
        &mut self,
        step: &Step,
        path: &Path,
        back: bool,
        out: &mut Program,
        depth: usize,
    ) -> Result<(), Mistake> {
        let composed = [
            step.link.is_some(),
            step.np.is_some(),
            step.clause.is_some(),
            step.gap.is_some(),
            step.adjuncts.is_some(),
            step.start.is_some(),
            step.end.is_some(),
            step.heading.is_some(),
            step.uses.is_some(),
            !step.one_of.is_empty(),
            !step.look.is_empty(),
            !step.not.is_empty(),
        ];
        let tests = has_test(step);
        match composed.iter().filter(|c| **c).count() + usize::from(tests) {
            0 => {
                return Err(Mistake::new(
                    path.clone(),
                    "the step has no condition, so it would match anything; give it one",
                ));
            }
            1 => {}
            _ => {
                return Err(Mistake::new(
                    path.clone(),
                    "the step mixes a test of one element with something longer; make two steps of it",
                ));
            }
        }
        if tests {
            let test = self.test(step, path)?;
            out.push(Inst::Test(Box::new(test)), self.at);
        } else if let Some(name) = &step.link {
            out.push(Inst::Link(frame(name, &path.key("link"))?), self.at);
        } else if let Some(np) = &step.np {
            let has = classes(&np.has, &path.key("np").key("has"))?;
            out.push(
                Inst::Np(Np {
                    has,
                    bare: np.bare,
                    apart: np.apart,
                }),
                self.at,
            );
        } else if let Some(clause) = &step.clause {
            let starts = match clause.starts.as_deref() {
                None => None,
                Some("infinitive") => Some(Opening::Infinitive),
                Some("gerund") => Some(Opening::Gerund),
                Some("nominal") => Some(Opening::Nominal),
                Some(other) => {
                    let at = path.key("clause").key("starts");
                    return Err(Mistake::unknown(
                        at,
                        "opening",
                        other,
                        ["infinitive", "gerund", "nominal"].into_iter(),
                    ));
                }
            };
            out.push(
                Inst::Clause(Clause {
                    finite: clause.finite,
                    starts,
                    partial: clause.partial,
                    object: clause.object,
                    quoted: clause.quoted,
                }),
                self.at,
            );
        } else if let Some(gap) = &step.gap {
            let not = classes(&gap.not, &path.key("gap").key("not"))?;
            self.gap(gap.max, not, &path.key("gap"), out)?;
        } else if step.adjuncts.is_some() {
            out.push(Inst::Adjuncts, self.at);
        } else if step.start.is_some() {
            out.push(Inst::Start, self.at);
        } else if step.end.is_some() {
            out.push(Inst::End, self.at);
        } else if step.heading.is_some() {
            out.push(Inst::Heading, self.at);
        } else if let Some(name) = &step.uses {
            let macros = self.macros;
            let (file, steps) = macros.get(name).ok_or_else(|| {
                Mistake::unknown(
                    path.key("use"),
                    "macro",
                    name,
                    macros.keys().map(String::as_str),
                )
            })?;
            let outer = std::mem::replace(&mut self.file, Arc::clone(file));
            let inside = Path::of("macros").key(name);
            self.sequence(steps, &inside, back, out, depth + 1)
                .map_err(|m| m.inside(file))?;
            self.file = outer;
        } else if !step.one_of.is_empty() {
            self.one_of(&step.one_of, &path.key("one_of"), back, out, depth)?;
        } else {
            let negate = step.look.is_empty();
            let (steps, key) = if negate {
                (&step.not, "not")
            } else {
                (&step.look, "look")
            };
            let at = out.len();
            out.push(Inst::Look { negate, next: 0 }, self.at);
            self.sequence(steps, &path.key(key), back, out, depth + 1)?;
            out.push(Inst::Match, self.at);
            let next = out.len();
            out.set(at, Inst::Look { negate, next });
        }
        Ok(())
    }

    fn gap(&self, max: usize, not: Words, path: &Path, out: &mut Program) -> Result<(), Mistake> {
        if max == 0 || max > 30 {
            return Err(Mistake::new(
                path.key("max"),
                "a gap takes from 1 to 30 elements",
            ));
        }
        let mut splits = Vec::new();
        for _ in 0..max {
            // As few as possible: first without, then with one more.
            let at = out.len();
            splits.push(at);
            out.push(Inst::Split(0, at + 1), self.at);
            if !not.is_empty() {
                out.push(
                    Inst::Look {
                        negate: true,
                        next: at + 4,
                    },
                    self.at,
                );
                out.push(
                    Inst::Test(Box::new(Test {
                        classes: not,
                        ..Test::default()
                    })),
                    self.at,
                );
                out.push(Inst::Match, self.at);
            }
            out.push(Inst::Test(Box::default()), self.at);
        }
        for split in splits {
            out.set(split, Inst::Split(out.len(), split + 1));
        }
        Ok(())
    }

    fn one_of(
        &mut self,
        list: &[Vec<Step>],
        path: &Path,
        back: bool,
        out: &mut Program,
        depth: usize,
    ) -> Result<(), Mistake> {
        let mut exits = Vec::new();
        for (i, steps) in list.iter().enumerate() {
            if steps.is_empty() {
                return Err(Mistake::new(
                    path.index(i),
                    "an empty alternative; use `opt: true` on the step instead",
                ));
            }
            let split = out.len();
            let last = i + 1 == list.len();
            if !last {
                out.push(Inst::Split(split + 1, 0), self.at);
            }
            let begin = out.len();
            let here = self.place(&path.index(i));
            self.sequence(steps, &path.index(i), back, out, depth + 1)?;
            out.branch(BranchKind::Alternative, here, begin);
            if !last {
                exits.push(out.len());
                out.push(Inst::Goto(0), self.at);
                out.set(split, Inst::Split(split + 1, out.len()));
            }
        }
        for exit in exits {
            out.set(exit, Inst::Goto(out.len()));
        }
        Ok(())
    }
}
