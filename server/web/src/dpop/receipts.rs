//! Receipts: what the server gives for a proof, good for five minutes of reading.

use std::fmt;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::{SignedDuration, Timestamp};
use sha2::Sha256;

use ground::{crypto::digest::Sha256Digest, random::Random};

/// For how long a receipt is good.
pub const RECEIPT_LIFETIME: SignedDuration = SignedDuration::from_mins(5);

/// When it was given (Unix milliseconds, big-endian).
const TIME: usize = 8;
/// Half an HMAC-SHA-256, as RFC 2104 §5 permits.
const TAG: usize = 16;

/// Gives receipts and remembers none: a receipt carries its time and a tag of this
/// process' key over it and the session. Restarting voids all of them; whoever had one
/// proves again. Servers that share a database share the key.
pub struct Receipts([u8; 32]);

impl Receipts {
    /// Under a new random key.
    pub fn new(random: &Random) -> Self {
        Self::by(random.bytes())
    }

    /// Under this key.
    pub const fn by(key: [u8; 32]) -> Self {
        Self(key)
    }

    /// A receipt for the session with this secret, of 32 characters.
    pub fn give(&self, session: &Sha256Digest, now: Timestamp) -> String {
        let time = now.as_millisecond().to_be_bytes();
        let tag = self.mac(session, time).finalize().into_bytes();
        let mut bytes = [0; TIME + TAG];
        bytes[..TIME].copy_from_slice(&time);
        bytes[TIME..].copy_from_slice(&tag[..TAG]);
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// Whether it was given for this session, not long ago. One from the future is good,
    /// too, if only just: the clock was put back a little.
    pub fn is_good(&self, receipt: &str, session: &Sha256Digest, now: Timestamp) -> bool {
        let bytes = URL_SAFE_NO_PAD.decode(receipt).ok();
        let bytes: Option<[u8; TIME + TAG]> = bytes.and_then(|bytes| bytes.try_into().ok());
        let Some((time, tag)) = bytes.as_ref().and_then(|bytes| bytes.split_first_chunk()) else {
            return false;
        };
        let given = Timestamp::from_millisecond(i64::from_be_bytes(*time));
        self.mac(session, *time).verify_truncated_left(tag).is_ok()
            && given.is_ok_and(|given| now.duration_since(given).abs() < RECEIPT_LIFETIME)
    }

    fn mac(&self, session: &Sha256Digest, time: [u8; TIME]) -> Hmac<Sha256> {
        Hmac::<Sha256>::new_from_slice(&self.0)
            .expect("HMAC takes keys of any length")
            .chain_update(b"luxmedica proof receipt")
            .chain_update(session.as_bytes())
            .chain_update(time)
    }
}

impl fmt::Debug for Receipts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Receipts")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noon() -> Timestamp {
        "2026-06-01T09:00:00Z".parse().unwrap()
    }

    #[test]
    fn a_receipt_is_good_for_five_minutes_and_one_session() {
        let receipts = Receipts::new(&Random::seeded(1));
        let [session, other] = ["one", "two"].map(Sha256Digest::of);
        let receipt = receipts.give(&session, noon());
        assert_eq!(receipt.len(), 32);
        let milli = SignedDuration::from_millis(1);
        for (now, good) in [
            (noon(), true),
            (noon() + RECEIPT_LIFETIME - milli, true),
            (noon() + RECEIPT_LIFETIME, false),
            (noon() - RECEIPT_LIFETIME + milli, true),
            (noon() - RECEIPT_LIFETIME, false),
        ] {
            assert_eq!(receipts.is_good(&receipt, &session, now), good, "{now}");
        }
        assert!(!receipts.is_good(&receipt, &other, noon()));
    }

    #[test]
    fn only_our_own_receipts_are_good() {
        let receipts = Receipts::new(&Random::seeded(1));
        let session = Sha256Digest::of("one");
        let receipt = receipts.give(&session, noon());
        let strangers = Receipts::new(&Random::seeded(2)).give(&session, noon());
        let mut bytes = URL_SAFE_NO_PAD.decode(&receipt).unwrap();
        bytes[TIME - 1] ^= 1;
        let later = URL_SAFE_NO_PAD.encode(&bytes);
        let padded = format!("{receipt}=");
        for bad in ["", "abc", &strangers, &later, &padded, &receipt[..31]] {
            assert!(!receipts.is_good(bad, &session, noon()), "{bad}");
        }
    }
}
