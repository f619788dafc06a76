//! What changed inside contents: numbers, and the conflicts between them.

use std::collections::BTreeMap;

use super::{Change, Finding, Read, SAME, finding};
use crate::analysis::{Quantity, Voice};
use crate::lesson::words::{keys, overlap};
use crate::report::json::attribution_id;
use crate::text::Span;

/// Numbers that differ. Equal ones meet first, then those left over of the same unit, in order.
pub(super) fn numbers(a: &Read, b: &Read, (i, k): (usize, usize), findings: &mut Vec<Finding>) {
    let of = |read: &Read, n: usize| -> Vec<Quantity> {
        read.analysis
            .claims
            .get(n)
            .map_or_else(Vec::new, |c| c.quantities.clone())
    };
    let (mut from, mut to) = (of(a, i), of(b, k));
    let equal = |x: &Quantity, y: &Quantity| {
        x.low.total_cmp(&y.low).is_eq() && x.high.total_cmp(&y.high).is_eq() && x.unit == y.unit
    };
    from.retain(|x| match to.iter().position(|y| equal(x, y)) {
        Some(at) => {
            to.remove(at);
            false
        }
        None => true,
    });
    for x in from {
        let place = a.place(attribution_id(i), &[x.span]);
        if let Some(at) = to.iter().position(|y| x.comparable(y)) {
            let other = b.place(attribution_id(k), &[to.remove(at).span]);
            let sentence = format!("“{}” became “{}”.", place.text, other.text);
            findings.push(finding(
                Change::NumberChanged,
                sentence,
                Some(place),
                Some(other),
            ));
        } else {
            let sentence = format!("The number “{}” is gone.", place.text);
            findings.push(finding(
                Change::NumberDropped,
                sentence,
                Some(place),
                Some(b.content(k)),
            ));
        }
    }
    for y in to {
        let place = b.place(attribution_id(k), &[y.span]);
        let sentence = format!("The number “{}” came in.", place.text);
        findings.push(finding(
            Change::NumberAdded,
            sentence,
            Some(a.content(i)),
            Some(place),
        ));
    }
}

/// Conflicts of the first text that are none of the second.
pub(super) fn hidden(a: &Read, b: &Read, pairs: &[(usize, usize)], findings: &mut Vec<Finding>) {
    let partner: BTreeMap<usize, usize> = pairs.iter().copied().collect();
    let sides = |read: &Read, span: Span| keys(span.of(read.text));
    let index: Vec<[Vec<String>; 2]> = b
        .analysis
        .conflicts
        .iter()
        .map(|c| [sides(b, c.a.span), sides(b, c.b.span)])
        .collect();
    for conflict in &a.analysis.conflicts {
        let (x, y) = (sides(a, conflict.a.span), sides(a, conflict.b.span));
        let meets = |p: &[String], q: &[String]| overlap(p, q) >= SAME;
        let still = index
            .iter()
            .any(|[p, q]| meets(&x, p) && meets(&y, q) || meets(&x, q) && meets(&y, p));
        if still {
            continue;
        }
        let left = [conflict.a.voice, conflict.b.voice]
            .into_iter()
            .find_map(|voice| match voice {
                Voice::Attribution(i) => partner.get(&i).map(|k| b.content(*k)),
                Voice::Narration => None,
            });
        let [x, y] = [&conflict.a, &conflict.b].map(|side| {
            let who = match side.voice {
                Voice::Attribution(i) => a.who(i),
                Voice::Narration => "the text itself".to_owned(),
            };
            format!("“{}” ({who})", side.span.of(a.text))
        });
        let sentence = format!(
            "The first text lets {x} and {y} contradict each other; the second does not ({}).",
            if left.is_some() {
                "only one side is left, or it changed"
            } else {
                "neither side is left"
            }
        );
        let id = match (conflict.a.voice, conflict.b.voice) {
            (Voice::Attribution(i), _) | (_, Voice::Attribution(i)) => attribution_id(i),
            _ => String::new(),
        };
        let place = a.place(id, &[conflict.a.span, conflict.b.span]);
        findings.push(finding(Change::ConflictHidden, sentence, Some(place), left));
    }
}
