//! What of the rules the examples exercise: patterns, alternatives, optional steps, antipatterns, entries.
//!
//! A part of a pattern is exercised if the match that won the cue of an example went through it. What stands in a
//! macro is exercised where any rule that uses it does so.

mod corpus;
mod entries;
mod show;
mod walk;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::OpenPack;
use super::place::{Location, Places};
use crate::attribution::trace::{Outcome, PatternId, Trial, Watch};
use crate::attribution::watch;
use crate::pack::pattern::{BranchKind, Inst, Pattern, Program};
use crate::pack::rule::unmark;
use crate::pack::{Pack, RuleExample};
use crate::page::Page;
use crate::text::lay_out;
pub use corpus::Hits;
pub(crate) use entries::{Entry, EntryKind, entries, exercised};
pub use show::text;

/// What the examples of a pack exercise.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// ISO 639-1 code of the pack.
    pub lang: String,
    /// How much of each kind of part is exercised.
    pub counts: BTreeMap<PartKind, Count>,
    /// What is not, in the order of the files.
    pub unexercised: Vec<Part>,
}

/// How many there are, and how many of them are exercised.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    /// All.
    pub all: usize,
    /// Those exercised.
    pub exercised: usize,
}

/// What a part of a pack is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PartKind {
    /// A rule that no example fires.
    Rule,
    /// One of several patterns of a rule.
    Pattern,
    /// An antipattern.
    Unless,
    /// An alternative of a `one_of`.
    Alternative,
    /// A step.
    Step,
    /// An optional step, taken.
    Taken,
    /// An optional step, left out.
    LeftOut,
    /// A step that may be repeated, taken twice.
    Repeated,
    /// A `not` that keeps a rule from matching.
    Not,
    /// An entry of the lexicon.
    Entry,
}

impl PartKind {
    /// Whether it is to be mended where no example exercises it.
    pub fn is_needed(self) -> bool {
        matches!(
            self,
            Self::Rule | Self::Pattern | Self::Unless | Self::Alternative
        )
    }
}

/// A part of a pack that no example exercises.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Part {
    /// Where it stands.
    pub place: Location,
    /// What it is.
    pub kind: PartKind,
    /// The rule that it belongs to, or the first that uses it; none of an entry.
    pub rule: Option<String>,
    /// How it is written.
    pub yaml: String,
}

impl Coverage {
    /// Whether something that is needed is not exercised.
    pub fn lacks(&self) -> bool {
        self.unexercised.iter().any(|p| p.kind.is_needed())
    }
}

/// What the examples of the rules exercise; with `words`, what they exercise of the lexicon as well.
pub fn coverage(open: &OpenPack, pack: &Pack, words: bool) -> Coverage {
    let places = Places::new(open, &["rules"]);
    let mut parts = Parts {
        pack,
        places: &places,
        files: open.files.iter().map(|file| file.name.as_str()).collect(),
        known: BTreeMap::new(),
    };
    // Of a pack over another, only its own rules.
    let is_own = |index: &usize| parts.files.contains(pack.rules[*index].file.as_str());
    let own: Vec<usize> = (0..pack.rules.len()).filter(is_own).collect();
    for index in &own {
        parts.declare(*index);
    }
    for index in own {
        for example in &pack.rules[index].examples {
            parts.exercise(index, example);
        }
    }
    let mut coverage = parts.coverage();
    if words {
        let found = entries(open, pack);
        let used = exercised(pack, &found);
        let count = coverage.counts.entry(PartKind::Entry).or_default();
        count.all = found.len();
        for (entry, used) in found.into_iter().zip(used) {
            if used {
                count.exercised += 1;
            } else {
                coverage.unexercised.push(Part {
                    place: entry.place,
                    kind: PartKind::Entry,
                    rule: None,
                    yaml: entry.text,
                });
            }
        }
    }
    coverage
}

/// How often each rule fires in texts.
pub fn hits(pack: &Pack) -> Hits {
    Hits::new(pack)
}

/// What a part is known by: its kind, its place in the files, and the rule, which tells rules of one place apart.
type Key = (PartKind, Location, String);

struct Parts<'a> {
    pack: &'a Pack,
    places: &'a Places,
    /// The files of the pack itself.
    files: BTreeSet<&'a str>,
    /// The parts, each with the rule that names it and whether it was exercised.
    known: BTreeMap<Key, (String, String, bool)>,
}

