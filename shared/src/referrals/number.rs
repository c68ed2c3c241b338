//! The number of a referral, made to be said on the telephone: the shape and
//! alphabet of the national one, whose symbols look the same in Cyrillic and
//! Latin, with a check character (Luhn mod 22; the national sample has none).

use crate::{
    fields::Rule,
    text::{by_key, latin, plain, unmarked},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The symbols a number is made of, in the order of their values.
pub const ALPHABET: &[u8; 22] = b"0123456789ABCEHIKMOPTX";

const LENGTH: usize = 16;
/// So many are printed together.
const GROUP: usize = 4;

/// Pairs that are taken for one another when written or said.
const LOOK_ALIKES: [(u8, u8); 2] = [(b'0', b'O'), (b'1', b'I')];

/// A number of ours: 15 random symbols and one that checks them.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("pattern" = "^[0-9ABCEHIKMOPTX]{16}$"))]
pub struct Number(String);

impl Number {
    /// The number that begins with these symbols, by their values modulo 22.
    pub fn from_random(values: [u8; LENGTH - 1]) -> Self {
        let mut symbols: Vec<u8> = values
            .into_iter()
            .map(|value| ALPHABET[usize::from(value) % ALPHABET.len()])
            .collect();
        symbols.push(check_symbol(&symbols));
        Self(text(symbols))
    }

    /// The sixteen symbols.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Four groups of four.
    pub fn groups(&self) -> [&str; 4] {
        [0, 4, 8, 12].map(|start| &self.0[start..start + 4])
    }

    /// Numbers whose check character fits and that differ from `text` by one
    /// or two symbols that look alike, or by two neighbours in each other's
    /// place, or that were typed in another layout. Empty if the text has not sixteen symbols.
    pub fn repairs(raw: &str) -> Vec<Self> {
        let Ok(symbols) = symbols(raw) else {
            return Vec::new();
        };
        let flips: Vec<Vec<u8>> = (0..LENGTH).filter_map(|at| flipped(&symbols, at)).collect();
        let twice = flips.iter().enumerate().flat_map(|(first, symbols)| {
            // The pairs before `first` were tried from the other side.
            let later = flips.len() - first - 1;
            (0..LENGTH)
                .rev()
                .filter_map(|at| flipped(symbols, at))
                .take(later)
        });
        let swaps = (1..LENGTH).map(|at| {
            let mut symbols = symbols.clone();
            symbols.swap(at - 1, at);
            symbols
        });
        // A scanner's, of which every letter looks like one that stands on another key.
        let keys: String = raw.chars().map(|c| by_key(c).unwrap_or(c)).collect();
        let mut repairs: Vec<Self> = swaps
            .chain(twice)
            .chain(self::symbols(&keys))
            .chain(flips.iter().cloned())
            .filter(|candidate| *candidate != symbols && checks(candidate))
            .map(|candidate| Self(text(candidate)))
            .collect();
        repairs.sort();
        repairs.dedup();
        repairs
    }
}

impl TryFrom<String> for Number {
    type Error = Rule;

    fn try_from(raw: String) -> Result<Self, Rule> {
        let symbols = symbols(&raw)?;
        if checks(&symbols) {
            Ok(Self(text(symbols)))
        } else {
            Err(Rule::NumberCheck)
        }
    }
}

impl From<Number> for String {
    fn from(number: Number) -> Self {
        number.0
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.groups().join("-"))
    }
}

/// A number of the national system: its shape alone is known, so it is kept as
/// it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("pattern" = "^[0-9ABCEHIKMOPTX]{16}$"))]
pub struct ForeignNumber(String);

impl ForeignNumber {
    /// The sixteen symbols.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for ForeignNumber {
    type Error = Rule;

    fn try_from(raw: String) -> Result<Self, Rule> {
        Ok(Self(text(symbols(&raw)?)))
    }
}

impl From<ForeignNumber> for String {
    fn from(number: ForeignNumber) -> Self {
        number.0
    }
}

impl fmt::Display for ForeignNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let groups = [0, 4, 8, 12].map(|start| &self.0[start..start + 4]);
        f.write_str(&groups.join("-"))
    }
}

