//! The formats of `selon report`: as before, whole on any text, and harmless.

mod support;

use std::collections::BTreeSet;
use std::fs;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use pulldown_cmark::{Event, Options, Parser, Tag};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event as Xml};
use selon::analysis::{
    Analysis, Attribution, Certainty, Class, Conflict, ConflictKind, Kind, Polarity, Side, Source,
    Tone, Voice,
};
use selon::conflict::{Link, Place};
use selon::report::csv::Table;
use selon::report::escape::clean;
use selon::report::gold::Roles;
use selon::report::{
    annotations, brat, conll, csv, dot, gexf, graphml, markdown, prov, schema_org, yaml,
};
use selon::text::{Document, Span};
use serde_json::Value;
use support::folder::Folder;
use support::random::config;
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
    let page = include_str!("../docs/formats.md");
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
    for (name, key) in elements(&graph) {
        if name == "key" {
            fields.push(attribute(&key, "attr.name").unwrap());
        }
    }
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

/// What has broken a format somewhere.
const HOSTILE: &[&str] = &[
    "=1+1",
    "+1",
    "-2",
    "@SUM(A1)",
    "\t=1",
    "<script>alert(1)</script>",
    "]]>",
    "<!--",
    "--",
    "&lt;",
    "\u{1b}[31m",
    "\u{9b}2J",
    "\u{202e}",
    "\u{2066}",
    "\u{200f}",
    "\u{feff}",
    "\u{ad}",
    "\0",
    "\u{7f}",
    "\u{fffe}",
    "\u{e0041}",
    "\"",
    "'",
    "\\",
    "\\N",
    "`",
    "*a*",
    "_b_",
    "[x](javascript:y)",
    "![i](u)",
    "|",
    "#",
    "# ",
    "- ",
    "1. ",
    "~~",
    "$x$",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "\u{2028}",
    "\u{85}",
    "\u{b}",
    "https://example.org",
    "www.example.org",
    "{{x}}",
    "{%",
    "${x}",
    ";",
    ",",
    ":",
    ": ",
    "%",
    "!!str",
    "null",
    "mot",
    "eau ",
    " ",
    " ",
    "é",
    "e\u{301}",
    "\u{915}\u{94d}\u{937}",
    "שלום",
    "مرحبا",
    "東京",
    "👩\u{200d}🚒",
    "12",
    "a",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::collection::vec(select(HOSTILE), 1..30).prop_map(|parts| parts.concat()),
        1 => ".{1,60}",
        1 => "\\PC{1,60}",
    ]
}

/// Two pieces that hold something, in order, from places in a text.
fn pieces(text: &str, places: &[Index]) -> Vec<Span> {
    let bounds: Vec<_> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    let mut cuts: Vec<_> = places
        .iter()
        .map(|place| bounds[place.index(bounds.len())])
        .collect();
    cuts.sort_unstable();
    let spans = cuts.chunks(2).map(|pair| Span::new(pair[0], pair[1]));
    spans.filter(|span| span.start < span.end).collect()
}

prop_compose! {
    /// A text with anything marked in it, whatever sense that makes.
    fn case()(
        id in text(),
        text in text(),
        meta in prop::option::of(text()),
        name in text(),
        places in prop::collection::vec(prop::collection::vec(any::<Index>(), 12), 0..5),
        clash in prop::collection::vec(any::<Index>(), 4),
    ) -> (Document, Analysis) {
        let attribution = |(index, places): (usize, &Vec<Index>)| Attribution {
            kind: Kind::Mixed,
            class: Class::State,
            tone: Tone::Neutral,
            polarity: if index % 2 == 0 { Polarity::Positive } else { Polarity::Negative },
            certainty: Certainty::Asserted,
            rule: "test".to_owned(),
            via: index.checked_sub(1),
            continues: index.checked_sub(2),
            source: pieces(&text, &places[..4]),
            cue: pieces(&text, &places[4..8]),
            content: pieces(&text, &places[8..]),
            entity: (index % 3 > 0).then_some(0),
        };
        let attributions: Vec<_> = places.iter().enumerate().map(attribution).collect();
        let clash = pieces(&text, &clash);
        let side = |index: usize| Side {
            voice: if index < attributions.len() { Voice::Attribution(index) } else { Voice::Narration },
            span: clash[index],
        };
        let conflicts = if clash.len() == 2 {
            vec![Conflict { a: side(0), b: side(1), kind: ConflictKind::Denial, why: name.clone() }]
        } else {
            Vec::new()
        };
        let source = Source {
            name: name.clone(),
            kind: meta.clone(),
            evidence: Vec::new(),
            anonymous: meta.is_none(),
            reason: clash.first().copied(),
            mentions: attributions.iter().flat_map(|a| a.source.clone()).collect(),
        };
        let analysis = Analysis {
            id: id.clone(),
            lang: Some("fr".to_owned()),
            attributions,
            sources: vec![source],
            conflicts,
            notices: vec![name],
            ..Analysis::default()
        };
        let [date, outlet, url] = [meta.clone(), meta.clone(), meta];
        (Document { id, text, lang: None, date, outlet, url, ..Document::default() }, analysis)
    }
}

