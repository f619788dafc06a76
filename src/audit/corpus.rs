//! Several documents together: counts added up, and who speaks in how many of them (M27).

use std::collections::BTreeMap;

use serde::Serialize;

use super::metric::{Figure, Metric, metric, pool};
use super::{Audit, Summary};

/// Several audits together.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Corpus {
    /// How many documents.
    pub documents: usize,
    /// Their numbers added up; a source of two documents counts in each.
    pub summary: Summary,
    /// Counts added, shares of all together, and M27.
    pub metrics: Vec<Metric>,
}

/// M27 of a single document.
pub(super) fn of_one() -> Metric {
    const ONE: &str = "it takes several documents";
    let names = ["top1_share", "top5_share", "repeated_rate", "new_rate"];
    metric("M27", names.map(|name| Figure::none(name, ONE)).into())
}

/// All audits together, in the order of the documents, which tells what is new.
pub fn corpus(audits: &[Audit]) -> Corpus {
    let each: Vec<&[Metric]> = audits.iter().map(|a| a.metrics.as_slice()).collect();
    let mut metrics = pool(&each);
    if audits.len() > 1
        && let Some(concentration) = metrics.iter_mut().find(|m| m.id == "M27")
    {
        *concentration = spread(audits);
    }
    let mut summary = Summary::default();
    for one in audits.iter().map(|a| &a.summary) {
        summary.attributions += one.attributions;
        summary.sources += one.sources;
        summary.origins += one.origins;
        summary.errors += one.errors;
        summary.warnings += one.warnings;
        summary.notes += one.notes;
    }
    Corpus {
        documents: audits.len(),
        summary,
        metrics,
    }
}

/// What is known of one named source.
#[derive(Default)]
struct Spread {
    claims: usize,
    documents: usize,
    first: usize,
    last: Option<usize>,
}

/// Sources that have the same name are taken for the same.
fn spread(audits: &[Audit]) -> Metric {
    let mut named: BTreeMap<&str, Spread> = BTreeMap::new();
    let mut claims = 0;
    for (at, audit) in audits.iter().enumerate() {
        for voice in &audit.voices {
            claims += voice.claims;
            let Some(name) = &voice.name else {
                continue;
            };
            let known = named.entry(name).or_insert_with(|| Spread {
                first: at,
                ..Spread::default()
            });
            known.claims += voice.claims;
            if known.last != Some(at) {
                known.documents += 1;
                known.last = Some(at);
            }
        }
    }
    let mut counts: Vec<usize> = named.values().map(|s| s.claims).collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    let top = |n: usize| counts.iter().take(n).sum::<usize>();
    let repeated = named.values().filter(|s| s.documents > 1).count();
    // Everybody is new in the first document.
    let later: usize = named
        .values()
        .map(|s| s.documents - usize::from(s.first == 0))
        .sum();
    let new = named.values().filter(|s| s.first > 0).count();
    let empty = "no claim has a known source";
    metric(
        "M27",
        vec![
            Figure::share("top1_share", top(1), claims, empty),
            Figure::share("top5_share", top(5), claims, empty),
            Figure::share(
                "repeated_rate",
                repeated,
                named.len(),
                "no source has a name",
            ),
            Figure::share(
                "new_rate",
                new,
                later,
                "no named source comes after the first document",
            ),
        ],
    )
}
