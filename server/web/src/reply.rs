//! How what the monitor released becomes a response.

use axum::{
    Json,
    body::Bytes,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use monitor::{Error, Released};
use serde::Serialize;

/// Names the damaged records of a list whose body has no place for them, by their ids.
const DAMAGED: HeaderName = HeaderName::from_static("damaged-records");
/// No header names more.
const NAMED: usize = 100;

/// What is answered with headers of its own, or an error.
pub type Replied<T> = Result<Reply<T>, Error>;

/// A released answer with headers of its own.
#[derive(Debug)]
pub struct Reply<T> {
    released: Released<T>,
    headers: HeaderMap,
}

impl<T> From<Released<T>> for Reply<T> {
    fn from(released: Released<T>) -> Self {
        Self {
            released,
            headers: HeaderMap::new(),
        }
    }
}

impl<T> Reply<T> {
    /// With another header, unless its value has characters no header may have.
    #[must_use]
    pub fn with_header(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.append(name, value);
        }
        self
    }

    /// The response, which `status` says succeeded.
    pub(crate) fn respond(mut self, status: StatusCode) -> Response
    where
        T: Represent,
    {
        // The record's entity tag (RFC 9110 §8.8.3).
        if let Some(version) = self.released.version() {
            self = self.with_header(header::ETAG, &version.to_string());
        }
        let damaged = self.released.damaged();
        if !damaged.is_empty() {
            let named = damaged[..damaged.len().min(NAMED)].join(", ");
            self = self.with_header(DAMAGED, &named);
        }
        let mut response = T::represent(&self.released);
        *response.status_mut() = status;
        response.headers_mut().extend(self.headers);
        response
    }
}

/// What an answer looks like: JSON (RFC 8259), or the file it is.
pub trait Represent: Sized {
    /// The body, with its media type.
    fn represent(released: &Released<Self>) -> Response;
}

impl<T: Serialize> Represent for T {
    fn represent(released: &Released<Self>) -> Response {
        Json(released).into_response()
    }
}

/// A word in plain text.
#[derive(Debug)]
pub struct Text(pub &'static str);

impl Represent for Text {
    fn represent(released: &Released<Self>) -> Response {
        released.value().0.into_response()
    }
}

/// JSON that was written before.
#[derive(Debug)]
pub struct Written(pub Bytes);

impl Represent for Written {
    fn represent(released: &Released<Self>) -> Response {
        let headers = [(header::CONTENT_TYPE, "application/json")];
        (headers, released.value().0.clone()).into_response()
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
    pub bytes: Bytes,
}

impl Represent for File {
    fn represent(released: &Released<Self>) -> Response {
        let Self {
            media,
            disposition,
            bytes,
        } = released.value();
        let headers = [
            (header::CONTENT_TYPE, *media),
            (header::CONTENT_DISPOSITION, *disposition),
        ];
        (headers, bytes.clone()).into_response()
    }
}
