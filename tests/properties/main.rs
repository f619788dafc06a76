//! What holds of every text: of broken ones, and of the same text typeset, placed or named otherwise.

mod compare;
mod conflicts;
mod graph;
mod sample;
#[path = "../support/mod.rs"]
mod support;

use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use selon::analysis::{Attribution, Certainty, Class, Kind, Polarity, Tone};
use selon::text::Span;
use unicode_normalization::UnicodeNormalization;

use support::random::config;
use support::reading::{ANALYZER, document};
use support::run::selon_with;

use sample::{LANGUAGES, NAMES, Sample, article, sentence};

fn analyze(lang: &str, text: &str) -> Vec<Attribution> {
    ANALYZER.analyze(&document(lang, text)).attributions
}

/// What every attribution of every text must be.
fn check(text: &str, attributions: &[Attribution]) -> Result<(), TestCaseError> {
    for a in attributions {
        let roles = [&a.source, &a.cue, &a.content];
        for spans in roles {
            prop_assert!(
                spans.is_sorted_by(|a, b| a.end <= b.start),
                "not sorted: {a:?}"
            );
            for span in spans {
                prop_assert!(span.start < span.end, "empty: {a:?}");
                prop_assert!(
                    text.get(span.start..span.end).is_some(),
                    "no slice of the text: {a:?}"
                );
            }
        }
        // A mood is a cue inside its content: "des gens auraient été tués".
        let mood = a.rule == "mechanism.hearsay-conditional";
        for (i, one) in roles.iter().enumerate().filter(|_| !mood) {
            for other in &roles[i + 1..] {
                let shared = one.iter().any(|s| other.iter().any(|o| s.overlaps(*o)));
                prop_assert!(!shared, "roles overlap: {a:?} in {text:?}");
            }
        }
        for other in [a.via, a.continues].into_iter().flatten() {
            prop_assert!(other < attributions.len(), "leads nowhere: {a:?}");
        }
    }
    // What goes on from another attribution stands where its own words begin.
    let firsts = attributions.iter().map(|a| {
        let inherited = a.continues.is_some() && !a.content.is_empty();
        let own: &[&[Span]] = if inherited {
            &[&a.content]
        } else {
            &[&a.source, &a.cue, &a.content]
        };
        own.concat().iter().map(|span| span.start).min()
    });
    prop_assert!(
        firsts.is_sorted(),
        "attributions are not in order: {text:?}"
    );
    Ok(())
}

/// An attribution without its places: values, links, and the words of its roles.
#[derive(Debug, PartialEq, Eq)]
struct Seen {
    values: (Kind, Class, Tone, Polarity, Certainty),
    rule: String,
    links: (Option<usize>, Option<usize>),
    source: Vec<String>,
    cue: Vec<String>,
    content: Vec<String>,
}

/// Attributions with the words of their roles as `words` gives them.
fn seen(text: &str, attributions: &[Attribution], words: impl Fn(&str) -> String) -> Vec<Seen> {
    let role = |spans: &[Span]| spans.iter().map(|s| words(s.of(text))).collect();
    attributions
        .iter()
        .map(|a| Seen {
            values: (a.kind, a.class, a.tone, a.polarity, a.certainty),
            rule: a.rule.clone(),
            links: (a.via, a.continues),
            source: role(&a.source),
            cue: role(&a.cue),
            content: role(&a.content),
        })
        .collect()
}

/// How a text is typeset.
#[derive(Debug, Clone)]
struct Style {
    open: &'static str,
    close: &'static str,
    /// Replaces the spaces; where `wide` is not set, only those in front of tall punctuation.
    space: char,
    wide: bool,
    apostrophe: char,
    newline: &'static str,
    decomposed: bool,
}

const PLAIN: Style = Style {
    open: "“",
    close: "”",
    space: ' ',
    wide: false,
    apostrophe: '\'',
    newline: "\n",
    decomposed: false,
};

impl Style {
    fn set(&self, text: &str) -> String {
        let space = self.space.to_string();
        let mut set = text
            .replace('{', self.open)
            .replace('}', self.close)
            .replace('\'', &self.apostrophe.to_string())
            .replace('\n', self.newline)
            .replace(" :", &format!("{space}:"));
        if self.wide {
            set = set.replace(' ', &space);
        }
        if self.decomposed {
            set = set.nfd().collect();
        }
        set
    }
}

fn style() -> impl Strategy<Value = Style> {
    let marks = select(vec![
        ("« ", " »"),
        ("«\u{a0}", "\u{a0}»"),
        ("«\u{202f}", "\u{202f}»"),
        ("«", "»"),
        ("“", "”"),
        ("„", "“"),
        ("\"", "\""),
    ]);
    let space = select(vec![' ', '\u{a0}', '\u{202f}']);
    let apostrophe = select(vec!['\'', '’']);
    let newline = select(vec!["\n", "\r\n"]);
    (
        marks,
        space,
        any::<bool>(),
        apostrophe,
        newline,
        any::<bool>(),
    )
        .prop_map(
            |((open, close), space, wide, apostrophe, newline, decomposed)| Style {
                open,
                close,
                space,
                wide,
                apostrophe,
                newline,
                decomposed,
            },
        )
}

/// Words whatever their typesetting: without spaces and quotation marks.
fn bare(words: &str) -> String {
    words
        .nfc()
        .filter(|c| !c.is_whitespace() && !"«»“”„\"".contains(*c))
        .map(|c| if c == '’' { '\'' } else { c })
        .collect()
}

