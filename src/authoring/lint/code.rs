//! The codes of findings: stable names, how grave each is, and its page.

use crate::pack::MistakeKind;

/// The pages of all codes, one section each.
const PAGES: &str = include_str!("../../../docs/lints.md");

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// What is written does not do what it says.
    Error,
    /// What is written does less than it seems to, or nobody can tell.
    Warning,
}

impl Severity {
    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $severity:ident, $title:literal;)+) => {
        /// What is wrong. A code never changes its meaning.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $name,)+ }

        impl Code {
            /// Every code, in order.
            pub const ALL: &'static [Code] = &[$(Code::$name,)+];

            /// `S001`, ….
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }

            /// How grave it is.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)+ }
            }

            /// What it is, in a few words.
            pub fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)+ }
            }
        }
    };
}

codes! {
    /// A file, an entry or a rule that cannot be compiled.
    Broken = "S001", Error, "does not compile";
    /// A file that cannot be read.
    Unreadable = "S002", Error, "unreadable file";
    /// A key or value that the format does not have, or the wrong kind of value.
    UnknownKey = "S003", Error, "not in the format";
    /// A name that nothing defines.
    UnknownName = "S004", Error, "unknown name";
    /// A rule or macro that stands in the pack twice.
    DuplicateId = "S005", Error, "duplicate id";
    /// A key that stands in a map twice.
    DuplicateKey = "S006", Error, "duplicate key";
    /// A verb for which no form is made.
    NoForm = "S007", Error, "verb without forms";
    /// A pack without rules or words.
    EmptyPack = "S010", Warning, "empty pack";
    /// A file in the pack's folder that nothing reads.
    UnreadFile = "S011", Warning, "file that nothing reads";
    /// A literal that the tokenizer never makes one token.
    NoToken = "S012", Error, "literal that no text can hold";
    /// An entry without any word.
    Blank = "S013", Error, "blank entry";
    /// An entry that stands twice in its section.
    ListedTwice = "S014", Warning, "entry listed twice";
    /// A form with two classes, of which only one counts.
    TwoClasses = "S015", Warning, "form with two classes";
    /// A name that nothing uses.
    Unused = "S016", Warning, "unused name";
    /// A rule without documentation.
    NoDoc = "S020", Warning, "rule without doc";
    /// A rule whose id does not begin with its language.
    NoPrefix = "S021", Warning, "id without the language";
    /// A rule without a sentence that it matches.
    NoMatch = "S022", Error, "rule without an example";
    /// A rule without a sentence that it leaves alone.
    NoCounter = "S023", Warning, "rule without a counter-example";
    /// An example that does not mark what the rule captures.
    NoCapture = "S024", Warning, "example without a captured span";
    /// An antipattern without name or example.
    BareAntipattern = "S025", Warning, "antipattern without id or example";
    /// An antipattern that silences nothing.
    IdleAntipattern = "S026", Warning, "antipattern that silences nothing";
    /// An alternative that is never taken.
    Unreachable = "S030", Warning, "unreachable alternative";
    /// A rule that another always beats.
    Shadowed = "S031", Warning, "shadowed rule";
    /// A number of repetitions that is not what it says.
    Repeat = "S032", Error, "repeat out of range";
    /// An `allow` that allows nothing.
    IdleAllow = "S033", Warning, "allow that silences nothing";
}

impl Code {
    /// The code of this name, in whatever case.
    pub fn named(name: &str) -> Option<Code> {
        let fits = |code: &&Code| code.as_str().eq_ignore_ascii_case(name);
        Self::ALL.iter().find(fits).copied()
    }

    /// What it means, with an example that has it and one that is mended, as Markdown.
    pub fn page(self) -> &'static str {
        let begin = format!("## {}", self.as_str());
        let Some(at) = PAGES.find(&begin) else {
            return "";
        };
        let page = &PAGES[at..];
        let end = page[3..].find("\n## ").map_or(page.len(), |end| end + 3);
        page[..end].trim_end()
    }
}

impl From<MistakeKind> for Code {
    fn from(kind: MistakeKind) -> Self {
        match kind {
            MistakeKind::Other => Self::Broken,
            MistakeKind::Unreadable => Self::Unreadable,
            MistakeKind::UnknownKey => Self::UnknownKey,
            MistakeKind::UnknownName => Self::UnknownName,
            MistakeKind::DuplicateId => Self::DuplicateId,
            MistakeKind::DuplicateKey => Self::DuplicateKey,
            MistakeKind::NoForm => Self::NoForm,
        }
    }
}
