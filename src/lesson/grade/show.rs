//! A grade as people read it.

use std::fmt::Write;

use super::Grade;
use crate::lesson::exercise::COLUMNS;
use crate::report::escape::clean;

impl Grade {
    /// What people read. `doc` says what a rule finds.
    pub fn text(&self, doc: impl Fn(&str) -> Option<String>) -> String {
        let mut out = format!(
            "{} of {} points: {} found, {} missed, {} invented\n",
            self.points,
            self.of,
            self.found.len(),
            self.missed.len(),
            self.invented.len()
        );
        let rule = |id: &str| match doc(id) {
            Some(doc) => format!("{} ({})", clean(id), clean(&doc)),
            None => clean(id).into_owned(),
        };
        for f in &self.found {
            let _ = writeln!(out, "\nFound {} (line {}): {} of 4", f.id, f.line, f.points);
            for p in f.parts.iter().filter(|p| p.points < 1.0) {
                let (given, wanted) = (clean(&p.given), clean(&p.wanted));
                let _ = write!(out, "  {}: “{given}” should be “{wanted}”", p.name);
                if p.overlap > 0 {
                    let _ = write!(out, " ({} % of the words)", p.overlap);
                }
                out.push('\n');
            }
            let _ = writeln!(out, "  found by {}", rule(&f.rule));
        }
        for m in &self.missed {
            let _ = writeln!(out, "\nMissed {}:", m.id);
            for (name, part) in COLUMNS.iter().zip(&m.parts).filter(|(_, p)| !p.is_empty()) {
                let _ = writeln!(out, "  {name}: {}", clean(part));
            }
            let _ = writeln!(out, "  found by {}", rule(&m.rule));
        }
        for i in &self.invented {
            let content = clean(&i.content);
            let _ = writeln!(
                out,
                "\nInvented (line {}): “{content}”\n  {}",
                i.line, i.reason
            );
        }
        out
    }
}
