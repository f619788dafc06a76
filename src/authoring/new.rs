//! Beginnings of packs and rules that hold at once, so that an author changes what works. Nothing is overwritten.

use std::path::{Path, PathBuf};

use crate::pack::{embedded, installed};

use super::schema::{FileKind, schema};

const PACK: &str = include_str!("../../rules/scaffold/pack.txt");
const OVER: &str = include_str!("../../rules/scaffold/over.txt");
const LEXICON: &str = include_str!("../../rules/scaffold/lexicon.txt");
const RULE: &str = include_str!("../../rules/scaffold/rule.txt");

/// A file to be written: its path, and what it will hold.
pub type Draft = (PathBuf, String);

/// Why nothing was begun.
#[derive(Debug, thiserror::Error)]
pub enum NewError {
    /// The code of a language is two or three lower-case letters.
    #[error("`{0}` is no code of a language; give its two letters, as `fr`")]
    Code(String),
    /// There is no built-in pack to begin from.
    #[error("there is no built-in pack `{0}` to begin from; there are: {1}")]
    From(String, String),
    /// The identifier does not begin with the language of a pack.
    #[error(
        "`{0}` is no identifier of a rule; it is the code of its language, a period, and letters, digits and hyphens, as `fr.verb-that`"
    )]
    Id(String),
    /// Something stands there already.
    #[error("{} is there already, and nothing is overwritten", .0.display())]
    Exists(PathBuf),
    /// A file or folder that cannot be written.
    #[error("{} cannot be written: {reason}", path.display())]
    Write {
        /// What cannot be.
        path: PathBuf,
        /// What the system says.
        reason: std::io::Error,
    },
}

/// The files of a new pack in the folder `out/lang`: a copy of the built-in pack `from`; or one over the built-in pack of the
/// language, where there is one; or the smallest that works.
pub fn pack(lang: &str, from: Option<&str>, out: &Path) -> Result<Vec<Draft>, NewError> {
    if !(2..=3).contains(&lang.len()) || !lang.bytes().all(|b| b.is_ascii_lowercase()) {
        return Err(NewError::Code(lang.to_owned()));
    }
    let folder = out.join(lang);
    let mut drafts = Vec::new();
    if let Some(from) = from {
        let unknown = || NewError::From(from.to_owned(), installed().join(", "));
        for file in embedded(from).ok_or_else(unknown)? {
            let inside = format!("rules/{from}/");
            let name = file.name.strip_prefix(&inside).unwrap_or(&file.name);
            drafts.push((folder.join(name), copied(&file.yaml, name, from, lang)));
        }
    } else {
        let head = match embedded(lang) {
            Some(files) => OVER.replace("NAME", &own_name(&files).unwrap_or(lang.to_owned())),
            None => PACK.to_owned(),
        };
        drafts.push((folder.join("pack.yaml"), head.replace("LANG", lang)));
        drafts.extend(first_rule(&folder, &format!("{lang}.first"), "first"));
    }
    drafts.extend(schemas(&folder));
    Ok(drafts)
}

/// The files of a new rule in the pack of `folder`, whose language its identifier begins with.
pub fn rule(id: &str, folder: &Path) -> Result<Vec<Draft>, NewError> {
    let known = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let stem = id
        .split_once('.')
        .filter(|(lang, rest)| {
            !lang.is_empty() && !rest.is_empty() && (lang.chars().chain(rest.chars())).all(known)
        })
        .map(|(_, rest)| rest)
        .ok_or_else(|| NewError::Id(id.to_owned()))?;
    let mut drafts = first_rule(folder, id, stem);
    drafts.extend(
        schemas(folder)
            .into_iter()
            .filter(|(path, _)| !path.exists()),
    );
    Ok(drafts)
}

/// Writes files, all of them or, where one is there already, none.
pub fn write(drafts: &[Draft]) -> Result<(), NewError> {
    if let Some((path, _)) = drafts.iter().find(|(path, _)| path.exists()) {
        return Err(NewError::Exists(path.clone()));
    }
    for (path, text) in drafts {
        let failed = |reason| NewError::Write {
            path: path.clone(),
            reason,
        };
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(failed)?;
        }
        std::fs::File::create_new(path)
            .and_then(|mut file| std::io::Write::write_all(&mut file, text.as_bytes()))
            .map_err(failed)?;
    }
    Ok(())
}

/// A rule and its words: an invented one, which no other rule has.
fn first_rule(folder: &Path, id: &str, stem: &str) -> Vec<Draft> {
    let letters: String = stem.chars().filter(char::is_ascii_lowercase).collect();
    let word = format!("zorp{letters}");
    let file = |part: &str, text: &str| {
        let path = folder.join(part).join(format!("{stem}.yaml"));
        let text = text.replace("STEM", stem).replace("WORD", &word);
        (path, text.replace("ID", id))
    };
    vec![file("lexicon", LEXICON), file("rules", RULE)]
}

/// The schemas that the first lines of the files name.
fn schemas(folder: &Path) -> Vec<Draft> {
    let one = |kind: FileKind| {
        let path = folder
            .join(".schema")
            .join(format!("{}.json", kind.as_str()));
        (path, format!("{:#}\n", schema(kind)))
    };
    FileKind::ALL.map(one).into()
}

/// A file of a pack for another language: the code and the beginnings of the identifiers are changed.
fn copied(yaml: &str, name: &str, from: &str, lang: &str) -> String {
    let (kind, up) = match name.split_once('/') {
        None => (name.trim_end_matches(".yaml"), ""),
        Some((part, _)) => (part, "../"),
    };
    let mut out = format!("# yaml-language-server: $schema={up}.schema/{kind}.json\n");
    let changes = [
        (format!("language: {from}"), format!("language: {lang}")),
        (format!("- id: {from}."), format!("- id: {lang}.")),
    ];
    for line in yaml.lines() {
        let trimmed = line.trim_start();
        let change = changes.iter().find(|(old, _)| trimmed.starts_with(old));
        match change {
            Some((old, new)) => out.push_str(&line.replacen(old, new, 1)),
            None => out.push_str(line),
        }
        out.push('\n');
    }
    out
}

/// The name that a pack gives its language.
fn own_name(files: &[crate::pack::PackSource]) -> Option<String> {
    let main = files.iter().find(|f| f.name.ends_with("/pack.yaml"))?;
    let name = main.yaml.lines().find_map(|l| l.strip_prefix("name: "))?;
    Some(name.to_owned())
}
