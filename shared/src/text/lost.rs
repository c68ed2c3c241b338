//! Characters that no paper prints: what stands for one that a program could not read or
//! carry, what no standard gives a meaning, and accents without a letter.

use super::{
    characters::{is_accent, is_visible},
    normal::normalized,
};
use std::fmt::Write as _;

/// What is shown in the place of a character of before that would be refused today.
const MARK: char = '□';

/// Whether a text, [normalized](super::normalized), has such characters.
pub fn is_lost(text: &str) -> bool {
    places(text).any(|(_, is_lost)| is_lost)
}

/// Such characters of a text as it was typed, each once, for people: `� ◌́`.
pub fn lost(text: &str) -> String {
    each_once(places(&normalized(text)))
}

/// Letters and signs of which the paper's typeface has nothing, nor anything like them:
/// Hebrew, Arabic, ticked boxes, dingbats, Japanese, Chinese, Korean, pictures.
pub const NEVER_PRINTED: [(char, char); 8] = [
    ('\u{5d0}', '\u{5ea}'),
    ('\u{620}', '\u{64a}'),
    ('\u{2611}', '\u{2612}'),
    ('\u{2701}', '\u{2793}'),
    ('\u{3041}', '\u{3096}'),
    ('\u{4e00}', '\u{9fff}'),
    ('\u{ac00}', '\u{d7a3}'),
    ('\u{1f300}', '\u{1faff}'),
];

/// Characters of a text that no paper prints whatever the rest of it is, each once, for
/// people. The server, which has the typeface, finds them all; these show with the faults
/// that a form finds before it asks.
pub fn never_printed(text: &str) -> String {
    let is_never = |c| {
        NEVER_PRINTED
            .iter()
            .any(|(first, last)| (*first..=*last).contains(&c))
    };
    each_once(text.chars().map(|c| (c, is_never(c))))
}

fn each_once(places: impl Iterator<Item = (char, bool)>) -> String {
    let mut found: Vec<char> = Vec::new();
    for (c, is_one) in places {
        if is_one && !found.contains(&c) {
            found.push(c);
        }
    }
    named(&found)
}

/// The text with a mark for every such character.
pub fn marked(text: &str) -> String {
    let marked = |(c, is_lost)| if is_lost { MARK } else { c };
    places(text).map(marked).collect()
}

/// Characters as they are shown by themselves: an accent as Unicode's charts show it, one of
/// which no typeface has anything by its code.
pub fn named(characters: &[char]) -> String {
    let mut named = String::new();
    for c in characters {
        if !named.is_empty() {
            named.push(' ');
        }
        if is_accent(*c) {
            named.push('\u{25cc}');
        }
        if is_unseen(*c) {
            let _ = write!(named, "U+{:04X}", u32::from(*c));
        } else {
            named.push(*c);
        }
    }
    named
}

/// Whether no typeface shows it: what stands for nothing, what only formats, tags, an empty
/// pattern of Braille.
fn is_unseen(c: char) -> bool {
    let is_empty = matches!(c, '\u{2800}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}');
    c != char::REPLACEMENT_CHARACTER && (is_nothing(c) || is_empty || !is_visible(c))
}

fn places(text: &str) -> impl Iterator<Item = (char, bool)> {
    let mut after_letter = false;
    text.chars().map(move |c| {
        let is_accent = is_accent(c);
        let is_lost = is_nothing(c) || is_accent && !after_letter;
        after_letter = after_letter && is_accent || c.is_alphanumeric();
        (c, is_lost)
    })
}

/// Replacement characters, noncharacters, private use; outside the browser, which has no
/// table of them at hand, also what is not assigned.
fn is_nothing(c: char) -> bool {
    matches!(c, '\u{FFFC}' | '\u{FFFD}' | '\u{FDD0}'..='\u{FDEF}' | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..)
        || 0xFFFE <= (u32::from(c) & 0xFFFF)
        || is_unassigned(c)
}

#[cfg(target_arch = "wasm32")]
const fn is_unassigned(_: char) -> bool {
    false
}

#[cfg(not(target_arch = "wasm32"))]
fn is_unassigned(c: char) -> bool {
    use icu_properties::{CodePointMapData, props::GeneralCategory};
    CodePointMapData::<GeneralCategory>::new().get(c) == GeneralCategory::Unassigned
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_paper_prints_is_named() {
        for (text, named, mark) in [
            ("д\u{fffd}за\u{fffd}", "\u{fffd}", "д□за□"),
            ("\u{fffc} \u{e0b7} пункт", "U+FFFC U+E0B7", "□ □ пункт"),
            (
                "\u{378} \u{1ffff} \u{10ffff}",
                "U+0378 U+1FFFF U+10FFFF",
                "□ □ □",
            ),
            ("\u{301}а 5 \u{308}", "◌\u{301} ◌\u{308}", "□а 5 □"),
            (
                "за\u{301}мок, x\u{300}\u{301}, ✓ ☎ 头 ₴ ѣ",
                "",
                "за\u{301}мок, x\u{300}\u{301}, ✓ ☎ 头 ₴ ѣ",
            ),
        ] {
            assert_eq!((&*lost(text), &*marked(text)), (named, mark));
            assert_eq!(is_lost(text), !named.is_empty());
            assert!(!is_lost(mark));
        }
        let unseen = ['\u{2800}', '\u{e0041}', '\u{fff9}', '\u{2062}', 'ѣ'];
        assert_eq!(named(&unseen), "U+2800 U+E0041 U+FFF9 U+2062 ѣ");
    }
}
