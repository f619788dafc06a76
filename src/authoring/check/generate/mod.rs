//! Sentences made of the steps of a pattern: each step gives words that it may take, and says which role they have.

mod words;

use super::draws::Draws;
use super::sentence::Sentence;
use super::stock::{Stock, cased};
use super::verbs;
use crate::pack::facts::{Frames, Words};
use crate::pack::lexicon::WordId;
use crate::pack::pattern::Capture;
use crate::pack::schema::{RuleEntry, Step};
use crate::pack::{Macros, Pack};
use crate::text::Span;

/// What a sentence is made with.
pub(super) struct Maker<'a, 'd, 'v> {
    pub(super) pack: &'a Pack,
    pub(super) stock: &'a Stock,
    pub(super) macros: &'a Macros,
    pub(super) draws: &'d mut Draws<'v>,
    out: String,
    spans: Vec<(Capture, Span)>,
    /// The prepositions of the cue.
    links: Vec<(Frames, Vec<WordId>)>,
    /// Those before the infinitive of an order.
    second: Vec<WordId>,
    depth: usize,
    /// Whether a noun phrase came last.
    after_np: bool,
    /// The cue, where it is less than what its step took.
    cue: Option<Span>,
}

impl<'a, 'd, 'v> Maker<'a, 'd, 'v> {
    pub(super) fn new(
        pack: &'a Pack,
        stock: &'a Stock,
        macros: &'a Macros,
        draws: &'d mut Draws<'v>,
    ) -> Self {
        Self {
            pack,
            stock,
            macros,
            draws,
            out: String::new(),
            spans: Vec::new(),
            links: Vec::new(),
            second: Vec::new(),
            depth: 0,
            after_np: false,
            cue: None,
        }
    }

    /// A sentence of one of the rule's patterns; `None` where a step gives no words. What stands around it in
    /// `frame`, an example of the rule, stands around it too where the pattern alone makes no sentence.
    pub(super) fn sentence(
        mut self,
        rule: &RuleEntry,
        frame: Option<&Sentence>,
    ) -> Option<Sentence> {
        let patterns: Vec<&[Step]> = std::iter::once(rule.pattern.as_slice())
            .chain(rule.patterns.iter().map(Vec::as_slice))
            .filter(|p| !p.is_empty())
            .collect();
        let steps = *self.draws.pick(&patterns)?;
        let is = |s: &Step, role: &str| s.capture.as_deref() == Some(role);
        let cue = steps.iter().position(|s| is(s, "cue"))?;
        let subject = rule.source.as_deref() != Some("none");
        let mut after = ".";
        if subject && cue == 0 {
            let text = self.stock.nominal(Words::NONE, self.draws)?;
            self.role(Capture::Source, text);
        } else if let Some(frame) = frame.filter(|_| cue == 0) {
            let first = frame.spans.first()?.1.start;
            let last = frame.spans.last()?.1.end;
            self.out.push_str(frame.text[..first].trim_end());
            after = &frame.text[last..];
            if after.contains(['»', '”', '"']) {
                after = ".";
            }
        }
        self.steps(steps)?;
        let heading = steps.iter().any(|s| s.heading.is_some());
        if !heading && !self.out.ends_with(['.', '!', '?', '…']) {
            self.out.push_str(after);
        }
        let text = cased(&self.out, true);
        if text.len() != self.out.len() || !text.contains(char::is_alphabetic) {
            return None;
        }
        self.spans.sort_by_key(|(_, span)| span.start);
        self.spans.retain(|(_, span)| span.start < span.end);
        Some(Sentence {
            text,
            spans: self.spans,
        })
    }

    fn steps(&mut self, steps: &[Step]) -> Option<()> {
        self.depth += 1;
        if self.depth > 16 {
            return None;
        }
        for (i, step) in steps.iter().enumerate() {
            if step.opt && !self.draws.flip() {
                continue;
            }
            // Before a noun phrase or a clause, an adverbial may belong to that.
            let open = |s: &Step| s.np.is_some() || s.clause.is_some();
            if step.adjuncts.is_some() && steps.get(i + 1).is_some_and(open) {
                continue;
            }
            self.step(step)?;
        }
        self.depth -= 1;
        Some(())
    }

