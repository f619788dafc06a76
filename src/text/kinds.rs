//! What is not running text: headings, and the datelines in front of first sentences.

use super::chars::{char_at, is_letter};
use super::{Punct, Token, TokenKind};

/// The longest heading, in tokens.
const HEADING: usize = 30;
/// The longest dateline, in tokens, dash included.
const DATELINE: usize = 15;

/// Whether a paragraph that another follows is a heading: short, and without the punctuation that
/// ends or interrupts a sentence.
pub(super) fn is_heading(text: &str, tokens: &[Token]) -> bool {
    if tokens.len() > HEADING {
        return false;
    }
    let mut rest = tokens;
    while let [before @ .., last] = rest {
        if !matches!(
            last.kind,
            TokenKind::Punct(Punct::Quote | Punct::Close | Punct::Other)
        ) {
            break;
        }
        rest = before;
    }
    let Some(last) = rest.last() else {
        return false;
    };
    let open = match last.kind {
        TokenKind::Word => !last.span.of(text).ends_with('.'),
        TokenKind::Number => true,
        TokenKind::Punct(_) => false,
    };
    let letters = rest.iter().any(|token| token.kind == TokenKind::Word);
    // A line of dialogue, and a sentence that ends before the paragraph does.
    let dash = tokens
        .first()
        .is_some_and(|token| token.kind == TokenKind::Punct(Punct::Dash));
    let sentence = rest
        .windows(2)
        .any(|pair| pair[0].kind == TokenKind::Punct(Punct::Period) && pair[1].capital);
    open && letters && !dash && !sentence
}

/// How many tokens the dateline at the start of a paragraph has, its dash included; 0 for none.
pub(super) fn dateline(text: &str, tokens: &[Token]) -> usize {
    let head = &tokens[..tokens.len().min(DATELINE)];
    let Some(dash) = head
        .iter()
        .position(|token| token.kind == TokenKind::Punct(Punct::Dash))
    else {
        return 0;
    };
    let Some(next) = tokens.get(dash + 1) else {
        return 0;
    };
    let begins = next.capital
        || matches!(
            next.kind,
            TokenKind::Number | TokenKind::Punct(Punct::Quote)
        );
    let head = &head[..dash];
    let Some(first) = head.first() else { return 0 };
    let agency = head
        .last()
        .is_some_and(|token| token.kind == TokenKind::Punct(Punct::Close));
    let place = is_capitals(text, first)
        || (agency && (first.capital || first.kind == TokenKind::Punct(Punct::Open)));
    if begins && place && fits(text, head) {
        dash + 1
    } else {
        0
    }
}

/// Whether the tokens are names, dates, commas and parentheses; small letters only beside a number (the
/// month) or in parentheses.
fn fits(text: &str, head: &[Token]) -> bool {
    let mut inside = false;
    let dated = |at: usize| {
        let near = &head[at.saturating_sub(1)..head.len().min(at + 2)];
        near.iter().any(|token| {
            token.kind == TokenKind::Number
                || (token.kind == TokenKind::Word && begins_with_digit(text, token))
        })
    };
    for (at, token) in head.iter().enumerate() {
        let fits = match token.kind {
            TokenKind::Word => token.capital || inside || token.attached || dated(at),
            TokenKind::Number | TokenKind::Punct(Punct::Comma) => at > 0,
            TokenKind::Punct(Punct::Open) => !std::mem::replace(&mut inside, true),
            TokenKind::Punct(Punct::Close) => std::mem::replace(&mut inside, false),
            TokenKind::Punct(Punct::Other) => true,
            TokenKind::Punct(_) => inside,
        };
        if !fits {
            return false;
        }
    }
    !inside
}

/// An ordinal day, such as a first of the month.
fn begins_with_digit(text: &str, token: &Token) -> bool {
    text.as_bytes()[token.span.start].is_ascii_digit()
}

/// A word of three capital letters or more, and of nothing else but hyphens and the like.
fn is_capitals(text: &str, token: &Token) -> bool {
    let word = token.span.of(text);
    token.kind == TokenKind::Word
        && char_at(word, 0).is_some_and(is_letter)
        && !word.chars().any(|c| is_letter(c) && !c.is_uppercase())
        && word.chars().filter(|&c| is_letter(c)).count() >= 3
}
