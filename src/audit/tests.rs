//! Every metric on a text that was written for it.

use std::sync::LazyLock;

use super::*;
use crate::Analyzer;
use crate::text::Document;

/// Compiling the packs takes longer than all the tests.
static ANALYZER: LazyLock<Analyzer> = LazyLock::new(Analyzer::new);

fn document(lang: &str, text: &str) -> Document {
    Document {
        id: "text".to_owned(),
        text: text.to_owned(),
        lang: Some(lang.to_owned()),
        ..Document::default()
    }
}

fn with(lang: &str, text: &str, options: &Options) -> Audit {
    let document = document(lang, text);
    let analysis = ANALYZER.analyze(&document);
    audit(&ANALYZER, &document, &analysis, options)
}

fn read(lang: &str, text: &str) -> Audit {
    with(lang, text, &Options::default())
}

fn figure(audit: &Audit, name: &str) -> String {
    let (id, name) = name.split_once('.').unwrap();
    let metric = audit.metrics.iter().find(|m| m.id == id).unwrap();
    let figure = metric
        .figures
        .iter()
        .find(|f| f.name == name && f.of.is_none());
    figure.unwrap_or_else(|| panic!("{id}.{name}")).show()
}

fn part(audit: &Audit, name: &str, of: &str) -> String {
    let figures = audit.metrics.iter().flat_map(|m| &m.figures);
    let mut figures = figures.filter(|f| f.name == name && f.of.as_deref() == Some(of));
    figures
        .next()
        .unwrap_or_else(|| panic!("{name} of {of}"))
        .show()
}

/// The texts of the findings of a kind.
fn found(audit: &Audit, kind: FindingKind) -> Vec<&str> {
    let findings = audit.findings.iter().filter(|f| f.kind == kind);
    findings.map(|f| f.text.as_str()).collect()
}

const QUAY: &str = "The mayor, Tova Elmgren, said the quay was closed. \
    “The cracks are deep,” said Professor Jorin Sable, a geologist. \
    Officials said that repairs had begun.";

#[test]
fn m1_counts_sources() {
    let audit = read("en", QUAY);
    assert_eq!(figure(&audit, "M1.sources"), "3");
    assert_eq!(figure(&audit, "M1.bucket"), "2");
    assert_eq!(figure(&read("en", "It rained."), "M1.bucket"), "0");
}

#[test]
fn m2_and_m3_tell_who_is_identified_and_named() {
    let audit = read("en", QUAY);
    assert_eq!(figure(&audit, "M2.identified_rate"), "0.667 (2 of 3)");
    assert_eq!(figure(&audit, "M3.named_rate"), "0.667 (2 of 3)");
    assert_eq!(figure(&audit, "M3.unnamed_rate"), "0.333 (1 of 3)");
    let none = figure(&read("en", "It rained."), "M3.named_rate");
    assert_eq!(none, "not computable: the text has no source");
}

#[test]
fn m4_counts_unnamed_claims_by_words() {
    let audit = read(
        "en",
        "Officials said it was late. Officials said it was dark.",
    );
    assert_eq!(figure(&audit, "M4.per_1000_words"), "200 (2 of 10)");
    assert_eq!(figure(&audit, "M4.descriptors"), "1");
}

#[test]
fn m5_looks_for_the_reason() {
    let audit = read(
        "en",
        "A harbour official, speaking on condition of anonymity, said the crane was old. \
         A union official said the crane was new.",
    );
    assert_eq!(figure(&audit, "M5.reasoned_rate"), "0.5 (1 of 2)");
    assert_eq!(
        found(&audit, FindingKind::AnonymousWithoutReason),
        ["A union official"]
    );
}

#[test]
fn m6_finds_opinions_without_a_name() {
    let audit = read(
        "en",
        "A source close to the board called the plan “a disgrace to us all”.",
    );
    assert_eq!(figure(&audit, "M6.opinion_rate"), "1 (1 of 1)");
    assert_eq!(found(&audit, FindingKind::AnonymousOpinion).len(), 1);
}

#[test]
fn m7_finds_sources_that_are_nothing_but_sources() {
    let bare = read("en", "A source said the ship had sailed.");
    assert_eq!(found(&bare, FindingKind::BareSource), ["A source"]);
    assert_eq!(figure(&bare, "M7.bare_sources"), "1");
    let told = read(
        "en",
        "A source familiar with the crew said the ship had sailed.",
    );
    assert_eq!(figure(&told, "M7.bare_sources"), "0");
    let french = read("fr", "Des sources affirment que le navire est parti.");
    assert_eq!(found(&french, FindingKind::BareSource), ["Des sources"]);
}

