//! Dates: weekdays, days, months and years, in words or digits.

use jiff::civil::Date;

use super::Lead;
use super::calendar::{Side, resolve};
use super::numeric::{four, integer, years};
use crate::analysis::Time;
use crate::claim::atoms::Atoms;
use crate::pack::facts::Words;
use crate::pack::figures::Sense;
use crate::text::{TokenKind, fold};

/// A weekday, a day, a month and a year, as many of them as there are.
pub(super) fn date(atoms: &Atoms, at: usize, lead: Lead) -> Option<(Time, usize)> {
    let (mut end, mut side) =
        side(atoms, at).map_or((at, Side::Nearest), |(end, side)| (end, side));
    let mut time = Time::OPEN;
    let mut days = None;
    // "mi-mars", "fin 2019"
    let part = atoms.find(end, Sense::Part);
    if let Some(next) = part {
        end = atoms.skip(next, Sense::DateLink);
    }
    let weekday = name(atoms, end, |s| match s {
        Sense::Weekday(day) => Some(day),
        _ => None,
    });
    if let Some((next, day)) = weekday {
        time.weekday = Some(day);
        end = next;
    }
    // A comma and an article may stand behind a weekday: "Monday, the 8th of May".
    let mut from = end;
    if weekday.is_some() {
        from += usize::from(atoms.text(from) == ",");
    }
    let told = lead.led || part.is_some() || side != Side::Nearest;
    // "2022年10月8日"
    if let Some((next, year)) = marked_year(atoms, end) {
        time.year = Some(year);
        (end, from) = (next, next);
    }
    match day_and_month(atoms, from).or_else(|| marked(atoms, end)) {
        Some(parts) => {
            let Parts {
                end: next,
                day,
                month,
                ..
            } = parts;
            (time.day, time.month) = (day, Some(month));
            days = parts.days;
            end = next;
            if let Some((next, year)) = year_behind(atoms, end) {
                time.year = Some(year);
                end = next;
            } else if day.is_none()
                && weekday.is_none()
                && time.year.is_none()
                && !told
                && !directed(atoms, end)
            {
                // A month alone may be another word, or belong to a name.
                return None;
            }
        }
        None if weekday.is_none() && time.year.is_none() => {
            if let Some(years) = years(atoms, end) {
                return Some(years);
            }
            let (next, year) = year(atoms, end, told)?;
            time.year = Some(year);
            end = next;
        }
        None => {}
    }
    if let Some((next, to)) = self::side(atoms, end) {
        (end, side) = (next, to);
    }
    time.days = resolve(&time, lead.today, side);
    if let (Some((first, last)), Some((start, _))) = (days, time.days) {
        let day = |day| Date::new(start.year(), start.month(), day).ok();
        time.days = day(first).zip(day(last)).filter(|(a, b)| a <= b);
    }
    Some((time, end))
}

/// Whether "last" or "next" stands behind a month.
fn directed(atoms: &Atoms, at: usize) -> bool {
    side(atoms, at).is_some()
}

/// "Last" or "next", and the atom behind it.
fn side(atoms: &Atoms, at: usize) -> Option<(usize, Side)> {
    let last = atoms.find(at, Sense::Last).map(|end| (end, Side::Last));
    last.or_else(|| atoms.find(at, Sense::Next).map(|end| (end, Side::Next)))
}

/// A name of a month or a weekday, with a capital where the language wants one.
fn name<T>(atoms: &Atoms, at: usize, pick: impl Fn(Sense) -> Option<T>) -> Option<(usize, T)> {
    let found = atoms.longest(at, pick)?;
    let capital = || {
        let text = atoms.text(at);
        text.chars().next().is_some_and(char::is_uppercase)
    };
    (!atoms.figures.capital || capital()).then_some(found)
}

fn month(atoms: &Atoms, at: usize) -> Option<(usize, i8)> {
    name(atoms, at, |s| match s {
        Sense::Month(month) => Some(month),
        _ => None,
    })
}

/// A day of the month, with its ordinal ending: "8", "1er", "8th", "premier".
fn day(atoms: &Atoms, at: usize) -> Option<(usize, i8)> {
    let word = atoms.longest(at, |s| match s {
        Sense::DayWord(day) => Some(day),
        _ => None,
    });
    if word.is_some() {
        return word;
    }
    let atom = atoms.get(at).filter(|a| a.digits && a.first)?;
    let text = atom.span.of(atoms.page.text);
    let day = integer(text).filter(|d| text.len() <= 2 && (1..=31).contains(d))?;
    let end = atoms.skip(at + 1, Sense::Ordinal);
    atoms.edge(end).then_some((end, day as i8))
}

/// A day and a month, or days of a month.
struct Parts {
    end: usize,
    day: Option<i8>,
    days: Option<(i8, i8)>,
    month: i8,
}

