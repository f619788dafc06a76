//! Texts that are easy to get wrong, in invented sentences.

use super::properties::profile;
use super::*;

fn words(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    tokenize(text, &profile(), &mut tokens);
    tokens.iter().map(|token| token.span.of(text)).collect()
}

fn of<'a>(text: &'a str, layout: &Layout, range: Range<usize>) -> &'a str {
    match &layout.tokens[range] {
        [] => "",
        [first, .., last] => &text[first.span.start..last.span.end],
        [one] => one.span.of(text),
    }
}

fn sentences(text: &str) -> Vec<&str> {
    let layout = lay_out(text, &profile());
    layout
        .sentences
        .iter()
        .map(|one| of(text, &layout, one.tokens.clone()))
        .collect()
}

fn kinds(text: &str) -> Vec<SentenceKind> {
    lay_out(text, &profile())
        .sentences
        .iter()
        .map(|one| one.kind)
        .collect()
}

fn quotes(text: &str) -> Vec<&str> {
    let layout = lay_out(text, &profile());
    layout
        .quotations
        .iter()
        .map(|one| of(text, &layout, one.inner.clone()))
        .collect()
}

#[test]
fn french_words() {
    assert_eq!(words("l’A.F.P. a dit"), ["l’", "A.F.P.", "a", "dit"]);
    assert_eq!(
        words("Le porte-parole a-t-il menti ?"),
        ["Le", "porte-parole", "a", "il", "menti", "?"]
    );
    assert_eq!(
        words("« Oui », déclare-t-il, dit-on."),
        ["«", "Oui", "»", ",", "déclare", "il", ",", "dit", "on", "."]
    );
    assert_eq!(
        words("d’«un match» qu'“il”"),
        ["d’", "«", "un", "match", "»", "qu'", "“", "il", "”"]
    );
    assert_eq!(
        words("aujourd’hui, l'aujourd'hui"),
        ["aujourd’hui", ",", "l'", "aujourd'hui"]
    );
    assert_eq!(words("jusqu'à l’arme-là"), ["jusqu'", "à", "l’", "arme-là"]);
    assert_eq!(
        words("12 000 € et 3,5 % le 1er mai"),
        ["12 000", "€", "et", "3,5", "%", "le", "1er", "mai"]
    );
    assert_eq!(
        words("2024 100 1\u{202f}234\u{a0}567"),
        ["2024", "100", "1\u{202f}234\u{a0}567"]
    );
    assert_eq!(
        words("J.-M. Ravel et M.Dupin"),
        ["J.-M.", "Ravel", "et", "M.", "Dupin"]
    );
    assert_eq!(words("e\u{301}te\u{301}"), ["e\u{301}te\u{301}"]);
}

#[test]
fn english_words() {
    assert_eq!(
        words("He didn’t; Ada's we'll"),
        ["He", "did", "n’t", ";", "Ada", "'s", "we", "'ll"]
    );
    assert_eq!(
        words("the U.S. said a U.S.-led"),
        ["the", "U.S.", "said", "a", "U.S.-led"]
    );
    assert_eq!(
        words("9.30 a.m. Mr Smith, 18:02"),
        ["9.30", "a.m.", "Mr", "Smith", ",", "18:02"]
    );
    assert_eq!(
        words("a $1.2bn, 21st 4.2%"),
        ["a", "$", "1.2bn", ",", "21st", "4.2", "%"]
    );
    assert_eq!(
        words("J. Smith’s ’90s boys’ cars"),
        ["J.", "Smith", "’s", "’", "90s", "boys", "’", "cars"]
    );
    assert_eq!(
        words("well-known — 3 - 4 -- wait..."),
        ["well-known", "—", "3", "-", "4", "--", "wait", "..."]
    );
    assert_eq!(
        words("See https://a.example/x?y=1, www.b.example."),
        ["See", "https://a.example/x?y=1", ",", "www.b.example", "."]
    );
    assert_eq!(
        words("j.doe_x@mail.example @ada_l #big_day"),
        ["j.doe_x@mail.example", "@ada_l", "#big_day"]
    );
    assert_eq!(words("AT&T (Q&A)."), ["AT&T", "(", "Q&A", ")", "."]);
    assert_eq!(words("O’Brien, o'clock"), ["O’Brien", ",", "o'clock"]);
}

