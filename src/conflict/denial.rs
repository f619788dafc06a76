//! A source that denies, rejects or calls false what another says.
//!
//! The cue or a predicate of the content says that it is a denial; what remains is to find what is
//! denied: the attribution inside it ("rejected the claim that …"), else the statement that shares most
//! with it, else the one just before.

use rustc_hash::{FxHashMap, FxHashSet};

use super::board::{Board, side};
use super::within::{Article, Statement, whole};
use crate::analysis::{Certainty, Class, ConflictKind, Polarity};
use crate::claim::{Proposition, Term};
use crate::pack::concepts::ConceptRole;
use crate::text::Span;

/// Words before the cue in which a negation withholds the denial.
const BEFORE: usize = 4;
/// Statements before a denial among which what it denies is looked for; half as many behind it.
const WINDOW: usize = 16;
/// Sentences back within which a denial may lean on a statement without sharing a word.
const NEAR: usize = 3;
/// Weight of own words with which a verdict ("that is false") no longer leans on what is before it.
const OWN: u32 = 5;
/// Weight of own words with which "these words", "the report" no longer lean on what is before them.
const ANAPHOR: u32 = 2;
/// What it tells that the one who denies is spoken of in a statement: people deny what is said of them.
const CONCERNED: u32 = 3;

pub(super) fn find(article: &Article, board: &mut Board) {
    for (i, statement) in article.statements.iter().enumerate() {
        if let Some(j) = called_false(article, i) {
            let (said, verdict) = (whole(&article.statements[j]), whole(statement));
            board.add(side(j, said), side(i, verdict), ConflictKind::Denial);
            continue;
        }
        let attribution = statement.attribution;
        let denies = attribution.class == Class::Deny && attribution.polarity == Polarity::Negative;
        if !denies && !is_verdict(statement) || is_withheld(article, statement) {
            continue;
        }
        let strong = !denies || has_role(article, statement, ConceptRole::Denial);
        if has_role(article, statement, ConceptRole::Retraction) {
            if let Some(j) = own(article, i) {
                let (said, taken_back) = (whole(&article.statements[j]), whole(statement));
                board.add(side(j, said), side(i, taken_back), ConflictKind::Denial);
            }
            continue;
        }
        let target = nested(article, i)
            .or_else(|| pointed_at(article, i).filter(|_| strong))
            .or_else(|| closest(article, i))
            .or_else(|| before(article, i).filter(|j| strong && (!denies || charges(article, *j))));
        if let Some(j) = target {
            let j = published(article, i, j);
            let said = common(article, i, j).unwrap_or_else(|| whole(&article.statements[j]));
            let j = article.innermost(j, said);
            board.add(
                side(j, whole(&article.statements[j])),
                side(i, whole(statement)),
                ConflictKind::Denial,
            );
        }
    }
}

/// The speaker's own statement before it.
fn own(article: &Article, i: usize) -> Option<usize> {
    let near = (i.saturating_sub(WINDOW)..i).rev();
    near.filter(|j| article.statements[*j].attribution.polarity == Polarity::Positive)
        .find(|j| article.same_speaker(*j, i))
}

/// From the first to the last word of `j` that `i` shares.
fn common(article: &Article, i: usize, j: usize) -> Option<Span> {
    let keys: FxHashSet<u64> = article.statements[i]
        .terms()
        .flat_map(|t| t.keys.iter().copied())
        .collect();
    let shared = article.statements[j]
        .terms()
        .filter(|t| t.keys.iter().any(|k| keys.contains(k)));
    shared
        .map(|t| t.span)
        .reduce(|a, b| Span::new(a.start.min(b.start), a.end.max(b.end)))
}

/// Whether the cue has a word with the role.
fn has_role(article: &Article, statement: &Statement, role: ConceptRole) -> bool {
    let page = article.page;
    let cue = &statement.attribution.cue;
    let mut tokens = cue.iter().flat_map(|span| page.tokens(*span));
    tokens.any(|t| page.has_role(t, role))
}

/// Whether the source will not say: "would neither confirm nor deny".
fn is_withheld(article: &Article, statement: &Statement) -> bool {
    let page = article.page;
    let first = statement
        .attribution
        .cue
        .first()
        .map_or(0, |c| page.tokens(*c).start);
    let mut before = first.saturating_sub(BEFORE)..first;
    let negated = before.any(|t| page.has_role(t, ConceptRole::Negation));
    statement.attribution.certainty == Certainty::Question || negated
}

