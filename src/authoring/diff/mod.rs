//! What two versions of packs find differently in texts: attributions gained, lost and changed.
//!
//! Both versions read the whole document. Their attributions are paired as an evaluation pairs what is marked and what was
//! found, so that one whose content grew is changed, and not lost and gained.

mod show;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::Analyzer;
use crate::analysis::{Analysis, Attribution};
use crate::eval::{Marked, same};
use crate::pack::Rule;
use crate::text::{CodePoints, Document};

/// The differences in all documents.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Diff {
    /// How many documents were read.
    pub documents: usize,
    /// Of all of them.
    pub counts: Counts,
    /// By rule or mechanism; a change of the rule itself counts for both.
    pub rules: BTreeMap<String, Counts>,
    /// The documents that differ, in their order.
    pub differing: Vec<DocumentDiff>,
}

/// How many attributions differ.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Only the new packs find them.
    pub gained: usize,
    /// Only the old packs find them.
    pub lost: usize,
    /// Both find them, but not the same.
    pub changed: usize,
}

/// The differences in one document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct DocumentDiff {
    /// The document.
    pub document: String,
    /// In text order.
    pub changes: Vec<Change>,
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What the old packs find; `None` where it is gained.
    pub old: Option<Version>,
    /// What the new packs find; `None` where it is lost.
    pub new: Option<Version>,
    /// What differs, where both find it: a part, a value or the rule.
    pub differs: Vec<&'static str>,
}

/// An attribution as one version of the packs finds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Version {
    /// The rule or mechanism.
    pub rule: String,
    /// The file and the line of the rule.
    pub at: Option<String>,
    /// Its words and parts.
    #[serde(flatten)]
    pub words: Marked,
    /// How the content stands in the text.
    pub kind: &'static str,
    /// The act that the cue names.
    pub class: &'static str,
    /// How the cue colours the content.
    pub tone: &'static str,
    /// The source's stance.
    pub polarity: &'static str,
    /// How firmly the content is put forward.
    pub certainty: &'static str,
}

/// A reading of a document.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// What read it.
    pub analyzer: &'a Analyzer,
    /// What was found.
    pub analysis: &'a Analysis,
}

/// The differences between two readings of a document.
pub fn diff(document: &Document, old: Reading, new: Reading) -> DocumentDiff {
    let points = CodePoints::new(&document.text);
    let version = |reading: Reading, index: usize| {
        let attribution = &reading.analysis.attributions[index];
        version(document, &points, reading, attribution)
    };
    let (before, after) = (&old.analysis.attributions, &new.analysis.attributions);
    let pairs = same(&document.text, before, after);
    let mut is_paired = vec![false; after.len()];
    let mut changes = Vec::new();
    for (index, pair) in pairs.into_iter().enumerate() {
        let Some(pair) = pair else {
            changes.push(Change {
                old: Some(version(old, index)),
                new: None,
                differs: Vec::new(),
            });
            continue;
        };
        is_paired[pair] = true;
        let differs = differences(&before[index], &after[pair]);
        if !differs.is_empty() {
            changes.push(Change {
                old: Some(version(old, index)),
                new: Some(version(new, pair)),
                differs,
            });
        }
    }
    for (index, _) in is_paired.iter().enumerate().filter(|(_, paired)| !**paired) {
        changes.push(Change {
            old: None,
            new: Some(version(new, index)),
            differs: Vec::new(),
        });
    }
    let start = |version: &Option<Version>| {
        let words = version.as_ref().map(|version| &version.words);
        words.map_or(usize::MAX, Marked::start)
    };
    changes.sort_by_key(|change| start(&change.old).min(start(&change.new)));
    DocumentDiff {
        document: document.id.clone(),
        changes,
    }
}

fn differences(old: &Attribution, new: &Attribution) -> Vec<&'static str> {
    let all = [
        ("source", old.source != new.source),
        ("cue", old.cue != new.cue),
        ("content", old.content != new.content),
        ("kind", old.kind != new.kind),
        ("class", old.class != new.class),
        ("tone", old.tone != new.tone),
        ("polarity", old.polarity != new.polarity),
        ("certainty", old.certainty != new.certainty),
        ("rule", old.rule != new.rule),
    ];
    let differing = all.into_iter().filter(|(_, differs)| *differs);
    differing.map(|(name, _)| name).collect()
}

