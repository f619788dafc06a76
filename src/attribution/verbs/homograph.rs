//! Verb or not: a form that may also be a noun, a pronoun or a preposition is a verb only where its neighbours allow it.

use super::{Finder, SKIP};
use crate::attribution::element::{Element, Kind};
use crate::pack::facts::{Facts, Words};
use crate::pack::lexicon::UNKNOWN;
use crate::text::Punct;

impl Finder<'_, '_> {
    /// Whether the word at `at` may be a clitic object: the verb follows and no noun phrase begins here.
    pub(super) fn is_clitic(&self, start: usize, at: usize, before: &[Element]) -> bool {
        let e = &self.flat[at];
        let opens = before.last().is_none_or(|b| {
            matches!(b.kind, Kind::Punct(_) | Kind::Quoted(_))
                || b.is(Words::COMPLEMENTIZER
                    | Words::COORDINATOR
                    | Words::SUBORDINATOR
                    | Words::RELATIVE)
        });
        // A pronoun that may be both is the subject at the start of a clause.
        if e.is(Words::SUBJECT_PRONOUN) && at == start && opens {
            return false;
        }
        let mut next = at + 1;
        while self.is(next, Words::OBJECT_PRONOUN | Words::REFLEXIVE) && next < at + 3 {
            next += 1;
        }
        let facts = self.facts(next);
        if facts.is_empty() || (self.flat[next].capital && !self.scene.title_case) {
            return false;
        }
        if !e.is(Words::DETERMINER | Words::PREPOSITION) || at > start {
            return true;
        }
        if facts.any(Facts::INFINITIVE) {
            return e.is(Words::DETERMINER);
        }
        let finite = facts.any(Facts::FINITE);
        if e.is(Words::PREPOSITION) {
            return finite && !facts.any(Facts::GERUND);
        }
        let noun = self.flat[next].noun.is_some()
            || self.flat[next].is(Words::SOURCES | Words::TITLE | Words::MUTE);
        let Some(previous) = before.last() else {
            return false;
        };
        if previous.is(Words::SUBJECT_PRONOUN | Words::RELATIVE) {
            return finite;
        }
        let nominal = Words::SOURCES | Words::TITLE | Words::MUTE | Words::TOPIC;
        let subject =
            previous.kind == Kind::Word && (previous.classes.is_empty() || previous.is(nominal));
        let linked = previous.is(Words::SUBORDINATOR | Words::COMPLEMENTIZER);
        (subject || linked || self.is_auxiliary(next)) && finite && !noun
    }

    /// Facts of the word at `at` where it can be a verb here; `bare` where no clitic before it says so.
    pub(super) fn verbal(&self, at: usize, bare: bool, before: &[Element]) -> Option<Facts> {
        let e = self.flat.get(at)?;
        if e.kind != Kind::Word || self.is_closed(at, before) {
            return None;
        }
        let known = self.facts(at);
        let facts = if known.is_empty() && bare {
            self.unknown_infinitive(at, before)
                .or_else(|| self.unknown_finite(e))?
        } else {
            known
        };
        let marked = before
            .last()
            .is_some_and(|b| matches!(b.kind, Kind::Punct(_) | Kind::Quoted(_)));
        if facts.is_empty() || e.capital && !before.is_empty() && !self.scene.title_case && !marked
        {
            return None;
        }
        if !bare {
            return Some(facts);
        }
        let Some(previous) = before.last() else {
            return self.opens_sentence(at, facts).then_some(facts);
        };
        if self.in_noun_phrase(at, facts, before) {
            return None;
        }
        if facts.any(Facts::INFINITIVE | Facts::GERUND) && !facts.any(Facts::FINITE) {
            return Some(facts);
        }
        let auxiliary = self.is_auxiliary(at);
        let plain = !auxiliary && !facts.any(Facts::PAST);
        let counts = previous.kind == Kind::Number
            || previous.is(Words::NUMBER)
                && !previous.is(Words::SUBJECT_PRONOUN | Words::QUANTIFIED);
        if plain && facts.all(Facts::INFINITIVE | Facts::FINITE) && !self.base_form_fits(at, before)
            || counts && (e.noun.is_some() || plain && !facts.any(Facts::INFINITIVE))
        {
            return None;
        }
        let homograph = plain && facts.any(Facts::PRESENT);
        if homograph
            && e.noun.is_some()
            && matches!(previous.kind, Kind::Verb(_))
            && !self.is(at + 1, Words::COMPLEMENTIZER)
        {
            return None;
        }
        if homograph && previous.is(Words::INFINITIVE_MARKER) && facts.any(Facts::INFINITIVE) {
            return Some(facts);
        }
        if homograph
            && (previous.is(Words::PREPOSITION) && !previous.is(Words::RELATIVE)
                || self.is_noun_here(at, before))
        {
            return None;
        }
        Some(facts)
    }

