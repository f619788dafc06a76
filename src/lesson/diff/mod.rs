//! What changed between two drafts, or two outlets, in who is said to assert what.

// The sides are a and b throughout, with x and y for a thing of each.
#![allow(clippy::many_single_char_names)]

mod inner;
mod pair;
mod read;
mod show;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::words::{align, keys, overlap};
use crate::analysis::Analysis;
use crate::text::Document;

use inner::hidden;
use pair::pair;
use read::Read;
pub use show::{markdown, text};

/// Contents belong together from this share of words on; from [`NEAR`] on where the source is the same.
const SAME: f64 = 0.5;
/// See [`SAME`].
const NEAR: f64 = 0.35;

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// A source of the first text is none of the second.
    SourceDropped,
    /// A source of the second text is none of the first.
    SourceAdded,
    /// A named source became an unnamed one.
    SourceAnonymized,
    /// The same content has another source, or none.
    SourceChanged,
    /// The act or the tone of the cue changed: "said" became "claimed".
    CueChanged,
    /// The source's stance turned.
    StanceChanged,
    /// What was put with reserve is asserted.
    HedgeRemoved,
    /// What was asserted is put with reserve, or with another reserve.
    HedgeAdded,
    /// A number changed.
    NumberChanged,
    /// A number is gone.
    NumberDropped,
    /// A number came in.
    NumberAdded,
    /// What a source asserts in the first text is not in the second.
    ContentDropped,
    /// What a source asserts in the second text is not in the first.
    ContentAdded,
    /// Two claims contradict each other in the first text, and no more in the second.
    ConflictHidden,
}

impl Change {
    fn title(self) -> &'static str {
        match self {
            Self::SourceDropped => "Source dropped",
            Self::SourceAdded => "Source added",
            Self::SourceAnonymized => "Named source became anonymous",
            Self::SourceChanged => "Source changed",
            Self::CueChanged => "Cue changed",
            Self::StanceChanged => "Stance changed",
            Self::HedgeRemoved => "Hedge removed",
            Self::HedgeAdded => "Hedge added",
            Self::NumberChanged => "Number changed",
            Self::NumberDropped => "Number dropped",
            Self::NumberAdded => "Number added",
            Self::ContentDropped => "Content dropped",
            Self::ContentAdded => "Content added",
            Self::ConflictHidden => "Conflict no longer disclosed",
        }
    }
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What changed.
    pub change: Change,
    /// It in a plain sentence.
    pub sentence: String,
    /// Where it stands in the first text.
    pub a: Option<Place>,
    /// Where it stands in the second.
    pub b: Option<Place>,
}

/// A place of one of the texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The attribution (`a1`) or the source (`s1`).
    pub id: String,
    /// In code points.
    pub spans: Vec<[usize; 2]>,
    /// The words there.
    pub text: String,
}

/// A document with what was found in it.
#[derive(Clone, Copy)]
pub struct Draft<'a> {
    /// The text.
    pub document: &'a Document,
    /// What was found in it.
    pub analysis: &'a Analysis,
}

/// The changes from the first text to the second, sources first, then in the order of the first text.
pub fn diff(a: Draft, b: Draft) -> Vec<Finding> {
    let (a, b) = (Read::new(a), Read::new(b));
    let same = same_sources(a.analysis, b.analysis);
    let source = |i: usize, k: usize| {
        let (x, y) = (a.attribution(i).entity, b.attribution(k).entity);
        x.is_some_and(|x| y.is_some() && same.get(&x).copied() == y)
    };
    let pairs = align(&a.contents, &b.contents, |i, k| {
        let share = overlap(&a.contents[i], &b.contents[k]);
        let own = source(i, k);
        (share >= if own { NEAR } else { SAME }).then_some(share + if own { 0.2 } else { 0.0 })
    });
    let mut findings = Vec::new();
    let mut excused: (BTreeSet<usize>, BTreeSet<usize>) = Default::default();
    for &(i, k) in &pairs {
        pair(&a, &b, (i, k), source(i, k), &mut findings, &mut excused);
    }
    for i in lone(a.contents.len(), pairs.iter().map(|p| p.0)) {
        let sentence = format!(
            "What {} asserts in the first text is not asserted in the second.",
            a.who(i)
        );
        findings.push(finding(
            Change::ContentDropped,
            sentence,
            Some(a.content(i)),
            None,
        ));
    }
    for k in lone(b.contents.len(), pairs.iter().map(|p| p.1)) {
        let sentence = format!(
            "What {} asserts in the second text is not asserted in the first.",
            b.who(k)
        );
        findings.push(finding(
            Change::ContentAdded,
            sentence,
            None,
            Some(b.content(k)),
        ));
    }
    hidden(&a, &b, &pairs, &mut findings);
    let kept: BTreeSet<usize> = same.values().copied().collect();
    let mut sources = Vec::new();
    for s in
        (0..a.analysis.sources.len()).filter(|s| !same.contains_key(s) && !excused.0.contains(s))
    {
        let sentence = format!(
            "“{}” is a source of the first text and none of the second.",
            a.analysis.sources[s].name
        );
        sources.push(finding(
            Change::SourceDropped,
            sentence,
            Some(a.source(s)),
            None,
        ));
    }
    for s in (0..b.analysis.sources.len()).filter(|s| !kept.contains(s) && !excused.1.contains(s)) {
        let sentence = format!(
            "“{}” is a source of the second text and none of the first.",
            b.analysis.sources[s].name
        );
        sources.push(finding(
            Change::SourceAdded,
            sentence,
            None,
            Some(b.source(s)),
        ));
    }
    sources.extend(findings);
    sources
}

fn finding(change: Change, sentence: String, a: Option<Place>, b: Option<Place>) -> Finding {
    Finding {
        change,
        sentence,
        a,
        b,
    }
}

fn lone(count: usize, paired: impl Iterator<Item = usize>) -> impl Iterator<Item = usize> {
    let paired: BTreeSet<usize> = paired.collect();
    (0..count).filter(move |i| !paired.contains(i))
}

/// Sources of the one that are sources of the other by name: equal, or one name holding the other's words where
/// that fits one only.
fn same_sources(a: &Analysis, b: &Analysis) -> BTreeMap<usize, usize> {
    let names = |analysis: &Analysis| -> Vec<Vec<String>> {
        analysis.sources.iter().map(|s| keys(&s.name)).collect()
    };
    let (from, to) = (names(a), names(b));
    align(&from, &to, |i, k| {
        let (x, y) = (&from[i], &to[k]);
        let within = |x: &[String], y: &[String]| x.len() >= 2 && x.iter().all(|w| y.contains(w));
        let share = overlap(x, y);
        let unnamed = a.sources[i].anonymous || b.sources[k].anonymous;
        let same = share >= 0.99 || !unnamed && (within(x, y) || within(y, x));
        same.then_some(share)
    })
    .into_iter()
    .collect()
}
