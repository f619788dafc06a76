//! The whole way from a document to its [`Analysis`].

mod mixed;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

use crate::analysis::Analysis;
use crate::attribution;
use crate::claim;
use crate::conflict::{self, Comparison, Link, Reading};
use crate::pack::{self, Pack, PackError, PackSource, Rule};
use crate::page::Page;
use crate::source;
use crate::text::{Detection, Document, detect, lay_out};

/// Analyzes documents; built once, shared between threads. Packs are loaded when a language is first met.
pub struct Analyzer {
    packs: BTreeMap<String, OnceLock<Result<Pack, PackError>>>,
    /// The files of packs that are not embedded.
    given: BTreeMap<String, Vec<PackSource>>,
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
            given: BTreeMap::new(),
        }
    }

    /// With the pack, or the packs, in a folder (see [`pack::pack_folders`]) in place of embedded ones of the same
    /// languages, and beside those of others.
    ///
    /// # Errors
    /// What cannot be read, and the first mistake of a pack.
    pub fn with_rules(folder: &Path) -> Result<Self, PackError> {
        let mut analyzer = Self::new();
        for folder in pack::pack_folders(folder)? {
            let files = pack::read_folder(&folder)?;
            let pack = Pack::compile(&files)?;
            analyzer.given.insert(pack.lang.clone(), files);
            analyzer.packs.insert(pack.lang.clone(), Ok(pack).into());
        }
        Ok(analyzer)
    }

    /// With these packs only.
    pub fn with_packs(packs: impl IntoIterator<Item = Pack>) -> Self {
        Self {
            packs: packs
                .into_iter()
                .map(|p| (p.lang.clone(), OnceLock::from(Ok(p))))
                .collect(),
            given: BTreeMap::new(),
        }
    }

    /// Codes of the languages that it can read.
    pub fn languages(&self) -> Vec<&str> {
        self.packs.keys().map(String::as_str).collect()
    }

    /// The files of the pack of a language; `None` where there are none, as of a pack that was given compiled.
    pub(crate) fn files(&self, lang: &str) -> Option<Cow<'_, [PackSource]>> {
        match self.given.get(lang) {
            Some(files) => Some(Cow::Borrowed(files)),
            None => pack::embedded(lang).map(Cow::Owned),
        }
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

    /// The rule of this identifier: that of the language first, then of others that were met, as in a text of several.
    pub(crate) fn rule(&self, lang: Option<&str>, id: &str) -> Option<&Rule> {
        let own = lang.and_then(|lang| self.pack(lang)?.ok());
        let met = self
            .packs
            .values()
            .filter_map(|pack| pack.get()?.as_ref().ok());
        let rules = own.into_iter().chain(met).flat_map(Pack::rules);
        rules.into_iter().find(|rule| rule.id == id)
    }

    /// Everything found in the document. Pure: the same document gives the same analysis.
    pub fn analyze(&self, document: &Document) -> Analysis {
        let mut analysis = Analysis {
            id: document.id.clone(),
            ..Analysis::default()
        };
        let pack = match self.choose(document) {
            Ok(Some(pack)) => pack,
            Ok(None) => return analysis,
            Err(notice) => {
                analysis.notices.push(notice);
                return analysis;
            }
        };
        let layout = lay_out(&document.text, &pack.profile);
        let page = Page::new(pack, &document.text, &layout);
        analysis.lang = Some(pack.lang.clone());
        let runs = self.runs(document, &page);
        if runs.len() > 1 {
            return self.analyze_runs(document, analysis, &runs);
        }
        read(&page, date(document), &mut analysis);
        analysis
    }

    /// Whether the two texts say what cannot both hold. Each may be in a language of its own.
    pub fn compare(&self, a: &Document, b: &Document) -> Comparison {
        let mut comparison = Comparison::default();
        let mut packs = [None, None];
        for (slot, (which, side)) in packs.iter_mut().zip([("first", a), ("second", b)]) {
            match self.choose(side) {
                Ok(pack) => *slot = pack,
                Err(notice) => comparison.notices.push(format!("{which} claim: {notice}")),
            }
        }
        let [Some(left), Some(right)] = packs else {
            return comparison;
        };
        let layouts = [
            lay_out(&a.text, &left.profile),
            lay_out(&b.text, &right.profile),
        ];
        let left = Page::new(left, &a.text, &layouts[0]);
        let right = Page::new(right, &b.text, &layouts[1]);
        comparison.conflict = conflict::compare(&left, &right);
        comparison
    }

    /// The conflicts between different ones of the documents, which may be in different languages, in their
    /// order. Documents are compared where they are about the same event: where they share names, or states
    /// and concepts, and their dates do not lie apart. A later document's figure is an update of an earlier
    /// one's, and no conflict.
    pub fn across(&self, documents: &[(Document, Analysis)]) -> Vec<Link> {
        if documents.len() < 2 {
            return Vec::new();
        }
        let one = |(document, analysis): &(Document, Analysis)| {
            let pack = analysis.lang.as_ref().and_then(|l| self.pack(l)?.ok())?;
            let layout = lay_out(&document.text, &pack.profile);
            let page = Page::new(pack, &document.text, &layout);
            Some(conflict::read(&page, analysis, date(document)))
        };
        let read: Vec<Reading> = documents
            .iter()
            .map(|d| one(d).unwrap_or_default())
            .collect();
        conflict::across(documents, &read)
    }

    /// The pack to read a document with; `None` where it has no words, a notice where there is no pack.
    pub(crate) fn choose(&self, document: &Document) -> Result<Option<&Pack>, String> {
        let lang = match &document.lang {
            Some(lang) => lang.to_lowercase(),
            None => match detect(&document.text, &self.languages()) {
                Detection::Installed(lang) => lang,
                Detection::NotInstalled { code, name } => {
                    return Err(format!(
                        "the text looks like {name} ({code}), for which there is no pack; give --lang to use another"
                    ));
                }
                Detection::Unknown if document.text.chars().any(char::is_alphabetic) => {
                    return Err("the language could not be told; give it with --lang".to_string());
                }
                Detection::Unknown => return Ok(None),
            },
        };
        match self.pack(&lang) {
            Some(Ok(pack)) => Ok(Some(pack)),
            Some(Err(error)) => Err(format!("the pack for `{lang}` cannot be used: {error}")),
            None => Err(format!(
                "there is no pack for `{lang}`; installed: {}",
                self.languages().join(", ")
            )),
        }
    }
}

/// Fills in what the page holds.
fn read(page: &Page, date: Option<jiff::civil::Date>, analysis: &mut Analysis) {
    analysis.attributions = attribution::attribute(page).0;
    (analysis.sources, analysis.unresolved) = source::resolve(page, &mut analysis.attributions);
    let read = claim::propositions(page, &analysis.attributions, date);
    analysis.claims = claim::claims(&analysis.attributions, &read);
    analysis.conflicts = conflict::within(page, analysis, &read);
}

/// The day of the document, where it gives one that can be read.
fn date(document: &Document) -> Option<jiff::civil::Date> {
    let date = document.date.as_deref()?;
    date.get(..10).unwrap_or(date).parse().ok()
}
