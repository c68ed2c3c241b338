//! SHA-256 digests, and the secrets of which only a digest is kept.

use std::{
    fmt,
    hash::{Hash, Hasher},
    str::FromStr,
};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

use crate::random::Random;

/// A SHA-256 digest (FIPS 180-4). Shown and parsed as 64 hexadecimal digits; compared in
/// constant time, for it may stand for a secret.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub struct Sha256Digest([u8; 32]);

/// The text or the bytes are not a SHA-256 digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a SHA-256 digest")]
pub struct NotADigest;

impl Sha256Digest {
    /// The digest of `bytes`.
    pub fn of(bytes: impl AsRef<[u8]>) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The 32 bytes, as a database keeps them.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// 43 characters of base64url without padding, as JOSE writes it (RFC 7515 §2).
    pub fn base64url(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }
}

impl From<[u8; 32]> for Sha256Digest {
    fn from(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl TryFrom<&[u8]> for Sha256Digest {
    type Error = NotADigest;

    fn try_from(bytes: &[u8]) -> Result<Self, NotADigest> {
        bytes.try_into().map(Self).map_err(|_| NotADigest)
    }
}

impl FromStr for Sha256Digest {
    type Err = NotADigest;

    fn from_str(hex: &str) -> Result<Self, NotADigest> {
        let digits: &[u8; 64] = hex.as_bytes().try_into().map_err(|_| NotADigest)?;
        let mut bytes = [0; 32];
        for (byte, [high, low]) in bytes.iter_mut().zip(digits.as_chunks().0) {
            *byte = nibble(*high)? << 4 | nibble(*low)?;
        }
        Ok(Self(bytes))
    }
}

fn nibble(digit: u8) -> Result<u8, NotADigest> {
    let value = char::from(digit).to_digit(16).ok_or(NotADigest)?;
    u8::try_from(value).map_err(|_| NotADigest)
}

impl fmt::Display for Sha256Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Sha256Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sha256Digest({self})")
    }
}

impl PartialEq for Sha256Digest {
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl Eq for Sha256Digest {}

impl Hash for Sha256Digest {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

/// A new secret of 256 bits in 43 characters of base64url: a session cookie, the code of
/// an enrolment link. Hand it over once and keep its [`Sha256Digest`].
pub fn secret_token(random: &Random) -> String {
    URL_SAFE_NO_PAD.encode(random.bytes::<32>())
}

#[cfg(test)]
mod tests {
    use super::*;

    // FIPS 180-4, example B.1.
    const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    #[test]
    fn is_shown_and_parsed_as_hex() {
        let digest = Sha256Digest::of("abc");
        assert_eq!(digest.to_string(), ABC);
        assert_eq!(ABC.parse(), Ok(digest));
        assert_eq!(ABC.to_uppercase().parse(), Ok(digest));
        assert_ne!(digest, Sha256Digest::of("abd"));
        assert_eq!(Sha256Digest::try_from(&digest.as_bytes()[..]), Ok(digest));
        assert_eq!(
            digest.base64url(),
            "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0"
        );
    }

    #[test]
    fn refuses_what_is_not_a_digest() {
        for bad in [
            "",
            "ba78",
            &ABC[1..],
            &ABC.replace('b', "g"),
            &"é".repeat(32),
        ] {
            assert_eq!(bad.parse::<Sha256Digest>(), Err(NotADigest), "{bad}");
        }
        assert_eq!(Sha256Digest::try_from(&[0_u8; 31][..]), Err(NotADigest));
    }

    #[test]
    fn a_secret_is_long_and_new_each_time() {
        let random = Random::system();
        let (one, two) = (secret_token(&random), secret_token(&random));
        assert_eq!(one.len(), 43);
        assert_ne!(one, two);
    }
}
