//! Findings that an author allows: `# selon: allow(S012)` on the line of the finding, or alone on the line above it.

use super::{Code, Finding};
use crate::authoring::OpenPack;

const MARK: &str = "# selon: allow(";

/// Takes out what is allowed, and tells of what is allowed without need.
pub(super) fn apply(open: &OpenPack, mut findings: Vec<Finding>) -> Vec<Finding> {
    let mut idle = Vec::new();
    for file in &open.files {
        for (line, text) in (1..).zip(file.yaml.lines()) {
            let Some((before, rest)) = text.split_once(MARK) else {
                continue;
            };
            let target = if before.trim().is_empty() {
                line + 1
            } else {
                line
            };
            let codes = rest.split(')').next().unwrap_or_default();
            for name in codes.split(',').map(str::trim) {
                let code = Code::named(name);
                let known = findings.len();
                findings
                    .retain(|f| Some(f.code) != code || f.line != target || f.file != file.name);
                if findings.len() == known {
                    idle.push(Finding {
                        code: Code::IdleAllow,
                        file: file.name.clone(),
                        line,
                        column: before.chars().count() + 1,
                        message: if code.is_some() {
                            format!("line {target} has no {name} to allow")
                        } else {
                            format!("there is no code `{name}`")
                        },
                        help: "take the comment away".to_owned(),
                    });
                }
            }
        }
    }
    findings.extend(idle);
    findings
}
