//! The formats of `selon report`: as before, whole on any text, and harmless.

mod case;
mod graph_rules;
mod graphs;
mod harmless;
mod schema;
#[path = "../support/mod.rs"]
mod support;
mod whole;

use std::fs;

use selon::report::csv::Table;
use support::folder::Folder;
use support::run::{Run, selon};
use support::{examples, golden};

/// Runs `selon report` on two example articles.
fn report(format: &str, more: &[&str]) -> Run {
    let examples = ["laiterie.fr.txt", "front.fr.txt"].map(examples::path);
    let examples = examples.each_ref().map(String::as_str);
    selon(&[&["report", "--format", format], more, &examples].concat())
}

/// Formats that are one file, and its ending.
const SINGLE: &[(&str, &str)] = &[
    ("md", "md"),
    ("dot", "dot"),
    ("graphml", "graphml"),
    ("gexf", "gexf"),
    ("annotations", "annotations.jsonld"),
    ("prov", "prov.jsonld"),
    ("schema-org", "schema-org.jsonld"),
    ("yaml", "yaml"),
];

#[test]
fn the_formats_write_as_before() {
    let mut made: Vec<(String, String)> = Vec::new();
    for (format, ending) in SINGLE {
        let run = report(format, &[]);
        assert_eq!(run.code, 0, "{}", run.err);
        made.push((format!("two.{ending}"), run.out));
    }
    for format in ["csv", "brat", "conll"] {
        let folder = Folder::new(format);
        let run = report(format, &["-o", &folder.name("")]);
        assert_eq!((run.code, run.out.as_str()), (0, ""), "{}", run.err);
        made.extend(folder.texts());
    }
    golden::hold("formats", &made);
}

#[test]
fn every_field_is_documented() {
    let page = include_str!("../../docs/formats.md");
    let mut fields: Vec<String> = Vec::new();
    for table in Table::ALL {
        let plain = |column: &&str| {
            column
                .trim_end_matches("_a")
                .trim_end_matches("_b")
                .to_owned()
        };
        fields.extend(table.columns().iter().map(plain));
    }
    let graph = report("graphml", &[]).out;
    let keys = schema::parse(&graph).children;
    let keys = keys.iter().filter(|element| element.name == "key");
    fields.extend(keys.map(|key| key.get("attr.name").to_owned()));
    for format in ["annotations", "prov", "schema-org"] {
        let json = report(format, &[]).out;
        let terms = json
            .split('"')
            .filter(|word| word.starts_with("selon:") || word.starts_with("prov:"));
        fields.extend(terms.map(str::to_owned));
    }
    for field in &fields {
        assert!(
            page.contains(&format!("`{field}`")),
            "docs/formats.md lacks {field}"
        );
    }
}

#[test]
fn the_page_is_a_format() {
    let run = report("html", &[]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.starts_with("<!DOCTYPE html>") && run.out.trim_end().ends_with("</html>"));
}

#[test]
fn several_files_want_a_folder() {
    let run = report("csv", &[]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(
        run.err.contains("sources.csv, claims.csv, conflicts.csv") && run.err.contains("-o"),
        "{}",
        run.err
    );
    let run = report("csv", &["--table", "sources"]);
    assert_eq!(run.code, 0);
    assert!(run.out.starts_with("document,source,name,"), "{}", run.out);
    let run = report("md", &["--table", "sources"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("--format csv"), "{}", run.err);
}

#[test]
fn an_input_is_not_overwritten() {
    let folder = Folder::new("overwrite");
    let article = folder.file("article.txt", b"Le maire a dit \xab oui \xbb.");
    let output = folder.name("");
    let args = [
        "report",
        "--format=brat",
        "--lang=fr",
        "-o",
        &output,
        &article,
    ];
    let run = selon(&args);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("is also an input"), "{}", run.err);
    assert!(fs::read(&article).unwrap().contains(&0xab));
}
