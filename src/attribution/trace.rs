//! What was tried and what competed at a cue, for those who ask why: read-only, and nothing of it changes what wins.

use super::draft::Draft;
use super::element::Scene;
use super::matcher::Found;
use crate::pack::pattern::Capture;
use crate::pack::rule::Rule;
use crate::text::Span;

/// What is kept of the matching of a text.
#[derive(Debug, Default)]
pub(crate) struct Watch {
    /// In the order in which the cues were read.
    pub(crate) contests: Vec<Contest>,
    /// The patterns that were run, in order; kept only if `trials` was asked for.
    pub(crate) trials: Vec<Trial>,
    /// Whether trials are kept.
    pub(crate) keeps_trials: bool,
}

/// A pattern run at a cue that passed the test of its cue step.
#[derive(Debug, Clone)]
pub(crate) struct Trial {
    pub(crate) pattern: PatternId,
    /// The element of the cue.
    pub(crate) cue: Span,
    /// Whether the pattern matched.
    pub(crate) matched: bool,
    /// In the order in which the instructions were entered.
    pub(crate) visits: Vec<Visit>,
}

/// A pattern of a pack.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct PatternId {
    /// Index of the rule in the pack.
    pub(crate) rule: usize,
    /// Index among the patterns of the rule, or among those of its `unless`.
    pub(crate) index: usize,
    /// Whether it is one of the `unless`.
    pub(crate) unless: bool,
}

/// An instruction entered at an element.
#[derive(Debug, Clone)]
pub(crate) struct Visit {
    /// Whether it belongs to the program left of the cue.
    pub(crate) back: bool,
    /// Its place in the program.
    pub(crate) inst: usize,
    /// Elements between the cue and the one it was entered at: 0 is the first beside the cue.
    pub(crate) distance: usize,
    /// The element; empty at the start and the end of the sentence.
    pub(crate) element: Span,
    /// Whether the program matched from here to its end, or a look-around to its own.
    pub(crate) matched: bool,
}

/// All candidates at one cue that gave an attribution.
#[derive(Debug, Clone)]
pub(crate) struct Contest {
    /// The element of the cue.
    pub(crate) element: Span,
    /// The spans of the cue as the winner has it.
    pub(crate) cue: Vec<Span>,
    /// The identifier of the rule that won.
    pub(crate) winner: String,
    /// In the order of arbitration: what may compete, then what an antipattern barred.
    pub(crate) candidates: Vec<Candidate>,
}

/// A match of a rule at a cue.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    pub(crate) rule: String,
    pub(crate) pattern: PatternId,
    pub(crate) priority: i32,
    /// Elements from the leftmost to the rightmost matched.
    pub(crate) length: usize,
    /// From the leftmost to the rightmost byte matched.
    pub(crate) extent: Span,
    /// What its steps captured, each role with its tokens.
    pub(crate) captures: Vec<(Capture, Vec<Span>)>,
    pub(crate) outcome: Outcome,
}

/// How a candidate fared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    Won,
    /// It stands before the winner, but no attribution could be made of it.
    Empty,
    /// It stands behind the winner.
    Behind,
    /// One of its antipatterns matched.
    Barred,
}

/// The contest at a cue, if anything won.
pub(super) fn contest(
    scene: &Scene,
    cue: usize,
    found: &[(&Rule, Found)],
    barred: &[(&Rule, Found)],
    won: Option<(usize, &[Draft])>,
) -> Option<Contest> {
    let (winner, drafts) = won?;
    let fared = |i: usize| match i.cmp(&winner) {
        std::cmp::Ordering::Less => Outcome::Empty,
        std::cmp::Ordering::Equal => Outcome::Won,
        std::cmp::Ordering::Greater => Outcome::Behind,
    };
    let competing = found
        .iter()
        .enumerate()
        .map(|(i, (rule, hit))| candidate(scene, rule, hit, fared(i)));
    let barred = barred
        .iter()
        .map(|(rule, hit)| candidate(scene, rule, hit, Outcome::Barred));
    Some(Contest {
        element: scene.span(cue..cue + 1),
        cue: drafts.first()?.cue.clone(),
        winner: found[winner].0.id.clone(),
        candidates: competing.chain(barred).collect(),
    })
}

fn candidate(scene: &Scene, rule: &Rule, hit: &Found, outcome: Outcome) -> Candidate {
    let tokens = |range: &std::ops::Range<usize>| {
        scene.elements[range.clone()]
            .iter()
            .flat_map(|e| &scene.page.layout.tokens[e.tokens.clone()])
            .map(|t| t.span)
            .collect()
    };
    Candidate {
        rule: rule.id.clone(),
        pattern: hit.pattern,
        priority: rule.priority,
        length: hit.extent.len(),
        extent: scene.span(hit.extent.clone()),
        captures: hit.captures.iter().map(|(c, r)| (*c, tokens(r))).collect(),
        outcome,
    }
}
