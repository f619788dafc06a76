//! Figures with what they are made of: a value, its numerator and denominator, or why there is none.

use serde::Serialize;

/// Every metric: its number, its name, and the figures that it always has.
pub const METRICS: &[(&str, &str, &[&str])] = &[
    ("M1", "source_count", &["sources", "bucket"]),
    ("M2", "identified_sources", &["identified_rate"]),
    ("M3", "named_rate", &["named_rate", "unnamed_rate"]),
    (
        "M4",
        "anonymous_density",
        &["per_1000_words", "descriptors"],
    ),
    ("M5", "anonymity_reason", &["reasoned_rate"]),
    ("M6", "anonymous_opinion", &["opinion_rate"]),
    ("M7", "bare_source", &["bare_sources"]),
    ("M8", "type_mix", &["typed_rate", "official_share"]),
    ("M9", "stakeholders", &["types_heard"]),
    ("M10", "viewpoint_balance", &["largest_side_share"]),
    ("M11", "diversity", DIVERSITY),
    (
        "M12",
        "single_source_story",
        &["single_source", "single_origin"],
    ),
    (
        "M13",
        "attribution_coverage",
        &[
            "sourced_rate",
            "hearsay_rate",
            "unsourced_rate",
            "witnessed_rate",
        ],
    ),
    ("M14", "unattributed_hearsay", &["hearsay_without_source"]),
    ("M15", "double_hedge", &["double_hedges"]),
    (
        "M16",
        "late_attribution",
        &["first_source_paragraph", "late_quotations"],
    ),
    (
        "M17",
        "source_first_mention_incomplete",
        &["incomplete_rate"],
    ),
    (
        "M18",
        "verb_mix",
        &["doubting_share", "endorsing_share", "asymmetry"],
    ),
    ("M19", "chain_depth", &["mean_distance", "indirect_share"]),
    (
        "M20",
        "origin_count",
        &["origins", "pseudo_plural", "circles"],
    ),
    ("M21", "party_self_report", &["self_report_rate"]),
    ("M22", "right_of_reply", &["accused_heard", "declined"]),
    (
        "M23",
        "conflicts",
        &[
            "conflicts",
            "contested",
            "one_sided",
            "against_narrator",
            "self_contradictions",
            "disclosed_rate",
            "scope_differences",
        ],
    ),
    (
        "M24",
        "quote_integrity",
        &["unclosed", "without_speaker", "partial", "run_together"],
    ),
    ("M25", "gender_split", &["women", "men", "unknown"]),
    ("M26", "geography", &["local_share"]),
    (
        "M27",
        "concentration",
        &["top1_share", "top5_share", "repeated_rate", "new_rate"],
    ),
    ("M28", "numbers", &["sourced_numbers"]),
];

/// The indices of diversity by claims, then by words.
pub(super) const DIVERSITY: &[&str] = &[
    "shannon_claims",
    "evenness_claims",
    "simpson_claims",
    "effective_claims",
    "shannon_words",
    "evenness_words",
    "simpson_words",
    "effective_words",
];

/// A metric of one document, or of several together.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Metric {
    /// `M1` to `M28`.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its figures: those of [`METRICS`], and behind them those of single types, sources or sides.
    pub figures: Vec<Figure>,
}

/// One figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figure {
    /// Its name, unique in its metric for each `of`.
    pub name: &'static str,
    /// The type, source or side that it is of, where it is not of the whole.
    pub of: Option<String>,
    /// The figure; `None` where it cannot be computed.
    pub value: Option<f64>,
    /// What is counted, where it is a share or a count.
    pub numerator: Option<f64>,
    /// Out of what, where it is a share.
    pub denominator: Option<f64>,
    /// Lower and upper end of its 95 % interval, where it has one.
    pub interval: Option<[f64; 2]>,
    /// Why there is no value.
    pub reason: Option<String>,
}

impl Figure {
    /// A count.
    pub(super) fn count(name: &'static str, n: usize) -> Self {
        Self {
            numerator: Some(n as f64),
            ..Self::number(name, n as f64)
        }
    }

    /// A share; `empty` says why there is none where nothing is there to be shared.
    pub(super) fn share(name: &'static str, part: usize, whole: usize, empty: &str) -> Self {
        if whole == 0 {
            return Self::none(name, empty);
        }
        Self {
            numerator: Some(part as f64),
            denominator: Some(whole as f64),
            ..Self::number(name, part as f64 / whole as f64)
        }
    }

    /// A number that is neither.
    pub(super) fn number(name: &'static str, value: f64) -> Self {
        Self {
            name,
            of: None,
            value: Some(value),
            numerator: None,
            denominator: None,
            interval: None,
            reason: None,
        }
    }

    /// What cannot be computed, and why.
    pub(super) fn none(name: &'static str, reason: &str) -> Self {
        Self {
            value: None,
            reason: Some(reason.to_owned()),
            ..Self::number(name, 0.0)
        }
    }

