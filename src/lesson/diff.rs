//! What changed between two drafts, or two outlets, in who is said to assert what.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde::Serialize;

use super::markdown::escape;
use super::words::{align, keys, overlap};
use crate::analysis::{Analysis, Attribution, Certainty, Quantity, Voice};
use crate::report::escape::clean;
use crate::report::json::{attribution_id, source_id};
use crate::text::{CodePoints, Document, Span, text_of};

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

struct Read<'a> {
    text: &'a str,
    analysis: &'a Analysis,
    points: CodePoints<'a>,
    contents: Vec<Vec<String>>,
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

/// What changed between two attributions with the same content.
fn pair(
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
            excused.0.extend(x.entity);
            excused.1.extend(y.entity);
            let sentence = format!("What {from} said by name comes from {to}, who is not named.");
            add(
                Change::SourceAnonymized,
                sentence,
                a.speaker(i),
                b.speaker(k),
            );
        } else if x.entity.is_none() || y.entity.is_none() || from != to {
            let sentence = format!("What {from} asserts is put into the mouth of {to}.");
            add(Change::SourceChanged, sentence, a.speaker(i), b.speaker(k));
        }
    } else if same_source && named(a, x.entity) && !named(b, y.entity) {
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
    if x.class != y.class || x.tone != y.tone {
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

/// Numbers that differ. Equal ones meet first, then those left over of the same unit, in order.
fn numbers(a: &Read, b: &Read, (i, k): (usize, usize), findings: &mut Vec<Finding>) {
    let of = |read: &Read, n: usize| -> Vec<Quantity> {
        read.analysis
            .claims
            .get(n)
            .map_or_else(Vec::new, |c| c.quantities.clone())
    };
    let (mut from, mut to) = (of(a, i), of(b, k));
    let equal = |x: &Quantity, y: &Quantity| {
        x.low.total_cmp(&y.low).is_eq() && x.high.total_cmp(&y.high).is_eq() && x.unit == y.unit
    };
    from.retain(|x| match to.iter().position(|y| equal(x, y)) {
        Some(at) => {
            to.remove(at);
            false
        }
        None => true,
    });
    for x in from {
        let place = a.place(attribution_id(i), &[x.span]);
        if let Some(at) = to.iter().position(|y| x.comparable(y)) {
            let other = b.place(attribution_id(k), &[to.remove(at).span]);
            let sentence = format!("“{}” became “{}”.", place.text, other.text);
            findings.push(finding(
                Change::NumberChanged,
                sentence,
                Some(place),
                Some(other),
            ));
        } else {
            let sentence = format!("The number “{}” is gone.", place.text);
            findings.push(finding(
                Change::NumberDropped,
                sentence,
                Some(place),
                Some(b.content(k)),
            ));
        }
    }
    for y in to {
        let place = b.place(attribution_id(k), &[y.span]);
        let sentence = format!("The number “{}” came in.", place.text);
        findings.push(finding(
            Change::NumberAdded,
            sentence,
            Some(a.content(i)),
            Some(place),
        ));
    }
}

/// Conflicts of the first text that are none of the second.
fn hidden(a: &Read, b: &Read, pairs: &[(usize, usize)], findings: &mut Vec<Finding>) {
    let partner: BTreeMap<usize, usize> = pairs.iter().copied().collect();
    let sides = |read: &Read, span: Span| keys(span.of(read.text));
    let index: Vec<[Vec<String>; 2]> = b
        .analysis
        .conflicts
        .iter()
        .map(|c| [sides(b, c.a.span), sides(b, c.b.span)])
        .collect();
    for conflict in &a.analysis.conflicts {
        let (x, y) = (sides(a, conflict.a.span), sides(a, conflict.b.span));
        let meets = |p: &[String], q: &[String]| overlap(p, q) >= SAME;
        let still = index
            .iter()
            .any(|[p, q]| meets(&x, p) && meets(&y, q) || meets(&x, q) && meets(&y, p));
        if still {
            continue;
        }
        let left = [conflict.a.voice, conflict.b.voice]
            .into_iter()
            .find_map(|voice| match voice {
                Voice::Attribution(i) => partner.get(&i).map(|k| b.content(*k)),
                Voice::Narration => None,
            });
        let sentence = format!(
            "The first text lets “{}” and “{}” contradict each other; the second does not ({}).",
            conflict.a.span.of(a.text),
            conflict.b.span.of(a.text),
            if left.is_some() {
                "only one side is left, or it changed"
            } else {
                "neither side is left"
            }
        );
        let id = match (conflict.a.voice, conflict.b.voice) {
            (Voice::Attribution(i), _) | (_, Voice::Attribution(i)) => attribution_id(i),
            _ => String::new(),
        };
        let place = a.place(id, &[conflict.a.span, conflict.b.span]);
        findings.push(finding(Change::ConflictHidden, sentence, Some(place), left));
    }
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

impl<'a> Read<'a> {
    fn new(draft: Draft<'a>) -> Self {
        let text = draft.document.text.as_str();
        let contents = draft.analysis.attributions.iter();
        Self {
            text,
            analysis: draft.analysis,
            points: CodePoints::new(text),
            contents: contents.map(|x| keys(&text_of(&x.content, text))).collect(),
        }
    }

    fn attribution(&self, i: usize) -> &Attribution {
        &self.analysis.attributions[i]
    }

    fn who(&self, i: usize) -> String {
        let entity = self.attribution(i).entity;
        entity.map_or_else(
            || "nobody named".to_owned(),
            |e| format!("“{}”", self.analysis.sources[e].name),
        )
    }

    fn place(&self, id: String, spans: &[Span]) -> Place {
        Place {
            id,
            spans: spans
                .iter()
                .map(|s| [self.points.at(s.start), self.points.at(s.end)])
                .collect(),
            text: text_of(spans, self.text),
        }
    }

    fn content(&self, i: usize) -> Place {
        self.place(attribution_id(i), &self.attribution(i).content)
    }

    fn cue(&self, i: usize) -> Place {
        self.place(attribution_id(i), &self.attribution(i).cue)
    }

    fn speaker(&self, i: usize) -> Place {
        let a = self.attribution(i);
        let spans = if a.source.is_empty() {
            &a.content
        } else {
            &a.source
        };
        self.place(attribution_id(i), spans)
    }

    fn source(&self, s: usize) -> Place {
        self.place(source_id(s), &self.analysis.sources[s].mentions)
    }
}

/// What people read.
pub fn text(findings: &[Finding]) -> String {
    let mut out = head(findings);
    for f in findings {
        let _ = writeln!(out, "\n{}: {}", f.change.title(), clean(&f.sentence));
        for (which, place) in [("A", &f.a), ("B", &f.b)] {
            if let Some(place) = place {
                let _ = writeln!(out, "  {which} {}: “{}”", place.id, clean(&place.text));
            }
        }
    }
    out
}

/// The same as Markdown.
pub fn markdown(findings: &[Finding]) -> String {
    let mut out = format!("# Who says what: changes\n\n{}", head(findings));
    if !findings.is_empty() {
        out.push_str("\n| change | what | first text | second text |\n|---|---|---|---|\n");
    }
    let place = |place: &Option<Place>| {
        place
            .as_ref()
            .map_or_else(String::new, |p| format!("{}: “{}”", p.id, escape(&p.text)))
    };
    for f in findings {
        let title = f.change.title();
        let _ = writeln!(
            out,
            "| {title} | {} | {} | {} |",
            escape(&f.sentence),
            place(&f.a),
            place(&f.b)
        );
    }
    out
}

fn head(findings: &[Finding]) -> String {
    match findings.len() {
        0 => "No change in who says what.\n".to_owned(),
        1 => "1 change in who says what.\n".to_owned(),
        n => format!("{n} changes in who says what.\n"),
    }
}
