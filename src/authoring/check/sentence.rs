//! A sentence with the spans that a rule must find in it, and whether it does.

use super::edit::Edits;
use crate::analysis::Attribution;
use crate::attribution::attribute;
use crate::pack::Pack;
use crate::pack::pattern::Capture;
use crate::pack::rule::unmark;
use crate::page::Page;
use crate::text::{Span, lay_out};

/// A text with the expected spans, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sentence {
    pub(super) text: String,
    pub(super) spans: Vec<(Capture, Span)>,
}

/// How a sentence fared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fate {
    /// The rule made this attribution, as expected.
    Holds(usize),
    /// Another rule has the cue.
    Taken(String),
    /// The rule made another attribution.
    Differs,
    /// Nobody made anything of the cue.
    Silent,
}

impl Sentence {
    /// A sentence marked as in the examples of rules.
    pub(super) fn of_marked(marked: &str) -> Self {
        let (text, roles) = unmark(marked);
        let mut spans: Vec<(Capture, Span)> = roles
            .into_iter()
            .map(|(role, range)| {
                let role = match role.as_str() {
                    "source" => Capture::Source,
                    "cue" => Capture::Cue,
                    _ => Capture::Content,
                };
                (role, Span::new(range.start, range.end))
            })
            .collect();
        spans.sort_by_key(|(_, span)| span.start);
        Self { text, spans }
    }

    /// The sentence as the examples of rules write it.
    pub(super) fn marked(&self) -> String {
        let mut out = String::new();
        let mut at = 0;
        for (role, span) in &self.spans {
            if span.start < at {
                continue;
            }
            out.push_str(&self.text[at..span.start]);
            out.push('[');
            out.push_str(name(*role));
            out.push(':');
            out.push_str(span.of(&self.text));
            out.push(']');
            at = span.end;
        }
        out.push_str(&self.text[at..]);
        out
    }

    /// The spans of a role.
    pub(super) fn of(&self, role: Capture) -> Vec<Span> {
        let own = self.spans.iter().filter(|(r, _)| *r == role);
        own.map(|(_, span)| *span).collect()
    }

    /// The sentence with a change.
    pub(super) fn edited(&self, edits: &Edits) -> Self {
        Self {
            text: edits.apply(&self.text),
            spans: self
                .spans
                .iter()
                .map(|(r, s)| (*r, edits.map(*s)))
                .collect(),
        }
    }

    /// Whether an attribution has the expected spans; the source is free where none is expected, and of several each has
    /// an attribution of its own.
    pub(super) fn fits(&self, found: &Attribution) -> bool {
        let source = self.of(Capture::Source);
        found.cue == self.of(Capture::Cue)
            && found.content == self.of(Capture::Content)
            && (source.is_empty()
                || found.source == source
                || source.len() > 1 && matches!(found.source[..], [one] if source.contains(&one)))
    }

    /// What became of the sentence.
    pub(super) fn fate(&self, rule: &str, found: &[Attribution]) -> Fate {
        if let Some(i) = found.iter().position(|a| a.rule == rule && self.fits(a)) {
            return Fate::Holds(i);
        }
        let cue = self.of(Capture::Cue);
        let at_cue = |a: &&Attribution| a.cue.iter().any(|c| cue.iter().any(|w| c.overlaps(*w)));
        let mut at_cue = found.iter().filter(at_cue);
        if at_cue.clone().any(|a| a.rule == rule) {
            return Fate::Differs;
        }
        at_cue
            .next()
            .map_or(Fate::Silent, |a| Fate::Taken(a.rule.clone()))
    }
}

/// The name of a role in a marked sentence.
pub(super) fn name(role: Capture) -> &'static str {
    match role {
        Capture::Source => "source",
        Capture::Cue => "cue",
        Capture::Content => "content",
    }
}

/// The attributions of a text.
pub(super) fn read(pack: &Pack, text: &str) -> Vec<Attribution> {
    let layout = lay_out(text, &pack.profile);
    attribute(&Page::new(pack, text, &layout)).0
}

/// An attribution as the examples of rules write it, with its rule behind.
pub(super) fn show(text: &str, found: &Attribution) -> String {
    let roles = [
        (Capture::Source, &found.source),
        (Capture::Cue, &found.cue),
        (Capture::Content, &found.content),
    ];
    let mut spans: Vec<(Capture, Span)> = roles
        .into_iter()
        .flat_map(|(role, spans)| spans.iter().map(move |s| (role, *s)))
        .collect();
    spans.sort_by_key(|(_, span)| span.start);
    let sentence = Sentence {
        text: text.to_owned(),
        spans,
    };
    format!("{} by {}", sentence.marked(), found.rule)
}
