//! What looks like a quantity and is none: names with a number, references, scores, years.

use super::amount::Amount;
use crate::claim::atoms::Atoms;
use crate::claim::number::{Style, number};
use crate::pack::facts::Words;
use crate::pack::figures::{Bound, Sense};
use crate::text::{TokenKind, fold};

/// Behind an idiom with a number word, or behind a label with its number.
pub(super) fn no_number(atoms: &Atoms, at: usize) -> Option<usize> {
    let longest = atoms.longest(at, Some)?.0;
    if let Some(end) = atoms.find(at, Sense::Idiom).filter(|end| *end == longest) {
        return Some(end);
    }
    let end = atoms.find(at, Sense::Label)?;
    let style = Style {
        joined: true,
        money: false,
    };
    let labelled = number(atoms, end, style).filter(|n| !n.weak);
    Some(labelled.map_or(end, |n| n.end))
}

/// Where to read on when the amount is none: behind all digits that hang together with it.
pub(super) fn behind_rejected(atoms: &Atoms, amount: &Amount) -> usize {
    let mut at = amount.end;
    let coordinated = |at| {
        let behind = atoms.find(at, Sense::BetweenAnd)?;
        atoms.get(behind).filter(|a| a.digits).map(|_| behind + 1)
    };
    while let Some(next) = continued(atoms, at).or_else(|| coordinated(at)) {
        at = next;
    }
    at
}

/// Behind digits that go on from the number before `at`: "3-1", "12/5", "01 23 45".
fn continued(atoms: &Atoms, at: usize) -> Option<usize> {
    let digits = |at: usize| atoms.get(at).is_some_and(|a| a.digits);
    if digits(at) && at > 0 && digits(at - 1) {
        return Some(at + 1);
    }
    (atoms.is_mark(at) && atoms.glued(at) && digits(at + 1) && atoms.glued(at + 1))
        .then_some(at + 2)
}

/// Whether the amount whose number (or sign) begins at `from` is a quantity.
pub(super) fn accepts(
    atoms: &Atoms,
    from: usize,
    amount: &Amount,
    noun: Option<usize>,
    bounds: &[Bound],
) -> bool {
    let Amount { end, unit, .. } = *amount;
    if !atoms.edge(from) || !atoms.edge(end) || continued(atoms, end).is_some() {
        return false;
    }
    // Digits before it that hang together with it.
    let digits = |at: usize| atoms.get(at).is_some_and(|a| a.digits);
    let start = amount.number;
    let before = start > 0 && digits(start - 1)
        || start > 1
            && atoms.glued(start)
            && atoms.is_mark(start - 1)
            && atoms.glued(start - 1)
            && digits(start - 2);
    // "ID.4": a mark that hangs on a word.
    let hangs =
        start > 1 && atoms.text(start - 1) == "." && atoms.glued(start) && atoms.glued(start - 1);
    if (before || hangs) && digits(start) {
        return false;
    }
    let bare = unit.is_none() && bounds.is_empty();
    if amount.weak {
        return weak(atoms, amount, noun, bounds);
    }
    if amount.high == 0.0 && unit.is_none() && noun.is_none() {
        return false;
    }
    !(bare && (named(atoms, start, noun) || year(atoms, amount, noun)))
}

/// Whether a word that is an article too counts here.
fn weak(atoms: &Atoms, amount: &Amount, noun: Option<usize>, bounds: &[Bound]) -> bool {
    let article = atoms.list[amount.end - 1].id;
    let bounded = bounds
        .iter()
        .any(|b| matches!(b, Bound::Least | Bound::Most | Bound::Exactly));
    if amount.unit.is_some() {
        return bounded;
    }
    let Some(noun) = noun else {
        return false;
    };
    let folded = fold(atoms.page.layout.tokens[noun].span.of(atoms.page.text));
    let counts = atoms.figures.counts(article, atoms.figures.piece(&folded));
    counts || bounded && atoms.figures.is_number(article)
}

/// Whether the number belongs to a name: "Windows 10", "Air Force Two".
fn named(atoms: &Atoms, at: usize, noun: Option<usize>) -> bool {
    let Some(atom) = atoms.get(at) else {
        return false;
    };
    let page = atoms.page;
    let tokens = &page.layout.tokens;
    if page.pack.grammar.capital_nouns || atom.token == 0 {
        return false;
    }
    let sentences = &page.layout.sentences;
    let sentence = sentences.partition_point(|s| s.tokens.end <= atom.token);
    let opens = |token: usize| {
        sentences
            .get(sentence)
            .is_some_and(|s| s.tokens.start == token)
    };
    let before = &tokens[atom.token - 1];
    let word = atoms.word(atom.token - 1);
    let other = Words::SOURCES | Words::TITLE | Words::TOPIC | Words::MUTE;
    let unknown =
        word.classes.without(other).is_empty() && (noun.is_none() || word.readings.is_empty());
    if before.kind != TokenKind::Word || !before.capital || !unknown || opens(atom.token) {
        return false;
    }
    // "In Mali 12 soldiers": a place, and what is counted there.
    let place = atom.token > 1
        && atoms.word(atom.token - 2).classes.any(Words::PREPOSITION)
        && noun.is_some();
    (atom.digits || tokens[atom.token].capital) && !place
}

/// Whether a number of four digits, or a range from one, is more likely a year.
fn year(atoms: &Atoms, amount: &Amount, noun: Option<usize>) -> bool {
    let digits = atoms.list[amount.number].digits && atoms.text(amount.number).len() == 4;
    let alone = amount.end == amount.number + 1 || amount.low < amount.high;
    digits && alone && noun.is_none() && (1000.0..2200.0).contains(&amount.low)
}
