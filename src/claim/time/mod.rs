//! Dates and times, relative to the document's date where it is known.

mod calendar;
mod clock;
mod date;
mod numeric;
mod relative;
#[cfg(test)]
mod tests;

use std::ops::Range;

use jiff::civil::Date;

use super::atoms::Atoms;
use crate::analysis::{Time, TimeRelation};
use crate::pack::facts::Words;
use crate::pack::figures::Sense;

/// The dates and times among the atoms, in text order, each with its atoms and those of what leads it in.
/// `date` is the document's own.
pub(super) fn times(atoms: &Atoms, date: Option<Date>) -> Vec<(Time, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 0;
    // What leads in a length of time leads in no time of day: "en 4 h 12".
    let mut length = usize::MAX;
    while at < atoms.list.len() {
        let lead = Lead {
            led: false,
            clock: at != length,
            today: date,
        };
        if let Some(end) = atoms.find(at, Sense::During) {
            length = end;
        }
        at = match time(atoms, at, lead, length) {
            Some((time, end)) => {
                found.push((time, at..end));
                end
            }
            None => at + 1,
        };
    }
    found
}

/// What is known before a time is read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lead {
    /// Whether a word that leads in a time stands before it.
    pub(super) led: bool,
    /// Whether it can be a time of day.
    pub(super) clock: bool,
    /// The document's date.
    pub(super) today: Option<Date>,
}

/// The time that begins at `at`, with what leads it in, and the atom behind it. No time of day begins at `length`.
fn time(atoms: &Atoms, at: usize, lead: Lead, length: usize) -> Option<(Time, usize)> {
    let atom = atoms.get(at)?;
    if atom.id == 0 && !atom.digits || !atoms.edge(at) {
        return None;
    }
    // A phrase of its own goes before the words that it is made of: "avant-hier".
    if let Some((time, end)) = core(atoms, at, lead) {
        let span = atoms.span(at..end);
        return Some((Time { span, ..time }, end));
    }
    let led = |at| Lead {
        led: true,
        clock: at != length,
        ..lead
    };
    let (behind, relation) = atoms.longest(at, |s| match s {
        Sense::Relation(relation) => Some(relation),
        _ => None,
    })?;
    let mut from = behind;
    // "since the 3rd", "avant le 3 mai", "d'ici à lundi".
    for _ in 0..2 {
        let article = atoms.get(from).is_some_and(|a| {
            a.first && a.last && atoms.word(a.token).classes.any(Words::DETERMINER)
        });
        let again = atoms.find(from, Sense::Relation(TimeRelation::At));
        match again {
            _ if core(atoms, from, led(from)).is_some() => break,
            Some(next) => from = next,
            None if article => from += 1,
            None => break,
        }
    }
    let (time, end) = core(atoms, from, led(from))?;
    let start = if relation == TimeRelation::At {
        from
    } else {
        at
    };
    let span = atoms.span(start..end);
    let time = Time {
        span,
        relation,
        ..time
    };
    Some((time, end))
}

/// The time at `at` without what leads it in.
fn core(atoms: &Atoms, at: usize, lead: Lead) -> Option<(Time, usize)> {
    let (time, end) = relative::relative(atoms, at, lead)
        .or_else(|| numeric::numeric(atoms, at, lead))
        .or_else(|| date::date(atoms, at, lead))
        .or_else(|| lead.clock.then(|| clock::clock(atoms, at, lead)).flatten())?;
    // Nothing of a token may be left over.
    atoms.edge(end).then_some((time, end))
}
