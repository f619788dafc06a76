//! The narrator's text: what is on somebody's word and what is not (M13 to M16, M24, M28).

use std::collections::BTreeMap;

use super::metric::{Figure, Metric, metric};
use super::reading::{Reading, count_words, is_sourced, mark_sentences};
use crate::analysis::{Certainty, Kind};
use crate::claim::Proposition;
use crate::page::extent;
use crate::text::{Punct, Span, TokenKind};

/// Fewer words in quotation marks may be a title or a term, and are not missed a speaker.
const LEAST_SPOKEN: usize = 5;
/// Quoted words up to this number are a partial quotation.
const MOST_PARTIAL: usize = 3;

/// Marks that are nothing but quotation marks.
const MARKS: [&str; 11] = ["\"", "«", "»", "“", "”", "„", "‟", "「", "」", "『", "』"];

/// M13.
pub(super) fn coverage(reading: &Reading) -> Metric {
    const EMPTY: &str = "the text has no sentence but headings";
    let sourced = &reading.sourced;
    let mut hearsay = vec![false; sourced.len()];
    let all = reading.analysis.attributions.iter();
    for attribution in all.filter(|a| !is_sourced(a) && a.kind == Kind::Hearsay) {
        mark_sentences(&reading.page, attribution, &mut hearsay);
    }
    let body = &reading.body;
    let covered = body.iter().filter(|s| sourced[**s]).count();
    let heard = body
        .iter()
        .filter(|s| !sourced[**s] && hearsay[**s])
        .count();
    let share = |name, part| Figure::share(name, part, body.len(), EMPTY);
    metric(
        "M13",
        vec![
            share("sourced_rate", covered),
            share("hearsay_rate", heard),
            share("unsourced_rate", body.len() - covered - heard),
            Figure::none(
                "witnessed_rate",
                "no language pack says how a reporter tells of what was seen",
            ),
        ],
    )
}

/// M14 to M16.
pub(super) fn wording(reading: &Reading) -> Vec<Metric> {
    let hearsay = hearsay(reading).len();
    let all = &reading.analysis.attributions;
    let phrases = all
        .iter()
        .filter(|a| is_sourced(a) && reading.is_phrase(a))
        .count();
    let direct = all
        .iter()
        .filter(|a| a.kind == Kind::Direct && is_sourced(a))
        .count();
    let first = match first_paragraph(reading) {
        Some((number, _)) => Figure::number("first_source_paragraph", number as f64),
        None => Figure::none("first_source_paragraph", "no source stands in running text"),
    };
    vec![
        metric(
            "M14",
            vec![Figure::count("hearsay_without_source", hearsay)],
        ),
        metric(
            "M15",
            vec![Figure::share(
                "double_hedges",
                double_hedges(reading).len(),
                phrases,
                "no phrase such as an according-to attributes",
            )],
        ),
        metric(
            "M16",
            vec![
                first,
                Figure::share(
                    "late_quotations",
                    late(reading).len(),
                    direct,
                    "nobody is quoted directly",
                ),
            ],
        ),
    ]
}

/// Hearsay on nobody's word.
pub(super) fn hearsay(reading: &Reading) -> Vec<usize> {
    reading
        .claims
        .iter()
        .copied()
        .filter(|&i| {
            let attribution = reading.attribution(i);
            let vague =
                attribution.certainty == Certainty::Hearsay || attribution.kind == Kind::Hearsay;
            vague && !is_sourced(attribution)
        })
        .collect()
}

/// Phrases that attribute what stands in a conditional anyway.
pub(super) fn double_hedges(reading: &Reading) -> Vec<usize> {
    let all = reading.analysis.attributions.iter().enumerate();
    all.filter(|(_, a)| {
        a.certainty == Certainty::Conditional && is_sourced(a) && reading.is_phrase(a)
    })
    .map(|(at, _)| at)
    .collect()
}

/// The paragraph of running text, from 1, in which the first source stands, and that source.
pub(super) fn first_paragraph(reading: &Reading) -> Option<(usize, Span)> {
    let sentences = &reading.page.layout.sentences;
    let mut paragraphs: Vec<usize> = reading
        .body
        .iter()
        .map(|s| sentences[*s].paragraph)
        .collect();
    paragraphs.dedup();
    let sources = reading
        .analysis
        .attributions
        .iter()
        .filter_map(|a| a.source.first());
    let in_body = |span: &&Span| {
        let at = reading.page.sentence(reading.page.tokens(**span).start);
        reading.body.binary_search(&at).is_ok()
    };
    let first = *sources.filter(in_body).min()?;
    let at = reading.page.sentence(reading.page.tokens(first).start);
    let paragraph = sentences.get(at)?.paragraph;
    Some((paragraphs.binary_search(&paragraph).ok()? + 1, first))
}

/// Quotations of two sentences and more before the reader learns who speaks.
pub(super) fn late(reading: &Reading) -> Vec<usize> {
    let is_late = |i: &usize| {
        let attribution = reading.attribution(*i);
        let (Some(source), Some(first)) = (attribution.source.first(), attribution.content.first())
        else {
            return false;
        };
        let before = attribution
            .content
            .iter()
            .take_while(|c| c.end <= source.start);
        let last = before.last().filter(|_| attribution.kind == Kind::Direct);
        last.is_some_and(|last| {
            let tokens = reading.page.tokens(*first).start..reading.page.tokens(*last).end;
            !tokens.is_empty() && reading.page.sentences(tokens).count() > 1
        })
    };
    (0..reading.analysis.attributions.len())
        .filter(is_late)
        .collect()
}

