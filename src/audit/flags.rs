//! The findings of one text, from what the metrics count.

use super::finding::{Finding, FindingKind, Places};
use super::metric::{Metric, plain};
use super::policy::{Policy, Rule};
use super::prose::{self, Marks, Numbers};
use super::reading::Reading;
use super::{sources, voices, ways};
use crate::text::Span;

/// Collects findings as the policy wants them.
struct Flags<'a> {
    places: Places<'a>,
    policy: &'a Policy,
    found: Vec<Finding>,
}

impl Flags<'_> {
    fn add(&mut self, kind: FindingKind, span: Option<Span>, message: String) {
        let Some(Rule { severity, clause }) = self.policy.rule(kind) else {
            return;
        };
        self.found.push(Finding {
            id: String::new(),
            kind,
            severity,
            metric: kind.metric(),
            place: span.map(|span| self.places.place(span)),
            text: span.map(|span| self.places.words(span)).unwrap_or_default(),
            message,
            advice: kind.advice(),
            clause,
            bytes: span,
        });
    }

    /// In text order, with their numbers; those about the whole text come first.
    fn finish(mut self) -> Vec<Finding> {
        self.found.sort_by_key(|f| (f.bytes, f.kind));
        for (at, finding) in self.found.iter_mut().enumerate() {
            finding.id = format!("f{}", at + 1);
        }
        self.found
    }
}

/// All findings of a text.
pub(super) fn findings(
    reading: &Reading,
    marks: &Marks,
    numbers: &Numbers,
    metrics: &[Metric],
    policy: &Policy,
) -> Vec<Finding> {
    let mut flags = Flags {
        places: Places::new(reading.page.text),
        policy,
        found: Vec::new(),
    };
    unnamed(reading, &mut flags);
    origins(reading, &mut flags);
    wording(reading, &mut flags);
    fairness(reading, &mut flags);
    let spans = [
        (
            FindingKind::UnclosedQuotation,
            &marks.unclosed,
            "This quotation mark has no other half.",
        ),
        (
            FindingKind::QuotationWithoutSpeaker,
            &marks.without_speaker,
            "Nobody is said to have said these words.",
        ),
        (
            FindingKind::PartialQuotation,
            &marks.partial,
            "Only a few words are quoted.",
        ),
        (
            FindingKind::SpeakersRunTogether,
            &marks.run_together,
            "A second speaker is quoted in the paragraph of another.",
        ),
        (
            FindingKind::UnsourcedNumber,
            &numbers.unsourced,
            "This number stands outside of what any source says.",
        ),
    ];
    for (kind, spans, message) in spans {
        for span in spans {
            flags.add(kind, Some(*span), message.to_owned());
        }
    }
    thresholds(metrics, policy, &mut flags.found);
    flags.finish()
}

fn unnamed(reading: &Reading, flags: &mut Flags) {
    for source in reading
        .analysis
        .sources
        .iter()
        .filter(|s| sources::lacks_reason(s))
    {
        let message = format!(
            "“{}” is unnamed, and the text does not say why.",
            source.name
        );
        flags.add(
            FindingKind::AnonymousWithoutReason,
            source.mentions.first().copied(),
            message,
        );
    }
    for at in sources::bare(reading) {
        let source = &reading.analysis.sources[at];
        let message = format!("“{}” says nothing of who it is.", source.name);
        flags.add(
            FindingKind::BareSource,
            source.mentions.first().copied(),
            message,
        );
    }
    for index in sources::opinions(reading) {
        let message = format!(
            "“{}” gives a judgement without a name.",
            name(reading, index)
        );
        flags.add(
            FindingKind::AnonymousOpinion,
            whole(reading, index),
            message,
        );
    }
}

fn origins(reading: &Reading, flags: &mut Flags) {
    let (sources, origins) = (reading.analysis.sources.len(), reading.chains.origins.len());
    if let Some((source, true)) = voices::is_single(reading) {
        let message = if source {
            "All claims come from one source.".to_owned()
        } else {
            format!(
                "All claims come from one origin, through {}.",
                count(sources, "source")
            )
        };
        flags.add(FindingKind::SingleOrigin, None, message);
    } else if origins > 0 && origins < sources {
        let message = format!(
            "{}, {}.",
            count(sources, "source"),
            count(origins, "origin")
        );
        flags.add(FindingKind::FewerOrigins, None, message);
    }
    for index in ways::indirect(reading) {
        let distance = ways::distance(reading, index).unwrap_or_default();
        let message = format!("{distance} steps from whoever knows it.");
        flags.add(FindingKind::SecondHand, whole(reading, index), message);
    }
    for circle in &reading.chains.circular {
        let all = &reading.analysis.sources;
        let known = || circle.sources.iter().filter_map(|s| all.get(*s));
        let names: Vec<String> = known().map(|s| format!("“{}”", s.name)).collect();
        let message = format!("{} have it from each other.", names.join(", "));
        let span = known().find_map(|s| s.mentions.first().copied());
        flags.add(FindingKind::CircularChain, span, message);
    }
}

