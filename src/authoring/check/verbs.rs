//! Verb groups and other words of the lexicon that pass a step, picked at random.

use super::draws::Draws;
use super::stock::Stock;
use crate::attribution::passing;
use crate::pack::Pack;
use crate::pack::facts::{Facts, Frames, Words};
use crate::pack::lexicon::{Lexeme, VerbKind};
use crate::pack::pattern::{Test, Verb};
use crate::pack::schema::VerbTest;
use crate::page::Page;
use crate::text::{Span, lay_out};

/// A verb group in words.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub(super) text: String,
    /// Where the cue stands in it.
    pub(super) cue: Span,
    pub(super) lexeme: u32,
}

/// A verb group that passes the test: of a reporting verb, or of any where the test asks for no such.
pub(super) fn group(
    pack: &Pack,
    stock: &Stock,
    test: &VerbTest,
    draws: &mut Draws,
) -> Option<Group> {
    let frames = named_frames(&test.frame);
    let asks = !test.frame.is_empty() || !test.class.is_empty() || !test.lemma.is_empty();
    let fits = |l: &Lexeme| {
        (l.kind == VerbKind::Report || !asks && l.kind == VerbKind::Common)
            && (frames.is_empty() || l.frames.any(frames))
            && (test.class.is_empty() || test.class.contains(&l.class))
            && (test.lemma.is_empty() || test.lemma.contains(&l.lemma))
            && !l.separable
    };
    let lexemes: Vec<u32> = (0..pack.lexicon.lexemes.len() as u32)
        .filter(|id| fits(&pack.lexicon.lexemes[*id as usize]))
        .collect();
    let is = named_facts(&test.is);
    let not = named_facts(&test.not);
    // What may be an infinitive as well is a verb by its neighbours only.
    let moods = Facts::FINITE | Facts::INFINITIVE | Facts::GERUND | Facts::PARTICIPLE;
    let plain = |facts: Facts| {
        let sure = facts.any(Facts::FINITE) && !facts.any(Facts::INFINITIVE);
        (is.any(moods) || is.any(Facts::INVERTED) || sure)
            && facts.any(Facts::INVERTED) == is.any(Facts::INVERTED)
    };
    // A few verbs: most have a form for most groups.
    let first = draws.below(lexemes.len());
    let at = draws.below(1 << 12);
    (0..lexemes.len().min(6)).find_map(|step| {
        let lexeme = lexemes[(first + step * 7) % lexemes.len()];
        let groups = groups_of(pack, stock, lexeme).iter();
        let all: Vec<&String> = groups
            .filter(|(_, facts)| facts.all(is) && !facts.any(not) && plain(*facts))
            .map(|(text, _)| text)
            .collect();
        let text = all.get((at * all.len()) >> 12)?;
        // Brackets part the cue from what is only joined to it.
        let (before, rest) = text.split_once('[').unwrap_or(("", text));
        let (cue, _) = rest.split_once(']').unwrap_or((rest, ""));
        Some(Group {
            text: text.replace(['[', ']'], ""),
            cue: Span::new(before.len(), before.len() + cue.len()),
            lexeme,
        })
    })
}

/// The groups of a verb that the program reads as one group of it.
fn groups_of<'s>(pack: &Pack, stock: &'s Stock, lexeme: u32) -> &'s [(String, Facts)] {
    stock.groups[lexeme as usize].get_or_init(|| {
        let shapes = stock.file.groups.iter();
        shapes
            .filter_map(|shape| {
                let text = fill(pack, stock, shape, lexeme)?;
                let mut facts = facts(pack, stock, &text, lexeme)?;
                if shape.starts_with("{infinitive") {
                    // Which the program may have taken for a finite form.
                    facts |= Facts::INFINITIVE;
                }
                Some((text, facts))
            })
            .collect()
    })
}

/// A group's words with the form of a verb in the place of the braces; `None` where it has none that is its alone.
pub(super) fn fill(pack: &Pack, stock: &Stock, shape: &str, lexeme: u32) -> Option<String> {
    let (before, rest) = shape.split_once('{')?;
    let (facts, after) = rest.split_once('}')?;
    let wanted = facts
        .split_whitespace()
        .map(Facts::named)
        .try_fold(Facts::NONE, |all, fact| fact.map(|f| all | f))?;
    // A form that may be an infinitive as well is finite by its neighbours only.
    let sure = |facts: Facts| wanted.any(Facts::INFINITIVE) || !facts.any(Facts::INFINITIVE);
    let form = stock.forms[lexeme as usize]
        .iter()
        .find(|(_, facts)| facts.all(wanted) && sure(*facts))
        .map(|(id, _)| stock.spelled[*id as usize].as_str())?;
    let mut text = format!("{before}{form}{after}");
    for word in &pack.lexicon.lexemes[lexeme as usize].rest {
        let word = &stock.spelled[*word as usize];
        if !text.ends_with('\'') {
            text.push(' ');
        }
        text.push_str(word);
    }
    Some(text)
}

