//! The examples that rules carry, and golden articles, run as tests.
//!
//! An example goes the way of any document, so that it also shows when another rule takes a sentence
//! away. This stands above the packs and the attributions because it needs both.

mod accept;
mod golden;
mod roles;
mod show;

use rayon::prelude::*;
use serde::Serialize;

use super::OpenPack;
use super::place::{Location, Places};
use crate::analysis::Attribution;
use crate::attribution::trace::PatternId;
use crate::attribution::{attribute, attribute_without};
use crate::pack::diagnostics::Path;
use crate::pack::rule::unmark;
use crate::pack::{Pack, Rule, RuleExample};
use crate::page::Page;
use crate::text::lay_out;

pub use accept::{Change, changes, rewrite};
pub use roles::Roles;
pub(crate) use show::shell;
pub use show::{json, text};

/// How an example came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// As expected.
    Ok,
    /// What was expected is not found.
    Missing,
    /// Something is found where nothing was expected.
    Noisy,
    /// Found, with other spans.
    WrongSpan,
    /// The example itself is at fault.
    Error,
}

impl Verdict {
    /// The letter that stands for it.
    pub fn letter(self) -> char {
        match self {
            Self::Ok => '.',
            Self::Missing => 'M',
            Self::Noisy => 'N',
            Self::WrongSpan => 'W',
            Self::Error => 'E',
        }
    }
}

/// What kind of example it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ExampleKind {
    /// A sentence that a rule must match.
    Match,
    /// A sentence that a rule must leave alone.
    NoMatch,
    /// A sentence that an antipattern silences.
    Unless,
    /// A passage of a golden article.
    Golden,
    /// A file or rule that cannot be compiled.
    Broken,
}

/// An example that was tried.
#[derive(Debug, Clone)]
pub struct Tried {
    /// The rule; none of a golden article.
    pub rule: Option<String>,
    /// What kind of example it is.
    pub kind: ExampleKind,
    /// Where it stands.
    pub place: Location,
    /// Whether it is a known gap.
    pub todo: bool,
    /// How it came out.
    pub judged: Judged,
    /// The way to it in its file.
    pub(crate) path: Path,
}

impl Tried {
    /// Whether there is something to mend: it does not hold, or it is called a known gap and holds.
    pub fn fails(&self) -> bool {
        (self.judged.verdict == Verdict::Ok) == self.todo
    }

    /// Whether it is a known gap that is still open.
    pub fn is_known_gap(&self) -> bool {
        self.todo && !self.fails()
    }
}

/// How an example came out, and what was found.
#[derive(Debug, Clone)]
pub struct Judged {
    /// In a word.
    pub verdict: Verdict,
    /// What is wrong; empty where nothing is.
    pub message: String,
    /// The sentence or passage without marks.
    pub text: String,
    /// What was to be found in it.
    pub expected: Option<Roles>,
    /// What was found in it that matters here, that of the rule itself first.
    pub found: Vec<Roles>,
}

/// Tries the examples of the rules whose identifiers pass, in order of the identifiers, then the golden articles
/// whose names do. What could not be compiled comes first.
pub fn run(open: &OpenPack, wanted: impl Fn(&str) -> bool + Sync) -> Vec<Tried> {
    let mut tried: Vec<Tried> = open.mistakes.iter().map(broken).collect();
    let Some(pack) = &open.pack else {
        return tried;
    };
    let places = Places::new(open, &["rules", "golden"]);
    let rules: Vec<Vec<Tried>> = pack
        .rules
        .par_iter()
        .enumerate()
        .filter(|(_, rule)| wanted(&rule.id))
        .map(|(index, _)| try_rule(pack, index, &places))
        .collect();
    tried.extend(rules.into_iter().flatten());
    tried.extend(golden::run(open, pack, &places, wanted));
    tried
}

/// The examples of the rule at `index`, tried; `places` knows its file.
fn try_rule(pack: &Pack, index: usize, places: &Places) -> Vec<Tried> {
    let rule = &pack.rules[index];
    let paths = paths(rule);
    let examples = rule.examples.iter().enumerate().zip(paths);
    examples
        .map(|((number, example), path)| {
            let (kind, todo) = match example {
                RuleExample::Match { todo, .. } => (ExampleKind::Match, *todo),
                RuleExample::NoMatch { todo, .. } => (ExampleKind::NoMatch, *todo),
                RuleExample::Unless { .. } => (ExampleKind::Unless, false),
            };
            let mut judged = judge(pack, index, number);
            if todo && judged.verdict == Verdict::Ok {
                "the known gap is closed; take `todo` away".clone_into(&mut judged.message);
            }
            Tried {
                rule: Some(rule.id.clone()),
                kind,
                place: places.at(&rule.file, &path),
                todo,
                judged,
                path,
            }
        })
        .collect()
}