fn wording(reading: &Reading, flags: &mut Flags) {
    for index in prose::hearsay(reading) {
        let message = "It is put forward as hearsay, and nobody is named who says it.";
        flags.add(
            FindingKind::HearsayWithoutSource,
            whole(reading, index),
            message.to_owned(),
        );
    }
    for index in prose::double_hedges(reading) {
        let message = "It has a source, and is in a mood of hearsay besides.";
        flags.add(
            FindingKind::DoubleHedge,
            whole(reading, index),
            message.to_owned(),
        );
    }
    for index in prose::late(reading) {
        let message = "Who speaks is said only after two quoted sentences or more.";
        flags.add(
            FindingKind::LateAttribution,
            whole(reading, index),
            message.to_owned(),
        );
    }
    if let Some((paragraph, span)) = prose::first_paragraph(reading)
        && paragraph > 1
    {
        let message = format!("The first source stands in paragraph {paragraph}.");
        flags.add(FindingKind::LateAttribution, Some(span), message);
    }
}

fn fairness(reading: &Reading, flags: &mut Flags) {
    for index in ways::self_reports(reading) {
        let message = format!("“{}” speaks about itself.", name(reading, index));
        flags.add(FindingKind::PartySelfReport, whole(reading, index), message);
    }
    for (_, accused) in ways::unheard(reading) {
        let message = "Somebody is accused, and no source is found that is called like this.";
        flags.add(FindingKind::NoReply, Some(accused), message.to_owned());
    }
    for conflict in &reading.analysis.conflicts {
        let kind = if ways::is_disclosed(reading, conflict) {
            FindingKind::Conflict
        } else {
            FindingKind::UndisclosedConflict
        };
        let status = match ways::status(reading, conflict) {
            ways::Status::Contested => "Contested",
            ways::Status::OneSided => "Against what nobody is named for",
            ways::Status::Narrator => "Against the article itself",
            ways::Status::Itself => "A source against itself",
        };
        // The reader meets the clash at the later side.
        let span = conflict.a.span.max(conflict.b.span);
        flags.add(kind, Some(span), format!("{status}: {}.", conflict.why));
    }
}

/// Figures beyond the policy's limits.
fn thresholds(metrics: &[Metric], policy: &Policy, found: &mut Vec<Finding>) {
    for limit in &policy.thresholds {
        let figures = metrics
            .iter()
            .filter(|m| m.id == limit.metric.id)
            .flat_map(|m| &m.figures);
        let mut figures = figures.filter(|f| f.name == limit.metric.figure && f.of.is_none());
        let Some((figure, value)) = figures.find_map(|f| Some((f, f.value?))) else {
            continue;
        };
        let beyond = match (limit.min, limit.max) {
            (Some(min), _) if value < min => format!("below {}", plain(min)),
            (_, Some(max)) if value > max => format!("above {}", plain(max)),
            _ => continue,
        };
        found.push(Finding {
            id: String::new(),
            kind: FindingKind::Threshold,
            severity: limit.severity,
            metric: Some(limit.metric.id),
            place: None,
            text: String::new(),
            message: format!(
                "{} {} is {}, {beyond}.",
                limit.metric.id,
                figure.name,
                figure.show()
            ),
            advice: FindingKind::Threshold.advice(),
            clause: limit.clause.clone(),
            bytes: None,
        });
    }
}

/// From the first word of an attribution to its last.
fn whole(reading: &Reading, index: usize) -> Option<Span> {
    let attribution = reading.attribution(index);
    let spans = || {
        let own = attribution.cue.iter().chain(&attribution.content);
        // An inherited source stands elsewhere.
        let source = attribution
            .source
            .iter()
            .filter(|_| attribution.continues.is_none());
        own.chain(source)
    };
    let start = spans().map(|s| s.start).min()?;
    let end = spans().map(|s| s.end).max()?;
    Some(Span::new(start, end))
}

fn name<'a>(reading: &Reading<'a>, index: usize) -> &'a str {
    reading.source(index).map_or("", |s| &s.name)
}

/// A number with its noun.
pub(super) fn count(n: usize, noun: &str) -> String {
    let s = if n == 1 { "" } else { "s" };
    format!("{n} {noun}{s}")
}
