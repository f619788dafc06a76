//! Rules: compiled patterns with what they emit, and the examples that are their tests.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::compile::{Compiler, Macros, Vocabulary};
use super::diagnostics::{Mistake, MistakeKind, PackError, Path, readable};
use super::files::{PackSource, in_folder};
use super::lexicon::Builder;
use super::overlay::Layers;
use super::pattern::{Pattern, Place};
use super::schema::{Emit, MatchEntry, RuleEntry, RuleFile};
use super::{check_schema, parse};

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
    /// The way to it in its file.
    pub(crate) path: Path,
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
        /// Whether it is a known gap.
        todo: bool,
    },
    /// A sentence that the rule must leave alone.
    NoMatch {
        /// The sentence.
        text: String,
        /// Why.
        why: String,
        /// Whether it is a known gap.
        todo: bool,
    },
    /// A sentence that the rule would match, were it not for the named antipattern.
    Unless {
        /// The antipattern.
        id: String,
        /// The sentence.
        text: String,
    },
}

impl Rule {
    /// Its file and the line where it begins.
    pub fn place(&self) -> String {
        format!("{}:{}", self.file, self.line)
    }
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

/// Compiles all rule files of a pack, and numbers their steps. A file or a rule with a mistake is left out.
pub(super) fn compile(
    layers: &Layers,
    builder: &mut Builder,
    mistakes: &mut Vec<PackError>,
) -> (Vec<Rule>, Vec<Place>) {
    let mut parsed: Vec<(&PackSource, RuleFile)> = Vec::new();
    for source in layers.files().filter(|f| in_folder(f, "rules")) {
        let read = parse(source).and_then(|file: RuleFile| {
            check_schema(&file.schema, source)?;
            Ok(file)
        });
        match read {
            Ok(file) => parsed.push((source, file)),
            Err(error) => mistakes.push(error),
        }
    }
    let macros = macros(layers, &mut parsed, mistakes);
    let mut places = Vec::new();
    let mut rules: BTreeMap<String, Rule> = BTreeMap::new();
    for (source, file) in &parsed {
        let lines = lines_of_rules(&source.yaml);
        let name: Arc<str> = source.name.as_str().into();
        for (i, entry) in file.rules.iter().enumerate() {
            let path = Path::of("rules").index(i);
            let mut compiler = Compiler {
                words: Vocabulary::Growing(builder),
                macros: &macros,
                file: Arc::clone(&name),
                places: &mut places,
                at: 0,
            };
            let added = one(entry, &source.name, &mut compiler, &path).and_then(|mut rule| {
                let usual = lines.get(i).filter(|(id, _)| *id == rule.id);
                rule.line = usual.map_or_else(
                    || {
                        let mistake = Mistake::new(path.clone(), "");
                        mistake.locate(&source.name, &source.yaml).line
                    },
                    |(_, line)| *line,
                );
                let over = !layers.is_below(source);
                add(rule, entry.overrides, over, &path, layers, &mut rules)
            });
            mistakes.extend(added.err().map(|m| {
                let home = m.file.as_deref().unwrap_or(&source.name).to_owned();
                let home = layers.files().find(|f| f.name == home).unwrap_or(source);
                m.locate(&home.name, &home.yaml)
            }));
        }
    }
    for (i, id) in layers.head.disable.iter().enumerate() {
        if rules.remove(id).is_none() {
            let known: Vec<&str> = rules.keys().map(String::as_str).collect();
            let path = Path::of("disable").index(i);
            let mistake = Mistake::unknown(path, "rule", id, known.into_iter());
            mistakes.push(mistake.locate(&layers.main.name, &layers.main.yaml));
        }
    }
    (rules.into_values().collect(), places)
}

/// The macros of all files; one of the pack above takes the place of one below.
pub(super) fn macros(
    layers: &Layers,
    parsed: &mut [(&PackSource, RuleFile)],
    mistakes: &mut Vec<PackError>,
) -> Macros {
    let mut macros = Macros::new();
    for (source, file) in parsed {
        let own: Arc<str> = source.name.as_str().into();
        for (name, steps) in std::mem::take(&mut file.macros) {
            let known = macros.insert(name.clone(), (Arc::clone(&own), steps));
            let Some((other, _)) = known else { continue };
            let is_below = layers
                .files()
                .any(|f| *f.name == *other && layers.is_below(f));
            if is_below && !layers.is_below(source) {
                continue;
            }
            let message = format!("macro `{name}` is defined twice, in {other} too");
            let mistake = Mistake::new(Path::of("macros").key(&name), message)
                .of_kind(MistakeKind::DuplicateId);
            mistakes.push(mistake.locate(&source.name, &source.yaml));
        }
    }
    macros
}

/// Adds a rule, unless its identifier is taken.
fn add(
    rule: Rule,
    overrides: bool,
    above: bool,
    path: &Path,
    layers: &Layers,
    rules: &mut BTreeMap<String, Rule>,
) -> Result<(), Mistake> {
    let below = |r: &Rule| {
        layers
            .files()
            .any(|f| f.name == r.file && layers.is_below(f))
    };
    let message = match rules.get(&rule.id) {
        Some(other) if above && below(other) => {
            if overrides {
                rules.insert(rule.id.clone(), rule);
                return Ok(());
            }
            format!(
                "rule `{}` stands in the pack below too, at {}:{}; say `override: true` to replace it",
                rule.id, other.file, other.line
            )
        }
        Some(other) => format!(
            "rule `{}` stands at {}:{} too; ids are unique in a pack",
            rule.id, other.file, other.line
        ),
        None if overrides => format!("rule `{}` overrides nothing: no pack below has it", rule.id),
        None => {
            rules.insert(rule.id.clone(), rule);
            return Ok(());
        }
    };
    Err(Mistake::new(path.key("id"), message).of_kind(MistakeKind::DuplicateId))
}

/// The identifiers and lines of rules as rules are usually written (`- id: …`), in order: a parser that
/// keeps places would read each file once more for each of its rules.
fn lines_of_rules(yaml: &str) -> Vec<(&str, usize)> {
    let begins = |line: &'_ str| line.trim_start().starts_with("- id:");
    let indent = |line: &str| line.len() - line.trim_start().len();
    let lines = || yaml.lines().skip_while(|l| !l.starts_with("rules:"));
    let Some(least) = lines().filter(|l| begins(l)).map(indent).min() else {
        return Vec::new();
    };
    let before = yaml.lines().count() - lines().count();
    (before + 1..)
        .zip(lines())
        .filter(|(_, l)| begins(l) && indent(l) == least)
        .filter_map(|(i, l)| Some((l.split_once("id:")?.1.trim().trim_matches(['"', '\'']), i)))
        .collect()
}

pub(super) fn one(
    entry: &RuleEntry,
    file: &str,
    compiler: &mut Compiler,
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
    let matches = matches(entry, path)?;
    let others = entry
        .examples
        .no_match
        .iter()
        .map(|n| RuleExample::NoMatch {
            text: n.text.clone(),
            why: n.why.clone(),
            todo: n.todo,
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
        examples: matches.into_iter().chain(others).chain(antis).collect(),
        path: path.clone(),
        priority: entry.priority,
        emit: entry.emit.clone(),
        source,
        patterns,
        unless,
    })
}

/// The examples under `match`: texts, or maps that say more.
fn matches(entry: &RuleEntry, path: &Path) -> Result<Vec<RuleExample>, Mistake> {
    let mut examples = Vec::new();
    for (i, value) in entry.examples.matches.iter().enumerate() {
        let MatchEntry { text, todo } = match value {
            serde_yaml::Value::String(text) => MatchEntry {
                text: text.clone(),
                todo: false,
            },
            other => {
                let path = path.key("examples").key("match").index(i);
                if !other.is_mapping() {
                    let message = "an example is a sentence in quotation marks, or a map with `text` and `todo`";
                    return Err(Mistake::new(path, message));
                }
                serde_yaml::from_value(other.clone())
                    .map_err(|e| Mistake::new(path, readable(&e)))?
            }
        };
        examples.push(RuleExample::Match { marked: text, todo });
    }
    Ok(examples)
}

#[cfg(test)]
mod tests {
    use super::{lines_of_rules, unmark};

    #[test]
    fn rules_know_their_lines() {
        let yaml = "schema: selon/1\nmacros: {}\nrules:\n  - id: a\n    unless:\n      - id: b\n  - id: \"b\"\n";
        let lines = lines_of_rules(yaml);
        assert_eq!(lines, [("a", 4), ("b", 7)]);
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
