//! Query strings of lists.

use crate::{admitted::Admitted, refusal::Refusal, state::AppState};
use axum::{
    extract::{FromRequestParts, Query},
    http::request::Parts,
};
use serde::de::DeserializeOwned;
use shared::problem::ErrorCode;

/// The query string as the type its endpoint declares; an unknown or
/// malformed parameter is refused.
#[derive(Debug)]
pub struct Search<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<AppState> for Search<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Refusal> {
        if let Ok(Query(query)) = Query::<T>::from_request_parts(parts, app).await {
            return Ok(Self(query));
        }
        let error = ErrorCode::Malformed.into();
        Err(Admitted::refuse(&parts.extensions, app, error).await)
    }
}
