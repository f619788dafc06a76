//! Quotations that go on: past a cue inside their marks, into the next sentence or paragraph.

use super::draft::Draft;
use super::element::Scene;
use super::matcher::Work;
use super::spans::inner_span;
use crate::analysis::{Certainty, Class, Kind};
use crate::pack::facts::{Facts, Frames};
use crate::page::{Page, extent};
use crate::text::{Punct, Sentence, Span, TokenKind};

/// A cue inside quotation marks ("« A, a dit X. B »") belongs to the narrator: the whole quotation is its content.
pub(crate) fn incises(page: &Page, drafts: &mut Vec<Draft>) {
    let mut added = Vec::new();
    for i in 0..drafts.len() {
        let Some(q) = drafts[i].inside else { continue };
        let quotation = &page.layout.quotations[q];
        if !page.pack.grammar.incise
            || !drafts[i].parenthetical
            || drafts[i].source.is_empty()
            || first_person(page, &drafts[i])
        {
            continue;
        }
        let Some(whole) = span_of(page, quotation.inner.clone()) else {
            continue;
        };
        let owned = drafts.iter().enumerate().any(|(k, d)| {
            k != i && d.inside != Some(q) && d.content.iter().any(|c| c.overlaps(whole))
        });
        if owned {
            continue;
        }
        // The incise reaches from its cue or source to the end of both.
        let own: Vec<Span> = drafts[i]
            .source
            .iter()
            .chain(&drafts[i].cue)
            .copied()
            .collect();
        let (Some(from), Some(to)) = (
            own.iter().map(|s| s.start).min(),
            own.iter().map(|s| s.end).max(),
        ) else {
            continue;
        };
        let tokens = &page.layout.tokens;
        let sentence = quotation
            .sentences
            .iter()
            .find(|s| tokens[s.start].span.start <= from && tokens[s.end - 1].span.end >= to)
            .cloned();
        let sentence = sentence.unwrap_or(quotation.inner.clone());
        let first_behind = tokens[sentence.clone()]
            .iter()
            .position(|t| t.span.start >= to)
            .map_or(sentence.end, |k| sentence.start + k);
        // What was found before the cue ends before its auxiliaries.
        let told = drafts[i]
            .content
            .iter()
            .map(|c| c.end)
            .filter(|end| *end <= from)
            .max()
            .unwrap_or(from);
        let before = tokens[quotation.inner.clone()]
            .iter()
            .position(|t| t.span.start >= told)
            .map_or(quotation.inner.end, |k| quotation.inner.start + k);
        // Adjuncts of the cue run up to the next comma or the sentence's end.
        let resume = (first_behind..sentence.end).find(|k| {
            matches!(
                tokens[*k].kind,
                TokenKind::Punct(
                    Punct::Comma
                        | Punct::Period
                        | Punct::Exclamation
                        | Punct::Question
                        | Punct::Ellipsis
                        | Punct::Colon
                )
            )
        });
        let mut content = Vec::new();
        content.extend(inner_span(page, quotation.inner.start..before));
        let same_sentence = resume.map_or(sentence.end, |k| k + 1);
        if same_sentence < sentence.end {
            content.extend(inner_span(page, same_sentence..sentence.end));
        }
        drafts[i].content = content;
        drafts[i].kind = Kind::Direct;
        drafts[i].inside = None;
        if sentence.end < quotation.inner.end
            && let Some(rest) = inner_span(page, sentence.end..quotation.inner.end)
        {
            added.push(Draft {
                content: vec![rest],
                continues: Some(i),
                certainty: Certainty::Asserted,
                ..drafts[i].clone()
            });
        }
    }
    drafts.extend(added);
}

/// Whether the source is a pronoun of the first person: then the speaker of the quotation tells of himself.
fn first_person(page: &Page, draft: &Draft) -> bool {
    let tokens = &page.layout.tokens;
    draft.source.iter().any(|s| {
        let at = tokens.partition_point(|t| t.span.start < s.start);
        tokens.get(at).is_some_and(|_| {
            page.pack
                .lexicon
                .word(page.words[at])
                .facts
                .any(Facts::FIRST | Facts::SECOND)
        })
    })
}

