//! A number or a range of two with its unit: "entre 700 000 et 850 000 euros", "€5m", "two thirds", "one in five".

use super::noun;
use crate::claim::atoms::Atoms;
use crate::claim::digits::digits;
use crate::claim::number::{Number, Style, number};
use crate::pack::figures::Sense;

const PERCENT: &str = "%";
/// The unit of hours, behind which minutes may follow without a unit of their own.
const HOURS: &str = "h";
const MINUTES: &str = "min";

/// A number or a range with its unit.
#[derive(Debug, Clone)]
pub(super) struct Amount<'a> {
    /// The first atom of its number.
    pub(super) number: usize,
    /// Behind its last atom.
    pub(super) end: usize,
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) rough: bool,
    /// Whether it is nothing but a word that is an article too.
    pub(super) weak: bool,
    pub(super) unit: Option<&'a str>,
    /// A noun inside it, by its token: "neuf cas sur dix".
    pub(super) noun: Option<usize>,
    /// Whether it is a part of what the noun behind it names, as a fraction is.
    pub(super) part: bool,
}

impl Amount<'_> {
    pub(super) fn exactly(end: usize, value: f64) -> Self {
        Amount {
            number: end,
            end,
            low: value,
            high: value,
            rough: false,
            weak: false,
            unit: None,
            noun: None,
            part: false,
        }
    }
}

/// The amount at `at`.
pub(super) fn amount<'a>(atoms: &Atoms<'a>, at: usize) -> Option<Amount<'a>> {
    if let Some(opened) = atoms.find(at, Sense::Between) {
        let between = |joined| {
            let first = measured(
                atoms,
                opened,
                Style {
                    joined,
                    money: false,
                },
            )?;
            let second = atoms.find(first.end, Sense::BetweenAnd)?;
            range(atoms, &first, second)
        };
        return between(false).or_else(|| between(true));
    }
    if let Some((end, share)) = atoms.longest(at, |s| match s {
        Sense::Share(share) => Some(share),
        _ => None,
    })
        // "Half an hour" is a number of hours.
        && atoms
            .longest(at, |s| matches!(s, Sense::Value { .. }).then_some(()))
            .is_none_or(|value| value.0 <= end)
    {
        return Some(Amount {
            number: at,
            unit: Some(PERCENT),
            part: true,
            ..Amount::exactly(end, share)
        });
    }
    let first = measured(
        atoms,
        at,
        Style {
            joined: true,
            money: false,
        },
    )?;
    if let Some(share) = proportion(atoms, &first) {
        return Some(share);
    }
    let to = atoms.find(first.end, Sense::To);
    let range = to.and_then(|second| range(atoms, &first, second));
    range.or(Some(first.amount))
}

/// A number with its sign and unit, before it is a range.
struct Measured<'a> {
    amount: Amount<'a>,
    /// Behind the number, before its unit.
    bare: usize,
    end: usize,
    scale: f64,
    /// What its unit is worth in the unit of its symbol.
    factor: f64,
    exact: bool,
}

fn measured<'a>(atoms: &Atoms<'a>, at: usize, style: Style) -> Option<Measured<'a>> {
    let sign = atoms.longest(at, |s| match s {
        Sense::Sign(unit) => Some(unit),
        _ => None,
    });
    let minus = if sign.is_none() {
        atoms.find(at, Sense::Minus)
    } else {
        None
    };
    let from = sign.map(|s| s.0).or(minus).unwrap_or(at);
    let money = style.money || sign.is_some();
    let found = number(atoms, from, Style { money, ..style })?;
    let Number {
        mut end,
        mut low,
        mut high,
        ..
    } = found;
    let measure = |at| {
        atoms.longest(at, |s| match s {
            Sense::Unit(unit) | Sense::Sign(unit) => Some(unit),
            _ => None,
        })
    };
    // "Une vingtaine de minutes", "1,5 million d'euros"
    let noun = found.scale > 1.0 || found.low.to_bits() != found.high.to_bits();
    let behind = measure(end).or_else(|| measure(atoms.find(end, Sense::Link).filter(|_| noun)?));
    let mut unit = None;
    let mut factor = 1.0;
    if let Some((next, which)) = behind.or(sign.map(|s| (end, s.1))) {
        let entry = &atoms.figures.units[which];
        end = next;
        if low.to_bits() == high.to_bits() {
            if let Some(half) = atoms.find(end, Sense::Half) {
                (low, high, end) = (low + 0.5, high + 0.5, half);
            } else if &*entry.symbol == HOURS
                && let Some((next, minutes)) = minutes(atoms, end)
            {
                (low, high, end) = (low + minutes / 60.0, high + minutes / 60.0, next);
            }
        }
        factor = entry.factor;
        (low, high) = (low * factor, high * factor);
        unit = Some(&*entry.symbol);
    }
    if minus.is_some() {
        // Elsewhere the sign is a word of another sense.
        if unit.is_none() || !atoms.glued(from) && !unit.is_some_and(|u| u.starts_with('°')) {
            return None;
        }
        (low, high) = (-high, -low);
    }
    Some(Measured {
        amount: Amount {
            number: at,
            end,
            low,
            high,
            rough: found.rough,
            weak: found.weak,
            unit,
            noun: None,
            part: false,
        },
        bare: found.end,
        end,
        scale: found.scale,
        factor,
        exact: found.low.to_bits() == found.high.to_bits(),
    })
}

