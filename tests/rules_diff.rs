//! `selon rules diff`, run in-process.

use std::fs;
use std::path::{Path, PathBuf};

use selon::cli::{Console, Terminal, run};
use serde_json::Value;

fn selon(args: &[&str]) -> (u8, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let console = Console {
        input: &mut "".as_bytes(),
        out: &mut out,
        err: &mut err,
        terminal: Terminal::default(),
    };
    let args = std::iter::once("selon").chain(args.iter().copied());
    let code = run(args.map(Into::into), console);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (code, text(out), text(err))
}

/// A folder with a text and with a pack over the embedded English one; removed at the end of the test.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str, pack: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("rules-diff-{test}"));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(path.join("pack")).unwrap();
        fs::write(path.join("pack/pack.yaml"), pack).unwrap();
        fs::write(path.join("note.txt"), TEXT).unwrap();
        Self(path)
    }

    fn diff(&self, more: &[&str]) -> (u8, String, String) {
        let [corpus, pack] = ["note.txt", "pack"].map(|n| self.0.join(n).display().to_string());
        let args = [
            "rules",
            "diff",
            "--lang=en",
            "--corpus",
            &corpus,
            "--against",
            &pack,
        ];
        selon(&[&args, more].concat())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const TEXT: &str =
    "According to Orla Brennick, the lock is shut. Tam Ruddock said that it was open.\n";

#[test]
fn the_same_packs_give_no_difference() {
    let folder = Folder::new("same", "schema: selon/1\nextends: en\n");
    let (code, out, err) = folder.diff(&[]);
    assert_eq!(
        (code, out.as_str(), err.as_str()),
        (0, "1 document: no difference\n", "")
    );
}

#[test]
fn a_disabled_rule_is_a_gain_of_the_packs_that_have_it() {
    let pack = "schema: selon/1\nextends: en\ndisable: [en.according-before]\n";
    let folder = Folder::new("disabled", pack);
    let (code, out, _) = folder.diff(&[]);
    assert_eq!(code, 1);
    assert!(
        out.starts_with("1 document, 1 differs: 1 gained, 0 lost, 0 changed\n"),
        "{out}"
    );
    assert!(
        out.contains("1       0       0  en.according-before"),
        "{out}"
    );
    assert!(
        out.contains("gained en.according-before (rules/en/rules/"),
        "{out}"
    );
    assert!(
        out.contains("[cue:According to] [source:Orla Brennick], [content:the lock is shut]"),
        "{out}"
    );
    let (code, out, _) = folder.diff(&["--format=json"]);
    let diff: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, &diff["counts"]["gained"]), (1, &Value::from(1)));
    let change = &diff["differing"][0]["changes"][0];
    assert_eq!(
        (&change["old"], &change["new"]["kind"]),
        (&Value::Null, &Value::from("indirect"))
    );
}

#[test]
fn what_cannot_be_read_is_said() {
    let folder = Folder::new(
        "broken",
        "schema: selon/1\nextends: en\ndisable: [en.acording]\n",
    );
    let (code, out, err) = folder.diff(&[]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("pack.yaml:3:"), "{err}");
    let (code, _, err) = selon(&["rules", "diff", "--corpus", "x.txt"]);
    assert_eq!(code, 2);
    assert!(err.contains("--against"), "{err}");
}
