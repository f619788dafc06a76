//! What is written reads back as what was found.

use proptest::prelude::*;
use selon::analysis::Analysis;
use selon::report::csv::Table;
use selon::report::escape::clean;
use selon::report::gold::Roles;
use selon::report::{annotations, brat, conll, csv, prov, schema_org};
use selon::text::Span;
use serde_json::Value;

use crate::case::{case, collection};
use crate::support::random::config;

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

proptest! {
    #![proptest_config(config())]

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
