//! What anybody may know before signing in: the facility and a nonce.

use axum::{Router, extract::State};
use monitor::{Answer, Command, Entity, Operation};
use shared::{
    card::JwkSet,
    endpoints::{self, OpenApi},
    facility::Facility,
    sign_in::Nonce,
};
use web::{AppState, Serve, Stranger, openapi};

/// The routes of the facility, its nonces and its public keys.
pub fn routes() -> Router<AppState> {
    Router::new()
        .serve(endpoints::GetFacility, show)
        .serve(endpoints::IssueNonce, issue_nonce)
        .serve(endpoints::GetKeys, keys)
        .serve(endpoints::GetOpenApi, describe)
}

/// Asks who runs the installation.
pub struct GetFacility;

impl Command for GetFacility {
    const DESTINATION: Entity = Entity::Authenticator;
    const OPERATION: Operation = Operation::GetFacility;
}

/// Asks for the public keys of tokens (RFC 7517 §5).
pub struct GetKeys;

impl Command for GetKeys {
    const DESTINATION: Entity = Entity::Authenticator;
    const OPERATION: Operation = Operation::GetKeys;
}

/// Asks how the server is to be asked.
pub struct GetOpenApi;

impl Command for GetOpenApi {
    const DESTINATION: Entity = Entity::Authenticator;
    const OPERATION: Operation = Operation::GetOpenApi;
}

/// Asks for a nonce (RFC 9449 §8).
pub struct IssueNonce;

impl Command for IssueNonce {
    const DESTINATION: Entity = Entity::Authenticator;
    const OPERATION: Operation = Operation::IssueNonce;
}

async fn show(State(app): State<AppState>, Stranger(actor): Stranger) -> Answer<Facility> {
    let facility = |_: &GetFacility| Facility {
        name: app.config.facility.name.clone(),
        contact: app.config.facility.contact.clone(),
        time_zone: app.config.facility.time_zone.clone(),
        initial_passwords: app.config.initial_passwords,
        now: app.monitor.now(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    };
    app.monitor.answer(&actor, GetFacility, facility).await
}

async fn issue_nonce(State(app): State<AppState>, Stranger(actor): Stranger) -> Answer<Nonce> {
    let nonce = |_: &IssueNonce| Nonce {
        nonce: app.nonces.issue(app.monitor.clock().lived()),
    };
    app.monitor.answer(&actor, IssueNonce, nonce).await
}

async fn describe(State(app): State<AppState>, Stranger(actor): Stranger) -> Answer<OpenApi> {
    let description = |_: &GetOpenApi| OpenApi(openapi::document().clone());
    app.monitor.answer(&actor, GetOpenApi, description).await
}

async fn keys(State(app): State<AppState>, Stranger(actor): Stranger) -> Answer<JwkSet> {
    let set = |_: &GetKeys| {
        let keys = app.keys.now().jwks().keys;
        let keys = keys.iter().filter_map(|key| serde_json::to_value(key).ok());
        JwkSet {
            keys: keys.collect(),
        }
    };
    app.monitor.answer(&actor, GetKeys, set).await
}
