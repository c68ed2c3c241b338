//! The token file: a JWT (RFC 7519) that carries what its owner may do when, and where.
//!
//! Only the token itself is judged here. Whether it is on record, on which workstation it
//! is shown and at what time, the caller judges, because the owner is told which of these
//! it was and everybody else is told nothing.

use jsonwebtoken::{
    Algorithm, Header, Validation, dangerous::insecure_decode, decode, decode_header,
};
use serde::{Deserialize, Serialize};
use shared::{
    ids::{TokenId, WorkstationId},
    time::TimeOfDay,
    tokens::MAX_TOKEN_BYTES,
};

use super::es256::{SigningKey, SigningKeys};

/// The header's `typ`: no token made for another purpose passes for one of these
/// (RFC 8725 §3.11).
pub const TYPE: &str = "luxmedica-staff+jwt";

/// What a staff token says. Names are the claims'.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffClaims {
    /// The installation that made it.
    pub iss: String,
    /// The installation it is for.
    pub aud: String,
    /// The user's login.
    pub sub: String,
    /// The token's id.
    pub jti: TokenId,
    /// The token's id again, under the name people see.
    pub id: TokenId,
    /// The user's login again, under the name people see.
    pub login: String,
    /// The full name the user had when it was made.
    pub fullname: String,
    /// The job title the user had when it was made.
    pub jobtitle: String,
    /// The first minute of the working hours, in the facility's time zone.
    pub startwork: TimeOfDay,
    /// The first minute after the working hours.
    pub endwork: TimeOfDay,
    /// After how many hours a session ends, if earlier than it would anyway.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<u32>,
    /// The workstation it works on.
    pub device: WorkstationId,
    /// When it was made, in Unix seconds.
    pub iat: i64,
    /// The first Unix second at which it works.
    pub nbf: i64,
    /// The first Unix second at which it no longer works (RFC 7519 §4.1.4).
    pub exp: i64,
}

/// Why a token is not one of ours. Its owner may be told which.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenFault {
    /// Not signed by us for this installation, or changed since: its form, size,
    /// algorithm, type, key, signature, issuer or audience.
    #[error("the token is not ours or was altered")]
    Altered,
    /// `id` and `jti` differ.
    #[error("the token names two ids")]
    Id,
    /// `login` and `sub` differ.
    #[error("the token names two logins")]
    Login,
}

/// Makes the text of a token file. It contains no line break.
///
/// Fails only if the claims cannot be written as JSON.
pub fn issue(key: &SigningKey, claims: &StaffClaims) -> serde_json::Result<String> {
    let mut header = Header::new(Algorithm::ES256);
    header.typ = Some(TYPE.to_owned());
    header.kid = Some(key.public().thumbprint().to_string());
    key.sign(&header, claims)
}

/// Reads a token file that somebody presents, without white space around it.
pub fn verify(
    keys: &SigningKeys,
    token: &str,
    iss: &str,
    aud: &str,
) -> Result<StaffClaims, TokenFault> {
    // Before anything is parsed: what follows costs in proportion to the size.
    if token.len() > MAX_TOKEN_BYTES {
        return Err(TokenFault::Altered);
    }
    let claims = signed_claims(keys, token, iss, aud).ok_or(TokenFault::Altered)?;
    if claims.id != claims.jti {
        return Err(TokenFault::Id);
    }
    if claims.login != claims.sub {
        return Err(TokenFault::Login);
    }
    Ok(claims)
}

/// The id that a token names, whoever signed it.
pub fn claimed_id(token: &str) -> Option<TokenId> {
    if token.len() > MAX_TOKEN_BYTES {
        return None;
    }
    let claims = insecure_decode::<StaffClaims>(token).ok()?.claims;
    Some(claims.id)
}

fn signed_claims(keys: &SigningKeys, token: &str, iss: &str, aud: &str) -> Option<StaffClaims> {
    let header = decode_header(token).ok()?;
    // An extension that must be understood is one we do not (RFC 7515 §4.1.11).
    if header.typ.as_deref() != Some(TYPE) || header.crit.is_some() {
        return None;
    }
    // The key is one of ours, found by its name; whatever else the header says about
    // keys (`jwk`, `jku`, `x5u`, `x5c`) is never looked at (RFC 8725 §3.10).
    let key = keys.find(header.kid.as_deref()?)?;
    let token = decode(token, key.decoding(), &rules(iss, aud)).ok()?;
    Some(token.claims)
}

