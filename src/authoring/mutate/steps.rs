//! Damage to steps: dropped, made optional or compulsory, swapped, with an alternative less.

use super::{Places, Rules, Survivor};
use crate::pack::diagnostics::Path;
use crate::pack::schema::{RuleEntry, Step};
use crate::pack::{Pack, Written};

/// One change of the steps of a rule or a macro.
pub(super) struct Damage {
    pub(super) survivor: Survivor,
    home: Home,
    change: Change,
}

/// What is changed.
enum Home {
    /// The rule of this index.
    Rule(usize, List),
    /// The macro, and the rules that use it.
    Macro(String, Vec<usize>),
}

/// A list of steps of a rule.
#[derive(Clone, Copy)]
enum List {
    Pattern,
    Patterns(usize),
    Unless(usize),
}

/// A change of a list of steps, at a way into it.
struct Change {
    /// From the list to the one that is changed.
    way: Vec<Turn>,
    kind: Kind,
}

/// From a list of steps into one that a step holds.
#[derive(Clone)]
enum Turn {
    /// Step, alternative.
    OneOf(usize, usize),
    Look(usize),
    Not(usize),
}

enum Kind {
    Drop(usize),
    FlipOpt(usize),
    /// Step, alternative.
    DropAlternative(usize, usize),
    /// A step and the one behind it.
    Swap(usize),
}

/// All damages of the rules whose identifiers pass, and of the macros that they use.
pub(super) fn damages(
    written: &Written,
    pack: &Pack,
    places: &Places,
    wanted: impl Fn(&str) -> bool,
) -> Vec<Damage> {
    let mut all = Vec::new();
    for (index, rule) in written.rules.iter().enumerate() {
        if !wanted(&rule.entry.id) {
            continue;
        }
        let lists = lists(&rule.entry);
        for (list, key) in lists {
            let path = join(&rule.path, &key);
            let site = Site {
                places,
                file: &rule.file,
                rule: &rule.entry.id,
            };
            if let Some(steps) = steps(&rule.entry, list) {
                site.collect(steps, &path, &mut Vec::new(), &mut |survivor, change| {
                    all.push(Damage {
                        survivor,
                        home: Home::Rule(index, list),
                        change,
                    });
                });
            }
        }
    }
    for (name, (file, steps)) in &written.macros {
        let users: Vec<usize> = (0..written.rules.len())
            .filter(|r| uses(written, &written.rules[*r].entry, name))
            .collect();
        let Some(first) = users.iter().find(|u| wanted(&pack.rules[**u].id)) else {
            continue;
        };
        let site = Site {
            places,
            file,
            rule: &pack.rules[*first].id,
        };
        let path = Path::of("macros").key(name);
        site.collect(steps, &path, &mut Vec::new(), &mut |survivor, change| {
            all.push(Damage {
                survivor,
                home: Home::Macro(name.clone(), users.clone()),
                change,
            });
        });
    }
    all
}

/// The lists of steps of a rule with the keys that lead to them.
fn lists(entry: &RuleEntry) -> Vec<(List, Vec<Key>)> {
    let mut lists = vec![(List::Pattern, vec![Key::Name("pattern")])];
    for i in 0..entry.patterns.len() {
        lists.push((List::Patterns(i), vec![Key::Name("patterns"), Key::At(i)]));
    }
    for i in 0..entry.unless.len() {
        let keys = vec![Key::Name("unless"), Key::At(i), Key::Name("pattern")];
        lists.push((List::Unless(i), keys));
    }
    lists
}

enum Key {
    Name(&'static str),
    At(usize),
}

fn join(path: &Path, keys: &[Key]) -> Path {
    keys.iter().fold(path.clone(), |path, key| match key {
        Key::Name(name) => path.key(name),
        Key::At(index) => path.index(*index),
    })
}

fn steps(entry: &RuleEntry, list: List) -> Option<&Vec<Step>> {
    match list {
        List::Pattern => Some(&entry.pattern),
        List::Patterns(i) => entry.patterns.get(i),
        List::Unless(i) => entry.unless.get(i).map(|u| &u.pattern),
    }
}

fn steps_mut(entry: &mut RuleEntry, list: List) -> Option<&mut Vec<Step>> {
    match list {
        List::Pattern => Some(&mut entry.pattern),
        List::Patterns(i) => entry.patterns.get_mut(i),
        List::Unless(i) => entry.unless.get_mut(i).map(|u| &mut u.pattern),
    }
}

/// Whether the rule uses the macro, by way of other macros too.
fn uses(written: &Written, entry: &RuleEntry, name: &str) -> bool {
    fn names(steps: &[Step], out: &mut Vec<String>) {
        for step in steps {
            out.extend(step.uses.clone());
            for inner in step.one_of.iter().chain([&step.look, &step.not]) {
                names(inner, out);
            }
        }
    }
    let mut open = Vec::new();
    for (list, _) in lists(entry) {
        if let Some(steps) = steps(entry, list) {
            names(steps, &mut open);
        }
    }
    let mut known: Vec<String> = Vec::new();
    while let Some(next) = open.pop() {
        if next == name {
            return true;
        }
        if !known.contains(&next) {
            if let Some((_, steps)) = written.macros.get(&next) {
                names(steps, &mut open);
            }
            known.push(next);
        }
    }
    false
}

/// Where damage is done, for those who look for it.
struct Site<'a> {
    places: &'a Places,
    file: &'a str,
    rule: &'a str,
}

