//! Changes that ask before they are saved: what was shown is what is
//! confirmed.

use crate::{crypto::digest::Sha256Digest, error::Error};
use axum::{extract::FromRequestParts, http::request::Parts};
use shared::problem::ErrorCode;

/// The `Confirmed-Rights` header, as the refusal `rights-surface` gave it.
#[derive(Debug)]
pub struct Confirmed(pub Option<Sha256Digest>);

impl<S: Send + Sync> FromRequestParts<S> for Confirmed {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        let Some(digest) = parts.headers.get("confirmed-rights") else {
            return Ok(Self(None));
        };
        let digest = digest.to_str().ok().and_then(|hex| hex.parse().ok());
        digest
            .map(|digest| Self(Some(digest)))
            .ok_or_else(|| ErrorCode::Malformed.into())
    }
}
