//! Streams of documents from several inputs.

use std::io;

use super::*;

fn read(text: &str) -> Vec<Result<Input, InputError>> {
    documents([STDIN.into()], Some(Format::Jsonl), text.as_bytes()).collect()
}

#[test]
fn broken_lines_do_not_stop_good_ones() {
    let items = read("{\"id\": 7, \"text\": \"a\"}\n{\"id\": \"x\"\n\n{\"text\": \"b\"}");
    assert_eq!(items.len(), 3);
    assert_eq!(items[0].as_ref().unwrap().0.id, "7");
    let error = items[1].as_ref().unwrap_err().to_string();
    assert!(error.starts_with("-:2:"), "{error}");
    assert_eq!(items[2].as_ref().unwrap().0.id, "stdin:4");
}

#[test]
fn a_byte_order_mark_and_carriage_returns_are_no_data() {
    let items = read("\u{feff}{\"id\": \"a\", \"text\": \"x\"}\r\n\r\n");
    assert_eq!(items.len(), 1);
    assert_eq!(items[0].as_ref().unwrap().0.text, "x");
}

#[test]
fn an_empty_text_is_a_document_and_an_empty_list_is_none() {
    assert_eq!(documents([STDIN.into()], None, io::empty()).count(), 1);
    assert_eq!(read("").len(), 0);
}

#[test]
fn standard_input_twice_is_said() {
    let items: Vec<_> = documents([STDIN.into(), STDIN.into()], None, io::empty()).collect();
    assert!(matches!(items[1], Err(InputError::StdinTwice)));
}

#[test]
fn an_input_that_fails_midway_ends() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("torn"))
        }
    }
    let reader = BufReader::new(Broken);
    let items: Vec<_> = documents([STDIN.into()], Some(Format::Jsonl), reader).collect();
    assert_eq!(items.len(), 1);
    assert_eq!(
        items[0].as_ref().unwrap_err().to_string(),
        "-: cannot be read: torn"
    );
}

fn on_stdin(bytes: &[u8], format: Option<Format>) -> Vec<Result<Input, String>> {
    documents([STDIN.into()], format, bytes)
        .map(|item| item.map_err(|error| error.to_string()))
        .collect()
}

#[test]
fn first_bytes_tell_the_format() {
    #[cfg(feature = "html")]
    let page = "<!doctype html><title>T</title><article><p>".to_owned()
        + &"Le pont rouvrira, selon la maire, et la route aussi. ".repeat(12)
        + "</p></article>";
    let files: Vec<Vec<u8>> = vec![
        #[cfg(feature = "docx")]
        docx::tests::document("<w:p><w:r><w:t>Selon la maire.</w:t></w:r></w:p>"),
        #[cfg(feature = "pdf")]
        pdf::tests::lines(&["Selon la maire."]),
        #[cfg(feature = "html")]
        page.into_bytes(),
    ];
    for bytes in files {
        let items = on_stdin(&bytes, None);
        let (document, _) = items[0].as_ref().unwrap();
        assert!(document.extracted);
        assert!(document.text.to_lowercase().contains("selon la maire"));
    }
    let plain = on_stdin(b"Selon la maire.", None);
    assert!(!plain[0].as_ref().unwrap().0.extracted);
}

#[test]
fn a_file_that_takes_too_long_is_an_error_and_the_next_is_read() {
    let folder = std::env::temp_dir().join(format!("selon-timeout-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let [long, note] = ["long.md", "note.txt"].map(|name| folder.join(name));
    fs::write(&long, "*word* ".repeat(500_000)).unwrap();
    fs::write(&note, "Il pleut.").unwrap();
    let items: Vec<_> = documents([long, note], None, io::empty())
        .timeout(Duration::ZERO)
        .collect();
    fs::remove_dir_all(&folder).unwrap();
    let error = items[0].as_ref().unwrap_err().to_string();
    assert!(
        error.contains("long.md: took longer than 0 s to read"),
        "{error}"
    );
    assert_eq!(items[1].as_ref().unwrap().0.text, "Il pleut.");
}

#[test]
fn what_is_too_large_is_refused_before_it_is_read() {
    let read = |size| slurp(io::empty(), Some(Format::Html), size, "f");
    assert_eq!(
        read(1 << 30).unwrap_err().to_string(),
        "f: is larger than 16 MiB, the limit for this format; split it, or save its text as .txt"
    );
    assert!(read(9).is_ok());
    let endless = io::repeat(b' ').take(1 << 25);
    assert!(slurp(endless, Some(Format::Html), 0, "f").is_err());
}

mod properties {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    const FORMATS: [Format; 7] = [
        Format::Text,
        Format::Markdown,
        Format::Html,
        Format::Docx,
        Format::Pdf,
        Format::Csv,
        Format::Jsonl,
    ];

    /// Files that are nearly whole: bytes of a good one, some of them changed.
    fn damaged() -> impl Strategy<Value = (usize, Vec<u8>)> {
        let files = vec![
            (0, b"plain".to_vec()),
            (1, b"---\ntitle: a\n---\n# b\n\n| c | d |\n|-|-|\n| *e* | `f` |\n\n- g\n\n[h](i)".to_vec()),
            (2, b"<html lang=fr><meta charset=utf-8><article><p>a <b>b</b><br><!-- c --></article><script>d</script>".to_vec()),
            #[cfg(feature = "docx")]
            (3, docx::tests::document("<w:p><w:r><w:t>a&amp;b</w:t><w:tab/></w:r></w:p>")),
            #[cfg(feature = "pdf")]
            (4, pdf::tests::lines(&["one", "two"])),
            (5, b"id;text\n1;\"a;\nb\"\n2".to_vec()),
            (6, b"{\"text\": \"a\"}\n{\"text\": 1}\n".to_vec()),
        ];
        let changes = vec((any::<proptest::sample::Index>(), any::<u8>()), 0..6);
        (proptest::sample::select(files), changes).prop_map(|((format, mut bytes), changes)| {
            for (at, byte) in changes {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            (format, bytes)
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_bytes_panic(bytes in vec(any::<u8>(), 0..400), mark in 0..5_usize) {
            let marks: [&[u8]; 5] = [b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b"---\n"];
            let bytes = [marks[mark], &bytes].concat();
            for format in FORMATS.map(Some).into_iter().chain([None]) {
                for item in on_stdin(&bytes, format) {
                    if let Err(message) = item {
                        prop_assert!(message.starts_with("-:"), "{}", message);
                    }
                }
            }
        }

        #[test]
        fn no_damage_panics((format, bytes) in damaged()) {
            let items = on_stdin(&bytes, Some(FORMATS[format]));
            prop_assert!(items.len() <= 5);
        }

        #[test]
        fn no_markdown_panics_or_loses_its_words(words in vec("[a-z]{1,8}", 1..20), marks in vec("[*_#>`~\\[\\]()<! \\n-]{0,3}", 20)) {
            let plain = words.join(" ");
            prop_assert_eq!(&markdown::read(&plain).text, &plain);
            let marked: Vec<_> = words.iter().zip(&marks).map(|(w, m)| format!("{m}{w}")).collect();
            markdown::read(&marked.join(" "));
        }
    }
}
