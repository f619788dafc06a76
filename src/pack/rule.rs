//! Rules: compiled patterns with what they emit, and the examples that are their tests.

use std::collections::BTreeMap;

use super::compile::Compiler;
use super::diagnostics::{Mistake, PackError, Path};
use super::lexicon::Builder;
use super::pattern::Pattern;
use super::schema::{Emit, RuleEntry, RuleFile, Step};
use super::{PackSource, check_schema, in_folder, parse};

/// How a rule finds its source where no step captures it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SourceFrom {
    /// By the subject procedure.
    Subject,
    /// There is none.
    Nowhere,
}

/// A compiled rule.
pub struct Rule {
    /// Identifier, unique in the pack.
    pub id: String,
    /// What it finds, for people.
    pub doc: String,
    /// File that holds it.
    pub file: String,
    /// The line of the file where it begins, from 1.
    pub line: usize,
    /// Its embedded tests.
    pub examples: Vec<RuleExample>,
    pub(crate) priority: i32,
    pub(crate) emit: Emit,
    pub(crate) source: SourceFrom,
    pub(crate) patterns: Vec<Pattern>,
    pub(crate) unless: Vec<Pattern>,
}

/// A test of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleExample {
    /// A sentence in which the rule must find these roles, as marked: `[source:…]`.
    Match {
        /// The sentence with its marks.
        marked: String,
    },
    /// A sentence that the rule must leave alone.
    NoMatch {
        /// The sentence.
        text: String,
        /// Why.
        why: String,
    },
    /// A sentence that the rule would match, were it not for the named antipattern.
    Unless {
        /// The antipattern.
        id: String,
        /// The sentence.
        text: String,
    },
}

/// A sentence without its marks, and the marked byte ranges with their role names.
pub(crate) fn unmark(marked: &str) -> (String, Vec<(String, std::ops::Range<usize>)>) {
    let (mut text, mut roles, mut open) = (String::new(), Vec::new(), Vec::new());
    let mut rest = marked;
    while let Some(c) = rest.chars().next() {
        let named = ["[source:", "[cue:", "[content:"]
            .into_iter()
            .find(|m| rest.starts_with(m));
        if let Some(mark) = named {
            open.push((mark[1..mark.len() - 1].to_string(), text.len()));
            rest = &rest[mark.len()..];
            continue;
        }
        if c == ']'
            && let Some((role, start)) = open.pop()
        {
            roles.push((role, start..text.len()));
        } else {
            text.push(c);
        }
        rest = &rest[c.len_utf8()..];
    }
    roles.sort_by_key(|(role, span)| (role.clone(), span.start));
    (text, roles)
}

/// Compiles all rule files of a pack.
pub(crate) fn compile(files: &[PackSource], builder: &mut Builder) -> Result<Vec<Rule>, PackError> {
    let mut parsed: Vec<(&PackSource, RuleFile)> = Vec::new();
    for source in files.iter().filter(|f| in_folder(f, "rules")) {
        let file: RuleFile = parse(source)?;
        check_schema(&file.schema, source)?;
        parsed.push((source, file));
    }
    let mut macros: BTreeMap<String, Vec<Step>> = BTreeMap::new();
    for (source, file) in &mut parsed {
        for (name, steps) in std::mem::take(&mut file.macros) {
            if macros.insert(name.clone(), steps).is_some() {
                let mistake = Mistake::new(
                    Path::of("macros").key(&name),
                    format!("macro `{name}` is defined twice"),
                );
                return Err(mistake.locate(&source.name, &source.yaml));
            }
        }
    }
    let mut rules: Vec<Rule> = Vec::new();
    for (source, file) in &parsed {
        let lines = lines_of_rules(&source.yaml);
        for (i, entry) in file.rules.iter().enumerate() {
            let path = Path::of("rules").index(i);
            let mut rule = one(entry, &source.name, &macros, builder, &path)
                .map_err(|m| m.locate(&source.name, &source.yaml))?;
            rule.line = lines.get(rule.id.as_str()).copied().unwrap_or_else(|| {
                let mistake = Mistake::new(path.clone(), "");
                mistake.locate(&source.name, &source.yaml).line
            });
            if let Some(other) = rules.iter().find(|r| r.id == rule.id) {
                let message = format!(
                    "rule `{}` stands in {} too; ids are unique in a pack",
                    rule.id, other.file
                );
                return Err(
                    Mistake::new(path.key("id"), message).locate(&source.name, &source.yaml)
                );
            }
            rules.push(rule);
        }
    }
    rules.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(rules)
}

