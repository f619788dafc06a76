//! What the program finds in one document: attributions, their sources, claims and conflicts, and notices
//! about the input.
//!
//! These types are the library's output and the only thing that reports read. All spans are byte
//! ranges of the document's text; printers turn them into code points.

macro_rules! values {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $text)] $variant,)+ }
        impl $name {
            /// Every value, in order.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];
            /// The value as rule files and outputs write it.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text,)+ }
            }
        }
    };
}
pub(crate) use values;

mod claim;
mod compare;
mod conflict;
mod join;

pub use claim::{Claim, Concept, Quantity, Time, TimeRelation};
pub use conflict::{Conflict, ConflictKind, Side, Voice};
pub(crate) use join::Joined;

use crate::text::Span;

/// Everything found in one document.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Analysis {
    /// The document's identifier, as given or made from its file name.
    pub id: String,
    /// The language code whose pack was used, or `None` where no pack fits.
    pub lang: Option<String>,
    /// In order of their first span.
    pub attributions: Vec<Attribution>,
    /// In order of their first mention.
    pub sources: Vec<Source>,
    /// Pronouns for sources that could be several or none, in text order.
    pub unresolved: Vec<Unresolved>,
    /// What the attributions assert: one for each, in the same order.
    pub claims: Vec<Claim>,
    /// Claims that cannot both hold, in text order.
    pub conflicts: Vec<Conflict>,
    /// What the reader should know about the input: a guessed encoding, a language without a pack, ….
    pub notices: Vec<String>,
}

/// One attribution: somebody (source) is said (cue) to assert something (content).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// How the content stands in the text.
    pub kind: Kind,
    /// What kind of act the cue names.
    pub class: Class,
    /// How the cue colours the content.
    pub tone: Tone,
    /// The source's stance to the content as spanned.
    pub polarity: Polarity,
    /// How firmly the content is put forward.
    pub certainty: Certainty,
    /// Identifier of the rule or mechanism that found it.
    pub rule: String,
    /// Index (in [`Analysis::attributions`]) of the enclosing or relaying attribution.
    pub via: Option<usize>,
    /// Index of the attribution whose source (and cue, if there is none of its own) is inherited.
    pub continues: Option<usize>,
    /// Who says it; empty where no source is expressed.
    pub source: Vec<Span>,
    /// What attributes.
    pub cue: Vec<Span>,
    /// What is attributed, without quotation marks around it and without complementizer.
    pub content: Vec<Span>,
    /// Index (in [`Analysis::sources`]) of the entity behind the source, if there is a source.
    pub entity: Option<usize>,
}

/// A source: all mentions that are taken for the same person, body or document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The fullest of its mentions, as the text writes it.
    pub name: String,
    /// What sort of source it is, from the pack's lexicon; `None` where nothing tells.
    pub kind: Option<String>,
    /// The words that tell its kind, sorted.
    pub evidence: Vec<Span>,
    /// Whether the text leaves it unnamed ("officials", "a source close to …").
    pub anonymous: bool,
    /// Why it is unnamed, where the text says so ("on condition of anonymity").
    pub reason: Option<Span>,
    /// Its mentions as sources of attributions, sorted.
    pub mentions: Vec<Span>,
}

/// A pronoun that is the source of an attribution, without anybody it surely stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unresolved {
    /// The pronoun.
    pub mention: Span,
    /// Index (in [`Analysis::attributions`]) of the first attribution whose source it is.
    pub attribution: usize,
    /// Indices (in [`Analysis::sources`]) of those it may stand for, sorted.
    pub candidates: Vec<usize>,
}

values! {
    /// How a content stands in the text.
    Kind {
        /// Quoted, and syntactically free.
        Direct = "direct",
        /// A quotation inside the narrator's clause.
        Mixed = "mixed",
        /// A clause or an infinitive.
        Indirect = "indirect",
        /// A noun phrase or a topic only.
        Narrative = "narrative",
        /// A marker of hearsay but no source.
        Hearsay = "hearsay",
    }
}

values! {
    /// The act that a cue names.
    Class {
        /// To say, to add, to report, to warn, to promise.
        State = "state",
        /// To confirm, to admit.
        Confirm = "confirm",
        /// To deny, to reject, to rule out.
        Deny = "deny",
        /// To assert what is open to dispute: to claim, to insist, to accuse.
        Claim = "claim",
        /// To order, to demand, to propose, to call on.
        Order = "order",
        /// To ask.
        Ask = "ask",
        /// To think, to fear, to estimate, to doubt.
        Think = "think",
        /// To call X Y, to describe X as Y.
        Label = "label",
    }
}

values! {
    /// How a cue colours its content.
    Tone {
        /// As plain as "said".
        Neutral = "neutral",
        /// It keeps its distance: "claimed", "alleged".
        Doubting = "doubting",
        /// It vouches: "pointed out", "revealed".
        Endorsing = "endorsing",
        /// It gives ground: "admitted".
        Conceding = "conceding",
        /// It raises its voice: "stressed", "thundered".
        Emphatic = "emphatic",
    }
}

values! {
    /// The source's stance to the content.
    Polarity {
        /// The source stands behind it.
        Positive = "+",
        /// The source denies, doubts or withholds it.
        Negative = "-",
    }
}

values! {
    /// How firmly a content is put forward.
    Certainty {
        /// Asserted.
        Asserted = "asserted",
        /// Without a source.
        Hearsay = "hearsay",
        /// Sourced, but in the conditional, or by a hypothetical source.
        Conditional = "conditional",
        /// A question, or a withheld answer.
        Question = "question",
    }
}
