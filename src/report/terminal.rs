//! The report that people read: the sources in order of first mention, each with its claims.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

use super::escape::clean;
use super::json::attribution_id;
use super::text_of;
use super::wrap::Words;
use crate::analysis::{Analysis, Attribution, Certainty, Class, Kind, Polarity, Source};

/// Lines longer than this tire the eye, however wide the terminal.
const WIDEST: usize = 100;
/// Narrower than this, the text would be a ladder of syllables.
const NARROWEST: usize = 32;
/// From this width on, cues stand in a column of their own.
const COLUMNS_FROM: usize = 60;
/// Room for an identifier: `  a123  `.
const ID_COLUMN: usize = 8;
/// Room for a cue.
const CUE_COLUMN: usize = 20;

/// How wide and in what colours.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    pub(super) width: usize,
    pub(super) title: Style,
    pub(super) source: Style,
    pub(super) cue: Style,
    pub(super) denied: Style,
    pub(super) mark: Style,
    pub(super) faint: Style,
    pub(super) note: Style,
}

impl Look {
    /// A look for lines of `width` columns.
    pub fn new(width: usize, color: bool) -> Self {
        let style = |style: Style| if color { style } else { Style::new() };
        let fg = |color: AnsiColor| Style::new().fg_color(Some(color.into()));
        Self {
            width: width.clamp(NARROWEST, WIDEST),
            title: style(Style::new().bold().underline()),
            source: style(Style::new().bold()),
            cue: style(fg(AnsiColor::Cyan)),
            denied: style(fg(AnsiColor::Red)),
            mark: style(fg(AnsiColor::Magenta)),
            faint: style(Style::new().dimmed()),
            note: style(fg(AnsiColor::Yellow)),
        }
    }

    /// Writes what the reader should know about the input.
    pub(super) fn notices(&self, notices: &[String], out: &mut dyn Write) -> io::Result<()> {
        let Self { width, note, .. } = *self;
        for notice in notices {
            write!(out, "{note}Note:{note:#} ")?;
            let mut words = Words::default();
            words.push(notice, Style::new());
            words.write("Note: ".len(), width, out)?;
        }
        Ok(())
    }
}

/// Writes the report of `analysis`, whose spans index `text`.
pub fn write(analysis: &Analysis, text: &str, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let page = Page {
        analysis,
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
            counts.push(
                &format!("{},", count(attributions.len(), "attribution")),
                faint,
            );
            counts.push(&count(sources.len(), "source"), faint);
            let unnamed = sources.iter().filter(|source| source.anonymous).count();
            if unnamed > 0 {
                counts.push(&format!("({unnamed} unnamed)"), faint);
            }
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
            width,
            cue: cue_style,
            denied,
            faint,
            ..
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
            _ => cue_style,
        };
        let cue = text_of(&attribution.cue, self.text);
        let cue = clean(&cue);
        write!(out, "{faint}{:>5}{faint:#}   ", attribution_id(index))?;
        let columns = width >= COLUMNS_FROM;
        let indent = if columns {
            ID_COLUMN + CUE_COLUMN
        } else {
            ID_COLUMN
        };
        if columns && cue.width() < CUE_COLUMN {
            write!(
                out,
                "{style}{cue}{style:#}{:1$}",
                "",
                CUE_COLUMN - cue.width()
            )?;
        } else {
            let mut words = Words::default();
            words.push(&cue, style);
            words.write(ID_COLUMN, width, out)?;
            write!(out, "{:indent$}", "")?;
        }
        let mut words = Words::default();
        let content = text_of(&attribution.content, self.text);
        if attribution.kind == Kind::Direct {
            words.push(&format!("“{content}”"), Style::new());
        } else {
            words.push(&content, Style::new());
        }
        self.marks(attribution, &mut words);
        words.write(indent, width, out)
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

fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;
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
4 attributions, 2 sources (1 unnamed)
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
