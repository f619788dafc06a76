//! Candidates: what a rule matched at a cue, turned into spans and values; and which candidate wins.

use std::cmp::Reverse;
use std::ops::Range;

use super::element::{Kind as ElementKind, Scene};
use super::matcher::{self, Found, Work};
use super::phrase;
use super::spans::{content_spans, cue_spans, cue_start, source_span};
use super::subject::{self, Subject};
use super::trace::{self, PatternId};
use super::values;
use super::verbs::Group;
use crate::analysis::{Certainty, Class, Kind, Polarity, Tone};
use crate::pack::facts::{Facts, Frames, Words};
use crate::pack::lexicon::Lexeme;
use crate::pack::pattern::Capture;
use crate::pack::rule::{Rule, SourceFrom};
use crate::text::{Punct, Span};

/// An attribution before links: its links go to cues, not yet to other attributions.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub(crate) rule: String,
    pub(crate) kind: Kind,
    pub(crate) class: Class,
    pub(crate) tone: Tone,
    pub(crate) polarity: Polarity,
    pub(crate) certainty: Certainty,
    pub(crate) source: Vec<Span>,
    pub(crate) cue: Vec<Span>,
    pub(crate) content: Vec<Span>,
    /// First byte of the cue whose subject is shared.
    pub(crate) inherits: Option<usize>,
    /// First byte of the cue that this one relays or is relayed by.
    pub(crate) relay: Option<usize>,
    pub(crate) continues: Option<usize>,
    pub(crate) via: Option<usize>,
    /// The quotation that the sentence stands in.
    pub(crate) inside: Option<usize>,
    pub(crate) sentence: usize,
    /// Whether the cue stands in parenthesis behind or inside its content.
    pub(crate) parenthetical: bool,
}

/// The best candidate at the cue `at`, by the one total order: priority, longer match, earlier start, rule id.
pub(crate) fn best(scene: &Scene, at: usize, sentence: usize, work: &mut Work) -> Vec<Draft> {
    let mut found: Vec<(&Rule, Found)> = Vec::new();
    let mut barred: Vec<(&Rule, Found)> = Vec::new();
    for (number, rule) in scene.page.pack.rules.iter().enumerate() {
        let named = |index: usize, unless: bool| PatternId {
            rule: number,
            index,
            unless,
        };
        for (i, pattern) in rule.patterns.iter().enumerate() {
            let Some(hit) = matcher::run(scene, (named(i, false), pattern), at, work) else {
                continue;
            };
            let mut unless = rule.unless.iter().enumerate();
            if !unless
                .any(|(i, anti)| matcher::run(scene, (named(i, true), anti), at, work).is_some())
            {
                found.push((rule, hit));
            } else if work.watch.is_some() {
                barred.push((rule, hit));
            }
        }
    }
    found.sort_by_key(|(rule, hit)| {
        (
            Reverse(rule.priority),
            Reverse(hit.extent.len()),
            hit.extent.start,
            rule.id.clone(),
        )
    });
    let won = found.iter().enumerate().find_map(|(i, (rule, hit))| {
        let drafts = draft(scene, rule, hit, at, sentence);
        (!drafts.is_empty()).then_some((i, drafts))
    });
    if let Some(watch) = &mut work.watch {
        let winner = won.as_ref().map(|(i, drafts)| (*i, drafts.as_slice()));
        watch
            .contests
            .extend(trace::contest(scene, at, &found, &barred, winner));
    }
    won.map_or_else(Vec::new, |(_, drafts)| drafts)
}

