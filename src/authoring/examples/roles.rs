//! The spans of one attribution, marked in an example or found in its text.

use std::ops::Range;

use crate::analysis::Attribution;
use crate::pack::rule::unmark;
use crate::text::Span;

/// The spans of one attribution.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roles {
    /// The rule or mechanism that found it; none of what an example expects.
    pub rule: Option<String>,
    /// Who says it.
    pub source: Vec<Span>,
    /// The words that attribute.
    pub cue: Vec<Span>,
    /// What is said.
    pub content: Vec<Span>,
}

impl Roles {
    /// What the marks of an example expect.
    pub(super) fn marked(marks: &[(String, Range<usize>)]) -> Self {
        let mut roles = Self::default();
        for (role, range) in marks {
            let spans = match role.as_str() {
                "source" => &mut roles.source,
                "cue" => &mut roles.cue,
                _ => &mut roles.content,
            };
            spans.push(Span::new(range.start, range.end));
        }
        roles
    }

    /// What was found.
    pub(super) fn of(found: &Attribution) -> Self {
        Self {
            rule: Some(found.rule.clone()),
            source: found.source.clone(),
            cue: found.cue.clone(),
            content: found.content.clone(),
        }
    }

    /// Whether exactly this was found; a source that is not marked is free.
    pub(super) fn fits(&self, found: &Attribution) -> bool {
        self.cue == found.cue
            && self.content == found.content
            && (self.source.is_empty() || self.source == found.source)
    }

    /// Whether a word of the cue is one of the cue that was found.
    pub(super) fn shares_cue(&self, found: &Attribution) -> bool {
        self.cue
            .iter()
            .any(|c| found.cue.iter().any(|f| c.overlaps(*f)))
    }

    /// The parts with the names of their roles.
    pub fn parts(&self) -> [(&'static str, &[Span]); 3] {
        [
            ("source", &self.source),
            ("cue", &self.cue),
            ("content", &self.content),
        ]
    }

    /// From the first to the last byte of any part.
    pub(super) fn extent(&self) -> Option<Range<usize>> {
        let all = || self.parts().into_iter().flat_map(|(_, spans)| spans);
        let start = all().map(|s| s.start).min()?;
        let end = all().map(|s| s.end).max()?;
        Some(start..end)
    }

    /// The same spans in the part of the text that begins at `offset`.
    pub(super) fn shifted(&self, offset: usize) -> Self {
        let shift = |spans: &[Span]| {
            let one = |s: &Span| Span::new(s.start - offset, s.end - offset);
            spans.iter().map(one).collect()
        };
        Self {
            rule: self.rule.clone(),
            source: shift(&self.source),
            cue: shift(&self.cue),
            content: shift(&self.content),
        }
    }

    /// The same spans in a text that has `offset` bytes before this one.
    pub(super) fn moved(&self, offset: usize) -> Self {
        let shift = |spans: &[Span]| {
            let one = |s: &Span| Span::new(s.start + offset, s.end + offset);
            spans.iter().map(one).collect()
        };
        Self {
            rule: self.rule.clone(),
            source: shift(&self.source),
            cue: shift(&self.cue),
            content: shift(&self.content),
        }
    }

    /// The text with these spans marked, as an example has it; none where marks would not say it, as around a
    /// bracket of the text.
    pub fn mark(&self, text: &str) -> Option<String> {
        let mut marks: Vec<(usize, bool, &str)> = Vec::new();
        for (role, spans) in self.parts() {
            for span in spans {
                marks.push((span.start, true, role));
                marks.push((span.end, false, role));
            }
        }
        // What closes comes before what opens.
        marks.sort_by_key(|(at, opens, _)| (*at, *opens));
        let mut marked = String::with_capacity(text.len() + 12 * marks.len());
        let mut done = 0;
        for (at, opens, role) in marks {
            marked.push_str(&text[done..at]);
            done = at;
            if opens {
                marked.push('[');
                marked.push_str(role);
                marked.push(':');
            } else {
                marked.push(']');
            }
        }
        marked.push_str(&text[done..]);
        let (plain, marks) = unmark(&marked);
        let read = Self {
            rule: self.rule.clone(),
            ..Self::marked(&marks)
        };
        (plain == text && read == *self).then_some(marked)
    }
}
