//! What the parts of the page need of one article, counted once.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::super::json;
use crate::Analyzer;
use crate::analysis::{Analysis, Attribution, Certainty, Kind, Side, Tone, Voice};
use crate::chain::{self, Chains};
use crate::pack::{Pack, Rule};
use crate::text::{
    Document, Layout, Profile, SentenceKind, Span, TokenKind, fold, lay_out, text_of,
};

/// One article with what is counted of it.
pub(super) struct Facts<'a> {
    pub(super) number: usize,
    pub(super) document: &'a Document,
    pub(super) analysis: &'a Analysis,
    pub(super) chains: Chains,
    pub(super) layout: Layout,
    /// Its heading, or its identifier.
    pub(super) title: String,
    pub(super) language: Option<String>,
    /// What the rules that were used are, in a few digits.
    pub(super) rules: Option<String>,
    pub(super) hash: String,
    /// Sentences of running text.
    pub(super) sentences: usize,
    /// Those of them in which something is attributed.
    pub(super) attributed: usize,
    pub(super) words: usize,
    /// The attributions of each source.
    pub(super) by_source: Vec<Vec<usize>>,
    /// The conflicts of each attribution.
    pub(super) clashes: Vec<Vec<usize>>,
    rule_of: BTreeMap<&'a str, (String, String)>,
}

/// What one source says, and how it is introduced.
pub(super) struct Share {
    pub(super) claims: usize,
    pub(super) words: usize,
    /// Cues by tone, in the order of [`Tone::ALL`], each with how often.
    pub(super) verbs: Vec<(Tone, Vec<(String, usize)>)>,
}

impl<'a> Facts<'a> {
    pub(super) fn new(
        number: usize,
        document: &'a Document,
        analysis: &'a Analysis,
        analyzer: &Analyzer,
    ) -> Self {
        let text = &document.text;
        let pack = analysis
            .lang
            .as_deref()
            .and_then(|lang| analyzer.pack(lang)?.ok());
        let layout = pack.map_or_else(
            || lay_out(text, &Profile::default()),
            |pack| lay_out(text, &pack.profile),
        );
        let title = heading(&layout, text).unwrap_or(&document.id);
        let mut facts = Self {
            number,
            document,
            analysis,
            chains: chain::of(analysis),
            title: shortened(title),
            language: pack
                .map(|pack| pack.name.clone())
                .or_else(|| analysis.lang.clone()),
            rules: pack.and_then(|pack| version(analyzer, &pack.lang)),
            hash: hex(&Sha256::digest(text.as_bytes())),
            sentences: 0,
            attributed: 0,
            words: 0,
            by_source: by_source(analysis),
            clashes: clashes(analysis),
            rule_of: pack.map(|pack| rules(pack, analysis)).unwrap_or_default(),
            layout,
        };
        facts.words = facts.words_of(&[Span::new(0, text.len())]);
        (facts.sentences, facts.attributed) = facts.count_sentences();
        facts
    }

