//! Quotations, from the marks of each paragraph.
//!
//! State ends with the paragraph, so that one missing mark never swallows a text: a quotation
//! reaches into the next paragraph only if that one reopens it, or closes what it never opened.

use super::chars::is_blank;
use super::marks::{Family, Mark, kind};
use super::nesting::{Found, nest, settle};
use super::profile::Profile;
use super::{Punct, Quotation, Token, TokenKind};
use std::ops::Range;

/// Deeper nesting than any writer's is a sign of noise.
const DEEPEST: usize = 6;

/// Whether `c` is a quotation mark of any style, or may be one.
pub(super) fn is_mark(c: char) -> bool {
    kind(c).is_some()
}

/// A mark that waits for its partner.
#[derive(Debug, Clone, Copy)]
struct Open {
    mark: Mark,
    continues: Option<usize>,
}

/// What a paragraph leaves open.
#[derive(Debug, Clone, Copy)]
struct Pending {
    open: Open,
    /// Index in `found`, where the quotation was accepted already.
    found: Option<usize>,
    /// End of the paragraph.
    end: usize,
}

/// Finds the quotations of the paragraphs, given as token ranges. Marks that belong to none become
/// [`Punct::Other`]. The `sentences` of the quotations are left empty.
pub fn find(
    text: &str,
    tokens: &mut [Token],
    paragraphs: &[Range<usize>],
    profile: &Profile,
) -> Vec<Quotation> {
    let mut finder = Finder {
        text,
        tokens,
        marks: Vec::new(),
        stack: Vec::new(),
        single: None,
        found: Vec::new(),
    };
    let mut pending = None;
    for (index, paragraph) in paragraphs.iter().enumerate() {
        if profile.dash_dialogue {
            finder.dialogue(paragraph);
        }
        let next = paragraphs
            .get(index + 1)
            .and_then(|next| finder.mark(next.start));
        pending = finder.paragraph(paragraph, next, pending);
    }
    let found = finder.found;
    settle(tokens, &found);
    nest(&found)
}

struct Finder<'a> {
    text: &'a str,
    tokens: &'a [Token],
    /// The marks of the paragraph.
    marks: Vec<Mark>,
    stack: Vec<Open>,
    /// The token of the mark that closes the single quotation now open.
    single: Option<usize>,
    found: Vec<Found>,
}

