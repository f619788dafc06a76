//! The closed vocabulary that packs are written in: what a form, a word or a verb can be said to be.
//!
//! Each set is a bit mask, so that a step of a pattern tests a token with one `and`. The names are
//! the ones that YAML files use; a name outside these lists is an error that says which exist.

/// Declares a bit-set type whose members have names in rule files.
macro_rules! bits {
    ($(#[$doc:meta])* $name:ident($int:ty) { $($(#[$vdoc:meta])* $konst:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
        pub struct $name(pub $int);

        #[allow(missing_docs)]
        impl $name {
            bits!(@consts $name, $int, 0, $($konst,)+);
            /// The names, in the order of their bits.
            pub const NAMES: &'static [&'static str] = &[$($text,)+];
            /// Nothing.
            pub const NONE: $name = $name(0);

            /// The set that holds the member of this name alone.
            pub fn named(name: &str) -> Option<$name> {
                Self::NAMES.iter().position(|n| *n == name).map(|i| $name(1 << i))
            }
            /// Whether the two share a member.
            pub fn any(self, other: $name) -> bool { self.0 & other.0 != 0 }
            /// Whether every member of `other` is here.
            pub fn all(self, other: $name) -> bool { self.0 & other.0 == other.0 }
            /// The set without the members of `other`.
            #[must_use]
            pub fn without(self, other: $name) -> $name { $name(self.0 & !other.0) }
            /// The members that `other` has too.
            #[must_use]
            pub fn only(self, other: $name) -> $name { $name(self.0 & other.0) }
            /// The names of its members, in the order of their bits.
            pub fn names(self) -> impl Iterator<Item = &'static str> {
                Self::NAMES.iter().enumerate().filter(move |(i, _)| self.any($name(1 << i))).map(|(_, n)| *n)
            }
            /// Whether there is no member.
            pub fn is_empty(self) -> bool { self.0 == 0 }
        }
        impl std::ops::BitOr for $name {
            type Output = $name;
            fn bitor(self, other: $name) -> $name { $name(self.0 | other.0) }
        }
        impl std::ops::BitOrAssign for $name {
            fn bitor_assign(&mut self, other: $name) { self.0 |= other.0; }
        }
    };
    (@consts $name:ident, $int:ty, $at:expr, $konst:ident, $($rest:ident,)*) => {
        pub const $konst: $name = $name(1 << $at);
        bits!(@consts $name, $int, $at + 1, $($rest,)*);
    };
    (@consts $name:ident, $int:ty, $at:expr,) => {};
}

bits! {
    /// What a form is: finiteness, tense, mood, person, number, gender.
    Facts(u32) {
        INFINITIVE = "infinitive",
        PARTICIPLE = "participle",
        GERUND = "gerund",
        FINITE = "finite",
        PRESENT = "present",
        PAST = "past",
        FUTURE = "future",
        CONDITIONAL = "conditional",
        SUBJUNCTIVE = "subjunctive",
        IMPERATIVE = "imperative",
        FIRST = "first",
        SECOND = "second",
        THIRD = "third",
        SINGULAR = "singular",
        PLURAL = "plural",
        MASCULINE = "masculine",
        FEMININE = "feminine",
        // What only a whole verb group can be.
        PASSIVE = "passive",
        NEGATED = "negated",
        INVERTED = "inverted",
        REFLEXIVE = "reflexive",
        COMPOUND = "compound",
        WITHHELD = "withheld",
        MODAL = "modal",
        CLITIC_OBJECT = "clitic_object",
    }
}

