//! What people read of mutants.

use std::fmt::Write;

use super::Mutation;
use crate::report::Look;
use crate::report::escape::clean;

/// The score of each pack, and what survived.
pub fn text(packs: &[Mutation], look: &Look) -> String {
    let (title, faint, mark) = (look.title, look.faint, look.mark);
    let mut out = String::new();
    for mutation in packs {
        let _ = writeln!(
            out,
            "{title}{}{title:#}  {} of {} mutants noticed: {} %",
            clean(&mutation.lang),
            mutation.noticed,
            mutation.mutants,
            mutation.score()
        );
        for survivor in &mutation.survivors {
            let rule = survivor.rule.as_deref().unwrap_or("");
            let place = survivor.place.to_string();
            let _ = writeln!(
                out,
                "  {:<18} {mark}{}{mark:#}  {}  {faint}{}{faint:#}",
                survivor.damage,
                clean(&survivor.yaml),
                clean(rule),
                clean(&place)
            );
        }
    }
    out
}
