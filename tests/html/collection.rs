//! What the page says of several articles together.

use selon::conflict::Link;
use selon::text::Document;

use super::page::elements;
use super::{document, read, report};

#[test]
fn conflicts_between_articles_and_outlets_stand_in_the_overview() {
    let [north, south] = [
        (
            "north",
            "Tam Ruddock said the Orwell lock was shut on Monday.",
        ),
        (
            "south",
            "Tam Ruddock said the Orwell lock was not shut on Monday.",
        ),
    ]
    .map(|(id, text)| Document {
        outlet: Some(format!("The {id} Post")),
        ..document(id, text, Some("en"))
    });
    let read = read(vec![north, south]);
    let side = |document: usize| selon::conflict::Place {
        document,
        side: selon::analysis::Side {
            voice: selon::analysis::Voice::Attribution(0),
            span: read[document].1.attributions[0].content[0],
        },
    };
    let link = Link {
        a: side(0),
        b: side(1),
        kind: selon::analysis::ConflictKind::Negation,
        why: "one says <shut>, the other not".to_owned(),
    };
    let all = elements(&report(&read, &[link]));
    let quotes: Vec<_> = all
        .iter()
        .filter(|e| e.name == "blockquote")
        .map(|e| &e.text)
        .collect();
    assert!(quotes.iter().any(|q| q.contains("not shut")), "{quotes:?}");
    assert!(
        all.iter()
            .any(|e| e.name == "h3" && e.text.contains("<shut>"))
    );
    assert!(
        all.iter()
            .any(|e| e.name == "th" && e.text == "The north Post")
    );
    assert!(
        all.iter()
            .any(|e| e.has("class", "conflicts") && e.name == "path")
    );
}

#[test]
fn sources_that_the_picture_has_no_room_for_stand_in_the_table() {
    // Each names fifty sources, ten of which speak in both.
    let article = |number: usize| {
        let names = (0..50).map(|n| if n < 10 { n } else { 100 * number + n });
        let lines: Vec<String> = names
            .map(|n| format!("Tam {} said the lock was shut.", spelt(n)))
            .collect();
        document(
            &format!("article-{number}"),
            &lines.join("\n\n"),
            Some("en"),
        )
    };
    let read = read([article(1), article(2)]);
    let all = elements(&report(&read, &[]));
    let merged = all.iter().position(|e| e.has("id", "merged")).unwrap();
    let across = all.iter().position(|e| e.has("id", "across")).unwrap();
    let part = &all[merged..across];
    let boxes = part
        .iter()
        .filter(|e| e.name == "a" && e.has("class", "source"));
    assert_eq!(boxes.count(), 60);
    let note = part.iter().find(|e| e.has("class", "note")).unwrap();
    assert_eq!(
        note.text,
        "Drawn are the 60 sources that speak in most articles. 30 sources stand in the table only."
    );
    let rows: Vec<_> = part
        .iter()
        .skip_while(|e| !e.has("class", "speakers"))
        .filter(|e| e.name == "tr")
        .collect();
    assert_eq!(rows.len(), 1 + 90);
    assert!(
        rows[1].text.ends_with("220article-1 1; article-2 1"),
        "{}",
        rows[1].text
    );
    for n in 10..50 {
        for number in [1, 2] {
            let name = format!("Tam {}", spelt(100 * number + n));
            let row = rows.iter().find(|row| row.text.starts_with(&name)).unwrap();
            assert!(
                row.text.ends_with(&format!("110article-{number} 1")),
                "{}",
                row.text
            );
        }
    }
}

/// A surname for a number.
fn spelt(number: usize) -> String {
    let syllables = ["ba", "ko", "ri", "mu", "te", "sa", "no", "li", "du", "ve"];
    let digits = format!("{number:03}");
    let digits = digits
        .bytes()
        .map(|digit| syllables[usize::from(digit - b'0')]);
    format!("Z{}k", digits.collect::<String>())
}
