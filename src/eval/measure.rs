//! One document: what was found, laid beside what was marked.

use std::collections::BTreeMap;

use super::error::{EvalError, Fault, Marked};
use super::figures::{Count, Figures, Row, RuleFigures};
use super::found::{Found, each, gold_parts, merged, parts, unmarked_inside};
use super::gold::{Gold, GoldDocument};
use super::letters::{LetterSet, Letters};
use super::pair::{Parts, pair};
use crate::Analyzer;
use crate::analysis::{Analysis, Attribution};
use crate::pack::facts::Words;
use crate::pack::{Pack, Rule};
use crate::text::{CodePoints, fold};

/// What the rules found of what was marked in a document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Measured {
    /// The language it was read in.
    pub lang: String,
    /// Over all attributions.
    pub all: Figures,
    /// By the construction that gold names; only what was marked counts, as what was found has none.
    pub constructions: BTreeMap<String, Figures>,
    /// By the rule that found it; only what was found counts, as what was marked has none.
    pub rules: BTreeMap<String, RuleFigures>,
    /// What is wrong, in text order.
    pub errors: Vec<EvalError>,
}

/// Measures a document.
///
/// # Errors
/// The reason why there is no analysis: there is no pack for its language.
pub fn measure(analyzer: &Analyzer, gold: &GoldDocument) -> Result<Measured, String> {
    let analysis = analyzer.analyze(&gold.document);
    let pack = analysis.lang.as_ref().and_then(|l| analyzer.pack(l)?.ok());
    match pack {
        None if !analysis.notices.is_empty() => Err(analysis.notices.join("; ")),
        pack => Ok(Side::new(analyzer, gold, &analysis, pack).measured()),
    }
}

/// Both sides of a document.
struct Side<'a> {
    analyzer: &'a Analyzer,
    gold: &'a GoldDocument,
    analysis: &'a Analysis,
    pack: Option<&'a Pack>,
    letters: Letters,
    marked: Vec<Parts>,
    found: Vec<(Found, Parts)>,
    /// For each that was marked, the one that was found.
    pairs: Vec<Option<usize>>,
    /// Whether anything is marked as a cue, and as a source: where nothing is, they do not count.
    has_cue: bool,
    has_source: bool,
}

impl<'a> Side<'a> {
    fn new(
        analyzer: &'a Analyzer,
        gold: &'a GoldDocument,
        analysis: &'a Analysis,
        pack: Option<&'a Pack>,
    ) -> Self {
        let letters = Letters::of(&gold.document.text);
        let marked = gold.attributions.iter();
        let marked: Vec<Parts> = marked.map(|one| gold_parts(one, &letters)).collect();
        let attributions = &analysis.attributions;
        let found = if gold.merged {
            merged(attributions)
        } else {
            each(attributions)
        };
        let mut found: Vec<(Found, Parts)> = found
            .into_iter()
            .map(|one| {
                let parts = parts(&one, attributions, &letters);
                (one, parts)
            })
            .filter(|(_, parts)| !parts.content().is_empty() || !parts.cue().is_empty())
            .collect();
        let found_parts = |found: &[(Found, Parts)]| -> Vec<Parts> {
            found.iter().map(|(_, parts)| parts.clone()).collect()
        };
        if gold.outermost {
            let mut inside = unmarked_inside(&found_parts(&found), &marked).into_iter();
            found.retain(|_| inside.next() != Some(true));
        }
        let pairs = pair(&marked, &found_parts(&found));
        Self {
            has_cue: marked.iter().any(|one| !one.cue().is_empty()),
            has_source: marked.iter().any(|one| !one.source.is_empty()),
            analyzer,
            gold,
            analysis,
            pack,
            letters,
            marked,
            found,
            pairs,
        }
    }

