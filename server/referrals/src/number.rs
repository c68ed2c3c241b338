//! A referral's number: drawing one, and reading it off a card.

use ground::random::Random;
use shared::{
    card::{Card, Jws, from_qr},
    referrals::Number,
};

/// A number nobody can guess: 15 symbols of 22, some 66.9 bits.
pub(super) fn draw(random: &Random) -> Number {
    // The largest multiple below 256: what lies beyond would make some
    // symbols likelier than others.
    const SYMBOLS: u8 = 22;
    const FAIR: u8 = 11 * SYMBOLS;
    let mut values = [0; 15];
    for value in &mut values {
        *value = loop {
            let [byte] = random.bytes();
            if byte < FAIR {
                break byte % SYMBOLS;
            }
        };
    }
    Number::from_random(values)
}

/// The number on a card that was scanned in its place. Whether the card is
/// genuine does not matter: what is on record is shown, not what it says.
pub(super) fn on_card(text: &str) -> Option<Number> {
    let jws = from_qr(text).ok()?;
    let claims = Jws::parse(&jws).ok()?.payload;
    Some(Card::parse(&claims).ok()?.number)
}
