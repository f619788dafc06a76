//! Dates and stretches of years in digits: "2022-10-08", "8/10/2022", "1998-2004".

use jiff::civil::Date;

use super::Lead;
use super::calendar::{Side, resolve};
use crate::analysis::Time;
use crate::claim::atoms::Atoms;
use crate::claim::digits::decimal_digit;
use crate::pack::figures::{Order, Sense};

/// A date in digits: "2022-10-08", "8/10/2022", "08.10.2022".
pub(super) fn numeric(atoms: &Atoms, at: usize, lead: Lead) -> Option<(Time, usize)> {
    let first = atoms.get(at).filter(|a| a.digits && a.first)?;
    let text = first.span.of(atoms.page.text);
    let mut parts: Vec<&str> = text.split('.').collect();
    let mut end = at + 1;
    if let [one] = parts[..] {
        parts = vec![one];
        let mark = atoms.text(end);
        while parts.len() < 3 && matches!(mark, "/" | "-" | "\u{2011}") && atoms.text(end) == mark {
            let next = atoms.get(end + 1).filter(|a| a.digits)?;
            if !atoms.glued(end) || !atoms.glued(end + 1) {
                return None;
            }
            parts.push(next.span.of(atoms.page.text));
            end += 2;
        }
    }
    let [one, two, three] = parts[..] else {
        return None;
    };
    let lengths = [one.len(), two.len(), three.len()];
    let part = |text| integer(text);
    let (one, two, three) = (part(one)?, part(two)?, part(three)?);
    let (year, month, day) = match (lengths, atoms.figures.order) {
        ([4, 1..=2, 1..=2], _) => (one, two, three),
        ([1..=2, 1..=2, 4], Some(Order::MonthDayYear)) => (three, one, two),
        ([1..=2, 1..=2, 4], Some(_)) => (three, two, one),
        // Where writers differ, only a number above twelve tells the day.
        ([1..=2, 1..=2, 4], None) if two > 12 => (three, one, two),
        ([1..=2, 1..=2, 4], None) if one > 12 || one == two => (three, two, one),
        _ => return None,
    };
    let time = Time {
        year: Some(year),
        month: Some(month as i8),
        day: Some(day as i8),
        ..Time::OPEN
    };
    let days = resolve(&time, lead.today, Side::Nearest)?;
    let days = Some(days);
    Some((Time { days, ..time }, end))
}

/// A stretch of years, written together: "1998-2004".
pub(super) fn years(atoms: &Atoms, at: usize) -> Option<(Time, usize)> {
    let in_use = |year: &i16| (1000..=2199).contains(year);
    let first = four(atoms, at).filter(in_use)?;
    let second = atoms.find(at + 1, Sense::To)?;
    let last = four(atoms, second).filter(|last| in_use(last) && *last > first)?;
    if !atoms.glued(at + 1)
        || !atoms.glued(second)
        || atoms.glued(second + 1)
            && atoms.is_mark(second + 1)
            && atoms.get(second + 2).is_some_and(|a| a.digits)
            && atoms.glued(second + 2)
    {
        return None;
    }
    let days = Date::new(first, 1, 1)
        .ok()
        .zip(Date::new(last, 12, 31).ok());
    Some((Time { days, ..Time::OPEN }, second + 1))
}

/// A number of four digits.
pub(super) fn four(atoms: &Atoms, at: usize) -> Option<i16> {
    let atom = atoms.get(at).filter(|a| a.digits && a.first)?;
    let text = atom.span.of(atoms.page.text);
    integer(text).filter(|_| text.chars().count() == 4)
}

/// A whole number of four digits at most.
pub(super) fn integer(text: &str) -> Option<i16> {
    let digits: Option<String> = text.chars().take(5).map(decimal_digit).collect();
    digits.filter(|d| d.len() < 5)?.parse().ok()
}