fn span_of(page: &Page, tokens: std::ops::Range<usize>) -> Option<Span> {
    let tokens = page.layout.tokens.get(tokens)?;
    Some(Span::new(
        tokens.first()?.span.start,
        tokens.last()?.span.end,
    ))
}

/// Words within which a cue behind a question in quotation marks begins: “Who?” Nora Lind asked.
const REACH: usize = 9;

/// A quotation that ends in `?` or `!`, and a next sentence that only names its cue, are one sentence.
///
/// The splitter cannot know: the capital of a name looks like that of a sentence.
pub(crate) fn with_cue_behind(page: &Page, index: usize, work: &mut Work) -> Option<Vec<Draft>> {
    let sentences = &page.layout.sentences;
    let (first, next) = (&sentences[index], sentences.get(index + 1)?);
    let tokens = &page.layout.tokens;
    let asks = tokens[first.tokens.clone()].iter().rev().take(2).any(|t| {
        matches!(
            t.kind,
            TokenKind::Punct(Punct::Question | Punct::Exclamation)
        )
    });
    if !asks
        || first.paragraph != next.paragraph
        || tokens[next.tokens.start].kind != TokenKind::Word
    {
        return None;
    }
    let quotation = *super::quotations_in(page, first.tokens.clone()).first()?;
    let near = next.tokens.start..next.tokens.end.min(next.tokens.start + REACH);
    if !is_whole(page, first.tokens.clone(), quotation) || !super::has_trigger(page, near) {
        return None;
    }
    let scene = Scene::new(page, first.tokens.start..next.tokens.end, None, false);
    let drafts = super::sentence_drafts(&scene, index, work);
    let quoted = span_of(page, page.layout.quotations[quotation].inner.clone())?;
    drafts
        .iter()
        .any(|d| d.content.iter().any(|c| c.overlaps(quoted)))
        .then_some(drafts)
}

/// A cue before a colon at the end of a paragraph has the next paragraph for its content.
pub(crate) fn announced(scene: &Scene, index: usize, drafts: &[Draft]) -> Option<Draft> {
    let page = scene.page;
    let sentences = &page.layout.sentences;
    let (this, next) = (&sentences[index], sentences.get(index + 1)?);
    if scene.punct(scene.len().checked_sub(1)?) != Some(Punct::Colon)
        || next.paragraph == this.paragraph
    {
        return None;
    }
    let v = (0..scene.len()).rev().find(|i| scene.group(*i).is_some())?;
    let group = scene.group(v)?;
    let tokens = &page.layout.tokens;
    let cue = tokens[*group.cue.first()?].span;
    let finite =
        group.facts.any(Facts::FINITE) && !group.facts.any(Facts::PASSIVE | Facts::NEGATED);
    if !finite
        || !group.has_frame(scene, Frames::QUOTE)
        || drafts.iter().any(|d| d.cue.iter().any(|c| c.overlaps(cue)))
    {
        return None;
    }
    let quotation = super::quotations_in(page, next.tokens.clone())
        .first()
        .copied();
    let opens =
        quotation.filter(|q| extent(&page.layout.quotations[*q]).start == next.tokens.start);
    let content = if let Some(q) = opens {
        inner_span(page, page.layout.quotations[q].inner.clone())?
    } else {
        let same = |s: &&Sentence| s.paragraph == next.paragraph;
        let count = sentences[index + 1..].iter().take_while(same).count();
        inner_span(page, next.tokens.start..sentences[index + count].tokens.end)?
    };
    super::draft::announcing(scene, v, content, opens.is_some(), index)
}

