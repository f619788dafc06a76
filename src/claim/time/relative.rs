//! Times counted from the document's date: "hier", "last year", "il y a deux ans".

use super::{Lead, calendar};
use crate::analysis::Time;
use crate::claim::atoms::Atoms;
use crate::claim::number::{Style, number};
use crate::pack::figures::{Sense, Stretch};

pub(super) fn relative(atoms: &Atoms, at: usize, lead: Lead) -> Option<(Time, usize)> {
    let period = atoms.longest(at, |s| match s {
        Sense::Period(stretch, shift) => Some((stretch, shift)),
        _ => None,
    });
    if let Some((end, (stretch, shift))) = period {
        return Some((away(lead, stretch, i64::from(shift)), end));
    }
    for (before, sign) in [(Sense::Ago, -1), (Sense::Ahead, 1)] {
        if let Some(behind) = atoms.find(at, before)
            && let Some((end, stretch, count)) = counted(atoms, behind)
        {
            return Some((away_by(lead, stretch, count, sign), end));
        }
    }
    let (end, stretch, count) = counted(atoms, at)?;
    for (after, sign) in [(Sense::AgoBehind, -1), (Sense::AheadBehind, 1)] {
        if let Some(end) = atoms.find(end, after) {
            return Some((away_by(lead, stretch, count, sign), end));
        }
    }
    None
}

fn away(lead: Lead, stretch: Stretch, shift: i64) -> Time {
    Time {
        days: lead.today.and_then(|t| calendar::period(t, stretch, shift)),
        ..Time::OPEN
    }
}

/// A number of stretches away; a vague number leaves the days open.
fn away_by(lead: Lead, stretch: Stretch, count: Option<i64>, sign: i64) -> Time {
    count.map_or(Time::OPEN, |count| away(lead, stretch, sign * count))
}

/// A number of stretches of the calendar: its end, the stretch, the number where it is a whole one.
fn counted(atoms: &Atoms, at: usize) -> Option<(usize, Stretch, Option<i64>)> {
    let style = Style {
        joined: true,
        money: false,
    };
    let vague = atoms.longest(at, |s| matches!(s, Sense::Bound(_)).then_some(()));
    let from = vague.map_or(at, |v| v.0);
    let count = number(atoms, from, style)?;
    let (end, stretch) = atoms.longest(count.end, |s| match s {
        Sense::Counted(stretch) => Some(stretch),
        _ => None,
    })?;
    let whole =
        count.low.to_bits() == count.high.to_bits() && count.low <= 1e5 && count.low.fract() == 0.0;
    let count = (whole && vague.is_none()).then_some(count.low as i64);
    Some((end, stretch, count))
}
