//! Public P-256 keys as JSON Web Keys, and their thumbprints.

use std::{fmt, str::FromStr};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::{
    DecodingKey,
    jwk::{
        AlgorithmParameters, CommonParameters, EllipticCurve, EllipticCurveKeyParameters,
        EllipticCurveKeyType, Jwk, KeyAlgorithm, PublicKeyUse,
    },
};
use p256::ecdsa::VerifyingKey;
use serde::{Deserialize, Serialize, de::IgnoredAny};

use super::{digest::Sha256Digest, provider};

/// The name of a key: the SHA-256 of its public half in the canonical form of RFC 7638,
/// in base64url. Serves as `kid` of our keys and as `jkt` of a workstation's key.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Thumbprint(String);

/// The text is not a thumbprint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an RFC 7638 thumbprint")]
pub struct NotAThumbprint;

impl Thumbprint {
    /// 43 characters of base64url.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Thumbprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Thumbprint {
    type Err = NotAThumbprint;

    fn from_str(text: &str) -> Result<Self, NotAThumbprint> {
        text.to_owned().try_into()
    }
}

impl TryFrom<String> for Thumbprint {
    type Error = NotAThumbprint;

    fn try_from(text: String) -> Result<Self, NotAThumbprint> {
        match coordinate(&text) {
            Some(_) => Ok(Self(text)),
            None => Err(NotAThumbprint),
        }
    }
}

/// The public half of a P-256 key, ready to verify with.
#[derive(Clone, Serialize, Deserialize)]
#[serde(into = "Jwk", try_from = "serde_json::Value")]
pub struct PublicKey {
    decoding: DecodingKey,
    x: String,
    y: String,
    thumbprint: Thumbprint,
}

/// The JSON is not the public half of a P-256 key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a public P-256 JSON Web Key")]
pub struct NotAKey;

/// The members of an EC key that matter here (RFC 7518 §6.2); browsers add others.
#[derive(Deserialize)]
struct EcJwk {
    kty: String,
    crv: String,
    x: String,
    y: String,
    d: Option<IgnoredAny>,
}

impl PublicKey {
    /// Reads a JWK that somebody sent. One that contains its private half is refused:
    /// whoever sends that has not kept the key to themselves.
    pub fn from_json(jwk: serde_json::Value) -> Result<Self, NotAKey> {
        let jwk: EcJwk = serde_json::from_value(jwk).map_err(|_| NotAKey)?;
        if jwk.kty != "EC" || jwk.crv != "P-256" || jwk.d.is_some() {
            return Err(NotAKey);
        }
        let mut point = [4; 65];
        point[1..33].copy_from_slice(&coordinate(&jwk.x).ok_or(NotAKey)?);
        point[33..].copy_from_slice(&coordinate(&jwk.y).ok_or(NotAKey)?);
        let key = VerifyingKey::from_sec1_bytes(&point).map_err(|_| NotAKey)?;
        Ok(Self::new(&key))
    }

