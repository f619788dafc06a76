//! A YAML file as its events tell it: where each node stands, and whether the file is one that may be read at all.
//!
//! One pass without recursion and without building values, so that what a hostile file costs is known before the
//! reader that builds them sees it.

use std::borrow::Cow;

use rustc_hash::FxHashMap;
use saphyr_parser::{Event, Parser};

use super::diagnostics::{MistakeKind, PackError, Part, Path};
use super::files::PackSource;

/// Nodes may stand in each other so deep; packs need a dozen.
const DEEPEST: usize = 64;
/// So many nodes may come from aliases.
const ALIASED: usize = 100_000;

/// Why a file is not read.
struct Flaw {
    at: (usize, usize),
    kind: MistakeKind,
    message: String,
}

/// The places of all nodes of a file: of a scalar its own, of anything longer the one of its key, or of its start.
pub(crate) struct Outline(FxHashMap<Path, (usize, usize)>);

impl Outline {
    pub(crate) fn read(yaml: &str) -> Self {
        let mut places = FxHashMap::default();
        // What is wrong with the file is told when it is read.
        let _ = walk(yaml, |path, at| {
            places.insert(Path::from_parts(path), at);
        });
        Self(places)
    }

    /// Line and column, from 1, of the node at the path, or of the nearest one above it.
    pub(crate) fn at(&self, path: &Path) -> (usize, usize) {
        let mut path = path.clone();
        loop {
            if let Some(at) = self.0.get(&path) {
                return *at;
            }
            if !path.pop() {
                return (0, 0);
            }
        }
    }
}

/// Line and column (from 1) of the node at `path`, or of the nearest node above it.
pub(super) fn place(yaml: &str, path: &[Part]) -> (usize, usize) {
    let mut best = (0, 0);
    // A file that cannot be read was told of before this is asked for.
    let _ = walk(yaml, |node, at| {
        if path.starts_with(node) {
            best = at;
        }
    });
    best
}

/// What forbids reading the file, if anything does: keys that stand twice in a map, of which a reader would keep one in
/// silence, nodes too deep in each other, and aliases that stand for too much. Errors of syntax are left to the reader.
pub(crate) fn flaw(source: &PackSource) -> Option<PackError> {
    let flaw = walk(&source.yaml, |_, _| {}).err()?;
    Some(PackError {
        file: source.name.clone(),
        line: flaw.at.0,
        column: flaw.at.1,
        kind: flaw.kind,
        message: flaw.message,
    })
}

/// A map or list that is open.
struct Frame {
    /// The keys of a map with their places; none of a list.
    keys: Option<FxHashMap<String, (usize, usize)>>,
    /// Whether the next node of a map is a value.
    is_value: bool,
    /// The number of the next item of a list.
    index: usize,
    anchor: usize,
    /// Nodes in it, those behind aliases too.
    weight: usize,
    /// Whether it is a key itself, so that nothing in it has a path.
    hidden: bool,
}

#[derive(Default)]
struct Walk {
    frames: Vec<Frame>,
    path: Vec<Part>,
    /// Where the key stands whose value comes.
    key_at: (usize, usize),
    /// How many nodes each anchor stands for.
    anchors: FxHashMap<usize, usize>,
    aliased: usize,
}