/// The attributions of a match: one, or one for each of several agents.
fn draft(scene: &Scene, rule: &Rule, found: &Found, cue: usize, sentence: usize) -> Vec<Draft> {
    let ranges = |wanted: Capture| {
        found
            .captures
            .iter()
            .filter(move |(c, _)| *c == wanted)
            .map(|(_, r)| r.clone())
    };
    let lexeme = scene.group(cue).and_then(|g| g.sense(scene, found.frames));
    let mut inherits = None;
    let mut sources: Vec<Span> = ranges(Capture::Source)
        .filter_map(|r| source_span(scene, r))
        .collect();
    if let Some(agent) = ranges(Capture::Source)
        .next_back()
        .filter(|r| r.start > cue && scene.is(r.start - 1, Words::AGENT))
    {
        sources = agents(scene, agent);
    }
    let captured = !sources.is_empty();
    if !captured && rule.source == SourceFrom::Subject {
        let subject = found.subject.clone().or_else(|| subject::left(scene, cue));
        match subject {
            Some(subject) => {
                (sources, inherits) = resolve(scene, subject, lexeme.is_some_and(|l| l.document));
            }
            None => return Vec::new(),
        }
        if sources.is_empty() && inherits.is_none() {
            return Vec::new();
        }
    }
    let speaks = lexeme.map_or_else(|| scene.elements[cue].marker.is_none(), |l| l.document);
    if !speaks && ranges(Capture::Source).any(|r| !r.is_empty() && phrase::is_mute(scene, r)) {
        return Vec::new();
    }
    let agent = ranges(Capture::Source).next().unwrap_or_default();
    if lexeme.is_some_and(|l| changes_sense(scene, l, cue, &agent, ranges(Capture::Content))) {
        return Vec::new();
    }
    let contents: Vec<Range<usize>> = ranges(Capture::Content).filter(|r| !r.is_empty()).collect();
    let mut content: Vec<Span> = contents
        .iter()
        .flat_map(|r| content_spans(scene, r.clone()))
        .collect();
    if content.is_empty()
        && let Some(token) = scene.group(cue).and_then(|g| g.object)
    {
        content.push(scene.page.layout.tokens[token].span);
    }
    content.sort_unstable();
    content.dedup();
    if content.is_empty() {
        return Vec::new();
    }
    let cue_spans = cue_spans(scene, found, cue);
    // Where a quotation mark stands inside a word, what stands around the verb is no subject of it.
    let meets_cue = |s: &Span| cue_spans.iter().any(|c| c.overlaps(*s));
    if sources.iter().any(meets_cue) {
        return Vec::new();
    }
    if sources
        .iter()
        .any(|s| content.iter().any(|c| c.overlaps(*s)))
        && !captured
    {
        // A subject inside the content is none.
        sources.retain(|s| !content.iter().any(|c| c.overlaps(*s)));
        if sources.is_empty() && inherits.is_none() && rule.source == SourceFrom::Subject {
            return Vec::new();
        }
    }
    let parenthetical = contents.first().is_some_and(|c| c.end <= cue);
    let values = values::of(scene, rule, cue, lexeme, &contents);
    let one = Draft {
        rule: rule.id.clone(),
        kind: values.kind,
        class: values.class,
        tone: values.tone,
        polarity: values.polarity,
        certainty: values.certainty,
        source: sources.clone(),
        cue: cue_spans,
        content,
        inherits,
        relay: None,
        continues: None,
        via: None,
        inside: scene.inside,
        sentence,
        parenthetical,
    };
    // Several captured sources are several agents.
    if captured && sources.len() > 1 {
        return sources
            .into_iter()
            .map(|s| Draft {
                source: vec![s],
                ..one.clone()
            })
            .collect();
    }
    vec![one]
}

/// The attribution of a cue that announces the next paragraph ("The mayor added:"), with that content.
pub(crate) fn announcing(
    scene: &Scene,
    v: usize,
    content: Span,
    quoted: bool,
    sentence: usize,
) -> Option<Draft> {
    let group = scene.group(v)?;
    let lexeme = group.sense(scene, Frames::QUOTE)?;
    let (source, inherits) = resolve(scene, subject::left(scene, v)?, lexeme.document);
    if source.is_empty() {
        return None;
    }
    let tokens = &scene.page.layout.tokens;
    Some(Draft {
        rule: "mechanism.announcement".to_string(),
        kind: if quoted { Kind::Direct } else { Kind::Indirect },
        class: lexeme.class,
        tone: lexeme.tone,
        polarity: Polarity::Positive,
        certainty: Certainty::Asserted,
        source,
        cue: group.cue.iter().map(|t| tokens[*t].span).collect(),
        content: vec![content],
        inherits,
        relay: None,
        continues: None,
        via: None,
        inside: None,
        sentence,
        parenthetical: false,
    })
}

