//! brat standoff: the text, and next to it the parts of each attribution with what relates them.
//!
//! brat wants each annotation on one line, so a piece that holds a line end becomes several fragments; so does
//! one that holds anything that a terminal acts on. A note keeps the pieces as they were, and reading back
//! heeds it for as long as nobody has changed the fragments.

mod read;

use std::fmt::Write;

pub use read::read;

use super::escape::acts;
use super::files::{self, Named};
use super::view::{View, stance};
use crate::analysis::{Analysis, Attribution, Voice};
use crate::text::{Document, Span};

/// Names of the parts, as brat knows them.
const CONTENT: &str = "Content";
const CUE: &str = "Cue";
const SOURCE: &str = "Source";
/// The type of the note that keeps the pieces of an annotation.
const PIECES: &str = "Pieces";

/// What brat must know of a folder.
const CONFIGURATION: &str = "\
[entities]
Source
Cue
Content
Narration

[relations]
Has_cue\tArg1:Content, Arg2:Cue
Has_source\tArg1:Content|Cue, Arg2:Source
Via\tArg1:Content|Cue|Source, Arg2:Content|Cue|Source
Continues\tArg1:Content|Cue|Source, Arg2:Content|Cue|Source
Conflict\tArg1:Content|Cue|Source|Narration, Arg2:Content|Cue|Source|Narration
Same_source\tArg1:Source, Arg2:Source, <REL-TYPE>:symmetric-transitive

[events]

[attributes]
Kind\tArg:Content|Cue|Source, Value:direct|mixed|indirect|narrative|hearsay
Class\tArg:Content|Cue|Source, Value:state|confirm|deny|claim|order|ask|think|label
Tone\tArg:Content|Cue|Source, Value:neutral|doubting|endorsing|conceding|emphatic
Polarity\tArg:Content|Cue|Source, Value:positive|negative
Certainty\tArg:Content|Cue|Source, Value:asserted|hearsay|conditional|question
";

/// For each document its text and its annotations, and the configuration of the folder.
pub fn folder(documents: &[(Document, Analysis)]) -> Vec<Named> {
    let mut made = vec![Named {
        name: "annotation.conf".to_owned(),
        text: CONFIGURATION.to_owned(),
    }];
    for (stem, (document, analysis)) in files::stems(documents).into_iter().zip(documents) {
        made.push(Named {
            name: format!("{stem}.txt"),
            text: document.text.clone(),
        });
        made.push(Named {
            name: format!("{stem}.ann"),
            text: annotations(document, analysis),
        });
    }
    made
}

/// The annotations of one document.
pub fn annotations(document: &Document, analysis: &Analysis) -> String {
    let view = View::new(document, analysis);
    let mut file = File::new(&view);
    let anchors: Vec<_> = analysis
        .attributions
        .iter()
        .map(|attribution| file.attribution(attribution))
        .collect();
    let at = |index: usize| anchors.get(index).and_then(Option::as_deref);
    for (index, attribution) in analysis.attributions.iter().enumerate() {
        let links = [
            ("Via", attribution.via),
            ("Continues", attribution.continues),
        ];
        for (name, target) in links {
            if let (Some(from), Some(to)) = (at(index), target.and_then(at)) {
                file.relation(name, from, to);
            }
        }
    }
    for conflict in &analysis.conflicts {
        let [a, b] = [&conflict.a, &conflict.b].map(|side| match side.voice {
            Voice::Attribution(index) => at(index).map(str::to_owned),
            Voice::Narration => file.text_bound("Narration", &[side.span]),
        });
        if let (Some(a), Some(b)) = (a, b) {
            file.relation("Conflict", &a, &b);
            let why: String = conflict.why.chars().filter(|c| !acts(*c)).collect();
            file.note("Conflict", &a, &why);
        }
    }
    file.out
}

/// An `.ann` file in the making.
struct File<'v> {
    view: &'v View<'v>,
    out: String,
    texts: usize,
    relations: usize,
    attributes: usize,
    notes: usize,
    /// The last mention of each source.
    mentions: Vec<Option<String>>,
}