/// Twice the same document, and a conflict across.
fn collection(case: &(Document, Analysis)) -> (Vec<(Document, Analysis)>, Vec<Link>) {
    let conflict = case.1.conflicts.first();
    let link = |conflict: &Conflict| Link {
        a: Place {
            document: 0,
            side: conflict.a.clone(),
        },
        b: Place {
            document: 1,
            side: conflict.b.clone(),
        },
        kind: conflict.kind,
        why: conflict.why.clone(),
    };
    (
        vec![case.clone(), case.clone()],
        conflict.map(link).into_iter().collect(),
    )
}

/// Whether it can be seen, and does nothing else.
fn visible(c: char) -> bool {
    let text = c.to_string();
    !c.is_whitespace() && clean(&text) == text
}

/// The parts of all attributions that are left when `part` is done with each.
fn roles(analysis: &Analysis, part: impl Fn(&[Span]) -> Vec<Span>) -> Vec<[Vec<Span>; 3]> {
    let all = analysis.attributions.iter();
    let all = all.map(|a| [part(&a.source), part(&a.cue), part(&a.content)]);
    all.filter(|parts| parts.iter().any(|part| !part.is_empty()))
        .collect()
}

fn parts(found: Vec<Roles>) -> Vec<[Vec<Span>; 3]> {
    found
        .into_iter()
        .map(|r| [r.source, r.cue, r.content])
        .collect()
}

/// The value of an attribute.
fn attribute(element: &BytesStart, name: &str) -> Option<String> {
    let mut all = element.attributes().map(Result::unwrap);
    let found = all.find(|a| a.key.as_ref() == name)?;
    Some(
        found
            .normalized_value(quick_xml::XmlVersion::Implicit1_0)
            .unwrap()
            .into_owned(),
    )
}

