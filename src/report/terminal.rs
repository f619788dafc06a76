//! The report that people read: the sources in order of first mention, each with its claims.

use std::io::{self, Write};

use anstyle::Style;

use super::conflicts;
use super::json::attribution_id;
use super::look::Look;
use super::wrap::Words;
use crate::analysis::{Analysis, Attribution, Certainty, Class, Kind, Polarity, Source};
use crate::chain::{self, Chains};
use crate::text::text_of;

/// Writes the report of `analysis`, whose spans index `text`.
pub fn write(analysis: &Analysis, text: &str, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let page = Page {
        analysis,
        chains: chain::of(analysis),
        text,
        look,
    };
    page.header(out)?;
    let Groups {
        by_source,
        unresolved,
        unsourced,
    } = page.groups();
    for (source, claims) in analysis.sources.iter().zip(&by_source) {
        if !claims.is_empty() {
            page.source(source, claims.len(), out)?;
            page.claims(claims, out)?;
        }
    }
    let style = look.source;
    for (heading, claims) in [
        ("Source not identified", unresolved),
        ("Without a source", unsourced),
    ] {
        if !claims.is_empty() {
            writeln!(out, "\n{style}{heading}{style:#}")?;
            page.claims(&claims, out)?;
        }
    }
    if !analysis.conflicts.is_empty() {
        writeln!(out, "\n{style}Conflicts{style:#}")?;
    }
    for conflict in &analysis.conflicts {
        let sides = [&conflict.a, &conflict.b];
        let speakers = sides.map(|side| conflicts::Speaker::of(side, analysis, text));
        conflicts::write(conflict.kind, &conflict.why, &speakers, look, out)?;
    }
    Ok(())
}

/// The attributions by what is known of their sources.
struct Groups {
    /// Those of each source.
    by_source: Vec<Vec<usize>>,
    /// Those whose source is expressed, but not known to be anybody: a pronoun, say.
    unresolved: Vec<usize>,
    /// Those whose source is not expressed.
    unsourced: Vec<usize>,
}

struct Page<'a> {
    analysis: &'a Analysis,
    chains: Chains,
    text: &'a str,
    look: Look,
}

impl Page<'_> {
    fn header(&self, out: &mut dyn Write) -> io::Result<()> {
        let Look {
            width,
            title,
            faint,
            ..
        } = self.look;
        let Analysis {
            id,
            lang,
            attributions,
            sources,
            notices,
            conflicts,
            ..
        } = self.analysis;
        let mut head = Words::default();
        head.push(id, title);
        if let Some(lang) = lang {
            head.push(&format!("({lang})"), faint);
        }
        head.write(0, width, out)?;
        let mut counts = Words::default();
        if attributions.is_empty() {
            counts.push("No attributions found.", faint);
        } else {
            let unnamed = sources.iter().filter(|source| source.anonymous).count();
            let named = match unnamed {
                0 => String::new(),
                _ => format!(" ({unnamed} unnamed)"),
            };
            let all = [
                count(attributions.len(), "attribution"),
                count(sources.len(), "source") + &named,
                count(self.chains.origins.len(), "origin"),
                count(conflicts.len(), "conflict"),
            ];
            counts.push(&all.join(", "), faint);
        }
        counts.write(0, width, out)?;
        self.look.notices(notices, out)
    }

    fn groups(&self) -> Groups {
        let mut groups = Groups {
            by_source: vec![Vec::new(); self.analysis.sources.len()],
            unresolved: Vec::new(),
            unsourced: Vec::new(),
        };
        for (index, attribution) in self.analysis.attributions.iter().enumerate() {
            let entity = attribution
                .entity
                .and_then(|entity| groups.by_source.get_mut(entity));
            match entity {
                Some(claims) => claims.push(index),
                None if attribution.source.is_empty() => groups.unsourced.push(index),
                None => groups.unresolved.push(index),
            }
        }
        groups
    }

    fn source(&self, source: &Source, claims: usize, out: &mut dyn Write) -> io::Result<()> {
        let Look {
            width,
            source: bold,
            faint,
            ..
        } = self.look;
        let mut words = Words::default();
        words.push(&source.name, bold);
        if let Some(kind) = source.kind.as_deref().filter(|kind| *kind != "anonymous") {
            words.push(&format!("· {kind}"), faint);
        }
        if source.anonymous {
            words.push("· unnamed", faint);
        }
        if claims > 1 {
            words.push(&format!("· {claims}"), faint);
        }
        writeln!(out)?;
        words.write(0, width, out)
    }

    fn claims(&self, claims: &[usize], out: &mut dyn Write) -> io::Result<()> {
        for &index in claims {
            if let Some(attribution) = self.analysis.attributions.get(index) {
                self.claim(index, attribution, out)?;
            }
        }
        Ok(())
    }

    fn claim(
        &self,
        index: usize,
        attribution: &Attribution,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let Look {
            cue, denied, faint, ..
        } = self.look;
        let style = match attribution {
            Attribution {
                polarity: Polarity::Negative,
                ..
            } => denied,
            // Its cue was said before.
            Attribution {
                continues: Some(_), ..
            } => faint,
            _ => cue,
        };
        let mut words = Words::default();
        let content = text_of(&attribution.content, self.text);
        if attribution.kind == Kind::Direct {
            words.push(&format!("“{content}”"), Style::new());
        } else {
            words.push(&content, Style::new());
        }
        self.marks(attribution, &mut words);
        let cue = text_of(&attribution.cue, self.text);
        self.look
            .row(&attribution_id(index), (&cue, style), &words, out)
    }

    /// What the claim's wording alone does not show.
    fn marks(&self, attribution: &Attribution, words: &mut Words) {
        if attribution.entity.is_none() && !attribution.source.is_empty() {
            let mark = format!("[{}]", text_of(&attribution.source, self.text));
            words.push_whole(&mark, self.look.mark);
        }
        if attribution.polarity == Polarity::Negative {
            let mark = match attribution.class {
                Class::Deny => "[denied]",
                Class::Think => "[doubted]",
                _ => "[not asserted]",
            };
            words.push_whole(mark, self.look.denied);
        }
        match attribution.certainty {
            Certainty::Question => words.push("[question]", self.look.mark),
            Certainty::Conditional => words.push("[conditional]", self.look.mark),
            // Without a source, the heading says it.
            Certainty::Hearsay if attribution.entity.is_some() => {
                words.push("[hearsay]", self.look.mark);
            }
            Certainty::Hearsay | Certainty::Asserted => {}
        }
        if let Some(via) = attribution.via {
            let id = attribution_id(via);
            let relay = self
                .analysis
                .attributions
                .get(via)
                .and_then(|relay| relay.entity);
            let mark = match relay.and_then(|entity| self.analysis.sources.get(entity)) {
                Some(source) => format!("[via {}, {id}]", source.name),
                None => format!("[via {id}]"),
            };
            words.push_whole(&mark, self.look.mark);
        }
    }
}

