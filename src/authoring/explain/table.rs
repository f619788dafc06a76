//! The elements of a sentence with every fact that a rule may test.

use serde::Serialize;

use crate::attribution::element::{Element as Seen, Kind, Scene};
use crate::attribution::scenes;
use crate::pack::lexicon::MarkerKind;
use crate::page::Page;
use crate::text::{CodePoints, Punct};

/// A sentence as rules see it.
#[derive(Debug, Clone, Serialize)]
pub struct Sentence {
    /// Whether it is a heading.
    pub heading: bool,
    /// Whether it stands inside a quotation.
    pub quoted: bool,
    /// Its elements.
    pub elements: Vec<Element>,
}

/// One thing of a sentence.
#[derive(Debug, Clone, Serialize)]
pub struct Element {
    /// Where it stands, in code points.
    pub span: [usize; 2],
    /// Its words.
    pub text: String,
    /// `word`, `number`, `punct`, `quotation` or `verb`.
    pub kind: &'static str,
    /// What a step may ask of it, each under its key: `lex`, `list`, `shape`, `punct`, `quoted`, `verb`,
    /// `noun`, `phrase`.
    pub facts: Vec<Fact>,
}

/// What a step may ask.
#[derive(Debug, Clone, Serialize)]
pub struct Fact {
    /// The key of the step.
    pub key: &'static str,
    /// What holds.
    pub values: Vec<String>,
}

/// The sentences of a text.
pub(super) fn sentences(page: &Page) -> Vec<Sentence> {
    let points = CodePoints::new(page.text);
    let sentence = |scene: Scene| Sentence {
        heading: scene.heading,
        quoted: scene.inside.is_some(),
        elements: (0..scene.len())
            .map(|i| {
                let span = scene.span(i..i + 1);
                Element {
                    span: [points.at(span.start), points.at(span.end)],
                    text: span.of(page.text).to_owned(),
                    kind: kind(scene.elements[i].kind),
                    facts: facts(&scene, i),
                }
            })
            .collect(),
    };
    scenes(page).into_iter().map(sentence).collect()
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Word => "word",
        Kind::Number => "number",
        Kind::Punct(_) => "punct",
        Kind::Quoted(_) => "quotation",
        Kind::Verb(_) => "verb",
    }
}

fn facts(scene: &Scene, i: usize) -> Vec<Fact> {
    let element = &scene.elements[i];
    let lexicon = &scene.page.pack.lexicon;
    let mut facts = Vec::new();
    let mut add = |key: &'static str, values: Vec<String>| {
        if !values.is_empty() {
            facts.push(Fact { key, values });
        }
    };
    let own = |names: &mut dyn Iterator<Item = &'static str>| names.map(str::to_owned).collect();
    add("lex", own(&mut element.classes.names()));
    let lists = lexicon.list_names().enumerate();
    let lists = lists.filter(|(n, _)| element.lists & (1 << n) != 0);
    add("list", lists.map(|(_, name)| name.to_owned()).collect());
    add("shape", shape(element));
    match element.kind {
        Kind::Punct(punct) => add("punct", vec![punct_name(punct).to_owned()]),
        Kind::Quoted(q) => add("quoted", vec![format!("{} words", scene.quoted_words(q))]),
        Kind::Verb(_) => add("verb", verb(scene, i)),
        _ => {}
    }
    if let Some(noun) = element.noun.filter(|_| element.kind == Kind::Word) {
        let noun = &lexicon.nouns[noun as usize];
        add("noun", own(&mut noun.frames.names()));
    }
    if let Some(marker) = element.marker {
        let marker = &lexicon.markers[marker as usize];
        let kind = match marker.kind {
            MarkerKind::According => "according",
            MarkerKind::Hearsay => "hearsay",
        };
        let mut values = vec![kind.to_owned()];
        values.extend(
            marker
                .then
                .iter()
                .flat_map(|t| t.names())
                .map(|n| format!("then {n}")),
        );
        values.extend(marker.free.then(|| "free".to_owned()));
        values.extend(marker.initial.then(|| "initial".to_owned()));
        add("phrase", values);
    }
    facts
}

fn shape(element: &Seen) -> Vec<String> {
    use crate::pack::facts::{Facts, Words};
    let mut shapes = Vec::new();
    if element.kind == Kind::Word {
        if element.capital {
            shapes.push("capital".to_owned());
        }
        if !element.facts.any(Facts::FINITE) {
            shapes.push("word".to_owned());
        }
    }
    if element.kind == Kind::Number || element.is(Words::NUMBER) {
        shapes.push("number".to_owned());
    }
    shapes
}

/// The facts of a verb group, then each reporting verb that it may be with its class and frames.
fn verb(scene: &Scene, i: usize) -> Vec<String> {
    let Some(group) = scene.group(i) else {
        return Vec::new();
    };
    let facts: Vec<&str> = group.facts.names().collect();
    let senses = group.senses(scene).map(|lexeme| {
        let frames: Vec<&str> = lexeme.frames.names().collect();
        format!(
            "{} ({}): {}",
            lexeme.lemma,
            lexeme.class.as_str(),
            frames.join(" ")
        )
    });
    let facts = (!facts.is_empty()).then(|| facts.join(" "));
    let values: Vec<String> = facts.into_iter().chain(senses).collect();
    if values.is_empty() {
        return vec!["no reporting verb".to_owned()];
    }
    values
}

fn punct_name(punct: Punct) -> &'static str {
    crate::pack::punct_name(punct).unwrap_or("other")
}