    /// The key in the forms in which it is used.
    pub fn new(key: &VerifyingKey) -> Self {
        provider::install();
        let point = key.to_sec1_point(false);
        let (x, y) = point.as_bytes()[1..].split_at(32);
        let (x, y) = (URL_SAFE_NO_PAD.encode(x), URL_SAFE_NO_PAD.encode(y));
        // RFC 7638 §3.2: the required members only, in the order of their names.
        let canonical = format!(r#"{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}"#);
        Self {
            decoding: DecodingKey::from_ec_der(point.as_bytes()),
            x,
            y,
            thumbprint: Thumbprint(Sha256Digest::of(canonical).base64url()),
        }
    }

    /// Whether this key made the signature over the message (RFC 7518 §3.4).
    pub fn signed(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        let key = self.decoding.try_get_as_bytes();
        key.is_ok_and(|key| provider::signed(key, message, signature))
    }

    /// The key's name.
    pub fn thumbprint(&self) -> &Thumbprint {
        &self.thumbprint
    }

    /// The key for `jsonwebtoken`.
    pub fn decoding(&self) -> &DecodingKey {
        &self.decoding
    }

    /// The key for others to verify our signatures with (RFC 7517 §4).
    pub fn jwk(&self) -> Jwk {
        Jwk {
            common: CommonParameters {
                public_key_use: Some(PublicKeyUse::Signature),
                key_algorithm: Some(KeyAlgorithm::ES256),
                key_id: Some(self.thumbprint.to_string()),
                ..CommonParameters::default()
            },
            algorithm: AlgorithmParameters::EllipticCurve(EllipticCurveKeyParameters {
                key_type: EllipticCurveKeyType::EC,
                curve: EllipticCurve::P256,
                x: self.x.clone(),
                y: self.y.clone(),
            }),
        }
    }
}

impl From<PublicKey> for Jwk {
    fn from(key: PublicKey) -> Self {
        key.jwk()
    }
}

impl TryFrom<serde_json::Value> for PublicKey {
    type Error = NotAKey;

    fn try_from(jwk: serde_json::Value) -> Result<Self, NotAKey> {
        Self::from_json(jwk)
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({})", self.thumbprint)
    }
}

/// 32 bytes from their one base64url form; anything longer, shorter or padded is none.
fn coordinate(text: &str) -> Option<[u8; 32]> {
    URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    // The key of RFC 9449 §4.1, whose thumbprint §6.1 prints.
    const X: &str = "l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs";
    const Y: &str = "9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA";
    const JKT: &str = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";

    #[test]
    fn the_thumbprint_is_the_one_rfc_9449_prints() {
        let jwk = json!({"kty": "EC", "crv": "P-256", "x": X, "y": Y, "ext": true});
        let key = PublicKey::from_json(jwk).unwrap();
        assert_eq!(key.thumbprint().as_str(), JKT);
        assert_eq!(JKT.parse().as_ref(), Ok(key.thumbprint()));
    }

    #[test]
    fn what_is_published_can_be_read_back() {
        let jwk = json!({"kty": "EC", "crv": "P-256", "x": X, "y": Y});
        let key = PublicKey::from_json(jwk).unwrap();
        let published = serde_json::to_value(key.jwk()).unwrap();
        assert_eq!(
            published,
            json!({"kty": "EC", "crv": "P-256", "x": X, "y": Y,
                   "use": "sig", "alg": "ES256", "kid": JKT})
        );
        assert_eq!(
            PublicKey::from_json(published).unwrap().thumbprint(),
            key.thumbprint()
        );
    }

    #[test]
    fn refuses_other_keys_and_other_spellings() {
        let spelled = |x: &str, y: &str| json!({"kty": "EC", "crv": "P-256", "x": x, "y": y});
        let refused = [
            json!("a key"),
            json!({"kty": "EC", "crv": "P-256", "x": X}),
            json!({"kty": "EC", "crv": "P-256", "x": X, "y": Y, "d": Y}),
            json!({"kty": "EC", "crv": "P-384", "x": X, "y": Y}),
            json!({"kty": "OKP", "crv": "P-256", "x": X, "y": Y}),
            spelled(Y, X),
            spelled(&format!("{X}="), Y),
            spelled(&X[1..], &format!("A{Y}")),
            spelled("", ""),
        ];
        for jwk in refused {
            assert_eq!(
                PublicKey::from_json(jwk.clone()).err(),
                Some(NotAKey),
                "{jwk}"
            );
        }
    }

    #[test]
    fn a_thumbprint_has_43_characters() {
        for bad in [
            "",
            "abc",
            &JKT[1..],
            &format!("{JKT}="),
            &JKT.replace('-', "+"),
        ] {
            assert_eq!(bad.parse::<Thumbprint>(), Err(NotAThumbprint));
        }
    }
}
