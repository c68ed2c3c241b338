//! Merges every slice's routes and puts the layers around them; whoever watches the server
//! stands outside most of them.

use crate::{assets, health};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware::{from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
};
use shared::problem::ErrorCode;
use std::time::Duration;
use tower_http::{csrf::CsrfLayer, timeout::RequestBodyTimeoutLayer, trace::TraceLayer};
use web::{AppState, Refusal, layers, measured};

/// The largest request body, in bytes: a token file and a little more.
const MAX_BODY: usize = 32 * 1024;

/// How long a request's body may pause.
const PATIENCE: Duration = Duration::from_secs(15);

/// Everything the server answers.
pub fn app(state: AppState) -> Router {
    let csrf = CsrfLayer::new().with_rejection_response(|_| cross_origin());
    Router::new()
        .merge(authenticator::routes())
        .merge(access::routes())
        .merge(journal::routes())
        .merge(referrals::routes())
        .fallback(assets::serve)
        .method_not_allowed_fallback(method_not_allowed)
        .layer(RequestBodyTimeoutLayer::new(PATIENCE))
        .layer(from_fn(layers::uncancelled))
        .layer(from_fn_with_state(state.clone(), layers::next_nonce))
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(csrf)
        .layer(from_fn_with_state(state.clone(), layers::same_origin_proof))
        .layer(from_fn_with_state(state.clone(), layers::canonical_host))
        .layer(from_fn_with_state(state.clone(), layers::encrypted))
        .layer(from_fn(layers::single_headers))
        .merge(health::routes())
        .layer(from_fn_with_state(state.clone(), layers::keep_room))
        .layer(from_fn_with_state(state.clone(), layers::client_address))
        .layer(from_fn_with_state(state.clone(), layers::security_headers))
        .layer(TraceLayer::new_for_http().make_span_with(layers::span))
        .layer(from_fn_with_state(state.clone(), layers::identify))
        .layer(from_fn_with_state(state.clone(), measured::rest))
        .with_state(state)
}

fn cross_origin() -> Response {
    Refusal::from(ErrorCode::CrossOrigin).into_response()
}

async fn method_not_allowed() -> Refusal {
    ErrorCode::MethodNotAllowed.into()
}
