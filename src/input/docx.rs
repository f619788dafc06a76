//! Word documents: paragraphs of the main part, as Word shows them.
//!
//! The text of runs is joined as it stands, so no space between them is lost. What was deleted under change
//! tracking, hidden text, and the second version of a text box go. Headers, footers, notes and comments are
//! other parts and are not read.

use std::io::{Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;
use zip::result::ZipError;

use super::extract::{Extract, OLE, language, tidy};
use crate::text::decode::decode;

/// The most bytes that a part may have when it is unpacked.
const LIMIT: u64 = 256 << 20;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Reads a document.
pub(super) fn read(bytes: &[u8]) -> Result<Extract, String> {
    if bytes.starts_with(OLE) {
        return Err(
            "is protected by a password or in an old Office format; open it and save it as .docx without a password"
                .to_owned(),
        );
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let main = main_part(&archive).ok_or(
        "is a zip archive without word/document.xml, so no Word document; save its text as .docx or .txt",
    )?;
    let source = part(&mut archive, &main, LIMIT)?;
    let text = body(&source).map_err(|(at, error)| {
        let (line, column) = place(&source, at);
        format!(
            "{main}:{line}:{column}: is no valid XML: {error}; open the document in Word and save it again"
        )
    })?;
    if !text.chars().any(char::is_alphanumeric) {
        return Err(
            "has no text; is it made of pictures? Then run text recognition on it".to_owned(),
        );
    }
    let properties = part(&mut archive, "docProps/core.xml", LIMIT / 256).unwrap_or_default();
    Ok(Extract {
        text,
        title: property(&properties, "title"),
        lang: property(&properties, "language").and_then(|tag| language(&tag)),
        ..Extract::default()
    })
}

/// The part with the text; some programs number it.
fn main_part(archive: &Archive) -> Option<String> {
    let named = |name: &str| {
        name.strip_prefix("word/document")
            .and_then(|rest| rest.strip_suffix(".xml"))
            .is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()))
    };
    archive
        .file_names()
        .filter_map(Result::ok)
        .filter(|name| named(name))
        .min()
        .map(std::borrow::Cow::into_owned)
}

fn part(archive: &mut Archive, name: &str, limit: u64) -> Result<String, String> {
    let entry = archive.by_name(name).map_err(|error| damaged(&error))?;
    let mut bytes = Vec::new();
    // The archive's own word about the size may be a lie.
    entry
        .take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| {
            format!(
                "{name}: cannot be unpacked: {error}; open the document in Word and save it again"
            )
        })?;
    if bytes.len() as u64 > limit {
        return Err(format!(
            "{name}: unpacks to more than {} MiB; split the document, or save its text as .txt",
            limit >> 20
        ));
    }
    let decoded = decode(bytes)
        .map_err(|_| format!("{name}: is no text; open the document in Word and save it again"))?;
    Ok(decoded.text)
}

fn damaged(error: &ZipError) -> String {
    match error {
        ZipError::InvalidPassword => "is protected by a password; save it without one".to_owned(),
        ZipError::UnsupportedArchive(reason) if reason.to_lowercase().contains("password") => {
            "is protected by a password; save it without one".to_owned()
        }
        error => format!("is a damaged zip archive ({error}); open it in Word and save it again"),
    }
}

/// Line and column, from 1, of a byte.
fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    (
        before.matches('\n').count() + 1,
        before[line..].chars().count() + 1,
    )
}

/// The paragraphs, with blank lines between; or where the XML fails, and how.
fn body(source: &str) -> Result<String, (usize, quick_xml::Error)> {
    let mut reader = Reader::from_str(source);
    let mut page = Page::default();
    loop {
        let event = reader.read_event().map_err(|error| {
            let at = usize::try_from(reader.error_position()).unwrap_or(usize::MAX);
            (at, error)
        })?;
        match event {
            Event::Start(tag) => page.start(&tag),
            Event::End(tag) => page.end(tag.local_name().as_ref()),
            Event::Empty(tag) => {
                page.start(&tag);
                page.end(tag.local_name().as_ref());
            }
            Event::Text(text) => page.push(&text.xml_content(XmlVersion::Implicit1_0)),
            Event::CData(text) => page.push(&text.xml_content(XmlVersion::Implicit1_0)),
            Event::GeneralRef(name) => page.push(&reference(&name)),
            Event::Eof => break,
            _ => {}
        }
    }
    page.close(0);
    Ok(page.text)
}

fn reference(name: &quick_xml::events::BytesRef) -> String {
    match name.resolve_char_ref() {
        Ok(Some(c)) => c.to_string(),
        _ => quick_xml::escape::resolve_xml_entity(name.as_ref())
            .unwrap_or("\u{fffd}")
            .to_owned(),
    }
}

/// The text so far.
#[derive(Default)]
struct Page {
    text: String,
    /// The paragraphs that are open: a text box is inside one.
    open: Vec<String>,
    /// How many elements deep in what is not read.
    skip: usize,
    /// Whether text of a run is open.
    in_text: bool,
    /// Whether the run is hidden.
    hidden: bool,
}

/// Settings, and what a reader does not see.
fn is_skipped(name: &str) -> bool {
    matches!(
        name,
        "pPr"
            | "rPr"
            | "sectPr"
            | "tblPr"
            | "trPr"
            | "tcPr"
            | "sdtPr"
            | "del"
            | "moveFrom"
            | "Fallback"
    )
}

