//! brat standoff read back: attributions as people marked or corrected them.

use std::collections::{BTreeMap, BTreeSet};

use super::{CONTENT, CUE, PIECES, SOURCE};
use crate::report::escape::acts;
use crate::report::gold::{Bytes, GoldError, Roles};
use crate::text::Span;

/// An annotation of words.
struct Marked<'a> {
    id: &'a str,
    name: &'a str,
    /// Its fragments as they are written.
    places: &'a str,
    spans: Vec<Span>,
}

/// The attributions of an `.ann` file, in the order of their first annotation. Each content is one, and each
/// cue or source that belongs to no other; sources and cues may be shared.
///
/// ```
/// let text = "It is shut, said Mina.";
/// let ann = "T1\tContent 0 10\tIt is shut\nT2\tSource 17 21\tMina\nR1\tHas_source Arg1:T1 Arg2:T2\n";
/// let found = selon::report::brat::read(text, ann).unwrap();
/// assert_eq!(found[0].source[0].of(text), "Mina");
/// ```
pub fn read(text: &str, ann: &str) -> Result<Vec<Roles>, GoldError> {
    let bytes = Bytes::of(text);
    let mut marked: Vec<Marked> = Vec::new();
    let mut relations = Vec::new();
    let mut pieces = BTreeMap::new();
    for (number, line) in (1..).zip(ann.lines()) {
        let fault = |reason: String| GoldError {
            line: number,
            reason,
        };
        let mut columns = line.splitn(3, '\t');
        let [id, what, words] = [(); 3].map(|()| columns.next().unwrap_or_default());
        match id.chars().next() {
            Some('T') => {
                let (name, places) = what.split_once(' ').ok_or_else(|| {
                    fault("an annotation is an identifier, a tab, a type and offsets".to_owned())
                })?;
                let spans = spans(&bytes, places).map_err(fault)?;
                same(text, &spans, words).map_err(fault)?;
                marked.push(Marked {
                    id,
                    name,
                    places,
                    spans,
                });
            }
            Some('R') => {
                let mut parts = what.split(' ');
                let [name, from, to] = [(); 3].map(|()| parts.next().unwrap_or_default());
                let argument = |part: &'_ str| part.split_once(':').map(|(_, id)| id.to_owned());
                match (argument(from), argument(to)) {
                    (Some(from), Some(to)) => relations.push((number, name, from, to)),
                    _ => return Err(fault("a relation wants Arg1:… and Arg2:…".to_owned())),
                }
            }
            Some('#') => {
                if let Some((PIECES, id)) = what.split_once(' ')
                    && let Some((whole, places)) = words.split_once(" = ")
                {
                    pieces.insert((id, places), spans(&bytes, whole).map_err(fault)?);
                }
            }
            _ => {}
        }
    }
    for one in &mut marked {
        if let Some(whole) = pieces.remove(&(one.id, one.places)) {
            one.spans = whole;
        }
    }
    group(&marked, &relations)
}

/// Annotations put together by their relations.
fn group(
    marked: &[Marked],
    relations: &[(usize, &str, String, String)],
) -> Result<Vec<Roles>, GoldError> {
    let by_id: BTreeMap<&str, usize> = (0..).zip(marked).map(|(i, m)| (m.id, i)).collect();
    let mut parts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut owned = BTreeSet::new();
    for (line, name, from, to) in relations {
        let find = |id: &str| {
            by_id.get(id).copied().ok_or_else(|| GoldError {
                line: *line,
                reason: format!("there is no annotation {id}"),
            })
        };
        let (from, to) = (find(from)?, find(to)?);
        if matches!(*name, "Has_cue" | "Has_source") {
            parts.entry(from).or_default().push(to);
            owned.insert(to);
        }
    }
    let mut found = Vec::new();
    for (index, one) in marked.iter().enumerate() {
        let alone = matches!(one.name, CUE | SOURCE) && !owned.contains(&index);
        if one.name != CONTENT && !alone {
            continue;
        }
        let mut roles = Roles {
            id: one.id.to_owned(),
            ..Roles::default()
        };
        let others = parts.get(&index).map_or(&[][..], Vec::as_slice);
        for part in [index].iter().chain(others) {
            let Marked { name, spans, .. } = &marked[*part];
            match *name {
                CONTENT => roles.content.extend(spans),
                CUE => roles.cue.extend(spans),
                SOURCE => roles.source.extend(spans),
                _ => {}
            }
        }
        found.push(roles);
    }
    Ok(found)
}

/// `0 4;9 12`
fn spans(bytes: &Bytes, places: &str) -> Result<Vec<Span>, String> {
    let one = |place: &str| match place.split_once(' ') {
        Some((start, end)) => bytes.span(start, end),
        None => Err(format!("`{place}` is no pair of offsets")),
    };
    places.split(';').map(one).collect()
}

/// Whether the words that are written stand there in the text, whatever the blanks between them.
fn same(text: &str, spans: &[Span], words: &str) -> Result<(), String> {
    let visible = |c: &char| !c.is_whitespace() && !acts(*c);
    let there = spans.iter().flat_map(|span| span.of(text).chars());
    if there.filter(visible).eq(words.chars().filter(visible)) {
        return Ok(());
    }
    Err("other words stand at these offsets; is this the right text?".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "It is shut, said Mina, and he said it is not.";

    #[test]
    fn a_shared_source_belongs_to_both() {
        let ann = "T1\tContent 0 10\tIt is shut\nT2\tSource 17 21\tMina\nT3\tContent 35 44\tit is not\n\
            R1\tHas_source Arg1:T1 Arg2:T2\nR2\tHas_source Arg1:T3 Arg2:T2\nT4\tCue 12 16\tsaid\n";
        let found = read(TEXT, ann).unwrap();
        let ids: Vec<_> = found.iter().map(|roles| roles.id.as_str()).collect();
        assert_eq!(ids, ["T1", "T3", "T4"]);
        assert_eq!(found[0].source, found[1].source);
        assert!(found[2].content.is_empty() && found[2].cue[0].of(TEXT) == "said");
    }

    #[test]
    fn a_note_holds_as_long_as_the_fragments_do() {
        let text = "one\ntwo three";
        let read = |places: &str, words: &str| {
            let ann = format!("T1\tContent {places}\t{words}\n#1\tPieces T1\t0 7 = 0 3;4 7\n");
            read(text, &ann).unwrap()[0].content.len()
        };
        assert_eq!(read("0 3;4 7", "one two"), 1);
        assert_eq!(read("0 3;8 13", "one three"), 2);
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        let fault = |ann: &str| read(TEXT, ann).unwrap_err().to_string();
        assert!(fault("\nT1\tContent 0 99\tx").starts_with("line 2: 0 to 99 is no part"));
        assert!(fault("T1\tContent 0 2\tno").contains("other words"));
        assert!(fault("T1\tContent").contains("a type and offsets"));
        assert!(fault("T1\tContent 0\tIt").contains("no pair of offsets"));
        assert!(fault("R1\tVia Arg1:T1 Arg2:T2").contains("no annotation T1"));
        assert!(fault("R1\tVia T1").contains("wants Arg1"));
    }
}
