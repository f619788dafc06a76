//! What people marked: a document and its attributions as they should be found.

use crate::text::{Document, Span};

/// A document with the attributions that people marked in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GoldDocument {
    /// The text and what is known of it.
    pub document: Document,
    /// The file that marks it.
    pub file: String,
    /// The line of the file where it stands, from 1.
    pub line: usize,
    /// What was marked.
    pub attributions: Vec<Gold>,
    /// Whether a quotation that goes on in a further sentence is marked as one attribution.
    pub merged: bool,
    /// Whether attributions inside another's content are left unmarked.
    pub outermost: bool,
}

/// An attribution as it should be found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Gold {
    /// Its identifier, as given or made from its place.
    pub id: String,
    /// Who says it.
    pub source: Vec<Span>,
    /// What attributes.
    pub cue: Vec<Span>,
    /// What is attributed.
    pub content: Vec<Span>,
    /// Another cue that is as good.
    pub cue_alt: Vec<Span>,
    /// Another content that is as good.
    pub content_alt: Vec<Span>,
    /// Whether it is neither demanded nor punished.
    pub borderline: bool,
    /// The name of its construction, where given.
    pub construction: Option<String>,
    /// How the content stands in the text, where given.
    pub kind: Option<String>,
    /// The act that the cue names, where given.
    pub class: Option<String>,
    /// How the cue colours the content, where given.
    pub tone: Option<String>,
    /// The source's stance, where given.
    pub polarity: Option<String>,
    /// How firmly the content is put forward, where given.
    pub certainty: Option<String>,
}
