//! A small analysed article for the tests of the reports.

use crate::analysis::{
    Analysis, Attribution, Certainty, Class, Conflict, ConflictKind, Kind, Polarity, Side, Source,
    Tone, Voice,
};
use crate::text::Span;

/// The article, as found and as written.
pub(super) fn article() -> (Analysis, String) {
    let text = "« Le pont a tenu bon hier », a déclaré Éléa Brunoir. Elle a démenti toute fissure dans le tablier. \
        Un proche du chantier demande si la route rouvrira. Il pleut, apparemment.";
    let span = |part: &str| {
        let start = text.find(part).unwrap();
        vec![Span::new(start, start + part.len())]
    };
    let plain = |source: &str, cue: &str, content: &str| Attribution {
        kind: Kind::Indirect,
        class: Class::State,
        tone: Tone::Neutral,
        polarity: Polarity::Positive,
        certainty: Certainty::Asserted,
        rule: "fr.test".to_owned(),
        via: None,
        continues: None,
        source: if source.is_empty() {
            Vec::new()
        } else {
            span(source)
        },
        cue: span(cue),
        content: span(content),
        entity: Some(0),
    };
    let attributions = vec![
        Attribution {
            kind: Kind::Direct,
            ..plain("Éléa Brunoir", "a déclaré", "Le pont a tenu bon hier")
        },
        Attribution {
            class: Class::Deny,
            polarity: Polarity::Negative,
            via: Some(2),
            ..plain("Elle", "a démenti", "toute fissure dans le tablier")
        },
        Attribution {
            class: Class::Ask,
            certainty: Certainty::Question,
            entity: Some(1),
            ..plain("Un proche du chantier", "demande", "si la route rouvrira")
        },
        Attribution {
            kind: Kind::Hearsay,
            certainty: Certainty::Hearsay,
            entity: None,
            ..plain("", "apparemment", "Il pleut")
        },
    ];
    let sources = vec![
        Source {
            name: "Éléa Brunoir".to_owned(),
            kind: Some("person".to_owned()),
            evidence: Vec::new(),
            anonymous: false,
            reason: None,
            mentions: [span("Éléa Brunoir"), span("Elle")].concat(),
        },
        Source {
            name: "un proche du chantier".to_owned(),
            kind: None,
            evidence: Vec::new(),
            anonymous: true,
            reason: None,
            mentions: span("Un proche du chantier"),
        },
    ];
    let analysis = Analysis {
        id: "note.txt".to_owned(),
        lang: Some("fr".to_owned()),
        attributions,
        sources,
        unresolved: Vec::new(),
        claims: Vec::new(),
        conflicts: Vec::new(),
        notices: vec!["read as windows-1252".to_owned()],
    };
    (analysis, text.to_owned())
}

/// A conflict between its first attribution and what the article itself says.
pub(super) fn conflict(text: &str) -> Conflict {
    let side = |voice, part: &str| {
        let start = text.find(part).unwrap();
        Side {
            voice,
            span: Span::new(start, start + part.len()),
        }
    };
    Conflict {
        a: side(Voice::Attribution(0), "Le pont a tenu bon hier"),
        b: side(Voice::Narration, "Il pleut"),
        kind: ConflictKind::Narration,
        why: "it rains".to_owned(),
    }
}
