//! Tables for spreadsheets and statistics: sources, claims, conflicts.
//!
//! RFC 4180, UTF-8. A spreadsheet runs what begins like a formula, so such a cell begins with an
//! apostrophe, which spreadsheets take for "this is text".

use std::borrow::Cow;

use clap::ValueEnum;

use super::conflicts;
use super::escape::clean;
use super::files::Named;
use super::json::claim::number;
use super::json::{attribution_id, source_id};
use super::view::{View, anchor, stance};
use crate::analysis::{Analysis, Claim};
use crate::conflict::Link;
use crate::text::{Document, Span};

/// A table of the bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Table {
    /// One source a row.
    Sources,
    /// One attribution and its claim a row.
    Claims,
    /// One conflict a row.
    Conflicts,
}

impl Table {
    /// Every table, in the order of the bundle.
    pub const ALL: [Table; 3] = [Table::Sources, Table::Claims, Table::Conflicts];

    fn name(self) -> &'static str {
        match self {
            Table::Sources => "sources.csv",
            Table::Claims => "claims.csv",
            Table::Conflicts => "conflicts.csv",
        }
    }

    /// Its columns.
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Table::Sources => &[
                "document",
                "source",
                "name",
                "type",
                "anonymous",
                "reason",
                "attributions",
                "mentions",
                "first",
                "origin",
            ],
            Table::Claims => &[
                "document",
                "attribution",
                "start",
                "end",
                "source",
                "name",
                "cue",
                "content",
                "kind",
                "class",
                "tone",
                "polarity",
                "certainty",
                "via",
                "continues",
                "origin",
                "quantities",
                "times",
                "concepts",
                "rule",
            ],
            Table::Conflicts => &[
                "kind",
                "why",
                "document_a",
                "attribution_a",
                "name_a",
                "start_a",
                "end_a",
                "text_a",
                "document_b",
                "attribution_b",
                "name_b",
                "start_b",
                "end_b",
                "text_b",
            ],
        }
    }
}

/// All tables.
pub fn bundle(documents: &[(Document, Analysis)], links: &[Link]) -> Vec<Named> {
    Table::ALL
        .map(|one| Named {
            name: one.name().to_owned(),
            text: table(one, documents, links),
        })
        .into()
}

/// One table, with its header.
pub fn table(table: Table, documents: &[(Document, Analysis)], links: &[Link]) -> String {
    let mut rows = vec![table.columns().iter().map(|c| (*c).to_owned()).collect()];
    if table == Table::Conflicts {
        rows.extend(conflict_rows(documents, links));
    }
    for view in View::all(documents) {
        match table {
            Table::Sources => rows.extend(source_rows(&view)),
            Table::Claims => rows.extend(claim_rows(&view)),
            Table::Conflicts => {}
        }
    }
    print(&rows)
}

/// The rows as RFC 4180 has them.
pub(crate) fn print(rows: &[Vec<String>]) -> String {
    let mut writer = ::csv::WriterBuilder::new()
        .terminator(::csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for row in rows {
        let cells = row.iter().map(|cell| safe(cell).into_owned());
        // Into memory, and every row as long as the first: nothing can fail.
        writer.write_record(cells).unwrap_or_default();
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// A cell on one line, without anything that a terminal or a spreadsheet acts on.
///
/// ```
/// assert_eq!(selon::report::csv::safe("=1+1"), "'=1+1");
/// assert_eq!(selon::report::csv::safe("a = b"), "a = b");
/// ```
pub fn safe(text: &str) -> Cow<'_, str> {
    let acts = |c| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
    let cleaned = clean(text);
    // Some programs look behind blanks, and a tab or a line end has become one.
    if cleaned.trim_start().starts_with(acts) || text.starts_with(['\t', '\r', '\n']) {
        Cow::Owned(format!("'{cleaned}"))
    } else {
        cleaned
    }
}

fn source_rows<'r>(view: &'r View) -> impl Iterator<Item = Vec<String>> + 'r {
    let mut counts = vec![0; view.analysis.sources.len()];
    for attribution in &view.analysis.attributions {
        if let Some(count) = attribution.entity.and_then(|e| counts.get_mut(e)) {
            *count += 1;
        }
    }
    let all = (0..).zip(&view.analysis.sources).zip(counts);
    all.map(|((index, source), count)| {
        let reason = source.reason.map(|span| view.of(span));
        let first = source.mentions.first().map(|&span| view.at(span)[0]);
        vec![
            view.document.id.clone(),
            source_id(index),
            source.name.clone(),
            source.kind.clone().unwrap_or_default(),
            source.anonymous.to_string(),
            reason.unwrap_or_default().to_owned(),
            count.to_string(),
            source.mentions.len().to_string(),
            first.map(|at| at.to_string()).unwrap_or_default(),
            view.chains
                .origins
                .binary_search(&index)
                .is_ok()
                .to_string(),
        ]
    })
}

