//! `selon report`: what was found, as other people and other tools read it.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::ValueEnum;

use super::analyze::create;
use super::options::Options;
use super::{CANNOT_WRITE, Console, inputs, stream};
use crate::Analyzer;
use crate::analysis::Analysis;
use crate::report::csv::{self, Table};
use crate::report::{
    annotations, brat, conll, dot, files, gexf, graphml, html, markdown, prov, schema_org, yaml,
};
use crate::text::Document;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Files to read; - or nothing for standard input
    #[arg(value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// How to write the report
    #[arg(long, value_name = "FORMAT", default_value = "html")]
    format: Format,
    /// Write to this file, or into this folder where the format is several files
    #[arg(short, long, value_name = "FILE|FOLDER")]
    output: Option<PathBuf>,
    /// Of the format csv, write this table alone
    #[arg(long, value_name = "TABLE")]
    table: Option<Table>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One page for a browser, with everything in it.
    Html,
    /// Markdown, for people.
    Md,
    /// Three tables in a folder, or one with --table.
    Csv,
    /// The graph for Graphviz.
    Dot,
    /// The graph for yEd, Gephi, Cytoscape, ….
    Graphml,
    /// The graph for Gephi (GEXF 1.3).
    Gexf,
    /// W3C Web Annotations in JSON-LD.
    Annotations,
    /// PROV-O in JSON-LD.
    Prov,
    /// schema.org Claim and Quotation in JSON-LD.
    SchemaOrg,
    /// A folder of brat standoff.
    Brat,
    /// Columns, one token a line; a folder for several documents.
    Conll,
    /// The JSON of `selon analyze` as YAML.
    Yaml,
}

/// What a format makes: one file, or several that belong together.
enum Made {
    One(String),
    Several(Vec<files::Named>),
}

impl Format {
    fn make(
        self,
        table: Option<Table>,
        documents: &[(Document, Analysis)],
        analyzer: &Analyzer,
    ) -> Made {
        use Made::{One, Several};
        let links = &analyzer.across(documents);
        match (self, table) {
            (Self::Html, _) => One(html::page(documents, links, analyzer)),
            (Self::Md, _) => One(markdown::page(documents, links)),
            (Self::Csv, Some(table)) => One(csv::table(table, documents, links)),
            (Self::Csv, None) => Several(csv::bundle(documents, links)),
            (Self::Dot, _) => One(dot::graph(documents, links)),
            (Self::Graphml, _) => One(graphml::graph(documents, links)),
            (Self::Gexf, _) => One(gexf::graph(documents, links)),
            (Self::Annotations, _) => One(annotations::collection(documents, links)),
            (Self::Prov, _) => One(prov::graph(documents, links)),
            (Self::SchemaOrg, _) => One(schema_org::graph(documents, links)),
            (Self::Brat, _) => Several(brat::folder(documents)),
            (Self::Conll, _) => match documents {
                [(document, analysis)] => One(conll::columns(document, analysis)),
                _ => Several(conll::folder(documents)),
            },
            (Self::Yaml, _) => One(yaml::stream(documents)),
        }
    }
}

/// Returns whether an input failed.
pub(super) fn run(args: Args, options: &Options, console: Console) -> anyhow::Result<bool> {
    let Console {
        input,
        out,
        err,
        terminal,
    } = console;
    if args.table.is_some() && args.format != Format::Csv {
        bail!("--table goes with --format csv only");
    }
    let output = args
        .output
        .filter(|path| path.as_os_str() != crate::input::STDIN);
    let analyzer = options.analyzer()?;
    let job = stream::Job {
        files: inputs(args.files.clone()),
        options,
        analyzer: &analyzer,
        progress: terminal.stderr && (output.is_some() || terminal.width.is_none()),
    };
    let (documents, failed) = stream::all(job, input, err)?;
    let made = args.format.make(args.table, &documents, &analyzer);
    match (made, output) {
        (Made::One(text), Some(path)) => save(create(&path, &args.files)?, &text),
        (Made::One(text), None) => out.write_all(text.as_bytes()).context(CANNOT_WRITE),
        (Made::Several(files), Some(folder)) => {
            fs::create_dir_all(&folder)
                .with_context(|| format!("{}: cannot be made", folder.display()))?;
            files.iter().try_for_each(|file| {
                save(create(&folder.join(&file.name), &args.files)?, &file.text)
            })
        }
        (Made::Several(files), None) => bail!(several(&files, Path::new("FOLDER"))),
    }?;
    Ok(failed)
}

fn save(mut file: File, text: &str) -> anyhow::Result<()> {
    file.write_all(text.as_bytes()).context(CANNOT_WRITE)
}

/// What to say where several files are to go to standard output.
fn several(made: &[files::Named], folder: &Path) -> String {
    let names: Vec<_> = made.iter().map(|file| file.name.as_str()).collect();
    let shown = names.len().min(4);
    let more = if shown < names.len() { ", …" } else { "" };
    format!(
        "the format is several files ({}{more}); give a folder for them with -o {}",
        names[..shown].join(", "),
        folder.display()
    )
}
