//! The tutorial is run as its reader would run it: what it shows is what comes out.
//!
//! A fenced block whose info string has a file name is written to that file. In a block `console`, each line
//! `$ selon …` is run in a folder where those files are, and the lines behind it are what it prints: standard output, then
//! standard error. A line `…` stands for any lines. After a change that is meant:
//! `UPDATE_GOLDENS=1 cargo test --test tutorial`, and read the difference before it is committed.

mod support;

use std::path::Path;
use std::{env, fs};

use similar::TextDiff;
use support::folder::Folder;
use support::run::selon;

const TUTORIAL: &str = "docs/first-rule.md";
/// Stands for lines that are left out.
const GAP: &str = "…";

/// The words of a command, which may stand in quotation marks.
fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut begun = false;
    let mut quote = None;
    for c in command.chars() {
        match quote {
            Some(mark) if mark == c => quote = None,
            Some(_) => word.push(c),
            None if c == '"' || c == '\'' => (quote, begun) = (Some(c), true),
            None if c == ' ' => {
                if begun {
                    words.push(std::mem::take(&mut word));
                }
                begun = false;
            }
            None => {
                word.push(c);
                begun = true;
            }
        }
    }
    assert!(quote.is_none(), "a quotation mark is open in {command}");
    if begun {
        words.push(word);
    }
    words
}

/// Whether lines are as shown, where a gap stands for any lines.
fn fits(shown: &[&str], printed: &[&str]) -> bool {
    match shown {
        [] => printed.is_empty(),
        [GAP, rest @ ..] => (0..=printed.len()).any(|skip| fits(rest, &printed[skip..])),
        [line, rest @ ..] => printed.first() == Some(line) && fits(rest, &printed[1..]),
    }
}

/// The lines of a block `console` with what its commands print now, where that is not what is shown.
fn console(block: &[&str]) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = block;
    while let Some((command, behind)) = rest.split_first() {
        let typed = command.strip_prefix("$ selon ");
        let typed = typed.unwrap_or_else(|| panic!("`{command}` is no command `$ selon …`"));
        let end = behind.iter().position(|line| line.starts_with("$ "));
        let (shown, next) = behind.split_at(end.unwrap_or(behind.len()));
        rest = next;
        let typed = words(typed);
        let typed: Vec<&str> = typed.iter().map(String::as_str).collect();
        let run = selon(&typed);
        let printed = run.out + &run.err;
        let printed: Vec<&str> = printed.trim_end().lines().map(str::trim_end).collect();
        // A blank line may part it from the next command.
        let shown = shown.strip_suffix(&[""]).unwrap_or(shown);
        lines.push((*command).to_owned());
        let now = if fits(shown, &printed) {
            shown
        } else {
            &printed[..]
        };
        lines.extend(now.iter().map(|line| (*line).to_owned()));
        if !rest.is_empty() {
            lines.push(String::new());
        }
    }
    lines
}

/// The tutorial with what its commands print now.
fn played(tutorial: &str) -> String {
    let mut out = String::new();
    let mut lines = tutorial.lines();
    while let Some(line) = lines.next() {
        out.push_str(line);
        out.push('\n');
        let Some(info) = line.strip_prefix("```") else {
            continue;
        };
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        let shown = match info.split_once(' ') {
            Some((_, name)) => {
                let path = Path::new(name);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, block.join("\n") + "\n").unwrap();
                block.into_iter().map(str::to_owned).collect()
            }
            None if info == "console" => console(&block),
            None => block.into_iter().map(str::to_owned).collect(),
        };
        for line in shown {
            out.push_str(&line);
            out.push('\n');
        }
        out.push_str("```\n");
    }
    out
}

#[test]
fn what_the_tutorial_shows_is_what_comes_out() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(TUTORIAL);
    let tutorial = fs::read_to_string(&file).unwrap().replace("\r\n", "\n");
    let folder = Folder::new("tutorial");
    env::set_current_dir(folder.name("")).unwrap();
    let now = played(&tutorial);
    // The folder cannot be removed while it is the current one everywhere.
    env::set_current_dir(env!("CARGO_MANIFEST_DIR")).unwrap();
    if env::var_os("UPDATE_GOLDENS").is_some() && env::var_os("CI").is_none() {
        fs::write(&file, &now).unwrap();
        return;
    }
    let diff = TextDiff::from_lines(&tutorial, &now);
    let mut diff = diff.unified_diff();
    let diff = diff.context_radius(3).header(TUTORIAL, "now");
    assert!(
        now == tutorial,
        "{diff}\nif this is meant: UPDATE_GOLDENS=1 cargo test --test tutorial"
    );
}

#[test]
fn commands_are_split_as_a_shell_does() {
    let split = words(r#"rules explain a "To hear it, 'no'." '' x"#);
    assert_eq!(
        split,
        ["rules", "explain", "a", "To hear it, 'no'.", "", "x"]
    );
}

#[test]
fn a_gap_stands_for_any_lines() {
    let printed = ["a", "b", "c", "d"];
    for shown in [
        &["a", "…", "d"][..],
        &["…"],
        &["a", "b", "…", "c", "d"],
        &printed,
    ] {
        assert!(fits(shown, &printed), "{shown:?}");
    }
    for shown in [&["a", "…", "c"][..], &["a"], &[], &["…", "e"]] {
        assert!(!fits(shown, &printed), "{shown:?}");
    }
}
