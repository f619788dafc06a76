//! Language packs: YAML files to a compiled [`Pack`].
//!
//! A pack is a folder under `rules/`: `pack.yaml`, `lexicon/*.yaml`, `concepts/*.yaml` and `rules/*.yaml`. The packs in this
//! repository are embedded in the binary; a folder on disk loads the same way. A language is data: nothing
//! here or in the mechanisms knows a word of one.

mod compile;
pub mod concepts;
mod condition;
mod diagnostics;
pub mod facts;
pub(crate) mod figures;
pub(crate) mod lexicon;
mod names;
mod paradigm;
pub(crate) mod pattern;
pub(crate) mod rule;
pub mod schema;
pub(crate) mod stem;

use std::path::Path as FsPath;

use include_dir::{Dir, include_dir};
use waken_snowball::Algorithm;

use concepts::Concepts;
pub use diagnostics::PackError;
use diagnostics::{Mistake, from_serde};
use figures::{Figures, FiguresBuilder};
use lexicon::Builder;
pub use lexicon::Lexicon;
use paradigm::Inflections;
pub use rule::{Rule, RuleExample};
use schema::{Grammar, LexiconFile, PackFile};
use stem::Stemmer;

use crate::text::{Profile, TextProfile};

static EMBEDDED: Dir = include_dir!("$CARGO_MANIFEST_DIR/rules");

/// The version of the format that this program reads.
pub const SCHEMA: &str = "selon/1";

/// A compiled language pack.
pub struct Pack {
    /// ISO 639-1 code.
    pub lang: String,
    /// The language's own name.
    pub name: String,
    /// For the tokenizer and the sentence splitter.
    pub(crate) profile: Profile,
    /// For the mechanisms.
    pub(crate) grammar: Grammar,
    /// For the keys of words that claims share.
    pub(crate) stemmer: Stemmer,
    /// The words.
    pub lexicon: Lexicon,
    /// The words that name concepts.
    pub concepts: Concepts,
    /// Numbers, measures, dates and times of day.
    pub(crate) figures: Figures,
    /// In order of their ids.
    pub(crate) rules: Vec<Rule>,
}

/// A file of a pack before it is read: its name in the pack, and its text.
#[derive(Debug, Clone)]
pub struct PackSource {
    /// Path in the folder, with `/`.
    pub name: String,
    /// The YAML.
    pub yaml: String,
}

/// Codes of the languages whose packs are embedded, sorted.
pub fn installed() -> Vec<&'static str> {
    let mut codes: Vec<&str> = EMBEDDED
        .dirs()
        .filter(|d| d.get_file(d.path().join("pack.yaml")).is_some())
        .filter_map(|d| d.path().file_name()?.to_str())
        .collect();
    codes.sort_unstable();
    codes
}

/// The files of an embedded pack, sorted by name.
pub fn embedded(lang: &str) -> Option<Vec<PackSource>> {
    let dir = EMBEDDED.get_dir(lang)?;
    let mut files = Vec::new();
    collect(dir, &mut files);
    files.sort_by(|a: &PackSource, b| a.name.cmp(&b.name));
    Some(files)
}

fn collect(dir: &Dir, files: &mut Vec<PackSource>) {
    for file in dir.files() {
        if file.path().extension().is_some_and(|e| e == "yaml")
            && let Some(yaml) = file.contents_utf8()
        {
            files.push(PackSource {
                name: format!("rules/{}", file.path().display()),
                yaml: yaml.to_string(),
            });
        }
    }
    for sub in dir.dirs() {
        collect(sub, files);
    }
}

