//! ES256 and nothing else: ECDSA on P-256 with SHA-256 (RFC 7518 §3.4).
//!
//! `jsonwebtoken` reads tokens and checks their claims; signatures are checked by `ring`,
//! plugged in as its [`provider`](super::provider), and made by `p256`.

use std::fmt;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::jwk::JwkSet;
use p256::ecdsa::{Signature, signature::Signer as _};
use serde::Serialize;

use super::jwk::{PublicKey, Thumbprint};
use crate::random::Random;

/// A private key with its public half, both parsed. Wiped from memory when dropped.
#[derive(Clone)]
pub struct SigningKey {
    secret: p256::ecdsa::SigningKey,
    public: PublicKey,
}

impl SigningKey {
    /// A new key.
    pub fn generate(random: &Random) -> Self {
        loop {
            let bytes = zeroize::Zeroizing::new(random.bytes::<32>());
            // One draw in 2^32 is above the order of the curve and drawn again.
            if let Ok(secret) = p256::ecdsa::SigningKey::from_slice(bytes.as_slice()) {
                return Self::from(secret);
            }
        }
    }

    /// The public half.
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    pub(super) fn secret(&self) -> &p256::ecdsa::SigningKey {
        &self.secret
    }

    /// A JWS in compact form (RFC 7515 §7.1) over the two JSON objects, of which the
    /// header has to say `"alg": "ES256"`.
    ///
    /// Fails only if one of them cannot be written as JSON.
    pub fn sign(
        &self,
        header: &impl Serialize,
        payload: &impl Serialize,
    ) -> serde_json::Result<String> {
        let mut input = URL_SAFE_NO_PAD.encode(serde_json::to_vec(header)?);
        input.push('.');
        URL_SAFE_NO_PAD.encode_string(serde_json::to_vec(payload)?, &mut input);
        Ok(self.sign_input(input))
    }

    /// The same over a signing input that is made already (RFC 7515 §5.1).
    pub fn sign_input(&self, mut jws: String) -> String {
        let signature: Signature = self.secret.sign(jws.as_bytes());
        jws.push('.');
        URL_SAFE_NO_PAD.encode_string(signature.to_bytes(), &mut jws);
        jws
    }
}

impl From<p256::ecdsa::SigningKey> for SigningKey {
    fn from(secret: p256::ecdsa::SigningKey) -> Self {
        let public = PublicKey::new(secret.verifying_key());
        Self { secret, public }
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({})", self.public.thumbprint())
    }
}

/// The keys of one purpose: one signs, and those that signed before it still verify.
///
/// Staff tokens and signed referrals have a set each, from a file each, so that neither
/// can pass for the other.
#[derive(Clone, Debug)]
pub struct SigningKeys {
    current: SigningKey,
    retired: Vec<PublicKey>,
}

impl SigningKeys {
    /// A set whose only key is `current`.
    pub fn new(current: SigningKey) -> Self {
        Self {
            current,
            retired: Vec::new(),
        }
    }

    /// The set with one more key that verifies and does not sign.
    #[must_use]
    pub fn with_retired(mut self, key: PublicKey) -> Self {
        self.retired.push(key);
        self
    }

    /// The key that signs.
    pub fn current(&self) -> &SigningKey {
        &self.current
    }

    /// The key that a `kid` names, if it is one of these.
    pub fn find(&self, kid: &str) -> Option<&PublicKey> {
        self.public()
            .find(|key| Thumbprint::as_str(key.thumbprint()) == kid)
    }

    /// What `/.well-known/jwks.json` publishes (RFC 7517 §5): public halves only.
    pub fn jwks(&self) -> JwkSet {
        JwkSet {
            keys: self.public().map(PublicKey::jwk).collect(),
        }
    }

    /// The public halves of all, first of the one that signs.
    pub(super) fn public(&self) -> impl Iterator<Item = &PublicKey> {
        std::iter::once(self.current.public()).chain(&self.retired)
    }
}