#[test]
fn other_scripts() {
    assert_eq!(
        words("Он сказал: «Да»."),
        ["Он", "сказал", ":", "«", "Да", "»", "."]
    );
    assert_eq!(
        words("قال: نعم، شكرا؟"),
        ["قال", ":", "نعم", "،", "شكرا", "؟"]
    );
    assert_eq!(words("他说「好」。"), ["他说", "「", "好", "」", "。"]);
}

#[test]
fn attached_tokens() {
    let text = "dit-il, Ada's";
    let mut tokens = Vec::new();
    tokenize(text, &profile(), &mut tokens);
    let attached: Vec<_> = tokens.iter().map(|token| token.attached).collect();
    assert_eq!(attached, [false, true, false, false, true]);
}

#[test]
fn sentences_and_quotations() {
    let two = |text: &str| assert_eq!(sentences(text).len(), 2, "{text}");
    let one = |text: &str| assert_eq!(sentences(text).len(), 1, "{text}");
    two("« Je ne pars pas. » Le porte-parole, M. Dupont, a démenti.");
    one("“Who knew?” he asked.");
    two("\"It passed.\" The ship left.");
    two("\"Really!\" said Mr Smith. He left.");
    one("« Qui a payé ?» s’est emporté Karim Oudin.");
    one("“It rained. It poured,” she said.");
    one("« Il pleut. Il vente », a dit Ada – « et il neige. »");
    two("Il a ri. « Bien sûr. »");
    one("He spoke to J. Smith, Dr. Pell and Mrs. Orr of the U.S. Senate.");
    two("They left the U.S. The rest stayed.");
    two("It began at 9.30 a.m. Mr Smith said so.");
    one("It began at 9.30 a.m. on Friday.");
    one("Il hésite... puis repart.");
    two("Il hésite… Puis repart.");
    two("It cost 1.2. Nobody paid.");
    two("(He left.) Then rain fell.");
    one("Il a tout dit : « Non ! » et il est parti.");
    two("Die Lage sei ernst. Er ging.");
    two("他走了。我没走。");
    one("l'A.F.P. a dit non");
}

#[test]
fn sentences_inside_a_quotation() {
    let text = "« Il pleut. Il vente. M. Ravel dort », dit-elle.";
    let layout = lay_out(text, &profile());
    let inner: Vec<_> = layout.quotations[0]
        .sentences
        .iter()
        .map(|one| of(text, &layout, one.clone()))
        .collect();
    assert_eq!(inner, ["Il pleut.", "Il vente.", "M. Ravel dort"]);
}

#[test]
fn styles() {
    for text in [
        "x « oui là » y",
        "x “oui là” y",
        "x \"oui là\" y",
        "x ‘oui là’ y",
        "x 'oui là' y",
        "x „oui là“ y",
        "x „oui là” y",
        "x „oui là\" y",
        "x »oui là« y",
        "x ›oui là‹ y",
        "x ‹oui là› y",
        "x ‚oui là‘ y",
        "x ”oui là” y",
        "x ''oui là'' y",
        "x ``oui là'' y",
        "x 「oui là」 y",
        "x 『oui là』 y",
        "x 《oui là》 y",
        "x (\"oui là\"), y",
        "d’«oui là», y",
    ] {
        assert_eq!(quotes(text), ["oui là"], "{text}");
    }
}

#[test]
fn nested() {
    let text = "« Il a dit “non” hier », affirme-t-elle.";
    let layout = lay_out(text, &profile());
    assert_eq!(quotes(text), ["Il a dit “non” hier", "non"]);
    assert_eq!(
        (layout.quotations[1].depth, layout.quotations[1].parent),
        (1, Some(0))
    );
    assert_eq!(
        quotes("“He said ‘no’ and left,” she said."),
        ["He said ‘no’ and left,", "no"]
    );
    assert_eq!(
        quotes("‘He said “no” and left,’ she said."),
        ["He said “no” and left,", "no"]
    );
    assert_eq!(quotes("« a « b » c »"), ["a « b » c", "b"]);
    assert_eq!(
        quotes("\"He said 'no' today,\" she said."),
        ["He said 'no' today,", "no"]
    );
}

