//! Why an attribution was found: its rule with the place, the tokens that it matched, and what lost against it.

use std::fmt::Write;

use serde::Serialize;

use crate::Analyzer;
use crate::attribution::contests;
use crate::attribution::trace::{Candidate, Contest, Outcome};
use crate::pack::{Pack, pattern::Capture};
use crate::page::Page;
use crate::report::escape::clean;
use crate::report::json::attribution_id;
use crate::text::{CodePoints, Document, Span, lay_out, text_of};

/// Why one attribution was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Why {
    /// The identifier of the attribution.
    pub id: String,
    /// The rule or mechanism that found it.
    pub rule: String,
    /// What the rule finds, or what the mechanism is.
    pub doc: String,
    /// The file of the rule; `None` for a mechanism, which is no data.
    pub file: Option<String>,
    /// The line on which the rule begins.
    pub line: Option<usize>,
    /// How the attribution came to its parts other than by the rule, in sentences.
    pub notes: Vec<String>,
    /// From the first to the last word that the rule matched.
    pub matched: Option<Words>,
    /// The words of each role.
    pub roles: Vec<RoleWords>,
    /// What else matched at the same cue, in the order of arbitration.
    pub lost: Vec<Loser>,
}

/// Words of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Words {
    /// Where they stand, in code points.
    pub span: [usize; 2],
    /// What they are.
    pub text: String,
}

/// The words of one role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RoleWords {
    /// `source`, `cue` or `content`.
    pub role: &'static str,
    /// Whether a step of the rule took them; otherwise a mechanism found or trimmed them.
    pub by_rule: bool,
    /// One entry a token.
    pub tokens: Vec<Words>,
}

/// A candidate that did not win.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Loser {
    /// The rule.
    pub rule: String,
    /// Its file.
    pub file: String,
    /// The line on which it begins.
    pub line: usize,
    /// What it matched.
    pub matched: Words,
    /// Why it lost, in a sentence.
    pub reason: String,
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WhyError {
    /// The text holds no attribution of this name.
    #[error("there is no attribution `{id}`; {known}")]
    Unknown {
        /// What was asked for.
        id: String,
        /// Which there are.
        known: String,
    },
    /// The document cannot be read.
    #[error("{0}")]
    Unread(String),
}

impl Analyzer {
    /// Why the attribution with this identifier (`a1`, `a2`, …) was found.
    pub fn why(&self, document: &Document, id: &str) -> Result<Why, WhyError> {
        let analysis = self.analyze(document);
        let unknown = || WhyError::Unknown {
            id: id.to_owned(),
            known: known(analysis.attributions.len()),
        };
        let index = (0..analysis.attributions.len())
            .find(|i| attribution_id(*i) == id)
            .ok_or_else(unknown)?;
        let whole = &analysis.attributions[index];
        let spans = [&whole.cue, &whole.content, &whole.source];
        let at = spans.into_iter().flatten().next().map_or(0, |s| s.start);
        let Some((pack, part)) = self.part_at(document, at).map_err(WhyError::Unread)? else {
            return Err(unknown());
        };
        let text = part.of(&document.text);
        let layout = lay_out(text, &pack.profile);
        let page = Page::new(pack, text, &layout);
        let view = View {
            page: &page,
            start: part.start,
            points: CodePoints::new(&document.text),
        };
        let attribution = &whole.back(part.start);
        let contests = contests(&page);
        let contest = contests
            .iter()
            .find(|c| c.winner == attribution.rule && c.cue == attribution.cue);
        let rule = pack.rules.iter().find(|r| r.id == attribution.rule);
        let won = contest.and_then(winner);
        let mut notes = Vec::new();
        if let Some(other) = attribution.continues {
            let same = analysis.attributions[other].cue == attribution.cue;
            let other = attribution_id(other);
            notes.push(if same || attribution.cue.is_empty() {
                format!("The quotation has no cue of its own: it goes on from {other} and has the same source.")
            } else {
                format!("The cue has no subject of its own and shares the one of {other}.")
            });
        }
        if let Some(other) = attribution.via {
            notes.push(format!(
                "It reaches the reader through {}: its cue stands in that one's content, or that one relays it.",
                attribution_id(other)
            ));
        }
        let roles = [
            ("source", Capture::Source, &attribution.source),
            ("cue", Capture::Cue, &attribution.cue),
            ("content", Capture::Content, &attribution.content),
        ];
        let roles: Vec<RoleWords> = roles
            .into_iter()
            .filter(|(_, _, spans)| !spans.is_empty())
            .map(|(role, capture, spans)| view.role(role, capture, spans, won))
            .collect();
        if roles.iter().any(|r| r.role == "source" && !r.by_rule) && rule.is_some() {
            notes.push(
                "No step of the rule takes the source: it is the subject of the cue, found by the subject procedure."
                    .to_owned(),
            );
        }
        Ok(Why {
            id: id.to_owned(),
            rule: attribution.rule.clone(),
            doc: rule.map_or_else(
                || mechanism(&attribution.rule).to_owned(),
                |r| r.doc.clone(),
            ),
            file: rule.map(|r| r.file.clone()),
            line: rule.map(|r| r.line),
            notes,
            matched: won.map(|w| view.words(w.extent)),
            roles,
            lost: contest.map_or_else(Vec::new, |c| view.losers(pack, c)),
        })
    }
}

