//! How fast text is read: `cargo bench`.
//!
//! Ten megabytes of articles of ordinary length, one very long text (twice the length must cost twice
//! the time), and the start of the program, which compiles the packs. All on one thread. At the end
//! stands the peak memory of the whole process, where the system tells it.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use selon::Analyzer;
use selon::text::Document;

/// The program's own allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const FRENCH: [&str; 3] = [
    include_str!("../examples/barrage.fr.txt"),
    include_str!("../examples/front.fr.txt"),
    include_str!("../examples/laiterie.fr.txt"),
];
const ENGLISH: [&str; 3] = [
    include_str!("../examples/ferry.en.txt"),
    include_str!("../examples/mine.en.txt"),
    include_str!("../examples/ballot.en.txt"),
];

/// Bytes of articles, of either language.
const ARTICLES: usize = 10_000_000;

fn main() {
    divan::main();
    if let Some(peak) = peak_memory() {
        println!("peak memory of the process: {} MB", peak / 1_000_000);
    }
}

/// The most memory that this process has held, in bytes; Linux only.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kibibytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kibibytes * 1024)
}

fn articles(lang: &str) -> [&'static str; 3] {
    if lang == "fr" { FRENCH } else { ENGLISH }
}

fn document(lang: &str, text: String) -> Document {
    Document {
        id: "bench".to_owned(),
        text,
        lang: Some(lang.to_owned()),
        ..Document::default()
    }
}

/// Packs are compiled when a text of their language is first met.
#[divan::bench(args = ["fr", "en"])]
fn startup(lang: &str) -> Analyzer {
    let analyzer = Analyzer::new();
    assert!(analyzer.pack(lang).is_some_and(|pack| pack.is_ok()));
    analyzer
}

#[divan::bench(args = ["fr", "en"], sample_count = 5)]
fn many_articles(bencher: Bencher, lang: &str) {
    let analyzer = Analyzer::new();
    let articles = articles(lang);
    let mean = articles.iter().map(|text| text.len()).sum::<usize>() / articles.len();
    let documents: Vec<_> = articles
        .iter()
        .cycle()
        .take(ARTICLES / mean)
        .map(|text| document(lang, (*text).to_owned()))
        .collect();
    let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        for document in &documents {
            black_box(analyzer.analyze(document));
        }
    });
}

#[divan::bench(args = [1, 2, 4], sample_count = 5)]
fn one_long_text(bencher: Bencher, megabytes: usize) {
    let analyzer = Analyzer::new();
    let all = FRENCH.join("\n\n") + "\n\n";
    let text = all.repeat((megabytes << 20) / all.len());
    let document = document("fr", text);
    bencher
        .counter(BytesCount::of_str(&document.text))
        .bench_local(|| black_box(analyzer.analyze(&document)));
}
