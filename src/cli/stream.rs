//! Documents in, analysed in parallel, rendered documents out, in input order.
//!
//! Work goes in bounded batches, so that an archive of any length fits into memory and the first
//! results come early; within a batch, order is kept, so that the number of threads changes no byte.

use std::io::{self, BufRead, Write};
use std::path::PathBuf;

use anyhow::Context;
use rayon::prelude::*;

use super::options::Options;
use super::progress::Progress;
use super::{CANNOT_WRITE, complain};
use crate::Analyzer;
use crate::analysis::Analysis;
use crate::input;
use crate::text::Document;

/// Documents analysed at a time.
const BATCH: usize = 256;
/// Bytes of text from which a batch is full, however few its documents.
const BATCH_BYTES: usize = 16 << 20;

/// What to read, and how.
pub(super) struct Job<'a> {
    pub(super) files: Vec<PathBuf>,
    pub(super) options: &'a Options,
    /// Whether progress may be shown.
    pub(super) progress: bool,
}

/// How it went.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// Documents that came out.
    pub(super) documents: usize,
    /// Inputs that failed; standard error says why.
    pub(super) failed: usize,
}

/// Analyses every document: `render` works in parallel, `write` gets what it made, in order.
pub(super) fn each<R, W>(
    job: Job,
    stdin: &mut dyn BufRead,
    err: &mut dyn Write,
    render: R,
    mut write: W,
) -> anyhow::Result<Tally>
where
    R: Fn(&Document, &Analysis) -> io::Result<Vec<u8>> + Sync,
    W: FnMut(Vec<u8>) -> io::Result<()>,
{
    let Options { lang, threads, .. } = job.options;
    let threads = threads.map_or(0, usize::from); // 0: one for each core
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .context("cannot start the threads; give fewer with --threads")?;
    let analyzer = Analyzer::new();
    let mut progress = Progress::new(job.progress);
    let mut tally = Tally::default();
    let mut documents = input::documents(job.files, job.options.format(), stdin);
    loop {
        let mut batch = Vec::new();
        let mut bytes = 0;
        while batch.len() < BATCH && bytes < BATCH_BYTES {
            match documents.next() {
                Some(Ok((mut document, notice))) => {
                    document.lang = lang.clone().or(document.lang);
                    bytes += document.text.len();
                    batch.push((document, notice));
                }
                Some(Err(error)) => {
                    tally.failed += 1;
                    progress.aside(|| complain(err, &error.to_string()));
                }
                None => break,
            }
        }
        if batch.is_empty() {
            return Ok(tally);
        }
        tally.documents += batch.len();
        let rendered: Vec<_> = pool.install(|| {
            let one = |(document, notice): (Document, Option<String>)| {
                let mut analysis = analyzer.analyze(&document);
                analysis.notices.splice(0..0, notice);
                render(&document, &analysis)
            };
            batch.into_par_iter().map(one).collect()
        });
        for page in rendered {
            page.and_then(&mut write).context(CANNOT_WRITE)?;
        }
        progress.at(tally.documents);
    }
}