impl Analyzer {
    /// What the rule or mechanism of this identifier finds.
    pub(crate) fn doc_of(&self, lang: &str, id: &str) -> Option<String> {
        let rules = &self.pack(lang)?.ok()?.rules;
        let rule = rules.iter().find(|r| r.id == id);
        Some(rule.map_or_else(|| mechanism(id).to_owned(), |r| r.doc.clone()))
    }
}

impl Why {
    /// What people read.
    pub fn text(&self) -> String {
        let place = |file: &str, line: usize| format!("{}:{line}", clean(file));
        let mut out = format!("{}: {}\n", self.id, clean(&self.rule));
        let _ = writeln!(out, "  {}", clean(&self.doc));
        match (&self.file, self.line) {
            (Some(file), Some(line)) => {
                let _ = writeln!(out, "  {}", place(file, line));
            }
            _ => out.push_str("  a mechanism, no rule\n"),
        }
        if let Some(matched) = &self.matched {
            let _ = writeln!(out, "\nMatched: “{}”", clean(&matched.text));
        }
        for role in &self.roles {
            let words: Vec<_> = role.tokens.iter().map(|t| clean(&t.text)).collect();
            let how = if role.by_rule {
                ""
            } else {
                " (by a mechanism)"
            };
            let _ = writeln!(out, "  {}{how}: {}", role.role, words.join(" · "));
        }
        for note in &self.notes {
            let _ = writeln!(out, "\n{note}");
        }
        if !self.lost.is_empty() {
            out.push_str("\nLost:\n");
        }
        for l in &self.lost {
            let _ = writeln!(out, "  {} ({})", clean(&l.rule), place(&l.file, l.line));
            let _ = writeln!(
                out,
                "    {}; it matched “{}”",
                l.reason,
                clean(&l.matched.text)
            );
        }
        out
    }
}

/// Which identifiers there are.
fn known(count: usize) -> String {
    let all: Vec<String> = (0..count).map(attribution_id).collect();
    match all.len() {
        0 => "the text has none".to_owned(),
        _ => format!("there are: {}", all.join(", ")),
    }
}

/// What a mechanism without a rule does.
fn mechanism(id: &str) -> &'static str {
    match id {
        "mechanism.hearsay-conditional" => {
            "Hearsay by mood: a compound conditional without a source and without a condition puts the sentence forward as what others say."
        }
        "mechanism.hearsay-marker" => {
            "A marker of hearsay inside a verb group: the clause around it is put forward without a source."
        }
        "mechanism.announcement" => {
            "A cue that ends its paragraph with a colon announces the next one, which is its content."
        }
        "mechanism.relay" => {
            "A relay: one source passes on the word of another, so that both have the same content."
        }
        _ => {
            "A quotation that goes on: it has no cue of its own and continues what was quoted before."
        }
    }
}

fn winner(contest: &Contest) -> Option<&Candidate> {
    contest
        .candidates
        .iter()
        .find(|c| c.outcome == Outcome::Won)
}

