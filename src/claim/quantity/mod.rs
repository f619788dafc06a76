//! Numbers as ranges, with unit and counted noun.

mod amount;
mod guard;
mod noun;
#[cfg(test)]
mod tests;

use std::ops::Range;

use self::amount::Amount;
use super::atoms::Atoms;
use crate::analysis::{Quantity, Time};
use crate::pack::figures::{Bound, Sense};

/// The quantities among the atoms, in text order. `times` are the stretches that are dates and times.
pub(super) fn quantities(atoms: &Atoms, times: &[(Time, Range<usize>)]) -> Vec<Quantity> {
    let mut times = times.iter().map(|(_, range)| range.clone()).peekable();
    let mut found = Vec::new();
    let mut at = 0;
    while at < atoms.list.len() {
        while times.next_if(|t| t.end <= at).is_some() {}
        let time = times.peek().cloned().unwrap_or(usize::MAX..usize::MAX);
        if time.start <= at {
            at = time.end;
            continue;
        }
        at = match read(atoms, at, time.start) {
            Ok((quantity, end)) => {
                found.push(quantity);
                end
            }
            Err(next) => next,
        }
        .max(at + 1);
    }
    found
}

/// The quantity at `at`, which ends before `limit`, and the atom behind it; or where to read on.
fn read(atoms: &Atoms, at: usize, limit: usize) -> Result<(Quantity, usize), usize> {
    // Most words are in no phrase.
    if !atoms.edge(at) || atoms.list[at].id == 0 && !atoms.list[at].digits {
        return Err(at + 1);
    }
    if let Some(end) = guard::no_number(atoms, at) {
        return Err(end);
    }
    let (from, bounds) = modifiers(atoms, at);
    // "No more than" begins as "no" does.
    if let Some(end) = atoms.find(at, Sense::None).filter(|end| *end > from) {
        return none(atoms, at, end).ok_or(end);
    }
    let Some(amount) = amount::amount(atoms, from) else {
        return Err(at + 1);
    };
    if amount.end > limit {
        return Err(at + 1);
    }
    let rest = guard::behind_rejected(atoms, &amount);
    let noun = amount
        .noun
        .map(|token| (token, amount.end))
        .or_else(|| noun::noun(atoms, &amount, limit));
    let bounded = !bounds.is_empty();
    if !guard::accepts(atoms, from, &amount, noun.map(|n| n.0), &bounds) {
        return Err(rest);
    }
    let (mut low, mut high) = (amount.low, amount.high);
    if amount.rough && !bounded {
        (low, high) = widen(Bound::About, low, high);
    }
    for bound in bounds.iter().rev() {
        (low, high) = widen(*bound, low, high);
    }
    let mut end = amount.end;
    let behind = |at| {
        atoms.longest(at, |s| match s {
            Sense::Behind(bound) => Some(bound),
            _ => None,
        })
    };
    let last = noun.map_or(amount.end, |n| n.1);
    if let Some((next, bound)) = behind(amount.end).or_else(|| behind(last))
        && next <= limit
    {
        (low, high) = widen(bound, low, high);
        end = next;
    }
    let quantity = Quantity {
        span: atoms.span(at..end),
        low,
        high,
        unit: amount.unit.map(str::to_string),
        noun: noun.map(|(token, _)| atoms.page.layout.tokens[token].span),
    };
    Ok((
        quantity,
        end.max(if amount.noun.is_some() { last } else { end }),
    ))
}

/// "No" with a noun or a unit: none of them.
fn none(atoms: &Atoms, at: usize, end: usize) -> Option<(Quantity, usize)> {
    let unit = atoms.longest(end, unit);
    let amount = Amount {
        end: unit.map_or(end, |u| u.0),
        unit: unit.map(|(_, u)| &*atoms.figures.units[u].symbol),
        ..Amount::exactly(end, 0.0)
    };
    let noun = noun::noun(atoms, &amount, usize::MAX);
    if noun.is_none() && unit.is_none() {
        return None;
    }
    let quantity = Quantity {
        span: atoms.span(at..amount.end),
        low: 0.0,
        high: 0.0,
        unit: amount.unit.map(str::to_string),
        noun: noun.map(|(token, _)| atoms.page.layout.tokens[token].span),
    };
    Some((quantity, amount.end))
}

fn unit(sense: Sense) -> Option<usize> {
    match sense {
        Sense::Unit(unit) => Some(unit),
        _ => None,
    }
}

/// The modifiers at `at`: where the number begins, and what they do.
fn modifiers(atoms: &Atoms, at: usize) -> (usize, Vec<Bound>) {
    let mut end = at;
    let mut bounds = Vec::new();
    while bounds.len() < 3
        && let Some((next, bound)) = atoms.longest(end, |s| match s {
            Sense::Bound(bound) => Some(bound),
            _ => None,
        })
    {
        bounds.push(bound);
        end = next;
    }
    (end, bounds)
}

/// The range that a modifier makes of a range; it holds the range itself.
fn widen(bound: Bound, low: f64, high: f64) -> (f64, f64) {
    let tenth = |x: f64| if x.is_finite() { x.abs() / 10.0 } else { 0.0 };
    match bound {
        Bound::Least => (low, f64::INFINITY),
        Bound::Most => (low.min(0.0), high),
        Bound::About => (low - tenth(low), high + tenth(high)),
        Bound::Nearly => (low - tenth(low), high),
        Bound::Exactly => (low, high),
    }
}
