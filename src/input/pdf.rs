//! PDF documents: the text of their pages.
//!
//! The parser behind it trusts what it reads, so what would make it recurse without end or unpack without
//! bound is looked for first.

use std::collections::{HashMap, HashSet};
use std::io::Read;

use flate2::read::ZlibDecoder;
use pdf_extract::{
    Dictionary, Document, Error, Object, ObjectId, PlainTextOutput, output_doc_page,
};

use super::extract::{Extract, tidy};
use super::reflow::reflow;

/// The most bytes that one stream may unpack to.
const STREAM: u64 = 256 << 20;
/// The most bytes that all streams may unpack to.
const TOTAL: u64 = 2 << 30;
/// How deep pages and drawings may nest.
const DEPTH: usize = 32;

/// Reads a document.
pub(super) fn read(bytes: &[u8]) -> Result<Extract, String> {
    unpacks(bytes, STREAM, TOTAL)?;
    let mut document = Document::load_mem(bytes).map_err(|error| unreadable(&error))?;
    if document.is_encrypted() {
        document
            .decrypt("")
            .map_err(|_| "is protected by a password; save it without one".to_owned())?;
    }
    nests(&mut document)?;
    let mut pages = Vec::new();
    let mut failed = Vec::new();
    for &number in document.get_pages().keys() {
        match page(&document, number) {
            Ok(text) => pages.push(text),
            Err(_) => failed.push(number.to_string()),
        }
    }
    let text = reflow(&pages);
    if !text.chars().any(char::is_alphanumeric) {
        return Err(if failed.is_empty() {
            "has no text: its pages are pictures; run text recognition on it (such as ocrmypdf), then try again"
                .to_owned()
        } else {
            format!(
                "page {}: cannot be read; print the document to a new PDF, or save its text as .txt",
                failed[0]
            )
        });
    }
    let notice = (!failed.is_empty()).then(|| {
        let pages = failed.join(", ");
        format!("these pages could not be read and are missing: {pages}")
    });
    Ok(Extract {
        text,
        title: title(&document),
        notice,
        ..Extract::default()
    })
}

/// The text of one page; a panic costs this page only.
fn page(document: &Document, number: u32) -> Result<String, String> {
    super::guard::caught(|| {
        let mut text = String::new();
        output_doc_page(document, &mut PlainTextOutput::new(&mut text), number)
            .map_err(|error| error.to_string())?;
        // Marks of direction and the like are for the screen; a control character is a glyph without a name.
        text.retain(|c| c == '\n' || c == '\t' || !c.is_control());
        Ok(text)
    })
}

fn unreadable(error: &Error) -> String {
    match error {
        Error::Decryption(_) => "is protected by a password; save it without one".to_owned(),
        error => format!(
            "is a damaged PDF ({error}); open it and print it to a new PDF, or save its text as .txt"
        ),
    }
}

/// Refuses what unpacks to more than fits.
fn unpacks(bytes: &[u8], stream: u64, total: u64) -> Result<(), String> {
    const MARK: &[u8] = b"stream";
    let mut sum = 0;
    let mut at = 0;
    while let Some(found) = bytes[at..].windows(MARK.len()).position(|w| w == MARK) {
        at += found + MARK.len();
        if bytes[..at].ends_with(b"endstream") {
            continue;
        }
        let start = at
            + bytes[at..]
                .iter()
                .take(2)
                .take_while(|b| b"\r\n".contains(b))
                .count();
        let mut inflated = ZlibDecoder::new(&bytes[start..]).take(stream + 1);
        let mut buffer = [0; 1 << 14];
        let mut size = 0;
        while let Ok(read @ 1..) = inflated.read(&mut buffer) {
            size += read as u64;
        }
        sum += size;
        if size > stream || sum > total {
            return Err(format!(
                "unpacks to more than {} MiB; split it, or save its text as .txt",
                if size > stream { stream } else { total } >> 20
            ));
        }
    }
    Ok(())
}

/// Refuses pages and drawings that contain themselves.
fn nests(document: &mut Document) -> Result<(), String> {
    let circle = |what: &str| {
        format!(
            "is damaged: {what} contains itself; print it to a new PDF, or save its text as .txt"
        )
    };
    for (&number, &id) in &document.get_pages() {
        let mut next = Some(id);
        for _ in 0..DEPTH * 8 {
            next = next.and_then(|id| {
                let parent = document.get_dictionary(id).ok()?.get(b"Parent").ok()?;
                parent.as_reference().ok()
            });
        }
        if next.is_some() {
            return Err(circle(&format!("page {number}")));
        }
    }
    // A drawing without resources uses those of whoever draws it, itself among them.
    let bare: Vec<ObjectId> = document
        .objects
        .iter()
        .filter(|(_, object)| {
            object
                .as_stream()
                .is_ok_and(|s| is_form(&s.dict) && resources(document, &s.dict).is_none())
        })
        .map(|(&id, _)| id)
        .collect();
    for id in bare {
        if let Ok(Object::Stream(form)) = document.get_object_mut(id)
            && form
                .get_plain_content()
                .is_ok_and(|content| content.windows(2).any(|w| w == b"Do"))
        {
            form.dict.set("Resources", Dictionary::new());
        }
    }
    let document = &*document;
    let mut heights = HashMap::new();
    for &id in document.objects.keys() {
        height(document, id, 0, &mut heights).ok_or_else(|| circle("a drawing"))?;
    }
    Ok(())
}

fn is_form(dict: &Dictionary) -> bool {
    dict.get(b"Subtype")
        .and_then(Object::as_name)
        .is_ok_and(|name| name == b"Form")
}