#[test]
fn m8_and_m9_mix_types() {
    let audit = read(
        "en",
        "The ministry said the dam was safe. The army said the road was open. \
         The newspaper Dell Tribune said the mill had burned.",
    );
    assert_eq!(figure(&audit, "M8.typed_rate"), "1 (3 of 3)");
    assert_eq!(figure(&audit, "M8.official_share"), "0.667 (2 of 3)");
    assert_eq!(part(&audit, "type_share", "media"), "0.333 (1 of 3)");
    assert_eq!(figure(&audit, "M9.types_heard"), "3");
}

const DISPUTE: &str = "The ministry claimed that 12 boats had sunk. \
    The fishermen's union said that 3 boats had sunk.";

#[test]
fn m10_weighs_the_sides_of_a_dispute() {
    let audit = read("en", DISPUTE);
    assert_eq!(
        figure(&audit, "M23.conflicts"),
        "1",
        "the text is to have a conflict"
    );
    assert_eq!(figure(&audit, "M10.largest_side_share"), "0.5 (3 of 6)");
    let none = figure(&read("en", QUAY), "M10.largest_side_share");
    assert!(none.starts_with("not computable: no conflict"), "{none}");
}

#[test]
fn m11_measures_diversity() {
    let audit = read("en", QUAY);
    let value = figure(&audit, "M11.effective_claims");
    assert!(value.starts_with("3 ["), "{value}");
    assert!(figure(&audit, "M11.simpson_claims").starts_with("0.667 ["));
    assert!(figure(&audit, "M11.evenness_claims").starts_with("1 ["));
    let none = figure(&read("en", "It rained."), "M11.shannon_words");
    assert_eq!(none, "not computable: no claim has a known source");
}

#[test]
fn m12_finds_stories_of_one_origin() {
    let one = read(
        "en",
        "Tova Elmgren said the quay was closed. She said it would reopen.",
    );
    assert_eq!(figure(&one, "M12.single_source"), "1");
    assert_eq!(found(&one, FindingKind::SingleOrigin), [""]);
    let relayed = read(
        "en",
        "The Dell Tribune reported that Tova Elmgren said the quay was closed.",
    );
    assert_eq!(figure(&relayed, "M12.single_source"), "0");
    assert_eq!(figure(&relayed, "M12.single_origin"), "1");
    assert_eq!(figure(&read("en", QUAY), "M12.single_origin"), "0");
}

#[test]
fn m13_parts_sentences() {
    let audit = read(
        "en",
        "Tova Elmgren said the quay was closed. The gulls were loud. The crane was reportedly sold.",
    );
    assert_eq!(figure(&audit, "M13.sourced_rate"), "0.333 (1 of 3)");
    assert_eq!(figure(&audit, "M13.hearsay_rate"), "0.333 (1 of 3)");
    assert_eq!(figure(&audit, "M13.unsourced_rate"), "0.333 (1 of 3)");
    assert!(figure(&audit, "M13.witnessed_rate").starts_with("not computable"));
}

#[test]
fn m14_finds_hearsay_on_nobodys_word() {
    let audit = read("fr", "Le pont aurait été fermé dans la nuit.");
    assert_eq!(figure(&audit, "M14.hearsay_without_source"), "1");
    let [finding] = &audit.findings[..] else {
        panic!("{:?}", audit.findings)
    };
    assert_eq!(
        (finding.kind, finding.id.as_str()),
        (FindingKind::HearsayWithoutSource, "f1")
    );
    assert_eq!(
        figure(
            &read("fr", "Le pont a été fermé."),
            "M14.hearsay_without_source"
        ),
        "0"
    );
}

#[test]
fn m15_finds_a_source_and_a_conditional() {
    let audit = read(
        "fr",
        "Selon la préfecture, le pont aurait été fermé. Selon le maire, il est ouvert.",
    );
    assert_eq!(figure(&audit, "M15.double_hedges"), "0.5 (1 of 2)");
    assert_eq!(found(&audit, FindingKind::DoubleHedge).len(), 1);
}

#[test]
fn m16_finds_speakers_who_come_late() {
    let audit = read(
        "en",
        "The quay is closed.\n\n“The cracks are deep. They grow. Nobody is safe,” said Tova Elmgren.\n\n\
         “It is an old quay,” said Jorin Sable.",
    );
    assert_eq!(figure(&audit, "M16.first_source_paragraph"), "2");
    assert_eq!(figure(&audit, "M16.late_quotations"), "0.5 (1 of 2)");
    assert_eq!(found(&audit, FindingKind::LateAttribution).len(), 2);
}

#[test]
fn m17_wants_name_and_function_at_once() {
    let audit = read(
        "en",
        "Professor Jorin Sable said the rock was soft. Ossian Pell said the rock was hard.",
    );
    assert_eq!(figure(&audit, "M17.incomplete_rate"), "0.5 (1 of 2)");
}

