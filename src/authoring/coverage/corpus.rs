//! How often each rule fires in texts.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::analysis::Analysis;
use crate::pack::Pack;

/// How often the rules of a pack fire.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Hits {
    /// ISO 639-1 code of the pack.
    pub lang: String,
    /// Texts in its language.
    pub documents: usize,
    /// Attributions that each rule found; 0 for one that never fires.
    pub rules: BTreeMap<String, usize>,
    /// Attributions that mechanisms without a rule found.
    pub mechanisms: BTreeMap<String, usize>,
}

impl Hits {
    /// Of the rules of this pack, none yet.
    pub(super) fn new(pack: &Pack) -> Self {
        Self {
            lang: pack.lang.clone(),
            rules: pack.rules.iter().map(|r| (r.id.clone(), 0)).collect(),
            ..Self::default()
        }
    }

    /// Counts a text in, if it is in the language of the pack.
    pub fn add(&mut self, analysis: &Analysis) {
        if analysis.lang.as_ref() != Some(&self.lang) {
            return;
        }
        self.documents += 1;
        for attribution in &analysis.attributions {
            if let Some(hits) = self.rules.get_mut(&attribution.rule) {
                *hits += 1;
            } else {
                *self.mechanisms.entry(attribution.rule.clone()).or_default() += 1;
            }
        }
    }

    /// The rules that never fire.
    pub fn silent(&self) -> Vec<&str> {
        let rules = self.rules.iter().filter(|(_, hits)| **hits == 0);
        rules.map(|(id, _)| id.as_str()).collect()
    }
}
