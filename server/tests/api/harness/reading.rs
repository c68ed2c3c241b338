//! The client reads an answer in its own way ([`shared::json`]), which is to be the way
//! of `serde_json`: every answer of every test is read in both. And it is what its
//! endpoint's row says it may be.

use axum::http::Method;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use shared::{
    endpoints::{self, Endpoint, Every, GetOpenApi},
    json,
    problem::{PROBLEM_JSON, Problem},
};
use std::fmt::Debug;
use web::openapi;

/// An answer in JSON.
pub(super) struct Answer<'a> {
    pub(super) status: u16,
    pub(super) method: &'a Method,
    pub(super) path: &'a str,
    pub(super) media_type: &'a str,
    pub(super) body: &'a [u8],
}

impl Answer<'_> {
    /// Reads it in both ways, unless it is no JSON.
    pub(super) fn check(mut self) {
        match self.media_type {
            PROBLEM_JSON => self.read::<Problem>(),
            "application/json" => {}
            _ => return,
        }
        endpoints::every(&mut self);
    }

    fn read<T: Serialize + DeserializeOwned>(&self) {
        let body = match self.body {
            [] => b"null",
            body => body,
        };
        let written = |read: T| serde_json::to_value(read).unwrap();
        let ours = |body: &[u8]| json::parse(body).map(written);
        let theirs = serde_json::from_slice(body).map(written).ok();
        assert_eq!(ours(body), theirs, "{self:?}");
        assert!(theirs.is_some(), "{self:?}");
        let cut = &body[..body.len() - 1];
        assert_eq!(ours(cut), None, "{self:?}");
        let mut newer: Value = serde_json::from_slice(body).unwrap();
        if let Some(object) = newer.as_object_mut() {
            object.insert("newer".to_owned(), json!([{"than": 0.5}]));
            assert_eq!(ours(newer.to_string().as_bytes()), theirs, "{self:?}");
        }
    }

    fn is_of<E: Endpoint>(&self) -> bool {
        let path = self.path.split('?').next().unwrap_or_default();
        let (said, known) = (path.split('/'), E::PATH.split('/'));
        // An id, and no word, has digits.
        let fits = |(said, known): (&str, &str)| {
            said == known || known.starts_with('{') && said.contains(|c: char| c.is_ascii_digit())
        };
        self.method.as_str() == E::METHOD.name()
            && said.clone().count() == known.clone().count()
            && said.zip(known).all(fits)
    }
}

impl Every for Answer<'_> {
    fn endpoint<E: Endpoint>(&mut self) {
        if !self.is_of::<E>() {
            return;
        }
        if self.media_type != PROBLEM_JSON {
            assert_eq!(self.status, E::STATUS, "{self:?}");
            // The one answer that the client has no use for.
            if E::PATH != GetOpenApi::PATH {
                self.read::<E::Response>();
            }
            return;
        }
        let problem: Problem = serde_json::from_slice(self.body).unwrap();
        let declared = openapi::codes::<E>();
        assert!(
            declared.contains(&problem.code.kind()),
            "not in its row: {self:?}"
        );
    }
}

impl Debug for Answer<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let body = String::from_utf8_lossy(self.body);
        write!(f, "{} {}: {body}", self.method, self.path)
    }
}
