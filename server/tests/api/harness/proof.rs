//! Proofs of a workstation's key, right or wrong in one place.

use super::app::ORIGIN;
use ground::crypto::{digest::Sha256Digest, es256::SigningKey};
use serde_json::{Value, json};
use shared::endpoints::Endpoint;

/// A proof to be signed (RFC 9449 §4.2).
#[derive(Clone)]
pub struct Proof {
    header: Value,
    claims: Value,
}

impl Proof {
    /// For a request to an endpoint whose path has no id, without a token.
    pub fn to<E: Endpoint>(_endpoint: E, nonce: &str) -> Self {
        Self::new(E::METHOD.name(), E::PATH, nonce)
    }

    /// For a request without a token.
    pub fn new(method: &str, path: &str, nonce: &str) -> Self {
        Self {
            header: json!({"typ": "dpop+jwt", "alg": "ES256"}),
            claims: json!({
                "jti": format!("proof with {nonce}"),
                "htm": method,
                "htu": format!("{ORIGIN}{path}"),
                "iat": 1_600_000_000,
                "nonce": nonce,
            }),
        }
    }

    /// With the hash of a token.
    pub fn with_token(self, token: &str) -> Self {
        self.claim("ath", json!(Sha256Digest::of(token).base64url()))
    }

    /// With another claim, or without it if it is `null`.
    pub fn claim(mut self, name: &str, value: Value) -> Self {
        set(&mut self.claims, name, value);
        self
    }

    /// With another member of the header, or without it if it is `null`.
    pub fn head(mut self, name: &str, value: Value) -> Self {
        set(&mut self.header, name, value);
        self
    }

    /// Signed, naming the key unless the header does already.
    pub fn sign(&self, key: &SigningKey) -> String {
        let mut header = self.header.clone();
        if header.get("jwk").is_none() {
            header["jwk"] = serde_json::to_value(key.public().jwk()).unwrap();
        }
        key.sign(&header, &self.claims).unwrap()
    }
}

fn set(object: &mut Value, name: &str, value: Value) {
    let object = object.as_object_mut().unwrap();
    if value.is_null() {
        object.remove(name);
    } else {
        object.insert(name.to_owned(), value);
    }
}
