//! What is tried on a pack and not on a rule: texts without a cue, broken texts, pairs of claims.

use super::super::context::Context;
use super::super::draws::Draws;
use super::super::sentence::{Sentence, read};
use super::super::stock::cased;
use super::agreement::flaw;
use super::{Outcome, broken, fails};
use crate::conflict::compare;
use crate::pack::pattern::Capture;
use crate::page::Page;
use crate::text::lay_out;

/// Neutral sentences and clauses of the stock, in any order and any number.
pub(super) fn neutral(context: &Context, draws: &mut Draws) -> Option<String> {
    let stock = &context.stock;
    let mut text = String::new();
    for _ in 0..=draws.below(5) {
        text.push_str(draws.pick(&stock.neutral)?);
        text.push_str([" ", "\n\n"][draws.below(2)]);
        if let Some(clause) = draws.pick(&stock.file.clauses) {
            text.push_str(&cased(clause, true));
            text.push_str(". ");
        }
    }
    Some(text)
}

/// Nobody says anything.
pub(super) fn overgeneration(context: &Context, text: &str) -> Outcome {
    let found = read(context.pack, text);
    if found.is_empty() {
        Outcome::Holds
    } else {
        fails(&plain(text), &found, "a text without a cue")
    }
}

/// Signs at which a tokenizer or a pattern may stumble.
const SIGNS: [&str; 24] = [
    "", "«", "»", "“", "”", "\"", "'", "’", ",", ":", ".", "…", "—", "(", "\n\n", "\r\n", "\u{a0}",
    "\u{ad}", "\u{301}", "\u{200b}", "\u{feff}", "İ", "漢", "\0",
];

/// Examples torn apart, with signs between.
pub(super) fn torn(context: &Context, draws: &mut Draws) -> Option<String> {
    let mut text = String::new();
    for _ in 0..=draws.below(5) {
        let example = example(context, draws)?;
        let mut cut = draws.below(example.text.len() + 1);
        while !example.text.is_char_boundary(cut) {
            cut -= 1;
        }
        text.push_str(&example.text[..cut]);
        text.push_str(SIGNS[draws.below(SIGNS.len())]);
        text.push_str(&example.text[cut..]);
    }
    Some(text)
}

/// Nothing panics, and every span is a slice of the text.
pub(super) fn robust(context: &Context, text: &str) -> Outcome {
    let read = || read(context.pack, text);
    match std::panic::catch_unwind(std::panic::AssertUnwindSafe(read)) {
        Err(_) => broken(&plain(text), "the program panics".to_owned()),
        Ok(found) => match flaw(text, &found) {
            Some(flaw) => broken(&plain(text), flaw),
            None => Outcome::Holds,
        },
    }
}

/// Two contents of examples, a paragraph each.
pub(super) fn claims(context: &Context, draws: &mut Draws) -> Option<String> {
    let mut content = || {
        let example = example(context, draws)?;
        let span = *example.of(Capture::Content).first()?;
        Some(cased(span.of(&example.text), true) + ".")
    };
    Some(format!("{}\n\n{}", content()?, content()?))
}

/// Two claims conflict whichever comes first, and none with itself.
pub(super) fn symmetry(context: &Context, text: &str) -> Outcome {
    let Some((a, b)) = text.split_once("\n\n") else {
        return Outcome::Skipped;
    };
    let kind = |x: &str, y: &str| {
        let layouts = [x, y].map(|text| lay_out(text, &context.pack.profile));
        let pages = (
            Page::new(context.pack, x, &layouts[0]),
            Page::new(context.pack, y, &layouts[1]),
        );
        compare(&pages.0, &pages.1).map(|verdict| verdict.kind)
    };
    if kind(a, b) == kind(b, a) && kind(a, a).is_none() {
        Outcome::Holds
    } else {
        broken(
            &plain(text),
            "a conflict that depends on the order".to_owned(),
        )
    }
}

fn example<'c>(context: &'c Context, draws: &mut Draws) -> Option<&'c Sentence> {
    let rule = draws.below(context.examples.len());
    draws.pick(context.examples.get(rule)?)
}

/// A text of which nothing is expected.
fn plain(text: &str) -> Sentence {
    Sentence {
        text: text.to_owned(),
        spans: Vec::new(),
    }
}
