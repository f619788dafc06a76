//! Sequences of words that stand for one thing, looked up by their first word.
//!
//! Unlike the phrases of the lexicon these are not elements of a sentence: rules see their words one by one.

use rustc_hash::FxHashMap;

use super::WordId;

/// Words in a row, and what they stand for.
type Sequence<T> = (Box<[WordId]>, T);

/// What sequences of words stand for.
#[derive(Debug, Clone)]
pub(crate) struct Table<T> {
    by_first: FxHashMap<WordId, Vec<Sequence<T>>>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            by_first: FxHashMap::default(),
        }
    }
}

impl<T: Copy> Table<T> {
    /// What a sequence stands for; `value` where it is new. `None` for no words.
    pub(super) fn entry(&mut self, words: Vec<WordId>, value: T) -> Option<&mut T> {
        let list = self.by_first.entry(*words.first()?).or_default();
        let at = list.iter().position(|(w, _)| **w == *words);
        let at = at.unwrap_or_else(|| {
            // Longest first.
            let at = list.partition_point(|(w, _)| w.len() >= words.len());
            list.insert(at, (words.into(), value));
            at
        });
        Some(&mut list[at].1)
    }

    /// The longest sequence that begins at the first of these words: its length, and what it stands for.
    pub(crate) fn longest(&self, words: &[WordId]) -> Option<(usize, T)> {
        let list = self.by_first.get(words.first()?)?;
        list.iter()
            .find(|(w, _)| words.starts_with(w))
            .map(|(w, value)| (w.len(), *value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_is_found_and_the_first_stays() {
        let mut table = Table::default();
        assert_eq!(table.entry(vec![1], 'a'), Some(&mut 'a'));
        assert_eq!(table.entry(vec![1, 2], 'b'), Some(&mut 'b'));
        assert_eq!(table.entry(vec![1], 'c'), Some(&mut 'a'));
        assert_eq!(table.entry(Vec::new(), 'd'), None);
        assert_eq!(table.longest(&[1, 2, 3]), Some((2, 'b')));
        assert_eq!(table.longest(&[1, 3]), Some((1, 'a')));
        assert_eq!(table.longest(&[2, 1]), None);
        assert_eq!(table.longest(&[]), None);
    }
}