/// A sentence that is nothing but quotation, without a cue, continues the last quoting attribution.
pub(crate) fn continuations(page: &Page, drafts: &mut Vec<Draft>) {
    let layout = page.layout;
    // The last quoting attribution so far, with its paragraph; drafts are in the order of sentences.
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|i| {
        (
            drafts[*i].sentence,
            drafts[*i].cue.first().map_or(0, |c| c.start),
        )
    });
    let mut next = 0;
    let mut last: Option<(usize, usize)> = None;
    let mut added = Vec::new();
    for (index, sentence) in layout.sentences.iter().enumerate() {
        let own: Vec<usize> = order[next..]
            .iter()
            .take_while(|i| drafts[**i].sentence == index)
            .copied()
            .collect();
        next += own.len();
        let quoting = own
            .iter()
            .rev()
            .find(|i| drafts[**i].inside.is_none() && quotes(&drafts[**i]));
        let telling = own
            .iter()
            .rev()
            .find(|i| drafts[**i].inside.is_none() && tells(&drafts[**i]));
        if let Some(i) = quoting.or(telling) {
            let root = drafts[*i].continues.unwrap_or(*i);
            last = Some((root, sentence.paragraph));
        }
        let Some((speaker, paragraph)) = last else {
            continue;
        };
        let reach = usize::from(quotes(&drafts[speaker]));
        if sentence.paragraph > paragraph + reach
            || reach == 0 && index > drafts[speaker].sentence + 1
        {
            last = None;
            continue;
        }
        let mut continued = false;
        for q in super::quotations_in(page, sentence.tokens.clone()) {
            let quotation = &layout.quotations[q];
            let Some(span) = span_of(page, quotation.inner.clone()) else {
                continue;
            };
            let taken = own.iter().any(|i| {
                drafts[*i].inside.is_none() && drafts[*i].content.iter().any(|c| c.overlaps(span))
            });
            if quotation.depth > 0
                || taken
                || !(is_whole(page, sentence.tokens.clone(), q)
                    || closes_sentence(page, sentence.tokens.clone(), q))
            {
                continue;
            }
            if !own
                .iter()
                .all(|i| drafts[*i].inside.is_some() || quotes(&drafts[*i]))
            {
                continue;
            }
            if let Some(content) = inner_span(page, quotation.inner.clone()) {
                let opener = &drafts[speaker];
                added.push(Draft {
                    content: vec![content],
                    kind: Kind::Direct,
                    continues: Some(speaker),
                    certainty: Certainty::Asserted,
                    class: opener.class,
                    sentence: index,
                    inside: None,
                    via: None,
                    ..opener.clone()
                });
                continued = true;
            }
        }
        if continued {
            last = Some((speaker, sentence.paragraph));
        }
    }
    drafts.extend(added);
}

/// A report in the narrator's words that a bare quotation right behind it carries on.
fn tells(draft: &Draft) -> bool {
    draft.kind == Kind::Indirect
        && matches!(
            draft.class,
            Class::State | Class::Claim | Class::Confirm | Class::Deny
        )
        && !draft.source.is_empty()
        && draft.via.is_none()
}

fn quotes(draft: &Draft) -> bool {
    matches!(draft.kind, Kind::Direct | Kind::Mixed)
        && !matches!(draft.class, Class::Label)
        && !draft.source.is_empty()
}

/// Whether the quotation is the whole of the sentence but for marks.
fn is_whole(page: &Page, sentence: std::ops::Range<usize>, q: usize) -> bool {
    let inside = extent(&page.layout.quotations[q]);
    let punct = |t: &crate::text::Token| matches!(t.kind, TokenKind::Punct(_));
    page.layout.tokens[sentence.start..inside.start.max(sentence.start)]
        .iter()
        .all(punct)
        && page.layout.tokens[inside.end.min(sentence.end)..sentence.end]
            .iter()
            .all(punct)
}

/// Whether the quotation stands alone behind others that a cue took: "“A,” he said. “B.” “C.”".
fn closes_sentence(page: &Page, sentence: std::ops::Range<usize>, q: usize) -> bool {
    let inside = extent(&page.layout.quotations[q]);
    let last = page.layout.tokens[inside.end.min(sentence.end)..sentence.end]
        .iter()
        .all(|t| matches!(t.kind, TokenKind::Punct(_)));
    let before = inside
        .start
        .checked_sub(1)
        .filter(|b| *b >= sentence.start)
        .map(|b| page.layout.tokens[b].kind);
    last && matches!(before, Some(TokenKind::Punct(Punct::Period | Punct::Quote)))
}
