//! One group, from its first clitic to the last word of its head.

use super::chain::Hit;
use super::{Finder, Group};
use crate::attribution::element::Element;
use crate::pack::facts::{Facts, Role, Words};

/// A group while it is read.
struct Building {
    facts: Facts,
    /// The auxiliaries and the head, by their places.
    chain: [usize; 8],
    links: usize,
    /// Negations and reflexives: parts of the cue where they stand directly before it.
    parts: Vec<usize>,
    negated: bool,
    subject: Option<usize>,
    object: Option<usize>,
    reflexive: bool,
    last_role: Option<Role>,
    end: usize,
}

impl Finder<'_, '_> {
    /// The group that begins at `start`, and its end; `before` is what the sentence holds up to here.
    pub(super) fn group(&self, start: usize, before: &[Element]) -> Option<(Group, usize)> {
        let grammar = &self.scene.page.pack.grammar;
        let mut group = Building {
            facts: Facts::NONE,
            chain: [start; 8],
            links: 1,
            parts: Vec::new(),
            negated: false,
            subject: None,
            object: None,
            reflexive: false,
            last_role: None,
            end: start,
        };
        let at = if grammar.clitics {
            self.clitics(start, before, &mut group)?
        } else {
            start
        };
        let first = self.verbal(at, at == start, before)?;
        if first.any(Facts::GERUND | Facts::PARTICIPLE)
            && !first.any(Facts::FINITE)
            && self.is(at, Words::PREPOSITION)
        {
            return None;
        }
        if group.negated {
            group.facts |= Facts::NEGATED;
        }
        group.chain = [at; 8];
        group.end = at + 1;
        self.auxiliaries(&mut group);
        let head = group.chain[group.links - 1];
        let (mut lexemes, rest) = self.head_lexemes(head, group.reflexive, &mut group.end);
        self.behind(rest.is_some(), &mut group);
        if grammar.clitics {
            lexemes.retain(|id| self.lexeme(*id).reflexive == group.reflexive);
        }
        let perfect = group.reflexive || lexemes.iter().any(|id| self.lexeme(*id).be_perfect);
        let facts = self.settle(&group, first, start, perfect);
        // Only what may become a cue needs its tokens.
        let may_cue = !lexemes.is_empty() || facts.any(Facts::CONDITIONAL | Facts::INVERTED);
        let cue = if may_cue {
            self.cue_tokens(
                &group.chain[..group.links],
                &group.parts,
                group.last_role,
                rest.as_deref(),
            )
        } else {
            Vec::new()
        };
        let ambiguous = group.links == 1
            && first.all(Facts::PARTICIPLE | Facts::FINITE)
            && group.subject.is_none();
        let end = group.end;
        Some((
            Group {
                facts,
                lexemes,
                cue,
                subject: group.subject,
                object: group.object,
                ambiguous,
            },
            end,
        ))
    }

    /// Reads the clitics before the verb; the position of the verb.
    fn clitics(&self, start: usize, before: &[Element], group: &mut Building) -> Option<usize> {
        let mut at = start;
        while at < start + 5 {
            let e = self.flat.get(at)?;
            if e.is(Words::NEGATION) && (group.negated || !e.is(Words::ADVERB)) {
                group.parts.push(at);
                group.negated = true;
            } else if e.is(Words::REFLEXIVE) {
                group.parts.push(at);
                group.reflexive = true;
            } else if e.is(Words::OBJECT_PRONOUN) && self.is_clitic(start, at, before) {
                group.object = Some(e.tokens.start);
            } else {
                break;
            }
            at += 1;
        }
        Some(at)
    }

    /// Follows the auxiliaries, each to the form that it governs.
    fn auxiliaries(&self, group: &mut Building) {
        while group.links < group.chain.len() {
            let head = group.chain[group.links - 1];
            if self.has_fixed_rest(head, group.reflexive) {
                return;
            }
            let found = self
                .role(head)
                .find_map(|(role, lexeme)| Some((role, self.governed(head, role, lexeme)?)));
            let Some((role, hit)) = found else { return };
            self.between(head, &hit, group);
            match role {
                Role::Have => group.facts |= Facts::COMPOUND,
                Role::Be if hit.facts.any(Facts::PARTICIPLE) && !hit.facts.any(Facts::GERUND) => {
                    group.facts |= Facts::PASSIVE;
                }
                Role::Modal => group.facts |= Facts::MODAL,
                Role::Refuse => group.facts |= Facts::WITHHELD,
                _ => {}
            }
            group.chain[group.links] = hit.at;
            group.links += 1;
            group.last_role = Some(role);
            group.end = hit.at + 1;
        }
    }

    /// What stands between an auxiliary and the form that it governs: negation, pronouns.
    fn between(&self, head: usize, hit: &Hit, group: &mut Building) {
        let clitics = self.scene.page.pack.grammar.clitics;
        for k in head + 1..hit.at {
            let e = &self.flat[k];
            if e.is(Words::NEGATION) {
                group.facts |= Facts::NEGATED;
                group.parts.push(k);
            }
            if e.is(Words::SUBJECT_PRONOUN) && (e.attached || !clitics) {
                group.subject = Some(e.tokens.start);
            } else if clitics && e.is(Words::OBJECT_PRONOUN) && !e.is(Words::SUBJECT_PRONOUN) {
                group.object = Some(e.tokens.start);
            } else if clitics && e.is(Words::REFLEXIVE) {
                group.reflexive = true;
            }
        }
    }

    /// What follows the head: an inverted pronoun, the negation of a simple tense.
    fn behind(&self, has_rest: bool, group: &mut Building) {
        let simple = !has_rest && group.links == 1;
        while let Some(e) = self.flat.get(group.end) {
            if e.attached && e.is(Words::SUBJECT_PRONOUN) {
                group.subject = Some(e.tokens.start);
            } else if simple
                && self.scene.page.pack.grammar.clitics
                && e.is(Words::NEGATION)
                && !e.is(Words::COORDINATOR)
                && group.facts.any(Facts::NEGATED)
            {
                group.parts.push(group.end);
            } else {
                return;
            }
            group.end += 1;
        }
    }

    /// The facts of the whole group.
    fn settle(&self, group: &Building, first: Facts, start: usize, perfect: bool) -> Facts {
        let grammar = &self.scene.page.pack.grammar;
        let mut facts = group.facts | first.without(Facts::MASCULINE | Facts::FEMININE);
        for (holds, fact) in [
            (group.subject.is_some(), Facts::INVERTED),
            (group.object.is_some(), Facts::CLITIC_OBJECT),
            (group.reflexive, Facts::REFLEXIVE),
        ] {
            if holds {
                facts |= fact;
            }
        }
        if facts.any(Facts::PASSIVE) && perfect {
            facts = facts.without(Facts::PASSIVE) | Facts::COMPOUND;
        }
        if group.links > 1 && first.any(Facts::FINITE) {
            facts = facts.without(Facts::PARTICIPLE | Facts::INFINITIVE | Facts::GERUND);
        } else if group.object.is_some() {
            facts = facts.without(Facts::PARTICIPLE);
        }
        if grammar.marked_infinitive && self.is(start.wrapping_sub(1), Words::INFINITIVE_MARKER) {
            facts.without(Facts::FINITE | Facts::PAST | Facts::PRESENT) | Facts::INFINITIVE
        } else if grammar.marked_infinitive && facts.all(Facts::INFINITIVE | Facts::FINITE) {
            facts.without(Facts::INFINITIVE)
        } else {
            facts
        }
    }
}
