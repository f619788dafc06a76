//! What is taken out of a file that is more than its text.

use std::time::Duration;

use super::guard::guarded;
use super::{Format, markdown};
use crate::text::decode::{DecodeError, decode};
#[cfg(any(feature = "html", test))]
use encoding_rs::Encoding;

#[cfg(feature = "docx")]
use super::docx;
#[cfg(feature = "html")]
use super::html;
#[cfg(feature = "pdf")]
use super::pdf;

/// How the files of old Office programs begin, and those that a password protects.
pub(super) const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// A text, and what the file tells about it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Extract {
    pub(super) text: String,
    pub(super) title: Option<String>,
    pub(super) date: Option<String>,
    pub(super) lang: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) url: Option<String>,
    /// What the user should know about how it was read.
    pub(super) notice: Option<String>,
}

/// Why there is no text.
pub(super) enum Failure {
    /// The bytes are no text, where they should be.
    Undecodable(DecodeError),
    /// What is wrong, where, and what to do.
    Unusable(String),
}

impl From<String> for Failure {
    fn from(reason: String) -> Self {
        Self::Unusable(reason)
    }
}

impl From<DecodeError> for Failure {
    fn from(error: DecodeError) -> Self {
        Self::Undecodable(error)
    }
}

/// Takes the text out of a file, in this time.
pub(super) fn extract(format: Format, bytes: Vec<u8>, limit: Duration) -> Result<Extract, Failure> {
    match format {
        Format::Markdown => {
            let decoded = decode(bytes)?;
            let extract = guarded(limit, move || Ok(markdown::read(&decoded.text)))?;
            Ok(Extract {
                notice: join(decoded.notice, extract.notice),
                ..extract
            })
        }
        #[cfg(feature = "html")]
        Format::Html => {
            let (page, notice) = page(bytes)?;
            let extract = guarded(limit, || html::read(page))?;
            Ok(Extract { notice, ..extract })
        }
        #[cfg(feature = "docx")]
        Format::Docx => Ok(guarded(limit, move || docx::read(&bytes))?),
        #[cfg(feature = "pdf")]
        Format::Pdf => Ok(guarded(limit, move || pdf::read(&bytes))?),
        #[cfg(not(feature = "html"))]
        Format::Html => Err(not_built("html")),
        #[cfg(not(feature = "docx"))]
        Format::Docx => Err(not_built("docx")),
        #[cfg(not(feature = "pdf"))]
        Format::Pdf => Err(not_built("pdf")),
        Format::Text | Format::Csv | Format::Jsonl => {
            let decoded = decode(bytes)?;
            Ok(Extract {
                text: decoded.text,
                notice: decoded.notice,
                ..Extract::default()
            })
        }
    }
}

#[cfg(not(all(feature = "html", feature = "docx", feature = "pdf")))]
fn not_built(format: &str) -> Failure {
    Failure::Unusable(format!(
        "this selon was built without {format}; build it with --features {format}, or save the text as .txt"
    ))
}

/// Both notices, where there are two.
fn join(a: Option<String>, b: Option<String>) -> Option<String> {
    match (a, b) {
        (Some(a), Some(b)) => Some(format!("{a}; {b}")),
        (a, b) => a.or(b),
    }
}

/// The text of a web page, in the encoding that it declares, unless it is marked or valid UTF-8.
#[cfg(any(feature = "html", test))]
fn page(bytes: Vec<u8>) -> Result<(String, Option<String>), DecodeError> {
    if Encoding::for_bom(&bytes).is_none()
        && !bytes.contains(&0)
        && std::str::from_utf8(&bytes).is_err()
        && let Some(encoding) = declared(&bytes)
    {
        let (text, lost) = encoding.decode_without_bom_handling(&bytes);
        if !lost {
            return Ok((text.into_owned(), None));
        }
    }
    let decoded = decode(bytes)?;
    Ok((decoded.text, decoded.notice))
}

/// The encoding that `charset=` names at the beginning of a page.
#[cfg(any(feature = "html", test))]
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    const MARK: &[u8] = b"charset=";
    let head = &bytes[..bytes.len().min(4096)];
    let at = head
        .windows(MARK.len())
        .position(|w| w.eq_ignore_ascii_case(MARK))?;
    let label = head[at + MARK.len()..].trim_ascii_start();
    let label = label.strip_prefix(b"\"").unwrap_or(label);
    let label = label.strip_prefix(b"'").unwrap_or(label);
    let end = label
        .iter()
        .position(|b| !(b.is_ascii_alphanumeric() || b"-_:.".contains(b)))
        .unwrap_or(label.len());
    Encoding::for_label(&label[..end])
}

/// Not empty, and in one line without space around it.
pub(super) fn tidy(value: &str) -> Option<String> {
    let words: Vec<_> = value.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// The code of the language in a tag such as `fr-BE`.
pub(super) fn language(tag: &str) -> Option<String> {
    let code = tag.trim().split(['-', '_']).next()?;
    let valid = (2..=3).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_alphabetic());
    // "und" and "zxx" say that there is none.
    (valid && !["und", "zxx", "mul"].contains(&code)).then(|| code.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_in_its_encoding() {
        let bytes = b"<meta charset='iso-8859-2'><p>\xb3\xf3d\xbc</p>".to_vec();
        let (text, notice) = page(bytes).ok().unwrap();
        assert!(text.contains("łódź"), "{text}");
        assert_eq!(notice, None);
        let utf8 = "<meta charset=latin1><p>été</p>".as_bytes().to_vec();
        assert!(page(utf8).ok().unwrap().0.contains("été"));
    }

    #[test]
    fn tags_of_languages() {
        assert_eq!(language("fr-BE").as_deref(), Some("fr"));
        assert_eq!(language(" EN_us").as_deref(), Some("en"));
        for none in ["", "und", "x", "français", "-"] {
            assert_eq!(language(none), None);
        }
    }
}