/// The lines on which rules begin as rules are usually written (`- id: …`), by identifier: a parser that
/// keeps places would read each file once more for each of its rules.
fn lines_of_rules(yaml: &str) -> BTreeMap<&str, usize> {
    let begins = |line: &'_ str| line.trim_start().starts_with("- id:");
    let indent = |line: &str| line.len() - line.trim_start().len();
    let lines = || yaml.lines().skip_while(|l| !l.starts_with("rules:"));
    let Some(least) = lines().filter(|l| begins(l)).map(indent).min() else {
        return BTreeMap::new();
    };
    let before = yaml.lines().count() - lines().count();
    (before + 1..)
        .zip(lines())
        .filter(|(_, l)| begins(l) && indent(l) == least)
        .filter_map(|(i, l)| Some((l.split_once("id:")?.1.trim().trim_matches(['"', '\'']), i)))
        .collect()
}

fn one(
    entry: &RuleEntry,
    file: &str,
    macros: &BTreeMap<String, Vec<Step>>,
    builder: &mut Builder,
    path: &Path,
) -> Result<Rule, Mistake> {
    if entry.id.is_empty() {
        return Err(Mistake::new(path.clone(), "the rule has no `id`"));
    }
    let source = match entry.source.as_deref() {
        None | Some("subject") => SourceFrom::Subject,
        Some("none") => SourceFrom::Nowhere,
        Some(other) => {
            return Err(Mistake::unknown(
                path.key("source"),
                "way to find a source",
                other,
                ["subject", "none"].into_iter(),
            ));
        }
    };
    let mut compiler = Compiler { builder, macros };
    let mut patterns = Vec::new();
    if !entry.pattern.is_empty() {
        patterns.push(compiler.pattern(&entry.pattern, &path.key("pattern"))?);
    }
    for (i, steps) in entry.patterns.iter().enumerate() {
        patterns.push(compiler.pattern(steps, &path.key("patterns").index(i))?);
    }
    if patterns.is_empty() {
        return Err(Mistake::new(
            path.clone(),
            format!("rule `{}` has no `pattern`", entry.id),
        ));
    }
    let mut unless = Vec::new();
    for (i, anti) in entry.unless.iter().enumerate() {
        unless.push(compiler.pattern(&anti.pattern, &path.key("unless").index(i).key("pattern"))?);
    }
    let matches = entry
        .examples
        .matches
        .iter()
        .map(|m| RuleExample::Match { marked: m.clone() });
    let others = entry
        .examples
        .no_match
        .iter()
        .map(|n| RuleExample::NoMatch {
            text: n.text.clone(),
            why: n.why.clone(),
        });
    let antis = entry.unless.iter().map(|u| RuleExample::Unless {
        id: u.id.clone(),
        text: u.example.clone(),
    });
    Ok(Rule {
        id: entry.id.clone(),
        doc: entry.doc.clone(),
        file: file.to_string(),
        line: 0,
        examples: matches.chain(others).chain(antis).collect(),
        priority: entry.priority,
        emit: entry.emit.clone(),
        source,
        patterns,
        unless,
    })
}

#[cfg(test)]
mod tests {
    use super::{lines_of_rules, unmark};

    #[test]
    fn rules_know_their_lines() {
        let yaml = "schema: selon/1\nmacros: {}\nrules:\n  - id: a\n    unless:\n      - id: b\n  - id: \"b\"\n";
        let lines = lines_of_rules(yaml);
        assert_eq!((lines["a"], lines["b"]), (4, 7));
        let pack = crate::pack::Pack::load("en").unwrap().unwrap();
        let files = crate::pack::embedded("en").unwrap();
        for rule in &pack.rules {
            let file = files.iter().find(|f| f.name == rule.file).unwrap();
            let line = file.yaml.lines().nth(rule.line - 1).unwrap();
            assert!(line.contains(&rule.id), "{}: {line}", rule.id);
        }
    }

    #[test]
    fn marks_come_off_and_leave_ranges() {
        let (text, roles) = unmark("[cue:Laut] [source:Bo], [content:a] x [content:b [1]].");
        assert_eq!(text, "Laut Bo, a x b [1].");
        let found: Vec<(&str, &str)> = roles
            .iter()
            .map(|(r, s)| (r.as_str(), &text[s.clone()]))
            .collect();
        assert_eq!(
            found,
            [
                ("content", "a"),
                ("content", "b [1"),
                ("cue", "Laut"),
                ("source", "Bo")
            ]
        );
    }
}
