//! Columns, one token a line, with the parts of attributions as BIO tags.
//!
//! A token may belong to several attributions, one in another's content, so a cell holds several tags:
//! `B-a1|I-a2`. A piece of an interrupted part begins with a `B` of its own. Reading back needs no token to be
//! as it was written: the offsets say where each stands.

mod read;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::LazyLock;

use regex::Regex;

pub use read::read;

use super::escape::clean;
use super::files::{self, Named};
use super::json::{attribution_id, source_id};
use super::view::{View, stance};
use crate::analysis::{Analysis, Attribution, Voice};
use crate::text::{Document, Span};

/// Names of the columns.
const COLUMNS: &str = "ID FORM START END SOURCE CUE CONTENT";
/// A cell with nothing in it.
const NONE: &str = "_";

/// A file for each document.
pub fn folder(documents: &[(Document, Analysis)]) -> Vec<Named> {
    let stems = files::stems(documents).into_iter().zip(documents);
    stems
        .map(|(stem, (document, analysis))| Named {
            name: format!("{stem}.conll"),
            text: columns(document, analysis),
        })
        .collect()
}

/// The columns of one document.
pub fn columns(document: &Document, analysis: &Analysis) -> String {
    let view = View::new(document, analysis);
    let mut out = String::new();
    comments(&view, &mut out);
    let mut tags = [source, cue, content].map(|part| Tags::of(analysis, part));
    let mut number = 0;
    let mut line_from = 0;
    for token in tokens(&document.text, &tags) {
        // A line of the text is a block of lines.
        if number > 0 && document.text[line_from..token.start].contains('\n') {
            out.push('\n');
        }
        line_from = token.end;
        number += 1;
        let [start, end] = view.at(token);
        let form = clean(view.of(token));
        let form = if form.is_empty() { "\u{fffd}" } else { &form };
        // Into memory: it cannot fail.
        let _ = write!(out, "{number}\t{form}\t{start}\t{end}");
        for tags in &mut tags {
            let _ = write!(out, "\t{}", tags.cell(token));
        }
        out.push('\n');
    }
    out
}

fn source(attribution: &Attribution) -> &[Span] {
    &attribution.source
}

fn cue(attribution: &Attribution) -> &[Span] {
    &attribution.cue
}

fn content(attribution: &Attribution) -> &[Span] {
    &attribution.content
}

/// What is known of the document and its attributions, one fact a line.
fn comments(view: &View, out: &mut String) {
    let mut comment = |text: String| {
        // Into memory: it cannot fail.
        let _ = writeln!(out, "# {}", clean(&text));
    };
    comment(format!("newdoc id = {}", view.document.id));
    comment(format!("global.columns = {COLUMNS}"));
    for (index, source) in view.analysis.sources.iter().enumerate() {
        let kind = source.kind.as_deref().unwrap_or(NONE);
        let id = source_id(index);
        comment(format!("source {id} {kind} {}", source.name));
    }
    let id = |index: Option<usize>| index.map_or(NONE.to_owned(), attribution_id);
    for (index, a) in view.analysis.attributions.iter().enumerate() {
        comment(format!(
            "attribution {} {} {} {} {} {} via={} continues={} entity={} rule={}",
            attribution_id(index),
            a.kind.as_str(),
            a.class.as_str(),
            a.tone.as_str(),
            stance(a.polarity),
            a.certainty.as_str(),
            id(a.via),
            id(a.continues),
            a.entity.map_or(NONE.to_owned(), source_id),
            a.rule,
        ));
    }
    for conflict in &view.analysis.conflicts {
        let side = |side: &crate::analysis::Side| {
            let [start, end] = view.at(side.span);
            let voice = match side.voice {
                Voice::Attribution(index) => attribution_id(index),
                Voice::Narration => "narration".to_owned(),
            };
            format!("{voice}:{start}-{end}")
        };
        let (a, b) = (side(&conflict.a), side(&conflict.b));
        comment(format!(
            "conflict {a} {b} {} {}",
            conflict.kind.as_str(),
            conflict.why
        ));
    }
}

/// The pieces of one part of all attributions.
struct Tags {
    /// Sorted by where they begin, with the attribution's index.
    pieces: Vec<(Span, usize)>,
    /// How many of them the tokens have reached.
    reached: usize,
    /// Those that may go on.
    open: Vec<(Span, usize)>,
}

impl Tags {
    fn of(analysis: &Analysis, part: impl Fn(&Attribution) -> &[Span]) -> Self {
        let mut pieces: Vec<_> = (0..)
            .zip(&analysis.attributions)
            .flat_map(|(index, a)| part(a).iter().map(move |&span| (span, index)))
            .collect();
        pieces.sort_unstable_by_key(|(span, index)| (span.start, *index, span.end));
        Self {
            pieces,
            reached: 0,
            open: Vec::new(),
        }
    }

    /// The tags of the next token.
    fn cell(&mut self, token: Span) -> String {
        let before = |(span, _): &(Span, usize)| span.start <= token.start;
        let new = self.pieces[self.reached..].partition_point(before);
        let new = &self.pieces[self.reached..self.reached + new];
        self.reached += new.len();
        self.open.retain(|(span, _)| span.end > token.start);
        let going = self.open.iter().map(|(_, index)| ('I', *index));
        let new = new.iter().filter(|(span, _)| span.end > token.start);
        let begun = new.clone().map(|(_, index)| ('B', *index));
        let mut tags: Vec<_> = going.chain(begun).collect();
        self.open.extend(new);
        if tags.is_empty() {
            return NONE.to_owned();
        }
        tags.sort_unstable_by_key(|(_, index)| *index);
        let tags = tags.iter();
        let tags = tags.map(|(tag, index)| format!("{tag}-{}", attribution_id(*index)));
        tags.collect::<Vec<_>>().join("|")
    }
}

/// A word with the marks that belong to its letters, or any other character that can be seen.
static TOKEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[\p{L}\p{N}\p{M}\p{Join_Control}]+|\S").unwrap_or_else(|e| unreachable!("{e}"))
});

/// Words and marks, cut where a piece begins or ends, so that each token is wholly in a piece or wholly outside.
fn tokens(text: &str, tags: &[Tags; 3]) -> Vec<Span> {
    let mut cuts = BTreeSet::new();
    for (span, _) in tags.iter().flat_map(|tags| &tags.pieces) {
        cuts.extend([span.start, span.end]);
    }
    let mut found = Vec::new();
    for word in TOKEN.find_iter(text) {
        let mut start = word.start();
        for &cut in cuts.range(word.start() + 1..word.end()) {
            found.push(Span::new(start, cut));
            start = cut;
        }
        found.push(Span::new(start, word.end()));
    }
    found
}