    fn measured(&self) -> Measured {
        let mut measured = Measured {
            lang: self.lang(),
            ..Measured::default()
        };
        let mut is_paired = vec![false; self.found.len()];
        let mut is_offered = vec![true; self.found.len()];
        for (gold, pair) in self.gold.attributions.iter().zip(&self.pairs) {
            if let Some(pair) = pair {
                is_paired[*pair] = true;
                is_offered[*pair] = !gold.borderline;
            }
        }
        let points = CodePoints::new(&self.gold.document.text);
        for (index, gold) in self.gold.attributions.iter().enumerate() {
            if !gold.borderline {
                self.marked_one(index, &points, &mut measured);
            }
        }
        for (index, (one, parts)) in self.found.iter().enumerate() {
            if !is_offered[index] {
                continue;
            }
            let mut counts = Figures::default();
            for row in self.rows(parts) {
                counts.at(row).found += 1;
            }
            measured.all.add(&counts);
            let rule = &self.analysis.attributions[one.index].rule;
            self.add_to_rule(rule, &counts, &mut measured);
            if !is_paired[index] {
                let error = self.error(Fault::Invented, None, Some(one), &points);
                measured.errors.push(error);
            }
        }
        let union =
            |parts: &mut dyn Iterator<Item = &Parts>| LetterSet::union(parts.map(Parts::content));
        let marked = union(&mut self.marked.iter());
        let found = union(&mut self.found.iter().map(|(_, parts)| parts));
        *measured.all.at(Row::Letters) = Count {
            hit: marked.shared(&found),
            gold: marked.len(),
            found: found.len(),
        };
        let start = |side: &Option<Marked>| side.as_ref().map_or(usize::MAX, Marked::start);
        measured
            .errors
            .sort_by_key(|error| start(&error.marked).min(start(&error.found)));
        measured
    }

    /// Counts one that was marked.
    fn marked_one(&self, index: usize, points: &CodePoints, measured: &mut Measured) {
        let gold = &self.gold.attributions[index];
        let pair = self.pairs[index].map(|pair| &self.found[pair]);
        let mut counts = Figures::default();
        for row in self.rows(&self.marked[index]) {
            counts.at(row).gold += 1;
        }
        let mut hits = Figures::default();
        let (mut content, mut source) = (false, false);
        if let Some((one, parts)) = pair {
            for row in self.hits(index, parts) {
                hits.at(row).hit += 1;
            }
            let attribution = &self.analysis.attributions[one.index];
            for (row, same) in values(gold, attribution) {
                *counts.at(row) = Count {
                    hit: 0,
                    gold: 1,
                    found: 1,
                };
                hits.at(row).hit += usize::from(same);
            }
            content = hits.get(Row::Content).hit > 0;
            source = hits.get(Row::Source).hit > 0 || self.marked[index].source.is_empty();
            self.add_to_rule(&attribution.rule, &hits, measured);
        }
        counts.add(&hits);
        measured.all.add(&counts);
        if let Some(construction) = &gold.construction {
            let all = measured.constructions.entry(construction.clone());
            all.or_default().add(&counts);
        }
        if content && source {
            return;
        }
        let fault = pair.map_or(Fault::Missed, |_| Fault::WrongSpan);
        let mut error = self.error(fault, Some(gold), pair.map(|(one, _)| one), points);
        if pair.is_some() {
            let wrong = [("content", content), ("source", source)].into_iter();
            error.wrong = wrong.filter(|(_, ok)| !ok).map(|(name, _)| name).collect();
        }
        measured.errors.push(error);
    }

    fn add_to_rule(&self, id: &str, counts: &Figures, measured: &mut Measured) {
        let rule = measured.rules.entry(id.to_owned());
        let rule = rule.or_insert_with(|| RuleFigures {
            figures: Figures::default(),
            at: self.place(id),
        });
        rule.figures.add(counts);
    }

    /// The rows in which an attribution counts.
    fn rows(&self, parts: &Parts) -> Vec<Row> {
        let mut rows = vec![
            Row::Attribution,
            Row::AttributionExact,
            Row::Content,
            Row::ContentExact,
        ];
        if self.has_cue && !parts.cue().is_empty() {
            rows.extend([Row::Cue, Row::CueExact]);
        }
        if self.has_source && !parts.source.is_empty() {
            rows.extend([Row::Source, Row::SourceExact]);
        }
        rows
    }

