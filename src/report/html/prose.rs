//! The text itself, with what was found in it marked.
//!
//! Spans nest, overlap and come in pieces, which elements cannot. So the text is cut wherever a span begins
//! or ends, and each piece tells what covers it. Behind its cue, each attribution has a numbered link
//! to its row in the table of claims: that is what the keyboard stops at, and what works without scripts.

use maud::{Markup, html};

use super::super::escape::clean;
use super::facts::Facts;
use crate::analysis::{Attribution, Polarity};
use crate::text::{SentenceKind, Span};

/// What covers a stretch of the text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Role {
    Source,
    Cue,
    Content,
    Clash,
    Pronoun,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Mark {
    span: Span,
    role: Role,
    /// Of the attribution, of the conflict, or of the pronoun.
    index: usize,
}

/// The text of an article, paragraph by paragraph.
pub(super) fn text(facts: &Facts) -> Markup {
    let marks = marks(facts);
    let links = links(facts);
    let mut walk = Walk {
        facts,
        marks: &marks,
        next: 0,
        active: Vec::new(),
        links: &links,
        anchors: anchors(facts),
    };
    html! {
        div class="prose" lang=[facts.analysis.lang.as_deref().map(clean)] {
            @for (span, heading) in blocks(facts) {
                p dir="auto" class=[heading.then_some("headline")] {
                    @for piece in walk.cuts(span).windows(2) {
                        (walk.piece(Span::new(piece[0], piece[1])))
                    }
                }
            }
            (walk.rest())
        }
    }
}

/// The paragraphs, and whether each is a heading. What a layout leaves out because it holds no word stands between.
fn blocks(facts: &Facts) -> Vec<(Span, bool)> {
    let text = facts.text();
    let mut blocks = Vec::new();
    let mut end = 0;
    let between = |gap: Span, blocks: &mut Vec<(Span, bool)>| {
        if !clean(gap.of(text)).trim().is_empty() {
            blocks.push((gap, false));
        }
    };
    for (paragraph, span) in facts.layout.paragraphs.iter().enumerate() {
        between(Span::new(end, span.start), &mut blocks);
        blocks.push((*span, is_heading(facts, paragraph)));
        end = span.end;
    }
    between(Span::new(end, text.len()), &mut blocks);
    blocks
}

fn is_heading(facts: &Facts, paragraph: usize) -> bool {
    let sentences = &facts.layout.sentences;
    let first = sentences.partition_point(|sentence| sentence.paragraph < paragraph);
    sentences
        .get(first)
        .is_some_and(|s| s.paragraph == paragraph && s.kind == SentenceKind::Heading)
}

/// All that is marked, by place.
fn marks(facts: &Facts) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut add = |spans: &[Span], role, index| {
        marks.extend(spans.iter().map(|&span| Mark { span, role, index }));
    };
    for (index, attribution) in facts.analysis.attributions.iter().enumerate() {
        add(&attribution.source, Role::Source, index);
        add(&attribution.cue, Role::Cue, index);
        add(&attribution.content, Role::Content, index);
    }
    for (index, conflict) in facts.analysis.conflicts.iter().enumerate() {
        add(&[conflict.a.span, conflict.b.span], Role::Clash, index);
    }
    for (index, unresolved) in facts.analysis.unresolved.iter().enumerate() {
        add(&[unresolved.mention], Role::Pronoun, index);
    }
    marks.retain(|mark| mark.span.start < mark.span.end);
    marks.sort();
    marks.dedup();
    marks
}

/// Where the numbered link of each attribution stands, by place.
fn links(facts: &Facts) -> Vec<(usize, usize)> {
    let end = |attribution: &Attribution| {
        let parts = [&attribution.cue, &attribution.content, &attribution.source];
        let part = parts.into_iter().find(|spans| !spans.is_empty())?;
        part.iter().map(|span| span.end).max()
    };
    let mut links: Vec<_> = facts
        .analysis
        .attributions
        .iter()
        .enumerate()
        .map(|(index, attribution)| (end(attribution).unwrap_or(0), index))
        .collect();
    links.sort_unstable();
    links
}

/// Where links to the two sides of conflicts, and to unresolved pronouns, lead.
fn anchors(facts: &Facts) -> Vec<(usize, String)> {
    let mut anchors = Vec::new();
    for (index, conflict) in facts.analysis.conflicts.iter().enumerate() {
        for (side, name) in [(&conflict.a, "a"), (&conflict.b, "b")] {
            let id = format!("{}-{name}", facts.conflict_id(index));
            anchors.push((side.span.start, id));
        }
    }
    for (index, unresolved) in facts.analysis.unresolved.iter().enumerate() {
        anchors.push((
            unresolved.mention.start,
            facts.id(&format!("u{}", index + 1)),
        ));
    }
    // Taken from the end.
    anchors.sort_by(|a, b| b.cmp(a));
    anchors
}

