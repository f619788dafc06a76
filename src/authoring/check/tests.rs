//! What sentences are made of, and that they are the same for the same numbers.

use proptest::prelude::*;

use super::context::Context;
use super::draws::{Draws, cases, halves};
use super::edit::Edits;
use super::sentence::{Fate, Sentence, read};
use crate::authoring::{OpenPack, open};
use crate::pack::pattern::Capture;
use crate::text::Span;

fn packs() -> Vec<OpenPack> {
    open(None, None).unwrap()
}

#[test]
fn marks_come_and_go() {
    let marked = "[source:Ada] [cue:says] that [content:it froze].";
    let sentence = Sentence::of_marked(marked);
    assert_eq!(sentence.text, "Ada says that it froze.");
    assert_eq!(sentence.of(Capture::Cue), [Span::new(4, 8)]);
    assert_eq!(sentence.marked(), marked);
}

#[test]
fn the_fate_of_a_sentence() {
    let packs = packs();
    let pack = packs
        .iter()
        .filter_map(|p| p.pack.as_ref())
        .find(|p| p.lang == "en")
        .unwrap();
    let fate = |marked: &str, rule: &str| {
        let sentence = Sentence::of_marked(marked);
        sentence.fate(rule, &read(pack, &sentence.text))
    };
    let said = "[source:The mayor] [cue:said] that [content:the dam was old].";
    assert_eq!(fate(said, "en.verb-that"), Fate::Holds(0));
    assert_eq!(
        fate(said, "en.verb-object"),
        Fate::Taken("en.verb-that".to_owned())
    );
    let less = "[source:The mayor] [cue:said] that the [content:dam was old].";
    assert_eq!(fate(less, "en.verb-that"), Fate::Differs);
    assert_eq!(
        fate("[source:The mayor] [cue:sat] down.", "en.verb-that"),
        Fate::Silent
    );
}

#[test]
fn every_rule_has_sentences_that_it_matches() {
    for open in packs() {
        let pack = open.pack.as_ref().unwrap();
        let context = Context::new(pack, &open).unwrap();
        for (index, rule) in pack.rules().iter().enumerate() {
            let plainest = context.sentence(index, &mut Draws::new(&[])).unwrap().0;
            let found = read(pack, &plainest.text);
            let fate = plainest.fate(&rule.id, &found);
            assert!(
                matches!(fate, Fate::Holds(_)),
                "{}: {}",
                rule.id,
                plainest.marked()
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_keep_their_words(
        words in prop::collection::vec("[a-zé]{1,6}", 1..8),
        new in "[xyß]{0,4}",
        at in any::<prop::sample::Index>(),
        marked in any::<prop::sample::Index>(),
    ) {
        let text = words.join(" ");
        let span = |i: usize| {
            let start = words[..i].iter().map(|w| w.len() + 1).sum::<usize>();
            Span::new(start, start + words[i].len())
        };
        let (at, marked) = (at.index(words.len()), marked.index(words.len()));
        let edits = Edits::one(span(at), new.as_str());
        let after = edits.apply(&text);
        let expected = if at == marked { &new } else { &words[marked] };
        prop_assert_eq!(edits.map(span(marked)).of(&after), expected);
    }

    #[test]
    fn choices_stay_below_their_count(case in cases(), count in 1usize..500) {
        let (first, second) = halves(&case);
        let mut draws = Draws::new(first);
        for _ in 0..first.len() + 2 {
            prop_assert!(draws.below(count) < count);
        }
        prop_assert_eq!(Draws::new(&[0; 4]).below(count), 0, "nothing is the plainest");
        prop_assert_eq!(second.len(), 16);
    }
}