/// The ways to the examples of a rule in its file.
pub(crate) fn paths(rule: &Rule) -> Vec<Path> {
    let (mut matches, mut no_match, mut unless) = (0, 0, 0);
    let next = |count: &mut usize| {
        *count += 1;
        *count - 1
    };
    let examples = rule.path.key("examples");
    let path = |example: &RuleExample| match example {
        RuleExample::Match { .. } => examples.key("match").index(next(&mut matches)),
        RuleExample::NoMatch { .. } => examples.key("no_match").index(next(&mut no_match)),
        RuleExample::Unless { .. } => {
            let antipattern = rule.path.key("unless").index(next(&mut unless));
            antipattern.key("example")
        }
    };
    rule.examples.iter().map(path).collect()
}

/// What could not be compiled, as an example that is at fault.
fn broken(mistake: &crate::pack::PackError) -> Tried {
    Tried {
        rule: None,
        kind: ExampleKind::Broken,
        place: Location {
            file: mistake.file.clone(),
            line: mistake.line,
            column: mistake.column,
        },
        todo: false,
        judged: Judged {
            verdict: Verdict::Error,
            message: mistake.message.clone(),
            text: String::new(),
            expected: None,
            found: Vec::new(),
        },
        path: Path::default(),
    }
}

/// How example `number` of the rule at `index` comes out.
///
/// A marked example must give an attribution of this rule with exactly the marked spans; its source
/// is free where none is marked. Of a sentence that is not to match, the rule must make nothing. Of one that an
/// antipattern silences it must make nothing either, but something without that antipattern.
pub(crate) fn judge(pack: &Pack, index: usize, number: usize) -> Judged {
    let rule = &pack.rules[index];
    match &rule.examples[number] {
        RuleExample::Match { marked, .. } => matching(pack, rule, marked),
        RuleExample::NoMatch { text, why, .. } => {
            let message = if why.is_empty() {
                "the rule must leave this alone".to_owned()
            } else {
                format!("the rule must leave this alone: {why}")
            };
            silent(pack, rule, text, message)
        }
        RuleExample::Unless { id, text } => {
            let others = &rule.examples[..number];
            let number = others.iter().filter(|e| is_unless(e)).count();
            silenced(pack, index, (number, id), text)
        }
    }
}

fn is_unless(example: &RuleExample) -> bool {
    matches!(example, RuleExample::Unless { .. })
}

fn matching(pack: &Pack, rule: &Rule, marked: &str) -> Judged {
    let (text, marks) = unmark(marked);
    let wanted = Roles::marked(&marks);
    let found = attributions(pack, &text);
    let (mut own, others): (Vec<_>, Vec<_>) = found.iter().partition(|a| a.rule == rule.id);
    // The attribution at the marked cue before others.
    own.sort_by_key(|a| !wanted.shares_cue(a));
    let (verdict, message) = if wanted.cue.is_empty() {
        let message = "the example marks no cue; put [cue:…] around it".to_owned();
        (Verdict::Error, message)
    } else if own.iter().any(|a| wanted.fits(a)) {
        (Verdict::Ok, String::new())
    } else if !own.is_empty() {
        (Verdict::WrongSpan, "the spans differ".to_owned())
    } else if let Some(other) = others.iter().find(|a| wanted.shares_cue(a)) {
        let message = format!("{} takes the cue instead", other.rule);
        (Verdict::Missing, message)
    } else {
        (Verdict::Missing, "the rule finds nothing".to_owned())
    };
    Judged {
        verdict,
        message,
        expected: Some(wanted),
        found: own.into_iter().chain(others).map(Roles::of).collect(),
        text,
    }
}

fn silent(pack: &Pack, rule: &Rule, text: &str, message: String) -> Judged {
    let mut found = attributions(pack, text);
    found.retain(|a| a.rule == rule.id);
    let (verdict, message) = if text.is_empty() {
        (Verdict::Error, "the example has no text".to_owned())
    } else if found.is_empty() {
        (Verdict::Ok, String::new())
    } else {
        (Verdict::Noisy, message)
    };
    Judged {
        verdict,
        message,
        text: text.to_owned(),
        expected: None,
        found: found.iter().map(Roles::of).collect(),
    }
}

fn silenced(pack: &Pack, index: usize, (number, id): (usize, &str), text: &str) -> Judged {
    let rule = &pack.rules[index];
    let message = format!("the antipattern `{id}` does not silence this");
    let judged = silent(pack, rule, text, message);
    if judged.verdict != Verdict::Ok {
        return judged;
    }
    let antipattern = PatternId {
        rule: index,
        index: number,
        unless: true,
    };
    let layout = lay_out(text, &pack.profile);
    let without = attribute_without(&Page::new(pack, text, &layout), antipattern);
    if without.iter().any(|a| a.rule == rule.id) {
        return judged;
    }
    Judged {
        verdict: Verdict::Missing,
        message: format!(
            "the rule does not match this without the antipattern `{id}` either, so it shows nothing"
        ),
        found: without.iter().map(Roles::of).collect(),
        ..judged
    }
}

/// The attributions of a text, found on the way of any document.
pub(crate) fn attributions(pack: &Pack, text: &str) -> Vec<Attribution> {
    let layout = lay_out(text, &pack.profile);
    attribute(&Page::new(pack, text, &layout)).0
}

#[cfg(test)]
mod tests;
