//! The same words set otherwise: quotation marks, encoding, spaces, capitals.

use unicode_normalization::UnicodeNormalization;

use super::super::draws::Draws;
use super::super::edit::Edits;
use super::super::sentence::{Fate, read};
use super::super::stock::cased;
use super::{Case, Outcome, broken, fails};
use crate::pack::pattern::{Capture, Inst};
use crate::text::{Span, lay_out};

/// Pairs of marks, with the spaces that belong to them.
const STYLES: [(&str, &str); 7] = [
    ("“", "”"),
    ("« ", " »"),
    ("«\u{a0}", "\u{a0}»"),
    ("«\u{202f}", "\u{202f}»"),
    ("«", "»"),
    ("„", "“"),
    ("\"", "\""),
];

/// The marks of the quotations of a sentence, inner ones left as they are, in each other style.
pub(super) fn quotes(case: &Case, draws: &mut Draws) -> Outcome {
    let text = &case.sentence.text;
    let layout = lay_out(text, &case.context.pack.profile);
    let mut marks: Vec<(Span, bool)> = Vec::new();
    for quotation in &layout.quotations {
        let (Some(open), Some(close)) = (quotation.open, quotation.close) else {
            return Outcome::Skipped;
        };
        marks.push((layout.tokens[open].span, true));
        marks.push((layout.tokens[close].span, false));
    }
    marks.sort_unstable();
    if marks.is_empty()
        || !marks
            .iter()
            .enumerate()
            .all(|(i, (_, opens))| *opens == (i % 2 == 0))
    {
        return Outcome::Skipped;
    }
    let (open, close) = STYLES[draws.below(STYLES.len())];
    let mut edits = Edits::default();
    for (span, opens) in marks {
        let mut span = span;
        let is_space = |c: char| c.is_whitespace();
        if opens {
            let inner = &text[span.end..];
            span.end += inner.len() - inner.trim_start_matches(is_space).len();
            edits.push(span, open);
        } else {
            span.start = text[..span.start].trim_end_matches(is_space).len();
            edits.push(span, close);
        }
    }
    case.same(&case.sentence.edited(&edits), "with other quotation marks")
}

/// Decomposed, with the other apostrophe, or with soft hyphens inside words.
pub(super) fn unicode(case: &Case, draws: &mut Draws) -> Outcome {
    let text = &case.sentence.text;
    let (edits, note) = match draws.below(3) {
        0 => (
            Edits::of_chars(text, |c| match c {
                '\'' => Some("’".to_owned()),
                '’' => Some("'".to_owned()),
                _ => None,
            }),
            "with the other apostrophe",
        ),
        1 => (
            Edits::of_chars(text, |c| {
                let apart: String = c.nfd().collect();
                (apart.chars().count() > 1).then_some(apart)
            }),
            "decomposed",
        ),
        _ => {
            let mut edits = Edits::default();
            let inside = |i: usize| {
                let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
                letter(text[..i].chars().next_back()) && letter(text[i..].chars().next())
            };
            let places: Vec<usize> = (1..text.len())
                .filter(|i| text.is_char_boundary(*i) && inside(*i))
                .collect();
            if let Some(at) = draws.pick(&places) {
                edits.push(Span::new(*at, *at), "\u{ad}");
            }
            (edits, "with a soft hyphen")
        }
    };
    if edits.is_empty() {
        return Outcome::Skipped;
    }
    case.same(&case.sentence.edited(&edits), note)
}

/// Two spaces, hard spaces, a line end in the place of a space, a byte order mark before the text.
pub(super) fn whitespace(case: &Case, draws: &mut Draws) -> Outcome {
    let text = &case.sentence.text;
    let with =
        |space: &'static str| Edits::of_chars(text, move |c| (c == ' ').then(|| space.to_owned()));
    let (edits, note) = match draws.below(5) {
        0 => (with("  "), "with double spaces"),
        1 => (with("\u{a0}"), "with hard spaces"),
        2 => (with("\u{202f}"), "with narrow hard spaces"),
        3 => (
            Edits::one(Span::new(0, 0), "\u{feff}"),
            "behind a byte order mark",
        ),
        _ => (
            Edits::one(Span::new(text.len(), text.len()), "\r\n"),
            "before a line end",
        ),
    };
    if edits.is_empty() {
        return Outcome::Skipped;
    }
    case.same(&case.sentence.edited(&edits), note)
}

/// In capitals the rule may refuse, as names cannot be told from other words; but its cue does not move, nor does any span leave
/// the text. With a small letter at its start a sentence says the same, where its first word is one of a class.
pub(super) fn case(case: &Case, draws: &mut Draws) -> Outcome {
    let sentence = case.sentence;
    let pack = case.context.pack;
    if draws.flip() {
        let edits = Edits::of_chars(&sentence.text, |c| {
            let upper: String = c.to_uppercase().collect();
            (upper.chars().count() == 1 && !upper.starts_with(c)).then_some(upper)
        });
        let changed = sentence.edited(&edits);
        let found = read(pack, &changed.text);
        return match changed.fate(&case.rule().id, &found) {
            Fate::Differs => {
                let cue = changed.of(Capture::Cue);
                let moved = found
                    .iter()
                    .filter(|a| a.rule == case.rule().id)
                    .all(|a| !a.cue.iter().any(|c| cue.iter().any(|w| w.overlaps(*c))));
                if moved {
                    fails(&changed, &found, "in capitals")
                } else {
                    Outcome::Holds
                }
            }
            _ => match super::agreement::flaw(&changed.text, &found) {
                Some(flaw) => broken(&changed, format!("in capitals: {flaw}")),
                None => Outcome::Holds,
            },
        };
    }
    let layout = lay_out(&sentence.text, &pack.profile);
    let Some(first) = layout.tokens.first() else {
        return Outcome::Skipped;
    };
    let id = pack
        .lexicon
        .id(&crate::text::fold(first.span.of(&sentence.text)));
    let small = cased(&sentence.text, false);
    let asks_heading = case
        .rule()
        .patterns
        .iter()
        .any(|p| (0..p.left.len()).any(|i| matches!(p.left.inst(i), Inst::Heading)));
    if id == 0
        || pack.lexicon.word(id).classes.is_empty()
        || small.len() != sentence.text.len()
        || asks_heading
    {
        return Outcome::Skipped;
    }
    let changed = super::super::sentence::Sentence {
        text: small,
        spans: sentence.spans.clone(),
    };
    case.same(&changed, "with a small letter at its start")
}