pub(crate) fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::*;
    use crate::report::look::{NARROWEST, WIDEST};
    use crate::report::sample;

    fn page(width: usize, color: bool) -> String {
        let (analysis, text) = sample::article();
        let mut out = Vec::new();
        write(&analysis, &text, Look::new(width, color), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_whole_page() {
        let expected = "\
note.txt (fr)
4 attributions, 2 sources (1 unnamed), 2 origins, 0 conflicts
Note: read as windows-1252

Éléa Brunoir · person · 2
   a1   a déclaré           “Le pont a tenu bon hier”
   a2   a démenti           toute fissure dans le tablier [denied]
                            [via un proche du chantier, a3]

un proche du chantier · unnamed
   a3   demande             si la route rouvrira [question]

Without a source
   a4   apparemment         Il pleut
";
        assert_eq!(page(80, false), expected);
    }

    #[test]
    fn conflicts_come_last() {
        let (mut analysis, text) = sample::article();
        analysis.conflicts = vec![sample::conflict(&text)];
        let print = |width| {
            let mut out = Vec::new();
            write(&analysis, &text, Look::new(width, false), &mut out).unwrap();
            String::from_utf8(out).unwrap()
        };
        let expected = "

Conflicts
narration: it rains
   a1   Éléa Brunoir        “Le pont a tenu bon hier”
        the article itself  “Il pleut”
";
        assert!(print(80).ends_with(expected.trim_start()), "{}", print(80));
        assert!(print(80).contains("2 origins, 1 conflict\n"));
        let narrow = print(40);
        assert!(narrow.lines().all(|line| line.width() <= 40), "{narrow}");
    }

    #[test]
    fn a_source_that_is_nobody_is_still_shown() {
        let (mut analysis, text) = sample::article();
        analysis.attributions[1].entity = None;
        let mut out = Vec::new();
        write(&analysis, &text, Look::new(80, false), &mut out).unwrap();
        let page = String::from_utf8(out).unwrap();
        assert!(
            page.contains("Source not identified\n   a2   a démenti "),
            "{page}"
        );
        assert!(page.contains("tablier [Elle] [denied]"), "{page}");
    }

    #[test]
    fn lines_keep_to_the_width() {
        for width in [0, 32, 40, 60, 80, 500] {
            let page = page(width, false);
            assert!(
                page.lines()
                    .all(|line| line.width() <= width.clamp(NARROWEST, WIDEST)),
                "{page}"
            );
        }
    }

    #[test]
    fn colours_change_no_text() {
        let plain = anstream::adapter::strip_str(&page(80, true)).to_string();
        assert_eq!(plain, page(80, false));
        assert!(page(80, true).contains("\u{1b}["));
    }

    #[test]
    fn escapes_are_not_obeyed() {
        let analysis = Analysis {
            id: "\u{1b}[2Jx".to_owned(),
            notices: vec!["\u{202e}y".to_owned()],
            ..Analysis::default()
        };
        let mut out = Vec::new();
        write(&analysis, "", Look::new(80, false), &mut out).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "␛[2Jx\nNo attributions found.\nNote: \u{fffd}y\n"
        );
    }
}
