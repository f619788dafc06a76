//! The JSON Schema of each kind of file of a pack, so that editors complete keys and names and show what they mean.
//!
//! Made of the structs that read the files; what those leave open because a checked name is a text to them is filled in
//! from the closed vocabulary.

use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use super::check::CheckFile;
use crate::pack::SCHEMA;
use crate::pack::concepts::schema::ConceptFile;
use crate::pack::facts::{Facts, Frames, Words};
use crate::pack::punctuation;
use crate::pack::schema::{GoldenFile, LexiconFile, PackFile, RuleFile};

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum FileKind {
    /// `pack.yaml`.
    Pack,
    /// A file under `lexicon`.
    Lexicon,
    /// A file under `rules`.
    Rules,
    /// A file under `concepts`.
    Concepts,
    /// A file under `golden`.
    Golden,
    /// `check.yaml`.
    Check,
}

impl FileKind {
    /// Every kind.
    pub const ALL: [FileKind; 6] = [
        Self::Pack,
        Self::Lexicon,
        Self::Rules,
        Self::Concepts,
        Self::Golden,
        Self::Check,
    ];

    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pack => "pack",
            Self::Lexicon => "lexicon",
            Self::Rules => "rules",
            Self::Concepts => "concepts",
            Self::Golden => "golden",
            Self::Check => "check",
        }
    }
}

/// The schema of a kind of file.
///
/// ```
/// use selon::authoring::schema::{FileKind, schema};
/// let schema = schema(FileKind::Rules);
/// assert_eq!(schema["properties"]["schema"]["const"], "selon/1");
/// ```
pub fn schema(kind: FileKind) -> Value {
    let generator = SchemaSettings::draft07().into_generator();
    let root = match kind {
        FileKind::Pack => generator.into_root_schema_for::<PackFile>(),
        FileKind::Lexicon => generator.into_root_schema_for::<LexiconFile>(),
        FileKind::Rules => generator.into_root_schema_for::<RuleFile>(),
        FileKind::Concepts => generator.into_root_schema_for::<ConceptFile>(),
        FileKind::Golden => generator.into_root_schema_for::<GoldenFile>(),
        FileKind::Check => generator.into_root_schema_for::<CheckFile>(),
    };
    let mut schema = root.to_value();
    let title = schema["title"].as_str().unwrap_or_default().to_owned();
    let version = schema.pointer_mut("/properties/schema");
    if let Some(Value::Object(version)) = version {
        version.remove("default");
        version.insert("const".to_owned(), json!(SCHEMA));
    }
    if kind != FileKind::Pack {
        schema["required"] = json!(["schema"]);
    }
    for (holder, key, names) in vocabulary() {
        let place = if holder == title {
            format!("/properties/{key}")
        } else {
            format!("/definitions/{holder}/properties/{key}")
        };
        if let Some(node) = schema.pointer_mut(&place) {
            restrict(node, &names);
        }
    }
    for (key, names) in [
        ("words", Words::NAMES),
        ("phrases", &["according", "hearsay"]),
    ] {
        if let Some(map) = schema.pointer_mut(&format!("/properties/{key}")) {
            map["propertyNames"] = json!({"enum": names});
        }
    }
    schema
}

