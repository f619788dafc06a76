//! When two quantities or two times exclude each other.

use super::{Quantity, Time, TimeRelation};

/// Symbols of units, the unit that they are compared in, and what one is worth in it.
const UNITS: &[(&str, &str, f64)] = &[
    ("mm", "m", 1e-3),
    ("cm", "m", 1e-2),
    ("km", "m", 1e3),
    ("mg", "kg", 1e-6),
    ("g", "kg", 1e-3),
    ("t", "kg", 1e3),
    ("min", "s", 60.0),
    ("h", "s", 3600.0),
    ("d", "s", 86_400.0),
    ("y", "mo", 12.0),
    ("ha", "m²", 1e4),
    ("km²", "m²", 1e6),
    ("L", "m³", 1e-3),
    ("kW", "W", 1e3),
    ("MW", "W", 1e6),
    ("GW", "W", 1e9),
    ("kWh", "Wh", 1e3),
    ("MWh", "Wh", 1e6),
    ("GWh", "Wh", 1e9),
    ("TWh", "Wh", 1e12),
];

impl Quantity {
    /// Whether the two are measured in the same thing. A count and a measure are not.
    pub fn comparable(&self, other: &Quantity) -> bool {
        self.base().0 == other.base().0
    }

    /// Whether no number is in both ranges, units of one dimension being converted.
    pub fn disjoint(&self, other: &Quantity) -> bool {
        let (one, two) = (self.base().1, other.base().1);
        let apart = |high: f64, low: f64| low - high > high.abs() * 1e-9;
        apart(self.high * one, other.low * two) || apart(other.high * two, self.low * one)
    }

    /// The unit that it is compared in, and the factor to it.
    fn base(&self) -> (Option<&str>, f64) {
        let unit = self.unit.as_deref();
        UNITS
            .iter()
            .find(|(symbol, ..)| Some(*symbol) == unit)
            .map_or((unit, 1.0), |(_, base, factor)| (Some(*base), *factor))
    }
}

impl Time {
    /// Whether what is at the one time cannot be at the other. Never of "before" and "after", and never where
    /// one of them leaves open what would tell them apart.
    pub fn excludes(&self, other: &Time) -> bool {
        if self.relation != TimeRelation::At || other.relation != TimeRelation::At {
            return false;
        }
        if let (Some((a, b)), Some((c, d))) = (self.days, other.days)
            && (b < c || d < a)
        {
            return true;
        }
        let differ = |a: Option<i8>, b: Option<i8>| a.zip(b).is_some_and(|(a, b)| a != b);
        let years = self.year.zip(other.year).is_some_and(|(a, b)| a != b);
        years
            || differ(self.month, other.month)
            || differ(self.day, other.day)
            || differ(self.weekday, other.weekday)
            || self
                .minute
                .zip(other.minute)
                .is_some_and(|(a, b)| clocks_differ(a, b))
    }
}

/// Whether two times of day differ on a clock face; a full hour may be a rounded one.
fn clocks_differ(a: u16, b: u16) -> bool {
    let face = |minute: u16| minute % 720;
    let apart = face(a).abs_diff(face(b));
    let apart = apart.min(720 - apart);
    let rounded = a.is_multiple_of(60) != b.is_multiple_of(60);
    apart > if rounded { 30 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;
    use jiff::civil::date;

    fn quantity(low: f64, high: f64, unit: &str) -> Quantity {
        Quantity {
            span: Span::default(),
            low,
            high,
            unit: (!unit.is_empty()).then(|| unit.to_string()),
            noun: None,
        }
    }

    #[test]
    fn units_of_one_dimension_compare() {
        for (a, b) in [("km", "m"), ("h", "min"), ("d", "s"), ("t", "kg"), ("", "")] {
            assert!(quantity(1.0, 1.0, a).comparable(&quantity(1.0, 1.0, b)));
        }
        for (a, b) in [("km", "kg"), ("", "%"), ("EUR", "USD"), ("y", "d")] {
            assert!(!quantity(1.0, 1.0, a).comparable(&quantity(1.0, 1.0, b)));
        }
    }

    #[test]
    fn ranges_are_disjoint_in_the_same_unit() {
        let open = f64::INFINITY;
        assert!(quantity(2.0, 2.0, "km").disjoint(&quantity(1500.0, 1500.0, "m")));
        assert!(!quantity(1.5, 1.5, "km").disjoint(&quantity(1500.0, 1500.0, "m")));
        assert!(!quantity(90.0, 90.0, "min").disjoint(&quantity(1.5, 1.5, "h")));
        assert!(quantity(20.0, 99.0, "").disjoint(&quantity(200.0, 999.0, "")));
        assert!(quantity(50.0, open, "").disjoint(&quantity(0.0, 0.0, "")));
        assert!(!quantity(50.0, open, "").disjoint(&quantity(60.0, open, "")));
    }

    #[test]
    fn times_exclude_each_other_by_days_or_by_what_is_written() {
        let day = |d| Time {
            days: Some((date(2026, 3, d), date(2026, 3, d))),
            ..Time::OPEN
        };
        let march = Time {
            days: Some((date(2026, 3, 1), date(2026, 3, 31))),
            month: Some(3),
            ..Time::OPEN
        };
        let april = Time {
            month: Some(4),
            ..Time::OPEN
        };
        assert!(day(3).excludes(&day(4)));
        assert!(!day(3).excludes(&march));
        assert!(march.excludes(&april));
        assert!(!april.excludes(&Time::OPEN));
        let since = Time {
            relation: TimeRelation::After,
            ..april
        };
        assert!(!march.excludes(&since));
    }

    #[test]
    fn times_of_day_exclude_each_other_on_the_clock_face() {
        let at = |minute| Time {
            minute: Some(minute),
            ..Time::OPEN
        };
        assert!(at(252).excludes(&at(255)));
        assert!(at(240).excludes(&at(300)));
        assert!(!at(240).excludes(&at(252)));
        assert!(!at(270).excludes(&at(990)));
        assert!(!at(0).excludes(&at(1430)));
    }
}
