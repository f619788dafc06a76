//! The sections `numbers` and `times` of all lexicon files to one [`Figures`].

use std::collections::BTreeMap;

use super::schema::{Bounds, NumbersSection, TimesSection};
use super::{Bound, Compose, Figures, Order, PieceId, Sense, Stretch, Unit, cut};
use crate::analysis::TimeRelation;
use crate::pack::diagnostics::{Mistake, Path};
use crate::pack::schema::LexiconFile;
use crate::text::{Profile, fold, tokenize};

/// Collects the sections of a pack.
pub(crate) struct FiguresBuilder<'a> {
    figures: Figures,
    profile: &'a Profile,
}

impl<'a> FiguresBuilder<'a> {
    pub(crate) fn new(profile: &'a Profile) -> Self {
        let mut figures = Figures::default();
        figures.senses.push(Vec::new());
        Self { figures, profile }
    }

    pub(crate) fn finish(mut self) -> Figures {
        let figures = &mut self.figures;
        let parts = figures.pieces.values().copied().filter(|piece| {
            figures.edges.get(&(0, *piece)).is_some_and(|node| {
                figures.senses[*node as usize].iter().any(|s| {
                    matches!(
                        s,
                        Sense::Value { .. } | Sense::Times { .. } | Sense::Joint(_)
                    )
                })
            })
        });
        figures.parts = parts.collect();
        figures.longest = figures.pieces.keys().map(|p| p.len()).max().unwrap_or(0);
        self.figures
    }

    pub(crate) fn add(&mut self, file: &LexiconFile) -> Result<(), Mistake> {
        self.numbers(&file.numbers, &Path::of("numbers"))?;
        self.times(&file.times, &Path::of("times"))
    }

    fn numbers(&mut self, section: &NumbersSection, at: &Path) -> Result<(), Mistake> {
        self.settings(section, at)?;
        for (text, &value) in &section.values {
            let path = at.key("values").key(text);
            within(value, 0.0..=1e15, &path)?;
            let weak = section.weak.contains_key(text);
            self.phrase(text, Sense::Value { value, weak }, &path)?;
        }
        for (text, &factor) in &section.multipliers {
            let path = at.key("multipliers").key(text);
            within(factor, 2.0..=1e18, &path)?;
            let sense = Sense::Times {
                factor,
                alone: section.alone.contains(text),
                rough: section.rough.contains(text),
            };
            self.phrase(text, sense, &path)?;
        }
        for (key, words) in [("alone", &section.alone), ("rough", &section.rough)] {
            for (i, word) in words.iter().enumerate() {
                among(
                    word,
                    &section.multipliers,
                    "multiplier",
                    &at.key(key).index(i),
                )?;
            }
        }
        for (text, before) in &section.joints {
            let joint = self.figures.joints.len();
            self.figures.joints.push(before.clone());
            self.phrase(text, Sense::Joint(joint), &at.key("joints").key(text))?;
        }
        for (text, nouns) in &section.weak {
            let path = at.key("weak").key(text);
            among(text, &section.values, "value", &path)?;
            let value = self.pieces(text, &path)?;
            for noun in nouns {
                let noun = self.pieces(noun, &path)?;
                self.figures.weak.insert((value[0], noun[0]));
                self.figures.numbers.insert(value[0]);
            }
        }
        for (text, ends) in &section.indefinite {
            let path = at.key("indefinite").key(text);
            let (low, high) = match ends[..] {
                [low] => (low, f64::INFINITY),
                [low, high] => (low, high),
                _ => {
                    return Err(Mistake::new(
                        path,
                        "give the least and, where there is one, the greatest value",
                    ));
                }
            };
            within(low, 0.0..=high.min(1e15), &path)?;
            self.phrase(text, Sense::Indefinite { low, high }, &path)?;
        }
        for (text, &parts) in &section.denominators {
            let path = at.key("denominators").key(text);
            within(parts, 2.0..=1e6, &path)?;
            self.phrase(text, Sense::Denominator(parts), &path)?;
        }
        for (text, &share) in &section.shares {
            let path = at.key("shares").key(text);
            within(share, 0.0..=100.0, &path)?;
            self.phrase(text, Sense::Share(share), &path)?;
        }
        for (i, unit) in section.units.iter().enumerate() {
            let path = at.key("units").index(i);
            let factor = unit.factor.unwrap_or(1.0);
            within(factor, 1e-9..=1e9, &path.key("factor"))?;
            if unit.symbol.is_empty() {
                return Err(Mistake::new(path, "a unit needs a `symbol`"));
            }
            let index = self.figures.units.len();
            self.figures.units.push(Unit {
                symbol: unit.symbol.as_str().into(),
                factor,
            });
            self.phrases(&unit.words, Sense::Unit(index), &path.key("words"))?;
            self.phrases(&unit.signs, Sense::Sign(index), &path.key("signs"))?;
        }
        self.bounds(&section.modifiers, Sense::Bound, &at.key("modifiers"))?;
        self.bounds(&section.behind, Sense::Behind, &at.key("behind"))?;
        for (key, words, sense) in [
            ("halves", &section.halves, Sense::Half),
            ("links", &section.links, Sense::Link),
            ("none", &section.none, Sense::None),
            ("minus", &section.minus, Sense::Minus),
            ("ratios", &section.ratios, Sense::Ratio),
            ("between", &section.between, Sense::Between),
            ("between_and", &section.between_and, Sense::BetweenAnd),
            ("to", &section.to, Sense::To),
            ("labels", &section.labels, Sense::Label),
            ("idioms", &section.idioms, Sense::Idiom),
            ("skip", &section.skip, Sense::Skip),
        ] {
            self.phrases(words, sense, &at.key(key))?;
        }
        Ok(())
    }

