//! Parts of sentences that may take each other's place.

use super::sentence::read;
use crate::attribution::passing;
use crate::pack::Pack;
use crate::pack::facts::{Facts, Words};
use crate::pack::lexicon::{UNKNOWN, VerbKind};
use crate::pack::pattern::{Test, Verb};
use crate::page::Page;
use crate::text::{TokenKind, fold, lay_out};

/// A part that may take the place of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) text: String,
    /// What it can take the place of.
    pub(super) key: Key,
    /// All classes of its words.
    pub(super) classes: Words,
}

/// What parts that may take each other's place have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Key {
    pub(super) first: First,
    pub(super) finite: bool,
    /// Whether there is a verb of any mood.
    pub(super) verbal: bool,
    /// Whether a preposition goes on with it.
    pub(super) linked: bool,
    /// Whether its last word ends as plurals do: the verb beside it agrees.
    pub(super) plural: bool,
}

/// How a part begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum First {
    /// With this word of a class.
    Known(String),
    /// With a name.
    Name,
    /// With a verb of this mood.
    Verb(Facts),
    /// With any other word.
    Other,
}

impl Part {
    pub(super) fn new(pack: &Pack, text: &str) -> Option<Self> {
        let layout = lay_out(text, &pack.profile);
        let page = Page::new(pack, text, &layout);
        let first = layout.tokens.first()?;
        let word = pack.lexicon.word(page.words[0]);
        let classes = page
            .words
            .iter()
            .fold(Words::NONE, |all, id| all | pack.lexicon.word(*id).classes);
        let any_verb = Test {
            verb: Some(Verb::default()),
            ..Test::default()
        };
        let verbs = passing(&page, &any_verb);
        let begins = verbs.first().filter(|(span, _)| span.start == 0);
        let moods = Facts::INFINITIVE | Facts::GERUND | Facts::PARTICIPLE | Facts::FINITE;
        let key = Key {
            first: match begins {
                Some((_, facts)) => First::Verb(facts.only(moods)),
                None if page.words[0] != UNKNOWN && !word.classes.is_empty() => {
                    First::Known(fold(first.span.of(text)))
                }
                None if first.capital => First::Name,
                None => First::Other,
            },
            verbal: !verbs.is_empty(),
            linked: classes.any(Words::LINKING | Words::PREPOSITION),
            plural: layout
                .tokens
                .last()
                .is_some_and(|t| pack.lexicon.looks_plural(&fold(t.span.of(text)))),
            finite: verbs.iter().any(|(_, facts)| facts.any(Facts::FINITE)),
        };
        Some(Self {
            text: text.to_owned(),
            key,
            classes,
        })
    }
}

/// Whether the first word is one of a class.
pub(super) fn first_is_known(pack: &Pack, text: &str) -> bool {
    let layout = lay_out(text, &pack.profile);
    let page = Page::new(pack, text, &layout);
    let id = page.words.first().copied().unwrap_or(UNKNOWN);
    id != UNKNOWN && !pack.lexicon.word(id).classes.is_empty()
}

/// Whether the text holds nothing that could be a cue, no quotation and no mark inside.
pub(super) fn is_plain(pack: &Pack, text: &str) -> bool {
    let layout = lay_out(text, &pack.profile);
    let page = Page::new(pack, text, &layout);
    let inner = text.trim_end_matches('.');
    let marks = layout
        .tokens
        .iter()
        .any(|t| matches!(t.kind, TokenKind::Punct(_)) && t.span.start < inner.len());
    let cue = page.words.iter().enumerate().any(|(i, id)| {
        let word = pack.lexicon.word(*id);
        let reports = word.readings.iter().any(|(l, f)| {
            pack.lexicon.lexemes[*l as usize].kind == VerbKind::Report || f.any(Facts::CONDITIONAL)
        });
        let marker = pack
            .lexicon
            .phrases(*id)
            .iter()
            .any(|p| p.marker.is_some() && page.words[i..].starts_with(&p.words));
        *id != UNKNOWN && (reports || marker || word.noun.is_some())
    });
    !marks && !cue && layout.quotations.is_empty() && read(pack, text).is_empty()
}
