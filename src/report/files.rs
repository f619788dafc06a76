//! Files of one report that belong together, and safe names for them.

use std::collections::BTreeSet;

use crate::analysis::Analysis;
use crate::text::Document;

/// Longest name made of an identifier, in bytes.
const LONGEST: usize = 100;

/// A file to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Its name, without folders.
    pub name: String,
    /// What it holds.
    pub text: String,
}

/// A name for the files of each document, without an ending: letters, digits, `.`, `-` and `_` of its
/// identifier, and a number where that is not enough to tell it from the others.
pub fn stems(documents: &[(Document, Analysis)]) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let one = |(number, (document, _)): (usize, &(Document, Analysis))| {
        let id = &document.id;
        let id = id.strip_suffix(".txt").unwrap_or(id);
        let mut stem: String = id
            .chars()
            .map(|c| if keeps(c) { c } else { '_' })
            .skip_while(|c| *c == '.')
            .collect();
        while stem.len() > LONGEST {
            stem.pop();
        }
        // File systems may not tell capitals apart.
        let unlike = |stem: &str, taken: &mut BTreeSet<String>| taken.insert(stem.to_lowercase());
        if stem.is_empty() || !unlike(&stem, &mut taken) {
            let mut number = number + 1;
            let base = if stem.is_empty() { "document" } else { &stem };
            let mut other = format!("{base}-{number}");
            while !unlike(&other, &mut taken) {
                number += documents.len();
                other = format!("{base}-{number}");
            }
            stem = other;
        }
        stem
    };
    (0..).zip(documents).map(one).collect()
}

fn keeps(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '-' | '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_in_the_folder_and_differ() {
        let documents: Vec<_> = ["../a/b.txt", "Été", "été", "x", "x", "", "..", "x-5"]
            .map(|id| {
                let document = Document {
                    id: id.to_owned(),
                    ..Document::default()
                };
                (document, Analysis::default())
            })
            .into();
        let expected = [
            "_a_b",
            "Été",
            "été-3",
            "x",
            "x-5",
            "document-6",
            "document-7",
            "x-5-8",
        ];
        assert_eq!(stems(&documents), expected);
    }
}