#[test]
fn apostrophes_quote_nothing() {
    for text in [
        "don’t",
        "the ’90s and the '90s",
        "the boys’ cars",
        "the boys' cars' colours",
        "rock ’n’ roll",
        "l’été",
    ] {
        assert!(quotes(text).is_empty(), "{text}");
    }
    assert_eq!(
        quotes("‘The boys’ cars are gone,’ he said."),
        ["The boys’ cars are gone,"]
    );
    assert_eq!(
        quotes("It is a ‘good plan’ for the boys’ club."),
        ["good plan"]
    );
    assert_eq!(
        quotes("The ‘old one: “A miners’ tale.” It is."),
        ["A miners’ tale."]
    );
    assert_eq!(
        quotes("He called it 'the miners' home' and left."),
        ["the miners' home"]
    );
}

#[test]
fn a_missing_mark_swallows_nothing() {
    assert!(quotes("He said it “was over and left.").is_empty());
    assert_eq!(
        quotes("He said: “It is over.\n\nShe left."),
        ["It is over."]
    );
    assert_eq!(
        quotes("He “was here. “It is over,” she said."),
        ["It is over,"]
    );
    assert!(quotes("It is over,” she said.").is_empty());
    assert_eq!(quotes("A “b. « c » d"), ["c"]);
    assert_eq!(quotes("“One\n\nTwo “three” four."), ["One", "three"]);
}

#[test]
fn across_paragraphs() {
    let text = "He said: “It rained.\n\n“It poured.\n\n“It stopped.” She left.";
    let layout = lay_out(text, &profile());
    assert_eq!(quotes(text), ["It rained.", "It poured.", "It stopped."]);
    let links: Vec<_> = layout.quotations.iter().map(|one| one.continues).collect();
    assert_eq!(links, [None, Some(0), Some(1)]);
    assert_eq!(layout.quotations[1].close, None);
    let french = "Il dit : « Il a plu.\n\n» Il a venté.\n\n» Il a neigé. »";
    assert_eq!(quotes(french), ["Il a plu.", "Il a venté.", "Il a neigé."]);
    let bare = "Il dit : « Il a plu.\n\nIl a venté », selon Ada.";
    assert_eq!(quotes(bare), ["Il a plu.", "Il a venté"]);
    assert_eq!(lay_out(bare, &profile()).quotations[1].continues, Some(0));
    assert_eq!(
        quotes("\"It rained.\n\n\"It poured,\" he said."),
        ["It rained.", "It poured,"]
    );
}

#[test]
fn dialogue() {
    let text = "— Je pars, dit-il.\n\n– Reste « ici » !\n\n— et alors\n\n- Non.";
    let layout = lay_out(text, &profile());
    assert_eq!(quotes(text), ["Je pars, dit-il.", "Reste « ici » !", "ici"]);
    assert!(layout.quotations[0].dash && layout.quotations[1].dash && !layout.quotations[2].dash);
}

#[test]
fn headings_and_datelines() {
    use SentenceKind::{Body, Dateline, Heading};
    assert_eq!(
        kinds("Le port rouvre : à quel prix ? L’enquête\n\nIl a rouvert.\n\nOn a ri."),
        [Heading, Body, Body]
    );
    assert_eq!(kinds("Le port rouvre"), [Body]);
    assert_eq!(kinds("Voici :\n\nUn."), [Body, Body]);
    for line in [
        "PORT-BRUNE, 8 février (Corvus) - ",
        "MILL HOLLOW — ",
        "TERSK (Ostrie), 9 avril (ACV) – ",
        "WASHINGTON (AP) — ",
        "SAINT-CLAIR-DES-EAUX – ",
        "PARIS, Nov. 3 (Reuters) - ",
        "Paris (AFP) – ",
    ] {
        assert_eq!(
            kinds(&format!("{line}Le port a rouvert.")),
            [Dateline, Body],
            "{line}"
        );
    }
    assert_eq!(kinds("NATO – the alliance – said no."), [Body]);
    assert_eq!(
        kinds("The NATO said the probe — Which one? — was late."),
        [Body]
    );
}
