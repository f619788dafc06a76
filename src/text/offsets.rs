//! Byte offsets to code point offsets: spans are bytes inside and code points in every output.

const STEP: usize = 128;

/// Converts byte offsets of one text to code point offsets.
#[derive(Debug, Clone)]
pub struct CodePoints<'a> {
    bytes: &'a [u8],
    /// Code points that begin before each multiple of [`STEP`]; empty for a text of ASCII.
    checkpoints: Vec<u32>,
}

impl<'a> CodePoints<'a> {
    /// Counts the code points of `text` once.
    pub fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let mut checkpoints = Vec::new();
        if !text.is_ascii() {
            checkpoints.reserve(bytes.len() / STEP + 1);
            let mut count = 0;
            for chunk in bytes.chunks(STEP) {
                checkpoints.push(count as u32);
                count += begun(chunk);
            }
            checkpoints.push(count as u32);
        }
        Self { bytes, checkpoints }
    }

    /// How many code points come before `byte`; an offset past the end counts as the end.
    pub fn at(&self, byte: usize) -> usize {
        let byte = byte.min(self.bytes.len());
        let block = byte / STEP;
        match self.checkpoints.get(block) {
            None => byte,
            Some(&before) => before as usize + begun(&self.bytes[block * STEP..byte]),
        }
    }
}

/// How many code points begin in `bytes`.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_counting(text in ".{0,400}") {
            let points = CodePoints::new(&text);
            for (count, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(points.at(byte), count);
            }
            prop_assert_eq!(points.at(text.len()), text.chars().count());
            prop_assert_eq!(points.at(text.len() + 9), text.chars().count());
        }
    }

    #[test]
    fn exact_multiples() {
        let text = "\u{e9}".repeat(STEP);
        assert_eq!(CodePoints::new(&text).at(text.len()), STEP);
    }
}
