//! What must hold of every rule, by theme.
//!
//! Each property says how it changes a text, where the expected spans then are, and what must be found there. A case is a
//! sentence in which the rule finds what it should; of a sentence in which it does not, only `round-trip` speaks.

pub(super) mod agreement;
mod packs;
mod place;
mod typography;
mod words;

use super::context::Context;
use super::draws::Draws;
use super::sentence::{Fate, Sentence, read, show};
use crate::analysis::Attribution;

/// A sentence of a rule, and what was found in it.
pub(super) struct Case<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) rule: usize,
    pub(super) sentence: &'a Sentence,
    pub(super) found: &'a [Attribution],
    /// The attribution that was expected.
    pub(super) at: usize,
}

/// What became of a property in a case.
pub(super) enum Outcome {
    /// It does not apply.
    Skipped,
    Holds,
    Fails(Box<Fault>),
}

/// A sentence in which a property does not hold.
#[derive(Debug, Clone)]
pub(super) struct Fault {
    /// The sentence with the spans that were expected.
    pub(super) expected: Sentence,
    /// What was found instead, a line each.
    pub(super) found: Vec<String>,
    /// What the change was.
    pub(super) note: String,
}

/// A relation that must hold.
pub(super) struct Property {
    pub(super) name: &'static str,
    pub(super) doc: &'static str,
    pub(super) test: Test,
}

/// How a property is tried.
#[derive(Clone, Copy)]
pub(super) enum Test {
    /// On a sentence of each rule.
    Rule(fn(&Case, &mut Draws) -> Outcome),
    /// On a text that is made of what the whole pack has.
    Pack(
        fn(&Context, &mut Draws) -> Option<String>,
        fn(&Context, &str) -> Outcome,
    ),
    /// On all sentences of a rule together, or by making them.
    Whole,
}

/// The property of the sentences themselves.
pub(super) const ROUND_TRIP: &str = "round-trip";
/// The property of the parts of a rule.
pub(super) const REACHABLE: &str = "reachable";
/// The property of arbitration.
pub(super) const NOT_SHADOWED: &str = "not-shadowed";

/// All properties.
pub(super) const ALL: &[Property] = &[
    whole(
        ROUND_TRIP,
        "a sentence made of the rule's steps or examples is matched with exactly the expected spans",
    ),
    rule(
        "well-formed",
        "spans are not empty, on character boundaries, in order, and roles do not overlap",
        agreement::well_formed,
    ),
    rule(
        "source-substitution",
        "another source moves the source span and changes nothing else",
        words::source,
    ),
    rule(
        "content-substitution",
        "another content moves the content span and changes nothing else",
        words::content,
    ),
    rule(
        "adverbial",
        "an adverbial where the rule allows adjuncts leaves everything else",
        words::adverbial,
    ),
    rule(
        "quote-style",
        "the style of quotation marks changes no span inside them",
        typography::quotes,
    ),
    rule(
        "unicode",
        "composition, apostrophes and soft hyphens change no span",
        typography::unicode,
    ),
    rule(
        "whitespace",
        "kinds of spaces, line ends and a byte order mark change no span",
        typography::whitespace,
    ),
    rule(
        "context",
        "a sentence beside it that attributes nothing moves the spans and adds nothing",
        place::context,
    ),
    rule(
        "sentence-order",
        "paragraphs in another order give the same attributions in that order",
        place::order,
    ),
    rule(
        "concatenation",
        "two paragraphs give what each gives alone",
        place::concatenation,
    ),
    rule(
        "case",
        "all capitals move no cue, and a small letter at the start changes nothing where it begins no name",
        typography::case,
    ),
    rule(
        "negation",
        "a negated cue keeps its source and content and changes its polarity or certainty",
        words::negation,
    ),
    rule(
        "antipattern-monotone",
        "without antipatterns the rule matches wherever it does with them",
        agreement::antipatterns,
    ),
    rule(
        "lexicon-monotone",
        "entries for words that are not in the text change nothing",
        agreement::lexicon,
    ),
    whole(
        REACHABLE,
        "every step, alternative and listed word of the rule is used in some sentence that it matches",
    ),
    whole(NOT_SHADOWED, "the rule wins its cue in some sentence"),
    pack(
        "no-overgeneration",
        "sentences without a cue give no attribution",
        packs::neutral,
        packs::overgeneration,
    ),
    rule(
        "linear",
        "twice the text takes at most 2.2 times the steps",
        agreement::linear,
    ),
    rule(
        "deterministic",
        "the same text gives the same attributions again",
        agreement::deterministic,
    ),
    rule(
        "idempotent-load",
        "a pack read, written and read again, its rules in another order, finds the same",
        agreement::reloaded,
    ),
    pack(
        "robust",
        "any text is read, and every span is a slice of it",
        packs::torn,
        packs::robust,
    ),
    rule(
        "explain-agrees",
        "what is told of the matching is what was found",
        agreement::explained,
    ),
    pack(
        "conflict-symmetry",
        "two claims conflict whichever comes first, and none with itself",
        packs::claims,
        packs::symmetry,
    ),
];

const fn rule(
    name: &'static str,
    doc: &'static str,
    test: fn(&Case, &mut Draws) -> Outcome,
) -> Property {
    Property {
        name,
        doc,
        test: Test::Rule(test),
    }
}

const fn pack(
    name: &'static str,
    doc: &'static str,
    make: fn(&Context, &mut Draws) -> Option<String>,
    test: fn(&Context, &str) -> Outcome,
) -> Property {
    Property {
        name,
        doc,
        test: Test::Pack(make, test),
    }
}

const fn whole(name: &'static str, doc: &'static str) -> Property {
    Property {
        name,
        doc,
        test: Test::Whole,
    }
}

impl Case<'_> {
    fn rule(&self) -> &crate::pack::Rule {
        &self.context.pack.rules[self.rule]
    }

    /// Whether the rule still finds what it should, of the same values, in a changed sentence.
    fn same(&self, changed: &Sentence, note: &str) -> Outcome {
        let found = read(self.context.pack, &changed.text);
        let before = &self.found[self.at];
        match changed.fate(&self.rule().id, &found) {
            Fate::Holds(i) if values(&found[i]) == values(before) => Outcome::Holds,
            _ => fails(changed, &found, note),
        }
    }
}

/// What an attribution is, apart from its place.
fn values(a: &Attribution) -> [&'static str; 5] {
    [
        a.kind.as_str(),
        a.class.as_str(),
        a.tone.as_str(),
        a.polarity.as_str(),
        a.certainty.as_str(),
    ]
}

/// A failure with everything that was found.
pub(super) fn fails(expected: &Sentence, found: &[Attribution], note: &str) -> Outcome {
    Outcome::Fails(Box::new(Fault {
        expected: expected.clone(),
        found: found.iter().map(|a| show(&expected.text, a)).collect(),
        note: note.to_owned(),
    }))
}

/// A failure that is told in words.
fn broken(expected: &Sentence, note: String) -> Outcome {
    Outcome::Fails(Box::new(Fault {
        expected: expected.clone(),
        found: Vec::new(),
        note,
    }))
}
