//! Sentences made of the examples of a rule: their parts with others in their place.

use super::draws::Draws;
use super::edit::Edits;
use super::sentence::Sentence;
use super::stock::Stock;
use super::verbs;
use crate::pack::facts::Facts;
use crate::pack::pattern::{Capture, Inst, Pattern};
use crate::pack::{Pack, Rule, RuleExample};
use crate::text::{Span, fold, lay_out};

/// The examples of a rule in which it must find something.
pub(super) fn examples(rule: &Rule) -> Vec<Sentence> {
    let matches = rule.examples.iter().filter_map(|e| match e {
        RuleExample::Match {
            marked,
            todo: false,
        } => Some(Sentence::of_marked(marked)),
        _ => None,
    });
    matches.collect()
}

/// An example with another source, another content, another verb, or none of these.
pub(super) fn varied(
    pack: &Pack,
    stock: &Stock,
    rule: &Rule,
    example: &Sentence,
    draws: &mut Draws,
) -> Sentence {
    let mut sentence = example.clone();
    for role in [Capture::Source, Capture::Content] {
        if draws.flip() {
            sentence = substituted(pack, stock, rule, &sentence, role, draws).unwrap_or(sentence);
        }
    }
    if draws.flip() {
        sentence = other_cue(pack, stock, &sentence, draws).unwrap_or(sentence);
    }
    sentence
}

/// The sentence with another part in one role, where there is just one such part and another that may stand there.
pub(super) fn substituted(
    pack: &Pack,
    stock: &Stock,
    rule: &Rule,
    sentence: &Sentence,
    role: Capture,
    draws: &mut Draws,
) -> Option<Sentence> {
    let [at] = *sentence.of(role) else {
        return None;
    };
    if role == Capture::Content
        && !asks_clause(rule)
        && Stock::is_finite(pack, at.of(&sentence.text))
    {
        // A noun phrase with a clause in it is another thing than a clause.
        return None;
    }
    let same_classes = asks_classes(rule) || is_homograph(pack, sentence);
    let others = stock.others(pack, &sentence.text, role, at, same_classes);
    let other = draws.pick(&others)?;
    Some(sentence.edited(&Edits::one(at, other.as_str())))
}

/// The sentence with a verb of the same kind in the place of the cue's.
fn other_cue(
    pack: &Pack,
    stock: &Stock,
    sentence: &Sentence,
    draws: &mut Draws,
) -> Option<Sentence> {
    let cue = sentence.of(Capture::Cue).pop()?;
    let words = cue.of(&sentence.text);
    let last = *lay_out(words, &pack.profile).tokens.last()?;
    let at = Span::new(cue.start + last.span.start, cue.end);
    if at.start == 0 {
        return None;
    }
    let other = verbs::other_form(pack, stock, at.of(&sentence.text), draws)?;
    Some(sentence.edited(&Edits::one(at, other)))
}

/// Whether the cue may be another word than a finite verb, so that its neighbours decide what it is.
fn is_homograph(pack: &Pack, sentence: &Sentence) -> bool {
    sentence.of(Capture::Cue).iter().any(|cue| {
        let words = cue.of(&sentence.text);
        let tokens = lay_out(words, &pack.profile).tokens;
        tokens.iter().any(|token| {
            let word = pack
                .lexicon
                .word(pack.lexicon.id(&fold(token.span.of(words))));
            let is_bare = |facts: &Facts| facts.all(Facts::INFINITIVE | Facts::FINITE);
            let mut forms = word.readings.iter();
            word.noun.is_some() && !word.readings.is_empty() || forms.any(|(_, f)| is_bare(f))
        })
    })
}

/// Whether a pattern asks for classes of words inside a noun phrase.
fn asks_classes(rule: &Rule) -> bool {
    let asks = |inst: &Inst| matches!(inst, Inst::Np(np) if !np.has.is_empty());
    rule.patterns
        .iter()
        .chain(&rule.unless)
        .any(|p| any(p, asks))
}

/// Whether all patterns take a whole clause or a quotation.
fn asks_clause(rule: &Rule) -> bool {
    let asks = |inst: &Inst| match inst {
        Inst::Clause(clause) => clause.finite,
        Inst::Test(test) => test.quoted.is_some(),
        _ => false,
    };
    rule.patterns.iter().all(|p| any(p, asks))
}

/// Whether an instruction of a pattern is so.
fn any(pattern: &Pattern, is: impl Fn(&Inst) -> bool) -> bool {
    let programs = [&pattern.left, &pattern.right];
    programs
        .into_iter()
        .any(|program| (0..program.len()).any(|i| is(program.inst(i))))
}
