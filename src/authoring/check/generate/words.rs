//! The words that each kind of step may take.

use super::super::stock::{cased, join};
use super::Maker;
use crate::pack::facts::{Frames, Words};
use crate::pack::lexicon::{MarkerKind, WordId};
use crate::pack::pattern::Capture;
use crate::pack::schema::{ClauseTest, PhraseTest, Step};
use crate::text::Span;

impl Maker<'_, '_, '_> {
    pub(super) fn clause(&mut self, clause: &ClauseTest) -> Option<()> {
        let file = &self.stock.file;
        let object = [file.things.as_slice(), file.nominals.as_slice()].concat();
        let texts: &[String] = match clause.starts.as_deref() {
            Some("infinitive") => &file.infinitives,
            Some("nominal") => &object,
            Some(_) => return None,
            None if clause.object || clause.partial => &object,
            None => &file.clauses,
        };
        let text = self.draws.pick(texts)?.clone();
        if clause.quoted {
            self.quoted(&text);
        } else {
            self.word(&text);
        }
        Some(())
    }

    /// A form of a preposition of the cue's frame.
    pub(super) fn link(&mut self, frame: &str) -> Option<String> {
        let wanted = Frames::named(frame)?;
        let words: Vec<WordId> = if frame == "to" && !self.second.is_empty() {
            self.second.clone()
        } else {
            let own = self.links.iter().filter(|(f, _)| f.any(wanted));
            own.flat_map(|(_, words)| words.clone()).collect()
        };
        let id = *self.draws.pick(&words)?;
        Some(self.stock.spelled[id as usize].clone())
    }

    /// A word or phrase of the step's classes and lists.
    pub(super) fn listed(&mut self, step: &Step) -> Option<String> {
        let lexicon = &self.pack.lexicon;
        let classes = step.lex.iter().filter_map(|n| Words::named(n));
        let classes = classes.fold(Words::NONE, |all, w| all | w);
        let lists = step.list.iter().filter_map(|n| lexicon.list(n));
        let lists = lists.fold(0, |all, l| all | l);
        let fits = |c: Words, l: u64| {
            (classes.is_empty() || c.any(classes)) && (lists == 0 || l & lists != 0)
        };
        let words = self.stock.classed.iter().filter(|(_, c, l)| fits(*c, *l));
        let all: Vec<&String> = words.map(|(text, _, _)| text).collect();
        self.draws.pick(&all).map(|t| (*t).clone())
    }

    pub(super) fn phrase(&mut self, test: &PhraseTest) -> Option<String> {
        let lexicon = &self.pack.lexicon;
        let kind = match test.kind.as_str() {
            "according" => MarkerKind::According,
            _ => MarkerKind::Hearsay,
        };
        let then = test.then.as_deref().and_then(Frames::named);
        let fits = |m: &u32| {
            let marker = &lexicon.markers[*m as usize];
            marker.kind == kind
                && (then.is_none() || marker.then == then)
                && test.free.is_none_or(|f| f == marker.free)
                && test.initial.is_none_or(|i| i == marker.initial)
        };
        let all = self.stock.markers.iter().filter(|(_, m)| fits(m));
        let all: Vec<&String> = all.map(|(text, _)| text).collect();
        self.draws.pick(&all).map(|t| (*t).clone())
    }

    pub(super) fn role(&mut self, role: Capture, text: &str) {
        self.word(text);
        let end = self.out.len();
        self.spans.push((role, Span::new(end - text.len(), end)));
    }

    pub(super) fn quoted(&mut self, text: &str) {
        self.word(&format!("“{}”", cased(text, true)));
    }

    pub(super) fn word(&mut self, text: &str) {
        join(&mut self.out, text);
    }

    pub(super) fn mark(&mut self, name: &str) {
        self.out.push_str(match name {
            "comma" => ",",
            "period" => ".",
            "colon" => ":",
            "semicolon" => ";",
            "question" => "?",
            "exclamation" => "!",
            "ellipsis" => "…",
            "dash" => " —",
            "open" => " (",
            _ => ")",
        });
    }
}
