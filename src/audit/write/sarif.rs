//! An audit as SARIF 2.1.0, which editors and checks of changes show beside the text.

use std::fmt::Write as _;
use std::io::{self, Write};

use serde_json::{Value, json};

use super::by_severity;
use crate::audit::{Audit, Finding, FindingKind, Policy, Severity};
use crate::report::escape::clean;
use crate::report::sarif;

pub(super) fn write(audits: &[Audit], policy: &Policy, out: &mut dyn Write) -> io::Result<()> {
    let rules: Vec<Value> = FindingKind::ALL.iter().map(|kind| rule(*kind)).collect();
    let results: Vec<Value> = audits
        .iter()
        .flat_map(|audit| by_severity(audit).into_iter().map(|f| result(&audit.id, f)))
        .collect();
    let mut run = sarif::run(&rules, &results);
    if !policy.name.is_empty() {
        run["properties"] = json!({"policy": clean(&policy.name)});
    }
    sarif::write(&run, out)
}

fn rule(kind: FindingKind) -> Value {
    let mut rule = json!({
        "id": kind.as_str(),
        "shortDescription": {"text": kind.title()},
        "help": {"text": kind.advice()},
        "defaultConfiguration": {"level": level(kind.severity())},
    });
    if let Some(metric) = kind.metric() {
        rule["properties"] = json!({"metric": metric});
    }
    rule
}

fn result(document: &str, finding: &Finding) -> Value {
    let mut message = format!("{} {}", clean(&finding.message), finding.advice);
    if let Some(clause) = &finding.clause {
        let _ = write!(message, " ({})", clean(clause));
    }
    let mut location = json!({"artifactLocation": {"uri": sarif::uri(document)}});
    if let Some(place) = finding.place {
        location["region"] = json!({
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
            "charOffset": place.span[0],
            "charLength": place.span[1] - place.span[0],
            "snippet": {"text": clean(&finding.text)},
        });
    }
    let index = FindingKind::ALL.iter().position(|k| *k == finding.kind);
    json!({
        "ruleId": finding.kind.as_str(),
        "ruleIndex": index,
        "level": level(finding.severity),
        "message": {"text": message},
        "locations": [{"physicalLocation": location}],
    })
}

/// The severities have the same names there.
fn level(severity: Severity) -> &'static str {
    severity.as_str()
}
