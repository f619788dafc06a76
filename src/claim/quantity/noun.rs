//! The noun that a number counts.

use super::amount::Amount;
use crate::claim::atoms::Atoms;
use crate::pack::facts::{Facts, Words};
use crate::pack::figures::Sense;
use crate::pack::lexicon::VerbKind;
use crate::text::{TokenKind, fold};

/// Most words from a number to its noun.
const REACH: usize = 5;

/// Classes of words that end a noun phrase.
const ENDS: [Words; 18] = [
    Words::DETERMINER,
    Words::PREPOSITION,
    Words::COORDINATOR,
    Words::ADVERSATIVE,
    Words::SUBORDINATOR,
    Words::COMPLEMENTIZER,
    Words::WH,
    Words::RELATIVE,
    Words::SUBJECT_PRONOUN,
    Words::OBJECT_PRONOUN,
    Words::REFLEXIVE,
    Words::STRONG_PRONOUN,
    Words::NEGATION,
    Words::ADVERB,
    Words::AGENT,
    Words::INFINITIVE_MARKER,
    Words::POSSESSOR,
    Words::QUANTIFIER,
];

/// The token of the noun behind an amount, and the atom behind it.
pub(super) fn noun(atoms: &Atoms, amount: &Amount, limit: usize) -> Option<(usize, usize)> {
    let link = atoms.find(amount.end, Sense::Link);
    if amount.unit.is_some() && link.is_none() && !amount.part {
        return None;
    }
    let mut at = link.unwrap_or(amount.end);
    if (link.is_some() || amount.part)
        && let Some(atom) = atoms.get(at).filter(|a| a.first && a.last)
        && atoms.word(atom.token).classes.any(Words::DETERMINER)
    {
        at += 1;
    }
    let head_first = atoms.page.pack.grammar.head_first;
    let mut found = None;
    for _ in 0..REACH {
        if at >= limit {
            break;
        }
        if let Some(next) = atoms.find(at, Sense::Skip) {
            at = next;
            continue;
        }
        let Some((token, next)) = word(atoms, at) else {
            break;
        };
        match kind(atoms, token, found.is_none()) {
            Kind::End => break,
            Kind::Between => {}
            Kind::Plural => {
                // "Police officers": the last of two.
                if !head_first
                    && let Some((second, behind)) = word(atoms, next)
                    && behind <= limit
                    && atoms.word(second).readings.is_empty()
                    && matches!(kind(atoms, second, false), Kind::Plural)
                {
                    return Some((second, behind));
                }
                return Some((token, next));
            }
            Kind::Other => {
                if head_first {
                    return Some((token, next));
                }
                // Of several nouns the last is the head: "no state support".
                found = Some((token, next));
            }
        }
        at = next;
    }
    found
}

/// The token that begins at `at`, if it is a word, and the atom behind it.
fn word(atoms: &Atoms, at: usize) -> Option<(usize, usize)> {
    let atom = atoms.get(at).filter(|a| a.first && !a.digits)?;
    let token = &atoms.page.layout.tokens[atom.token];
    if token.kind != TokenKind::Word || token.attached {
        return None;
    }
    let mut end = at;
    while !atoms.get(end)?.last {
        end += 1;
    }
    Some((atom.token, end + 1))
}

enum Kind {
    /// Not part of the noun phrase.
    End,
    /// Before the noun.
    Between,
    /// A noun in the plural.
    Plural,
    Other,
}

fn kind(atoms: &Atoms, token: usize, first: bool) -> Kind {
    let word = atoms.word(token);
    let lexicon = &atoms.page.pack.lexicon;
    let folded = fold(atoms.page.layout.tokens[token].span.of(atoms.page.text));
    let ends = ENDS.iter().any(|c| word.classes.any(*c));
    let source = word.classes.any(Words::SOURCES);
    if word.classes.any(Words::ADJECTIVE) && !source {
        return Kind::Between;
    }
    if ends && !source {
        return Kind::End;
    }
    let auxiliary = |l: &u32| matches!(lexicon.lexemes[*l as usize].kind, VerbKind::Auxiliary(_));
    if word.readings.iter().any(|(l, _)| auxiliary(l)) {
        return Kind::End;
    }
    if word.facts.any(Facts::PLURAL) || lexicon.looks_plural(&folded) {
        return Kind::Plural;
    }
    let finite = |f: &Facts| f.any(Facts::FINITE) && !f.any(Facts::INFINITIVE | Facts::SUBJUNCTIVE);
    let participle = word.readings.iter().any(|(_, f)| f.any(Facts::PARTICIPLE));
    let verb = word.readings.iter().any(|(_, f)| finite(f)) && !participle;
    let gerund = word.readings.iter().any(|(_, f)| f.any(Facts::GERUND));
    let unknown =
        word.classes.is_empty() && word.readings.is_empty() && lexicon.looks_finite(&folded);
    if !first && !source && (gerund || unknown || word.classes.any(Words::TIME)) {
        return Kind::End;
    }
    // "12 killed": the participle stands for those who were.
    if verb && !source || participle && !first {
        return Kind::End;
    }
    Kind::Other
}
