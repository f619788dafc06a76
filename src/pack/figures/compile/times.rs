//! The section `times`: the calendar, the clock, and what leads in a time.

use std::collections::BTreeMap;

use super::{FiguresBuilder, within};
use crate::analysis::TimeRelation;
use crate::pack::diagnostics::{Mistake, Path};
use crate::pack::figures::schema::TimesSection;
use crate::pack::figures::{Order, Sense, Stretch};

impl FiguresBuilder<'_> {
    pub(super) fn times(&mut self, section: &TimesSection, at: &Path) -> Result<(), Mistake> {
        self.figures.capital |= section.capital;
        if let Some(name) = &section.order {
            self.figures.order = Some(match name.as_str() {
                "dmy" => Order::DayMonthYear,
                "mdy" => Order::MonthDayYear,
                "ymd" => Order::YearMonthDay,
                other => {
                    let known = ["dmy", "mdy", "ymd"].into_iter();
                    return Err(Mistake::unknown(at.key("order"), "value", other, known));
                }
            });
        }
        self.names(&section.months, 12, Sense::Month, &at.key("months"))?;
        self.names(&section.weekdays, 7, Sense::Weekday, &at.key("weekdays"))?;
        self.names(&section.day_words, 31, Sense::DayWord, &at.key("day_words"))?;
        for (text, &minute) in &section.clock {
            let path = at.key("clock").key(text);
            within(f64::from(minute), 0.0..=1439.0, &path)?;
            self.phrase(text, Sense::Clock(minute), &path)?;
        }
        for (text, &minutes) in &section.past {
            let path = at.key("past").key(text);
            within(f64::from(minutes), -59.0..=59.0, &path)?;
            self.phrase(text, Sense::Past(minutes), &path)?;
        }
        let periods = &section.periods;
        let counted = &section.counted;
        for (key, shifts, names, stretch) in [
            ("hour", &periods.hour, &counted.hour, Stretch::Hour),
            ("day", &periods.day, &counted.day, Stretch::Day),
            ("week", &periods.week, &counted.week, Stretch::Week),
            ("month", &periods.month, &counted.month, Stretch::Month),
            ("year", &periods.year, &counted.year, Stretch::Year),
        ] {
            for (text, &shift) in shifts {
                let path = at.key("periods").key(key).key(text);
                within(f64::from(shift), -1000.0..=1000.0, &path)?;
                self.phrase(text, Sense::Period(stretch, shift), &path)?;
            }
            self.phrases(names, Sense::Counted(stretch), &at.key("counted").key(key))?;
        }
        for (key, words, sense) in [
            ("ordinals", &section.ordinals, Sense::Ordinal),
            ("date_links", &section.date_links, Sense::DateLink),
            ("year_marks", &section.year_marks, Sense::YearMark),
            ("month_marks", &section.month_marks, Sense::MonthMark),
            ("day_marks", &section.day_marks, Sense::DayMark),
            ("parts", &section.parts, Sense::Part),
            ("ago", &section.ago, Sense::Ago),
            ("ago_behind", &section.ago_behind, Sense::AgoBehind),
            ("ahead", &section.ahead, Sense::Ahead),
            ("ahead_behind", &section.ahead_behind, Sense::AheadBehind),
            ("last", &section.last, Sense::Last),
            ("next", &section.next, Sense::Next),
            ("at", &section.at, Sense::Relation(TimeRelation::At)),
            (
                "before",
                &section.before,
                Sense::Relation(TimeRelation::Before),
            ),
            (
                "after",
                &section.after,
                Sense::Relation(TimeRelation::After),
            ),
            ("during", &section.during, Sense::During),
            ("hours", &section.hours, Sense::Hours),
            ("minutes", &section.minutes, Sense::Minutes),
            ("morning", &section.morning, Sense::Morning),
            ("evening", &section.evening, Sense::Evening),
        ] {
            self.phrases(words, sense, &at.key(key))?;
        }
        Ok(())
    }

    /// Names with a number from 1 up to `most`.
    fn names(
        &mut self,
        names: &BTreeMap<String, i8>,
        most: i8,
        sense: fn(i8) -> Sense,
        at: &Path,
    ) -> Result<(), Mistake> {
        for (text, &number) in names {
            let path = at.key(text);
            within(f64::from(number), 1.0..=f64::from(most), &path)?;
            self.phrase(text, sense(number), &path)?;
        }
        Ok(())
    }
}
