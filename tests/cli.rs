//! The command line, run in-process.

mod support;

use std::fs;

use selon::cli::{Console, Terminal, run};
use serde_json::Value;
use support::folder::Folder;
use support::run::{selon, selon_on, selon_with};

const NOTE: &str = "Selon la mairie de Brévannes-le-Haut, le marché rouvrira mardi.\n";

#[test]
fn a_file_alone_is_reported() {
    let folder = Folder::new("report");
    let file = folder.file("note.txt", NOTE);
    let run = selon(&["--lang", "fr", &file]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.starts_with("note.txt (fr)\n"), "{}", run.out);
    assert!(!run.out.contains('\u{1b}'));
}

#[test]
fn colours_come_when_asked_for() {
    let run = |terminal, args| selon_on(terminal, NOTE, args);
    let terminal = Terminal {
        width: Some(60),
        color: true,
        ..Terminal::default()
    };
    assert!(run(terminal, &["-"]).out.contains('\u{1b}'));
    assert!(
        !run(terminal, &["-", "--color", "never"])
            .out
            .contains('\u{1b}')
    );
    assert!(
        run(Terminal::default(), &["--color=always", "-"])
            .out
            .contains('\u{1b}')
    );
}

#[test]
fn several_reports_stand_apart() {
    let folder = Folder::new("several");
    let (one, two) = (folder.file("one.txt", NOTE), folder.file("two.txt", NOTE));
    let run = selon(&["--lang=fr", &one, &two]);
    assert_eq!(run.code, 0);
    assert!(run.out.contains("\n\n\ntwo.txt (fr)\n"), "{}", run.out);
}

#[test]
fn json_is_an_object_for_one_and_an_array_for_several() {
    let folder = Folder::new("json");
    let file = folder.file("note.txt", NOTE);
    let one = selon(&["analyze", &file]);
    assert_eq!((one.code, one.json()["id"].as_str()), (0, Some("note.txt")));
    let three = selon(&["analyze", "--format", "json", &file, &file, &file]).json();
    assert_eq!(three.as_array().unwrap().len(), 3);
    let half = selon(&["analyze", &file, "no-such-file"]);
    assert_eq!((half.code, half.json().as_array().unwrap().len()), (2, 1));
    let none = folder.file("none.jsonl", "");
    assert_eq!(selon(&["analyze", &none]).json(), Value::Array(Vec::new()));
}

#[test]
fn jsonl_is_one_object_a_line() {
    let folder = Folder::new("jsonl");
    let file = folder.file("note.txt", NOTE);
    let lines = selon(&["--lang", "fr", "analyze", "--format", "jsonl", &file, &file]).lines();
    assert_eq!(lines.len(), 2);
    assert_eq!(
        (lines[0]["schema"].as_str(), lines[1]["lang"].as_str()),
        (Some("selon/1"), Some("fr"))
    );
}

#[test]
fn the_output_goes_into_a_file_but_never_over_an_input() {
    let folder = Folder::new("output");
    let (file, target) = (folder.file("note.txt", NOTE), folder.name("out.json"));
    let run = selon(&["analyze", &file, "-o", &target]);
    assert_eq!((run.code, run.out.as_str()), (0, ""));
    assert!(fs::read_to_string(&target).unwrap().contains("selon/1"));

    let run = selon(&["analyze", &file, "-o", &file]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("would be overwritten"), "{}", run.err);
    assert_eq!(fs::read_to_string(&file).unwrap(), NOTE);

    let run = selon(&["analyze", &file, "-o", &folder.name("no/such/folder.json")]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("cannot be written"), "{}", run.err);

    let run = selon(&["analyze", &file, "-o", &folder.name("")]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("is a folder; name a file"), "{}", run.err);
}

#[test]
fn a_missing_file_is_named_and_the_others_are_reported() {
    let folder = Folder::new("missing");
    let file = folder.file("note.txt", NOTE);
    let run = selon(&[&folder.name("absent.txt"), &file]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("absent.txt: no such file"), "{}", run.err);
    assert!(run.out.starts_with("note.txt"));
}

