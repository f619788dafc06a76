//! Verb groups: auxiliaries, clitics, negation, adverbs and the head verb become one element.
//!
//! Works on a flat list of words, left to right. What an auxiliary asks for (a participle, an
//! infinitive, a link) is language-neutral; which words are auxiliaries, clitics or negations is the
//! pack's. A form that may also be a noun is a verb only where its neighbours allow it.

use super::element::{Element, Kind, Scene};
use crate::pack::facts::{Facts, Frames, Role, Words};
use crate::pack::lexicon::{Lexeme, UNKNOWN, VerbKind};
use crate::text::Punct;
use crate::text::fold::fold_into;

/// A verb with everything that belongs to it.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    /// What is known of the group as a whole.
    pub(crate) facts: Facts,
    /// The reporting verbs that its head may be: senses of one form.
    pub(crate) lexemes: Vec<u32>,
    /// Tokens of the cue: the head with contiguous auxiliaries and negation, and its fixed rest.
    pub(crate) cue: Vec<usize>,
    /// The token of an inverted subject pronoun.
    pub(crate) subject: Option<usize>,
    /// The token of a clitic object.
    pub(crate) object: Option<usize>,
    /// Whether the head could be either a finite past or a participle.
    pub(crate) ambiguous: bool,
}

impl Group {
    pub(crate) fn reports(&self) -> bool {
        !self.lexemes.is_empty()
    }

    pub(crate) fn senses<'a>(&'a self, scene: &'a Scene) -> impl Iterator<Item = &'a Lexeme> {
        self.lexemes
            .iter()
            .map(|id| &scene.page.pack.lexicon.lexemes[*id as usize])
    }

    /// The sense that has one of the frames, else the first.
    pub(crate) fn sense<'a>(&'a self, scene: &'a Scene, frames: Frames) -> Option<&'a Lexeme> {
        self.senses(scene)
            .find(|l| l.frames.any(frames))
            .or_else(|| self.senses(scene).next())
    }

    /// Whether it is a reporting verb with one of the frames.
    pub(crate) fn has_frame(&self, scene: &Scene, frames: Frames) -> bool {
        self.senses(scene).any(|l| l.frames.any(frames))
    }
}

const SKIP: Words = Words(Words::ADVERB.0 | Words::NEGATION.0 | Words::TIME.0);

/// Replaces the verbs of `flat` by groups and stores the elements in the scene.
pub(crate) fn assemble(scene: &mut Scene, flat: Vec<Element>) {
    let finder = Finder { scene, flat: &flat };
    let mut groups = Vec::new();
    let mut i = 0;
    let mut elements = Vec::with_capacity(flat.len());
    while i < flat.len() {
        if let Some((group, end)) = finder.group(i, &elements) {
            elements.push(Element::verb(
                groups.len(),
                flat[i].tokens.start..flat[end - 1].tokens.end,
            ));
            groups.push(group);
            i = end;
        } else {
            elements.push(flat[i].clone());
            i += 1;
        }
    }
    scene.elements = elements;
    scene.groups = groups;
    resolve(scene);
}

struct Finder<'s, 'a> {
    scene: &'s Scene<'a>,
    flat: &'s [Element],
}

impl Finder<'_, '_> {
    fn readings(&self, i: usize) -> &[(u32, Facts)] {
        match self.flat.get(i) {
            Some(e) if e.kind == Kind::Word && e.tokens.len() == 1 && e.marker.is_none() => {
                &self.scene.page.pack.lexicon.word(e.word).readings
            }
            _ => &[],
        }
    }

    fn lexeme(&self, id: u32) -> &Lexeme {
        &self.scene.page.pack.lexicon.lexemes[id as usize]
    }

    fn facts(&self, i: usize) -> Facts {
        self.readings(i)
            .iter()
            .fold(Facts::NONE, |all, (_, f)| all | *f)
    }

    fn role(&self, i: usize) -> impl Iterator<Item = (Role, &Lexeme)> {
        self.readings(i).iter().filter_map(|(id, _)| {
            let lexeme = self.lexeme(*id);
            match lexeme.kind {
                VerbKind::Auxiliary(role) => Some((role, lexeme)),
                _ => None,
            }
        })
    }

    fn is(&self, i: usize, classes: Words) -> bool {
        self.flat.get(i).is_some_and(|e| e.is(classes))
    }