    pub(super) fn text(&self) -> &'a str {
        &self.document.text
    }

    /// The name of something of this article in the page: `d1-a3`, `d1-s2`, `d1-x1`.
    pub(super) fn id(&self, rest: &str) -> String {
        format!("d{}-{rest}", self.number)
    }

    pub(super) fn attribution_id(&self, index: usize) -> String {
        self.id(&json::attribution_id(index))
    }

    pub(super) fn source_id(&self, index: usize) -> String {
        self.id(&json::source_id(index))
    }

    pub(super) fn conflict_id(&self, index: usize) -> String {
        self.id(&format!("x{}", index + 1))
    }

    pub(super) fn words_in(&self, spans: &[Span]) -> String {
        text_of(spans, self.text())
    }

    /// Who says it, where that is known.
    pub(super) fn speaker(&self, attribution: &Attribution) -> Option<String> {
        let source = attribution
            .entity
            .and_then(|entity| self.analysis.sources.get(entity));
        match source {
            Some(source) => Some(source.name.clone()),
            None if attribution.source.is_empty() => None,
            None => Some(self.words_in(&attribution.source)),
        }
    }

    /// Who speaks on one side of a conflict.
    pub(super) fn voice(&self, side: &Side) -> String {
        let Voice::Attribution(index) = side.voice else {
            return "The article itself".to_owned();
        };
        let attribution = self.analysis.attributions.get(index);
        attribution
            .and_then(|attribution| self.speaker(attribution))
            .unwrap_or_else(|| "Without a source".to_owned())
    }

    /// What the rule of this name says, and the file that holds it; none where a mechanism of the program found it.
    pub(super) fn rule(&self, id: &str) -> Option<&(String, String)> {
        self.rule_of.get(id)
    }

    pub(super) fn share(&self, source: usize) -> Share {
        let mut cues: BTreeMap<Tone, BTreeMap<String, usize>> = BTreeMap::new();
        let (mut claims, mut contents) = (0, Vec::new());
        for &index in self.by_source.get(source).into_iter().flatten() {
            let attribution = &self.analysis.attributions[index];
            claims += 1;
            contents.extend_from_slice(&attribution.content);
            if !attribution.cue.is_empty() {
                let cue = fold(&self.words_in(&attribution.cue));
                *cues
                    .entry(attribution.tone)
                    .or_default()
                    .entry(cue)
                    .or_default() += 1;
            }
        }
        Share {
            claims,
            words: self.words_of(&contents),
            verbs: cues
                .into_iter()
                .map(|(tone, cues)| (tone, cues.into_iter().collect()))
                .collect(),
        }
    }

    /// The words in these spans; where they overlap, once.
    pub(super) fn words_of(&self, spans: &[Span]) -> usize {
        let word = |kind| matches!(kind, TokenKind::Word | TokenKind::Number);
        let within = |span: &Span| {
            let from = self
                .layout
                .tokens
                .partition_point(|t| t.span.end <= span.start);
            let tokens = self.layout.tokens[from..].iter();
            tokens
                .take_while(|token| token.span.start < span.end)
                .filter(|token| word(token.kind))
                .count()
        };
        merged(spans).iter().map(within).sum()
    }

    pub(super) fn contents(&self, of: impl Fn(&Attribution) -> bool) -> Vec<Span> {
        let attributions = self.analysis.attributions.iter().filter(|a| of(a));
        attributions
            .flat_map(|a| a.content.iter().copied())
            .collect()
    }

    /// Statements that are passed on without a source.
    pub(super) fn hearsay(&self) -> Vec<usize> {
        let unsourced = |a: &Attribution| {
            a.kind == Kind::Hearsay || (a.certainty == Certainty::Hearsay && a.entity.is_none())
        };
        let all = self.analysis.attributions.iter().enumerate();
        all.filter(|(_, a)| unsourced(a))
            .map(|(index, _)| index)
            .collect()
    }

    /// Sentences of running text, and those of them in which something is attributed.
    fn count_sentences(&self) -> (usize, usize) {
        let spans: Vec<Span> = self
            .analysis
            .attributions
            .iter()
            .flat_map(|a| {
                [&a.source, &a.cue, &a.content]
                    .into_iter()
                    .flatten()
                    .copied()
            })
            .collect();
        let spans = merged(&spans);
        let body = self
            .layout
            .sentences
            .iter()
            .filter(|s| s.kind == SentenceKind::Body);
        let (mut all, mut attributed) = (0, 0);
        for sentence in body {
            let tokens = &self.layout.tokens[sentence.tokens.clone()];
            let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
                continue;
            };
            all += 1;
            let whole = Span::new(first.span.start, last.span.end);
            let from = spans.partition_point(|span| span.end <= whole.start);
            attributed += usize::from(spans.get(from).is_some_and(|span| span.overlaps(whole)));
        }
        (all, attributed)
    }
}

fn by_source(analysis: &Analysis) -> Vec<Vec<usize>> {
    let mut of = vec![Vec::new(); analysis.sources.len()];
    for (index, attribution) in analysis.attributions.iter().enumerate() {
        if let Some(list) = attribution.entity.and_then(|source| of.get_mut(source)) {
            list.push(index);
        }
    }
    of
}

fn clashes(analysis: &Analysis) -> Vec<Vec<usize>> {
    let mut of = vec![Vec::new(); analysis.attributions.len()];
    for (number, conflict) in analysis.conflicts.iter().enumerate() {
        for side in [&conflict.a, &conflict.b] {
            if let Voice::Attribution(index) = side.voice
                && let Some(list) = of.get_mut(index)
            {
                list.push(number);
            }
        }
    }
    of
}

/// Spans without overlaps, sorted.
fn merged(spans: &[Span]) -> Vec<Span> {
    let mut sorted = spans.to_vec();
    sorted.sort();
    let mut out: Vec<Span> = Vec::new();
    for span in sorted {
        match out.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => out.push(span),
        }
    }
    out
}

/// The heading that a text begins with.
fn heading<'t>(layout: &Layout, text: &'t str) -> Option<&'t str> {
    let first = layout.sentences.first()?;
    let paragraph = layout.paragraphs.get(first.paragraph)?;
    (first.kind == SentenceKind::Heading).then(|| paragraph.of(text).trim())
}

/// At most so many characters that a tab of a browser can show them.
fn shortened(title: &str) -> String {
    const LONGEST: usize = 160;
    match title.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &title[..end]),
        None => title.to_owned(),
    }
}

/// The rules that found something, with what they say and their files.
fn rules<'a>(pack: &Pack, analysis: &'a Analysis) -> BTreeMap<&'a str, (String, String)> {
    let used: BTreeSet<&str> = analysis
        .attributions
        .iter()
        .map(|a| a.rule.as_str())
        .collect();
    let by_id: BTreeMap<&str, &Rule> = pack.rules().iter().map(|r| (r.id.as_str(), r)).collect();
    used.into_iter()
        .filter_map(|id| {
            let rule = by_id.get(id)?;
            Some((id, (rule.doc.clone(), rule.file.clone())))
        })
        .collect()
}

/// The version of a language's rules: the first digits of a hash over their files.
fn version(analyzer: &Analyzer, lang: &str) -> Option<String> {
    let mut hash = Sha256::new();
    for file in analyzer.files(lang)?.iter() {
        hash.update(file.name.as_bytes());
        hash.update([0]);
        hash.update(file.yaml.as_bytes());
        hash.update([0]);
    }
    Some(hex(&hash.finalize())[..12].to_owned())
}

fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits
        .filter_map(|digit| char::from_digit(u32::from(digit), 16))
        .collect()
}
