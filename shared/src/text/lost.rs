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

/// What the paper's typeface has nothing of, nor anything like it: letters of other alphabets,
/// signs, dingbats, ticked boxes, pictures. Ranges of fewer than three are the server's to find.
#[rustfmt::skip]
pub const NEVER_PRINTED: [(char, char); 111] = [
    ('\u{370}', '\u{373}'), ('\u{528}', '\u{61b}'), ('\u{61d}', '\u{115e}'),
    ('\u{1161}', '\u{180a}'), ('\u{180f}', '\u{1cfa}'), ('\u{1dcb}', '\u{1dfd}'),
    ('\u{1efa}', '\u{1eff}'), ('\u{2035}', '\u{2038}'), ('\u{203f}', '\u{2042}'),
    ('\u{204a}', '\u{2056}'), ('\u{2058}', '\u{205d}'), ('\u{20b6}', '\u{20b8}'),
    ('\u{20bb}', '\u{20ef}'), ('\u{2135}', '\u{2138}'), ('\u{2141}', '\u{2144}'),
    ('\u{214a}', '\u{214c}'), ('\u{2180}', '\u{2183}'), ('\u{2185}', '\u{2188}'),
    ('\u{2196}', '\u{21a7}'), ('\u{21a9}', '\u{21c3}'), ('\u{21c7}', '\u{21cf}'),
    ('\u{21d5}', '\u{2201}'), ('\u{2207}', '\u{220e}'), ('\u{221b}', '\u{221d}'),
    ('\u{2220}', '\u{2222}'), ('\u{2224}', '\u{2228}'), ('\u{222e}', '\u{2235}'),
    ('\u{2237}', '\u{223b}'), ('\u{223d}', '\u{2247}'), ('\u{2249}', '\u{225f}'),
    ('\u{2268}', '\u{22c4}'), ('\u{22c6}', '\u{22ff}'), ('\u{2303}', '\u{230f}'),
    ('\u{2311}', '\u{231f}'), ('\u{2322}', '\u{244a}'), ('\u{24eb}', '\u{24ff}'),
    ('\u{2503}', '\u{250b}'), ('\u{250d}', '\u{250f}'), ('\u{2511}', '\u{2513}'),
    ('\u{2515}', '\u{2517}'), ('\u{2519}', '\u{251b}'), ('\u{251d}', '\u{2523}'),
    ('\u{2525}', '\u{252b}'), ('\u{252d}', '\u{2533}'), ('\u{2535}', '\u{253b}'),
    ('\u{253d}', '\u{254f}'), ('\u{256d}', '\u{257f}'), ('\u{2581}', '\u{2583}'),
    ('\u{2585}', '\u{2587}'), ('\u{2589}', '\u{258b}'), ('\u{258d}', '\u{258f}'),
    ('\u{2594}', '\u{259f}'), ('\u{25a2}', '\u{25a9}'), ('\u{25ad}', '\u{25b1}'),
    ('\u{25b3}', '\u{25b9}'), ('\u{25bd}', '\u{25c3}'), ('\u{25c5}', '\u{25c9}'),
    ('\u{25d0}', '\u{25d7}'), ('\u{25da}', '\u{25e5}'), ('\u{25e7}', '\u{260f}'),
    ('\u{2611}', '\u{2639}'), ('\u{263d}', '\u{263f}'), ('\u{2643}', '\u{265f}'),
    ('\u{2667}', '\u{2669}'), ('\u{266c}', '\u{266e}'), ('\u{2670}', '\u{26a9}'),
    ('\u{26ac}', '\u{2793}'), ('\u{2797}', '\u{279b}'), ('\u{279f}', '\u{27f4}'),
    ('\u{27fa}', '\u{2a0b}'), ('\u{2a0d}', '\u{2a73}'), ('\u{2a77}', '\u{2a7c}'),
    ('\u{2a7f}', '\u{2b23}'), ('\u{2b25}', '\u{2c5f}'), ('\u{2c6e}', '\u{2c70}'),
    ('\u{2c78}', '\u{2c7b}'), ('\u{2c7e}', '\u{2e16}'), ('\u{2e18}', '\u{2fff}'),
    ('\u{3001}', '\u{3163}'), ('\u{3165}', '\u{324f}'), ('\u{3260}', '\u{32b0}'),
    ('\u{32c0}', '\u{32cb}'), ('\u{32d0}', '\u{3370}'), ('\u{337b}', '\u{337f}'),
    ('\u{33e0}', '\u{33fe}'), ('\u{3400}', '\u{a69b}'), ('\u{a69e}', '\u{a716}'),
    ('\u{a722}', '\u{a787}'), ('\u{a78d}', '\u{a7e2}'), ('\u{a7f5}', '\u{a7f7}'),
    ('\u{a7fa}', '\u{ab5d}'), ('\u{ab5f}', '\u{ab68}'), ('\u{ab6a}', '\u{fad9}'),
    ('\u{fb13}', '\u{fb28}'), ('\u{fb2a}', '\u{fdff}'), ('\u{fe24}', '\u{fe2f}'),
    ('\u{fe39}', '\u{fe46}'), ('\u{fe70}', '\u{fefc}'), ('\u{ff5f}', '\u{ff9f}'),
    ('\u{ffa1}', '\u{ffdc}'), ('\u{fff9}', '\u{10780}'), ('\u{107bf}', '\u{1ccd5}'),
    ('\u{1ccfa}', '\u{1d378}'), ('\u{1d800}', '\u{1df94}'), ('\u{1df96}', '\u{1dfcf}'),
    ('\u{1dfff}', '\u{1e02a}'), ('\u{1e08f}', '\u{1f0f5}'), ('\u{1f10b}', '\u{1f10f}'),
    ('\u{1f150}', '\u{1f169}'), ('\u{1f16d}', '\u{1f18f}'), ('\u{1f191}', '\u{1fbef}'),
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
