//! Charts as pictures with their numbers written beside the bars, so that nothing is told by colour alone.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::super::escape::clean;
use super::facts::Facts;
use super::{percent, sources};
use crate::analysis::Kind;

/// Height of a row, and where bars begin and end.
const ROW: usize = 26;
const BAR: (usize, usize) = (130, 300);

/// The charts of an article, each with a heading of this level.
pub(super) fn of(facts: &Facts, level: u8) -> Markup {
    let analysis = facts.analysis;
    let mut types: BTreeMap<&str, usize> = BTreeMap::new();
    for attribution in &analysis.attributions {
        let source = attribution
            .entity
            .and_then(|entity| analysis.sources.get(entity));
        let name = source.map_or("no source", |s| s.kind.as_deref().unwrap_or("not told"));
        *types.entry(name).or_default() += 1;
    }
    let mut types: Vec<(&str, usize)> = types.into_iter().collect();
    types.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let kinds: Vec<_> = Kind::ALL
        .iter()
        .map(|&kind| {
            let count = analysis
                .attributions
                .iter()
                .filter(|a| a.kind == kind)
                .count();
            (kind.as_str(), count)
        })
        .collect();
    let tones: Vec<_> = sources::tones(facts)
        .into_iter()
        .map(|(t, n)| (t.as_str(), n))
        .collect();
    let plain = facts.sentences - facts.attributed;
    let sentences = [("attributed", facts.attributed), ("not attributed", plain)];
    html! {
        (chart(facts, level, "sentences", "Sentences", &sentences))
        (chart(facts, level, "mix", "Claims by type of source", &types))
        (chart(facts, level, "kinds", "Claims by kind", &kinds))
        (chart(facts, level, "tones", "Words that attribute, by tone", &tones))
    }
}

fn chart(facts: &Facts, level: u8, name: &str, title: &str, rows: &[(&str, usize)]) -> Markup {
    // Of two, both are shown; of many, those that there are.
    let rows: Vec<_> = rows
        .iter()
        .filter(|(_, count)| rows.len() == 2 || *count > 0)
        .collect();
    let total: usize = rows.iter().map(|(_, count)| count).sum();
    let most = rows
        .iter()
        .map(|(_, count)| *count)
        .max()
        .unwrap_or(0)
        .max(1);
    let height = ROW * rows.len() + 4;
    let id = facts.id(&format!("{name}-chart"));
    let words: Vec<String> = rows
        .iter()
        .map(|(label, count)| format!("{} {count} ({})", clean(label), percent(*count, total)))
        .collect();
    html! {
        figure class=(format!("chart {name}")) {
            figcaption { (super::heading(level, Some(&id), title)) p class="soft" { "of " (total) } }
            svg viewBox=(format!("0 0 420 {height}")) role="img" aria-labelledby=(id) aria-description=(words.join(", ")) {
                @for (index, (label, count)) in rows.iter().enumerate() {
                    @let y = index * ROW;
                    @let width = (BAR.1 - BAR.0) * count / most;
                    text class="label" x=(BAR.0 - 8) y=(y + 18) text-anchor="end" { (clean(label)) }
                    rect class="track" x=(BAR.0) y=(y + 6) width=(BAR.1 - BAR.0) height="16" rx="3" {}
                    rect class=(format!("bar bar{index}")) x=(BAR.0) y=(y + 6) width=(width) height="16" rx="3" {}
                    text class="value" x=(BAR.1 + 10) y=(y + 18) { (count) " · " (percent(*count, total)) }
                }
            }
        }
    }
}
