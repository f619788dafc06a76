//! The rules of packs as people look them up: what each finds, how it is written, and its examples with their spans.

pub mod pages;
pub mod text;

use std::ops::Range;

use serde::Serialize;

use super::OpenPack;
use super::examples::{Verdict, judge};
use crate::pack::rule::unmark;
use crate::pack::{PackSource, Rule, RuleExample, embedded};

/// Name and version of the JSON. A change of meaning changes it.
pub const SCHEMA: &str = "selon-rules/1";

/// A rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Its identifier.
    pub id: String,
    /// The language of its pack.
    pub lang: String,
    /// What it finds.
    pub doc: String,
    /// The construction: the file's name without its ending.
    pub construction: String,
    /// The file that holds it.
    pub file: String,
    /// The line where it begins.
    pub line: usize,
    /// The higher wins.
    pub priority: i32,
    /// What it must hit: its marked sentences.
    pub examples: usize,
    /// How many of them it hits with the very spans that are marked.
    pub hits: usize,
    /// Its steps and antipatterns, as the file has them.
    pub steps: String,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
}

/// An example.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sentence {
    /// `match`, `no_match` or `unless`.
    pub kind: &'static str,
    /// The sentence in pieces; joined, they are its text.
    pub pieces: Vec<Piece>,
    /// Why the rule leaves it alone, or the antipattern that silences it; empty where it matches.
    pub why: String,
    /// Whether what is expected of it holds.
    pub holds: bool,
    /// Whether it is a known gap, of which nothing is expected yet.
    pub todo: bool,
}

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// Its text.
    pub text: String,
    /// `source`, `cue` or `content`; none where no role is marked.
    pub role: Option<String>,
}

/// The rules of a pack, those of the pack below it too, in order of their ids.
pub fn rules(open: &OpenPack) -> Vec<Entry> {
    let Some(pack) = &open.pack else {
        return Vec::new();
    };
    let is_own = |rule: &&Rule| open.files.iter().any(|f| f.name == rule.file);
    let below = if pack.rules().iter().all(|r| is_own(&r)) {
        Vec::new()
    } else {
        embedded(&pack.lang).unwrap_or_default()
    };
    let entry = |(index, rule): (usize, &Rule)| {
        let holds = |number| judge(pack, index, number).verdict == Verdict::Ok;
        let sentences: Vec<Sentence> = (rule.examples.iter().enumerate())
            .map(|(number, example)| sentence(example, holds(number)))
            .collect();
        let matches = || sentences.iter().filter(|s| s.kind == "match" && !s.todo);
        let mut files = open.files.iter().chain(&below);
        let source = files.find(|f| f.name == rule.file);
        let name = rule.file.rsplit(['/', '\\']).next().unwrap_or_default();
        Entry {
            id: rule.id.clone(),
            lang: pack.lang.clone(),
            doc: rule.doc.clone(),
            construction: name.strip_suffix(".yaml").unwrap_or(name).to_owned(),
            file: rule.file.clone(),
            line: rule.line,
            priority: rule.priority,
            examples: matches().count(),
            hits: matches().filter(|s| s.holds).count(),
            steps: source.map_or_else(String::new, |f| steps(f, rule.line)),
            sentences,
        }
    };
    pack.rules().iter().enumerate().map(entry).collect()
}

fn sentence(example: &RuleExample, holds: bool) -> Sentence {
    let (kind, pieces, why, todo) = match example {
        RuleExample::Match { marked, todo } => ("match", cut(marked), "", *todo),
        RuleExample::NoMatch { text, why, todo } => ("no_match", plain(text), why.as_str(), *todo),
        RuleExample::Unless { id, text, .. } => ("unless", plain(text), id.as_str(), false),
    };
    Sentence {
        kind,
        pieces,
        why: why.to_owned(),
        holds,
        todo,
    }
}

fn plain(text: &str) -> Vec<Piece> {
    vec![Piece {
        text: text.to_owned(),
        role: None,
    }]
}

/// A marked sentence, cut where a role begins or ends. Of roles in each other, the inner one is told.
fn cut(marked: &str) -> Vec<Piece> {
    let (text, roles) = unmark(marked);
    let mut ends: Vec<usize> = roles.iter().flat_map(|(_, r)| [r.start, r.end]).collect();
    ends.extend([0, text.len()]);
    ends.sort_unstable();
    ends.dedup();
    let role = |range: &Range<usize>| {
        let around = roles
            .iter()
            .filter(|(_, r)| r.start <= range.start && range.end <= r.end);
        around
            .min_by_key(|(_, r)| r.len())
            .map(|(name, _)| name.clone())
    };
    ends.windows(2)
        .map(|pair| {
            let range = pair[0]..pair[1];
            Piece {
                text: text[range.clone()].to_owned(),
                role: role(&range),
            }
        })
        .collect()
}

/// The patterns and antipatterns of the rule that begins at a line, as they are written.
fn steps(file: &PackSource, line: usize) -> String {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut lines = file.yaml.lines().skip(line.saturating_sub(1));
    let Some(first) = lines.next() else {
        return String::new();
    };
    // Keys stand behind the dash of the rule.
    let keys = indent(first) + 2;
    let (mut out, mut inside) = (String::new(), false);
    for line in lines {
        let text = line.trim();
        if text.is_empty() {
            continue;
        }
        if indent(line) < keys {
            break;
        }
        if indent(line) == keys && !text.starts_with(['-', '#']) {
            let key = text.split(':').next().unwrap_or_default();
            inside = matches!(key, "pattern" | "patterns" | "unless");
        }
        if inside {
            out.push_str(line[keys..].trim_end());
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marked_sentence_falls_into_its_pieces() {
        let pieces = cut("[source:Ada] [cue:says] it; [content:the [source:mill] froze].");
        let told: Vec<(&str, Option<&str>)> = pieces
            .iter()
            .map(|p| (p.text.as_str(), p.role.as_deref()))
            .collect();
        assert_eq!(
            told,
            [
                ("Ada", Some("source")),
                (" ", None),
                ("says", Some("cue")),
                (" it; ", None),
                ("the ", Some("content")),
                ("mill", Some("source")),
                (" froze", Some("content")),
                (".", None)
            ]
        );
    }

    #[test]
    fn steps_are_what_the_file_has() {
        let file = PackSource {
            name: "rules/r.yaml".into(),
            yaml: "rules:\n  - id: a\n    doc: d\n    pattern:\n      - { word: [x], as: cue }\n\n    examples: {}\n  - id: b\n    unless:\n      - id: c\n".into(),
        };
        assert_eq!(steps(&file, 2), "pattern:\n  - { word: [x], as: cue }\n");
        assert_eq!(steps(&file, 8), "unless:\n  - id: c\n");
        assert_eq!(steps(&file, 99), "");
    }

    #[test]
    fn every_embedded_rule_hits_its_examples() {
        for open in super::super::open(None, None).unwrap() {
            let rules = rules(&open);
            assert!(!rules.is_empty());
            for rule in rules {
                assert!(
                    rule.examples > 0 && rule.hits == rule.examples,
                    "{}",
                    rule.id
                );
                assert!(
                    rule.steps.starts_with("pattern"),
                    "{}: {}",
                    rule.id,
                    rule.steps
                );
                assert!(
                    rule.sentences.iter().all(|s| s.holds || s.todo),
                    "{}",
                    rule.id
                );
            }
        }
    }
}