    /// The rows in which one that was marked is met by one that was found.
    fn hits(&self, index: usize, found: &Parts) -> Vec<Row> {
        let marked = &self.marked[index];
        let bare = |set: &LetterSet| self.without_complementizer(set);
        let content = marked.content_iou(found) >= 0.5;
        let content_exact = !marked.content().is_empty()
            && marked
                .contents
                .iter()
                .any(|one| bare(one) == bare(found.content()));
        let cue_exact = !marked.cue().is_empty() && marked.cues.contains(found.cue());
        let source = marked.source.shares_half(&found.source);
        let source_exact = !marked.source.is_empty() && marked.source == found.source;
        let exact = (content_exact || marked.content().is_empty())
            && (cue_exact || marked.cue().is_empty())
            && (source_exact || marked.source.is_empty());
        let all = [
            (
                Row::Attribution,
                content && (source || marked.source.is_empty()),
            ),
            (Row::AttributionExact, exact),
            (Row::Content, content),
            (Row::ContentExact, content_exact),
            (Row::Cue, marked.shares_cue(found)),
            (Row::CueExact, cue_exact),
            (Row::Source, source),
            (Row::SourceExact, source_exact),
        ];
        all.into_iter()
            .filter(|(_, hit)| *hit)
            .map(|(row, _)| row)
            .collect()
    }

    /// The letters of a content without a complementizer at its beginning.
    fn without_complementizer(&self, set: &LetterSet) -> LetterSet {
        let split = self.letters.split(set, &self.gold.document.text);
        match split.zip(self.pack) {
            Some(((run, rest), pack)) if is_complementizer(run, pack) => rest,
            _ => set.clone(),
        }
    }

    fn error(
        &self,
        fault: Fault,
        gold: Option<&Gold>,
        found: Option<&Found>,
        points: &CodePoints,
    ) -> EvalError {
        let text = &self.gold.document.text;
        let rule = found.map(|one| &self.analysis.attributions[one.index].rule);
        EvalError {
            fault,
            document: self.gold.document.id.clone(),
            file: self.gold.file.clone(),
            line: self.gold.line,
            id: gold.map(|gold| gold.id.clone()),
            construction: gold.and_then(|gold| gold.construction.clone()),
            wrong: Vec::new(),
            marked: gold.map(|g| Marked::new(text, points, [&g.source, &g.cue, &g.content])),
            found: found.map(|one| {
                let a = &self.analysis.attributions[one.index];
                Marked::new(text, points, [&a.source, &a.cue, &one.content])
            }),
            rule: rule.cloned(),
            rule_at: rule.and_then(|id| self.place(id)),
        }
    }

    /// Where a rule stands.
    fn place(&self, id: &str) -> Option<String> {
        let lang = self.analysis.lang.as_deref();
        self.analyzer.rule(lang, id).map(Rule::place)
    }

    fn lang(&self) -> String {
        let lang = self.analysis.lang.clone();
        lang.or_else(|| self.gold.document.lang.clone())
            .unwrap_or_default()
    }
}

/// Whether a run of letters, perhaps clipped before an apostrophe, opens a content without being part of it.
fn is_complementizer(run: &str, pack: &Pack) -> bool {
    let run = fold(run);
    let opens = Words::COMPLEMENTIZER | Words::WHETHER;
    [format!("{run}'"), run]
        .iter()
        .any(|word| pack.lexicon.word(pack.lexicon.id(word)).classes.any(opens))
}

/// The values that gold gives, and whether the same were found.
fn values(gold: &Gold, found: &Attribution) -> impl Iterator<Item = (Row, bool)> {
    [
        (Row::Kind, &gold.kind, found.kind.as_str()),
        (Row::Class, &gold.class, found.class.as_str()),
        (Row::Tone, &gold.tone, found.tone.as_str()),
        (Row::Polarity, &gold.polarity, found.polarity.as_str()),
        (Row::Certainty, &gold.certainty, found.certainty.as_str()),
    ]
    .into_iter()
    .filter_map(|(row, wanted, is)| Some((row, *wanted.as_ref()? == is)))
}
