//! Elements to byte spans: sources without closing marks, contents without the quotation marks around them.

use std::ops::Range;

use super::element::{Kind, Scene};
use super::matcher::Found;
use crate::pack::pattern::Capture;
use crate::page::Page;
use crate::text::{Punct, Span, TokenKind};

pub(crate) fn cue_start(scene: &Scene, v: usize) -> Option<usize> {
    scene
        .group(v)?
        .cue
        .first()
        .map(|t| scene.page.layout.tokens[*t].span.start)
}

/// The span of a source, without closing marks.
pub(crate) fn source_span(scene: &Scene, range: Range<usize>) -> Option<Span> {
    let mut range = range;
    while range.end > range.start
        && matches!(
            scene.elements[range.end - 1].kind,
            Kind::Punct(Punct::Comma | Punct::Dash)
        )
    {
        range.end -= 1;
    }
    while range.start < range.end && matches!(scene.elements[range.start].kind, Kind::Punct(_)) {
        range.start += 1;
    }
    if range.is_empty() {
        return None;
    }
    let mut span = scene.span(range.clone());
    let first = &scene.elements[range.start];
    if first.marker.is_some() && first.tokens.len() > 1 {
        // "de source judiciaire": the preposition is no part of it.
        span.start = scene.page.layout.tokens[first.tokens.start + 1].span.start;
    }
    Some(span)
}

/// The spans of a content: quotations that are all of it lose their marks.
pub(crate) fn content_spans(scene: &Scene, range: Range<usize>) -> Vec<Span> {
    let mut range = range;
    while range.end > range.start
        && matches!(
            scene.elements[range.end - 1].kind,
            Kind::Punct(
                Punct::Comma
                    | Punct::Period
                    | Punct::Dash
                    | Punct::Colon
                    | Punct::Semicolon
                    | Punct::Ellipsis
            )
        )
    {
        range.end -= 1;
    }
    while range.start < range.end
        && matches!(
            scene.elements[range.start].kind,
            Kind::Punct(Punct::Comma | Punct::Colon | Punct::Dash | Punct::Period)
        )
    {
        range.start += 1;
    }
    if range.is_empty() {
        return Vec::new();
    }
    if range
        .clone()
        .all(|i| matches!(scene.elements[i].kind, Kind::Quoted(_) | Kind::Punct(_)))
    {
        return range
            .filter_map(|i| scene.quoted(i))
            .filter_map(|q| quoted_span(scene, q))
            .collect();
    }
    let mut span = scene.span(range.clone());
    // A quotation at the end keeps its closing mark, but not the comma before it.
    if scene.quoted(range.end - 1).is_none() {
        trim(scene.page.text, &mut span);
    }
    vec![span]
}

/// The inside of a quotation without its final comma or period.
pub(crate) fn quoted_span(scene: &Scene, q: usize) -> Option<Span> {
    inner_span(scene.page, scene.page.layout.quotations[q].inner.clone())
}

/// The span of some tokens, without final commas and periods.
pub(crate) fn inner_span(page: &Page, tokens: Range<usize>) -> Option<Span> {
    let all = &page.layout.tokens;
    let (mut first, mut end) = (tokens.start, tokens.end);
    let cut = |kind: TokenKind| {
        matches!(
            kind,
            TokenKind::Punct(
                Punct::Comma | Punct::Period | Punct::Dash | Punct::Semicolon | Punct::Colon
            )
        )
    };
    while end > first && cut(all[end - 1].kind) {
        end -= 1;
    }
    while first < end && cut(all[first].kind) {
        first += 1;
    }
    (first < end).then(|| Span::new(all[first].span.start, all[end - 1].span.end))
}

fn trim(text: &str, span: &mut Span) {
    let kept = span.of(text).trim_end_matches([',', '.', ' ', ';', ':']);
    // An abbreviation keeps its period.
    if span.of(text).ends_with('.')
        && kept
            .rsplit([' ', '.', '\u{a0}'])
            .next()
            .is_some_and(|w| w.chars().count() <= 2)
    {
        return;
    }
    if !kept.is_empty() {
        span.end = span.start + kept.len();
    }
}

pub(crate) fn cue_spans(scene: &Scene, found: &Found, cue: usize) -> Vec<Span> {
    let tokens = &scene.page.layout.tokens;
    let mut spans: Vec<Span> = Vec::new();
    for (_, range) in found.captures.iter().filter(|(c, _)| *c == Capture::Cue) {
        for i in range.clone() {
            match scene.group(i) {
                Some(group) if i == cue || range.len() == 1 => {
                    for token in &group.cue {
                        let span = tokens[*token].span;
                        match spans.last_mut() {
                            Some(last) if adjacent(scene.page.text, *last, span) => {
                                last.end = span.end;
                            }
                            _ => spans.push(span),
                        }
                    }
                }
                _ => spans.push(scene.span(i..i + 1)),
            }
        }
    }
    spans.sort_unstable();
    spans.dedup();
    spans
}

fn adjacent(text: &str, left: Span, right: Span) -> bool {
    left.end <= right.start
        && text[left.end..right.start]
            .chars()
            .all(|c| c.is_whitespace() || c == '-')
}
