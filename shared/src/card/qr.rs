//! A card in a QR code: `shc:/` and two digits for each character, so that the
//! code packs them as numbers.

use super::CardError;

const SCHEME: &str = "shc:/";
/// The character `-`, the lowest in base64url, is `00`.
const LOWEST: u8 = b'-';

/// What the QR code says: a byte segment `shc:/` and a numeric one.
pub fn to_qr(jws: &str) -> (&'static str, String) {
    let digits = jws.bytes().map(|byte| {
        let value = byte.saturating_sub(LOWEST);
        format!("{value:02}")
    });
    (SCHEME, digits.collect())
}

/// The JWS of a scanned or pasted text: a QR code's, or the JWS itself.
///
/// # Errors
/// It is neither.
pub fn from_qr(text: &str) -> Result<String, CardError> {
    let text = text.trim();
    let Some(rest) = text.strip_prefix(SCHEME) else {
        let is_jws = text.matches('.').count() == 2 && text.starts_with("ey");
        return if is_jws {
            Ok(text.to_owned())
        } else {
            Err(CardError::NotACard)
        };
    };
    if rest.contains('/') {
        return Err(CardError::Chunked);
    }
    if rest.is_empty() || !rest.len().is_multiple_of(2) || !rest.bytes().all(|b| b.is_ascii_digit())
    {
        return Err(CardError::Damaged);
    }
    let characters = rest.as_bytes().chunks_exact(2).map(|pair| {
        let value = 10 * (pair[0] - b'0') + (pair[1] - b'0');
        let byte = value.checked_add(LOWEST).filter(|byte| *byte <= b'z');
        byte.map(char::from).ok_or(CardError::Damaged)
    });
    characters.collect()
}
