//! Audits of sourcing: figures with their denominators, and findings for editors.
//!
//! An audit reads an [`Analysis`], the chains and the layout of the text, and finds no attribution itself.
//! It says what can be counted, and of the rest why not; it gives no score. Each metric is defined in
//! `docs/audit.md`.

// What is counted in a text is far below 2^53.
#![allow(clippy::cast_precision_loss)]

mod corpus;
pub mod diversity;
mod finding;
mod flags;
mod metric;
mod policy;
mod prose;
mod reading;
mod sides;
mod sources;
#[cfg(test)]
mod tests;
mod voices;
mod ways;
pub mod write;

use serde::Serialize;

use crate::Analyzer;
use crate::analysis::Analysis;
use crate::graph::names::has_name;
use crate::page::Page;
use crate::text::{Document, fold, lay_out};
pub use corpus::{Corpus, corpus};
pub use finding::{Finding, FindingKind, Place, Severity};
pub use metric::{Figure, METRICS, Metric};
pub use policy::{FigureName, Policy, PolicyError, SCHEMA as POLICY_SCHEMA, Threshold};
use reading::Reading;

/// What an audit is to do.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// What the house asks; the default asks what is usual.
    pub policy: Policy,
    /// Whether to count women and men.
    pub gender: bool,
}

/// The audit of one document.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Audit {
    /// The document's identifier.
    pub id: String,
    /// Code of the language it was read in.
    pub lang: Option<String>,
    /// What it comes to.
    pub summary: Summary,
    /// What to look at, in text order.
    pub findings: Vec<Finding>,
    /// M1 to M28.
    pub metrics: Vec<Metric>,
    /// What the reader should know about the input.
    pub notices: Vec<String>,
    /// How much each source says, for counts over several documents.
    #[serde(skip)]
    voices: Vec<VoiceCount>,
}

/// An audit in a few numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Summary {
    /// Attributions.
    pub attributions: usize,
    /// Sources.
    pub sources: usize,
    /// Sources from which claims come in the end.
    pub origins: usize,
    /// Findings that are errors.
    pub errors: usize,
    /// Findings that are warnings.
    pub warnings: usize,
    /// Findings that are notes.
    pub notes: usize,
}

/// How much a source says in one document.
#[derive(Debug, Clone, PartialEq, Eq)]
struct VoiceCount {
    /// What it is known by in other documents, where it has a name.
    name: Option<String>,
    claims: usize,
}

/// Audits a document that `analyzer` has analysed.
///
/// ```
/// use selon::{Analyzer, audit, text::Document};
///
/// let analyzer = Analyzer::new();
/// let document = Document {
///     text: "A source said that the lock was shut.".into(),
///     lang: Some("en".into()),
///     ..Document::default()
/// };
/// let analysis = analyzer.analyze(&document);
/// let audit = audit::audit(&analyzer, &document, &analysis, &audit::Options::default());
/// assert!(audit.findings.iter().any(|f| f.kind == audit::FindingKind::BareSource));
/// assert!(audit.metrics.iter().map(|m| m.id).eq((1..=28).map(|n| format!("M{n}"))));
/// ```
pub fn audit(
    analyzer: &Analyzer,
    document: &Document,
    analysis: &Analysis,
    options: &Options,
) -> Audit {
    let pack = analysis
        .lang
        .as_ref()
        .and_then(|lang| analyzer.pack(lang)?.ok());
    let mut audit = Audit {
        id: analysis.id.clone(),
        lang: analysis.lang.clone(),
        summary: Summary::default(),
        findings: Vec::new(),
        metrics: Vec::new(),
        notices: analysis.notices.clone(),
        voices: Vec::new(),
    };
    let Some(pack) = pack else {
        audit.metrics =
            metric::all_without("the text was not read: there is no pack for its language");
        return audit;
    };
    let layout = lay_out(&document.text, &pack.profile);
    let reading = Reading::new(analysis, Page::new(pack, &document.text, &layout));
    let marks = prose::marks(&reading);
    let numbers = prose::numbers(&reading);
    let mut metrics = sources::metrics(&reading);
    metrics.extend(voices::metrics(&reading));
    metrics.push(prose::coverage(&reading));
    metrics.extend(prose::wording(&reading));
    metrics.push(sources::first_mentions(&reading));
    metrics.extend(ways::origins(&reading));
    metrics.extend(ways::fairness(&reading));
    metrics.push(ways::conflicts(&reading));
    metrics.push(prose::integrity(&marks));
    metrics.push(sources::gender(&reading, options.gender));
    metrics.push(metric::metric(
        "M26",
        vec![Figure::none(
            "local_share",
            "no language pack knows places, so that a source's is not known",
        )],
    ));
    metrics.push(corpus::of_one());
    metrics.push(prose::quantities(&numbers));
    metrics.sort_by_key(|m| METRICS.iter().position(|(id, ..)| *id == m.id));
    audit.findings = flags::findings(&reading, &marks, &numbers, &metrics, &options.policy);
    audit.metrics = metrics;
    audit.voices = voice_counts(&reading);
    let with = |severity| {
        audit
            .findings
            .iter()
            .filter(|f| f.severity == severity)
            .count()
    };
    audit.summary = Summary {
        attributions: analysis.attributions.len(),
        sources: analysis.sources.len(),
        origins: reading.chains.origins.len(),
        errors: with(Severity::Error),
        warnings: with(Severity::Warning),
        notes: with(Severity::Note),
    };
    audit
}

/// The counted claims of each source.
fn voice_counts(reading: &Reading) -> Vec<VoiceCount> {
    let sources = &reading.analysis.sources;
    let mut claims = vec![0; sources.len()];
    for (_, origin) in reading.heard() {
        claims[origin] += 1;
    }
    let counted = sources
        .iter()
        .zip(claims)
        .map(|(source, claims)| VoiceCount {
            name: (!source.anonymous && has_name(&source.name)).then(|| fold(&source.name)),
            claims,
        });
    counted.collect()
}
