//! How fast text is read: `cargo bench`.
//!
//! Many articles of ordinary length, one very long text (twice the length must cost twice the
//! time), and the start of the program, which compiles the packs.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use selon::Analyzer;
use selon::text::Document;

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

fn main() {
    divan::main();
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

#[divan::bench]
fn startup() -> Analyzer {
    Analyzer::new()
}

#[divan::bench(args = ["fr", "en"], sample_count = 10)]
fn many_articles(bencher: Bencher, lang: &str) {
    let analyzer = Analyzer::new();
    let documents: Vec<_> = articles(lang)
        .iter()
        .cycle()
        .take(1500)
        .map(|text| document(lang, (*text).to_owned()))
        .collect();
    let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        for document in &documents {
            black_box(analyzer.analyze(document));
        }
    });
}

#[divan::bench(args = [1, 2, 4], sample_count = 10)]
fn one_long_text(bencher: Bencher, megabytes: usize) {
    let analyzer = Analyzer::new();
    let all = FRENCH.join("\n\n") + "\n\n";
    let text = all.repeat((megabytes << 20) / all.len());
    let document = document("fr", text);
    bencher
        .counter(BytesCount::of_str(&document.text))
        .bench_local(|| black_box(analyzer.analyze(&document)));
}