/// Each of several agents: "by the mayor and the council", "by the mayor or by the council".
fn agents(scene: &Scene, range: Range<usize>) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut from = range.start;
    let mut end = range.end;
    for i in range.start + 1..range.end {
        let opens = scene.is(i + 1, Words::DETERMINER | Words::POSSESSIVE)
            || scene.elements.get(i + 1).is_some_and(|e| e.capital);
        if scene.is(i, Words::COORDINATOR) && opens && i + 1 < range.end {
            spans.extend(source_span(scene, from..i));
            from = i + 1;
        }
    }
    spans.extend(source_span(scene, from..end));
    while scene.is(end, Words::COORDINATOR) && scene.is(end + 1, Words::AGENT) {
        let next = phrase::end(scene, end + 2, false);
        if next == end + 2 {
            break;
        }
        spans.extend(source_span(scene, end + 2..next));
        end = next;
    }
    spans
}

/// Whether the object of the cue gives the verb another sense ("claimed 31 lives"). A source behind the cue is no object.
fn changes_sense(
    scene: &Scene,
    lexeme: &Lexeme,
    cue: usize,
    source: &Range<usize>,
    contents: impl Iterator<Item = Range<usize>>,
) -> bool {
    if lexeme.not_object.is_empty() {
        return false;
    }
    let mut near: Vec<usize> = (cue + 1..scene.len().min(cue + 5)).collect();
    for range in contents {
        near.extend(range.start..range.end.min(range.start + 4));
    }
    near.into_iter()
        .filter(|i| !source.contains(i))
        .take_while(|i| {
            !matches!(scene.elements[*i].kind, ElementKind::Punct(_))
                && !scene.is(*i, Words::COMPLEMENTIZER)
        })
        .any(|i| {
            scene.elements[i].kind == ElementKind::Word
                && lexeme.not_object.contains(&scene.elements[i].word)
        })
}

/// Spans of a subject, or the cue whose subject it shares.
fn resolve(scene: &Scene, subject: Subject, document: bool) -> (Vec<Span>, Option<usize>) {
    let mut subject = subject;
    let mut inherits = None;
    for _ in 0..6 {
        match subject {
            Subject::Elements(range) => {
                if !document && phrase::is_mute(scene, range.clone()) {
                    return (Vec::new(), None);
                }
                return (source_span(scene, range).into_iter().collect(), inherits);
            }
            Subject::Token(token) => return (vec![scene.page.layout.tokens[token].span], inherits),
            Subject::Inherited(v) => {
                if scene.group(v).is_some_and(Group::reports) {
                    inherits = inherits.or(cue_start(scene, v));
                }
                match subject::left(scene, v) {
                    Some(next) if next != Subject::Inherited(v) => subject = next,
                    // Perhaps on the right of an inverted verb.
                    _ => {
                        let mut at = v + 1;
                        while scene.is(at, Words::ADVERB | Words::TIME) {
                            at += 1;
                        }
                        let end = phrase::end(scene, at, true);
                        let inverted = end > at && scene.group(v).is_some_and(Group::reports);
                        return (
                            if inverted {
                                source_span(scene, at..end).into_iter().collect()
                            } else {
                                Vec::new()
                            },
                            inherits,
                        );
                    }
                }
            }
        }
    }
    (Vec::new(), None)
}

/// Whether the element can be a cue of any rule.
pub(crate) fn is_cue(scene: &Scene, i: usize) -> bool {
    let e = &scene.elements[i];
    match e.kind {
        ElementKind::Verb(g) => {
            scene.groups[g].reports() || scene.groups[g].facts.any(Facts::CONDITIONAL)
        }
        ElementKind::Word => {
            let word = scene.page.pack.lexicon.word(e.word);
            e.noun.is_some() || e.marker.is_some() || e.lists != 0 || word.is_cue
        }
        ElementKind::Punct(Punct::Colon | Punct::Dash) => true,
        _ => false,
    }
}
