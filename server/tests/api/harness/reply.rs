//! An answer, which checks what every answer must have.

use super::{reading::Answer, session::Session};
use axum::{
    body::{Body, Bytes, to_bytes},
    http::{HeaderMap, Method, Response},
};
use flate2::read::GzDecoder;
use ground::crypto::es256::SigningKey;
use serde::de::DeserializeOwned;
use serde_json::Value;
use shared::problem::{ErrorName, PROBLEM_JSON, Problem};
use std::io::Read as _;

/// What came back.
#[derive(Debug, Clone)]
#[must_use]
pub struct Reply {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Bytes,
}

/// Words of ours and of libraries that no answer repeats.
const SECRETS: [&str; 13] = [
    "sqlite",
    "sqlx",
    "constraint",
    "access_",
    "authenticator_",
    "referrals_",
    "journal_",
    "select ",
    "insert ",
    "serde",
    "argon2",
    "panicked",
    " at line ",
];

/// The headers of every answer.
const HEADERS: [(&str, &str); 5] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
         worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];

/// What a page may not use. One page may use the camera.
fn permissions(path: &str) -> String {
    let camera = if path == "/verify/" { "(self)" } else { "()" };
    let nothing = "microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()";
    format!("camera={camera}, {nothing}")
}

impl Reply {
    /// The code of the refusal, if it is one.
    pub fn refused_by(&self) -> Option<ErrorName> {
        let problem: Option<Problem> = serde_json::from_slice(&self.body).ok();
        problem.map(|problem| problem.code.kind())
    }

    pub(super) async fn read(method: &Method, path: &str, response: Response<Body>) -> Self {
        let (parts, body) = response.into_parts();
        let mut reply = Self {
            status: parts.status.as_u16(),
            headers: parts.headers,
            body: to_bytes(body, 1 << 24).await.unwrap(),
        };
        if reply.header("content-encoding") == Some("gzip") {
            let mut unpacked = Vec::new();
            let mut packed = GzDecoder::new(&*reply.body);
            packed.read_to_end(&mut unpacked).unwrap();
            reply.body = unpacked.into();
        }
        for (name, value) in HEADERS {
            assert_eq!(reply.header(name), Some(value), "{path} {name}");
        }
        let permissions = permissions(path);
        assert_eq!(
            reply.header("permissions-policy"),
            Some(&*permissions),
            "{path}"
        );
        if path.starts_with("/api/") {
            assert_eq!(reply.header("cache-control"), Some("no-store"), "{path}");
        }
        let answer = Answer {
            status: reply.status,
            method,
            path,
            media_type: reply.header("content-type").unwrap_or_default(),
            body: &reply.body,
        };
        answer.check();
        reply
    }

    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.text()))
    }

    /// The body as the type the endpoint declares.
    #[track_caller]
    pub fn read_as<T: DeserializeOwned>(&self) -> T {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    /// The body, if the status is this one.
    #[track_caller]
    pub fn expect(&self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", self.text());
        self.json()
    }

    /// The problem, if its status and code are these: in form, and without a
    /// word of the database's or a library's.
    #[track_caller]
    pub fn expect_problem(&self, status: u16, code: &str) -> Value {
        let problem = self.json();
        assert_eq!(
            (self.status, problem["code"].as_str()),
            (status, Some(code)),
            "{problem}"
        );
        assert_eq!(self.header("content-type"), Some(PROBLEM_JSON));
        let read: Problem = self.read_as();
        assert_eq!(read.status, status);
        let text = self.text().to_lowercase();
        for word in SECRETS {
            assert!(!text.contains(word), "{word} in {text}");
        }
        problem
    }

    /// The problem, if it names this one field and rule.
    #[track_caller]
    pub fn expect_fault(&self, field: &str, rule: &str) {
        self.expect_faults(field, &[rule]);
    }

    /// The problem, if it says that the field breaks these rules and that nothing else is
    /// wrong.
    #[track_caller]
    pub fn expect_faults(&self, field: &str, rules: &[&str]) {
        let problem = self.expect_problem(422, "invalid-fields");
        let faults = rules.iter();
        let faults = faults.map(|rule| serde_json::json!({"field": field, "rule": rule}));
        assert_eq!(problem["fields"], Value::Array(faults.collect()));
    }

    /// The problem, if it says what of this field, and of nothing else, cannot be printed.
    #[track_caller]
    pub fn expect_unprintable(&self, field: &str, characters: &str) {
        let problem = self.expect_problem(422, "invalid-fields");
        let expected = serde_json::json!([
            {"field": field, "rule": "unprintable", "characters": characters}
        ]);
        assert_eq!(problem["fields"], expected);
    }

    /// The problem, if it names these fields, and no others, as missing.
    #[track_caller]
    pub fn expect_missing(&self, fields: &[&str]) {
        let problem = self.expect_problem(422, "invalid-fields");
        let faults = fields.iter();
        let faults = faults.map(|field| serde_json::json!({"field": field, "rule": "required"}));
        assert_eq!(problem["fields"], Value::Array(faults.collect()));
    }

    /// The session it opens, in the browser with this key.
    pub fn session(&self, key: &SigningKey) -> Session {
        Session {
            secret: self.session_cookie().unwrap(),
            id: self.json()["id"].as_str().unwrap().to_owned(),
            key: key.clone(),
        }
    }

    /// The value of the session cookie it sets.
    pub fn session_cookie(&self) -> Option<String> {
        let cookie = self.header("set-cookie")?;
        let secret = cookie.strip_prefix("__Host-session=")?.split(';').next()?;
        Some(secret.to_owned())
    }
}

/// A record's id.
pub fn id(record: &Value) -> &str {
    record["id"].as_str().unwrap()
}

/// One member of every row, such as `/role/name`.
pub fn column<'v>(rows: &'v Value, pointer: &str) -> Vec<&'v Value> {
    let rows = rows.as_array().unwrap().iter();
    rows.map(|row| row.pointer(pointer).unwrap()).collect()
}
