//! Bytes to text (placeholder until the text layer is merged).

/// Bytes turned into text.
#[derive(Debug)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// Name of the encoding it was in.
    pub encoding: &'static str,
    /// What the reader should know about it.
    pub notice: Option<String>,
}

/// Bytes that are no text.
#[derive(Debug, thiserror::Error)]
#[error("this looks like binary data, not text; give plain text files")]
pub struct DecodeError;

/// Turns `bytes` into text.
pub fn decode(bytes: Vec<u8>) -> Result<Decoded, DecodeError> {
    if bytes.contains(&0) {
        return Err(DecodeError);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Decoded {
            text,
            encoding: "UTF-8",
            notice: None,
        }),
        Err(error) => {
            let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(error.as_bytes());
            let notice = Some("not UTF-8; read as windows-1252".to_owned());
            Ok(Decoded {
                text: text.into_owned(),
                encoding: "windows-1252",
                notice,
            })
        }
    }
}