#[test]
fn an_empty_folder_is_told_from_a_file() {
    let folder = Folder::new("folder");
    let run = selon(&[&folder.name("")]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(
        run.err.contains("no file in this folder can be read") && run.err.contains("known are txt"),
        "{}",
        run.err
    );
}

#[test]
fn binary_data_is_refused() {
    let folder = Folder::new("binary");
    let file = folder.file(
        "photo.png",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0\x08\x06\0\0\0",
    );
    let run = selon(&["analyze", &file]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(
        run.err.contains("photo.png: ") && run.err.contains("binary"),
        "{}",
        run.err
    );
}

#[test]
fn an_empty_file_is_an_empty_document() {
    let folder = Folder::new("empty");
    let file = folder.file("empty.txt", "");
    let run = selon(&["analyze", &file]);
    assert_eq!(
        (
            run.code,
            run.json()["attributions"].as_array().map(Vec::len)
        ),
        (0, Some(0))
    );
    assert_eq!(selon(&[&file]).code, 0);
}

#[test]
fn another_encoding_is_read_and_said() {
    let folder = Folder::new("encoding");
    let file = folder.file(
        "ancien.txt",
        b"Selon le pr\xe9fet, la d\xe9crue s'amorce \xe0 Vauxberg depuis cet \xe9t\xe9.",
    );
    let run = selon(&["analyze", "--lang", "fr", &file]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let notice = run.json()["notices"][0].as_str().unwrap().to_lowercase();
    assert!(notice.contains("windows-1252"), "{notice}");
    assert!(
        selon(&["--lang", "fr", &file])
            .out
            .to_lowercase()
            .contains("windows-1252")
    );
}

#[test]
fn a_broken_line_among_good_ones_stops_nothing() {
    let folder = Folder::new("broken");
    let lines = [
        r#"{"id": "a", "text": "x"}"#.as_bytes(),
        br#"{"id": "b", "text": "x""#,
        br#"{"id": "c"}"#,
        b"{\"id\": \"d\", \"text\": \"\xe9\"}",
        br#"{"id": 5, "text": "x", "mood": ["ignored"]}"#,
    ];
    let file = folder.file("news.jsonl", lines.join(&b'\n'));
    let run = selon(&["analyze", "--format", "jsonl", &file]);
    assert_eq!(run.code, 2);
    let ids: Vec<_> = run
        .lines()
        .iter()
        .map(|line| line["id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(ids, ["a", "5"]);
    let errors: Vec<_> = run.err.lines().collect();
    assert_eq!(errors.len(), 3, "{}", run.err);
    assert!(errors[0].contains("news.jsonl:2:23: EOF"), "{}", errors[0]);
    assert!(
        errors[1].contains("news.jsonl:3:11: missing field `text`"),
        "{}",
        errors[1]
    );
    assert!(
        errors[2].contains("news.jsonl:4:22: is not UTF-8"),
        "{}",
        errors[2]
    );
}

#[test]
fn standard_input_is_read() {
    let run = |input: &str, args| selon_with(input, args);
    for args in [
        &["analyze", "-"][..],
        &["analyze"],
        &["analyze", "--input", "text"],
    ] {
        assert_eq!(run(NOTE, args).json()["id"], "stdin");
    }
    assert!(run(NOTE, &[]).out.starts_with("stdin"));
    let lines = run("{\"text\": \"x\"}\n", &["analyze", "--input", "jsonl", "-"]);
    assert_eq!(lines.json()["id"], "stdin:1");
}

#[test]
fn nothing_to_read_prints_help() {
    for args in [&[][..], &["analyze"], &["conflicts"]] {
        let run = selon_on(
            Terminal {
                stdin: true,
                ..Terminal::default()
            },
            "",
            args,
        );
        assert_eq!((run.code, run.out.as_str()), (2, ""));
        assert!(run.err.contains("Usage: selon"), "{}", run.err);
    }
}

#[test]
fn help_is_data_and_wrong_usage_is_not() {
    let help = selon(&["--help"]);
    assert_eq!((help.code, help.err.as_str()), (0, ""));
    assert!(
        help.out.contains("analyze") && help.out.contains("Exit codes"),
        "{}",
        help.out
    );
    assert_eq!(
        selon(&["--version"]).out,
        format!("selon {}\n", env!("CARGO_PKG_VERSION"))
    );

    let wrong = selon(&["--colour\u{1b}[31m", "x.txt"]);
    assert_eq!((wrong.code, wrong.out.as_str()), (2, ""));
    assert!(!wrong.err.contains('\u{1b}'));
    assert_eq!(selon(&["analyze", "--format", "yaml", "x.txt"]).code, 2);
    for threads in ["0", "1000000", "two"] {
        assert_eq!(selon(&["--threads", threads, "x.txt"]).code, 2);
    }
}

#[test]
fn a_file_may_bear_the_name_of_a_command() {
    let run = selon(&["--", "analyze"]);
    assert!(run.err.contains("analyze: no such file"), "{}", run.err);
}

#[test]
fn escapes_in_names_and_texts_reach_no_terminal() {
    let folder = Folder::new("escapes");
    let file = folder.file(
        "note.jsonl",
        r#"{"id": "\u001b[2Jx\u202e", "text": "Selon \u001b[31mle maire, il pleut."}"#,
    );
    let run = selon(&["--lang", "fr", &file, "no\u{1b}[31m-file"]);
    assert_eq!(run.code, 2);
    for printed in [run.out, run.err] {
        assert!(
            !printed.contains('\u{1b}') && !printed.contains('\u{202e}'),
            "{printed}"
        );
    }
}

#[test]
fn threads_and_batches_change_no_byte() {
    let folder = Folder::new("threads");
    let line = |n| format!("{{\"id\": {n}, \"text\": \"Selon le maire, {n} ponts.\"}}");
    let lines: Vec<_> = (0..600).map(line).collect();
    let file = folder.file("many.jsonl", lines.join("\n"));
    let one = selon(&[
        "analyze",
        "--format=jsonl",
        "--lang=fr",
        "--threads=1",
        &file,
    ]);
    let many = selon(&[
        "analyze",
        "--format=jsonl",
        "--lang=fr",
        "--threads=7",
        &file,
    ]);
    assert_eq!((one.code, one.lines().len()), (0, 600));
    assert_eq!(one.lines()[599]["id"], "599");
    assert_eq!(one.out, many.out);
}

#[test]
fn a_broken_pipe_is_success_and_a_full_disk_is_not() {
    struct Fails(std::io::ErrorKind);
    impl std::io::Write for Fails {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(self.0.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let code = |kind, args: &[&str]| {
        let (mut out, mut err) = (Fails(kind), Vec::new());
        let console = Console {
            input: &mut NOTE.as_bytes(),
            out: &mut out,
            err: &mut err,
            terminal: Terminal::default(),
        };
        let args = std::iter::once("selon").chain(args.iter().copied());
        (
            run(args.map(Into::into), console),
            String::from_utf8(err).unwrap(),
        )
    };
    for args in [
        &["-"][..],
        &["analyze"],
        &["analyze", "--format", "jsonl"],
        &["compare", "x", "y"],
        &["conflicts"],
        &["conflicts", "--format", "json"],
        &["--help"],
    ] {
        assert_eq!(
            code(std::io::ErrorKind::BrokenPipe, args),
            (0, String::new())
        );
        assert_eq!(code(std::io::ErrorKind::StorageFull, args).0, 2);
    }
}

#[test]
fn two_claims_are_compared() {
    let claims = ["Le pont a tenu.", "Le marché rouvrira mardi."];
    let run = selon(&["compare", "--lang", "fr", claims[0], claims[1]]);
    assert_eq!(
        (run.code, run.out.as_str(), run.err.as_str()),
        (0, "No conflict found.\n", "")
    );
    let run = selon(&[
        "compare",
        "--format=json",
        "--lang=fr",
        claims[0],
        claims[1],
    ]);
    let found = serde_json::json!({"id": null, "conflict": false, "kind": null, "why": null});
    assert_eq!((run.code, run.json()), (0, found));
}

#[test]
fn conflicts_are_looked_for_in_all_files_together() {
    let folder = Folder::new("conflicts");
    let (one, two) = (
        folder.file("one.txt", NOTE),
        folder.file("two.txt", "Selon le maire, il pleut."),
    );
    let run = |format| selon(&["conflicts", "--lang=fr", "--format", format, &one, &two]);
    let text = run("text");
    assert_eq!(
        (text.code, text.out.as_str(), text.err.as_str()),
        (0, "No conflicts found.\n", "")
    );
    let found = serde_json::json!({
        "schema": "selon/1", "documents": ["one.txt", "two.txt"], "conflicts": [],
    });
    assert_eq!(run("json").json(), found);
    assert_eq!(run("jsonl").out, "");
    let missing = selon(&["conflicts", "--lang=fr", &one, &folder.name("absent.txt")]);
    assert_eq!((missing.code, missing.out.as_str()), (2, text.out.as_str()));
    assert!(missing.err.contains("no such file"), "{}", missing.err);
}

#[test]
fn an_unread_document_is_not_passed_over_in_silence() {
    let input = "{\"id\": \"a\\u001b\", \"lang\": \"xx\", \"text\": \"x\"}\n";
    let args = ["conflicts", "--input=jsonl", "--format=jsonl"];
    let run = selon_with(input, &args);
    assert_eq!((run.code, run.out.as_str()), (0, ""));
    assert!(
        run.err.starts_with("selon: a␛: there is no pack for `xx`"),
        "{}",
        run.err
    );
}

#[test]
fn compare_wants_two_claims_or_pairs() {
    let folder = Folder::new("two-claims");
    let file = folder.file("note.txt", NOTE);
    for args in [
        &["compare"][..],
        &["compare", "x"],
        &["compare", "x", "y", "z"],
        &["compare", "x", "y", "--pairs", "p.jsonl"],
    ] {
        let run = selon(args);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?}");
        assert!(run.err.contains("Usage: selon"), "{}", run.err);
    }
    let run = selon(&["compare", &file, &file]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("note.txt: is a file"), "{}", run.err);
    let run = selon(&["compare", "--pairs", &folder.name("absent.jsonl")]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("no such file"), "{}", run.err);
}

#[test]
fn pairs_come_out_in_order_and_bad_ones_are_named() {
    let folder = Folder::new("pairs");
    let mut lines: Vec<_> = (0..300)
        .map(|n| format!(r#"{{"id": {n}, "lang": "fr", "a": "x", "b": "y", "set": []}}"#))
        .collect();
    lines[7] = r#"{"id": 7, "lang": "fr", "a": "x"}"#.to_owned();
    lines[9] = "nothing".to_owned();
    let file = folder.file("pairs.jsonl", lines.join("\n"));
    let run = selon(&["compare", "--pairs", &file, "--threads", "1"]);
    assert_eq!(run.code, 2);
    let ids: Vec<_> = run.lines().iter().map(|line| line["id"].clone()).collect();
    let expected: Vec<_> = (0..300)
        .filter(|n| ![7, 9].contains(n))
        .map(|n| Value::from(n.to_string()))
        .collect();
    assert_eq!(ids, expected);
    let errors: Vec<_> = run.err.lines().collect();
    assert_eq!(errors.len(), 2, "{}", run.err);
    assert!(
        errors[0].contains("pairs.jsonl:8:33: missing field `b`"),
        "{}",
        errors[0]
    );
    assert!(
        errors[1].contains("pairs.jsonl:10:1: a line must be an object"),
        "{}",
        errors[1]
    );
    let many = selon(&["compare", "--pairs", &file, "--threads", "5"]);
    assert_eq!(many.out, run.out);
}

#[test]
fn pairs_are_read_from_standard_input_in_every_format() {
    let input = "{\"id\": \"\\u001b[2Jp\", \"lang\": \"xx\", \"lang_b\": \"fr\", \"a\": \"\", \"b\": \"\"}\n";
    let run = |format| {
        let args = ["compare", "--pairs", "-", "--format", format];
        selon_with(input, &args)
    };
    let line = run("jsonl").json();
    assert_eq!(
        (line["id"].as_str(), line["conflict"].as_bool()),
        (Some("\u{1b}[2Jp"), Some(false))
    );
    let notices = line["notices"].as_array().unwrap();
    assert_eq!(notices.len(), 1, "{notices:?}");
    assert!(
        notices[0].as_str().unwrap().contains("no pack for `xx`"),
        "{notices:?}"
    );
    assert_eq!(run("json").json(), Value::Array(vec![line]));
    let text = run("text");
    assert_eq!(text.code, 0);
    assert!(
        text.out.starts_with("␛[2Jp: No conflict found.\nNote: "),
        "{}",
        text.out
    );
    let none = selon_with("", &["compare", "--pairs=-", "--format=json"]);
    assert_eq!((none.code, none.json()), (0, Value::Array(Vec::new())));
}

#[test]
fn a_language_without_a_pack_is_refused() {
    let run = selon(&["--lang", "xx", "-"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(
        run.err.contains("no pack for `xx`; installed: en, fr"),
        "{}",
        run.err
    );
}
