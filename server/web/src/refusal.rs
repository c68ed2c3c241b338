//! The one place where an error becomes an HTTP status.

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use monitor::{EngineFailure, Error, Outcome};
use shared::problem::{ErrorCode, PROBLEM_JSON, Problem};

/// An error on its way out: a problem (RFC 9457) with the code of what the caller may know,
/// and nothing else.
#[derive(Debug)]
pub struct Refusal(Error);

impl<E: Into<Error>> From<E> for Refusal {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let Self(error) = self;
        if error.outcome() == Outcome::Failed {
            tracing::error!(%error, "a request failed");
        }
        let code = error.code();
        let status =
            StatusCode::from_u16(code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let retry_after = match &code {
            ErrorCode::Throttled { seconds } | ErrorCode::TooOften { seconds } => {
                Some((*seconds).max(1))
            }
            ErrorCode::Busy | ErrorCode::Unavailable => Some(1),
            _ => None,
        };
        let problem = Problem {
            title: status.canonical_reason().unwrap_or_default().to_owned(),
            status: status.as_u16(),
            code: code.clone(),
        };
        let mut response = (status, Json(problem)).into_response();
        // For whoever says it in other words, or measures.
        let extensions = response.extensions_mut();
        extensions.insert(code);
        extensions.insert(error.outcome());
        if let Some(failure) = EngineFailure::of(&error) {
            extensions.insert(failure);
        }
        let media_type = HeaderValue::from_static(PROBLEM_JSON);
        response
            .headers_mut()
            .insert(header::CONTENT_TYPE, media_type);
        if let Some(seconds) = retry_after {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}
