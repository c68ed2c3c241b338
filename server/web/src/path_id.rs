//! The record a path names.

use crate::{admitted::Admitted, refusal::Refusal, state::AppState};
use axum::{
    extract::{FromRequestParts, Path},
    http::request::Parts,
};
use shared::problem::ErrorCode;
use std::str::FromStr;

/// The id in the path; what is no id names nothing.
#[derive(Debug)]
pub struct PathId<Id>(pub Id);

impl<Id: FromStr + Send> FromRequestParts<AppState> for PathId<Id> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Refusal> {
        let path = Path::<String>::from_request_parts(parts, app).await;
        let id = path.ok().and_then(|Path(text)| text.parse().ok());
        let id = id.ok_or_else(|| ErrorCode::NotFound.into());
        Admitted::judge(parts, app, id).await.map(Self)
    }
}
