//! The whole way from a document to its [`Analysis`].

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::analysis::Analysis;
use crate::attribution;
use crate::claim;
use crate::pack::{self, Pack, PackError};
use crate::page::Page;
use crate::source;
use crate::text::{Detection, Document, detect, lay_out};

/// Analyzes documents; built once, shared between threads. Packs are loaded when a language is first met.
pub struct Analyzer {
    packs: BTreeMap<String, OnceLock<Result<Pack, PackError>>>,
}

impl Default for Analyzer {
    fn default() -> Self {
        Self::new()
    }
}

impl Analyzer {
    /// With the embedded packs.
    pub fn new() -> Self {
        Self {
            packs: pack::installed()
                .into_iter()
                .map(|lang| (lang.to_string(), OnceLock::new()))
                .collect(),
        }
    }

    /// With these packs only.
    pub fn with_packs(packs: impl IntoIterator<Item = Pack>) -> Self {
        Self {
            packs: packs
                .into_iter()
                .map(|p| (p.lang.clone(), OnceLock::from(Ok(p))))
                .collect(),
        }
    }

    /// Codes of the languages that it can read.
    pub fn languages(&self) -> Vec<&str> {
        self.packs.keys().map(String::as_str).collect()
    }

    /// The pack of a language, loaded now if it was not yet; `None` where there is none.
    pub fn pack(&self, lang: &str) -> Option<Result<&Pack, &PackError>> {
        let (code, slot) = self.packs.get_key_value(lang)?;
        Some(
            slot.get_or_init(|| {
                Pack::load(code).unwrap_or_else(|| unreachable!("{code} is installed"))
            })
            .as_ref(),
        )
    }

    /// Everything found in the document. Pure: the same document gives the same analysis.
    pub fn analyze(&self, document: &Document) -> Analysis {
        let mut analysis = Analysis {
            id: document.id.clone(),
            ..Analysis::default()
        };
        let lang = match &document.lang {
            Some(lang) => lang.to_lowercase(),
            None => match detect(&document.text, &self.languages()) {
                Detection::Installed(lang) => lang,
                Detection::NotInstalled { code, name } => {
                    analysis.notices.push(format!("the text looks like {name} ({code}), for which there is no pack; give --lang to use another"));
                    return analysis;
                }
                Detection::Unknown => {
                    if document.text.chars().any(char::is_alphabetic) {
                        analysis.notices.push(
                            "the language could not be told; give it with --lang".to_string(),
                        );
                    }
                    return analysis;
                }
            },
        };
        let pack = match self.pack(&lang) {
            Some(Ok(pack)) => pack,
            Some(Err(error)) => {
                analysis
                    .notices
                    .push(format!("the pack for `{lang}` cannot be used: {error}"));
                return analysis;
            }
            None => {
                analysis.notices.push(format!(
                    "there is no pack for `{lang}`; installed: {}",
                    self.languages().join(", ")
                ));
                return analysis;
            }
        };
        let layout = lay_out(&document.text, &pack.profile);
        analysis.lang = Some(lang);
        let page = Page::new(pack, &document.text, &layout);
        analysis.attributions = attribution::attribute(&page).0;
        (analysis.sources, analysis.unresolved) =
            source::resolve(&page, &mut analysis.attributions);
        let date = document
            .date
            .as_deref()
            .and_then(|d| d.get(..10).unwrap_or(d).parse().ok());
        analysis.claims = claim::read(&page, &analysis.attributions, date);
        analysis
    }
}
