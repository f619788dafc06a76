//! Numbers in words, digits or both: their value.

use super::atoms::Atoms;
use super::digits::digits;
use crate::pack::figures::{Figures, Sense};

/// A number, or words for a range of numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Number {
    /// Behind its last atom.
    pub(super) end: usize,
    pub(super) low: f64,
    pub(super) high: f64,
    /// Whether it is a round number by its words.
    pub(super) rough: bool,
    /// Whether it is nothing but a word that is an article too.
    pub(super) weak: bool,
    /// The multiplier that it ends in.
    pub(super) scale: f64,
}

/// A part of a number that is not multiplied yet.
#[derive(Debug, Clone, Copy)]
struct Part {
    value: f64,
    /// What may be added to it lies below.
    room: f64,
    /// Behind its last atom.
    end: usize,
}

/// Most parts that wait: each leaves less room than the one before it.
const PARTS: usize = 24;

/// How a number may be written where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    /// Words such as "and" may stand between its parts.
    pub(super) joined: bool,
    /// It is money, so that an abbreviation is a multiplier rather than a unit: "$5m".
    pub(super) money: bool,
}

/// The number at `at`.
pub(super) fn number(atoms: &Atoms, at: usize, style: Style) -> Option<Number> {
    indefinite(atoms, at).or_else(|| definite(atoms, at, style))
}

/// Words for a range, multiplied or not: "several hundred", "des dizaines de milliers".
fn indefinite(atoms: &Atoms, at: usize) -> Option<Number> {
    let (mut end, (mut low, mut high)) = atoms.longest(at, |s| match s {
        Sense::Indefinite { low, high } => Some((low, high)),
        _ => None,
    })?;
    let mut scale = 1.0;
    while let Some((next, factor, _)) = multiplier(atoms, end)
        && low * factor <= 1e18
    {
        // Ten times as many would be the next larger word.
        high = if high.is_finite() {
            (high + 1.0) * factor - 1.0
        } else {
            10.0 * factor - 1.0
        };
        low *= factor;
        scale = factor;
        end = next;
    }
    Some(Number {
        end,
        low,
        high,
        rough: false,
        weak: false,
        scale,
    })
}

/// A multiplier at `at`, or behind a preposition there: its end, its factor, whether it is rough.
fn multiplier(atoms: &Atoms, at: usize) -> Option<(usize, f64, bool)> {
    let times = |at| {
        let pick = |s| match s {
            Sense::Times { factor, rough, .. } => Some((factor, rough)),
            _ => None,
        };
        atoms
            .longest(at, pick)
            .map(|(end, (factor, rough))| (end, factor, rough))
    };
    times(at).or_else(|| times(atoms.find(at, Sense::Link)?))
}

fn definite(atoms: &Atoms, at: usize, style: Style) -> Option<Number> {
    let mut sum = Sum {
        parts: Vec::new(),
        rough: false,
        scale: 1.0,
        fraction: false,
    };
    let mut end = at;
    // Behind a word that is an article too, where the number begins with one.
    let mut article = None;
    loop {
        let (next, step) = if let Some(value) = digits(atoms, end) {
            // Digits begin a number, or go on behind a large multiplier: "3 milliards 200 millions".
            let fits = sum
                .parts
                .last()
                .is_none_or(|p| p.room >= 1000.0 && value.fract() == 0.0);
            (end + 1, fits && sum.add(value, 1.0, end + 1))
        } else if let Some((next, (value, weak))) = value(atoms, end) {
            article = article.or((weak && end == at).then_some(next));
            (next, sum.add(value, room(atoms.figures, value), next))
        } else if let Some((next, factor, alone, rough)) = times(atoms, end, sum.rough, style.money)
        {
            (next, sum.multiply(factor, alone, rough, next))
        } else if let Some(next) = atoms
            .find(end, Sense::Half)
            .filter(|_| end > at && !sum.fraction)
        {
            sum.half(next);
            (next, true)
        } else if let Some(next) = style.joined.then(|| joint(atoms, end, &mut sum)).flatten() {
            (next, true)
        } else {
            break;
        };
        if !step {
            break;
        }
        end = next;
    }
    let last = sum.parts.last()?;
    let value: f64 = sum.parts.iter().map(|p| p.value).sum();
    Some(Number {
        end: last.end,
        low: value,
        high: value,
        rough: sum.rough,
        weak: article == Some(last.end),
        scale: sum.scale,
    })
}

