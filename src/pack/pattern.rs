//! Steps of a rule compiled to a small program: tests of one element, bounded jumps, and splits.
//!
//! A pattern is anchored at its cue (the first step captured `as: cue`): what stands right of it
//! is matched forwards from the cue, what stands left of it backwards, so that every cue of a
//! sentence is tried by itself and nothing is scanned for. The matcher visits each pair of
//! instruction and position at most once ([Thompson 1968]'s bound, without his simulation in step).
//!
//! [Thompson 1968]: https://doi.org/10.1145/363347.363387

use std::collections::BTreeMap;

use super::diagnostics::{Mistake, Path};
use super::facts::{Facts, Frames, Words};
use super::lexicon::{Builder, MarkerKind, WordId};
use super::schema::{Step, VerbTest};
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

/// A list of instructions, run from the first.
pub(crate) type Program = Vec<Inst>;

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
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Np {
    pub(crate) has: Words,
    pub(crate) bare: bool,
    pub(crate) apart: bool,
}

/// What a stretch of clause must be.
#[derive(Debug, Clone, Copy, Default)]
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
    /// Left of the cue, to be run backwards.
    pub(crate) left: Program,
    /// Right of the cue.
    pub(crate) right: Program,
}

/// Compiles steps; knows the macros and, through the builder, the pack's words.
pub(crate) struct Compiler<'a, 'b> {
    pub(crate) builder: &'a mut Builder<'b>,
    pub(crate) macros: &'a BTreeMap<String, Vec<Step>>,
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
        let mut left = Program::new();
        for (i, step) in steps[..at].iter().enumerate().rev() {
            self.step(step, &path.index(i), true, &mut left, 0)?;
        }
        left.push(Inst::Match);
        let mut right = Program::new();
        for (i, step) in steps.iter().enumerate().skip(at + 1) {
            self.step(step, &path.index(i), false, &mut right, 0)?;
        }
        right.push(Inst::Match);
        Ok(Pattern { cue, left, right })
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
        let times = step.repeat.unwrap_or(1).clamp(1, 12);
        for time in 0..times {
            let split = out.len();
            if step.opt || time > 0 {
                out.push(Inst::Split(split + 1, 0));
            }
            let capture = step
                .capture
                .as_deref()
                .map(|name| capture(name, &path.key("as")))
                .transpose()?;
            if let Some(capture) = capture {
                out.push(Inst::Open(capture));
            }
            self.body(step, path, back, out, depth)?;
            if let Some(capture) = capture {
                out.push(Inst::Close(capture));
            }
            if step.opt || time > 0 {
                out[split] = Inst::Split(split + 1, out.len());
            }
        }
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
            out.push(Inst::Test(Box::new(test)));
        } else if let Some(name) = &step.link {
            out.push(Inst::Link(frame(name, &path.key("link"))?));
        } else if let Some(np) = &step.np {
            let has = classes(&np.has, &path.key("np").key("has"))?;
            out.push(Inst::Np(Np {
                has,
                bare: np.bare,
                apart: np.apart,
            }));
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
            out.push(Inst::Clause(Clause {
                finite: clause.finite,
                starts,
                partial: clause.partial,
                object: clause.object,
                quoted: clause.quoted,
            }));
        } else if let Some(gap) = &step.gap {
            let not = classes(&gap.not, &path.key("gap").key("not"))?;
            self.gap(gap.max, not, &path.key("gap"), out)?;
        } else if step.adjuncts.is_some() {
            out.push(Inst::Adjuncts);
        } else if step.start.is_some() {
            out.push(Inst::Start);
        } else if step.end.is_some() {
            out.push(Inst::End);
        } else if step.heading.is_some() {
            out.push(Inst::Heading);
        } else if let Some(name) = &step.uses {
            let macros = self.macros;
            let steps = macros.get(name).ok_or_else(|| {
                Mistake::unknown(
                    path.key("use"),
                    "macro",
                    name,
                    macros.keys().map(String::as_str),
                )
            })?;
            self.sequence(steps, &path.key("use"), back, out, depth + 1)?;
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
            out.push(Inst::Look { negate, next: 0 });
            self.sequence(steps, &path.key(key), back, out, depth + 1)?;
            out.push(Inst::Match);
            out[at] = Inst::Look {
                negate,
                next: out.len(),
            };
        }
        Ok(())
    }

    fn gap(
        &mut self,
        max: usize,
        not: Words,
        path: &Path,
        out: &mut Program,
    ) -> Result<(), Mistake> {
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
            out.push(Inst::Split(0, at + 1));
            if !not.is_empty() {
                out.push(Inst::Look {
                    negate: true,
                    next: at + 4,
                });
                out.push(Inst::Test(Box::new(Test {
                    classes: not,
                    ..Test::default()
                })));
                out.push(Inst::Match);
            }
            out.push(Inst::Test(Box::default()));
        }
        for split in splits {
            out[split] = Inst::Split(out.len(), split + 1);
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
                out.push(Inst::Split(split + 1, 0));
            }
            self.sequence(steps, &path.index(i), back, out, depth + 1)?;
            if !last {
                exits.push(out.len());
                out.push(Inst::Goto(0));
                out[split] = Inst::Split(split + 1, out.len());
            }
        }
        for exit in exits {
            out[exit] = Inst::Goto(out.len());
        }
        Ok(())
    }

    fn test(&mut self, step: &Step, path: &Path) -> Result<Test, Mistake> {
        let mut test = Test {
            classes: classes(&step.lex, &path.key("lex"))?,
            ..Test::default()
        };
        for word in &step.word {
            let id = self.builder.intern(word);
            test.words.push(id);
        }
        test.words.sort_unstable();
        for (i, name) in step.list.iter().enumerate() {
            test.lists |= self.builder.list(name).ok_or_else(|| {
                Mistake::unknown(
                    path.key("list").index(i),
                    "list",
                    name,
                    self.builder.list_names(),
                )
            })?;
        }
        for (i, name) in step.punct.iter().enumerate() {
            let punct = PUNCTS.iter().find(|(n, _)| n == name).map(|(_, p)| *p);
            test.puncts.push(punct.ok_or_else(|| {
                Mistake::unknown(
                    path.key("punct").index(i),
                    "punctuation",
                    name,
                    PUNCTS.iter().map(|(n, _)| *n),
                )
            })?);
        }
        test.quoted = step.quoted.as_ref().map(|q| q.min);
        if let Some(verb) = &step.verb {
            test.verb = Some(verb_test(verb, &path.key("verb"))?);
        }
        if let Some(noun) = &step.noun {
            test.noun = Some(frames(&noun.frame, &path.key("noun").key("frame"))?);
        }
        if let Some(phrase) = &step.phrase {
            let kind = match phrase.kind.as_str() {
                "according" => MarkerKind::According,
                "hearsay" => MarkerKind::Hearsay,
                other => {
                    let at = path.key("phrase").key("kind");
                    return Err(Mistake::unknown(
                        at,
                        "kind of phrase",
                        other,
                        ["according", "hearsay"].into_iter(),
                    ));
                }
            };
            let then = phrase
                .then
                .as_deref()
                .map(|t| frame(t, &path.key("phrase").key("then")))
                .transpose()?;
            test.phrase = Some(Marking {
                kind,
                then,
                free: phrase.free,
                initial: phrase.initial,
            });
        }
        for (i, name) in step.shape.iter().enumerate() {
            test.shape = Some(match name.as_str() {
                "capital" => Shape::Capital,
                "number" => Shape::Number,
                "word" => Shape::Word,
                other => {
                    let at = path.key("shape").index(i);
                    return Err(Mistake::unknown(
                        at,
                        "shape",
                        other,
                        ["capital", "number", "word"].into_iter(),
                    ));
                }
            });
        }
        if !has_test(step) {
            return Err(Mistake::new(
                path.clone(),
                "a cue is one element: a verb, a noun, a phrase or a word",
            ));
        }
        Ok(test)
    }
}

