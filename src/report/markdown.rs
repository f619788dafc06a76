//! The report in Markdown: tables of sources and claims, conflicts with both sides and the reason.

use std::fmt::Write;

use super::conflicts;
use super::escape::clean;
use super::json::{attribution_id, source_id};
use super::view::View;
use crate::analysis::{Analysis, Certainty, Polarity};
use crate::conflict::Link;
use crate::text::Document;

/// The report of all documents, with the conflicts across them at the end.
pub fn page(documents: &[(Document, Analysis)], links: &[Link]) -> String {
    let mut out = String::new();
    for (number, view) in (0..).zip(View::all(documents)) {
        if number > 0 {
            out.push('\n');
        }
        section(&view, &mut out);
        let own = conflicts::collect(&documents[number..=number], Vec::new());
        board("### Conflicts", &documents[number..=number], &own, &mut out);
        notices(&view, &mut out);
    }
    if documents.len() > 1 {
        board(
            "\n## Conflicts between documents",
            documents,
            links,
            &mut out,
        );
    }
    out
}

/// Text made safe to stand inside a line or a cell: nothing of it is markup, nothing a link.
///
/// ```
/// use selon::report::markdown::escape;
///
/// assert_eq!(escape("a | b <script>"), "a \\| b &lt;script&gt;");
/// ```
pub fn escape(text: &str) -> String {
    let cleaned = clean(text);
    let cleaned = cleaned.trim();
    let mut out = String::with_capacity(cleaned.len());
    for (at, c) in cleaned.char_indices() {
        let rest = &cleaned[at + c.len_utf8()..];
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            // An address would become a link, a name behind an at sign a message to its bearer.
            '@' => out.push_str("&#64;"),
            ':' if !rest.is_empty() && !rest.starts_with(' ') => out.push_str("&#58;"),
            '.' if cleaned[..at].ends_with(['w', 'W']) => out.push_str("&#46;"),
            // At the start of a line these make lists.
            '-' | '+' if at == 0 => out.extend(['\\', c]),
            '.' | ')' if cleaned[..at].chars().all(|c| c.is_ascii_digit()) => out.extend(['\\', c]),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '$' | '^' | '=' | '{' | '}'
            | '!' => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out
}

fn section(view: &View, out: &mut String) {
    let Analysis {
        lang,
        attributions,
        sources,
        conflicts,
        ..
    } = view.analysis;
    let lang = lang.as_deref().unwrap_or("no language");
    line(out, &format!("## {}", escape(&view.document.id)));
    let unnamed = sources.iter().filter(|s| s.anonymous).count();
    let counts = [
        escape(lang),
        count(attributions.len(), "attribution"),
        format!("{} ({unnamed} unnamed)", count(sources.len(), "source")),
        count(view.chains.origins.len(), "origin"),
        count(conflicts.len(), "conflict"),
    ];
    line(out, &format!("\n{}", counts.join(", ")));
    for (what, given) in [
        ("Outlet", &view.document.outlet),
        ("Date", &view.document.date),
        ("Address", &view.document.url),
    ] {
        if let Some(given) = given {
            line(out, &format!("\n{what}: {}", escape(given)));
        }
    }
    if !sources.is_empty() {
        line(out, "\n### Sources\n");
        header(out, &["", "Name", "Type", "Named", "Claims", "Origin"]);
        let mut claims = vec![0; sources.len()];
        for entity in attributions.iter().filter_map(|a| a.entity) {
            if let Some(claims) = claims.get_mut(entity) {
                *claims += 1;
            }
        }
        for (index, (source, claims)) in sources.iter().zip(claims).enumerate() {
            let named = match source.reason {
                _ if !source.anonymous => "yes".to_owned(),
                Some(reason) => format!("no: “{}”", escape(view.of(reason))),
                None => "no".to_owned(),
            };
            let origin = view.chains.origins.binary_search(&index).is_ok();
            let cells = [
                source_id(index),
                escape(&source.name),
                escape(source.kind.as_deref().unwrap_or_default()),
                named,
                claims.to_string(),
                if origin { "yes" } else { "no" }.to_owned(),
            ];
            row(out, &cells);
        }
    }
    if !attributions.is_empty() {
        line(out, "\n### Claims\n");
        header(
            out,
            &["", "Source", "Cue", "Content", "Kind", "Stance", "Via"],
        );
        for (index, a) in attributions.iter().enumerate() {
            let name = view.name(index);
            let cells = [
                attribution_id(index),
                name.map_or("*without a source*".to_owned(), |name| escape(&name)),
                escape(&view.words(&a.cue)),
                escape(&view.words(&a.content)),
                a.kind.as_str().to_owned(),
                stance(a.polarity, a.certainty),
                a.via.map(attribution_id).unwrap_or_default(),
            ];
            row(out, &cells);
        }
    }
}

fn stance(polarity: Polarity, certainty: Certainty) -> String {
    match polarity {
        Polarity::Positive => certainty.as_str().to_owned(),
        Polarity::Negative => format!("{}, denied", certainty.as_str()),
    }
}

/// Conflicts, each with its reason and the words of both sides.
fn board(title: &str, documents: &[(Document, Analysis)], links: &[Link], out: &mut String) {
    if links.is_empty() {
        return;
    }
    let sep = if title.starts_with('\n') { "" } else { "\n" };
    line(out, &format!("{sep}{title}\n"));
    for conflict in conflicts::Report::new(documents, links).conflicts {
        let kind = conflict.kind.as_str();
        line(out, &format!("- **{kind}**: {}", escape(conflict.why)));
        for side in [&conflict.a, &conflict.b] {
            let who = match (&side.source, &side.attribution) {
                (Some(source), _) => escape(source),
                (None, Some(_)) => "without a source".to_owned(),
                (None, None) => "the article itself".to_owned(),
            };
            let id = side.attribution.as_ref();
            let id = id.map(|id| format!(", {id}")).unwrap_or_default();
            let document = if documents.len() > 1 {
                format!("{}: ", escape(side.document))
            } else {
                String::new()
            };
            let [start, end] = side.span;
            let quote = escape(side.text);
            line(
                out,
                &format!("  - {document}{who}{id}: “{quote}” ({start}–{end})"),
            );
        }
    }
}

fn notices(view: &View, out: &mut String) {
    let Analysis {
        unresolved,
        notices,
        ..
    } = view.analysis;
    if unresolved.is_empty() && notices.is_empty() {
        return;
    }
    line(out, "\n### Notices\n");
    for one in unresolved {
        let [start, end] = view.at(one.mention);
        let names = one.candidates.iter();
        let names = names.filter_map(|&source| view.analysis.sources.get(source));
        let names: Vec<_> = names.map(|source| escape(&source.name)).collect();
        let whom = if names.is_empty() {
            "nobody who is known".to_owned()
        } else {
            names.join(", or ")
        };
        let pronoun = escape(view.of(one.mention));
        line(
            out,
            &format!("- “{pronoun}” ({start}–{end}) may stand for {whom}"),
        );
    }
    for notice in notices {
        line(out, &format!("- {}", escape(notice)));
    }
}

fn header(out: &mut String, names: &[&str]) {
    line(out, &format!("| {} |", names.join(" | ")));
    line(out, &format!("|{}", "---|".repeat(names.len())));
}

fn row(out: &mut String, cells: &[String]) {
    line(out, &format!("| {} |", cells.join(" | ")));
}

fn line(out: &mut String, text: &str) {
    // Into memory: it cannot fail.
    let _ = writeln!(out, "{text}");
}

fn count(number: usize, what: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {what}{ending}")
}
