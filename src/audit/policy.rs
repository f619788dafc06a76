//! What a house asks of its texts: severities of findings and limits of figures, with the clauses behind them.
//!
//! A policy is a YAML file with a closed schema. Those in `policies/` are embedded in the binary; a file of
//! one's own reads the same way.

use std::collections::BTreeMap;
use std::fmt;

use include_dir::{Dir, include_dir};
use serde::{Deserialize, Deserializer};

use super::finding::{FindingKind, Severity};
use super::metric::METRICS;

static EMBEDDED: Dir = include_dir!("$CARGO_MANIFEST_DIR/policies");

/// The version of the format.
pub const SCHEMA: &str = "selon-policy/1";

/// A mistake in a policy, with its place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct PolicyError {
    /// The file as it was named.
    pub file: String,
    /// Line, from 1; 0 where the mistake has no place.
    pub line: usize,
    /// Column, from 1; 0 where the mistake has no place.
    pub column: usize,
    /// What is wrong and what to do.
    pub message: String,
}

impl fmt::Display for PolicyError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.file)?;
        if self.line > 0 {
            write!(f, ":{}:{}", self.line, self.column)?;
        }
        write!(f, ": {}", self.message)
    }
}

/// What a house asks.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// [`SCHEMA`].
    schema: Schema,
    /// Its short name.
    pub name: String,
    /// What it follows.
    #[serde(default)]
    pub title: String,
    /// Where that was read.
    #[serde(default)]
    pub read_in: String,
    /// Findings that it treats otherwise than is usual.
    #[serde(default)]
    findings: BTreeMap<FindingKind, Setting>,
    /// Limits of figures.
    #[serde(default)]
    pub thresholds: Vec<Threshold>,
}

/// How a finding is treated.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Setting {
    severity: Level,
    #[serde(default)]
    clause: Option<String>,
}

/// A severity, or that it is not looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Level {
    Off,
    Note,
    Warning,
    Error,
}

/// A limit of a figure.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Threshold {
    /// Which figure.
    pub metric: FigureName,
    /// What it must reach.
    #[serde(default)]
    pub min: Option<f64>,
    /// What it must not pass.
    #[serde(default)]
    pub max: Option<f64>,
    /// How bad it is.
    pub severity: Severity,
    /// The clause that asks for it.
    #[serde(default)]
    pub clause: Option<String>,
}

/// A figure of a metric: `M3.unnamed_rate`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FigureName {
    /// `M1` to `M28`.
    pub id: &'static str,
    /// The figure.
    pub figure: &'static str,
}

impl From<FigureName> for String {
    fn from(name: FigureName) -> Self {
        format!("{}.{}", name.id, name.figure)
    }
}

impl<'de> Deserialize<'de> for FigureName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::try_from(text).map_err(serde::de::Error::custom)
    }
}

impl TryFrom<String> for FigureName {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        let known: Vec<Self> = METRICS
            .iter()
            .flat_map(|(id, _, names)| names.iter().map(|figure| Self { id, figure }))
            .collect();
        let names: Vec<String> = known.iter().map(|name| String::from(*name)).collect();
        match names.iter().position(|name| *name == text) {
            Some(at) => Ok(known[at]),
            None => Err(unknown("figure", &text, names.iter().map(String::as_str))),
        }
    }
}

/// The version that a file says it has.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(try_from = "String")]
struct Schema;

impl TryFrom<String> for Schema {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        if text == SCHEMA {
            return Ok(Self);
        }
        Err(format!(
            "`schema` is `{text}`, but this program reads `{SCHEMA}`"
        ))
    }
}

/// How a finding is treated.
pub(super) struct Rule {
    pub(super) severity: Severity,
    pub(super) clause: Option<String>,
}

impl Policy {
    /// Names of the embedded policies, sorted.
    pub fn installed() -> Vec<&'static str> {
        let mut names: Vec<&str> = EMBEDDED
            .files()
            .filter_map(|file| file.path().file_name()?.to_str()?.strip_suffix(".yaml"))
            .collect();
        names.sort_unstable();
        names
    }

    /// The embedded policy of this name; `None` where there is none.
    pub fn embedded(name: &str) -> Option<Result<Self, PolicyError>> {
        let file = format!("{name}.yaml");
        let yaml = EMBEDDED.get_file(&file)?.contents_utf8()?;
        Some(Self::parse(yaml, &format!("policies/{file}")))
    }

    /// Reads a policy; `file` is its name for messages.
    pub fn parse(yaml: &str, file: &str) -> Result<Self, PolicyError> {
        let text = yaml.strip_prefix('\u{feff}').unwrap_or(yaml);
        let policy: Self = serde_yaml::from_str(text).map_err(|error| {
            let (line, column) = error.location().map_or((0, 0), |l| (l.line(), l.column()));
            PolicyError {
                file: file.to_owned(),
                line,
                column,
                message: readable(&error.to_string()),
            }
        })?;
        policy.check(text, file)?;
        Ok(policy)
    }

    /// What the types do not tell.
    fn check(&self, yaml: &str, file: &str) -> Result<(), PolicyError> {
        let wrong = |key: &str, nth: usize, message: String| {
            let (line, column) = place(yaml, key, nth);
            Err(PolicyError {
                file: file.to_owned(),
                line,
                column,
                message,
            })
        };
        for (nth, limit) in self.thresholds.iter().enumerate() {
            let name = String::from(limit.metric);
            match (limit.min, limit.max) {
                (None, None) => {
                    return wrong(
                        "metric:",
                        nth,
                        format!("`{name}` has no limit; give `min` or `max`"),
                    );
                }
                (Some(min), Some(max)) if min > max => {
                    let message = format!("no figure is at least {min} and at most {max}");
                    return wrong("metric:", nth, message);
                }
                _ => {}
            }
        }
        if self.findings.contains_key(&FindingKind::Threshold) {
            let message = "`threshold` has its severities under `thresholds`".to_owned();
            return wrong("threshold:", 0, message);
        }
        Ok(())
    }

    /// How it treats a finding; `None` where it does not look for it.
    pub(super) fn rule(&self, kind: FindingKind) -> Option<Rule> {
        let setting = self.findings.get(&kind);
        let severity = match setting.map(|s| s.severity) {
            Some(Level::Off) => return None,
            Some(Level::Note) => Severity::Note,
            Some(Level::Warning) => Severity::Warning,
            Some(Level::Error) => Severity::Error,
            None => kind.severity(),
        };
        Some(Rule {
            severity,
            clause: setting.and_then(|s| s.clause.clone()),
        })
    }
}

