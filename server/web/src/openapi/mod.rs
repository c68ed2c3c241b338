//! The description of the API (OpenAPI 3.1.1), made from the table of endpoints, the
//! types of the vocabulary and the security policy: nothing is said a second time.

mod codes;
mod operation;
mod schemas;

use axum::body::Bytes;
use operation::described;
use schemas::Schemas;
use serde_json::{Map, Value, json};
use shared::endpoints::{self, Endpoint, Every};
use std::sync::LazyLock;

pub use codes::codes;

/// The description, as it is served and kept in `docs/openapi.json`.
pub fn document() -> &'static Value {
    static DOCUMENT: LazyLock<Value> = LazyLock::new(|| {
        let mut paths = Paths::default();
        endpoints::every(&mut paths);
        paths.document()
    });
    &DOCUMENT
}

/// The same as it goes over the wire, written once: whoever asks costs no more than its
/// sending.
pub fn written() -> &'static Bytes {
    static WRITTEN: LazyLock<Bytes> = LazyLock::new(|| document().to_string().into());
    &WRITTEN
}

#[derive(Default)]
struct Paths {
    paths: Map<String, Value>,
    schemas: Schemas,
}

impl Every for Paths {
    fn endpoint<E: Endpoint>(&mut self) {
        let operation = described::<E>(&mut self.schemas);
        let path = self
            .paths
            .entry(E::PATH)
            .or_insert_with(|| Value::Object(Map::new()));
        path[E::METHOD.name().to_ascii_lowercase()] = operation;
    }
}

impl Paths {
    fn document(self) -> Value {
        let mut document = json!({
            "openapi": "3.1.1",
            "info": {
                "title": "LuxMedica",
                "version": env!("CARGO_PKG_VERSION"),
                "license": { "name": env!("CARGO_PKG_LICENSE"), "identifier": env!("CARGO_PKG_LICENSE") },
                "description": ABOUT,
            },
            "servers": [{ "url": "/" }],
            "paths": self.paths,
            "components": {
                "securitySchemes": {
                    "session": {
                        "type": "apiKey", "in": "cookie", "name": crate::cookies::SESSION,
                        "description": "Names the session. Of no use without the key of its workstation.",
                    },
                    "receipt": {
                        "type": "apiKey", "in": "cookie", "name": crate::cookies::RECEIPT,
                        "description": "Good for five minutes of reading; renewed by `renew_receipt`.",
                    },
                    "proof": {
                        "type": "apiKey", "in": "header", "name": "DPoP",
                        "description": "A proof of the workstation's key for this request and session (RFC 9449), with a nonce of the server.",
                    },
                },
            },
        });
        self.schemas.put_into(&mut document);
        document
    }
}

/// What holds for every operation.
const ABOUT: &str = "\
Electronic referrals and who may do what with them.

Errors are problem details (RFC 9457) with a closed `code`. What changes something needs a \
proof of the workstation's key (RFC 9449), and `Origin` or `Sec-Fetch-Site` to say that a page \
of this server asks. A record's version is its `ETag`; a change names it in `If-Match`. Lists \
page by cursor. Unknown fields are refused. Texts are normalized before their rules are \
applied: a length counts what is left.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_written_once_and_is_the_document() {
        let (one, two) = (written().clone(), written().clone());
        assert_eq!(one.as_ptr(), two.as_ptr());
        let read: Value = serde_json::from_slice(&one).unwrap();
        assert_eq!(&read, document());
    }
}