    /// Whether the word belongs to a closed class here, or is a suffix that is no auxiliary.
    fn is_closed(&self, at: usize, before: &[Element]) -> bool {
        let e = &self.flat[at];
        if e.attached && e.is(Words::POSSESSIVE | Words::POSSESSOR) {
            return !before
                .last()
                .is_some_and(|b| b.is(Words::SUBJECT_PRONOUN | Words::WH | Words::RELATIVE));
        }
        if self.is_auxiliary(at) {
            return false;
        }
        let closed = Words::STRONG_PRONOUN
            | Words::OBJECT_PRONOUN
            | Words::DETERMINER
            | Words::COMPLEMENTIZER
            | Words::COORDINATOR
            | Words::RELATIVE;
        let opens = before
            .last()
            .is_none_or(|b| matches!(b.kind, Kind::Punct(_)));
        e.attached || e.is(closed) || e.is(Words::PREPOSITION) && opens
    }

    /// Facts of an unknown word between the mark of an infinitive and an object.
    fn unknown_infinitive(&self, at: usize, before: &[Element]) -> Option<Facts> {
        let e = &self.flat[at];
        let marked = before
            .last()
            .is_some_and(|b| b.is(Words::INFINITIVE_MARKER));
        let object = self.is(
            at + 1,
            Words::DETERMINER | Words::POSSESSIVE | Words::OBJECT_PRONOUN,
        );
        (marked && object && e.word == UNKNOWN && !e.capital && e.tokens.len() == 1)
            .then_some(Facts::INFINITIVE)
    }

    /// Facts of an unknown word that ends as finite verbs do.
    fn unknown_finite(&self, e: &Element) -> Option<Facts> {
        if e.word != UNKNOWN
            || e.capital
            || e.tokens.len() > 1
            || !self.scene.page.pack.lexicon.looks_finite(&self.folded(e))
        {
            return None;
        }
        // Where infinitives are marked, the past and the participle look alike.
        let participle = if self.scene.page.pack.grammar.marked_infinitive {
            Facts::PARTICIPLE
        } else {
            Facts::NONE
        };
        Some(Facts::FINITE | Facts::PAST | participle)
    }

    /// Whether a verb form may open a sentence: a participle, a gerund, an infinitive, an inversion, an auxiliary.
    fn opens_sentence(&self, at: usize, facts: Facts) -> bool {
        let inverted = self
            .flat
            .get(at + 1)
            .is_some_and(|e| e.attached && e.is(Words::SUBJECT_PRONOUN));
        let bare = facts.any(Facts::INFINITIVE) && !facts.any(Facts::FINITE);
        facts.any(Facts::PARTICIPLE | Facts::GERUND) || bare || inverted || self.is_auxiliary(at)
    }

    /// Whether a determiner, a possessor or a number before the word makes it part of a noun phrase.
    fn in_noun_phrase(&self, at: usize, facts: Facts, before: &[Element]) -> bool {
        let Some(previous) = before.last() else {
            return false;
        };
        let auxiliary = self.is_auxiliary(at);
        let pronoun = Words::SUBJECT_PRONOUN
            | Words::STRONG_PRONOUN
            | Words::COMPLEMENTIZER
            | Words::RELATIVE;
        // "some note that": a quantifier that stands alone.
        let alone = previous.is(Words::QUANTIFIED)
            && self.is(at + 1, Words::COMPLEMENTIZER | Words::SUBJECT_PRONOUN);
        let determined = previous.is(Words::DETERMINER | Words::POSSESSIVE | Words::QUANTIFIER)
            && !alone
            && !previous.is(pronoun);
        if determined && (!auxiliary || facts.any(Facts::INFINITIVE))
            || previous.is(Words::POSSESSOR) && !facts.any(Facts::GERUND) && !auxiliary
        {
            return true;
        }
        if auxiliary || facts.any(Facts::PAST) || !facts.any(Facts::PRESENT | Facts::INFINITIVE) {
            return false;
        }
        // "the first witness", "the many reports".
        let counts = |b: &&Element| {
            b.is(Words::NUMBER | Words::ADJECTIVE | Words::ADVERB) && b.kind == Kind::Word
        };
        let counted = before.iter().rev().take_while(counts).count();
        counted > 0
            && before.len() > counted
            && before[before.len() - 1 - counted].is(Words::DETERMINER | Words::POSSESSIVE)
    }

    /// Whether a form that is both infinitive and plural present can be a verb here.
    fn base_form_fits(&self, at: usize, before: &[Element]) -> bool {
        let (e, Some(previous)) = (&self.flat[at], before.last()) else {
            return true;
        };
        if matches!(previous.kind, Kind::Verb(_)) {
            return false;
        }
        let report =
            self.has_report(at) && !(e.noun.is_some() || e.is(Words::SOURCES | Words::MUTE));
        self.plural_subject(before)
            || report
            || previous.is(Words::INFINITIVE_MARKER)
            || matches!(previous.kind, Kind::Quoted(_))
    }

