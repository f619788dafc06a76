//! Other words in a sentence: another source, another content, an adverbial, a negation.

use super::super::draws::Draws;
use super::super::edit::Edits;
use super::super::seeds::substituted;
use super::super::sentence::{Sentence, read};
use super::super::verbs;
use super::{Case, Outcome, fails};
use crate::pack::lexicon::VerbKind;
use crate::pack::pattern::{Capture, Inst, Pattern};
use crate::text::Span;

/// The rule finds the other source, and all else where it now is. Left alone: sources for which the stock has no other that
/// begins alike, as what begins otherwise may need another preposition or elision before it.
pub(super) fn source(case: &Case, draws: &mut Draws) -> Outcome {
    other(case, Capture::Source, draws)
}

/// The rule finds the other content. Left alone: contents in several pieces, and those for which the stock has no other of the
/// same mood.
pub(super) fn content(case: &Case, draws: &mut Draws) -> Outcome {
    other(case, Capture::Content, draws)
}

fn other(case: &Case, role: Capture, draws: &mut Draws) -> Outcome {
    let context = case.context;
    let changed = substituted(
        context.pack,
        &context.stock,
        case.rule(),
        case.sentence,
        role,
        draws,
    );
    match changed {
        // How a content begins may make it that of another rule.
        Some(changed) if role == Capture::Content && taken(case, &changed) => Outcome::Skipped,
        Some(changed) => case.same(&changed, "with another part in its place"),
        None => Outcome::Skipped,
    }
}

/// Whether another rule finds just what is expected.
fn taken(case: &Case, sentence: &Sentence) -> bool {
    let found = read(case.context.pack, &sentence.text);
    let rule = &case.rule().id;
    found.iter().any(|a| a.rule != *rule && sentence.fits(a))
}

/// An adverbial behind the cue, where every pattern of the rule has a step `adjuncts` there and a preposition, a mark or a listed
/// word behind that: before a noun phrase or a clause, an adverbial may belong to those.
pub(super) fn adverbial(case: &Case, draws: &mut Draws) -> Outcome {
    let tolerant = |p: &Pattern| {
        p.right.len() > 1
            && matches!(p.right.inst(0), Inst::Adjuncts)
            && matches!(p.right.inst(1), Inst::Test(_) | Inst::Link(_))
    };
    let Some(text) = draws.pick(&case.context.stock.file.adverbials) else {
        return Outcome::Skipped;
    };
    if !case.rule().patterns.iter().all(tolerant) {
        return Outcome::Skipped;
    }
    let Some(cue) = case.sentence.of(Capture::Cue).pop() else {
        return Outcome::Skipped;
    };
    if !case.sentence.text[cue.end..].starts_with(' ') {
        return Outcome::Skipped;
    }
    let edits = Edits::one(Span::new(cue.end, cue.end), format!(" {text}"));
    case.same(
        &case.sentence.edited(&edits),
        "with an adverbial behind the cue",
    )
}

/// The verb group of the cue in one of the pack's negations: the source and the content stay, and polarity or certainty changes.
/// Which rule finds it may change, as rules may ask for a cue that is not negated; one that does leaves nothing to find.
pub(super) fn negation(case: &Case, draws: &mut Draws) -> Outcome {
    let context = case.context;
    let (pack, stock) = (context.pack, &context.stock);
    let ([cue], Some(pair)) = (
        case.sentence.of(Capture::Cue)[..]
            .try_into()
            .unwrap_or([Span::default()]),
        draws.pick(&stock.file.negations),
    ) else {
        return Outcome::Skipped;
    };
    if cue.end == 0 {
        return Outcome::Skipped;
    }
    let words = cue.of(&case.sentence.text);
    let own = (0..pack.lexicon.lexemes.len() as u32)
        .filter(|l| pack.lexicon.lexemes[*l as usize].kind == VerbKind::Report)
        .filter(|l| {
            words
                .split(' ')
                .next_back()
                .is_some_and(|w| stock.has_form(*l, w))
        })
        .find(|l| verbs::fill(pack, stock, &pair.plain, *l).as_deref() == Some(words));
    let Some(negated) = own.and_then(|l| verbs::fill(pack, stock, &pair.negated, l)) else {
        return Outcome::Skipped;
    };
    let changed = case.sentence.edited(&Edits::one(cue, negated));
    let found = read(pack, &changed.text);
    let at_cue = found.iter().find(|a| a.cue == changed.of(Capture::Cue));
    let before = &case.found[case.at];
    match at_cue {
        Some(a)
            if changed.of(Capture::Source).is_empty()
                || a.source == changed.of(Capture::Source) =>
        {
            let turned = a.polarity != before.polarity || a.certainty != before.certainty;
            if turned || case.rule().emit.polarity.is_some() {
                Outcome::Holds
            } else {
                fails(
                    &changed,
                    &found,
                    "negated, without a change of polarity or certainty",
                )
            }
        }
        None if asks_not_negated(case) => Outcome::Skipped,
        _ => fails(&changed, &found, "negated"),
    }
}

fn asks_not_negated(case: &Case) -> bool {
    use crate::pack::facts::Facts;
    let rule = case.rule();
    let mut tests = rule.patterns.iter().filter_map(|p| p.cue.verb.as_ref());
    tests.any(|v| v.not.any(Facts::NEGATED)) || !rule.unless.is_empty()
}
