//! A page for each rule and an index, as Markdown and for browsers.

use std::fmt::Write;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{Entry, Sentence};
use crate::report::escape::clean;
use crate::report::files::Named;
use crate::report::markdown::escape;

/// Roles are told by colour, and by a line under them where colours cannot be told apart.
const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1c1c1c;background:#fff}\
pre{background:#f4f4f4;padding:.8rem;overflow-x:auto}small{color:#595959}a{color:#0b5394}\
.source{background:#d9e8fb;border-bottom:2px solid #0b5394}.cue{background:#fbe5d2;border-bottom:2px dashed #a04000}\
.content{background:#e1f2dc;border-bottom:2px dotted #2d6a1f}li{margin:.3rem 0}";

/// Titles of the three kinds of examples.
const KINDS: [(&str, &str); 3] = [
    ("match", "It matches"),
    ("no_match", "It leaves alone"),
    ("unless", "An antipattern silences it"),
];

/// All pages of these rules, with the names of their files.
pub fn pages(rules: &[Entry]) -> Vec<Named> {
    let mut pages = vec![
        Named {
            name: "index.md".to_owned(),
            text: index_markdown(rules),
        },
        Named {
            name: "index.html".to_owned(),
            text: index_html(rules),
        },
    ];
    for (rule, stem) in rules.iter().zip(stems(rules)) {
        pages.push(Named {
            name: format!("{stem}.md"),
            text: markdown(rule),
        });
        pages.push(Named {
            name: format!("{stem}.html"),
            text: page(&rule.id, &article(rule)),
        });
    }
    pages
}

/// Names for the pages of rules: their ids, as far as a file may be called so, each once.
fn stems(rules: &[Entry]) -> Vec<String> {
    let mut taken = std::collections::BTreeSet::from(["index".to_owned()]);
    let safe = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let one = |(number, rule): (usize, &Entry)| {
        let id = rule.id.trim_start_matches('.').chars().take(80);
        let stem: String = id.map(|c| if safe(c) { c } else { '_' }).collect();
        if !stem.is_empty() && taken.insert(stem.to_lowercase()) {
            return stem;
        }
        let other = format!("{stem}~{number}");
        taken.insert(other.clone());
        other
    };
    (1..).zip(rules).map(one).collect()
}

/// A language and a construction with its rules and the names of their pages.
type Group<'a> = ((&'a str, &'a str), Vec<(&'a Entry, String)>);

/// The rules by language and construction.
fn groups(rules: &[Entry]) -> Vec<Group<'_>> {
    let mut all: Vec<(&Entry, String)> = rules.iter().zip(stems(rules)).collect();
    all.sort_by_key(|(r, _)| (&r.lang, &r.construction, &r.id));
    let mut groups: Vec<Group> = Vec::new();
    for (rule, stem) in all {
        let key = (rule.lang.as_str(), rule.construction.as_str());
        match groups.last_mut().filter(|(last, _)| *last == key) {
            Some((_, group)) => group.push((rule, stem)),
            None => groups.push((key, vec![(rule, stem)])),
        }
    }
    groups
}

fn index_markdown(rules: &[Entry]) -> String {
    let mut out = String::from("# Rules\n");
    for ((lang, construction), group) in groups(rules) {
        let _ = writeln!(out, "\n## {}: {}\n", escape(lang), escape(construction));
        for (rule, stem) in group {
            let _ = writeln!(
                out,
                "- [{}]({stem}.md): {}",
                escape(&rule.id),
                escape(&rule.doc)
            );
        }
    }
    out
}

fn index_html(rules: &[Entry]) -> String {
    let body = html! {
        h1 { "Rules" }
        @for ((lang, construction), group) in groups(rules) {
            h2 { (clean(lang)) ": " (clean(construction)) }
            ul {
                @for (rule, stem) in group {
                    li { a href=(format!("{stem}.html")) { (clean(&rule.id)) } ": " (clean(&rule.doc)) }
                }
            }
        }
    };
    page("Rules", &body)
}

fn markdown(rule: &Entry) -> String {
    let mut out = format!("# {}\n\n{}\n\n", escape(&rule.id), escape(&rule.doc));
    let place = format!("{}:{}", rule.file, rule.line);
    let _ = writeln!(out, "{}, priority {}\n", escape(&place), rule.priority);
    // A fence longer than any in the text cannot be closed by it.
    let longest = rule.steps.split(|c| c != '`').map(str::len).max();
    let fence = "`".repeat(longest.unwrap_or(0).max(2) + 1);
    let steps: Vec<_> = rule.steps.lines().map(clean).collect();
    let _ = writeln!(out, "{fence}yaml\n{}\n{fence}", steps.join("\n"));
    for (kind, title) in KINDS {
        let sentences: Vec<&Sentence> = of_kind(rule, kind);
        if !sentences.is_empty() {
            let _ = writeln!(out, "\n## {title}\n");
        }
        for sentence in sentences {
            out.push_str("- ");
            for piece in &sentence.pieces {
                let text = escape(&piece.text);
                let _ = match piece.role.as_deref() {
                    Some("source") => write!(out, "**{text}**"),
                    Some("cue") => write!(out, "*{text}*"),
                    Some(role) => write!(out, "<span class=\"{role}\"><u>{text}</u></span>"),
                    None => write!(out, "{text}"),
                };
            }
            if !sentence.why.is_empty() {
                let _ = write!(out, " ({})", escape(&sentence.why));
            }
            out.push('\n');
        }
    }
    out.push_str("\nBold: the source. Italics: the cue. Underlined: the content.\n");
    out
}

fn of_kind<'a>(rule: &'a Entry, kind: &str) -> Vec<&'a Sentence> {
    rule.sentences.iter().filter(|s| s.kind == kind).collect()
}

fn article(rule: &Entry) -> Markup {
    html! {
        p { a href="index.html" { "All rules" } }
        h1 { (clean(&rule.id)) }
        p { (clean(&rule.doc)) }
        p { small { (clean(&rule.file)) ":" (rule.line) ", priority " (rule.priority) } }
        pre { @for line in rule.steps.lines() { (clean(line)) "\n" } }
        @for (kind, title) in KINDS {
            @let sentences = of_kind(rule, kind);
            @if !sentences.is_empty() {
                h2 { (title) }
                ul {
                    @for sentence in sentences {
                        li {
                            @for piece in &sentence.pieces {
                                @match piece.role.as_deref() {
                                    Some(role) => span class=(role) title=(role) { (clean(&piece.text)) },
                                    None => (clean(&piece.text)),
                                }
                            }
                            @if !sentence.why.is_empty() { " " small { "(" (clean(&sentence.why)) ")" } }
                        }
                    }
                }
            }
        }
        p {
            span class="source" { "source" } " " span class="cue" { "cue" } " "
            span class="content" { "content" }
        }
    }
}

fn page(title: &str, body: &Markup) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (clean(title)) }
                style { (PreEscaped(STYLE)) }
            }
            body { (body) }
        }
    };
    page.into_string()
}
