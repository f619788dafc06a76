//! Work grows with the text, not faster: counted in instructions of the matcher, not in time.

use super::attribute;
use crate::pack::{self, Pack};
use crate::page::Page;
use crate::text::lay_out;

fn steps(pack: &Pack, text: &str) -> u64 {
    let layout = lay_out(text, &pack.profile);
    attribute(&Page::new(pack, text, &layout)).1
}

fn packs() -> impl Iterator<Item = Pack> {
    pack::installed()
        .into_iter()
        .map(|lang| Pack::load(lang).unwrap().unwrap())
}

/// Texts of either language; each pack reads all of them, for no text may be slow.
const PARAGRAPHS: &[&str] = &[
    "« La digue tient », a assuré Olga Vaubrac. Selon la mairie, deux rues restent fermées.\n\n",
    "Le préfet affirme que le bac partira, mais le syndicat assure ne rien savoir : « Rien du tout. »\n\n",
    "“The dam holds,” said Orla Brennick. According to the council, two streets remain closed.\n\n",
    "The board says that the ferry will sail, but Tam Ruddock denied knowing: “Nothing at all.”\n\n",
];

/// What a sentence may be made long with, and how it begins.
const STRETCHES: &[(&str, &str)] = &[
    ("Olga Vaubrac a affirmé que", " la digue tient et"),
    ("Olga Vaubrac", " a affirmé que"),
    ("Selon", " le maire, selon"),
    ("« Oui », a dit", " « non », a dit"),
    ("Il", " dit que le maire affirme, selon la mairie, que"),
    ("La", " grande maison du village de"),
    ("Orla Brennick said that", " the dam holds and"),
    ("Orla Brennick", " said that"),
    ("According to", " the mayor, according to"),
    ("“Yes,” said", " “no,” said"),
    (
        "He",
        " says that the mayor claims, according to the council, that",
    ),
    ("The", " old house of the village of"),
    ("Oui", ","),
    ("Oui", " :"),
    ("Oui", " « a » et"),
];

#[test]
fn twice_the_document_is_twice_the_work() {
    for pack in packs() {
        for paragraph in PARAGRAPHS {
            let [once, twice] = [50, 100].map(|n| steps(&pack, &paragraph.repeat(n)));
            assert!(
                twice * 10 <= once * 22,
                "{}: {once} steps, then {twice}: {paragraph}",
                pack.lang
            );
        }
    }
}

#[test]
fn twice_the_sentence_is_twice_the_work() {
    for pack in packs() {
        for (start, more) in STRETCHES {
            let words = more.split_whitespace().count();
            // Long enough to show a square, short enough not to be cut.
            let [once, twice] =
                [120, 240].map(|n| steps(&pack, &format!("{start}{}.", more.repeat(n / words))));
            assert!(
                twice * 10 <= once * 23,
                "{}: {once} steps, then {twice}: {start}{more}…",
                pack.lang
            );
        }
    }
}
