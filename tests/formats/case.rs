//! Documents that hold anything, with anything found in them.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use selon::analysis::{
    Analysis, Attribution, Certainty, Class, Conflict, ConflictKind, Kind, Polarity, Side, Source,
    Tone, Voice,
};
use selon::conflict::{Link, Place};
use selon::text::{Document, Span};

/// What has broken a format somewhere.
const HOSTILE: &[&str] = &[
    "=1+1",
    "+1",
    "-2",
    "@SUM(A1)",
    "\t=1",
    "<script>alert(1)</script>",
    "]]>",
    "<!--",
    "--",
    "&lt;",
    "\u{1b}[31m",
    "\u{9b}2J",
    "\u{202e}",
    "\u{2066}",
    "\u{200f}",
    "\u{feff}",
    "\u{ad}",
    "\0",
    "\u{7f}",
    "\u{fffe}",
    "\u{e0041}",
    "\"",
    "'",
    "\\",
    "\\N",
    "`",
    "*a*",
    "_b_",
    "[x](javascript:y)",
    "![i](u)",
    "|",
    "#",
    "# ",
    "- ",
    "1. ",
    "~~",
    "$x$",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "\u{2028}",
    "\u{85}",
    "\u{b}",
    "https://example.org",
    "www.example.org",
    "{{x}}",
    "{%",
    "${x}",
    ";",
    ",",
    ":",
    ": ",
    "%",
    "!!str",
    "null",
    "mot",
    "eau ",
    " ",
    " ",
    "é",
    "e\u{301}",
    "\u{915}\u{94d}\u{937}",
    "שלום",
    "مرحبا",
    "東京",
    "👩\u{200d}🚒",
    "12",
    "a",
];

pub(crate) fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::collection::vec(select(HOSTILE), 1..30).prop_map(|parts| parts.concat()),
        1 => ".{1,60}",
        1 => "\\PC{1,60}",
    ]
}

/// Two pieces that hold something, in order, from places in a text.
fn pieces(text: &str, places: &[Index]) -> Vec<Span> {
    let bounds: Vec<_> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    let mut cuts: Vec<_> = places
        .iter()
        .map(|place| bounds[place.index(bounds.len())])
        .collect();
    cuts.sort_unstable();
    let spans = cuts.chunks(2).map(|pair| Span::new(pair[0], pair[1]));
    spans.filter(|span| span.start < span.end).collect()
}

prop_compose! {
    /// A text with anything marked in it, whatever sense that makes.
    pub(crate) fn case()(
        id in text(),
        text in text(),
        meta in prop::option::of(text()),
        name in text(),
        places in prop::collection::vec(prop::collection::vec(any::<Index>(), 12), 0..5),
        clash in prop::collection::vec(any::<Index>(), 4),
    ) -> (Document, Analysis) {
        let attribution = |(index, places): (usize, &Vec<Index>)| Attribution {
            kind: Kind::Mixed,
            class: Class::State,
            tone: Tone::Neutral,
            polarity: if index % 2 == 0 { Polarity::Positive } else { Polarity::Negative },
            certainty: Certainty::Asserted,
            rule: "test".to_owned(),
            via: index.checked_sub(1),
            continues: index.checked_sub(2),
            source: pieces(&text, &places[..4]),
            cue: pieces(&text, &places[4..8]),
            content: pieces(&text, &places[8..]),
            entity: (index % 3 > 0).then_some(0),
        };
        let attributions: Vec<_> = places.iter().enumerate().map(attribution).collect();
        let clash = pieces(&text, &clash);
        let side = |index: usize| Side {
            voice: if index < attributions.len() { Voice::Attribution(index) } else { Voice::Narration },
            span: clash[index],
        };
        let conflicts = if clash.len() == 2 {
            vec![Conflict { a: side(0), b: side(1), kind: ConflictKind::Denial, why: name.clone() }]
        } else {
            Vec::new()
        };
        let source = Source {
            name: name.clone(),
            kind: meta.clone(),
            evidence: Vec::new(),
            anonymous: meta.is_none(),
            reason: clash.first().copied(),
            mentions: attributions.iter().flat_map(|a| a.source.clone()).collect(),
        };
        let analysis = Analysis {
            id: id.clone(),
            lang: Some("fr".to_owned()),
            attributions,
            sources: vec![source],
            conflicts,
            notices: vec![name],
            ..Analysis::default()
        };
        let [date, outlet, url] = [meta.clone(), meta.clone(), meta];
        (Document { id, text, lang: None, date, outlet, url, ..Document::default() }, analysis)
    }
}

/// Twice the same document, and a conflict across.
pub(crate) fn collection(case: &(Document, Analysis)) -> (Vec<(Document, Analysis)>, Vec<Link>) {
    let conflict = case.1.conflicts.first();
    let link = |conflict: &Conflict| Link {
        a: Place {
            document: 0,
            side: conflict.a.clone(),
        },
        b: Place {
            document: 1,
            side: conflict.b.clone(),
        },
        kind: conflict.kind,
        why: conflict.why.clone(),
    };
    (
        vec![case.clone(), case.clone()],
        conflict.map(link).into_iter().collect(),
    )
}
