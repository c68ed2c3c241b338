//! A card in a QR code: `shc:/` and two digits for each character, so that the
//! code packs them as numbers.

use super::error::CardError;
use crate::{
    jwt::jws_in,
    text::{by_key, is_visible, plain},
};

const SCHEME: &str = "shc:/";
/// `eyJ`, with which every JWS begins: some scanners drop what is no digit.
const START: &str = "567629";
/// So much of a code, or of a JWS, is known to be one though it is not whole.
const KNOWN: usize = 16;
/// More symbols than any other text has that is looked up: two numbers, and what they are called.
const LONGER: usize = 64;
/// The character `-`, the lowest in base64url, is `00`.
const LOWEST: u8 = b'-';
/// The character `.` of the code.
const DOT: &[u8] = b"01";
/// How many characters an ES256 signature takes in base64url.
const SIGNATURE: usize = 86;

/// What the QR code says: a byte segment `shc:/` and a numeric one.
pub fn to_qr(jws: &str) -> (&'static str, String) {
    let digits = jws.bytes().map(|byte| {
        let value = byte.saturating_sub(LOWEST);
        format!("{value:02}")
    });
    (SCHEME, digits.collect())
}

/// The JWS of a scanned or pasted text: a QR code's, the JWS itself, or a
/// `.smart-health-card` file, whatever stands around or between its characters.
///
/// # Errors
/// It is neither, or not whole.
pub fn from_qr(text: &str) -> Result<String, CardError> {
    let text = &*plain(text);
    let digits = |text, known| from(text, START, |b| b.is_ascii_digit(), known);
    let is_seen = |c: &char| !c.is_whitespace() && is_visible(*c);
    let joined: String = text.chars().filter(is_seen).collect();
    let code = after_scheme(text).or_else(|| digits(text, KNOWN));
    let Some(rest) = code.or_else(|| digits(&joined, LONGER)) else {
        let begins = || {
            let known = |b: u8| b.is_ascii_alphanumeric() || b"-_.".contains(&b);
            from(text, "eyJ", known, KNOWN)
        };
        return jws_in(text).ok_or_else(|| match begins() {
            Some(_) => CardError::Damaged,
            None => CardError::NotACard,
        });
    };
    // In the Ukrainian layout a dot is where the slash was.
    let parts = |c: &char| c.is_alphabetic() || c.is_ascii_digit() || matches!(c, '/' | '.');
    let rest: String = rest.chars().filter(parts).collect();
    // Two slashes, as in most addresses.
    let rest = rest.trim_start_matches(['/', '.']);
    // What was said after it, with a space or without.
    let code = rest.split(char::is_alphabetic).next().unwrap_or_default();
    let code = whole(code).unwrap_or(code).trim_end_matches(['.', '/']);
    if code.contains(['/', '.']) {
        return Err(CardError::Chunked);
    }
    if code.is_empty() || !code.len().is_multiple_of(2) || !code.bytes().all(|b| b.is_ascii_digit())
    {
        return Err(CardError::Damaged);
    }
    let characters = code.as_bytes().chunks_exact(2).map(|pair| {
        let value = 10 * (pair[0] - b'0') + (pair[1] - b'0');
        let byte = value.checked_add(LOWEST).filter(|byte| *byte <= b'z');
        byte.map(char::from).ok_or(CardError::Damaged)
    });
    characters.collect()
}

/// The code of a whole JWS that digits begin with, whatever was said after it in digits, such
/// as a date: its signature has one length.
fn whole(digits: &str) -> Option<&str> {
    let end = digits.find(|c: char| !c.is_ascii_digit());
    let digits = &digits[..end.unwrap_or(digits.len())];
    let characters = digits.as_bytes().chunks_exact(2).enumerate();
    let mut dots = characters.filter(|(_, pair)| *pair == DOT);
    let (second, _) = dots.nth(1)?;
    digits.get(..2 * (second + 1 + SIGNATURE))
}

/// Whether a text is that of a card, whole or not, and so no referral's number, though some
/// symbols of it may make one.
pub fn is_card(text: &str) -> bool {
    let symbols = text.chars().filter(|c| c.is_alphanumeric()).count();
    LONGER <= symbols && !matches!(from_qr(text), Err(CardError::NotACard))
}

/// The text from `start` on, if its first `count` characters are `known`.
fn from<'t>(text: &'t str, start: &str, known: fn(u8) -> bool, count: usize) -> Option<&'t str> {
    let text = &text[text.find(start)?..];
    (count <= text.bytes().take_while(|byte| known(*byte)).count()).then_some(text)
}

/// What follows on `shc:/` in a text: in any case, as a scanner types it while
/// the Ukrainian layout is on, with or without Caps Lock, broken apart, or without the
/// slash, which some programs take for the end of an address.
pub fn after_scheme(text: &str) -> Option<&str> {
    let mut starts = text.char_indices().map(|(at, _)| &text[at..]);
    starts.find_map(|start| {
        let mut rest = start;
        for scheme in SCHEME.chars() {
            if rest.len() < start.len() {
                rest = rest.trim_start_matches(|c: char| c.is_whitespace() || !is_visible(c));
            }
            let c = rest.chars().next()?;
            if scheme == '/' && c.is_ascii_digit() {
                break;
            }
            rest = &rest[c.len_utf8()..];
            let keys = match scheme {
                ':' => ":;Жж".contains(c),
                '/' => "/.".contains(c),
                letter => by_key(c).unwrap_or(c).eq_ignore_ascii_case(&letter),
            };
            keys.then_some(())?;
        }
        Some(rest)
    })
}
