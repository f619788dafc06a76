//! The examples that rules carry, run as tests.
//!
//! An example goes the way of any document, so that it also shows when another rule takes a sentence
//! away. This stands above the packs and the attributions because it needs both.

use std::fmt::{self, Display, Write};
use std::ops::Range;

use crate::analysis::Attribution;
use crate::attribution::attribute;
use crate::pack::rule::unmark;
use crate::pack::{Pack, Rule, RuleExample};
use crate::page::Page;
use crate::text::{Span, lay_out};

/// An example that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Identifier of the rule.
    pub rule: String,
    /// The example as the rule writes it.
    pub example: String,
    /// What was expected and what was found, over several lines.
    pub message: String,
}

impl Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}: {}\n{}", self.rule, self.example, self.message)
    }
}

/// The examples of `rule` that do not hold; `rule` is one of `pack`.
///
/// A marked example must give an attribution of this rule with exactly the marked spans; its source
/// is free where none is marked. Of a sentence that is not to match, or that an antipattern silences,
/// the rule must make nothing. Whether the rule would match it without the antipattern is not tried:
/// that would be another pack.
///
/// ```
/// let pack = selon::pack::Pack::load("fr").unwrap().unwrap();
/// for failure in pack.rules().iter().flat_map(|rule| selon::check::check_rule(&pack, rule)) {
///     eprintln!("{failure}");
/// }
/// ```
pub fn check_rule(pack: &Pack, rule: &Rule) -> Vec<Failure> {
    let check = Check {
        pack,
        rule: &rule.id,
    };
    rule.examples
        .iter()
        .filter_map(|example| {
            let (example, message) = match example {
                RuleExample::Match { marked } => (marked, check.matching(marked)),
                RuleExample::NoMatch { text, why } => (text, check.silent(text, why)),
                RuleExample::Unless { text, id } => (text, check.silent(text, id)),
            };
            Some(Failure {
                rule: rule.id.clone(),
                example: example.clone(),
                message: message?,
            })
        })
        .collect()
}

/// One rule under test.
struct Check<'a> {
    pack: &'a Pack,
    rule: &'a str,
}

impl Check<'_> {
    /// Why a marked sentence fails, if it does.
    fn matching(&self, marked: &str) -> Option<String> {
        let (text, marks) = unmark(marked);
        let wanted = Wanted::new(&marks);
        if wanted.cue.is_empty() {
            return Some("  the example marks no cue; put [cue:…] around it".to_string());
        }
        let all = self.attributions(&text);
        if all.iter().any(|a| a.rule == self.rule && wanted.fits(a)) {
            return None;
        }
        let mut message = String::from("  expected");
        roles(
            &mut message,
            &text,
            [&wanted.source, &wanted.cue, &wanted.content],
        );
        describe(&mut message, &text, &all);
        Some(message)
    }

    /// Why a sentence that is to be left alone fails, if it does.
    fn silent(&self, text: &str, why: &str) -> Option<String> {
        let mut all = self.attributions(text);
        all.retain(|a| a.rule == self.rule);
        if all.is_empty() {
            return None;
        }
        let mut message = format!("  expected nothing ({why})");
        describe(&mut message, text, &all);
        Some(message)
    }

    fn attributions(&self, text: &str) -> Vec<Attribution> {
        let layout = lay_out(text, &self.pack.profile);
        attribute(&Page::new(self.pack, text, &layout)).0
    }
}

/// The marked spans of an example.
#[derive(Default)]
struct Wanted {
    source: Vec<Span>,
    cue: Vec<Span>,
    content: Vec<Span>,
}

impl Wanted {
    fn new(marks: &[(String, Range<usize>)]) -> Self {
        let mut wanted = Self::default();
        for (role, range) in marks {
            let spans = match role.as_str() {
                "source" => &mut wanted.source,
                "cue" => &mut wanted.cue,
                _ => &mut wanted.content,
            };
            spans.push(Span::new(range.start, range.end));
        }
        wanted
    }

