//! The rules of a pack as they are written, to compile some of them anew, changed, against the finished pack.

use std::sync::Arc;

use super::compile::{Compiler, Macros, Vocabulary};
use super::diagnostics::{PackError, Path};
use super::files::{PackSource, in_folder};
use super::lexicon::Lexicon;
use super::overlay::Layers;
use super::rule::{self, Rule};
use super::schema::{RuleEntry, RuleFile};
use super::{Pack, parse};

/// The macros and rules of a pack.
#[derive(Clone)]
pub(crate) struct Written {
    pub(crate) macros: Macros,
    /// As many as the pack has rules, in the same order.
    pub(crate) rules: Vec<WrittenRule>,
}

/// A rule as it is written.
#[derive(Clone)]
pub(crate) struct WrittenRule {
    pub(crate) file: Arc<str>,
    pub(crate) path: Path,
    pub(crate) entry: RuleEntry,
}

impl Written {
    /// Reads the rule files of a pack once more.
    ///
    /// # Errors
    /// The mistake of a `pack.yaml` that cannot be read.
    pub(crate) fn new(files: &[PackSource], pack: &Pack) -> Result<Self, PackError> {
        let layers = Layers::new(files)?;
        let mut parsed: Vec<(&PackSource, RuleFile)> = layers
            .files()
            .filter(|f| in_folder(f, "rules"))
            .filter_map(|source| Some((source, parse(source).ok()?)))
            .collect();
        // Mistakes were told when the pack was compiled.
        let macros = rule::macros(&layers, &mut parsed, &mut Vec::new());
        let written = |rule: &Rule| {
            let (source, file) = parsed.iter().find(|(s, _)| s.name == rule.file)?;
            let paths = (0..file.rules.len()).map(|i| Path::of("rules").index(i));
            let (path, entry) = paths.zip(&file.rules).find(|(p, _)| *p == rule.path)?;
            Some(WrittenRule {
                file: source.name.as_str().into(),
                path,
                entry: entry.clone(),
            })
        };
        Ok(Self {
            macros,
            rules: pack.rules.iter().filter_map(written).collect(),
        })
    }

    /// Compiles the rule `entry` in the place of the one at `index`; none where it cannot be compiled.
    pub(crate) fn compile(
        &self,
        index: usize,
        entry: &RuleEntry,
        lexicon: &Lexicon,
    ) -> Option<Rule> {
        let written = &self.rules[index];
        let mut compiler = Compiler {
            words: Vocabulary::Done(lexicon),
            macros: &self.macros,
            file: Arc::clone(&written.file),
            places: &mut Vec::new(),
            at: 0,
        };
        rule::one(entry, &written.file, &mut compiler, &written.path).ok()
    }
}