    /// A group that begins at `start`: itself, its end.
    fn group(&self, start: usize, before: &[Element]) -> Option<(Group, usize)> {
        let grammar = &self.scene.page.pack.grammar;
        let mut at = start;
        let (mut facts, mut object, mut reflexive) = (Facts::NONE, None, false);
        let mut negations = Vec::new();
        if grammar.clitics {
            while at < start + 5 {
                let e = self.flat.get(at)?;
                if e.is(Words::NEGATION) && (!negations.is_empty() || !e.is(Words::ADVERB)) {
                    negations.push(at);
                } else if e.is(Words::REFLEXIVE) {
                    reflexive = true;
                } else if e.is(Words::OBJECT_PRONOUN) && self.is_clitic(start, at, before) {
                    object = Some(e.tokens.start);
                } else {
                    break;
                }
                at += 1;
            }
        }
        let first = self.verbal(at, at == start, before)?;
        if first.any(Facts::GERUND | Facts::PARTICIPLE)
            && !first.any(Facts::FINITE)
            && self.is(at, Words::PREPOSITION)
        {
            return None;
        }
        if grammar.clitics && at > start && !negations.is_empty() {
            facts |= Facts::NEGATED;
        }
        let mut head = at;
        let mut chain = Chain {
            words: [at; 8],
            len: 1,
        };
        let mut last_role = None;
        let mut subject = None;
        let mut end = at + 1;
        // Each auxiliary looks for the form it governs.
        for _ in 0..6 {
            if self.has_fixed_rest(head, reflexive) {
                break;
            }
            let mut found = None;
            for (role, lexeme) in self.role(head) {
                if let Some(hit) = self.governed(head, role, lexeme) {
                    found = Some((role, lexeme.second_links.is_empty(), hit));
                    break;
                }
            }
            let Some((role, _, hit)) = found else { break };
            for k in head + 1..hit.at {
                let e = &self.flat[k];
                if e.is(Words::NEGATION) {
                    facts |= Facts::NEGATED;
                    negations.push(k);
                }
                if e.is(Words::SUBJECT_PRONOUN) && (e.attached || !grammar.clitics) {
                    subject = Some(e.tokens.start);
                } else if grammar.clitics
                    && e.is(Words::OBJECT_PRONOUN)
                    && !e.is(Words::SUBJECT_PRONOUN)
                {
                    object = Some(e.tokens.start);
                } else if grammar.clitics && e.is(Words::REFLEXIVE) {
                    reflexive = true;
                }
            }
            match role {
                Role::Have => facts |= Facts::COMPOUND,
                Role::Be if hit.facts.any(Facts::PARTICIPLE) && !hit.facts.any(Facts::GERUND) => {
                    facts |= Facts::PASSIVE
                }
                Role::Modal => facts |= Facts::MODAL,
                Role::Refuse => facts |= Facts::WITHHELD,
                _ => {}
            }
            head = hit.at;
            chain.words[chain.len] = head;
            chain.len += 1;
            last_role = Some(role);
            end = head + 1;
        }
        let (mut lexemes, rest) = self.head_lexemes(head, reflexive, &mut end);
        if rest.is_none() && chain.len == 1 {
            // Behind the verb: an inverted pronoun, the negation of a simple tense.
            while let Some(e) = self.flat.get(end) {
                if e.attached && e.is(Words::SUBJECT_PRONOUN) {
                    subject = Some(e.tokens.start);
                } else if grammar.clitics && e.is(Words::NEGATION) && facts.any(Facts::NEGATED) {
                    negations.push(end);
                } else {
                    break;
                }
                end += 1;
            }
        } else if let Some(e) = self
            .flat
            .get(end)
            .filter(|e| e.attached && e.is(Words::SUBJECT_PRONOUN))
        {
            subject = Some(e.tokens.start);
            end += 1;
        }
        if subject.is_some() {
            facts |= Facts::INVERTED;
        }
        if object.is_some() {
            facts |= Facts::CLITIC_OBJECT;
        }
        if reflexive {
            facts |= Facts::REFLEXIVE;
        }
        if grammar.clitics {
            lexemes.retain(|id| self.lexeme(*id).reflexive == reflexive);
        }
        if facts.any(Facts::PASSIVE)
            && (reflexive || lexemes.iter().any(|id| self.lexeme(*id).be_perfect))
        {
            facts = Facts(facts.0 & !Facts::PASSIVE.0) | Facts::COMPOUND;
        }
        let ambiguous =
            chain.len == 1 && first.all(Facts::PARTICIPLE | Facts::FINITE) && subject.is_none();
        let kept = Facts(first.0 & !(Facts::MASCULINE | Facts::FEMININE).0);
        facts |= kept;
        if chain.len > 1 && first.any(Facts::FINITE) {
            facts = Facts(facts.0 & !(Facts::PARTICIPLE | Facts::INFINITIVE | Facts::GERUND).0);
        } else if at > start && object.is_some() {
            facts = Facts(facts.0 & !Facts::PARTICIPLE.0);
        }
        if self.is(start.wrapping_sub(1), Words::INFINITIVE_MARKER) && grammar.marked_infinitive {
            facts = Facts(facts.0 & !(Facts::FINITE | Facts::PAST | Facts::PRESENT).0)
                | Facts::INFINITIVE;
        } else if grammar.marked_infinitive && facts.all(Facts::INFINITIVE | Facts::FINITE) {
            facts = Facts(facts.0 & !Facts::INFINITIVE.0);
        }
        // Only what may become a cue needs its tokens.
        let may_cue =
            !lexemes.is_empty() || facts.any(Facts::CONDITIONAL) || facts.any(Facts::INVERTED);
        let cue = if may_cue {
            self.cue_tokens(
                &chain.words[..chain.len],
                &negations,
                last_role,
                rest.as_deref(),
            )
        } else {
            Vec::new()
        };
        let group = Group {
            facts,
            lexemes,
            cue,
            subject,
            object,
            ambiguous,
        };
        Some((group, end))
    }

