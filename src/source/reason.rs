//! Why a source is left unnamed: the reason that the text states in the sentence of a mention.

use super::entity::Entities;
use super::words::sentence;
use crate::pack::facts::Hints;
use crate::page::Page;
use crate::text::Span;

/// The reason of each entity, by its index: the first one stated, of those that have no name.
pub(super) fn reasons(page: &Page, entities: &Entities) -> Vec<Option<Span>> {
    let mut reasons = vec![None; entities.all.len()];
    // Mentions of unnamed people, in text order.
    let mut unnamed: Vec<(usize, usize)> = entities
        .all
        .iter()
        .enumerate()
        .filter(|(_, e)| e.person != Some(false) && e.can_be_anonymous())
        .flat_map(|(index, e)| e.mentions.iter().map(move |m| (index, *m)))
        .map(|(index, span)| (page.tokens(span).start, index))
        .collect();
    unnamed.sort_unstable();
    let mut token = 0;
    while token < page.words.len() {
        let Some((length, _)) = page
            .pack
            .lexicon
            .hint(&page.words[token..])
            .filter(|(_, hints)| hints.any(Hints::ANONYMITY))
        else {
            token += 1;
            continue;
        };
        // The one named last before it in its sentence, else the first behind it.
        let here = sentence(page, token);
        let at = unnamed.partition_point(|(t, _)| *t < token);
        let near = [at.checked_sub(1), Some(at)]
            .into_iter()
            .flatten()
            .filter_map(|i| unnamed.get(i))
            .find(|(t, _)| sentence(page, *t) == here);
        if let Some((_, index)) = near
            && reasons[*index].is_none()
        {
            reasons[*index] = Some(page.span(token..token + length));
        }
        token += length;
    }
    reasons
}
