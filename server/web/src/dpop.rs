//! The proof that a request comes from the browser that holds a workstation's key.
//!
//! Its form is DPoP's (RFC 9449): a JWS over the method, the address, a nonce of ours and
//! the hash of the token that goes along. One thing differs: `iat` must be there but is
//! not judged, because the clocks of ward computers are wrong. Freshness comes from the
//! nonce alone.
//!
//! [`verify`] finds out whose key signed. Whether that key is an enrolled workstation's
//! the caller looks up, and only then calls [`Proven::redeem`], which uses the nonce up.
//!
//! Within a session the proof goes along with every change and names the session in the
//! claim `sid`. For reading there are [`Receipts`].

mod nonces;
mod receipts;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use jiff::Timestamp;
use jsonwebtoken::{Algorithm, Validation, decode, errors::ErrorKind};
use serde::{Deserialize, de::IgnoredAny};
use subtle::ConstantTimeEq as _;
use url::Url;

pub use self::{
    nonces::{LIFETIME, Nonce, Nonces},
    receipts::{RECEIPT_LIFETIME, Receipts},
};
use ground::crypto::{
    digest::Sha256Digest,
    jwk::{PublicKey, Thumbprint},
};

/// The largest proof, in bytes. A browser's is below 800.
pub const MAX_PROOF_BYTES: usize = 4096;
/// The longest `jti`, in bytes.
const MAX_JTI_BYTES: usize = 128;

/// What a proof must say to be about this request.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    /// The request's method, in capitals.
    pub method: &'a str,
    /// Where the request went: the public address and the path.
    pub url: &'a str,
    /// The token that goes along, if one does; its hash is the claim `ath`.
    pub access_token: Option<&'a str>,
    /// When the request came.
    pub now: Timestamp,
}

/// Who signed a proof that is in order.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "whether this key is enrolled, and whether the nonce is redeemed, is up to you"]
pub struct Proven {
    /// The key that signed. Anybody can make one: look whether it is enrolled.
    pub jkt: Thumbprint,
    /// The proof's own id, for the journal.
    pub jti: String,
    /// The session it names, if it does.
    pub sid: Option<String>,
    nonce: Nonce,
}

impl Proven {
    /// Uses the nonce up. Call it once the key is found to be an enrolled workstation's,
    /// and before acting on the request.
    pub fn redeem(&self, nonces: &Nonces, now: Timestamp) -> Result<(), ProofFault> {
        nonces.redeem(self.nonce, &self.jkt, now)
    }
}

/// Why a proof proves nothing, in the order in which it is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProofFault {
    /// Too large, not a compact JWS, or a claim is missing or of the wrong kind.
    #[error("the proof is malformed")]
    Malformed,
    /// `typ` is not `dpop+jwt`.
    #[error("the proof is of another type")]
    Type,
    /// `alg` is not ES256.
    #[error("the proof names another algorithm")]
    Algorithm,
    /// `jwk` is not the public half, and only that, of a P-256 key.
    #[error("the proof carries no usable key")]
    Key,
    /// The key in it did not sign it.
    #[error("the proof's signature is wrong")]
    Signature,
    /// `htm` is another method.
    #[error("the proof is for another method")]
    Method,
    /// `htu` is another address.
    #[error("the proof is for another address")]
    Address,
    /// `ath` is not the hash of the token that goes along.
    #[error("the proof is for another token")]
    Ath,
    /// There is no nonce, or it is not ours or too old: answer with a new one
    /// (RFC 9449 §8).
    #[error("the proof's nonce is not good")]
    Nonce,
    /// The nonce was used before.
    #[error("the proof was used before")]
    Replayed,
    /// The key has proven more within a minute than is remembered: later it can again.
    #[error("the key proved too often")]
    Crowded,
}

/// RFC 9449 §4.2.
#[derive(Deserialize)]
struct ProofHeader {
    typ: String,
    alg: String,
    jwk: Option<serde_json::Value>,
    crit: Option<IgnoredAny>,
}

/// RFC 9449 §4.2.
#[derive(Deserialize)]
struct ProofClaims {
    jti: String,
    htm: String,
    htu: String,
    #[serde(rename = "iat")]
    _iat: serde_json::Number,
    nonce: Option<String>,
    ath: Option<String>,
    /// The session's id, since scripts cannot read the cookie to hash it.
    sid: Option<String>,
}