/// What was typed, as symbols of the alphabet: what stands around and between
/// them dropped, capitals made, Cyrillic look-alikes read as Latin; or, if there
/// are others, by the keys they were typed with; one time, if it was scanned several times.
/// `None` if a letter or digit is not of the alphabet.
pub fn compact(raw: &str) -> Option<String> {
    let raw = &*plain(raw);
    let raw = unmarked(raw);
    // In a sentence, as papers have it: “Referral 02CX-…, printed …”.
    let words = raw.split(|c: char| c == ',' || c.is_whitespace());
    // A sign alone is no word.
    let words = words.map(read).filter(|word| word.as_deref() != Some(""));
    let words: Vec<Option<String>> = words.collect();
    let mut symbols = words.iter().flatten();
    if let Some(symbols) = symbols.find(|symbols| symbols.len() == LENGTH) {
        return Some(symbols.clone());
    }
    if let Some(symbols) = in_groups(&words) {
        return Some(symbols);
    }
    let labelled = raw.rsplit_once(['№', '#', ':']);
    let number = labelled.and_then(|(label, number)| {
        let labels = !number.starts_with('/') && !label.contains(|c: char| c.is_ascii_digit());
        labels.then(|| read(number))?
    });
    // Another colon may stand between the symbols.
    number
        .filter(|symbols| symbols.len() == LENGTH)
        .or_else(|| read(raw))
}

/// The number of which the groups are words of their own in a sentence: one whose check
/// character fits, or with nothing beside it that could be a part of it.
fn in_groups(words: &[Option<String>]) -> Option<String> {
    let is_other = |word: Option<&Option<String>>| word.is_none_or(Option::is_none);
    let from = |first: usize| {
        let mut symbols = String::new();
        let is_apart = first == 0 || is_other(words.get(first - 1));
        for (at, word) in words.iter().enumerate().skip(first) {
            let group = word
                .as_ref()
                .filter(|word| word.len().is_multiple_of(GROUP))?;
            symbols.push_str(group);
            if LENGTH <= symbols.len() {
                let is_apart = is_apart && is_other(words.get(at + 1));
                let is_one = symbols.len() == LENGTH && (is_apart || checks(symbols.as_bytes()));
                return is_one.then_some(symbols);
            }
        }
        None
    };
    (0..words.len()).find_map(from)
}

fn read(text: &str) -> Option<String> {
    let symbols = |of: fn(char) -> Option<char>| -> Option<String> {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.map(of).collect()
    };
    let read = symbols(symbol).or_else(|| {
        // A scanner's, or at least hardly a name.
        let has_digit = text.contains(|c: char| c.is_ascii_digit());
        has_digit.then(|| symbols(key))?
    });
    read.map(once)
}

/// One number for the same one again, up to three times: more is no scanner's.
fn once(mut symbols: String) -> String {
    let bytes = symbols.as_bytes();
    let is_again = |number| bytes.get(..LENGTH) == Some(number);
    if bytes.len() <= 3 * LENGTH && bytes.chunks(LENGTH).all(is_again) {
        symbols.truncate(LENGTH);
    }
    symbols
}

fn symbols(raw: &str) -> Result<Vec<u8>, Rule> {
    let symbols = compact(raw).map(String::into_bytes);
    symbols
        .filter(|symbols| symbols.len() == LENGTH)
        .ok_or(Rule::NumberInvalid)
}

fn symbol(c: char) -> Option<char> {
    let latin = latin(c).to_ascii_uppercase();
    ALPHABET
        .contains(&u8::try_from(latin).ok()?)
        .then_some(latin)
}

/// Of a number typed in another layout: no letter is Latin.
fn key(c: char) -> Option<char> {
    if c.is_ascii_digit() {
        Some(c)
    } else {
        symbol(by_key(c)?)
    }
}

fn text(symbols: Vec<u8>) -> String {
    symbols.into_iter().map(char::from).collect()
}

/// The other of a pair that looks alike, in place `at`.
fn flipped(symbols: &[u8], at: usize) -> Option<Vec<u8>> {
    let symbol = symbols[at];
    let other = LOOK_ALIKES
        .iter()
        .find_map(|&(digit, letter)| match symbol {
            _ if symbol == digit => Some(letter),
            _ if symbol == letter => Some(digit),
            _ => None,
        })?;
    let mut flipped = symbols.to_vec();
    flipped[at] = other;
    Some(flipped)
}

/// The symbol that follows these (Luhn mod N): from the right every other value
/// is doubled, and the digits of what that gives in base N are added up.
fn check_symbol(symbols: &[u8]) -> u8 {
    let n = ALPHABET.len();
    let sum: usize = symbols
        .iter()
        .rev()
        .enumerate()
        .map(|(place, symbol)| {
            let value = value(*symbol) * if place % 2 == 0 { 2 } else { 1 };
            value / n + value % n
        })
        .sum();
    ALPHABET[(n - sum % n) % n]
}

