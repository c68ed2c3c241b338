//! What else may have been meant by what was typed.

use shared::text::latin;

/// The keys of the Latin layout, and what the Ukrainian one has on them.
const KEYS: [&str; 2] = [
    "qwertyuiop[]asdfghjkl;'zxcvbnm,.",
    "йцукенгшщзхїфівапролджєячсмитьбю",
];
/// What the Russian layout has elsewhere.
const RUSSIAN: [&str; 2] = ["s'];", "ыэъж"];

/// The text in small letters: as it stands, as it reads in the other layout, and in Latin
/// letters where others only look like them.
pub(super) fn readings(text: &str) -> Vec<String> {
    let text: String = text.chars().flat_map(char::to_lowercase).collect();
    let [keys, letters] = KEYS;
    let [russian_keys, russian] = RUSSIAN;
    let typed = |from: &str, into: &str| -> String {
        let key = |c| from.chars().zip(into.chars()).find(|(key, _)| *key == c);
        text.chars()
            .map(|c| key(c).map_or(c, |(_, letter)| letter))
            .collect()
    };
    let in_latin: String = text.chars().map(latin).collect();
    let others = [
        typed(keys, letters),
        typed(&[letters, russian].concat(), &[keys, russian_keys].concat()),
        if in_latin.is_ascii() {
            in_latin
        } else {
            String::new()
        },
    ];
    let mut readings = vec![text];
    for other in others {
        if !other.is_empty() && !readings.contains(&other) {
            readings.push(other);
        }
    }
    readings
}

/// One character for all that look like it, or stand for it in l33t.
pub(super) fn look(c: char) -> char {
    match latin(c) {
        '0' => 'o',
        '1' | 'l' | '|' | '!' | 'ї' | 'ï' => 'i',
        '3' | 'є' | 'ё' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '6' | '8' | 'б' => 'b',
        '7' => 't',
        '9' => 'g',
        'ґ' => 'г',
        other => other,
    }
}

/// The same for each character of a text in small letters.
pub(super) fn looks(text: &str) -> String {
    text.chars().map(look).collect()
}

/// The letters alone: of what is repeated throughout, one time.
pub(super) fn once(text: &str) -> String {
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).collect();
    let repeats = |length: &usize| {
        let parts = letters.chunks(*length);
        letters.len().is_multiple_of(*length)
            && parts.eq(letters.chunks(*length).map(|_| &letters[..*length]))
    };
    let length = (1..=letters.len()).find(repeats).unwrap_or_default();
    letters[..length].iter().collect()
}
