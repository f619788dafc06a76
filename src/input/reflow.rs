//! Lines of a page back to paragraphs.
//!
//! A PDF knows places of letters, not sentences: lines are joined, words cut at the end of a line are made
//! whole, and paragraphs that go on over the page are joined.

use std::collections::HashSet;

/// How many lines show how wide a page is.
const LINES: usize = 4;

/// The text of pages whose lines end in line ends and whose paragraphs are parted by blank lines.
pub(super) fn reflow(pages: &[String]) -> String {
    let words: HashSet<&str> = pages.iter().flat_map(|page| words(page)).collect();
    let mut paragraphs: Vec<String> = Vec::new();
    for page in pages {
        for block in blocks(page) {
            let block = join(&block, &words);
            match paragraphs.last_mut() {
                Some(last) if goes_on(last, &block) => append(last, &block, &words),
                _ => paragraphs.push(block),
            }
        }
    }
    paragraphs.join("\n\n")
}

/// The lines of each paragraph of a page, without the page's number.
fn blocks(page: &str) -> Vec<Vec<&str>> {
    let mut blocks = vec![Vec::new()];
    for line in page.lines().map(str::trim) {
        match blocks.last_mut() {
            Some(block) if !line.is_empty() => block.push(line),
            Some(block) if !block.is_empty() => blocks.push(Vec::new()),
            _ => {}
        }
    }
    blocks.retain(|block| !block.is_empty());
    let number = |block: &Vec<&str>| {
        block.len() == 1 && block[0].len() <= 5 && block[0].chars().all(char::is_numeric)
    };
    if blocks.len() > 1 && blocks.last().is_some_and(number) {
        blocks.pop();
    }
    if blocks.len() > 1 && number(&blocks[0]) {
        blocks.remove(0);
    }
    if is_loose(&blocks) {
        blocks = vec![blocks.concat()];
    }
    blocks.iter().flat_map(|block| paragraphs(block)).collect()
}

/// Whether gaps part lines and not paragraphs, as between the lines of a draft.
fn is_loose(blocks: &[Vec<&str>]) -> bool {
    let open = blocks
        .iter()
        .filter(|block| !is_end(block[block.len() - 1]));
    blocks.len() > LINES
        && blocks.iter().all(|block| block.len() == 1)
        && open.count() * 2 > blocks.len()
}

/// A block cut behind each line that ends a sentence and leaves much of the width empty: paragraphs that only an
/// indent parts stand in one block.
fn paragraphs<'a>(block: &[&'a str]) -> Vec<Vec<&'a str>> {
    let width = |line: &str| line.chars().count();
    let widest = block.iter().map(|line| width(line)).max().unwrap_or(0);
    let many = block.len() >= LINES;
    block
        .split_inclusive(|line| many && is_end(line) && width(line) * 4 < widest * 3)
        .map(<[_]>::to_vec)
        .collect()
}

/// Whether a sentence may end with this line.
fn is_end(line: &str) -> bool {
    let line = line.trim_end_matches(['"', '\'', '»', '”', '’', ')', '\u{a0}', ' ']);
    line.ends_with(['.', '!', '?', '…', '。', '؟', '।'])
}

/// Words, with the hyphens inside them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || is_hyphen(c)))
        .filter(|word| !word.is_empty())
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{ad}')
}

fn join(lines: &[&str], words: &HashSet<&str>) -> String {
    let mut paragraph = String::new();
    for line in lines {
        append(&mut paragraph, line, words);
    }
    paragraph
}

/// Adds a line to a paragraph.
fn append(paragraph: &mut String, line: &str, known: &HashSet<&str>) {
    let Some(hyphen) = paragraph.chars().next_back().filter(|&c| is_hyphen(c)) else {
        if !paragraph.is_empty() {
            paragraph.push(' ');
        }
        paragraph.push_str(line);
        return;
    };
    let stem = &paragraph[..paragraph.len() - hyphen.len_utf8()];
    let head = words(stem)
        .last()
        .filter(|head| stem.ends_with(head) && head.ends_with(char::is_alphabetic));
    let tail = words(line).next().filter(|tail| line.starts_with(tail));
    match (head, tail) {
        (Some(head), Some(tail)) => {
            let cut = hyphen == '\u{ad}'
                || tail.starts_with(char::is_lowercase) && !is_compound(head, tail, known);
            if cut {
                paragraph.truncate(paragraph.len() - hyphen.len_utf8());
            }
        }
        // A dash.
        _ => paragraph.push(' '),
    }
    paragraph.push_str(line);
}

/// Whether the hyphen belongs to the word: it has another one, or the text writes it so elsewhere.
fn is_compound(head: &str, tail: &str, known: &HashSet<&str>) -> bool {
    head.contains(is_hyphen)
        || known.contains(format!("{head}-{tail}").as_str())
            && !known.contains(format!("{head}{tail}").as_str())
}

/// Whether a paragraph is the rest of the one before it, on this page or the last.
fn goes_on(last: &str, next: &str) -> bool {
    let open = last
        .chars()
        .next_back()
        .is_some_and(|c| c.is_alphanumeric() || c == ',' || is_hyphen(c));
    open && next.starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(page: &str) -> String {
        reflow(&[page.to_owned()])
    }

    #[test]
    fn lines_are_joined_and_paragraphs_kept() {
        assert_eq!(
            one("\n\nUn\npont.\n\n\nUne \n route.\n"),
            "Un pont.\n\nUne route."
        );
    }

    #[test]
    fn cut_words_are_made_whole() {
        assert_eq!(
            one("le minis-\ntre et le mi\u{ad}\nnistre"),
            "le ministre et le ministre"
        );
        assert_eq!(one("a-t-\nil dit"), "a-t-il dit");
        assert_eq!(one("peut-être, peut-\nêtre"), "peut-être, peut-être");
        assert_eq!(one("Saint-\nMalo"), "Saint-Malo");
        assert_eq!(one("la ligne -\nfermée"), "la ligne - fermée");
    }

    #[test]
    fn a_short_last_line_ends_a_paragraph() {
        assert_eq!(
            one(
                "Le pont de Tersk est fermé depuis\nlundi.\nLa route de la vallée rouvrira, a dit\nla maire."
            ),
            "Le pont de Tersk est fermé depuis lundi.\n\nLa route de la vallée rouvrira, a dit la maire."
        );
        assert_eq!(
            one(
                "Le pont de Tersk est fermé\n\nDepuis lundi, la route de\n\nBrale aussi.\n\nElle rouvrira, a dit Mme\n\nBrunoir, demain."
            ),
            "Le pont de Tersk est fermé Depuis lundi, la route de Brale aussi.\n\nElle rouvrira, a dit Mme Brunoir, demain."
        );
        assert_eq!(
            one("Titre\n\nUne phrase.\n\nDeux."),
            "Titre\n\nUne phrase.\n\nDeux."
        );
    }

    #[test]
    fn pages_are_joined_and_their_numbers_dropped() {
        let pages = [
            "Le pont est\n\n12".to_owned(),
            "13\n\nouvert.\n\nFin.".to_owned(),
        ];
        assert_eq!(reflow(&pages), "Le pont est ouvert.\n\nFin.");
        assert_eq!(one("12"), "12");
        assert_eq!(reflow(&[]), "");
    }
}