/// Verifies a proof against the request it came with (RFC 9449 §4.3).
pub fn verify(proof: &str, expected: Expected<'_>, nonces: &Nonces) -> Result<Proven, ProofFault> {
    let key = signer(proof)?;
    let claims = signed_claims(proof, &key)?;
    about_this_request(&claims, expected)?;
    let nonce = claims.nonce.as_deref().ok_or(ProofFault::Nonce)?;
    Ok(Proven {
        nonce: nonces.check(nonce, expected.now)?,
        jkt: key.thumbprint().clone(),
        jti: claims.jti,
        sid: claims.sid,
    })
}

/// The key that the proof says signed it.
fn signer(proof: &str) -> Result<PublicKey, ProofFault> {
    if proof.len() > MAX_PROOF_BYTES {
        return Err(ProofFault::Malformed);
    }
    let header = proof.split('.').next().unwrap_or_default();
    let header = URL_SAFE_NO_PAD
        .decode(header)
        .map_err(|_| ProofFault::Malformed)?;
    let header: ProofHeader = serde_json::from_slice(&header).map_err(|_| ProofFault::Malformed)?;
    // An extension that must be understood is one we do not (RFC 7515 §4.1.11).
    if header.crit.is_some() {
        return Err(ProofFault::Malformed);
    }
    if header.typ != "dpop+jwt" {
        return Err(ProofFault::Type);
    }
    if header.alg != "ES256" {
        return Err(ProofFault::Algorithm);
    }
    let jwk = header.jwk.ok_or(ProofFault::Key)?;
    PublicKey::from_json(jwk).map_err(|_| ProofFault::Key)
}

fn signed_claims(proof: &str, key: &PublicKey) -> Result<ProofClaims, ProofFault> {
    let mut rules = Validation::new(Algorithm::ES256);
    // A proof has none of the claims the library judges; ours are judged below.
    rules.required_spec_claims.clear();
    rules.validate_exp = false;
    rules.validate_aud = false;
    match decode::<ProofClaims>(proof, key.decoding(), &rules) {
        Ok(proof) if (1..=MAX_JTI_BYTES).contains(&proof.claims.jti.len()) => Ok(proof.claims),
        Err(error) if *error.kind() == ErrorKind::InvalidSignature => Err(ProofFault::Signature),
        _ => Err(ProofFault::Malformed),
    }
}

fn about_this_request(claims: &ProofClaims, expected: Expected<'_>) -> Result<(), ProofFault> {
    if claims.htm != expected.method {
        return Err(ProofFault::Method);
    }
    let expected_address = address(expected.url).ok_or(ProofFault::Address)?;
    if address(&claims.htu) != Some(expected_address) {
        return Err(ProofFault::Address);
    }
    let Some(token) = expected.access_token else {
        return Ok(());
    };
    let hash = Sha256Digest::of(token).base64url();
    let ath = claims.ath.as_deref().unwrap_or_default();
    if !bool::from(ath.as_bytes().ct_eq(hash.as_bytes())) {
        return Err(ProofFault::Ath);
    }
    Ok(())
}

