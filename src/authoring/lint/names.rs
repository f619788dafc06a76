//! Names that are defined and that nothing uses.

use std::collections::BTreeSet;

use serde_yaml::Value;

use super::view::View;
use super::{Code, Finding};
use crate::pack::concepts::schema::ConceptVerb;
use crate::pack::diagnostics::Path;
use crate::pack::schema::{ParadigmSection, Step, VerbEntry};

/// What is used, by the kind of name.
#[derive(Default)]
struct Used {
    macros: BTreeSet<String>,
    lists: BTreeSet<String>,
    prepositions: BTreeSet<String>,
    forms: BTreeSet<String>,
    paradigms: BTreeSet<String>,
}

pub(super) fn check(view: &View, findings: &mut Vec<Finding>) {
    let mut used = Used::default();
    used.rules(view);
    used.lexica(view);
    used.paradigms(view);
    let mut tell = |what: &str, name: &str, at: (&str, &Path)| {
        findings.push(view.finding(
            Code::Unused,
            at,
            format!("nothing uses the {what} `{name}`"),
            "use it, or take it away",
        ));
    };
    for file in &view.own.rules {
        for name in file
            .holds
            .macros
            .keys()
            .filter(|n| !used.macros.contains(*n))
        {
            tell("macro", name, (&file.name, &Path::of("macros").key(name)));
        }
    }
    for file in &view.own.lexica {
        for name in file.holds.lists.keys().filter(|n| !used.lists.contains(*n)) {
            tell("list", name, (&file.name, &Path::of("lists").key(name)));
        }
    }
    let head = &view.head;
    for name in head
        .prepositions
        .keys()
        .filter(|n| !used.prepositions.contains(*n))
    {
        let path = Path::of("prepositions").key(name);
        tell("preposition", name, (&view.main, &path));
    }
    for name in head.forms.keys().filter(|n| !used.forms.contains(*n)) {
        tell("form", name, (&view.main, &Path::of("forms").key(name)));
    }
    for name in head.paradigms.keys().filter_map(Value::as_str) {
        if !used.paradigms.contains(name) {
            let path = Path::of("paradigms").key(name);
            tell("paradigm", name, (&view.main, &path));
        }
    }
}

impl Used {
    fn rules(&mut self, view: &View) {
        for file in view.all_rules() {
            for steps in file.macros.values() {
                self.steps(steps);
            }
            for rule in &file.rules {
                self.steps(&rule.pattern);
                for steps in &rule.patterns {
                    self.steps(steps);
                }
                for unless in &rule.unless {
                    self.steps(&unless.pattern);
                }
            }
        }
    }

    fn steps(&mut self, steps: &[Step]) {
        for step in steps {
            self.macros.extend(step.uses.clone());
            self.lists.extend(step.list.iter().cloned());
            for steps in &step.one_of {
                self.steps(steps);
            }
            self.steps(&step.look);
            self.steps(&step.not);
        }
    }

    fn lexica(&mut self, view: &View) {
        for file in view.all_lexica() {
            for verb in file.verbs.iter().chain(&common(&file.common_verbs)) {
                self.frames(&verb.frames);
                self.forms.extend(verb.forms.keys().cloned());
                self.text(&verb.lemma);
            }
            for auxiliary in &file.auxiliaries {
                self.forms.extend(auxiliary.forms.keys().cloned());
                self.links(auxiliary.link.as_deref().unwrap_or_default());
            }
            for noun in &file.nouns {
                self.frames(&noun.frames);
            }
            for phrase in file.phrases.values().flatten() {
                self.text(&phrase.text);
            }
            for text in file.lists.values().flatten() {
                self.text(text);
            }
            for value in file.words.values() {
                let listed = value.as_sequence().into_iter().flatten();
                let mapped = value.as_mapping().into_iter().flat_map(|m| m.keys());
                for text in listed.chain(mapped).filter_map(Value::as_str) {
                    self.text(text);
                }
            }
        }
        for file in view.own.concepts.iter().chain(&view.below.concepts) {
            for entry in file.holds.concepts.values() {
                for text in &entry.words {
                    self.text(text);
                }
                for verb in &entry.verbs {
                    self.forms.extend(concept(verb).forms.into_keys());
                }
            }
        }
    }

    /// Prepositions that frames link to.
    fn frames(&mut self, frames: &[String]) {
        for frame in frames {
            self.links(frame.split_once(':').map_or("", |(_, names)| names));
        }
    }

    fn links(&mut self, names: &str) {
        self.prepositions
            .extend(names.split('|').map(str::to_owned));
    }

    /// A preposition at the end of a phrase stands for all its forms.
    fn text(&mut self, text: &str) {
        if let Some((_, last)) = text.rsplit_once([' ', '\'', '’']) {
            self.prepositions.insert(last.to_owned());
        }
    }

    /// Paradigms that verbs take, and the forms that paradigms make.
    fn paradigms(&mut self, view: &View) {
        let head = &view.head;
        let sections: Vec<(&str, ParadigmSection)> = head
            .paradigms
            .iter()
            .filter_map(|(name, value)| {
                Some((name.as_str()?, serde_yaml::from_value(value.clone()).ok()?))
            })
            .collect();
        for (_, section) in &sections {
            self.forms.extend(section.endings.keys().cloned());
        }
        let mut take = |lemma: &str, named: Option<&str>| {
            let first = || {
                sections
                    .iter()
                    .find(|(_, s)| s.only.is_none() && lemma.ends_with(s.strip.as_str()))
                    .map(|(name, _)| *name)
            };
            self.paradigms
                .extend(named.or_else(first).map(str::to_owned));
        };
        for file in view.all_lexica() {
            for verb in file.verbs.iter().chain(&common(&file.common_verbs)) {
                take(head_of(&verb.lemma), verb.paradigm.as_deref());
                // What follows the verb may belong to it, or a reflexive before it.
                take(&verb.lemma, verb.paradigm.as_deref());
            }
            for auxiliary in &file.auxiliaries {
                take(&auxiliary.lemma, auxiliary.paradigm.as_deref());
            }
        }
        for file in view.own.concepts.iter().chain(&view.below.concepts) {
            for verb in file.holds.concepts.values().flat_map(|e| &e.verbs) {
                let verb = concept(verb);
                take(head_of(&verb.lemma), verb.paradigm.as_deref());
                take(&verb.lemma, verb.paradigm.as_deref());
            }
        }
    }
}

fn head_of(lemma: &str) -> &str {
    lemma.split(' ').next().unwrap_or(lemma)
}

fn common(entries: &[Value]) -> Vec<VerbEntry> {
    let verb = |value: &Value| match value {
        Value::String(lemma) => Some(VerbEntry {
            lemma: lemma.clone(),
            ..VerbEntry::default()
        }),
        other => serde_yaml::from_value(other.clone()).ok(),
    };
    entries.iter().filter_map(verb).collect()
}

fn concept(value: &Value) -> ConceptVerb {
    match value {
        Value::String(lemma) => ConceptVerb {
            lemma: lemma.clone(),
            ..ConceptVerb::default()
        },
        other => serde_yaml::from_value(other.clone()).unwrap_or_default(),
    }
}
