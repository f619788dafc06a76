//! A page as it is parsed, and what holds of every page.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// An element, and the text in it.
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: BTreeMap<String, String>,
    pub(crate) text: String,
    /// Whether it stands in the text of the article.
    pub(crate) prose: bool,
}

impl Element {
    pub(crate) fn has(&self, attribute: &str, word: &str) -> bool {
        let value = self.attributes.get(attribute);
        value.is_some_and(|value| value.split(' ').any(|w| w == word))
    }
}

/// All elements of a page in order; it must be well formed.
pub(crate) fn elements(page: &str) -> Vec<Element> {
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(page);
    let errors: RefCell<_> = dom.errors;
    assert!(errors.borrow().is_empty(), "{:?}", errors.borrow());
    let mut all = Vec::new();
    walk(&dom.document, false, &mut all);
    all
}

fn walk(node: &Handle, mut prose: bool, all: &mut Vec<Element>) {
    if let NodeData::Element { name, attrs, .. } = &node.data {
        let attributes: BTreeMap<String, String> = attrs
            .borrow()
            .iter()
            .map(|a| (a.name.local.to_string(), a.value.to_string()))
            .collect();
        let element = Element {
            name: name.local.to_string(),
            attributes,
            text: words(node),
            prose,
        };
        prose |= element.has("class", "prose");
        all.push(element);
    }
    for child in node.children.borrow().iter() {
        walk(child, prose, all);
    }
}

fn words(node: &Handle) -> String {
    match &node.data {
        NodeData::Text { contents } => contents.borrow().to_string(),
        // Numbers behind cues are no words of the text.
        NodeData::Element { attrs, .. } if attrs.borrow().iter().any(|a| &*a.value == "ref") => {
            String::new()
        }
        _ => node.children.borrow().iter().map(words).collect(),
    }
}

/// Whether nothing is fetched or run, and every link in it leads somewhere.
pub(crate) fn sound(all: &[Element]) {
    let ids: Vec<&String> = all.iter().filter_map(|e| e.attributes.get("id")).collect();
    let names: BTreeSet<&str> = ids.iter().map(|id| id.as_str()).collect();
    assert_eq!(ids.len(), names.len(), "an identifier stands twice");
    for element in all {
        for (attribute, value) in &element.attributes {
            let fetched = [
                "src",
                "srcset",
                "action",
                "formaction",
                "poster",
                "data",
                "style",
            ];
            assert!(
                !fetched.contains(&attribute.as_str()),
                "{attribute}={value}"
            );
            assert!(!attribute.starts_with("on"), "{attribute}={value}");
            if attribute == "href" && element.name != "link" {
                let target = value.strip_prefix('#').unwrap_or("not a place of the page");
                assert!(names.contains(target), "{value} leads nowhere");
            }
            for name in ["aria-labelledby", "aria-describedby"] {
                assert!(
                    attribute != name || value.split(' ').all(|id| names.contains(id)),
                    "{value}"
                );
            }
        }
    }
}
