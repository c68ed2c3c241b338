//! Proofs that hold, and everything that may be wrong with one.

use serde_json::{Value, json};

use super::*;
use ground::{crypto::es256::SigningKey, random::Random};

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
            key: SigningKey::generate(&Random::seeded(1)),
            nonces: Nonces::new(Random::seeded(2)),
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
    let other = SigningKey::generate(&Random::seeded(3));
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
    let foreign = Nonces::new(Random::seeded(9)).issue(now());
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