/// Line and column of the nth place where a key begins.
fn place(yaml: &str, key: &str, nth: usize) -> (usize, usize) {
    let starts = |line: &str| {
        let before = line.find(key)?;
        let indent = line[..before].chars().all(|c| " -{".contains(c));
        indent.then(|| line[..before].chars().count() + 1)
    };
    let mut found = yaml
        .lines()
        .zip(1..)
        .filter_map(|(l, n)| Some((n, starts(l)?)));
    found.nth(nth).unwrap_or((0, 0))
}

/// An error of the YAML reader in the words of those who write policies, without its place.
fn readable(error: &str) -> String {
    let text = error.split(" at line ").next().unwrap_or(error);
    let text = text
        .split_once(": ")
        .filter(|(path, _)| !path.contains(' '))
        .map_or(text, |(_, rest)| rest);
    let ticked: Vec<&str> = text.split('`').skip(1).step_by(2).collect();
    match ticked[..] {
        [name, ref known @ ..] if text.starts_with("unknown field") => {
            unknown("key", name, known.iter().copied())
        }
        [name, ref known @ ..] if text.starts_with("unknown variant") => {
            unknown("value", name, known.iter().copied())
        }
        [name] if text.starts_with("missing field") => format!("the key `{name}` is missing"),
        _ => text.to_owned(),
    }
}

/// A name that does not exist, with the nearest one that does.
fn unknown<'a>(what: &str, name: &str, known: impl Iterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.collect();
    let score = |k: &&str| strsim::normalized_damerau_levenshtein(name, k);
    let nearest = known
        .iter()
        .copied()
        .max_by(|a, b| score(a).total_cmp(&score(b)));
    let help = match nearest {
        Some(near) if score(&near) >= 0.5 => format!("did you mean `{near}`?"),
        _ => format!("known: {}", known.join(", ")),
    };
    format!("unknown {what} `{name}`; {help}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "schema: selon-policy/1\nname: mine\n";

    fn error(rest: &str) -> String {
        Policy::parse(&format!("{HEAD}{rest}"), "mine.yaml")
            .unwrap_err()
            .to_string()
    }

    #[test]
    fn embedded_policies_are_read() {
        assert_eq!(Policy::installed(), ["afp", "ap", "nyt", "reuters"]);
        for name in Policy::installed() {
            let policy = Policy::embedded(name).unwrap().unwrap();
            assert!(
                !policy.title.is_empty() && !policy.read_in.is_empty(),
                "{name}"
            );
            assert!(
                policy.findings.values().all(|s| s.clause.is_some()),
                "{name}"
            );
            assert!(
                policy.thresholds.iter().all(|t| t.clause.is_some()),
                "{name}"
            );
        }
        assert!(Policy::embedded("none").is_none());
    }

    #[test]
    fn mistakes_have_their_place_and_a_proposal() {
        let cases = [
            (
                "findings:\n  bare-sorce: { severity: error }\n",
                "mine.yaml:4:3: unknown value `bare-sorce`; did you mean `bare-source`?",
            ),
            (
                "findings:\n  bare-source: { severity: eror }\n",
                "mine.yaml:4:28: unknown value `eror`; did you mean `error`?",
            ),
            (
                "findigs: {}\n",
                "mine.yaml:3:1: unknown key `findigs`; did you mean `findings`?",
            ),
            (
                "thresholds:\n  - metric: M3.unamed_rate\n    max: 1\n    severity: note\n",
                "mine.yaml:4:5: unknown figure `M3.unamed_rate`; did you mean `M3.unnamed_rate`?",
            ),
            (
                "thresholds:\n  - metric: M3.unnamed_rate\n    severity: note\n",
                "mine.yaml:4:5: `M3.unnamed_rate` has no limit; give `min` or `max`",
            ),
        ];
        for (yaml, message) in cases {
            assert_eq!(error(yaml), message);
        }
        let old = Policy::parse("schema: selon-policy/0\nname: x\n", "p").unwrap_err();
        assert!(old.message.contains("selon-policy/1"), "{old}");
        let empty = Policy::parse("schema: selon-policy/1\n", "p").unwrap_err();
        assert_eq!(empty.message, "the key `name` is missing");
    }

    #[test]
    fn a_policy_changes_what_it_names_only() {
        let yaml = format!(
            "{HEAD}findings:\n  bare-source: {{ severity: off }}\n  double-hedge: {{ severity: error, clause: c }}\n"
        );
        let policy = Policy::parse(&yaml, "mine.yaml").unwrap();
        assert!(policy.rule(FindingKind::BareSource).is_none());
        let hedge = policy.rule(FindingKind::DoubleHedge).unwrap();
        assert_eq!(
            (hedge.severity, hedge.clause.as_deref()),
            (Severity::Error, Some("c"))
        );
        let other = policy.rule(FindingKind::SingleOrigin).unwrap();
        assert_eq!(other.severity, FindingKind::SingleOrigin.severity());
    }
}
