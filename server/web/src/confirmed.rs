//! Changes that ask before they are saved: what was shown is what is
//! confirmed.

use crate::{admitted::Admitted, refusal::Refusal, state::AppState};
use axum::{extract::FromRequestParts, http::request::Parts};
use ground::crypto::digest::Sha256Digest;
use monitor::Error;
use shared::problem::ErrorCode;

/// The `Confirmed-Rights` header, as the refusal `rights-surface` gave it.
#[derive(Debug)]
pub struct Confirmed(pub Option<Sha256Digest>);

impl FromRequestParts<AppState> for Confirmed {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Refusal> {
        let shown = shown(parts, "confirmed-rights").map(Self);
        Admitted::judge(parts, app, shown).await
    }
}

/// The `Not-A-Duplicate` header, as the refusal `likely-duplicate` gave it: whoever asks has seen
/// those and says that it is somebody else.
#[derive(Debug)]
pub struct NotADuplicate(pub Option<Sha256Digest>);

impl FromRequestParts<AppState> for NotADuplicate {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Refusal> {
        let shown = shown(parts, "not-a-duplicate").map(Self);
        Admitted::judge(parts, app, shown).await
    }
}

/// The digest of what was shown, if the header says one.
fn shown(parts: &Parts, header: &str) -> Result<Option<Sha256Digest>, Error> {
    let Some(digest) = parts.headers.get(header) else {
        return Ok(None);
    };
    let digest = digest.to_str().ok().and_then(|hex| hex.parse().ok());
    digest.map(Some).ok_or_else(|| ErrorCode::Malformed.into())
}