fn version(
    document: &Document,
    points: &CodePoints,
    reading: Reading,
    attribution: &Attribution,
) -> Version {
    let Attribution {
        source,
        cue,
        content,
        ..
    } = attribution;
    let lang = reading.analysis.lang.as_deref();
    let rule = reading.analyzer.rule(lang, &attribution.rule);
    Version {
        rule: attribution.rule.clone(),
        at: rule.map(Rule::place),
        words: Marked::new(&document.text, points, [source, cue, content]),
        kind: attribution.kind.as_str(),
        class: attribution.class.as_str(),
        tone: attribution.tone.as_str(),
        polarity: attribution.polarity.as_str(),
        certainty: attribution.certainty.as_str(),
    }
}

impl Diff {
    /// Adds a document.
    pub fn add(&mut self, document: DocumentDiff) {
        self.documents += 1;
        for change in &document.changes {
            count(&mut self.counts, change);
            let rule = |version: &Option<Version>| version.as_ref().map(|v| v.rule.clone());
            let (old, new) = (rule(&change.old), rule(&change.new));
            let other = old.clone().filter(|old| new.as_ref() != Some(old));
            for rule in new.into_iter().chain(other) {
                count(self.rules.entry(rule).or_default(), change);
            }
        }
        if !document.changes.is_empty() {
            self.differing.push(document);
        }
    }
}

fn count(counts: &mut Counts, change: &Change) {
    match (&change.old, &change.new) {
        (None, _) => counts.gained += 1,
        (_, None) => counts.lost += 1,
        _ => counts.changed += 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::{Pack, embedded};

    /// The English pack, with a line of its rules replaced.
    fn analyzer(from: &str, to: &str) -> Analyzer {
        let mut files = embedded("en").unwrap();
        let mut done = from.is_empty();
        for file in &mut files {
            if file.yaml.contains(from) && !done {
                file.yaml = file.yaml.replacen(from, to, 1);
                done = true;
            }
        }
        assert!(done, "no file has {from:?}");
        Analyzer::with_packs([Pack::compile(&files).unwrap()])
    }

    fn between(old: &Analyzer, new: &Analyzer, text: &str) -> Diff {
        let document = Document {
            id: "note".to_owned(),
            text: text.to_owned(),
            lang: Some("en".to_owned()),
            ..Document::default()
        };
        let (before, after) = (old.analyze(&document), new.analyze(&document));
        let reading = |analyzer, analysis| Reading { analyzer, analysis };
        let mut diff = Diff::default();
        diff.add(super::diff(
            &document,
            reading(old, &before),
            reading(new, &after),
        ));
        diff
    }

    const TEXT: &str =
        "According to Orla Brennick, the lock is shut. Tam Ruddock said that it is open.";

    #[test]
    fn the_same_packs_do_not_differ() {
        let usual = analyzer("", "");
        let diff = between(&usual, &usual, TEXT);
        assert_eq!(diff.counts, Counts::default());
        assert!(diff.differing.is_empty() && diff.documents == 1);
    }

    #[test]
    fn a_rule_that_is_gone_loses_and_its_return_gains() {
        let (usual, renamed) = (
            analyzer("", ""),
            analyzer("id: en.according-before", "id: en.before"),
        );
        let diff = between(&usual, &renamed, TEXT);
        assert_eq!((diff.counts.changed, diff.counts.lost), (1, 0));
        assert_eq!(diff.differing[0].changes[0].differs, ["rule"]);
        assert_eq!(diff.rules.len(), 2, "the change counts for both rules");
        let none = Analyzer::with_packs([]);
        let lost = between(&usual, &none, TEXT);
        let gained = between(&none, &usual, TEXT);
        assert_eq!((lost.counts.lost, gained.counts.gained), (2, 2));
        let words = &lost.differing[0].changes[0].old.as_ref().unwrap().words;
        assert_eq!(
            words.text,
            "[cue:According to] [source:Orla Brennick], [content:the lock is shut]. Tam Ruddock said that it is…"
        );
    }
}