    /// Whether a present form is a noun here: the object of a verb, or the end of a noun phrase before the real verb.
    fn is_noun_here(&self, at: usize, before: &[Element]) -> bool {
        let base =
            self.facts(at).all(Facts::INFINITIVE | Facts::FINITE) && !self.plural_subject(before);
        let noun = self.flat[at].noun.is_some() || base;
        if !noun && !self.scene.page.pack.grammar.marked_infinitive {
            return false;
        }
        let next = self.facts(at + 1);
        if next.any(Facts::FINITE)
            && !next.any(Facts::INFINITIVE | Facts::GERUND)
            && !self.is(at + 1, Words::DETERMINER)
        {
            return true;
        }
        // An ordinary verb with a preposition behind it is a noun as easily.
        let loose = !self.has_report(at) && self.is(at + 1, Words::PREPOSITION);
        if !noun && !loose {
            return false;
        }
        let plain = |b: &Element| b.kind == Kind::Word && b.classes.is_empty();
        // "cited derogatory comments": only plain words back to a verb or a preposition.
        let governor = before.iter().rev().take(3).position(|b| {
            matches!(b.kind, Kind::Verb(_)) || b.marker.is_some() || b.is(Words::PREPOSITION)
        });
        let object = governor
            .is_some_and(|n| n > 0 && before.iter().rev().take(n).all(|b| plain(b) && !b.capital));
        if object && !self.is(at + 1, Words::COMPLEMENTIZER) {
            return true;
        }
        if !noun {
            return false;
        }
        let inside = Words::DETERMINER | Words::POSSESSIVE | Words::ADJECTIVE | Words::POSSESSOR;
        let mut phrase = before
            .iter()
            .rev()
            .take(4)
            .take_while(|b| plain(b) || b.kind == Kind::Word && b.is(inside));
        let determined =
            phrase.any(|b| b.is(Words::DETERMINER | Words::POSSESSIVE | Words::POSSESSOR));
        let governed = before
            .iter()
            .rev()
            .take(3)
            .any(|b| b.is(Words::PREPOSITION));
        (determined || governed) && !self.opens_content(at + 1)
    }

    /// Whether what stands at `at` may open what a verb governs.
    fn opens_content(&self, at: usize) -> bool {
        let Some(e) = self.flat.get(at) else {
            return true;
        };
        let opening = Words::COMPLEMENTIZER
            | Words::DETERMINER
            | Words::POSSESSIVE
            | Words::SUBJECT_PRONOUN
            | Words::WHETHER
            | Words::WH
            | Words::ADVERB
            | Words::TIME
            | Words::OBJECT_PRONOUN
            | Words::INFINITIVE_MARKER;
        match e.kind {
            Kind::Quoted(_) | Kind::Punct(Punct::Comma | Punct::Colon | Punct::Period) => true,
            _ => {
                e.is(opening) && !e.is(Words::PREPOSITION)
                    || e.is(Words::INFINITIVE_MARKER)
                    || e.capital && e.kind == Kind::Word
            }
        }
    }

    /// Whether what stands before can be the subject of a plural form.
    fn plural_subject(&self, before: &[Element]) -> bool {
        let skipped =
            |b: &&Element| b.is(SKIP) && !b.is(Words::SUBJECT_PRONOUN | Words::QUANTIFIED);
        let k = before.len() - before.iter().rev().take_while(skipped).count();
        let Some(last) = before[..k].last() else {
            return false;
        };
        let plural = Words::SUBJECT_PRONOUN
            | Words::RELATIVE
            | Words::QUANTIFIED
            | Words::COORDINATOR
            | Words::STRONG_PRONOUN
            | Words::INFINITIVE_MARKER;
        if last.is(plural) || last.facts.any(Facts::PLURAL) {
            return true;
        }
        if matches!(last.kind, Kind::Punct(Punct::Comma | Punct::Close)) {
            let closes = before[..k - 1]
                .iter()
                .rev()
                .take(40)
                .any(|b| matches!(b.kind, Kind::Punct(Punct::Comma | Punct::Open)));
            return closes && (k < before.len() || !self.is_capital_ahead(before));
        }
        let joined = || {
            before[..k]
                .iter()
                .rev()
                .take(6)
                .any(|b| b.is(Words::COORDINATOR))
        };
        last.kind == Kind::Word
            && (self
                .scene
                .page
                .pack
                .lexicon
                .looks_plural(&self.folded(last))
                || joined())
    }

    /// Whether a capital follows the word behind `before`, as in a compound before a name.
    fn is_capital_ahead(&self, before: &[Element]) -> bool {
        let next = before.last().map_or(0, |b| b.tokens.end) + 1;
        self.scene
            .page
            .layout
            .tokens
            .get(next)
            .is_some_and(|t| t.capital)
    }
}
