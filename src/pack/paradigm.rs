//! Forms from principal parts: a lemma and a paradigm make every form of a verb.
//!
//! A paradigm strips an ending off the lemma, derives further stems from what is left by rewrites
//! (`é(.)$` -> `è$1` before a mute ending), and adds endings. Irregular verbs replace stems or whole
//! forms. The paradigms themselves are the pack's data.

use std::collections::BTreeMap;

use regex::Regex;

use super::diagnostics::{Mistake, Path, readable};
use super::facts::Facts;
use super::schema::{Inflection, Lists, PackFile, ParadigmSection, Rewrite};

/// All paradigms of a pack, in the order in which they are tried.
pub(crate) struct Paradigms {
    list: Vec<Paradigm>,
    forms: BTreeMap<String, Facts>,
}

struct Paradigm {
    name: String,
    strip: String,
    only_named: bool,
    stems: Vec<(String, Rewrites)>,
    /// Facts of a form, stem (empty: base), ending.
    endings: Vec<(String, Facts, String, String)>,
}

/// A list of rewrites, of which the first that matches is applied.
pub(crate) struct Rewrites(Vec<(Regex, String)>);

impl Rewrites {
    pub(crate) fn new(list: &[Rewrite], path: &Path) -> Result<Self, Mistake> {
        let mut compiled = Vec::new();
        for (i, rewrite) in list.iter().enumerate() {
            let regex = regex(&rewrite.from, &path.index(i).key("from"))?;
            compiled.push((regex, rewrite.to.clone()));
        }
        Ok(Self(compiled))
    }

    pub(crate) fn apply(&self, word: &str) -> Option<String> {
        self.0
            .iter()
            .find(|(from, _)| from.is_match(word))
            .map(|(from, to)| from.replace(word, to.as_str()).into_owned())
    }
}

/// How the other forms of a word are made: rewrites to several forms, of which the first that matches is applied.
pub(crate) struct Inflections(Vec<(Regex, Vec<String>)>);

impl Inflections {
    pub(crate) fn new(list: &[Inflection], path: &Path) -> Result<Self, Mistake> {
        let mut compiled = Vec::new();
        for (i, inflection) in list.iter().enumerate() {
            let regex = regex(&inflection.from, &path.index(i).key("from"))?;
            compiled.push((regex, inflection.to.clone()));
        }
        Ok(Self(compiled))
    }

    pub(crate) fn apply(&self, word: &str) -> Vec<String> {
        let Some((from, to)) = self.0.iter().find(|(from, _)| from.is_match(word)) else {
            return Vec::new();
        };
        to.iter()
            .map(|to| from.replace(word, to.as_str()).into_owned())
            .collect()
    }
}

fn regex(text: &str, path: &Path) -> Result<Regex, Mistake> {
    Regex::new(text).map_err(|e| {
        let reason = e.to_string();
        let last = reason.lines().last().unwrap_or_default();
        let last = last.strip_prefix("error: ").unwrap_or(last);
        let message = format!("`{text}` is not a regular expression: {last}");
        Mistake::new(path.clone(), message)
    })
}

/// What a verb entry says about its forms.
pub(crate) struct Parts<'a> {
    pub(crate) lemma: &'a str,
    pub(crate) paradigm: Option<&'a str>,
    pub(crate) stems: &'a BTreeMap<String, String>,
    pub(crate) forms: &'a Lists,
}

impl Paradigms {
    pub(crate) fn new(file: &PackFile) -> Result<Self, Mistake> {
        let mut forms = BTreeMap::new();
        for (name, facts) in &file.forms {
            let path = Path::of("forms").key(name);
            let mut all = Facts::NONE;
            for fact in facts {
                all |= Facts::named(fact).ok_or_else(|| {
                    Mistake::unknown(path.clone(), "fact", fact, Facts::NAMES.iter().copied())
                })?;
            }
            forms.insert(name.clone(), all);
        }
        let mut list = Vec::new();
        for (name, value) in &file.paradigms {
            let name = name.as_str().unwrap_or_default().to_string();
            let path = Path::of("paradigms").key(&name);
            let section: ParadigmSection = serde_yaml::from_value(value.clone())
                .map_err(|e| Mistake::new(path.clone(), readable(&e)))?;
            list.push(Paradigm::new(name, &section, &forms, &path)?);
        }
        Ok(Self { list, forms })
    }

