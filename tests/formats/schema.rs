//! XML read as a tree and held against what a schema asks of its elements.

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::XmlVersion::Implicit1_0;
use quick_xml::events::{BytesStart, Event};

/// An element as it was read.
#[derive(Debug, Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) children: Vec<Element>,
    /// The text right in it, without what stands there as an entity.
    pub(crate) text: String,
}

impl Element {
    fn of(start: &BytesStart) -> Self {
        let attributes = start.attributes().map(Result::unwrap).map(|a| {
            let value = a.normalized_value(Implicit1_0).unwrap().into_owned();
            (a.key.as_ref().to_owned(), value)
        });
        Self {
            name: start.name().as_ref().to_owned(),
            attributes: attributes.collect(),
            ..Self::default()
        }
    }

    pub(crate) fn find(&self, attribute: &str) -> Option<&str> {
        let mut all = self.attributes.iter();
        let (_, value) = all.find(|(name, _)| name == attribute)?;
        Some(value)
    }

    /// An attribute that must be there.
    pub(crate) fn get(&self, attribute: &str) -> &str {
        self.find(attribute)
            .unwrap_or_else(|| panic!("{} without {attribute}", self.name))
    }

    /// Itself and all in it with this name.
    pub(crate) fn all<'a>(&'a self, name: &str) -> Vec<&'a Element> {
        let own = (self.name == name).then_some(self);
        let inner = self.children.iter().flat_map(|child| child.all(name));
        own.into_iter().chain(inner).collect()
    }
}

/// The root of a file that must be well formed, without comments and instructions, in the characters of XML 1.0.
pub(crate) fn parse(xml: &str) -> Element {
    let known = |c: char| {
        c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}') || matches!(c, '\n' | '\t' | '\r')
    };
    assert!(xml.chars().all(known));
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => open.push(Element::of(&start)),
            Event::Empty(start) => open.last_mut().unwrap().children.push(Element::of(&start)),
            Event::End(_) => {
                let closed = open.pop().unwrap();
                open.last_mut().unwrap().children.push(closed);
            }
            Event::Text(text) => open.last_mut().unwrap().text.push_str(&text),
            Event::Decl(_) | Event::GeneralRef(_) => {}
            Event::Eof => break,
            other => panic!("{other:?} in {xml}"),
        }
    }
    assert_eq!((open.len(), open[0].children.len()), (1, 1), "{xml}");
    open[0].children.remove(0)
}

/// What a value may be.
#[derive(Clone, Copy)]
pub(crate) enum Value {
    Any,
    /// `xs:NMTOKEN`
    Token,
    /// A channel of a colour, up to 255.
    Channel,
    /// One of these.
    Of(&'static [&'static str]),
}

impl Value {
    fn holds(self, value: &str) -> bool {
        let token = |c: char| c.is_alphanumeric() || "._-:".contains(c);
        match self {
            Self::Any => true,
            Self::Token => !value.is_empty() && value.chars().all(token),
            Self::Channel => value.parse::<u8>().is_ok(),
            Self::Of(values) => values.contains(&value),
        }
    }
}

/// What a schema says of an element.
pub(crate) struct Rule {
    pub(crate) name: &'static str,
    /// Its attributes, whether each must be there, and what it may be.
    pub(crate) attributes: &'static [(&'static str, bool, Value)],
    /// The elements in it, in this order, how many of each at least and at most.
    pub(crate) children: &'static [(&'static str, usize, usize)],
    /// Whether there may be text in it.
    pub(crate) text: bool,
}

/// What the rules do not allow in an element and all that is in it.
pub(crate) fn faults(rules: &[Rule], element: &Element, found: &mut Vec<String>) {
    let name = &element.name;
    let Some(rule) = rules.iter().find(|rule| rule.name == name) else {
        found.push(format!("{name} is not known"));
        return;
    };
    for (attribute, value) in &element.attributes {
        // Which schema it follows may be told anywhere.
        if attribute.starts_with("xmlns") || attribute.starts_with("xsi:") {
            continue;
        }
        match rule
            .attributes
            .iter()
            .find(|(known, ..)| known == attribute)
        {
            None => found.push(format!("{name} has no {attribute}")),
            Some((.., kind)) if !kind.holds(value) => {
                found.push(format!("{name}: {attribute} is not {value}"));
            }
            Some(_) => {}
        }
    }
    for (attribute, needed, _) in rule.attributes {
        if *needed && element.find(attribute).is_none() {
            found.push(format!("{name} without {attribute}"));
        }
    }
    let mut children = element.children.iter().peekable();
    for (child, least, most) in rule.children {
        let mut count = 0;
        while children.next_if(|next| next.name == *child).is_some() {
            count += 1;
        }
        if count < *least || count > *most {
            found.push(format!("{name} with {count} {child}"));
        }
    }
    if let Some(child) = children.next() {
        found.push(format!("{} does not stand here in {name}", child.name));
    }
    if !rule.text && !element.text.trim().is_empty() {
        found.push(format!("text in {name}"));
    }
    for child in &element.children {
        faults(rules, child, found);
    }
}

/// Values that stand twice.
pub(crate) fn twice<'a>(what: &str, values: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let again = values.filter(|value| !seen.insert(*value));
    again.map(|value| format!("{what} {value} twice")).collect()
}
