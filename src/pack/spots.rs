//! Where everything stands in a YAML file: the place of each node by its path, read in one pass.

use std::collections::BTreeMap;
use std::ops::Range;

use saphyr_parser::{Event, Parser};

use super::diagnostics::Path;

/// The place of a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spot {
    /// Line, from 1.
    pub(crate) line: usize,
    /// Column in characters, from 1.
    pub(crate) column: usize,
    /// From its first character to behind its last, in characters.
    pub(crate) chars: Range<usize>,
}

/// A map or list that is open.
enum Open {
    Map {
        path: Path,
        begin: Spot,
        key: Option<String>,
    },
    List {
        path: Path,
        begin: Spot,
        next: usize,
    },
}

/// The places of all nodes of a file. Of a file that does not parse, those before the mistake.
pub(crate) fn spots(yaml: &str) -> BTreeMap<Path, Spot> {
    let mut spots = BTreeMap::new();
    let mut stack: Vec<Open> = Vec::new();
    let chars: Vec<char> = yaml.chars().collect();
    // The parser counts what stands behind a scalar in: space, and a comment behind a quotation mark.
    let trimmed = |range: Range<usize>| {
        let text = &chars[range.start.min(chars.len())..range.end.min(chars.len())];
        if let Some(end) = closing(text) {
            return range.start..range.start + end;
        }
        let behind = text.iter().rev().take_while(|c| c.is_whitespace()).count();
        range.start..range.start + text.len() - behind
    };
    for item in Parser::new_from_str(yaml) {
        let Ok((event, span)) = item else { break };
        let here = Spot {
            line: span.start.line(),
            column: span.start.col() + 1,
            chars: trimmed(span.start.index()..span.end.index()),
        };
        match event {
            Event::Scalar(text, ..) => {
                if let Some(Open::Map { key, .. }) = stack.last_mut()
                    && key.is_none()
                {
                    *key = Some(text.into_owned());
                } else {
                    spots.insert(take(&mut stack), here);
                }
            }
            Event::Alias(_) => {
                spots.insert(take(&mut stack), here);
            }
            Event::MappingStart(..) => {
                let path = take(&mut stack);
                stack.push(Open::Map {
                    path,
                    begin: here,
                    key: None,
                });
            }
            Event::SequenceStart(..) => {
                let path = take(&mut stack);
                stack.push(Open::List {
                    path,
                    begin: here,
                    next: 0,
                });
            }
            Event::MappingEnd | Event::SequenceEnd => {
                let Some(Open::Map { path, begin, .. } | Open::List { path, begin, .. }) =
                    stack.pop()
                else {
                    break;
                };
                let range = begin.chars.start..here.chars.end.max(begin.chars.start);
                let chars = trimmed(range);
                spots.insert(path, Spot { chars, ..begin });
            }
            _ => {}
        }
    }
    spots
}

/// Where a scalar in quotation marks ends: behind its closing mark.
fn closing(text: &[char]) -> Option<usize> {
    let mark = *text.first().filter(|c| matches!(c, '"' | '\''))?;
    let mut at = 1;
    while at < text.len() {
        match text[at] {
            '\\' if mark == '"' => at += 1,
            c if c == mark && mark == '\'' && text.get(at + 1) == Some(&mark) => at += 1,
            c if c == mark => return Some(at + 1),
            _ => {}
        }
        at += 1;
    }
    None
}

/// The path of the node that begins now.
fn take(stack: &mut [Open]) -> Path {
    match stack.last_mut() {
        None => Path::default(),
        Some(Open::Map { path, key, .. }) => path.key(&key.take().unwrap_or_default()),
        Some(Open::List { path, next, .. }) => {
            let at = path.index(*next);
            *next += 1;
            at
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_node_is_found_by_its_path() {
        let yaml = "a: [x, { b: 'é' }]\nc:\n  - d: long text # no\n  - 'it''s' # 'no'\n  - \"a\\\"b\" # \"\n";
        let spots = spots(yaml);
        let of = |path: Path| {
            let spot = &spots[&path];
            let text: String = yaml
                .chars()
                .skip(spot.chars.start)
                .take(spot.chars.len())
                .collect();
            (spot.line, spot.column, text)
        };
        let a = Path::of("a");
        assert_eq!(of(a.index(0)), (1, 5, "x".to_owned()));
        assert_eq!(of(a.index(1)), (1, 8, "{ b: 'é' }".to_owned()));
        assert_eq!(of(a.index(1).key("b")), (1, 13, "'é'".to_owned()));
        let d = Path::of("c").index(0).key("d");
        assert_eq!(of(d), (3, 8, "long text".to_owned()));
        assert_eq!(of(Path::of("c").index(1)), (4, 5, "'it''s'".to_owned()));
        assert_eq!(of(Path::of("c").index(2)), (5, 5, "\"a\\\"b\"".to_owned()));
    }

    #[test]
    fn a_file_that_does_not_parse_gives_what_stands_before_the_mistake() {
        let spots = spots("a: 1\nb: [\n");
        assert_eq!(spots[&Path::of("a")].line, 1);
    }
}
