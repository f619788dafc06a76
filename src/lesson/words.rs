//! Words as keys, how much two texts share, and which texts of two lists belong together.

use std::collections::BTreeMap;

use crate::text::fold;

/// A word that stands in more texts than this tells nothing about which belong together, and following it
/// would make the work grow with the square of the texts.
const COMMON: usize = 32;

/// The keys of the words of a text, in order.
pub(super) fn keys(text: &str) -> Vec<String> {
    let folded = fold(text);
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The share of words that two texts have in common, from 0 to 1 (Dice over words, each as often as it stands).
pub(super) fn overlap(a: &[String], b: &[String]) -> f64 {
    if a.is_empty() || b.is_empty() {
        return f64::from(u8::from(a.is_empty() && b.is_empty()));
    }
    let (mut a, mut b) = (sorted(a), sorted(b));
    let total = a.len() + b.len();
    let mut shared = 0_usize;
    while let (Some(x), Some(y)) = (a.last(), b.last()) {
        match x.cmp(y) {
            std::cmp::Ordering::Equal => {
                shared += 1;
                a.pop();
                b.pop();
            }
            std::cmp::Ordering::Greater => drop(a.pop()),
            std::cmp::Ordering::Less => drop(b.pop()),
        }
    }
    ratio(2 * shared, total)
}

fn sorted(words: &[String]) -> Vec<&str> {
    let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
    words.sort_unstable();
    words
}

fn ratio(part: usize, whole: usize) -> f64 {
    f64::from(u32::try_from(part).unwrap_or(u32::MAX))
        / f64::from(u32::try_from(whole.max(1)).unwrap_or(u32::MAX))
}

/// Texts that belong together, one of each list: equal ones first, in order, then those with the most in common.
/// `score` says how well two belong together, and `None` that they do not.
pub(super) fn align(
    a: &[Vec<String>],
    b: &[Vec<String>],
    score: impl Fn(usize, usize) -> Option<f64>,
) -> Vec<(usize, usize)> {
    let mut index: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut whole: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
    for (i, words) in b.iter().enumerate() {
        for word in words {
            let places = index.entry(word).or_default();
            if places.last() != Some(&i) {
                places.push(i);
            }
        }
        whole.entry(words).or_default().push(i);
    }
    let mut rated: Vec<(f64, usize, usize)> = Vec::new();
    for (i, words) in a.iter().enumerate() {
        let mut near: Vec<usize> = words
            .iter()
            .filter_map(|w| index.get(w.as_str()))
            .filter(|places| places.len() <= COMMON)
            .flatten()
            .copied()
            .collect();
        // Equal texts may consist of common words only; their turn is kept by looking at the same rank.
        if let Some(equal) = whole.get(words.as_slice()) {
            near.extend(equal.iter().copied().take(COMMON));
            let from = equal.partition_point(|k| *k < i);
            near.extend(equal.get(from));
        }
        near.sort_unstable();
        near.dedup();
        rated.extend(near.into_iter().filter_map(|k| Some((score(i, k)?, i, k))));
    }
    rated.sort_by(|x, y| {
        y.0.total_cmp(&x.0)
            .then(x.1.abs_diff(x.2).cmp(&y.1.abs_diff(y.2)))
            .then((x.1, x.2).cmp(&(y.1, y.2)))
    });
    let (mut used_a, mut used_b) = (vec![false; a.len()], vec![false; b.len()]);
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, i, k) in rated {
        if !used_a[i] && !used_b[k] {
            (used_a[i], used_b[k]) = (true, true);
            pairs.push((i, k));
        }
    }
    pairs.sort_unstable();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn overlap_counts_each_word_as_often_as_it_stands() {
        let o = |a: &str, b: &str| overlap(&keys(a), &keys(b));
        assert!((o("The bridge is shut", "the BRIDGE is shut.") - 1.0).abs() < 1e-9);
        assert!((o("a a", "a b") - 0.5).abs() < 1e-9);
        assert!(o("x", "").abs() < 1e-9);
        assert!((o("", "…") - 1.0).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn a_list_aligns_with_itself(texts in prop::collection::vec("[a-d]{1,3}( [a-d]{1,3}){0,4}", 0..60)) {
            let words: Vec<Vec<String>> = texts.iter().map(|t| keys(t)).collect();
            let pairs = align(&words, &words, |i, k| Some(overlap(&words[i], &words[k])));
            prop_assert_eq!(pairs, (0..words.len()).map(|i| (i, i)).collect::<Vec<_>>());
        }

        #[test]
        fn overlap_is_a_share_and_symmetric(a in ".{0,60}", b in ".{0,60}") {
            let (a, b) = (keys(&a), keys(&b));
            let share = overlap(&a, &b);
            prop_assert!((0.0..=1.0).contains(&share));
            prop_assert!((share - overlap(&b, &a)).abs() < 1e-12);
        }
    }
}