fn resources<'a>(document: &'a Document, dict: &'a Dictionary) -> Option<&'a Dictionary> {
    let (_, object) = document.dereference(dict.get(b"Resources").ok()?).ok()?;
    object.as_dict().ok()
}

/// How many drawings stand inside each other in this one; `None` where they are too many.
fn height(
    document: &Document,
    id: ObjectId,
    depth: usize,
    known: &mut HashMap<ObjectId, usize>,
) -> Option<usize> {
    if let Some(&height) = known.get(&id) {
        return (depth + height <= DEPTH).then_some(height);
    }
    let form = document.get_object(id).and_then(Object::as_stream).ok();
    let Some(form) = form.filter(|form| is_form(&form.dict)) else {
        return Some(0);
    };
    if depth >= DEPTH {
        return None;
    }
    let inner: HashSet<ObjectId> = resources(document, &form.dict)
        .and_then(|resources| resources.get(b"XObject").ok())
        .and_then(|objects| document.dereference(objects).ok()?.1.as_dict().ok())
        .into_iter()
        .flat_map(Dictionary::iter)
        .filter_map(|(_, object)| object.as_reference().ok())
        .collect();
    let mut highest = 0;
    for id in inner {
        highest = highest.max(1 + height(document, id, depth + 1, known)?);
    }
    known.insert(id, highest);
    Some(highest)
}

/// The title that the document's properties give.
fn title(document: &Document) -> Option<String> {
    let info = document.trailer.get(b"Info").ok()?;
    let (_, info) = document.dereference(info).ok()?;
    let title = info.as_dict().ok()?.get(b"Title").ok()?;
    let title = pdf_extract::decode_text_string(document.dereference(title).ok()?.1).ok()?;
    tidy(&title)
}

#[cfg(test)]
pub(super) mod tests {
    use std::fmt::Write as _;
    use std::io::Write as _;

    use super::*;

    /// A document of these objects, the first of which is the catalog; `trailer` adds to the trailer.
    pub(in crate::input) fn document(objects: &[String], trailer: &str) -> Vec<u8> {
        let mut bytes = b"%PDF-1.4\n".to_vec();
        let mut places = String::new();
        for (index, object) in objects.iter().enumerate() {
            writeln!(places, "{:010} 00000 n ", bytes.len()).unwrap();
            write!(bytes, "{} 0 obj\n{object}\nendobj\n", index + 1).unwrap();
        }
        let start = bytes.len();
        let size = objects.len() + 1;
        write!(
            bytes,
            "xref\n0 {size}\n0000000000 65535 f \n{places}trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"
        )
        .unwrap();
        bytes
    }

    /// A document of one page with these lines, in Helvetica; an empty one is a larger gap.
    pub(in crate::input) fn lines(lines: &[&str]) -> Vec<u8> {
        let mut content = "BT /F1 12 Tf 72 720 Td 14 TL\n".to_owned();
        for line in lines {
            writeln!(content, "({line}) Tj T*").unwrap();
        }
        content.push_str("ET");
        objects(&content, "", "")
    }

    /// A document of one page; `extra` adds to its resources, `more` is an object 6.
    fn objects(content: &str, extra: &str, more: &str) -> Vec<u8> {
        document(
            &[
                "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
                "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 612 792] >>".to_owned(),
                format!(
                    "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> {extra} >> >>"
                ),
                stream("", content),
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
                    .to_owned(),
                more.to_owned(),
                "<< /Title (The lock) >>".to_owned(),
            ],
            "/Info 7 0 R",
        )
    }

    fn stream(dict: &str, content: &str) -> String {
        format!(
            "<< /Length {} {dict} >>\nstream\n{content}\nendstream",
            content.len()
        )
    }

    #[test]
    fn a_page_is_read() {
        let extract = read(&lines(&[
            "The lock is closed, the mayor an-",
            "nounced.",
            "",
            "It will open \\(soon\\).",
        ]))
        .unwrap();
        assert_eq!(
            extract.text,
            "The lock is closed, the mayor announced.\n\nIt will open (soon)."
        );
        assert_eq!(extract.title.as_deref(), Some("The lock"));
        assert_eq!(extract.notice, None);
    }

    #[test]
    fn what_is_wrong_is_said() {
        assert!(read(&lines(&[])).unwrap_err().contains("text recognition"));
        assert!(read(b"%PDF-1.4 junk").unwrap_err().contains("damaged PDF"));
        let whole = lines(&["a"]);
        assert!(!read(&whole[..40]).unwrap_err().is_empty());
    }

    #[test]
    fn a_drawing_in_itself_is_refused() {
        for resources in ["/Resources << /XObject << /X 6 0 R >> >>", ""] {
            let form = stream(
                &format!("/Type /XObject /Subtype /Form /BBox [0 0 9 9] {resources}"),
                "/X Do",
            );
            let bytes = objects("/X Do", "/XObject << /X 6 0 R >>", &form);
            assert!(read(&bytes).is_err(), "{resources}");
        }
    }

    #[test]
    fn a_bomb_is_refused() {
        let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        packed.write_all(&vec![0; 3 << 20]).unwrap();
        let mut bytes = b"<< /Length 9 >>\nstream\r\n".to_vec();
        bytes.extend(packed.finish().unwrap());
        bytes.extend(b"\nendstream");
        assert!(
            unpacks(&bytes, 2 << 20, 4 << 20)
                .unwrap_err()
                .contains("more than 2 MiB")
        );
        let twice = [&bytes[..], &bytes].concat();
        assert_eq!(unpacks(&bytes, 4 << 20, 4 << 20), Ok(()));
        assert!(unpacks(&twice, 4 << 20, 4 << 20).is_err());
    }
}
