//! Forms that may be a finite past or a participle are settled by what stands around them.

use crate::attribution::element::{Kind, Scene};
use crate::pack::facts::{Facts, Frames, Words};

/// Decides, for forms that may be a finite past or a participle, by what stands around them.
pub(super) fn resolve(scene: &mut Scene) {
    for i in 0..scene.elements.len() {
        let Kind::Verb(g) = scene.elements[i].kind else {
            continue;
        };
        if !scene.groups[g].ambiguous {
            continue;
        }
        let by_agent = scene.is(i + 1, Words::AGENT);
        let opens = i == 0 || scene.is(i - 1, Words::SUBORDINATOR | Words::GERUND_LEAD);
        let takes = scene.groups[g].has_frame(scene, Frames::THAT | Frames::ZERO | Frames::QUOTE)
            && (scene.is(
                i + 1,
                Words::COMPLEMENTIZER
                    | Words::SUBJECT_PRONOUN
                    | Words::DETERMINER
                    | Words::POSSESSIVE,
            ) || scene.quoted(i + 1).is_some());
        let reduced = !takes && !opens && follows_finite(scene, i);
        let facts = &mut scene.groups[g].facts;
        if by_agent || opens || reduced {
            *facts = Facts(facts.0 & !(Facts::FINITE | Facts::PAST).0);
        } else {
            *facts = Facts(facts.0 & !Facts::PARTICIPLE.0);
        }
    }
}

/// Whether an unambiguous finite verb follows in the same clause, so that this one is a reduced relative.
fn follows_finite(scene: &Scene, i: usize) -> bool {
    let breaks = Words::COORDINATOR
        | Words::COMPLEMENTIZER
        | Words::RELATIVE
        | Words::SUBORDINATOR
        | Words::WH
        | Words::WHETHER
        | Words::ADVERSATIVE
        | Words::SUBJECT_PRONOUN;
    for k in i + 1..scene.len().min(i + 14) {
        if matches!(scene.elements[k].kind, Kind::Punct(_) | Kind::Quoted(_)) || scene.is(k, breaks)
        {
            return false;
        }
        if let Some(group) = scene.group(k) {
            // Between two verbs, a subject of the second would have to stand.
            let nominal = (i + 1..k).any(|m| scene.is(m, Words::PREPOSITION) && m == i + 1);
            return group.facts.any(Facts::FINITE)
                && (nominal
                    || k == i + 1
                    || (i + 1..k).all(|m| scene.is(m, Words::TIME | Words::ADVERB)));
        }
    }
    false
}
