//! What the typeface of the paper referral has, and what is printed for what it lacks:
//! what stands on a screen must not be missing from a signed paper. Asked where a text that
//! reaches the paper is first given, when a referral is issued, and by the paper itself.

use rustybuzz::Face;
use shared::{
    fields::Rule,
    problem::FieldFault,
    text::{is_accent, is_visible, named, nfkc},
};
use std::sync::LazyLock;

/// Stands where a referral from before holds a character that cannot be printed.
const MISSING: char = '\u{fffd}';

/// Both weights have the same characters.
static FACE: LazyLock<Option<Face<'static>>> =
    LazyLock::new(|| Face::from_slice(notosans::REGULAR_TTF, 0));

/// Refuses a text given now that the paper could not show.
///
/// # Errors
/// The field, with the characters.
pub fn check(field: &str, text: &str) -> Result<(), FieldFault> {
    fault(field, text).map_or(Ok(()), Err)
}

/// The same, as one fault of several.
pub fn fault(field: &str, text: &str) -> Option<FieldFault> {
    Some(FieldFault::by(field, Rule::Unprintable, lacking(text)?))
}

/// What is wrong with a text on record: the characters, and what they stand in.
pub fn fault_on_record(field: &str, text: &str) -> Option<FieldFault> {
    let named = format!("{} ({text})", lacking(text)?);
    Some(FieldFault::by(field, Rule::Unprintable, named))
}

/// The characters of a text that cannot be printed, for people: `✓ ❤`.
pub fn lacking(text: &str) -> Option<String> {
    let lacking = set(text).1;
    (!lacking.is_empty()).then(|| named(&lacking))
}

/// The text as it is printed.
pub fn printed(text: &str) -> String {
    set(text).0
}

/// The text as it is printed, and what of it cannot be.
fn set(text: &str) -> (String, Vec<char>) {
    let mut setting = Setting::default();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let end = rest.find(|next| Script::of(next) != Script::of(c));
        let (run, later) = rest.split_at(end.unwrap_or(rest.len()));
        setting.run(Script::of(c), run);
        rest = later;
    }
    (setting.text, setting.lacking)
}

/// Where characters stand to the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Above,
    On,
    Below,
}

impl Script {
    const fn of(c: char) -> Self {
        match c {
            '\u{b2}' | '\u{b3}' | '\u{b9}' | '\u{2070}'..='\u{207f}' => Self::Above,
            '\u{2080}'..='\u{209c}' => Self::Below,
            _ => Self::On,
        }
    }
}

#[derive(Default)]
struct Setting {
    text: String,
    lacking: Vec<char>,
}

impl Setting {
    /// Characters of one script. Those above or below the line are kept or replaced
    /// together: `10⁻⁹` must not become `10-9`, nor `2₃` become `23`.
    fn run(&mut self, script: Script, run: &str) {
        let mark = match script {
            Script::On => return run.chars().for_each(|c| self.one(c)),
            _ if run.chars().all(has) => return self.text.push_str(run),
            Script::Above => "^",
            Script::Below if self.ends_in_digit() => "_",
            Script::Below => "",
        };
        self.text.push_str(mark);
        for c in run.chars() {
            self.plain(c);
        }
    }

    fn one(&mut self, c: char) {
        match c {
            c if c.is_control() => self.text.push(' '),
            c if !is_visible(c) => {}
            c if is_accent(c) && !self.ends_in_letter() => self.lack(c),
            c if has(c) => self.text.push(c),
            c => match twin(c) {
                Some(twin) => self.text.push(twin),
                None => self.plain(c),
            },
        }
    }

    /// What the character stands for (Unicode's compatibility decomposition).
    fn plain(&mut self, c: char) {
        let text = nfkc(c.encode_utf8(&mut [0; 4])).replace('\u{2212}', "-");
        if !text.chars().all(has) {
            self.lack(c);
        } else if is_enclosed(c) {
            self.text.extend(["(", &text, ")"]);
        } else {
            // One and two fifths, not 12 fifths.
            if text.contains('\u{2044}') && self.ends_in_digit() {
                self.text.push(' ');
            }
            self.text.push_str(&text);
        }
    }

    fn lack(&mut self, c: char) {
        if !self.lacking.contains(&c) {
            self.lacking.push(c);
        }
        self.text.push(MISSING);
    }

    fn ends_in_digit(&self) -> bool {
        self.text.ends_with(|c: char| c.is_ascii_digit())
    }

    fn ends_in_letter(&self) -> bool {
        self.text
            .ends_with(|c: char| c.is_alphanumeric() || is_accent(c))
    }
}

fn has(c: char) -> bool {
    let face = FACE.as_ref();
    !is_placeholder(c) && face.is_some_and(|face| face.glyph_index(c).is_some())
}

/// Stands for what a program could not read or carry, or for nothing at all (Unicode's
/// noncharacters): a glyph would not make it a text.
const fn is_placeholder(c: char) -> bool {
    matches!(c, '\u{fdd0}'..='\u{fdef}' | '\u{fffc}' | MISSING) || 0xfffe <= (c as u32 & 0xffff)
}

