//! What a check came to, for people and as data.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use serde::Serialize;

use super::properties::{ALL, Fault};
use super::schema::Counterexample;
use crate::pack::Rule;
use crate::report::escape::clean;

/// What a check came to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Cases a rule and property.
    pub cases: u32,
    /// The seed of chance.
    pub seed: u64,
    /// One a pack.
    pub packs: Vec<PackReport>,
}

/// What the check of one pack came to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct PackReport {
    /// The language.
    pub lang: String,
    /// In the order of their identifiers.
    pub rules: Vec<RuleReport>,
    /// How often each property was tried.
    pub properties: Vec<PropertyReport>,
    /// Where a property does not hold.
    pub findings: Vec<Finding>,
    /// Whether they were kept in the pack's folder.
    pub kept: bool,
}

/// A property, and how often it was tried.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct PropertyReport {
    /// Its name.
    pub name: &'static str,
    /// What must hold.
    pub doc: &'static str,
    /// In how many cases it was tried; none where it applies to the whole.
    pub tried: usize,
}

/// How many sentences were made for a rule, and how they fared.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct RuleReport {
    /// Its identifier.
    pub id: String,
    /// Sentences made of its steps or examples.
    pub generated: u32,
    /// Those that it matched as expected.
    pub matched: u32,
    /// Those of which another rule took the cue.
    pub taken: u32,
    /// How often each property was tried.
    #[serde(skip)]
    pub(super) properties: Vec<(&'static str, usize)>,
}

/// A property that does not hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The property.
    pub property: &'static str,
    /// The rule; empty for a property of the whole pack.
    pub rule: String,
    /// The file of the rule.
    pub file: String,
    /// The line on which it begins.
    pub line: usize,
    /// The number of the case that failed first; 0 for one that was kept.
    pub case: u32,
    /// What is wrong, or what the change was.
    pub notes: Vec<String>,
    /// The sentence with the expected spans.
    pub expected: String,
    /// What was found instead, marked, with the rules.
    pub found: Vec<String>,
    /// An entry for the rule's `examples`, as YAML; empty where an example cannot say it.
    pub example: String,
    /// What is kept of it.
    #[serde(skip)]
    pub(super) kept: Option<Counterexample>,
}

impl Finding {
    pub(super) fn of(
        property: &'static str,
        rule: Option<&Rule>,
        fault: &Fault,
        kept: Counterexample,
        case: u32,
    ) -> Self {
        let expected = fault.expected.marked();
        let quoted = serde_json::to_string(&expected).unwrap_or_default();
        let example = match rule {
            Some(_) if !fault.expected.spans.is_empty() => format!("- {quoted}"),
            None if property == "no-overgeneration" => {
                format!("- {{ text: {quoted}, why: \"\" }}")
            }
            _ => String::new(),
        };
        Self {
            property,
            rule: rule.map(|r| r.id.clone()).unwrap_or_default(),
            file: rule.map(|r| r.file.clone()).unwrap_or_default(),
            line: rule.map_or(0, |r| r.line),
            case,
            notes: if fault.note.is_empty() {
                Vec::new()
            } else {
                vec![fault.note.clone()]
            },
            expected,
            found: fault.found.clone(),
            example,
            kept: Some(kept),
        }
    }
}

impl PackReport {
    /// Adds up how often properties were tried.
    pub(super) fn count(&mut self, extra: &[(&'static str, usize)]) {
        self.properties = ALL
            .iter()
            .map(|p| {
                let own = self.rules.iter().flat_map(|r| &r.properties);
                let all = own.chain(extra).filter(|(name, _)| *name == p.name);
                PropertyReport {
                    name: p.name,
                    doc: p.doc,
                    tried: all.map(|(_, n)| n).sum(),
                }
            })
            .collect();
    }
}

impl Report {
    /// Whether nothing was found.
    pub fn is_clean(&self) -> bool {
        self.packs.iter().all(|p| p.findings.is_empty())
    }

    /// For people.
    pub fn text(&self, color: bool) -> String {
        let style = |style: Style| if color { style } else { Style::new() };
        let fg = |color: AnsiColor| Style::new().fg_color(Some(color.into()));
        let (bold, bad, faint) = (
            style(Style::new().bold()),
            style(fg(AnsiColor::Red)),
            style(Style::new().dimmed()),
        );
        let mut out = String::new();
        // Writing to a string cannot fail.
        for pack in &self.packs {
            for finding in &pack.findings {
                let _ = finding.write(&mut out, bold, bad, faint);
            }
        }
        for pack in &self.packs {
            let generated: u32 = pack.rules.iter().map(|r| r.generated).sum();
            let matched: u32 = pack.rules.iter().map(|r| r.matched).sum();
            let share = matched * 100 / generated.max(1);
            let _ = writeln!(
                out,
                "{bold}{}{bold:#}: {} rules, {generated} sentences, {share} % matched as expected; {}",
                clean(&pack.lang),
                pack.rules.len(),
                match pack.findings.len() {
                    0 => "every property holds".to_owned(),
                    1 => "1 finding".to_owned(),
                    n => format!("{n} findings"),
                },
            );
            if pack.kept && !pack.findings.is_empty() {
                let _ = writeln!(
                    out,
                    "{faint}Kept in counterexamples.yaml, to be tried first from now on.{faint:#}"
                );
            }
        }
        out
    }
}

impl Finding {
    fn write(&self, out: &mut String, bold: Style, bad: Style, faint: Style) -> std::fmt::Result {
        let name = if self.rule.is_empty() {
            "(pack)"
        } else {
            &self.rule
        };
        write!(
            out,
            "{bad}{}{bad:#} {bold}{}{bold:#}",
            self.property,
            clean(name)
        )?;
        if !self.file.is_empty() {
            write!(out, " {faint}{}:{}{faint:#}", clean(&self.file), self.line)?;
        }
        writeln!(out)?;
        for note in &self.notes {
            writeln!(out, "  {}", clean(note))?;
        }
        if !self.expected.is_empty() {
            writeln!(out, "  expected  {}", clean(&self.expected))?;
            if self.found.is_empty() && self.notes.is_empty() {
                writeln!(out, "  found     nothing")?;
            }
            for found in &self.found {
                writeln!(out, "  found     {}", clean(found))?;
            }
        }
        if !self.example.is_empty() {
            writeln!(
                out,
                "  {faint}to keep it, under the rule's examples:{faint:#}"
            )?;
            writeln!(out, "    {}", clean(&self.example))?;
        }
        writeln!(out)
    }
}