/// The files of a pack in a folder, sorted by name.
///
/// # Errors
/// A folder or file that cannot be read, with the reason.
pub fn read_folder(folder: &FsPath) -> Result<Vec<PackSource>, PackError> {
    let mut files = Vec::new();
    for part in ["", "lexicon", "concepts", "rules"] {
        let dir = folder.join(part);
        if !part.is_empty() && !dir.is_dir() {
            continue;
        }
        let fail = |path: &FsPath, e: std::io::Error| PackError {
            file: path.display().to_string(),
            line: 0,
            column: 0,
            message: format!("cannot be read: {e}"),
        };
        for entry in std::fs::read_dir(&dir).map_err(|e| fail(&dir, e))? {
            let path = entry.map_err(|e| fail(&dir, e))?.path();
            if path.extension().is_some_and(|e| e == "yaml") {
                let yaml = std::fs::read_to_string(&path).map_err(|e| fail(&path, e))?;
                files.push(PackSource {
                    name: path.display().to_string(),
                    yaml,
                });
            }
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

impl Pack {
    /// The embedded pack of a language, compiled; `None` where there is none.
    ///
    /// # Errors
    /// The first mistake of the pack, with its place.
    pub fn load(lang: &str) -> Option<Result<Pack, PackError>> {
        embedded(lang).map(|files| Pack::compile(&files))
    }

    /// Compiles the files of one pack.
    ///
    /// # Errors
    /// The first mistake, with file, line and column.
    pub fn compile(files: &[PackSource]) -> Result<Pack, PackError> {
        let main = files
            .iter()
            .find(|f| f.name.ends_with("pack.yaml"))
            .ok_or_else(|| PackError {
                file: files
                    .first()
                    .map_or_else(|| "pack.yaml".to_string(), |f| f.name.clone()),
                line: 0,
                column: 0,
                message: "the pack has no `pack.yaml`, which names its language".to_string(),
            })?;
        let head: PackFile = parse(main)?;
        check_schema(&head.schema, main)?;
        let algorithm = stemmer(&head).map_err(|m| m.locate(&main.name, &main.yaml))?;
        let profile = Profile::new(&text_profile(&head));
        let mut builder =
            Builder::new(&head, &profile).map_err(|m| m.locate(&main.name, &main.yaml))?;
        let lexica: Vec<(&PackSource, LexiconFile)> = files
            .iter()
            .filter(|f| in_folder(f, "lexicon"))
            .map(|f| Ok((f, parse(f)?)))
            .collect::<Result<_, PackError>>()?;
        let mut figures = FiguresBuilder::new(&profile);
        for (source, file) in &lexica {
            figures
                .add(file)
                .map_err(|m| m.locate(&source.name, &source.yaml))?;
        }
        let figures = figures.finish();
        // Word classes first: reflexive lemmas are recognised by them.
        for words_first in [true, false] {
            for (source, file) in &lexica {
                check_schema(&file.schema, source)?;
                builder
                    .add(file, words_first)
                    .map_err(|m| m.locate(&source.name, &source.yaml))?;
            }
        }
        let rules = rule::compile(files, &mut builder)?;
        builder.end_rules();
        let adjectives = Inflections::new(&head.adjectives, &diagnostics::Path::of("adjectives"))
            .map_err(|m| m.locate(&main.name, &main.yaml))?;
        let concepts = concepts::compile(files, concepts::inventory(), &adjectives, &mut builder)?;
        let lexicon = builder.finish();
        Ok(Pack {
            lang: head.language,
            name: head.name,
            profile,
            grammar: head.grammar,
            stemmer: Stemmer::new(algorithm, lexicon.len()),
            lexicon,
            concepts,
            figures,
            rules,
        })
    }

    /// The rules, in order of their ids.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }
}

fn in_folder(file: &PackSource, folder: &str) -> bool {
    FsPath::new(&file.name)
        .parent()
        .and_then(FsPath::file_name)
        .is_some_and(|name| name == folder)
}

fn parse<T: serde::de::DeserializeOwned>(source: &PackSource) -> Result<T, PackError> {
    let yaml = source.yaml.strip_prefix('\u{feff}').unwrap_or(&source.yaml);
    serde_yaml::from_str(yaml).map_err(|e| from_serde(&e, &source.name))
}

fn check_schema(schema: &str, source: &PackSource) -> Result<(), PackError> {
    if schema == SCHEMA {
        return Ok(());
    }
    let message = format!(
        "`schema` is `{schema}`, but this program reads `{SCHEMA}`; begin the file with `schema: {SCHEMA}`"
    );
    Err(Mistake::new(diagnostics::Path::of("schema"), message).locate(&source.name, &source.yaml))
}

/// The algorithm that the pack names.
fn stemmer(head: &PackFile) -> Result<Option<Algorithm>, Mistake> {
    let named = |name: &String| {
        Algorithm::from_str(name).ok_or_else(|| {
            let message = format!(
                "there is no Snowball algorithm `{name}`; give the English name of the language, or leave `stemmer` out"
            );
            Mistake::new(diagnostics::Path::of("stemmer"), message)
        })
    };
    head.stemmer.as_ref().map(named).transpose()
}

fn text_profile(head: &PackFile) -> TextProfile {
    let text = &head.text;
    TextProfile {
        abbreviations: text.abbreviations.clone(),
        final_abbreviations: text.final_abbreviations.clone(),
        elisions: text.elisions.clone(),
        enclitics: text.enclitics.clone(),
        suffixes: text.suffixes.clone(),
        unsplit: text.unsplit.clone(),
        starters: text.starters.clone(),
        ordinal_period: text.ordinal_period,
        dash_dialogue: text.dash_dialogue,
    }
}
