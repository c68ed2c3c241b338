//! The signed document of a referral, as a SMART Health Card: what a QR code
//! on paper says and anybody can check (SMART Health Cards Framework 1.4).
//!
//! A card tells what does not change: whom, what, by whom, until when. What
//! has become of it since, only the server knows.

mod error;
mod fhir;
mod jws;
mod paper;
mod qr;
mod status;

pub use error::CardError;
pub use jws::{Header, Jws, MAX_JWS, MAX_PAYLOAD, deflate, inflate, signing_input};
pub use paper::{JwkSet, PaperQuery, Pdf, SignedCard};
pub use qr::{after_scheme, from_qr, is_card, to_qr};
pub use status::{CardStatus, CardStatusQuery, RevocationList, ServiceStatus};

use crate::{
    catalogue::DiagnosisSystem,
    fields::{DiagnosisCode, ServiceCode},
    json,
    patients::{BirthDate, PatientName, Sex},
    referrals::{Number, Priority, Quantity},
};
use serde::{Deserialize, Serialize};

/// What every SMART Health Card is.
pub const HEALTH_CARD: &str = "https://smarthealth.cards#health-card";
/// What ours are besides.
pub const REFERRAL_CARD: &str = "urn:luxmedica:referral";

/// Below the facility's address, the issuer of cards: not the address itself,
/// whose keys sign what staff sign in with.
pub const ISSUER_PATH: &str = "/referrals";
/// Below the issuer, its public keys (RFC 7517 §5).
pub const KEYS_PATH: &str = "/.well-known/jwks.json";
/// Below the issuer, the revocation list of the key `{kid}`.
pub const REVOCATIONS_PATH: &str = "/.well-known/crl/{kid}.json";

/// What a card says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Who signed: an https address without a trailing slash (`iss`).
    pub issuer: String,
    /// When it was issued, in seconds since 1970 (`nbf`).
    pub issued_at: i64,
    /// The first second it holds no more (`exp`).
    pub expires_at: i64,
    /// What it is called in the revocation list (`vc.rid`).
    pub rid: String,
    /// The referral's number (FHIR `requisition`).
    pub number: Number,
    /// Whom it is about.
    pub patient: PatientName,
    /// Born on.
    pub birth_date: BirthDate,
    /// What the papers say.
    pub sex: Sex,
    /// Who issued it.
    pub requester: String,
    /// Where they work.
    pub organization: String,
    /// How soon.
    pub priority: Priority,
    /// At most one of each list.
    pub diagnoses: Vec<(DiagnosisSystem, DiagnosisCode)>,
    /// One to five, in the order of the paper.
    pub services: Vec<(ServiceCode, Quantity)>,
}

/// The claims (SMART Health Cards, "Health Cards are encoded as Compact
/// Serialization JSON Web Signatures").
#[derive(Debug, Serialize, Deserialize)]
struct Claims {
    iss: String,
    nbf: i64,
    exp: Option<i64>,
    vc: Credential,
}

#[derive(Debug, Serialize, Deserialize)]
struct Credential {
    #[serde(rename = "type")]
    types: Vec<String>,
    #[serde(rename = "credentialSubject")]
    subject: Subject,
    rid: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Subject {
    #[serde(rename = "fhirVersion")]
    fhir_version: String,
    #[serde(rename = "fhirBundle")]
    bundle: fhir::Bundle,
}

impl Card {
    /// The claims as minified JSON, ready to be packed and signed.
    pub fn payload(&self) -> String {
        let claims = Claims {
            iss: self.issuer.clone(),
            nbf: self.issued_at,
            exp: Some(self.expires_at),
            vc: Credential {
                types: [HEALTH_CARD, REFERRAL_CARD].map(str::to_owned).into(),
                subject: Subject {
                    fhir_version: "4.0.1".to_owned(),
                    bundle: fhir::Bundle::of(self),
                },
                rid: Some(self.rid.clone()),
            },
        };
        serde_json::to_string(&claims).unwrap_or_default()
    }

    /// What the unpacked claims of a card say. Says nothing about who signed.
    ///
    /// # Errors
    /// They are not those of a referral.
    pub fn parse(payload: &[u8]) -> Result<Self, CardError> {
        let claims: Claims = json::parse(payload).ok_or_else(|| {
            if issuer(payload).is_some() {
                CardError::NotAReferral
            } else {
                CardError::Damaged
            }
        })?;
        if !claims.vc.types.iter().any(|kind| kind == REFERRAL_CARD) {
            return Err(CardError::NotAReferral);
        }
        let (Some(expires_at), Some(rid)) = (claims.exp, claims.vc.rid) else {
            return Err(CardError::NotAReferral);
        };
        let said = claims.vc.subject.bundle.said();
        let said = said.ok_or(CardError::NotAReferral)?;
        Ok(Self {
            issuer: claims.iss,
            issued_at: claims.nbf,
            expires_at,
            rid,
            ..said
        })
    }
}

/// Who says to have signed, whatever the claims are about.
pub fn issuer(payload: &[u8]) -> Option<String> {
    #[derive(Deserialize)]
    struct Issued {
        iss: String,
    }
    let issued: Issued = json::parse(payload)?;
    Some(issued.iss)
}