/// Minutes behind hours, glued to them or with their own unit: "1h30", "two hours and ten minutes".
fn minutes(atoms: &Atoms, at: usize) -> Option<(usize, f64)> {
    let whole = |m: &f64| *m < 60.0 && m.fract() == 0.0;
    let joint = atoms.longest(at, |s| matches!(s, Sense::Joint(_)).then_some(()));
    let style = Style {
        joined: true,
        money: false,
    };
    if let Some(count) = number(atoms, joint.map_or(at, |j| j.0), style)
        && count.low.to_bits() == count.high.to_bits()
        && whole(&count.low)
        && let Some((end, unit)) = atoms.longest(count.end, |s| match s {
            Sense::Unit(unit) => Some(unit),
            _ => None,
        })
        && &*atoms.figures.units[unit].symbol == MINUTES
    {
        return Some((end, count.low));
    }
    let value = digits(atoms, at).filter(|m| whole(m) && atoms.glued(at))?;
    Some((at + 1, value))
}

/// A range from `first` to the number at `at`.
fn range<'a>(atoms: &Atoms<'a>, first: &Measured<'a>, at: usize) -> Option<Amount<'a>> {
    let money = first.amount.unit.is_some() && first.end == first.bare;
    let second = measured(
        atoms,
        at,
        Style {
            joined: true,
            money,
        },
    )?;
    let (one, two) = (&first.amount, &second.amount);
    if two.weak || !first.exact || !second.exact || !atoms.edge(second.end) {
        return None;
    }
    // The unit stands behind the second, or with both.
    let mut low = one.low;
    match (one.unit, two.unit) {
        (None, Some(_)) => low *= second.factor,
        (Some(a), Some(b)) if a != b => return None,
        (Some(_), None) if first.end > first.bare => return None,
        _ => {}
    }
    // So does the multiplier: "two to three million".
    if first.scale < second.scale && low < 1000.0 && low * second.scale <= two.high {
        low *= second.scale;
    }
    if low >= two.high {
        return None;
    }
    Some(Amount {
        low,
        number: one.number,
        unit: one.unit.or(two.unit),
        weak: false,
        ..two.clone()
    })
}

/// A fraction by its denominator, or one number out of another, in per cent.
fn proportion<'a>(atoms: &Atoms<'a>, first: &Measured<'a>) -> Option<Amount<'a>> {
    let amount = &first.amount;
    if amount.unit.is_some() || !first.exact {
        return None;
    }
    let share = |end, parts: f64, noun| {
        (amount.low > 0.0 && amount.low < parts).then(|| Amount {
            noun,
            number: amount.number,
            unit: Some(PERCENT),
            part: true,
            ..Amount::exactly(end, 100.0 * amount.low / parts)
        })
    };
    if let Some((end, parts)) = atoms.longest(first.end, |s| match s {
        Sense::Denominator(parts) => Some(parts),
        _ => None,
    }) {
        return share(end, parts, None);
    }
    let out_of = |at| {
        let behind = atoms.find(at, Sense::Ratio)?;
        let all = measured(
            atoms,
            behind,
            Style {
                joined: false,
                money: false,
            },
        )?;
        let parts = all.amount.low;
        // A rounded whole; others are counts of something else.
        let round = parts <= 12.0 || parts % 10.0 == 0.0;
        (round && all.exact && all.amount.unit.is_none() && atoms.edge(all.end))
            .then_some((all.end, parts))
    };
    if let Some((end, parts)) = out_of(first.end) {
        return share(end, parts, None);
    }
    let (token, behind) = noun::noun(atoms, amount, usize::MAX)?;
    let (end, parts) = out_of(behind)?;
    let counted = Amount::exactly(end, parts);
    // "Two houses in ten streets" is no proportion.
    if noun::noun(atoms, &counted, usize::MAX).is_some() {
        return None;
    }
    share(end, parts, Some(token))
}
