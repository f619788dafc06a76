//! Language packs: YAML files to a compiled [`Pack`].
//!
//! A pack is a folder under `rules/`: `pack.yaml`, `lexicon/*.yaml`, `concepts/*.yaml` and `rules/*.yaml`. The packs in this
//! repository are embedded in the binary; a folder on disk loads the same way. A language is data: nothing
//! here or in the mechanisms knows a word of one.

mod compile;
pub mod concepts;
mod condition;
pub(crate) mod diagnostics;
pub mod facts;
pub(crate) mod figures;
pub(crate) mod files;
pub(crate) mod lexicon;
mod names;
pub(crate) mod outline;
pub(crate) mod overlay;
mod paradigm;
pub(crate) mod pattern;
pub(crate) mod rule;
pub mod schema;
pub(crate) mod spots;
pub(crate) mod stem;
mod written;

use waken_snowball::Algorithm;

pub(crate) use compile::Macros;
use concepts::Concepts;
pub(crate) use condition::{punct_name, punctuation};
pub(crate) use diagnostics::unknown as near;
use diagnostics::{Mistake, from_serde};
pub use diagnostics::{MistakeKind, PackError};
use figures::{Figures, FiguresBuilder};
pub(crate) use files::in_folder;
pub use files::{PackSource, embedded, installed, pack_folders, read_folder, read_most};
use lexicon::Builder;
pub use lexicon::Lexicon;
use overlay::Layers;
use paradigm::Inflections;
use pattern::Place;
pub use rule::{Rule, RuleExample};
use schema::{Grammar, PackFile};
use stem::Stemmer;
pub(crate) use written::Written;

use crate::text::{Profile, TextProfile};

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
    /// Where the steps of the rules are written, by their numbers.
    pub(crate) places: Vec<Place>,
}

impl Pack {
    /// The embedded pack of a language, compiled; `None` where there is none.
    ///
    /// # Errors
    /// The first mistake of the pack, with its place.
    pub fn load(lang: &str) -> Option<Result<Pack, PackError>> {
        let files = embedded(lang)?;
        let assembled = Self::assemble(Layers::new(&files), Vec::new());
        Some(assembled.and_then(first_mistake))
    }

    /// Compiles the files of one pack, over the embedded one that it extends, if it does.
    ///
    /// # Errors
    /// The first mistake, with file, line and column.
    pub fn compile(files: &[PackSource]) -> Result<Pack, PackError> {
        first_mistake(Self::compile_most(files)?)
    }

    /// Compiles what can be compiled: a file or a rule with a mistake is left out, and the mistake is told.
    ///
    /// # Errors
    /// A mistake without whose mending nothing can be said: one in `pack.yaml`.
    pub fn compile_most(files: &[PackSource]) -> Result<(Pack, Vec<PackError>), PackError> {
        let mut mistakes = Vec::new();
        let mut sound = Vec::new();
        for file in files {
            match outline::flaw(file) {
                Some(flaw) if overlay::is_main(&file.name) => return Err(flaw),
                Some(flaw) => mistakes.push(flaw),
                None => sound.push(file),
            }
        }
        Self::assemble(Layers::of(&sound), mistakes)
    }

    /// Compiles files of which none is dangerous to read; `mistakes` are those that are known of the others.
    fn assemble(
        layers: Result<Layers, PackError>,
        mut mistakes: Vec<PackError>,
    ) -> Result<(Pack, Vec<PackError>), PackError> {
        let layers = layers?;
        let (main, head) = (layers.main, &layers.head);
        let in_main = |m: Mistake| m.locate(&main.name, &main.yaml);
        let algorithm = stemmer(head).map_err(in_main)?;
        let profile = Profile::new(&text_profile(head));
        let mut builder = Builder::new(head, &profile).map_err(in_main)?;
        let adjectives = Inflections::new(&head.adjectives, &diagnostics::Path::of("adjectives"))
            .map_err(in_main)?;
        let lexica = layers.lexica(&mut mistakes);
        let mut figures = FiguresBuilder::new(&profile);
        for (source, file) in &lexica {
            let added = figures.add(file);
            mistakes.extend(added.err().map(|m| m.locate(&source.name, &source.yaml)));
        }
        let figures = figures.finish();
        // Word classes first: reflexive lemmas are recognised by them.
        for words_first in [true, false] {
            for (source, file) in &lexica {
                let added = builder.add(file, words_first);
                mistakes.extend(added.err().map(|m| m.locate(&source.name, &source.yaml)));
            }
        }
        let (rules, places) = rule::compile(&layers, &mut builder, &mut mistakes);
        builder.end_rules();
        let inventory = concepts::inventory();
        let concepts = concepts::compile(
            layers.files(),
            inventory,
            &adjectives,
            &mut builder,
            &mut mistakes,
        );
        let lexicon = builder.finish();
        let pack = Pack {
            lang: layers.head.language,
            name: layers.head.name,
            profile,
            grammar: layers.head.grammar,
            stemmer: Stemmer::new(algorithm, lexicon.len()),
            lexicon,
            concepts,
            figures,
            rules,
            places,
        };
        Ok((pack, mistakes))
    }

    /// The rules, in order of their ids.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }
}

fn first_mistake((pack, mistakes): (Pack, Vec<PackError>)) -> Result<Pack, PackError> {
    mistakes.into_iter().next().map_or(Ok(pack), Err)
}

/// The files of a pack, those of the pack that it extends among them; its own alone where that cannot be told.
pub(crate) fn with_extended(files: &[PackSource]) -> Vec<PackSource> {
    match Layers::new(files) {
        Ok(layers) => layers.files().cloned().collect(),
        Err(_) => files.to_vec(),
    }
}

/// The value of a file.
pub(crate) fn parse<T: serde::de::DeserializeOwned>(source: &PackSource) -> Result<T, PackError> {
    let yaml = source.yaml.strip_prefix('\u{feff}').unwrap_or(&source.yaml);
    serde_yaml::from_str(yaml).map_err(|e| from_serde(&e, &source.name))
}

pub(crate) fn check_schema(schema: &str, source: &PackSource) -> Result<(), PackError> {
    if schema == SCHEMA {
        return Ok(());
    }
    if schema.is_empty() {
        let message =
            format!("the key `schema` is missing; begin the file with `schema: {SCHEMA}`");
        return Err(PackError {
            line: 1,
            column: 1,
            kind: MistakeKind::UnknownKey,
            ..PackError::of_file(&source.name, message)
        });
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
