//! Options that every command understands.

use std::io::BufRead;
use std::path::PathBuf;
use std::time::Duration;

use clap::ValueEnum;

use super::Terminal;
use crate::Analyzer;
use crate::input::{self, Documents, Format};

#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// Language of the documents; without it, the record's field or a guess.
    #[arg(long, value_name = "CODE", global = true)]
    pub(super) lang: Option<String>,
    /// A language pack, or a folder of them, in place of the built-in ones of the same languages.
    #[arg(long, value_name = "DIR", global = true)]
    pub(super) rules: Option<PathBuf>,
    /// How the inputs are laid out; without it, the file names tell, else the first bytes.
    #[arg(long, value_name = "FORMAT", global = true)]
    pub(super) input: Option<InputFormat>,
    /// Column of a CSV file that holds the text; without it, text, content or body.
    #[arg(long, value_name = "NAME", global = true)]
    text_column: Option<String>,
    /// Seconds that reading one Markdown, HTML, Word or PDF file may take.
    #[arg(long, value_name = "SECONDS", global = true, default_value_t = input::TIMEOUT.as_secs(), value_parser = clap::value_parser!(u64).range(1..=86_400))]
    timeout: u64,
    /// Threads to work with; without it, one for each core.
    #[arg(long, value_name = "N", global = true, value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(super) threads: Option<u16>,
    /// When to colour.
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true)]
    color: Color,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum InputFormat {
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

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Even into files and pipes.
    Always,
    /// Not at all.
    Never,
}

impl Options {
    /// An analyzer with the rules asked for, which has a pack for the language asked for.
    pub(super) fn analyzer(&self) -> anyhow::Result<Analyzer> {
        let analyzer = match &self.rules {
            Some(folder) => Analyzer::with_rules(folder)?,
            None => Analyzer::new(),
        };
        if let Some(lang) = &self.lang
            && !analyzer.languages().contains(&lang.as_str())
        {
            let installed = analyzer.languages().join(", ");
            anyhow::bail!("there is no pack for `{lang}`; installed: {installed}");
        }
        Ok(analyzer)
    }

    /// Whether standard output is to be coloured.
    pub(super) fn color(&self, terminal: Terminal) -> bool {
        match self.color {
            Color::Auto => terminal.color,
            Color::Always => true,
            Color::Never => false,
        }
    }

    /// The documents of these files, read as the options say.
    pub(super) fn documents<'a>(
        &self,
        files: impl IntoIterator<Item = PathBuf>,
        stdin: impl BufRead + 'a,
    ) -> Documents<'a> {
        input::documents(files, self.format(), stdin)
            .text_column(self.text_column.as_deref())
            .timeout(Duration::from_secs(self.timeout))
    }

    /// The layout of all inputs, where given.
    fn format(&self) -> Option<Format> {
        self.input.map(|format| match format {
            InputFormat::Text => Format::Text,
            InputFormat::Markdown => Format::Markdown,
            InputFormat::Html => Format::Html,
            InputFormat::Docx => Format::Docx,
            InputFormat::Pdf => Format::Pdf,
            InputFormat::Csv => Format::Csv,
            InputFormat::Jsonl => Format::Jsonl,
        })
    }
}
