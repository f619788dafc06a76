//! Work in, done in parallel, results out in input order.
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
use crate::input::{self, InputError};
use crate::text::Document;

/// Items worked on at a time.
const BATCH: usize = 256;
/// Bytes of text from which a batch is full, however few its items.
const BATCH_BYTES: usize = 16 << 20;

/// What to read, and how.
pub(super) struct Job<'a> {
    pub(super) files: Vec<PathBuf>,
    pub(super) options: &'a Options,
    /// One for the whole run: it compiles each pack once.
    pub(super) analyzer: &'a Analyzer,
    /// Whether progress may be shown.
    pub(super) progress: bool,
}

/// How it went.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// Items that came out.
    pub(super) done: usize,
    /// Inputs that failed; standard error says why.
    pub(super) failed: usize,
}

/// Analyses every document: `render` works in parallel, `write` gets what it made, in order.
pub(super) fn each<R: Send>(
    job: Job,
    stdin: &mut dyn BufRead,
    err: &mut dyn Write,
    render: impl Fn(Document, Analysis) -> io::Result<R> + Sync,
    write: impl FnMut(R) -> io::Result<()>,
) -> anyhow::Result<Tally> {
    let lang = job.options.lang.as_deref();
    let work = Work {
        items: job.options.documents(job.files, stdin),
        weight: |(document, _): &input::Input| document.text.len(),
        one: |(mut document, notice): input::Input| {
            document.lang = lang.map(str::to_owned).or(document.lang);
            let mut analysis = job.analyzer.analyze(&document);
            analysis.notices.splice(0..0, notice);
            render(document, analysis)
        },
    };
    let progress = Progress::new(job.progress, "documents");
    batches(work, job.options.threads, progress, err, write)
}

/// All documents with their analyses, for what needs them together, and whether an input failed. Notices go to
/// standard error: an unread document must not pass for one in which nothing was found.
pub(super) fn all(
    job: Job,
    stdin: &mut dyn BufRead,
    err: &mut dyn Write,
) -> anyhow::Result<(Vec<(Document, Analysis)>, bool)> {
    let mut documents = Vec::new();
    let read = |document, analysis| Ok((document, analysis));
    let tally = each(job, stdin, err, read, |one| {
        documents.push(one);
        Ok(())
    })?;
    for (document, analysis) in &documents {
        for notice in &analysis.notices {
            complain(err, &format!("{}: {notice}", document.id));
        }
    }
    Ok((documents, tally.failed > 0))
}

/// What to work on, and how.
pub(super) struct Work<I, W, F> {
    pub(super) items: I,
    /// Bytes of an item.
    pub(super) weight: W,
    /// Works on one item, in parallel with others.
    pub(super) one: F,
}

/// Works through all items; `write` gets the results in order.
pub(super) fn batches<T, R, I, W, F>(
    mut work: Work<I, W, F>,
    threads: Option<u16>,
    mut progress: Progress,
    err: &mut dyn Write,
    mut write: impl FnMut(R) -> io::Result<()>,
) -> anyhow::Result<Tally>
where
    T: Send,
    R: Send,
    I: Iterator<Item = Result<T, InputError>>,
    W: Fn(&T) -> usize,
    F: Fn(T) -> io::Result<R> + Sync,
{
    let pool = pool(threads)?;
    let mut tally = Tally::default();
    loop {
        let mut batch = Vec::new();
        let mut bytes = 0;
        while batch.len() < BATCH && bytes < BATCH_BYTES {
            match work.items.next() {
                Some(Ok(item)) => {
                    bytes += (work.weight)(&item);
                    batch.push(item);
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
        tally.done += batch.len();
        let results: Vec<_> = pool.install(|| batch.into_par_iter().map(&work.one).collect());
        for result in results {
            result.and_then(&mut write).context(CANNOT_WRITE)?;
        }
        progress.at(tally.done);
    }
}

/// The threads asked for, or one for each core.
pub(super) fn pool(threads: Option<u16>) -> anyhow::Result<rayon::ThreadPool> {
    rayon::ThreadPoolBuilder::new()
        .num_threads(threads.map_or(0, usize::from))
        .build()
        .context("cannot start the threads; give fewer with --threads")
}
