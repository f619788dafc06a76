//! Two parties that claim what only one can have: a territory, a title, a victory.

use rustc_hash::FxHashMap;

use super::board::{Board, side};
use super::within::{Article, whole};
use crate::analysis::ConflictKind;
use crate::pack::concepts::{ConceptRole, inventory};
use crate::text::Span;

pub(super) fn find(article: &Article, board: &mut Board) {
    let page = article.page;
    let mut by_content: FxHashMap<&[Span], usize> = FxHashMap::default();
    for (i, statement) in article.statements.iter().enumerate() {
        let claims_a_good = statement.attribution.cue.iter().any(|span| {
            page.tokens(*span).any(|t| {
                page.pack
                    .concepts
                    .at(&page.words[t..])
                    .is_some_and(|(_, ids)| {
                        ids.iter()
                            .any(|c| inventory().role(*c) == Some(ConceptRole::ExclusiveGood))
                    })
            })
        });
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
