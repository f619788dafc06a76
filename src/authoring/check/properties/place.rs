//! The sentence among others: beside neutral ones, and with another of its kind.

use super::super::draws::Draws;
use super::super::edit::Edits;
use super::super::sentence::{Sentence, read};
use super::{Case, Outcome, fails};
use crate::analysis::Attribution;
use crate::pack::pattern::Inst;
use crate::text::Span;

/// Where something is put between sentences.
const GAPS: [&str; 3] = ["\n\n", " ", "\r\n\r\n"];

/// A sentence that attributes nothing, before or behind. Left alone: rules for headings, as what has a text before it is none.
pub(super) fn context(case: &Case, draws: &mut Draws) -> Outcome {
    let Some(neutral) = draws.pick(&case.context.stock.neutral) else {
        return Outcome::Skipped;
    };
    if asks_heading(case) || !ends(&case.sentence.text) {
        return Outcome::Skipped;
    }
    let gap = GAPS[draws.below(GAPS.len())];
    let end = case.sentence.text.len();
    let edits = if draws.flip() {
        Edits::one(Span::new(0, 0), format!("{neutral}{gap}"))
    } else {
        Edits::one(Span::new(end, end), format!("{gap}{neutral}"))
    };
    let changed = case.sentence.edited(&edits);
    let found = read(case.context.pack, &changed.text);
    let moved: Vec<Attribution> = case.found.iter().map(|a| shifted(a, &edits)).collect();
    if headed(case, &moved) || headed(case, &found) {
        return Outcome::Skipped;
    }
    if key(&moved) == key(&found) {
        Outcome::Holds
    } else {
        fails(&changed, &found, "beside a neutral sentence")
    }
}

/// Two paragraphs give the same in both orders.
pub(super) fn order(case: &Case, draws: &mut Draws) -> Outcome {
    let Some((a, b)) = pair(case, draws) else {
        return Outcome::Skipped;
    };
    let pack = case.context.pack;
    let gap = "\n\n";
    let [ab, ba] = [(&a, &b), (&b, &a)].map(|(x, y)| format!("{}{gap}{}", x.text, y.text));
    let [first, second] = [&ab, &ba].map(|text| read(pack, text));
    if linked(&first) || linked(&second) || headed(case, &first) || headed(case, &second) {
        return Outcome::Skipped;
    }
    // Each by its place in its own sentence.
    let local = |found: &[Attribution], head: usize| -> Vec<(bool, String)> {
        let mut all: Vec<(bool, String)> = found
            .iter()
            .map(|x| {
                let start = x.cue.first().map_or(0, |s| s.start);
                let behind = start >= head + gap.len();
                let back = if behind { head + gap.len() } else { 0 };
                (behind, format!("{:?}", place(x, back)))
            })
            .collect();
        all.sort();
        all
    };
    let one = local(&first, a.text.len());
    let mut other: Vec<(bool, String)> = local(&second, b.text.len())
        .into_iter()
        .map(|(behind, x)| (!behind, x))
        .collect();
    other.sort();
    if one == other {
        Outcome::Holds
    } else {
        let mut whole = a.clone();
        whole.text = ab;
        fails(
            &whole,
            &first,
            "and otherwise with its paragraphs in the other order",
        )
    }
}

/// Two paragraphs give what each gives alone.
pub(super) fn concatenation(case: &Case, draws: &mut Draws) -> Outcome {
    let Some((a, b)) = pair(case, draws) else {
        return Outcome::Skipped;
    };
    let pack = case.context.pack;
    let whole = Edits::one(
        Span::new(a.text.len(), a.text.len()),
        format!("\n\n{}", b.text),
    );
    let ahead = Edits::one(Span::new(0, 0), format!("{}\n\n", a.text));
    let joined = a.edited(&whole);
    let found = read(pack, &joined.text);
    if linked(&found) {
        return Outcome::Skipped;
    }
    let mut apart: Vec<Attribution> = read(pack, &a.text);
    apart.extend(read(pack, &b.text).iter().map(|x| shifted(x, &ahead)));
    if headed(case, &apart) {
        return Outcome::Skipped;
    }
    if key(&apart) == key(&found) {
        Outcome::Holds
    } else {
        fails(&joined, &found, "and otherwise with each paragraph alone")
    }
}

/// The case's sentence and one of another rule. Left alone: rules for headings, as only the first paragraph is one.
fn pair(case: &Case, draws: &mut Draws) -> Option<(Sentence, Sentence)> {
    let context = case.context;
    let other = draws.below(context.pack.rules.len());
    let example = draws.pick(&context.examples[other])?;
    let headings = asks_heading(case) || heading_rule(case, other);
    let whole = ends(&case.sentence.text) && ends(&example.text);
    (!headings && whole).then(|| (case.sentence.clone(), example.clone()))
}

/// Whether the text ends a sentence, so that what follows is another.
fn ends(text: &str) -> bool {
    text.trim_end_matches(['”', '»', '"', ' ', '\u{a0}'])
        .ends_with(['.', '!', '?', '…'])
}

fn asks_heading(case: &Case) -> bool {
    heading_rule(case, case.rule)
}

fn heading_rule(case: &Case, rule: usize) -> bool {
    case.context.pack.rules[rule]
        .patterns
        .iter()
        .any(|p| (0..p.left.len()).any(|i| matches!(p.left.inst(i), Inst::Heading)))
}

/// Whether a rule for headings made one of these: what stands first may be a heading, what stands behind is none.
fn headed(case: &Case, found: &[Attribution]) -> bool {
    let rules = &case.context.pack.rules;
    found.iter().any(|a| {
        let rule = rules.iter().position(|r| r.id == a.rule);
        rule.is_some_and(|rule| heading_rule(case, rule))
    })
}

/// Whether an attribution leads to another, as across paragraphs a quotation may go on.
fn linked(found: &[Attribution]) -> bool {
    found
        .iter()
        .any(|a| a.rule.starts_with("mechanism.") && a.continues.is_some())
}

/// A rule, and the places of source, cue and content.
type Found = (String, Vec<Vec<(usize, usize)>>);

/// Rule and places of an attribution, counted from `back`.
fn place(a: &Attribution, back: usize) -> Found {
    let spans = [&a.source, &a.cue, &a.content].map(|spans| {
        let own = spans.iter();
        own.map(|s| (s.start.wrapping_sub(back), s.end.wrapping_sub(back)))
            .collect()
    });
    (a.rule.clone(), spans.to_vec())
}

fn key(found: &[Attribution]) -> Vec<Found> {
    let mut all: Vec<_> = found.iter().map(|a| place(a, 0)).collect();
    all.sort();
    all
}

/// An attribution where a change moves it.
fn shifted(a: &Attribution, edits: &Edits) -> Attribution {
    let moved = |spans: &[Span]| spans.iter().map(|s| edits.map(*s)).collect();
    Attribution {
        source: moved(&a.source),
        cue: moved(&a.cue),
        content: moved(&a.content),
        ..a.clone()
    }
}