/// The parts of a number that is being read.
struct Sum {
    parts: Vec<Part>,
    rough: bool,
    scale: f64,
    /// Whether it has a half.
    fraction: bool,
}

impl Sum {
    /// Adds a part where there is room for it.
    fn add(&mut self, value: f64, room: f64, end: usize) -> bool {
        let fits = self
            .parts
            .last()
            .is_none_or(|p| value < p.room && value >= 1.0);
        if fits && self.parts.len() < PARTS {
            self.parts.push(Part { value, room, end });
            return true;
        }
        false
    }

    /// Multiplies what stands before the multiplier and is less than it. Where the product does not fit
    /// behind what stands before that, the number ends there.
    fn multiply(&mut self, factor: f64, alone: bool, rough: bool, end: usize) -> bool {
        let from = self
            .parts
            .iter()
            .rposition(|p| p.value >= factor)
            .map_or(0, |i| i + 1);
        let before = &self.parts[from..];
        let product = if before.is_empty() {
            if !alone {
                return false;
            }
            factor
        } else {
            whole(before.iter().map(|p| p.value).sum::<f64>() * factor)
        };
        self.parts.truncate(from);
        if self.parts.last().is_some_and(|p| product >= p.room) {
            return false;
        }
        self.parts.push(Part {
            value: product,
            room: factor,
            end,
        });
        self.rough |= rough;
        self.scale = factor;
        true
    }

    /// Adds one half of what the last multiplier counts.
    fn half(&mut self, end: usize) {
        self.fraction = true;
        if let Some(last) = self.parts.last_mut() {
            last.value += self.scale.max(1.0) / 2.0;
            last.room = 1.0;
            last.end = end;
        }
    }
}

/// A product of decimals without the error of their binary form: 2.3 million is a whole number.
fn whole(product: f64) -> f64 {
    let near = product.round();
    if (product - near).abs() < near * 1e-9 {
        near
    } else {
        product
    }
}

/// A value that may be added, at its end; whether it is an article too.
fn value(atoms: &Atoms, at: usize) -> Option<(usize, (f64, bool))> {
    atoms.longest(at, |s| match s {
        Sense::Value { value, weak } => Some((value, weak)),
        _ => None,
    })
}

/// A multiplier; behind a rough one, a preposition may stand before it ("une centaine de milliers").
fn times(atoms: &Atoms, at: usize, linked: bool, money: bool) -> Option<(usize, f64, bool, bool)> {
    let pick = |s| match s {
        Sense::Times {
            factor,
            alone,
            rough,
        } => Some((factor, alone, rough)),
        _ => None,
    };
    let from = |at| atoms.longest(at, pick);
    let (end, (factor, alone, rough)) = from(at).or_else(|| {
        let behind = atoms.find(at, Sense::Link).filter(|_| linked)?;
        from(behind)
    })?;
    let unit = |at| {
        let pick = |s| matches!(s, Sense::Unit(_) | Sense::Sign(_)).then_some(());
        atoms.longest(at, pick).map(|u| u.0)
    };
    // An abbreviation of a unit too, unless it is money or a unit follows.
    if unit(at) == Some(end) && !money && unit(end).is_none() {
        return None;
    }
    Some((end, factor, alone, rough))
}

/// Adds the value behind a joint, where it fits; its end.
fn joint(atoms: &Atoms, at: usize, sum: &mut Sum) -> Option<usize> {
    let last = *sum.parts.last()?;
    let (behind, which) = atoms.longest(at, |s| match s {
        Sense::Joint(which) => Some(which),
        _ => None,
    })?;
    let (end, (value, _)) = value(atoms, behind)?;
    let before = &atoms.figures.joints[which];
    if !before.is_empty() && !before.contains(&value) {
        return None;
    }
    let tens = (20.0..100.0).contains(&value) && value % 10.0 == 0.0;
    if atoms.figures.units_first && last.value < 10.0 && tens {
        sum.parts.pop();
        let fits = sum.add(value + last.value, 1.0, end);
        if !fits {
            sum.parts.push(last);
        }
        return fits.then_some(end);
    }
    sum.add(value, room(atoms.figures, value), end)
        .then_some(end)
}

/// What may be added to a value lies below this.
fn room(figures: &Figures, value: f64) -> f64 {
    if figures.wide.contains(&value) {
        20.0
    } else if value >= 20.0 {
        let mut room = 1.0;
        while value % (room * 10.0) == 0.0 {
            room *= 10.0;
        }
        room
    } else {
        1.0
    }
}
