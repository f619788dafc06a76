//! Calendar arithmetic: from what is written to the days that it can mean.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use crate::analysis::Time;
use crate::pack::figures::Stretch;

/// First and last day.
pub(super) type Days = (Date, Date);

/// The stretch of the calendar `shift` away from the one that holds `today`.
pub(super) fn period(today: Date, stretch: Stretch, shift: i64) -> Option<Days> {
    let moved = |span: Result<Span, jiff::Error>| today.checked_add(span.ok()?).ok();
    match stretch {
        // Some hours ago may be today or the day before.
        Stretch::Hour => {
            let far = moved(Span::new().try_days(shift / 24 + shift.signum()))?;
            Some((far.min(today), far.max(today)))
        }
        Stretch::Day => moved(Span::new().try_days(shift)).map(|d| (d, d)),
        Stretch::Week => {
            let day = moved(Span::new().try_weeks(shift))?;
            let monday = i64::from(day.weekday().to_monday_zero_offset());
            let first = day.checked_sub(monday.days()).ok()?;
            Some((first, first.checked_add(6.days()).ok()?))
        }
        Stretch::Month => {
            let day = moved(Span::new().try_months(shift))?;
            Some((day.first_of_month(), day.last_of_month()))
        }
        Stretch::Year => {
            let day = moved(Span::new().try_years(shift))?;
            Some((day.first_of_year(), day.last_of_year()))
        }
    }
}

/// To which side of the document's date a weekday, a month or a day without a year lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Nearest,
    Last,
    Next,
}

/// The days that a date can mean.
pub(super) fn resolve(time: &Time, today: Option<Date>, side: Side) -> Option<Days> {
    match (time.year, time.month, time.day) {
        (Some(year), month, day) => stretch(year, month, day),
        (None, Some(month), day) => {
            let today = today?;
            let around = (-1..=1)
                .filter_map(|shift| stretch(today.year().checked_add(shift)?, Some(month), day));
            choose(around, today, side)
        }
        (None, None, Some(day)) => {
            let today = today?;
            let around = (-1..=1).filter_map(|shift| {
                let (month, _) = period(today, Stretch::Month, shift)?;
                stretch(month.year(), Some(month.month()), Some(day))
            });
            choose(around, today, side)
        }
        (None, None, None) => {
            let today = today?;
            let weekday = i64::from(time.weekday?);
            let away = weekday - i64::from(today.weekday().to_monday_one_offset());
            let around = [away - 7, away, away + 7];
            let days = around
                .into_iter()
                .filter_map(|d| period(today, Stretch::Day, d));
            choose(days, today, side)
        }
    }
}

/// A day, a month or a year.
fn stretch(year: i16, month: Option<i8>, day: Option<i8>) -> Option<Days> {
    match (month, day) {
        (Some(month), Some(day)) => Date::new(year, month, day).ok().map(|d| (d, d)),
        (Some(month), None) => {
            let first = Date::new(year, month, 1).ok()?;
            Some((first, first.last_of_month()))
        }
        (None, None) => {
            let first = Date::new(year, 1, 1).ok()?;
            Some((first, first.last_of_year()))
        }
        // A day of some month of the year.
        (None, Some(_)) => None,
    }
}

/// The nearest stretch on the wanted side; the earlier of two as near.
fn choose(around: impl Iterator<Item = Days>, today: Date, side: Side) -> Option<Days> {
    let far = |days: &Days| {
        let gap = |day: Date| day.since(today).map_or(i32::MAX, |s| s.get_days().abs());
        if days.0 <= today && today <= days.1 {
            0
        } else {
            gap(days.0).min(gap(days.1))
        }
    };
    around
        .filter(|days| match side {
            Side::Nearest => true,
            Side::Last => days.1 < today,
            Side::Next => days.0 > today,
        })
        .min_by_key(far)
}