/// Letters and numbers in circles: without them, two would be read as one.
const fn is_enclosed(c: char) -> bool {
    matches!(c, '\u{2460}'..='\u{2473}' | '\u{24b6}'..='\u{24ea}' | '\u{3251}'..='\u{325f}' | '\u{32b1}'..='\u{32bf}')
}

/// What reads the same to people and is no compatible form to Unicode.
const fn twin(c: char) -> Option<char> {
    Some(match c {
        '\u{2010}' | '\u{2011}' | '\u{2043}' | '\u{2796}' => '-',
        '\u{2795}' => '+',
        '⩾' | '≧' => '≥',
        '⩽' | '≦' => '≤',
        '⋅' | '\u{2027}' => '·',
        '∶' => ':',
        '∗' => '*',
        '∼' => '~',
        '∣' => '|',
        '⇒' | '⟶' | '➔' | '➜' | '➝' | '➞' | '⟹' => '→',
        '⇐' | '⟵' => '←',
        '⇑' => '↑',
        '⇓' => '↓',
        '⇄' | '⇆' | '⇔' | '⟷' => '↔',
        '⌀' | '∅' => 'Ø',
        '☐' => '□',
        '⚫' | '⬤' => '●',
        '⚪' => '○',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::text::{NEVER_PRINTED, is_lost, never_printed};

    /// What is printed of it, and what is refused.
    fn both(text: &str) -> (String, String) {
        (printed(text), lacking(text).unwrap_or_default())
    }

    #[test]
    fn what_the_typeface_has_is_printed_as_it_is() {
        let has = "²³¹ ½¼¾ µμ ° ≥≤±→←↑↓↔ × ÷ · ≈≠ √ ∞ ‰ № § € ₴ ™ ’ʼ«»“”„–— м² 10⁹ αβγΔΩ ♀♂ □■○● \
            Łódź Nguyễn";
        assert_eq!(both(has), (has.to_owned(), String::new()));
        let bold = Face::from_slice(notosans::BOLD_TTF, 0).unwrap();
        for c in '\u{20}'..='\u{ffff}' {
            let has = bold.glyph_index(c).is_some() && !is_placeholder(c);
            assert_eq!(has, super::has(c), "{c}");
        }
        assert!(bold.glyph_index(MISSING).is_some());
    }

    #[test]
    fn what_it_lacks_is_printed_as_what_it_stands_for() {
        let cases = [
            ("NYHA Ⅲ, ⅳ ст.", "NYHA III, iv ст."),
            ("SpO₂ 95, B₁₂, HCO₃⁻", "SpO2 95, B12, HCO3^-"),
            ("2₃", "2_3"),
            ("4,2·10⁻⁹ ммоль·л⁻¹", "4,2·10^-9 ммоль·л^-1"),
            ("10⁹/л, м³, 10⁺³", "10⁹/л, м³, 10^+3"),
            ("37 ℃, 99 ℉", "37 °C, 99 °F"),
            ("2‑й, 5 ㎎, 3 ㎖", "2-й, 5 mg, 3 ml"),
            ("⩾5, ⩽7, 2⅕, ⅕", "≥5, ≤7, 2 1⁄5, 1⁄5"),
            ("①② Ⓐ", "(1)(2) (A)"),
            ("ＡＢ１２", "AB12"),
            ("☐ ⇒ ⌀ 3", "□ → Ø 3"),
            ("a\u{ad}b\u{200b}c\u{fe0f}\td", "abc d"),
        ];
        for (text, expected) in cases {
            assert_eq!(both(text), (expected.to_owned(), String::new()), "{text}");
        }
    }

    /// So that a form refuses nothing that the server would print.
    #[test]
    fn what_is_said_never_to_be_printed_is_not() {
        for (first, last) in NEVER_PRINTED {
            for c in (first..=last).filter(|c| !is_lost(&format!("а{c}"))) {
                let text = format!("а{c}б");
                assert_eq!(never_printed(&text), named(&[c]));
                assert_eq!(lacking(&text), Some(named(&[c])), "{c}");
            }
        }
        assert_eq!(never_printed("✓ Ⅲ → ♀ ☎ ✓ 头"), "✓ ☎ 头");
    }

    #[test]
    fn what_is_left_over_is_named() {
        let cases = [
            ("✓ стабільно ✓", "\u{fffd} стабільно \u{fffd}", "✓"),
            ("❤\u{fe0f} 头痛", "\u{fffd} \u{fffd}\u{fffd}", "❤ 头 痛"),
            ("x↗y 😀", "x\u{fffd}y \u{fffd}", "↗ 😀"),
            ("д\u{fffd}за", "д\u{fffd}за", "\u{fffd}"),
            (
                "\u{fffc} \u{fdd0}\u{1ffff}",
                "\u{fffd} \u{fffd}\u{fffd}",
                "U+FFFC U+FDD0 U+1FFFF",
            ),
            (
                "\u{301}а 5 \u{308}",
                "\u{fffd}а 5 \u{fffd}",
                "\u{25cc}\u{301} \u{25cc}\u{308}",
            ),
            (
                "за\u{301}мок, x\u{300}\u{301}",
                "за\u{301}мок, x\u{300}\u{301}",
                "",
            ),
        ];
        for (text, expected, named) in cases {
            assert_eq!(both(text), (expected.to_owned(), named.to_owned()));
        }
    }
}
