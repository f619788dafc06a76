//! Columns read back: attributions as people marked or corrected them.

use std::collections::BTreeMap;

use super::NONE;
use crate::report::gold::{Bytes, GoldError, Roles};

/// The attributions of a file of columns, by their identifiers.
///
/// Offsets, and not the tokens, say where a piece stands; columns behind the seventh are left alone. An `I`
/// without a piece that it could go on with begins one.
///
/// ```
/// let file = "1\tit\t0\t2\t_\t_\tB-a1\n2\tis\t3\t5\t_\t_\tI-a1\n";
/// let found = selon::report::conll::read("it is", file).unwrap();
/// assert_eq!(found[0].content[0].of("it is"), "it is");
/// ```
pub fn read(text: &str, columns: &str) -> Result<Vec<Roles>, GoldError> {
    let bytes = Bytes::of(text);
    let mut found: BTreeMap<Key, Roles> = BTreeMap::new();
    // Which attributions the token before was in, of each part.
    let mut before: [Vec<&str>; 3] = Default::default();
    for (number, line) in (1..).zip(columns.lines()) {
        let fault = |reason: String| GoldError {
            line: number,
            reason,
        };
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let cells: Vec<&str> = line.split('\t').collect();
        let [_, _, start, end, parts @ ..] = &cells[..] else {
            return Err(fault("fewer than seven columns, parted by tabs".to_owned()));
        };
        if parts.len() < 3 {
            return Err(fault("fewer than seven columns, parted by tabs".to_owned()));
        }
        let token = bytes.span(start, end).map_err(fault)?;
        for ((part, cell), before) in (0..).zip(parts).zip(&mut before) {
            let mut now = Vec::new();
            for tag in cell.split('|').filter(|tag| *tag != NONE) {
                let (begins, id) = match tag.split_once('-') {
                    Some(("B", id)) if !id.is_empty() => (true, id),
                    Some(("I", id)) if !id.is_empty() => (false, id),
                    _ => {
                        let reason = format!("`{tag}` is no tag; write B-a1, I-a1 or {NONE}");
                        return Err(fault(reason));
                    }
                };
                let roles = found.entry(key(id)).or_insert_with(|| Roles {
                    id: id.to_owned(),
                    ..Roles::default()
                });
                let pieces = match part {
                    0 => &mut roles.source,
                    1 => &mut roles.cue,
                    _ => &mut roles.content,
                };
                match pieces.last_mut() {
                    Some(last) if last.end > token.start => {
                        return Err(fault(
                            "this token begins before the one above it ends".to_owned(),
                        ));
                    }
                    Some(last) if !begins && before.contains(&id) => last.end = token.end,
                    _ => pieces.push(token),
                }
                now.push(id);
            }
            *before = now;
        }
    }
    Ok(found.into_values().collect())
}

/// By length first, so that `a10` comes behind `a9`.
type Key = (usize, String);

fn key(id: &str) -> Key {
    (id.len(), id.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        let fault = |file: &str| read("it is", file).unwrap_err().to_string();
        assert!(fault("# x\n\n1\tit\t0\t2\t_\t_").starts_with("line 3: fewer"));
        assert!(fault("1\tit\t0\t9\t_\t_\t_").contains("0 to 9 is no part of the text"));
        assert!(fault("1\tit\t0\tx\t_\t_\t_").contains("`x` is no offset"));
        assert!(fault("1\tit\t0\t2\t_\t_\tQ-a1").contains("`Q-a1` is no tag"));
        assert!(fault("1\tit\t0\t2\t_\t_\tB-").contains("is no tag"));
        let twice = "1\tit\t0\t2\t_\t_\tB-a1\n1\tit\t0\t2\t_\t_\tI-a1";
        assert!(fault(twice).contains("line 2: this token"));
    }

    #[test]
    fn a_gap_parts_pieces() {
        let file = "1\ta\t0\t1\t_\t_\tI-a1\n2\tb\t2\t3\t_\t_\t_\n3\tc\t4\t5\tB-a10\tB-a2\tI-a1\n";
        let found = read("a b c", file).unwrap();
        let ids: Vec<_> = found.iter().map(|roles| roles.id.as_str()).collect();
        assert_eq!(ids, ["a1", "a2", "a10"]);
        assert_eq!(found[0].content, [Span::new(0, 1), Span::new(4, 5)]);
    }
}
