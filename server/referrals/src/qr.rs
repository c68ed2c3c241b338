//! The signed card as a QR code (SMART Health Cards, "Health cards as QR
//! codes"): one code of at most version 22, in two segments.

use qrcode::{EcLevel, QrCode, Version, bits::Bits};
use shared::card::to_qr;

/// What phones still read from paper.
const LARGEST: i16 = 22;

/// The best protected code the card fits into, as small as that allows; none
/// if it fits into no code.
pub(super) fn code(card: &str) -> Option<QrCode> {
    let (scheme, digits) = to_qr(card);
    let levels = [EcLevel::H, EcLevel::Q, EcLevel::M, EcLevel::L];
    levels
        .into_iter()
        .flat_map(|level| (1..=LARGEST).map(move |version| (level, version)))
        .find_map(|(level, version)| {
            let mut bits = Bits::new(Version::Normal(version));
            bits.push_byte_data(scheme.as_bytes()).ok()?;
            bits.push_numeric_data(digits.as_bytes()).ok()?;
            bits.push_terminator(level).ok()?;
            QrCode::with_bits(bits, level).ok()
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::card::MAX_JWS;

    #[test]
    fn protects_as_well_as_the_room_allows() {
        for (length, level) in [
            (300, EcLevel::H),
            (600, EcLevel::Q),
            (800, EcLevel::M),
            (MAX_JWS, EcLevel::L),
        ] {
            let code = code(&"a".repeat(length)).unwrap();
            assert_eq!(code.error_correction_level(), level, "{length}");
        }
        let largest = code(&"a".repeat(MAX_JWS)).unwrap();
        assert_eq!(largest.version(), Version::Normal(LARGEST));
        assert!(code(&"a".repeat(MAX_JWS + 1)).is_none());
    }
}
