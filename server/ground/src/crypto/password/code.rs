//! One-time codes: what their owner enters in the password's place, once, to set a
//! password of their own.

use crate::{
    qr::{self, TooLong},
    random::Random,
};
use shared::{
    text::{by_key, latin, normalized},
    time::Timestamp,
    users::ShownCode,
};
use zeroize::Zeroizing;

/// 32 symbols of which no two look alike (Crockford's base 32).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Symbols of a code, five bits each.
const LENGTH: usize = 10;

/// A code nobody knows yet, in capitals and without its hyphen.
pub struct Code(Zeroizing<String>);

impl Code {
    /// 50 new bits.
    pub fn draw(random: &Random) -> Self {
        let symbols = random.bytes::<LENGTH>().into_iter();
        let symbols = symbols.map(|byte| char::from(ALPHABET[usize::from(byte % 32)]));
        Self(Zeroizing::new(symbols.collect()))
    }

    /// What its digest is made of.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// As it is handed over, in two groups.
    ///
    /// # Errors
    /// It cannot be drawn.
    pub fn shown(&self, until: Timestamp) -> Result<ShownCode, TooLong> {
        let (first, second) = self.0.split_at(LENGTH / 2);
        let code = [first, second].join("-");
        let qr = qr::of_text(&code)?;
        Ok(ShownCode { code, qr, until })
    }
}

/// What somebody entered, as it would have been drawn: in any case, with or without
/// spaces and hyphens, in Cyrillic letters or others that look the same; or by its keys,
/// as a scanner types it, or somebody who does not see that the Ukrainian layout is on.
/// Two, if it can be read either way.
pub fn readings(entered: &str) -> Vec<Zeroizing<String>> {
    let entered = Zeroizing::new(normalized(entered));
    let symbols = || {
        entered.chars().filter(|c| {
            let stands_between = matches!(c, '-' | '\u{2014}' | '\u{2212}' | '_' | '.');
            !c.is_whitespace() && !stands_between
        })
    };
    let looks = symbols().flat_map(char::to_uppercase).map(symbol);
    let looks = Zeroizing::new(looks.collect::<String>());
    let keys: Option<String> = symbols().map(key).collect();
    match keys.map(Zeroizing::new) {
        Some(keys) if keys.len() == LENGTH && keys != looks => {
            let both = looks.bytes().all(|symbol| ALPHABET.contains(&symbol));
            both.then_some(looks).into_iter().chain([keys]).collect()
        }
        _ => vec![looks],
    }
}

/// The symbol on the key that a Cyrillic letter was typed with; a digit stays one.
fn key(c: char) -> Option<char> {
    if c.is_ascii_digit() {
        return Some(c);
    }
    let key = by_key(c)?.to_ascii_uppercase();
    ALPHABET.contains(&u8::try_from(key).ok()?).then_some(key)
}

/// The symbol that a character looks like.
fn symbol(c: char) -> char {
    match latin(c) {
        'O' => '0',
        'I' | 'L' | '|' => '1',
        'З' => '3',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(entered: &str) -> Vec<String> {
        let readings = readings(entered).into_iter();
        readings
            .map(|reading| reading.as_str().to_owned())
            .collect()
    }

    #[test]
    fn no_two_symbols_look_alike_and_each_stays_itself() {
        for symbol in ALPHABET.map(char::from) {
            let text = symbol.to_string();
            assert_eq!(read(&text), [text.as_str()]);
            assert_eq!(read(&text.to_lowercase()), [text]);
        }
    }

    #[test]
    fn a_code_is_new_each_time_and_reads_as_it_is_shown() {
        let random = Random::system();
        let (one, two) = (Code::draw(&random), Code::draw(&random));
        assert_ne!(one.expose(), two.expose());
        let shown = one.shown(Timestamp(0)).unwrap();
        assert_eq!(shown.code.len(), LENGTH + 1);
        assert_eq!(read(&shown.code), [one.expose()]);
        assert!(shown.qr.path.starts_with("M0 0h7"), "the finder's edge");
        assert_eq!(format!("{shown:?}"), "ShownCode(…)");
    }

    #[test]
    fn any_spelling_is_the_same_code() {
        for spelling in [
            "0A1BC-EHKM3",
            "0a1bcehkm3",
            " 0a1bc - ehkm3 ",
            "оа1вс—енкмз",
            "OAIBC\u{a0}EHKM3",
            "oalbc\u{2011}ehkm3\u{200b}",
            "ОАІВС ЕНКМЗ",
            "0.a.1.b.c_e.h.k.m.3",
        ] {
            assert_eq!(read(spelling)[0], "0A1BCEHKM3", "{spelling}");
        }
    }

    #[test]
    fn a_scanner_types_it_in_any_layout() {
        for (typed, code) in [
            ("ЦЯ3Й7-ФИПЛЬ", "WZ3Q7ABGKM"),
            ("цЯ3й7-фипль", "WZ3Q7ABGKM"),
            ("ЫФ3Й7-ФИПЛЬ", "SA3Q7ABGKM"),
        ] {
            assert_eq!(read(typed), [code], "{typed}");
        }
        assert_eq!(read("АВ345-СЕНКМ"), ["AB345CEHKM", "FD345CTYRV"]);
        // No code is as long.
        assert_eq!(read("АВСЕН АВСЕН АВСЕН").len(), 1);
    }

    #[test]
    fn every_code_that_is_scanned_is_among_its_readings() {
        let on_key = |symbol: char| {
            let mut letters = ('А'..='Я').chain(['І']);
            letters.find(|letter| by_key(*letter) == Some(symbol) && !"Ы".contains(*letter))
        };
        let random = Random::system();
        for _ in 0..1000 {
            let code = Code::draw(&random);
            let typed: String = code
                .expose()
                .chars()
                .map(|c| on_key(c).unwrap_or(c))
                .collect();
            let readings = read(&typed);
            assert!(
                readings.iter().any(|reading| reading == code.expose()),
                "{typed}"
            );
        }
    }
}
