//! Byte offsets to code points (placeholder until the text layer is merged).

/// Translates byte offsets of one text.
#[derive(Debug)]
pub struct CodePoints(Vec<usize>);

impl CodePoints {
    /// The offsets of `text`.
    pub fn new(text: &str) -> Self {
        Self(text.char_indices().map(|(byte, _)| byte).collect())
    }

    /// The code point that begins at `byte`.
    pub fn at(&self, byte: usize) -> usize {
        self.0.partition_point(|&start| start < byte)
    }
}
