//! Which format an input has: by its name, else by its first bytes.

use std::path::Path;

/// How an input is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// One document: the whole input.
    Text,
    /// One document with marks for headings, emphasis and links.
    Markdown,
    /// A web page with one article.
    Html,
    /// A Word document.
    Docx,
    /// A PDF document.
    Pdf,
    /// A table with a document a row.
    Csv,
    /// One JSON object a line.
    Jsonl,
}

/// The endings of file names, in lower case.
const EXTENSIONS: [(&str, Format); 14] = [
    ("txt", Format::Text),
    ("text", Format::Text),
    ("md", Format::Markdown),
    ("markdown", Format::Markdown),
    ("html", Format::Html),
    ("htm", Format::Html),
    ("xhtml", Format::Html),
    ("docx", Format::Docx),
    ("docm", Format::Docx),
    ("pdf", Format::Pdf),
    ("csv", Format::Csv),
    ("tsv", Format::Csv),
    ("jsonl", Format::Jsonl),
    ("ndjson", Format::Jsonl),
];

/// How far into an input its mark may stand.
const HEAD: usize = 1024;

impl Format {
    /// The format that a file name tells, if it is one of the known ones.
    pub fn of(path: &Path) -> Option<Self> {
        let extension = path.extension()?;
        EXTENSIONS
            .iter()
            .find(|(known, _)| extension.eq_ignore_ascii_case(known))
            .map(|&(_, format)| format)
    }

    /// The format that the first bytes tell: a PDF, a zip archive, a web page, else plain text.
    pub fn sniff(bytes: &[u8]) -> Self {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let head = bytes[..bytes.len().min(HEAD)].trim_ascii_start();
        // Some programs put lines of their own in front of a PDF.
        if head.starts_with(b"%PDF-") || head.windows(6).any(|w| w == b"\n%PDF-") {
            Self::Pdf
        } else if head.starts_with(b"PK\x03\x04") || head.starts_with(super::extract::OLE) {
            Self::Docx
        } else if page(head) {
            Self::Html
        } else {
            Self::Text
        }
    }

    /// The endings of file names that are known, for messages.
    pub(super) fn extensions() -> String {
        EXTENSIONS.map(|(extension, _)| extension).join(", ")
    }

    /// The most bytes that are read of such a file; what is larger would not fit into memory several times.
    pub(super) fn limit(self) -> u64 {
        const MIB: u64 = 1 << 20;
        match self {
            Self::Html => 16 * MIB,
            Self::Markdown => 64 * MIB,
            Self::Docx | Self::Pdf => 256 * MIB,
            Self::Csv => 1024 * MIB,
            Self::Text | Self::Jsonl => 4096 * MIB,
        }
    }
}

/// Whether a web page begins here, behind comments and a declaration.
fn page(mut head: &[u8]) -> bool {
    let starts = |head: &[u8], with: &str| {
        head.get(..with.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(with.as_bytes()))
    };
    loop {
        let end: &[u8] = if head.starts_with(b"<!--") {
            b"-->"
        } else if head.starts_with(b"<?xml") {
            b"?>"
        } else {
            return starts(head, "<!doctype html") || starts(head, "<html");
        };
        let Some(at) = head.windows(end.len()).position(|w| w == end) else {
            return false;
        };
        head = head[at + end.len()..].trim_ascii_start();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell() {
        let of = |name: &str| Format::of(Path::new(name));
        assert_eq!(of("a/b.DOCX"), Some(Format::Docx));
        assert_eq!(of("b.htm"), Some(Format::Html));
        assert_eq!(of("b.dat"), None);
        assert_eq!(of(".pdf"), None);
    }

    #[test]
    fn first_bytes_tell() {
        for (bytes, format) in [
            (&b"%PDF-1.7\n"[..], Format::Pdf),
            (b"job 7\n%PDF-1.4", Format::Pdf),
            (b"PK\x03\x04....", Format::Docx),
            (b"\xef\xbb\xbf \n<!DOCTYPE HTML>", Format::Html),
            (
                b"<?xml version='1.0'?><!-- x --><html lang='fr'>",
                Format::Html,
            ),
            (b"<!-- never closed", Format::Text),
            (b"The \"%PDF\" mark", Format::Text),
            (b"", Format::Text),
        ] {
            assert_eq!(
                Format::sniff(bytes),
                format,
                "{}",
                String::from_utf8_lossy(bytes)
            );
        }
    }
}