impl Finder<'_> {
    fn mark(&self, token: usize) -> Option<Mark> {
        Mark::new(self.text, self.tokens.get(token)?, token)
    }

    /// A paragraph that opens with a dash, on what can begin a sentence, is a line of dialogue.
    fn dialogue(&mut self, range: &Range<usize>) {
        let [dash, next, ..] = &self.tokens[range.clone()] else {
            return;
        };
        let long =
            dash.kind == TokenKind::Punct(Punct::Dash) && !dash.span.of(self.text).starts_with('-');
        let begins = next.capital
            || matches!(
                next.kind,
                TokenKind::Number | TokenKind::Punct(Punct::Quote)
            );
        if long && begins {
            self.found.push(Found {
                family: None,
                open: Some(range.start),
                close: None,
                start: range.start + 1,
                end: range.end,
                continues: None,
            });
        }
    }

    fn paragraph(
        &mut self,
        range: &Range<usize>,
        next: Option<Mark>,
        pending: Option<Pending>,
    ) -> Option<Pending> {
        self.marks.clear();
        self.stack.clear();
        self.single = None;
        let first = self.found.len();
        for index in range.clone() {
            self.marks
                .extend(Mark::new(self.text, &self.tokens[index], index));
        }
        let mut pending = pending;
        for index in 0..self.marks.len() {
            let mark = self.marks[index];
            if let Some(before) = pending.filter(|before| before.open.mark.family == mark.family) {
                pending = None;
                if mark.token == range.start && mark.reopens() {
                    let continues = Some(self.accept(before));
                    self.open(index, continues);
                    continue;
                }
                // Not reopened, but closed: a closing mark is the first of its family here.
                if mark.only_closes() && self.stack.is_empty() {
                    let continues = Some(self.accept(before));
                    self.found.push(Found {
                        family: Some(mark.family),
                        open: None,
                        close: Some(mark.token),
                        start: range.start,
                        end: mark.token,
                        continues,
                    });
                    continue;
                }
            }
            self.step(index);
        }
        self.leave(range, first, next)
    }

    /// Opens or closes at mark `index`, or lets it pass.
    fn step(&mut self, index: usize) {
        let mark = self.marks[index];
        let open = self
            .stack
            .iter()
            .rposition(|open| open.mark.family == mark.family);
        if mark.family == Family::Single {
            if self.single == Some(mark.token) {
                self.single = None;
                if let Some(at) = open {
                    self.close(at, &mark);
                }
            } else if mark.single_opens() {
                self.open(index, None);
            }
            return;
        }
        if mark.opens(open.map(|at| self.stack[at].mark.char)) {
            self.open(index, None);
        } else if let Some(at) = open {
            self.close(at, &mark);
        }
    }

    fn open(&mut self, index: usize, continues: Option<usize>) {
        let mark = self.marks[index];
        if mark.family == Family::Single {
            let closing = self.closing(index);
            // Without a partner, only a mark that is no apostrophe may wait for the next paragraph.
            if closing.is_none() && mark.char == '\'' && continues.is_none() {
                return;
            }
            self.single = closing;
        }
        if self.stack.len() < DEEPEST {
            self.stack.push(Open { mark, continues });
        }
    }

    /// The token that closes the single mark `index`: an apostrophe behind a plural looks the same, so
    /// the first candidate that cannot be one counts, and failing that the last before another opening.
    fn closing(&self, index: usize) -> Option<usize> {
        let outer = self.stack.last().map(|open| open.mark);
        let mut last = None;
        // A quotation of another family that opens and closes on the way keeps its apostrophes.
        let mut inner: Option<Mark> = None;
        for mark in &self.marks[index + 1..] {
            if mark.family != Family::Single {
                let closes =
                    |open: Mark| open.family == mark.family && !mark.opens(Some(open.char));
                match inner {
                    Some(open) if closes(open) => inner = None,
                    None if outer.is_some_and(closes) => break,
                    None if mark.opens(None) => inner = Some(*mark),
                    _ => {}
                }
                continue;
            }
            if mark.single_opens() {
                break;
            }
            if inner.is_some() || !mark.single_closes() {
                continue;
            }
            if !self.possessive(mark) {
                return Some(mark.token);
            }
            last = Some(mark.token);
        }
        last
    }

    /// Whether the mark may be an apostrophe behind a plural.
    fn possessive(&self, mark: &Mark) -> bool {
        let start = self.tokens[mark.token].span.start;
        let end = self.tokens[mark.token].span.end;
        self.text[..start].ends_with(['s', 'S', 'z', 'x'])
            && self.text[end..].starts_with(|c: char| is_blank(c))
    }

    /// Closes the quotation at place `at` of the stack; what was opened inside it and not closed is dropped.
    fn close(&mut self, at: usize, mark: &Mark) {
        let open = self.stack[at];
        self.stack.truncate(at);
        if !self
            .stack
            .iter()
            .any(|open| open.mark.family == Family::Single)
        {
            self.single = None;
        }
        self.found.push(Found {
            family: Some(mark.family),
            open: Some(open.mark.token),
            close: Some(mark.token),
            start: open.mark.token + 1,
            end: mark.token,
            continues: open.continues,
        });
    }

    /// Decides about what is open at the end of a paragraph; `next` is the mark that begins the next one.
    fn leave(&mut self, range: &Range<usize>, first: usize, next: Option<Mark>) -> Option<Pending> {
        let reopened = next.filter(Mark::reopens).and_then(|next| {
            self.stack
                .iter()
                .rev()
                .find(|open| open.mark.family == next.family)
                .copied()
        });
        if let Some(open) = reopened {
            let pending = Pending {
                open,
                found: None,
                end: range.end,
            };
            return Some(Pending {
                found: Some(self.accept(pending)),
                ..pending
            });
        }
        let alone = |open: &&Open| {
            open.continues.is_some()
                || !self.found[first..].iter().any(|found| {
                    found.family == Some(open.mark.family) && found.start > open.mark.token
                })
        };
        let open = self
            .stack
            .iter()
            .find(|open| alone(open) && self.announced(&open.mark, range))
            .copied();
        if let Some(open) = open {
            let pending = Pending {
                open,
                found: None,
                end: range.end,
            };
            return Some(Pending {
                found: Some(self.accept(pending)),
                ..pending
            });
        }
        let open = self
            .stack
            .iter()
            .rev()
            .find(|open| alone(open) && open.mark.family != Family::Single)
            .copied()?;
        Some(Pending {
            open,
            found: None,
            end: range.end,
        })
    }

    /// Whether a mark that nobody closes opens a quotation all the same: at the start of its paragraph,
    /// or behind a colon or a comma.
    fn announced(&self, mark: &Mark, range: &Range<usize>) -> bool {
        if mark.token == range.start {
            return true;
        }
        let before = self.tokens[mark.token - 1].kind;
        matches!(before, TokenKind::Punct(Punct::Colon | Punct::Comma))
    }

    /// The index in `found` of a quotation that reaches to the end of its paragraph.
    fn accept(&mut self, pending: Pending) -> usize {
        if let Some(found) = pending.found {
            return found;
        }
        self.found.push(Found {
            family: Some(pending.open.mark.family),
            open: Some(pending.open.mark.token),
            close: None,
            start: pending.open.mark.token + 1,
            end: pending.end,
            continues: pending.open.continues,
        });
        self.found.len() - 1
    }
}
