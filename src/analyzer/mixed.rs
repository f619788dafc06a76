//! Texts in several languages: each run of paragraphs in one language is read with the pack of that language.
//!
//! To detect the language of every paragraph would cost more than to analyze it. A paragraph with as many function words
//! of the document's language as others have is taken to be in it; only the rest is looked at.

use super::{Analyzer, date, read};
use crate::analysis::{Analysis, Conflict, Joined};
use crate::conflict;
use crate::pack::Pack;
use crate::pack::facts::Words;
use crate::page::Page;
use crate::text::{Document, Span, TokenKind, detect_among, lay_out};

/// Words below which a paragraph tells no language by itself.
const WORDS: usize = 12;
/// Share of function words, in per cent, from which a paragraph is in the language of its pack. Of the sentences of
/// twelve words and more in the French, English, German, Spanish, Italian, Portuguese and Dutch evaluation sets, 98 in
/// 100 French and 92 in 100 English ones have as many with their own pack, and none of another language, but for three in
/// ten Spanish ones read as French.
const FAMILIAR: usize = 25;

/// Words that every text of a language has.
const FUNCTION: Words = Words(
    Words::DETERMINER.0
        | Words::PREPOSITION.0
        | Words::COORDINATOR.0
        | Words::COMPLEMENTIZER.0
        | Words::SUBORDINATOR.0
        | Words::RELATIVE.0
        | Words::SUBJECT_PRONOUN.0,
);

/// A stretch of paragraphs in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) lang: String,
    pub(super) span: Span,
}

/// The runs of a text that is mostly in the language of the page's pack; together they hold the whole text.
fn runs(page: &Page, installed: &[&str]) -> Vec<Run> {
    let main = &page.pack.lang;
    let mut runs: Vec<Run> = Vec::new();
    for paragraph in &page.layout.paragraphs {
        let told = told(page, *paragraph, installed);
        match runs.last_mut() {
            None => runs.push(Run {
                lang: told.unwrap_or_else(|| main.clone()),
                span: Span::new(0, page.text.len()),
            }),
            Some(last) => {
                if let Some(lang) = told.filter(|lang| *lang != last.lang) {
                    last.span.end = paragraph.start;
                    runs.push(Run {
                        lang,
                        span: Span::new(paragraph.start, page.text.len()),
                    });
                }
            }
        }
    }
    runs
}

/// The language of a paragraph, if it is long enough to have one of its own.
fn told(page: &Page, paragraph: Span, installed: &[&str]) -> Option<String> {
    let tokens = page.tokens(paragraph);
    let words = || {
        let is_word = |i: &usize| page.layout.tokens[*i].kind == TokenKind::Word;
        tokens.clone().filter(is_word)
    };
    let count = words().count();
    if count < WORDS {
        return None;
    }
    let classes = |i: usize| page.pack.lexicon.word(page.words[i]).classes;
    let known = words().filter(|i| classes(*i).any(FUNCTION)).count();
    if known * 100 >= count * FAMILIAR {
        return Some(page.pack.lang.clone());
    }
    detect_among(paragraph.of(page.text), installed)
}

impl Analyzer {
    /// The pack that reads the document at byte `at`, and the stretch around it that is read by itself; `None` where the
    /// document has no words.
    pub(crate) fn part_at(
        &self,
        document: &Document,
        at: usize,
    ) -> Result<Option<(&Pack, Span)>, String> {
        let Some(pack) = self.choose(document)? else {
            return Ok(None);
        };
        let layout = lay_out(&document.text, &pack.profile);
        let page = Page::new(pack, &document.text, &layout);
        let runs = self.runs(document, &page);
        let run = runs.iter().rfind(|run| run.span.start <= at);
        let own = run.and_then(|run| Some((self.pack(&run.lang)?.ok()?, run.span)));
        Ok(own.or(Some((pack, Span::new(0, document.text.len())))))
    }

    /// The runs of a document, which the page reads with the pack of its main language.
    pub(super) fn runs(&self, document: &Document, page: &Page) -> Vec<Run> {
        match document.lang {
            // A language that is given holds for the whole text.
            Some(_) => Vec::new(),
            None => runs(page, &self.languages()),
        }
    }

    /// Reads each run with its own pack, and puts together what was found.
    pub(super) fn analyze_runs(
        &self,
        document: &Document,
        whole: Analysis,
        runs: &[Run],
    ) -> Analysis {
        let mut joined = Joined::new(whole);
        let mut parts: Vec<(Document, Analysis)> = Vec::new();
        for run in runs {
            let part = Document {
                text: run.span.of(&document.text).to_owned(),
                lang: Some(run.lang.clone()),
                ..document.clone()
            };
            let mut analysis = Analysis {
                lang: part.lang.clone(),
                ..Analysis::default()
            };
            match self.pack(&run.lang) {
                Some(Ok(pack)) => {
                    let layout = lay_out(&part.text, &pack.profile);
                    let page = Page::new(pack, &part.text, &layout);
                    read(&page, date(document), &mut analysis);
                }
                Some(Err(error)) => {
                    let lang = &run.lang;
                    let notice = format!("the pack for `{lang}` cannot be used: {error}");
                    joined.analysis.notices.push(notice);
                }
                None => {}
            }
            parts.push((part, analysis));
        }
        let links = self.across(&parts);
        let mut firsts = Vec::new();
        for (run, (_, part)) in runs.iter().zip(parts) {
            firsts.push(joined.analysis.attributions.len());
            joined.append(part, run.span.start);
        }
        let mut whole = joined.analysis;
        for link in links {
            let side = |place: conflict::Place| {
                place
                    .side
                    .moved(runs[place.document].span.start, firsts[place.document])
            };
            whole.conflicts.push(Conflict {
                a: side(link.a),
                b: side(link.b),
                kind: link.kind,
                why: link.why,
            });
        }
        for conflict in &mut whole.conflicts {
            if conflict.b.span < conflict.a.span {
                std::mem::swap(&mut conflict.a, &mut conflict.b);
            }
        }
        whole.conflicts.sort_by_key(|c| (c.a.span, c.b.span));
        whole.notices.push(notice(runs));
        whole
    }
}

/// What the reader should know: which languages were met.
fn notice(runs: &[Run]) -> String {
    let mut langs: Vec<&str> = runs.iter().map(|run| run.lang.as_str()).collect();
    langs.sort_unstable();
    langs.dedup();
    format!(
        "the text is in several languages ({}); each paragraph was read in its own",
        langs.join(", ")
    )
}
