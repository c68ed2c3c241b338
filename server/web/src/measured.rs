//! What was asked for, how it ended, and how long it took, for whoever watches the server.

use crate::state::AppState;
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use monitor::{EngineFailure, Metrics, Operation, Outcome};
use shared::problem::ErrorCode;
use std::time::Instant;

/// It was counted.
#[derive(Clone)]
struct Counted;

/// Counts an answer, once: where it is made, for whoever asked may be gone before it leaves.
pub(crate) fn count(
    metrics: &Metrics,
    operation: Option<Operation>,
    began: Instant,
    mut response: Response,
) -> Response {
    if response.extensions_mut().insert(Counted).is_some() {
        return response;
    }
    let said = response.extensions();
    let by_status = || match response.status() {
        status if status.is_server_error() => Outcome::Failed,
        status if status.is_client_error() => Outcome::Refused,
        _ => Outcome::Done,
    };
    let outcome = said.get().copied().unwrap_or_else(by_status);
    metrics.answered(operation, outcome, began.elapsed());
    if let (Outcome::Refused, Some(code)) = (outcome, said.get::<ErrorCode>()) {
        metrics.refused(code);
    }
    if let Some(failure) = said.get::<EngineFailure>() {
        metrics.failed(*failure);
    }
    response
}

/// Counts what came to no operation, too.
pub async fn rest(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let began = Instant::now();
    let response = next.run(request).await;
    count(app.monitor.metrics(), None, began, response)
}