    /// Calls `add` with every form and its facts.
    pub(crate) fn expand(
        &self,
        parts: &Parts,
        path: &Path,
        mut add: impl FnMut(&str, Facts),
    ) -> Result<(), Mistake> {
        let paradigm = match parts.paradigm {
            Some(name) => Some(self.list.iter().find(|p| p.name == name).ok_or_else(|| {
                Mistake::unknown(
                    path.key("paradigm"),
                    "paradigm",
                    name,
                    self.list.iter().map(|p| p.name.as_str()),
                )
            })?),
            None => self
                .list
                .iter()
                .find(|p| !p.only_named && parts.lemma.ends_with(p.strip.as_str())),
        };
        for (name, forms) in parts.forms {
            let facts = *self.forms.get(name).ok_or_else(|| {
                Mistake::unknown(
                    path.key("forms").key(name),
                    "form",
                    name,
                    self.forms.keys().map(String::as_str),
                )
            })?;
            for form in forms {
                add(form, facts);
            }
        }
        let Some(paradigm) = paradigm else {
            return Ok(());
        };
        let base = parts
            .lemma
            .strip_suffix(paradigm.strip.as_str())
            .ok_or_else(|| {
                Mistake::new(
                    path.clone(),
                    format!(
                        "`{}` does not end in `{}`, as paradigm `{}` wants",
                        parts.lemma, paradigm.strip, paradigm.name
                    ),
                )
            })?;
        let base = parts.stems.get("base").map_or(base, String::as_str);
        let mut stems: Vec<(&str, String)> = Vec::new();
        for (name, rewrites) in &paradigm.stems {
            let stem = parts
                .stems
                .get(name)
                .cloned()
                .or_else(|| rewrites.apply(base));
            stems.push((name, stem.unwrap_or_else(|| base.to_string())));
        }
        for name in parts.stems.keys() {
            if name != "base" && !paradigm.stems.iter().any(|(n, _)| n == name) {
                let known = paradigm
                    .stems
                    .iter()
                    .map(|(n, _)| n.as_str())
                    .chain(["base"]);
                return Err(Mistake::unknown(
                    path.key("stems").key(name),
                    "stem",
                    name,
                    known,
                ));
            }
        }
        let mut word = String::new();
        for (form, facts, stem, ending) in &paradigm.endings {
            if parts.forms.contains_key(form) {
                continue;
            }
            word.clear();
            word.push_str(
                stems
                    .iter()
                    .find(|(n, _)| n == stem)
                    .map_or(base, |(_, s)| s),
            );
            word.push_str(ending);
            add(&word, *facts);
        }
        Ok(())
    }
}

impl Paradigm {
    fn new(
        name: String,
        section: &ParadigmSection,
        forms: &BTreeMap<String, Facts>,
        path: &Path,
    ) -> Result<Self, Mistake> {
        let mut stems = Vec::new();
        for (stem, rewrites) in &section.stems {
            stems.push((
                stem.clone(),
                Rewrites::new(rewrites, &path.key("stems").key(stem))?,
            ));
        }
        let mut endings = Vec::new();
        for (form, list) in &section.endings {
            let at = path.key("endings").key(form);
            let facts = *forms.get(form).ok_or_else(|| {
                Mistake::unknown(at.clone(), "form", form, forms.keys().map(String::as_str))
            })?;
            for ending in list {
                let (stem, ending) = ending.split_once(':').unwrap_or(("", ending));
                if !stem.is_empty() && !section.stems.contains_key(stem) {
                    return Err(Mistake::unknown(
                        at,
                        "stem",
                        stem,
                        section.stems.keys().map(String::as_str),
                    ));
                }
                endings.push((form.clone(), facts, stem.to_string(), ending.to_string()));
            }
        }
        let only_named = section.only.as_deref() == Some("named");
        Ok(Self {
            name,
            strip: section.strip.clone(),
            only_named,
            stems,
            endings,
        })
    }
}