/// All start tags of a file that must be well formed.
fn elements(xml: &str) -> Vec<(String, BytesStart<'static>)> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let (mut found, mut depth) = (Vec::new(), 0);
    loop {
        let event = reader.read_event().unwrap();
        match event {
            Xml::Start(_) => depth += 1,
            Xml::End(_) => depth -= 1,
            _ => {}
        }
        match event {
            Xml::Start(start) | Xml::Empty(start) => {
                let name = start.name().as_ref().to_owned();
                found.push((name, start.into_owned()));
            }
            Xml::Comment(_) | Xml::CData(_) | Xml::PI(_) | Xml::DocType(_) => panic!("{xml}"),
            Xml::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    // What XML 1.0 allows.
    let known = |c: char| {
        c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}') || matches!(c, '\n' | '\t' | '\r')
    };
    assert!(xml.chars().all(known));
    found
}

/// That edges join nodes and that values are of declared attributes.
fn check_graph(xml: &str, key: &str, value: (&str, &str)) {
    let elements = elements(xml);
    let of = |name: &'static str, attr: &'static str| {
        let all = elements.iter().filter(move |(n, _)| n == name);
        all.map(move |(_, e)| attribute(e, attr).unwrap_or_else(|| panic!("{name} without {attr}")))
    };
    let nodes: Vec<_> = of("node", "id").collect();
    let unique: BTreeSet<_> = nodes.iter().cloned().collect();
    assert_eq!(unique.len(), nodes.len());
    let edges: Vec<_> = of("edge", "id").collect();
    assert_eq!(edges.iter().collect::<BTreeSet<_>>().len(), edges.len());
    assert!(
        of("edge", "source")
            .chain(of("edge", "target"))
            .all(|end| unique.contains(&end))
    );
    let mut keys = elements
        .iter()
        .filter(|(n, _)| n == key)
        .map(|(_, e)| attribute(e, "id").unwrap());
    let declared: BTreeSet<_> = keys.by_ref().collect();
    let (element, of_key) = value;
    for (_, value) in elements.iter().filter(|(n, _)| n == element) {
        assert!(declared.contains(&attribute(value, of_key).unwrap()));
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn nothing_that_acts_comes_out(case in case()) {
        let (documents, links) = collection(&case);
        let lines = |text: String| text.replace("\r\n", "\n");
        let made = [
            markdown::page(&documents, &links),
            lines(csv::bundle(&documents, &links).into_iter().map(|file| file.text).collect()),
            dot::graph(&documents, &links),
            graphml::graph(&documents, &links),
            gexf::graph(&documents, &links),
            annotations::collection(&documents, &links),
            prov::graph(&documents, &links),
            schema_org::graph(&documents, &links),
            yaml::stream(&documents),
            brat::annotations(&case.0, &case.1).replace('\t', " "),
            conll::columns(&case.0, &case.1).replace('\t', " "),
        ];
        for text in made {
            for line in text.split('\n') {
                let cleaned = clean(line);
                prop_assert_eq!(cleaned.as_ref(), line);
            }
        }
    }

    #[test]
    fn tables_read_back_as_the_same_cells(case in case()) {
        let (documents, links) = collection(&case);
        for table in Table::ALL {
            let made = csv::table(table, &documents, &links);
            let mut reader = ::csv::Reader::from_reader(made.as_bytes());
            prop_assert_eq!(reader.headers().unwrap(), &::csv::StringRecord::from(table.columns()));
            let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
            let formula = |cell: &str| cell.trim_start().starts_with(['=', '+', '-', '@']);
            prop_assert!(!rows.iter().flatten().any(formula));
            let count = match table {
                Table::Sources => 2,
                Table::Claims => 2 * case.1.attributions.len(),
                Table::Conflicts => 3 * case.1.conflicts.len(),
            };
            prop_assert_eq!(rows.len(), count);
            if table == Table::Sources {
                prop_assert_eq!(&rows[0][0], csv::safe(&case.0.id));
                prop_assert_eq!(&rows[1][2], csv::safe(&case.1.sources[0].name));
            }
        }
    }

    #[test]
    fn markdown_holds_no_markup_of_the_text(case in case(), text in text()) {
        let table = format!("| a |\n|---|\n| {} |\n", markdown::escape(&text));
        let mut shown = String::new();
        // All but those that only change how marks look.
        let options = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
        for event in Parser::new_ext(&table, options).skip_while(|e| !matches!(e, Event::End(pulldown_cmark::TagEnd::TableHead))) {
            match event {
                Event::Text(text) => shown.push_str(&text),
                Event::Start(Tag::TableRow | Tag::TableCell) | Event::End(_) => {}
                other => prop_assert!(false, "{:?}", other),
            }
        }
        let cleaned = clean(&text);
        prop_assert_eq!(shown.trim(), cleaned.trim());

        let (documents, links) = collection(&case);
        let page = markdown::page(&documents, &links);
        let mut rows = 0;
        for event in Parser::new_ext(&page, options) {
            match event {
                Event::Start(Tag::TableRow) => rows += 1,
                Event::Html(_) | Event::InlineHtml(_) | Event::Code(_) | Event::Rule | Event::HardBreak
                | Event::FootnoteReference(_) | Event::InlineMath(_) | Event::DisplayMath(_)
                | Event::TaskListMarker(_)
                | Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock) => {
                    prop_assert!(false, "{:?}", event);
                }
                _ => {}
            }
        }
        prop_assert_eq!(rows, 2 * (1 + case.1.attributions.len()));
        prop_assert!(!page.contains("://") && !page.contains('@'));
    }

    #[test]
    fn graphs_are_whole(case in case()) {
        let (documents, links) = collection(&case);
        check_graph(&graphml::graph(&documents, &links), "key", ("data", "key"));
        check_graph(&gexf::graph(&documents, &links), "attribute", ("attvalue", "for"));
        let labels: Vec<_> = elements(&gexf::graph(&documents, &links))
            .iter()
            .filter(|(name, _)| name == "node")
            .map(|(_, node)| attribute(node, "label").unwrap())
            .collect();
        let known = |text: &str| clean(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}");
        prop_assert!(labels.contains(&known(&case.0.id)) && labels.contains(&known(&case.1.sources[0].name)));
        let dot = dot::graph(&documents, &links);
        for line in dot.lines() {
            let mut inside = false;
            let mut chars = line.chars();
            while let Some(c) = chars.next() {
                match c {
                    '\\' if inside => prop_assert!(chars.next().is_some()),
                    '"' => inside = !inside,
                    _ => prop_assert!(inside || c.is_ascii_alphanumeric() || " [],;=->{}_".contains(c), "{}", line),
                }
            }
            prop_assert!(!inside, "{}", line);
        }
    }

    #[test]
    fn json_reads_back(case in case()) {
        let (documents, links) = collection(&case);
        let parse = |text: &str| serde_json::from_str::<Value>(text).unwrap();
        let found = parse(&annotations::collection(&documents, &links));
        let items = found["first"]["items"].as_array().unwrap();
        prop_assert_eq!(found["total"].as_u64(), Some(items.len() as u64));
        let chars: Vec<char> = case.0.text.chars().collect();
        for target in items.iter().flat_map(|item| item["target"].as_array().unwrap()) {
            let [place, quote] = [0, 1].map(|at| &target["selector"][at]);
            let at = |name: &str| usize::try_from(place[name].as_u64().unwrap()).unwrap();
            let words: String = chars[at("start")..at("end")].iter().collect();
            let [exact, prefix, suffix] = ["exact", "prefix", "suffix"].map(|name| quote[name].as_str().unwrap());
            prop_assert_eq!(exact, words);
            prop_assert!(case.0.text.contains(&[prefix, exact, suffix].concat()));
        }
        let count = case.1.attributions.len();
        let conflicts = 3 * case.1.conflicts.len();
        let outlets = usize::from(case.0.outlet.is_some());
        let prov = parse(&prov::graph(&documents, &links));
        let expected = 2 * (2 + 2 * count + outlets) + 2 * conflicts;
        prop_assert_eq!(prov["@graph"].as_array().unwrap().len(), expected);
        let schema = parse(&schema_org::graph(&documents, &links));
        prop_assert_eq!(schema["@graph"].as_array().unwrap().len(), 2 * (2 + count) + 2 * conflicts);
    }

    #[test]
    fn brat_reads_back(case in case()) {
        let (document, analysis) = &case;
        let ann = brat::annotations(document, analysis);
        let seen = |spans: &[Span]| {
            let any = spans.iter().any(|span| span.of(&document.text).chars().any(visible));
            if any { spans.to_vec() } else { Vec::new() }
        };
        let found = brat::read(&document.text, &ann).unwrap();
        prop_assert_eq!(parts(found), roles(analysis, seen));
        for line in ann.lines().filter(|line| line.starts_with('T')) {
            prop_assert_eq!(line.matches('\t').count(), 2);
        }
    }

    #[test]
    fn columns_read_back(case in case()) {
        let (document, analysis) = &case;
        let columns = conll::columns(document, analysis);
        // Blanks at the ends of a piece are no tokens.
        let trimmed = |spans: &[Span]| {
            let trim = |span: &Span| {
                let words = span.of(&document.text);
                let start = span.end - words.trim_start().len();
                Span::new(start, start + words.trim().len())
            };
            spans.iter().map(trim).filter(|span| span.start < span.end).collect()
        };
        let found = conll::read(&document.text, &columns).unwrap();
        prop_assert_eq!(parts(found), roles(analysis, trimmed));
        let tokens = columns.lines().filter(|line| !line.is_empty() && !line.starts_with("# "));
        for line in tokens {
            prop_assert_eq!(line.split('\t').count(), 7, "{}", line);
        }
    }
}
