//! The record a path names.

use crate::refusal::Refusal;
use axum::{
    extract::{FromRequestParts, Path},
    http::request::Parts,
};
use shared::problem::ErrorCode;
use std::str::FromStr;

/// The id in the path; what is no id names nothing.
#[derive(Debug)]
pub struct PathId<Id>(pub Id);

impl<Id: FromStr, S: Send + Sync> FromRequestParts<S> for PathId<Id> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let path = Path::<String>::from_request_parts(parts, state).await;
        let id = path.ok().and_then(|Path(text)| text.parse().ok());
        id.map(Self).ok_or_else(|| ErrorCode::NotFound.into())
    }
}
