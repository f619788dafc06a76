//! Changes of a text that know where everything goes.

use crate::text::Span;

/// Pieces of a text with what takes their place, in order, none over another.
#[derive(Debug, Clone, Default)]
pub(super) struct Edits(Vec<(Span, String)>);

impl Edits {
    /// One change.
    pub(super) fn one(at: Span, with: impl Into<String>) -> Self {
        Self(vec![(at, with.into())])
    }

    /// Adds a change behind the others.
    pub(super) fn push(&mut self, at: Span, with: impl Into<String>) {
        self.0.push((at, with.into()));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A change of every character for which `change` gives something.
    pub(super) fn of_chars(text: &str, change: impl Fn(char) -> Option<String>) -> Self {
        let changed = text
            .char_indices()
            .filter_map(|(i, c)| Some((Span::new(i, i + c.len_utf8()), change(c)?)));
        Self(changed.collect())
    }

    pub(super) fn apply(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() + 16);
        let mut at = 0;
        for (span, with) in &self.0 {
            out.push_str(&text[at..span.start]);
            out.push_str(with);
            at = span.end;
        }
        out.push_str(&text[at..]);
        out
    }

    /// Where a span of the text is afterwards: it keeps what is put in the place of its own, and takes
    /// nothing of what is put beside it.
    pub(super) fn map(&self, span: Span) -> Span {
        let (mut start, mut end) = (span.start, span.end);
        for (at, with) in &self.0 {
            if at.end <= span.start {
                start = start + with.len() - (at.end - at.start);
            }
            let beside = at.start == at.end && at.start == span.end;
            if at.end <= span.end && !beside {
                end = end + with.len() - (at.end - at.start);
            }
        }
        Span::new(start, end.max(start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_go_along() {
        let text = "ab cd ef";
        let mut edits = Edits::one(Span::new(0, 0), ">> ");
        edits.push(Span::new(3, 5), "CCC");
        edits.push(Span::new(8, 8), "!");
        let after = edits.apply(text);
        assert_eq!(after, ">> ab CCC ef!");
        let words = |start, end| edits.map(Span::new(start, end)).of(&after);
        assert_eq!(words(0, 2), "ab");
        assert_eq!(words(3, 5), "CCC");
        assert_eq!(words(6, 8), "ef");
        assert_eq!(words(0, 8), "ab CCC ef");
    }
}