    fn settings(&mut self, section: &NumbersSection, at: &Path) -> Result<(), Mistake> {
        let figures = &mut self.figures;
        let path = at.key("decimal");
        if !section.decimal.is_empty() {
            figures.decimal = Some(single(&section.decimal, &path)?);
        }
        for (i, mark) in section.group.iter().enumerate() {
            figures.group.push(single(mark, &at.key("group").index(i))?);
        }
        figures.wide.extend(&section.wide);
        figures.units_first |= section.units_first;
        if let Some(name) = &section.compose {
            figures.compose = Some(match name.as_str() {
                "word" => Compose::Word,
                "text" => Compose::Text,
                other => {
                    return Err(Mistake::unknown(
                        at.key("compose"),
                        "value",
                        other,
                        ["word", "text"].into_iter(),
                    ));
                }
            });
        }
        Ok(())
    }

    fn times(&mut self, section: &TimesSection, at: &Path) -> Result<(), Mistake> {
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
        type Make = fn(i8) -> Sense;
        let lists: [(&str, &BTreeMap<String, i8>, i8, Make); 3] = [
            ("months", &section.months, 12, Sense::Month),
            ("weekdays", &section.weekdays, 7, Sense::Weekday),
            ("day_words", &section.day_words, 31, Sense::DayWord),
        ];
        for (key, names, most, sense) in lists {
            for (text, &number) in names {
                let path = at.key(key).key(text);
                within(f64::from(number), 1.0..=f64::from(most), &path)?;
                self.phrase(text, sense(number), &path)?;
            }
        }
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

    fn bounds(
        &mut self,
        words: &Bounds,
        sense: fn(Bound) -> Sense,
        at: &Path,
    ) -> Result<(), Mistake> {
        for (key, words, bound) in [
            ("least", &words.least, Bound::Least),
            ("most", &words.most, Bound::Most),
            ("about", &words.about, Bound::About),
            ("nearly", &words.nearly, Bound::Nearly),
            ("exactly", &words.exactly, Bound::Exactly),
        ] {
            self.phrases(words, sense(bound), &at.key(key))?;
        }
        Ok(())
    }

    fn phrases(&mut self, texts: &[String], sense: Sense, path: &Path) -> Result<(), Mistake> {
        for (i, text) in texts.iter().enumerate() {
            self.phrase(text, sense, &path.index(i))?;
        }
        Ok(())
    }

    fn phrase(&mut self, text: &str, sense: Sense, path: &Path) -> Result<(), Mistake> {
        let mut node = 0;
        for piece in self.pieces(text, path)? {
            let fresh = self.figures.senses.len() as u32;
            node = *self.figures.edges.entry((node, piece)).or_insert(fresh);
            if node == fresh {
                self.figures.senses.push(Vec::new());
            }
        }
        let senses = &mut self.figures.senses[node as usize];
        if !senses.contains(&sense) {
            senses.push(sense);
        }
        Ok(())
    }

    /// The pieces of a phrase, cut as texts are; at least one.
    fn pieces(&mut self, text: &str, path: &Path) -> Result<Vec<PieceId>, Mistake> {
        // A clipped word is one only before another.
        let clipped = text.ends_with(['\'', '’']);
        let text = &format!("{text}{}", if clipped { "a" } else { "" });
        let (mut tokens, mut pieces) = (Vec::new(), Vec::new());
        tokenize(text, self.profile, &mut tokens);
        if clipped {
            tokens.pop();
        }
        for token in &tokens {
            cut(text, token, &mut pieces);
        }
        if pieces.is_empty() {
            return Err(Mistake::new(
                path.clone(),
                "an empty phrase matches nothing",
            ));
        }
        let known = &mut self.figures.pieces;
        let number = |piece: &super::Piece| {
            let next = known.len() as PieceId + 1;
            *known
                .entry(fold(piece.span.of(text)).into())
                .or_insert(next)
        };
        Ok(pieces.iter().map(number).collect())
    }
}

fn single(text: &str, path: &Path) -> Result<char, Mistake> {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(mark), None) => Ok(mark),
        _ => Err(Mistake::new(path.clone(), "expected one character")),
    }
}

fn within(value: f64, range: std::ops::RangeInclusive<f64>, path: &Path) -> Result<(), Mistake> {
    if range.contains(&value) {
        return Ok(());
    }
    let message = format!(
        "{value} is not between {} and {}",
        range.start(),
        range.end()
    );
    Err(Mistake::new(path.clone(), message))
}

fn among<T>(
    name: &str,
    known: &BTreeMap<String, T>,
    what: &str,
    path: &Path,
) -> Result<(), Mistake> {
    if known.contains_key(name) {
        return Ok(());
    }
    let known = known.keys().map(String::as_str);
    Err(Mistake::unknown(path.clone(), what, name, known))
}
