//! `selon rules list`, `show`, `docs`, `new` and `schema`.

mod support;

use selon::authoring::schema::{FileKind, schema};
use selon::pack::{PackSource, embedded, installed};
use serde_json::Value;
use support::folder::Folder;
use support::json_schema::faults;
use support::run::selon;

#[test]
fn the_list_has_every_rule_once_with_its_hits() {
    let run = selon(&["rules", "list"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let list = selon(&["rules", "list", "--format", "json"]).json();
    assert_eq!(list["schema"], "selon-rules/1");
    let rules = list["rules"].as_array().unwrap();
    assert!(rules.len() > 90);
    for rule in rules {
        let id = rule["id"].as_str().unwrap();
        assert_eq!(run.out.matches(&format!("  {id} ")).count(), 1, "{id}");
        assert_eq!(rule["hits"], rule["examples"], "{id}");
    }
    let french = selon(&["rules", "list", "--lang", "fr"]);
    assert!(french.out.contains("fr.verb-that") && !french.out.contains("en.verb-that"));
}

#[test]
fn a_rule_is_shown_with_its_steps_and_marked_examples() {
    let run = selon(&["rules", "show", "fr.according-after"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    for part in [
        "fr.according-after\n  P, selon X.\n",
        "rules/fr/rules/according.yaml:",
        "  pattern:\n    - { clause: { finite: true }, as: content }\n",
        "Matches:\n  [content:Le quai rouvrira en mai], [cue:d'après] [source:la directrice du port].\n",
        "Leaves alone:\n",
        "Silenced by an antipattern:\n",
    ] {
        assert!(run.out.contains(part), "{part} in {}", run.out);
    }
    let colored = selon(&["rules", "show", "fr.according-after", "--color", "always"]);
    assert!(colored.out.contains("\u{1b}[") && !colored.out.contains("[content:"));
    let unknown = selon(&["rules", "show", "fr.acording-after"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("did you mean `fr.according-after`?"));
}

#[test]
fn each_rule_has_its_pages_and_the_index_leads_to_them() {
    let folder = Folder::new("docs");
    let run = selon(&[
        "rules",
        "docs",
        "--lang",
        "en",
        "--out",
        &folder.name("pages"),
    ]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let read = |name: &str| std::fs::read_to_string(folder.name(&format!("pages/{name}"))).unwrap();
    let (index, list) = (
        read("index.html"),
        selon(&["rules", "list", "--lang", "en", "--format", "json"]),
    );
    for rule in list.json()["rules"].as_array().unwrap() {
        let id = rule["id"].as_str().unwrap();
        assert!(index.contains(&format!("href=\"{id}.html\"")), "{id}");
        assert!(
            read(&format!("{id}.html")).contains("class=\"cue\""),
            "{id}"
        );
        assert!(read(&format!("{id}.md")).starts_with("# "), "{id}");
    }
}

#[test]
fn what_a_pack_says_is_escaped_on_its_pages() {
    let folder = Folder::new("escapes");
    folder.file("pack.yaml", "schema: selon/1\nlanguage: xx\nname: x\n");
    folder.file("lexicon/w.yaml", "schema: selon/1\nlists: { q: [zorp] }\n");
    folder.file(
        "rules/<b>.yaml",
        "schema: selon/1\nrules:\n  - id: \"xx.<script>../../x\"\n    doc: \"<img src=x onerror=y> \\e[31m\"\n    source: none\n    \
         pattern: [{ list: [q], as: cue }, { quoted: {}, as: content }] # </pre><script>\n    examples: { match: [\"[cue:Zorp] “[content:<script>a b].”\"] }\n",
    );
    let pages = folder.name("pages");
    let rules = folder.name("");
    let run = selon(&["rules", "docs", "--rules", &rules, "--out", &pages]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let mut names: Vec<String> = std::fs::read_dir(&pages)
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names.len(), 4, "{names:?}");
    for name in names {
        let text = std::fs::read_to_string(folder.name(&format!("pages/{name}"))).unwrap();
        assert!(!text.contains('\u{1b}'), "{name}");
        if name.ends_with(".html") {
            assert!(
                !text.contains("<script") && !text.contains("<img"),
                "{name}: {text}"
            );
        }
    }
    let shown = selon(&["rules", "list", "--rules", &rules]);
    assert!(!shown.out.contains('\u{1b}'));
}

/// Lints what stands in a folder and runs its examples.
fn holds(folder: &str) {
    let lint = selon(&["rules", "lint", "--rules", folder]);
    assert_eq!((lint.code, lint.err.as_str()), (0, ""), "{}", lint.out);
    let list = selon(&["rules", "list", "--rules", folder, "--format", "json"]);
    for rule in list.json()["rules"].as_array().unwrap() {
        let all = rule["sentences"].as_array().unwrap();
        assert!(
            all.iter().all(|s| s["holds"] == true || s["todo"] == true),
            "{rule:#}"
        );
    }
}

#[test]
fn a_new_pack_and_its_new_rules_hold_at_once() {
    let folder = Folder::new("new");
    let out = folder.name("packs");
    for (lang, from) in [
        ("nl", None),
        ("fr", None),
        ("es", Some("fr")),
        ("de", Some("en")),
    ] {
        let mut args = vec!["rules", "new", "pack", lang, "--out", &out];
        args.extend(from.iter().flat_map(|from| ["--from", from]));
        let run = selon(&args);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{lang}");
        let pack = folder.name(&format!("packs/{lang}"));
        holds(&pack);
        let again = selon(&args);
        assert_eq!(again.code, 2);
        assert!(
            again.err.contains("nothing is overwritten"),
            "{}",
            again.err
        );
        let rule = selon(&[
            "rules",
            "new",
            "rule",
            &format!("{lang}.my-rule"),
            "--rules",
            &out,
        ]);
        assert_eq!((rule.code, rule.err.as_str()), (0, ""), "{lang}");
        holds(&pack);
        let again = selon(&[
            "rules",
            "new",
            "rule",
            &format!("{lang}.my-rule"),
            "--rules",
            &pack,
        ]);
        assert_eq!(again.code, 2);
        for part in ["pack.yaml", "rules/my-rule.yaml", "lexicon/my-rule.yaml"] {
            let path = std::path::Path::new(&pack).join(part);
            let text = std::fs::read_to_string(&path).unwrap();
            let first = text.lines().next().unwrap();
            let named = first
                .strip_prefix("# yaml-language-server: $schema=")
                .unwrap();
            assert!(
                path.parent().unwrap().join(named).is_file(),
                "{part}: {named}"
            );
        }
    }
}

#[test]
fn what_cannot_be_begun_is_refused_with_what_to_do() {
    let folder = Folder::new("refused");
    let out = folder.name("packs");
    let says = |args: &[&str], part: &str| {
        let run = selon(&[&["rules", "new"], args].concat());
        assert_eq!(run.code, 2, "{args:?}");
        assert!(run.err.contains(part), "{}", run.err);
    };
    says(&["pack", "../x", "--out", &out], "no code of a language");
    says(
        &["pack", "nl", "--from", "xy", "--out", &out],
        "there are: en, fr",
    );
    says(&["rule", "fr.x"], "--rules DIR");
    assert_eq!(
        selon(&["rules", "new", "pack", "fr", "--out", &out]).code,
        0
    );
    for id in ["fr", "fr.", "fr.a/b", "fr.../x", ".x", "fr.É"] {
        says(&["rule", id, "--rules", &out], "no identifier of a rule");
    }
}

/// Which kind of file it is, by its folder.
fn kind(file: &PackSource) -> FileKind {
    let folder = file.name.rsplit('/').nth(1).unwrap();
    match folder {
        "lexicon" => FileKind::Lexicon,
        "concepts" => FileKind::Concepts,
        "rules" => FileKind::Rules,
        "golden" => FileKind::Golden,
        _ if file.name.ends_with("check.yaml") => FileKind::Check,
        _ => FileKind::Pack,
    }
}

#[test]
fn our_packs_are_what_the_schemas_say() {
    let schemas = FileKind::ALL.map(|kind| (kind, schema(kind)));
    for file in installed()
        .into_iter()
        .flat_map(|lang| embedded(lang).unwrap())
    {
        let value: Value = serde_yaml::from_str(&file.yaml).unwrap();
        let (_, schema) = schemas.iter().find(|(k, _)| *k == kind(&file)).unwrap();
        let found = faults(schema, &value);
        assert_eq!(found, [""; 0], "{}", file.name);
    }
}

#[test]
fn a_schema_finds_mistyped_keys_and_names() {
    let rules = schema(FileKind::Rules);
    let wrong = |yaml: &str| {
        let value: Value = serde_yaml::from_str(yaml).unwrap();
        faults(&rules, &value)
    };
    assert_eq!(
        wrong("schema: selon/1\nrules: [{ id: a, pattern: [{ lex: [wh], as: cue }] }]"),
        [""; 0]
    );
    for yaml in [
        "rules: []",
        "schema: selon/2",
        "schema: selon/1\nrule: []",
        "schema: selon/1\nrules: [{ id: a, pattern: [{ lexx: [wh] }] }]",
        "schema: selon/1\nrules: [{ id: a, pattern: [{ lex: [whh] }] }]",
        "schema: selon/1\nrules: [{ id: a, priority: high }]",
        "schema: selon/1\nrules: [{ id: a, emit: { kind: diret } }]",
    ] {
        assert_ne!(wrong(yaml), [""; 0], "{yaml}");
    }
}

#[test]
fn schemas_are_printed() {
    let one = selon(&["rules", "schema", "rules"]).json();
    assert_eq!(one, schema(FileKind::Rules));
    let all = selon(&["rules", "schema"]).json();
    for kind in FileKind::ALL {
        assert_eq!(all[kind.as_str()], schema(kind));
    }
}