    /// The same, of a part.
    pub(super) fn of(self, part: &str) -> Self {
        Self {
            of: Some(part.to_owned()),
            ..self
        }
    }

    /// The same with its interval.
    pub(super) fn within(self, interval: [f64; 2]) -> Self {
        Self {
            interval: Some(interval),
            ..self
        }
    }

    /// Whether it is a count, which adds up over documents.
    fn is_count(&self) -> bool {
        self.numerator.is_some() && self.denominator.is_none()
    }

    /// In one line: `0.25 (3 of 12)`, `1.61 [1.2, 1.9]`, `not computable: …`.
    pub fn show(&self) -> String {
        let Some(value) = self.value else {
            let reason = self.reason.as_deref().unwrap_or_default();
            return format!("not computable: {reason}");
        };
        let mut shown = plain(value);
        if let (Some(part), Some(whole)) = (self.numerator, self.denominator) {
            shown.extend([" (", &plain(part), " of ", &plain(whole), ")"]);
        }
        if let Some([low, high]) = self.interval {
            shown.extend([" [", &plain(low), ", ", &plain(high), "]"]);
        }
        shown
    }
}

/// A number with up to three decimals, as few as it needs.
pub(super) fn plain(value: f64) -> String {
    let rounded = format!("{value:.3}");
    let short = rounded.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" { "0" } else { short }.to_owned()
}

/// The metric with this number.
pub(super) fn metric(id: &str, figures: Vec<Figure>) -> Metric {
    let (id, name, always) = METRICS
        .iter()
        .find(|(known, ..)| *known == id)
        .copied()
        .unwrap_or(("", "", &[]));
    debug_assert!(
        always
            .iter()
            .all(|name| figures.iter().any(|f| f.name == *name && f.of.is_none())),
        "{id} lacks a figure"
    );
    Metric { id, name, figures }
}

/// All metrics, none of them computable.
pub(super) fn all_without(reason: &str) -> Vec<Metric> {
    METRICS
        .iter()
        .map(|(id, _, names)| {
            metric(
                id,
                names
                    .iter()
                    .map(|name| Figure::none(name, reason))
                    .collect(),
            )
        })
        .collect()
}

/// What a share is multiplied with.
fn factor(name: &str) -> f64 {
    if name == "per_1000_words" {
        1000.0
    } else {
        1.0
    }
}

/// The metrics of several documents: counts added, shares of all together. What cannot be added is left to
/// the documents.
pub(super) fn pool(documents: &[&[Metric]]) -> Vec<Metric> {
    let one = |(id, _, names): &(&'static str, &'static str, &'static [&'static str])| {
        let figures = names.iter().map(|name| {
            let same: Vec<&Figure> = documents
                .iter()
                .flat_map(|metrics| metrics.iter().filter(|m| m.id == *id))
                .flat_map(|m| {
                    m.figures
                        .iter()
                        .filter(|f| f.name == *name && f.of.is_none())
                })
                .filter(|f| f.value.is_some())
                .collect();
            let sum =
                |part: fn(&Figure) -> Option<f64>| same.iter().filter_map(|f| part(f)).sum::<f64>();
            let (part, whole) = (sum(|f| f.numerator), sum(|f| f.denominator));
            if same.is_empty() {
                Figure::none(name, "no document has it")
            } else if same.iter().all(|f| f.is_count()) {
                Figure {
                    numerator: Some(part),
                    ..Figure::number(name, part)
                }
            } else if same.iter().all(|f| f.denominator.is_some()) {
                Figure {
                    numerator: Some(part),
                    denominator: Some(whole),
                    ..Figure::number(name, part / whole * factor(name))
                }
            } else {
                Figure::none(name, "it does not add up over documents")
            }
        });
        metric(id, figures.collect())
    };
    METRICS.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_show_what_they_are_made_of() {
        assert_eq!(Figure::share("x", 1, 4, "").show(), "0.25 (1 of 4)");
        assert_eq!(
            Figure::share("x", 0, 0, "there is none").show(),
            "not computable: there is none"
        );
        assert_eq!(
            Figure::number("x", 1.5).within([1.0, 2.0]).show(),
            "1.5 [1, 2]"
        );
        assert_eq!(Figure::count("x", 3).show(), "3");
        assert_eq!(plain(-0.0001), "0");
    }

    #[test]
    fn documents_add_up() {
        let one = vec![metric(
            "M3",
            vec![
                Figure::share("named_rate", 1, 2, ""),
                Figure::share("unnamed_rate", 1, 2, ""),
            ],
        )];
        let other = vec![metric(
            "M3",
            vec![
                Figure::share("named_rate", 6, 6, ""),
                Figure::none("unnamed_rate", "why"),
            ],
        )];
        let all = pool(&[&one, &other]);
        let named = all.iter().find(|m| m.id == "M3").unwrap();
        assert_eq!(named.figures[0].show(), "0.875 (7 of 8)");
        assert_eq!(named.figures[1].show(), "0.5 (1 of 2)");
        assert_eq!(all.len(), METRICS.len());
    }
}
