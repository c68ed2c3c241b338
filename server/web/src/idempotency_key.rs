//! Forms that may come twice: each names itself.

use crate::{admitted::Admitted, refusal::Refusal, state::AppState};
use axum::{extract::FromRequestParts, http::request::Parts};
use monitor::Error;
use shared::{problem::ErrorCode, referrals::FormKey};

/// The `Idempotency-Key` header (draft-ietf-httpapi-idempotency-key-header).
/// Whoever sends none is taken at their word every time.
#[derive(Debug)]
pub struct IdempotencyKey(pub Option<FormKey>);

impl FromRequestParts<AppState> for IdempotencyKey {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Refusal> {
        let read = Self::read(parts);
        Admitted::judge(parts, app, read).await
    }
}

impl IdempotencyKey {
    fn read(parts: &Parts) -> Result<Self, Error> {
        let Some(key) = parts.headers.get("idempotency-key") else {
            return Ok(Self(None));
        };
        let key = key.to_str().ok().and_then(FormKey::parse);
        key.map(|key| Self(Some(key)))
            .ok_or_else(|| ErrorCode::Malformed.into())
    }
}
