//! Why rules match a text or do not: what each asked of which element, and where it went no further.
//!
//! Everything is read off the matching as it ran (`attribution::watch`), so that a rule is said to match if and
//! only if the analysis reports it.

mod attempt;
mod show;
mod table;

use serde::Serialize;

use super::OpenPack;
use super::place::{Location, Places};
use crate::attribution::{self, trace::Watch};
use crate::pack::Pack;
use crate::page::Page;
use crate::text::{CodePoints, lay_out};
pub use attempt::{Attempt, Fate, StepAt};
pub use show::text;
pub use table::{Element, Sentence};

/// What rules made of a text.
#[derive(Debug, Clone, Serialize)]
pub struct Explained {
    /// ISO 639-1 code of the pack.
    pub lang: String,
    /// The text.
    pub text: String,
    /// Its sentences as rules see them.
    pub sentences: Vec<Sentence>,
    /// The rule asked for, or all that were tried, the one that came nearest first.
    pub rules: Vec<RuleStory>,
}

/// What one rule made of a text.
#[derive(Debug, Clone, Serialize)]
pub struct RuleStory {
    /// The rule.
    pub id: String,
    /// Where it stands.
    pub place: Location,
    /// Whether the analysis reports a match of it.
    pub matched: bool,
    /// Its attempts at the cues of the text, the one that came nearest first; none where no element passes the
    /// test of a cue.
    pub attempts: Vec<Attempt>,
    /// Its cue steps as they are written.
    pub cues: Vec<StepAt>,
}

/// Explains what the rules of the pack make of a text: the one named, or all.
pub fn explain(open: &OpenPack, pack: &Pack, id: Option<&str>, text: &str) -> Explained {
    let layout = lay_out(text, &pack.profile);
    let page = Page::new(pack, text, &layout);
    let (attributions, watch) = attribution::watch(&page, true);
    let places = Places::new(open, &["rules"]);
    let told = Told {
        pack,
        places: &places,
        watch: &watch,
        points: CodePoints::new(text),
        text,
    };
    let mut rules: Vec<RuleStory> = pack
        .rules
        .iter()
        .enumerate()
        .filter(|(_, rule)| id.is_none_or(|id| id == rule.id))
        .map(|(index, rule)| {
            let matched = attributions.iter().any(|a| a.rule == rule.id);
            let mut attempts = told.attempts(index, matched);
            attempts.sort_by_key(Attempt::order);
            let cues = rule.patterns.iter().map(|p| told.step(p.cue_step, None));
            RuleStory {
                id: rule.id.clone(),
                place: places.at(&rule.file, &rule.path),
                matched,
                attempts,
                cues: cues.collect(),
            }
        })
        .collect();
    if id.is_none() {
        rules.retain(|r| r.matched || !r.attempts.is_empty());
    }
    rules.sort_by_key(|r| (!r.matched, r.attempts.first().map(Attempt::order)));
    Explained {
        lang: pack.lang.clone(),
        text: text.to_owned(),
        sentences: table::sentences(&page),
        rules,
    }
}

/// What is needed to tell of a matching that ran.
struct Told<'a> {
    pack: &'a Pack,
    places: &'a Places,
    watch: &'a Watch,
    points: CodePoints<'a>,
    text: &'a str,
}

#[cfg(test)]
mod tests;
