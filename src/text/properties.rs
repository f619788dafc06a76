//! What holds of every text, however broken.

use proptest::prelude::*;

use super::*;

/// A profile with some of everything.
pub(crate) fn profile() -> Profile {
    let list = |words: &str| {
        words
            .split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    Profile::new(&TextProfile {
        abbreviations: list("m. mm. mme. dr. mr. mrs. st. u.s. gen. ph.d. no. nov. av. j.-c."),
        final_abbreviations: list("a.m. p.m. etc. inc."),
        starters: list("the he she it le la les il elle"),
        elisions: list("l' d' qu' jusqu' j' n' s' c' m' t' lorsqu'"),
        enclitics: list("-t-il -il -t-elle -elle -t-on -on -ils -elles -je -ce -vous -le -moi"),
        suffixes: list("'s n't 'll 're 've 'd 'm"),
        unsplit: list("aujourd'hui o'clock d'abord rendez-vous"),
        ordinal_period: false,
        dash_dialogue: true,
    })
}

fn check(text: &str) -> Result<(), TestCaseError> {
    let layout = lay_out(text, &profile());
    let mut end = 0;
    for token in &layout.tokens {
        prop_assert!(token.span.start >= end && token.span.end > token.span.start);
        prop_assert!(text.get(token.span.start..token.span.end).is_some());
        end = token.span.end;
    }
    let mut next = 0;
    for sentence in &layout.sentences {
        prop_assert_eq!(sentence.tokens.start, next);
        prop_assert!(!sentence.tokens.is_empty() && sentence.tokens.len() <= sentences::LONGEST);
        let paragraph = layout.paragraphs[sentence.paragraph];
        for token in &layout.tokens[sentence.tokens.clone()] {
            prop_assert!(paragraph.contains(token.span));
        }
        next = sentence.tokens.end;
    }
    prop_assert_eq!(next, layout.tokens.len());
    let span = |one: &Quotation| {
        one.open.unwrap_or(one.inner.start)..one.close.map_or(one.inner.end, |close| close + 1)
    };
    let mut stack: Vec<(usize, Range<usize>)> = Vec::new();
    let mut marks = 0;
    for (index, one) in layout.quotations.iter().enumerate() {
        let range = span(one);
        prop_assert!(range.end <= layout.tokens.len() && one.inner.end <= range.end);
        while stack
            .last()
            .is_some_and(|(_, outer)| outer.end <= range.start)
        {
            stack.pop();
        }
        prop_assert!(
            stack
                .last()
                .is_none_or(|(_, outer)| outer.start <= range.start && range.end <= outer.end)
        );
        prop_assert_eq!(one.depth, stack.len());
        prop_assert_eq!(one.parent, stack.last().map(|&(parent, _)| parent));
        prop_assert!(one.continues.is_none_or(|before| before < index));
        let mut next = one.inner.start;
        for sentence in &one.sentences {
            prop_assert_eq!(sentence.start, next);
            prop_assert!(!sentence.is_empty());
            next = sentence.end;
        }
        prop_assert_eq!(next, one.inner.end);
        marks += usize::from(one.open.is_some() && !one.dash) + usize::from(one.close.is_some());
        stack.push((index, range));
    }
    let quotes = layout
        .tokens
        .iter()
        .filter(|token| token.kind == TokenKind::Punct(Punct::Quote))
        .count();
    prop_assert_eq!(quotes, marks);
    Ok(())
}

fn count(text: &str) -> usize {
    let mut tokens = Vec::new();
    tokenize(text, &profile(), &mut tokens);
    tokens.len()
}

/// Text made of the pieces that the rules look at.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a", "`", "le", "Il", "s", "L", "n", "t", "il", "M", "U", "S", "DAX", "12", "000", "3",
        ".", "..", ",", ":", "?", "!", "…", "-", "--", "—", "–", "'", "’", "‘", "‚", "\"", "“",
        "”", "„", "«", "»", "‹", "›", "「", "」", "(", ")", "@", "#", "_", "&", "%", "$", "://",
        "www.", " ", " ", " ", "\u{a0}", "\u{202f}", "\n", "\n\n", "\r\n", "\u{ad}", "\u{200b}",
        "\u{301}", "é", "œ", "漢", "ع", "\u{2bc}", "\u{c}", "\u{2028}", "\u{2029}", "²", "ß", "İ",
    ]);
    prop::collection::vec(piece, 0..80).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn any_string(text in any::<String>()) {
        check(&text)?;
    }

    #[test]
    fn any_pieces(text in pieces()) {
        check(&text)?;
    }

    #[test]
    fn typography_changes_no_count(text in pieces()) {
        let plain = count(&text);
        prop_assert_eq!(count(&text.replace(['\u{a0}', '\u{202f}'], " ")), count(&text.replace(' ', "\u{a0}")));
        prop_assert_eq!(count(&text.replace('’', "'")), plain);
        prop_assert_eq!(count(&text.replace("\r\n", "\n").replace('\n', "\r\n")), plain);
    }
}

#[test]
fn long_sentences_are_cut() {
    let text = format!("« {} »", "mot ".repeat(2000));
    let layout = lay_out(&text, &profile());
    assert!(
        layout.sentences.len() > 2 && layout.sentences.iter().all(|one| one.tokens.len() <= 600)
    );
}
