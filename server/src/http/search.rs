//! Query strings of lists.

use crate::error::Error;
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

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Search<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        match Query::<T>::from_request_parts(parts, state).await {
            Ok(Query(query)) => Ok(Self(query)),
            Err(_) => Err(ErrorCode::Malformed.into()),
        }
    }
}
