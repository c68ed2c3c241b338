//! Optimistic locking: a change names the version it was made from.

use crate::{admitted::Admitted, refusal::Refusal, state::AppState};
use axum::{
    extract::FromRequestParts,
    http::{header, request::Parts},
};
use monitor::Error;
use shared::{page::Version, problem::ErrorCode};

/// The `If-Match` header (RFC 9110 §13.1.1); required (RFC 6585 §3).
#[derive(Debug)]
pub struct IfMatch(pub Version);

impl FromRequestParts<AppState> for IfMatch {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Refusal> {
        let read = Self::read(parts);
        Admitted::judge(parts, app, read).await
    }
}

impl IfMatch {
    fn read(parts: &Parts) -> Result<Self, Error> {
        let tag = parts.headers.get(header::IF_MATCH);
        let version = tag
            .and_then(|tag| tag.to_str().ok())
            .and_then(Version::parse);
        version
            .map(Self)
            .ok_or_else(|| ErrorCode::PreconditionRequired.into())
    }
}
