//! How well the rules find what people marked: precision, recall and F1 of attributions and of their parts, by
//! language, construction and rule, with what is wrong.
//!
//! Parts are compared by their letters and digits alone. What is marked and what was found is paired one to one, the best
//! overlap of contents first, and each figure counts among these pairs; `docs/eval.md` has the formulas.

mod error;
mod excerpt;
mod figures;
mod found;
mod gold;
mod letters;
mod measure;
mod pair;
mod read;
mod write;

use std::collections::BTreeMap;

use crate::analysis::Attribution;

pub use error::{EvalError, Fault, Marked};
pub use excerpt::excerpt;
pub use figures::{Count, Figures, Row, RuleFigures};
pub use gold::{Gold, GoldDocument};
pub use measure::{Measured, measure};
pub use read::{GoldDocuments, documents};

/// The figures of all documents.
///
/// ```
/// use selon::{Analyzer, eval::{Evaluation, Row, documents, measure}};
///
/// let line = r#"{"text": "Selon Mina Orl, le pont tient.", "lang": "fr",
///     "attributions": [{"cue": [[0, 5]], "source": [[6, 14]], "content": [[16, 29]]}]}"#;
/// let analyzer = Analyzer::new();
/// let mut evaluation = Evaluation::default();
/// for gold in documents(["-".into()], line.replace('\n', " ").as_bytes()) {
///     evaluation.add(measure(&analyzer, &gold?).unwrap(), 10);
/// }
/// assert_eq!(evaluation.all.get(Row::Attribution).f1(), Some(1.0));
/// # Ok::<(), selon::input::InputError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Evaluation {
    /// How many documents were measured.
    pub documents: usize,
    /// Over all attributions.
    pub all: Figures,
    /// By language.
    pub languages: BTreeMap<String, Figures>,
    /// By the construction that gold names.
    pub constructions: BTreeMap<String, Figures>,
    /// By the rule or mechanism that found it.
    pub rules: BTreeMap<String, RuleFigures>,
    /// How much of each kind is wrong.
    pub faults: BTreeMap<Fault, usize>,
    /// What is wrong, in the order of the documents.
    pub errors: Vec<EvalError>,
}

impl Evaluation {
    /// Adds a document, and what is wrong in it as long as there are fewer than `most` of that.
    pub fn add(&mut self, measured: Measured, most: usize) {
        self.documents += 1;
        self.all.add(&measured.all);
        let language = self.languages.entry(measured.lang);
        language.or_default().add(&measured.all);
        for (name, figures) in measured.constructions {
            self.constructions.entry(name).or_default().add(&figures);
        }
        for (id, rule) in measured.rules {
            let all = self.rules.entry(id).or_default();
            all.figures.add(&rule.figures);
            all.at = rule.at;
        }
        for error in measured.errors {
            *self.faults.entry(error.fault).or_default() += 1;
            if self.errors.len() < most {
                self.errors.push(error);
            }
        }
    }
}

/// For each attribution of one reading of a text, the one of another reading that is taken for the same.
pub(crate) fn same(text: &str, left: &[Attribution], right: &[Attribution]) -> Vec<Option<usize>> {
    let letters = letters::Letters::of(text);
    let parts = |all: &[Attribution]| -> Vec<pair::Parts> {
        let each = found::each(all);
        let each = each.iter();
        each.map(|one| found::parts(one, all, &letters)).collect()
    };
    pair::pair(&parts(left), &parts(right))
}
