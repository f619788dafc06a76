//! The program with itself: well-formed spans, other makings of the pack, the trace, and the work done.

use super::super::draws::Draws;
use super::super::edit::Edits;
use super::super::sentence::read;
use super::{Case, Outcome, broken, fails};
use crate::analysis::Attribution;
use crate::attribution::trace::{PatternId, Watch};
use crate::attribution::{attribute, watch};
use crate::pack::Pack;
use crate::pack::pattern::Capture;
use crate::page::Page;
use crate::text::{Span, lay_out};

/// Spans slice the text, in order, and roles do not overlap.
pub(super) fn well_formed(case: &Case, _: &mut Draws) -> Outcome {
    match flaw(&case.sentence.text, case.found) {
        Some(flaw) => broken(case.sentence, flaw),
        None => Outcome::Holds,
    }
}

/// What is wrong with the spans of some attributions. A mood is a cue inside its content.
pub(super) fn flaw(text: &str, found: &[Attribution]) -> Option<String> {
    for a in found {
        let roles = [&a.source, &a.cue, &a.content];
        for span in roles.into_iter().flatten() {
            if span.start >= span.end || text.get(span.start..span.end).is_none() {
                return Some(format!(
                    "{}..{} is no words of the text, by {}",
                    span.start, span.end, a.rule
                ));
            }
        }
        if roles
            .iter()
            .any(|spans| !spans.is_sorted_by(|a, b| a.end <= b.start))
        {
            return Some(format!("spans of a role are not in order, by {}", a.rule));
        }
        let apart = |x: &[Span], y: &[Span]| !x.iter().any(|s| y.iter().any(|o| s.overlaps(*o)));
        let mood = a.rule.starts_with("mechanism.hearsay");
        if !mood
            && !(apart(&a.source, &a.cue)
                && apart(&a.source, &a.content)
                && apart(&a.cue, &a.content))
        {
            return Some(format!("roles overlap, by {}", a.rule));
        }
    }
    None
}

/// Without antipatterns the rule matches at least where it does with them.
pub(super) fn antipatterns(case: &Case, _: &mut Draws) -> Outcome {
    let context = case.context;
    if context.pack.rules.iter().all(|r| r.unless.is_empty()) {
        return Outcome::Skipped;
    }
    let text = &case.sentence.text;
    let (_, with) = watched(context.pack, text);
    let (_, without) = watched(&context.bare, text);
    let bare = matched(&without);
    let kept = matched(&with)
        .into_iter()
        .filter(|(p, _)| !p.unless)
        .find(|hit| !bare.contains(hit));
    match kept {
        None => Outcome::Holds,
        Some((p, _)) => {
            let id = &context.pack.rules[p.rule].id;
            broken(
                case.sentence,
                format!("without its antipatterns {id} does not match"),
            )
        }
    }
}

/// Entries for words that the text does not hold change nothing.
pub(super) fn lexicon(case: &Case, _: &mut Draws) -> Outcome {
    equal(case, &case.context.wider, "with more words in the lexicon")
}

/// The pack written and read again, in another order, finds the same.
pub(super) fn reloaded(case: &Case, _: &mut Draws) -> Outcome {
    equal(
        case,
        &case.context.again,
        "with the pack read again in another order",
    )
}

/// The same pack finds the same again.
pub(super) fn deterministic(case: &Case, _: &mut Draws) -> Outcome {
    equal(case, case.context.pack, "the second time")
}

fn equal(case: &Case, pack: &Pack, note: &str) -> Outcome {
    let found = read(pack, &case.sentence.text);
    if found == case.found {
        Outcome::Holds
    } else {
        fails(case.sentence, &found, note)
    }
}

/// A rule matched, as the trace tells, where and only where it could make an attribution, and it won where it made one.
pub(super) fn explained(case: &Case, _: &mut Draws) -> Outcome {
    let pack = case.context.pack;
    let (found, trace) = watched(pack, &case.sentence.text);
    if found != case.found {
        return fails(case.sentence, &found, "when it is asked why");
    }
    let won = &case.found[case.at];
    let contest = trace
        .contests
        .iter()
        .any(|c| c.winner == won.rule && c.cue == won.cue);
    let own = |p: PatternId| p.rule == case.rule && !p.unless;
    let hit = trace.trials.iter().any(|t| own(t.pattern) && t.matched);
    if contest && hit {
        Outcome::Holds
    } else {
        broken(
            case.sentence,
            "the trace does not tell of the match".to_owned(),
        )
    }
}

/// A longer content, and more sentences: the instructions run grow with the text. Tried on a part of the cases, as it takes long.
pub(super) fn linear(case: &Case, draws: &mut Draws) -> Outcome {
    if draws.below(16) != 0 {
        return Outcome::Skipped;
    }
    let pack = case.context.pack;
    let longer = |times: usize| {
        let text = &case.sentence.text;
        if draws_content(case) {
            let at = case.sentence.of(Capture::Content)[0].end;
            let more = format!(" xo{}", " xa xe".repeat(times));
            Edits::one(Span::new(at, at), more).apply(text)
        } else {
            format!("{text} ").repeat(times)
        }
    };
    let steps = |times: usize| {
        let text = longer(times);
        let layout = lay_out(&text, &pack.profile);
        attribute(&Page::new(pack, &text, &layout)).1
    };
    let (once, twice) = (steps(16), steps(32));
    if twice * 10 <= once * 22 {
        Outcome::Holds
    } else {
        broken(
            case.sentence,
            format!("{once} steps for a text, {twice} for one twice as long"),
        )
    }
}

/// Whether the case grows in its content, or by more of its kind.
fn draws_content(case: &Case) -> bool {
    case.sentence.text.len().is_multiple_of(2)
}

fn watched(pack: &Pack, text: &str) -> (Vec<Attribution>, Watch) {
    let layout = lay_out(text, &pack.profile);
    watch(&Page::new(pack, text, &layout), true)
}

/// Where patterns matched; of a rule that an antipattern silenced there, nothing.
fn matched(trace: &Watch) -> Vec<(PatternId, Span)> {
    let barred: Vec<(usize, Span)> = trace
        .trials
        .iter()
        .filter(|t| t.pattern.unless && t.matched)
        .map(|t| (t.pattern.rule, t.cue))
        .collect();
    let hits = trace.trials.iter().filter(|t| t.matched);
    hits.filter(|t| !barred.contains(&(t.pattern.rule, t.cue)))
        .map(|t| (t.pattern, t.cue))
        .collect()
}
