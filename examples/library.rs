//! # Who said what in an article
//!
//! The library in five steps: `cargo run --example library`.

use selon::Analyzer;
use selon::report::json::Report;
use selon::text::Document;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // # One analyzer for everything
    //
    // An analyzer holds the compiled language packs. Building it takes a moment, so build it once;
    // it can be shared between threads, and analysing never changes it.
    let analyzer = Analyzer::new();

    // # A document
    //
    // Only the text is needed. Here the language is given; without it, it is guessed.
    let document = Document {
        id: "ferry".to_owned(),
        text: include_str!("ferry.en.txt").to_owned(),
        lang: Some("en".to_owned()),
        ..Document::default()
    };

    // # What it holds
    //
    // Same document, same analysis, always.
    let analysis = analyzer.analyze(&document);

    // # Attributions and their sources
    //
    // Every role is a list of spans, since a quotation may be interrupted. Spans are byte ranges of
    // the text, which is never changed, so slicing it gives the words as the author wrote them.
    for attribution in &analysis.attributions {
        let source = match attribution.entity {
            Some(entity) => analysis.sources[entity].name.as_str(),
            None => "(nobody)",
        };
        let content: Vec<&str> = attribution
            .content
            .iter()
            .map(|span| span.of(&document.text))
            .collect();
        println!(
            "{source} [{}]: {}",
            attribution.class.as_str(),
            content.join(" … ")
        );
    }

    // # For other programs
    //
    // The same as JSON, with offsets in code points, as `selon analyze` prints it.
    let report = Report::new(&analysis, &document.text);
    println!("{}", serde_json::to_string(&report)?);
    Ok(())
}