fn claim_rows<'r>(view: &'r View) -> impl Iterator<Item = Vec<String>> + 'r {
    let id = |index: Option<usize>| index.map(attribution_id).unwrap_or_default();
    let all = (0..).zip(&view.analysis.attributions);
    all.map(move |(index, a)| {
        let pieces = anchor(a);
        let bound = |span: Option<&Span>, side: usize| {
            let at = span.map(|&span| view.at(span)[side].to_string());
            at.unwrap_or_default()
        };
        let claim = view.analysis.claims.get(index);
        vec![
            view.document.id.clone(),
            attribution_id(index),
            bound(pieces.first(), 0),
            bound(pieces.last(), 1),
            a.entity.map(source_id).unwrap_or_default(),
            view.name(index).unwrap_or_default(),
            view.words(&a.cue),
            view.words(&a.content),
            a.kind.as_str().to_owned(),
            a.class.as_str().to_owned(),
            a.tone.as_str().to_owned(),
            stance(a.polarity).to_owned(),
            a.certainty.as_str().to_owned(),
            id(a.via),
            id(a.continues),
            view.origin(index).unwrap_or_default(),
            claim.map(quantities).unwrap_or_default(),
            claim.map(|claim| times(claim, view)).unwrap_or_default(),
            claim.map(concepts).unwrap_or_default(),
            a.rule.clone(),
        ]
    })
}

/// `340; 50.. km; 20..30 %`
fn quantities(claim: &Claim) -> String {
    let bound = |value| number(value).map(|n| n.to_string()).unwrap_or_default();
    list(claim.quantities.iter().map(|q| {
        let (low, high) = (bound(q.low), bound(q.high));
        let range = if low == high {
            low
        } else {
            format!("{low}..{high}")
        };
        match &q.unit {
            Some(unit) => format!("{range} {unit}"),
            None => range,
        }
    }))
}

/// The days, where they are known, or else the words.
fn times(claim: &Claim, view: &View) -> String {
    list(claim.times.iter().map(|time| match time.days {
        Some((first, last)) if first == last => first.to_string(),
        Some((first, last)) => format!("{first}..{last}"),
        None => view.of(time.span).to_owned(),
    }))
}

/// Identifiers, those that are negated behind a `!`.
fn concepts(claim: &Claim) -> String {
    let mark = |negated| if negated { "!" } else { "" };
    list(
        claim
            .concepts
            .iter()
            .map(|c| format!("{}{}", mark(c.negated), c.id)),
    )
}

fn list(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join("; ")
}

fn conflict_rows(documents: &[(Document, Analysis)], links: &[Link]) -> Vec<Vec<String>> {
    let all = conflicts::collect(documents, links.to_vec());
    let report = conflicts::Report::new(documents, &all);
    let row = |conflict: &conflicts::Conflict| {
        let mut row = vec![conflict.kind.as_str().to_owned(), conflict.why.to_owned()];
        for side in [&conflict.a, &conflict.b] {
            row.extend([
                side.document.to_owned(),
                side.attribution.clone().unwrap_or_default(),
                side.source.clone().unwrap_or_default(),
                side.span[0].to_string(),
                side.span[1].to_string(),
                side.text.to_owned(),
            ]);
        }
        row
    };
    report.conflicts.iter().map(row).collect()
}