struct View<'a> {
    /// The part of the text that is in one language.
    page: &'a Page<'a>,
    /// The byte of the text where it begins.
    start: usize,
    /// Those of the whole text.
    points: CodePoints<'a>,
}

impl View<'_> {
    fn words(&self, span: Span) -> Words {
        Words {
            span: [span.start, span.end].map(|byte| self.points.at(byte + self.start)),
            text: text_of(&[span], self.page.text),
        }
    }

    fn role(
        &self,
        role: &'static str,
        capture: Capture,
        spans: &[Span],
        won: Option<&Candidate>,
    ) -> RoleWords {
        let captured: Vec<Span> = won
            .into_iter()
            .flat_map(|w| &w.captures)
            .filter(|(c, _)| *c == capture)
            .flat_map(|(_, tokens)| tokens.iter().copied())
            .collect();
        let tokens: Vec<Span> = spans
            .iter()
            .flat_map(|s| &self.page.layout.tokens[self.page.tokens(*s)])
            .map(|t| t.span)
            .collect();
        RoleWords {
            role,
            by_rule: tokens.iter().any(|t| captured.binary_search(t).is_ok()),
            tokens: tokens.into_iter().map(|t| self.words(t)).collect(),
        }
    }

    fn losers(&self, pack: &Pack, contest: &Contest) -> Vec<Loser> {
        let Some(won) = winner(contest) else {
            return Vec::new();
        };
        contest
            .candidates
            .iter()
            .filter(|c| c.outcome != Outcome::Won)
            .map(|c| {
                let rule = pack.rules.iter().find(|r| r.id == c.rule);
                Loser {
                    rule: c.rule.clone(),
                    file: rule.map_or_else(String::new, |r| r.file.clone()),
                    line: rule.map_or(0, |r| r.line),
                    matched: self.words(c.extent),
                    reason: reason(c, won),
                }
            })
            .collect()
    }
}

/// Why a candidate lost: the first thing in which it differs, in the order of arbitration.
pub(crate) fn reason(lost: &Candidate, won: &Candidate) -> String {
    match lost.outcome {
        Outcome::Barred => "one of its antipatterns (`unless`) matches here".to_owned(),
        Outcome::Empty => format!(
            "it comes first in the order (priority {} against {}), but no source or content could be made of its match",
            lost.priority, won.priority
        ),
        _ if lost.priority != won.priority => format!(
            "its priority is {}, the winner's {}",
            lost.priority, won.priority
        ),
        _ if lost.length != won.length => format!(
            "of the same priority, but its match is shorter: {} elements against {}",
            lost.length, won.length
        ),
        _ if lost.extent.start != won.extent.start => {
            "of the same priority and length, but it starts later".to_owned()
        }
        _ if lost.rule != won.rule => {
            "of the same priority, length and start; the identifier that sorts first wins"
                .to_owned()
        }
        _ => "another pattern of the same rule, which matches the same stretch".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(priority: i32, length: usize, start: usize, outcome: Outcome) -> Candidate {
        Candidate {
            rule: format!("r{priority}"),
            pattern: crate::attribution::trace::PatternId::default(),
            priority,
            length,
            extent: Span::new(start, start + 9),
            captures: Vec::new(),
            outcome,
        }
    }

    #[test]
    fn the_first_difference_in_the_order_is_the_reason() {
        let won = candidate(50, 4, 2, Outcome::Won);
        let said = |lost: Candidate| reason(&lost, &won);
        assert_eq!(
            said(candidate(40, 9, 0, Outcome::Behind)),
            "its priority is 40, the winner's 50"
        );
        assert!(said(candidate(50, 3, 2, Outcome::Behind)).ends_with("3 elements against 4"));
        assert!(said(candidate(50, 4, 3, Outcome::Behind)).contains("starts later"));
        assert!(said(candidate(50, 4, 2, Outcome::Behind)).contains("another pattern"));
        let mut last = candidate(50, 4, 2, Outcome::Behind);
        last.rule.push('z');
        assert!(said(last).contains("identifier"));
        assert!(said(candidate(90, 4, 2, Outcome::Empty)).contains("no source or content"));
        assert!(said(candidate(90, 4, 2, Outcome::Barred)).contains("antipatterns"));
    }
}
