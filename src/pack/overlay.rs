//! A pack laid over another: what `extends` takes over from the embedded pack, and what `disable`, `override` and
//! entries of the same name change in it.

use serde_yaml::Value;

use super::diagnostics::{Mistake, PackError, Path};
use super::files::{PackSource, embedded, in_folder, installed};
use super::schema::{LexiconFile, PackFile};
use super::{check_schema, parse};

/// The files of a pack, over those of the pack that it extends.
pub(super) struct Layers<'a> {
    /// The `pack.yaml` on top.
    pub(super) main: &'a PackSource,
    /// What it says, over what the one below says.
    pub(super) head: PackFile,
    /// The files of the pack below; none where it extends nothing.
    below: Vec<PackSource>,
    /// Its own files, by name: of two entries for one word, the order of the names decides which is met first.
    above: Vec<&'a PackSource>,
}

impl<'a> Layers<'a> {
    pub(super) fn new(files: &'a [PackSource]) -> Result<Self, PackError> {
        Self::of(&files.iter().collect::<Vec<_>>())
    }

    pub(super) fn of(files: &[&'a PackSource]) -> Result<Self, PackError> {
        let main = *files.iter().find(|f| is_main(&f.name)).ok_or_else(|| {
            let file = files.first().map_or("pack.yaml", |f| &f.name);
            PackError::of_file(
                file,
                "the pack has no `pack.yaml`, which names its language",
            )
        })?;
        let head: PackFile = parse(main)?;
        check_schema(&head.schema, main)?;
        let mut above = files.to_vec();
        above.sort_by_key(|f| &f.name);
        let Some(base) = &head.extends else {
            return Ok(Self {
                main,
                head,
                below: Vec::new(),
                above,
            });
        };
        let Some(below) = embedded(base) else {
            let known = installed();
            let mistake =
                Mistake::unknown(Path::of("extends"), "pack", base, known.iter().copied());
            return Err(mistake.locate(&main.name, &main.yaml));
        };
        let under = below
            .iter()
            .find(|f| is_main(&f.name))
            .map_or(Ok(Value::Null), parse)?;
        let merged = merge(under, parse(main)?);
        let head = serde_yaml::from_value(merged)
            .map_err(|e| super::diagnostics::from_serde(&e, &main.name))?;
        Ok(Self {
            main,
            head,
            below,
            above,
        })
    }

    /// All files but the `pack.yaml`s: those below first.
    pub(super) fn files(&self) -> impl Iterator<Item = &PackSource> {
        let all = self.below.iter().chain(self.above.iter().copied());
        all.filter(|f| !is_main(&f.name))
    }

    /// Whether the file belongs to the pack that is extended.
    pub(super) fn is_below(&self, file: &PackSource) -> bool {
        self.below.iter().any(|f| std::ptr::eq(f, file))
    }

    /// The lexicon files; of an entry that stands in both packs, only the one above.
    pub(super) fn lexica(&self, mistakes: &mut Vec<PackError>) -> Vec<(&PackSource, LexiconFile)> {
        let mut lexica: Vec<(&PackSource, LexiconFile)> = Vec::new();
        for source in self.files().filter(|f| in_folder(f, "lexicon")) {
            let read = parse(source).and_then(|file: LexiconFile| {
                check_schema(&file.schema, source)?;
                Ok(file)
            });
            match read {
                Ok(file) => lexica.push((source, file)),
                Err(error) => mistakes.push(error),
            }
        }
        let above = lexica.partition_point(|(source, _)| self.is_below(source));
        let (below, above) = lexica.split_at_mut(above);
        for (_, over) in above {
            for (_, under) in &mut *below {
                replace(under, over);
            }
        }
        lexica
    }
}

/// Whether a file of this name is the one that makes a folder a pack.
pub(crate) fn is_main(name: &str) -> bool {
    name.rsplit(['/', '\\']).next() == Some("pack.yaml")
}

/// Takes out of `under` what `over` says anew.
fn replace(under: &mut LexiconFile, over: &LexiconFile) {
    let verb = |v: &Value| -> Option<String> {
        let lemma = v.as_str().or_else(|| v.get("lemma")?.as_str());
        lemma.map(str::to_owned)
    };
    let verbs: Vec<&str> = over.verbs.iter().map(|v| v.lemma.as_str()).collect();
    let auxiliaries: Vec<&str> = over.auxiliaries.iter().map(|v| v.lemma.as_str()).collect();
    let common: Vec<String> = over.common_verbs.iter().filter_map(verb).collect();
    let nouns: Vec<&str> = over.nouns.iter().map(|n| n.lemma.as_str()).collect();
    under.verbs.retain(|v| !verbs.contains(&v.lemma.as_str()));
    under
        .auxiliaries
        .retain(|v| !auxiliaries.contains(&v.lemma.as_str()));
    under
        .common_verbs
        .retain(|v| verb(v).is_none_or(|lemma| !common.contains(&lemma)));
    under.nouns.retain(|n| !nouns.contains(&n.lemma.as_str()));
    for (kind, phrases) in &mut under.phrases {
        if let Some(new) = over.phrases.get(kind) {
            phrases.retain(|p| new.iter().all(|n| n.text != p.text));
        }
    }
    under
        .states
        .retain(|code, _| !over.states.contains_key(code));
}

/// Lays one value over another: maps key by key, lists one behind the other, and anything else replaces.
fn merge(under: Value, over: Value) -> Value {
    match (under, over) {
        (Value::Mapping(mut under), Value::Mapping(over)) => {
            for (key, value) in over {
                let merged = match under.remove(&key) {
                    Some(below) => merge(below, value),
                    None => value,
                };
                under.insert(key, merged);
            }
            Value::Mapping(under)
        }
        (Value::Sequence(mut under), Value::Sequence(over)) => {
            under.extend(over);
            Value::Sequence(under)
        }
        (_, over) => over,
    }
}
