//! Bytes to text: UTF-8 and UTF-16 where they are marked or valid, else a guess that is said aloud.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A text and how it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// Name of the encoding that the bytes were read in.
    pub encoding: &'static str,
    /// What the user should know: the encoding was guessed, or characters were lost.
    pub notice: Option<String>,
}

/// Why bytes are not a text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// Zero bytes or control characters: not a text file.
    #[error("this is not a text but a binary file; convert it to plain text first (UTF-8 is best)")]
    Binary,
    /// More than 4 GiB.
    #[error("this text has {0} bytes, and the limit is 4 GiB; split it into several files")]
    TooLong(usize),
}

/// Reads `bytes` as a text.
pub fn decode(bytes: Vec<u8>) -> Result<Decoded, DecodeError> {
    if u32::try_from(bytes.len()).is_err() {
        return Err(DecodeError::TooLong(bytes.len()));
    }
    let decoded = match Encoding::for_bom(&bytes) {
        Some((encoding, mark)) => marked(encoding, &bytes[mark..]),
        None => unmarked(bytes)?,
    };
    if u32::try_from(decoded.text.len()).is_err() {
        return Err(DecodeError::TooLong(decoded.text.len()));
    }
    Ok(decoded)
}

/// Bytes behind a byte order mark.
fn marked(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, lost) = encoding.decode_without_bom_handling(bytes);
    let notice = lost.then(|| {
        format!(
            "some bytes are not valid {} and became \u{fffd}; check where the file comes from",
            encoding.name()
        )
    });
    Decoded {
        text: text.into_owned(),
        encoding: encoding.name(),
        notice,
    }
}

fn unmarked(bytes: Vec<u8>) -> Result<Decoded, DecodeError> {
    if let Some(encoding) = wide(&bytes) {
        let mut decoded = marked(encoding, &bytes);
        decoded.notice.get_or_insert_with(|| {
            format!(
                "read as {}, guessed from the zero bytes; convert it to UTF-8 if it looks wrong",
                encoding.name()
            )
        });
        return Ok(decoded);
    }
    if is_binary(&bytes) {
        return Err(DecodeError::Binary);
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => {
            return Ok(Decoded {
                text,
                encoding: UTF_8.name(),
                notice: None,
            });
        }
        Err(error) => error.into_bytes(),
    };
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let (text, lost) = encoding.decode_without_bom_handling(&bytes);
    let name = encoding.name();
    let lost = if lost {
        ", and some bytes became \u{fffd}"
    } else {
        ""
    };
    let notice = format!(
        "not UTF-8: read as {name}, a guess{lost}; convert the file to UTF-8 if it looks wrong"
    );
    Ok(Decoded {
        text: text.into_owned(),
        encoding: name,
        notice: Some(notice),
    })
}

/// How much of a file is looked at to tell a text from a binary file.
const SAMPLE: usize = 8192;

/// UTF-16 without a mark: in most scripts every other byte of the spaces and signs is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    let zeros = |parity: usize| {
        sample
            .iter()
            .skip(parity)
            .step_by(2)
            .filter(|&&byte| byte == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let many = sample.len() / 4;
    if sample.len() < 4 || even.max(odd) <= many {
        None
    } else if even == 0 {
        Some(UTF_16LE)
    } else if odd == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Zero bytes, or more control characters than a text has.
fn is_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let control =
        |byte: u8| (byte < b' ' && !(8..=13).contains(&byte) && byte != 27) || byte == 127;
    bytes.contains(&0) || sample.iter().filter(|&&byte| control(byte)).count() * 10 > sample.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf8_with_and_without_mark() {
        let plain = decode("L\u{2019}\u{e9}t\u{e9}.".into()).unwrap();
        assert_eq!(
            (plain.text.as_str(), plain.encoding, plain.notice),
            ("L\u{2019}\u{e9}t\u{e9}.", "UTF-8", None)
        );
        let marked = decode(b"\xef\xbb\xbfabc".to_vec()).unwrap();
        assert_eq!((marked.text.as_str(), marked.notice), ("abc", None));
        assert_eq!(decode(Vec::new()).unwrap().text, "");
    }

    #[test]
    fn utf16() {
        let little: Vec<u8> = "\u{feff}Bient\u{f4}t."
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(decode(little.clone()).unwrap().text, "Bient\u{f4}t.");
        let big: Vec<u8> = "\u{feff}Bient\u{f4}t."
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        assert_eq!(decode(big).unwrap().encoding, "UTF-16BE");
        assert_eq!(decode(little[2..].to_vec()).unwrap().text, "Bient\u{f4}t.");
    }

    #[test]
    fn windows_1252_is_guessed_and_said() {
        let bytes = b"Le maire a annonc\xe9 \xab la r\xe9ouverture de l\x92\xe9cole \xbb apr\xe8s l\x92\xe9t\xe9.".to_vec();
        let decoded = decode(bytes).unwrap();
        assert_eq!(decoded.encoding, "windows-1252");
        assert!(decoded.text.contains("l\u{2019}\u{e9}cole"));
        assert!(decoded.notice.unwrap().contains("windows-1252"));
    }

    #[test]
    fn binary_is_refused() {
        assert_eq!(
            decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()),
            Err(DecodeError::Binary)
        );
        assert!(DecodeError::Binary.to_string().contains("convert"));
    }
}
