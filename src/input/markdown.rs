//! Markdown to the text that a reader sees.
//!
//! Blocks become paragraphs parted by blank lines. Marks of headings, emphasis and links go, their words
//! stay; blocks of code, pictures, raw HTML and what is struck through go.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use serde_yaml::Value;

use super::extract::{Extract, language, tidy};

/// A front matter longer than this is none.
const FRONT: usize = 64 << 10;

/// Reads a document.
pub(super) fn read(source: &str) -> Extract {
    let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        | Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut page = Page::default();
    for event in Parser::new_ext(source, options) {
        page.take(event);
    }
    let (mut extract, notice) = front(&page.front);
    extract.notice = notice;
    extract.title = extract.title.or_else(|| tidy(page.title.as_deref()?));
    page.text.truncate(page.text.trim_end().len());
    extract.text = page.text;
    extract
}

/// The text so far.
#[derive(Default)]
struct Page {
    text: String,
    front: String,
    /// The first heading of the highest level.
    title: Option<String>,
    in_title: bool,
    in_front: bool,
    /// How many elements without words for a reader are open.
    mute: usize,
    /// Whether a paragraph ends here.
    parted: bool,
}

impl Page {
    fn take(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.in_front => self.front.push_str(&text),
            Event::Text(text) | Event::Code(text) => self.push(&text),
            Event::SoftBreak => self.push(" "),
            Event::HardBreak => self.push("\n"),
            Event::InlineHtml(tag) => {
                let name = tag.get(1..3).unwrap_or_default();
                if name.eq_ignore_ascii_case("br") {
                    self.push("\n");
                }
            }
            Event::Rule => self.parted = true,
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag) {
        self.parted |= is_block(tag.to_end());
        match tag {
            Tag::MetadataBlock(_) => self.in_front = true,
            Tag::Heading {
                level: HeadingLevel::H1,
                ..
            } if self.title.is_none() => {
                self.in_title = true;
                self.title = Some(String::new());
            }
            _ => self.mute += usize::from(is_mute(tag.to_end())),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        self.parted |= is_block(tag);
        match tag {
            TagEnd::MetadataBlock(_) => self.in_front = false,
            TagEnd::Heading(_) => self.in_title = false,
            TagEnd::TableCell => self.push("\t"),
            _ => self.mute -= usize::from(is_mute(tag)).min(self.mute),
        }
    }

    fn push(&mut self, text: &str) {
        if self.mute > 0 {
            return;
        }
        if let Some(title) = self.title.as_mut().filter(|_| self.in_title) {
            title.push_str(text);
        }
        let blank = text.trim().is_empty();
        if self.parted && !blank {
            self.text.truncate(self.text.trim_end().len());
            if !self.text.is_empty() {
                self.text.push_str("\n\n");
            }
            self.parted = false;
        }
        if !(blank && (self.parted || self.text.is_empty())) {
            self.text.push_str(text);
        }
    }
}

/// Whether it stands in lines of its own.
fn is_block(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::Table
            | TagEnd::TableHead
            | TagEnd::TableRow
    )
}

/// Whether it holds no words of the article.
fn is_mute(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Image | TagEnd::Strikethrough
    )
}

/// What the front matter tells, and a notice where it cannot be read.
fn front(yaml: &str) -> (Extract, Option<String>) {
    let ignored = |reason: &str| {
        let notice = format!("the front matter was not read: {reason}");
        (Extract::default(), Some(notice))
    };
    if yaml.len() > FRONT {
        return ignored("it is longer than 64 KiB");
    }
    let fields = match serde_yaml::from_str(yaml) {
        Ok(Value::Mapping(fields)) => fields,
        Ok(Value::Null) => return (Extract::default(), None),
        Ok(_) => return ignored("it has no fields such as `title: …`"),
        Err(error) => return ignored(&error.to_string()),
    };
    let field = |names: &[&str]| {
        names.iter().find_map(|name| match fields.get(*name)? {
            Value::String(value) => tidy(value),
            Value::Number(value) => Some(value.to_string()),
            _ => None,
        })
    };
    let extract = Extract {
        title: field(&["title"]),
        date: field(&["date"]),
        lang: field(&["lang", "language"]).and_then(|tag| language(&tag)),
        outlet: field(&["outlet"]),
        url: field(&["url"]),
        ..Extract::default()
    };
    (extract, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(source: &str) -> String {
        read(source).text
    }

    #[test]
    fn marks_go_and_words_stay() {
        assert_eq!(
            text(
                "# Le *pont*\n\nSelon [la maire](http://x.test \"t\"), **tout**\nva `bien`&nbsp;!\n"
            ),
            "Le pont\n\nSelon la maire, tout va bien\u{a0}!"
        );
        assert_eq!(
            text("- un\n- deux\n\n> cité\n> encore\n\nfin  \nici[^1]\n\n[^1]: note"),
            "un\n\ndeux\n\ncité encore\n\nfin\nici\n\nnote"
        );
    }

    #[test]
    fn code_pictures_html_and_what_is_struck_go() {
        assert_eq!(
            text(
                "a ![alt](b.png)~~old~~new\n\n```\nlet x;\n```\n\n<script>alert(1)</script>\n\nb<br>c <b>d</b>"
            ),
            "a new\n\nb\nc d"
        );
    }

    #[test]
    fn tables_are_lines() {
        assert_eq!(text("|a|b|\n|-|-|\n|c|d|"), "a\tb\n\nc\td");
    }

    #[test]
    fn front_matter_tells() {
        let extract = read(
            "---\ntitle: 'The  lock'\ndate: 2031-05-03\nlang: en-GB\noutlet: The Quay\ntags: [a]\n---\n\n# Other\n\nText.",
        );
        assert_eq!(extract.title.as_deref(), Some("The lock"));
        assert_eq!(extract.date.as_deref(), Some("2031-05-03"));
        assert_eq!(extract.lang.as_deref(), Some("en"));
        assert_eq!(extract.outlet.as_deref(), Some("The Quay"));
        assert_eq!(extract.text, "Other\n\nText.");
        assert_eq!(extract.notice, None);
        assert_eq!(read("# A *b*\n\n# C").title.as_deref(), Some("A b"));
    }

    #[test]
    fn a_broken_front_matter_is_said() {
        let extract = read("---\ntitle: [\n---\n\nText.");
        assert_eq!(extract.text, "Text.");
        assert!(extract.notice.unwrap().contains("line"));
    }
}
