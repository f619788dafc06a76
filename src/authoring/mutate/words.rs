//! Damage to the lexicon: an entry that an example uses, removed.

use super::{Fared, Survivor, is_noticed};
use crate::authoring::OpenPack;
use crate::authoring::coverage::{Entry, EntryKind, entries, exercised};
use crate::pack::Pack;
use crate::pack::lexicon::VerbKind;

/// An entry to be removed.
pub(super) struct Removal(Entry);

/// The reporting verbs, nouns, phrases and words of lists that stand in an example; those of all rules, unless some
/// are asked for.
///
/// Word classes and ordinary verbs belong to the language rather than to its rules, and are left out.
pub(super) fn damages(open: &OpenPack, pack: &Pack, wanted: impl Fn(&str) -> bool) -> Vec<Removal> {
    if !pack.rules.iter().all(|r| wanted(&r.id)) {
        return Vec::new();
    }
    let all = entries(open, pack);
    let used = exercised(pack, &all);
    let used = all.into_iter().zip(used).filter(|(_, used)| *used);
    let of_rules = |entry: &Entry| match entry.kind {
        EntryKind::Lexeme(id) => pack.lexicon.lexemes[id as usize].kind == VerbKind::Report,
        EntryKind::Noun(_) | EntryKind::Marker(_) | EntryKind::List(..) => true,
        EntryKind::Class(..) => false,
    };
    used.map(|(entry, _)| entry)
        .filter(of_rules)
        .map(Removal)
        .collect()
}

impl Removal {
    /// Tries the examples on the pack without the entry.
    pub(super) fn try_on(&self, pack: &mut Pack, holding: &[Vec<usize>]) -> Fared {
        let mut damaged = pack.lexicon.clone();
        match &self.0.kind {
            EntryKind::Lexeme(id) => damaged.remove_lexeme(*id),
            EntryKind::Noun(id) => damaged.remove_noun(*id),
            EntryKind::Marker(id) => damaged.remove_marker(*id),
            EntryKind::List(bit, words) => damaged.remove_from_list(*bit, words),
            EntryKind::Class(..) => return Fared::Stillborn,
        }
        let sound = std::mem::replace(&mut pack.lexicon, damaged);
        let noticed = is_noticed(pack, holding, &[]);
        pack.lexicon = sound;
        if noticed {
            return Fared::Noticed;
        }
        Fared::Survived(Survivor {
            place: self.0.place.clone(),
            rule: None,
            damage: "remove entry",
            yaml: self.0.text.clone(),
        })
    }
}
