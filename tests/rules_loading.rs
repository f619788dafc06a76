//! Loading survives anything: a message with its place, bounded work, no panic.

mod support;

use proptest::prelude::*;
use selon::authoring::{OpenPack, lint::lint, open};
use selon::pack::{MistakeKind, PackSource, embedded};
use support::folder::Folder;
use support::run::selon;

const PACK: &str = "schema: selon/1\nlanguage: xx\nname: test\n";

/// The pack of a language with one of its files changed: the head, the changed file, and nothing else.
fn with(lang: &str, number: usize, change: impl Fn(&str) -> String) -> OpenPack {
    let files = embedded(lang).unwrap();
    let number = number % files.len();
    let name = files[number].name.clone();
    let is_head = |f: &PackSource| f.name.ends_with("pack.yaml");
    let kept = files.into_iter().filter(|f| is_head(f) || f.name == name);
    let changed = kept.map(|f| PackSource {
        yaml: if f.name == name {
            change(&f.yaml)
        } else {
            f.yaml
        },
        name: f.name,
    });
    OpenPack::new(None, changed.collect())
}

/// One change of a text, told by three numbers.
fn changed(text: &str, (kind, at, size): (u8, usize, usize)) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    if lines.is_empty() {
        return text.to_owned();
    }
    let line = at % lines.len();
    match kind % 8 {
        0 => {
            let mut chars: Vec<char> = text.chars().collect();
            let from = at % chars.len();
            let to = (from + 1 + size % 9).min(chars.len());
            chars.drain(from..to);
            return chars.into_iter().collect();
        }
        1 => lines.insert(line, lines[line].clone()),
        2 => lines[line].insert_str(0, &" ".repeat(1 + size % 5)),
        3 => lines[line] = lines[line].trim_start().to_owned(),
        4 => {
            lines.remove(line);
        }
        5 => lines[line].push_str(["{", "]", "\"", ": &a", "*a", "\t", "- - -", "\u{0}"][size % 8]),
        6 => {
            let other = size % lines.len();
            lines.swap(line, other);
        }
        _ => lines.truncate(line),
    }
    lines.join(if size % 3 == 0 { "\r\n" } else { "\n" })
}

proptest! {
    #![proptest_config(support::random::config())]

    #[test]
    fn damaged_packs_are_told_of_or_read(
        french in any::<bool>(),
        number in any::<usize>(),
        changes in prop::collection::vec((any::<u8>(), any::<usize>(), any::<usize>()), 1..5),
    ) {
        let lang = if french { "fr" } else { "en" };
        let text = std::cell::RefCell::new(String::new());
        let open = with(lang, number, |yaml| {
            let damaged = changes.iter().fold(yaml.to_owned(), |t, c| changed(&t, *c));
            text.replace(damaged.clone());
            damaged
        });
        let lines = text.borrow().lines().count();
        for mistake in &open.mistakes {
            prop_assert!(!mistake.message.is_empty());
            prop_assert!(mistake.line <= lines.max(400) + 2, "{mistake}");
        }
        prop_assert!(open.pack.is_some() || !open.mistakes.is_empty());
        let first = lint(&open);
        prop_assert_eq!(&first, &lint(&open));
        prop_assert!(first.len() >= usize::from(!open.mistakes.is_empty()));
    }

    #[test]
    fn any_text_for_a_file_is_told_of_or_read(text in "(?s).{0,200}|[-\\[\\]{}:,&*#|> \na'\"]{0,300}") {
        for name in ["pack.yaml", "lexicon/a.yaml", "rules/a.yaml", "concepts/a.yaml"] {
            let mut files = vec![PackSource { name: name.to_owned(), yaml: text.clone() }];
            if name != "pack.yaml" {
                files.push(PackSource { name: "pack.yaml".to_owned(), yaml: PACK.to_owned() });
            }
            let open = OpenPack::new(None, files);
            prop_assert!(open.pack.is_some() || !open.mistakes.is_empty());
            lint(&open);
        }
    }
}

/// The first mistake of a pack whose rule file holds this.
fn refused(rules: impl AsRef<[u8]>, test: &str) -> String {
    let folder = Folder::new(test);
    folder.file("pack.yaml", PACK);
    folder.file("rules/r.yaml", rules);
    let packs = open(Some(folder.name("").as_ref()), None).unwrap();
    let mistake = packs[0]
        .mistakes
        .first()
        .unwrap_or_else(|| panic!("{test}: read"));
    assert!(packs[0].pack.is_some(), "the rest is read");
    assert_eq!(mistake.kind, MistakeKind::Unreadable, "{mistake}");
    mistake.to_string()
}

#[test]
fn large_deep_and_multiplied_files_are_refused_at_once() {
    let begun = std::time::Instant::now();
    assert!(refused("a: b\n".repeat(2 << 20), "large").contains("larger than 8 MiB"));
    for (open, test) in [
        ("[", "flow"),
        ("- ", "block"),
        ("{a: ", "map"),
        ("? ", "key"),
    ] {
        let said = refused(open.repeat(1 << 20), test);
        assert!(
            said.contains("deep") || said.contains("did not find"),
            "{test}: {said}"
        );
    }
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for i in 1..30 {
        let aliases = vec![format!("*a{}", i - 1); 9].join(", ");
        bomb += &format!("a{i}: &a{i} [{aliases}]\n");
    }
    assert!(refused(bomb, "bomb").contains("100,000 values"));
    assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
}

#[test]
fn other_encodings_are_told_of_and_marks_and_line_ends_are_read() {
    let said = refused(b"schema: selon/1\n# caf\xe9\n", "latin");
    assert!(said.contains("r.yaml:2:6: byte 0xe9 is no UTF-8"), "{said}");
    let said = refused(b"\xff\xfes\0c\0h\0", "utf-16");
    assert!(said.contains("r.yaml:1:1: byte 0xff is no UTF-8"), "{said}");
    let folder = Folder::new("marks");
    for file in embedded("en").unwrap() {
        let name = file.name.strip_prefix("rules/en/").unwrap();
        folder.file(name, format!("\u{feff}{}", file.yaml.replace('\n', "\r\n")));
    }
    let run = selon(&["rules", "lint", "--rules", &folder.name("")]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
}

#[test]
fn a_folder_in_place_of_a_file_does_not_hide_the_others() {
    let folder = Folder::new("folder");
    folder.file("pack.yaml", PACK);
    folder.file("rules/r.yaml/keep", "");
    folder.file(
        "rules/other.yaml",
        "schema: selon/1\nrules: [{ id: xx.a, pattern: [{ shape: [word], as: cue }] }]\n",
    );
    let packs = open(Some(folder.name("").as_ref()), None).unwrap();
    assert_eq!(packs[0].pack.as_ref().unwrap().rules().len(), 1);
    assert!(
        packs[0].mistakes[0]
            .to_string()
            .contains("this is a folder")
    );
    // What analyzes texts wants the whole pack.
    let run = selon(&["analyze", "--rules", &folder.name(""), "-"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("this is a folder"), "{}", run.err);
}