/// What is wrong with the marks of a text.
#[derive(Debug, Default)]
pub(super) struct Marks {
    pub(super) all: usize,
    pub(super) unclosed: Vec<Span>,
    pub(super) without_speaker: Vec<Span>,
    pub(super) partial: Vec<Span>,
    pub(super) run_together: Vec<Span>,
}

/// Quotations one by one.
pub(super) fn marks(reading: &Reading) -> Marks {
    let page = &reading.page;
    let quotations = &page.layout.quotations;
    let mut goes_on = vec![false; quotations.len()];
    for before in quotations.iter().filter_map(|q| q.continues) {
        goes_on[before] = true;
    }
    let mut marks = Marks::default();
    for (at, quotation) in quotations.iter().enumerate() {
        let whole = extent(quotation);
        if quotation.dash || quotation.depth > 0 || whole.is_empty() {
            continue;
        }
        marks.all += 1;
        let span = page.span(whole.clone());
        let opened = quotation.open.is_some();
        if !opened || quotation.close.is_none() && !goes_on[at] {
            marks.unclosed.push(span);
        }
        let words = count_words(page, quotation.inner.clone());
        let sentence = page.sentence(whole.start);
        if reading.body.binary_search(&sentence).is_err() {
            continue;
        }
        // Where somebody speaks in the same sentence, the reader knows whose words they are.
        if !reading.sourced[sentence] && words >= LEAST_SPOKEN {
            marks.without_speaker.push(span);
        }
        let free = reading.quoted[quotation.inner.clone()].contains(&true);
        if !free && (1..=MOST_PARTIAL).contains(&words) {
            marks.partial.push(span);
        }
    }
    let stray: Vec<Span> = stray(reading).collect();
    marks.all += stray.len();
    marks.unclosed.extend(stray);
    marks.run_together = run_together(reading);
    marks
}

/// Quotation marks that take part in no quotation; behind a number, one may stand for inches.
fn stray<'r>(reading: &'r Reading) -> impl Iterator<Item = Span> + 'r {
    let tokens = &reading.page.layout.tokens;
    tokens.iter().enumerate().filter_map(move |(at, token)| {
        let mark = token.kind == TokenKind::Punct(Punct::Other)
            && MARKS.contains(&token.span.of(reading.page.text));
        let inches = at > 0 && tokens[at - 1].kind == TokenKind::Number;
        (mark && !inches).then_some(token.span)
    })
}

/// Where, in a paragraph, a second speaker is quoted directly.
fn run_together(reading: &Reading) -> Vec<Span> {
    let sentences = &reading.page.layout.sentences;
    let mut speakers: BTreeMap<usize, (usize, bool)> = BTreeMap::new();
    let mut found = Vec::new();
    for attribution in &reading.analysis.attributions {
        let (Kind::Direct, Some(entity), Some(span)) = (
            attribution.kind,
            attribution.entity,
            attribution.content.first(),
        ) else {
            continue;
        };
        let at = reading.page.sentence(reading.page.tokens(*span).start);
        let Some(paragraph) = sentences.get(at).map(|s| s.paragraph) else {
            continue;
        };
        let (first, told) = speakers.entry(paragraph).or_insert((entity, false));
        if *first != entity && !*told {
            *told = true;
            found.push(*span);
        }
    }
    found
}

/// M24.
pub(super) fn integrity(marks: &Marks) -> Metric {
    let share = |name, all: &Vec<Span>| {
        Figure::share(
            name,
            all.len(),
            marks.all,
            "the text has no quotation marks",
        )
    };
    metric(
        "M24",
        vec![
            share("unclosed", &marks.unclosed),
            share("without_speaker", &marks.without_speaker),
            share("partial", &marks.partial),
            Figure::count("run_together", marks.run_together.len()),
        ],
    )
}

/// The numbers of running text.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    pub(super) sourced: usize,
    /// On nobody's word.
    pub(super) unsourced: Vec<Span>,
}

/// Which numbers stand in what somebody is said to have said.
pub(super) fn numbers(reading: &Reading) -> Numbers {
    let page = &reading.page;
    let mut numbers = Numbers::default();
    for sentence in &reading.body {
        let tokens = page.layout.sentences[*sentence].tokens.clone();
        let pieces: Vec<_> = page.sentences(tokens).collect();
        for piece in pieces {
            let Some(read) = Proposition::read(page, piece, None) else {
                continue;
            };
            for quantity in &read.quantities {
                let tokens = page.tokens(quantity.span);
                // "None" counts nothing, and "two people" says who speaks.
                if quantity.high == 0.0 || reading.named[tokens.clone()].contains(&true) {
                    continue;
                }
                if reading.spoken[tokens].contains(&true) {
                    numbers.sourced += 1;
                } else {
                    let noun = quantity.noun.unwrap_or(quantity.span);
                    let start = quantity.span.start.min(noun.start);
                    let end = quantity.span.end.max(noun.end);
                    numbers.unsourced.push(Span::new(start, end));
                }
            }
        }
    }
    numbers
}

/// M28.
pub(super) fn quantities(numbers: &Numbers) -> Metric {
    let all = numbers.sourced + numbers.unsourced.len();
    let empty = "the text has no quantity";
    metric(
        "M28",
        vec![Figure::share(
            "sourced_numbers",
            numbers.sourced,
            all,
            empty,
        )],
    )
}
