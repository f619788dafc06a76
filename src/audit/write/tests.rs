//! What is written is harmless wherever it is read, and has what its format asks for.

use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::Analyzer;
use crate::audit::{FindingKind, Options, audit};
use crate::text::Document;

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(Analyzer::new);

/// The audit of a text, with an identifier of unknown origin.
fn read(id: &str, text: &str) -> Audit {
    let document = Document {
        id: id.to_owned(),
        text: text.to_owned(),
        lang: Some("en".to_owned()),
        ..Document::default()
    };
    let analysis = ANALYZER.analyze(&document);
    audit(&ANALYZER, &document, &analysis, &Options::default())
}

fn written(audits: &[Audit], format: Format) -> String {
    let mut out = Vec::new();
    write(audits, &Policy::default(), format, false, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

const FORMATS: [Format; 6] = [
    Format::Text,
    Format::Json,
    Format::Jsonl,
    Format::Markdown,
    Format::Csv,
    Format::Sarif,
];

/// Names that attack whatever shows them.
const NASTY: &str = "=HYPERLINK(\"http://x\") <script>alert(1)</script> | [a](javascript:b) \u{1b}[31m \u{202e}evil\u{7}";

fn nasty() -> Vec<Audit> {
    let text = format!(
        "A source said {NASTY} was shut. “{NASTY} and nobody knew about it at all.”\n\n\
         The union said the lock was <b>shut</b>. +1 to @cmd, the tool reportedly said."
    );
    vec![read(NASTY, &text), read("plain.txt", &text)]
}

#[test]
fn nothing_acts_in_a_terminal() {
    for format in [Format::Text, Format::Markdown, Format::Csv] {
        let out = written(&nasty(), format);
        let acts = |c: char| {
            c.is_control() && c != '\n' && c != '\r' || ('\u{202a}'..='\u{202e}').contains(&c)
        };
        assert!(!out.contains(acts), "{format:?}");
    }
}

#[test]
fn markdown_holds_no_markup_of_the_text() {
    let out = written(&nasty(), Format::Markdown);
    assert!(!out.contains('<') && !out.contains("](") && !out.contains("javascript:"));
    let rows = out
        .lines()
        .filter(|l| l.starts_with("| error") || l.starts_with("| warning"));
    for row in rows {
        let bars = row.replace("\\|", "").matches('|').count();
        assert_eq!(bars, 8, "{row}");
    }
}

/// The cells of a table by RFC 4180.
fn table(csv: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = csv.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            '\r' if !quoted => {}
            c => cell.push(c),
        }
    }
    rows
}

#[test]
fn no_cell_is_a_formula_and_every_row_is_whole() {
    let rows = table(&written(&nasty(), Format::Csv));
    let columns = rows[0].len();
    assert!(rows.len() > 100);
    for row in &rows {
        assert_eq!(row.len(), columns, "{row:?}");
        for (at, cell) in row.iter().enumerate() {
            let number = cell.parse::<f64>().is_ok();
            assert!(
                number || !cell.starts_with(['=', '+', '-', '@']),
                "{at}: {cell}"
            );
        }
    }
    assert!(rows.iter().any(|r| r[0].starts_with("'=HYPERLINK")));
}

#[test]
fn sarif_has_what_it_must_have() {
    let audits = nasty();
    let log: Value = serde_json::from_str(&written(&audits, Format::Sarif)).unwrap();
    assert_eq!(log["version"], "2.1.0");
    assert!(
        log["$schema"]
            .as_str()
            .unwrap()
            .contains("sarif-schema-2.1.0")
    );
    let [run] = &log["runs"].as_array().unwrap()[..] else {
        panic!("one run")
    };
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "selon");
    let rules = driver["rules"].as_array().unwrap();
    assert_eq!(rules.len(), FindingKind::ALL.len());
    let results = run["results"].as_array().unwrap();
    assert_eq!(
        results.len(),
        audits.iter().map(|a| a.findings.len()).sum::<usize>()
    );
    for result in results {
        let rule = &rules[result["ruleIndex"].as_u64().unwrap() as usize];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(
            !rule["shortDescription"]["text"]
                .as_str()
                .unwrap()
                .is_empty()
        );
        assert!(["note", "warning", "error"].contains(&result["level"].as_str().unwrap()));
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        let location = &result["locations"][0]["physicalLocation"];
        let uri = location["artifactLocation"]["uri"].as_str().unwrap();
        let allowed = |c: char| c.is_ascii_alphanumeric() || "-._~/%".contains(c);
        assert!(!uri.is_empty() && uri.chars().all(allowed), "{uri}");
        if let Some(region) = location.get("region") {
            let number = |key: &str| region[key].as_u64().unwrap();
            assert!(number("startLine") >= 1 && number("startColumn") >= 1);
            let (start, end) = (
                (number("startLine"), number("startColumn")),
                (number("endLine"), number("endColumn")),
            );
            assert!(start < end && number("charLength") > 0);
        }
    }
}

#[test]
fn json_is_one_object_and_jsonl_one_a_line() {
    let audits = nasty();
    let report: Value = serde_json::from_str(&written(&audits, Format::Json)).unwrap();
    assert_eq!(report["schema"], SCHEMA);
    assert_eq!(report["documents"].as_array().unwrap().len(), 2);
    assert_eq!(report["totals"]["documents"], 2);
    let lines = written(&audits, Format::Jsonl);
    let objects: Vec<Value> = lines
        .lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect();
    assert_eq!(objects.len(), 3);
    assert_eq!(objects[1], report["documents"][1]);
    assert_eq!(objects[2]["totals"], report["totals"]);
    assert_eq!(written(&audits[1..], Format::Jsonl).lines().count(), 1);
}

#[test]
fn the_worst_comes_first() {
    let out = written(
        &[read(
            "a",
            "The gate reportedly broke. A source said 3 boats sank. It cost 12 euros.",
        )],
        Format::Text,
    );
    let at = |word: &str| out.find(word).unwrap();
    assert!(at("  error ") < at("  warning ") && at("  warning ") < at("  note "));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_text_is_audited_and_written(
        pieces in prop::collection::vec(prop_oneof![
            Just("A source said ".to_owned()), Just("“".to_owned()), Just("” ".to_owned()), Just("\n\n".to_owned()),
            Just("reportedly 12 boats sank. ".to_owned()), Just("Mrs Vell claimed that ".to_owned()),
            Just("=1+1\u{202e}<script>\u{1b}]0;\u{7} ".to_owned()), "\\PC{0,12}", ".{0,6}",
        ], 0..14),
    ) {
        let text = pieces.concat();
        let audits = [read("a", &text)];
        let points = text.chars().count();
        for finding in &audits[0].findings {
            if let (Some(place), Some(bytes)) = (finding.place, finding.bytes) {
                prop_assert!(place.span[0] <= place.span[1] && place.span[1] <= points);
                prop_assert!(text.get(bytes.start..bytes.end).is_some());
            }
        }
        for format in FORMATS {
            let out = written(&audits, format);
            prop_assert_eq!(&out, &written(&[read("a", &text)], format));
            prop_assert!(!out.is_empty());
            if format == Format::Text {
                prop_assert!(!out.chars().any(|c| c.is_control() && c != '\n'));
            }
        }
    }
}
