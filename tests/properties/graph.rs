//! What holds of the graph of every collection.

use proptest::prelude::*;
use proptest::sample::select;
use selon::analysis::Analysis;
use selon::graph::Graph;
use selon::text::Document;
use serde_json::Value;

use super::PLAIN;
use super::sample::{NAMES, article};
use super::support::random::config;
use super::support::reading::ANALYZER;

/// A name that no article has.
const OTHER: &str = "Alda Marvenne";

/// A few articles, each with an identifier of its own.
fn collection() -> impl Strategy<Value = Vec<Document>> {
    prop::collection::vec(article(), 1..4).prop_map(|articles| {
        let one = |(number, sample): (usize, super::sample::Sample)| Document {
            id: format!("article-{number}"),
            text: PLAIN.set(&sample.text),
            lang: Some(sample.lang.to_owned()),
            ..Document::default()
        };
        articles.into_iter().enumerate().map(one).collect()
    })
}

/// Names of two words, as the other is: they make a person of their bearer.
fn full_name() -> impl Strategy<Value = &'static str> {
    let names = NAMES.iter().copied().filter(|name| name.contains(' '));
    select(names.collect::<Vec<_>>())
}

fn graph(documents: &[Document]) -> Value {
    let analyses: Vec<Analysis> = documents.iter().map(|d| ANALYZER.analyze(d)).collect();
    let pairs: Vec<_> = documents.iter().zip(&analyses).collect();
    serde_json::to_value(Graph::of(&pairs)).unwrap()
}

/// The labels of all sources, in order.
fn sources(graph: &Value) -> Vec<String> {
    let nodes = graph["nodes"].as_array().unwrap().iter();
    nodes
        .filter(|node| node["type"] == "source")
        .map(|node| node["label"].as_str().unwrap().to_owned())
        .collect()
}

/// How all nodes and edges hang together, without words and their places.
fn shape(graph: &Value) -> Vec<[Value; 4]> {
    let of = |list: &str, keys: [&str; 4]| -> Vec<[Value; 4]> {
        let all = graph[list].as_array().unwrap().iter();
        all.map(|one| keys.map(|key| one[key].clone())).collect()
    };
    let nodes = of("nodes", ["id", "type", "kind", "document"]);
    [nodes, of("edges", ["from", "to", "type", "document"])].concat()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_order_of_documents_changes_nothing(
        (ordered, mixed) in collection().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
    ) {
        prop_assert_eq!(graph(&mixed), graph(&ordered));
    }

    #[test]
    fn another_name_renames_one_source(documents in collection(), name in full_name()) {
        let renamed: Vec<_> = documents
            .iter()
            .map(|document| Document { text: document.text.replace(name, OTHER), ..document.clone() })
            .collect();
        let (before, after) = (graph(&documents), graph(&renamed));
        prop_assert_eq!(shape(&after), shape(&before));
        let expected: Vec<_> = sources(&before).iter().map(|label| label.replace(name, OTHER)).collect();
        prop_assert_eq!(sources(&after), expected);
        let bearers = sources(&before).iter().filter(|label| *label == name).count();
        prop_assert!(bearers <= 1, "one name, one source");
    }

    #[test]
    fn every_edge_shows_words_of_its_document(documents in collection()) {
        let found = graph(&documents);
        let ids: Vec<_> = found["nodes"].as_array().unwrap().iter().map(|node| &node["id"]).collect();
        for edge in found["edges"].as_array().unwrap() {
            prop_assert!(ids.contains(&&edge["from"]) && ids.contains(&&edge["to"]), "{}", edge);
            let number: usize = edge["document"].as_str().unwrap()[1..].parse().unwrap();
            let length = documents[number - 1].text.chars().count() as u64;
            let [start, end] = [0, 1].map(|at| edge["span"][at].as_u64().unwrap());
            prop_assert!(start < end && end <= length, "{}", edge);
        }
    }
}
