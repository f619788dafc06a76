//! Tables as CSV: a document a row.

use std::io::Cursor;

use csv::{ReaderBuilder, StringRecord};

use super::InputError;
use super::extract::tidy;
use crate::text::{Decoded, Document};

/// The columns that hold the text, where none is named.
const TEXT: [&str; 3] = ["text", "content", "body"];

/// The rows of one table.
pub(super) struct Table {
    rows: csv::StringRecordsIntoIter<Cursor<Vec<u8>>>,
    columns: Columns,
    /// The input's name for messages.
    file: String,
    /// The input's name for rows without an identifier.
    name: String,
    notice: Option<String>,
}

/// Where the fields stand.
struct Columns {
    text: usize,
    id: Option<usize>,
    lang: Option<usize>,
    title: Option<usize>,
    date: Option<usize>,
    outlet: Option<usize>,
    url: Option<usize>,
}

impl Table {
    /// Reads the first row, which names the columns. `wanted` is the column of the text, where it is named.
    pub(super) fn new(
        decoded: Decoded,
        wanted: Option<&str>,
        file: String,
        name: String,
    ) -> Result<Self, InputError> {
        let mut reader = ReaderBuilder::new()
            .delimiter(delimiter(&decoded.text))
            .flexible(true)
            .from_reader(Cursor::new(decoded.text.into_bytes()));
        let columns = match reader.headers() {
            Ok(header) => columns(header, wanted),
            Err(error) => Err(error.to_string()),
        };
        match columns {
            Ok(columns) => Ok(Self {
                rows: reader.into_records(),
                columns,
                file,
                name,
                notice: decoded.notice,
            }),
            Err(reason) => Err(InputError::Record {
                file,
                line: 1,
                column: 1,
                reason,
            }),
        }
    }

    /// The document of the next row that is not blank.
    pub(super) fn next(&mut self) -> Option<Result<super::Input, InputError>> {
        loop {
            let row = self.rows.next()?;
            let line = match &row {
                Ok(row) => row.position(),
                Err(error) => error.position(),
            };
            let line = line.map_or(1, csv::Position::line);
            let fault = |reason: String| InputError::Record {
                file: self.file.clone(),
                line: usize::try_from(line).unwrap_or(usize::MAX),
                column: 1,
                reason,
            };
            let row = match row {
                Ok(row) => row,
                Err(error) => return Some(Err(fault(error.to_string()))),
            };
            if row.iter().all(|field| field.trim().is_empty()) {
                continue;
            }
            let Some(text) = row.get(self.columns.text) else {
                return Some(Err(fault(format!(
                    "this row has {} fields, and the text is field {}; is a quotation mark or a separator missing?",
                    row.len(),
                    self.columns.text + 1
                ))));
            };
            let field = |column: Option<usize>| tidy(row.get(column?)?);
            let document = Document {
                id: field(self.columns.id).unwrap_or_else(|| format!("{}:{line}", self.name)),
                text: text.to_owned(),
                extracted: true,
                lang: field(self.columns.lang),
                title: field(self.columns.title),
                date: field(self.columns.date),
                outlet: field(self.columns.outlet),
                url: field(self.columns.url),
            };
            return Some(Ok((document, self.notice.clone())));
        }
    }
}

/// What stands most often between the fields of the first row.
fn delimiter(text: &str) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0), (b'|', 0)];
    let mut quoted = false;
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            _ if quoted => {}
            byte => {
                for (delimiter, count) in &mut counts {
                    *count += usize::from(*delimiter == byte);
                }
            }
        }
    }
    let mut best = counts[0];
    for other in counts {
        if other.1 > best.1 {
            best = other;
        }
    }
    best.0
}

fn columns(header: &StringRecord, wanted: Option<&str>) -> Result<Columns, String> {
    let find = |name: &str| {
        header
            .iter()
            .position(|column| column.trim().eq_ignore_ascii_case(name))
    };
    let listed = || {
        let names: Vec<_> = header.iter().map(|name| name.trim().to_owned()).collect();
        format!("the columns are: {}", names.join(", "))
    };
    let text = match wanted {
        Some(name) => header
            .iter()
            .position(|column| column.trim() == name.trim())
            .or_else(|| find(name.trim()))
            .ok_or_else(|| format!("there is no column `{name}`; {}", listed()))?,
        None => TEXT.iter().find_map(|name| find(name)).ok_or_else(|| {
            format!(
                "there is no column text, content or body; name the one with the text with --text-column; {}",
                listed()
            )
        })?,
    };
    let other = |name| find(name).filter(|&column| column != text);
    Ok(Columns {
        text,
        id: other("id"),
        lang: other("lang"),
        title: other("title"),
        date: other("date"),
        outlet: other("outlet"),
        url: other("url"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::decode;

    fn read(csv: &str, wanted: Option<&str>) -> Vec<Result<Document, String>> {
        let decoded = decode(csv.into()).unwrap();
        let mut table = match Table::new(decoded, wanted, "f".into(), "n".into()) {
            Ok(table) => table,
            Err(error) => return vec![Err(error.to_string())],
        };
        std::iter::from_fn(|| table.next())
            .map(|row| row.map(|row| row.0).map_err(|e| e.to_string()))
            .collect()
    }

    #[test]
    fn rows_are_documents() {
        let rows = read(
            "ID,Date,\"Text\",outlet\n7,2031,\"a, \"\"b\"\"\nc\",The Quay\n,,,\n,,=d\n",
            None,
        );
        let first = rows[0].as_ref().unwrap();
        assert_eq!((&*first.id, &*first.text), ("7", "a, \"b\"\nc"));
        assert_eq!(
            (first.date.as_deref(), first.outlet.as_deref()),
            (Some("2031"), Some("The Quay"))
        );
        assert!(first.extracted);
        let second = rows[1].as_ref().unwrap();
        assert_eq!(
            (&*second.id, &*second.text, &second.outlet),
            ("n:5", "=d", &None)
        );
        assert_eq!(rows.len(), 2);
    }

    #[test]
    fn other_separators_and_names() {
        let rows = read("id;\"corps, texte\"\nx;un, deux", Some("Corps, texte"));
        assert_eq!(rows[0].as_ref().unwrap().text, "un, deux");
        assert_eq!(read("id\tbody\nx\ty", None)[0].as_ref().unwrap().text, "y");
    }

    #[test]
    fn what_is_wrong_is_said() {
        assert_eq!(
            read("a,b\n1,2", None),
            [Err("f:1:1: there is no column text, content or body; name the one with the text with --text-column; the columns are: a, b".to_owned())]
        );
        assert!(
            read("a,text\n1,2", Some("c"))[0]
                .as_ref()
                .unwrap_err()
                .contains("no column `c`; the columns are: a, text")
        );
        let rows = read("a,text\n1\n2,x", None);
        assert!(
            rows[0]
                .as_ref()
                .unwrap_err()
                .starts_with("f:2:1: this row has 1 fields")
        );
        assert_eq!(rows[1].as_ref().unwrap().text, "x");
        assert!(read("", None)[0].is_err());
    }
}
