//! Words of lexicon and rules: those that no text can hold, and those that stand twice.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde_yaml::Value;

use super::view::View;
use super::{Code, Finding};
use crate::analysis::Class;
use crate::pack::diagnostics::Path;
use crate::pack::schema::{Step, VerbEntry};
use crate::text::{Profile, Punct, Token, TokenKind, fold, tokenize};

pub(super) fn check(view: &View, findings: &mut Vec<Finding>) {
    let mut words = Checker {
        view,
        findings,
        listed: FxHashMap::default(),
        classes: FxHashMap::default(),
    };
    for (name, forms) in &view.head.prepositions {
        let path = Path::of("prepositions").key(name);
        for (i, form) in forms.iter().enumerate() {
            words.single(form, "a preposition", (&view.main, &path.index(i)));
        }
    }
    for file in &view.own.lexica {
        words.lexicon(&file.name, &file.holds);
    }
    for file in &view.own.rules {
        for (name, steps) in &file.holds.macros {
            words.steps(&file.name, steps, &Path::of("macros").key(name));
        }
        for (i, rule) in file.holds.rules.iter().enumerate() {
            let path = Path::of("rules").index(i);
            words.steps(&file.name, &rule.pattern, &path.key("pattern"));
            for (i, steps) in rule.patterns.iter().enumerate() {
                words.steps(&file.name, steps, &path.key("patterns").index(i));
            }
            for (i, unless) in rule.unless.iter().enumerate() {
                let at = path.key("unless").index(i).key("pattern");
                words.steps(&file.name, &unless.pattern, &at);
            }
        }
    }
}

/// Where something stands, for people.
type Spot = (String, usize);

struct Checker<'v, 'f> {
    view: &'v View<'v>,
    findings: &'f mut Vec<Finding>,
    /// What stands in which section.
    listed: FxHashMap<(String, String), Spot>,
    /// The class of each form of a section.
    classes: FxHashMap<(&'static str, String), (Class, Spot)>,
}

impl Checker<'_, '_> {
    fn tell(
        &mut self,
        code: Code,
        at: (&str, &Path),
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let finding = self.view.finding(code, at, message, help);
        self.findings.push(finding);
    }

    fn lexicon(&mut self, file: &str, holds: &crate::pack::schema::LexiconFile) {
        for (section, verbs) in [("verbs", &holds.verbs)] {
            for (i, verb) in verbs.iter().enumerate() {
                self.verb(section, verb, (file, &Path::of(section).index(i)));
            }
        }
        for (i, entry) in holds.common_verbs.iter().enumerate() {
            let verb = match entry {
                Value::String(lemma) => Some(VerbEntry {
                    lemma: lemma.clone(),
                    ..VerbEntry::default()
                }),
                other => serde_yaml::from_value(other.clone()).ok(),
            };
            if let Some(verb) = verb {
                let path = Path::of("common_verbs").index(i);
                self.verb("common_verbs", &verb, (file, &path));
            }
        }
        for (i, entry) in holds.auxiliaries.iter().enumerate() {
            let path = Path::of("auxiliaries").index(i);
            self.forms(&entry.forms, (file, &path.key("forms")));
        }
        for (i, noun) in holds.nouns.iter().enumerate() {
            let path = Path::of("nouns").index(i);
            if !self.once("nouns", &noun.lemma, (file, &path.key("lemma"))) {
                continue;
            }
            let plural = noun.plural.iter().flatten().enumerate();
            let plural = plural.map(|(i, form)| (form, path.key("plural").index(i)));
            for (form, at) in std::iter::once((&noun.lemma, path.key("lemma"))).chain(plural) {
                self.single(form, "a noun cue", (file, &at));
                self.class("nouns", form, noun.class, (file, &at));
            }
        }
        for (kind, phrases) in &holds.phrases {
            for (i, phrase) in phrases.iter().enumerate() {
                let at = Path::of("phrases").key(kind).index(i).key("text");
                if self.once("phrases", &phrase.text, (file, &at)) {
                    self.phrase(&phrase.text, (file, &at));
                }
            }
        }
        for (class, value) in &holds.words {
            let path = Path::of("words").key(class);
            let section = format!("words: {class}");
            match value {
                Value::Sequence(list) => {
                    for (i, item) in list.iter().enumerate() {
                        if let Some(text) = item.as_str() {
                            self.entry(&section, text, (file, &path.index(i)));
                        }
                    }
                }
                Value::Mapping(map) => {
                    for (text, facts) in map {
                        let Some(text) = text.as_str() else { continue };
                        let at = path.key(text);
                        // Facts may be added to a word that stands elsewhere.
                        let key = format!("{section} {facts:?}");
                        if self.once_in(key, &section, text, (file, &at)) {
                            self.phrase(text, (file, &at));
                        }
                    }
                }
                _ => {}
            }
        }
        for (name, list) in &holds.lists {
            let path = Path::of("lists").key(name);
            for (i, text) in list.iter().enumerate() {
                self.entry(&format!("lists: {name}"), text, (file, &path.index(i)));
            }
        }
    }

    fn verb(&mut self, section: &'static str, verb: &VerbEntry, (file, path): (&str, &Path)) {
        // A verb may stand twice with different frames: two senses. One class of each is lost, though.
        let sense = format!(
            "{section}: {:?} {:?} {:?} {:?}",
            verb.frames, verb.paradigm, verb.class, verb.not_object
        );
        let at = path.key("lemma");
        if self.once_in(sense, section, &verb.lemma, (file, &at)) {
            self.forms(&verb.forms, (file, &path.key("forms")));
            for (i, noun) in verb.not_object.iter().enumerate() {
                self.single(
                    noun,
                    "the head noun of an object",
                    (file, &path.key("not_object").index(i)),
                );
            }
        }
    }

