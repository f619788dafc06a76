//! `selon eval`, run in-process.

mod support;

use serde_json::{Value, json};
use support::folder::Folder;
use support::run::selon_with as selon;
use support::{examples, reading};

const TEXT: &str = "Selon Élise Ravine, le barrage tient. « Nous partons », a déclaré le maire. Le car était bleu.";

/// The code points of the words in [`TEXT`].
fn at(words: &str) -> Value {
    let byte = TEXT.find(words).unwrap_or_else(|| panic!("no {words:?}"));
    let start = TEXT[..byte].chars().count();
    json!([[start, start + words.chars().count()]])
}

fn marked(source: &str, cue: &str, content: &str) -> Value {
    json!({"source": at(source), "cue": at(cue), "content": at(content)})
}

/// A line with these attributions.
fn line(attributions: &[Value]) -> String {
    json!({"id": "dam", "lang": "fr", "text": TEXT, "attributions": attributions}).to_string()
        + "\n"
}

/// The rows of the whole, in a line each: precision, recall, F1.
fn row(found: &Value, name: &str) -> [Option<f64>; 3] {
    ["precision", "recall", "f1"].map(|figure| found["all"][name][figure].as_f64())
}

fn both() -> [Value; 2] {
    [
        marked("Élise Ravine", "Selon", "le barrage tient"),
        marked("le maire", "a déclaré", "Nous partons"),
    ]
}

