//! States: the words of a language that name one, under a code that all languages share.

use std::fmt;

use super::{Builder, Lexicon, WordId};
use crate::pack::diagnostics::{Mistake, Path};
use crate::pack::facts::Facts;
use crate::pack::names::facts;
use crate::pack::schema::StateEntry;

/// The list of a pack that holds the adjectives of its states, too.
const DEMONYMS: &str = "demonym";

/// ISO 3166 code of a state, with two letters; also of a union of states.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct StateCode([u8; 2]);

impl StateCode {
    fn new(code: &str) -> Option<Self> {
        let bytes: [u8; 2] = code.as_bytes().try_into().ok()?;
        bytes
            .iter()
            .all(u8::is_ascii_uppercase)
            .then_some(Self(bytes))
    }

    /// The two letters, upper case.
    pub(crate) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Debug for StateCode {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// How a word stands for a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StateWord {
    /// It is its name.
    Name,
    /// It is its capital.
    Capital,
    /// It is an adjective or noun of its nationality.
    Demonym,
}

/// What a word or phrase says of a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct State {
    pub(crate) code: StateCode,
    pub(crate) kind: StateWord,
    /// Gender and number of the state's name.
    pub(crate) facts: Facts,
}

impl Lexicon {
    /// The longest name, capital or adjective of a state that begins at the first of these words, and of how
    /// many words it is.
    pub(crate) fn state(&self, words: &[WordId]) -> Option<(usize, State)> {
        self.states.longest(words)
    }
}

impl Builder<'_> {
    /// Adds a state. Its adjectives of one word are also in the pack's list for rules.
    pub(super) fn state(
        &mut self,
        code: &str,
        entry: &StateEntry,
        path: &Path,
    ) -> Result<(), Mistake> {
        let Some(known) = StateCode::new(code) else {
            let message = format!("`{code}` is no ISO 3166 code of two capital letters");
            return Err(Mistake::new(path.clone(), message));
        };
        let facts = facts(&entry.facts, &path.key("facts"))?;
        let words = [
            (StateWord::Name, "names", &entry.names),
            (StateWord::Capital, "capitals", &entry.capitals),
            (StateWord::Demonym, "demonyms", &entry.demonyms),
        ];
        for (kind, key, list) in words {
            for (i, text) in list.iter().enumerate() {
                let words = self.split(text);
                let state = State {
                    code: known,
                    kind,
                    facts,
                };
                if kind == StateWord::Demonym
                    && let [word] = words[..]
                {
                    let bit = self.list_bit(DEMONYMS, &path.key(key).index(i))?;
                    self.lexicon.words[word as usize].lists |= bit;
                }
                // A city may have the name of its state.
                if let Some(other) = self.lexicon.states.entry(words, state)
                    && other.code != known
                {
                    let message = format!("`{text}` already stands for {}", other.code.as_str());
                    return Err(Mistake::new(path.key(key).index(i), message));
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Pack;
    use crate::text::{fold, tokenize};

    fn state(pack: &Pack, text: &str) -> Option<(usize, String, StateWord)> {
        let mut tokens = Vec::new();
        tokenize(text, &pack.profile, &mut tokens);
        let words: Vec<WordId> = tokens
            .iter()
            .map(|t| pack.lexicon.id(&fold(t.span.of(text))))
            .collect();
        let (length, state) = pack.lexicon.state(&words)?;
        Some((length, state.code.as_str().to_string(), state.kind))
    }

    #[test]
    fn one_code_in_every_language() {
        let french = Pack::load("fr").unwrap().unwrap();
        let english = Pack::load("en").unwrap().unwrap();
        let found = |code: &str, kind| Some((1, code.to_string(), kind));
        for (text, code, kind) in [
            ("Azerbaïdjan", "AZ", StateWord::Name),
            ("Bakou", "AZ", StateWord::Capital),
            ("azéries", "AZ", StateWord::Demonym),
            ("États-Unis", "US", StateWord::Name),
            ("norvégiennes", "NO", StateWord::Demonym),
        ] {
            assert_eq!(state(&french, text), found(code, kind), "{text}");
        }
        for (text, code, kind) in [
            ("Azerbaijan’s", "AZ", StateWord::Name),
            ("Baku", "AZ", StateWord::Capital),
            ("U.S.", "US", StateWord::Name),
            ("Norwegian", "NO", StateWord::Demonym),
        ] {
            assert_eq!(state(&english, text), found(code, kind), "{text}");
        }
        let long = |n, code: &str| Some((n, code.to_string(), StateWord::Name));
        assert_eq!(state(&french, "Côte d’Ivoire"), long(3, "CI"));
        assert_eq!(state(&english, "South Korea said"), long(2, "KR"));
        assert_eq!(state(&english, "Ferry"), None);
    }

    #[test]
    fn every_language_knows_the_same_states() {
        let mut all = Vec::new();
        for lang in ["fr", "en"] {
            let pack = Pack::load(lang).unwrap().unwrap();
            let mut codes: Vec<String> = crate::pack::embedded(lang)
                .unwrap()
                .iter()
                .filter(|f| f.name.ends_with("states.yaml"))
                .flat_map(|f| f.yaml.lines())
                .filter_map(|line| line.strip_prefix("  ")?.split_once(':'))
                .map(|(code, _)| code.trim_matches('"').to_string())
                .filter(|code| StateCode::new(code).is_some())
                .collect();
            codes.sort_unstable();
            assert!(codes.len() > 195, "{lang}: {}", codes.len());
            assert!(pack.lexicon.list(DEMONYMS).is_some());
            all.push(codes);
        }
        assert_eq!(all[0], all[1]);
    }
}