fn checks(symbols: &[u8]) -> bool {
    let (payload, check) = symbols.split_at(LENGTH - 1);
    check == [check_symbol(payload)]
}

fn value(symbol: u8) -> usize {
    ALPHABET
        .iter()
        .position(|one| *one == symbol)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checks_as_the_example_does() {
        assert_eq!(check_symbol(b"02CXK1AM8E849TT"), b'M');
        let number = Number::try_from("02cх-k1ам 8e84—9ттм".to_owned()).unwrap();
        assert_eq!(number.to_string(), "02CX-K1AM-8E84-9TTM");
        assert_eq!(
            Number::try_from("02CX-K1AM-8E84-9TT0".to_owned()),
            Err(Rule::NumberCheck)
        );
        for written in [
            "Направлення 02CX-K1AM-8E84-9TTM",
            "Направлення 02CX-K1AM-8E84-9TTM, надруковано 01.09.2026 08:30",
            "Referral 02CX-K1AM-8E84-9TTM, printed 01.09.2026",
            "No. 02CX-K1AM-8E84-9TTM",
            "no 02CXK1AM8E849TTM",
            "]C102CXK1AM8E849TTM",
            "їС1 02CX-K1AM-8E84-9TTM",
            "０２ＣＸ－Ｋ１ＡＭ－８Ｅ８４－９ＴＴＭ",
            "02CX%2DK1AM%2D8E84%2D9TTM",
            "Інформаційна довідка направлення\n02CX-K1AM-8E84-9TTM",
            "Номер вашого направлення\r\n\r\n02CX-K1AM-8E84-9TTM",
            "Направлення\t02CX-K1AM-8E84-9TTM",
            "Направлення\u{202f}02CX-K1AM-8E84-9TTM",
            "№ 02CX-K1AM-8E84-9TTM\nПріоритет: плановий",
            "Номер: 02CX-K1AM-8E84-9TTM\nДіє до: 30.11.2027",
            "Направлення 02CX K1AM 8E84 9TTM",
            "Направлення: 02CX\u{a0}K1AM\u{a0}8E84\u{a0}9TTM, діє до 30.11.2027",
            "Направлення 02CX K1AM 8E84 9TTM 30.11.2027",
            "Направлення 02CX-K1AM-\n8E84-9TTM",
            "02CX-K1AM-8E84-9TTM02CX-K1AM-8E84-9TTM",
            "02CX-K1AM-8E84-9TTM\n02CX-K1AM-8E84-9TTM",
            "02CX K1AM 8E84 9TTM 02CX K1AM 8E84 9TTM",
            "02СХК1АМ8Е849ТТМ02CXK1AM8E849TTM02CXK1AM8E849TTM",
        ] {
            assert_eq!(
                Number::try_from(written.to_owned()).as_ref(),
                Ok(&number),
                "{written}"
            );
        }
        for wrong in [
            "",
            "02CX-K1AM-8E84-9TT",
            "02CX-K1AM-8E84-9TTD",
            "02CX-K1AM-8E84-9TTM02CX-K1AM-8E84",
            &"02CXK1AM8E849TTM".repeat(4),
            "02CX-K1AM-8E84-9TTMO2CX-K1AM-8E84-9TTM",
            "1234 5678 9012 3456 7890",
            "картка 1234 5678",
        ] {
            assert_eq!(
                Number::try_from(wrong.to_owned()),
                Err(Rule::NumberInvalid),
                "{wrong}"
            );
        }
    }

    #[test]
    fn offers_what_was_meant() {
        let meant = Number::try_from("02CXK1AM8E849TTM".to_owned()).unwrap();
        for typed in [
            "O2CXK1AM8E849TTM",
            "02CXKIAM8E849TTM",
            "O2CXKIAM8E849TTM",
            "20CXK1AM8E849TTM",
        ] {
            let repairs = Number::repairs(typed);
            assert!(repairs.contains(&meant), "{typed}");
            for repair in repairs {
                assert_eq!(Number::try_from(repair.as_str().to_owned()), Ok(repair));
            }
        }
        assert_eq!(Number::repairs("nothing like it"), []);
        // By its letters' looks it is another one, of which the check character does not fit.
        let scanned = Number::try_from("6651065832235C3H".to_owned());
        assert!(Number::repairs("6651065832235С3Р").contains(&scanned.unwrap()));
    }
}
