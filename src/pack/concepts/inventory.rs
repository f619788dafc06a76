//! The inventory: which concepts there are, which exclude each other, and what some of them do.
//!
//! It belongs to no language, so it is embedded once and shared by all packs.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::schema::{InventoryEntry, InventoryFile};
use super::{ConceptId, ConceptRole};
use crate::pack::diagnostics::{Mistake, Path};
use crate::pack::{PackError, PackSource, check_schema, embedded, parse};

/// All concepts, numbered in the order of their identifiers.
#[derive(Debug)]
pub struct Inventory {
    concepts: Vec<Concept>,
}

#[derive(Debug)]
struct Concept {
    id: String,
    doc: String,
    role: Option<ConceptRole>,
    /// Sorted.
    opposites: Vec<ConceptId>,
}

/// The embedded inventory.
pub fn inventory() -> &'static Inventory {
    static INVENTORY: OnceLock<Inventory> = OnceLock::new();
    INVENTORY.get_or_init(|| {
        let files = embedded("concepts").unwrap_or_default();
        // Its files are part of the program, and a test reads them.
        Inventory::read(&files).unwrap_or_else(|error| unreachable!("{error}"))
    })
}

impl Inventory {
    /// Reads the files of an inventory.
    pub(super) fn read(files: &[PackSource]) -> Result<Self, PackError> {
        let mut entries: BTreeMap<String, (InventoryEntry, &PackSource, Path)> = BTreeMap::new();
        for source in files {
            let file: InventoryFile = parse(source)?;
            check_schema(&file.schema, source)?;
            for (i, entry) in file.concepts.into_iter().enumerate() {
                let path = Path::of("concepts").index(i);
                if let Some(mistake) = refuse(&entry, &path, &entries) {
                    return Err(mistake.locate(&source.name, &source.yaml));
                }
                entries.insert(entry.id.clone(), (entry, source, path));
            }
        }
        let numbers: BTreeMap<&str, ConceptId> = entries
            .keys()
            .enumerate()
            .map(|(i, id)| (id.as_str(), i as ConceptId))
            .collect();
        let mut opposites = vec![Vec::new(); entries.len()];
        for (a, (entry, source, path)) in entries.values().enumerate() {
            for (i, name) in entry.opposites.iter().enumerate() {
                let b = opposite(entry, name, &numbers, &path.key("opposites").index(i))
                    .map_err(|m| m.locate(&source.name, &source.yaml))?;
                opposites[a].push(b);
                opposites[usize::from(b)].push(a as ConceptId);
            }
        }
        let concepts = entries
            .into_values()
            .zip(opposites)
            .map(|((entry, ..), mut opposites)| {
                opposites.sort_unstable();
                opposites.dedup();
                Concept {
                    id: entry.id,
                    doc: entry.doc,
                    role: entry.role,
                    opposites,
                }
            })
            .collect();
        Ok(Self { concepts })
    }

    /// How many there are; their numbers are those below.
    pub fn len(&self) -> usize {
        self.concepts.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.concepts.is_empty()
    }

    /// The identifier of a concept.
    pub fn id(&self, concept: ConceptId) -> &str {
        &self.concepts[usize::from(concept)].id
    }

    /// What a concept means, for people.
    pub fn doc(&self, concept: ConceptId) -> &str {
        &self.concepts[usize::from(concept)].doc
    }

    /// The concept with this identifier.
    pub fn named(&self, id: &str) -> Option<ConceptId> {
        let at = self.concepts.binary_search_by(|c| c.id.as_str().cmp(id));
        at.ok().map(|i| i as ConceptId)
    }

    /// Whether the two cannot hold of the same thing at the same time.
    pub fn opposed(&self, a: ConceptId, b: ConceptId) -> bool {
        self.opposites(a).binary_search(&b).is_ok()
    }

    /// The concepts that cannot hold where this one does, in the order of their identifiers.
    pub fn opposites(&self, concept: ConceptId) -> &[ConceptId] {
        &self.concepts[usize::from(concept)].opposites
    }

    /// What a concept does to what is said beside it, where it does anything.
    pub fn role(&self, concept: ConceptId) -> Option<ConceptRole> {
        self.concepts[usize::from(concept)].role
    }

    /// Every identifier, in order.
    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.concepts.iter().map(|c| c.id.as_str())
    }
}

/// What is wrong with an entry by itself.
fn refuse(
    entry: &InventoryEntry,
    path: &Path,
    earlier: &BTreeMap<String, (InventoryEntry, &PackSource, Path)>,
) -> Option<Mistake> {
    let id = &entry.id;
    if id.is_empty() {
        return Some(Mistake::new(path.clone(), "the concept has no `id`"));
    }
    if let Some((_, source, _)) = earlier.get(id) {
        let message = format!("concept `{id}` stands in {} too", source.name);
        return Some(Mistake::new(path.key("id"), message));
    }
    if entry.doc.is_empty() {
        let message = format!("concept `{id}` has no `doc`; say what it means");
        return Some(Mistake::new(path.clone(), message));
    }
    // A concept's number is 16 bits wide.
    (earlier.len() > usize::from(ConceptId::MAX)).then(|| {
        let message = format!("an inventory has at most {} concepts", ConceptId::MAX);
        Mistake::new(path.clone(), message)
    })
}

/// The number of the opposite called `name`.
fn opposite(
    entry: &InventoryEntry,
    name: &str,
    numbers: &BTreeMap<&str, ConceptId>,
    path: &Path,
) -> Result<ConceptId, Mistake> {
    if entry.id == name {
        let message = format!("`{name}` cannot be its own opposite");
        return Err(Mistake::new(path.clone(), message));
    }
    numbers
        .get(name)
        .copied()
        .ok_or_else(|| Mistake::unknown(path.clone(), "concept", name, numbers.keys().copied()))
}