impl Parts<'_> {
    /// Takes note of all parts of a rule.
    fn declare(&mut self, index: usize) {
        let rule = &self.pack.rules[index];
        let (file, path) = (&rule.file, &rule.path);
        self.add(
            index,
            PartKind::Rule,
            self.places.at(file, path),
            rule.id.clone(),
        );
        for (i, pattern) in rule.patterns.iter().enumerate() {
            if rule.patterns.len() > 1 {
                let (place, yaml) = self.pattern(index, i);
                self.add(index, PartKind::Pattern, place, yaml);
            }
            self.declare_pattern(index, pattern);
        }
        for (i, pattern) in rule.unless.iter().enumerate() {
            let (place, yaml) = self.unless(index, i);
            self.add(index, PartKind::Unless, place, yaml);
            self.declare_pattern(index, pattern);
        }
    }

    fn declare_pattern(&mut self, index: usize, pattern: &Pattern) {
        for program in [&pattern.left, &pattern.right] {
            for kind_and_step in walk::parts(program) {
                self.declare_step(index, kind_and_step);
            }
        }
    }

    fn declare_step(&mut self, index: usize, (kind, step): (PartKind, u32)) {
        let place = self.places.step(self.pack, step);
        let yaml = self.places.step_yaml(self.pack, step);
        self.add(index, kind, place, yaml);
    }

    fn add(&mut self, index: usize, kind: PartKind, place: Location, yaml: String) {
        // A macro may stand in the pack below.
        if !self.files.contains(place.file.as_str()) {
            return;
        }
        let rule = &self.pack.rules[index].id;
        self.known
            .entry((kind, place, own(kind, rule)))
            .or_insert_with(|| (rule.clone(), yaml, false));
    }

    fn mark(&mut self, index: usize, kind: PartKind, place: Location) {
        let rule = &self.pack.rules[index].id;
        if let Some(part) = self.known.get_mut(&(kind, place, own(kind, rule))) {
            part.2 = true;
        }
    }

    fn mark_step(&mut self, index: usize, (kind, step): (PartKind, u32)) {
        let place = self.places.step(self.pack, step);
        self.mark(index, kind, place);
    }

    fn pattern(&self, index: usize, number: usize) -> (Location, String) {
        let rule = &self.pack.rules[index];
        let named = rule.path.key("pattern");
        let several = rule.path.key("patterns");
        // A rule that has both has the single one first.
        let single = self.places.at(&rule.file, &named);
        let path = match number {
            0 if single.line > 0 => named,
            _ => several.index(number - usize::from(single.line > 0)),
        };
        (
            self.places.at(&rule.file, &path),
            self.places.yaml(&rule.file, &path),
        )
    }

    fn unless(&self, index: usize, number: usize) -> (Location, String) {
        let rule = &self.pack.rules[index];
        let path = rule.path.key("unless").index(number);
        (
            self.places.at(&rule.file, &path),
            self.places.yaml(&rule.file, &path.key("id")),
        )
    }

    /// Marks what an example of the rule exercises.
    fn exercise(&mut self, index: usize, example: &RuleExample) {
        let text = match example {
            RuleExample::Match {
                marked,
                todo: false,
            } => unmark(marked).0,
            RuleExample::Match { .. } => return,
            RuleExample::NoMatch { text, .. } | RuleExample::Unless { text, .. } => text.clone(),
        };
        let layout = lay_out(&text, &self.pack.profile);
        let (found, watch) = watch(&Page::new(self.pack, &text, &layout), true);
        let fires = found.iter().any(|a| a.rule == self.pack.rules[index].id);
        for trial in watch.trials.iter().filter(|t| t.pattern.rule == index) {
            let program = self.program(trial.pattern);
            for part in walk::blocked(&program, trial) {
                self.mark_step(index, part);
            }
            if trial.pattern.unless && trial.matched {
                let (place, _) = self.unless(index, trial.pattern.index);
                self.mark(index, PartKind::Unless, place);
            } else if trial.pattern.unless || !(fires && won(&watch, trial)) {
                continue;
            } else {
                let rule = &self.pack.rules[index];
                self.mark(
                    index,
                    PartKind::Rule,
                    self.places.at(&rule.file, &rule.path),
                );
                let (place, _) = self.pattern(index, trial.pattern.index);
                self.mark(index, PartKind::Pattern, place);
            }
            for part in walk::taken(&program, trial) {
                self.mark_step(index, part);
            }
        }
    }

    fn program(&self, id: PatternId) -> Pattern {
        let rule = &self.pack.rules[id.rule];
        let patterns = if id.unless {
            &rule.unless
        } else {
            &rule.patterns
        };
        patterns[id.index].clone()
    }

    fn coverage(self) -> Coverage {
        let mut coverage = Coverage {
            lang: self.pack.lang.clone(),
            ..Coverage::default()
        };
        let mut seen = BTreeSet::new();
        for ((kind, place, _), (rule, yaml, exercised)) in self.known {
            let count = coverage.counts.entry(kind).or_default();
            count.all += 1;
            count.exercised += usize::from(exercised);
            // A step is told of by the alternative or optional step that it stands in.
            if !exercised && kind != PartKind::Step && seen.insert((kind, place.clone())) {
                coverage.unexercised.push(Part {
                    place,
                    kind,
                    rule: Some(rule),
                    yaml,
                });
            }
        }
        coverage.unexercised.sort();
        coverage
    }
}

/// What tells parts of one place apart: of rules, patterns and antipatterns, the rule.
fn own(kind: PartKind, rule: &str) -> String {
    match kind {
        PartKind::Rule | PartKind::Pattern | PartKind::Unless => rule.to_owned(),
        _ => String::new(),
    }
}

/// Whether the match of this trial won its cue.
fn won(watch: &Watch, trial: &Trial) -> bool {
    trial.matched
        && watch.contests.iter().any(|contest| {
            contest.element == trial.cue
                && contest
                    .candidates
                    .iter()
                    .any(|c| c.pattern == trial.pattern && c.outcome == Outcome::Won)
        })
}

#[cfg(test)]
mod tests;