    /// Whether the word at `at` may be a clitic object: the verb follows and no noun phrase begins here.
    fn is_clitic(&self, start: usize, at: usize, before: &[Element]) -> bool {
        let e = &self.flat[at];
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
        if e.is(Words::PREPOSITION) {
            return facts.any(Facts::FINITE) && !facts.any(Facts::GERUND);
        }
        let noun = self.flat[next].noun.is_some()
            || self.flat[next].is(Words::SOURCES | Words::TITLE | Words::MUTE);
        match before.last() {
            Some(p) if p.is(Words::SUBJECT_PRONOUN | Words::RELATIVE) => facts.any(Facts::FINITE),
            Some(p) if p.is(Words::SUBORDINATOR | Words::COMPLEMENTIZER) => {
                facts.any(Facts::FINITE) && !noun
            }
            Some(p) if matches!(p.kind, Kind::Word) && p.classes.is_empty() => {
                facts.any(Facts::FINITE) && !noun
            }
            _ => self.role(next).next().is_some() && facts.any(Facts::FINITE) && !noun,
        }
    }

    /// Facts of the word at `at` where it can be a verb here.
    fn verbal(&self, at: usize, bare: bool, before: &[Element]) -> Option<Facts> {
        let e = self.flat.get(at)?;
        if e.kind != Kind::Word
            || e.attached
                && (e.is(Words::POSSESSIVE | Words::POSSESSOR)
                    && !before.last().is_some_and(|b| {
                        b.is(Words::SUBJECT_PRONOUN | Words::WH | Words::RELATIVE)
                    }))
            || e.attached
                && !self
                    .readings(at)
                    .iter()
                    .any(|(id, _)| matches!(self.lexeme(*id).kind, VerbKind::Auxiliary(_)))
        {
            return None;
        }
        let mut facts = self.facts(at);
        let closed = Words::STRONG_PRONOUN
            | Words::OBJECT_PRONOUN
            | Words::DETERMINER
            | Words::COMPLEMENTIZER
            | Words::COORDINATOR
            | Words::RELATIVE;
        if e.is(closed) && self.role(at).next().is_none() {
            return None;
        }
        if e.is(Words::PREPOSITION)
            && self.role(at).next().is_none()
            && before
                .last()
                .is_none_or(|b| matches!(b.kind, Kind::Punct(_)))
        {
            return None;
        }
        if facts.is_empty() {
            if e.word != UNKNOWN || e.capital || !bare {
                return None;
            }
            let mut folded = String::new();
            fold_into(
                self.scene.page.layout.tokens[e.tokens.start]
                    .span
                    .of(self.scene.page.text),
                &mut folded,
            );
            if !self.scene.page.pack.lexicon.looks_finite(&folded) {
                return None;
            }
            facts = Facts::FINITE | Facts::PAST;
            if self.scene.page.pack.grammar.marked_infinitive {
                facts |= Facts::PARTICIPLE;
            }
        }
        let first = before.is_empty();
        if e.capital
            && !first
            && !self.scene.title_case
            && before
                .last()
                .is_none_or(|b| !matches!(b.kind, Kind::Punct(_) | Kind::Quoted(_)))
        {
            return None;
        }
        if !bare {
            return Some(facts);
        }
        let Some(previous) = before.last() else {
            return self.sentence_start(at, facts);
        };
        let auxiliary = self.role(at).next().is_some();
        let determined = Words::DETERMINER | Words::POSSESSIVE | Words::QUANTIFIER;
        let said_by_some = previous.is(Words::QUANTIFIED)
            && self.is(at + 1, Words::COMPLEMENTIZER | Words::SUBJECT_PRONOUN);
        if previous.is(determined)
            && !said_by_some
            && !previous.is(Words::SUBJECT_PRONOUN
                | Words::STRONG_PRONOUN
                | Words::COMPLEMENTIZER
                | Words::RELATIVE)
            && !(auxiliary && !facts.any(Facts::INFINITIVE))
        {
            return None;
        }
        let counted = before
            .iter()
            .rev()
            .take_while(|b| {
                b.is(Words::NUMBER | Words::ADJECTIVE | Words::ADVERB) && b.kind == Kind::Word
            })
            .count();
        if counted > 0
            && counted < before.len()
            && before[before.len() - 1 - counted].is(Words::DETERMINER | Words::POSSESSIVE)
            && !auxiliary
            && facts.any(Facts::PRESENT | Facts::INFINITIVE)
            && !facts.any(Facts::PAST)
        {
            return None;
        }
        if previous.is(Words::POSSESSOR) && !facts.any(Facts::GERUND) && !auxiliary {
            return None;
        }
        if facts.any(Facts::INFINITIVE | Facts::GERUND) && !facts.any(Facts::FINITE) {
            return Some(facts);
        }
        // A present or base form that is a noun too: the words around it decide.
        let Element {
            kind: previous_kind,
            ..
        } = *previous;
        if facts.all(Facts::INFINITIVE | Facts::FINITE)
            && !facts.any(Facts::PAST)
            && !auxiliary
            && !self.plural_subject(before)
        {
            let report =
                self.has_report(at) && !(e.noun.is_some() || e.is(Words::SOURCES | Words::MUTE));
            if !report
                && !previous.is(Words::INFINITIVE_MARKER)
                && !matches!(previous_kind, Kind::Quoted(_))
            {
                return None;
            }
        }
        if previous_kind == Kind::Number && e.noun.is_some() {
            return None;
        }
        if facts.all(Facts::INFINITIVE | Facts::FINITE)
            && !facts.any(Facts::PAST)
            && matches!(previous_kind, Kind::Verb(_))
            && !auxiliary
        {
            return None;
        }
        let homograph = facts.any(Facts::PRESENT) && !auxiliary && !facts.any(Facts::PAST);
        if homograph && previous.is(Words::INFINITIVE_MARKER) && facts.any(Facts::INFINITIVE) {
            return Some(facts);
        }
        if homograph && previous.is(Words::PREPOSITION) && !previous.is(Words::RELATIVE) {
            return None;
        }
        if homograph && (e.noun.is_some() || self.scene.page.pack.grammar.marked_infinitive) {
            let determined_chain = before
                .iter()
                .rev()
                .take(4)
                .take_while(|b| {
                    b.kind == Kind::Word
                        && (b.classes.is_empty()
                            || b.is(Words::DETERMINER
                                | Words::POSSESSIVE
                                | Words::ADJECTIVE
                                | Words::POSSESSOR))
                })
                .any(|b| b.is(Words::DETERMINER | Words::POSSESSIVE | Words::POSSESSOR));
            let prior_prep = before
                .iter()
                .rev()
                .take(3)
                .any(|b| b.is(Words::PREPOSITION));
            let next = self.flat.get(at + 1);
            let opens = next.is_none_or(|n| {
                n.is(Words::COMPLEMENTIZER
                    | Words::DETERMINER
                    | Words::POSSESSIVE
                    | Words::SUBJECT_PRONOUN
                    | Words::WHETHER
                    | Words::WH
                    | Words::ADVERB
                    | Words::TIME
                    | Words::OBJECT_PRONOUN
                    | Words::INFINITIVE_MARKER)
                    || matches!(
                        n.kind,
                        Kind::Quoted(_) | Kind::Punct(Punct::Comma | Punct::Colon | Punct::Period)
                    )
                    || (n.capital && n.kind == Kind::Word)
            });
            let object =
                e.noun.is_some()
                    && before
                        .iter()
                        .rev()
                        .take(3)
                        .position(|b| matches!(b.kind, Kind::Verb(_)) || b.is(Words::PREPOSITION))
                        .is_some_and(|n| {
                            n > 0
                                && before.iter().rev().take(n).all(|b| {
                                    b.kind == Kind::Word && b.classes.is_empty() && !b.capital
                                })
                        });
            if object && !self.is(at + 1, Words::COMPLEMENTIZER) {
                return None;
            }
            let verb_follows = self.facts(at + 1).any(Facts::FINITE)
                && !self.facts(at + 1).any(Facts::INFINITIVE | Facts::GERUND)
                && !self.is(at + 1, Words::DETERMINER);
            if verb_follows || ((determined_chain || prior_prep) && e.noun.is_some() && !opens) {
                return None;
            }
            // A base form wants a plural or pronoun before it; after an unknown singular it is a noun or part of a compound.
            if facts.any(Facts::INFINITIVE) && e.noun.is_some() && determined_chain && !opens {
                return None;
            }
        }
        Some(facts)
    }

