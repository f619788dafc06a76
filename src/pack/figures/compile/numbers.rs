//! The section `numbers`: number words, what widens them, units.

use super::{FiguresBuilder, among, single, within};
use crate::pack::diagnostics::{Mistake, Path};
use crate::pack::figures::schema::{Bounds, NumbersSection};
use crate::pack::figures::{Bound, Compose, Sense, Unit};

impl FiguresBuilder<'_> {
    pub(super) fn numbers(&mut self, section: &NumbersSection, at: &Path) -> Result<(), Mistake> {
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
}