    fn fits(&self, found: &Attribution) -> bool {
        self.cue == found.cue
            && self.content == found.content
            && (self.source.is_empty() || self.source == found.source)
    }
}

/// Writes what was found, a line each, with the rules that found it.
fn describe(message: &mut String, text: &str, found: &[Attribution]) {
    if found.is_empty() {
        message.push_str("\n  found    nothing");
    }
    for a in found {
        message.push_str("\n  found   ");
        roles(message, text, [&a.source, &a.cue, &a.content]);
        message.push_str(" by ");
        message.push_str(&a.rule);
    }
}

/// Writes the words and the places of source, cue and content.
fn roles(message: &mut String, text: &str, roles: [&Vec<Span>; 3]) {
    for (name, spans) in ["source", "cue", "content"].into_iter().zip(roles) {
        for span in spans {
            let words = span.of(text);
            // Writing to a string cannot fail.
            let _ = write!(message, " {name} `{words}` {}..{}", span.start, span.end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::PackSource;

    const PACK: &str = "schema: selon/1\nlanguage: xx\nname: test\n\
        forms: { now: [finite, present, third, singular] }\n\
        paradigms: { s: { strip: '', endings: { now: [s] } } }\n";
    const WORDS: &str = "schema: selon/1\nverbs: [{ lemma: say, frames: [that] }]\n\
        words: { complementizer: [that], determiner: [the] }\n";
    const RULE: &str = "schema: selon/1\nrules:\n  - id: xx.that\n    pattern:\n\
        \x20     - { verb: { frame: [that] }, as: cue }\n\
        \x20     - { lex: [complementizer] }\n\
        \x20     - { clause: {}, as: content }\n    examples:\n";

    fn failures(examples: &str) -> Vec<String> {
        let file = |name: &str, yaml: &str| PackSource {
            name: format!("xx/{name}"),
            yaml: yaml.to_string(),
        };
        let rules = format!("{RULE}{examples}");
        let pack = Pack::compile(&[
            file("pack.yaml", PACK),
            file("lexicon/words.yaml", WORDS),
            file("rules/rules.yaml", &rules),
        ])
        .unwrap();
        let found = check_rule(&pack, &pack.rules()[0]);
        found.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn examples_that_hold_say_nothing() {
        let examples = "      match: ['[source:Ada] [cue:says] that [content:the pond froze].']\n\
            \x20     no_match: [{ text: 'Ada likes that pond.', why: no verb of saying }]\n";
        assert_eq!(failures(examples), [""; 0]);
    }

    #[test]
    fn an_unmarked_source_is_free() {
        assert_eq!(
            failures("      match: ['Ada [cue:says] that [content:the pond froze].']\n"),
            [""; 0]
        );
    }

    #[test]
    fn a_wrong_span_shows_both_sides() {
        let examples = "      match: ['[source:Ada] [cue:says] that [content:the pond] froze.']\n";
        assert_eq!(
            failures(examples),
            [
                "xx.that: [source:Ada] [cue:says] that [content:the pond] froze.\n  \
                 expected source `Ada` 0..3 cue `says` 4..8 content `the pond` 14..22\n  \
                 found    source `Ada` 0..3 cue `says` 4..8 content `the pond froze` 14..28 by xx.that"
            ]
        );
    }

    #[test]
    fn nothing_found_and_nothing_expected() {
        let examples = "      match: ['[cue:Says] Ada.', 'Ada says that [content:it froze].']\n\
            \x20     no_match: [{ text: 'Ada says that it froze.', why: a test }]\n";
        assert_eq!(
            failures(examples),
            [
                "xx.that: [cue:Says] Ada.\n  expected cue `Says` 0..4\n  found    nothing",
                "xx.that: Ada says that [content:it froze].\n  the example marks no cue; put [cue:…] around it",
                "xx.that: Ada says that it froze.\n  expected nothing (a test)\n  \
                 found    source `Ada` 0..3 cue `says` 4..8 content `it froze` 14..22 by xx.that"
            ]
        );
    }
}