bits! {
    /// Word classes: closed classes of the grammar, and nouns by what they name.
    Words(u64) {
        DETERMINER = "determiner",
        POSSESSIVE = "possessive",
        PREPOSITION = "preposition",
        COORDINATOR = "coordinator",
        ADVERSATIVE = "adversative",
        SUBORDINATOR = "subordinator",
        COMPLEMENTIZER = "complementizer",
        WHETHER = "whether",
        WH = "wh",
        RELATIVE = "relative",
        SUBJECT_PRONOUN = "subject_pronoun",
        OBJECT_PRONOUN = "object_pronoun",
        REFLEXIVE = "reflexive",
        STRONG_PRONOUN = "strong_pronoun",
        NEGATION = "negation",
        ADVERB = "adverb",
        TIME = "time",
        QUANTIFIER = "quantifier",
        QUANTIFIED = "quantified",
        NUMBER = "number",
        TITLE = "title",
        LINKING = "linking",
        GERUND_LEAD = "gerund_lead",
        MUTE = "mute",
        TOPIC = "topic",
        SOURCE_PERSON = "source_person",
        SOURCE_OFFICIAL = "source_official",
        SOURCE_MILITARY = "source_military",
        SOURCE_JUDICIAL = "source_judicial",
        SOURCE_PARTY = "source_party",
        SOURCE_COMPANY = "source_company",
        SOURCE_ORGANISATION = "source_organisation",
        SOURCE_EXPERT = "source_expert",
        SOURCE_MEDIA = "source_media",
        SOURCE_DOCUMENT = "source_document",
        SOURCE_SOCIAL = "source_social",
        SOURCE_WITNESS = "source_witness",
        SOURCE_CITIZEN = "source_citizen",
        SOURCE_ANONYMOUS = "source_anonymous",
        AGENT = "agent",
        INFINITIVE_MARKER = "infinitive_marker",
        POSSESSOR = "possessor",
        CONCESSIVE = "concessive",
        LINKED_CLAUSE = "linked_clause",
        ADJECTIVE = "adjective",
        INDEFINITE = "indefinite",
        GENERIC = "generic",
    }
}

impl Words {
    /// Every class of nouns that can be a source.
    pub const SOURCES: Words = Words(
        Words::SOURCE_PERSON.0
            | Words::SOURCE_OFFICIAL.0
            | Words::SOURCE_MILITARY.0
            | Words::SOURCE_JUDICIAL.0
            | Words::SOURCE_PARTY.0
            | Words::SOURCE_COMPANY.0
            | Words::SOURCE_ORGANISATION.0
            | Words::SOURCE_EXPERT.0
            | Words::SOURCE_MEDIA.0
            | Words::SOURCE_DOCUMENT.0
            | Words::SOURCE_SOCIAL.0
            | Words::SOURCE_WITNESS.0
            | Words::SOURCE_CITIZEN.0
            | Words::SOURCE_ANONYMOUS.0,
    );
}

bits! {
    /// What a word or phrase tells of a source, beside its classes.
    Hints(u16) {
        PERSON = "people",
        VOICE = "voices",
        DEMONSTRATIVE = "demonstratives",
        IDLE = "idle",
        LATTER = "latter",
        CONCERNED = "concerned",
        MAN = "men",
        WOMAN = "women",
        VAGUE = "vague",
        ANONYMITY = "anonymity",
    }
}

bits! {
    /// What a cue can govern. Frames that want a preposition name it behind a colon in the lexicon.
    Frames(u32) {
        THAT = "that",
        ZERO = "zero",
        QUOTE = "quote",
        INF = "inf",
        GER = "ger",
        NP = "np",
        PREP = "prep",
        WH = "wh",
        LABEL = "label",
        ACCUSE = "accuse",
        ORDER = "order",
        ORDER_TO = "order_to",
        VALUE = "value",
        ATTRIBUTE = "attribute",
        TELL = "tell",
        RELAY = "relay",
        OF = "of",
        TO = "to",
        COLON = "colon",
        IN = "in",
        ABOUT = "about",
    }
}

/// What an auxiliary does in a verb group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Makes the perfect with a participle.
    Have,
    /// Makes the passive with a participle, the progressive with a gerund.
    Be,
    /// Carries negation and inversion of a bare infinitive.
    Do,
    /// Takes a bare infinitive.
    Modal,
    /// Makes another act, with a bare infinitive.
    Causative,
    /// Adds a phase to the verb that follows, which stays the cue.
    Light,
    /// Withholds the act of the verb that follows.
    Refuse,
}

impl Role {
    /// Whether a verb with the role says nothing by itself: to be, to have, to do, modals.
    pub(crate) fn is_empty_verb(self) -> bool {
        matches!(self, Self::Have | Self::Be | Self::Do | Self::Modal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_its_own_bit() {
        for (i, name) in Words::NAMES.iter().enumerate() {
            assert_eq!(Words::named(name), Some(Words(1 << i)));
        }
        assert_eq!(Frames::named("thta"), None);
        assert!(Facts::CONDITIONAL.any(Facts::named("conditional").unwrap()));
    }
}