fn walk(yaml: &str, mut node: impl FnMut(&[Part], (usize, usize))) -> Result<(), Flaw> {
    let yaml = yaml.strip_prefix('\u{feff}').unwrap_or(yaml);
    let mut walk = Walk::default();
    let mut last = (1, 1);
    for event in Parser::new_from_str(yaml) {
        let (event, span) = match event {
            Ok(event) => event,
            Err(error) if error.info().contains("recursion") => return Err(too_deep(last)),
            Err(_) => return Ok(()),
        };
        let at = (span.start.line(), span.start.col() + 1);
        last = at;
        match event {
            Event::Scalar(text, _, anchor, _) => {
                walk.enter(Some(&text), at, &mut node)?;
                walk.leave(anchor, 1);
            }
            Event::Alias(anchor) => {
                let weight = walk.anchors.get(&anchor).copied().unwrap_or(1);
                walk.aliased = walk.aliased.saturating_add(weight);
                if walk.aliased > ALIASED {
                    return Err(Flaw {
                        at,
                        kind: MistakeKind::Unreadable,
                        message: "the aliases up to here stand for more than 100,000 values; write out what is meant, and less of it".to_owned(),
                    });
                }
                walk.enter(None, at, &mut node)?;
                walk.leave(0, weight);
            }
            Event::MappingStart(anchor, _) => walk.open(true, anchor, at, &mut node)?,
            Event::SequenceStart(anchor, _) => walk.open(false, anchor, at, &mut node)?,
            Event::MappingEnd | Event::SequenceEnd => {
                if let Some(frame) = walk.frames.pop() {
                    walk.leave(frame.anchor, frame.weight);
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn too_deep(at: (usize, usize)) -> Flaw {
    Flaw {
        at,
        kind: MistakeKind::Unreadable,
        message: format!(
            "lists and maps stand in each other more than {DEEPEST} deep; a pack needs a dozen at most"
        ),
    }
}

impl Walk {
    /// A node begins; a scalar comes with its text.
    fn enter(
        &mut self,
        text: Option<&Cow<str>>,
        at: (usize, usize),
        node: &mut impl FnMut(&[Part], (usize, usize)),
    ) -> Result<(), Flaw> {
        let Some(frame) = self.frames.last_mut() else {
            node(&self.path, at);
            return Ok(());
        };
        if frame.hidden {
            return Ok(());
        }
        match &mut frame.keys {
            None => {
                self.path.push(Part::Index(frame.index));
                node(&self.path, at);
            }
            Some(_) if frame.is_value => {
                let place = if text.is_some() { at } else { self.key_at };
                node(&self.path, place);
            }
            Some(keys) => {
                let key = text.map(ToString::to_string).unwrap_or_default();
                self.key_at = at;
                if text.is_some()
                    && let Some(first) = keys.insert(key.clone(), at)
                {
                    return Err(Flaw {
                        at,
                        kind: MistakeKind::DuplicateKey,
                        message: format!(
                            "the key `{key}` stands here twice, at line {} too; take one away, or join the two",
                            first.0
                        ),
                    });
                }
                self.path.push(Part::Key(key));
            }
        }
        Ok(())
    }

    fn open(
        &mut self,
        map: bool,
        anchor: usize,
        at: (usize, usize),
        node: &mut impl FnMut(&[Part], (usize, usize)),
    ) -> Result<(), Flaw> {
        if self.frames.len() >= DEEPEST {
            return Err(too_deep(at));
        }
        self.enter(None, at, node)?;
        let parent = self.frames.last();
        let hidden = parent.is_some_and(|f| f.hidden || (f.keys.is_some() && !f.is_value));
        self.frames.push(Frame {
            keys: map.then(FxHashMap::default),
            is_value: false,
            index: 0,
            anchor,
            weight: 1,
            hidden,
        });
        Ok(())
    }

    /// A node of this weight is over.
    fn leave(&mut self, anchor: usize, weight: usize) {
        if anchor != 0 {
            self.anchors.insert(anchor, weight);
        }
        let Some(frame) = self.frames.last_mut() else {
            return;
        };
        frame.weight = frame.weight.saturating_add(weight);
        if frame.hidden {
            return;
        }
        if frame.keys.is_none() {
            frame.index += 1;
            self.path.pop();
        } else if frame.is_value {
            frame.is_value = false;
            self.path.pop();
        } else {
            frame.is_value = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::diagnostics::Mistake;

    const YAML: &str = "schema: selon/1\nrules:\n  - id: a\n  - id: b\n    pattern:\n      - { word: [x] }\n      - { lex: [y, zz] }\n";

    #[test]
    fn a_path_leads_to_its_line_and_column() {
        let outline = Outline::read(YAML);
        let step = Path::of("rules").index(1).key("pattern");
        for (path, place) in [
            (Path::of("schema"), (1, 9)),
            (Path::of("rules").index(1), (4, 5)),
            (step.index(1).key("lex").index(1), (7, 20)),
            (step.index(0).key("word"), (6, 11)),
            (step.index(0).key("gone").index(3), (6, 9)),
        ] {
            assert_eq!(outline.at(&path), place, "{path:?}");
            let mistake = Mistake::new(path, "").locate("x", YAML);
            assert_eq!((mistake.line, mistake.column), place);
        }
    }

    fn flaw_of(yaml: &str) -> Option<String> {
        flaw(&PackSource {
            name: "x.yaml".into(),
            yaml: yaml.into(),
        })
        .map(|e| e.to_string())
    }

    #[test]
    fn a_key_that_stands_twice_is_told_with_both_places() {
        assert_eq!(
            flaw_of("a: { b: 1, c: [{ d: 1 }, { d: 2 }] }\ne: 1\na: 3\n"),
            Some(
                "x.yaml:3:1: the key `a` stands here twice, at line 1 too; take one away, or join the two"
                    .into()
            )
        );
        assert_eq!(flaw_of("a: { b: 1 }\nc: { b: 2, d: [b, b] }\n"), None);
        assert_eq!(flaw_of("? [a, a]\n: 1\nb: 2\n"), None);
    }

    #[test]
    fn what_is_too_deep_or_stands_for_too_much_is_refused_at_once() {
        for open in ["[", "- ", "{a: "] {
            let deep = open.repeat(1 << 20);
            assert!(flaw_of(&deep).unwrap().contains("deep"), "{open}");
        }
        let mut bomb = "a0: &a0 [x, x]\n".to_string();
        for i in 1..40 {
            bomb.push_str(
                &[
                    "a",
                    &i.to_string(),
                    ": &a",
                    &i.to_string(),
                    " [*a",
                    &(i - 1).to_string(),
                    ", *a",
                    &(i - 1).to_string(),
                    "]\n",
                ]
                .concat(),
            );
        }
        assert!(flaw_of(&bomb).unwrap().contains("aliases"));
        assert_eq!(flaw_of("a: &a [x]\nb: *a\nc: &c [*c]\n"), None);
    }

    #[test]
    fn the_embedded_packs_have_no_key_twice() {
        for lang in super::super::installed() {
            for file in super::super::embedded(lang).unwrap() {
                assert_eq!(flaw(&file), None, "{}", file.name);
            }
        }
    }
}