/// What the program takes a group for; `None` where it does not read it as one group of this verb.
fn facts(pack: &Pack, stock: &Stock, group: &str, lexeme: u32) -> Option<Facts> {
    let subject = stock.nominal(Words::NONE, &mut Draws::new(&[]))?;
    let group = group.replace(['[', ']'], "");
    let text = format!("{subject} {group}.");
    let layout = lay_out(&text, &pack.profile);
    let page = Page::new(pack, &text, &layout);
    let any = Test {
        verb: Some(Verb::default()),
        ..Test::default()
    };
    let found = passing(&page, &any);
    let start = subject.len() + 1;
    let (span, facts) = found.first()?;
    let lexeme = &pack.lexicon.lexemes[lexeme as usize];
    let whole = span.start == start && span.end == start + group.len();
    let own = facts.any(Facts::REFLEXIVE) == lexeme.reflexive;
    let perfect = !lexeme.be_perfect || !facts.any(Facts::COMPOUND | Facts::PASSIVE);
    (whole && own && perfect).then_some(*facts)
}

/// A word of the same facts of another verb that governs the same.
pub(super) fn other_form(
    pack: &Pack,
    stock: &Stock,
    form: &str,
    draws: &mut Draws,
) -> Option<String> {
    let lexicon = &pack.lexicon;
    let id = lexicon.id(&crate::text::fold(form));
    let word = lexicon.word(id);
    let mut reports = word
        .readings
        .iter()
        .filter(|(l, _)| lexicon.lexemes[*l as usize].kind == VerbKind::Report);
    let (lexeme, facts) = reports.next()?;
    let lexeme = &lexicon.lexemes[*lexeme as usize];
    if word.readings.len() > 1
        || word.noun.is_some()
        || !word.classes.is_empty()
        || !lexeme.rest.is_empty()
    {
        return None;
    }
    let same = |other: &Lexeme| {
        other.kind == VerbKind::Report
            && other.frames == lexeme.frames
            && other.links == lexeme.links
            && other.class == lexeme.class
            && other.second_links == lexeme.second_links
            && other.reflexive == lexeme.reflexive
            && other.be_perfect == lexeme.be_perfect
            && other.not_object == lexeme.not_object
            && other.document == lexeme.document
            && other.rest.is_empty()
            && !other.separable
    };
    let mut all: Vec<&str> = Vec::new();
    for other in (0..lexicon.lexemes.len() as u32).filter(|l| same(&lexicon.lexemes[*l as usize])) {
        let own = stock.forms[other as usize]
            .iter()
            .filter(|(_, f)| f == facts);
        all.extend(own.map(|(id, _)| stock.spelled[*id as usize].as_str()));
    }
    all.retain(|other| *other != form);
    draws.pick(&all).map(|s| (*s).to_owned())
}

/// A noun that is a cue with one of these frames, and nothing else.
pub(super) fn noun<'s>(
    pack: &Pack,
    stock: &'s Stock,
    frames: &[String],
    draws: &mut Draws,
) -> Option<(&'s str, u32)> {
    let frames = named_frames(frames);
    let fits = |n: &u32| frames.is_empty() || pack.lexicon.nouns[*n as usize].frames.any(frames);
    let nouns = stock.nouns.iter().filter(|(_, n)| fits(n));
    let all: Vec<(&str, u32)> = nouns
        .map(|(id, n)| (stock.spelled[*id as usize].as_str(), *n))
        .collect();
    draws.pick(&all).copied()
}

pub(super) fn named_frames(names: &[String]) -> Frames {
    let all = names.iter().filter_map(|n| Frames::named(n));
    all.fold(Frames::NONE, |all, f| all | f)
}

fn named_facts(names: &[String]) -> Facts {
    let all = names.iter().filter_map(|n| Facts::named(n));
    all.fold(Facts::NONE, |all, f| all | f)
}
