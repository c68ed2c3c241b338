//! Text as it is kept.

use super::{
    characters::{Kind, kind},
    forms::nfc,
    keys::narrow,
};

/// The text in Unicode's composed form (UAX #15, NFC), its lines ended by line
/// feeds, tabs and unusual spaces made spaces, typographic twins made one, and
/// without the invisible characters that pasting brings along; trimmed.
pub fn normalized(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut after_return = false;
    // Composed first, since composing replaces some characters by their twins.
    for c in nfc(text).chars() {
        match kind(c) {
            Kind::Kept => kept.push(c),
            Kind::Twin(of) => kept.push(of),
            Kind::LineEnd if after_return && c == '\n' => {}
            Kind::LineEnd => kept.push('\n'),
            Kind::Dropped => {}
        }
        after_return = c == '\r';
    }
    // And once more: what stood between a letter and its accent may be gone.
    nfc(kept.trim()).into_owned()
}

/// The same in one line, with single spaces.
pub fn line(text: &str) -> String {
    let text = normalized(text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether nothing is seen of it.
pub fn is_blank(text: &str) -> bool {
    normalized(text).is_empty()
}

/// The whole number that a text says, as people bring it: `" 12"`, `１２`.
pub fn count(text: &str) -> Option<i64> {
    narrow(&line(text)).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_taken_as_it_is_pasted() {
        for (pasted, expected) in [
            // Decomposed, as some systems write it.
            ("Андрі\u{438}\u{306}", "Андрій"),
            ("и\u{200b}\u{306}", "й"),
            ("Лук‘янчук Дар`я Мар′ян ´ ＇", "Лук’янчук Дар’я Мар’ян ’ ’"),
            ("2‑й, 65070–00, a‐b, −5", "2-й, 65070-00, a-b, -5"),
            ("\u{feff}а\u{ad}б\u{200b}в\u{202e}г\u{fe0f}", "абвг"),
            ("a\u{a0}b\tc\u{2009}d", "a b c d"),
            ("a\u{b}b", "a\nb"),
            ("\u{f0b7}\tа \u{f0fc} \u{f0d8}", "• а ✓ →"),
            (" one\r\ntwo\rthree\u{2028}four\n", "one\ntwo\nthree\nfour"),
            // Neither twins nor invisible.
            ("it's — «так» ʼ", "it's — «так» ʼ"),
        ] {
            assert_eq!(normalized(pasted), expected, "{pasted:?}");
        }
        for nothing in [
            "",
            " \t\n",
            "\u{200b}",
            "\u{feff}\u{a0}\u{ad}",
            "\u{2028}\u{3164}",
        ] {
            assert!(is_blank(nothing), "{nothing:?}");
        }
        assert!(!is_blank(".") && !is_blank("\u{200b}0"));
        assert_eq!(line(" Іван \u{a0} \n Сірко\t"), "Іван Сірко");
        for (text, number) in [
            ("\t15", Some(15)),
            ("\u{200e}2\u{200b}", Some(2)),
            ("０１２", Some(12)),
            ("100", Some(100)),
            ("1 2", None),
            ("", None),
        ] {
            assert_eq!(count(text), number, "{text:?}");
        }
    }
}
