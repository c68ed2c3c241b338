//! One operation of the description.

use super::{
    codes::{codes, row},
    schemas::Schemas,
};
use monitor::{Operation, Right};
use serde_json::{Map, Value, json};
use shared::{
    endpoints::{Endpoint, Method, Precondition},
    problem::ErrorName,
};
use std::collections::BTreeMap;

const JSON: &str = "application/json";

/// `E` as an operation object (OpenAPI §4.8.10).
pub fn described<E: Endpoint>(schemas: &mut Schemas) -> Value {
    let mut operation = json!({
        "operationId": Operation::named(E::NAME).map(Operation::code),
        "summary": E::DOC.trim(),
        "tags": [tag(E::PATH)],
        "parameters": parameters::<E>(schemas),
        "responses": responses::<E>(schemas),
        "security": security::<E>(),
    });
    if E::HAS_REQUEST && !matches!(E::METHOD, Method::Get) {
        operation["requestBody"] = json!({
            "required": true,
            "content": { JSON: { "schema": schemas.sent::<E::Request>() } },
        });
    }
    if let Some(Right::AnyOf(permissions)) = row::<E>().map(|row| row.right) {
        operation["x-any-permission-of"] = json!(permissions);
    }
    operation
}

/// What the address is about: `users` of `/api/users/{id}`.
fn tag(path: &str) -> &str {
    match path.strip_prefix("/api/") {
        Some(path) => path.split('/').next().unwrap_or(path),
        None if path.contains("/.well-known/") => "keys",
        None => "health",
    }
}

fn parameters<E: Endpoint>(schemas: &mut Schemas) -> Vec<Value> {
    let mut parameters = Vec::new();
    if let Some((_, rest)) = E::PATH.split_once('{')
        && let Some((name, _)) = rest.split_once('}')
    {
        let schema = schemas.sent::<E::Id>();
        parameters.push(json!({ "in": "path", "name": name, "required": true, "schema": schema }));
    }
    if matches!(E::METHOD, Method::Get) {
        parameters.extend(schemas.parameters::<E::Request>());
    }
    parameters.extend(E::PRECONDITIONS.iter().copied().filter_map(header));
    parameters
}

fn header(precondition: Precondition) -> Option<Value> {
    let (name, needed, pattern, about) = match precondition {
        Precondition::IfMatch => (
            "If-Match",
            true,
            "^\"[0-9]+\"$",
            "The version that the change was made from: the record's `ETag` (RFC 9110 §13.1.1).",
        ),
        Precondition::IdempotencyKey => (
            "Idempotency-Key",
            false,
            "",
            "Names the form, so that one that comes twice makes one record.",
        ),
        Precondition::Proof => (
            "DPoP",
            true,
            "",
            "A proof of the workstation's key (RFC 9449).",
        ),
        Precondition::ConfirmedRights => (
            "Confirmed-Rights",
            false,
            "^[0-9a-f]{64}$",
            "What the refusal `rights-surface` said, to confirm exactly that.",
        ),
        Precondition::NotADuplicate => (
            "Not-A-Duplicate",
            false,
            "^[0-9a-f]{64}$",
            "What the refusal `likely-duplicate` said: it is none of these.",
        ),
        Precondition::Glance => return None,
    };
    let mut schema = json!({ "type": "string" });
    if !pattern.is_empty() {
        schema["pattern"] = json!(pattern);
    }
    Some(
        json!({ "in": "header", "name": name, "required": needed, "description": about, "schema": schema }),
    )
}

fn security<E: Endpoint>() -> Value {
    match row::<E>().map(|row| row.right) {
        None | Some(Right::Anyone) => json!([]),
        Some(_) if E::PRECONDITIONS.contains(&Precondition::Glance) => json!([{ "session": [] }]),
        Some(_) if matches!(E::METHOD, Method::Get) => json!([{ "session": [], "receipt": [] }]),
        Some(_) => json!([{ "session": [], "proof": [] }]),
    }
}

fn responses<E: Endpoint>(schemas: &mut Schemas) -> Map<String, Value> {
    let mut responses = Map::new();
    let schema = if E::MEDIA == JSON {
        schemas.answered::<E::Response>()
    } else {
        json!({})
    };
    responses.insert(
        E::STATUS.to_string(),
        json!({
            "description": "As asked.",
            "content": { E::MEDIA: { "schema": schema } },
        }),
    );
    let mut by_status = BTreeMap::<u16, Vec<String>>::new();
    let declared = codes::<E>();
    for name in ErrorName::ALL.iter().filter(|name| declared.contains(name)) {
        by_status
            .entry(name.status())
            .or_default()
            .push(name.to_string());
    }
    for (status, codes) in by_status {
        let refused = schemas.refused(status, &codes, E::MEDIA != JSON);
        responses.insert(status.to_string(), refused);
    }
    responses
}
