//! Which browser asks.

use axum::{
    extract::FromRequestParts,
    http::{header, request::Parts},
};
use shared::browser::Browser;
use std::convert::Infallible;

/// The browser by the header `User-Agent`: its own word, to be shown and never
/// to be relied upon.
#[derive(Debug)]
pub struct UserAgent(pub Option<Browser>);

impl<S: Send + Sync> FromRequestParts<S> for UserAgent {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let header = parts.headers.get(header::USER_AGENT);
        let header = header.and_then(|header| header.to_str().ok());
        Ok(Self(header.and_then(Browser::of_user_agent)))
    }
}