#[cfg(test)]
mod tests {
    use jsonwebtoken::{Algorithm, Validation, decode, errors::Result};
    use serde_json::{Value, json};

    use super::*;

    // RFC 7515 appendix A.3.
    const TOKEN: &str = "eyJhbGciOiJFUzI1NiJ9.\
        eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.\
        DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";

    fn rfc_key() -> SigningKey {
        let d = "jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI";
        let bytes = URL_SAFE_NO_PAD.decode(d).unwrap();
        SigningKey::from(p256::ecdsa::SigningKey::from_slice(&bytes).unwrap())
    }

    fn verify(token: &str, key: &PublicKey) -> Result<Value> {
        let mut rules = Validation::new(Algorithm::ES256);
        rules.required_spec_claims.clear();
        rules.validate_exp = false;
        decode(token, key.decoding(), &rules).map(|token| token.claims)
    }

    fn encoded(header: &Value) -> String {
        URL_SAFE_NO_PAD.encode(header.to_string())
    }

    #[test]
    fn verifies_the_example_of_rfc_7515() {
        let key = rfc_key();
        let jwk = serde_json::to_value(key.public().jwk()).unwrap();
        assert_eq!(jwk["x"], "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU");
        assert_eq!(jwk["y"], "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0");
        let claims = verify(TOKEN, key.public()).unwrap();
        assert_eq!(claims["iss"], "joe");
    }

    #[test]
    fn refuses_any_altered_part() {
        let key = rfc_key();
        for at in [3, 30, TOKEN.len() - 20] {
            let other = if &TOKEN[at..=at] == "A" { "B" } else { "A" };
            let altered = [&TOKEN[..at], other, &TOKEN[at + 1..]].concat();
            assert!(verify(&altered, key.public()).is_err(), "at {at}");
        }
        let (message, signature) = TOKEN.rsplit_once('.').unwrap();
        for bad in [
            message.to_owned(),
            format!("{message}."),
            format!("{message}.{}", &signature[4..]),
            format!("{message}.{}", "A".repeat(86)),
            format!("{TOKEN}A"),
            format!("{TOKEN}."),
        ] {
            assert!(verify(&bad, key.public()).is_err(), "{bad}");
        }
        let stranger = SigningKey::generate(&Random::seeded(1));
        assert!(verify(TOKEN, stranger.public()).is_err());
    }

    #[test]
    fn refuses_every_other_algorithm() {
        let key = rfc_key();
        for algorithm in ["none", "None", "HS256", "ES384", "RS256", "EdDSA", "es256"] {
            let token = key.sign(&json!({"alg": algorithm}), &json!({})).unwrap();
            assert!(verify(&token, key.public()).is_err(), "{algorithm}");
        }
        let unsigned = format!(
            "{}.{}.",
            encoded(&json!({"alg": "none"})),
            encoded(&json!({}))
        );
        assert!(verify(&unsigned, key.public()).is_err());
    }

    #[test]
    fn what_it_signs_it_verifies() {
        let key = SigningKey::generate(&Random::system());
        let token = key
            .sign(&json!({"alg": "ES256"}), &json!({"name": "Їжак"}))
            .unwrap();
        assert_eq!(verify(&token, key.public()).unwrap()["name"], "Їжак");
    }

    #[test]
    fn finds_keys_by_name_and_publishes_no_secret() {
        let [old, new] = [1, 2].map(|seed| SigningKey::generate(&Random::seeded(seed)));
        let keys = SigningKeys::new(new.clone()).with_retired(old.public().clone());
        for key in [&old, &new] {
            let kid = key.public().thumbprint();
            assert_eq!(keys.find(kid.as_str()).unwrap().thumbprint(), kid);
        }
        assert!(keys.find("").is_none());
        let published = serde_json::to_value(keys.jwks()).unwrap();
        assert_eq!(published["keys"].as_array().unwrap().len(), 2);
        assert!(published["keys"][0].get("d").is_none());
        assert!(!format!("{keys:?}").contains("secret"));
    }
}
