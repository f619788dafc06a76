//! Comma-separated values, written so that no spreadsheet runs them, and read as spreadsheets write them.

use crate::report::escape::clean;

/// One field: on one line, quoted where it must be, with an apostrophe before what a spreadsheet takes for a formula.
///
/// ```
/// assert_eq!(selon::lesson::csv::field("=1+1, \"x\""), "\"'=1+1, \"\"x\"\"\"");
/// ```
pub fn field(text: &str) -> String {
    let text = clean(text);
    let text = text.trim();
    let formula = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    let mark = if text.starts_with(formula) { "'" } else { "" };
    if text.contains(['"', ',', ';', '\'']) || !mark.is_empty() {
        format!("\"{mark}{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

/// A row, with the line of the file on which it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// From 1.
    pub line: usize,
    /// Its fields, unquoted.
    pub fields: Vec<String>,
}

/// The rows of a file, empty ones left out. The separator is the one of comma, semicolon and tab that the first
/// line has most of.
pub fn rows(text: &str) -> Vec<Row> {
    let text = text.trim_start_matches('\u{feff}');
    let head = text.lines().next().unwrap_or_default();
    let count = |c: char| head.matches(c).count();
    let separator = [',', ';', '\t']
        .into_iter()
        .rev()
        .max_by_key(|c| count(*c))
        .unwrap_or(',');
    let separator = if count(separator) == 0 {
        ','
    } else {
        separator
    };
    let mut rows = Vec::new();
    let (mut fields, mut field) = (Vec::new(), String::new());
    let (mut quoted, mut line, mut begun) = (false, 1, 1);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                field.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if field.trim().is_empty() => {
                field.clear();
                quoted = true;
            }
            '\n' => {
                line += 1;
                if quoted {
                    field.push(' ');
                    continue;
                }
                fields.push(std::mem::take(&mut field));
                rows.push(Row {
                    line: begun,
                    fields: std::mem::take(&mut fields),
                });
                begun = line;
            }
            '\r' => {}
            c if c == separator && !quoted => fields.push(std::mem::take(&mut field)),
            c => field.push(c),
        }
    }
    fields.push(field);
    rows.push(Row {
        line: begun,
        fields,
    });
    rows.retain(|row| row.fields.iter().any(|f| !f.trim().is_empty()));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_spreadsheets_write_is_read() {
        let found = rows("\u{feff}source;content\r\n\"a;\"\"b\"\"\";c\r\n;\n\"two\nlines\";d");
        let fields: Vec<(usize, Vec<&str>)> = found
            .iter()
            .map(|r| (r.line, r.fields.iter().map(String::as_str).collect()))
            .collect();
        assert_eq!(
            fields,
            [
                (1, vec!["source", "content"]),
                (2, vec!["a;\"b\"", "c"]),
                (4, vec!["two lines", "d"])
            ]
        );
    }

    #[test]
    fn formulas_do_not_run() {
        for start in ["=", "+", "-", "@", "\t=", "＝"] {
            let written = field(&format!("{start}cmd()"));
            assert!(written.starts_with("\"'"), "{written}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(a in ".{0,20}", b in ".{0,20}") {
            let line = format!("k,{},{}\n", field(&a), field(&b));
            let read = rows(&format!("h,h,h\n{line}"));
            prop_assert_eq!(read[1].line, 2);
            for (got, put) in read[1].fields[1..].iter().zip([a, b]) {
                let put = clean(&put).trim().to_owned();
                prop_assert_eq!(got.trim_start_matches('\''), put.trim_start_matches('\''));
                prop_assert!(!got.starts_with(['=', '+', '-', '@']));
            }
        }
    }
}