fn has_test(step: &Step) -> bool {
    !(step.word.is_empty()
        && step.lex.is_empty()
        && step.list.is_empty()
        && step.punct.is_empty()
        && step.shape.is_empty())
        || step.quoted.is_some()
        || step.verb.is_some()
        || step.noun.is_some()
        || step.phrase.is_some()
}

fn verb_test(verb: &VerbTest, path: &Path) -> Result<Verb, Mistake> {
    Ok(Verb {
        frames: frames(&verb.frame, &path.key("frame"))?,
        is: facts(&verb.is, &path.key("is"))?,
        not: facts(&verb.not, &path.key("not"))?,
        classes: verb.class.clone(),
        lemmas: verb.lemma.clone(),
    })
}

const PUNCTS: &[(&str, Punct)] = &[
    ("comma", Punct::Comma),
    ("period", Punct::Period),
    ("colon", Punct::Colon),
    ("semicolon", Punct::Semicolon),
    ("question", Punct::Question),
    ("exclamation", Punct::Exclamation),
    ("ellipsis", Punct::Ellipsis),
    ("dash", Punct::Dash),
    ("open", Punct::Open),
    ("close", Punct::Close),
];

fn capture(name: &str, path: &Path) -> Result<Capture, Mistake> {
    match name {
        "source" => Ok(Capture::Source),
        "cue" => Ok(Capture::Cue),
        "content" => Ok(Capture::Content),
        other => Err(Mistake::unknown(
            path.clone(),
            "capture",
            other,
            ["source", "cue", "content"].into_iter(),
        )),
    }
}

fn frame(name: &str, path: &Path) -> Result<Frames, Mistake> {
    Frames::named(name)
        .ok_or_else(|| Mistake::unknown(path.clone(), "frame", name, Frames::NAMES.iter().copied()))
}

macro_rules! union {
    ($name:ident, $type:ident, $what:literal) => {
        fn $name(names: &[String], path: &Path) -> Result<$type, Mistake> {
            let mut all = $type::NONE;
            for (i, name) in names.iter().enumerate() {
                all |= $type::named(name).ok_or_else(|| {
                    Mistake::unknown(path.index(i), $what, name, $type::NAMES.iter().copied())
                })?;
            }
            Ok(all)
        }
    };
}
union!(classes, Words, "word class");
union!(frames, Frames, "frame");
union!(facts, Facts, "fact");
