//! Sequences of words that stand for one thing, looked up by their first word.
//!
//! Unlike the phrases of the lexicon these are not elements of a sentence: rules see their words one by one.

use rustc_hash::FxHashMap;

use super::WordId;

/// What sequences of words stand for.
#[derive(Debug, Clone)]
pub(crate) struct Table<T> {
    by_first: FxHashMap<WordId, Vec<(Box<[WordId]>, T)>>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            by_first: FxHashMap::default(),
        }
    }
}

impl<T: Copy> Table<T> {
    /// Adds a sequence, and gives what it stands for already, if anything; that stays.
    pub(super) fn insert(&mut self, words: Vec<WordId>, value: T) -> Option<T> {
        let list = self.by_first.entry(*words.first()?).or_default();
        if let Some((_, there)) = list.iter().find(|(w, _)| **w == *words) {
            return Some(*there);
        }
        // Longest first.
        let at = list.partition_point(|(w, _)| w.len() >= words.len());
        list.insert(at, (words.into(), value));
        None
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
        assert_eq!(table.insert(vec![1], 'a'), None);
        assert_eq!(table.insert(vec![1, 2], 'b'), None);
        assert_eq!(table.insert(vec![1], 'c'), Some('a'));
        assert_eq!(table.insert(Vec::new(), 'd'), None);
        assert_eq!(table.longest(&[1, 2, 3]), Some((2, 'b')));
        assert_eq!(table.longest(&[1, 3]), Some((1, 'a')));
        assert_eq!(table.longest(&[2, 1]), None);
        assert_eq!(table.longest(&[]), None);
    }
}
