//! Elements of XML with text of unknown origin in them.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::escape::clean;

/// An XML file in the making. It goes into memory, where writing cannot fail.
pub(super) struct Xml(Writer<Vec<u8>>);

/// The name of an attribute and its value.
pub(super) type Attribute<'a> = (&'a str, &'a str);

impl Xml {
    pub(super) fn new() -> Self {
        let mut xml = Self(Writer::new_with_indent(Vec::new(), b' ', 1));
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        xml
    }

    fn event(&mut self, event: Event) {
        self.0.write_event(event).unwrap_or_default();
    }

    /// An element with what `inside` writes into it.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: &[Attribute],
        inside: impl FnOnce(&mut Self),
    ) {
        self.event(Event::Start(start(name, attributes)));
        inside(self);
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &str, attributes: &[Attribute]) {
        self.event(Event::Empty(start(name, attributes)));
    }

    /// An element with text in it.
    pub(super) fn text(&mut self, name: &str, attributes: &[Attribute], text: &str) {
        self.element(name, attributes, |xml| {
            xml.event(Event::Text(BytesText::new(&characters(text))));
        });
    }

    pub(super) fn finish(self) -> String {
        let mut text = String::from_utf8(self.0.into_inner()).unwrap_or_default();
        text.push('\n');
        text
    }
}

fn start<'a>(name: &'a str, attributes: &[Attribute]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, characters(value).as_str()));
    }
    start
}

/// Only characters that XML 1.0 knows and no terminal acts on.
fn characters(text: &str) -> String {
    let known = |c: char| !matches!(c, '\u{fffe}' | '\u{ffff}');
    let safe = |c| if known(c) { c } else { '\u{fffd}' };
    clean(text).chars().map(safe).collect()
}
