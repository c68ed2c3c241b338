//! One-time codes: what their owner enters in the password's place, once, to set a
//! password of their own.

use crate::{chance::Chance, error::Error, qr};
use shared::{
    text::{latin, normalized},
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
    pub fn draw(chance: &Chance) -> Self {
        let symbols = chance.bytes::<LENGTH>().into_iter();
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
    pub fn shown(&self, until: Timestamp) -> Result<ShownCode, Error> {
        let (first, second) = self.0.split_at(LENGTH / 2);
        let code = [first, second].join("-");
        let qr = qr::of_text(&code)?;
        Ok(ShownCode { code, qr, until })
    }
}

/// What somebody entered, as it would have been drawn: in any case, with or without
/// spaces and hyphens, in Cyrillic letters or others that look the same.
pub fn folded(entered: &str) -> Zeroizing<String> {
    let entered = Zeroizing::new(normalized(entered));
    let symbols = entered
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{2014}' | '\u{2212}' | '_' | '.'));
    Zeroizing::new(symbols.flat_map(char::to_uppercase).map(symbol).collect())
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

    #[test]
    fn no_two_symbols_look_alike_and_each_stays_itself() {
        for symbol in ALPHABET.map(char::from) {
            let text = symbol.to_string();
            assert_eq!(*folded(&text), text);
            assert_eq!(*folded(&text.to_lowercase()), text);
        }
    }

    #[test]
    fn a_code_is_new_each_time_and_reads_as_it_is_shown() {
        let chance = Chance::system();
        let (one, two) = (Code::draw(&chance), Code::draw(&chance));
        assert_ne!(one.expose(), two.expose());
        let shown = one.shown(Timestamp(0)).unwrap();
        assert_eq!(shown.code.len(), LENGTH + 1);
        assert_eq!(*folded(&shown.code), one.expose());
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
            assert_eq!(*folded(spelling), "0A1BCEHKM3", "{spelling}");
        }
    }
}