/// A day and a month in either order, days with a month, or a month alone.
fn day_and_month(atoms: &Atoms, at: usize) -> Option<Parts> {
    let parts = |end, day, month| {
        Some(Parts {
            end,
            day,
            days: None,
            month,
        })
    };
    if let Some((behind, first)) = day(atoms, at) {
        let behind = atoms.skip(behind, Sense::DateLink);
        if let Some((end, month)) = month(atoms, behind) {
            return parts(end, Some(first), month);
        }
        // "du 3 au 5 mai": one stretch of days, so no day.
        let to = atoms
            .find(behind, Sense::To)
            .or_else(|| atoms.find(behind, Sense::BetweenAnd))?;
        let (behind, last) = day(atoms, to)?;
        let (end, month) = month(atoms, atoms.skip(behind, Sense::DateLink))?;
        let days = Some((first, last));
        return Some(Parts {
            end,
            day: None,
            days,
            month,
        });
    }
    let (behind, month) = month(atoms, at)?;
    if let Some((end, day)) = day(atoms, behind).filter(|(end, _)| !more_digits(atoms, *end)) {
        return parts(end, Some(day), month);
    }
    parts(behind, None, month)
}

/// Whether digits hang together with what ends at `at`, as in a time of day.
fn more_digits(atoms: &Atoms, at: usize) -> bool {
    atoms.find(at, Sense::Hours).is_some()
        || atoms.find(at, Sense::Morning).is_some()
        || atoms.find(at, Sense::Evening).is_some()
}

/// A year in digits with its mark.
fn marked_year(atoms: &Atoms, at: usize) -> Option<(usize, i16)> {
    let year = four(atoms, at)?;
    Some((atoms.find(at + 1, Sense::YearMark)?, year))
}

/// Month and day with their marks.
fn marked(atoms: &Atoms, at: usize) -> Option<Parts> {
    let numbered = |at: usize, mark| {
        let atom = atoms.get(at).filter(|a| a.digits)?;
        let value = integer(atom.span.of(atoms.page.text))?;
        Some((atoms.find(at + 1, mark)?, value as i8))
    };
    let (end, month) = numbered(at, Sense::MonthMark).filter(|m| (1..=12).contains(&m.1))?;
    let day = numbered(end, Sense::DayMark).filter(|d| (1..=31).contains(&d.1));
    Some(Parts {
        end: day.map_or(end, |d| d.0),
        day: day.map(|d| d.1),
        days: None,
        month,
    })
}

/// The year behind a day or a month: "8 mai 2019", "May 8, 2019".
fn year_behind(atoms: &Atoms, at: usize) -> Option<(usize, i16)> {
    let mut from = atoms.skip(at, Sense::DateLink);
    from += usize::from(atoms.text(from) == ",");
    let value = four(atoms, from).filter(|y| (1000..=2999).contains(y))?;
    Some((atoms.skip(from + 1, Sense::YearMark), value))
}

/// A year by itself.
fn year(atoms: &Atoms, at: usize, told: bool) -> Option<(usize, i16)> {
    let value = four(atoms, at).filter(|y| (1000..=2199).contains(y))?;
    let behind = at + 1;
    let measured = atoms.longest(behind, |s| {
        matches!(
            s,
            Sense::Unit(_) | Sense::Sign(_) | Sense::Times { .. } | Sense::Ratio
        )
        .then_some(())
    });
    // What a number of four digits counts is in the plural, or stands where only a counted noun can.
    let counted = atoms.token(behind).is_some_and(|next| {
        let pack = atoms.page.pack;
        let word = atoms.word(atoms.list[behind].token);
        let noun = word.classes.without(Words::SOURCES).is_empty() && word.readings.is_empty();
        next.kind == TokenKind::Word
            && !next.capital
            && (pack.grammar.head_first && noun
                || pack
                    .lexicon
                    .looks_plural(&fold(next.span.of(atoms.page.text))))
    });
    // "The 2018 class": behind an article, only a language that counts so has a number.
    let article = at > 0
        && atoms
            .word(atoms.list[at - 1].token)
            .classes
            .any(Words::DETERMINER);
    let counted = counted && (atoms.page.pack.grammar.head_first || !article);
    // A year of long ago is one only where it is led in.
    let likely = value >= 1700 || told && !counted;
    let linked = atoms.find(behind, Sense::Link).is_some();
    let glued = atoms.glued(behind) && atoms.get(behind + 1).is_some_and(|a| a.digits);
    let before = at.checked_sub(1).and_then(|b| atoms.token(b));
    let signed = before.is_some_and(|_| atoms.glued(at) && atoms.is_mark(at - 1));
    let fits = likely && measured.is_none() && !glued && !signed && (told || !counted && !linked);
    fits.then_some((behind, value))
}
