//! Graphs for other programs are what the schemas of their formats ask for.

use std::collections::BTreeMap;

use proptest::prelude::*;
use selon::report::escape::clean;
use selon::report::{dot, gexf, graphml};

use crate::case::{case, collection};
use crate::graph_rules::{GEXF, GRAPHML};
use crate::report;
use crate::schema::{Element, faults, parse, twice};
use crate::support::random::config;

/// What is wrong with the identifiers of nodes and edges, and with the ends of edges.
fn ends(root: &Element) -> Vec<String> {
    let nodes = root.all("node");
    let edges = root.all("edge");
    let mut found = twice("node", nodes.iter().map(|node| node.get("id")));
    found.extend(twice(
        "edge",
        edges.iter().filter_map(|edge| edge.find("id")),
    ));
    let known: Vec<_> = nodes.iter().filter_map(|node| node.find("id")).collect();
    for edge in edges {
        for end in ["source", "target"] {
            let lost = edge.find(end).filter(|id| !known.contains(id));
            found.extend(lost.map(|id| format!("edge: {end} {id} is no node")));
        }
    }
    found
}

/// Whether a value is of its declared type.
fn typed(kind: &str, value: &str) -> bool {
    match kind {
        "boolean" => matches!(value, "true" | "false"),
        "int" | "integer" => value.parse::<i32>().is_ok(),
        _ => true,
    }
}

/// What is wrong with the values of elements: each is of a declared attribute, of its type, and stands once.
fn values<'a>(
    declared: &BTreeMap<&str, &str>,
    element: &Element,
    values: impl Iterator<Item = (&'a str, &'a str)> + Clone,
) -> Vec<String> {
    let mut found = twice(&element.name, values.clone().map(|(key, _)| key));
    for (key, value) in values {
        match declared.get(key) {
            None => found.push(format!("{}: {key} is not declared", element.name)),
            Some(kind) if !typed(kind, value) => found.push(format!("{key}: {value} is no {kind}")),
            Some(_) => {}
        }
    }
    found
}

fn graphml_faults(root: &Element) -> Vec<String> {
    let mut found = Vec::new();
    if root.find("xmlns") != Some("http://graphml.graphdrawing.org/xmlns") {
        found.push("another namespace".to_owned());
    }
    faults(GRAPHML, root, &mut found);
    found.extend(ends(root));
    let keys = root.all("key");
    found.extend(twice("key", keys.iter().map(|key| key.get("id"))));
    for class in ["node", "edge"] {
        let of = keys.iter().filter(|key| key.find("for") == Some(class));
        let declared = of
            .map(|key| (key.get("id"), key.get("attr.type")))
            .collect();
        for element in root.all(class) {
            let data = element.children.iter().filter(|child| child.name == "data");
            let data = data.map(|data| (data.get("key"), data.text.as_str()));
            found.extend(values(&declared, element, data));
        }
    }
    found
}

fn gexf_faults(root: &Element) -> Vec<String> {
    let mut found = Vec::new();
    let spaces = [
        ("xmlns", "http://gexf.net/1.3"),
        ("xmlns:viz", "http://gexf.net/1.3/viz"),
    ];
    for (name, space) in spaces {
        if root.find(name) != Some(space) {
            found.push("another namespace".to_owned());
        }
    }
    faults(GEXF, root, &mut found);
    found.extend(ends(root));
    let classes = root.all("attributes");
    for class in ["node", "edge"] {
        let of = classes
            .iter()
            .filter(|all| all.find("class") == Some(class));
        let of: Vec<_> = of.flat_map(|all| &all.children).collect();
        found.extend(twice("attribute", of.iter().map(|one| one.get("id"))));
        let declared = of
            .iter()
            .map(|one| (one.get("id"), one.get("type")))
            .collect();
        for element in root.all(class) {
            let held = element.all("attvalue");
            let held = held.iter().map(|one| (one.get("for"), one.get("value")));
            found.extend(values(&declared, element, held));
        }
    }
    // Two edges between the same nodes must be of different kinds.
    let edges = root.all("edge");
    let sorts = edges.iter().map(|edge| {
        let kind = edge.find("kind").unwrap_or_default();
        format!("{} {} {kind}", edge.get("source"), edge.get("target"))
    });
    let sorts: Vec<_> = sorts.collect();
    found.extend(twice("edge", sorts.iter().map(String::as_str)));
    found
}

#[test]
fn the_graphs_of_articles_follow_their_schemas() {
    assert_eq!(graphml_faults(&parse(&report("graphml", &[]).out)), [""; 0]);
    assert_eq!(gexf_faults(&parse(&report("gexf", &[]).out)), [""; 0]);
}

#[test]
fn what_a_schema_forbids_is_found() {
    let [graphml, gexf] = ["graphml", "gexf"].map(|format| report(format, &[]).out);
    for (from, to) in [
        ("<key id=\"n_type\"", "<key id=\"n type\""),
        ("<key id=\"n_date\"", "<key id=\"n_type\""),
        ("attr.type=\"int\"", "attr.type=\"integer\""),
        (" edgedefault=\"directed\"", ""),
        ("<node id=\"d1\">", "<node id=\"d2\">"),
        ("source=\"d1\"", "source=\"nobody\""),
        ("<data key=\"n_type\">", "<data key=\"e_relation\">"),
        (">false<", ">maybe<"),
        ("graphdrawing.org/xmlns\"", "graphdrawing.org/\""),
    ] {
        let wrong = graphml.replacen(from, to, 1);
        assert!(
            wrong != graphml && !graphml_faults(&parse(&wrong)).is_empty(),
            "{from}"
        );
    }
    for (from, to) in [
        ("version=\"1.3\"", "version=\"1.2\""),
        ("type=\"integer\"", "type=\"int\""),
        ("class=\"node\"", "class=\"nodes\""),
        ("r=\"110\"", "r=\"256\""),
        ("<edges>", "<edges><node id=\"x\"/>"),
        (" kind=\"", " sort=\""),
        (
            "<attvalue for=\"5\" value=\"false\"",
            "<attvalue for=\"5\" value=\"0\"",
        ),
        ("<attvalue for=\"0\"", "<attvalue for=\"99\""),
    ] {
        let wrong = gexf.replacen(from, to, 1);
        assert!(
            wrong != gexf && !gexf_faults(&parse(&wrong)).is_empty(),
            "{from}"
        );
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn graphs_of_anything_follow_their_schemas(case in case()) {
        let (documents, links) = collection(&case);
        let empty = Vec::<String>::new();
        prop_assert_eq!(graphml_faults(&parse(&graphml::graph(&documents, &links))), empty.clone());
        let gexf = parse(&gexf::graph(&documents, &links));
        prop_assert_eq!(gexf_faults(&gexf), empty);
        let labels: Vec<_> = gexf.all("node").iter().map(|node| node.get("label").to_owned()).collect();
        let known = |text: &str| clean(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}");
        prop_assert!(labels.contains(&known(&case.0.id)) && labels.contains(&known(&case.1.sources[0].name)));
    }

    #[test]
    fn dot_closes_its_quotation_marks(case in case()) {
        let (documents, links) = collection(&case);
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
}
