//! Drawing a referral's number.

use crate::chance::Chance;
use shared::referrals::Number;

/// A number nobody can guess: 15 symbols of 22, some 66.9 bits.
pub(super) fn draw(chance: &Chance) -> Number {
    // The largest multiple below 256: what lies beyond would make some
    // symbols likelier than others.
    const SYMBOLS: u8 = 22;
    const FAIR: u8 = 11 * SYMBOLS;
    let mut values = [0; 15];
    for value in &mut values {
        *value = loop {
            let [byte] = chance.bytes();
            if byte < FAIR {
                break byte % SYMBOLS;
            }
        };
    }
    Number::from_random(values)
}