#[test]
fn m18_counts_verbs_by_tone_and_side() {
    let audit = read("en", DISPUTE);
    assert_eq!(figure(&audit, "M18.doubting_share"), "0.5 (1 of 2)");
    assert!(
        figure(&audit, "M18.asymmetry").starts_with("1 ["),
        "{}",
        figure(&audit, "M18.asymmetry")
    );
    assert_eq!(part(&audit, "tone_share", "doubting"), "0.5 (1 of 2)");
    assert_eq!(
        part(&audit, "side_doubting_share", "The ministry"),
        "1 (1 of 1)"
    );
}

const RELAY: &str = "The Dell Tribune reported that Tova Elmgren said the quay was closed. \
    The army said the road was open.";

#[test]
fn m19_and_m20_lead_back_to_origins() {
    let audit = read("en", RELAY);
    assert_eq!(figure(&audit, "M19.indirect_share"), "0.5 (1 of 2)");
    assert_eq!(figure(&audit, "M19.mean_distance"), "1.5 (3 of 2)");
    assert_eq!(figure(&audit, "M20.origins"), "2");
    assert_eq!(figure(&audit, "M20.pseudo_plural"), "1");
    let finding = audit
        .findings
        .iter()
        .find(|f| f.kind == FindingKind::FewerOrigins)
        .unwrap();
    assert_eq!(finding.message, "3 sources, 2 origins.");
}

#[test]
fn m20_finds_circles() {
    let audit = read(
        "en",
        "Tova Elmgren said that Jorin Sable said that Tova Elmgren said that the quay was closed.",
    );
    assert_eq!(figure(&audit, "M20.circles"), "1");
    assert_eq!(found(&audit, FindingKind::CircularChain), ["Tova Elmgren"]);
}

#[test]
fn m21_finds_parties_about_themselves() {
    let audit = read(
        "en",
        "The army said: “We only hit depots.” The army said the road was open.",
    );
    assert_eq!(figure(&audit, "M21.self_report_rate"), "0.5 (1 of 2)");
    assert_eq!(found(&audit, FindingKind::PartySelfReport).len(), 1);
}

#[test]
fn m22_looks_for_the_accused() {
    let unheard = read(
        "en",
        "Residents accused the brewery of poisoning the stream.",
    );
    assert_eq!(figure(&unheard, "M22.accused_heard"), "0 (0 of 1)");
    assert_eq!(found(&unheard, FindingKind::NoReply), ["the brewery"]);
    let heard = read(
        "en",
        "Residents accused the brewery of poisoning the stream. The brewery declined to say what it used.",
    );
    assert_eq!(figure(&heard, "M22.accused_heard"), "1 (1 of 1)");
    assert_eq!(figure(&heard, "M22.declined"), "1");
}

#[test]
fn m23_tells_disclosed_conflicts_from_others() {
    let silent = read("en", DISPUTE);
    assert_eq!(figure(&silent, "M23.contested"), "1");
    assert_eq!(figure(&silent, "M23.disclosed_rate"), "0 (0 of 1)");
    assert_eq!(part(&silent, "kind", "quantity"), "1");
    assert_eq!(found(&silent, FindingKind::UndisclosedConflict).len(), 1);
    let told = read(
        "en",
        &DISPUTE.replace("The fishermen's", "However, the fishermen's"),
    );
    assert_eq!(figure(&told, "M23.disclosed_rate"), "1 (1 of 1)");
    assert_eq!(found(&told, FindingKind::Conflict).len(), 1);
}

#[test]
fn m24_looks_at_quotation_marks() {
    let audit = read(
        "en",
        "“The quay is closed to all of us,” said Tova Elmgren. “It was old,” said Jorin Sable.\n\n\
         The plan was “a disgrace”.\n\nHe left “without a word to anybody at all.",
    );
    assert_eq!(figure(&audit, "M24.run_together"), "1");
    assert_eq!(figure(&audit, "M24.partial"), "0.25 (1 of 4)");
    assert_eq!(figure(&audit, "M24.unclosed"), "0.25 (1 of 4)");
    assert_eq!(
        found(&audit, FindingKind::PartialQuotation),
        ["“a disgrace”"]
    );
    let silent = read(
        "en",
        "It rained all day.\n\n“The boats of the island are old and slow.”",
    );
    let quotation = ["“The boats of the island are old and slow.”"];
    assert_eq!(
        found(&silent, FindingKind::QuotationWithoutSpeaker),
        quotation
    );
}