fn rules(iss: &str, aud: &str) -> Validation {
    let mut rules = Validation::new(Algorithm::ES256);
    rules.set_issuer(&[iss]);
    rules.set_audience(&[aud]);
    rules.set_required_spec_claims(&["iss", "aud"]);
    // Not judged here: "expired" and "not yet valid" are told apart from "altered", by
    // the caller's clock. The library would ask the system's and fold both into an error.
    rules.validate_exp = false;
    rules.validate_nbf = false;
    rules
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};
    use uuid::Uuid;

    use super::*;
    use crate::random::Random;

    const ISS: &str = "https://luxmedica.example";
    const AUD: &str = "luxmedica";

    fn key(seed: u64) -> SigningKey {
        SigningKey::generate(&Random::seeded(seed))
    }

    fn claims() -> StaffClaims {
        let id = TokenId::new(Uuid::from_u128(1));
        StaffClaims {
            iss: ISS.to_owned(),
            aud: AUD.to_owned(),
            sub: "o_shevchenko".to_owned(),
            jti: id,
            id,
            login: "o_shevchenko".to_owned(),
            fullname: "Шевченко Олена Іванівна".to_owned(),
            jobtitle: "Медсестра".to_owned(),
            startwork: TimeOfDay::new(22, 0).unwrap(),
            endwork: TimeOfDay::new(6, 0).unwrap(),
            time: Some(8),
            device: WorkstationId::new(Uuid::from_u128(2)),
            iat: 1_790_000_000,
            nbf: 1_790_000_000,
            exp: 1_790_000_001,
        }
    }

    fn check(token: &str) -> Result<StaffClaims, TokenFault> {
        verify(&SigningKeys::new(key(1)), token, ISS, AUD)
    }

    fn header() -> Value {
        let kid = key(1).public().thumbprint().to_string();
        json!({"typ": TYPE, "alg": "ES256", "kid": kid})
    }

    /// A token of our key whose header or claims differ from ours in one member.
    fn forged(part: &str, member: &str, value: Value) -> String {
        let (mut header, mut payload) = (header(), json!(claims()));
        let object = if part == "header" {
            &mut header
        } else {
            &mut payload
        };
        object[member] = value;
        key(1).sign(&header, &payload).unwrap()
    }

    #[test]
    fn what_is_issued_is_read_back() {
        let token = issue(&key(1), &claims()).unwrap();
        assert_eq!(check(&token), Ok(claims()));
        assert_eq!(json!(claims())["startwork"], "22:00");
        let unlimited = StaffClaims {
            time: None,
            ..claims()
        };
        assert_eq!(json!(unlimited).get("time"), None);
        assert_eq!(check(&issue(&key(1), &unlimited).unwrap()), Ok(unlimited));
    }

    #[test]
    fn a_retired_key_still_verifies_and_a_strangers_never_did() {
        let token = issue(&key(1), &claims()).unwrap();
        let stranger = SigningKeys::new(key(2));
        assert_eq!(
            verify(&stranger, &token, ISS, AUD),
            Err(TokenFault::Altered)
        );
        let rotated = stranger.with_retired(key(1).public().clone());
        assert_eq!(verify(&rotated, &token, ISS, AUD), Ok(claims()));
    }

    #[test]
    fn time_is_not_judged_here() {
        let past = forged("claims", "exp", json!(1));
        let future = forged("claims", "nbf", json!(9_999_999_999_i64));
        assert_eq!(check(&past).unwrap().exp, 1);
        assert_eq!(check(&future).unwrap().nbf, 9_999_999_999);
    }

    #[test]
    fn another_header_is_altered() {
        let kid = json!(key(2).public().thumbprint().as_str());
        for (member, value) in [
            ("alg", json!("none")),
            ("alg", json!("HS256")),
            ("alg", json!("ES384")),
            ("typ", json!("JWT")),
            ("typ", json!("dpop+jwt")),
            ("typ", Value::Null),
            ("kid", kid),
            ("kid", Value::Null),
            ("crit", json!(["exp"])),
        ] {
            let token = forged("header", member, value.clone());
            assert_eq!(check(&token), Err(TokenFault::Altered), "{member} {value}");
        }
    }

    #[test]
    fn other_claims_are_altered() {
        for (member, value) in [
            ("iss", json!("https://other.example")),
            ("iss", json!([ISS])),
            ("iss", Value::Null),
            ("aud", json!("other")),
            ("aud", json!([AUD, "other"])),
            ("aud", Value::Null),
            ("exp", json!("tomorrow")),
            ("exp", Value::Null),
            ("device", json!("here")),
            ("startwork", json!("24:00")),
            ("time", json!(-1)),
        ] {
            let token = forged("claims", member, value.clone());
            assert_eq!(check(&token), Err(TokenFault::Altered), "{member} {value}");
        }
    }

    #[test]
    fn tampering_is_noticed_in_every_part() {
        let token = issue(&key(1), &claims()).unwrap();
        let altered = issue(
            &key(1),
            &StaffClaims {
                exp: i64::MAX,
                ..claims()
            },
        )
        .unwrap();
        let mut parts: Vec<_> = token.split('.').collect();
        parts[1] = altered.split('.').nth(1).unwrap();
        assert_eq!(check(&parts.join(".")), Err(TokenFault::Altered));
        for bad in [
            "",
            ".",
            "..",
            "a.b.c",
            &format!("{token}\n"),
            &token[..token.len() - 1],
        ] {
            assert_eq!(check(bad), Err(TokenFault::Altered), "{bad}");
        }
    }

    #[test]
    fn too_much_is_not_even_parsed() {
        let long = forged("claims", "fullname", json!("я".repeat(MAX_TOKEN_BYTES)));
        assert_eq!(check(&long), Err(TokenFault::Altered));
    }

    #[test]
    fn two_ids_and_two_logins_have_their_own_faults() {
        let id = forged("claims", "id", json!(Uuid::from_u128(3)));
        assert_eq!(check(&id), Err(TokenFault::Id));
        let login = forged("claims", "login", json!("admin"));
        assert_eq!(check(&login), Err(TokenFault::Login));
    }
}
