//! Answers: nothing leaves that the response's row did not let out, and nobody beyond the
//! monitor changes what it let out.

use crate::error::Error;
use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use shared::page::Version;

/// An answer the policy lets out: the only thing a handler can answer with.
#[derive(Debug)]
pub struct Released<T> {
    value: T,
    status: StatusCode,
    headers: Vec<(header::HeaderName, HeaderValue)>,
}

impl<T> Released<T> {
    pub(super) const fn new(value: T) -> Self {
        Self {
            value,
            status: StatusCode::OK,
            headers: Vec::new(),
        }
    }

    /// The answer itself, for the monitor alone: whoever takes it out and gives it back
    /// could give back another.
    pub(super) fn into_value(self) -> T {
        self.value
    }

    /// The answer itself, to look at.
    pub const fn value(&self) -> &T {
        &self.value
    }

    /// With status 201.
    #[must_use]
    pub const fn created(mut self) -> Self {
        self.status = StatusCode::CREATED;
        self
    }

    /// With the record's entity tag (RFC 9110 §8.8.3).
    #[must_use]
    pub fn tagged(self, version: impl FnOnce(&T) -> Version) -> Self {
        let tag = version(&self.value).to_string();
        self.with_header(header::ETAG, &tag)
    }

    /// With another header, unless its value has characters no header may have.
    #[must_use]
    pub fn with_header(mut self, name: header::HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.push((name, value));
        }
        self
    }
}

impl<T> Released<Option<T>> {
    /// The answer that is there, if it is.
    pub fn transpose(self) -> Option<Released<T>> {
        Some(Released {
            value: self.value?,
            status: self.status,
            headers: self.headers,
        })
    }
}

impl<T: Serialize> IntoResponse for Released<T> {
    fn into_response(self) -> Response {
        let mut response = (self.status, Json(self.value)).into_response();
        for (name, value) in self.headers {
            response.headers_mut().append(name, value);
        }
        response
    }
}

/// A file, which leaves as it is.
#[derive(Debug)]
pub struct File {
    /// Its media type.
    pub media: &'static str,
    /// What it is called if it is kept, and that it is shown.
    pub disposition: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl IntoResponse for Released<File> {
    fn into_response(self) -> Response {
        let File {
            media,
            disposition,
            bytes,
        } = self.value;
        let headers = [
            (header::CONTENT_TYPE, media),
            (header::CONTENT_DISPOSITION, disposition),
            (header::CACHE_CONTROL, "no-store"),
        ];
        (self.status, headers, bytes).into_response()
    }
}

/// What a handler answers: a released value, or an error that tells no more
/// than [`Error`] lets it.
pub type Answer<T> = Result<Released<T>, Error>;
