//! What of a file can be one diagnosis' code.

use shared::text::{line, narrow};

/// What printed lists have around a code: the signs of an illness and of where it shows, in
/// whichever form, and brackets.
const AROUND: [char; 11] = ['†', '‡', '✝', '+', '*', '∗', '⁎', '(', ')', '.', ','];

/// Whether a diagnosis' code is one as printed lists have it: a letter and two digits, at
/// most one sign before what follows them, and nothing but digits there; or one of ICPC-2's
/// without a letter, `-50`. A block, `I10–I15`, is no diagnosis, and a letter O no zero.
pub(super) fn is_one_code(text: &str) -> bool {
    let text = narrow(&line(text)).replace(' ', "");
    let text = text.trim_matches(AROUND);
    let mut signs = text.split(|c: char| !c.is_alphanumeric());
    let is_of_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let (head, tail) = (signs.next().unwrap_or_default(), signs.next());
    let category = match head.chars().next() {
        Some(letter) => &head[letter.len_utf8()..],
        None => return tail.is_some_and(|tail| tail.len() == 2 && is_of_digits(tail)),
    };
    let digits = category.len() + tail.map_or(0, str::len);
    2 <= category.len()
        && (2..=5).contains(&digits)
        && is_of_digits(category)
        && tail.is_none_or(is_of_digits)
        && signs.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::is_one_code;

    #[test]
    fn a_block_is_no_diagnosis() {
        for code in [
            "I10",
            "І10",
            "E119",
            "Е11.9",
            "z00,0",
            " Z 00-0 ",
            "а97",
            "A17.0†",
            "G01*",
            "†A17.1",
            "(G01*)",
            "A17.0(†)",
            "A17.0 (†)",
            "G05.1∗",
            "G05.1⁎",
            "A17.0✝",
            "A17.0+",
            "＊G01",
            "I10.",
            "-50",
            "S52.50",
            "\u{2067}E11.9\u{2069}",
            "I\u{61c}10",
            "I10\u{fe0f}",
            "Ｉ１０",
            "\u{fe63}50",
        ] {
            assert!(is_one_code(code), "{code}");
        }
        for code in [
            "I10–I15",
            "I10-I15",
            "I16.0.0",
            "I1O",
            "I1О",
            "I1",
            "10",
            "",
            "-5",
            "I10.x",
            "A17.0+G01",
            "†",
            "(*)",
            "I101234",
        ] {
            assert!(!is_one_code(code), "{code}");
        }
    }
}