/// Fields whose texts are names of a closed list: the struct, the key, the names.
fn vocabulary() -> Vec<(&'static str, &'static str, Vec<&'static str>)> {
    let all = |names: &[&'static str]| names.to_vec();
    vec![
        ("Step", "lex", all(Words::NAMES)),
        ("Step", "punct", punctuation().collect()),
        ("Step", "shape", all(&["capital", "number", "word"])),
        ("Step", "link", all(Frames::NAMES)),
        ("Step", "as", all(&["source", "cue", "content"])),
        ("VerbTest", "frame", all(Frames::NAMES)),
        ("VerbTest", "is", all(Facts::NAMES)),
        ("VerbTest", "not", all(Facts::NAMES)),
        ("NounTest", "frame", all(Frames::NAMES)),
        ("PhraseTest", "kind", all(&["according", "hearsay"])),
        ("PhraseTest", "then", all(Frames::NAMES)),
        ("NpTest", "has", all(Words::NAMES)),
        ("GapTest", "not", all(Words::NAMES)),
        (
            "ClauseTest",
            "starts",
            all(&["infinitive", "gerund", "nominal"]),
        ),
        ("RuleEntry", "source", all(&["subject", "none"])),
        ("PhraseEntry", "then", all(Frames::NAMES)),
        ("PhraseEntry", "only", all(&["initial"])),
        ("StateEntry", "facts", all(Facts::NAMES)),
        ("PackFile", "forms", all(Facts::NAMES)),
        ("ParadigmSection", "only", all(&["named"])),
        ("NumbersSection", "compose", all(&["word", "text"])),
        ("TimesSection", "order", all(&["dmy", "mdy", "ymd"])),
    ]
}

/// Lets the texts of a node, or of what it holds, be these names only.
fn restrict(node: &mut Value, names: &[&str]) {
    let is = |kind: &str| match &node["type"] {
        Value::String(own) => own == kind,
        Value::Array(all) => all.iter().any(|own| own == kind),
        _ => false,
    };
    if is("string") {
        let mut values: Vec<Value> = names.iter().map(|n| json!(n)).collect();
        if is("null") {
            values.push(Value::Null);
        }
        // An empty default is no name.
        if let Value::Object(map) = node {
            map.remove("default");
            map.insert("enum".to_owned(), Value::Array(values));
        }
        return;
    }
    for part in ["items", "additionalProperties"] {
        if let Some(inner) = node.get_mut(part) {
            restrict(inner, names);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The properties of a schema and of its definitions, each with its struct.
    fn properties(schema: &Value) -> Vec<(String, String, Value)> {
        let mut all = Vec::new();
        let mut take = |name: &str, holder: &Value| {
            for (key, node) in holder["properties"].as_object().into_iter().flatten() {
                all.push((name.to_owned(), key.clone(), node.clone()));
            }
        };
        take("the file", schema);
        for (name, definition) in schema["definitions"].as_object().into_iter().flatten() {
            take(name, definition);
        }
        all
    }

    #[test]
    fn every_field_has_a_description() {
        for kind in FileKind::ALL {
            let schema = schema(kind);
            let fields = properties(&schema);
            assert!(fields.len() > 2, "{}", kind.as_str());
            for (holder, key, node) in fields {
                let told = node["description"].as_str().unwrap_or_default();
                assert!(!told.is_empty(), "{}: {holder}.{key}", kind.as_str());
            }
        }
    }

    #[test]
    fn every_struct_is_closed() {
        for kind in FileKind::ALL {
            let schema = schema(kind);
            let definitions = schema["definitions"].as_object().into_iter().flatten();
            let structs = definitions
                .map(|(_, node)| node)
                .chain([&schema])
                .filter(|node| node["type"] == "object" && node.get("properties").is_some());
            for node in structs {
                assert_eq!(node["additionalProperties"], false, "{node}");
            }
        }
    }

    #[test]
    fn the_vocabulary_has_its_fields() {
        let schemas = FileKind::ALL.map(schema);
        let mut fields: Vec<(String, String, Value)> =
            schemas.iter().flat_map(properties).collect();
        for (schema, kind) in schemas.iter().zip(FileKind::ALL) {
            assert_eq!(schema["properties"]["schema"]["const"], SCHEMA);
            for field in &mut fields {
                if field.0 == "the file" && kind == FileKind::Pack {
                    "PackFile".clone_into(&mut field.0);
                }
            }
        }
        for (holder, key, names) in vocabulary() {
            let found = fields.iter().any(|(h, k, node)| {
                h == holder && k == key && node.to_string().contains(&format!("\"{}\"", names[0]))
            });
            assert!(found, "{holder}.{key}");
        }
    }
}
