//! Two parties that claim what only one can have: a territory, a title, a victory.

use rustc_hash::FxHashMap;

use super::board::{Board, side};
use super::pair::Pair;
use super::within::{Article, whole};
use super::{Context, Finding};
use crate::analysis::ConflictKind;
use crate::claim::{Proposition, Term};
use crate::pack::concepts::{ConceptId, ConceptRole, inventory};
use crate::text::Span;

pub(super) fn find(article: &Article, board: &mut Board) {
    let page = article.page;
    let mut by_content: FxHashMap<&[Span], usize> = FxHashMap::default();
    for (i, statement) in article.statements.iter().enumerate() {
        let cue = &statement.attribution.cue;
        let claims_a_good = cue
            .iter()
            .flat_map(|span| page.tokens(*span))
            .any(|t| page.has_role(t, ConceptRole::ExclusiveGood));
        if !claims_a_good || statement.attribution.content.is_empty() {
            continue;
        }
        if let Some(j) = by_content.insert(&statement.attribution.content, i)
            && article.independent(j, i)
        {
            let good = |k: usize| side(k, whole(&article.statements[k]));
            board.add(good(j), good(i), ConflictKind::Exclusive);
        }
    }
}

/// Two texts in which different parties claim the same of what only one can have.
pub(super) fn apart(pair: &Pair, context: Context) -> Option<Finding> {
    if matches!(context, Context::Article { .. }) {
        return None;
    }
    let is_good = |t: &Term| {
        let role = |id: &ConceptId| inventory().role(*id) == Some(ConceptRole::ExclusiveGood);
        !t.negated && !t.supposed && t.concepts.iter().any(role)
    };
    let goods = pair.shared.iter().filter(|p| {
        let (a, b) = pair.terms(**p);
        is_good(a) && is_good(b)
    });
    goods.take(1).find_map(|&(i, j)| {
        let object = pair.shared.iter().any(|(k, l)| *k > i && *l > j);
        let shared = |at: usize, left: bool| {
            let one = |(i, j): &(usize, usize)| at == if left { *i } else { *j };
            pair.shared.iter().any(one)
        };
        let party = |side: &Proposition, end: usize, left: bool| {
            let named = |at: &usize| side.terms[*at].name || side.terms[*at].state.is_some();
            let at = (0..end).rev().find(named)?;
            (!shared(at, left)).then_some(side.terms[at].span)
        };
        let (a, b) = (party(pair.a, i, true)?, party(pair.b, j, false)?);
        object.then_some(Finding {
            kind: ConflictKind::Exclusive,
            a,
            b,
        })
    })
}
