//! Documents out of a few words, and what reads them.

use std::sync::LazyLock;

use selon::Analyzer;
use selon::analysis::Analysis;
use selon::text::Document;

/// One for all tests of a file: loading the packs takes longer than any of them.
pub(crate) static ANALYZER: LazyLock<Analyzer> = LazyLock::new(Analyzer::new);

/// A text in a language.
pub(crate) fn document(lang: &str, text: &str) -> Document {
    Document {
        id: format!("note.{lang}"),
        text: text.to_owned(),
        lang: Some(lang.to_owned()),
        ..Document::default()
    }
}

/// Each document with what was found in it.
pub(crate) fn read(documents: impl IntoIterator<Item = Document>) -> Vec<(Document, Analysis)> {
    let analyze = |document: Document| {
        let analysis = ANALYZER.analyze(&document);
        (document, analysis)
    };
    documents.into_iter().map(analyze).collect()
}
