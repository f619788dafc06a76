//! Whether one test, instruction or program takes everything that another takes.
//!
//! The answer errs on the side of no: what is written in another way is not compared.

use crate::pack::Pack;
use crate::pack::pattern::{Inst, Marking, Program, Test, Verb};

/// Whether every element that passes `b` passes `a`.
pub(super) fn test(pack: &Pack, a: &Test, b: &Test) -> bool {
    let words = a.words.is_empty()
        || (!b.words.is_empty() && b.words.iter().all(|w| a.words.binary_search(w).is_ok()));
    let of_class = |id: &u32| pack.lexicon.word(*id).classes.any(a.classes);
    let classes = a.classes.is_empty()
        || (!b.classes.is_empty() && a.classes.all(b.classes))
        || (!b.words.is_empty() && b.words.iter().all(of_class));
    let in_list = |id: &u32| pack.lexicon.word(*id).lists & a.lists != 0;
    let lists = a.lists == 0
        || (b.lists != 0 && b.lists & !a.lists == 0)
        || (!b.words.is_empty() && b.words.iter().all(in_list));
    let puncts = a.puncts.is_empty()
        || (!b.puncts.is_empty() && b.puncts.iter().all(|p| a.puncts.contains(p)));
    let quoted = a.quoted.is_none_or(|a| b.quoted.is_some_and(|b| a <= b));
    let noun = a.noun.is_none_or(|a| {
        b.noun
            .is_some_and(|b| a.is_empty() || (!b.is_empty() && a.all(b)))
    });
    let optional = |a: &Option<_>, b: &Option<_>| -> bool { a.is_none() || a == b };
    let phrase = a.phrase.as_ref().is_none_or(|a: &Marking| {
        b.phrase.as_ref().is_some_and(|b: &Marking| {
            a.kind == b.kind
                && (a.then.is_none() || a.then == b.then)
                && optional(&a.free, &b.free)
                && optional(&a.initial, &b.initial)
        })
    });
    let verb = a
        .verb
        .as_ref()
        .is_none_or(|a| b.verb.as_ref().is_some_and(|b| covers_verb(a, b)));
    let shape = a.shape.is_none() || a.shape == b.shape;
    words && classes && lists && puncts && quoted && noun && phrase && verb && shape
}

fn covers_verb(a: &Verb, b: &Verb) -> bool {
    (a.frames.is_empty() || (!b.frames.is_empty() && a.frames.all(b.frames)))
        && b.is.all(a.is)
        && b.not.all(a.not)
        && (a.classes.is_empty()
            || (!b.classes.is_empty() && b.classes.iter().all(|c| a.classes.contains(c))))
        && (a.lemmas.is_empty()
            || (!b.lemmas.is_empty() && b.lemmas.iter().all(|l| a.lemmas.contains(l))))
}

/// Whether the `length` instructions of `wide` take, one by one, all that those of `narrow` take, each from where it is given.
pub(super) fn region(
    pack: &Pack,
    (wide, from_a): (&Program, usize),
    (narrow, from_b): (&Program, usize),
    length: usize,
) -> bool {
    (0..length).all(|i| {
        let same = |to_a: usize, to_b: usize| to_a.checked_sub(from_a) == to_b.checked_sub(from_b);
        match (wide.inst(from_a + i), narrow.inst(from_b + i)) {
            (Inst::Test(a), Inst::Test(b)) => test(pack, a, b),
            (Inst::Link(a), Inst::Link(b)) => a == b,
            (Inst::Np(a), Inst::Np(b)) => {
                a.bare == b.bare
                    && a.apart == b.apart
                    && (a.has.is_empty() || (!b.has.is_empty() && a.has.all(b.has)))
            }
            (Inst::Clause(a), Inst::Clause(b)) => a == b,
            (Inst::Split(a1, a2), Inst::Split(b1, b2)) => same(*a1, *b1) && same(*a2, *b2),
            (Inst::Goto(a), Inst::Goto(b)) => same(*a, *b),
            (Inst::Open(a), Inst::Open(b)) | (Inst::Close(a), Inst::Close(b)) => a == b,
            (
                Inst::Look { negate, next },
                Inst::Look {
                    negate: negates,
                    next: to,
                },
            ) => {
                // What must not follow is not weaker where its tests are.
                negate == negates
                    && same(*next, *to)
                    && (!negate
                        || (next - from_a <= length
                            && region(
                                pack,
                                (narrow, from_b + i + 1),
                                (wide, from_a + i + 1),
                                next - from_a - i - 1,
                            )))
            }
            (Inst::Adjuncts, Inst::Adjuncts)
            | (Inst::Start, Inst::Start)
            | (Inst::End, Inst::End)
            | (Inst::Heading, Inst::Heading)
            | (Inst::Match, Inst::Match) => true,
            _ => false,
        }
    })
}