    fn step(&mut self, step: &Step) -> Option<()> {
        let from = self.out.len();
        // How much of a phrase belongs to a source that it opens is no matter of the pattern.
        let opens = |s: &Step| s.phrase.is_some();
        let source = step.capture.as_deref() == Some("source");
        if source && step.one_of.iter().any(|steps| steps.iter().any(opens)) {
            return None;
        }
        self.body(step)?;
        self.after_np = step.np.is_some()
            || self.after_np && (self.out.len() == from || !step.punct.is_empty());
        let capture = match step.capture.as_deref() {
            Some("source") => Capture::Source,
            Some("cue") => Capture::Cue,
            Some("content") => Capture::Content,
            _ => return Some(()),
        };
        let taken = &self.out[from..];
        let mut start = from + taken.len() - taken.trim_start().len();
        let mut end = self.out.len();
        // Quotation marks around a content are no part of it.
        if capture == Capture::Content {
            let inner = self.out[start..end].trim_start_matches(['“', '«', ' ']);
            start = end - inner.len();
            end = start + inner.trim_end_matches(['”', '»', ' ']).len();
        }
        let span = match self.cue.take() {
            Some(cue) if capture == Capture::Cue => cue,
            _ => Span::new(start, end),
        };
        self.spans.push((capture, span));
        Some(())
    }

    fn body(&mut self, step: &Step) -> Option<()> {
        if !step.word.is_empty() {
            let word = self.draws.pick(&step.word)?.clone();
            self.word(&word);
        } else if let Some(name) = step.punct.first() {
            let at = self.draws.below(step.punct.len());
            self.mark(step.punct.get(at).unwrap_or(name));
        } else if let Some(test) = &step.verb {
            let group = verbs::group(self.pack, self.stock, test, self.draws)?;
            let lexeme = &self.pack.lexicon.lexemes[group.lexeme as usize];
            if step.capture.is_some() {
                self.links.clone_from(&lexeme.links);
                self.second.clone_from(&lexeme.second_links);
            }
            self.word(&group.text);
            if step.capture.is_some() {
                let start = self.out.len() - group.text.len();
                self.cue = Some(Span::new(start + group.cue.start, start + group.cue.end));
            }
        } else if let Some(test) = &step.noun {
            let (word, noun) = verbs::noun(self.pack, self.stock, &test.frame, self.draws)?;
            self.links
                .clone_from(&self.pack.lexicon.nouns[noun as usize].links);
            self.word(word);
        } else if let Some(test) = &step.phrase {
            let text = self.phrase(test)?;
            self.word(&text);
        } else if step.quoted.is_some() {
            let text = self
                .stock
                .file
                .clauses
                .get(self.draws.below(self.stock.file.clauses.len()))?;
            self.quoted(text);
        } else if !step.lex.is_empty() || !step.list.is_empty() {
            let text = self.listed(step)?;
            self.word(&text);
        } else if let Some(shape) = step.shape.first() {
            let text = match shape.as_str() {
                "number" => "12",
                _ => return None,
            };
            self.word(text);
        } else if let Some(frame) = &step.link {
            let text = self.link(frame)?;
            // A noun phrase before it may go on with it.
            let id = self.pack.lexicon.id(&text);
            let goes_on = self.pack.lexicon.word(id).classes.any(Words::LINKING);
            if self.after_np && goes_on {
                return None;
            }
            self.word(&text);
        } else if let Some(np) = &step.np {
            let has = np.has.iter().filter_map(|n| Words::named(n));
            let has = has.fold(Words::NONE, |all, w| all | w);
            let text = self.stock.nominal(has, self.draws)?.to_owned();
            self.word(&text);
        } else if let Some(clause) = &step.clause {
            self.clause(clause)?;
        } else if step.gap.is_some() {
            // A step behind must still find its own: one adverbial is any kind of element, and harmless.
            let text = self.draws.pick(&self.stock.file.adverbials)?.clone();
            self.word(&text);
        } else if step.adjuncts.is_some() {
            if self.draws.below(4) == 3 {
                let text = self.draws.pick(&self.stock.file.adverbials)?.clone();
                self.word(&text);
            }
        } else if let Some(name) = &step.uses {
            self.steps(&self.macros.get(name)?.1)?;
        } else if !step.one_of.is_empty() {
            let at = self.draws.below(step.one_of.len());
            self.steps(&step.one_of[at])?;
        }
        // What only holds or not takes nothing: whether it does, the run tells.
        Some(())
    }
}