/// An address in its one normal form (RFC 3986 §6.2.2 and §6.2.3), so that `HTTP://host:80`
/// is `http://host/`; none if it has more than scheme, authority and path.
fn address(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok()?;
    let bare = url.has_host()
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none();
    bare.then_some(url)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use ground::{chance::Chance, crypto::es256::SigningKey};

    const URL: &str = "https://luxmedica.example/api/session";
    const TOKEN: &str = "a.staff.token";

    fn now() -> Timestamp {
        "2026-06-01T09:00:00Z".parse().unwrap()
    }

    fn expected() -> Expected<'static> {
        Expected {
            method: "POST",
            url: URL,
            access_token: Some(TOKEN),
            now: now(),
        }
    }

    /// A browser with its key, and the server's nonces.
    struct Scene {
        key: SigningKey,
        nonces: Nonces,
    }

    impl Scene {
        fn new() -> Self {
            Self {
                key: SigningKey::generate(&Chance::seeded(1)),
                nonces: Nonces::new(Chance::seeded(2)),
            }
        }

        fn parts(&self) -> (Value, Value) {
            let jwk = serde_json::to_value(self.key.public().jwk()).unwrap();
            let header = json!({"typ": "dpop+jwt", "alg": "ES256", "jwk": jwk});
            let claims = json!({
                "jti": "one", "htm": "POST", "htu": URL, "iat": 0,
                "nonce": self.nonces.issue(now()),
                "ath": Sha256Digest::of(TOKEN).base64url(),
            });
            (header, claims)
        }

        fn proof(&self) -> String {
            let (header, claims) = self.parts();
            self.key.sign(&header, &claims).unwrap()
        }

        fn verify(&self, proof: &str) -> Result<Proven, ProofFault> {
            verify(proof, expected(), &self.nonces)
        }

        /// What a proof is told whose header or claims differ in one member; `null`
        /// leaves the member out.
        #[track_caller]
        fn refuses(&self, part: &str, member: &str, value: Value, fault: ProofFault) {
            let (mut header, mut claims) = self.parts();
            let object = if part == "header" {
                &mut header
            } else {
                &mut claims
            };
            match value {
                Value::Null => drop(object.as_object_mut().unwrap().remove(member)),
                _ => object[member] = value,
            }
            let proof = self.key.sign(&header, &claims).unwrap();
            let verdict = self.verify(&proof);
            assert_eq!(verdict.err(), Some(fault), "{part} {member}");
        }
    }

    #[test]
    fn a_proof_in_order_names_its_key_and_is_good_once() {
        let scene = Scene::new();
        let proof = scene.proof();
        let proven = scene.verify(&proof).unwrap();
        assert_eq!(&proven.jkt, scene.key.public().thumbprint());
        assert_eq!(proven.jti, "one");
        // Verifying uses nothing up; redeeming does.
        let again = scene.verify(&proof).unwrap();
        assert_eq!(proven.redeem(&scene.nonces, now()), Ok(()));
        assert_eq!(
            again.redeem(&scene.nonces, now()),
            Err(ProofFault::Replayed)
        );
        assert_eq!(scene.verify(&proof), Err(ProofFault::Replayed));
    }

    #[test]
    fn the_example_of_rfc_9449_lacks_only_a_nonce() {
        let proof = "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwiaWF0IjoxNTYyMjYyNjE2fQ.2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3Lg";
        let expected = Expected {
            url: "https://server.example.com/token",
            access_token: None,
            ..expected()
        };
        let scene = Scene::new();
        assert_eq!(
            verify(proof, expected, &scene.nonces),
            Err(ProofFault::Nonce)
        );
        let elsewhere = Expected {
            method: "GET",
            ..expected
        };
        assert_eq!(
            verify(proof, elsewhere, &scene.nonces),
            Err(ProofFault::Method)
        );
    }

    #[test]
    fn malformed() {
        let scene = Scene::new();
        let proof = scene.proof();
        let huge = format!("{proof}{}", "A".repeat(MAX_PROOF_BYTES));
        let (message, _) = proof.rsplit_once('.').unwrap();
        for bad in ["", ".", "..", "a.b.c", message, &huge, &format!("{proof}.")] {
            assert_eq!(scene.verify(bad), Err(ProofFault::Malformed), "{bad}");
        }
        scene.refuses("header", "crit", json!(["b64"]), ProofFault::Malformed);
        scene.refuses("claims", "jti", Value::Null, ProofFault::Malformed);
        scene.refuses("claims", "jti", json!(""), ProofFault::Malformed);
        scene.refuses(
            "claims",
            "jti",
            json!("x".repeat(129)),
            ProofFault::Malformed,
        );
        scene.refuses("claims", "iat", Value::Null, ProofFault::Malformed);
        scene.refuses("claims", "iat", json!("now"), ProofFault::Malformed);
        scene.refuses("claims", "htu", json!(1), ProofFault::Malformed);
    }

    #[test]
    fn another_type_or_algorithm() {
        let scene = Scene::new();
        for typ in ["JWT", "luxmedica-staff+jwt", "DPOP+JWT", ""] {
            scene.refuses("header", "typ", json!(typ), ProofFault::Type);
        }
        for alg in ["none", "HS256", "ES384", "RS256", "es256"] {
            scene.refuses("header", "alg", json!(alg), ProofFault::Algorithm);
        }
    }

    #[test]
    fn an_unusable_key() {
        let scene = Scene::new();
        let (header, _) = scene.parts();
        let mut private = header["jwk"].clone();
        private["d"] = json!("jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI");
        let mut off_curve = header["jwk"].clone();
        off_curve["x"] = off_curve["y"].clone();
        let symmetric = json!({"kty": "oct", "k": "c2VjcmV0"});
        for jwk in [Value::Null, json!("key"), private, off_curve, symmetric] {
            scene.refuses("header", "jwk", jwk, ProofFault::Key);
        }
    }

    #[test]
    fn another_keys_signature() {
        let scene = Scene::new();
        let (header, claims) = scene.parts();
        let other = SigningKey::generate(&Chance::seeded(3));
        let proof = other.sign(&header, &claims).unwrap();
        assert_eq!(scene.verify(&proof), Err(ProofFault::Signature));
        // The signature of one proof under the message of another.
        let (mut message, (_, signature)) = (scene.proof(), proof.rsplit_once('.').unwrap());
        message.truncate(message.rfind('.').unwrap() + 1);
        assert_eq!(
            scene.verify(&(message + signature)),
            Err(ProofFault::Signature)
        );
    }

    #[test]
    fn another_method_or_address() {
        let scene = Scene::new();
        for method in ["GET", "post", ""] {
            scene.refuses("claims", "htm", json!(method), ProofFault::Method);
        }
        for htu in [
            "http://luxmedica.example/api/session",
            "https://luxmedica.example:8443/api/session",
            "https://luxmedica.example/api/session/",
            "https://luxmedica.example/api/session?a=b",
            "https://luxmedica.example/api/session?",
            "https://luxmedica.example/api/session#",
            "https://luxmedica.example@evil.example/api/session",
            "https://user@luxmedica.example/api/session",
            "https://luxmedica.example/",
            "/api/session",
            "",
        ] {
            scene.refuses("claims", "htu", json!(htu), ProofFault::Address);
        }
    }

    #[test]
    fn the_same_address_may_be_spelled_differently() {
        let scene = Scene::new();
        for htu in [
            "HTTPS://LuxMedica.Example:443/api/session",
            "https://luxmedica.example/api/./x/../session",
        ] {
            let (header, mut claims) = scene.parts();
            claims["htu"] = json!(htu);
            let proof = scene.key.sign(&header, &claims).unwrap();
            assert!(scene.verify(&proof).is_ok(), "{htu}");
        }
    }

    #[test]
    fn another_token() {
        let scene = Scene::new();
        let other = Sha256Digest::of("another token").base64url();
        let hex = Sha256Digest::of(TOKEN).to_string();
        for ath in [Value::Null, json!(""), json!(other), json!(hex)] {
            scene.refuses("claims", "ath", ath, ProofFault::Ath);
        }
        // Where no token goes along, none is asked for.
        let (header, mut claims) = scene.parts();
        claims.as_object_mut().unwrap().remove("ath");
        let proof = scene.key.sign(&header, &claims).unwrap();
        let without = Expected {
            access_token: None,
            ..expected()
        };
        assert!(verify(&proof, without, &scene.nonces).is_ok());
    }

    #[test]
    fn a_missing_foreign_or_old_nonce() {
        let scene = Scene::new();
        let foreign = Nonces::new(Chance::seeded(9)).issue(now());
        let old = scene.nonces.issue(now() - LIFETIME);
        for nonce in [
            Value::Null,
            json!(""),
            json!("1"),
            json!(foreign),
            json!(old),
        ] {
            scene.refuses("claims", "nonce", nonce, ProofFault::Nonce);
        }
        // One that grows old between the check and its use is not used.
        let proven = scene.verify(&scene.proof()).unwrap();
        let late = proven.redeem(&scene.nonces, now() + LIFETIME);
        assert_eq!(late, Err(ProofFault::Nonce));
    }

    #[test]
    fn the_wards_clock_is_not_asked() {
        let scene = Scene::new();
        for iat in [json!(0), json!(-1), json!(9_999_999_999_i64), json!(1.5)] {
            let (header, mut claims) = scene.parts();
            claims["iat"] = iat;
            let proof = scene.key.sign(&header, &claims).unwrap();
            assert!(scene.verify(&proof).is_ok());
        }
    }
}