/// Broken text of the pieces that packs and tokenizer look at.
fn pieces() -> impl Strategy<Value = String> {
    let piece = select(vec![
        "a dit",
        "dit",
        "dit-il",
        "a-t-il",
        "affirme que",
        "que",
        "qu'",
        "se",
        "s'est",
        "Selon",
        "selon",
        "said",
        "he says",
        "that",
        "According to",
        "n't",
        "'s",
        "by",
        "par",
        "le maire",
        "the mayor",
        "Odile",
        "il",
        "he",
        "serait",
        "would",
        "ne",
        "pas",
        "to",
        "de",
        "avoir",
        "une",
        "affirmation",
        "claim",
        ",",
        ".",
        ":",
        ";",
        "?",
        "!",
        "…",
        "—",
        "-",
        "(",
        ")",
        "«",
        "»",
        "“",
        "”",
        "„",
        "\"",
        "'",
        "’",
        "\n",
        "\n\n",
        "\r\n",
        "\u{a0}",
        "\u{ad}",
        "\u{301}",
        "\u{200b}",
        "12",
        "3.",
        "M.",
        "é",
        "漢",
        "ع",
        "İ",
        "\u{feff}",
    ]);
    let gap = select(vec![" ", " ", " ", ""]);
    prop::collection::vec((piece, gap), 0..60)
        .prop_map(|all| all.into_iter().flat_map(|(a, b)| [a, b]).collect())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        for language in LANGUAGES {
            check(&text, &analyze(language.code, &text))?;
        }
    }

    #[test]
    fn any_pieces_are_read(text in pieces()) {
        for language in LANGUAGES {
            check(&text, &analyze(language.code, &text))?;
        }
    }

    #[test]
    fn every_construction_is_found(sample in sentence()) {
        let text = PLAIN.set(&sample.text);
        let found = analyze(sample.lang, &text);
        check(&text, &found)?;
        let named = found.iter().any(|a| a.source.iter().any(|s| s.of(&text) == sample.name));
        let content = found.iter().any(|a| !a.content.is_empty());
        prop_assert!(content && (named || !sample.construction.contains('N')), "{text}\n{found:#?}");
    }

    #[test]
    fn articles_are_read(sample in article()) {
        let text = PLAIN.set(&sample.text);
        check(&text, &analyze(sample.lang, &text))?;
    }

    #[test]
    fn typesetting_changes_nothing(sample in article(), style in style()) {
        let [plain, styled] = [&PLAIN, &style].map(|style| {
            let text = style.set(&sample.text);
            let found = analyze(sample.lang, &text);
            (seen(&text, &found, bare), text)
        });
        prop_assert_eq!(&styled.0, &plain.0, "{}\n{}", styled.1, plain.1);
    }

    #[test]
    fn a_neutral_paragraph_moves_offsets_only(sample in article(), before in any::<bool>()) {
        let text = PLAIN.set(&sample.text);
        let (longer, offset) = if before {
            (format!("{}\n\n{text}", sample.neutral), sample.neutral.len() + 2)
        } else {
            (format!("{text}\n\n{}", sample.neutral), 0)
        };
        let mut moved = analyze(sample.lang, &text);
        for a in &mut moved {
            for span in a.source.iter_mut().chain(&mut a.cue).chain(&mut a.content) {
                *span = Span::new(span.start + offset, span.end + offset);
            }
        }
        prop_assert_eq!(analyze(sample.lang, &longer), moved, "{}", longer);
    }

    #[test]
    fn another_name_changes_the_name_only(sample in sentence(), other in select(NAMES)) {
        let text = PLAIN.set(&sample.text);
        let renamed = text.replace(sample.name, other);
        let expected = seen(&text, &analyze(sample.lang, &text), |words| words.replace(sample.name, other));
        let found = seen(&renamed, &analyze(sample.lang, &renamed), str::to_string);
        prop_assert_eq!(found, expected, "{}", renamed);
    }

    #[test]
    fn another_name_renames_one_source(sample in sentence(), other in select(NAMES)) {
        let sources = |name: &str| {
            let text = PLAIN.set(&sample.text.replace(sample.name, name));
            let analysis = ANALYZER.analyze(&document(sample.lang, &text));
            let entities: Vec<_> = analysis.attributions.iter().map(|a| a.entity).collect();
            let names: Vec<_> = analysis.sources.into_iter().map(|s| s.name).collect();
            (entities, names)
        };
        let (entities, mut names) = sources(sample.name);
        for name in names.iter_mut().filter(|n| *n == sample.name) {
            *name = other.to_string();
        }
        prop_assert_eq!(sources(other), (entities, names));
    }

    #[test]
    fn without_its_cue_an_attribution_is_gone(sample in sentence()) {
        let text = PLAIN.set(&sample.text);
        for a in analyze(sample.lang, &text) {
            let mut without = text.clone();
            for span in a.cue.iter().rev() {
                without.replace_range(span.start..span.end, "");
            }
            let left = analyze(sample.lang, &without);
            // A name with a colon is a cue of its own.
            let gone = if text.contains(':') { left.iter().all(|l| l.rule != a.rule) } else { left.is_empty() };
            prop_assert!(gone, "{}\n{:#?}", without, left);
        }
    }
}

#[test]
fn threads_change_nothing() {
    let mut runner = TestRunner::new(config());
    let mut lines = String::new();
    for id in 0..60 {
        let Sample { lang, text, .. } = article().new_tree(&mut runner).unwrap().current();
        let text = PLAIN.set(&text);
        let line = serde_json::json!({ "id": id.to_string(), "lang": lang, "text": text });
        lines.push_str(&line.to_string());
        lines.push('\n');
    }
    let print = |threads: &str| {
        let args = ["analyze", "--input=jsonl", "--threads", threads, "-"];
        let run = selon_with(&lines, &args);
        assert_eq!(run.code, 0, "{}", run.err);
        run.out
    };
    let one = print("1");
    assert!(one.contains("\"cue\""));
    assert_eq!(one, print("4"));
}