impl<'v> File<'v> {
    fn new(view: &'v View<'v>) -> Self {
        Self {
            view,
            out: String::new(),
            texts: 0,
            relations: 0,
            attributes: 0,
            notes: 0,
            mentions: vec![None; view.analysis.sources.len()],
        }
    }

    /// Writes the parts of an attribution. Returns the annotation that stands for it, if it has any part.
    fn attribution(&mut self, attribution: &Attribution) -> Option<String> {
        let content = self.text_bound(CONTENT, &attribution.content);
        let cue = self.text_bound(CUE, &attribution.cue);
        let source = self.text_bound(SOURCE, &attribution.source);
        if let (Some(content), Some(cue)) = (&content, &cue) {
            self.relation("Has_cue", content, cue);
        }
        if let (Some(from), Some(source)) = (content.as_ref().or(cue.as_ref()), &source) {
            self.relation("Has_source", from, source);
        }
        if let (Some(source), Some(entity)) = (&source, attribution.entity)
            && let Some(last) = self.mentions.get_mut(entity)
            && let Some(last) = last.replace(source.clone())
        {
            self.relation("Same_source", &last, source);
        }
        let anchor = content.or(cue).or(source)?;
        for (name, value) in [
            ("Kind", attribution.kind.as_str()),
            ("Class", attribution.class.as_str()),
            ("Tone", attribution.tone.as_str()),
            ("Polarity", stance(attribution.polarity)),
            ("Certainty", attribution.certainty.as_str()),
        ] {
            self.attributes += 1;
            let number = self.attributes;
            self.line(&format!("A{number}\t{name} {anchor} {value}"));
        }
        let rule: String = attribution.rule.chars().filter(|c| !acts(*c)).collect();
        self.note("Rule", &anchor, &rule);
        Some(anchor)
    }

    /// Writes an annotation of words. Returns its identifier.
    fn text_bound(&mut self, name: &str, spans: &[Span]) -> Option<String> {
        let text = &self.view.document.text;
        let fragments: Vec<_> = spans
            .iter()
            .flat_map(|span| fragments(*span, text))
            .collect();
        // Without a character that can be shown, there is nothing to mark.
        if fragments.is_empty() {
            return None;
        }
        self.texts += 1;
        let id = format!("T{}", self.texts);
        let words: Vec<_> = fragments.iter().map(|f| f.of(text)).collect();
        let places = self.places(&fragments);
        self.line(&format!("{id}\t{name} {places}\t{}", words.join(" ")));
        if fragments != spans {
            let note = format!("{} = {places}", self.places(spans));
            self.note(PIECES, &id, &note);
        }
        Some(id)
    }

    /// `0 4;9 12`
    fn places(&self, spans: &[Span]) -> String {
        let one = |&span: &Span| {
            let [start, end] = self.view.at(span);
            format!("{start} {end}")
        };
        spans.iter().map(one).collect::<Vec<_>>().join(";")
    }

    fn relation(&mut self, name: &str, from: &str, to: &str) {
        self.relations += 1;
        let number = self.relations;
        self.line(&format!("R{number}\t{name} Arg1:{from} Arg2:{to}"));
    }

    fn note(&mut self, name: &str, of: &str, text: &str) {
        self.notes += 1;
        let number = self.notes;
        self.line(&format!("#{number}\t{name} {of}\t{text}"));
    }

    fn line(&mut self, text: &str) {
        // Into memory: it cannot fail.
        let _ = writeln!(self.out, "{text}");
    }
}

/// The longest stretches of a span that can stand on a line.
fn fragments(span: Span, text: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for (at, c) in span.of(text).char_indices() {
        if acts(c) {
            continue;
        }
        let start = span.start + at;
        let end = start + c.len_utf8();
        match found.last_mut() {
            Some(last) if last.end == start => last.end = end,
            _ => found.push(Span::new(start, end)),
        }
    }
    // Blanks alone mark nothing.
    found.retain(|fragment| !fragment.of(text).trim().is_empty());
    found
}
