//! The text of a proof: a JWS in the form RFC 9449 §4.2 gives it.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::json;

/// The public half, as two coordinates in base64url.
pub(super) struct PublicKey {
    pub(super) x: String,
    pub(super) y: String,
}

pub(super) struct Claims<'c> {
    pub(super) id: &'c str,
    pub(super) method: &'c str,
    pub(super) address: &'c str,
    pub(super) nonce: &'c str,
    pub(super) issued_at: i64,
    pub(super) token_hash: Option<&'c str>,
    pub(super) session: Option<&'c str>,
}

/// Header and payload, ready to be signed.
pub(super) fn unsigned(key: &PublicKey, claims: &Claims<'_>) -> String {
    let header = json!({
        "typ": "dpop+jwt",
        "alg": "ES256",
        "jwk": { "kty": "EC", "crv": "P-256", "x": key.x, "y": key.y },
    });
    let mut payload = json!({
        "jti": claims.id,
        "htm": claims.method,
        "htu": claims.address,
        "iat": claims.issued_at,
        "nonce": claims.nonce,
    });
    if let Some(hash) = claims.token_hash {
        payload["ath"] = hash.into();
    }
    if let Some(session) = claims.session {
        payload["sid"] = session.into();
    }
    let [header, payload] = [header, payload].map(|part| base64url(part.to_string().as_bytes()));
    header + "." + &payload
}

/// The finished proof. `WebCrypto` gives the signature as r‖s, which is what a
/// JWS wants (RFC 7518 §3.4).
pub(super) fn signed(unsigned: &str, signature: &[u8]) -> String {
    [unsigned, ".", &base64url(signature)].concat()
}

pub(super) fn base64url(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    fn part(jws: &str, at: usize) -> Value {
        let part = jws.split('.').nth(at).unwrap();
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
    }

    #[test]
    fn a_proof_says_what_the_server_checks() {
        let key = PublicKey {
            x: "xx".into(),
            y: "yy".into(),
        };
        let mut claims = Claims {
            id: "one",
            method: "POST",
            address: "https://clinic.example/api/session",
            nonce: "n",
            issued_at: 1_795_000_000,
            token_hash: Some("h"),
            session: None,
        };
        let proof = signed(&unsigned(&key, &claims), &[1, 2, 3]);
        assert_eq!(
            part(&proof, 0),
            json!({
                "typ": "dpop+jwt", "alg": "ES256",
                "jwk": { "kty": "EC", "crv": "P-256", "x": "xx", "y": "yy" },
            })
        );
        assert_eq!(
            part(&proof, 1),
            json!({
                "jti": "one", "htm": "POST", "htu": "https://clinic.example/api/session",
                "iat": 1_795_000_000, "nonce": "n", "ath": "h",
            })
        );
        assert!(proof.ends_with(".AQID"));

        claims.token_hash = None;
        claims.session = Some("s");
        let payload = part(&unsigned(&key, &claims), 1);
        assert_eq!(
            (&payload["ath"], &payload["sid"]),
            (&Value::Null, &json!("s"))
        );
    }
}
