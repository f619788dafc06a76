//! Times of day: "à 4 h 12", "at 4:30", "9 a.m.", "midnight".

use super::Lead;
use crate::analysis::Time;
use crate::claim::atoms::Atoms;
use crate::claim::digits::{decimal_digit, digits};
use crate::claim::number::{Style, number};
use crate::pack::figures::Sense;

pub(super) fn clock(atoms: &Atoms, at: usize, lead: Lead) -> Option<(Time, usize)> {
    let (end, minute) = named(atoms, at, lead)
        .or_else(|| written(atoms, at))
        .or_else(|| hours(atoms, at, lead))?;
    let time = Time {
        minute: Some(minute),
        ..Time::OPEN
    };
    Some((time, end))
}

/// A word for a time of day.
fn named(atoms: &Atoms, at: usize, lead: Lead) -> Option<(usize, u16)> {
    let clock = |s| match s {
        Sense::Clock(minute) => Some(minute),
        _ => None,
    };
    let (end, minute) = atoms.longest(at, clock).filter(|_| lead.led)?;
    Some(past(atoms, end, minute).unwrap_or((end, minute)))
}

/// Digits with a mark between hours and minutes: "4:30", and "4.30" before a half of the day.
fn written(atoms: &Atoms, at: usize) -> Option<(usize, u16)> {
    let atom = atoms.get(at).filter(|a| a.digits && a.first)?;
    let text = atom.span.of(atoms.page.text);
    let (hours, minutes) = text.split_once([':', '.'])?;
    let (hour, minute) = (
        two(hours)?,
        two(minutes).filter(|m| minutes.len() > 1 && *m < 60)?,
    );
    let half = half(atoms, at + 1, hour);
    let (end, hour) = half.unwrap_or((at + 1, hour));
    if text.contains('.') && half.is_none() || hour > 23 {
        return None;
    }
    Some((end, hour * 60 + minute))
}

/// A number of one or two digits.
fn two(text: &str) -> Option<u16> {
    let digits: Option<String> = text.chars().take(3).map(decimal_digit).collect();
    digits.filter(|d| d.len() < 3)?.parse().ok()
}

/// A whole number as small as hours and minutes are.
fn small(value: f64) -> Option<u16> {
    (0..=60).find(|n| f64::from(*n).to_bits() == value.to_bits())
}

/// Behind "a.m." or "p.m." at `at`, and the hour of the whole day.
fn half(atoms: &Atoms, at: usize, hour: u16) -> Option<(usize, u16)> {
    if !(1..=12).contains(&hour) {
        return None;
    }
    let morning = atoms.find(at, Sense::Morning);
    let evening = atoms.find(at, Sense::Evening);
    match (morning, evening) {
        (Some(end), None) => Some((end, hour % 12)),
        (None, Some(end)) => Some((end, hour % 12 + 12)),
        _ => None,
    }
}

/// What is added to an hour: "et demie".
fn past(atoms: &Atoms, at: usize, minute: u16) -> Option<(usize, u16)> {
    let (end, past) = atoms.longest(at, |s| match s {
        Sense::Past(minutes) => Some(minutes),
        _ => None,
    })?;
    let minute = (minute + 1440).checked_add_signed(past)? % 1440;
    Some((end, minute))
}

/// An hour with its word or its half of the day, and minutes: "4 h 12", "13 heures", "9 a.m.".
fn hours(atoms: &Atoms, at: usize, lead: Lead) -> Option<(usize, u16)> {
    let style = Style {
        joined: false,
        money: false,
    };
    let value = number(atoms, at, style)?;
    let hour =
        small(value.low).filter(|h| value.low.to_bits() == value.high.to_bits() && *h <= 24)? % 24;
    if let Some((end, hour)) = half(atoms, value.end, hour) {
        return Some((end, hour * 60));
    }
    let mut end = atoms.find(value.end, Sense::Hours)?;
    let mut minute = hour * 60;
    // An hour alone is a length of time unless something leads it in, or its word says otherwise ("o'clock").
    let length = atoms.longest(value.end, |s| matches!(s, Sense::Unit(_)).then_some(()));
    let mut told = lead.led || length.is_none();
    if let Some(m) = digits(atoms, end).and_then(small).filter(|m| *m < 60) {
        let unit = atoms.find(end + 1, Sense::Minutes);
        // "4 h 12" and "4h12", but not "à 4 heures 12 personnes".
        if atoms.text(end).len() == 2
            && (atoms.glued(end) || unit.is_some() || atoms.text(end - 1).len() == 1)
        {
            minute += m;
            end = unit.unwrap_or(end + 1);
            told = true;
        }
    } else if let Some((behind, later)) = past(atoms, end, minute) {
        (end, minute) = (behind, later);
    }
    if let Some((behind, hour)) = half(atoms, end, hour) {
        return Some((behind, hour * 60 + minute % 60));
    }
    // "à 4 heures de route"
    (told && atoms.find(end, Sense::Link).is_none()).then_some((end, minute))
}
