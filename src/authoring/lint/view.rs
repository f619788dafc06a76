//! A pack as the checks see it: its own files parsed and with their places, and what the pack below it holds.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use super::{Code, Finding};
use crate::authoring::OpenPack;
use crate::pack::concepts::schema::ConceptFile;
use crate::pack::diagnostics::Path;
use crate::pack::outline::{Outline, flaw};
use crate::pack::overlay::is_main;
use crate::pack::schema::{LexiconFile, PackFile, RuleFile};
use crate::pack::{Pack, PackSource, embedded, in_folder, parse};

/// A file with what it holds.
pub(super) struct Parsed<T> {
    pub(super) name: String,
    pub(super) holds: T,
}

/// The files of a pack by their kind. What does not parse is told of elsewhere and left out.
#[derive(Default)]
pub(super) struct Files {
    pub(super) lexica: Vec<Parsed<LexiconFile>>,
    pub(super) concepts: Vec<Parsed<ConceptFile>>,
    pub(super) rules: Vec<Parsed<RuleFile>>,
}

impl Files {
    fn new<'s>(files: impl Iterator<Item = &'s PackSource>) -> Self {
        let mut all = Self::default();
        for file in files {
            if in_folder(file, "lexicon") {
                all.lexica.extend(parsed(file));
            } else if in_folder(file, "concepts") {
                all.concepts.extend(parsed(file));
            } else if in_folder(file, "rules") {
                all.rules.extend(parsed(file));
            }
        }
        all
    }
}

fn parsed<T: serde::de::DeserializeOwned>(file: &PackSource) -> Option<Parsed<T>> {
    Some(Parsed {
        name: file.name.clone(),
        holds: parse(file).ok()?,
    })
}

/// A pack that compiles at least in part.
pub(super) struct View<'a> {
    pub(super) open: &'a OpenPack,
    pub(super) pack: &'a Pack,
    /// The name of `pack.yaml`.
    pub(super) main: String,
    /// What `pack.yaml` itself says, without the pack below.
    pub(super) head: PackFile,
    pub(super) own: Files,
    /// Of the pack that is extended.
    pub(super) below: Files,
    outlines: RefCell<FxHashMap<String, Outline>>,
}

impl<'a> View<'a> {
    pub(super) fn new(open: &'a OpenPack) -> Option<Self> {
        let pack = open.pack.as_ref()?;
        let main = open.files.iter().find(|f| is_main(&f.name))?;
        let head: PackFile = parse(main).ok()?;
        let below = head.extends.as_deref().and_then(embedded);
        // A file that is dangerous to read is not read here either.
        let sound = open.files.iter().filter(|f| flaw(f).is_none());
        Some(Self {
            open,
            pack,
            main: main.name.clone(),
            head,
            own: Files::new(sound),
            below: Files::new(below.iter().flatten()),
            outlines: RefCell::default(),
        })
    }

    /// Lexicon files, those of the pack below too.
    pub(super) fn all_lexica(&self) -> impl Iterator<Item = &LexiconFile> {
        let all = self.own.lexica.iter().chain(&self.below.lexica);
        all.map(|f| &f.holds)
    }

    /// Rule files, those of the pack below too.
    pub(super) fn all_rules(&self) -> impl Iterator<Item = &RuleFile> {
        let all = self.own.rules.iter().chain(&self.below.rules);
        all.map(|f| &f.holds)
    }

    /// Whether the file belongs to the pack itself.
    pub(super) fn is_own(&self, file: &str) -> bool {
        self.open.files.iter().any(|f| f.name == file)
    }

    /// Line and column of a node.
    pub(super) fn at(&self, file: &str, path: &Path) -> (usize, usize) {
        let mut outlines = self.outlines.borrow_mut();
        let outline = outlines.entry(file.to_owned()).or_insert_with(|| {
            let source = self.open.files.iter().find(|f| f.name == file);
            Outline::read(source.map_or("", |f| &f.yaml))
        });
        outline.at(path)
    }

    pub(super) fn finding(
        &self,
        code: Code,
        (file, path): (&str, &Path),
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Finding {
        let (line, column) = self.at(file, path);
        Finding {
            code,
            file: file.to_owned(),
            line,
            column,
            message: message.into(),
            help: help.into(),
        }
    }
}