/// Whether the content only points back: a pronoun, "these words", "the report".
fn is_anaphor(statement: &Statement) -> bool {
    let all = || statement.propositions.iter();
    let own: u32 = all().map(Proposition::weight).sum();
    own == 0 || own <= ANAPHOR && all().any(|p| p.has(ConceptRole::Report))
}

/// What an anaphor points back to: the nearest statement made by the act that it names ("these fears"), else
/// the nearest.
fn pointed_at(article: &Article, i: usize) -> Option<usize> {
    let statement = &article.statements[i];
    if !is_anaphor(statement) {
        return None;
    }
    let named: FxHashSet<u64> = statement
        .propositions
        .iter()
        .flat_map(|p| p.named.iter().copied())
        .collect();
    let acts = (i.saturating_sub(WINDOW)..i)
        .rev()
        .find(|j| article.independent(*j, i) && article.act(*j).iter().any(|k| named.contains(k)));
    acts.or_else(|| before(article, i))
}

/// The statement near by that shares most with the denial, or speaks of the one who denies.
fn closest(article: &Article, i: usize) -> Option<usize> {
    let speaker = article.speaker(i);
    let mut best: Option<(u32, usize)> = None;
    let shared: FxHashMap<usize, u32> = article.sharing(i).into_iter().collect();
    let first = i.saturating_sub(WINDOW);
    for j in first..(i + WINDOW / 2).min(article.statements.len()) {
        let other = &article.statements[j];
        if !article.independent(i, j) || other.attribution.polarity == Polarity::Negative {
            continue;
        }
        let mut score = shared.get(&j).copied().unwrap_or(0) * 2;
        if speaker
            .iter()
            .any(|key| other.terms().any(|t| t.keys.contains(key)))
        {
            score += CONCERNED * 2;
        }
        if score >= 4 + 4 * u32::from(j > i) {
            // Of equals the nearer; what comes first before what follows.
            let apart = i.abs_diff(j) as u32 + u32::from(j > i) * 2;
            let score = (score + WINDOW as u32 * 2).saturating_sub(apart);
            if best.is_none_or(|(most, _)| score > most) {
                best = Some((score, j));
            }
        }
    }
    best.map(|(_, j)| j)
}

/// Whether the content does little but call something false.
fn is_verdict(statement: &Statement) -> bool {
    statement.attribution.polarity == Polarity::Positive
        && statement.propositions.iter().take(2).any(|p| {
            let own: u32 = p.terms.iter().map(|t| t.weight).sum();
            !p.question && own < OWN && p.has(ConceptRole::Denial)
        })
}

/// The statement inside the content that the content calls false: "the theory that … rests on nothing".
fn called_false(article: &Article, i: usize) -> Option<usize> {
    let statement = &article.statements[i];
    let j = nested(article, i)?;
    let content = whole(&article.statements[j]);
    let inside = |t: &&Term| content.contains(t.span);
    let mut terms = statement.terms().filter(inside).peekable();
    let affirmed = statement.attribution.polarity == Polarity::Positive;
    (affirmed && terms.peek().is_some() && terms.all(|t| t.denied)).then_some(j)
}

/// The statement inside the denial.
fn nested(article: &Article, i: usize) -> Option<usize> {
    let inside = |j: &usize| article.statements[*j].attribution.via == Some(i);
    (i + 1..article.statements.len())
        .take(4)
        .chain((0..i).rev().take(4))
        .find(inside)
}

/// The statement that passes on the word of `j`, where it holds no more than that: what was published is denied.
fn published(article: &Article, i: usize, j: usize) -> usize {
    let statement = |k: usize| article.statements[k].attribution;
    match statement(j).via {
        Some(outer) if outer != i && statement(outer).content == statement(j).content => outer,
        _ => j,
    }
}

/// Whether the statement is one that asks to be denied: a claim or an accusation.
fn charges(article: &Article, j: usize) -> bool {
    article.statements[j].attribution.class == Class::Claim
}

/// The nearest statement before it that somebody else affirms.
fn before(article: &Article, i: usize) -> Option<usize> {
    let sentence = article.statements[i].sentence;
    (0..i)
        .rev()
        .take_while(|j| article.statements[*j].sentence + NEAR >= sentence)
        .find(|j| {
            article.independent(*j, i)
                && article.statements[*j].attribution.polarity == Polarity::Positive
        })
}