impl Page {
    fn start(&mut self, tag: &BytesStart) {
        let name = tag.local_name();
        let name: &str = name.as_ref();
        if self.skip > 0 || is_skipped(name) {
            self.skip += 1;
            if name == "vanish" {
                self.hidden = !tag.attributes().flatten().any(|a| {
                    a.key.local_name().as_ref() == "val"
                        && matches!(a.value.as_ref(), "0" | "false" | "off")
                });
            }
            return;
        }
        match name {
            "p" => self.open.push(String::new()),
            "r" => self.hidden = false,
            "t" => self.in_text = true,
            "tab" => self.add("\t"),
            "br" | "cr" => self.add("\n"),
            "noBreakHyphen" => self.add("\u{2011}"),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        match name {
            "p" => self.close(self.open.len().saturating_sub(1)),
            "t" => self.in_text = false,
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        if self.in_text && self.skip == 0 {
            self.add(text);
        }
    }

    fn add(&mut self, text: &str) {
        if let Some(paragraph) = self.open.last_mut().filter(|_| !self.hidden) {
            paragraph.push_str(text);
        }
    }

    /// Ends the paragraphs that are open, but for the first `keep`.
    fn close(&mut self, keep: usize) {
        for paragraph in self.open.drain(keep..) {
            let paragraph = paragraph.trim();
            if !paragraph.is_empty() {
                if !self.text.is_empty() {
                    self.text.push_str("\n\n");
                }
                self.text.push_str(paragraph);
            }
        }
    }
}

/// The text of an element of the document's properties.
fn property(source: &str, wanted: &str) -> Option<String> {
    let mut reader = Reader::from_str(source);
    let (mut inside, mut value) = (false, String::new());
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) => inside = tag.local_name().as_ref() == wanted,
            Event::Text(text) if inside => {
                value.push_str(&text.xml_content(XmlVersion::Implicit1_0));
            }
            Event::GeneralRef(name) if inside => value.push_str(&reference(&name)),
            Event::End(_) if inside => return tidy(&value),
            Event::Eof => return None,
            _ => {}
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::io::Write;

    use super::*;
    use zip::write::SimpleFileOptions;

    /// A zip archive of these parts.
    pub(in crate::input) fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            writer
                .start_file(*name, SimpleFileOptions::default())
                .unwrap();
            writer.write_all(content.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    /// A document with this body.
    pub(in crate::input) fn document(body: &str) -> Vec<u8> {
        let main = format!(
            "<?xml version=\"1.0\"?>\n<w:document xmlns:w=\"w\" xmlns:mc=\"mc\"><w:body>{body}</w:body></w:document>"
        );
        archive(&[("word/document.xml", &main)])
    }

    fn text(body: &str) -> String {
        read(&document(body)).unwrap().text
    }

    fn fails(bytes: &[u8]) -> String {
        read(bytes).unwrap_err()
    }

    #[test]
    fn runs_are_joined_and_paragraphs_parted() {
        assert_eq!(
            text(
                "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>Selon</w:t></w:r>\n<w:r><w:t xml:space=\"preserve\"> la </w:t></w:r>\
                 <w:r><w:t>maire &amp; l&#8217;adjoint</w:t><w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t></w:r></w:p><w:p/>\
                 <w:p><w:r><w:t>Fin</w:t></w:r></w:p>"
            ),
            "Selon la maire & l\u{2019}adjoint\ta\nb\n\nFin"
        );
    }

    #[test]
    fn what_a_reader_does_not_see_goes() {
        assert_eq!(
            text(
                "<w:p><w:r><w:t>a</w:t></w:r><w:del><w:r><w:delText>x</w:delText><w:t>x</w:t></w:r></w:del>\
                 <w:ins><w:r><w:t>b</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>\
                 <w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>c</w:t></w:r>\
                 <w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
            ),
            "abc"
        );
        assert_eq!(
            text(
                "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></mc:Choice>\
                 <mc:Fallback><w:p><w:r><w:t>box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>out</w:t></w:r></w:p>"
            ),
            "box\n\nout"
        );
    }

    #[test]
    fn properties_are_read() {
        let core = "<cp:coreProperties xmlns:dc=\"d\"><dc:title>The &lt;b&gt; lock</dc:title><dc:language>en-GB</dc:language></cp:coreProperties>";
        let main = "<w:document><w:p><w:r><w:t>x</w:t></w:r></w:p></w:document>";
        let extract = read(&archive(&[
            ("word/document2.xml", main),
            ("docProps/core.xml", core),
        ]))
        .unwrap();
        assert_eq!(extract.title.as_deref(), Some("The <b> lock"));
        assert_eq!(extract.lang.as_deref(), Some("en"));
    }

    #[test]
    fn what_is_wrong_is_said() {
        assert!(fails(OLE).contains("password"));
        assert!(fails(b"PK\x03\x04junk").contains("damaged zip"));
        assert!(fails(&archive(&[("xl/book.xml", "")])).contains("no Word document"));
        let broken = fails(&archive(&[("word/document.xml", "<w:p>\n<w:r></w:p>")]));
        assert!(broken.starts_with("word/document.xml:2:"), "{broken}");
        assert!(fails(&document("<w:p/>")).contains("no text"));
        let whole = document("<w:p><w:r><w:t>a</w:t></w:r></w:p>");
        assert!(!fails(&whole[..whole.len() / 2]).is_empty());
    }

    #[test]
    fn a_bomb_is_refused() {
        let spaces = " ".repeat(2 << 20);
        let bytes = archive(&[("word/document.xml", &spaces)]);
        assert!(bytes.len() < 1 << 16);
        let mut zip = ZipArchive::new(Cursor::new(&bytes[..])).unwrap();
        let error = part(&mut zip, "word/document.xml", 1 << 20).unwrap_err();
        assert!(error.contains("more than 1 MiB"), "{error}");
    }
}