    fn forms(&mut self, forms: &BTreeMap<String, Vec<String>>, (file, path): (&str, &Path)) {
        for (name, list) in forms {
            for (i, form) in list.iter().enumerate() {
                self.single(form, "a form", (file, &path.key(name).index(i)));
            }
        }
    }

    fn entry(&mut self, section: &str, text: &str, at: (&str, &Path)) {
        if self.once(section, text, at) {
            self.phrase(text, at);
        }
    }

    fn steps(&mut self, file: &str, steps: &[Step], path: &Path) {
        for (i, step) in steps.iter().enumerate() {
            let path = path.index(i);
            for (i, word) in step.word.iter().enumerate() {
                self.single(word, "a `word`", (file, &path.key("word").index(i)));
            }
            for (i, steps) in step.one_of.iter().enumerate() {
                self.steps(file, steps, &path.key("one_of").index(i));
            }
            self.steps(file, &step.look, &path.key("look"));
            self.steps(file, &step.not, &path.key("not"));
        }
    }

    /// Tells if a text that must be one word cannot be one in any text.
    fn single(&mut self, text: &str, what: &str, at: (&str, &Path)) {
        let profile = &self.view.pack.profile;
        if text.trim().is_empty() {
            self.tell(Code::Blank, at, "this entry has no word", "take it away");
        } else if !is_word(text, profile) {
            let cut = cut(text, profile);
            let message = if cut.len() == 1 {
                format!("`{text}` is no word for the tokenizer, so that {what} never is it")
            } else {
                let cut: Vec<String> = cut.iter().map(|t| format!("`{t}`")).collect();
                format!(
                    "the tokenizer cuts `{text}` into {}, so that {what} never is it",
                    cut.join(" ")
                )
            };
            let help = "write a step a word, or put the phrase into a list; a word that is to stay whole stands under `unsplit` in pack.yaml";
            self.tell(Code::NoToken, at, message, help);
        }
    }

    /// Tells if a text of one or several words cannot be found.
    fn phrase(&mut self, text: &str, at: (&str, &Path)) {
        let profile = &self.view.pack.profile;
        if text.trim().is_empty() {
            self.tell(Code::Blank, at, "this entry has no word", "take it away");
            return;
        }
        let mut tokens = Vec::new();
        // A clipped word is one only before another.
        let context = format!("{text}a");
        let is_clipped = text.ends_with(['\'', '’']);
        let whole = if is_clipped { &context } else { text };
        tokenize(whole, profile, &mut tokens);
        if is_clipped {
            tokens.pop();
        }
        let lost = tokens.iter().find(|t| !is_looked_up(t));
        if let Some(lost) = lost.filter(|_| !is_word(text, profile)) {
            let lost = lost.span.of(whole);
            let message =
                format!("`{lost}` is no word for the tokenizer, so that `{text}` is never found");
            let help = "numbers and marks stand in no entry; ask for them by `punct` or `shape`";
            self.tell(Code::NoToken, at, message, help);
        }
    }

    /// Whether the text stands in the section for the first time.
    fn once(&mut self, section: &str, text: &str, at: (&str, &Path)) -> bool {
        self.once_in(section.to_owned(), section, text, at)
    }

    fn once_in(
        &mut self,
        key: String,
        section: &str,
        text: &str,
        (file, path): (&str, &Path),
    ) -> bool {
        let line = self.view.at(file, path).0;
        let known = self
            .listed
            .insert((key, fold(text)), (file.to_owned(), line));
        let Some((other, first)) = known else {
            return true;
        };
        let message = format!("`{text}` stands in `{section}` twice, at {other}:{first} too");
        self.tell(
            Code::ListedTwice,
            (file, path),
            message,
            "take one of them away",
        );
        false
    }

    /// Notes the class of a form, of which a section keeps one.
    fn class(
        &mut self,
        section: &'static str,
        form: &str,
        class: Option<Class>,
        (file, path): (&str, &Path),
    ) {
        let class = class.unwrap_or(Class::State);
        let spot = (file.to_owned(), self.view.at(file, path).0);
        let known = self.classes.insert((section, fold(form)), (class, spot));
        if let Some((other, (name, line))) = known.filter(|(other, _)| *other != class) {
            let message = format!(
                "`{form}` has the class `{}` here and `{}` at {name}:{line}; only the last counts",
                class.as_str(),
                other.as_str()
            );
            self.tell(Code::TwoClasses, (file, path), message, "keep one of them");
        }
    }
}

/// Whether texts are looked up by the token; of quotation marks, those that turn out to be apostrophes are.
fn is_looked_up(token: &Token) -> bool {
    matches!(
        token.kind,
        TokenKind::Word | TokenKind::Punct(Punct::Other | Punct::Quote)
    )
}

/// The pieces into which a text is cut.
fn cut<'t>(text: &'t str, profile: &Profile) -> Vec<&'t str> {
    let mut tokens = Vec::new();
    tokenize(text, profile, &mut tokens);
    tokens.iter().map(|t| t.span.of(text)).collect()
}

/// Whether the text can be one word: by itself, clipped before another, or as the ending of one.
fn is_word(text: &str, profile: &Profile) -> bool {
    let mut tokens = Vec::new();
    let contexts = [
        (text.to_owned(), 0),
        (format!("{text}a"), 0),
        (format!("a{text}"), 1),
    ];
    contexts.iter().any(|(context, start)| {
        tokens.clear();
        tokenize(context, profile, &mut tokens);
        tokens.iter().any(|t| {
            t.kind == TokenKind::Word && t.span.start == *start && t.span.end == start + text.len()
        })
    })
}
