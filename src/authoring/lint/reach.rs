//! What can never come about: alternatives behind one that takes all that they take, and rules that another always beats.

use super::view::View;
use super::{Code, Finding, cover};
use crate::pack::pattern::{Capture, Inst, Pattern, Program};
use crate::pack::rule::{Rule, SourceFrom};

pub(super) fn check(view: &View, findings: &mut Vec<Finding>) {
    let rules = &view.pack.rules;
    for rule in rules {
        for pattern in rule.patterns.iter().chain(&rule.unless) {
            for program in [&pattern.left, &pattern.right] {
                alternatives(view, program, findings);
            }
        }
    }
    for rule in rules.iter().filter(|r| view.is_own(&r.file)) {
        if let Some(other) = rules.iter().find(|other| beats(view, other, rule)) {
            findings.push(Finding {
                code: Code::Shadowed,
                file: rule.file.clone(),
                line: rule.line,
                column: column(view, rule),
                message: format!(
                    "`{}` never wins: wherever it matches, `{}` at {}:{} does, of a priority of {} against {}",
                    rule.id, other.id, other.file, other.line, other.priority, rule.priority
                ),
                help: "give it the higher priority, or make the other one narrower".to_owned(),
            });
        }
    }
}

/// Where the identifier of a rule stands in its line.
fn column(view: &View, rule: &Rule) -> usize {
    let file = view.open.files.iter().find(|f| f.name == rule.file);
    let line = file.and_then(|f| f.yaml.lines().nth(rule.line.saturating_sub(1)));
    let before = line
        .and_then(|l| l.split_once(&rule.id))
        .map(|(before, _)| before);
    before.map_or(1, |b| b.chars().count() + 1)
}

/// Whether `other` wins wherever `rule` matches.
fn beats(view: &View, other: &Rule, rule: &Rule) -> bool {
    let always = other.priority > rule.priority
        && other.unless.is_empty()
        && (other.source == rule.source || other.source == SourceFrom::Nowhere);
    always
        && rule
            .patterns
            .iter()
            .all(|narrow| other.patterns.iter().any(|wide| covers(view, wide, narrow)))
}

/// Whether `wide` matches wherever `narrow` does, and captures the same roles.
fn covers(view: &View, wide: &Pattern, narrow: &Pattern) -> bool {
    let side = |wide: &Program, narrow: &Program| {
        // The last instruction is where the pattern ends.
        let length = wide.len() - 1;
        length < narrow.len() && cover::region(view.pack, (wide, 0), (narrow, 0), length)
    };
    let captures = |pattern: &Pattern| {
        let programs = [&pattern.left, &pattern.right];
        let mut all: Vec<Capture> = programs
            .iter()
            .flat_map(|p| (0..p.len()).map(|i| p.inst(i)))
            .filter_map(|inst| match inst {
                Inst::Open(capture) => Some(*capture),
                _ => None,
            })
            .collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    cover::test(view.pack, &wide.cue, &narrow.cue)
        && side(&wide.left, &narrow.left)
        && side(&wide.right, &narrow.right)
        && captures(wide) == captures(narrow)
}

/// Tells of alternatives that are never taken.
fn alternatives(view: &View, program: &Program, findings: &mut Vec<Finding>) {
    for start in 0..program.len() {
        let ways = ways(program, start);
        for (later, way) in ways.iter().enumerate().skip(1) {
            let earlier = ways[..later].iter().position(|first| {
                first.len() == way.len()
                    && cover::region(
                        view.pack,
                        (program, first.start),
                        (program, way.start),
                        way.len(),
                    )
            });
            let Some(earlier) = earlier else { continue };
            let place = &view.pack.places[program.step(start) as usize];
            if !view.is_own(&place.file) {
                continue;
            }
            let path = place.path.key("one_of").index(later);
            findings.push(view.finding(
                Code::Unreachable,
                (&place.file, &path),
                format!(
                    "alternative {} is never taken: alternative {} takes everything that it takes, and is tried first",
                    later + 1,
                    earlier + 1
                ),
                "take it away, or put it first",
            ));
        }
    }
}

/// The alternatives of the `one_of` that begins at an instruction, as ranges of instructions; none where none begins.
fn ways(program: &Program, start: usize) -> Vec<std::ops::Range<usize>> {
    let step = program.step(start);
    let exit_of = |at: usize| match program.inst(at) {
        Inst::Split(_, next) if program.step(at) == step => match program.inst(next - 1) {
            // The jump behind an alternative is what tells it from an optional step.
            Inst::Goto(exit) if program.step(next - 1) == step => Some((*next, *exit)),
            _ => None,
        },
        _ => None,
    };
    let Some((_, exit)) = exit_of(start) else {
        return Vec::new();
    };
    // A later alternative of the same step is no beginning.
    let is_first = (0..start)
        .all(|before| exit_of(before).is_none_or(|(next, out)| next != start || out != exit));
    if !is_first {
        return Vec::new();
    }
    let (mut ways, mut at) = (Vec::new(), start);
    while let Some((next, _)) = exit_of(at).filter(|(_, out)| *out == exit) {
        ways.push(at + 1..next - 1);
        at = next;
    }
    ways.push(at..exit);
    ways
}
