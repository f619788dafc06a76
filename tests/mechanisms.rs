//! Sentences for the mechanisms that rules stand on, each with what must be found in it.
//!
//! A line of a case is `source | cue | content`, parts of a role joined by ` … `; `-` is no source. What
//! else is found in the sentence is not asked: the examples of the rules and the goldens tell that.

mod support;

use support::reading::{ANALYZER, document};

fn found(lang: &str, text: &str) -> Vec<String> {
    let role = |spans: &[selon::text::Span]| {
        spans
            .iter()
            .map(|s| s.of(text))
            .collect::<Vec<_>>()
            .join(" … ")
    };
    let analysis = ANALYZER.analyze(&document(lang, text));
    analysis
        .attributions
        .iter()
        .map(|a| {
            let source = if a.source.is_empty() {
                "-".into()
            } else {
                role(&a.source)
            };
            format!("{source} | {} | {}", role(&a.cue), role(&a.content))
        })
        .collect()
}

#[track_caller]
fn holds(lang: &str, text: &str, expected: &[&str]) {
    let found = found(lang, text);
    for line in expected {
        assert!(
            found.iter().any(|f| f == line),
            "{text}\nexpected {line}\nfound {found:#?}"
        );
    }
}

#[track_caller]
fn finds_nothing(lang: &str, text: &str) {
    assert_eq!(found(lang, text), Vec::<String>::new(), "{text}");
}

#[test]
fn a_question_in_marks_joins_the_cue_behind_it() {
    holds(
        "en",
        "“Is that all?” Nora Lind asked.",
        &["Nora Lind | asked | Is that all?"],
    );
}

#[test]
fn a_colon_at_the_end_of_a_paragraph_announces_the_next() {
    holds(
        "en",
        "Later Nora Lind added:\n\n“We will leave.”\n\nIt rained.",
        &["Nora Lind | added | We will leave"],
    );
}

#[test]
fn a_cue_inside_the_marks_belongs_to_the_narrator() {
    holds(
        "fr",
        "« La route est coupée, a-t-elle expliqué. Le pont suivra. »",
        &[
            "elle | expliqué | La route est coupée",
            "elle | expliqué | Le pont suivra",
        ],
    );
}

#[test]
fn a_bare_quotation_goes_on() {
    holds(
        "en",
        "The pier was sound, Nora Lind said. “It held.”",
        &["Nora Lind | said | It held"],
    );
    holds(
        "fr",
        "« Rien ne bouge », dit Olga Brenn.\n\n« Rien du tout. »",
        &["Olga Brenn | dit | Rien du tout"],
    );
}

#[test]
fn a_clause_stands_around_its_cue() {
    holds(
        "en",
        "The lost grain, Nora Lind said, was worth little.",
        &["Nora Lind | said | The lost grain … was worth little"],
    );
    holds(
        "fr",
        "Ces tonneaux, soutient le brasseur, n'ont jamais servi.",
        &["le brasseur | soutient | Ces tonneaux … n'ont jamais servi"],
    );
}

#[test]
fn a_subject_has_its_appositions_but_no_relative_clause() {
    holds(
        "en",
        "The abbot, Tom Nash, who was ill, said the barn had burned.",
        &["The abbot, Tom Nash | said | the barn had burned"],
    );
    holds(
        "fr",
        "Le curé de Terlac, Jean Vauquer, conteste ce prix.",
        &["Le curé de Terlac, Jean Vauquer | conteste | ce prix"],
    );
}

#[test]
fn coordinated_and_led_verbs_share_the_subject() {
    holds(
        "en",
        "Nora Lind said the barn had burned and added that the horses were safe.",
        &[
            "Nora Lind | said | the barn had burned",
            "Nora Lind | added | the horses were safe",
        ],
    );
    holds(
        "fr",
        "La doyenne a nié tout retard, ajoutant que le bal aurait lieu.",
        &["La doyenne | ajoutant | le bal aurait lieu"],
    );
    holds(
        "en",
        "It was a film of Tom Nash saying that he was ill.",
        &["Tom Nash | saying | he was ill"],
    );
}

#[test]
fn a_content_ends_where_the_reported_clause_ends() {
    holds(
        "fr",
        "Il a précisé qu'il tenait le gué, mais des arbres barraient la piste.",
        &["Il | a précisé | il tenait le gué"],
    );
    holds(
        "fr",
        "Les bergers affirment avoir vu un loup, un jour après que la neige est tombée.",
        &["Les bergers | affirment | avoir vu un loup"],
    );
    holds(
        "en",
        "Nora Lind said only forty seats were taken, according to Tom Nash.",
        &["Nora Lind | said | only forty seats were taken"],
    );
}

