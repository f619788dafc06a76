//! Kind, class, tone, polarity and certainty of an attribution, read off its cue and content.

use std::ops::Range;

use super::element::{Kind as ElementKind, Scene};
use crate::analysis::{Certainty, Class, Kind, Polarity, Tone};
use crate::pack::facts::{Facts, Words};
use crate::pack::lexicon::{Lexeme, MarkerKind};
use crate::pack::rule::Rule;
use crate::text::{Punct, TokenKind};

/// The five values.
pub(crate) struct Values {
    pub(crate) kind: Kind,
    pub(crate) class: Class,
    pub(crate) tone: Tone,
    pub(crate) polarity: Polarity,
    pub(crate) certainty: Certainty,
}

/// The values of a match of `rule` at `cue` with these contents (ranges of elements).
pub(crate) fn of(
    scene: &Scene,
    rule: &Rule,
    cue: usize,
    lexeme: Option<&Lexeme>,
    contents: &[Range<usize>],
) -> Values {
    let emit = &rule.emit;
    let lexicon = &scene.page.pack.lexicon;
    let e = &scene.elements[cue];
    let group = scene.group(cue);
    let facts = group.map_or(Facts::NONE, |g| g.facts);
    let marker = e.marker.map(|m| &lexicon.markers[m as usize]);
    let noun = e
        .noun
        .filter(|_| e.kind == ElementKind::Word)
        .map(|n| &lexicon.nouns[n as usize]);
    let (class, tone) = if let Some(lexeme) = lexeme {
        (lexeme.class, lexeme.tone)
    } else if let Some(marker) = marker {
        (marker.class, marker.tone)
    } else if let Some(noun) = noun {
        (noun.class, noun.tone)
    } else {
        (Class::State, Tone::Neutral)
    };
    let class = emit.class.unwrap_or(class);
    // "did not wish to say": the negation of the verb before withholds the infinitive.
    let governor = cue
        .checked_sub(1)
        .filter(|_| facts.any(Facts::INFINITIVE))
        .and_then(|k| scene.group(k));
    let withheld = facts.any(Facts::WITHHELD)
        || facts.all(Facts::NEGATED | Facts::MODAL)
        || governor.is_some_and(|g| g.facts.any(Facts::NEGATED));
    let negated = facts.any(Facts::NEGATED) || withheld;
    // To deny, or not to assert; not to deny is to hold possible.
    let negative = negated != (class == Class::Deny);
    let polarity = emit.polarity.unwrap_or(if negative {
        Polarity::Negative
    } else {
        Polarity::Positive
    });
    let kind = emit.kind.unwrap_or_else(|| kind(scene, contents));
    let interrogative = contents.first().is_some_and(|r| asks(scene, r.clone()));
    let question = contents.first().is_some_and(|r| {
        r.start > cue
            && scene.is(r.start - 1, Words::WHETHER)
            && !scene.is(r.start - 1, Words::COMPLEMENTIZER)
            || scene.is(r.start, Words::WH | Words::WHETHER)
                && !scene.is(r.start, Words::DETERMINER)
                && r.start > cue
    });
    let open = question && (negated || matches!(class, Class::Ask | Class::Think));
    let asked = class == Class::Ask && (question || interrogative);
    let mood = facts.any(Facts::CONDITIONAL) && !facts.any(Facts::MODAL)
        || scene.page.pack.grammar.hearsay_conditional
            && marker.is_some()
            && conditional(scene, contents);
    let unsourced = kind == Kind::Hearsay || marker.is_some_and(|m| m.kind == MarkerKind::Hearsay);
    let certainty = emit.certainty.unwrap_or(if unsourced {
        Certainty::Hearsay
    } else if open || asked || withheld && class != Class::Deny {
        Certainty::Question
    } else if mood {
        Certainty::Conditional
    } else {
        Certainty::Asserted
    });
    Values {
        kind,
        class,
        tone: emit.tone.unwrap_or(tone),
        polarity,
        certainty,
    }
}

/// Direct, mixed, indirect or narrative, by the quotations in the content and its verbs.
fn kind(scene: &Scene, contents: &[Range<usize>]) -> Kind {
    let mut free = true;
    let mut quoted = false;
    let mut clause = false;
    for range in contents {
        for i in range.clone() {
            match scene.elements[i].kind {
                ElementKind::Quoted(_) => quoted = true,
                ElementKind::Punct(_) => {}
                ElementKind::Verb(_) => {
                    free = false;
                    clause = true;
                }
                _ => free = false,
            }
        }
        // Behind a complementizer, a preposition or another word of the clause a quotation is not free.
        if range.start > 0
            && !matches!(
                scene.elements[range.start - 1].kind,
                ElementKind::Punct(_) | ElementKind::Verb(_) | ElementKind::Quoted(_)
            )
            && scene.is(
                range.start - 1,
                Words::COMPLEMENTIZER | Words::LINKING | Words::PREPOSITION | Words::DETERMINER,
            )
        {
            free = false;
        }
    }
    match (quoted, free, clause) {
        (true, true, _) => Kind::Direct,
        (true, false, _) => Kind::Mixed,
        (false, _, true) => Kind::Indirect,
        (false, _, false) => Kind::Narrative,
    }
}

/// Whether a content ends in a question mark.
fn asks(scene: &Scene, range: Range<usize>) -> bool {
    let last = scene.elements[range.end - 1].tokens.end;
    scene.page.layout.tokens[..last]
        .iter()
        .rev()
        .take(3)
        .any(|t| t.kind == TokenKind::Punct(Punct::Question))
}

/// Whether the main verb of a content is in the conditional.
fn conditional(scene: &Scene, contents: &[Range<usize>]) -> bool {
    let mut verbs = contents
        .iter()
        .cloned()
        .flatten()
        .filter_map(|i| scene.group(i))
        .filter(|g| g.facts.any(Facts::FINITE));
    verbs
        .next()
        .is_some_and(|g| g.facts.any(Facts::CONDITIONAL) && !g.facts.any(Facts::MODAL))
}
