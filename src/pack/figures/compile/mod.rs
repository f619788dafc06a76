//! The sections `numbers` and `times` of all lexicon files to one [`Figures`].

mod numbers;
mod times;

use std::collections::BTreeMap;

use super::{Figures, PieceId, Sense, cut};
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
