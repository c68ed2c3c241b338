//! The public keys of the issuer (RFC 7517 §5, RFC 7518 §6.2.1).

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use p256::ecdsa::{Signature, VerifyingKey, signature::Verifier};
use serde::Deserialize;
use shared::{card::Jws, json};

/// The keys an issuer publishes.
#[derive(Debug, Clone, Deserialize)]
pub struct KeySet {
    keys: Vec<Key>,
}

#[derive(Debug, Clone, Deserialize)]
struct Key {
    kid: Option<String>,
    kty: String,
    crv: Option<String>,
    x: Option<String>,
    y: Option<String>,
    /// How often its revocation list has changed (SMART Health Cards,
    /// "Revocation").
    #[serde(rename = "crlVersion", default)]
    list_version: u64,
}

impl KeySet {
    /// Reads the set. A key of another kind is kept and never fits.
    pub fn parse(text: &[u8]) -> Option<Self> {
        json::parse(text)
    }

    /// What the keys are called, and how often the revocation list of each has
    /// changed. No name that is not base64url: it becomes part of an address.
    pub fn lists(&self) -> impl Iterator<Item = (&str, u64)> {
        let keys = self.keys.iter();
        let lists = keys.filter_map(|key| Some((key.kid.as_deref()?, key.list_version)));
        lists.filter(|(name, _)| {
            let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
            !name.is_empty() && name.bytes().all(fits)
        })
    }

    /// The key called `name`, if it is a point of the curve P-256.
    pub(crate) fn find(&self, name: &str) -> Option<PublicKey> {
        let mut keys = self.keys.iter();
        let key = keys.find(|key| key.kid.as_deref() == Some(name))?;
        key.public()
    }
}

impl Key {
    fn public(&self) -> Option<PublicKey> {
        if self.kty != "EC" || self.crv.as_deref() != Some("P-256") {
            return None;
        }
        // Uncompressed (SEC 1 §2.3.3).
        let mut point = vec![4];
        for coordinate in [&self.x, &self.y] {
            let bytes = URL_SAFE_NO_PAD.decode(coordinate.as_deref()?).ok()?;
            point.extend(bytes);
        }
        Some(PublicKey {
            point: VerifyingKey::from_sec1_bytes(&point).ok()?,
            list_version: self.list_version,
        })
    }
}

/// A key that cards are signed with.
pub(crate) struct PublicKey {
    point: VerifyingKey,
    /// How often its revocation list has changed.
    pub(crate) list_version: u64,
}

impl PublicKey {
    /// Whether this key signed the card (ES256, RFC 7518 §3.4).
    pub(crate) fn signed(&self, card: &Jws) -> bool {
        Signature::from_slice(&card.signature).is_ok_and(|signature| {
            let said = card.signing_input.as_bytes();
            self.point.verify(said, &signature).is_ok()
        })
    }
}