    /// Whether what stands before can be the subject of a plural form.
    fn plural_subject(&self, before: &[Element]) -> bool {
        let mut k = before.len();
        while k > 0
            && before[k - 1].is(SKIP)
            && !before[k - 1].is(Words::SUBJECT_PRONOUN | Words::QUANTIFIED)
        {
            k -= 1;
        }
        let Some(last) = k.checked_sub(1).map(|k| &before[k]) else {
            return false;
        };
        if last.is(Words::SUBJECT_PRONOUN
            | Words::RELATIVE
            | Words::QUANTIFIED
            | Words::COORDINATOR
            | Words::STRONG_PRONOUN
            | Words::INFINITIVE_MARKER)
            || last.facts.any(Facts::PLURAL)
        {
            return true;
        }
        if matches!(last.kind, Kind::Punct(Punct::Comma | Punct::Close)) {
            let closes = before[..k - 1]
                .iter()
                .any(|b| matches!(b.kind, Kind::Punct(Punct::Comma | Punct::Open)));
            return closes && (k < before.len() || !self.is_capital_ahead(before));
        }
        if last.kind != Kind::Word {
            return false;
        }
        let mut folded = String::new();
        fold_into(
            self.scene.page.layout.tokens[last.tokens.end - 1]
                .span
                .of(self.scene.page.text),
            &mut folded,
        );
        self.scene.page.pack.lexicon.looks_plural(&folded)
            || before[..k]
                .iter()
                .rev()
                .take(6)
                .any(|b| b.is(Words::COORDINATOR))
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

    fn sentence_start(&self, at: usize, facts: Facts) -> Option<Facts> {
        // A finite form does not open a sentence, but a participle, a gerund or an inversion may.
        let inverted = self
            .flat
            .get(at + 1)
            .is_some_and(|e| e.attached && e.is(Words::SUBJECT_PRONOUN));
        let bare = facts.any(Facts::INFINITIVE) && !facts.any(Facts::FINITE);
        if facts.any(Facts::PARTICIPLE | Facts::GERUND)
            || bare
            || inverted
            || self.role(at).next().is_some()
        {
            return Some(facts);
        }
        // In a list of headings or after a dateline a bare finite verb is the source's act all the same.
        None
    }

    /// The form that the auxiliary at `at` governs, if it follows.
    fn governed(&self, at: usize, role: Role, lexeme: &Lexeme) -> Option<Hit> {
        let grammar = &self.scene.page.pack.grammar;
        let mut k = at + 1;
        let mut linked = lexeme.second_links.is_empty();
        let mut infinitive_marker = false;
        for _ in 0..7 {
            let e = self.flat.get(k)?;
            let mut facts = self.facts(k);
            if facts.is_empty()
                && matches!(role, Role::Have | Role::Be)
                && self.unknown_participle(k)
            {
                facts = Facts::PARTICIPLE;
            }
            let fits = match role {
                Role::Have => facts.any(Facts::PARTICIPLE),
                Role::Be => facts.any(Facts::PARTICIPLE | Facts::GERUND),
                Role::Do | Role::Modal | Role::Causative => facts.any(Facts::INFINITIVE),
                Role::Light | Role::Refuse => {
                    facts.any(Facts::INFINITIVE) && (linked || infinitive_marker)
                }
            };
            let governed_by_marker = infinitive_marker
                && facts.any(Facts::INFINITIVE)
                && matches!(role, Role::Have | Role::Be);
            if (fits || governed_by_marker)
                && !(e.capital && !self.scene.title_case)
                && !(e.is(SKIP) && !self.has_report(k))
            {
                return Some(Hit { at: k, facts });
            }
            if !linked && lexeme.second_links.contains(&e.word) {
                linked = true;
            } else if grammar.marked_infinitive
                && e.is(Words::INFINITIVE_MARKER)
                && matches!(role, Role::Light | Role::Refuse | Role::Have | Role::Be)
            {
                infinitive_marker = true;
                linked = true;
            } else if e.is(SKIP)
                || (e.attached && e.is(Words::SUBJECT_PRONOUN))
                || (grammar.clitics
                    && e.is(Words::OBJECT_PRONOUN | Words::REFLEXIVE | Words::NEGATION))
                || (e.is(Words::NEGATION))
                || (!grammar.clitics && k == at + 1 && e.is(Words::SUBJECT_PRONOUN))
            {
            } else {
                return None;
            }
            k += 1;
        }
        None
    }

    /// Whether the word is the head of a reporting verb of several words that all stand here.
    fn has_fixed_rest(&self, head: usize, reflexive: bool) -> bool {
        self.readings(head).iter().any(|(id, _)| {
            let lexeme = self.lexeme(*id);
            !lexeme.rest.is_empty()
                && (reflexive || !lexeme.reflexive)
                && self.rest(lexeme, head + 1).is_some()
        })
    }

    /// Whether an unknown word looks like a participle.
    fn unknown_participle(&self, i: usize) -> bool {
        let e = &self.flat[i];
        if e.kind != Kind::Word || e.word != UNKNOWN || e.capital || e.tokens.len() > 1 {
            return false;
        }
        let mut folded = String::new();
        fold_into(
            self.scene.page.layout.tokens[e.tokens.start]
                .span
                .of(self.scene.page.text),
            &mut folded,
        );
        self.scene.page.pack.lexicon.looks_participle(&folded)
    }

    fn has_report(&self, i: usize) -> bool {
        self.readings(i)
            .iter()
            .any(|(id, _)| self.lexeme(*id).kind == VerbKind::Report)
    }

    /// The reporting verbs whose form stands at `head`: those with the longest fixed rest, and where the rest stands.
    fn head_lexemes(
        &self,
        head: usize,
        reflexive: bool,
        end: &mut usize,
    ) -> (Vec<u32>, Option<Vec<usize>>) {
        let clitics = self.scene.page.pack.grammar.clitics;
        let mut best: Vec<u32> = Vec::new();
        let (mut weight, mut place) = (0, Vec::new());
        for (id, _) in self.readings(head) {
            let lexeme = self.lexeme(*id);
            if lexeme.kind != VerbKind::Report || (clitics && lexeme.reflexive && !reflexive) {
                continue;
            }
            let Some(rest) = self.rest(lexeme, *end) else {
                continue;
            };
            let own = 1 + rest.len() * 2 + usize::from(lexeme.reflexive && reflexive);
            if own > weight {
                best.clear();
                (weight, place) = (own, rest);
            }
            if own == weight {
                best.push(*id);
            }
        }
        match place.last() {
            Some(last) => {
                if *last < *end + 4 {
                    *end = last + 1;
                }
                (best, Some(place))
            }
            None => (best, None),
        }
    }

    /// Where the fixed rest of a verb stands behind `end`: adverbs and pronouns may come between.
    fn rest(&self, lexeme: &Lexeme, end: usize) -> Option<Vec<usize>> {
        let mut at = end;
        let mut found = Vec::new();
        for (n, word) in lexeme.rest.iter().enumerate() {
            let mut skipped = 0;
            while self
                .flat
                .get(at)
                .is_some_and(|e| e.tokens.len() > 1 || e.word != *word)
            {
                let e = &self.flat[at];
                let apart = lexeme.separable
                    && skipped < 8
                    && !matches!(e.kind, Kind::Punct(_) | Kind::Quoted(_));
                let near = skipped < 3
                    && (e.is(SKIP)
                        || e.is(Words::OBJECT_PRONOUN) && !e.is(Words::DETERMINER)
                        || (e.attached && e.is(Words::SUBJECT_PRONOUN)));
                if n > 0 || !(apart || near) {
                    return None;
                }
                skipped += 1;
                at += 1;
            }
            if at >= self.flat.len() {
                return None;
            }
            found.push(at);
            at += 1;
        }
        Some(found)
    }

    /// The cue's tokens: from the head back over auxiliaries and negations that stand directly before.
    fn cue_tokens(
        &self,
        chain: &[usize],
        negations: &[usize],
        role: Option<Role>,
        rest: Option<&[usize]>,
    ) -> Vec<usize> {
        let clitics = self.scene.page.pack.grammar.clitics;
        let head = *chain.last().unwrap_or(&0);
        let mut from = head;
        let modal = matches!(role, Some(Role::Modal | Role::Light | Role::Causative)) && clitics;
        if !modal {
            while from > 0
                && (chain.contains(&(from - 1))
                    || negations.contains(&(from - 1))
                    || self.is(from - 1, Words::INFINITIVE_MARKER)
                        && chain.len() > 1
                        && from - 1 > chain[0])
            {
                from -= 1;
            }
        }
        let mut tokens: Vec<usize> = (from..=head)
            .flat_map(|i| self.flat[i].tokens.clone())
            .collect();
        for i in rest.into_iter().flatten() {
            tokens.extend(self.flat[*i].tokens.clone());
        }
        tokens
    }
}

/// The auxiliaries and the head of a group, by their places.
struct Chain {
    words: [usize; 8],
    len: usize,
}

struct Hit {
    at: usize,
    facts: Facts,
}

/// Decides, for forms that may be a finite past or a participle, by what stands around them.
fn resolve(scene: &mut Scene) {
    for i in 0..scene.elements.len() {
        let Kind::Verb(g) = scene.elements[i].kind else {
            continue;
        };
        if !scene.groups[g].ambiguous {
            continue;
        }
        let by_agent = scene.is(i + 1, Words::AGENT);
        let opens = i == 0 || scene.is(i - 1, Words::SUBORDINATOR | Words::GERUND_LEAD);
        let takes = scene.groups[g].has_frame(scene, Frames::THAT | Frames::ZERO | Frames::QUOTE)
            && (scene.is(
                i + 1,
                Words::COMPLEMENTIZER
                    | Words::SUBJECT_PRONOUN
                    | Words::DETERMINER
                    | Words::POSSESSIVE,
            ) || scene.quoted(i + 1).is_some());
        let reduced = !takes && !opens && follows_finite(scene, i);
        let facts = &mut scene.groups[g].facts;
        if by_agent || opens || reduced {
            *facts = Facts(facts.0 & !(Facts::FINITE | Facts::PAST).0);
        } else {
            *facts = Facts(facts.0 & !Facts::PARTICIPLE.0);
        }
    }
}

/// Whether an unambiguous finite verb follows in the same clause, so that this one is a reduced relative.
fn follows_finite(scene: &Scene, i: usize) -> bool {
    let breaks = Words::COORDINATOR
        | Words::COMPLEMENTIZER
        | Words::RELATIVE
        | Words::SUBORDINATOR
        | Words::WH
        | Words::WHETHER
        | Words::ADVERSATIVE
        | Words::SUBJECT_PRONOUN;
    for k in i + 1..scene.len().min(i + 14) {
        if matches!(scene.elements[k].kind, Kind::Punct(_) | Kind::Quoted(_)) || scene.is(k, breaks)
        {
            return false;
        }
        if let Some(group) = scene.group(k) {
            // Between two verbs, a subject of the second would have to stand.
            let nominal = (i + 1..k).any(|m| scene.is(m, Words::PREPOSITION) && m == i + 1);
            return group.facts.any(Facts::FINITE)
                && (nominal
                    || k == i + 1
                    || (i + 1..k).all(|m| scene.is(m, Words::TIME | Words::ADVERB)));
        }
    }
    false
}
