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
#[cfg(test)]
mod tests;

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
    /// The nonce, as all servers remember it.
    pub(crate) fn nonce(&self) -> String {
        self.nonce.name()
    }

    /// Uses the nonce up, here. Call it once the key is found to be an enrolled workstation's,
    /// and before acting on the request.
    pub fn redeem(&self, nonces: &Nonces, now: Timestamp) -> Result<(), ProofFault> {
        nonces.redeem(self.nonce, &self.jkt, now)
    }
}

shared::closed! {
    /// Why a proof proves nothing, in the order in which it is looked at.
    #[derive(thiserror::Error)]
    pub enum ProofFault {
        /// Too large, not a compact JWS, or a claim is missing or of the wrong kind.
        #[error("the proof is malformed")]
        Malformed = "proof-malformed",
        /// `typ` is not `dpop+jwt`.
        #[error("the proof is of another type")]
        Type = "proof-type",
        /// `alg` is not ES256.
        #[error("the proof names another algorithm")]
        Algorithm = "proof-algorithm",
        /// `jwk` is not the public half, and only that, of a P-256 key.
        #[error("the proof carries no usable key")]
        Key = "proof-key",
        /// The key in it did not sign it.
        #[error("the proof's signature is wrong")]
        Signature = "proof-signature",
        /// `htm` is another method.
        #[error("the proof is for another method")]
        Method = "proof-method",
        /// `htu` is another address.
        #[error("the proof is for another address")]
        Address = "proof-address",
        /// `ath` is not the hash of the token that goes along.
        #[error("the proof is for another token")]
        Ath = "proof-ath",
        /// There is no nonce, or it is not ours or too old: answer with a new one
        /// (RFC 9449 §8).
        #[error("the proof's nonce is not good")]
        Nonce = "proof-nonce",
        /// The nonce was used before.
        #[error("the proof was used before")]
        Replayed = "proof-replayed",
        /// The key has proven more within a minute than is remembered: later it can again.
        #[error("the key proved too often")]
        Crowded = "proof-crowded",
    }
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
