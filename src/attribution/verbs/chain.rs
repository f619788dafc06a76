//! From an auxiliary to the form that it governs, and from a head to its fixed rest.

use super::{Finder, SKIP};
use crate::attribution::element::Kind;
use crate::pack::facts::{Facts, Role, Words};
use crate::pack::lexicon::{Lexeme, UNKNOWN, VerbKind};

/// Where a governed form stands, and what it is.
pub(super) struct Hit {
    pub(super) at: usize,
    pub(super) facts: Facts,
}

impl Finder<'_, '_> {
    /// The form that the auxiliary at `at` governs, if it follows.
    pub(super) fn governed(&self, at: usize, role: Role, lexeme: &Lexeme) -> Option<Hit> {
        let grammar = &self.scene.page.pack.grammar;
        let mut linked = lexeme.second_links.is_empty();
        let mut infinitive_marker = false;
        for k in at + 1..at + 8 {
            let e = self.flat.get(k)?;
            let mut facts = self.facts(k);
            if facts.is_empty()
                && matches!(role, Role::Have | Role::Be)
                && self.unknown_participle(k)
            {
                facts = Facts::PARTICIPLE;
            }
            if facts.is_empty()
                && matches!(role, Role::Modal | Role::Do)
                && grammar.marked_infinitive
                && self.is_unknown(k)
            {
                facts = Facts::INFINITIVE;
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
        }
        None
    }

    /// Whether an unknown word looks like a participle.
    fn unknown_participle(&self, i: usize) -> bool {
        self.is_unknown(i)
            && self
                .scene
                .page
                .pack
                .lexicon
                .looks_participle(&self.folded(&self.flat[i]))
    }

    /// Whether the word is in no lexicon, and no name.
    fn is_unknown(&self, i: usize) -> bool {
        let e = &self.flat[i];
        e.kind == Kind::Word && e.word == UNKNOWN && !e.capital && e.tokens.len() == 1
    }

    /// Whether the word is the head of a reporting verb of several words that all stand here.
    pub(super) fn has_fixed_rest(&self, head: usize, reflexive: bool) -> bool {
        self.readings(head).iter().any(|(id, _)| {
            let lexeme = self.lexeme(*id);
            !lexeme.rest.is_empty()
                && (reflexive || !lexeme.reflexive)
                && self.rest(lexeme, head + 1).is_some()
        })
    }

    /// The reporting verbs whose form stands at `head`: those with the longest fixed rest, and where the rest stands.
    pub(super) fn head_lexemes(
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
    pub(super) fn cue_tokens(
        &self,
        chain: &[usize],
        parts: &[usize],
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
                    || parts.contains(&(from - 1))
                    || self.is(from - 1, Words::INFINITIVE_MARKER)
                        && chain.len() > 1
                        && from - 1 > chain[0])
            {
                from -= 1;
            }
        }
        if role == Some(Role::Refuse) {
            from = chain[0];
        }
        let mut to = head;
        while parts.contains(&(to + 1)) {
            to += 1;
        }
        let mut tokens: Vec<usize> = (from..=to)
            .flat_map(|i| self.flat[i].tokens.clone())
            .collect();
        for i in rest.into_iter().flatten() {
            tokens.extend(self.flat[*i].tokens.clone());
        }
        tokens
    }
}
