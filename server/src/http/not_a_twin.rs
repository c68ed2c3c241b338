//! Changes that make a patient's record like another one.

use crate::error::Error;
use axum::{extract::FromRequestParts, http::request::Parts};
use shared::problem::ErrorCode;

/// `Not-A-Twin: true`: whoever asks has seen the likely twins of the refusal
/// `likely-twin` and says it is somebody else.
#[derive(Debug)]
pub struct NotATwin(pub bool);

impl<S: Send + Sync> FromRequestParts<S> for NotATwin {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        match parts.headers.get("not-a-twin") {
            None => Ok(Self(false)),
            Some(said) if said == "true" => Ok(Self(true)),
            Some(_) => Err(ErrorCode::Malformed.into()),
        }
    }
}