#[test]
fn verb_groups_hold_auxiliaries_negation_and_reflexives() {
    holds(
        "fr",
        "Le notaire ne confirme pas la vente.",
        &["Le notaire | ne confirme pas | la vente"],
    );
    holds(
        "fr",
        "Le berger s'est dit « inquiet ».",
        &["Le berger | s'est dit | inquiet"],
    );
    holds(
        "fr",
        "La brasserie assure ne plus vendre de fûts.",
        &["La brasserie | assure | ne plus vendre de fûts"],
    );
    holds(
        "en",
        "Nora Lind would not say whether the barn was hers.",
        &["Nora Lind | would not say | the barn was hers"],
    );
}

#[test]
fn nouns_that_look_like_verbs_are_nouns() {
    holds(
        "en",
        "The barn was full, according to provisional figures from the abbey.",
        &["provisional figures from the abbey | according to | The barn was full"],
    );
    holds(
        "en",
        "Nora Lind said praise from the abbot would not help.",
        &["Nora Lind | said | praise from the abbot would not help"],
    );
    finds_nothing("en", "The needs of the villages trump all else.");
    finds_nothing("en", "The flood has claimed nine lives so far.");
}

#[test]
fn each_agent_is_a_source() {
    holds(
        "fr",
        "La vallée est revendiquée par la Vauge et l'Orne.",
        &[
            "la Vauge | est revendiquée | La vallée",
            "l'Orne | est revendiquée | La vallée",
        ],
    );
}

#[test]
fn a_relay_names_both_sources() {
    holds(
        "fr",
        "« La digue tient », a annoncé l'agence Corvus citant un communiqué du port.",
        &[
            "l'agence Corvus | a annoncé | La digue tient",
            "un communiqué du port | citant | La digue tient",
        ],
    );
    holds(
        "en",
        "The Herald, citing two monks, reported that the barn had burned.",
        &[
            "The Herald | reported | the barn had burned",
            "two monks | citing | the barn had burned",
        ],
    );
}

#[test]
fn a_bare_conditional_is_hearsay_and_a_condition_is_not() {
    holds(
        "fr",
        "Des dizaines de moutons auraient été volés.",
        &["- | auraient | Des dizaines de moutons auraient été volés"],
    );
    finds_nothing("fr", "Si la digue cédait, des moutons auraient été noyés.");
    holds(
        "fr",
        "Le berger a dit que des moutons auraient été volés.",
        &["Le berger | a dit | des moutons auraient été volés"],
    );
}

#[test]
fn a_marker_of_hearsay_may_stand_inside_the_verb() {
    holds(
        "en",
        "Wolves have apparently been seen near the barn.",
        &["- | apparently | Wolves have … been seen near the barn"],
    );
}

#[test]
fn things_do_not_speak() {
    finds_nothing("fr", "Le ciel annonce la neige.");
    finds_nothing("en", "The platform clock told the wrong hour.");
}

#[test]
fn a_word_that_a_rule_names_as_its_cue_is_one() {
    let mut files = selon::pack::embedded("en").unwrap();
    files.push(selon::pack::PackSource {
        name: "rules/en/rules/ask.yaml".to_owned(),
        yaml: r"schema: selon/1
rules:
  - id: en.ask-and
    priority: 70
    source: none
    pattern:
      - { word: [ask], as: cue }
      - { np: {}, as: source }
      - { lex: [coordinator] }
      - { clause: { finite: true }, as: content }
"
        .to_owned(),
    });
    let pack = selon::pack::Pack::compile(&files).unwrap_or_else(|error| panic!("{error}"));
    let analyzer = selon::Analyzer::with_packs([pack]);
    let text = "Ask Nora Lind and the lock was shut.";
    let analysis = analyzer.analyze(&document("en", text));
    let [found] = &analysis.attributions[..] else {
        panic!("{:?}", analysis.attributions);
    };
    let roles = [&found.source, &found.cue, &found.content].map(|spans| spans[0].of(text));
    assert_eq!(roles, ["Nora Lind", "Ask", "the lock was shut"]);
}

#[test]
fn a_mark_inside_a_word_makes_no_source_of_the_cue() {
    let text = "Le quai rouvrira. Il e«st affirmé ici par le syndicat que rien n'a changé.";
    for found in ANALYZER.analyze(&document("fr", text)).attributions {
        let overlaps = |s: &selon::text::Span| found.cue.iter().any(|c| c.overlaps(*s));
        assert!(!found.source.iter().any(overlaps), "{found:?}");
    }
}
