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
