//! What changed between two attributions with the same content.

use std::collections::BTreeSet;

use super::inner::numbers;
use super::read::Read;
use super::{Change, Finding, finding};
use crate::analysis::Certainty;

/// What changed between two attributions with the same content.
pub(super) fn pair(
    a: &Read,
    b: &Read,
    (i, k): (usize, usize),
    same_source: bool,
    findings: &mut Vec<Finding>,
    excused: &mut (BTreeSet<usize>, BTreeSet<usize>),
) {
    let (x, y) = (a.attribution(i), b.attribution(k));
    let mut add = |change, sentence, from, to| {
        findings.push(finding(change, sentence, Some(from), Some(to)));
    };
    let named =
        |read: &Read, e: Option<usize>| e.is_some_and(|e| !read.analysis.sources[e].anonymous);
    if !same_source && (x.entity.is_some() || y.entity.is_some()) {
        let (from, to) = (a.who(i), b.who(k));
        if named(a, x.entity) && y.entity.is_some() && !named(b, y.entity) {
            let told = x.entity.is_some_and(|e| !excused.0.insert(e))
                & y.entity.is_some_and(|e| !excused.1.insert(e));
            // However much they say, it is told once.
            if !told {
                let sentence =
                    format!("What {from} said by name comes from {to}, who is not named.");
                add(
                    Change::SourceAnonymized,
                    sentence,
                    a.speaker(i),
                    b.speaker(k),
                );
            }
        } else if x.entity.is_none() || y.entity.is_none() || from != to {
            let sentence = format!("What {from} asserts is put into the mouth of {to}.");
            add(Change::SourceChanged, sentence, a.speaker(i), b.speaker(k));
        }
    } else if same_source
        && named(a, x.entity)
        && !named(b, y.entity)
        && x.entity.is_some_and(|e| excused.0.insert(e))
    {
        let sentence = format!(
            "{} is named in the first text and not in the second.",
            a.who(i)
        );
        add(
            Change::SourceAnonymized,
            sentence,
            a.speaker(i),
            b.speaker(k),
        );
    }
    // A quotation that goes on has the cue of its beginning, which tells it.
    let goes_on = x.continues.is_some_and(|c| a.attribution(c).cue == x.cue);
    if !goes_on && (x.class != y.class || x.tone != y.tone) {
        let sentence = format!(
            "“{}” ({}, {}) became “{}” ({}, {}).",
            a.cue(i).text,
            x.class.as_str(),
            x.tone.as_str(),
            b.cue(k).text,
            y.class.as_str(),
            y.tone.as_str()
        );
        add(Change::CueChanged, sentence, a.cue(i), b.cue(k));
    }
    if x.polarity != y.polarity {
        let sentence = format!(
            "{} stands differently to it: {} became {}.",
            a.who(i),
            x.polarity.as_str(),
            y.polarity.as_str()
        );
        add(Change::StanceChanged, sentence, a.content(i), b.content(k));
    }
    if x.certainty != y.certainty {
        let (from, to) = (x.certainty.as_str(), y.certainty.as_str());
        if y.certainty == Certainty::Asserted {
            let sentence = format!("The reserve is gone: what was {from} is asserted.");
            add(Change::HedgeRemoved, sentence, a.content(i), b.content(k));
        } else {
            let sentence = format!("What was {from} is {to}.");
            add(Change::HedgeAdded, sentence, a.content(i), b.content(k));
        }
    }
    numbers(a, b, (i, k), findings);
}