#[test]
fn what_is_found_as_marked_scores_one() {
    let run = selon(line(&both()), &["eval", "-", "--format", "json"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let found = run.json();
    for name in [
        "attribution",
        "attribution_exact",
        "content_exact",
        "cue_exact",
        "source_exact",
        "letters",
    ] {
        assert_eq!(row(&found, name), [Some(1.0); 3], "{name}: {found}");
    }
    assert_eq!(found["errors"], json!([]));
    assert_eq!(found["rules"].as_object().unwrap().len(), 2);
}

#[test]
fn quotation_marks_and_a_complementizer_cost_nothing() {
    let text = "Le maire a dit que « le barrage tient ».";
    let gold = |content: [usize; 2]| {
        json!({"lang": "fr", "text": text, "attributions":
            [{"source": [[0, 8]], "cue": [[9, 14]], "content": [content]}]})
        .to_string()
    };
    let start = |words: &str| text[..text.find(words).unwrap()].chars().count();
    let end = text.chars().count();
    for begin in ["que", "«", "le barrage"] {
        let line = gold([start(begin), end]);
        let found = selon(&line, &["eval", "-", "--format=json"]).json();
        assert_eq!(row(&found, "content_exact"), [Some(1.0); 3], "from {begin}");
    }
}

#[test]
fn what_is_missed_invented_and_wrong_is_counted_and_shown() {
    let wrong = marked("le maire", "a déclaré", "Le car était bleu");
    let missed = marked("Le car", "était", "bleu");
    let run = selon(line(&[wrong, missed]), &["eval", "-"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.out.contains("1 missed, 1 invented, 1 wrong span"),
        "{}",
        run.out
    );
    assert!(
        run.out.contains("invented · -:1 · dam · fr.according-"),
        "{}",
        run.out
    );
    assert!(run.out.contains("(rules/fr/rules/"), "{}", run.out);
    assert!(
        run.out.contains("[source:Le car] [cue:était]"),
        "{}",
        run.out
    );
    let found = selon(line(&both()[..1]), &["eval", "-", "--format=json"]).json();
    assert_eq!(
        row(&found, "attribution"),
        [Some(0.5), Some(1.0), Some(0.6667)]
    );
    assert_eq!(found["faults"], json!({"invented": 1}));
    assert_eq!(found["errors"][0]["found"]["cue"], at("a déclaré"));
    let none = selon(
        line(&both()[..1]),
        &["eval", "-", "--format=json", "--errors=0"],
    )
    .json();
    assert_eq!(
        (&none["errors"], &none["faults"]["invented"]),
        (&json!([]), &json!(1))
    );
}

#[test]
fn what_is_borderline_is_neither_demanded_nor_punished() {
    let [first, mut second] = both();
    second["borderline"] = json!(true);
    let mut absent = marked("Le car", "était", "bleu");
    absent["borderline"] = json!(true);
    let found = selon(
        line(&[first, second, absent]),
        &["eval", "-", "--format=json"],
    )
    .json();
    assert_eq!(row(&found, "attribution"), [Some(1.0); 3]);
    assert_eq!(found["all"]["attribution"]["gold"], 1);
}

#[test]
fn constructions_have_a_recall_and_rules_a_precision() {
    let [mut first, second] = both();
    first["construction"] = json!("selon NP");
    let found = selon(line(&[first, second]), &["eval", "-", "--format=json"]).json();
    let construction = &found["constructions"]["selon NP"]["attribution"];
    assert_eq!(
        (construction["recall"].as_f64(), &construction["precision"]),
        (Some(1.0), &Value::Null)
    );
    let rules = found["rules"].as_object().unwrap();
    for (id, rule) in rules {
        assert_eq!(
            rule["figures"]["attribution"]["precision"].as_f64(),
            Some(1.0),
            "{id}"
        );
        assert_eq!(
            rule["figures"]["attribution"]["recall"],
            Value::Null,
            "{id}"
        );
        assert!(
            rule["at"].as_str().unwrap().starts_with("rules/fr/rules/"),
            "{id}"
        );
    }
}

#[test]
fn a_bad_line_is_named_and_the_others_are_measured() {
    let folder = Folder::new("bad");
    let bad = json!({"text": "Court.", "attributions": [{"id": "a7", "cue": [[0, 90]]}]});
    let file = folder.file("gold.jsonl", format!("{{\n{}{bad}\n", line(&both())));
    let run = selon("", &["eval", &file, "--format=json"]);
    assert_eq!(run.code, 2);
    assert_eq!(run.json()["documents"], 1);
    assert!(run.err.contains("gold.jsonl:1:"), "{}", run.err);
    assert!(
        run.err
            .contains("gold.jsonl:3:1: attribution a7, cue: 0 to 90 is no part of the text"),
        "{}",
        run.err
    );
}

#[test]
fn a_language_without_a_pack_is_left_out_and_said_so() {
    let other = json!({"text": "Xyzzy.", "lang": "xx", "attributions": []});
    let gold = format!("{}{other}\n", line(&both()));
    let run = selon(&gold, &["eval", "-", "--format=json"]);
    assert_eq!((run.code, &run.json()["documents"]), (2, &json!(1)));
    assert!(
        run.err
            .contains("1 document is left out: there is no pack for `xx`"),
        "{}",
        run.err
    );
    let asked = selon(&gold, &["eval", "-", "--lang=fr", "--format=json"]);
    assert_eq!((asked.code, asked.err.as_str()), (0, ""));
}

#[test]
fn annotations_written_by_report_are_read_back_as_gold() {
    let folder = Folder::new("tools");
    let text = folder.file("dam.txt", TEXT);
    folder.file("conll/dam.txt", TEXT);
    for (format, output) in [("brat", "brat"), ("conll", "conll/dam.conll")] {
        let out = folder.name(output);
        let run = selon(
            "",
            &["report", &text, "--lang=fr", "--format", format, "-o", &out],
        );
        assert_eq!(run.code, 0, "{}", run.err);
    }
    for part in ["brat", "conll"] {
        let gold = folder.name(part);
        let run = selon("", &["eval", &gold, "--lang=fr", "--format=json"]);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{part}");
        assert_eq!(
            row(&run.json(), "attribution_exact"),
            [Some(1.0); 3],
            "{part}"
        );
    }
    let alone = folder.file("alone/dam.ann", "T1\tCue 0 5\tSelon\n");
    let run = selon("", &["eval", &alone, "--lang=fr"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("dam.txt: no such file"), "{}", run.err);
    let whole = selon(
        "",
        &["eval", &folder.name(""), "--lang=fr", "--format=json"],
    );
    assert_eq!((whole.code, &whole.json()["documents"]), (2, &json!(2)));
}

#[test]
fn fail_under_makes_the_exit_code_one() {
    let half = line(&both()[..1]);
    let code = |least: &str| selon(&half, &["eval", "-", "--fail-under", least]).code;
    assert_eq!([code("0.6"), code("0.7")], [0, 1]);
    let run = selon(&half, &["eval", "-", "--fail-under", "70"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("from 0 to 1"), "{}", run.err);
    assert_eq!(
        selon("", &["eval", "-", "--fail-under", "0.1"]).code,
        1,
        "nothing was measured"
    );
}

#[test]
fn the_table_has_a_figure_a_row() {
    let run = selon(line(&both()[..1]), &["eval", "-", "--format=csv"]);
    let rows: Vec<&str> = run.out.lines().collect();
    assert_eq!(rows[0], "by,name,row,precision,recall,f1,hit,gold,found,at");
    assert_eq!(rows[1], "all,,attribution,0.5000,1.0000,0.6667,1,1,2,");
    assert!(
        rows.iter()
            .any(|row| row.starts_with("language,fr,source,"))
    );
    assert!(rows.iter().any(|row| row.starts_with("rule,fr.according-")));
}

#[test]
fn what_a_text_holds_cannot_act() {
    let mut gold: Value = serde_json::from_str(&line(&both())).unwrap();
    gold["id"] = json!("\u{1b}[2Jdam");
    gold["attributions"] = json!([{"cue": [[0, 5]], "construction": "=a\u{1b}[0m"}]);
    for format in ["text", "csv"] {
        let run = selon(gold.to_string(), &["eval", "-", "--format", format]);
        assert!(!run.out.contains('\u{1b}'), "{}", run.out);
    }
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let gold = line(&both()).repeat(9) + &line(&both()[1..]).repeat(9);
    let run = |threads| selon(&gold, &["eval", "-", "--threads", threads]).out;
    assert_eq!(run("1"), run("4"));
}

#[test]
fn of_what_stands_inside_a_content_nothing_is_said_where_only_the_outermost_is_marked() {
    let text = "Mina Orl said that Tam Ruddock had denied that the lock was shut.";
    let cut = |words: &str| {
        let start = text.find(words).unwrap();
        json!([[start, start + words.len()]])
    };
    let gold = |nested: bool| {
        json!({"lang": "en", "text": text, "nested": nested, "attributions": [{"source": cut("Mina Orl"),
            "cue": cut("said"), "content": cut("Tam Ruddock had denied that the lock was shut")}]})
        .to_string()
    };
    let precision = |nested| {
        let found = selon(gold(nested), &["eval", "-", "--format=json"]).json();
        row(&found, "attribution")[0]
    };
    assert_eq!([precision(true), precision(false)], [Some(0.5), Some(1.0)]);
}

#[test]
fn what_was_found_in_the_examples_is_all_right_by_itself() {
    let mut gold = String::new();
    for (document, analysis) in reading::read(examples::all()) {
        let report = selon::report::json::Report::new(&analysis, &document.text);
        let mut line = serde_json::to_value(&report).unwrap();
        line["text"] = json!(document.text);
        gold += &(line.to_string() + "\n");
    }
    let found = selon(&gold, &["eval", "-", "--format=json"]).json();
    assert_eq!(found["errors"], json!([]));
    for (name, count) in found["all"].as_object().unwrap() {
        assert_eq!(count["f1"].as_f64(), Some(1.0), "{name}");
    }
    assert!(found["all"].as_object().unwrap().len() > 12);
}
