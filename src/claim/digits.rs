//! Numbers in digits: decimal marks, groups of three, digits of any script.

use super::atoms::Atoms;
use crate::pack::figures::Figures;

/// The value of an atom of digits; `None` where it is not one number.
pub(super) fn digits(atoms: &Atoms, at: usize) -> Option<f64> {
    let atom = atoms.get(at).filter(|a| a.digits)?;
    parse(atom.span.of(atoms.page.text), atoms.figures)
}

/// Reads digits with the marks of the language; those of others only where they can mean nothing else.
fn parse(text: &str, figures: &Figures) -> Option<f64> {
    // The digits of the whole part and of the fraction, and how many stand behind each mark.
    let mut groups: Vec<(Option<char>, String)> = vec![(None, String::new())];
    for c in text.chars() {
        match decimal_digit(c) {
            Some(digit) => groups.last_mut()?.1.push(digit),
            None => groups.push((Some(plain(c)), String::new())),
        }
        if groups.len() > 8 {
            return None;
        }
    }
    let total: usize = groups.iter().map(|g| g.1.len()).sum();
    if total > 15 || groups.iter().any(|g| g.1.is_empty()) {
        return None;
    }
    let head = &groups[0].1;
    let [middle @ .., last] = &groups[1..] else {
        return head.parse().ok();
    };
    let mark = last.0?;
    let three = |g: &(Option<char>, String)| g.1.len() == 3;
    let one_mark = middle.windows(2).all(|w| w[0].0 == w[1].0);
    let grouped = head.len() <= 3 && one_mark && middle.iter().all(three);
    let decimal = figures.decimal == Some(mark);
    let group = match middle.first() {
        // The same mark twice parts groups, in any language.
        Some(first) => grouped && first.0 == last.0 && three(last) && mark != ':',
        // Three noughts behind a decimal mark are a group in the writing of another language.
        None => {
            grouped
                && three(last)
                && (!decimal || last.1 == "000" && head != "0")
                && (decimal || figures.group.contains(&mark))
        }
    };
    let whole = |tail: &[(Option<char>, String)]| -> String {
        [head.as_str()]
            .into_iter()
            .chain(tail.iter().map(|g| g.1.as_str()))
            .collect()
    };
    if group {
        return whole(&groups[1..]).parse().ok();
    }
    let fraction = match middle.first() {
        Some(first) => grouped && first.0 != last.0 && decimal,
        None => matches!(mark, '.' | ','),
    };
    fraction.then(|| format!("{}.{}", whole(middle), last.1).parse().ok())?
}

/// One mark for all spaces and apostrophes.
fn plain(c: char) -> char {
    match c {
        '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}' => ' ',
        '\u{2019}' => '\'',
        '٫' => '.',
        '٬' => ',',
        other => other,
    }
}

/// The ASCII digit that a decimal digit of any script stands for.
pub(super) fn decimal_digit(c: char) -> Option<char> {
    /// The noughts of scripts with ten digits in a row.
    const NOUGHTS: [u32; 10] = [
        0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xbe6, 0xe50, 0xff10,
    ];
    let code = c as u32;
    let nought = NOUGHTS.iter().find(|n| (**n..**n + 10).contains(&code))?;
    char::from_digit(code - nought, 10)
}
