//! What all cases of a pack share: the pack, other makings of it, and the stock of words.

use serde_yaml::Value;

use super::draws::Draws;
use super::generate::Maker;
use super::seeds;
use super::sentence::Sentence;
use super::stock::{Stock, is_named};
use crate::authoring::OpenPack;
use crate::authoring::place::Places;
use crate::pack::{Pack, PackError, PackSource, Written};

/// A pack with what its check needs.
pub(super) struct Context<'a> {
    pub(super) pack: &'a Pack,
    /// The same without antipatterns.
    pub(super) bare: Pack,
    /// The same read, written and read again, with files and rules in another order.
    pub(super) again: Pack,
    /// The same with words that no text holds.
    pub(super) wider: Pack,
    pub(super) stock: Stock,
    /// Where the steps are written.
    pub(super) places: Places,
    written: Written,
    /// The examples of each rule.
    pub(super) examples: Vec<Vec<Sentence>>,
}

impl<'a> Context<'a> {
    pub(super) fn new(pack: &'a Pack, open: &OpenPack) -> Result<Self, PackError> {
        let files = &open.files;
        let mut bare = Pack::compile_most(files)?.0;
        for rule in &mut bare.rules {
            rule.unless.clear();
        }
        let again = Pack::compile_most(&written_again(files)?)?.0;
        let mut more = files.clone();
        more.push(words_unheard(pack, files));
        let wider = Pack::compile_most(&more)?.0;
        Ok(Self {
            pack,
            bare,
            again,
            wider,
            stock: Stock::new(pack, files)?,
            places: Places::new(open, &["rules"]),
            written: Written::new(files, pack)?,
            examples: pack.rules().iter().map(seeds::examples).collect(),
        })
    }

    /// A sentence that a rule is to find something in: an example with other parts, or one made of its steps; and
    /// whether nothing but the run can tell if its conditions hold.
    pub(super) fn sentence(&self, rule: usize, draws: &mut Draws) -> Option<(Sentence, bool)> {
        let examples = &self.examples[rule];
        let example = examples.get(draws.below(examples.len()));
        let own = &self.pack.rules[rule];
        if let Some(example) = example
            && !draws.flip()
        {
            let varied = seeds::varied(self.pack, &self.stock, own, example, draws);
            return Some((varied, false));
        }
        let made = self.written.rules.get(rule).and_then(|written| {
            let maker = Maker::new(self.pack, &self.stock, &self.written.macros, draws);
            maker.sentence(&written.entry, example)
        });
        match (made, example) {
            (Some(made), _) => Some((made, true)),
            (None, Some(example)) => Some((example.clone(), false)),
            (None, None) => None,
        }
    }
}

/// The files written anew from what was read, the rules of each in reverse, the files too.
fn written_again(files: &[PackSource]) -> Result<Vec<PackSource>, PackError> {
    let mut all = Vec::new();
    for file in files.iter().rev() {
        let mut value: Value = crate::pack::parse(file)?;
        if let Some(rules) = value.get_mut("rules").and_then(Value::as_sequence_mut) {
            rules.reverse();
        }
        let yaml = serde_yaml::to_string(&value)
            .map_err(|e| PackError::of_file(&file.name, e.to_string()))?;
        all.push(PackSource {
            name: file.name.clone(),
            yaml,
        });
    }
    Ok(all)
}

/// A lexicon file with a word for each list and some classes that no text holds.
fn words_unheard(pack: &Pack, files: &[PackSource]) -> PackSource {
    let lists: Vec<String> = pack
        .lexicon
        .list_names()
        .enumerate()
        .map(|(i, list)| format!("{list}: [xqzlist{i}]"))
        .collect();
    let yaml = format!(
        "schema: {}\nlists: {{ {} }}\n\
         words: {{ adverb: [xqzadverb], determiner: [xqzdeterminer], adjective: [xqzadjective] }}\n\
         nouns: [{{ lemma: xqznoun, frames: [that], plural: [] }}]\n",
        crate::pack::SCHEMA,
        lists.join(", ")
    );
    let main = files.iter().find(|f| is_named(f, "pack.yaml"));
    let folder = main.map_or("", |f| f.name.trim_end_matches("pack.yaml"));
    PackSource {
        name: format!("{folder}lexicon/unheard.yaml"),
        yaml,
    }
}