impl Site<'_> {
    /// Every damage of a list of steps and of the lists in it.
    fn collect(
        &self,
        steps: &[Step],
        path: &Path,
        way: &mut Vec<Turn>,
        add: &mut dyn FnMut(Survivor, Change),
    ) {
        let is_cue = |s: &Step| s.capture.as_deref() == Some("cue");
        let mut change = |at: &Path, damage: &'static str, way: &[Turn], kind: Kind| {
            let survivor = Survivor {
                place: self.places.at(self.file, at),
                rule: Some(self.rule.to_owned()),
                damage,
                yaml: self.places.yaml(self.file, at),
            };
            let way = way.to_vec();
            add(survivor, Change { way, kind });
        };
        for (i, step) in steps.iter().enumerate() {
            let at = path.index(i);
            // A pattern hangs on its cue, and a list keeps one step.
            if !is_cue(step) && steps.len() > 1 {
                change(&at, "drop", way, Kind::Drop(i));
            }
            // What may take nothing anyhow is not changed by `opt`.
            let takes_nothing = step.adjuncts.is_some() || step.gap.is_some();
            if !is_cue(step) && !takes_nothing {
                let damage = if step.opt {
                    "make compulsory"
                } else {
                    "make optional"
                };
                change(&at, damage, way, Kind::FlipOpt(i));
            }
            if let Some(next) = steps.get(i + 1)
                && format!("{step:?}") != format!("{next:?}")
            {
                change(&at, "swap with the next", way, Kind::Swap(i));
            }
            if step.one_of.len() > 1 {
                for k in 0..step.one_of.len() {
                    let at = at.key("one_of").index(k);
                    change(&at, "drop alternative", way, Kind::DropAlternative(i, k));
                }
            }
        }
        for (i, step) in steps.iter().enumerate() {
            let at = path.index(i);
            let mut enter = |turn: Turn, steps: &[Step], path: &Path, way: &mut Vec<Turn>| {
                way.push(turn);
                self.collect(steps, path, way, add);
                way.pop();
            };
            for (k, inner) in step.one_of.iter().enumerate() {
                enter(Turn::OneOf(i, k), inner, &at.key("one_of").index(k), way);
            }
            if !step.look.is_empty() {
                enter(Turn::Look(i), &step.look, &at.key("look"), way);
            }
            if !step.not.is_empty() {
                enter(Turn::Not(i), &step.not, &at.key("not"), way);
            }
        }
    }
}

impl Change {
    fn make(&self, steps: &mut Vec<Step>) -> Option<()> {
        let mut list = steps;
        for turn in &self.way {
            list = match turn {
                Turn::OneOf(i, k) => list.get_mut(*i)?.one_of.get_mut(*k)?,
                Turn::Look(i) => &mut list.get_mut(*i)?.look,
                Turn::Not(i) => &mut list.get_mut(*i)?.not,
            };
        }
        match self.kind {
            Kind::Drop(i) => {
                list.remove(i);
            }
            Kind::FlipOpt(i) => {
                let step = list.get_mut(i)?;
                step.opt = !step.opt;
            }
            Kind::DropAlternative(i, k) => {
                list.get_mut(i)?.one_of.remove(k);
            }
            Kind::Swap(i) => list.swap(i, i + 1),
        }
        Some(())
    }
}

impl Damage {
    /// The rules as they are with this damage; none where they cannot be compiled.
    pub(super) fn compile(&self, written: &Written, pack: &Pack) -> Option<Rules> {
        match &self.home {
            Home::Rule(index, list) => {
                let mut entry = written.rules[*index].entry.clone();
                self.change.make(steps_mut(&mut entry, *list)?)?;
                let rule = written.compile(*index, &entry, &pack.lexicon)?;
                Some(vec![(*index, rule)])
            }
            Home::Macro(name, users) => {
                let mut damaged = written.clone();
                let (_, steps) = damaged.macros.get_mut(name)?;
                self.change.make(steps)?;
                let rule = |index: &usize| {
                    let entry = &damaged.rules[*index].entry;
                    Some((*index, damaged.compile(*index, entry, &pack.lexicon)?))
                };
                users.iter().map(rule).collect()
            }
        }
    }
}
