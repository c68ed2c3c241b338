//! What anybody may know before signing in: the facility and a nonce.

use axum::{Router, extract::State};
use monitor::Answer;
use shared::{card::JwkSet, facility::Facility, sign_in::Nonce};
use web::{Anonymous, AppState, Serve, Written, layers::compressed, openapi};

/// The routes of the facility, its nonces and its public keys.
pub fn routes() -> Router<AppState> {
    Router::new()
        .serve(show)
        .serve(issue_nonce)
        .serve(keys)
        .merge(Router::new().serve(describe).route_layer(compressed()))
}

monitor::commands! { AppState:
    /// Asks who runs the installation.
    pub struct GetFacility;

    /// Asks for the public keys of tokens (RFC 7517 §5).
    pub struct GetKeys;

    /// Asks how the server is to be asked.
    pub struct GetOpenApi;

    /// Asks for a nonce (RFC 9449 §8).
    pub struct IssueNonce;
}

async fn show(State(app): State<AppState>, actor: Anonymous<GetFacility>) -> Answer<Facility> {
    let facility = |_: &GetFacility| Facility {
        name: app.config.facility.name.clone(),
        contact: app.config.facility.contact.clone(),
        time_zone: app.config.facility.time_zone.clone(),
        initial_passwords: app.config.initial_passwords,
        referral_days: app.config.referral_days,
        now: app.monitor.now(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    };
    app.monitor.answer(&actor, GetFacility, facility).await
}

async fn issue_nonce(State(app): State<AppState>, actor: Anonymous<IssueNonce>) -> Answer<Nonce> {
    let nonce = |_: &IssueNonce| Nonce {
        nonce: app.nonces.issue(app.monitor.common_now()),
    };
    app.monitor.answer(&actor, IssueNonce, nonce).await
}

async fn describe(State(app): State<AppState>, actor: Anonymous<GetOpenApi>) -> Answer<Written> {
    let description = |_: &GetOpenApi| Written(openapi::written().clone());
    app.monitor.answer(&actor, GetOpenApi, description).await
}

async fn keys(State(app): State<AppState>, actor: Anonymous<GetKeys>) -> Answer<JwkSet> {
    let set = |_: &GetKeys| {
        let keys = app.keys.now().jwks().keys;
        let keys = keys.iter().filter_map(|key| serde_json::to_value(key).ok());
        JwkSet {
            keys: keys.collect(),
        }
    };
    app.monitor.answer(&actor, GetKeys, set).await
}