struct Walk<'f, 'a> {
    facts: &'f Facts<'a>,
    marks: &'f [Mark],
    next: usize,
    active: Vec<Mark>,
    links: &'f [(usize, usize)],
    anchors: Vec<(usize, String)>,
}

impl Walk<'_, '_> {
    /// Where a paragraph is cut, its ends included.
    fn cuts(&self, paragraph: Span) -> Vec<usize> {
        let inside = |at: &usize| paragraph.start < *at && *at < paragraph.end;
        let open = self.active.iter().map(|mark| mark.span.end);
        let new = self.marks[self.next..]
            .iter()
            .take_while(|mark| mark.span.start < paragraph.end)
            .flat_map(|mark| [mark.span.start, mark.span.end]);
        let mut cuts: Vec<usize> = open.chain(new).filter(inside).collect();
        cuts.extend([paragraph.start, paragraph.end]);
        cuts.sort_unstable();
        cuts.dedup();
        cuts
    }

    /// One piece, with the links that stand behind it.
    fn piece(&mut self, span: Span) -> Markup {
        self.active.retain(|mark| mark.span.end > span.start);
        while let Some(mark) = self.marks.get(self.next)
            && mark.span.start <= span.start
        {
            if mark.span.end > span.start {
                self.active.push(*mark);
            }
            self.next += 1;
        }
        let mut ids = Vec::new();
        while self.anchors.last().is_some_and(|(at, _)| *at < span.end) {
            ids.extend(self.anchors.pop().map(|(_, id)| id));
        }
        let links = self.links;
        let behind = links.partition_point(|(at, _)| *at <= span.end);
        let (here, rest) = links.split_at(behind);
        self.links = rest;
        html! {
            @for id in ids { span class="anchor" id=(id) {} }
            (self.marked(span))
            @for (_, index) in here { (self.link(*index)) }
        }
    }

    /// What links lead to although nothing there can be seen.
    fn rest(&mut self) -> Markup {
        let ids: Vec<String> = self.anchors.drain(..).map(|(_, id)| id).collect();
        let links = std::mem::take(&mut self.links);
        html! {
            @if !ids.is_empty() || !links.is_empty() {
                p {
                    @for id in ids { span class="anchor" id=(id) {} }
                    @for (_, index) in links { (self.link(*index)) }
                }
            }
        }
    }

    fn marked(&self, span: Span) -> Markup {
        let words = clean(span.of(self.facts.text()));
        if self.active.is_empty() {
            return html! { (words) };
        }
        let mut marks = self.active.clone();
        // What is smallest is what one points at.
        marks.sort_by_key(|mark| (mark.span.end - mark.span.start, mark.role, mark.index));
        let names = |of: fn(Role) -> bool, id: &dyn Fn(usize) -> String| {
            let mut names: Vec<String> = Vec::new();
            for mark in marks.iter().filter(|mark| of(mark.role)) {
                let name = id(mark.index);
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            (!names.is_empty()).then(|| names.join(" "))
        };
        let attributed = |role| matches!(role, Role::Source | Role::Cue | Role::Content);
        let attributions = names(attributed, &|index| self.facts.attribution_id(index));
        let conflicts = names(|role| role == Role::Clash, &|index| {
            self.facts.conflict_id(index)
        });
        html! {
            span class=(self.classes(&marks)) data-a=[attributions] data-x=[conflicts] { (words) }
        }
    }

    fn classes(&self, marks: &[Mark]) -> String {
        let mut classes = vec!["m"];
        let first = marks
            .iter()
            .map(|mark| mark.role)
            .find(|role| matches!(role, Role::Source | Role::Cue));
        classes.extend(first.map(|role| {
            if role == Role::Source {
                "source"
            } else {
                "cue"
            }
        }));
        let contents: Vec<_> = marks.iter().filter(|m| m.role == Role::Content).collect();
        classes.extend(match contents.len() {
            0 => None,
            1 => Some("content"),
            2 => Some("content nested"),
            _ => Some("content nested deep"),
        });
        let denied = contents.first().and_then(|mark| {
            let attribution = self.facts.analysis.attributions.get(mark.index)?;
            (attribution.polarity == Polarity::Negative).then_some("denied")
        });
        classes.extend(denied);
        for (role, class) in [(Role::Clash, "clash"), (Role::Pronoun, "pronoun")] {
            if marks.iter().any(|mark| mark.role == role) {
                classes.push(class);
            }
        }
        classes.join(" ")
    }

    fn link(&self, index: usize) -> Markup {
        let id = self.facts.attribution_id(index);
        let attribution = &self.facts.analysis.attributions[index];
        let speaker = self.facts.speaker(attribution);
        let speaker = speaker.as_deref().unwrap_or("without a source");
        let label = format!("Claim {}, {}", index + 1, clean(speaker));
        html! {
            a class="ref" id=(format!("{id}-ref")) href=(format!("#{id}")) data-a=(id) aria-label=(label) {
                (index + 1)
            }
        }
    }
}
