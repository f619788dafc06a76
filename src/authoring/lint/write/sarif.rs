//! Findings as SARIF.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::Linted;
use crate::authoring::lint::{Code, Finding};
use crate::report::escape::clean;
use crate::report::sarif;

pub(super) fn write(packs: &[Linted], out: &mut dyn Write) -> io::Result<()> {
    let rules: Vec<Value> = Code::ALL.iter().map(|code| rule(*code)).collect();
    let findings = packs.iter().flat_map(|(_, findings)| findings);
    let results: Vec<Value> = findings.map(result).collect();
    sarif::write(&sarif::run(&rules, &results), out)
}

fn rule(code: Code) -> Value {
    json!({
        "id": code.as_str(),
        "shortDescription": {"text": code.title()},
        "help": {"text": code.page(), "markdown": code.page()},
        "defaultConfiguration": {"level": code.severity().as_str()},
    })
}

fn result(finding: &Finding) -> Value {
    let mut location = json!({"artifactLocation": {"uri": sarif::uri(&finding.file)}});
    if finding.line > 0 {
        location["region"] = json!({"startLine": finding.line, "startColumn": finding.column});
    }
    let mut message = clean(&finding.message).into_owned();
    if !finding.help.is_empty() {
        message.push_str("; ");
        message.push_str(&finding.help);
    }
    json!({
        "ruleId": finding.code.as_str(),
        "ruleIndex": Code::ALL.iter().position(|c| *c == finding.code),
        "level": finding.code.severity().as_str(),
        "message": {"text": message},
        "locations": [{"physicalLocation": location}],
    })
}