#[test]
fn m25_counts_by_titles_and_pronouns_when_asked() {
    let text = "Mrs Tova Elmgren said the quay was closed. Jorin Sable, a geologist, said it was old. \
        He said it was cracked. A nurse, Noor Vell, said it was cold.";
    let asked = Options {
        gender: true,
        ..Options::default()
    };
    let audit = with("en", text, &asked);
    assert_eq!(figure(&audit, "M25.women"), "0.333 (1 of 3)");
    assert_eq!(figure(&audit, "M25.men"), "0.333 (1 of 3)");
    assert_eq!(figure(&audit, "M25.unknown"), "0.333 (1 of 3)");
    assert!(figure(&read("en", text), "M25.women").contains("--gender"));
}

#[test]
fn m26_is_not_computable() {
    assert!(figure(&read("en", QUAY), "M26.local_share").starts_with("not computable"));
}

#[test]
fn m27_counts_over_documents() {
    let audits = [read("en", QUAY), read("en", RELAY), read("en", QUAY)];
    let all = corpus(&audits);
    let figure = |name: &str| {
        let metric = all.metrics.iter().find(|m| m.id == "M27").unwrap();
        metric
            .figures
            .iter()
            .find(|f| f.name == name)
            .unwrap()
            .show()
    };
    assert_eq!(all.documents, 3);
    assert_eq!(figure("top1_share"), "0.25 (2 of 8)");
    assert!(
        figure("repeated_rate").contains(" of "),
        "{}",
        figure("repeated_rate")
    );
    assert!(
        figure("new_rate").contains(" of "),
        "{}",
        figure("new_rate")
    );
    let one = corpus(&audits[..1]);
    assert!(
        one.metrics
            .iter()
            .any(|m| m.id == "M27" && m.figures[0].value.is_none())
    );
}

#[test]
fn m28_finds_numbers_on_nobodys_word() {
    let audit = read(
        "en",
        "Tova Elmgren said 40 people had left. The fire destroyed 17 houses.",
    );
    assert_eq!(figure(&audit, "M28.sourced_numbers"), "0.5 (1 of 2)");
    let numbers = found(&audit, FindingKind::UnsourcedNumber);
    assert!(
        numbers.len() == 1 && numbers[0].starts_with("17"),
        "{numbers:?}"
    );
}

#[test]
fn every_metric_is_there_in_order_for_any_text() {
    let expected: Vec<&str> = METRICS.iter().map(|(id, ..)| *id).collect();
    for text in ["", "Xyz.", QUAY, DISPUTE] {
        let audit = read("en", text);
        assert!(
            audit
                .metrics
                .iter()
                .map(|m| m.id)
                .eq(expected.iter().copied())
        );
        for (metric, (_, _, names)) in audit.metrics.iter().zip(METRICS) {
            for name in *names {
                assert!(
                    metric.figures.iter().any(|f| f.name == *name),
                    "{}.{name}",
                    metric.id
                );
            }
            for figure in &metric.figures {
                assert_ne!(
                    figure.value.is_some(),
                    figure.reason.is_some(),
                    "{figure:?}"
                );
            }
        }
    }
}

#[test]
fn a_text_without_a_pack_has_reasons_only() {
    let audit = read("xx", QUAY);
    assert!(audit.findings.is_empty());
    assert!(
        audit
            .metrics
            .iter()
            .flat_map(|m| &m.figures)
            .all(|f| f.value.is_none())
    );
    assert!(!audit.notices.is_empty());
}

#[test]
fn a_policy_sets_severities_and_limits() {
    let yaml = "schema: selon-policy/1\nname: house\nfindings:\n  bare-source: { severity: note, clause: c1 }\n\
        \x20 unsourced-number: { severity: off }\nthresholds:\n  - { metric: M3.unnamed_rate, max: 0.5, severity: error, clause: c2 }\n";
    let options = Options {
        policy: Policy::parse(yaml, "house.yaml").unwrap(),
        gender: false,
    };
    let audit = with(
        "en",
        "A source said the ship had sailed. The fire destroyed 17 houses.",
        &options,
    );
    let bare = audit
        .findings
        .iter()
        .find(|f| f.kind == FindingKind::BareSource)
        .unwrap();
    assert_eq!(
        (bare.severity, bare.clause.as_deref()),
        (Severity::Note, Some("c1"))
    );
    assert!(found(&audit, FindingKind::UnsourcedNumber).is_empty());
    let limit = audit
        .findings
        .iter()
        .find(|f| f.kind == FindingKind::Threshold)
        .unwrap();
    assert_eq!(limit.message, "M3 unnamed_rate is 1 (1 of 1), above 0.5.");
    assert_eq!((limit.severity, limit.place), (Severity::Error, None));
    assert_eq!(audit.summary.errors, 1);
}
